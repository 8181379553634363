"""Which columns the course needs, under which names people keep them, and which column of a file is which."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from functools import lru_cache
from typing import Final, Literal

import pyarrow as pa
import pyarrow.compute as pc

from ..errors import AtelierError
from ..i18n import Text
from .amounts import look_like_numbers
from .dates import look_like_dates
from .raw import RawTable, Record
from .wording import say

Role = Literal["id", "date", "money", "number", "text", "yes or no"]


@dataclass(frozen=True)
class Field:
    """A column of the clean table.

    ``name`` is the word to use in ``columns=``; ``words`` are the names people give it, plainly written, the best
    first; ``never`` are words that make a column another one (a delivery date is no order date); ``once``: no two rows
    have the same; ``whole``: no cell may be empty where the file has the column; ``instead`` are fields from which
    this one can be worked out.
    """

    name: str
    role: Role
    title: Text
    words: tuple[str, ...]
    never: frozenset[str] = frozenset()
    required: bool = False
    once: bool = False
    whole: bool = False
    instead: tuple[str, ...] = ()

    @property
    def column(self) -> str:
        """The name of the column in the clean table: money is in cents, and says so."""
        return f"{self.name}_cents" if self.role == "money" else self.name


@dataclass(frozen=True)
class Kind:
    """A kind of file: what a row is, and its fields."""

    title: Text
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class Match:
    """A column of the file taken for a field, and why."""

    field: Field
    place: int
    why: Text


def recognised(record: Record, kind: Kind, told: Mapping[str, str]) -> int:
    """Return how many fields of ``kind`` a row of names seems to hold; ``told`` are the names the learner gave."""
    names = {plain(cell) for cell in record if 0 < len(cell) <= _LONGEST_NAME}
    by_learner = sum(plain(name) in names for name in told.values())
    return by_learner + sum(any(_says(name, field) is not None for name in names) for field in kind.fields)


def match_columns(raw: RawTable, kind: Kind, told: Mapping[str, str]) -> dict[str, Match]:
    """Return the column of the file for each field found, by field name, in the order of ``kind``.

    What the learner told comes first, then names confirmed by what the cells hold, then, for what is missing still,
    the only column that can be meant. Raises ``AtelierError`` when ``told`` names what does not exist, or when a
    column that the course needs is not found.
    """
    found = _told(raw, kind, told)
    for sureness, field, place in _candidates(raw, kind):
        taken = field.name in found or place in _places(found)
        if not taken and plausible(field, raw.cells[place]):
            found[field.name] = _match(BY_NAME if sureness >= _SURE else BY_LIKENESS, raw, field, place)
    for field in kind.fields:
        if field.required and field.name not in found:
            only = _only_candidate(raw, field, _places(found))
            if only is not None:
                found[field.name] = _match(BY_CONTENT, raw, field, only)
            elif not field.instead or not set(field.instead) <= found.keys():
                raise AtelierError(_not_found(raw, field))
    return {field.name: found[field.name] for field in kind.fields if field.name in found}


def plausible(field: Field, cells: pa.Array) -> bool:
    """Tell whether at least half of the cells (a sample of those that are filled) are what the field needs."""
    filled = sample(cells)
    if not len(filled):
        return False
    if field.role == "date":
        return look_like_dates(filled) >= _MOSTLY
    if field.role in ("money", "number"):
        return look_like_numbers(filled) >= _MOSTLY
    if field.role == "yes or no":
        known = pc.is_in(pc.utf8_lower(filled), pa.array([*YES, *NO]))
        return bool(pc.mean(known.cast(pa.float64())).as_py() >= _MOSTLY)
    return True


def sample(cells: pa.Array) -> pa.Array:
    """Return up to 500 different filled cells, from the whole length of the column."""
    some = cells[:: max(1, len(cells) // _LOOKED_AT)].unique()
    filled = some.filter(pc.not_equal(some, ""))
    return filled[:: max(1, len(filled) // _SAMPLE)][:_SAMPLE]


@lru_cache(maxsize=10_000)
def plain(name: str) -> str:
    """Return a name in small letters without accents and signs: "N° Client" gives "n client"."""
    spaced = re.sub(r"(?<=[a-zà-ÿ0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name)
    letters = unicodedata.normalize("NFKD", spaced.replace("°", " ").casefold())
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(re.findall(r"[a-z0-9]+", kept))


def likeness(name: str, field: Field) -> float:
    """Rate how well a plain ``name`` says ``field``: over 2 the same words, over 1 nearly, over 0 perhaps, or 0."""
    parts = set(name.split())
    rank = _says(name, field)
    if rank is not None:
        return 2.0 + _early(rank, field)
    if not parts or parts & field.never:
        return 0.0
    for base, test in ((1.0, _typo), (0.0, _contains)):
        for rank, word in enumerate(field.words):
            if test(name, word, field):
                return base + _early(rank, field)
    return 0.0


def _says(name: str, field: Field) -> int | None:
    """Return the place among the words of ``field`` of a ``name`` that says it, small words apart, or None."""
    known = _known_names(field)
    return known.get(name, known.get(_essential(name)))


@lru_cache
def _known_names(field: Field) -> dict[str, int]:
    known = {_essential(word): rank for rank, word in reversed(list(enumerate(field.words)))}
    return known | {word: rank for rank, word in enumerate(field.words)}


@lru_cache(maxsize=10_000)
def _essential(name: str) -> str:
    return " ".join(part for part in name.split() if part not in SMALL_WORDS) or name


def _early(rank: int, field: Field) -> float:
    """Return a little more for the first words of a field than for its last: 0 < value < 1."""
    return (len(field.words) - rank) / (len(field.words) + 1)


def _typo(name: str, word: str, _: Field) -> bool:
    return len(word) >= 6 and abs(len(word) - len(name)) <= 2 and SequenceMatcher(None, name, word).ratio() >= 0.88


def _contains(name: str, word: str, field: Field) -> bool:
    """Look for the words inside a longer name, where the rest cannot turn it into something else."""
    parts = set(name.split())
    if field.role == "text" or (field.role == "id" and not parts & ID_WORDS):
        return False
    return set(word.split()) <= parts


def _candidates(raw: RawTable, kind: Kind) -> list[tuple[float, Field, int]]:
    rated = [
        (likeness(plain(name), field), field, place) for field in kind.fields for place, name in enumerate(raw.names)
    ]
    return sorted((candidate for candidate in rated if candidate[0] > 0), key=lambda candidate: -candidate[0])


def _told(raw: RawTable, kind: Kind, told: Mapping[str, str]) -> dict[str, Match]:
    found = {}
    for name, column in told.items():
        field = next((field for field in kind.fields if name in (field.name, field.column)), None)
        if field is None:
            raise AtelierError(say(NO_FIELD, name=name, known=", ".join(field.name for field in kind.fields)))
        found[field.name] = _match(AS_TOLD, raw, field, _place(raw, str(column)))
    return found


def _place(raw: RawTable, column: str) -> int:
    if column in raw.names:
        return raw.names.index(column)
    alike = [place for place, name in enumerate(raw.names) if plain(name) == plain(column)]
    if len(alike) == 1:
        return alike[0]
    near = get_close_matches(column, raw.names, n=1, cutoff=0.6)
    hint = say(NEAREST, column=near[0]) if near else Text("", "")
    raise AtelierError(say(NO_SUCH_COLUMN, column=column, hint=hint, known=_listed(raw.names)))


def _only_candidate(raw: RawTable, field: Field, taken: set[int]) -> int | None:
    """Return the one column left that holds dates, or e-mail addresses for a customer; None when there are not one."""
    if field.role == "date":
        fits = [
            place
            for place, name in enumerate(raw.names)
            if not set(plain(name).split()) & field.never
            and look_like_dates(sample(raw.cells[place]), written_out=True) >= _NEARLY_ALL
        ]
    elif field.name == "customer_id":
        fits = [place for place, cells in enumerate(raw.cells) if _share_of_mails(sample(cells)) >= _NEARLY_ALL]
    else:
        fits = []
    fits = [place for place in fits if place not in taken]
    return fits[0] if len(fits) == 1 else None


def _share_of_mails(cells: pa.Array) -> float:
    return float(pc.mean(pc.match_substring(cells, "@").cast(pa.float64())).as_py() or 0.0)


def _match(why: Text, raw: RawTable, field: Field, place: int) -> Match:
    return Match(field, place, say(why, title=field.title, column=raw.names[place]))


def _places(found: Mapping[str, Match]) -> set[int]:
    return {match.place for match in found.values()}


def _not_found(raw: RawTable, field: Field) -> Text:
    return say(
        NOT_FOUND,
        title=field.title,
        known=_listed(raw.names),
        name=field.name,
        example=raw.names[0],
    )


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(f'"{name[:_LONGEST_NAME]}"' for name in names[:_SHOWN])
    return shown + (" …" if len(names) > _SHOWN else "")


def _words(listed: str) -> tuple[str, ...]:
    return tuple(listed.split(", "))


_SURE: Final = 2.0
_MOSTLY: Final = 0.5
_NEARLY_ALL: Final = 0.9
_LOOKED_AT: Final = 20_000
_SAMPLE: Final = 500
_LONGEST_NAME: Final = 60
_SHOWN: Final = 30
SMALL_WORDS: Final = frozenset("ttc eur euro euros en de du des la le les l d of the in a au".split())
ID_WORDS: Final = frozenset(
    "id ids code num numero number no n nr nb ref reference key cle uid uuid mail email".split()
)
NOTHING_THERE: Final = ("n/a", "na", "nan", "null", "none", "#n/a", "nil", "-", "–", "—", "nat", "(vide)", "(blank)")
YES: Final = ("yes", "y", "oui", "o", "true", "vrai", "1", "x", "opt-in", "optin", "subscribed", "inscrit")
NO: Final = ("no", "n", "non", "false", "faux", "0", "opt-out", "optout", "unsubscribed", "désinscrit")

_CUSTOMER_WORDS = _words(
    "customer id, id customer, client id, id client, identifiant client, customer number, numero client, n client, "
    "no client, num client, customer no, code client, customer code, client number, ref client, reference client, "
    "customer, client, cliente, buyer id, acheteur, household id, user id, id utilisateur, member id, id membre, "
    "numero carte fidelite, loyalty number"
)
_MAIL_WORDS = _words(
    "customer email, email client, mail client, email, e mail, mail, courriel, adresse mail, adresse email, "
    "adresse e mail, email address"
)
_NO_ORDER_DATE = frozenset(
    "livraison livre delivery delivered expedition expedie shipping shipped naissance birth birthday "
    "birthdate dob born ne nee anniversaire due echeance "
    "update updated modified modification maj retour returned inscription signup registration remboursement refund "
    "paiement payment".split()
)
_NO_AMOUNT = frozenset(
    "discount remise reduction tva vat tax taxe taxes shipping port livraison unit unitaire budget cost cout refund "
    "remboursement avoir points".split()
)
ORDERS: Final = Kind(
    Text("orders", "commandes"),
    (
        Field("customer_id", "id", Text("the customer", "le client"), _CUSTOMER_WORDS + _MAIL_WORDS, required=True),
        Field(
            "order_id",
            "id",
            Text("the order number", "le numéro de commande"),
            _words(
                "order id, id order, id commande, commande id, order number, numero commande, n commande, "
                "no commande, num commande, order no, ref commande, reference commande, order ref, order reference, "
                "code commande, commande, order, invoice no, invoice number, invoice id, invoice, numero facture, "
                "n facture, facture, basket id, panier, numero ticket, ticket, transaction id, id transaction, id"
            ),
            frozenset("date jour day line ligne status statut".split()),
            whole=True,
        ),
        Field(
            "order_date",
            "date",
            Text("the date of the order", "la date de la commande"),
            _words(
                "order date, date commande, ordered at, ordered on, commande le, date order, purchase date, "
                "date achat, purchased at, sale date, date vente, invoice date, date facture, transaction date, "
                "date transaction, transaction timestamp, created at, date creation, timestamp, datetime, "
                "date heure, date, day, jour"
            ),
            _NO_ORDER_DATE,
            required=True,
        ),
        Field(
            "amount",
            "money",
            Text("the amount", "le montant"),
            _words(
                "amount, montant ttc, montant, total ttc, prix total, prix total ttc, order total, order amount, "
                "order value, line total, total price, total amount, total paid, montant total, montant commande, "
                "total commande, total ligne, montant ligne, sales value, sales amount, sales, ventes, revenue, "
                "turnover, chiffre affaires, ca ttc, ca, total, net amount, montant net, montant paye, amount cents, "
                "montant centimes, montant ht, total ht, ca ht"
            ),
            _NO_AMOUNT,
            required=True,
            instead=("unit_price", "quantity"),
        ),
        Field(
            "quantity",
            "number",
            Text("the quantity", "la quantité"),
            _words(
                "quantity, quantite, qty, qte, units, unites, number of items, nombre articles, nb articles, items, "
                "pieces, nombre"
            ),
            frozenset("stock price prix".split()),
        ),
        Field(
            "unit_price",
            "money",
            Text("the unit price", "le prix unitaire"),
            _words(
                "unit price, prix unitaire, prix unitaire ttc, pu, pu ttc, unit amount, item price, price each, "
                "price, prix, selling price, prix vente, prix unitaire ht"
            ),
            frozenset("total".split()),
        ),
        Field(
            "product",
            "text",
            Text("the product", "le produit"),
            _words(
                "product, produit, product name, nom produit, libelle produit, item, article, designation, libelle, "
                "description, product id, id produit, sku, stock code, reference produit, code produit, "
                "code article, reference, ref"
            ),
        ),
    ),
)
CUSTOMERS: Final = Kind(
    Text("customers", "clients"),
    (
        Field(
            "customer_id",
            "id",
            Text("the customer", "le client"),
            (*_CUSTOMER_WORDS, "id", "code", "numero", "number", "reference", *_MAIL_WORDS),
            required=True,
            once=True,
        ),
        Field(
            "signup_date",
            "date",
            Text("the date of first contact", "la date d’entrée en relation"),
            _words(
                "signup date, sign up date, signed up at, registration date, registered at, date inscription, "
                "inscrit le, date adhesion, customer since, client depuis, member since, date entree, created at, "
                "date creation, cree le, first order date, date premiere commande"
            ),
            _NO_ORDER_DATE - frozenset("inscription signup registration".split()),
        ),
        Field(
            "postcode",
            "text",
            Text("the postcode", "le code postal"),
            ("postcode", "post code", "postal code", "zip", "zip code", "code postal", "cp"),
        ),
        Field("city", "text", Text("the town", "la ville"), ("city", "town", "ville", "commune", "localite")),
        Field("country", "text", Text("the country", "le pays"), ("country", "pays", "country code", "code pays")),
        Field(
            "gender", "text", Text("the gender", "le genre"), ("gender", "sex", "genre", "sexe", "civilite", "title")
        ),
        Field(
            "language",
            "text",
            Text("the language", "la langue"),
            ("language", "langue", "preferred language", "locale"),
        ),
        Field(
            "consent",
            "yes or no",
            Text("the consent to be contacted", "l’accord pour être contacté"),
            _words(
                "consent, consentement, email consent, marketing consent, opt in, optin, optin email, opt in email, "
                "newsletter, accepts marketing, abonne newsletter"
            ),
            frozenset("date le at on".split()),
        ),
    ),
)

BY_NAME = Text('Column for {title}: "{column}", by its name.', "Colonne pour {title} : « {column} », d’après son nom.")
BY_LIKENESS = Text(
    'Column for {title}: "{column}", whose name comes near and whose cells fit.',
    "Colonne pour {title} : « {column} », dont le nom s’en approche et dont le contenu convient.",
)
BY_CONTENT = Text(
    'Column for {title}: "{column}", the only one whose cells fit.',
    "Colonne pour {title} : « {column} », la seule dont le contenu convient.",
)
AS_TOLD = Text(
    'Column for {title}: "{column}", as you said.', "Colonne pour {title} : « {column} », comme vous l’avez dit."
)
NO_FIELD = Text(
    'There is nothing called "{name}" to name a column for: `columns=` knows {known}.',
    "« {name} » n’est pas un nom que `columns=` connaît : il connaît {known}.",
)
NO_SUCH_COLUMN = Text(
    'The file has no column "{column}"{hint}: its columns are {known}.',
    "Le fichier n’a pas de colonne « {column} »{hint} : ses colonnes sont {known}.",
)
NEAREST = Text(' (did you mean "{column}"?)', " (vouliez-vous dire « {column} » ?)")
NOT_FOUND = Text(
    "No column was found for {title}. The columns are {known}. Say which one it is, for example "
    '`columns={{"{name}": "{example}"}}`.',
    "Aucune colonne ne convient pour {title}. Les colonnes sont {known}. Dites laquelle prendre, par exemple "
    '`columns={{"{name}": "{example}"}}`.',
)
