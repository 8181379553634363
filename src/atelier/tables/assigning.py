"""Clusters for more customers than memory holds: fit on a sample, then give each row its cluster, batch by batch."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Protocol

import numpy as np
import numpy.typing as npt
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from ..errors import AtelierError
from ..i18n import Text
from .lines import NO_FILE, NO_PARQUET

ROWS_A_BATCH: Final = 200_000


class Model(Protocol):
    """Any estimator of scikit-learn that has ``fit`` and ``predict``, a pipeline that ends in k-means for example."""

    def fit(self, rows: Any) -> Any:
        """Learn from the rows of a sample."""

    def predict(self, rows: Any) -> Any:
        """Return the number of the cluster of each row."""


@dataclass(frozen=True)
class Assigned:
    """What came of it: ``labels``, one whole number a row in the order of the rows; the fitted ``model``.

    ``sampled`` is how many rows the model was fitted on.
    """

    labels: npt.NDArray[np.int32]
    model: Any
    sampled: int


def assign_from_sample(
    rows: pd.DataFrame | str | Path, columns: Sequence[str], model: Model, *, sample: int = 50_000, seed: int = 5
) -> Assigned:
    """Fit ``model`` on ``sample`` rows drawn without repeats (all, if there are fewer), then predict every row.

    ``rows`` is a table, a parquet file or a folder of them (in order of their names), of which only a batch of 200,000
    is in memory at once; ``columns`` are the numbers that the model is given, in that order. The sample depends on
    ``seed`` and the number of rows alone. Raises ``AtelierError`` for a file or a column that is missing, for no row
    at all, and for a column with gaps or without numbers.
    """
    table = _InMemory(rows) if isinstance(rows, pd.DataFrame) else _InFiles(Path(rows))
    count = table.count()
    if not count:
        raise AtelierError(NO_ROW)
    missing = [name for name in columns if name not in table.columns()]
    if missing or not columns:
        raise AtelierError(NO_COLUMN.fill(column=", ".join(missing), known=", ".join(table.columns())))
    chosen = np.sort(np.random.default_rng(seed).choice(count, min(sample, count), replace=False))
    model.fit(_sampled(table, columns, chosen))
    labels = np.empty(count, np.int32)
    for start, batch in _batches(table, columns):
        labels[start : start + len(batch)] = model.predict(batch)
    return Assigned(labels, model, len(chosen))


class _InMemory:
    def __init__(self, frame: pd.DataFrame) -> None:
        self.frame = frame

    def count(self) -> int:
        return len(self.frame)

    def columns(self) -> list[str]:
        return [str(name) for name in self.frame.columns]

    def batches(self, columns: Sequence[str]) -> Iterator[pd.DataFrame]:
        for start in range(0, len(self.frame), ROWS_A_BATCH):
            yield self.frame.iloc[start : start + ROWS_A_BATCH][list(columns)]


class _InFiles:
    def __init__(self, path: Path) -> None:
        if not path.exists():
            raise AtelierError(NO_FILE.fill(path=path.name))
        files = sorted(path.rglob("*.parquet")) if path.is_dir() else [path]
        if not files:
            raise AtelierError(NO_PARQUET.fill(path=path.name))
        try:
            self.files = [pq.ParquetFile(file) for file in files]
        except pa.ArrowException as error:
            raise AtelierError(NOT_PARQUET.fill(path=path.name)) from error

    def count(self) -> int:
        return sum(file.metadata.num_rows for file in self.files)

    def columns(self) -> list[str]:
        return list(self.files[0].schema_arrow.names)

    def batches(self, columns: Sequence[str]) -> Iterator[pd.DataFrame]:
        for file in self.files:
            for batch in file.iter_batches(ROWS_A_BATCH, columns=list(columns)):
                yield batch.to_pandas()[list(columns)]


def _batches(table: _InMemory | _InFiles, columns: Sequence[str]) -> Iterator[tuple[int, npt.NDArray[np.float64]]]:
    """Yield each batch as numbers, with the place of its first row."""
    start = 0
    for frame in table.batches(columns):
        try:
            batch = frame.to_numpy(dtype=np.float64, na_value=np.nan)
        except (TypeError, ValueError) as error:
            raise AtelierError(NOT_NUMBERS.fill(columns=", ".join(columns))) from error
        if not np.isfinite(batch).all():
            raise AtelierError(NOT_NUMBERS.fill(columns=", ".join(columns)))
        yield start, batch
        start += len(batch)


def _sampled(
    table: _InMemory | _InFiles, columns: Sequence[str], chosen: npt.NDArray[np.int64]
) -> npt.NDArray[np.float64]:
    parts = []
    for start, batch in _batches(table, columns):
        first, last = np.searchsorted(chosen, [start, start + len(batch)])
        parts.append(batch[chosen[first:last] - start])
    return np.concatenate(parts)


NO_ROW = Text("There is no row to put into a cluster.", "Il n’y a aucune ligne à placer dans un groupe.")
NO_COLUMN = Text(
    "There is no column {column} to make clusters with. The columns are {known}.",
    "Il n’y a pas de colonne {column} pour former les groupes. Les colonnes sont {known}.",
)
NOT_NUMBERS = Text(
    "One of the columns {columns} holds a gap, or something that is no number: k-means needs a number in every cell.",
    "L’une des colonnes {columns} contient un vide, ou autre chose qu’un nombre : les k-moyennes ont besoin d’un "
    "nombre dans chaque cellule.",
)
NOT_PARQUET = Text(
    'The file "{path}" is no parquet file, or it is damaged: write it again.',
    "Le fichier « {path} » n’est pas un fichier parquet, ou il est abîmé : écrivez-le à nouveau.",
)
