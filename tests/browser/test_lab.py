"""JupyterLab as a learner sees it: opened by the course's own command, driven in a real browser."""

from __future__ import annotations

import os
import queue
import re
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import nbformat
import pytest
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from atelier.paths import models_dir

from .chromium import chromium

ROOT = Path(__file__).resolve().parents[2]
REAL_MODELS = models_dir()
OPEN_SECONDS = 120
ATTEMPTS = 10
SLOW_MILLISECONDS = 120_000
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WORDS = {"en": ("File", "Run", "Settings"), "fr": ("Fichier", "Exécution", "Paramètres")}
PROBE = (
    "import os, sys\nprint('kernel', os.path.samefile(sys.prefix, {prefix!r}), os.environ['ATELIER_LANG'], 6 * 7)",
    "import atelier\nreply = atelier.ask('Reply with one word: hello')\nprint('length', len(str(reply)) > 0)",
)

pytestmark = pytest.mark.slow


@dataclass
class Course:
    """An open course: where it is, in which language, and every address its pages asked for."""

    url: str
    language: str
    page: Page
    addresses: list[str]

    def open(self, path: str) -> None:
        """Open another notebook of the course."""
        parts = urlsplit(self.url)
        self.page.goto(f"{parts.scheme}://{parts.netloc}/lab/tree/{path}?{parts.query}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        yield launched
        launched.close()


@pytest.fixture(scope="module", params=["en", "fr"])
def course(
    request: pytest.FixtureRequest, browser: Browser, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Course]:
    language: str = request.param
    folder = tmp_path_factory.mktemp("browser") / "é à ü course copy"
    for name in ("src", "notebooks"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    write_probe(folder / "notebooks" / language / "probe.ipynb")
    process = subprocess.Popen(
        [sys.executable, "-m", "atelier", "--lang", language, "--no-browser", "--port", "23888"],
        cwd=folder,
        env=os.environ
        | {
            "PYTHONPATH": str(folder / "src"),
            "PYTHONIOENCODING": "utf-8",
            "ATELIER_HOME": str(tmp_path_factory.mktemp("home")),
            "ATELIER_MODELS": str(REAL_MODELS),
            "ATELIER_SERVER_IDLE_SECONDS": "5",
        },
        stdout=subprocess.PIPE,
        encoding="utf-8",
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    addresses: list[str] = []
    context.on("request", lambda asked: addresses.append(asked.url))
    page = context.new_page()
    page.set_default_timeout(SLOW_MILLISECONDS)
    expect.set_options(timeout=SLOW_MILLISECONDS)
    page.on("websocket", lambda opened: addresses.append(opened.url))
    try:
        url = address_printed_by(process)
        page.goto(url)
        yield Course(url, language, page, addresses)
    finally:
        context.close()
        process.send_signal(signal.SIGINT if os.name == "posix" else signal.CTRL_BREAK_EVENT)  # type: ignore[attr-defined]
        assert process.wait(30) == 0


def write_probe(path: Path) -> None:
    cells = [nbformat.v4.new_code_cell(code.format(prefix=sys.prefix)) for code in PROBE]
    kernel = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata=kernel), path)


def address_printed_by(process: subprocess.Popen[str]) -> str:
    """Return the address that the command prints; its later lines are read on, so that it never has to wait."""
    lines: queue.Queue[str | None] = queue.Queue()

    def read() -> None:
        for line in process.stdout or ():
            lines.put(line)
        lines.put(None)

    threading.Thread(target=read, daemon=True).start()
    while (line := lines.get(timeout=OPEN_SECONDS)) is not None:
        if found := re.search(r"http://127\.0\.0\.1:\d+/\S+", line):
            return found.group()
    raise AssertionError("the course ended before it was open")


def photograph(course: Course, name: str, tmp_path: Path) -> None:
    """Keep a picture for people to look at, in the folder ATELIER_SCREENSHOTS when it is set."""
    folder = Path(os.environ.get("ATELIER_SCREENSHOTS") or tmp_path)
    course.page.screenshot(path=folder / f"{name}-{course.language}.png")


def notebook(course: Course) -> Locator:
    """Return the notebook in front, once its kernel is there and nothing covers it."""
    # The tabs opened before are still there, unseen.
    panel = course.page.locator(".jp-NotebookPanel:not(.lm-mod-hidden)")
    expect(panel.get_by_text("Python 3 (ipykernel)")).to_be_visible()
    expect(panel.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]')).to_be_visible()
    expect(panel.locator(".jp-Spinner")).to_have_count(0)
    return panel


def run_cell(course: Course, number: int) -> Locator:
    """Run the cell with this number and return what it shows."""
    cell = notebook(course).locator(".jp-CodeCell").nth(number)
    for _ in range(ATTEMPTS):
        # While JupyterLab still arranges its tabs, a key may reach another one.
        cell.locator(".cm-content").click()
        course.page.keyboard.press("Shift+Enter")
        course.page.wait_for_timeout(2000)
        if cell.locator(".jp-InputPrompt").inner_text() != "[ ]:":
            break
    return cell.locator(".jp-OutputArea")


def test_the_welcome_page_opens_in_the_learner_s_language(course: Course, tmp_path: Path) -> None:
    assert f"/lab/tree/notebooks/{course.language}/00_welcome.ipynb?token=" in course.url
    expect(notebook(course).locator("h1").first).to_be_visible()
    menu = course.page.locator("#jp-MainMenu")
    for word in WORDS[course.language]:
        expect(menu.get_by_text(word, exact=True)).to_be_visible()
    photograph(course, "welcome", tmp_path)


def test_a_cell_runs_on_the_course_s_own_python(course: Course, tmp_path: Path) -> None:
    course.open(f"notebooks/{course.language}/probe.ipynb")
    expect(run_cell(course, 0)).to_contain_text(f"kernel True {course.language} 42")
    photograph(course, "cell", tmp_path)


def test_the_model_answers_in_a_cell(course: Course, tmp_path: Path) -> None:
    course.open(f"notebooks/{course.language}/probe.ipynb")
    expect(run_cell(course, 1)).to_contain_text("length True")
    photograph(course, "reply", tmp_path)


def test_nothing_pops_up_and_nothing_leaves_this_machine(course: Course) -> None:
    # What asks the network for news or updates does it in the first seconds after the page has opened.
    course.open(f"notebooks/{course.language}/00_welcome.ipynb")
    expect(notebook(course).locator(".jp-Cell").first).to_be_visible()
    course.page.wait_for_timeout(8000)
    assert course.page.locator(".jp-Dialog, .Toastify__toast").all_text_contents() == []
    hosts = {urlsplit(address).hostname for address in course.addresses if not address.startswith(("data:", "blob:"))}
    assert hosts == {"127.0.0.1"}
