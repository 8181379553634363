"""One file over HTTP, in as many pieces as the network makes of it."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import httpx2

from ..i18n import Text
from .catalogue import Weights
from .progress import Progress

CONNECT_SECONDS: Final = 3
READ_SECONDS: Final = 30
FRUITLESS_ATTEMPTS: Final = 4
# Waiting longer does not help against these; another source may.
NOBODY_THERE: Final = (
    httpx2.ConnectError,
    httpx2.ConnectTimeout,
    httpx2.UnsupportedProtocol,
    httpx2.TooManyRedirects,
    httpx2.InvalidURL,
)


class SourceError(Exception):
    """A source that cannot give the file; ``text`` says why in one line."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def download(url: str, weights: Weights, partial: Path, progress: Progress) -> None:
    """Bring ``partial`` to the full size of ``weights`` from ``url``, going on where it stands.

    A connection cut mid-way is taken up again; after four attempts in a row that brought nothing, and at once
    when the server refuses or announces a file of another size, raises ``SourceError`` and keeps what came.
    """
    timeout = httpx2.Timeout(READ_SECONDS, connect=CONNECT_SECONDS)
    fruitless = 0
    if _size(partial) > weights.size:
        partial.unlink()
    with httpx2.Client(timeout=timeout, follow_redirects=True) as client:
        while (before := _size(partial)) < weights.size:
            if fruitless:
                time.sleep(2 ** (fruitless - 1))
            cut: Exception | None = None
            try:
                _receive(client, url, weights, partial, progress)
            except (httpx2.RequestError, httpx2.InvalidURL) as error:
                cut = error
            fruitless = 0 if _size(partial) > before else fruitless + 1
            if fruitless == FRUITLESS_ATTEMPTS or isinstance(cut, NOBODY_THERE):
                raise SourceError(UNREACHABLE.fill(host=_host(url))) from cut


def _receive(client: httpx2.Client, url: str, weights: Weights, partial: Path, progress: Progress) -> None:
    """Make one request for what is missing and append what comes."""
    start = _size(partial)
    headers = {"Accept-Encoding": "identity"} | ({"Range": f"bytes={start}-"} if start else {})
    with client.stream("GET", url, headers=headers) as response:
        if response.status_code == httpx2.codes.RANGE_NOT_SATISFIABLE:
            # The server's file ends before ours: what came earlier is not a piece of it.
            partial.unlink()
            raise SourceError(OTHER_SIZE.fill(host=_host(url), size="?", expected=weights.size))
        start = _checked_start(response, url, weights, start)
        with partial.open("r+b" if start else "wb") as file:
            file.seek(start)
            for chunk in response.iter_raw():
                file.write(chunk)
                progress(DOWNLOADING.fill(title=weights.title, host=_host(url)), file.tell(), weights.size)


def _checked_start(response: httpx2.Response, url: str, weights: Weights, asked: int) -> int:
    """Return the byte at which the body begins: ``asked``, or 0 from a server that does not do ranges."""
    if response.status_code not in (httpx2.codes.OK, httpx2.codes.PARTIAL_CONTENT):
        raise SourceError(REFUSED.fill(host=_host(url), status=response.status_code))
    start, total = 0, response.headers.get("Content-Length", "?")
    if response.status_code == httpx2.codes.PARTIAL_CONTENT:
        span = re.fullmatch(r"bytes (\d+)-\d+/(\d+)", response.headers.get("Content-Range", ""))
        start, total = (int(span[1]), span[2]) if span else (-1, "?")
    if total != str(weights.size) or start not in (0, asked):
        raise SourceError(OTHER_SIZE.fill(host=_host(url), size=total, expected=weights.size))
    return start


def _size(file: Path) -> int:
    return file.stat().st_size if file.exists() else 0


def _host(url: str) -> str:
    return urlsplit(url).netloc.rpartition("@")[2] or url


DOWNLOADING: Final = Text("Downloading {title} from {host}", "Téléchargement de {title} depuis {host}")
UNREACHABLE: Final = Text("{host} cannot be reached from here.", "{host} n’est pas joignable d’ici.")
REFUSED: Final = Text(
    "{host} does not give the file (answer {status}).",
    "{host} ne donne pas le fichier (réponse {status}).",
)
OTHER_SIZE: Final = Text(
    "{host} has another file under this name ({size} bytes instead of {expected}).",
    "{host} propose un autre fichier sous ce nom ({size} octets au lieu de {expected}).",
)
