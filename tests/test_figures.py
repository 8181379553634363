from __future__ import annotations

import base64
import html
import re
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pytest
from learner import kernel, sample_course  # noqa: F401
from test_checking import contrast

from atelier.errors import AtelierError
from atelier.figures import HATCHES, PALETTE, STYLE, figure, hatch_bars, new_figure
from atelier.i18n import Text, set_language

pytestmark = pytest.mark.usefixtures("sample_course")
mpl.use("agg")

ALT = 'Bars: "mail" costs 120 euros, search 300 and social 80 <euros>.'


def bars(title: str = "Spend by channel") -> tuple[plt.Figure, plt.Axes]:
    fig, ax = new_figure()
    ax.bar(["mail", "search", "social"], [120, 300, 80])
    ax.set(title=title, xlabel="Channel", ylabel="Spend (EUR)")
    return fig, ax


def test_a_figure_is_an_image_with_its_text_and_is_shown_once() -> None:
    fig, _ = bars()
    shown = figure(fig, alt=ALT)
    source = shown._repr_html_()
    assert html.unescape(re.search(r'<img alt="(.*?)"', source)[1]) == ALT == repr(shown)  # type: ignore[index]
    png = base64.b64decode(re.search(r'src="data:image/png;base64,([^"]+)"', source)[1])  # type: ignore[index]
    assert png.startswith(b"\x89PNG") and b"Software" not in png and b"matplotlib" not in png
    assert '<figcaption aria-hidden="true">' in source and "<euros>" not in source
    assert not plt.fignum_exists(fig.number)


def test_the_same_figure_gives_the_same_bytes() -> None:
    assert figure(bars()[0], alt=ALT).png == figure(bars()[0], alt=ALT).png
    assert figure(bars()[0], alt=ALT).png != figure(bars("Other")[0], alt=ALT).png


def test_a_caption_stands_in_for_the_title_and_is_read_by_all() -> None:
    fig, _ = bars(title="")
    source = figure(fig, alt=Text(ALT, "x" * 40 + "1"), caption="Spend in May")._repr_html_()
    assert "<figcaption>Spend in May</figcaption>" in source


@pytest.mark.parametrize("alt", ["", "Bars of 120", "A long text about bars of spend, without any of its numbers"])
def test_a_poor_text_is_refused(alt: str) -> None:
    with pytest.raises(AtelierError, match="key numbers"):
        figure(bars()[0], alt=alt)


def test_what_is_not_a_figure_is_refused() -> None:
    with pytest.raises(AtelierError, match="Give the figure first"):
        figure(bars()[1], alt=ALT)  # type: ignore[arg-type]


def test_a_figure_without_title_or_axis_names_is_refused() -> None:
    with pytest.raises(AtelierError, match="no title"):
        figure(bars(title="")[0], alt=ALT)
    for missing in ("xlabel", "ylabel"):
        fig, ax = bars()
        ax.set(**{missing: ""})
        with pytest.raises(AtelierError, match="no name"):
            figure(fig, alt=ALT)


def test_axes_that_show_no_values_need_no_name() -> None:
    fig, axes = new_figure(rows=2, columns=2)
    axes[0, 0].axis("off")
    axes[0, 1].set(xticks=[], yticks=[])
    axes[1, 0].set_visible(False)
    axes[1, 1].set(xlabel="x", ylabel="y", title="t")
    figure(fig, alt=ALT)
    fig, ax = new_figure()
    image = ax.imshow(np.eye(3))
    ax.set(xlabel="x", ylabel="y", title="t")
    bar = fig.colorbar(image)
    with pytest.raises(AtelierError, match="no name"):
        figure(fig, alt=ALT)
    bar.set_label("share")
    figure(fig, alt=ALT)


def test_names_shared_by_all_axes_count() -> None:
    fig, _ = new_figure(columns=2)
    fig.suptitle("t")
    fig.supxlabel("x")
    with pytest.raises(AtelierError, match="no name"):
        figure(fig, alt=ALT)
    fig.supylabel("y")
    figure(fig, alt=ALT)


@pytest.mark.parametrize(
    ("language", "limits", "first"),
    [
        ("en", (0, 1), ["0.0", "0.5", "1.0"]),
        ("fr", (0, 1), ["0,0", "0,5", "1,0"]),
        ("en", (2020, 2024), ["2020", "2022", "2024"]),
        ("fr", (2020, 2024), ["2020", "2022", "2024"]),
        ("en", (-20000, 20000), ["−20,000", "0", "20,000"]),
        ("fr", (-20000, 20000), ["−20\u202f000", "0", "20\u202f000"]),
        ("fr", (0, 2_000_000), ["0", "1\u202f000\u202f000", "2\u202f000\u202f000"]),
    ],
)
def test_axes_are_written_in_the_language(language: str, limits: tuple[float, float], first: list[str]) -> None:
    set_language(language)
    fig, ax = bars()
    ax.set(ylim=limits, yticks=np.linspace(*limits, 3))
    figure(fig, alt=ALT)
    assert [label.get_text() for label in ax.get_yticklabels()] == first
    assert [label.get_text() for label in ax.get_xticklabels()] == ["mail", "search", "social"]


def test_series_differ_by_more_than_colour() -> None:
    fig, ax = new_figure()
    lines = [ax.plot([1, 2], [place, place], label=str(place))[0] for place in range(8)]
    assert len({(line.get_linestyle(), line.get_marker()) for line in lines}) == 8
    plt.close(fig)
    fig, ax = new_figure()
    for place in range(2):
        ax.bar([place, place + 2], [1, 2], label=str(place))
    ax.legend()
    hatch_bars(ax)
    assert [container[0].get_hatch() for container in ax.containers] == list(HATCHES[:2])
    assert ax.get_legend().legend_handles[1].get_hatch() == HATCHES[1]  # type: ignore[union-attr]
    plt.close(fig)


def test_the_style_is_readable() -> None:
    assert min(STYLE[name] for name in STYLE if name.endswith("size")) >= 11
    assert all(contrast(colour, "#ffffff") >= 3 for colour in PALETTE[:2])
    fig, ax = bars()
    ax.plot([0, 1], label="spend")
    legend = ax.legend()
    texts = [ax.title, ax.xaxis.label, *ax.get_xticklabels(), *ax.get_yticklabels(), *legend.get_texts()]
    assert min(text.get_fontsize() for text in texts) >= 11 and ax.title.get_fontweight() == "bold"
    plt.close(fig)


@pytest.mark.slow
def test_in_a_notebook_the_figure_is_displayed_once_without_warning() -> None:
    code = f"""
from atelier.figures import figure, new_figure
fig, ax = new_figure(); ax.plot([1, 2], [3, 4]); _ = ax.set(title="t", xlabel="x", ylabel="y")
figure(fig, alt={ALT!r})
"""
    outputs: list[dict[str, Any]] = []
    with kernel("--matplotlib=inline") as (_, client):
        client.execute_interactive(code, timeout=120, output_hook=outputs.append)
    shown = [
        message for message in outputs if message["msg_type"] in ("display_data", "execute_result", "stream", "error")
    ]
    assert [message["msg_type"] for message in shown] == ["execute_result"], shown
    assert set(shown[0]["content"]["data"]) == {"text/html", "text/plain"}
    assert shown[0]["content"]["data"]["text/plain"] == ALT
