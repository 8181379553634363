"""The frontier that a learner moves: a slider over thresholds in JupyterLab, a figure and a table elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, Final

import pandas as pd
from IPython import get_ipython

from ..figures import ShownFigure
from ..headless import is_headless
from ..i18n import Text, number
from .plots import LOOKS, frontier_chart
from .policy import THRESHOLD, policies
from .simulation import CLICKS, CO2E, FOUND, INCOME, LEFT, LEFT_NO_TASTE, SENDS

if TYPE_CHECKING:
    import ipywidgets

CURVE_SEED: Final = 0


@dataclass(frozen=True)
class FrontierPage:
    """The frontier without widgets: the figure at one threshold, and every threshold as a table."""

    chart: ShownFigure
    table: pd.DataFrame

    def _repr_html_(self) -> str:
        return f"{self.chart._repr_html_()}{self.table.to_html()}"

    def __repr__(self) -> str:
        """Return the figure's text and the table."""
        return f"{self.chart!r}\n{self.table.to_string()}"


def frontier(measured: pd.DataFrame, threshold: float = THRESHOLD) -> FrontierPage | ipywidgets.VBox:
    """Return the frontier of ``measured_policies``: a slider where widgets can be shown, else a figure and a table."""
    curves = curves_of(measured)
    if not _can_show_widgets():
        return FrontierPage(frontier_chart(curves, threshold), frontier_table(curves))
    return _slider(curves, threshold)


def curves_of(measured: pd.DataFrame) -> pd.DataFrame:
    """Return the runs that make up the curves: the policies with a threshold, one seed, every threshold."""
    return measured[measured["policy"].isin(LOOKS) & (measured["seed"] == CURVE_SEED)]


def frontier_table(curves: pd.DataFrame, threshold: float | None = None) -> pd.DataFrame:
    """Return the curves as a table, one row a threshold and policy; at one ``threshold`` when it is given."""
    rows = curves if threshold is None else curves[(curves["threshold"] - threshold).abs() < NEARLY]
    rows = rows.sort_values(["threshold", "policy"])
    written: dict[str, Any] = {
        str(POLICY): [str(policies()[name].name) for name in rows["policy"]],
        str(SENDS): [number(value) for value in rows["sends"]],
        str(CLICKS): [number(value) for value in rows["clicks"]],
        str(LEFT): [number(100 * value, 1) for value in rows["unsubscribed"]],
        str(LEFT_NO_TASTE): [number(100 * value, 1) for value in rows["unsubscribed_no_taste"]],
        str(FOUND): [number(100 * value, 1) for value in rows["found"]],
        str(INCOME): [number(value) for value in rows["income"]],
        str(CO2E): [number(value) for value in rows["co2e"]],
    }
    index = pd.Index([number(100 * value, 1) for value in rows["threshold"]], name=str(THRESHOLD_NAME))
    return pd.DataFrame(written, index=index)


def _can_show_widgets() -> bool:
    kernel = getattr(get_ipython(), "kernel", None)
    return kernel is not None and not is_headless() and find_spec("ipywidgets") is not None


def _slider(curves: pd.DataFrame, threshold: float) -> ipywidgets.VBox:
    import ipywidgets

    options = [(number(100 * value, 1) + " %", value) for value in sorted(curves["threshold"].unique())]
    nearest = min((value for _, value in options), key=lambda value: abs(value - threshold))
    slider = ipywidgets.SelectionSlider(
        options=options,
        value=nearest,
        description=str(THRESHOLD_NAME),
        continuous_update=False,
        style={"description_width": "initial"},
        layout=ipywidgets.Layout(width="36em"),
    )
    shown = ipywidgets.HTML()

    def draw(_: object = None) -> None:
        chart = frontier_chart(curves, slider.value)
        shown.value = f"{chart._repr_html_()}{frontier_table(curves, slider.value).to_html()}"

    slider.observe(draw, names="value")
    draw()
    return ipywidgets.VBox([slider, shown])


NEARLY: Final = 1e-9
POLICY = Text("policy", "politique")
THRESHOLD_NAME = Text("threshold %", "seuil %")
