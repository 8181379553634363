"""The footprint of a hosted model's replies: EcoLogits' estimate, with its range, its boundary and its warnings."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Final, NoReturn

from ..errors import AtelierError
from ..i18n import Text, number
from .cards import Card, card_html, card_text
from .grids import country_name, grid
from .library import ecologits
from .models_known import NO_PROVIDER, Sizes, find_model, sizes
from .ranges import Range, two_figures

if TYPE_CHECKING:
    import pandas as pd

BATCH: Final = 64  # EcoLogits: requests that a server works on at the same time
Size = float | tuple[float, float] | Range


def footprint(
    output_tokens: float,
    model: str,
    zone: str,
    *,
    provider: str | None = None,
    requests: float = 1,
    active_billion: Size | None = None,
    total_billion: Size | None = None,
    batch: int = BATCH,
) -> Footprint:
    """Return what ``requests`` replies of ``output_tokens`` tokens each cost, on the electricity of ``zone``.

    ``model`` is a name EcoLogits knows. For another one give its size in billions of parameters, a number or a pair
    of bounds: ``active_billion`` (those a token passes through) and ``total_billion`` (the same when not given); then
    ``model`` is only what it is called, and the data centre is that of ``provider``, or any of those known.
    ``batch`` is how many requests the server works on at once.

    The waiting time never enters: EcoLogits would cut the estimate of a reply that came faster than it expects.
    Raises ``AtelierError`` for an unknown model, provider or zone, and for numbers that are not above zero.
    """
    _check(output_tokens, requests, batch)
    electricity = grid(zone)
    known = None if active_billion is not None else find_model(model, provider)
    wanted = sizes(known) if known else _given(active_billion, total_billion)
    centre = known.provider.value if known else provider
    impacts = _impacts(wanted, output_tokens, zone, centre, known.deployment if known else None, batch)
    single = Footprint(
        model=model,
        provider=centre or "",
        zone=zone,
        output_tokens=output_tokens,
        requests=1,
        energy_wh=Range.of(impacts.energy.value) * 1000,
        gwp_use_g=Range.of(impacts.usage.gwp.value) * 1000,
        gwp_embodied_g=Range.of(impacts.embodied.gwp.value) * 1000,
        water_ml=Range.of(impacts.wcf.value) * 1000,
        codes=tuple(warning.code for warning in (known.warnings if known else ())) + electricity.codes,
        registered=known is not None,
        batch=batch,
    )
    return single.times(requests)


@dataclass(frozen=True)
class Footprint:
    """An estimate with its bounds. ``requests`` replies of ``output_tokens`` tokens each.

    ``energy_wh`` watt-hours; ``gwp_use_g`` and ``gwp_embodied_g`` grams of CO2 equivalent of the electricity and of
    making the machines (None where it is not counted), ``gwp_g`` both; ``water_ml`` millilitres for electricity and,
    in a data centre, cooling. ``seconds`` and ``watts`` are set for the model of this machine only.
    """

    model: str
    provider: str
    zone: str
    output_tokens: float
    requests: float
    energy_wh: Range
    gwp_use_g: Range
    gwp_embodied_g: Range | None
    water_ml: Range
    seconds: float | None = None
    watts: Range | None = None
    codes: tuple[str, ...] = ()
    registered: bool = True
    batch: int = BATCH

    @property
    def gwp_g(self) -> Range:
        """Grams of CO2 equivalent, use and making together, as far as counted."""
        return self.gwp_use_g if self.gwp_embodied_g is None else self.gwp_use_g + self.gwp_embodied_g

    @property
    def warnings(self) -> list[str]:
        """What makes this estimate less precise, in the learner's language."""
        return [str(WARNINGS.get(code, OTHER_WARNING.fill(code=code))) for code in self.codes]

    @property
    def boundary(self) -> str:
        """What is counted and what is not."""
        return str(LOCAL_BOUNDARY if self.seconds is not None else BOUNDARY)

    @property
    def assumptions(self) -> list[str]:
        """What the estimate takes for granted, in the learner's language."""
        return [str(line) for line in self._assumptions()]

    def times(self, factor: float) -> Footprint:
        """Return the footprint of ``factor`` times as many requests; raise ``AtelierError`` unless above zero."""
        _check(self.output_tokens or 1, factor, self.batch)
        return replace(
            self,
            requests=self.requests * factor,
            energy_wh=self.energy_wh * factor,
            gwp_use_g=self.gwp_use_g * factor,
            gwp_embodied_g=None if self.gwp_embodied_g is None else self.gwp_embodied_g * factor,
            water_ml=self.water_ml * factor,
            seconds=None if self.seconds is None else self.seconds * factor,
        )

    def table(self) -> pd.DataFrame:
        """Return one row a quantity, with ``low high unit``: energy, CO2e of use and making, both, and water."""
        import pandas as pd

        rows = [
            {"quantity": str(name), "low": values.low, "high": values.high, "unit": unit}
            for name, values, unit in self._quantities()
        ]
        return pd.DataFrame(rows).set_index("quantity")

    def __repr__(self) -> str:
        """Return what the notebook shows, as plain text."""
        return card_text(self._card())

    def _repr_html_(self) -> str:
        return card_html(self._card())

    def _card(self) -> Card:
        notes = [(BOUNDARY_NAME, self.boundary), (ASSUMPTIONS_NAME, " ".join(self.assumptions))]
        notes += [(WARNING_NAME, " ".join(self.warnings))] if self.codes else []
        rows = [(str(name), values.shown(unit)) for name, values, unit in self._quantities()]
        return Card(str(self._title()), rows, [(str(name), words) for name, words in notes])

    def _title(self) -> Text:
        if self.seconds is not None:
            return LOCAL_TITLE.fill(seconds=number(self.seconds, 1), zone=country_name(self.zone))
        several = TITLE_ONE if self.requests == 1 else TITLE_MANY
        return several.fill(
            model=self.model,
            tokens=number(self.output_tokens),
            requests=number(self.requests),
            zone=country_name(self.zone),
        )

    def _quantities(self) -> Iterator[tuple[Text, Range, str]]:
        yield ENERGY, self.energy_wh, "Wh"
        yield EMISSIONS, self.gwp_g, "g"
        if self.gwp_embodied_g is not None:
            yield USE, self.gwp_use_g, "g"
            yield EMBODIED, self.gwp_embodied_g, "g"
        yield WATER, self.water_ml, "mL"

    def _assumptions(self) -> Iterator[Text]:
        yield GRID_ASSUMED.fill(g=number(grid(self.zone).g_per_kwh), zone=country_name(self.zone))
        if self.watts is not None:
            yield WATTS_ASSUMED.fill(low=two_figures(self.watts.low), high=two_figures(self.watts.high))
            return
        yield BATCH_ASSUMED.fill(batch=self.batch)
        if not self.registered:
            yield SIZE_GIVEN
        yield NOT_AN_INTERVAL


def _check(output_tokens: float, requests: float, batch: float) -> None:
    for name, value in ((TOKENS_NAME, output_tokens), (REQUESTS_NAME, requests), (BATCH_NAME, batch)):
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 < value < math.inf:
            _refuse(name, value)


def _refuse(name: Text, value: object) -> NoReturn:
    raise AtelierError(
        Text(NOT_ABOVE_ZERO.en.format(name=name.en, value=value), NOT_ABOVE_ZERO.fr.format(name=name.fr, value=value))
    )


def _given(active: Size | None, total: Size | None) -> Sizes:
    found = Sizes(_size(active), _size(active if total is None else total))
    if found.active.low > found.total.low or found.active.high > found.total.high:
        raise AtelierError(MORE_ACTIVE)
    return found


def _size(value: Size | None) -> Range:
    try:
        found = Range.of(value)
    except (TypeError, ValueError) as error:
        raise AtelierError(BAD_SIZE.fill(value=value)) from error
    if not 0 < found.low <= found.high < math.inf:
        raise AtelierError(BAD_SIZE.fill(value=value))
    return found


def _impacts(wanted: Sizes, tokens: float, zone: str, provider: str | None, deployment: Any, batch: int) -> Any:
    """Return what EcoLogits computes for these sizes, never with a waiting time."""
    mix = ecologits().electricity_mixes.find_electricity_mix(zone=zone)
    pue, wue = _data_centre(provider)
    return ecologits().compute_llm_impacts(
        model_active_parameter_count=_theirs(wanted.active),
        model_total_parameter_count=_theirs(wanted.total),
        output_token_count=tokens,
        request_latency=math.inf,
        if_electricity_mix_adpe=mix.adpe,
        if_electricity_mix_pe=mix.pe,
        if_electricity_mix_gwp=mix.gwp,
        if_electricity_mix_wue=mix.wue,
        datacenter_pue=_theirs(pue),
        datacenter_wue=_theirs(wue),
        tps=deployment.tps if deployment else None,
        ttft=deployment.ttft if deployment else None,
        batch_size=batch,
    )


def _data_centre(provider: str | None) -> tuple[Range, Range]:
    """Return PUE and WUE (litres per kWh) of the provider's data centres, from the best to the worst when None."""
    known = ecologits().PROVIDER_CONFIG_MAP
    if provider and provider not in known:
        raise AtelierError(NO_PROVIDER.fill(provider=provider, known=", ".join(sorted(known))))
    chosen = [known[provider]] if provider else list(known.values())
    pues = [Range.of(one.datacenter_pue) for one in chosen]
    wues = [Range.of(one.datacenter_wue) for one in chosen]
    return tuple(Range(min(r.low for r in every), max(r.high for r in every)) for every in (pues, wues))  # type: ignore[return-value]


def _theirs(values: Range) -> Any:
    """Return a range as EcoLogits takes it: a plain number where the bounds agree."""
    from ecologits.utils.range_value import RangeValue

    return values.low if values.single else RangeValue(min=values.low, max=values.high)


TOKENS_NAME: Final = Text("The number of output tokens", "Le nombre de jetons de sortie")
REQUESTS_NAME: Final = Text("The number of requests", "Le nombre de requêtes")
BATCH_NAME: Final = Text("The number of requests served together", "Le nombre de requêtes traitées ensemble")
NOT_ABOVE_ZERO: Final = Text(
    "{name} must be a number above zero, not {value}.",
    "{name} doit être un nombre supérieur à zéro, et non {value}.",
)
BAD_SIZE: Final = Text(
    "The size of a model is a number of billions of parameters, or two such numbers, the smaller first: not {value}.",
    "La taille d’un modèle est un nombre de milliards de paramètres, ou deux nombres dont le plus petit d’abord\u00a0: "
    "pas {value}.",
)
MORE_ACTIVE: Final = Text(
    "A model cannot use more parameters for a token (active_billion) than it has (total_billion).",
    "Un modèle ne peut pas utiliser pour un jeton (active_billion) plus de paramètres qu’il n’en a (total_billion).",
)
TITLE_ONE: Final = Text(
    "{model}: one reply of {tokens} tokens. Electricity: {zone}",
    "{model}\u00a0: une réponse de {tokens} jetons. Électricité\u00a0: {zone}",
)
TITLE_MANY: Final = Text(
    "{model}: {requests} replies of {tokens} tokens each. Electricity: {zone}",
    "{model}\u00a0: {requests} réponses de {tokens} jetons chacune. Électricité\u00a0: {zone}",
)
LOCAL_TITLE: Final = Text(
    "Model of this machine: {seconds} s of computing. Electricity: {zone}",
    "Modèle de cette machine\u00a0: {seconds}\u00a0s de calcul. Électricité\u00a0: {zone}",
)
ENERGY: Final = Text("Energy", "Énergie")
EMISSIONS: Final = Text("Emissions", "Émissions")
USE: Final = Text("of which electricity", "dont électricité")
EMBODIED: Final = Text("of which making the machines", "dont fabrication des machines")
WATER: Final = Text("Water", "Eau")
BOUNDARY_NAME: Final = Text("Boundary:", "Périmètre\u00a0:")
ASSUMPTIONS_NAME: Final = Text("Assumptions:", "Hypothèses\u00a0:")
WARNING_NAME: Final = Text("Beware:", "Attention\u00a0:")
BOUNDARY: Final = Text(
    "servers and cooling of the data centre while the reply is written, and a share of making the servers. Not "
    "counted: training the model, reading the prompt, the network, your own device.",
    "serveurs et refroidissement du centre de données pendant l’écriture de la réponse, et une part de la fabrication "
    "des serveurs. Ne sont pas comptés\u00a0: l’entraînement du modèle, la lecture de la consigne, le réseau, votre "
    "appareil.",
)
LOCAL_BOUNDARY: Final = Text(
    "electricity of this machine while the model works. Not counted: making the machine, its screen, training the "
    "model.",
    "électricité de cette machine pendant que le modèle travaille. Ne sont pas comptés\u00a0: la fabrication de la "
    "machine, son écran, l’entraînement du modèle.",
)
GRID_ASSUMED: Final = Text(
    "{g} g CO2e per kWh, the yearly average of {zone}.",
    "{g}\u00a0g éq. CO2 par kWh, moyenne annuelle de la zone {zone}.",
)
BATCH_ASSUMED: Final = Text(
    "{batch} requests served together; method and figures of EcoLogits 0.11.3.",
    "{batch} requêtes traitées ensemble\u202f; méthode et chiffres d’EcoLogits 0.11.3.",
)
SIZE_GIVEN: Final = Text("The size of the model was given by hand.", "La taille du modèle a été donnée à la main.")
NOT_AN_INTERVAL: Final = Text(
    "The range comes from what is not known of the model and the data centre: the truth may lie outside it.",
    "La fourchette vient de ce qu’on ignore du modèle et du centre de données\u00a0: la vérité peut être en dehors.",
)
WATTS_ASSUMED: Final = Text(
    "The machine draws {low} to {high} W while the model works; no meter was read.",
    "La machine consomme {low} à {high}\u00a0W quand le modèle travaille\u202f; aucun compteur n’a été lu.",
)
WARNINGS: Final = {
    "model-arch-not-released": Text(
        "The size of this model is not published: EcoLogits guesses it.",
        "La taille de ce modèle n’est pas publiée\u00a0: EcoLogits la devine.",
    ),
    "model-arch-multimodal": Text(
        "This model also handles images or sound, which makes the estimate less precise.",
        "Ce modèle traite aussi des images ou du son, ce qui rend l’estimation moins précise.",
    ),
    "electricity-mix-gwp-zero": Text(
        "EcoLogits counts no emissions at all for this country's electricity, which cannot be: too low.",
        "EcoLogits ne compte aucune émission pour l’électricité de ce pays\u00a0: c’est impossible, donc trop bas.",
    ),
    "electricity-mix-wue-world": Text(
        "The water of this country's electricity is not known: the world average stands in for it.",
        "L’eau de l’électricité de ce pays n’est pas connue\u00a0: la moyenne mondiale la remplace.",
    ),
}
OTHER_WARNING: Final = Text("EcoLogits warns: {code}.", "EcoLogits avertit\u00a0: {code}.")
