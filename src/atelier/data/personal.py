"""Personal data in a learner's file: which columns hold some, and pseudonyms in their place before anything is shown.

A pseudonym is a keyed hash (HMAC-SHA256, RFC 2104) of the value: the same person gets the same one in every file of
the same user, and nobody can find the value back without the key, which never leaves this computer. It remains
personal data in the sense of the GDPR (Article 4(5)) as long as the key exists.
"""

from __future__ import annotations

import hmac
import os
import re
import secrets
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final, Literal

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from filelock import FileLock

from ..errors import AtelierError
from ..i18n import Text
from ..paths import user_dir
from ..transport.privacy import CARD, DIGITS, IBAN, IBAN_SHAPE, SHAPES, find_personal_data
from .dates import look_like_dates, read_dates
from .fields import Field, Match, plain, plausible, sample
from .raw import RawTable
from .wording import say

Treatment = Literal["pseudonymise", "drop", "keep"]


@dataclass(frozen=True)
class Protected:
    """A file whose personal data were treated: ``notes`` say how, ``treated`` names the columns with pseudonyms."""

    raw: RawTable
    matches: Mapping[str, Match]
    treated: frozenset[str]
    notes: tuple[Text, ...]


def protect(raw: RawTable, matches: Mapping[str, Match], treatment: Treatment) -> Protected:
    """Put pseudonyms in the place of personal data, or drop its columns, or keep all and say so.

    Of a birth date the year stays. In free texts, what has the shape of personal data is blanked out. A customer must
    be told by something: that column gets pseudonyms even when the others are dropped. Raises ``AtelierError`` for an
    unknown ``treatment``, or when the key of the pseudonyms cannot be used.
    """
    if treatment not in ("pseudonymise", "drop", "keep"):
        raise AtelierError(UNKNOWN_TREATMENT.fill(treatment=treatment))
    kinds = find_personal_columns(raw, matches)
    free = find_free_texts(raw, kinds, matches)
    if not kinds and not free:
        return Protected(raw, matches, frozenset(), (NONE_FOUND,))
    if treatment == "keep":
        return Protected(raw, matches, frozenset(), (say(KEPT, columns=_listed(raw, [*kinds, *free])),))
    needed = {match.place for match in matches.values()}
    dropped = {*kinds, *free} - needed if treatment == "drop" else set()
    cells = list(raw.cells)
    for place in kinds.keys() - dropped:
        cells[place] = _years(cells[place]) if kinds[place] == BIRTH else pseudonyms(cells[place], kinds[place])
    for place in set(free) - dropped:
        cells[place] = _masked(cells[place])
    native = tuple(None if place in kinds else flags for place, flags in enumerate(raw.native))
    notes = _notes(raw, kinds, free, dropped)
    treated = frozenset(raw.names[place] for place in kinds.keys() - dropped)
    changed = replace(raw, cells=tuple(cells), native=native)
    return Protected(*_without(changed, matches, dropped), treated, notes)


def find_personal_columns(raw: RawTable, matches: Mapping[str, Match]) -> dict[int, str]:
    """Return the kind of personal data of each column that holds some, by its name or by what most cells hold.

    Columns known to be something else (dates, amounts, order numbers, products) are left aside.
    """
    harmless = {match.place for name, match in matches.items() if name != "customer_id"}
    found = {}
    for place, name in enumerate(raw.names):
        if place in harmless:
            continue
        cells = sample(raw.cells[place])
        kind = _kind_by_name(name, cells) or _kind_by_content(cells)
        if kind:
            found[place] = kind
    return found


def find_free_texts(raw: RawTable, kinds: Collection[int], matches: Mapping[str, Match]) -> list[int]:
    """Return the columns of sentences, where anything may be written, and those with a few personal data."""
    aside = {*kinds, *(match.place for match in matches.values())}
    return [
        place
        for place, cells in enumerate(raw.cells)
        if place not in aside and (_is_prose(sample(cells)) or _share(sample(cells), _kind_of) > 0)
    ]


def pseudonyms(cells: pa.Array, kind: str) -> pa.Array:
    """Return the pseudonym of each cell, such as ``email-5f0c1e9ab3d24c77``; an empty cell stays empty.

    64 bits of the hash: among a million people, the odds that two share one are 1 to 37 million.
    """
    key = _key()
    coded = pc.dictionary_encode(cells)
    named = [
        f"{kind}-{hmac.digest(key, _same_form(value, kind).encode(), 'sha256')[:8].hex()}" if value else ""
        for value in coded.dictionary.to_pylist()
    ]
    return pa.array(named, pa.string()).take(coded.indices)


def _same_form(value: str, kind: str) -> str:
    """Return what two ways to write the same thing have in common."""
    if kind == PHONE:
        return re.sub(r"^(?:00|\+)?33\s*(?:\(0\))?0?|^0(?=[1-9])", "", re.sub(r"[\s.-]", "", value))
    folded = value.casefold()
    return re.sub(r"[\W_]+", "", folded) if kind in (IBAN_KIND, CARD_KIND, NIR) else " ".join(folded.split())


def _key() -> bytes:
    """Return the user's secret key, made at the first need; only its owner may read the file."""
    file = user_dir() / "pseudonyms.key"
    with FileLock(file.with_suffix(".lock")):
        if not file.exists():
            _write_key(file)
        try:
            key = file.read_bytes()
        except OSError as error:
            raise AtelierError(NO_KEY.fill(file=file)) from error
    if len(key) != _KEY_BYTES:
        raise AtelierError(NO_KEY.fill(file=file))
    return key


def _write_key(file: Path) -> None:
    draft = file.with_suffix(".new")
    draft.unlink(missing_ok=True)
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "wb") as opened:
        opened.write(secrets.token_bytes(_KEY_BYTES))
    draft.replace(file)


def _kind_by_name(name: str, cells: pa.Array) -> str:
    parts = set(plain(name).split())
    if not len(cells) or parts & NOT_PERSONS or plausible(ANSWER, cells):
        return ""
    return next((kind for kind, names in NAMES.items() if any(set(words.split()) <= parts for words in names)), "")


def _kind_by_content(cells: pa.Array) -> str:
    if _is_prose(cells):
        return ""
    for kind, holds in CONTENTS.items():
        if _share(cells, holds) >= _MOSTLY:
            return kind
    return BIRTH if _are_birth_dates(cells) else ""


def _kind_of(text: str) -> bool:
    return bool(find_personal_data(text)) or _is_nir(text)


def _share(cells: pa.Array, holds: Callable[[str], bool]) -> float:
    return sum(map(holds, cells.to_pylist())) / len(cells) if len(cells) else 0.0


def _holds(kind: Text) -> Callable[[str], bool]:
    return lambda text: kind in find_personal_data(text)


def _is_nir(text: str) -> bool:
    """Check the two last digits of a French social security number: 97 less the remainder (decree 82-103)."""
    compact = re.sub(r"[\s.-]", "", text).upper()
    if not NIR_SHAPE.fullmatch(compact):
        return False
    number = compact[:13].replace("2A", "19").replace("2B", "18")
    return 97 - int(number) % 97 == int(compact[13:])


def _is_first_name(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text)
    return 0 < len(words) <= 4 and any(plain(word) in FIRST_NAMES for word in words)


def _are_birth_dates(cells: pa.Array) -> bool:
    """Tell dates of birth from other dates: they go far back, and over decades."""
    if look_like_dates(cells, written_out=True) < _NEARLY_ALL:
        return False
    years = sorted(int(year) for year in _years(cells).to_pylist() if year)
    return bool(years) and years[-1] <= _YOUNGEST and years[-1] - years[0] >= _GENERATION


def _years(cells: pa.Array) -> pa.Array:
    """Return the year of each date; it does not depend on whether the day or the month comes first."""
    moments = read_dates(cells, "", "day first").moments
    moments = np.where(np.isnat(moments), read_dates(cells, "", "month first").moments, moments)
    return pa.array(["" if year == "NaT" else year for year in np.datetime_as_string(moments, unit="Y")], pa.string())


def _is_prose(cells: pa.Array) -> bool:
    words = pc.count_substring_regex(cells, r"\pL{2,}")
    return bool(len(cells)) and pc.mean(words).as_py() >= _WORDS_OF_A_SENTENCE


def _masked(cells: pa.Array) -> pa.Array:
    """Blank out what has the shape of personal data inside longer texts."""
    coded = pc.dictionary_encode(cells)
    texts = coded.dictionary
    suspect = pc.match_substring_regex(texts, r"@|\d(?:\D?\d){7}").to_pylist()
    clean = [_mask(text) if flag else text for text, flag in zip(texts.to_pylist(), suspect, strict=True)]
    return pa.array(clean, pa.string()).take(coded.indices)


def _mask(text: str) -> str:
    text = re.sub(NIR_IN_TEXT, lambda found: "[nir]" if _is_nir(found[0]) else found[0], text)
    for kind, shape, mark in ((CARD, DIGITS, "[card]"), (IBAN, IBAN_SHAPE, "[iban]")):
        text = shape.sub(partial(_hidden, kind, mark), text)
    for _, shape in SHAPES:
        text = shape.sub("[…]", text)
    return text


def _hidden(kind: Text, mark: str, found: re.Match[str]) -> str:
    return mark if kind in find_personal_data(found[0]) else found[0]


def _notes(raw: RawTable, kinds: Mapping[int, str], free: list[int], dropped: Collection[int]) -> tuple[Text, ...]:
    hidden = [place for place, kind in kinds.items() if place not in dropped and kind != BIRTH]
    births = [place for place, kind in kinds.items() if place not in dropped and kind == BIRTH]
    texts = [place for place in free if place not in dropped]
    said = ((PSEUDONYMS, hidden), (YEARS, births), (FREE_TEXTS, texts), (DROPPED, sorted(dropped)))
    return tuple(say(note, columns=_listed(raw, places)) for note, places in said if places)


def _listed(raw: RawTable, places: Collection[int]) -> Text:
    names = [raw.names[place] for place in places]
    return Text(", ".join(f'"{name}"' for name in names), ", ".join(f"«\u00a0{name}\u00a0»" for name in names))


def _without(
    raw: RawTable, matches: Mapping[str, Match], dropped: Collection[int]
) -> tuple[RawTable, Mapping[str, Match]]:
    kept = [place for place in range(len(raw.names)) if place not in dropped]
    left = replace(
        raw,
        names=tuple(raw.names[place] for place in kept),
        cells=tuple(raw.cells[place] for place in kept),
        native=tuple(raw.native[place] for place in kept),
    )
    return left, {name: replace(match, place=kept.index(match.place)) for name, match in matches.items()}


EMAIL, PHONE, NAME, ADDRESS, BIRTH, IP, NIR = "email", "phone", "name", "address", "birth", "ip", "nir"
IBAN_KIND, CARD_KIND = "iban", "card"
_KEY_BYTES: Final = 32
_MOSTLY: Final = 0.5
_NEARLY_ALL: Final = 0.9
_WORDS_OF_A_SENTENCE: Final = 5
# Customers are adults: a column of dates that ends here, and spans a generation, is not one of orders.
_YOUNGEST: Final = 2012
_GENERATION: Final = 20
NIR_SHAPE: Final = re.compile(r"[12378]\d{2}(?:0[1-9]|1[0-2]|[2-9]\d)(?:\d{2}|2[AB])\d{8}")
NIR_IN_TEXT: Final = re.compile(r"(?<!\d)[12378](?:[ .-]?\d){5}(?:[ .-]?[\dAB]){2}(?:[ .-]?\d){7}(?!\d)")
STREET: Final = re.compile(
    r"^\d{1,4}(?: ?(?:bis|ter|[a-d]))?,? (?:rue|avenue|av|bd|boulevard|place|chemin|all[ée]e|impasse|route|quai|cours|"
    r"square|passage|ruelle)\b|^\d{1,5}[a-z]? .*\b(?:street|st|road|rd|lane|avenue|ave|drive|close|way|court|square)\b",
    re.IGNORECASE,
)
IP_SHAPE: Final = re.compile(
    r"(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}|(?:[0-9a-f]{1,4}:){7}[0-9a-f]{1,4}", re.I
)
# Common first names of France, Britain and the United States, all generations; a column is judged by many cells.
FIRST_NAMES: Final = frozenset(
    "marie jean pierre michel andre philippe rene louis alain jacques bernard marcel daniel roger robert paul claude "
    "christian henri georges nicolas francois patrick gerard christophe joseph julien maurice laurent frederic eric "
    "david stephane pascal sebastien alexandre thierry olivier antoine thomas guillaume maxime lucas hugo jeanne "
    "francoise monique catherine nathalie isabelle jacqueline anne sylvie martine madeleine nicole suzanne helene "
    "christine louise sophie sandrine laurence veronique camille julie celine chantal aurelie lea manon chloe emma "
    "lucie claire margaux ines zoe mohamed fatima james john william richard charles mary patricia jennifer linda "
    "elizabeth barbara susan jessica sarah karen nancy lisa margaret betty sandra ashley emily kimberly donna michelle "
    "carol amanda melissa deborah stephanie oliver george harry jack noah olivia amelia isla ava mia grace lily "
    "matthew anthony mark donald steven andrew kenneth joshua kevin brian edward ronald timothy jason".split()
)
CONTENTS: Final[dict[str, Callable[[str], bool]]] = {
    EMAIL: _holds(SHAPES[0][0]),
    IBAN_KIND: _holds(IBAN),
    NIR: _is_nir,
    CARD_KIND: _holds(CARD),
    PHONE: _holds(SHAPES[1][0]),
    IP: lambda text: bool(IP_SHAPE.fullmatch(text)),
    ADDRESS: lambda text: bool(STREET.search(text)),
    NAME: _is_first_name,
}
NAMES: Final[dict[str, tuple[str, ...]]] = {
    EMAIL: ("email", "e mail", "mail", "courriel"),
    PHONE: ("phone", "telephone", "tel", "mobile", "portable", "gsm", "cell"),
    IBAN_KIND: ("iban", "rib", "bank account", "compte bancaire"),
    CARD_KIND: ("card number", "numero carte", "carte bancaire", "cb", "credit card"),
    NIR: ("nir", "secu", "securite sociale", "social security", "ssn", "nss"),
    IP: ("ip", "ip address", "adresse ip"),
    BIRTH: ("birth", "birthday", "naissance", "dob", "anniversaire", "born", "ne le", "birthdate"),
    ADDRESS: ("address", "adresse", "street", "rue", "voie"),
    NAME: ("name", "nom", "prenom", "surname", "firstname", "lastname", "fullname", "contact", "forename"),
}
NOT_PERSONS: Final = frozenset(
    "product produit campaign campagne file fichier store magasin shop boutique brand marque company societe "
    "entreprise category categorie segment opens opened clicks count nb sent status statut type domain domaine city "
    "ville optin consent consentement country pays".split()
)
ANSWER: Final = Field("answer", "yes or no", Text("an answer", "une réponse"), ())

NONE_FOUND = Text(
    "Personal data: no column seems to hold any.", "Données personnelles : aucune colonne ne semble en contenir."
)
PSEUDONYMS = Text(
    "Personal data: pseudonyms stand in the place of {columns}, the same in all your files. They are still personal "
    "data, for with your key the person can be told.",
    "Données personnelles : des pseudonymes remplacent {columns}, les mêmes dans tous vos fichiers. Ce sont encore des "
    "données personnelles, car avec votre clé on retrouve la personne.",
)
YEARS = Text(
    "Personal data: of {columns}, only the year is kept.",
    "Données personnelles : de {columns}, seule l’année est gardée.",
)
FREE_TEXTS = Text(
    "Free text: {columns}. Addresses for e-mail, phone, card, account and social security numbers are blanked out; "
    "names may be left: look before you share.",
    "Texte libre : {columns}. Adresses e-mail, numéros de téléphone, de carte, de compte et de sécurité sociale sont "
    "masqués ; des noms peuvent rester : relisez avant de partager.",
)
DROPPED = Text(
    "Personal data: left out, as you said: {columns}.",
    "Données personnelles : retirées, comme vous l’avez dit : {columns}.",
)
KEPT = Text(
    "Personal data: kept as they are, as you said: {columns}. Do not send this table to a model that is not on your "
    "computer.",
    "Données personnelles : gardées telles quelles, comme vous l’avez dit : {columns}. N’envoyez pas ce tableau à un "
    "modèle qui ne tourne pas sur votre ordinateur.",
)
UNKNOWN_TREATMENT = Text(
    'Personal data cannot be treated with "{treatment}": write `personal_data="pseudonymise"`, `"drop"` or `"keep"`.',
    "« {treatment} » ne dit pas quoi faire des données personnelles : écrivez "
    '`personal_data="pseudonymise"` (pseudonymes), `"drop"` (retirer) ou `"keep"` (garder).',
)
NO_KEY = Text(
    "The key of your pseudonyms ({file}) is damaged or cannot be read: put it back from a backup, or delete it to get "
    "a new one (the pseudonyms will then be others).",
    "La clé de vos pseudonymes ({file}) est abîmée ou illisible : remettez-la depuis une sauvegarde, ou supprimez-la "
    "pour en obtenir une nouvelle (les pseudonymes seront alors différents).",
)
