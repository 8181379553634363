"""Which model answers: read from the environment or a ``.env`` file, never from a notebook's code."""

from __future__ import annotations

import getpass
import os
from dataclasses import dataclass, field
from functools import lru_cache
from ipaddress import ip_address
from typing import Final
from urllib.parse import urlsplit

import dotenv

from .errors import AtelierError
from .headless import is_headless
from .i18n import Text
from .paths import course_root

EMBEDDED: Final = "embedded"
# Never contacted: the network room replaces it by the address of the server on this machine.
EMBEDDED_URL: Final = "http://embedded.invalid/v1"
HOSTED_TOKEN_BUDGET: Final = 200_000


@dataclass(frozen=True)
class Endpoint:
    """Where requests go. ``base_url`` is None for the openai client's own default address.

    ``zone`` is the country whose electricity the model uses, for the ledger; None when nobody said.

    ``api_key`` is "" when none is set: it is asked for when a request really has to leave.
    """

    model: str
    base_url: str | None
    api_key: str = field(repr=False)  # a notebook saves what it shows
    token_budget: int | None
    zone: str | None = None

    @property
    def embedded(self) -> bool:
        """Return True for the model that comes with the course."""
        return self.base_url == EMBEDDED_URL

    @property
    def local(self) -> bool:
        """Return True when requests cannot leave this machine."""
        return self.embedded or is_loopback(self.base_url or "")


def endpoint() -> Endpoint:
    """Return the endpoint named by ``OPENAI_BASE_URL``, ``OPENAI_API_KEY``, ``ATELIER_MODEL`` and ``ATELIER_ZONE``.

    Without an address and a model name, it is the embedded model: a key alone, which another tool may have
    left in the environment, never sends anything to a paid service. ``ATELIER_TOKEN_BUDGET`` limits the tokens
    of one notebook session (default: no limit on this machine, 200,000 elsewhere). Raises ``AtelierError``
    when an address is set without a model.
    """
    base_url, model = setting("OPENAI_BASE_URL"), setting("ATELIER_MODEL")
    if not base_url and not model:
        return Endpoint(EMBEDDED, EMBEDDED_URL, "", _budget(None), _zone())
    if not model:
        raise AtelierError(NO_MODEL)
    local = is_loopback(base_url or "")
    budget = _budget(None if local else HOSTED_TOKEN_BUDGET)
    return Endpoint(model, base_url, setting("OPENAI_API_KEY") or "", budget, _zone())


def setting(name: str) -> str | None:
    """Return a setting from the environment, else from the ``.env`` file; None when blank.

    The file is the one in the course folder; ``ATELIER_DOTENV`` names another, or none when it is empty.
    """
    file = os.environ.get("ATELIER_DOTENV", str(course_root() / ".env"))
    return os.environ.get(name) or (dotenv.dotenv_values(file).get(name) if file else None) or None


def is_loopback(url: str) -> bool:
    """Return True when ``url`` names this machine (localhost, 127.0.0.0/8 or ::1)."""
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


@lru_cache(maxsize=1)
def asked_key() -> str:
    """Ask for the access key, once a session, without showing or storing it.

    Raises ``AtelierError`` when nobody is there to answer, or nothing was typed.
    """
    key = "" if is_headless() else getpass.getpass(str(ASK_KEY))
    if not key:
        raise AtelierError(NO_KEY)
    return key


def _zone() -> str | None:
    named = setting("ATELIER_ZONE")
    if named is None:
        return None
    from .footprint import grid

    return grid(named).zone


def _budget(default: int | None) -> int | None:
    named = setting("ATELIER_TOKEN_BUDGET")
    if named is None:
        return default
    if not named.isdecimal():
        raise AtelierError(BAD_BUDGET.fill(value=named))
    return int(named)


NO_MODEL = Text(
    "An address is set for the model (OPENAI_BASE_URL) but no model name: set ATELIER_MODEL as well, or remove "
    "the address to use the model that comes with the course.",
    "Une adresse de modèle est définie (OPENAI_BASE_URL), mais aucun nom : définissez aussi ATELIER_MODEL, ou "
    "retirez l’adresse pour utiliser le modèle fourni avec le cours.",
)
NO_KEY = Text(
    "This model needs an access key: put it in OPENAI_API_KEY (environment or .env file), or remove ATELIER_MODEL to "
    "use the model that comes with the course.",
    "Ce modèle demande une clé d’accès : placez-la dans OPENAI_API_KEY (environnement ou fichier .env), ou retirez "
    "ATELIER_MODEL pour utiliser le modèle fourni avec le cours.",
)
ASK_KEY = Text(
    "Access key of the model (not shown, not stored): ",
    "Clé d’accès du modèle (ni affichée, ni conservée) : ",
)
BAD_BUDGET = Text(
    "ATELIER_TOKEN_BUDGET must be a whole number of tokens, not '{value}'.",
    "ATELIER_TOKEN_BUDGET doit être un nombre entier de jetons, et non « {value} ».",
)
