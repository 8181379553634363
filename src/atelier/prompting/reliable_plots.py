"""The plots of the lesson on prompts one can rely on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from ..figures import BLACK, BLUE, GREEN, VERMILION, ShownFigure, figure, new_figure
from ..i18n import Text, number
from .acceptance import TARGET
from .diversity import distinct_curve
from .trials import Trial, percent

ROW_INCHES = 0.42
# Colour, marker, its size and its filling: three lines at most, told apart even where one lies on another.
LOOKS = ((BLUE, "o", 6, BLUE), (VERMILION, "s", 11, "none"), (GREEN, "^", 6, GREEN))


def rates_chart(trials: Mapping[str, Trial], target: float = TARGET) -> ShownFigure:
    """Draw the share of cases that passed in each trial, with its 95 % interval and a line at the target.

    A filled circle reaches the target with its whole interval, an empty square misses it with the whole of it, a
    diamond does neither. The alternative text names every row with its numbers.
    """
    fig, axes = new_figure(width=8.5, height=1.8 + ROW_INCHES * len(trials))
    drawn = []
    for place, made in enumerate(trials.values()):
        low, high = made.interval
        marker, colour, fill = _look(low, high, target)
        drawn.append(marker)
        around = [[max(0.0, made.rate - low) * 100], [max(0.0, high - made.rate) * 100]]
        look = {"fmt": marker, "color": colour, "markerfacecolor": fill, "capsize": 4}
        axes.errorbar([made.rate * 100], [place], xerr=around, linestyle="none", **look)
        axes.annotate(f"{made.passed}/{len(made.table)}", (101, place), xycoords=("data", "data"), va="center")
    axes.axvline(target * 100, color=BLACK, linewidth=1, linestyle="--", marker="none")
    axes.set_yticks(range(len(trials)), list(trials))
    axes.set(title=str(RATES), xlabel=str(PASSED), ylabel=str(PROMPT), xlim=(-2, 110), ylim=(len(trials) - 0.5, -0.5))
    rows = [_rate_row(name, made) for name, made in trials.items()]
    listed = {"en": "; ".join(row.en for row in rows), "fr": "\u202f; ".join(row.fr for row in rows)}
    said = [KEY, *(meaning for marker, meaning in MEANINGS.items() if marker in drawn)]
    caption = Text(" ".join(one.en for one in said), " ".join(one.fr for one in said))
    return figure(fig, alt=RATES_ALT.fill(target=percent(target), **listed), caption=caption)


def ideas_chart(draws: Mapping[str, Sequence[str]]) -> ShownFigure:
    """Draw how many distinct ideas 1, 2, 3… draws hold on average, one line a prompt, and the line of no repetition."""
    fig, axes = new_figure(width=7.5, height=4.2)
    curves = {name: distinct_curve(replies) for name, replies in draws.items()}
    longest = max(len(curve) for curve in curves.values())
    for (name, curve), (colour, marker, size, fill) in zip(curves.items(), LOOKS, strict=False):
        look = {"color": colour, "marker": marker, "markersize": size, "markerfacecolor": fill}
        axes.plot(range(1, len(curve) + 1), curve, **look, label=name)
    above = {"color": BLACK, "linestyle": ":", "linewidth": 1, "marker": "none", "zorder": 4}
    axes.plot([1, longest], [1, longest], **above, label=str(NO_REPEAT))
    axes.set(title=str(IDEAS), xlabel=str(DRAWS), ylabel=str(DISTINCT))
    axes.legend(loc="upper left")
    ends = [ONE_CURVE.fill(name=name, ideas=number(curve[-1]), draws=len(curve)) for name, curve in curves.items()]
    listed = {"en": "; ".join(one.en for one in ends), "fr": "\u202f; ".join(one.fr for one in ends)}
    return figure(fig, alt=IDEAS_ALT.fill(**listed))


def elo_chart(table: pd.DataFrame) -> ShownFigure:
    """Draw the table of ``elo_table``: one row a text, its rating with the 95 % interval."""
    fig, axes = new_figure(width=8.5, height=1.6 + ROW_INCHES * len(table))
    around = [table["rating"] - table["low"], table["high"] - table["rating"]]
    places = range(len(table))
    axes.errorbar(
        table["rating"], places, xerr=[part.clip(lower=0) for part in around], fmt="o", color=BLUE, capsize=4, ls="none"
    )
    axes.set_yticks(places, list(table.index))
    axes.set(title=str(ELO), xlabel=str(RATING), ylabel=str(SLOGAN), ylim=(len(table) - 0.5, -0.5))
    rows = [f"{row.Index} {row.rating:.0f} ({row.low:.0f}–{row.high:.0f})" for row in table.itertuples()]
    return figure(fig, alt=ELO_ALT.fill(en="; ".join(rows), fr="\u202f; ".join(rows)))


def _look(low: float, high: float, target: float) -> tuple[str, str, str]:
    """Return marker, colour and filling of a share with this interval."""
    if low >= target:
        return "o", GREEN, GREEN
    return ("s", VERMILION, "white") if high < target else ("D", BLUE, BLUE)


def _rate_row(name: str, made: Trial) -> Text:
    low, high = (percent(share) for share in made.interval)
    share = percent(made.rate)
    return Text(f"{name} {share} ({low} to {high})", f"{name} {share} ({low} à {high})")


RATES = Text("Could it go into service?", "Peut-on le mettre en service ?")
PASSED = Text("cases that passed (%), with the 95% interval", "cas réussis (%), avec l’intervalle à 95 %")
PROMPT = Text("prompt", "prompt")
KEY = Text("Dashed: the target.", "Tirets : l’objectif.")
MEANINGS = {
    "o": Text("Circle: reaches it with the whole interval.", "Rond : tout l’intervalle l’atteint."),
    "s": Text("Empty square: misses it with the whole interval.", "Carré vide : tout l’intervalle le manque."),
    "D": Text("Diamond: cannot tell.", "Losange : non tranché."),
}
RATES_ALT = Text(
    "Share of cases that passed, with its 95% interval, target {target}: {en}.",
    "Taux de réussite, avec son intervalle à 95 %, objectif {target} : {fr}.",
)
NO_REPEAT = Text("no repetition", "aucune répétition")
IDEAS = Text("How many different ideas?", "Combien d’idées différentes ?")
DRAWS = Text("draws", "tirages")
DISTINCT = Text("distinct ideas", "idées différentes")
IDEAS_ALT = Text(
    "Lines: distinct ideas by number of draws. At the end: {en}.",
    "Courbes : idées différentes selon le nombre de tirages. À la fin : {fr}.",
)
ONE_CURVE = Text("{name}, {ideas} ideas of {draws} draws", "{name}, {ideas} idées sur {draws} tirages")
ELO = Text("The ranking, and how sure it is", "Le classement, et sa fiabilité")
RATING = Text("Elo rating, with its 95% interval", "points Elo, avec leur intervalle à 95 %")
SLOGAN = Text("slogan", "slogan")
ELO_ALT = Text(
    "Elo ratings from the best to the worst, with 95% intervals: {en}.",
    "Points Elo, du meilleur au moins bon, avec intervalles à 95 % : {fr}.",
)
