"""DuckDB with a limit to its memory, and what an engine refuses said in plain words."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import duckdb
import ibis

from ..errors import AtelierError
from ..i18n import Text

# Enough for 50 million lines without more processor time than with all the memory of the machine, which then takes
# three times as much (benchmarks/segmentation.py).
MEMORY_MB = 1_000
LEAST_MEGABYTES = 100


@contextmanager
def duckdb_engine(memory_mb: int = MEMORY_MB, threads: int | None = None) -> Iterator[Any]:
    """Open an Ibis connection to a DuckDB of its own, in memory; it and what it put on disk are gone at the end.

    ``memory_mb`` limits its working memory (megabytes of 10^6 bytes): what does not fit goes to a temporary folder.
    ``threads`` is by default one a core. Raises ``AtelierError`` below 100 MB, with which it cannot work.
    """
    if memory_mb < LEAST_MEGABYTES:
        raise AtelierError(LITTLE.fill(least=LEAST_MEGABYTES))
    with tempfile.TemporaryDirectory(prefix="atelier-") as spill:
        chosen: dict[str, Any] = {"temp_directory": spill, "preserve_insertion_order": False}
        chosen["memory_limit"] = f"{memory_mb}MB"
        # Nothing is fetched from the network: what DuckDB needs here is built in.
        chosen |= {"autoinstall_known_extensions": False, "autoload_known_extensions": False}
        chosen |= {} if threads is None else {"threads": threads}
        engine = ibis.duckdb.connect(**chosen)
        engine.raw_sql("SET enable_progress_bar = false")  # a widget, half written when the notebook is saved
        try:
            yield engine
        finally:
            engine.disconnect()


@contextmanager
def in_plain_words() -> Iterator[None]:
    """Turn what DuckDB says when memory, disk or a file fail it into one sentence."""
    try:
        yield
    except duckdb.OutOfMemoryException as error:
        full = "max_temp_directory_size" in str(error)
        raise AtelierError(DISK_FULL if full else NO_MEMORY) from error
    except duckdb.IOException as error:
        full = "No space left" in str(error)
        raise AtelierError(DISK_FULL if full else UNREADABLE) from error
    except duckdb.InvalidInputException as error:
        raise AtelierError(UNREADABLE) from error


LITTLE = Text(
    "DuckDB needs at least {least} MB of memory to work with: give more in memory_mb.",
    "DuckDB a besoin d’au moins {least} Mo de mémoire pour travailler : donnez-en plus dans memory_mb.",
)
NO_MEMORY = Text(
    "There was not enough memory for this table: close other programs, or give more in memory_mb.",
    "La mémoire n’a pas suffi pour cette table : fermez d’autres programmes, ou donnez-en plus dans memory_mb.",
)
DISK_FULL = Text(
    "The disk is full: the table needs more room for what does not fit in memory. Free some space and run it again.",
    "Le disque est plein : la table a besoin de place pour ce qui ne tient pas en mémoire. Libérez de l’espace et "
    "relancez.",
)
UNREADABLE = Text(
    "The file cannot be read as a table: it may be damaged, or not what its name says. Export it again.",
    "Le fichier ne peut pas être lu comme une table : il est peut-être abîmé, ou n’est pas ce que dit son nom. "
    "Exportez-le à nouveau.",
)
