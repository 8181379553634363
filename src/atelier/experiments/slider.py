"""How many customers a test needs: two sliders in JupyterLab, a table elsewhere."""

from __future__ import annotations

from importlib.util import find_spec
from typing import TYPE_CHECKING

import pandas as pd
from IPython import get_ipython

from ..headless import is_headless
from ..i18n import Text, number
from .planning import sample_size

if TYPE_CHECKING:
    import ipywidgets

RATES = (0.01, 0.02, 0.04, 0.10)
RISES = (0.05, 0.10, 0.15, 0.25, 0.50)


def sizes() -> pd.DataFrame | ipywidgets.VBox:
    """Return two sliders and the number of customers they ask for; where no widget can be shown, ``size_table``."""
    return _sliders() if _can_show_widgets() else size_table()


def size_table() -> pd.DataFrame:
    """Return the customers each arm needs (80 % power): a row a share of buyers, a column a relative rise."""
    rows = {
        f"{number(100 * rate)} %": [number(sample_size(rate, rate * (1 + rise))) for rise in RISES] for rate in RATES
    }
    columns = [f"+{number(100 * rise)} %" for rise in RISES]
    table = pd.DataFrame.from_dict(rows, orient="index", columns=columns)
    return table.rename_axis(index=str(RATE), columns=str(RISE))


def _can_show_widgets() -> bool:
    kernel = getattr(get_ipython(), "kernel", None)
    return kernel is not None and not is_headless() and find_spec("ipywidgets") is not None


def _sliders() -> ipywidgets.VBox:
    import ipywidgets

    look = {"style": {"description_width": "initial"}, "layout": ipywidgets.Layout(width="36em")}
    rate = ipywidgets.FloatSlider(4, min=0.5, max=20, step=0.5, description=str(RATE), readout_format=".1f", **look)
    rise = ipywidgets.IntSlider(15, min=2, max=100, description=str(RISE_PERCENT), **look)
    shown = ipywidgets.HTML()

    def count(_: object = None) -> None:
        after = min(0.99, rate.value / 100 * (1 + rise.value / 100))
        needed = sample_size(rate.value / 100, after)
        values = {"before": number(rate.value, 1), "after": number(100 * after, 2), "needed": number(needed)}
        shown.value = f"<p>{ANSWER.fill(**values)}</p>"

    for slider in (rate, rise):
        slider.observe(count, names="value")
    count()
    return ipywidgets.VBox([rate, rise, shown])


RATE = Text("buyers today, %", "acheteurs aujourd’hui, %")
RISE = Text("relative rise to be found", "hausse relative à détecter")
RISE_PERCENT = Text("relative rise, %", "hausse relative, %")
ANSWER = Text(
    "From {before}% to {after}%: <b>{needed} customers in each arm</b>.",
    "De {before} % à {after} % : <b>{needed} clients dans chaque groupe</b>.",
)
