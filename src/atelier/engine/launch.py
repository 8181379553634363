"""What a model server is started with: weights, engine, and settings taken from the machine."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from typing import Final, Literal

import psutil

from ..errors import AtelierError
from ..i18n import Text
from ..models.catalogue import CATALOGUE
from ..ports import HOST, any_free, first_free

EngineName = Literal["xllamacpp", "transformers"]
CONTEXT: Final = 8192
SHORT_CONTEXT: Final = 4096
CORES_FOR_TWO_SLOTS: Final = 4
NEXT_PORTS: Final = 20


@dataclass(frozen=True)
class Settings:
    """``context`` is in tokens and per conversation, ``slots`` the conversations answered at the same time."""

    context: int
    slots: int
    threads: int


@dataclass(frozen=True)
class Launch:
    """One server to start. ``path`` is a weights file for xllamacpp, a folder for transformers."""

    engine: EngineName
    model: str
    path: str
    port: int
    settings: Settings
    prompt_cache: bool = True

    @property
    def url(self) -> str:
        """Return the address an OpenAI client takes as its base."""
        return f"http://{HOST}:{self.port}/v1"

    def to_json(self) -> str:
        """Write the launch as one argument of a command line."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Launch:
        """Read what ``to_json`` wrote."""
        fields = json.loads(text)
        return cls(**fields | {"settings": Settings(**fields["settings"])})


def settings_of_machine() -> Settings:
    """Return the settings that suit this machine; ATELIER_CONTEXT, _SLOTS and _THREADS override them.

    Raises ``AtelierError`` when one of these is not a whole number above zero.
    """
    cores = _physical_cores()
    short = psutil.virtual_memory().available < CATALOGUE[0].memory_bytes
    return Settings(
        context=_whole_number("ATELIER_CONTEXT", SHORT_CONTEXT if short else CONTEXT),
        slots=_whole_number("ATELIER_SLOTS", 2 if cores >= CORES_FOR_TWO_SLOTS else 1),
        threads=_whole_number("ATELIER_THREADS", cores),
    )


def free_port() -> int:
    """Return a port nobody listens on: ATELIER_SERVER_PORT or one of the next, else any."""
    named = _whole_number("ATELIER_SERVER_PORT", 0)
    free = first_free(range(named, named + NEXT_PORTS)) if named else None
    return free or any_free()


def _physical_cores() -> int:
    physical = psutil.cpu_count(logical=False) or psutil.cpu_count() or 1
    # A container or a class server may give this process fewer cores than the machine has.
    allowed = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else physical
    return min(physical, allowed)


def _whole_number(variable: str, default: int) -> int:
    named = os.environ.get(variable)
    if not named:
        return default
    if not named.isdecimal() or int(named) == 0:
        raise AtelierError(NOT_A_NUMBER.fill(variable=variable, value=named))
    return int(named)


NOT_A_NUMBER: Final = Text(
    "{variable} must be a whole number above zero, not '{value}'.",
    "{variable} doit être un nombre entier supérieur à zéro, et non «\u00a0{value}\u00a0».",
)
