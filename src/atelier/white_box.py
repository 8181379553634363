"""SmolLM2 opened with transformers: a model small enough to look inside while it writes.

Needs torch; imported only by the notebooks that open the model.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pandas as pd
from openai.types import CompletionUsage

from .client import Reply
from .errors import AtelierError
from .i18n import Text
from .models.catalogue import SPECIMEN
from .models.specimen import transformers_copy


@lru_cache(maxsize=1)
def small_model() -> SmallModel:
    """Open SmolLM2, or return it when it is open already (it takes seconds and half a gigabyte of memory)."""
    return SmallModel()


def count_tokens(text: str) -> int:
    """Return how many tokens SmolLM2 reads ``text`` as, without opening the model."""
    return len(_tokenizer().encode(text, add_special_tokens=False))


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    from tokenizers import Tokenizer

    return Tokenizer.from_file(str(transformers_copy() / "tokenizer.json"))


@dataclass(frozen=True)
class Speed:
    """How fast the model wrote on this machine: ``tokens`` new tokens in ``seconds`` of wall time."""

    tokens: int
    seconds: float

    @property
    def tokens_per_second(self) -> float:
        """Return the rate."""
        return self.tokens / self.seconds


class SmallModel:
    """The 135-million-parameter model of the course, with what a language model does laid open.

    Raises ``AtelierError`` when its weights are neither on this machine nor to be had.
    """

    def __init__(self) -> None:
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        from transformers import AutoModelForCausalLM, AutoTokenizer
        from transformers.utils import logging

        logging.disable_progress_bar()  # type: ignore[no-untyped-call]
        folder = transformers_copy()
        self._tokenizer: Any = AutoTokenizer.from_pretrained(folder)
        self._model: Any = AutoModelForCausalLM.from_pretrained(folder, dtype="float32")

    @property
    def parameters(self) -> int:
        """Return how many numbers the model is made of."""
        return sum(weights.numel() for weights in self._model.parameters())

    @property
    def vocabulary_size(self) -> int:
        """Return how many different tokens the model knows."""
        return len(self._tokenizer)

    @property
    def context_tokens(self) -> int:
        """Return how many tokens the model can look back on."""
        return int(self._model.config.max_position_embeddings)

    def tokens(self, text: str) -> list[str]:
        """Return the pieces the model reads ``text`` as; joined, they give ``text`` back.

        A sign that takes several tokens (an emoji, say) shows as one piece per token, with '�' for its parts.
        """
        return [self._tokenizer.decode([number]) for number in self._numbers(text)]

    def next_tokens(self, text: str, top: int = 8, temperature: float = 1.0) -> pd.DataFrame:
        """Return the ``top`` most probable next tokens after ``text``: columns ``token``, ``probability`` (0 to 1).

        Probabilities are over the whole vocabulary: softmax of the logits divided by ``temperature`` (> 0).
        """
        probabilities = self._probabilities(self._numbers(text), temperature)
        best = probabilities.topk(top)
        words = [self._tokenizer.decode([number]) for number in best.indices.tolist()]
        return pd.DataFrame({"token": words, "probability": best.values.tolist()})

    def probability(self, text: str, continuation: str) -> float:
        """Return the probability (0 to 1) that ``continuation`` follows ``text``: the product over its tokens."""
        import torch

        before, added = self._numbers(text), self._numbers(continuation)
        with torch.inference_mode():
            logits = self._model(torch.tensor([before + added])).logits[0, -len(added) - 1 : -1]
        chances = torch.softmax(logits.double(), dim=-1)
        return float(chances[torch.arange(len(added)), added].prod())

    def write(self, text: str, max_tokens: int = 20, temperature: float = 0.0, seed: int = 0) -> str:
        """Return what the model adds to ``text``; at ``temperature`` 0 always the most probable token.

        Above 0, tokens are drawn at random from the probabilities; the same ``seed`` draws the same ones.
        """
        import torch

        dice = torch.Generator().manual_seed(seed)
        unread, written, memory = self._numbers(text), list[int](), None
        with torch.inference_mode():
            while len(written) < max_tokens:
                seen = self._model(torch.tensor([unread]), past_key_values=memory, use_cache=True)
                number = _draw(seen.logits[0, -1], temperature, dice)
                if number == self._tokenizer.eos_token_id:
                    break
                written.append(number)
                unread, memory = [number], seen.past_key_values
        return str(self._tokenizer.decode(written))

    def reply(self, question: str, max_tokens: int = 40) -> Reply:
        """Return the answer to ``question`` in the dialogue form the model was trained on (temperature 0).

        It can stand in for ``ask`` in a trial: ``trial(prompt, cases, scorer, asking=model.reply)``.
        """
        started, dialogue = time.perf_counter(), self.as_dialogue(question)
        return self._counted(dialogue, self.write(dialogue, max_tokens), started)

    def choose_among(self, labels: Sequence[str]) -> Callable[[str], Reply]:
        """Return a stand-in for ``ask`` which writes nothing: it returns the label that most probably follows.

        The probabilities are those of each label right after the question, which should end where the answer begins.
        """

        def choose(question: str) -> Reply:
            started = time.perf_counter()
            best = max(labels, key=lambda label: self.probability(question, f" {label}"))
            return self._counted(question, best, started)

        return choose

    def as_dialogue(self, question: str) -> str:
        """Return the text the model really receives when somebody asks ``question`` in a chat."""
        messages = [{"role": "user", "content": question}]
        return str(self._tokenizer.apply_chat_template(messages, tokenize=False, add_generation_prompt=True))

    def last_tokens(self, text: str, limit: int) -> str:
        """Return the end of ``text`` that fits in ``limit`` tokens: what a context window of that size keeps."""
        return str(self._tokenizer.decode(self._numbers(text)[-limit:]))

    def speed(self, max_tokens: int = 40) -> Speed:
        """Write ``max_tokens`` tokens and return how long it took on this machine."""
        started = time.perf_counter()
        written = self.write("Once upon a time, a small shop", max_tokens)
        return Speed(len(self._numbers(written)), time.perf_counter() - started)

    def _counted(self, read: str, written: str, started: float) -> Reply:
        tokens = [len(self._numbers(text)) for text in (read, written)]
        usage = CompletionUsage(prompt_tokens=tokens[0], completion_tokens=tokens[1], total_tokens=sum(tokens))
        return Reply(written, SPECIMEN, usage, time.perf_counter() - started)

    def _numbers(self, text: str) -> list[int]:
        if not isinstance(text, str):
            raise AtelierError(NOT_A_TEXT)
        return list(self._tokenizer(text, add_special_tokens=False)["input_ids"])

    def _probabilities(self, numbers: list[int], temperature: float) -> Any:
        import torch

        with torch.inference_mode():
            logits = self._model(torch.tensor([numbers])).logits[0, -1]
        return torch.softmax(logits.double() / temperature, dim=-1)


def _draw(logits: Any, temperature: float, dice: Any) -> int:
    import torch

    if temperature == 0:
        return int(logits.argmax())
    probabilities = torch.softmax(logits.double() / temperature, dim=-1)
    return int(torch.multinomial(probabilities, 1, generator=dice))


NOT_A_TEXT = Text(
    "The model reads a text: put it between quotes, or give the name of a text defined in a cell above.",
    "Le modèle lit un texte : placez-le entre guillemets droits, ou donnez le nom d’un texte défini plus haut.",
)
