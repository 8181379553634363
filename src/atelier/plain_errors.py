"""A learner's slip, said in one sentence instead of a traceback."""

from __future__ import annotations

import builtins
import linecache
import traceback
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from types import FrameType, TracebackType
from typing import Any, Final

from IPython.core.interactiveshell import InteractiveShell

from .errors import AtelierError, wrapped
from .i18n import Text

_INSTALLED: Final = "_atelier_plain_errors"


def install(shell: InteractiveShell) -> None:
    """Make ``shell`` show plain sentences for the slips named below and for this kit's and the model's errors.

    All other errors keep Python's traceback. Installing twice changes nothing.
    """
    if getattr(shell, _INSTALLED, False):
        return
    # IPython's own hook, set_custom_exc, is not called for a cell that does not compile. Both renderers are.
    for renderer in (shell.InteractiveTB, shell.SyntaxTB):
        renderer.structured_traceback = _plainly(shell, renderer.structured_traceback)  # type: ignore[method-assign]
    setattr(shell, _INSTALLED, True)


def plain_sentence(error: BaseException, names: Iterable[str] = ()) -> Text | None:
    """Return one sentence for ``error``, or None when Python's own words are better.

    ``names`` are the names known where a ``NameError`` happened, to propose the one that was meant.
    """
    if isinstance(error, AtelierError):
        return error.message
    if _is_model_fault(error):
        from .faults import explain  # costs the import of openai, which such an error has already paid

        return explain(error)
    if isinstance(error, SyntaxError):
        return _syntax_sentence(error)
    if isinstance(error, NameError):
        return _name_sentence(error.name, names) if error.name else None
    if isinstance(error, ModuleNotFoundError):
        return _filled(_NO_MODULE, error.name) if error.name else None
    if isinstance(error, FileNotFoundError):
        return _filled(_NO_FILE, error.filename) if error.filename else None
    if isinstance(error, KeyError):
        return _key_sentence(error)
    return next((sentence for kind, sentence in _SENTENCES if isinstance(error, kind)), None)


def _plainly(shell: InteractiveShell, usual: Callable[..., list[str]]) -> Callable[..., list[str]]:
    def structured_traceback(
        etype: type[BaseException] | None = None,
        evalue: BaseException | None = None,
        etb: TracebackType | None = None,
        *args: Any,
        **options: Any,
    ) -> list[str]:
        if evalue is not None:
            plain = _lines(shell, evalue)
            if plain:
                return plain
        return usual(etype, evalue, etb, *args, **options)

    return structured_traceback


def _lines(shell: InteractiveShell, error: BaseException) -> list[str]:
    """Return the sentence, the learner's line, and the last line of Python's message."""
    if isinstance(error, SyntaxError):
        error = _precise(error)
    frame, line = _learner_frame(shell, error.__traceback__)
    sentence = plain_sentence(error, _names(frame) if frame else ())
    if sentence is None:
        return []
    if isinstance(error, AtelierError) or _is_model_fault(error):
        return [wrapped(sentence)]
    place = _place(error, frame, line)
    python = traceback.format_exception_only(type(error), error)[-1].strip()
    return [wrapped(sentence), *([place] if place else []), python]


def _precise(error: SyntaxError) -> SyntaxError:
    """Return what Python itself says of the cell: IPython only says that its input is incomplete."""
    if error.msg != "incomplete input" or not error.filename:
        return error
    try:
        compile("".join(linecache.getlines(error.filename)), error.filename, "exec")
    except SyntaxError as precise:
        return precise
    return error


def _is_model_fault(error: BaseException) -> bool:
    # httpx2: an answer that breaks off in the middle is not wrapped by the openai client.
    return any(kind.__module__.split(".")[0] in ("openai", "httpx2") for kind in type(error).__mro__)


def _learner_frame(shell: InteractiveShell, trace: TracebackType | None) -> tuple[FrameType | None, int]:
    """Return the deepest frame of the traceback that runs code of a cell, and its line."""
    found: tuple[FrameType | None, int] = (None, 0)
    while trace is not None:
        if trace.tb_frame.f_globals is shell.user_ns:
            found = (trace.tb_frame, trace.tb_lineno)
        trace = trace.tb_next
    return found


def _names(frame: FrameType) -> list[str]:
    known = {*frame.f_locals, *frame.f_globals, *vars(builtins)}
    return sorted(name for name in known if not name.startswith("_"))


def _place(error: BaseException, frame: FrameType | None, line: int) -> str:
    if isinstance(error, SyntaxError):
        line = error.lineno or 0
        code = error.text or linecache.getline(error.filename or "", line)
    elif frame is not None:
        code = linecache.getline(frame.f_code.co_filename, line)
    else:
        return ""
    return str(_filled(_LINE, line, code.strip())) if code.strip() else ""


def _key_sentence(error: KeyError) -> Text | None:
    key = error.args[0] if len(error.args) == 1 else ""
    if isinstance(key, str) and (not key or "[" in key):  # pandas puts a sentence of its own in place of the key
        return _NO_KEYS
    return _filled(_NO_KEY, key)


def _name_sentence(name: str, names: Iterable[str]) -> Text:
    if len(name) == 1:
        return _filled(_LETTER, name)
    close = get_close_matches(name, [known for known in names if known != name], n=1, cutoff=0.7)
    return _filled(_CLOSE_NAME, name, close[0]) if close else _filled(_NO_NAME, name)


def _syntax_sentence(error: SyntaxError) -> Text:
    if isinstance(error, IndentationError):
        return _INDENTATION
    message = error.msg or ""
    return next((sentence for sign, sentence in _SYNTAX if sign in message), _UNREADABLE)


def _filled(sentence: Text, *values: object) -> Text:
    """Put the values in place one by one: they may hold braces."""
    written = [str(value) if value is not None else "" for value in values]
    english, french = sentence
    for place, value in enumerate(written):
        english, french = english.replace(f"<{place}>", value), french.replace(f"<{place}>", value)
    return Text(english, french)


_LINE: Final = Text("Line <0> of the cell: <1>", "Ligne <0> de la cellule : <1>")
_NO_NAME: Final = Text(
    "Python does not know the name '<0>': run the cells above first, or check its spelling.",
    "Python ne connaît pas le nom « <0> » : exécutez d’abord les cellules du dessus, ou vérifiez l’orthographe.",
)
_LETTER: Final = Text(
    "Python does not know the name '<0>'. If <0> is your answer, write it between quotes: `\"<0>\"`.",
    'Python ne connaît pas le nom « <0> ». Si <0> est votre réponse, écrivez-la entre guillemets droits : `"<0>"`.',
)
_CLOSE_NAME: Final = Text(
    "Python does not know the name '<0>': did you mean '<1>'? Otherwise run the cells above first.",
    "Python ne connaît pas le nom « <0> » : vouliez-vous dire « <1> » ? Sinon, "
    "exécutez d’abord les cellules du dessus.",
)
_NO_MODULE: Final = Text(
    "The package '<0>' is not installed: check its spelling; the course brings all those it needs.",
    "Le paquet « <0> » n’est pas installé : vérifiez l’orthographe ; le cours fournit tous ceux dont il a besoin.",
)
_NO_FILE: Final = Text(
    "The file '<0>' is not there: check its name and its folder, capitals included.",
    "Le fichier « <0> » est introuvable : vérifiez son nom et son dossier, majuscules comprises.",
)
_NO_KEY: Final = Text(
    "There is no column or key '<0>' here: check its spelling, capitals included.",
    "Il n’y a ici ni colonne ni clé « <0> » : vérifiez l’orthographe, majuscules comprises.",
)
_NO_KEYS: Final = Text(
    "One of these columns or keys does not exist here: check the spelling, capitals included.",
    "L’une de ces colonnes ou clés n’existe pas ici : vérifiez l’orthographe, majuscules comprises.",
)
_INDENTATION: Final = Text(
    "The spaces at the start of a line are not right: lines of one block start at the same place, and the line "
    "after a ':' starts four spaces further.",
    "Les espaces en début de ligne ne vont pas : les lignes d’un même bloc commencent au même endroit, et la ligne "
    "qui suit un « : » commence quatre espaces plus loin.",
)
_UNREADABLE: Final = Text(
    "Python cannot read this line: compare it with the example, sign by sign.",
    "Python n’arrive pas à lire cette ligne : comparez-la avec l’exemple, signe par signe.",
)
# Each first part is found in Python's own message, from 3.11 on.
_SYNTAX: Final = (
    (
        "unterminated",
        Text(
            "A quote is missing: a text starts and ends with the same quote.",
            "Il manque un guillemet : un texte commence et finit par le même guillemet droit.",
        ),
    ),
    (
        "was never closed",
        Text(
            "A bracket was opened and never closed: count ( ), [ ] and { }.",
            "Une parenthèse ou un crochet ouvert n’est jamais refermé : comptez les ( ), [ ] et { }.",
        ),
    ),
    (
        "unmatched",
        Text(
            "There is a closing bracket too many: count ( ), [ ] and { }.",
            "Il y a une parenthèse ou un crochet fermant en trop : comptez les ( ), [ ] et { }.",
        ),
    ),
    (
        "does not match",
        Text(
            "A bracket is closed by one of another kind: ( goes with ), [ with ], { with }.",
            "Une parenthèse ou un crochet est refermé par un autre signe : ( va avec ), [ avec ], { avec }.",
        ),
    ),
    (
        "forgot a comma",
        Text(
            "A comma is missing between two values.",
            "Il manque une virgule entre deux valeurs.",
        ),
    ),
    (
        "expected ':'",
        Text("A colon ':' is missing at the end of this line.", "Il manque deux-points « : » à la fin de cette ligne."),
    ),
    (
        "non-printable character",
        Text(
            "An invisible space was pasted with the text: delete the spaces of this line and type them again.",
            "Une espace invisible a été collée avec le texte : effacez les espaces de cette ligne et retapez-les.",
        ),
    ),
    (
        "'×'",
        Text("In code the sign of a multiplication is *.", "Dans le code, le signe de la multiplication est *."),
    ),
    (
        "'÷'",
        Text("In code the sign of a division is /.", "Dans le code, le signe de la division est /."),
    ),
    (
        "invalid decimal literal",
        Text(
            "A number is written without spaces and without a unit, with a point for decimals: 12.5",
            "Un nombre s’écrit sans espace ni unité, avec un point pour les décimales : `12.5`",
        ),
    ),
    (
        "invalid character",
        Text(
            "A character comes from a text document: type straight quotes and a plain hyphen instead.",
            "Un caractère vient d’un traitement de texte : tapez des guillemets droits et un tiret simple.",
        ),
    ),
    (
        "instead of '='",
        Text("To compare, write == with two signs.", "Pour comparer, écrivez == avec deux signes."),
    ),
)
_SENTENCES: Final = (
    (
        KeyboardInterrupt,
        Text(
            "Interrupted: the cell was stopped, nothing above it is lost. Run it again when you like.",
            "Interrompu : la cellule s’est arrêtée, rien de ce qui précède n’est perdu. Relancez-la quand vous voulez.",
        ),
    ),
    (
        ZeroDivisionError,
        Text(
            "A division by zero: check the number you divide by.",
            "Une division par zéro : vérifiez le nombre par lequel vous divisez.",
        ),
    ),
    (
        IndexError,
        Text(
            "There are not that many items in the list; remember that the first one is number 0.",
            "La liste ne contient pas autant d’éléments ; rappelez-vous que le premier porte le numéro 0.",
        ),
    ),
    (
        AttributeError,
        Text(
            "What follows the dot does not exist here: check its spelling, and what stands before the dot.",
            "Ce qui suit le point n’existe pas ici : vérifiez l’orthographe, et ce qui se trouve avant le point.",
        ),
    ),
    (
        TypeError,
        Text(
            "These values do not go together: a text where a number is expected, a value still left as ..., or "
            "a number of arguments that is not right.",
            "Ces valeurs ne vont pas ensemble : un texte à la place d’un nombre, une valeur encore laissée à ..., ou "
            "un nombre d’arguments qui ne convient pas.",
        ),
    ),
)
