"""One look for every figure, and a text with its key numbers for those who do not see it."""

from __future__ import annotations

import base64
import html
import io
from dataclasses import dataclass
from itertools import cycle
from typing import Any, Final, Literal

import matplotlib.pyplot as plt
from cycler import cycler
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.container import BarContainer
from matplotlib.figure import Figure
from matplotlib.ticker import ScalarFormatter

from .errors import AtelierError
from .i18n import Text, current_language, number

# Okabe and Ito, "Color Universal Design" (2008): told apart by people who do not see all colours.
BLACK: Final = "#000000"
ORANGE: Final = "#E69F00"
SKY_BLUE: Final = "#56B4E9"
GREEN: Final = "#009E73"
YELLOW: Final = "#F0E442"
BLUE: Final = "#0072B2"
VERMILION: Final = "#D55E00"
PURPLE: Final = "#CC79A7"
# Pale colours come last: on white they are hard to see as thin lines.
PALETTE: Final = (BLUE, VERMILION, GREEN, PURPLE, ORANGE, BLACK, SKY_BLUE, YELLOW)
HATCHES: Final = ("", "//", "..", "xx", "\\\\", "--", "oo", "++")
_LINES: Final = ("-", "--", "-.", ":", "-", "--", "-.", ":")
_MARKERS: Final = ("o", "s", "^", "D", "v", "P", "X", "*")

STYLE: Final[dict[Any, Any]] = {
    "axes.axisbelow": True,
    "axes.edgecolor": "#555555",
    "axes.grid": True,
    "axes.labelsize": 12,
    "axes.prop_cycle": cycler(color=PALETTE) + cycler(linestyle=_LINES) + cycler(marker=_MARKERS),
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlesize": 13,
    "axes.titleweight": "bold",
    "figure.constrained_layout.use": True,
    "figure.dpi": 100,
    "figure.facecolor": "white",
    "font.family": "DejaVu Sans",  # comes with matplotlib: the same letters on every machine
    "font.size": 11,
    "grid.color": "#DDDDDD",
    "hatch.color": "#FFFFFF",
    "legend.fontsize": 11,
    "legend.frameon": False,
    "xtick.labelsize": 11,
    "ytick.labelsize": 11,
}
_SHORTEST_ALT: Final = 40


@dataclass(frozen=True)
class ShownFigure:
    """A figure as shown: an image with its text in JupyterLab, the text alone elsewhere."""

    png: bytes
    alt: str
    caption: str

    def _repr_html_(self) -> str:
        data = base64.b64encode(self.png).decode("ascii")
        # Without a caption the text is shown to all, and hidden from screen readers, which have read it already.
        hidden = "" if self.caption else ' aria-hidden="true"'
        return (
            f'<figure lang="{current_language()}" style="margin:0.5em 0">'
            f'<img alt="{html.escape(self.alt)}" src="data:image/png;base64,{data}" '
            f'style="max-width:100%;background:#ffffff">'
            f"<figcaption{hidden}>{html.escape(self.caption or self.alt)}</figcaption></figure>"
        )

    def __repr__(self) -> str:
        """Return the text that stands for the image."""
        return self.alt


def new_figure(width: float = 7.0, height: float = 4.0, rows: int = 1, columns: int = 1) -> tuple[Figure, Any]:
    """Return a figure and its axes, in the style of the course from here on, as ``matplotlib.pyplot.subplots`` does.

    ``width`` and ``height`` are in inches, one inch being about 100 pixels on the screen.
    """
    # For the whole notebook: matplotlib looks up the size of a title or a legend when it is added, not here.
    plt.rcParams.update(STYLE)
    return plt.subplots(rows, columns, figsize=(width, height))


def figure(fig: Figure, alt: str | Text, caption: str | Text = "") -> ShownFigure:
    """Show ``fig`` once, with ``alt``: what it shows, its key numbers included.

    Raises ``AtelierError`` when ``alt`` is shorter than 40 characters or has no number in it, when the figure has
    neither title nor caption, or when an axis that shows values has no label.
    """
    if not isinstance(fig, Figure):
        raise AtelierError(_NOT_A_FIGURE)
    plt.close(fig)
    said, captioned = str(alt).strip(), str(caption).strip()
    if len(said) < _SHORTEST_ALT or not any(char.isdigit() for char in said):
        raise AtelierError(_POOR_ALT)
    if not captioned and not _has_title(fig):
        raise AtelierError(_NO_TITLE)
    for axes in fig.axes:
        _require_labels(fig, axes)
        _write_numbers_in_language(axes)
    buffer = io.BytesIO()
    fig.savefig(buffer, format="png", dpi=fig.dpi, metadata={"Software": None})
    return ShownFigure(buffer.getvalue(), said, captioned)


def hatch_bars(axes: Axes) -> None:
    """Give each series of bars of ``axes`` its own hatching, so that colour is not the only sign; redraw the legend."""
    series = [container for container in axes.containers if isinstance(container, BarContainer)]
    for container, hatch in zip(series, cycle(HATCHES), strict=False):
        for bar in container:
            bar.set_hatch(hatch)
    if axes.get_legend() is not None:
        axes.legend()


class LanguageFormatter(ScalarFormatter):
    """Writes the numbers of an axis in the learner's language: 0.5 and 12,000 in English, 0,5 and 12 000 in French.

    Thousands are grouped from 10,000 on, so that years stay years.
    """

    def __init__(self) -> None:
        super().__init__(useOffset=False)
        self.set_scientific(False)
        self._largest = 0.0

    def set_locs(self, locs: Any) -> None:
        """Note the numbers of the axis before they are written."""
        self._largest = max((abs(place) for place in locs), default=0.0)
        super().set_locs(locs)

    def __call__(self, x: float, pos: int | None = None) -> str:
        """Return the number ``x`` as written on the axis."""
        plain = super().__call__(x, pos).replace("−", "-")
        digits = len(plain.partition(".")[2])
        written = number(float(plain), digits) if plain else plain
        if self._largest < 10_000:
            written = written.replace("\u202f", "").replace("," if current_language() == "en" else "\u202f", "")
        return written.replace("-", "−")


def _write_numbers_in_language(axes: Axes) -> None:
    for axis in _axes_of(axes).values():
        if type(axis.get_major_formatter()) is ScalarFormatter:
            axis.set_major_formatter(LanguageFormatter())


def _require_labels(fig: Figure, axes: Axes) -> None:
    if not axes.axison or not axes.get_visible():
        return
    if hasattr(axes, "_colorbar"):  # a colour bar has one label, on its long side
        labelled = bool(axes.get_xlabel() or axes.get_ylabel())
        if not labelled:
            raise AtelierError(_NO_LABEL)
        return
    shared = {"x": fig.get_supxlabel(), "y": fig.get_supylabel()}
    for name, axis in _axes_of(axes).items():
        if _shows_values(axis) and not axis.get_label_text() and not shared[name]:
            raise AtelierError(_NO_LABEL)


def _shows_values(axis: Axis) -> bool:
    if not axis.get_visible() or not len(axis.get_major_locator()()):
        return False
    shown = axis.get_tick_params()
    return any(shown.get(f"label{side}") for side in ("left", "right", "bottom", "top"))


def _axes_of(axes: Axes) -> dict[Literal["x", "y"], Axis]:
    return {"x": axes.xaxis, "y": axes.yaxis}


def _has_title(fig: Figure) -> bool:
    places = ("left", "center", "right")
    return bool(fig.get_suptitle()) or any(axes.get_title(place) for axes in fig.axes for place in places)  # type: ignore[arg-type]


_NOT_A_FIGURE: Final = Text(
    'Give the figure first, then its text: `figure(fig, alt="…")`. A plot has its figure in `ax.figure`.',
    'Donnez d’abord la figure, puis son texte : `figure(fig, alt="…")`. Celle d’un graphique se trouve dans ax.figure.',
)
_POOR_ALT: Final = Text(
    "Describe the figure in `alt` for someone who cannot see it: at least 40 characters, with its key numbers.",
    "Décrivez la figure dans `alt` pour qui ne la voit pas : au moins 40 caractères, avec ses chiffres clés.",
)
_NO_TITLE: Final = Text(
    'The figure has no title: add `ax.set_title("…")` or `caption="…"`.',
    'La figure n’a pas de titre : ajoutez `ax.set_title("…")` ou `caption="…"`.',
)
_NO_LABEL: Final = Text(
    'An axis has no name: add `ax.set_xlabel("…")` and `ax.set_ylabel("…")`, with the unit.',
    'Un axe n’a pas de nom : ajoutez `ax.set_xlabel("…")` et `ax.set_ylabel("…")`, avec l’unité.',
)
