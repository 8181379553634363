"""The weights of the course's models: which there are, where they come from, where they lie."""

from .catalogue import CATALOGUE, Part, Weights, named
from .progress import Progress, TerminalProgress
from .specimen import transformers_copy
from .store import ModelStore

__all__ = [
    "CATALOGUE",
    "ModelStore",
    "Part",
    "Progress",
    "TerminalProgress",
    "Weights",
    "named",
    "transformers_copy",
]
