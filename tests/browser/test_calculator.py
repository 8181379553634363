"""The calculator of module 11 as a learner uses it: by keyboard, in both languages, with the numbers of the code."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from atelier.campaign import plan_campaign
from atelier.campaign.form import CALCULATE, LABELS
from atelier.i18n import Language, set_language

from .chromium import chromium
from .test_lab import ATTEMPTS, QUIET, ROOT, SLOW_MILLISECONDS, address_printed_by

pytestmark = pytest.mark.slow
PLAN: dict[str, Any] = {"messages": 40_000, "model": "gpt-4o", "tokens": 120, "zone": "FRA"}
PORTS: dict[Language, str] = {"en": "23891", "fr": "23892"}
ENDS_IN_TIME = 30


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        launched = playwright.chromium.launch(executable_path=chromium(), args=QUIET)
        yield launched
        launched.close()


@pytest.fixture(params=["en", "fr"])
def opened(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[tuple[Page, Language]]:
    """Open the last page of the lesson, the calculator's cell alone, in JupyterLab."""
    language: Language = request.param
    folder = tmp_path / "course"
    (folder / "notebooks" / language).mkdir(parents=True)
    for name in ("src", "datasets/footprint", "datasets/claims"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    lesson = nbformat.read(ROOT / "notebooks" / language / "11_footprint.ipynb", 4)
    (cell,) = [cell for cell in lesson.cells if cell.id == "calculator"]
    cell.outputs, cell.execution_count = [], None
    lesson.cells = [cell]
    nbformat.write(lesson, folder / "notebooks" / language / "00_welcome.ipynb")
    process = subprocess.Popen(
        [sys.executable, "-m", "atelier", "--lang", language, "--no-browser", "--port", PORTS[language]],
        cwd=folder,
        env=os.environ
        | {
            "PYTHONPATH": str(folder / "src"),
            "PYTHONIOENCODING": "utf-8",
            "ATELIER_HOME": str(tmp_path / "home"),
            "ATELIER_SERVER_IDLE_SECONDS": "5",
        },
        stdout=subprocess.PIPE,
        encoding="utf-8",
        creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
    )
    context = browser.new_context(viewport={"width": 1300, "height": 1400}, accept_downloads=True)
    page = context.new_page()
    page.set_default_timeout(SLOW_MILLISECONDS)
    expect.set_options(timeout=SLOW_MILLISECONDS)
    try:
        page.goto(address_printed_by(process))
        yield page, language
    finally:
        context.close()
        process.send_signal(signal.SIGINT if os.name == "posix" else signal.CTRL_BREAK_EVENT)  # type: ignore[attr-defined]
        assert process.wait(ENDS_IN_TIME) == 0


def test_the_form_is_filled_by_keyboard_and_says_what_the_code_says(
    opened: tuple[Page, Language], tmp_path: Path
) -> None:
    page, language = opened
    set_language(language)
    label = {name: text.of(language) for name, text in LABELS.items()}
    expect(page.locator('.jp-Notebook-ExecutionIndicator[data-status="idle"]').first).to_be_visible()
    form = page.locator(".atelier-calculator")
    cell = page.locator(".jp-CodeCell").first
    for _ in range(ATTEMPTS):
        # While JupyterLab arranges its page a key may go elsewhere. The code is folded: its margin is clicked.
        cell.locator(".jp-InputPrompt").click()
        page.keyboard.press("Shift+Enter")
        page.wait_for_timeout(4000)
        if form.count():
            break
    expect(form).to_be_visible()

    # Every field is found by its label, and the Tab key leads from the first to the button in their order.
    for text in label.values():
        expect(form.get_by_label(text)).to_have_count(1)
    form.get_by_label(label["messages"]).focus()
    reached = []
    for _ in range(len(label) + 1):
        reached.append(page.evaluate("document.activeElement.tagName + (document.activeElement.type || '')"))
        page.keyboard.press("Tab")
    assert reached[-1].upper().startswith("BUTTON")
    assert all(not name.startswith("BODY") for name in reached)

    for name in ("messages", "tokens"):
        form.get_by_label(label[name]).focus()
        page.keyboard.press("Control+A")
        page.keyboard.type(str(PLAN[name]))
        page.keyboard.press("Tab")
    form.get_by_label(label["model"]).select_option(PLAN["model"])
    form.get_by_role("button", name=CALCULATE.of(language)).focus()
    page.keyboard.press("Enter")

    made = plan_campaign(**PLAN)
    status = form.get_by_role("status")
    for line in made.lines:
        expect(status).to_contain_text(spaces(line.gwp_g.shown("g")))
    expect(status).to_contain_text(spaces(made.title))
    with page.expect_download() as downloaded:
        form.locator("a[download$='.csv']").click()
    kept = tmp_path / "kept.csv"
    downloaded.value.save_as(kept)
    assert kept.read_text("utf-8") == made.csv().text
    folder = Path(os.environ.get("ATELIER_SCREENSHOTS") or tmp_path)
    page.screenshot(path=folder / f"calculator-{language}.png")


def spaces(text: str) -> re.Pattern[str]:
    """Return a pattern that takes any kind of space where ``text`` has one: a page may show them alike."""
    return re.compile(r"\s".join(re.escape(part) for part in re.split(r"\s", text)))
