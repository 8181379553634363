"""A server for recordings: private, one slot, no prompt cache, so that the same request gives the same reply."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ..errors import AtelierError
from ..models.catalogue import Weights
from ..models.store import ModelStore
from .child import ServerChild
from .launch import CONTEXT, Launch, Settings, free_port, settings_of_machine
from .log import CANNOT_START, RECORDING_LOG


@contextmanager
def record_server(weights: Weights) -> Iterator[str]:
    """Run ``weights`` on a server of its own and give the base address an OpenAI client takes.

    Raises ``AtelierError`` when the weights cannot be had or the server does not start.
    """
    file = ModelStore().get(weights.name)
    settings = Settings(context=CONTEXT, slots=1, threads=settings_of_machine().threads)
    launch = Launch("xllamacpp", weights.name, str(file), free_port(), settings, prompt_cache=False)
    with RECORDING_LOG.open() as log:
        child = ServerChild(launch, log)
        try:
            if not child.wait_ready():
                raise AtelierError(CANNOT_START.fill(log=RECORDING_LOG.path()))
            yield launch.url
        finally:
            child.stop()
