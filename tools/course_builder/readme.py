"""The table of modules in both README files: made from ``module.yaml``, so that it cannot fall behind."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import yaml

from atelier.i18n import Language

from .module import Description, module_folders
from .problems import Problem

PAGES: Final[dict[Language, str]] = {"en": "README.md", "fr": "README.fr.md"}
_HEADS: Final[dict[Language, str]] = {
    "en": "| | Module | Minutes | Lesson | Exercises | Solutions |",
    "fr": "| | Module | Minutes | Leçon | Exercices | Corrigés |",
}
_LINKS: Final[dict[Language, tuple[str, str, str]]] = {"en": ("read", "do", "see"), "fr": ("lire", "faire", "voir")}
_PLACE: Final = re.compile(r"(?<=<!-- modules -->\n).*?(?=<!-- /modules -->)", re.DOTALL)


def readme_pages(root: Path) -> dict[Path, str]:
    """Return the text that each README should have: its table stands between the marks ``<!-- modules -->``."""
    texts = {language: (root / page).read_text("utf-8") for language, page in PAGES.items() if (root / page).is_file()}
    pages = {}
    for language, text in texts.items():
        escaped = _table(root, language).replace("\\", r"\\")
        pages[root / PAGES[language]] = _PLACE.sub(escaped, text)
    return pages


def readme_problems(root: Path) -> list[Problem]:
    """Return the README files whose table is not that of the modules."""
    return [
        Problem(path.name, 1, "", "the table of modules is out of date; run python tools/build_course.py")
        for path, text in readme_pages(root).items()
        if path.read_text("utf-8") != text
    ]


def _table(root: Path, language: Language) -> str:
    rows = [_row(folder, language) for folder in module_folders(root) if (folder / "module.yaml").is_file()]
    return "\n".join([_HEADS[language], "|---|---|---|---|---|---|", *rows]) + "\n"


def _row(folder: Path, language: Language) -> str:
    module = Description.model_validate(yaml.safe_load((folder / "module.yaml").read_text("utf-8")))
    places = (f"{kind}/{language}/{folder.name}.ipynb" for kind in ("notebooks", "exercises", "solutions"))
    links = [f"[{word}]({place})" for word, place in zip(_LINKS[language], places, strict=True)]
    return f"| {' | '.join([folder.name[:2], str(module.title.text.of(language)), str(module.minutes), *links])} |"
