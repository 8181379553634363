"""Write into the prompts of the library what they score: ``python datasets/reliable_prompts/measure.py``.

Each prompt named below is tried on its own cases in both languages, from the recordings of module 03, so that the same
scores come out on every machine. Model and date are those of the recorded replies. Run it after a new recording. A
prompt that is not named has never been measured, which a lesson shows.
"""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parents[1] / "src"))

from atelier.client import Reply, ask  # noqa: E402
from atelier.i18n import LANGUAGES, set_language  # noqa: E402
from atelier.prompting.prompt_library import PromptCard, as_yaml, library_folder, measurement, read_prompt  # noqa: E402

MEASURED = ("sort-reviews-v2", "read-title-v1", "answer-customer-v1")


def main() -> None:
    """Measure the prompts and write their files."""
    os.environ["ATELIER_RECORDINGS"] = "only"
    for name in MEASURED:
        file = library_folder() / f"{name}.yaml"
        card = read_prompt(file)
        file.write_text(as_yaml(replace(card, measured=tuple(measured(card)))), encoding="utf-8")


def measured(card: PromptCard) -> list[dict[str, Any]]:
    """Return the measurements of a prompt, one a language."""
    found = []
    for language in LANGUAGES:
        set_language(language)
        replies: list[Reply] = []

        def asking(prompt: str, kept: list[Reply] = replies, **options: Any) -> Reply:
            kept.append(ask(prompt, **options))
            return kept[-1]

        made = measurement(card.test(asking=asking))
        found.append(made | {"model": replies[0].model, "date": max(reply.recorded for reply in replies)})
    return found


if __name__ == "__main__":
    main()
