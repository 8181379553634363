"""The corridor every request walks: rooms of one job each, wrapped around the network."""

from __future__ import annotations

import httpx2

from ..ledger import Ledger
from ..settings import Endpoint
from .budget import Budget
from .meter import Meter
from .network import network
from .privacy import PrivacyGate
from .readable import ReadableReply
from .recordings import Recordings
from .waiting import WaitingNotice

__all__ = ["build_transport"]


def build_transport(endpoint: Endpoint) -> httpx2.BaseTransport:
    """Return the whole corridor for ``endpoint``: meter, recordings, budget, privacy, waiting notice, network."""
    rooms: httpx2.BaseTransport = ReadableReply(WaitingNotice(network(endpoint)))
    if not endpoint.local:
        rooms = PrivacyGate(rooms)
    if endpoint.token_budget is not None:
        rooms = Budget(rooms, endpoint.token_budget)
    recorded = Recordings(rooms, embedded=endpoint.embedded)
    return Meter(recorded, Ledger(), local=endpoint.local, zone=endpoint.zone)
