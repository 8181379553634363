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
from pathlib import Path
from typing import Final, Literal

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc
from filelock import FileLock

from ..errors import AtelierError
from ..i18n import Text
from ..paths import user_dir
from ..transport.privacy import CARD, DIGITS, IBAN, IBAN_SHAPE, SHAPES, find_personal_data
from .amounts import look_like_numbers
from .dates import ISO, SLASHED, look_like_dates, read_dates
from .fields import NOTHING_THERE, Field, Match, plain, plausible, sample
from .raw import RawTable
from .wording import say

Treatment = Literal["pseudonymise", "drop", "keep"]


@dataclass(frozen=True)
class Protected:
    """A file whose personal data were treated, where its columns now are, and ``notes`` on how it was done."""

    raw: RawTable
    matches: Mapping[str, Match]
    notes: tuple[Text, ...]


def protect(raw: RawTable, matches: Mapping[str, Match], treatment: Treatment) -> Protected:
    """Put pseudonyms in the place of personal data, or drop its columns, or keep all and say so.

    Of a birth date the year stays. Every cell of every other column is looked at: what has the shape of personal data
    is blanked out. A customer must be told by something: that column gets pseudonyms even when the others are
    dropped. Raises ``AtelierError`` for an unknown ``treatment``, or when the key of the pseudonyms cannot be used.
    """
    if treatment not in ("pseudonymise", "drop", "keep"):
        raise AtelierError(UNKNOWN_TREATMENT.fill(treatment=treatment))
    kinds = find_personal_columns(raw, matches)
    free = find_free_texts(raw, kinds, matches)
    if not kinds and not free:
        return Protected(raw, matches, (NONE_FOUND,))
    if treatment == "keep":
        return Protected(raw, matches, (say(KEPT, columns=_listed(raw, [*kinds, *free])),))
    needed = {match.place for match in matches.values()}
    dropped = {*kinds, *free} - needed if treatment == "drop" else set()
    cells = list(raw.cells)
    for place in kinds.keys() - dropped:
        cells[place] = _treated(cells[place], kinds[place])
    for place in set(free) - dropped:
        cells[place] = _masked(cells[place], place in needed)
    native = tuple(None if place in kinds else flags for place, flags in enumerate(raw.native))
    notes = _notes(raw, kinds, free, dropped)
    return Protected(*_without(replace(raw, cells=tuple(cells), native=native), matches, dropped), notes)


def find_personal_columns(raw: RawTable, matches: Mapping[str, Match]) -> dict[int, str]:
    """Return the kind of personal data of each column that holds some, by what most cells hold or by its name.

    Columns known to be something else (dates, amounts, order numbers, products) are left aside. The column that tells
    customers apart is of the kind ``CUSTOMER`` when some of its cells are no plain number or code.
    """
    harmless = {match.place for name, match in matches.items() if name != "customer_id"}
    customer = matches["customer_id"].place if "customer_id" in matches else None
    found = {}
    for place, name in enumerate(raw.names):
        if place in harmless:
            continue
        kind = _kind(name, sample(raw.cells[place]))
        if not kind and place == customer and not _internal(raw.cells[place].unique()).all():
            kind = CUSTOMER
        if kind:
            found[place] = kind
    return found


def find_free_texts(raw: RawTable, kinds: Collection[int], matches: Mapping[str, Match]) -> list[int]:
    """Return the columns of sentences, where anything may be written, and those with any personal data in a cell."""
    matched = {match.place for match in matches.values()}
    return [
        place
        for place, cells in enumerate(raw.cells)
        if place not in kinds
        and (
            (place not in matched and _is_prose(sample(cells)))
            or len(_revealing(cells.filter(_is_like(cells, SUSPECT)).unique(), place in matched))
        )
    ]


def pseudonyms(cells: pa.Array, kind: str) -> pa.Array:
    """Return the pseudonym of each cell, such as ``email-5f0c1e9ab3d24c77``; an empty cell stays empty.

    A cell that is an e-mail address, an account or a number of another kind gets the pseudonym of that kind, so that
    it is the same under any column name. 64 bits of the hash: among a million people, the odds that two share one are
    1 to 37 million.
    """
    key = _key()
    coded = pc.dictionary_encode(cells)
    texts = coded.dictionary
    empty = pc.or_(pc.equal(texts, ""), pc.is_in(pc.utf8_lower(texts), pa.array(NOTHING_THERE))).to_pylist()
    suspect = pc.match_substring_regex(texts, SUSPECT).to_pylist()
    named = [
        value if nothing else _pseudonym(value, (odd and _exact_kind(value)) or kind, key)
        for value, nothing, odd in zip(texts.to_pylist(), empty, suspect, strict=True)
    ]
    return pa.array(named, pa.string()).take(coded.indices)


def _pseudonym(value: str, kind: str, key: bytes) -> str:
    return f"{kind}-{hmac.digest(key, _same_form(value, kind).encode(), 'sha256')[:8].hex()}"


def _same_form(value: str, kind: str) -> str:
    """Return what two ways to write the same thing have in common."""
    if kind == PHONE:
        return re.sub(r"^(?:00|\+)?33\s*(?:\(0\))?0?|^0(?=[1-9])", "", re.sub(r"[\s./-]", "", value))
    folded = value.casefold()
    return re.sub(r"[\W_]+", "", folded) if kind in (IBAN_KIND, CARD_KIND, NIR) else " ".join(folded.split())


def _key() -> bytes:
    """Return the user's secret key, made at the first need; only its owner may read the file."""
    file = user_dir() / "pseudonyms.key"
    try:
        with FileLock(file.with_suffix(".lock")):
            if not file.exists():
                _write_key(file)
            key = file.read_bytes()
    except OSError as error:
        raise AtelierError((NO_KEY if file.exists() else NO_PLACE).fill(file=file, folder=file.parent)) from error
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


def _treated(cells: pa.Array, kind: str) -> pa.Array:
    if kind == BIRTH:
        return _years(cells)
    if kind != CUSTOMER:
        return pseudonyms(cells, kind)
    internal = pa.array(_internal(cells))
    # Among numbers and codes, only what is neither is a person; among persons, a digit proves nothing.
    mostly = pc.mean(internal.cast(pa.float64())).as_py() >= _MOSTLY
    return pc.if_else(internal, cells, pseudonyms(cells, NAME)) if mostly else pseudonyms(cells, NAME)


def _internal(cells: pa.Array) -> npt.NDArray[np.bool_]:
    """Tell the numbers and codes of a shop: a digit, at most one word, and not the shape of personal data."""
    coded = pc.dictionary_encode(cells)
    texts = coded.dictionary
    words = pc.count_substring_regex(texts, r"\pL{2,}")
    code = pc.and_(pc.match_substring_regex(texts, r"\d"), pc.or_(pc.less(words, 2), _is_like(texts, HEXADECIMAL)))
    nothing = pc.or_(pc.equal(texts, ""), pc.is_in(pc.utf8_lower(texts), pa.array(NOTHING_THERE)))
    internal = pc.or_(code, nothing).to_numpy(zero_copy_only=False).copy()
    internal[_revealing(texts, numbers_are_known=False)] = False
    return np.asarray(internal[coded.indices.to_numpy(zero_copy_only=False)])


def _kind(name: str, cells: pa.Array) -> str:
    """What the cells are goes before what the name says, and the name before what the cells may be."""
    kind = _kind_by_content(cells, SHAPED) or _kind_by_name(name, cells) or _kind_by_content(cells, LIKELY)
    return kind or (BIRTH if _are_birth_dates(cells) else "")


def _kind_by_name(name: str, cells: pa.Array) -> str:
    parts = set(plain(name).split())
    if not len(cells) or parts & NOT_PERSONS or plausible(ANSWER, cells):
        return ""
    for kind, names in NAMES.items():
        if any(set(words.split()) <= parts for words in names) and _may_be(kind, cells):
            return kind
    return NAME if parts & PERSONS and _share_like(cells, ALPHABETIC) >= _MOSTLY else ""


def _may_be(kind: str, cells: pa.Array) -> bool:
    """Tell whether the cells allow what the name of the column says: a rate is no address, a day no name."""
    if kind == BIRTH:
        return float(pc.mean(pc.not_equal(_years(cells), "").cast(pa.float64())).as_py()) >= _MOSTLY
    if look_like_dates(cells, written_out=True) >= _MOSTLY:
        return False
    if kind == PHONE:
        return _share_like(cells, SIX_DIGITS) > 0 and _share_like(cells, DECIMAL) < _MOSTLY
    return kind not in (EMAIL, NAME, ADDRESS) or look_like_numbers(cells) < _MOSTLY


def _kind_by_content(cells: pa.Array, contents: Mapping[str, Callable[[str], bool]]) -> str:
    if _is_prose(cells) or look_like_dates(cells, written_out=True) >= _NEARLY_ALL:
        return ""
    return next((kind for kind, holds in contents.items() if _share(cells, holds) >= _MOSTLY), "")


def _share(cells: pa.Array, holds: Callable[[str], bool]) -> float:
    return sum(map(holds, cells.to_pylist())) / len(cells) if len(cells) else 0.0


def _share_like(cells: pa.Array, shape: str) -> float:
    return float(pc.mean(_is_like(cells, shape).cast(pa.float64())).as_py() or 0.0)


def _is_like(cells: pa.Array, shape: str) -> pa.Array:
    return pc.match_substring_regex(cells, shape)


def _holds(kind: Text) -> Callable[[str], bool]:
    return lambda text: kind in find_personal_data(text)


def _holds_card(text: str) -> bool:
    return any(_is_card(found[0]) for found in DIGITS.finditer(text))


def _is_card(digits: str) -> bool:
    """A French company's number (SIRET) has 14 digits in a row and passes the same check as a card."""
    return not SIRET.match(digits) and CARD in find_personal_data(digits)


def _holds_phone(text: str) -> bool:
    return any(shape.search(text) for shape in PHONE_SHAPES)


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


def _exact_kind(text: str) -> str:
    """Return the kind of personal data that ``text`` is as a whole, or an empty text."""
    if EMAIL_SHAPE.fullmatch(text):
        return EMAIL
    if IBAN_SHAPE.fullmatch(text) and IBAN in find_personal_data(text):
        return IBAN_KIND
    if _is_nir(text):
        return NIR
    if DIGITS.fullmatch(text) and _is_card(text):
        return CARD_KIND
    return PHONE if any(shape.fullmatch(text) for shape in PHONE_SHAPES) else ""


def _are_birth_dates(cells: pa.Array) -> bool:
    """Tell dates of birth from other dates: they go far back, and over decades."""
    if look_like_dates(cells, written_out=True) < _NEARLY_ALL:
        return False
    years = sorted(int(year) for year in _years(cells).to_pylist() if year)
    return bool(years) and years[-1] <= _YOUNGEST and years[-1] - years[0] >= _GENERATION


def _years(cells: pa.Array) -> pa.Array:
    """Return the year of each date, or the year alone; it is the same whether the day or the month comes first."""
    moments = read_dates(cells, "", "day first").moments
    moments = np.where(np.isnat(moments), read_dates(cells, "", "month first").moments, moments)
    years = ["" if year == "NaT" else year for year in np.datetime_as_string(moments, unit="Y")]
    return pc.if_else(_is_like(cells, YEAR), pc.utf8_slice_codeunits(cells, 0, 4), pa.array(years, pa.string()))


def _is_prose(cells: pa.Array) -> bool:
    words = pc.count_substring_regex(cells, r"\pL{2,}")
    return bool(len(cells)) and pc.mean(words).as_py() >= _WORDS_OF_A_SENTENCE


def _revealing(texts: pa.Array, numbers_are_known: bool) -> npt.NDArray[np.int64]:
    """Return the places of the texts that hold personal data by their shape; dates are none.

    ``numbers_are_known``: the column was recognised, and bare digits are amounts, order numbers or products.
    """
    suspect = np.flatnonzero(_is_like(texts, SUSPECT).to_numpy(zero_copy_only=False))
    found = texts.take(pa.array(suspect))
    for shape in (ISO, SLASHED, *([BARE_DIGITS] if numbers_are_known else [])):
        other = ~_is_like(found, shape).to_numpy(zero_copy_only=False)
        suspect, found = suspect[other], found.filter(pa.array(other))
    return np.asarray(suspect[np.array([_mask(text) != text for text in found.to_pylist()], bool)])


def _masked(cells: pa.Array, numbers_are_known: bool) -> pa.Array:
    """Blank out what has the shape of personal data inside longer texts; alone in its cell, it gets a pseudonym."""
    coded = pc.dictionary_encode(cells)
    texts = np.array(coded.dictionary.to_pylist(), object)
    for place in _revealing(coded.dictionary, numbers_are_known):
        kind = _exact_kind(texts[place])
        texts[place] = _pseudonym(texts[place], kind, _key()) if kind else _mask(texts[place])
    return pa.array(texts, pa.string()).take(coded.indices)


def _mask(text: str) -> str:
    text = re.sub(NIR_IN_TEXT, lambda found: "[nir]" if _is_nir(found[0]) else found[0], text)
    text = DIGITS.sub(lambda found: "[card]" if _is_card(found[0]) else found[0], text)
    text = IBAN_SHAPE.sub(lambda found: "[iban]" if IBAN in find_personal_data(found[0]) else found[0], text)
    for shape in (EMAIL_SHAPE, *PHONE_SHAPES):
        text = shape.sub("[…]", text)
    return text


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
IBAN_KIND, CARD_KIND, CUSTOMER = "iban", "card", "customer"
_KEY_BYTES: Final = 32
_MOSTLY: Final = 0.5
_NEARLY_ALL: Final = 0.9
_WORDS_OF_A_SENTENCE: Final = 5
# Customers are adults: a column of dates that ends here, and spans a generation, is not one of orders.
_YOUNGEST: Final = 2012
_GENERATION: Final = 20
EMAIL_SHAPE: Final = SHAPES[0][1]
PHONE_SHAPES: Final = (SHAPES[1][1], re.compile(r"(?<![\d/])0[1-9](?:/\d{2}){4}(?![\d/])"))
SIRET: Final = re.compile(r"\d{14}(?!\d)")
# Whatever the shapes above and below can match, and not much more: most texts are let go by this one.
SUSPECT: Final = (
    r"@|\+\d|0[1-9](?:[ .-]?\d{2}){4}|0[1-9](?:/\d{2}){4}|0\d{2,4}[ -]\d{3,4}[ -]\d{3,4}"
    r"|[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11}|\d(?:[ ./-]?[\dABab]){13}"
)
HEXADECIMAL: Final = r"^[0-9a-fA-F-]{8,}$"
BARE_DIGITS: Final = r"^\d+$"
ALPHABETIC: Final = r"^[^\d]*\pL{2,}[^\d]*$"
SIX_DIGITS: Final = r"\d(?:\D*\d){5}"
DECIMAL: Final = r"^[-+]?\d*[.,]\d+ ?%?$"
YEAR: Final = r"^(?:19|20)\d{2}(?:\.0)?$"
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
SHAPED: Final[dict[str, Callable[[str], bool]]] = {
    EMAIL: _holds(SHAPES[0][0]),
    IBAN_KIND: _holds(IBAN),
    NIR: _is_nir,
    CARD_KIND: _holds_card,
    PHONE: _holds_phone,
}
LIKELY: Final[dict[str, Callable[[str], bool]]] = {
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
    NAME: ("name", "nom", "prenom", "surname", "firstname", "lastname", "fullname", "forename"),
}
PERSONS: Final = frozenset("client cliente customer acheteur acheteuse buyer destinataire recipient contact".split())
NOT_PERSONS: Final = frozenset(
    "product produit campaign campagne file fichier store magasin shop boutique brand marque company societe "
    "entreprise category categorie segment opens opened clicks count nb sent status statut type domain domaine city "
    "ville optin consent consentement country pays groupe group niveau level tier langue language canal channel mode "
    "moyen source origine genre gender civilite".split()
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
    "Free text: {columns}. Addresses for e-mail, phone, card, account and social security numbers are blanked out, or "
    "replaced by a pseudonym where they fill a cell; names may be left: look before you share.",
    "Texte libre : {columns}. Adresses e-mail, numéros de téléphone, de carte, de compte et de sécurité sociale sont "
    "masqués, ou remplacés par un pseudonyme s’ils occupent toute la cellule ; des noms peuvent "
    "rester : relisez avant de partager.",
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
NO_PLACE = Text(
    "The key of your pseudonyms cannot be kept in {folder}: make sure that you may write in this folder, that its disk "
    "is not full, and that nothing else there is called pseudonyms.",
    "La clé de vos pseudonymes ne peut pas être gardée dans {folder} : vérifiez que vous pouvez écrire dans ce "
    "dossier, que le disque n’est pas plein et que rien d’autre ne s’y appelle pseudonyms.",
)
NO_KEY = Text(
    "The key of your pseudonyms ({file}) is damaged or cannot be read: put it back from a backup, or delete it to get "
    "a new one (the pseudonyms will then be others).",
    "La clé de vos pseudonymes ({file}) est abîmée ou illisible : remettez-la depuis une sauvegarde, ou supprimez-la "
    "pour en obtenir une nouvelle (les pseudonymes seront alors différents).",
)
