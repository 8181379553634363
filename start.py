"""Set up the course and open it.

    python3 start.py                      set up what is missing, then open the course in JupyterLab
    python3 start.py test [--fast]        set up, then run every check of the project
    python3 start.py model | status | stop      see: python3 start.py --help

Only the standard library, and only what Python 3.6 can read: a Python that is too old gets one sentence instead
of a syntax error. The work is cut into steps; the record of the finished ones lies in ``.venv``, so an
interrupted set-up goes on where it stopped and the next start skips them all.
"""

import ast
import contextlib
import hashlib
import importlib
import importlib.util
import json
import locale
import os
import platform
import re
import shutil
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Mapping, NamedTuple, Optional, TextIO, Tuple

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
OLDEST_PYTHON = (3, 11)
COMMANDS = ("open", "test", "record", "model", "status", "stop")
COURSE_LOCK, DEV_LOCK = "requirements.txt", "requirements-dev.txt"
OPTIONS_WITH_VALUE = ("--lang", "--port")
MODEL_MB = 1300
CPU_INDEX_SECONDS = 20
INTERRUPT_SECONDS = 5

# What pip is told in its settings, under the name uv has for it.
PIP_TO_UV = {
    "index-url": "UV_DEFAULT_INDEX",
    "find-links": "UV_FIND_LINKS",
    "cert": "SSL_CERT_FILE",
    "proxy": "ALL_PROXY",
    "trusted-host": "UV_INSECURE_HOST",
}
# Never imported by a learner, or so rarely that Python may compile it on the day.
NOT_COMPILED = r"site-packages.*[\\/](tests?|torch[\\/](testing|_inductor)|transformers[\\/]models)[\\/]"


class SentenceError(Exception):
    """Something the learner can act on, as one sentence in their language."""


class CommandError(Exception):
    """A command that did not succeed; its text is what the command said."""


class Options(NamedTuple):
    """What start.py itself reads of the command line; ``rest`` goes on to the course."""

    command: str
    here: bool
    setup_only: bool
    help: bool
    rest: List[str]


class Step(NamedTuple):
    """A long step: ``key`` changes when it must be done anew, ``done_keys`` are those that still count as done."""

    name: str
    title: str
    download_mb: int
    disk_mb: int
    key: str
    done_keys: Tuple[str, ...]
    action: Callable[[], None]


def main(arguments: List[str]) -> int:
    """Run the command and return its exit code; whatever goes wrong is said in one sentence."""
    for stream in (sys.stdout, sys.stderr):
        # Guarded because a Python that is too old has no reconfigure().
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        os.environ["ATELIER_LANG"] = language(arguments, os.environ)
        check_python(sys.version_info[:3])
        options = read_options(arguments)
        if options.help:
            print(usage())
            return 0
        python = current_environment() if options.here else set_up(options)
        return 0 if options.setup_only else delegate(python, options.rest)
    except SentenceError as problem:
        print("\n" + str(problem), file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        interrupted = say(
            "Interrupted; run the same command again to continue.",
            "Interrompu\u202f; relancez la même commande pour continuer.",
        )
        print("\n" + interrupted, file=sys.stderr)
        return 130
    except Exception:
        print("\n" + unexpected(traceback.format_exc()), file=sys.stderr)
        return 1


# The command line and the language ---------------------------------------------------------------------------


def say(en: str, fr: str) -> str:
    """Return the sentence in the learner's language."""
    return fr if os.environ.get("ATELIER_LANG") == "fr" else en


def language(arguments: List[str], environment: Mapping[str, str]) -> str:
    """Return "en" or "fr": what --lang says, else ATELIER_LANG, else the language of the system."""
    asked = option_value(arguments, "--lang")
    if asked is None:
        asked = environment.get("ATELIER_LANG") or system_language(environment)
    elif asked not in ("en", "fr"):
        raise SentenceError(
            say(
                "The course speaks English and French: write --lang en or --lang fr.",
                "Le cours existe en anglais et en français\u00a0: écrivez --lang en ou --lang fr.",
            )
        )
    return "fr" if asked[:2].lower() == "fr" else "en"


def option_value(arguments: List[str], name: str) -> Optional[str]:
    """Return the value of the option ``name``, written ``--name value`` or ``--name=value``; None without it."""
    for position, argument in enumerate(arguments):
        if argument == name:
            return "".join(arguments[position + 1 : position + 2])
        if argument.startswith(name + "="):
            return argument[len(name) + 1 :]
    return None


def system_language(environment: Mapping[str, str]) -> str:
    """Return the language of the system as it names it, such as ``fr_FR.UTF-8``."""
    if sys.platform == "win32":
        import ctypes

        # The low ten bits are the language, whatever the country; 0x0C is French.
        return "fr" if ctypes.windll.kernel32.GetUserDefaultUILanguage() & 0x3FF == 0x0C else "en"
    named = (environment.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next((str(value) for value in named if value), "en")


def check_python(version: Tuple[int, ...]) -> None:
    """Raise ``SentenceError`` when this Python is too old."""
    if tuple(version[:2]) >= OLDEST_PYTHON:
        return
    found, needed = (".".join(str(part) for part in numbers) for numbers in (version[:3], OLDEST_PYTHON))
    raise SentenceError(
        say(
            "This is Python {found} and the course needs Python {needed} or newer: install it from python.org, "
            "then run the same command with it.",
            "Vous utilisez Python {found}, mais le cours demande Python {needed} ou plus récent\u00a0: installez-le "
            "depuis python.org, puis relancez la même commande avec lui.",
        ).format(found=found, needed=needed)
    )


def read_options(arguments: List[str]) -> Options:
    """Read what concerns the set-up; raise ``SentenceError`` for a command that does not exist."""
    ours = ("--here", "--setup-only")
    rest = [argument for argument in arguments if argument not in ours]
    words = [
        word
        for position, word in enumerate(rest)
        if not word.startswith("-") and rest[max(position - 1, 0)] not in OPTIONS_WITH_VALUE
    ]
    command = words[0] if words else "open"
    if command not in COMMANDS:
        raise SentenceError(
            say(
                "There is no command '{command}'; the commands are: {known}.",
                "La commande «\u00a0{command}\u00a0» n’existe pas\u202f; les commandes sont\u00a0: {known}.",
            ).format(command=command, known=", ".join(COMMANDS))
        )
    asks_help = not words and bool({"-h", "--help"} & set(rest))
    return Options(command, "--here" in arguments, "--setup-only" in arguments, asks_help, rest)


def usage() -> str:
    """Return the help text."""
    return say(
        """python3 start.py [command] [options]      (on Windows: py start.py)

  open                  set up what is missing, then open the course (this is what no command does)
  test [--fast]         run every check of the project (--fast: those that take less than a minute)
  record [NN ...]       make the recorded replies of the modules again (all when none is named)
  model list | get | add PATH | remove NAME      the language models on this computer
  status                say whether the model server runs
  stop                  stop the model server

  --lang en|fr          language of the course (default: the one of the system)
  --port N              port of JupyterLab (default: 8888, or the next free one)
  --no-browser          print the address instead of opening a browser window
  --here                use the Python environment that is active (conda), install nothing
  --setup-only          set up, open nothing""",
        """python3 start.py [commande] [options]      (sous Windows\u00a0: py start.py)

  open                  installer ce qui manque, puis ouvrir le cours (c’est ce que fait la commande seule)
  test [--fast]         lancer toutes les vérifications du projet (--fast\u00a0: celles de moins d’une minute)
  record [NN ...]       refaire les réponses enregistrées des modules (tous si aucun n’est nommé)
  model list | get | add CHEMIN | remove NOM     les modèles de langage de cet ordinateur
  status                dire si le serveur du modèle tourne
  stop                  arrêter le serveur du modèle

  --lang en|fr          langue du cours (par défaut celle du système)
  --port N              port de JupyterLab (par défaut 8888, ou le suivant qui est libre)
  --no-browser          afficher l’adresse au lieu d’ouvrir une fenêtre de navigateur
  --here                utiliser l’environnement Python actif (conda), ne rien installer
  --setup-only          installer, ne rien ouvrir""",
    )


# Set-up --------------------------------------------------------------------------------------------------------


def set_up(options: Options) -> Path:
    """Bring ``.venv`` to what the locks say and return its Python; does nothing when all is there."""
    check_writable(ROOT)
    with only_one_window():
        packages = packages_folder()
        if packages is None:
            clear_venv()
        record = read_record(packages)
        wanted = steps(options)
        pending = [step for step in wanted if record.get(step.name) not in step.done_keys]
        check_disk(ROOT, sum(step.disk_mb for step in pending))
        for step in pending:
            run_step(step, wanted.index(step) + 1, len(wanted))
            packages = packages_folder()
            record.update({step.name: step.key, "installed": installed(packages)})
            write_whole(VENV / "set-up.json", json.dumps(record, indent=1))
        link_course(packages)
    return venv_python()


@contextlib.contextmanager
def only_one_window() -> Iterator[None]:
    """Wait until no other window of this copy is setting up; the system frees the lock of one that dies."""
    with (ROOT / ".set-up.lock").open("a+") as file:
        if not try_to_lock(file):
            print(
                say("Another window is setting up: waiting for it…", "Une autre fenêtre installe le cours : patientez…")
            )
            while not try_to_lock(file):
                time.sleep(0.5)
        yield


def try_to_lock(file: TextIO) -> bool:
    """Lock ``file`` until it is closed; return False when another process holds it."""
    try:
        if os.name == "nt":
            msvcrt = importlib.import_module("msvcrt")
            file.seek(0)
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl = importlib.import_module("fcntl")
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def steps(options: Options) -> List[Step]:
    """Return the steps of the set-up in their order; sizes are those measured on Linux, in MB."""
    with_tests = options.command in ("test", "record")
    opens = options.command == "open" and not options.setup_only
    course, dev = (text_checksum((ROOT / name).read_text("utf-8")) for name in (COURSE_LOCK, DEV_LOCK))
    lock, packages = (DEV_LOCK, dev) if with_tests else (COURSE_LOCK, course)
    # The lock of the tests holds everything of the course's: one set up for the tests opens the course as well.
    done = (dev,) if with_tests else (course, dev)
    uv, torch = uv_pin(), torch_pin()
    return [
        Step(
            name="venv",
            title=say("Python environment, in .venv", "Environnement Python, dans .venv"),
            download_mb=0,
            disk_mb=30,
            key="made",
            done_keys=("made",),
            action=make_venv,
        ),
        Step(
            name="uv",
            title=say("Installer (uv)", "Programme d’installation (uv)"),
            download_mb=20,
            disk_mb=60,
            key=text_checksum(uv),
            done_keys=(text_checksum(uv),),
            action=lambda: install_uv(uv),
        ),
        Step(
            name="packages",
            title=say("Packages of the course", "Paquets du cours"),
            download_mb=1100 if with_tests else 500,
            disk_mb=2500 if with_tests else 1250,
            key=packages,
            done_keys=done,
            action=lambda: install_packages(lock),
        ),
        Step(
            name="torch",
            title="PyTorch",
            download_mb=190,
            disk_mb=800,
            key=torch,
            done_keys=(torch,),
            action=lambda: install_torch(torch),
        ),
        Step(
            name="bytecode",
            title=say("Compiling once, for quick starts", "Compilation unique, pour démarrer vite"),
            download_mb=0,
            disk_mb=300,
            key=torch + packages,
            done_keys=tuple(torch + key for key in done),
            action=lambda: compile_packages(in_background=opens),
        ),
    ]


def clear_venv() -> None:
    """Remove what is left of a broken environment."""
    try:
        if VENV.exists():
            shutil.rmtree(str(VENV))
        VENV.mkdir()
    except OSError:
        raise SentenceError(
            say(
                "The folder {path} is broken and in use: close the other windows of the course, delete that "
                "folder, then run the same command again.",
                "Le dossier {path} est abîmé et en cours d’utilisation\u00a0: fermez les autres fenêtres du cours, "
                "supprimez ce dossier, puis relancez la même commande.",
            ).format(path=VENV)
        ) from None


def make_venv() -> None:
    """Make the environment, pip included."""
    if importlib.util.find_spec("ensurepip") is None:
        raise SentenceError(
            say(
                "This Python cannot make an environment of its own: install the package python3-venv "
                "(sudo apt install python3-venv), then run the same command again.",
                "Ce Python ne sait pas créer d’environnement\u00a0: installez le paquet python3-venv "
                "(sudo apt install python3-venv), puis relancez la même commande.",
            )
        )
    run([sys.executable, "-m", "venv", str(VENV)])


def install_uv(pin: str) -> None:
    """Install uv with pip, in the version and with the checksums of the lock."""
    wanted = VENV / "uv-requirements.txt"
    write_whole(wanted, pin)
    quick_to_give_up = ["--retries", "2", "--timeout", "20"]
    pip = [str(venv_python()), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    run([*pip, *quick_to_give_up, "--only-binary=:all:", "--no-deps", "--require-hashes", "-r", str(wanted)])


def install_packages(lock: str) -> None:
    """Install a lock. It is complete but for torch, which one of its packages names: hence ``--no-deps``."""
    # A learner never builds anything; one package of the checks (spelling) is published as source only.
    ready_made = ["--no-build"] if lock == COURSE_LOCK else []
    uv_install([*ready_made, "--no-deps", "--require-hashes", "-r", str(ROOT / lock)])


def install_torch(pin: str) -> None:
    """Install torch: from a local wheel folder, else its build without graphics card, else the ordinary one."""
    wanted = "torch==" + pin
    for folder in wheel_folders():
        if list(folder.glob("torch-" + pin + "*.whl")):
            try:
                return uv_install(["--no-build", "--no-deps", "--no-index", "--find-links", str(folder), wanted])
            except CommandError:
                # The wheel of another Python or processor: the network may have ours.
                continue
    cpu = ["--no-deps", "--torch-backend", "cpu", wanted]
    if answers_quickly(cpu):
        return uv_install(cpu)
    # The ordinary build for Linux is made for graphics cards and needs the libraries it depends on.
    return uv_install([wanted] if sys.platform == "linux" else ["--no-deps", wanted])


def compile_packages(in_background: bool) -> None:
    """Compile what a learner is likely to import, while the model downloads or at once.

    Python compiles what is left over when it is imported; and some sources are broken on purpose. So neither an
    interruption nor a failure matters.
    """
    places = [str(packages_folder()), str(ROOT / "src")]
    command = [str(venv_python()), "-m", "compileall", "-qq", "-j", "0", "-x", NOT_COMPILED, *places]
    if in_background:
        start(command, child_environment())
        return
    with contextlib.suppress(CommandError):
        run(command)


def link_course(packages: Optional[Path]) -> None:
    """Make ``import atelier`` work in the environment: a .pth file that names ``src``."""
    if packages is None:
        raise SentenceError(explain("", say("Python environment", "environnement Python")))
    source = ROOT / "src"
    try:
        line = os.path.relpath(str(source), str(packages))
    except ValueError:
        # Another Windows drive: no relative path leads there.
        line = str(source)
    encoding = "utf-8" if sys.version_info >= (3, 13) else locale.getpreferredencoding(False)
    content = (line + "\n").encode(encoding)
    link = packages / "atelier.pth"
    if not link.exists() or link.read_bytes() != content:
        link.write_bytes(content)


# An environment made by others (conda) ---------------------------------------------------------------------------


def current_environment() -> Path:
    """Return the running Python; raise ``SentenceError`` when it does not have the packages of the lock."""
    wrong = differences((ROOT / "requirements.txt").read_text("utf-8"))
    if wrong:
        raise SentenceError(
            say(
                "{count} packages of this Python environment are missing or have another version than the course "
                "needs ({first}): run conda env update -f environment.yml, or leave out --here.",
                "{count} paquets de cet environnement Python manquent ou n’ont pas la version du cours "
                "({first})\u00a0: lancez conda env update -f environment.yml, ou retirez --here.",
            ).format(count=len(wrong), first=wrong[0])
        )
    import sysconfig

    link_course(Path(sysconfig.get_path("purelib")))
    return Path(sys.executable)


def differences(lock: str) -> List[str]:
    """Return the requirements of ``lock``, and torch, that the running Python does not have in that version."""
    from importlib import metadata

    try:
        from packaging.requirements import Requirement
    except ImportError:
        return ["packaging"]
    lines = re.findall(r"^([A-Za-z0-9_.\[\]-]+==[^\\\n]+)", lock, re.M)
    wrong = []
    for requirement in [Requirement(line.strip()) for line in [*lines, "torch==" + torch_pin()]]:
        if requirement.marker is not None and not requirement.marker.evaluate():
            continue
        try:
            good = requirement.specifier.contains(metadata.version(requirement.name), prereleases=True)
        except metadata.PackageNotFoundError:
            good = False
        if not good:
            wrong.append(requirement.name + str(requirement.specifier))
    return wrong


# What is there -----------------------------------------------------------------------------------------------------


def venv_python() -> Path:
    """Return where the Python of the environment is."""
    return VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def packages_folder() -> Optional[Path]:
    """Return where the environment keeps its packages; None when it is missing or does not work."""
    question = (
        "import json, sys, sysconfig, pip; print(json.dumps([sys.version_info[:2], sysconfig.get_path('purelib')]))"
    )
    try:
        answer = subprocess.check_output(
            [str(venv_python()), "-c", question], stderr=subprocess.DEVNULL, env=child_environment()
        )
        version, folder = json.loads(answer.decode("ascii"))
    except (OSError, ValueError, subprocess.CalledProcessError):
        return None
    return Path(folder) if tuple(version) >= OLDEST_PYTHON else None


def read_record(packages: Optional[Path]) -> Dict[str, Any]:
    """Return the steps done, each with its key; empty but for the first when a package installed then is gone."""
    if packages is None:
        return {}
    try:
        record = dict(json.loads((VENV / "set-up.json").read_text("utf-8")))
        complete = set(record["installed"]) <= set(installed(packages))
    except (OSError, ValueError, KeyError, TypeError):
        complete = False
    return record if complete else {"venv": "made"}


def installed(packages: Optional[Path]) -> List[str]:
    """Return the names and versions of the packages in the folder."""
    return sorted(entry.name for entry in packages.glob("*.dist-info")) if packages else []


def uv_pin() -> str:
    """Return the lines of the lock that pin uv, checksums included."""
    lock = (ROOT / "requirements.txt").read_text("utf-8")
    found = re.search(r"^uv==[^\n]*(?:\n +--hash[^\n]*)*", lock, re.M)
    if found is None:
        raise ValueError("requirements.txt does not pin uv")
    return found.group() + "\n"


def torch_pin() -> str:
    """Return the version of torch that pyproject.toml names."""
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    return str(project["tool"]["atelier"]["torch"])


def text_checksum(text: str) -> str:
    """Return a short checksum of a text."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()[:16]


def write_whole(path: Path, text: str) -> None:
    """Write a file so that an interruption leaves the old one or the new one, never half of it."""
    draft = path.with_name(path.name + ".new")
    draft.write_text(text, "utf-8")
    draft.replace(path)


# uv and the settings of pip ----------------------------------------------------------------------------------------


def uv_install(arguments: List[str]) -> None:
    """Run ``uv pip install``; once more with the certificates of the system when those of uv are not enough."""
    command, environment = uv_command(arguments)
    try:
        run(command, environment)
    except CommandError as failure:
        # Where a company reads encrypted traffic, only the system knows the company's certificate.
        if "invalid peer certificate" not in str(failure):
            raise
        run(command, dict(environment, UV_SYSTEM_CERTS="1"))


def answers_quickly(arguments: List[str]) -> bool:
    """Tell whether uv could install this from the network, asking once and for some seconds at most."""
    command, environment = uv_command(["--dry-run", *arguments])
    try:
        run(command, dict(environment, UV_HTTP_RETRIES="0"), CPU_INDEX_SECONDS)
    except CommandError:
        return False
    return True


def uv_command(arguments: List[str]) -> Tuple[List[str], Dict[str, str]]:
    """Return the command and its environment: uv follows what pip was told (company index, folder, proxy)."""
    settings = pip_settings()
    environment = child_environment()
    for pip_name, uv_name in PIP_TO_UV.items():
        if pip_name in settings:
            value = ",".join(settings[pip_name].split()) if uv_name == "UV_FIND_LINKS" else settings[pip_name]
            environment.setdefault(uv_name, value)
    python = str(venv_python())
    command = [python, "-m", "uv", "pip", "install", "--python", python]
    if settings.get("no-index", "").lower() in ("1", "true", "yes", "on"):
        command.append("--no-index")
    return [*command, *arguments], environment


def pip_settings() -> Dict[str, str]:
    """Return what pip's files and variables set, by option name, the strongest source winning."""
    try:
        command = [str(venv_python()), "-m", "pip", "config", "list", "--disable-pip-version-check"]
        listed = subprocess.check_output(command, stderr=subprocess.DEVNULL, env=child_environment())
    except (OSError, subprocess.CalledProcessError):
        return {}
    found = {}
    rank = ["global", "user", "site", "install", ":env:"]
    for line in listed.decode("utf-8", "replace").splitlines():
        name, equals, value = line.partition("=")
        section, _, option = name.rpartition(".")
        if equals and section in rank:
            found[rank.index(section), option] = str(ast.literal_eval(value))
    return {option: found[where, option] for where, option in sorted(found)}


def wheel_folders() -> List[Path]:
    """Return the folders of wheels that uv or pip are told to look into."""
    named = os.environ.get("UV_FIND_LINKS", "").split(",") + pip_settings().get("find-links", "").split()
    folders = (Path(name[len("file://") :] if name.startswith("file://") else name) for name in named if name)
    return [folder for folder in folders if folder.is_dir()]


# Running, measuring, explaining -------------------------------------------------------------------------------


def run_step(step: Step, position: int, total: int) -> None:
    """Do one step under a numbered line that shows its size, how it goes, and its seconds."""
    size = " ({} {})".format(step.download_mb, say("MB", "Mo")) if step.download_mb else ""
    progress.begin("[{}/{}] {}{}".format(position, total, step.title, size))
    try:
        step.action()
    except CommandError as failure:
        raise SentenceError(explain(str(failure), step.title)) from None
    progress.end()


class Progress:
    """The line of the step under way: seconds so far and, on a terminal, what has been written to the disk."""

    def begin(self, line: str) -> None:
        """Open the line."""
        self.line, self.begun, self.free = line, time.monotonic(), shutil.disk_usage(str(ROOT)).free
        self.live = sys.stdout.isatty()
        print(line, end="", flush=True)

    def draw(self) -> None:
        """Draw the line anew on a terminal."""
        if self.live:
            written = max(0, self.free - shutil.disk_usage(str(ROOT)).free) // 10**6
            count = say("{} s, {} MB written", "{} s, {} Mo écrits").format(self.seconds(), written)
            print("\r{}  {}   ".format(self.line, count), end="", flush=True)

    def end(self) -> None:
        """Close the line with the seconds it took."""
        start = "\r" + self.line if self.live else ""
        print("{}  {:<24}".format(start, "{} s".format(self.seconds())).rstrip(" ") + " " * 24 * self.live, flush=True)

    def seconds(self) -> int:
        """Return the seconds since the line was opened."""
        return round(time.monotonic() - self.begun)


progress = Progress()


def run(command: List[str], environment: Optional[Dict[str, str]] = None, seconds: float = 24 * 3600) -> None:
    """Run a command with its output in the log; raise ``CommandError`` with it when it fails or lasts too long."""
    begin = log_path().stat().st_size if log_path().exists() else 0
    if wait(start(command, environment or child_environment()), seconds) != 0:
        raise CommandError(log_path().read_bytes()[begin:].decode("utf-8", "replace"))


def start(command: List[str], environment: Dict[str, str]) -> "subprocess.Popen[bytes]":
    """Start a command whose output goes to the log."""
    with log_path().open("ab") as log:
        log.write(("\n$ " + " ".join(command) + "\n").encode("utf-8"))
        log.flush()
        return subprocess.Popen(
            command, env=environment, cwd=str(ROOT), stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
        )


def wait(process: "subprocess.Popen[bytes]", seconds: float) -> int:
    """Return the exit code of ``process``, which outlives neither its time nor an interruption."""
    end = time.monotonic() + seconds
    try:
        while time.monotonic() < end:
            try:
                return process.wait(0.5)
            except subprocess.TimeoutExpired:
                progress.draw()
        return 1
    except KeyboardInterrupt:
        # Ctrl-C reached the command as well; killed at once, it would leave the processes it started behind.
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(INTERRUPT_SECONDS)
        raise
    finally:
        if process.poll() is None:
            process.kill()
            process.wait()


def delegate(python: Path, rest: List[str]) -> int:
    """Hand over to the course itself."""
    command = [str(python), "-m", "atelier", *rest]
    sys.stdout.flush()
    if sys.platform == "win32":
        process = subprocess.Popen(command, env=child_environment())
        while True:
            # Ctrl-C reaches the course as well, which ends in its own way.
            with contextlib.suppress(KeyboardInterrupt):
                return process.wait()
    else:
        os.execve(command[0], command, child_environment())


def child_environment() -> Dict[str, str]:
    """Return the environment without what would lead a Python of ours astray or make it slow."""
    left_out = ("PYTHONDONTWRITEBYTECODE", "PYTHONHOME", "PYTHONPATH", "PYTHONSTARTUP")
    return {name: value for name, value in os.environ.items() if name not in left_out}


def check_writable(folder: Path) -> None:
    """Raise ``SentenceError`` when nothing can be written into the folder."""
    try:
        with tempfile.TemporaryFile(dir=str(folder)):
            return
    except OSError:
        raise SentenceError(
            say(
                "Nothing can be written into {folder}: move the course to a folder of your own, such as Documents.",
                "Impossible d’écrire dans {folder}\u00a0: déplacez le cours dans un dossier à vous, par exemple "
                "Documents.",
            ).format(folder=folder)
        ) from None


def check_disk(folder: Path, needed_mb: int) -> None:
    """Raise ``SentenceError`` when the disk of the folder has less than ``needed_mb`` free."""
    free_mb = shutil.disk_usage(str(folder)).free // 10**6
    if free_mb >= needed_mb:
        return
    raise SentenceError(
        say(
            "The set-up needs {needed:.1f} GB of free disk space, and the language model {model:.1f} GB more, but only "
            "{free:.1f} GB are free on the disk of {folder}: make room, then run the same command again.",
            "L’installation demande {needed:.1f} Go d’espace disque libre, et le modèle de langage {model:.1f} Go de "
            "plus, or il ne reste que {free:.1f} Go sur le disque de {folder}\u00a0: libérez de la place, puis "
            "relancez la même commande.",
        ).format(needed=needed_mb / 1000, model=MODEL_MB / 1000, free=free_mb / 1000, folder=folder)
    )


def log_path() -> Path:
    """Return the log file: in the environment, or in the temporary folder as long as there is none."""
    return (VENV if VENV.is_dir() else Path(tempfile.gettempdir())) / "start.log"


def explain(output: str, what: str) -> str:
    """Return the sentence for a failed command, from what it said."""
    causes = (cause for pattern, cause in failure_causes() if re.search(pattern, output, re.I))
    return next(causes).format(what=what, log=log_path(), machine=platform.platform())


def failure_causes() -> List[Tuple[str, str]]:
    """Return the patterns of known failures with the sentence for each; the last fits all."""
    return [
        (
            r"no space left|not enough space|os error (28|112)\b|disk quota exceeded",
            say(
                "The disk is full: make room, then run the same command again (details: {log}).",
                "Le disque est plein\u00a0: libérez de la place, puis relancez la même commande "
                "(détails\u00a0: {log}).",
            ),
        ),
        (
            r"not match the hashes|hash mismatch",
            say(
                "A file received for {what} is not the one the course was tested with, so it was refused: try "
                "another network, or ask whoever runs your company's package mirror (details: {log}).",
                "Un fichier reçu pour {what} n’est pas celui avec lequel le cours a été testé\u202f; il a donc été "
                "refusé\u00a0: essayez un autre réseau, ou interrogez les responsables du miroir de votre "
                "entreprise (détails\u00a0: {log}).",
            ),
        ),
        (
            r"no wheels? with a matching|no usable wheels|not a supported wheel",
            say(
                "{what} does not exist ready-made for this computer ({machine}): the course runs on Linux, Windows and "
                "Macs with an Apple chip (macOS 14 or newer), with Python 3.11 to 3.14 (details: {log}).",
                "{what} n’existe pas pour cet ordinateur ({machine})\u00a0: le cours fonctionne sous Linux, Windows "
                "et sur les Mac à puce Apple (macOS 14 ou plus récent), avec Python 3.11 à 3.14 "
                "(détails\u00a0: {log}).",
            ),
        ),
        (
            r"permission denied|access is denied|os error (5|13|32)\b|errno 13",
            say(
                "A file of the course is in use or protected: close the other windows of the course, then run the "
                "same command again (details: {log}).",
                "Un fichier du cours est en cours d’utilisation ou protégé\u00a0: fermez les autres fenêtres du cours, "
                "puis relancez la même commande (détails\u00a0: {log}).",
            ),
        ),
        (
            r"file ?name or extension is too long|file name too long|os error 206\b|winerror 206",
            say(
                "The path of the course is too long for this system: move it to a shorter one, such as C:\\atelier "
                "(details: {log}).",
                "Le chemin du cours est trop long pour ce système\u00a0: déplacez-le, par exemple vers C:\\atelier "
                "(détails\u00a0: {log}).",
            ),
        ),
        (
            r"connect|resolve|network|timed? ?out|certificate|dns|proxy|from versions: none|failed to (fetch|download)",
            say(
                "{what} could not be downloaded: check the internet connection (it is needed this once), then run the "
                "same command again (details: {log}).",
                "Téléchargement impossible\u00a0: {what}. Vérifiez la connexion à internet (elle ne sert que cette "
                "fois), puis relancez la même commande (détails\u00a0: {log}).",
            ),
        ),
        (
            "",
            say(
                "This step did not succeed: {what}. Run the same command again; if it fails once more, send this file "
                "to whoever helps you: {log}",
                "Cette étape n’a pas abouti\u00a0: {what}. Relancez la même commande\u202f; si l’échec se répète, "
                "envoyez ce fichier à qui vous aide\u00a0: {log}",
            ),
        ),
    ]


def unexpected(details: str) -> str:
    """Put the details into the log and return the sentence that names it."""
    path = log_path()
    with contextlib.suppress(OSError), path.open("a", encoding="utf-8") as log:
        log.write("\n" + details)
    return say(
        "Something unexpected happened; run the same command again, and if it fails once more, send this file to "
        "whoever helps you: {log}",
        "Un imprévu est survenu\u202f; relancez la même commande et, si l’échec se répète, envoyez ce fichier à qui "
        "vous aide\u00a0: {log}",
    ).format(log=path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
