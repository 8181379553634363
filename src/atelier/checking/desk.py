"""What a learner calls: ``check("1.3", answer)`` and ``hint("1.3")``. Neither ever raises."""

from __future__ import annotations

import os
from dataclasses import dataclass

from ..errors import AtelierError
from ..headless import is_headless
from ..i18n import Text
from ..records import store
from .answers import describe, is_blank
from .declaration import Check, load_checks, module_folder
from .display import Box, Kind
from .outcome import Fail, filled

_ODD_ANSWER = Text(
    "I could not read this answer: I expected what the exercise describes, and got {given}.",
    "Je n’ai pas pu lire cette réponse : j’attendais ce que décrit l’exercice, et j’ai reçu {given}.",
)


@dataclass(frozen=True)
class Ruling:
    """The verdict on some answers, before it is shown: its kind, the key of its reason, and the reason."""

    kind: Kind
    key: str
    reason: Text


def check(id: str, *answers: object) -> Box:
    """Judge the answers of exercise ``id``, record the attempt, and return the verdict to show.

    With ``ATELIER_STRICT=1`` any verdict but "well done" raises ``AtelierError``: solutions must pass, blank
    exercises must not.
    """
    try:
        declared = _find(id)
        ruling = rule(declared, *answers)
        box = _verdict(declared, ruling)
        store().record_attempt(declared.id, ruling.kind)
    except _NoSuchCheckError as problem:
        box = Box("retry", str(problem.title), [str(problem.message)])
    if os.environ.get("ATELIER_STRICT") == "1" and box.kind != "ok":
        raise AtelierError(Text(repr(box), repr(box)))
    return _with_notice(box)


def hint(id: str) -> Box:
    """Return the next hint of exercise ``id``, the last one again at the end; always the first when headless."""
    try:
        declared = _find(id)
    except _NoSuchCheckError as problem:
        return Box("hint", str(problem.title), [str(problem.message)])
    total = len(declared.hints)
    shown = 1 if is_headless() else min(store().next_hint(declared.id), total)
    left = total - shown
    if left:
        after = Text(
            'Run `hint("{id}")` again for more: {left} left.',
            'Relancez `hint("{id}")` pour l’indice suivant : il en reste {left}.',
        )
    else:
        after = Text(
            "That was the last hint. The full answer is in the solutions folder.",
            "C’était le dernier indice. Le corrigé complet est dans le dossier solutions.",
        )
    place = Text(f"{shown} of {total}", f"{shown} sur {total}")
    lines = [str(declared.hints[shown - 1]), str(filled(after, {"id": declared.id, "left": left}))]
    return _with_notice(Box("hint", f"{place} · {declared.id} {declared.title}", lines))


def _untouched(declared: Check, answers: tuple[object, ...]) -> bool:
    # Starting values are those of the line to change; what the cell measures from it comes after.
    return not answers or is_blank(answers[0], declared.blank) or any(map(is_blank, answers[1:]))


def rule(declared: Check, *answers: object) -> Ruling:
    """Judge ``answers``; whatever they are and whatever the judge does, a verdict comes back."""
    try:
        if _untouched(declared, answers):
            return Ruling("todo", "blank", _todo(declared))
        outcome = declared.judge(*answers)
        if isinstance(outcome, Fail):
            return Ruling("retry", outcome.reason, filled(declared.reason(outcome.reason), outcome.values))
        return Ruling("ok", "right", filled(declared.right, outcome.values))
    except Exception:  # an answer may be any object: comparing, measuring or printing it may do anything
        kinds = [describe(answer) for answer in answers]
        given = Text(", ".join(kind.en for kind in kinds), ", ".join(kind.fr for kind in kinds))
        return Ruling("retry", "unreadable", filled(_ODD_ANSWER, {"given": given}))


class _NoSuchCheckError(Exception):
    def __init__(self, title: Text, message: Text) -> None:
        super().__init__(message.en)
        self.title = title
        self.message = message


def _find(id: object) -> Check:
    title = Text("exercise not found", "exercice introuvable")
    if not isinstance(id, str):
        written = Text(
            'Write the number of the exercise between quotes, as in `check("1.3", answer)`.',
            'Écrivez le numéro de l’exercice entre guillemets droits, comme dans `check("1.3", réponse)`.',
        )
        raise _NoSuchCheckError(title, written)
    folder = module_folder(id.split(".")[0])
    try:
        checks = load_checks(folder) if folder else {}
    except ValueError as error:
        broken = Text(
            f"The checker of this module cannot be opened ({error}). Your answer is not at fault: tell your trainer.",
            f"Le vérificateur de ce module ne s’ouvre pas ({error}). Votre réponse n’est pas en cause : "
            "prévenez la personne qui anime le cours.",
        )
        raise _NoSuchCheckError(title, broken) from error
    if id not in checks:
        unknown = Text(
            f"There is no exercise '{id[:20]}'. Copy the number written above the exercise.",
            f"Il n’y a pas d’exercice « {id[:20]} ». Recopiez le numéro écrit au-dessus de l’exercice.",
        )
        raise _NoSuchCheckError(title, unknown)
    return checks[id]


def _verdict(declared: Check, ruling: Ruling) -> Box:
    lines = [str(ruling.reason)]
    if ruling.kind != "ok":
        pointer = Text('Need a nudge? Run `hint("{id}")`.', 'Besoin d’un coup de pouce ? Lancez `hint("{id}")`.')
        lines.append(str(filled(pointer, {"id": declared.id})))
    return Box(ruling.kind, f"{declared.id} {declared.title}", lines)


def _todo(declared: Check) -> Text:
    if declared.blank:
        return Text(
            "Change the starting value, then run the cell again.",
            "Changez la valeur de départ, puis relancez la cellule.",
        )
    return Text(
        "Replace `...` with your answer, then run the cell again.",
        "Remplacez `...` par votre réponse, puis relancez la cellule.",
    )


def _with_notice(box: Box) -> Box:
    notice = store().take_notice()
    return Box(box.kind, box.title, [*box.lines, str(notice)]) if notice else box
