"""The plots of customer segments: each fit for a slide, with its key numbers in a text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import NullFormatter

from ..figures import BLACK, BLUE, GREEN, ORANGE, PURPLE, VERMILION, ShownFigure, figure, new_figure
from ..i18n import LANGUAGES, Text, number
from ..plots import sign_of
from .clusters import confusion
from .concentration import lorenz, rfm_grid, top_shares
from .profiles import profile_intervals, segment_names

ROW_INCHES: Final = 0.42
DARK: Final = 0.72  # of the darkest cell: from here on, white letters are read better
MOST_REPEATS: Final = 7
PANELS_A_ROW: Final = 3
TOP: Final = 0.20
# Colour, marker and line of each engine, told apart without colour too.
LOOKS: Final = ((BLUE, "o", "-"), (VERMILION, "s", "--"), (GREEN, "^", "-."), (PURPLE, "D", ":"), (ORANGE, "v", "-"))


def rfm_heatmap(scores: pd.DataFrame) -> ShownFigure:
    """Draw recency score by frequency score: how many customers, and their share of all revenue, in each cell."""
    counts, money = rfm_grid(scores), rfm_grid(scores, "net_cents")
    shares = money / money.to_numpy().sum() * 100
    fig, axes = new_figure(width=7.5, height=5.2)
    cells = [
        [f"{number(n)}\n{number(share)}{PERCENT}" if n else "0" for n, share in zip(*row, strict=True)]
        for row in zip(counts.to_numpy(), shares.to_numpy(), strict=True)
    ]
    _cells(axes, counts, cells)
    axes.set(title=str(HEATMAP), xlabel=str(FREQUENCY), ylabel=str(RECENCY))
    best, top = counts.loc[5, 5], shares.loc[5, 5]
    largest = counts.stack().idxmax()
    values = {"r": largest[0], "f": largest[1], "most": counts.loc[largest], "best": best}
    said = {"share": number(shares.loc[largest]), "top": number(top)}
    return figure(fig, alt=HEATMAP_ALT.fill(**values, **said), caption=HEATMAP_KEY)


def lorenz_chart(amounts: pd.Series) -> ShownFigure:
    """Draw which share of the revenue the best customers make, from the best one down, with the best fifth marked."""
    curve, table = lorenz(amounts) * 100, top_shares(amounts)
    share = table.loc[TOP, "revenue"] * 100
    fig, axes = new_figure(width=6.5, height=5)
    axes.plot(curve["customers"], curve["revenue"], color=BLUE, marker="none", linewidth=2.5, label=str(ACTUAL))
    axes.plot([0, 100], [0, 100], color=BLACK, linestyle=":", marker="none", label=str(ALL_EQUAL))
    axes.plot([TOP * 100, TOP * 100, 0], [0, share, share], color=VERMILION, linestyle="--", marker="none")
    axes.annotate(f"{number(share)}{PERCENT}", (TOP * 100 + 2, share - 6), color=VERMILION, fontsize=14, weight="bold")
    axes.set(title=str(LORENZ), xlabel=str(BEST), ylabel=str(REVENUE), xlim=(0, 100), ylim=(0, 102))
    axes.legend(loc="lower right")
    rows = ", ".join(
        f"{number(top * 100)}{PERCENT} → {number(row.revenue * 100)}{PERCENT}" for top, row in table.iterrows()
    )
    return figure(fig, alt=LORENZ_ALT.fill(rows=rows))


def curves_chart(curves: pd.DataFrame) -> ShownFigure:
    """Draw the table of ``k_curves``: silhouette with the band of data without segments, stability, size, names."""
    fig, grid = new_figure(width=10, height=6.8, rows=2, columns=2)
    panels, ks = grid.ravel(), curves.index
    panels[0].fill_between(
        ks, curves["null_low"], curves["null_high"], color=ORANGE, alpha=0.4, hatch="//", label=str(NULL)
    )
    for panel, (name, title) in zip(panels, CURVES.items(), strict=True):
        panel.plot(ks, curves[name], color=BLUE, marker="o", label=str(DATA))
        panel.set(title=str(title), xlabel=str(SEGMENTS), ylabel=str(CURVE_AXES[name]), xticks=list(ks))
    panels[0].legend(loc="lower right")
    panels[3].plot(ks, ks, color=BLACK, linestyle=":", marker="none", label=str(ALL_NAMED))
    panels[3].legend(loc="lower right")
    for panel in panels:
        panel.set_ylim(bottom=0)
    rows = [
        CURVE_ROW.fill(
            k=k,
            silhouette=number(row.silhouette, 2),
            low=number(row.null_low, 2),
            high=number(row.null_high, 2),
            stability=number(row.stability, 2),
            smallest=number(row.smallest),
            named=int(row.named),
        )
        for k, row in curves.iterrows()
    ]
    return figure(fig, alt=_listed(CURVES_ALT, rows), caption=CURVES_KEY)


def confusion_chart(labels: pd.Series, truth: pd.Series) -> ShownFigure:
    """Draw where the customers of each true group ended up: counts, darker for a larger share of the group."""
    table = confusion(labels, truth)
    shares = table / table.sum() * 100
    fig, axes = new_figure(width=1.9 + 1.35 * len(table.columns), height=1.9 + 0.55 * len(table))
    cells = [[number(n) for n in row] for row in table.to_numpy()]
    _cells(axes, shares, cells)
    planted = {name: PLANTED.get(str(name), Text(str(name), str(name))) for name in table.columns}
    axes.set_xticks(range(len(table.columns)), [str(planted[name]).replace(" ", "\n") for name in table.columns])
    axes.set(title=str(CONFUSION), xlabel=str(TRUTH), ylabel=str(SEGMENT))
    rows = [
        CONFUSION_ROW.fill(truth=planted[name], segment=table[name].idxmax(), share=number(shares[name].max()))
        for name in table
    ]
    return figure(fig, alt=_listed(CONFUSION_ALT, rows), caption=CONFUSION_KEY)


def profile_chart(features: pd.DataFrame, labels: pd.Series) -> ShownFigure:
    """Draw how far each segment lies from everybody in each feature, with 95 % bootstrap intervals, a panel each."""
    table, names = profile_intervals(features, labels), segment_names(features, labels)
    rows = -(-len(names) // PANELS_A_ROW)
    fig, grid = new_figure(width=12, height=0.9 + (1 + 0.3 * features.shape[1]) * rows, rows=rows, columns=PANELS_A_ROW)
    panels = np.atleast_1d(grid).ravel()
    places = range(features.shape[1])
    for panel, (segment, part) in zip(panels, table.groupby("segment"), strict=False):
        panel.hlines(places, 0, part["mean"], color=BLUE, linewidth=3, linestyle="-")
        around = [part["mean"] - part["low"], part["high"] - part["mean"]]
        shown = [side.clip(lower=0) for side in around]
        panel.errorbar(part["mean"], places, xerr=shown, fmt="o", color=BLUE, ecolor=BLACK, capsize=3, linestyle="none")
        panel.axvline(0, color=BLACK, linewidth=1, linestyle="-", marker="none")
        panel.set_yticks(places, [_feature(name) for name in part["feature"]])
        panel.set_title(_wrapped(names[segment]), fontsize=11)
        panel.set(xlim=(table["low"].min() - 0.2, table["high"].max() + 0.2), ylim=(features.shape[1] - 0.5, -0.5))
    for panel in panels[len(names) :]:
        panel.set_visible(False)
    fig.supxlabel(str(SPREAD), fontsize=12)
    fig.supylabel(str(FEATURE), fontsize=12)
    rows_said = [_profile_row(names[segment], part) for segment, part in table.groupby("segment")]
    return figure(fig, alt=_listed(PROFILE_ALT, rows_said), caption=PROFILE_KEY)


def holdout_chart(expected: pd.Series, bought: pd.Series, repeats: pd.Series) -> ShownFigure:
    """Draw expected against actual purchases of a later period, a mean for each number of ``repeats`` before it.

    The three are matched by customer; from seven repeats on they are one group.
    """
    table = pd.concat(
        [expected.rename("expected"), bought.rename("bought"), repeats.rename("repeats")], axis=1
    ).dropna()
    means = table.groupby(table["repeats"].clip(upper=MOST_REPEATS))[["expected", "bought"]].mean()
    fig, axes = new_figure(width=7.5, height=4.4)
    axes.plot(means.index, means["bought"], color=BLACK, marker="s", linestyle="-", label=str(BOUGHT))
    axes.plot(means.index, means["expected"], color=VERMILION, marker="o", linestyle="--", label=str(EXPECTED))
    names = [f"{int(n)}+" if n == MOST_REPEATS else f"{int(n)}" for n in means.index]
    axes.set_xticks(means.index, names)
    axes.set(title=str(HOLDOUT), xlabel=str(REPEATS), ylabel=str(PURCHASES))
    axes.set_ylim(bottom=0)
    axes.legend()
    rows = [
        HOLDOUT_ROW.fill(name=name, expected=number(row.expected, 1), bought=number(row.bought, 1))
        for name, row in zip(names, means.itertuples(), strict=True)
    ]
    return figure(fig, alt=_listed(HOLDOUT_ALT, rows))


def values_chart(values: pd.DataFrame, names: pd.Series | None = None) -> ShownFigure:
    """Draw the table of ``action_values``: one row a segment, its value with the interval, and a line at zero."""
    fig, axes = new_figure(width=8.5, height=1.8 + ROW_INCHES * len(values))
    rows = [names[segment] if names is not None else str(segment) for segment in values.index]
    for place, row in enumerate(values.itertuples()):
        sign = sign_of(row.low, row.high)
        around = [[row.value - row.low], [row.high - row.value]]
        look = {"fmt": sign.marker, "color": sign.colour, "markerfacecolor": sign.colour if sign.filled else "white"}
        axes.errorbar([row.value], [place], xerr=around, linestyle="none", capsize=4, **look)
    axes.axvline(0, color=BLACK, linewidth=1, linestyle="-", marker="none")
    axes.set_yticks(range(len(values)), rows)
    axes.set(title=str(VALUES), xlabel=str(EUROS), ylabel=str(SEGMENT), ylim=(len(values) - 0.5, -0.5))
    said = [
        VALUE_ROW.fill(
            name=name, value=number(row.value), low=number(row.low), high=number(row.high), what=row.decision
        )
        for name, row in zip(rows, values.itertuples(), strict=True)
    ]
    return figure(fig, alt=_listed(VALUES_ALT, said), caption=VALUES_KEY)


def cost_chart(costs: pd.DataFrame) -> ShownFigure:
    """Draw what the RFM table cost against rows, log-log: processor seconds and peak memory, a line an engine.

    ``costs`` has ``engine``, ``rows``, ``cpu_seconds`` and ``peak_mb``, as ``atelier.tables.rfm_costs`` gives.
    """
    fig, panels = new_figure(width=11, height=4.4, columns=2)
    for panel, (name, label) in zip(panels, COSTS.items(), strict=True):
        for (engine, part), (colour, marker, line) in zip(costs.groupby("engine"), LOOKS, strict=False):
            part = part.sort_values("rows")
            panel.plot(part["rows"], part[name], color=colour, marker=marker, linestyle=line, label=str(engine))
        panel.set(xscale="log", yscale="log", title=str(COST_TITLES[name]), xlabel=str(LINES), ylabel=str(label))
        for axis in (panel.xaxis, panel.yaxis):
            axis.set_major_formatter(lambda value, _place: number(value, 1 if value < 1 else 0))
            axis.set_minor_formatter(NullFormatter())
    panels[0].legend()
    rows = [
        COST_ROW.fill(
            engine=row.engine, rows=number(row.rows), seconds=number(row.cpu_seconds, 1), mb=number(row.peak_mb)
        )
        for row in costs.sort_values(["engine", "rows"]).itertuples()
    ]
    return figure(fig, alt=_listed(COST_ALT, rows), caption=COST_KEY)


def _cells(axes: Axes, values: pd.DataFrame, written: Sequence[Sequence[str]]) -> None:
    """Fill a heat map, dark for large ``values``, with a text in each cell, and the names of rows and columns."""
    axes.imshow(values.to_numpy(float), cmap="Blues", aspect="auto", vmin=0)
    most = float(values.to_numpy().max()) or 1.0
    for row, line in enumerate(written):
        for column, text in enumerate(line):
            colour = "white" if values.iloc[row, column] > DARK * most else BLACK
            axes.text(column, row, text, ha="center", va="center", color=colour)
    axes.set_xticks(range(values.shape[1]), [str(name) for name in values.columns])
    axes.set_yticks(range(values.shape[0]), [str(name) for name in values.index])
    axes.grid(visible=False)


def _listed(text: Text, rows: Sequence[Text]) -> Text:
    """Put the rows behind the beginning of a text, each language with its own semicolon."""
    marks = {"en": "; ", "fr": " ; "}
    said = (f"{text.of(language)} {marks[language].join(row.of(language) for row in rows)}." for language in LANGUAGES)
    return Text(*said)


def _profile_row(name: str, part: pd.DataFrame) -> Text:
    values = ", ".join(f"{_feature(row.feature)} {number(row.mean, 1)}" for row in part.itertuples())
    return PROFILE_ROW.fill(name=name, values=values)


def _feature(name: str) -> str:
    return str(FEATURES.get(name, Text(name, name)))


def _wrapped(name: str) -> str:
    return name.replace(", ", ",\n", 1)


PERCENT: Final = Text("%", " %")
HEATMAP = Text("Who bought lately, and how often", "Qui a acheté récemment, et combien de fois")
FREQUENCY = Text("frequency score (5: most orders)", "score de fréquence (5 : le plus de commandes)")
RECENCY = Text("recency score (5: most recent)", "score de récence (5 : le plus récent)")
HEATMAP_KEY = Text(
    "In each cell: customers, and their share of all revenue. Darker: more customers.",
    "Dans chaque case : les clients, et leur part du chiffre d’affaires. Plus foncé : plus de clients.",
)
HEATMAP_ALT = Text(
    "Heat map of recency by frequency score. The fullest cell, recency {r} and frequency {f}, holds {most} customers "
    "and {share}% of the revenue; the best one (5 and 5) holds {best} customers and {top}% of the revenue.",
    "Carte de chaleur : score de récence par score de fréquence. La case la plus pleine, récence {r} et fréquence {f}, "
    "compte {most} clients et {share} % du chiffre d’affaires ; la meilleure (5 et 5) {best} clients et {top} % du "
    "chiffre d’affaires.",
)
ACTUAL = Text("these customers", "ces clients")
ALL_EQUAL = Text("if all spent the same", "si tous dépensaient autant")
LORENZ = Text("How much comes from the best customers", "Ce que rapportent les meilleurs clients")
BEST = Text("customers, from the best down (%)", "clients, du meilleur au moins bon (%)")
REVENUE = Text("share of the revenue (%)", "part du chiffre d’affaires (%)")
LORENZ_ALT = Text(
    "Lorenz curve, best customers first. Share of customers and their share of the revenue: {rows}.",
    "Courbe de Lorenz, meilleurs clients d’abord. Part des clients et leur part du chiffre d’affaires : {rows}.",
)
NULL = Text("data without segments", "données sans segments")
DATA = Text("your data", "vos données")
ALL_NAMED = Text("all of them", "tous")
SEGMENTS = Text("number of segments", "nombre de segments")
CURVES = {
    "silhouette": Text("Separated? (silhouette)", "Séparés ? (silhouette)"),
    "stability": Text("Found again? (stability)", "Retrouvés ? (stabilité)"),
    "smallest": Text("Large enough? (smallest segment)", "Assez grands ? (plus petit segment)"),
    "named": Text("Different? (own signature)", "Distincts ? (signature propre)"),
}
CURVE_AXES = {
    "silhouette": Text("silhouette, −1 to 1", "silhouette, de −1 à 1"),
    "stability": Text("adjusted Rand index", "indice de Rand ajusté"),
    "smallest": Text("customers", "clients"),
    "named": Text("segments with a signature", "segments avec signature"),
}
CURVES_KEY = Text(
    "Hatched band: the silhouette of five data sets drawn from one cloud, where there is no segment to find.",
    "Bande hachurée : la silhouette de cinq jeux de données tirés d’un seul nuage, où il n’y a aucun segment à "
    "trouver.",
)
CURVES_ALT = Text("Four curves by number of segments.", "Quatre courbes selon le nombre de segments.")
CURVE_ROW = Text(
    "{k}: silhouette {silhouette} (without segments {low} to {high}), stability {stability}, smallest segment "
    "{smallest}, {named} with a signature",
    "{k} : silhouette {silhouette} (sans segments {low} à {high}), stabilité {stability}, plus petit segment "
    "{smallest}, {named} avec signature",
)
PLANTED: Final = {
    "loyal_explorers": Text("loyal explorers", "explorateurs fidèles"),
    "bargain_hunters": Text("bargain hunters", "chasseurs de promotions"),
    "gift_givers": Text("gift givers", "acheteurs de cadeaux"),
    "quiet_regulars": Text("quiet regulars", "habitués discrets"),
    "window_shoppers": Text("window shoppers", "flâneurs"),
    "try_and_return": Text("try and return", "essaient et renvoient"),
}
CONFUSION = Text("Segments found, segments planted", "Segments trouvés, segments plantés")
TRUTH = Text("planted segment", "segment planté")
SEGMENT = Text("segment", "segment")
CONFUSION_KEY = Text(
    "Customers. Darker: a larger share of the planted segment.",
    "Clients. Plus foncé : plus grande part du segment planté.",
)
CONFUSION_ALT = Text("Where most of each planted segment is.", "Où se trouve l’essentiel de chaque segment planté.")
CONFUSION_ROW = Text("{truth}: {share}% in segment {segment}", "{truth} : {share} % dans le segment {segment}")
FEATURES = {
    "recency_days": Text("days since last order", "jours depuis l’achat"),
    "orders": Text("orders", "commandes"),
    "net_cents": Text("net amount", "montant net"),
    "promo_share": Text("with promo code", "avec code promo"),
    "gift_share": Text("gift-wrapped", "paquet cadeau"),
    "return_share": Text("sent back", "retours"),
    "visits": Text("visits, no order", "visites sans achat"),
}
FEATURE = Text("feature", "caractéristique")
SPREAD = Text("distance from the average customer, in standard deviations", "écart au client moyen, en écarts types")
PROFILE_KEY = Text(
    "Points: mean of the segment. Whiskers: 95% bootstrap interval of this mean, for these segments.",
    "Points : moyenne du segment. Traits : intervalle bootstrap à 95 % de cette moyenne, pour ces segments.",
)
PROFILE_ALT = Text(
    "Distance of each segment from the average customer, in standard deviations.",
    "Écart de chaque segment au client moyen, en écarts types.",
)
PROFILE_ROW = Text("{name}: {values}", "{name} : {values}")
BOUGHT = Text("really bought", "vraiment achetés")
EXPECTED = Text("expected by the model", "attendus par le modèle")
HOLDOUT = Text("The second year: expected and real", "La seconde année : attendu et réel")
REPEATS = Text("repeat purchases in the first year", "réachats de la première année")
PURCHASES = Text("purchases in the second year, mean", "achats de la seconde année, moyenne")
HOLDOUT_ALT = Text(
    "Mean purchases in the second year by repeat purchases in the first.",
    "Achats moyens de la seconde année selon les réachats de la première.",
)
HOLDOUT_ROW = Text("{name}: expected {expected}, real {bought}", "{name} : attendus {expected}, réels {bought}")
VALUES = Text("What the e-mails are worth", "Ce que valent les e-mails")
EUROS = Text("value of the e-mails, in euros", "valeur des e-mails, en euros")
VALUES_KEY = Text(
    "Filled circle: worth sending. Filled square: does harm. Empty diamond: cannot tell.",
    "Rond plein : vaut l’envoi. Carré plein : nuit. Losange vide : impossible à dire.",
)
VALUES_ALT = Text("Value of the e-mails by segment, in euros.", "Valeur des e-mails par segment, en euros.")
VALUE_ROW = Text("{name}: {value} ({low} to {high}), {what}", "{name} : {value} ({low} à {high}), {what}")
COSTS = {
    "cpu_seconds": Text("processor seconds", "secondes de processeur"),
    "peak_mb": Text("peak memory (MB)", "mémoire au plus haut (Mo)"),
}
COST_TITLES = {
    "cpu_seconds": Text("Time against rows", "Le temps selon les lignes"),
    "peak_mb": Text("Memory against rows", "La mémoire selon les lignes"),
}
LINES = Text("order lines", "lignes de commande")
COST_KEY = Text(
    "Both axes grow tenfold a step: a straight line that climbs one step for one step costs in proportion.",
    "Les deux axes vont de dix en dix : une droite qui monte d’un cran par cran coûte en proportion.",
)
COST_ALT = Text("Cost of the RFM table by engine.", "Coût du tableau RFM par moteur.")
COST_ROW = Text("{engine}, {rows} lines: {seconds} s, {mb} MB", "{engine}, {rows} lignes : {seconds} s, {mb} Mo")
