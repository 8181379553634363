"""What a lesson calls: ``connect()`` for plain openai code, ``ask()`` for one question and its answer."""

from __future__ import annotations

import html
import time
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

import httpx2
import openai
from openai.types import CompletionUsage
from openai.types.chat import ChatCompletionChunk

from .headless import is_headless
from .i18n import Text, number
from .settings import Endpoint, endpoint
from .transport import build_transport
from .transport.room import RECORDED_HEADER, SECONDS_HEADER
from .transport.waiting import one_of_many

# A small model on a laptop reads 40 tokens a second and writes 8: a long answer takes minutes, not seconds.
LOCAL_TIMEOUT = httpx2.Timeout(600, connect=5)
HOSTED_TIMEOUT = httpx2.Timeout(120, connect=10)
DEFAULT_MAX_TOKENS = 400
REDRAW_SECONDS = 0.2


def connect() -> openai.OpenAI:
    """Return an ordinary ``openai.OpenAI`` client for the endpoint of the environment (see ``settings``).

    Requests that have a recorded reply are answered from it. Nothing is contacted before the first request.
    A local model gets a long time-out and no retry: a repeated request would queue behind the abandoned one.
    """
    return _client(endpoint())


def default_model() -> str:
    """Return the model name to ask for: ``ATELIER_MODEL``, or "embedded" for the course's own."""
    return endpoint().model


def ask(prompt: str, system: str | None = None, **options: Any) -> Reply:
    """Ask the model one question and return its answer, a string that knows where it comes from.

    ``system`` is the standing instruction; ``options`` are those of the chat completions interface (such
    as ``temperature``, default 0, and ``max_tokens``, default 400). While a person watches, the answer
    appears as it is written, unless it is one of many that are counted. Raises the errors of the openai client.
    """
    messages = [{"role": "system", "content": system}] if system else []
    messages.append({"role": "user", "content": prompt})
    body = {"model": default_model(), "temperature": 0, "max_tokens": DEFAULT_MAX_TOKENS, **options}
    body |= {"messages": messages, "stream": True, "stream_options": {"include_usage": True}}
    started = time.perf_counter()
    raw = connect().chat.completions.with_raw_response.create(**body)
    text, model, usage = _read(raw.parse())
    seconds = raw.headers.get(SECONDS_HEADER) or time.perf_counter() - started
    date = raw.headers.get(RECORDED_HEADER, "").partition("; ")[2]
    return Reply(text, model, usage, float(seconds), date)


class Reply(str):
    """The text of an answer, with what is known of it.

    ``model``; ``input_tokens`` and ``output_tokens`` (None when the endpoint gives none); ``seconds`` (of the
    recording, when it is one); ``recorded``, the date of the recording or "" for an answer written now.
    """

    model: str
    input_tokens: int | None
    output_tokens: int | None
    seconds: float
    recorded: str

    def __new__(
        cls, text: str, model: str = "", usage: CompletionUsage | None = None, seconds: float = 0.0, recorded: str = ""
    ) -> Reply:
        """Make the string and attach what is known of it."""
        reply = super().__new__(cls, text)
        reply.model, reply.seconds, reply.recorded = model, seconds, recorded
        reply.input_tokens = usage.prompt_tokens if usage else None
        reply.output_tokens = usage.completion_tokens if usage else None
        return reply

    @property
    def origin(self) -> str:
        """Return one line in the learner's language: recorded or live, model, tokens, seconds."""
        sentence = RECORDED if self.recorded else LIVE
        return str(
            sentence.fill(
                model=self.model,
                date=self.recorded,
                tokens=self.output_tokens or "?",
                seconds=number(self.seconds, 1),
            )
        )

    def _repr_html_(self) -> str:
        return _quoted(self, self.origin)


@lru_cache(maxsize=8)
def _client(target: Endpoint) -> openai.OpenAI:
    return openai.OpenAI(
        base_url=target.base_url,
        api_key=target.api_key or "none",
        timeout=LOCAL_TIMEOUT if target.local else HOSTED_TIMEOUT,
        max_retries=0 if target.local else 1,
        http_client=httpx2.Client(transport=build_transport(target)),
    )


def _read(events: Iterable[ChatCompletionChunk]) -> tuple[str, str, CompletionUsage | None]:
    """Return the text, the model and the usage of a streamed answer, drawing it as it comes."""
    text, model, usage = "", "", None
    with _Drawing() as drawing:
        for event in events:
            model, usage = event.model or model, event.usage or usage
            text += "".join(choice.delta.content or "" for choice in event.choices or ())
            drawing.update(text)
    return text, model, usage


class _Drawing:
    """The answer as it grows, taken away when it is whole: the cell's own output shows it then."""

    def __enter__(self) -> _Drawing:
        self.handle: Any = None
        self.drawn = time.monotonic()
        return self

    def update(self, text: str) -> None:
        """Redraw, at most every ``REDRAW_SECONDS``: recorded answers come too fast to be worth it."""
        if is_headless() or one_of_many() or time.monotonic() - self.drawn < REDRAW_SECONDS:
            return
        from IPython.display import HTML, display

        self.drawn = time.monotonic()
        if self.handle is None:
            self.handle = display(HTML(""), display_id=True)
        if self.handle is not None:
            self.handle.update(HTML(_quoted(text, str(WRITING))))

    def __exit__(self, *_: object) -> None:
        if self.handle is not None:
            from IPython.display import HTML

            self.handle.update(HTML(""))


def _quoted(text: str, footer: str) -> str:
    return (
        '<blockquote style="border-left:4px solid #0072B2;margin:0.5em 0;padding:0.2em 1em;white-space:pre-wrap">'
        f"{html.escape(text)}<footer style='opacity:0.75;font-size:0.85em;margin-top:0.6em'>"
        f"{html.escape(footer)}</footer></blockquote>"
    )


RECORDED = Text(
    "Recorded reply of {model}, {date}: {tokens} tokens in {seconds} s",
    "Réponse enregistrée de {model}, {date} : {tokens} jetons en {seconds} s",
)
LIVE = Text(
    "Written now by {model}: {tokens} tokens in {seconds} s",
    "Écrit à l’instant par {model} : {tokens} jetons en {seconds} s",
)
WRITING = Text("Being written…", "En cours d’écriture…")
