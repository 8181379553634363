"""The calculator: the campaign as a form, for people who want numbers and no code."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

from IPython import get_ipython

from ..checking.display import Box, inline
from ..errors import AtelierError
from ..footprint import two_figures, zones
from ..headless import is_headless
from ..i18n import Text, current_language
from .charts import campaign_chart
from .comparing import equivalents
from .planning import MOST_MESSAGES, CampaignCost, plan_campaign
from .sources import references

if TYPE_CHECKING:
    import ipywidgets

MODELS: Final = (
    "gpt-4o-mini",
    "gpt-4o",
    "mistral-small-latest",
    "mistral-large-latest",
    "claude-haiku-4-5",
    "claude-sonnet-4-5",
    "gemini-2.5-flash",
    "gemini-2.5-pro",
)
FIRST_ZONES: Final = ("FRA", "USA", "DEU", "ESP", "GBR", "SWE", "WOR")


def calculator(**start: Any) -> ipywidgets.VBox | StaticCalculator:
    """Show the form; ``start`` are the values it opens with, named as in ``plan_campaign``.

    Where there is no screen to fill it in (a test, a printed notebook), the table of these values is shown. The
    numbers are those of ``plan_campaign``, which the form calls. Raises ``AtelierError`` for impossible start values.
    """
    opening = plan_campaign(**start)
    return form(opening).box if _can_show_widgets() else StaticCalculator(opening)


@dataclass(frozen=True)
class StaticCalculator:
    """What the calculator shows where nobody can fill it in: the campaign it would open with."""

    cost: CampaignCost

    def _repr_html_(self) -> str:
        return f'<div lang="{current_language()}"><p>{inline(str(NO_FORM))}</p></div>{self.cost._repr_html_()}'

    def __repr__(self) -> str:
        """Return the same as plain text."""
        return f"{NO_FORM}\n{self.cost!r}"


@dataclass(frozen=True)
class Form:
    """The parts of the form: ``fields`` by their name in ``plan_campaign``, the button, the result, and all of it."""

    fields: dict[str, Any]
    button: Any
    result: Any
    box: Any

    def calculate(self) -> None:
        """Work out the campaign of the fields and show it, or what is wrong with them."""
        try:
            self.result.value = shown(plan_campaign(**{name: field.value for name, field in self.fields.items()}))
        except AtelierError as error:
            self.result.value = Box("retry", str(TITLE), [str(error.message)])._repr_html_()


def form(opening: CampaignCost) -> Form:
    """Return the form, opened with a campaign."""
    import ipywidgets

    plan = opening.plan
    widths = {"style": {"description_width": "19em"}, "layout": ipywidgets.Layout(width="42em", max_width="100%")}

    def whole(name: str, value: int, least: int = 0) -> Any:
        return ipywidgets.BoundedIntText(
            value=value, min=least, max=MOST_MESSAGES, description=str(LABELS[name]), **widths
        )

    def choice(name: str, value: str, options: list[tuple[str, str]]) -> Any:
        known = options if value in [code for _, code in options] else [(value, value), *options]
        return ipywidgets.Dropdown(value=value, options=known, description=str(LABELS[name]), **widths)

    fields = {
        "messages": whole("messages", plan.messages),
        "model": choice("model", plan.model, [(name, name) for name in MODELS]),
        "tokens": whole("tokens", plan.tokens, 1),
        "drafts": ipywidgets.BoundedFloatText(
            value=plan.drafts, min=1, max=10_000, step=1, description=str(LABELS["drafts"]), **widths
        ),
        "zone": choice("zone", plan.zone, _countries()),
        "images": whole("images", plan.images),
        "image_model": choice("image_model", plan.image_model, _estimates("image")),
        "videos": whole("videos", plan.videos),
        "video_model": choice("video_model", plan.video_model, _estimates("video")),
        "sending": ipywidgets.Checkbox(
            value=plan.sending, description=str(LABELS["sending"]), indent=False, layout=ipywidgets.Layout(width="42em")
        ),
    }
    button = ipywidgets.Button(description=str(CALCULATE), tooltip=str(CALCULATE_TIP), button_style="primary")
    result = ipywidgets.HTML(value=shown(opening))
    heading = ipywidgets.HTML(f'<h3 style="margin:0">{TITLE}</h3><p style="margin:0.3em 0">{HOW}</p>{LOOK}')
    box = ipywidgets.VBox([heading, *fields.values(), button, result])
    box.add_class("atelier-calculator")
    made = Form(fields, button, result, box)
    button.on_click(lambda _: made.calculate())
    return made


def shown(cost: CampaignCost) -> str:
    """Return a campaign as the form shows it: table, chart, what it equals, files to save."""
    things = equivalents(cost.total_kg)[["thing", "low", "high", "date", "source"]]
    names = [str(name) for name in (THING, LOW, HIGH, DATE, FROM)]
    table = things.set_axis(names, axis="columns").to_html(index=False, border=0, float_format=two_figures)
    links = f"<p>{cost.csv().link()} · {cost.one_page().download().link()}</p>"
    chart = campaign_chart({str(THIS): cost})._repr_html_()
    return (
        f'<div role="status" aria-live="polite" lang="{current_language()}">{cost._repr_html_()}{chart}'
        f"<p><strong>{EQUALS}</strong></p>{table}{links}</div>"
    )


def _countries() -> list[tuple[str, str]]:
    table = zones()
    first = [(str(table.loc[code, "name"]), code) for code in FIRST_ZONES]
    return first + [(str(name), str(code)) for code, name in table["name"].items() if code not in FIRST_ZONES]


def _estimates(kind: str) -> list[tuple[str, str]]:
    return [(str(label), str(name)) for name, label in references(kind)["label"].items()]


def _can_show_widgets() -> bool:
    kernel = getattr(get_ipython(), "kernel", None)
    return kernel is not None and not is_headless() and find_spec("ipywidgets") is not None


LOOK: Final = (
    "<style>.atelier-calculator td,.atelier-calculator th{padding:0.2em 0.8em 0.2em 0;text-align:left}"
    ".atelier-calculator label{white-space:normal!important;height:auto!important;line-height:1.3!important}"
    ".atelier-calculator .widget-checkbox,.atelier-calculator .widget-checkbox label{max-width:none!important}</style>"
)
TITLE: Final = Text("The footprint of a campaign", "L’empreinte d’une campagne")
HOW: Final = Text(
    "Fill in the fields (the Tab key goes from one to the next), then press the button.",
    "Remplissez les champs (la touche Tab passe de l’un à l’autre), puis appuyez sur le bouton.",
)
CALCULATE: Final = Text("Calculate", "Calculer")
CALCULATE_TIP: Final = Text("Work out the footprint of this campaign", "Calculer l’empreinte de cette campagne")
NO_FORM: Final = Text(
    'In JupyterLab a form stands here. By code: `plan_campaign(messages=3_000_000, model="gpt-4o-mini", tokens=250)`.',
    "Dans JupyterLab, un formulaire s’affiche ici. Par du code : `plan_campaign(messages=3_000_000, "
    'model="gpt-4o-mini", tokens=250)`.',
)
LABELS: Final = {
    "messages": Text("E-mails, each with a text of its own", "E-mails, chacun avec son propre texte"),
    "model": Text("Model that writes them", "Modèle qui les rédige"),
    "tokens": Text("Tokens a text (a word is 1 to 2)", "Jetons par texte (un mot en fait 1 à 2)"),
    "drafts": Text("Drafts made for one that is kept", "Essais produits pour un gardé"),
    "zone": Text("Country of the data centre", "Pays du centre de données"),
    "images": Text("Images kept", "Images gardées"),
    "image_model": Text("Estimate for one image", "Estimation pour une image"),
    "videos": Text("Videos kept", "Vidéos gardées"),
    "video_model": Text("Estimate for one video", "Estimation pour une vidéo"),
    "sending": Text(
        "Count the e-mails themselves: they would not be sent without this campaign",
        "Compter les e-mails eux-mêmes : sans cette campagne, ils ne seraient pas envoyés",
    ),
}
THIS: Final = Text("this campaign", "cette campagne")
EQUALS: Final = Text("All that is counted emits as much as", "Tout ce qui est compté émet autant que")
THING: Final = Text("what", "quoi")
LOW: Final = Text("from", "de")
HIGH: Final = Text("to", "à")
DATE: Final = Text("figure of", "chiffre de")
FROM: Final = Text("source", "source")
