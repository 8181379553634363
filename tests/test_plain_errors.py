from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import KernelManager
from learner import kernel

from atelier.plain_errors import plain_sentence


class Notebook:
    """A real kernel, where ``atelier.start`` has been called."""

    def __init__(self, manager: KernelManager, client: BlockingKernelClient) -> None:
        self.manager = manager
        self.client = client

    def run(self, code: str) -> dict[str, Any]:
        """Run a cell and return its error output ({} when it has none)."""
        errors = []
        self.client.execute_interactive(
            code,
            timeout=60,
            output_hook=lambda message: errors.append(message["content"]) if message["msg_type"] == "error" else None,
        )
        assert len(errors) <= 1
        return errors[0] if errors else {}


@pytest.fixture(scope="module")
def notebook() -> Iterator[Notebook]:
    with kernel() as (manager, client):
        yield Notebook(manager, client)


def start(notebook: Notebook, language: str) -> None:
    assert notebook.run(f'from atelier.session import start\nstart("01", "{language}")') == {}


SLIPS = [
    (
        "total_spend = 3\ntotl_spend + 1",
        "did you mean 'total_spend'?",
        "vouliez-vous dire «\u00a0total_spend\u00a0»",
        2,
    ),
    ("xyzzy_unheard", "run the cells above", "exécutez d’abord les cellules du dessus", 1),
    ("def cost(n):\n    return n * prise\ncost(3)", "'prise'", "«\u00a0prise\u00a0»", 2),
    ('text = "mail', "quote is missing", "Il manque un guillemet", 1),
    ("x = 1\nprint((1, 2)", "never closed", "jamais refermé", 2),
    ('x = """mail', "quote is missing", "Il manque un guillemet", 1),
    ("for a in [1]:", "spaces at the start", "espaces en début de ligne", 1),
    ("x = (1]", "another kind", "autre signe", 1),
    ("x = 1)", "closing bracket too many", "fermant en trop", 1),
    ("x = [1 2]", "comma is missing", "Il manque une virgule", 1),
    ("for a in [1]\n    a", "colon ':' is missing", "Il manque deux-points", 1),
    ("x = “mail”", "straight quotes", "guillemets droits", 1),
    ("x =\u202f3", "invisible space", "espace invisible", 1),
    ("if 1 = 2:\n    pass", "write ==", "écrivez ==", 1),
    ("x = = 3", "sign by sign", "signe par signe", 1),
    ("if True:\nx = 3", "spaces at the start", "espaces en début de ligne", 2),
    ("x = 1\n  y = 2", "spaces at the start", "espaces en début de ligne", 2),
    ("return 3", "sign by sign", "signe par signe", 1),
    ("1 / 0", "division by zero", "division par zéro", 1),
    ('3 + "a"', "do not go together", "ne vont pas ensemble", 1),
    ("... * 2", "left as ...", "laissée à ...", 1),
    ('{"a": 1}["b"]', "'b'", "«\u00a0b\u00a0»", 1),
    ('import pandas as pd\npd.DataFrame({"spend": [1]})["spnd"]', "'spnd'", "«\u00a0spnd\u00a0»", 2),
    ('pd.DataFrame({"spend": [1]})[["spnd"]]', "One of these columns", "L’une de ces colonnes", 1),
    ('open("no such file.csv")', "'no such file.csv'", "est introuvable", 1),
    ('pd.read_csv("été.csv")', "'été.csv'", "«\u00a0été.csv\u00a0»", 1),
    ("import pandaz", "'pandaz' is not installed", "«\u00a0pandaz\u00a0» n’est pas installé", 1),
    ("[1, 2][5]", "not that many items", "pas autant d’éléments", 1),
    ('"a".uper()', "follows the dot", "suit le point", 1),
]


@pytest.mark.parametrize("language", ["en", "fr"])
def test_a_slip_is_one_sentence_its_line_and_the_last_line_of_python(notebook: Notebook, language: str) -> None:
    start(notebook, language)
    for code, english, french, line in SLIPS:
        error = notebook.run(code)
        sentence, place, python = error["traceback"]
        assert (english if language == "en" else french) in sentence.replace("\n", " "), code
        assert place.startswith(f"Line {line} of" if language == "en" else f"Ligne {line} de"), (code, place)
        assert code.splitlines()[line - 1].strip() in place
        assert python.split(":")[0] in (error["ename"], "IndentationError")
        assert max(map(len, sentence.splitlines())) <= 78
        assert "Traceback" not in str(error) and not re.search(r"0x[0-9a-f]{6}|\x1b", str(error["traceback"]))


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_errors_of_the_kit_and_of_the_model_are_their_sentence_alone(notebook: Notebook, language: str) -> None:
    start(notebook, language)
    error = notebook.run('import atelier.quizzes\natelier.quizzes.quiz("77")')
    assert error["ename"] == "AtelierError" and len(error["traceback"]) == 1
    assert (
        error["traceback"][0] == error["evalue"] and ("There is" if language == "en" else "Il n’y a") in error["evalue"]
    )
    refused = (
        'import openai\nopenai.OpenAI(base_url="http://127.0.0.1:1/v1", api_key="none", max_retries=0).models.list()'
    )
    error = notebook.run(refused)
    assert error["ename"] == "APIConnectionError" and len(error["traceback"]) == 1
    assert ("cannot be reached" if language == "en" else "injoignable") in error["traceback"][0].replace("\n", " ")


def test_other_errors_keep_the_traceback_of_python(notebook: Notebook) -> None:
    start(notebook, "en")
    error = notebook.run('def inner():\n    raise RuntimeError("odd")\ninner()')
    whole = "\n".join(error["traceback"])
    assert "Traceback" in whole and "inner" in whole and "odd" in whole
    assert "Traceback" in "\n".join(notebook.run('raise ValueError("x")')["traceback"])


def test_installing_twice_changes_nothing(notebook: Notebook) -> None:
    start(notebook, "en")
    start(notebook, "en")
    assert len(notebook.run("1 / 0")["traceback"]) == 3


@pytest.mark.slow
def test_an_interrupted_cell_says_that_nothing_is_lost(notebook: Notebook) -> None:
    start(notebook, "fr")
    threading.Timer(1.0, notebook.manager.interrupt_kernel).start()
    error = notebook.run("kept = 5\nimport time\ntime.sleep(30)")
    assert error["ename"] == "KeyboardInterrupt" and "rien de ce qui précède n’est perdu" in error["traceback"][
        0
    ].replace("\n", " ")
    time.sleep(0.1)
    assert notebook.run("assert kept == 5") == {}


def test_errors_without_the_usual_parts_have_a_sentence_or_none() -> None:
    for error in (NameError("x"), FileNotFoundError("x"), ModuleNotFoundError("x"), UnboundLocalError("x"), OSError()):
        assert plain_sentence(error) is None
    for slip in (KeyError(), KeyError(1, 2), KeyError("{0}"), SyntaxError(), TypeError(), IndexError()):
        assert plain_sentence(slip) is not None
