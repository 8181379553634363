"""The register of published figures: ``claim("mckinsey-2024-adoption-65")`` and what is known of it.

The figures stand in ``datasets/claims/claims.csv``, one a row; its datasheet says what each column means.
"""

from __future__ import annotations

import csv
import html
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from ..checking.display import INK
from ..errors import AtelierError
from ..i18n import LANGUAGES, Language, Text, current_language, number
from ..paths import course_root

if TYPE_CHECKING:
    import pandas as pd

REGISTER: Final = Path("datasets", "claims", "claims.csv")


def claim(name: str) -> Claim:
    """Return the figure whose id is ``name``; raise ``AtelierError`` with the closest ids when there is none."""
    register = read_register(course_root() / REGISTER)
    if name not in register:
        raise AtelierError(unknown(name, register))
    return register[name]


def claims_table(theme: str | None = None) -> pd.DataFrame:
    """Return the figures of ``theme`` (all when None) as a table indexed by id, sentences in the learner's language.

    The columns are ``theme sentence value low high unit statistic population year source grade check computation
    note``; ``grade``, ``check`` and ``unit`` are the short words of the register. Raises ``AtelierError`` for an
    unknown theme.
    """
    import pandas as pd

    found = read_register(course_root() / REGISTER).values()
    themes = sorted({row.theme for row in found})
    if theme is not None and theme not in themes:
        raise AtelierError(NO_THEME.fill(theme=theme, themes=", ".join(themes)))
    columns = (
        "id theme sentence value low high unit statistic population year source grade check computation note".split()
    )
    rows = [[getattr(row, column) for column in columns] for row in found if theme in (None, row.theme)]
    return pd.DataFrame(rows, columns=columns).set_index("id")


@dataclass(frozen=True)
class Claim:
    """One published figure, shown in the learner's language; the fields ending in ``_text`` hold both languages.

    ``value`` is the number in ``unit``, None when only the range from ``low`` to ``high`` was published;
    ``computation`` holds the arithmetic that supports or contradicts it, statements between semicolons;
    ``quoted_in`` names the course's own reading that quotes it and ``locator`` the lines there.
    """

    id: str
    theme: str
    value: float | None
    low: float | None
    high: float | None
    unit: str
    statistic: str
    year: int
    source_url: str
    quoted_in: tuple[str, ...]
    locator: tuple[str, ...]
    grade: str
    check: str
    computation: str
    sentence_text: Text
    amount_text: Text
    population_text: Text
    source_text: Text
    note_text: Text

    @property
    def sentence(self) -> str:
        """The figure as one sentence."""
        return str(self.sentence_text)

    @property
    def amount(self) -> str:
        """The number or range with its unit: 2.9 kWh, 2,9 kWh."""
        return str(self.amount_text)

    @property
    def population(self) -> str:
        """Who or what was counted."""
        return str(self.population_text)

    @property
    def source(self) -> str:
        """Who published it, and in what."""
        return str(self.source_text)

    @property
    def note(self) -> str:
        """What to beware of; "" when nothing is known."""
        return str(self.note_text)

    def __str__(self) -> str:
        """Return the sentence alone."""
        return self.sentence

    def __repr__(self) -> str:
        """Return what the notebook shows, as plain text, one thing a line."""
        return "\n".join([self.sentence, *(f"{title} {words}" for title, words in self._details())])

    def _repr_html_(self) -> str:
        details = "".join(
            f'<p style="margin:0.3em 0 0 0"><strong>{html.escape(str(title))}</strong> {html.escape(words)}</p>'
            for title, words in self._details()
        )
        return (
            f'<div lang="{current_language()}" style="background:#f4f4f4;color:{INK};border-left:6px solid #555555;'
            f'border-radius:3px;padding:0.6em 1em;margin:0.3em 0;max-width:46em">'
            f'<p style="margin:0">{html.escape(self.sentence)}</p>{details}</div>'
        )

    def _details(self) -> list[tuple[Text, str]]:
        readings = ", ".join(str(READINGS[name]) for name in self.quoted_in)
        details = [
            (Text("Source:", "Source :"), f"{self.source} ({self.year})"),
            (Text("Quoted in:", "Cité dans :"), readings),
            (Text("Kind of figure:", "Nature du chiffre :"), str(GRADES[self.grade])),
            (Text("Our check:", "Notre vérification :"), str(CHECKS[self.check])),
            (Text("Arithmetic:", "Calcul :"), self.computation),
            (Text("Beware:", "Attention :"), self.note),
        ]
        return [(title, words) for title, words in details if words]


def read_register(path: Path) -> Mapping[str, Claim]:
    """Return the figures of the register at ``path`` by id, in its order; it is read once until the file changes."""
    found = path.stat()
    return _read(path, (found.st_mtime_ns, found.st_size))


@lru_cache(maxsize=8)
def _read(path: Path, version: tuple[int, int]) -> Mapping[str, Claim]:
    with path.open(encoding="utf-8", newline="") as file:
        return {row["id"]: _claim(row) for row in csv.DictReader(file)}


def unknown(name: object, register: Mapping[str, Claim]) -> Text:
    """Return the sentence that says ``name`` is not in ``register``, with the closest ids."""
    close = get_close_matches(str(name), register, n=3, cutoff=0.5)
    if close:
        return UNKNOWN_CLOSE.fill(name=name, close=", ".join(close))
    return UNKNOWN.fill(name=name)


def _claim(row: dict[str, str]) -> Claim:
    amount = _amount(row)
    return Claim(
        id=row["id"],
        theme=row["theme"],
        value=_number(row["value"]),
        low=_number(row["value_low"]),
        high=_number(row["value_high"]),
        unit=row["unit"],
        statistic=row["statistic"],
        year=int(row["year"]),
        source_url=row["source_url"],
        quoted_in=tuple(row["quoted_in"].split(";")),
        locator=tuple(row["locator"].split(";")),
        grade=row["grade"],
        check=row["check"],
        computation=row["computation"],
        sentence_text=Text(
            row["statement_en"].format(value=amount.en),
            row["statement_fr"].format(value=amount.fr),
        ),
        amount_text=amount,
        population_text=Text(row["population_en"], row["population_fr"]),
        source_text=_source(row),
        note_text=Text(row["note_en"], row["note_fr"]),
    )


def _source(row: dict[str, str]) -> Text:
    if row["source"]:
        return Text(row["source"], row["source"])
    return A_PERSON if row["grade"] == "testimony" else NO_SOURCE


def _number(text: str) -> float | None:
    return float(text) if text else None


def _amount(row: dict[str, str]) -> Text:
    """Return the value with its unit, in each language; a row without a value shows its range."""
    unit, value = UNITS[row["unit"]], float(row["value"] or row["value_high"])
    return Text(*(unit.of(language, value, _numbers(row, language)) for language in LANGUAGES))


def _numbers(row: dict[str, str], language: Language) -> str:
    if row["value"]:
        return _written(row["value"], language)
    low, high = (_written(row[name], language) for name in ("value_low", "value_high"))
    return f"{low} {_BETWEEN.of(language)} {high}"


def _written(figure: str, language: Language) -> str:
    """Write a number with the decimals it has in the register."""
    return number(float(figure), len(figure.partition(".")[2]), language)


class Unit(NamedTuple):
    """How a number and its unit are written, for one and for several; ``{n}`` stands for the number."""

    one: Text
    many: Text

    def of(self, language: Language, value: float, written: str) -> str:
        """Return ``written`` with the unit that ``value`` calls for: French begins its plural at 2."""
        single = abs(value) < 2 if language == "fr" else abs(value) == 1
        return (self.one if single else self.many).of(language).format(n=written)


def _same(en: str, fr: str | None = None) -> Unit:
    """Return a unit that does not change with the number; French sets it off with a no-break space."""
    text = Text(en, en.replace(" ", "\u00a0") if fr is None else fr)
    return Unit(text, text)


UNITS: Final[Mapping[str, Unit]] = {
    "percent": _same("{n}%", "{n}\u00a0%"),
    "points": Unit(Text("{n} point", "{n}\u00a0point"), Text("{n} points", "{n}\u00a0points")),
    "times": _same("{n} times", "{n}\u00a0fois"),
    "count": _same("{n}"),
    "people": Unit(Text("{n} person", "{n}\u00a0personne"), Text("{n} people", "{n}\u00a0personnes")),
    "million": Unit(Text("{n} million", "{n}\u00a0million"), Text("{n} million", "{n}\u00a0millions")),
    "billion": Unit(Text("{n} billion", "{n}\u00a0milliard"), Text("{n} billion", "{n}\u00a0milliards")),
    "eur": _same("€{n}", "{n}\u00a0€"),
    "eur_million": Unit(
        Text("€{n} million", "{n}\u00a0million d’euros"), Text("€{n} million", "{n}\u00a0millions d’euros")
    ),
    "eur_billion": Unit(
        Text("€{n} billion", "{n}\u00a0milliard d’euros"), Text("€{n} billion", "{n}\u00a0milliards d’euros")
    ),
    "usd": _same("USD {n}", "{n}\u00a0dollars"),
    "usd_million": Unit(
        Text("USD {n} million", "{n}\u00a0million de dollars"), Text("USD {n} million", "{n}\u00a0millions de dollars")
    ),
    "usd_billion": Unit(
        Text("USD {n} billion", "{n}\u00a0milliard de dollars"),
        Text("USD {n} billion", "{n}\u00a0milliards de dollars"),
    ),
    "wh": _same("{n} Wh"),
    "kwh": _same("{n} kWh"),
    "mwh": _same("{n} MWh"),
    "w": _same("{n} W"),
    "g_co2e": _same("{n} g CO2e", "{n}\u00a0g\u00a0éq.\u00a0CO2"),
    "kg_co2e": _same("{n} kg CO2e", "{n}\u00a0kg\u00a0éq.\u00a0CO2"),
    "t_co2e": _same("{n} t CO2e", "{n}\u00a0t\u00a0éq.\u00a0CO2"),
    "g_co2e_per_kwh": _same("{n} g CO2e per kWh", "{n}\u00a0g\u00a0éq.\u00a0CO2 par kWh"),
    "ml": _same("{n} ml"),
    "m3": _same("{n} m³"),
    "second": Unit(Text("{n} second", "{n}\u00a0seconde"), Text("{n} seconds", "{n}\u00a0secondes")),
    "minute": Unit(Text("{n} minute", "{n}\u00a0minute"), Text("{n} minutes", "{n}\u00a0minutes")),
    "hour": Unit(Text("{n} hour", "{n}\u00a0heure"), Text("{n} hours", "{n}\u00a0heures")),
    "day": Unit(Text("{n} day", "{n}\u00a0jour"), Text("{n} days", "{n}\u00a0jours")),
    "month": Unit(Text("{n} month", "{n}\u00a0mois"), Text("{n} months", "{n}\u00a0mois")),
    "year": Unit(Text("{n} year", "{n}\u00a0an"), Text("{n} years", "{n}\u00a0ans")),
    "token": Unit(Text("{n} token", "{n}\u00a0jeton"), Text("{n} tokens", "{n}\u00a0jetons")),
    "tokens_per_second": _same("{n} tokens per second", "{n}\u00a0jetons par seconde"),
}

GRADES: Final[Mapping[str, Text]] = {
    "measured": Text("measured", "mesure"),
    "survey": Text("answers to a survey", "réponses à un sondage"),
    "model": Text("result of a model, not a measurement", "résultat d’un modèle, non une mesure"),
    "vendor": Text(
        "said by a company about itself or what it sells", "dit par une entreprise d’elle-même ou de ce qu’elle vend"
    ),
    "forecast": Text("forecast", "prévision"),
    "testimony": Text("told by one person", "récit d’une seule personne"),
    "published": Text("stated by an institution or publisher", "énoncé par une institution ou un éditeur"),
    "unsourced": Text("quoted without a source", "cité sans source"),
}
CHECKS: Final[Mapping[str, Text]] = {
    "verified": Text(
        "verified (the original was read, or the figure was worked out again)",
        "vérifié (texte d’origine lu, ou chiffre recalculé)",
    ),
    "contested": Text(
        "contested (other sources disagree, or it can be read in two ways)",
        "contesté (d’autres sources disent autre chose, ou deux lectures sont possibles)",
    ),
    "inconsistent": Text(
        "inconsistent (it does not agree with itself, or with its source)",
        "incohérent (il ne s’accorde pas avec lui-même, ou avec sa source)",
    ),
    "unchecked": Text("unchecked (the original was not opened)", "non vérifié (texte d’origine non consulté)"),
}
READINGS: Final[Mapping[str, Text]] = {
    "thesis": Text(
        "a thesis on generative AI in marketing (2024)", "un mémoire sur l’IA générative en marketing (2024)"
    ),
    "newsletter": Text("a digital-marketing newsletter (2024)", "une lettre d’information sur le marketing (2024)"),
    "ecommerce-report": Text(
        "a report on generative AI in e-commerce (2024)", "un rapport sur l’IA générative dans l’e-commerce (2024)"
    ),
    "hyper-personalisation-interview": Text(
        "an interview on hyper-personalisation", "un entretien sur l’hyper-personnalisation"
    ),
    "podcast": Text("a podcast on personalised advertising (2025)", "un podcast sur la publicité personnalisée (2025)"),
    "research": Text("the research done for this course (2026)", "les recherches faites pour ce cours (2026)"),
}
NO_SOURCE: Final = Text("no source named", "aucune source citée")
A_PERSON: Final = Text("a person interviewed", "une personne interrogée")
_BETWEEN: Final = Text("to", "à")
UNKNOWN_CLOSE: Final = Text(
    'No figure of the register has the id "{name}": did you mean {close}?',
    "Aucun chiffre du registre ne porte le nom « {name} » : vouliez-vous dire {close} ?",
)
UNKNOWN: Final = Text(
    'No figure of the register has the id "{name}": look for one in `datasets/claims/claims.csv`.',
    "Aucun chiffre du registre ne porte le nom « {name} » : cherchez-en un dans `datasets/claims/claims.csv`.",
)
NO_THEME: Final = Text(
    'No figure of the register has the theme "{theme}": choose one of {themes}.',
    "Aucun chiffre du registre n’a pour thème « {theme} » : choisissez parmi {themes}.",
)
