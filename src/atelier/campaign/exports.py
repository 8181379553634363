"""Taking results along: a file behind a link, made in the browser, so that nothing is written into the course."""

from __future__ import annotations

import base64
import csv
import html
import io
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from ..errors import AtelierError
from ..footprint import grid, two_figures
from ..i18n import Text, current_language, number
from .comparing import equivalents

if TYPE_CHECKING:
    from .planning import CampaignCost


@dataclass(frozen=True)
class Download:
    """A text file to save: ``name``, ``text``, ``kind`` (its media type). In a notebook it is a link."""

    name: str
    text: str
    kind: str

    def save(self, folder: str | Path = ".") -> Path:
        """Write the file into ``folder`` and return where; raise ``AtelierError`` when that is not possible."""
        path = Path(folder) / self.name
        try:
            path.write_text(self.text, encoding="utf-8")
        except OSError as error:
            raise AtelierError(NOT_SAVED.fill(folder=folder, reason=error.strerror)) from error
        return path

    def link(self) -> str:
        """Return the HTML of the link, which holds the whole file."""
        data = base64.b64encode(self.text.encode()).decode("ascii")
        words = html.escape(str(SAVE.fill(name=self.name)))
        address = f"data:{self.kind};base64,{data}"
        look = "text-decoration:underline"
        return f'<a style="{look}" download="{html.escape(self.name)}" href="{address}">{words}</a>'

    def _repr_html_(self) -> str:
        return f'<p lang="{current_language()}">{self.link()}</p>'

    def __repr__(self) -> str:
        """Return the name and the text of the file."""
        return f"{self.name}\n{self.text}"


@dataclass(frozen=True)
class OnePage:
    """A campaign on one page: figures, what they count, what they assume, what to compare them with."""

    title: str
    paragraphs: tuple[tuple[str, str], ...]
    table: str

    def download(self) -> Download:
        """Return the page as an HTML file."""
        code = current_language()
        page = (
            f'<!DOCTYPE html><html lang="{code}"><head><meta charset="utf-8"><title>{html.escape(self.title)}</title>'
            "<style>body{font-family:sans-serif;max-width:46em;margin:2em auto;line-height:1.5}table{border-collapse:"
            "collapse}td,th{border:1px solid #777;padding:0.3em 0.6em;text-align:right}</style></head>"
            f"<body><h1>{html.escape(self.title)}</h1>{self._body()}</body></html>"
        )
        return Download(str(PAGE_FILE), page, "text/html;charset=utf-8")

    def _body(self) -> str:
        told = "".join(
            f"<p><strong>{html.escape(name)}</strong> {html.escape(words)}</p>" for name, words in self.paragraphs
        )
        return self.table + told

    def _repr_html_(self) -> str:
        return (
            f'<div lang="{current_language()}" style="border:1px solid #777;padding:0.5em 1em;max-width:54em">'
            f"<p><strong>{html.escape(self.title)}</strong></p>{self._body()}<p>{self.download().link()}</p></div>"
        )

    def __repr__(self) -> str:
        """Return the page as plain text, without the table."""
        return "\n".join([self.title, *(f"{name} {words}" for name, words in self.paragraphs)])


def csv_of(cost: CampaignCost) -> Download:
    """Return the parts of a campaign, then its assumptions, as a CSV file (UTF-8, commas)."""
    plan = cost.plan
    table = cost.table().round(3)
    text = table.to_csv(lineterminator="\n")
    rows = [
        ("messages", plan.messages),
        ("model", plan.model),
        ("output_tokens", plan.tokens),
        ("drafts", f"{plan.drafts:g}"),
        ("zone", plan.zone),
        ("g_per_kwh", round(grid(plan.zone).g_per_kwh, 1)),
        ("images", plan.images),
        ("image_estimate", plan.image_model if plan.images else ""),
        ("videos", plan.videos),
        ("video_estimate", plan.video_model if plan.videos else ""),
        ("e-mails_counted", plan.sending),
        ("sources", str(SOURCES)),
    ]
    written = io.StringIO()
    csv.writer(written, lineterminator="\n").writerows([("assumption", "value"), *rows])
    return Download(str(CSV_FILE), f"{text}\n{written.getvalue()}", "text/csv;charset=utf-8")


def page_of(cost: CampaignCost) -> OnePage:
    """Return the summary of a campaign."""
    table = equivalents(cost.total_kg)
    known = [f"{_few(row.low, row.high)} {row.thing}" for row in table.iloc[list(SHOWN)].itertuples()]
    dates = ", ".join(sorted(set(table["date"])))
    share = number(100 * cost.sending_g.low / cost.total_g.high, 1)
    paragraphs = [
        (SUM, cost.total_g.shown("g")),
        (GENERATED, cost.generation_g.shown("g")),
        (SHARE, str(PERCENT.fill(share=share))),
        (COMPARE, f"{', '.join(known)} ({dates})"),
        (NOT_COUNTED, str(LEFT_OUT)),
        (READ_AS, str(RANGE_IS)),
        (FROM, str(SOURCES)),
    ]
    return OnePage(cost.title, tuple((str(name), words) for name, words in paragraphs), cost._repr_html_())


def _few(low: float, high: float) -> str:
    least, most = two_figures(low), two_figures(high)
    return least if least == most else str(BETWEEN.fill(low=least, high=most))


# Rows of the table of equivalents that suit a whole campaign: kilometres by car, flights.
SHOWN: Final = (3, 5)
PERCENT: Final = Text("{share}%", "{share}\u00a0%")
BETWEEN: Final = Text("{low} to {high}", "{low} à {high}")
SAVE: Final = Text("Save {name}", "Enregistrer {name}")
NOT_SAVED: Final = Text(
    "The file could not be written to {folder} ({reason}): name a folder of yours.",
    "Le fichier n’a pas pu être écrit dans {folder} ({reason}) : indiquez un dossier à vous.",
)
CSV_FILE: Final = Text("campaign.csv", "campagne.csv")
PAGE_FILE: Final = Text("campaign.html", "campagne.html")
SUM: Final = Text("All that is counted:", "Tout ce qui est compté :")
GENERATED: Final = Text("Of which made by models:", "Dont production par des modèles :")
SHARE: Final = Text("Share of the e-mails themselves:", "Part des e-mails eux-mêmes :")
COMPARE: Final = Text("As much as:", "Autant que :")
NOT_COUNTED: Final = Text("Not counted:", "Non compté :")
LEFT_OUT: Final = Text(
    "training of the models, the prompts they read, the people who work on the campaign, what customers buy",
    "entraînement des modèles, requêtes qu’ils lisent, personnes qui travaillent à la campagne, achats des clients",
)
READ_AS: Final = Text("How to read the range:", "Comment lire la fourchette :")
RANGE_IS: Final = Text(
    "it covers what is not known of the model and of its data centre; it is no confidence interval, and the "
    "electricity is a yearly average",
    "elle couvre ce qu’on ignore du modèle et de son centre de données ; ce n’est pas un intervalle de confiance, et "
    "l’électricité est une moyenne annuelle",
)
FROM: Final = Text("Sources:", "Sources :")
SOURCES: Final = Text(
    "EcoLogits 0.11.3 (texts, electricity); published estimates (images, videos); ADEME, "
    "Impact CO2, 2026-07 (e-mails, equivalents)",
    "EcoLogits 0.11.3 (textes, électricité) ; estimations publiées (images, vidéos) ; ADEME, "
    "Impact CO2, 2026-07 (e-mails, équivalents)",
)
