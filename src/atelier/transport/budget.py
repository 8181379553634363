"""The budget: stops before a limit of tokens, so that nobody gets a bill by surprise."""

from __future__ import annotations

import httpx2

from ..errors import AtelierError
from ..i18n import Text, number
from .meter import usage_of
from .room import Room, body_of, texts_of, watched

# Rough, on the safe side: French and English take 3 to 4.5 characters a token with current tokenisers.
CHARACTERS_A_TOKEN = 3
UNCAPPED_REPLY = 1_000


class Budget(Room):
    """Refuses a call that could take the session over ``limit`` tokens, sent and received together."""

    def __init__(self, inner: httpx2.BaseTransport, limit: int) -> None:
        super().__init__(inner)
        self.limit = limit
        self.used = 0

    def handle_request(self, request: httpx2.Request) -> httpx2.Response:
        """Pass the request on when its worst case still fits; raise ``AtelierError`` otherwise.

        The worst case is booked at once, so that a call that fails after it was sent counts as well, and is put
        right when the reply says what it really used.
        """
        worst = _worst_case(request)
        if self.used + worst > self.limit:
            raise AtelierError(SPENT.fill(limit=number(self.limit), used=number(self.used)))
        self.used += worst
        response = self.inner.handle_request(request)

        def settle(body: bytes) -> None:
            self.used += _real_use(body, worst) - worst

        return watched(response, settle)


def _worst_case(request: httpx2.Request) -> int:
    body = body_of(request)
    cap = body.get("max_completion_tokens") or body.get("max_tokens") or UNCAPPED_REPLY
    return sum(len(text) for text in texts_of(request)) // CHARACTERS_A_TOKEN + (cap if isinstance(cap, int) else 0)


def _real_use(body: bytes, worst: int) -> int:
    total = usage_of(body).get("total_tokens")
    return total if isinstance(total, int) else worst


SPENT = Text(
    "This call was not sent: it could go over the budget of {limit} tokens for this session ({used} used so far). "
    "Set ATELIER_TOKEN_BUDGET higher, or restart the notebook for a new session.",
    "Cet appel n’est pas parti : il pourrait dépasser le budget de {limit} jetons de cette session ({used} déjà "
    "utilisés). Augmentez ATELIER_TOKEN_BUDGET, ou redémarrez le notebook pour ouvrir une nouvelle session.",
)
