"""What a campaign costs: writing, images, videos and sending, each with its range and what it counts."""

from __future__ import annotations

import html
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..errors import AtelierError
from ..footprint import Range, country_name, footprint, grid
from ..i18n import Text, current_language, number
from .sources import BOUNDARIES, references, value_of

if TYPE_CHECKING:
    import pandas as pd

    from .exports import Download, OnePage

# EcoLogits' own range for the large providers is 1.07 to 1.4; measurements of a card alone leave all of this out.
OVERHEAD: Final = 1.2
GRAMS_PER_KG: Final = 1_000
EMAIL: Final = "ademe-2026-email-2-46"
MOST_MESSAGES: Final = 10_000_000_000


@dataclass(frozen=True)
class Plan:
    """What is going to be made: ``messages`` are sent; every kept text, image or video takes ``drafts`` tries."""

    messages: int
    model: str
    tokens: int
    drafts: float
    zone: str
    images: int
    image_model: str
    videos: int
    video_model: str
    sending: bool


@dataclass(frozen=True)
class Line:
    """One part of a campaign: energy in Wh (None where only CO2e is published), grams of CO2e, what is counted."""

    key: str
    name: Text
    energy_wh: Range | None
    gwp_g: Range
    counted: Text


def plan_campaign(
    messages: int = 3_000_000,
    model: str = "gpt-4o-mini",
    tokens: int = 250,
    drafts: float = 1,
    zone: str = "USA",
    images: int = 0,
    image_model: str = "images-mean",
    videos: int = 0,
    video_model: str = "wan",
    sending: bool = True,
) -> CampaignCost:
    """Return what a campaign of ``messages`` e-mails costs, each with a text of its own of ``tokens`` tokens.

    ``model`` and ``zone`` are those of ``atelier.footprint``; ``images`` and ``videos`` count what is kept, and
    ``image_model`` and ``video_model`` name a row of ``references``. ``drafts`` is how many tries one kept asset takes
    (text, image or video). ``sending`` False leaves the e-mails themselves out: they would be sent anyway.

    Raises ``AtelierError`` for an unknown model, zone or row, and for impossible numbers.
    """
    for name, value, least in (
        (MESSAGES, messages, 0),
        (TOKENS, tokens, 1),
        (DRAFTS, drafts, 1),
        (IMAGES, images, 0),
        (VIDEOS, videos, 0),
    ):
        _check(name, value, least)
    if messages + images + videos == 0:
        raise AtelierError(NOTHING)
    plan = Plan(messages, model, tokens, drafts, zone, images, image_model, videos, video_model, sending)
    lines = [_text(plan)] if messages else []
    lines += [_media(plan, "image", image_model, images)] if images else []
    lines += [_media(plan, "video", video_model, videos)] if videos else []
    lines += [_sending(messages)] if sending and messages else []
    return CampaignCost(plan, tuple(lines))


@dataclass(frozen=True)
class CampaignCost:
    """The parts of a campaign and their sum; ranges are of what is counted, and no confidence intervals."""

    plan: Plan
    lines: tuple[Line, ...]

    @property
    def generation_g(self) -> Range:
        """Grams of CO2e of all that models make."""
        return _sum([line.gwp_g for line in self.lines if line.key != "sending"])

    @property
    def generation_wh(self) -> Range:
        """Energy of all that models make, in watt-hours."""
        return _sum([line.energy_wh for line in self.lines if line.energy_wh is not None])

    @property
    def sending_g(self) -> Range:
        """Grams of CO2e of the e-mails themselves, zero when they were left out."""
        return _sum([line.gwp_g for line in self.lines if line.key == "sending"])

    @property
    def total_g(self) -> Range:
        """Grams of CO2e of everything counted."""
        return _sum([line.gwp_g for line in self.lines])

    @property
    def generation_kg(self) -> Range:
        """The same in kilograms."""
        return self.generation_g / GRAMS_PER_KG

    @property
    def total_kg(self) -> Range:
        """Everything counted, in kilograms."""
        return self.total_g / GRAMS_PER_KG

    def table(self) -> pd.DataFrame:
        """Return one row a part, then the total: ``kwh_low kwh_high kg_low kg_high counted``; NaN: not published."""
        import pandas as pd

        rows = [_row(line.name, line.energy_wh, line.gwp_g, str(line.counted)) for line in self.lines]
        rows.append(_row(TOTAL, None, self.total_g, ""))
        return pd.DataFrame(rows).set_index("part")

    def csv(self) -> Download:
        """Return the table with its assumptions as a CSV file to download."""
        from .exports import csv_of

        return csv_of(self)

    def one_page(self) -> OnePage:
        """Return a summary on one page, to show or to download."""
        from .exports import page_of

        return page_of(self)

    @property
    def title(self) -> str:
        """What was planned, in one line."""
        plan = self.plan
        filled = {
            "messages": number(plan.messages),
            "model": plan.model,
            "tokens": number(plan.tokens),
            "zone": country_name(plan.zone),
            "drafts": number(plan.drafts, 0 if plan.drafts == int(plan.drafts) else 1),
        }
        return str((TITLE if plan.drafts == 1 else TITLE_DRAFTS).fill(**filled))

    def __repr__(self) -> str:
        """Return the parts as plain text."""
        rows = [ROW.fill(name=name, said=", ".join(filter(None, said))) for name, *said in self._said()]
        return "\n".join([self.title, *map(str, rows)])

    def _repr_html_(self) -> str:
        head = "".join(f'<th scope="col">{html.escape(str(name))}</th>' for name in (PART, ENERGY, EMITTED, COUNTED))
        counted = [str(line.counted) for line in self.lines] + [""]
        body = "".join(
            f'<tr><th scope="row" style="text-align:left">{html.escape(name)}</th><td>{html.escape(energy or "–")}</td>'
            f'<td>{html.escape(emitted)}</td><td style="text-align:left">{html.escape(words)}</td></tr>'
            for (name, energy, emitted), words in zip(self._said(), counted, strict=True)
        )
        return (
            f'<div lang="{current_language()}"><table class="atelier-campaign"><caption style="text-align:left;'
            f'font-weight:bold">{html.escape(self.title)}</caption><thead><tr>{head}</tr></thead>'
            f"<tbody>{body}</tbody></table></div>"
        )

    def _said(self) -> list[tuple[str, str, str]]:
        rows = [
            (str(line.name), "" if line.energy_wh is None else line.energy_wh.shown("Wh"), line.gwp_g.shown("g"))
            for line in self.lines
        ]
        return [*rows, (str(TOTAL), "", self.total_g.shown("g"))]


def wh_of_one(kind: str, name: str) -> tuple[Range, Text]:
    """Return the energy of one image or video of a row of ``references``, and what is counted in it.

    Where only the graphics card was measured, ``OVERHEAD`` is added for the data centre. Raises ``AtelierError`` for
    a row that is not there.
    """
    rows = references(kind)
    if name not in rows.index:
        raise AtelierError(NO_ROW.fill(name=name, known=", ".join(rows.index)))
    row = rows.loc[name]
    one = Range(float(row["low"]), float(row["high"]))
    counted = BOUNDARIES[str(row["boundary"])]
    if row["boundary"] != "graphics_card":
        return one, counted
    return one * OVERHEAD, Text(
        *(
            WITH_OVERHEAD.of(code).format(counted=counted.of(code), more=number(100 * (OVERHEAD - 1)))
            for code in ("en", "fr")
        )
    )


def _text(plan: Plan) -> Line:
    made = footprint(plan.tokens, plan.model, plan.zone, requests=plan.messages * plan.drafts)
    return Line("text", TEXTS, made.energy_wh, made.gwp_g, TEXTS_COUNTED)


def _media(plan: Plan, kind: str, name: str, count: int) -> Line:
    one, counted = wh_of_one(kind, name)
    energy = one * (count * plan.drafts)
    words = Text(f"{counted.en}; {ELECTRICITY_ONLY.en}", f"{counted.fr}\u202f; {ELECTRICITY_ONLY.fr}")
    return Line(kind, MEDIA[kind], energy, energy * (grid(plan.zone).g_per_kwh / 1000), words)


def _sending(messages: int) -> Line:
    return Line("sending", SENDING, None, Range.of(messages * value_of(EMAIL)), SENDING_COUNTED)


def _sum(parts: Sequence[Range]) -> Range:
    total = Range(0.0, 0.0)
    for part in parts:
        total = total + part
    return total


def _row(name: Text, energy: Range | None, emitted: Range, counted: str) -> dict[str, object]:
    return {
        "part": str(name),
        "kwh_low": math.nan if energy is None else energy.low / 1000,
        "kwh_high": math.nan if energy is None else energy.high / 1000,
        "kg_low": emitted.low / GRAMS_PER_KG,
        "kg_high": emitted.high / GRAMS_PER_KG,
        "counted": counted,
    }


def _check(name: Text, value: object, least: float) -> None:
    fits = isinstance(value, int | float) and not isinstance(value, bool) and least <= value <= MOST_MESSAGES
    if not fits:
        raise AtelierError(
            Text(
                BAD_NUMBER.en.format(name=name.en, value=value, least=number(least, 0, "en")),
                BAD_NUMBER.fr.format(name=name.fr, value=value, least=number(least, 0, "fr")),
            )
        )


MESSAGES: Final = Text("number of messages", "nombre de messages")
TOKENS: Final = Text("number of tokens a text", "nombre de jetons par texte")
DRAFTS: Final = Text("number of drafts for one kept asset", "nombre d’essais par contenu gardé")
IMAGES: Final = Text("number of images", "nombre d’images")
VIDEOS: Final = Text("number of videos", "nombre de vidéos")
TEXTS: Final = Text("writing the texts", "rédaction des textes")
MEDIA: Final = {
    "image": Text("making the images", "production des images"),
    "video": Text("making the videos", "production des vidéos"),
}
SENDING: Final = Text("sending the e-mails", "envoi des e-mails")
TOTAL: Final = Text("all that is counted", "tout ce qui est compté")
ROW: Final = Text("{name}: {said}", "{name} : {said}")
PART: Final = Text("part", "poste")
ENERGY: Final = Text("energy", "énergie")
EMITTED: Final = Text("CO2e", "éq. CO2")
COUNTED: Final = Text("what is counted", "ce qui est compté")
TEXTS_COUNTED: Final = Text(
    "electricity and making of the machines; not training, not what the model has to read",
    "électricité et fabrication des machines ; sans l’entraînement ni ce que le modèle doit lire",
)
SENDING_COUNTED: Final = Text(
    "a French average: network, servers, and a share of making the readers' devices; no range is published",
    "une moyenne française : réseau, serveurs, et une part de la fabrication des appareils des lecteurs ; aucune "
    "fourchette n’est publiée",
)
ELECTRICITY_ONLY: Final = Text("electricity only", "électricité seule")
WITH_OVERHEAD: Final = Text(
    "{counted}, plus {more}% for the data centre", "{counted}, plus {more} % pour le centre de données"
)
TITLE: Final = Text(
    "{messages} e-mails, {tokens} tokens each, {model}, electricity: {zone}",
    "{messages} e-mails de {tokens} jetons, {model}, électricité : {zone}",
)
TITLE_DRAFTS: Final = Text(
    "{messages} e-mails, {tokens} tokens each, {drafts} drafts for one kept, {model}, electricity: {zone}",
    "{messages} e-mails de {tokens} jetons, {drafts} essais pour un gardé, {model}, électricité : {zone}",
)
NOTHING: Final = Text(
    "There is nothing to count: give at least one message, image or video.",
    "Il n’y a rien à compter : indiquez au moins un message, une image ou une vidéo.",
)
BAD_NUMBER: Final = Text(
    "The {name} must be a number of at least {least}, and not beyond ten billion: {value} is not.",
    "Il faut pour le {name} un nombre d’au moins {least}, et au plus dix milliards : {value} n’en est pas un.",
)
NO_ROW: Final = Text(
    'No estimate is called "{name}": choose one of {known}.',
    "Aucune estimation ne s’appelle « {name} » : choisissez parmi {known}.",
)
