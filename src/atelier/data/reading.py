"""Finds a learner's file, tells what it is by its content, and has it read. The file is only ever opened to read."""

from __future__ import annotations

from difflib import get_close_matches
from pathlib import Path
from typing import Final

from ..errors import AtelierError
from ..i18n import Text
from .delimited import NOT_TEXT, read_delimited
from .raw import NOTHING, RawTable, Recognise
from .workbook import read_workbook


def read_file(path: str | Path, sheet: str | int | None, recognise: Recognise) -> RawTable:
    """Return the cells of a CSV file or of a sheet of an Excel workbook, whatever the ending of its name.

    Raises ``AtelierError``, one sentence, for everything that can be wrong with a path or a file.
    """
    file = _located(path)
    try:
        kind = _kind(file)
        if kind in REFUSED:
            raise AtelierError(REFUSED[kind].fill(name=file.name))
        if kind == "workbook":
            return read_workbook(file, sheet, recognise)
        if sheet is not None:
            raise AtelierError(NO_SHEETS.fill(name=file.name))
        return read_delimited(file, recognise)
    except PermissionError as error:
        raise AtelierError(LOCKED.fill(name=file.name)) from error
    except OSError as error:
        raise AtelierError(UNREADABLE.fill(name=file.name, reason=error.strerror or error)) from error


def _located(path: str | Path) -> Path:
    """Return the file; a path copied from a file manager may come with quotation marks."""
    if not isinstance(path, str | Path):
        raise AtelierError(NO_PATH)
    written = str(path).strip().strip("\"'")
    if not written or "\0" in written:
        raise AtelierError(NO_PATH)
    if "://" in written:
        raise AtelierError(ADDRESS)
    try:
        file = Path(written).expanduser()
    except RuntimeError as error:
        raise AtelierError(NO_HOME.fill(name=written)) from error
    if file.name.startswith("~$"):
        raise AtelierError(OWNER_FILE.fill(name=file.name, right=file.name[2:]))
    try:
        if file.is_dir():
            raise AtelierError(FOLDER.fill(name=file.name or written))
        if not file.exists():
            raise AtelierError(_missing(file))
    except OSError as error:
        raise AtelierError(UNREADABLE.fill(name=file.name, reason=error.strerror or error)) from error
    return file


def _missing(file: Path) -> Text:
    folder = file.parent
    if not folder.is_dir():
        return NO_SUCH_FOLDER.fill(name=file.name, folder=folder)
    there = sorted(item.name for item in folder.iterdir() if item.is_file())
    lowered = {name.casefold(): name for name in there}
    close = [lowered[name] for name in get_close_matches(file.name.casefold(), lowered, n=3, cutoff=0.5)]
    tables = [name for name in there if name.casefold().endswith(_TABLE_ENDINGS)][:5]
    found = ", ".join(close or tables)
    return NEAR.fill(name=file.name, near=found) if found else NOT_THERE.fill(name=file.name)


def _kind(file: Path) -> str:
    """Tell what a file is by its first bytes: endings lie."""
    with file.open("rb") as opened:
        head = opened.read(4_096)
        if head.startswith(_OLD_OFFICE):
            # Excel keeps a workbook with a password inside a file of the old kind.
            protected = "EncryptedPackage".encode("utf-16-le") in head + opened.read()
            return "protected" if protected else "xls"
    if not head.strip(b"\x00 \t\r\n"):
        raise AtelierError(NOTHING)
    for kind, starts in _SIGNATURES.items():
        if head.lstrip(b"\xef\xbb\xbf \t\r\n").lower().startswith(starts):
            return kind
    return _kind_of_archive(file) if head.startswith(b"PK\x03\x04") else "text"


def _kind_of_archive(file: Path) -> str:
    head = file.read_bytes()
    if b"opendocument.spreadsheet" in head[:200]:
        return "ods"
    if b"xl/workbook.bin" in head:
        return "xlsb"
    # A workbook that was cut still shows the names of its parts.
    return "workbook" if b"xl/" in head or b"[Content_Types].xml" in head else "other"


_TABLE_ENDINGS: Final = (".csv", ".txt", ".tsv", ".xlsx", ".xlsm")
_OLD_OFFICE: Final = bytes.fromhex("d0cf11e0a1b11ae1")
_SIGNATURES: Final = {
    "html": (b"<!doctype html", b"<html", b"<table", b"<meta", b"<head", b"<body", b"<style", b"<div"),
    "xml": (b"<?xml",),
    "pdf": (b"%pdf",),
    "other": (b"\x1f\x8b", b"par1", b"\x89png", b"\xff\xd8\xff", b"rar!", b"7z\xbc\xaf", b"sqlite format", b"gif8"),
    "json": (b"{", b"[{", b"[["),
}

REFUSED: Final = {
    "xls": Text(
        '"{name}" is an Excel workbook of the old kind (.xls): open it in Excel and save it as .xlsx.',
        "« {name} » est un classeur Excel de l’ancien format (.xls) : ouvrez-le dans Excel et enregistrez-le en .xlsx.",
    ),
    "protected": Text(
        '"{name}" is protected by a password: open it in Excel, save a copy without a password, and load the copy.',
        "« {name} » est protégé par un mot de passe : ouvrez-le dans Excel, enregistrez une copie sans mot de passe et "
        "chargez cette copie.",
    ),
    "xlsb": Text(
        '"{name}" is a binary Excel workbook (.xlsb): open it in Excel and save it as .xlsx.',
        "« {name} » est un classeur Excel binaire (.xlsb) : ouvrez-le dans Excel et enregistrez-le en .xlsx.",
    ),
    "ods": Text(
        '"{name}" is a LibreOffice spreadsheet (.ods): open it and save it as .xlsx or .csv.',
        "« {name} » est un classeur LibreOffice (.ods) : ouvrez-le et enregistrez-le en .xlsx ou en .csv.",
    ),
    "html": Text(
        '"{name}" is a web page, whatever its ending says: open it in Excel and save it as .xlsx.',
        "« {name} » est une page web, quoi que dise la fin de son nom : ouvrez-la dans Excel et enregistrez-la en "
        ".xlsx.",
    ),
    "xml": Text(
        '"{name}" is an XML file: open it in Excel and save it as .xlsx.',
        "« {name} » est un fichier XML : ouvrez-le dans Excel et enregistrez-le en .xlsx.",
    ),
    "json": Text(
        '"{name}" is a JSON file, made for programs: export the data as CSV or as .xlsx.',
        "« {name} » est un fichier JSON, fait pour des programmes : exportez les données en CSV ou en .xlsx.",
    ),
    "pdf": Text(
        '"{name}" is a PDF, made for printing: export the data as CSV or as .xlsx.',
        "« {name} » est un PDF, fait pour être imprimé : exportez les données en CSV ou en .xlsx.",
    ),
    "other": NOT_TEXT,
}
NO_PATH = Text(
    'Write the name of your file in quotation marks, for example `load_orders("orders.csv")`.',
    'Écrivez le nom de votre fichier entre guillemets droits, par exemple `load_orders("commandes.csv")`.',
)
ADDRESS = Text(
    "This is an address on the web: the course reads files of this computer only. Download the file first.",
    "C’est une adresse web : le cours ne lit que des fichiers de cet ordinateur. Téléchargez d’abord le fichier.",
)
NO_HOME = Text(
    '"{name}" begins with the name of somebody who has no folder on this computer: write the whole path of your file.',
    "« {name} » commence par le nom de quelqu’un qui n’a pas de dossier sur cet ordinateur : écrivez le chemin complet "
    "de votre fichier.",
)
OWNER_FILE = Text(
    '"{name}" is only the sign that Excel has a workbook open: load "{right}" instead.',
    "« {name} » n’est que la trace d’un classeur ouvert dans Excel : chargez plutôt « {right} ».",
)
FOLDER = Text(
    '"{name}" is a folder: write the name of the file too, for example `"{name}/orders.csv"`.',
    '« {name} » est un dossier : écrivez aussi le nom du fichier, par exemple `"{name}/commandes.csv"`.',
)
NO_SUCH_FOLDER = Text(
    'There is no "{name}", because there is no folder "{folder}": check the path.',
    "« {name} » est introuvable, car le dossier « {folder} » n’existe pas : vérifiez le chemin.",
)
NEAR = Text(
    'There is no file "{name}" there. Did you mean one of these: {near}?',
    "Il n’y a pas de fichier « {name} » à cet endroit. Vouliez-vous l’un de ceux-ci : {near} ?",
)
NOT_THERE = Text(
    'There is no file "{name}" there, and no other table either: copy your file next to the notebook.',
    "Il n’y a pas de fichier « {name} » à cet endroit, ni d’autre tableau : copiez votre fichier à côté du notebook.",
)
LOCKED = Text(
    '"{name}" cannot be opened: another program holds it, or you may not read it. Close it in Excel and try again.',
    "« {name} » ne s’ouvre pas : un autre programme le tient ouvert, ou vous n’avez pas le droit de le lire. Fermez-le "
    "dans Excel et réessayez.",
)
UNREADABLE = Text(
    '"{name}" cannot be read ({reason}): copy it to this computer and try again.',
    "« {name} » ne peut pas être lu ({reason}) : copiez-le sur cet ordinateur et réessayez.",
)
NO_SHEETS = Text(
    '"{name}" is a text file: it has no sheets, leave `sheet=` out.',
    "« {name} » est un fichier texte : il n’a pas de feuilles, retirez `sheet=`.",
)
