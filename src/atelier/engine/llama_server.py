"""The server process that runs llama.cpp: ``python -m atelier.engine.llama_server LAUNCH``."""

from __future__ import annotations

import sys
from typing import Any, Final

from ..ports import HOST
from .launch import Launch
from .lifeline import NOT_IMPORTABLE, wait_for_parent

# The engine's own default keeps up to 8 GB of old conversations.
PROMPT_CACHE_MEGABYTES: Final = 256


def serve(launch: Launch) -> Any:
    """Return a running ``xllamacpp.Server``; it answers for as long as the object lives.

    Raises ``ImportError`` when the engine does not load here, ``RuntimeError`` when it cannot open the weights.
    """
    import xllamacpp

    settings = launch.settings
    params = xllamacpp.CommonParams()
    params.model.path = launch.path
    params.model_alias = {launch.model}
    params.hostnames = [HOST]
    params.port = launch.port
    # The engine splits its context between the slots.
    params.n_ctx = settings.context * settings.slots
    params.n_parallel = settings.slots
    params.cpuparams.n_threads = settings.threads
    params.cpuparams_batch.n_threads = settings.threads
    params.cache_prompt = launch.prompt_cache
    params.cache_ram_mib = PROMPT_CACHE_MEGABYTES if launch.prompt_cache else 0
    params.offline = True
    params.ui = False
    params.endpoint_slots = False
    # Without an origin of its own, any web page open in the browser could question the model.
    params.cors_origins = f"http://{HOST}:{launch.port}"
    return xllamacpp.Server(params)


def main() -> None:
    """Serve until the process that started this one closes the pipe or dies."""
    launch = Launch.from_json(sys.argv[1])
    try:
        server = serve(launch)
    except (ImportError, OSError) as error:
        sys.stderr.write(f"xllamacpp does not load: {error}\n")
        sys.exit(NOT_IMPORTABLE)
    wait_for_parent(server)


if __name__ == "__main__":
    main()
