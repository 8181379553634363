"""Measure what sorting without a language model takes: ``python datasets/voice/measure.py``.

Writes ``seconds.csv``: for each way the seconds of learning from the training reviews, once, and of sorting one of the
100 held-out reviews, the best of three runs, mean of both languages. Seconds are those of the processor, all cores
added up: others may use the computer at the same time. The vectors are worked out again, not read from the store; those
of the training reviews count as learning, at the pace of the held-out ones.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parents[1] / "src"))

from atelier.i18n import LANGUAGES, set_language  # noqa: E402
from atelier.voice.keywords import keyword_rule  # noqa: E402
from atelier.voice.meaning import vectors_of_new  # noqa: E402
from atelier.voice.sets import held_out_reviews, training_reviews  # noqa: E402
from atelier.voice.sorting import learn_meaning, learn_words  # noqa: E402

RUNS = 3
DIGITS = 6  # a millionth of a second


def main() -> None:
    """Write the table; ``--en`` and ``--fr`` say on what it was measured."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    for language in LANGUAGES:
        parser.add_argument(f"--{language}", required=True, help="the computer in words, in this language")
    machine = {f"machine_{language}": said for language, said in vars(parser.parse_args()).items()}
    found = []
    for language in LANGUAGES:
        set_language(language)
        found.append(pd.DataFrame({"keywords": keywords(), "words": words(), "meaning": meaning()}).T)
    table = (sum(found) / len(found)).round(DIGITS)
    table.columns = ["learning_seconds", "seconds"]
    table = table.assign(**machine, date=date.today().isoformat()).rename_axis("way")
    table.to_csv(FOLDER / "seconds.csv", lineterminator="\n")


def keywords() -> tuple[float, float]:
    """Return the seconds of learning, none, and of sorting a review with the lists."""
    texts = held_out_reviews()["text"].tolist()
    return 0.0, best(lambda: keyword_rule().predict(texts)) / len(texts)


def words() -> tuple[float, float]:
    """Return the seconds of learning the words, and of sorting a review by them."""
    train, texts = training_reviews(), held_out_reviews()["text"].tolist()
    learned = learn_words(train)
    return best(lambda: learn_words(train)), best(lambda: learned.predict(texts)) / len(texts)


def meaning() -> tuple[float, float]:
    """Return the seconds of learning from vectors, and of working out and sorting the vector of a review."""
    train, texts = training_reviews(), held_out_reviews()["text"].tolist()
    learned = learn_meaning(train)
    vector = best(lambda: vectors_of_new(texts)) / len(texts)
    sort = best(lambda: learned.predict(texts)) / len(texts)
    return best(lambda: learn_meaning(train)) + vector * len(train), vector + sort


def best(run: Callable[[], object]) -> float:
    """Return the processor seconds of the fastest of three runs."""
    seconds = []
    for _ in range(RUNS):
        started = time.process_time()
        run()
        seconds.append(time.process_time() - started)
    return min(seconds)


if __name__ == "__main__":
    main()
