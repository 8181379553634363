"""The law table: ``rule("ai-act-50-4")`` and what is known of it, with its date, its source and how sure we are.

The rules stand in ``datasets/law/law.csv``, one a row, the texts they come from in ``instruments.csv`` beside it.
"""

from __future__ import annotations

import csv
import datetime
import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..checking.display import INK
from ..errors import AtelierError
from ..i18n import Text, current_language, number
from ..paths import course_root

if TYPE_CHECKING:
    import pandas as pd

FOLDER: Final = Path("datasets", "law")
NOT_ADVICE: Final = Text(
    "This is training, not legal advice: have a lawyer check before you rely on it.",
    "Ceci est une formation, non un avis juridique\u00a0: faites vérifier par un juriste avant de vous y fier.",
)


def rule(name: str) -> Rule:
    """Return the rule whose id is ``name``; raise ``AtelierError`` with the closest ids when there is none."""
    rules = read_rules(course_root() / FOLDER)
    if name not in rules:
        raise AtelierError(_unknown(name, rules))
    return rules[name]


def law_table(topic: str | None = None) -> pd.DataFrame:
    """Return the rules of ``topic`` (all when None) indexed by id, in the learner's language.

    Columns: ``instrument article topic date applies_to text example maximum_fine status certainty source as_of``;
    ``date`` is the day from which the rule applies and ``as_of`` the day we looked it up, as timestamps. Raises
    ``AtelierError`` for an unknown topic.
    """
    if topic is not None and topic not in TOPICS:
        raise AtelierError(NO_TOPIC.fill(topic=topic, topics=", ".join(TOPICS)))
    rules = read_rules(course_root() / FOLDER).values()
    return _table(row for row in rules if topic in (None, row.topic))


@dataclass(frozen=True)
class Instrument:
    """Where a rule comes from; ``official_text`` is the address of the wording that counts."""

    name: Text
    reference: Text
    official_text: str


@dataclass(frozen=True)
class Fine:
    """The most an infringement can cost a company.

    ``cents`` (euros) and ``percent`` of yearly worldwide turnover are None when the rule has no such ceiling.
    ``choice`` says which of the two counts ("higher", "amount" or "turnover", "" for none); ``small`` is "lower" when
    the lower of the two counts for small and medium companies.
    """

    cents: int | None
    percent: int | None
    choice: str
    small: str
    note_text: Text

    def ceiling(self, turnover_cents: int, *, small_company: bool = False) -> int | None:
        """Return the ceiling in cents for a company of that yearly turnover, None when the law sets none for it."""
        share = None if self.percent is None else turnover_cents * self.percent // 100
        known = [amount for amount in (self.cents, share) if amount is not None]
        if not known:
            return None
        return min(known) if small_company and self.small == "lower" else max(known)


@dataclass(frozen=True)
class Rule:
    """One rule in our own words, shown in the learner's language.

    ``date`` is the day from which it applies (None: not dated, or not known), ``as_of`` the day we looked it up
    (None: written from memory), ``source`` what we read and ``source_date`` the day it describes.
    ``topic``, ``applies_to``, ``status`` and ``certainty`` are short words, explained by the tables of this module.
    """

    id: str
    instrument: Instrument
    article: Text
    topic: str
    date: datetime.date | None
    applies_to: str
    text_in_both: Text
    example_in_both: Text
    fine: Fine
    status: str
    certainty: str
    source: str
    source_date: datetime.date | None
    as_of: datetime.date | None

    @property
    def text(self) -> str:
        """What the rule says."""
        return str(self.text_in_both)

    @property
    def example(self) -> str:
        """What it means for somebody in marketing."""
        return str(self.example_in_both)

    @property
    def title(self) -> str:
        """The instrument and the article: AI Act, 50(4)."""
        return ", ".join(part for part in (str(self.instrument.name), str(self.article)) if part)

    def maximum_fine(self, turnover_cents: int, *, small_company: bool = False) -> int | None:
        """Return the most it can cost a company of that yearly turnover, both in cents; None: no ceiling is known."""
        return self.fine.ceiling(turnover_cents, small_company=small_company)

    def __str__(self) -> str:
        """Return the rule alone."""
        return self.text

    def __repr__(self) -> str:
        """Return what the notebook shows, as plain text, one thing a line."""
        details = (f"{name} {words}" for name, words in self._details())
        return "\n".join([self.title, self.text, *details, str(NOT_ADVICE)])

    def _repr_html_(self) -> str:
        details = "".join(
            f'<p style="margin:0.3em 0 0 0"><strong>{html.escape(str(name))}</strong> {html.escape(words)}</p>'
            for name, words in self._details()
        )
        return (
            f'<div lang="{current_language()}" style="background:#f4f4f4;color:{INK};border-left:6px solid #555555;'
            f'border-radius:3px;padding:0.6em 1em;margin:0.3em 0;max-width:46em"><p style="margin:0">'
            f"<strong>{html.escape(self.title)}</strong><br>{html.escape(self.text)}</p>{details}"
            f'<p style="margin:0.3em 0 0 0"><em>{html.escape(str(NOT_ADVICE))}</em></p></div>'
        )

    def _details(self) -> list[tuple[Text, str]]:
        details = [
            (Text("For example:", "Par exemple\u00a0:"), self.example),
            (Text("Binds:", "S’impose à\u00a0:"), str(ROLES[self.applies_to])),
            (Text("Applies from:", "S’applique à partir du\u00a0:"), written_date(self.date)),
            (Text("Status:", "Statut\u00a0:"), str(STATUSES[self.status])),
            (Text("Maximum fine:", "Sanction maximale\u00a0:"), written_fine(self.fine)),
            (Text("What we read:", "Ce que nous avons lu\u00a0:"), self._reading()),
            (
                Text("Official text:", "Texte officiel\u00a0:"),
                f"{self.instrument.reference}, {self.instrument.official_text}",
            ),
        ]
        return [(name, words) for name, words in details if words]

    def _reading(self) -> str:
        known = str(CERTAINTIES[self.certainty].fill(day=written_date(self.as_of)))
        state = f" ({STATE.fill(day=written_date(self.source_date))})" if self.source_date else ""
        return ", ".join(part for part in (known + state, self.source) if part)


def read_rules(folder: Path) -> Mapping[str, Rule]:
    """Return the rules of the table in ``folder`` by id, in its order; it is read once until a file changes."""
    files = folder / "law.csv", folder / "instruments.csv"
    return _read(*files, *(file.stat().st_mtime_ns for file in files))


@lru_cache(maxsize=8)
def _read(law: Path, instruments: Path, *_changed: int) -> Mapping[str, Rule]:
    origins = {row["id"]: _instrument(row) for row in _rows(instruments)}
    return {row["id"]: _rule(row, origins[row["instrument"]]) for row in _rows(law)}


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _instrument(row: Mapping[str, str]) -> Instrument:
    return Instrument(_both(row, "name"), _both(row, "reference"), row["official_text"])


def _rule(row: Mapping[str, str], instrument: Instrument) -> Rule:
    return Rule(
        id=row["id"],
        instrument=instrument,
        article=Text(row["article"], row["article_fr"] or row["article"]),
        topic=row["topic"],
        date=_date(row["date_of_application"]),
        applies_to=row["applies_to"],
        text_in_both=_both(row, "text"),
        example_in_both=_both(row, "marketing_example"),
        fine=_fine(row),
        status=row["status"],
        certainty=row["certainty"],
        source=row["source"],
        source_date=_date(row["source_date"]),
        as_of=_date(row["as_of"]),
    )


def _fine(row: Mapping[str, str]) -> Fine:
    return Fine(
        cents=int(row["fine_cents"]) if row["fine_cents"] else None,
        percent=int(row["fine_turnover_percent"]) if row["fine_turnover_percent"] else None,
        choice=row["fine_rule"],
        small=row["fine_rule_small"],
        note_text=_both(row, "fine_note"),
    )


def _both(row: Mapping[str, str], column: str) -> Text:
    return Text(row[f"{column}_en"], row[f"{column}_fr"])


def _date(written: str) -> datetime.date | None:
    return datetime.date.fromisoformat(written) if written else None


def _table(rules: Iterable[Rule]) -> pd.DataFrame:
    import pandas as pd

    rows = [
        {
            "id": row.id,
            "instrument": str(row.instrument.name),
            "article": str(row.article),
            "topic": str(TOPICS[row.topic]),
            "date": row.date,
            "applies_to": str(ROLES[row.applies_to]),
            "text": row.text,
            "example": row.example,
            "maximum_fine": written_fine(row.fine),
            "status": str(STATUSES[row.status]),
            "certainty": str(CERTAINTY_NAMES[row.certainty]),
            "source": row.source,
            "as_of": row.as_of,
        }
        for row in rules
    ]
    table = pd.DataFrame(rows).set_index("id")
    return table.assign(date=pd.to_datetime(table["date"]), as_of=pd.to_datetime(table["as_of"]))


def _unknown(name: object, rules: Mapping[str, Rule]) -> Text:
    close = get_close_matches(str(name), rules, n=3, cutoff=0.5)
    if close:
        return UNKNOWN_CLOSE.fill(name=name, close=", ".join(close))
    return UNKNOWN.fill(name=name)


def written_date(day: datetime.date | None) -> str:
    """Write a date as the learner's language does: 2 August 2026, 2 août 2026; "" for no date."""
    if day is None:
        return ""
    ordinal = "1er" if day.day == 1 and current_language() == "fr" else str(day.day)
    return f"{ordinal} {MONTHS[day.month - 1]} {day.year}"


def written_fine(fine: Fine) -> str:
    """Say the ceiling of a fine in one or two sentences of the learner's language; "" when none is known."""
    parts = []
    if fine.choice:
        amount = "" if fine.cents is None else number(fine.cents / 100)
        parts.append(str(FINES[fine.choice].fill(amount=amount, percent=fine.percent)))
    if fine.small:
        parts.append(str(FINE_SMALL))
    return " ".join([*parts, str(fine.note_text)]).strip()


MONTHS: Final = tuple(
    Text(en, fr)
    for en, fr in zip(
        "January February March April May June July August September October November December".split(),
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
        strict=True,
    )
)
TOPICS: Final[Mapping[str, Text]] = {
    "scope": Text("whom and what it covers", "champ d’application"),
    "calendar": Text("calendar", "calendrier"),
    "literacy": Text("knowing AI", "maîtrise de l’IA"),
    "prohibited": Text("prohibited uses of AI", "usages interdits de l’IA"),
    "high_risk": Text("high-risk uses of AI", "usages de l’IA à haut risque"),
    "human_control": Text("human control", "contrôle humain"),
    "transparency": Text("labels and disclosure", "mentions et transparence"),
    "general_models": Text("general-purpose models", "modèles à usage général"),
    "sanctions": Text("sanctions", "sanctions"),
    "principles": Text("principles of data protection", "principes de protection des données"),
    "legal_basis": Text("legal basis", "base légale"),
    "consent": Text("consent", "consentement"),
    "sensitive_data": Text("sensitive data", "données sensibles"),
    "minors": Text("minors", "mineurs"),
    "rights": Text("rights of persons", "droits des personnes"),
    "profiling": Text("profiling and decisions", "profilage et décisions"),
    "security": Text("security and records", "sécurité et registres"),
    "processors": Text("suppliers", "prestataires"),
    "transfers": Text("data leaving Europe", "données hors d’Europe"),
    "advertising": Text("advertising on platforms", "publicité sur les plateformes"),
    "interfaces": Text("design of interfaces", "conception des interfaces"),
    "cookies": Text("cookies and tracers", "cookies et traceurs"),
    "prospecting": Text("direct marketing", "prospection"),
    "misleading": Text("misleading practices", "pratiques trompeuses"),
    "reviews": Text("reviews", "avis"),
    "prices": Text("prices", "prix"),
    "green_claims": Text("environmental claims", "allégations environnementales"),
    "product_claims": Text("claims about products", "allégations sur les produits"),
    "influencers": Text("influencers", "influenceurs"),
    "image_and_voice": Text("image and voice", "image et voix"),
    "copyright": Text("copyright", "droit d’auteur"),
    "self_regulation": Text("codes of the profession", "codes de la profession"),
}
ROLES: Final[Mapping[str, Text]] = {
    "provider": Text("the provider of the AI", "le fournisseur de l’IA"),
    "deployer": Text("whoever uses the AI at work", "qui utilise l’IA dans son travail"),
    "provider_or_deployer": Text(
        "the provider of the AI and whoever uses it at work",
        "le fournisseur de l’IA et qui l’utilise dans son travail",
    ),
    "controller": Text("whoever decides on the use of personal data", "qui décide de l’usage de données personnelles"),
    "platform": Text("online platforms", "les plateformes en ligne"),
    "large_platform": Text("very large online platforms", "les très grandes plateformes en ligne"),
    "trader": Text("whoever sells", "qui vend"),
    "advertiser": Text("the advertiser", "l’annonceur"),
    "influencer": Text("the influencer", "l’influenceur"),
    "anyone": Text("everybody", "tout le monde"),
}
STATUSES: Final[Mapping[str, Text]] = {
    "in_force": Text("in force", "en vigueur"),
    "deferred": Text("adopted, applies later", "adopté, s’applique plus tard"),
    "proposal": Text("proposed, not law", "proposé, pas encore du droit"),
    "voluntary_code": Text("voluntary code", "code volontaire"),
    "guidance": Text("guidance, not binding", "recommandation, non contraignante"),
    "open_question": Text("open question", "question ouverte"),
}
CERTAINTIES: Final[Mapping[str, Text]] = {
    "text_read": Text("a copy of the wording, on {day}", "une copie du texte lui-même, le {day}"),
    "account_read": Text("what somebody else writes about it, on {day}", "ce qu’un tiers en dit, le {day}"),
    "memory": Text("nothing: written from memory", "rien\u00a0: écrit de mémoire"),
}
STATE: Final = Text("source dated {day}", "source datée du {day}")
CERTAINTY_NAMES: Final[Mapping[str, Text]] = {
    "text_read": Text("wording read", "texte lu"),
    "account_read": Text("account read", "commentaire lu"),
    "memory": Text("from memory", "de mémoire"),
}
FINES: Final[Mapping[str, Text]] = {
    "higher": Text(
        "€{amount} or {percent}% of yearly turnover, whichever is higher.",
        "{amount}\u00a0€ ou {percent}\u00a0% du chiffre d’affaires annuel, le plus élevé des deux.",
    ),
    "amount": Text("€{amount}.", "{amount}\u00a0€."),
    "turnover": Text("{percent}% of yearly turnover.", "{percent}\u00a0% du chiffre d’affaires annuel."),
}
FINE_SMALL: Final = Text("For small and medium companies, the lower of the two.", "Pour les PME, le plus bas des deux.")
UNKNOWN_CLOSE: Final = Text(
    'No rule of the law table has the id "{name}": did you mean {close}?',
    "Aucune règle de la table de droit ne porte le nom «\u00a0{name}\u00a0»\u00a0: vouliez-vous dire {close}\u202f?",
)
UNKNOWN: Final = Text(
    'No rule of the law table has the id "{name}": look for one in law_table().',
    "Aucune règle de la table de droit ne porte le nom «\u00a0{name}\u00a0»\u00a0: cherchez-en une dans law_table().",
)
NO_TOPIC: Final = Text(
    'The law table has no topic "{topic}": choose one of {topics}.',
    "La table de droit n’a pas de thème «\u00a0{topic}\u00a0»\u00a0: choisissez parmi {topics}.",
)
