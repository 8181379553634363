"""Reading a sentence about a footprint as a reviewer of green claims does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from ..facts.law import rule
from ..i18n import Text, current_language
from .sources import read

if TYPE_CHECKING:
    import pandas as pd

SIGNIFICANT: Final = 3


class SaidRange(NamedTuple):
    """A range found in a text: both ends in grams of CO2e."""

    low_g: float
    high_g: float
    words: str


def review_claim(text: str) -> pd.DataFrame:
    """Return what a reviewer looks for in ``text``, indexed by ``property``: ``found`` and ``seen`` or what is missing.

    Properties: a unit of CO2e or energy, a range, what it is for, what is counted or left out, a year, a source, the
    word estimate, no figure more precise than three digits, no absolute or vague green word. A text that passes has the
    form of an honest claim; whether its numbers are right, this cannot see.
    """
    import pandas as pd

    rows = [(str(name), found, words) for _, name, found, words in _findings(text)]
    return pd.DataFrame(rows, columns=["property", "found", "seen"]).set_index("property")


def claim_faults(text: str) -> list[str]:
    """Return the short names of the properties that ``text`` lacks, in the order of ``PROPERTIES``."""
    return [key for key, _, found, _ in _findings(text) if not found]


def green_words_in(text: str) -> list[tuple[str, str]]:
    """Return the absolute or vague green words of ``text``, each with the id of the rule of the law table it meets.

    Words of both languages are looked for: a French sentence may hold an English slogan.
    """
    found = []
    for row in read("green_words.csv").itertuples():
        pattern = re.escape(row.word.removesuffix("*")) + (r"\w*" if row.word.endswith("*") else "")
        match = re.search(rf"(?<!\w){pattern}(?!\w)", text, re.IGNORECASE)
        if match:
            found.append((match.group(), row.rule))
    return found


def said_range(text: str) -> SaidRange | None:
    """Return the first range with a unit of CO2e in ``text``, None when there is none."""
    match = RANGE.search(_plain(text))
    if match is None:
        return None
    low, high = _number(match["low"]), _number(match["high"])
    grams = GRAMS[match["unit"].lower()]
    first = GRAMS[match["first"].lower()] if match["first"] else grams
    return SaidRange(low * first, high * grams, match.group().strip())


def _findings(text: str) -> list[tuple[str, Text, bool, str]]:
    plain = _plain(text)
    said = said_range(text)
    green = green_words_in(text)
    precise = [match for match in QUANTITY.findall(plain) if _digits(match) > SIGNIFICANT]
    law = ", ".join(f"{word} ({rule(name).title})" for word, name in green)
    seen = {
        "unit": _match(UNIT, plain),
        "range": said.words if said else "",
        "for_what": _match(FOR_WHAT, plain),
        "boundary": _boundary(plain),
        "date": _match(YEAR, plain),
        "source": _match(SOURCE, plain),
        "estimate": _match(ESTIMATE, plain),
    }
    rows = [(key, PROPERTIES[key], bool(words), words or str(MISSING[key])) for key, words in seen.items()]
    rows.append(("precision", PROPERTIES["precision"], not precise, ", ".join(precise)))
    rows.append(("green_words", PROPERTIES["green_words"], not green, law))
    return rows


def _boundary(plain: str) -> str:
    """Return the word that draws the boundary, when the text also says around what."""
    drawn, around = _match(DRAWN, plain), _match(AROUND, plain)
    return f"{drawn} … {around}" if drawn and around else ""


def _plain(text: str) -> str:
    return re.sub(r"[\u00a0\u202f\u2009]", " ", text).replace("₂", "2").replace("’", "'")


def _match(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found.group().strip() if found else ""


def _number(written: str) -> float:
    """Read a number written the English or the French way; a comma before three digits alone sets thousands apart."""
    bare = written.replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?", bare) and current_language() == "en":
        return float(bare.replace(",", ""))
    return float(bare.replace(",", "."))


def _digits(quantity: str) -> int:
    written = re.match(NUMBER, quantity)
    bare = re.sub(r"[^\d.,]", "", written.group() if written else "")
    whole = re.fullmatch(r"\d{1,3}(?:,\d{3})+", bare)
    digits = re.sub(r"\D", "", bare).lstrip("0")
    return len(digits.rstrip("0") if whole or not re.search(r"[.,]", bare) else digits)


NUMBER: Final = r"\d+(?:[ ,]\d{3})*(?:[.,]\d+)?"
MASS: Final = r"(?:mg|kg|g|t|tonnes?|kilograms?|kilogrammes?|grams?|grammes?)"
EQUIVALENT: Final = r"(?:CO2\s?-?e(?:q|quivalent)?\b|CO2|(?:d')?(?:éq\.?|eq\.?|équivalent)\s*(?:en\s)?CO2)"
GRAMS: Final = {
    "mg": 0.001,
    **dict.fromkeys(("g", "gram", "grams", "gramme", "grammes"), 1.0),
    **dict.fromkeys(("kg", "kilogram", "kilograms", "kilogramme", "kilogrammes"), 1e3),
    **dict.fromkeys(("t", "tonne", "tonnes"), 1e6),
}
UNIT: Final = re.compile(rf"{NUMBER}\s*(?:{MASS}\s*(?:of\s|de\s)?{EQUIVALENT}|[kM]?Wh\b)", re.I)
QUANTITY: Final = re.compile(rf"{NUMBER}\s*(?:{MASS}\b|[kM]?Wh\b)", re.I)
RANGE: Final = re.compile(
    rf"(?P<low>{NUMBER})\s*(?P<first>{MASS}\b)?\s*(?:to|and|à|et|-|–)\s*(?P<high>{NUMBER})\s*(?P<unit>{MASS})\s*"
    rf"(?:of\s|de\s)?{EQUIVALENT}",
    re.I,
)
FOR_WHAT: Final = re.compile(
    r"\b(?:e-?mails?|mails?|messages?|images?|visuels?|vid[eé]os?|texts?|textes?|campaigns?|campagnes?|newsletters?|"
    r"replies|réponses?|requests?|requêtes?)\b",
    re.I,
)
# "Only" alone draws no boundary: "for only 4 kg" is a boast, "electricity only" is not.
DRAWN: Final = re.compile(
    r"\b(?:includ\w+|exclud\w+|without|count(?:s|ed|ing)?|leaves? out|covers?|boundary|left out|"
    r"(?:electricity|texts|writing|generation) (?:only|alone)|"
    r"hors|sans|compris\w*|inclus\w*|inclut|exclu\w*|compte\w*|comptant|périmètre|couvr\w+|"
    r"(?:électricité|textes|rédaction|génération) seule?s?)\b",
    re.I,
)
AROUND: Final = re.compile(
    r"\b(?:training|sending|electricity|machines?|hardware|manufactur\w+|making|devices?|data cent(?:re|er)s?|"
    r"generation|writing|entraînement|envois?|électricité|matériels?|fabrication|appareils?|serveurs?|servers?|"
    r"centres? de données|génération|rédaction|production)\b",
    re.I,
)
YEAR: Final = re.compile(r"\b20\d\d\b")
SOURCE: Final = re.compile(
    r"\b(?:sources?|according to|selon|d'après|EcoLogits|ADEME|CodeCarbon|calculated with|calculé\w* avec)\b", re.I
)
ESTIMATE: Final = re.compile(r"\b(?:estimat\w+|estim\w+|about|around|environ)\b", re.I)
PROPERTIES: Final = {
    "unit": Text("a quantity with its unit", "une quantité avec son unité"),
    "range": Text("a range, not one number", "une fourchette, pas un seul nombre"),
    "for_what": Text("what it is for", "ce dont il s’agit"),
    "boundary": Text("what is counted, what is not", "ce qui est compté, ce qui ne l’est pas"),
    "date": Text("a year", "une année"),
    "source": Text("a source or a method", "une source ou une méthode"),
    "estimate": Text("said to be an estimate", "annoncée comme une estimation"),
    "precision": Text("no false precision", "pas de fausse précision"),
    "green_words": Text("no absolute or vague green word", "aucun mot vert absolu ou vague"),
}
MISSING: Final = {
    "unit": Text("for example kg CO2e, or kWh", "par exemple kg éq. CO2, ou kWh"),
    "range": Text("two numbers and a unit of CO2e: 3 to 4 kg CO2e", "deux nombres et une unité : 3 à 4 kg éq. CO2"),
    "for_what": Text("how many e-mails, images, texts?", "combien d’e-mails, d’images, de textes ?"),
    "boundary": Text("with or without training, sending, machines?", "avec ou sans entraînement, envoi, machines ?"),
    "date": Text("figures of which year?", "des chiffres de quelle année ?"),
    "source": Text("who or what worked it out?", "qui, ou quoi, a fait le calcul ?"),
    "estimate": Text("nobody measured it: say so", "personne ne l’a mesuré : dites-le"),
}
