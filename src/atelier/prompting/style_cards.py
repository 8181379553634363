"""A style card: the rules of a brand's voice, or of a channel, written once, for the writer and for the checker.

Cards are files, ``datasets/reliable_prompts/cards/<name>.yaml``. A rule says what it wants in a sentence, which goes
into the prompt, and how it is checked: a count with ``least`` and ``most``, phrases that must be ``absent`` or
``present``, or an ``ending``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pandas as pd

from ..checking.answers import fold, has_phrase
from ..errors import AtelierError
from ..i18n import LANGUAGES, Language, Text, current_language
from ..paths import course_root
from .scoring import Case, Score, Scorer, words
from .trials import Trial, wilson
from .yaml_files import PAIR, one_of, read_yaml

_HASHTAG = re.compile(r"(?<![\w#])#\w*[^\W\d_]\w*")
_SENTENCE = re.compile(r"(?<=[.!?…])\s+|\n+")
# One sign as people count them: a flag, or a picture with its colour, its skin and those joined to it.
_PICTURE = "[\U0001f300-\U0001faff\u2600-\u27bf\u2b50\u2b55\u231a-\u23ff]"
_EMOJI = re.compile(
    rf"[\U0001f1e6-\U0001f1ff]{{2}}|{_PICTURE}\ufe0f?[\U0001f3fb-\U0001f3ff]?"
    rf"(?:\u200d{_PICTURE}\ufe0f?[\U0001f3fb-\U0001f3ff]?)*"
)
COUNTS: Final[Mapping[str, Callable[[str], int]]] = {
    "characters": lambda text: len(text.strip()),
    "words": lambda text: len(words(text)),
    "sentence_words": lambda text: max((len(words(part)) for part in _SENTENCE.split(text)), default=0),
    "exclamations": lambda text: text.count("!"),
    "emojis": lambda text: len(_EMOJI.findall(text)),
    "hashtags": lambda text: len(_HASHTAG.findall(text)),
}


@dataclass(frozen=True)
class Rule:
    """One rule: its ``name``, what it ``says`` to a writer, and how it is checked (see the module)."""

    name: Text
    says: Text
    keeps: Callable[[str, Case], bool]


@dataclass(frozen=True)
class StyleCard:
    """A style card: its ``title`` and ``rules``."""

    title: Text
    rules: tuple[Rule, ...]

    @property
    def brief(self) -> str:
        """The rules as lines for a prompt, in the current language."""
        return "\n".join(f"- {rule.says}" for rule in self.rules)

    def __str__(self) -> str:
        """Return title and rules."""
        return f"{self.title}\n{self.brief}"

    def __repr__(self) -> str:
        """Return title and rules."""
        return str(self)


def style_card(name: str) -> StyleCard:
    """Return the style card of this name; raises ``AtelierError`` when there is none or its file is damaged."""
    files = {file.stem: file for file in sorted(cards_folder().glob("*.yaml"))}
    if name not in files:
        raise AtelierError(NO_CARD.fill(name=name, known=", ".join(files)))
    return read_card(files[name])


def read_card(file: Path) -> StyleCard:
    """Return the style card in a file; raises ``AtelierError`` when the file is damaged."""
    content = read_yaml(file, FORM)
    return StyleCard(one_of(content["title"]), tuple(_rule(declared) for declared in content["rules"]))


def keeps_card(card: StyleCard) -> Scorer:
    """Return a scorer that passes when a reply keeps all rules of the card; the score is the share it keeps."""

    def score(reply: str, case: Case) -> Score:
        if not reply.strip():
            return Score(False, 0.0, NO_TEXT)
        broken = [rule.says for rule in card.rules if not rule.keeps(reply, case)]
        if not broken:
            return Score(True, 1.0, KEPT.fill(count=len(card.rules)))
        listed = Text(" ".join(rule.en for rule in broken), " ".join(rule.fr for rule in broken))
        return Score(False, 1 - len(broken) / len(card.rules), BROKEN.fill(rules=listed))

    return score


def rule_table(card: StyleCard, made: Trial, cases: pd.DataFrame) -> pd.DataFrame:
    """Return one row a rule, as the card words it: how many replies keep it, ``kept`` of ``texts``, share, interval."""
    table = []
    replies, rows = list(made.table["reply"]), cases.to_dict("records")
    for rule in card.rules:
        kept = sum(rule.keeps(reply, case) for reply, case in zip(replies, rows, strict=True))
        low, high = wilson(kept, len(replies))
        row = {"rule": str(rule.says), "kept": kept, "texts": len(replies), "share": kept / len(replies)}
        table.append(row | {"low": low, "high": high})
    return pd.DataFrame(table).set_index("rule")


def cards_folder() -> Path:
    """Return the folder of the style cards."""
    return course_root() / "datasets" / "reliable_prompts" / "cards"


def _rule(declared: Mapping[str, Any]) -> Rule:
    says, kind = one_of(declared["says"]), declared["kind"]
    if kind in COUNTS:
        least, most = declared.get("least", 0), declared.get("most", float("inf"))
        return Rule(one_of(declared["name"]), says, lambda reply, case: least <= COUNTS[kind](reply) <= most)
    values: dict[Language, list[str]] = {language: declared["value"][language] for language in LANGUAGES}
    checks = {"absent": _absent, "present": _present, "ending": _ending}
    return Rule(one_of(declared["name"]), says, lambda reply, case: checks[kind](reply, case, _now(values)))


def _now(values: Mapping[Language, list[str]]) -> list[str]:
    """Return the phrases of the current language: a card may outlive a change of language."""
    return values[current_language()]


def _absent(reply: str, case: Case, phrases: list[str]) -> bool:
    return not has_phrase(reply, phrases)


def _present(reply: str, case: Case, phrases: list[str]) -> bool:
    return all(has_phrase(reply, phrase.format_map(case).split("|")) for phrase in phrases)


def _ending(reply: str, case: Case, phrases: list[str]) -> bool:
    """Return True when the reply ends with one of the phrases, marks after it apart."""
    return any(fold(reply).rstrip(' .!?…"').endswith(fold(phrase).rstrip(" .!?…")) for phrase in phrases)


PHRASES: Final = {"type": "array", "items": {"type": "string", "minLength": 1}, "minItems": 1}
FORM: Final[Mapping[str, Any]] = {
    "type": "object",
    "required": ["title", "rules"],
    "additionalProperties": False,
    "properties": {
        "title": PAIR,
        "rules": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["name", "says", "kind"],
                "additionalProperties": False,
                "properties": {
                    "name": PAIR,
                    "says": PAIR,
                    "kind": {"enum": [*COUNTS, "absent", "present", "ending"]},
                    "least": {"type": "integer", "minimum": 0},
                    "most": {"type": "integer", "minimum": 0},
                    "value": {
                        "type": "object",
                        "required": list(LANGUAGES),
                        "additionalProperties": False,
                        "properties": dict.fromkeys(LANGUAGES, PHRASES),
                    },
                },
                "if": {"properties": {"kind": {"enum": list(COUNTS)}}},
                "then": {"anyOf": [{"required": ["least"]}, {"required": ["most"]}], "not": {"required": ["value"]}},
                "else": {"required": ["value"], "not": {"anyOf": [{"required": ["least"]}, {"required": ["most"]}]}},
            },
        },
    },
}
NO_CARD: Final = Text(
    'There is no style card "{name}". There are: {known}.', "Il n’y a pas de charte « {name} ». Il y a : {known}."
)
NO_TEXT: Final = Text("no text", "pas de texte")
KEPT: Final = Text("all {count} rules kept", "les {count} règles sont respectées")
BROKEN: Final = Text("not kept: {rules}", "non respecté : {rules}")
