"""The privacy gate: what looks like personal data does not leave this machine without an explicit yes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import httpx2

from ..errors import AtelierError
from ..i18n import Text
from .room import Room, texts_of

_allowed: ContextVar[bool] = ContextVar("personal_data_allowed", default=False)


class PrivacyGate(Room):
    """Stops a request in which ``find_personal_data`` finds something, unless it was allowed on purpose."""

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Pass a harmless request on; raise ``AtelierError`` naming the kinds of data found otherwise."""
        found = [] if _allowed.get() else find_personal_data("\n".join(texts_of(request)))
        if found:
            kinds = Text(", ".join(kind.en for kind in found), ", ".join(kind.fr for kind in found))
            raise AtelierError(Text(STOPPED.en.format(kinds=kinds.en), STOPPED.fr.format(kinds=kinds.fr)))
        return self.inner.handle_request(request)


@contextmanager
def allow_personal_data() -> Iterator[None]:
    """Say yes, for the calls inside the ``with`` block, to sending text that looks like personal data."""
    token = _allowed.set(True)
    try:
        yield
    finally:
        _allowed.reset(token)


def find_personal_data(text: str) -> list[Text]:
    """Return the kinds of personal data that ``text`` seems to hold, most specific first, none twice.

    Card numbers are checked by the Luhn sum (ISO/IEC 7812-1) and IBANs by the remainder 97 (ISO 13616), so that
    an order number is not taken for either. Names and postal addresses are not looked for.
    """
    found = [CARD] if any(_holds_card(match[0]) for match in DIGITS.finditer(text)) else []
    found += [IBAN] if any(_holds_iban(match[0]) for match in IBAN_SHAPE.finditer(text)) else []
    return found + [kind for kind, shape in SHAPES if shape.search(text)]


def _holds_card(digits: str) -> bool:
    """Look at the start of a run of digits: an expiry date may follow the number of a card."""
    compact = re.sub(r"\D", "", digits)
    return any(_luhn(compact[:length]) for length in CARD_LENGTHS[compact[0]] if length <= len(compact))


def _holds_iban(text: str) -> bool:
    """Look at as many signs as an account of that country has: words in capitals may follow it."""
    compact = re.sub(r"\W", "", text)
    length = IBAN_LENGTHS.get(compact[:2], len(compact))
    return length <= len(compact) and _mod97(compact[:length])


def _luhn(number: str) -> bool:
    digits = [int(digit) for digit in number][::-1]
    doubled = [sum(divmod(2 * digit, 10)) for digit in digits[1::2]]
    return (sum(digits[::2]) + sum(doubled)) % 10 == 0


def _mod97(iban: str) -> bool:
    return int("".join(str(int(sign, 36)) for sign in iban[4:] + iban[:4])) % 97 == 1


CARD = Text("a card number", "un numéro de carte bancaire")
IBAN = Text("a bank account (IBAN)", "un compte bancaire (IBAN)")
# Lengths by first digit, and of accounts by country (ISO 13616 registry).
CARD_LENGTHS = {"2": (16,), "3": (14, 15), "4": (16, 19), "5": (16,), "6": (16,)}
IBAN_LENGTHS = {
    "BE": 16,
    "CH": 21,
    "DE": 22,
    "ES": 24,
    "FR": 27,
    "GB": 22,
    "IT": 27,
    "LU": 20,
    "MC": 27,
    "NL": 18,
    "PT": 25,
}
# Cards begin with 2 to 6 (payment networks, ISO/IEC 7812-1), groups of at least four digits.
DIGITS = re.compile(r"(?<![\d.,])[2-6]\d{3}(?:[ /-]?\d){10,21}(?!\d)")
IBAN_SHAPE = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]){11,36}\b")
PHONES = "|".join(
    [
        r"\+\d{1,3}[ .-]?(?:\(0\)[ ]?)?\d(?:[ .-]?\d){7,11}",  # international
        r"0[1-9](?:[ .-]?\d{2}){4}",  # French
        r"0\d{2,4}[ -]\d{3,4}[ -]\d{3,4}",  # British and others
    ]
)
SHAPES = [
    (Text("an e-mail address", "une adresse e-mail"), re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")),
    (Text("a phone number", "un numéro de téléphone"), re.compile(rf"(?<![\d+])(?<!\d[ -])(?:{PHONES})(?![ -]?\d)")),
]

STOPPED = Text(
    "This request was not sent: it seems to hold {kinds}, and it would leave this machine. Remove it, or use the "
    "model that comes with the course; to send it on purpose, put the call in `with atelier.allow_personal_data():`.",
    "Cette requête n’est pas partie : elle semble contenir {kinds}, et elle quitterait cette machine. Retirez ces "
    "données, ou utilisez le modèle fourni avec le cours ; pour l’envoyer malgré tout, placez l’appel dans "
    "`with atelier.allow_personal_data():`.",
)
