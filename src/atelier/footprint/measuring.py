"""Measuring this machine with CodeCarbon: what it counts, which parts of it are guesses, and the range around it."""

from __future__ import annotations

import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from ..errors import AtelierError
from ..i18n import Text, number
from .cards import Card, card_html, card_text
from .estimates import EMISSIONS
from .grids import Grid, grid
from .local import LOCAL_WATTS
from .ranges import Range, total, two_figures

if TYPE_CHECKING:
    import pandas as pd

# What CodeCarbon said of the computation that LOCAL_WATTS is about: the others lie between a fifth and twice that.
CODECARBON_WATTS: Final = 28
SPREAD: Final = LOCAL_WATTS / CODECARBON_WATTS
JOULES_A_WATT_HOUR: Final = 3600
SAMPLE_SECONDS: Final = 1
METERED: Final = ("intel_rapl", "intel_power_gadget", "windows_emi")


def measure_local(zone: str, *, cpu_watts: float | None = None, ram_watts: float | None = None) -> Measured:
    """Return a meter for a ``with`` block: ``with measure_local("FRA") as measured: …``, then look at ``measured``.

    ``zone`` is the country of this machine. ``cpu_watts``, the most that the processor draws, and ``ram_watts``, what
    the memory draws, take the place of CodeCarbon's guesses (its ``force_cpu_power`` and ``force_ram_power``); the
    grams are those of ``grid(zone)`` (``force_carbon_intensity_g_co2e_kwh``), so that local and hosted agree.
    CodeCarbon looks at the whole machine: what else runs is counted too. Raises ``AtelierError`` for an unknown
    country, which CodeCarbon alone would take for the world, and for watts that are not above zero.
    """
    for watts in (cpu_watts, ram_watts):
        if watts is not None and not 0 < watts < float("inf"):
            raise AtelierError(BAD_WATTS.fill(watts=watts))
    return Measured(grid(zone), cpu_watts, ram_watts)


@dataclass(frozen=True)
class Part:
    """A component of this machine: the watt-hours counted for it, and whether they were metered, given or guessed."""

    name: Text
    energy_wh: float
    origin: str


class Measured:
    """The energy of a ``with`` block. ``seconds``, ``parts`` and the rest are there once the block has ended."""

    def __init__(self, electricity: Grid, cpu_watts: float | None, ram_watts: float | None) -> None:
        self.electricity = electricity
        self.forced: dict[str, float | None] = {"force_cpu_power": cpu_watts, "force_ram_power": ram_watts}
        self.seconds = 0.0
        self.parts: list[Part] = []
        self._tracker: Any = None

    def __enter__(self) -> Measured:
        """Start measuring; what CodeCarbon needs to look at the machine first is not counted."""
        self._tracker = _tracker(self.electricity, self.forced)
        self._tracker.start()
        self._started = time.perf_counter()
        return self

    def __exit__(self, *_: object) -> None:
        """Stop measuring."""
        self.seconds = time.perf_counter() - self._started
        self._tracker.stop()
        self.parts = list(_parts(self._tracker, self.forced))

    @property
    def energy_wh(self) -> float:
        """What CodeCarbon says, a single number."""
        return sum(part.energy_wh for part in self.parts)

    @property
    def range_wh(self) -> Range:
        """The same with its error: what is guessed may be a fifth of it or twice as much, as other tools say."""
        return total(
            [SPREAD * part.energy_wh if part.origin == GUESSED else Range.of(part.energy_wh) for part in self.parts]
        )

    @property
    def gwp_g(self) -> Range:
        """Grams of CO2 equivalent of that range of electricity."""
        return self.range_wh * (self.electricity.g_per_kwh / 1000)

    @property
    def components(self) -> pd.DataFrame:
        """One row a component: ``energy_wh``, ``watts`` (mean), ``origin`` in the learner's language."""
        import pandas as pd

        rows = [
            {
                "component": str(part.name),
                "energy_wh": part.energy_wh,
                "watts": part.energy_wh * JOULES_A_WATT_HOUR / self.seconds,
                "origin": str(ORIGINS[part.origin]),
            }
            for part in self.parts
        ]
        return pd.DataFrame(rows, columns=["component", "energy_wh", "watts", "origin"]).set_index("component")

    def __repr__(self) -> str:
        """Return what the notebook shows, as plain text."""
        return card_text(self._card())

    def _repr_html_(self) -> str:
        return card_html(self._card())

    def _card(self) -> Card:
        if not self.parts:
            return Card(str(NOT_YET), [], [])
        rows = [
            (str(SAID), Range.of(self.energy_wh).shown("Wh")),
            *(
                (str(part.name), f"{Range.of(part.energy_wh).shown('Wh')} ({ORIGINS[part.origin]})")
                for part in self.parts
            ),
            (str(WITH_ERROR), self.range_wh.shown("Wh")),
            (str(EMISSIONS), self.gwp_g.shown("g")),
        ]
        spread = SPREAD_SAID.fill(low=two_figures(SPREAD.low), high=two_figures(SPREAD.high))
        notes = [(str(ORIGIN_NAME), str(spread)), (str(GRID_NAME), repr(self.electricity))]
        return Card(str(TITLE.fill(seconds=number(self.seconds, 1))), rows, notes)


def _tracker(electricity: Grid, forced: dict[str, Any]) -> Any:
    from codecarbon import OfflineEmissionsTracker

    # Before its own log_level below takes effect, it would greet the learner.
    logging.getLogger("codecarbon").setLevel(logging.CRITICAL)
    return OfflineEmissionsTracker(
        country_iso_code=electricity.zone,
        force_carbon_intensity_g_co2e_kwh=electricity.g_per_kwh,
        measure_power_secs=SAMPLE_SECONDS,
        log_level="critical",
        # Nothing is written or sent, whatever a configuration file of this machine says.
        output_methods=[],
        emissions_endpoint=None,
        electricitymaps_api_token=None,
        tracking_mode="machine",
        pue=1,
        allow_multiple_runs=True,
        **forced,
    )


def _parts(tracker: Any, forced: dict[str, float | None]) -> Iterator[Part]:
    counted = tracker.final_emissions_data
    kinds = {type(part).__name__: part for part in tracker._hardware}
    metered = {"AppleSiliconChip", "Raspberry"} & set(kinds) or getattr(kinds.get("CPU"), "_mode", "") in METERED
    yield Part(PROCESSOR, 1000 * counted.cpu_energy, _origin(bool(metered), forced["force_cpu_power"]))
    yield Part(MEMORY, 1000 * counted.ram_energy, _origin("Raspberry" in kinds, forced["force_ram_power"]))
    if counted.gpu_energy:
        yield Part(GRAPHICS, 1000 * counted.gpu_energy, METER)


def _origin(metered: bool, watts: float | None) -> str:
    if watts is not None:
        return GIVEN
    return METER if metered else GUESSED


METER: Final = "metered"
GIVEN: Final = "given"
GUESSED: Final = "guessed"
ORIGINS: Final = {
    METER: Text("metered", "mesuré"),
    GIVEN: Text("power given by you", "puissance donnée par vous"),
    GUESSED: Text("guessed", "deviné"),
}
PROCESSOR: Final = Text("processor", "processeur")
MEMORY: Final = Text("memory", "mémoire vive")
GRAPHICS: Final = Text("graphics card", "carte graphique")
TITLE: Final = Text("This machine, for {seconds} s", "Cette machine, pendant {seconds}\u00a0s")
NOT_YET: Final = Text("Nothing measured yet.", "Rien n’est encore mesuré.")
WITH_ERROR: Final = Text("Energy, error included", "Énergie, erreur comprise")
SAID: Final = Text("What CodeCarbon says", "Ce que dit CodeCarbon")
ORIGIN_NAME: Final = Text("Error:", "Erreur\u00a0:")
GRID_NAME: Final = Text("Electricity:", "Électricité\u00a0:")
SPREAD_SAID: Final = Text(
    "what is guessed may be {low} to {high} times that, the spread of three tools on one computation. The whole "
    "machine is counted, other programs too; not its screen, nor making it.",
    "ce qui est deviné peut valoir de {low} à {high} fois autant, l’écart de trois outils pour un même calcul. Toute "
    "la machine est comptée, autres programmes compris\u202f; ni son écran ni sa fabrication ne le sont.",
)
BAD_WATTS: Final = Text(
    "A power is a number of watts above zero, not {watts}.",
    "Une puissance est un nombre de watts supérieur à zéro, et non {watts}.",
)
