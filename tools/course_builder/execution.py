"""Executes a notebook the way it is committed: one kernel, in its own folder, outputs put in a stable form."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any, Final

from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from nbval.kernel import CURRENT_ENV_KERNEL_NAME, NbvalKernelspecManager

from .kernel import CELL_SECONDS
from .notebooks import carry_outputs, code_cells

_ANSI: Final = re.compile(r"\x1b\[[0-9;]*[A-Za-z]")
_VERDICT: Final = re.compile(r'data-verdict="(?P<kind>\w+)"')
_WIDGET: Final = "application/vnd.jupyter.widget-view+json"


class ExecutionError(Exception):
    """A cell cannot be committed as it ran; ``cell`` is its id, the text says why."""

    def __init__(self, cell: str, reason: str) -> None:
        super().__init__(reason)
        self.cell = cell


def execute(notebook: NotebookNode, folder: Path, environment: Mapping[str, str], seconds: int = CELL_SECONDS) -> None:
    """Run ``notebook`` in ``folder`` and fill in its outputs; ``seconds`` is the longest a cell may take.

    The kernel is the Python that runs the builder. Raises ``ExecutionError`` for a cell that fails or takes too long.
    """
    running = deepcopy(notebook)
    current = {"cell": ""}

    def note(cell: NotebookNode, cell_index: int) -> None:
        current["cell"] = cell.id

    client = NotebookClient(
        running,
        km=AsyncKernelManager(kernel_name=CURRENT_ENV_KERNEL_NAME, kernel_spec_manager=NbvalKernelspecManager()),
        timeout=seconds,
        record_timing=False,
        store_widget_state=False,
        resources={"metadata": {"path": str(folder)}},
        on_cell_start=note,
    )
    try:
        client.execute(env=dict(environment), stderr=subprocess.DEVNULL)
    except CellExecutionError as error:
        raise ExecutionError(current["cell"], _last_line(f"{error.ename}: {error.evalue}")) from error
    except CellTimeoutError as error:
        raise ExecutionError(current["cell"], f"it takes longer than {seconds} seconds") from error
    except DeadKernelError as error:
        raise ExecutionError(current["cell"], "the kernel died") from error
    carry_outputs(running, notebook)
    for number, cell in enumerate(code_cells(notebook), 1):
        cell.execution_count = number
        cell.outputs = [_stable(output, number) for output in _merged(cell.outputs)]


def output_reasons(cell: NotebookNode, edition: str, root: Path) -> list[str]:
    """Return why the outputs of ``cell`` must not be committed; an empty list when they may."""
    reasons = []
    written = json.dumps(cell.outputs, ensure_ascii=False)
    places = {str(root), root.as_posix(), str(Path.home())} - {"/"}
    if any(json.dumps(place, ensure_ascii=False).strip('"') in written for place in places):
        reasons.append("its output shows a folder of this machine")
    types = {kind for output in cell.outputs for kind in output.get("data", {})}
    if any(kind.startswith("image/") for kind in types):
        reasons.append("its output is a bare picture: show it with figure(), which says what it shows")
    if _WIDGET in types:
        reasons.append("its output is a widget: show something a reader of the page sees when headless")
    verdicts = {found["kind"] for output in cell.outputs for found in _VERDICT.finditer(_html(output))}
    if edition == "solution" and verdicts - {"ok"}:
        reasons.append("its check does not accept the solution")
    return reasons


def _html(output: NotebookNode) -> str:
    return str(output.get("data", {}).get("text/html", ""))


def _last_line(text: str) -> str:
    lines = [line for line in _ANSI.sub("", text).splitlines() if line.strip()]
    return lines[-1].strip() if lines else "it fails without a message"


def _merged(outputs: list[NotebookNode]) -> list[NotebookNode]:
    """Join the pieces of a stream: how many there are depends on timing."""
    merged: list[NotebookNode] = []
    streams: dict[str, NotebookNode] = {}
    for output in outputs:
        if output.output_type == "stream" and output.name in streams:
            streams[output.name].text += output.text
            continue
        if output.output_type == "stream":
            streams[output.name] = output
        merged.append(output)
    return merged


def _stable(output: NotebookNode, number: int) -> NotebookNode:
    if output.output_type == "execute_result":
        output.execution_count = number
    if output.output_type == "error":
        output.traceback = [_ANSI.sub("", line) for line in output.traceback]
    if output.output_type == "stream":
        output.text = _overwritten(_ANSI.sub("", output.text))
    metadata: dict[str, Any] | None = output.get("metadata")
    if metadata:
        metadata.pop("execution", None)
    return output


def _overwritten(text: str) -> str:
    """Return what is left on screen of a line that rewrote itself with carriage returns."""
    return re.sub(r"^.*\r(?=[^\n])", "", text, flags=re.M)
