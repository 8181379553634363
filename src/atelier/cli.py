"""The commands behind ``start.py``, run by the Python of the environment: ``python -m atelier COMMAND``."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import traceback
import webbrowser
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn

from .errors import AtelierError
from .i18n import LANGUAGES, Text, current_language, number, set_language

if TYPE_CHECKING:
    from .lab import Lab
    from .models import ModelStore


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return its exit code; whatever goes wrong is said in one sentence."""
    _prepare_output()
    given = sys.argv[1:] if arguments is None else arguments
    try:
        options = _parser().parse_intermixed_args(given)
        if options.lang:
            set_language(options.lang)
            os.environ["ATELIER_LANG"] = options.lang
        return COMMANDS[options.command](options)
    except AtelierError as error:
        _complain(error.message)
    except KeyboardInterrupt:
        _complain(INTERRUPTED)
        return 130
    except Exception:
        _complain(_unexpected(traceback.format_exc()))
    return 1


def _prepare_output() -> None:
    for stream in (sys.stdout, sys.stderr):
        # An old Windows console cannot show every character: better a "?" than an error.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace", line_buffering=True)


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="start.py", allow_abbrev=False)
    parser.add_argument("command", nargs="?", default="open", choices=sorted(COMMANDS))
    parser.add_argument("words", nargs="*")
    parser.add_argument("--lang", choices=LANGUAGES)
    parser.add_argument("--port", type=_port)
    parser.add_argument("--no-browser", action="store_true")
    parser.add_argument("--fast", action="store_true")
    return parser


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        """Say it in the learner's language instead of in argparse's English."""
        raise AtelierError(NOT_UNDERSTOOD.fill(line=" ".join(sys.argv[1:])))


def _port(text: str) -> int:
    port = int(text)
    if not 1024 <= port <= 65535:
        raise ValueError(text)
    return port


# The commands --------------------------------------------------------------------------------------------------


def _open(options: argparse.Namespace) -> int:
    """Get model, model server and JupyterLab ready, then wait until the learner has finished."""
    from .lab import DEFAULT_PORT, free_port, start_lab

    _no_words(options)
    # A polite request to end, or a closed terminal, ends the course as Ctrl-C does.
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _interrupt)
    wanted = options.port or DEFAULT_PORT
    port = free_port(wanted)
    if port != wanted:
        _say(PORT_TAKEN.fill(wanted=wanted, port=port))
    lab = start_lab(current_language(), port)
    show = partial(_show, lab, in_browser=not options.no_browser)
    here = _model_is_here()
    try:
        # Weights that are there load while the learner reads the first page; a download comes before it.
        for step in (show, _prepare_model) if here else (_prepare_model, show):
            step()
        here = True
        lab.process.wait()
    except KeyboardInterrupt:
        if not here:
            raise
    finally:
        lab.stop()
    _say(CLOSED)
    return 0


def _show(lab: Lab, in_browser: bool) -> None:
    lab.wait_ready()
    _say(READY.fill(url=lab.url))
    if in_browser:
        webbrowser.open(lab.url)


def _model_is_here() -> bool:
    """Return True when the course can answer a prompt without a download."""
    from .models import ModelStore

    store = ModelStore()
    return _own_model() or store.path(store.choose().weights.name) is not None


def _own_model() -> bool:
    from .settings import setting

    return bool(setting("OPENAI_BASE_URL") or setting("ATELIER_MODEL"))


def _prepare_model() -> None:
    """Bring the model server up; where no model can be had, say what is lost and go on."""
    from .engine import ensure_running
    from .models import ModelStore
    from .models.catalogue import SPECIMEN
    from .settings import setting

    if _own_model():
        _say(OWN_MODEL.fill(model=setting("ATELIER_MODEL") or "?"))
    else:
        try:
            _say(MODEL_READY.fill(model=ensure_running().model))
        except AtelierError as error:
            _complain(error.message)
            _say(NO_MODEL)
    try:
        ModelStore().get(SPECIMEN)
    except AtelierError as error:
        _complain(error.message)


def _model(options: argparse.Namespace) -> int:
    """List the models, fetch one, take one from a disk, delete one."""
    from .models import ModelStore

    store = ModelStore()
    match options.words:
        case [] | ["list"]:
            _list_models(store)
        case ["get", *names] if len(names) <= 1:
            for name in names or [store.choose().weights.name, store.catalogue[-1].name]:
                _say(IS_AT.fill(title=name, place=store.get(name)))
        case ["add", place]:
            for weights in store.add(Path(place)):
                _say(IS_AT.fill(title=weights.name, place=store.folder))
        case ["remove", name]:
            _say((REMOVED if store.remove(name) else WAS_NOT_THERE).fill(title=name))
        case _:
            raise AtelierError(NOT_UNDERSTOOD.fill(line=" ".join(["model", *options.words])))
    return 0


def _list_models(store: ModelStore) -> None:
    chosen = store.choose().weights.name
    for weights, place in store.list():
        mark = "*" if weights.name == chosen else " "
        size = number(weights.size / 1e6)
        _say(LISTED.fill(mark=mark, name=weights.name, size=size, licence=weights.licence, place=place or ABSENT))
    _say(CHOSEN)


def _status(options: argparse.Namespace) -> int:
    """Say whether the model server runs and with what."""
    from .engine import status

    _no_words(options)
    server = status()
    if server is None:
        _say(NOT_RUNNING)
    else:
        _say(RUNNING.fill(model=server.model, engine=server.engine, url=server.url, pid=server.pid))
        _say(SETTINGS.fill(context=number(server.context), slots=server.slots, threads=server.threads))
        for notice in server.notices:
            _say(notice)
    return 0


def _stop(options: argparse.Namespace) -> int:
    """Stop the model server."""
    from .engine import stop

    _no_words(options)
    _say(STOPPED if stop() else NOT_RUNNING)
    return 0


def _test(options: argparse.Namespace) -> int:
    """Run every check of the project."""
    _no_words(options)
    return _run_tool("run_tests.py", ["--fast"] if options.fast else [])


def _record(options: argparse.Namespace) -> int:
    """Make the recorded replies again, of the modules named or of all."""
    if not all(word.isdecimal() and len(word) == 2 for word in options.words):
        raise AtelierError(NOT_UNDERSTOOD.fill(line=" ".join(sys.argv[1:])))
    return _run_tool("record.py", [f"--module={word}" for word in options.words])


def _run_tool(name: str, arguments: list[str]) -> int:
    from .paths import course_root

    command = [sys.executable, str(course_root() / "tools" / name), *arguments]
    return subprocess.run(command, cwd=course_root(), check=False).returncode


COMMANDS: Final[dict[str, Callable[[argparse.Namespace], int]]] = {
    "open": _open,
    "test": _test,
    "record": _record,
    "model": _model,
    "status": _status,
    "stop": _stop,
}


# Their parts ---------------------------------------------------------------------------------------------------


def _no_words(options: argparse.Namespace) -> None:
    if options.words:
        raise AtelierError(NOT_UNDERSTOOD.fill(line=" ".join([options.command, *options.words])))


def _interrupt(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def _say(sentence: Text) -> None:
    sys.stdout.write(f"{sentence}\n")


def _complain(sentence: Text) -> None:
    sys.stderr.write(f"{sentence}\n")


def _unexpected(details: str) -> Text:
    from .paths import logs_dir

    try:
        log = logs_dir() / "start.log"
        with log.open("a", encoding="utf-8") as file:
            file.write(f"\n{details}")
    except (AtelierError, OSError):
        log = Path(tempfile.gettempdir(), "atelier-start.log")
        log.write_text(details, "utf-8")
    return UNEXPECTED.fill(log=log)


NOT_UNDERSTOOD: Final = Text(
    "'{line}' is not something the course can do; what it can do: `python3 start.py --help`",
    "Le cours ne sait pas faire «\u00a0{line}\u00a0»\u202f; ce qu’il sait faire\u00a0: `python3 start.py --help`",
)
INTERRUPTED: Final = Text(
    "Interrupted; run the same command again to continue.",
    "Interrompu\u202f; relancez la même commande pour continuer.",
)
UNEXPECTED: Final = Text(
    "Something unexpected happened; run the same command again, and if it fails once more, send this file to whoever "
    "helps you: {log}",
    "Un imprévu est survenu\u202f; relancez la même commande et, si l’échec se répète, envoyez ce fichier à qui vous "
    "aide\u00a0: {log}",
)
OWN_MODEL: Final = Text(
    "The course uses your own model, {model}, as the environment or the .env file says.",
    "Le cours utilise votre propre modèle, {model}, comme le demandent l’environnement ou le fichier .env.",
)
MODEL_READY: Final = Text("The model is ready: {model}", "Le modèle est prêt\u00a0: {model}")
NO_MODEL: Final = Text(
    "The course opens all the same: the recorded replies work, but your own prompts will get no answer.",
    "Le cours s’ouvre quand même\u00a0: les réponses enregistrées fonctionnent, mais vos propres prompts resteront "
    "sans réponse.",
)
PORT_TAKEN: Final = Text(
    "Port {wanted} is in use, so the course takes port {port}.",
    "Le port {wanted} est occupé, le cours prend donc le port {port}.",
)
READY: Final = Text(
    "The course is open at {url}\nLeave this window open; Ctrl-C here closes the course.",
    "Le cours est ouvert à l’adresse {url}\nLaissez cette fenêtre ouverte\u202f; Ctrl-C ici ferme le cours.",
)
CLOSED: Final = Text(
    "The course is closed. The model server stops by itself within a minute or two.",
    "Le cours est fermé. Le serveur du modèle s’arrête de lui-même en une minute ou deux.",
)
LISTED: Final = Text(
    "{mark} {name:<28} {size:>5} MB  {licence}  {place}", "{mark} {name:<28} {size:>5} Mo  {licence}  {place}"
)
ABSENT: Final = Text("not on this computer", "absent de cet ordinateur")
CHOSEN: Final = Text("* the one for this computer", "* celui qui convient à cet ordinateur")
IS_AT: Final = Text("{title} is in {place}", "{title} se trouve dans {place}")
REMOVED: Final = Text("{title} has been removed.", "{title} a été supprimé.")
WAS_NOT_THERE: Final = Text("{title} was not on this computer.", "{title} n’était pas sur cet ordinateur.")
RUNNING: Final = Text(
    "The model server runs: {model} with {engine} at {url} (process {pid}).",
    "Le serveur du modèle tourne\u00a0: {model} avec {engine} à l’adresse {url} (processus {pid}).",
)
SETTINGS: Final = Text(
    "{context} tokens per conversation, conversations at the same time: {slots}, processor cores: {threads}.",
    "{context} jetons par conversation, conversations en même temps\u00a0: {slots}, cœurs du "
    "processeur\u00a0: {threads}.",
)
NOT_RUNNING: Final = Text("The model server does not run.", "Le serveur du modèle ne tourne pas.")
STOPPED: Final = Text("The model server has been stopped.", "Le serveur du modèle est arrêté.")
