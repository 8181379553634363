"""What a module's calls to a model cost, from the ledger, and what they would cost a whole group."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from ..errors import AtelierError
from ..i18n import Text, number
from ..ledger import Call, Ledger
from ..session import current_module
from ..transport.recordings import Entry, read, recordings_dir
from .calls import fill_in
from .cards import Card, card_html, card_text
from .local import LOCAL_WATTS
from .ranges import Range, total, two_figures

if TYPE_CHECKING:
    import pandas as pd

PEOPLE: Final = 12


def module_cost(people: int = PEOPLE, module: str | None = None) -> Cost:
    """Return what the calls of ``module`` (the running one) cost, and what ``people`` people would spend.

    It reads the ledger of this machine. A recorded reply counts once, with what it cost when it was made, and is told
    apart from what was spent here and now. Raises ``AtelierError`` for a number of people that is not whole and above
    zero.
    """
    if isinstance(people, bool) or not isinstance(people, int) or people < 1:
        raise AtelierError(BAD_PEOPLE.fill(people=people))
    number_of = module or current_module()
    calls = Ledger().calls()
    return Cost(number_of, people, _spent(calls[calls["module"] == number_of]), _spent(calls))


@dataclass(frozen=True)
class Spent:
    """The sum of some calls: how many replies, and how many of them recorded; energy (Wh) and emissions (g of CO2e).

    ``energy_now_wh`` and ``gwp_now_g`` are the part that was computed here and now. ``unknown`` calls have no estimate.
    """

    replies: int
    recorded: int
    unknown: int
    energy_wh: Range
    gwp_g: Range
    energy_now_wh: Range
    gwp_now_g: Range


@dataclass(frozen=True)
class Cost:
    """What one module cost (``spent``), what all modules of the ledger cost (``workshop``), for one and many people."""

    module: str
    people: int
    spent: Spent
    workshop: Spent

    @property
    def calls(self) -> int:
        """How many replies the module got."""
        return self.spent.replies

    @property
    def energy_wh(self) -> Range:
        """The energy of the module's replies, for one person."""
        return self.spent.energy_wh

    @property
    def gwp_g(self) -> Range:
        """Their emissions."""
        return self.spent.gwp_g

    def __repr__(self) -> str:
        """Return what the notebook shows, as plain text."""
        return card_text(self._card())

    def _repr_html_(self) -> str:
        return card_html(self._card())

    def _card(self) -> Card:
        if not self.spent.replies and not self.spent.unknown:
            return Card(str(NO_CALL.fill(module=self.module)), self._group_rows(), self._notes())
        spent = self.spent
        rows = [
            (str(REPLIES), str(COUNTED.fill(replies=number(spent.replies), recorded=number(spent.recorded)))),
            (str(MADE), _both(spent.energy_wh, spent.gwp_g)),
            (str(NOW), _both(spent.energy_now_wh, spent.gwp_now_g)),
        ]
        rows += [(str(UNKNOWN), number(spent.unknown))] if spent.unknown else []
        return Card(str(TITLE.fill(module=self.module)), rows + self._group_rows(), self._notes())

    def _group_rows(self) -> list[tuple[str, str]]:
        every = self.workshop
        if not every.replies:
            return []
        several = every.replies != self.spent.replies
        rows = [(str(SO_FAR), _both(every.energy_wh, every.gwp_g))] if several else []
        group = _both(every.energy_wh * self.people, every.gwp_g * self.people)
        return [*rows, (str(GROUP.fill(people=number(self.people))), group)]

    def _notes(self) -> list[tuple[str, str]]:
        if not self.workshop.replies:
            return []
        sure = SURE.fill(low=two_figures(LOCAL_WATTS.low), high=two_figures(LOCAL_WATTS.high))
        return [(str(COUNTED_NAME), str(COUNTED_WHAT)), (str(SURE_NAME), str(sure))]


def recorded_costs() -> pd.DataFrame:
    """Return what the replies recorded with the course cost when they were made, one row a module.

    Columns: ``replies``, ``seconds``, ``output_tokens``, ``energy_wh_low energy_wh_high co2e_g_low co2e_g_high``.
    """
    import pandas as pd

    by_module: dict[str, list[Call]] = defaultdict(list)
    for path in sorted(recordings_dir().glob("*.jsonl")):
        module, _, hosted = path.stem.partition("@")
        by_module[module] += [_call(entry, module, local=not hosted) for entry in read(path)]
    rows = {module: _sums(calls) for module, calls in by_module.items()}
    return pd.DataFrame.from_dict(rows, orient="index").rename_axis("module")


def _call(entry: Entry, module: str, *, local: bool) -> Call:
    usage = entry["reply"].get("usage") or {}
    call = Call(module, entry["request"]["model"], "", 200, recorded=True, seconds=entry["made"]["seconds"])
    call.output_tokens = usage.get("completion_tokens")
    fill_in(call, local=local, zone=None, answered_by=entry["made"].get("model") or "")
    return call


def _sums(calls: Sequence[Call]) -> Mapping[str, float]:
    known = [call for call in calls if call.energy_wh_low is not None]
    energy = total([Range.of((call.energy_wh_low, call.energy_wh_high)) for call in known])
    gwp = total([Range.of((call.co2e_g_low, call.co2e_g_high)) for call in known])
    return {
        "replies": len(calls),
        "seconds": sum(call.seconds for call in calls),
        "output_tokens": sum(call.output_tokens or 0 for call in calls),
        "energy_wh_low": energy.low,
        "energy_wh_high": energy.high,
        "co2e_g_low": gwp.low,
        "co2e_g_high": gwp.high,
    }


def _spent(calls: pd.DataFrame) -> Spent:
    again = calls["recorded"].astype(bool) & (calls["recording"] != "") & calls.duplicated(["module", "recording"])
    once = calls[~again]
    known, now = once[once["energy_wh_low"].notna()], once[once["recorded"] == 0]
    return Spent(
        replies=len(known),
        recorded=int(known["recorded"].sum()),
        unknown=int((once["energy_wh_low"].isna() & (once["status"] == 200)).sum()),
        energy_wh=_sum(known, "energy_wh"),
        gwp_g=_sum(known, "co2e_g"),
        energy_now_wh=_sum(now[now["energy_wh_low"].notna()], "energy_wh"),
        gwp_now_g=_sum(now[now["energy_wh_low"].notna()], "co2e_g"),
    )


def _sum(calls: pd.DataFrame, quantity: str) -> Range:
    pairs = zip(calls[f"{quantity}_low"], calls[f"{quantity}_high"], strict=True)
    return total([Range.of(pair) for pair in pairs])


def _both(energy: Range, gwp: Range) -> str:
    if not energy.high:
        return str(NOTHING)
    return str(ENERGY_AND_GWP.fill(energy=energy.shown("Wh"), gwp=gwp.shown("g")))


TITLE: Final = Text("What module {module} cost", "Ce que le module {module} a coûté")
NO_CALL: Final = Text(
    "Module {module} called no language model: nothing to count.",
    "Le module {module} n’a appelé aucun modèle de langage\u00a0: rien à compter.",
)
REPLIES: Final = Text("Replies of the model", "Réponses du modèle")
COUNTED: Final = Text("{replies} (recorded: {recorded})", "{replies} (enregistrées\u00a0: {recorded})")
MADE: Final = Text("When they were written", "Quand elles ont été écrites")
NOW: Final = Text("Of which now, for you", "Dont maintenant, pour vous")
UNKNOWN: Final = Text("Replies without an estimate", "Réponses sans estimation")
SO_FAR: Final = Text("All your modules so far", "Tous vos modules jusqu’ici")
GROUP: Final = Text(
    "If {people} people each had them written anew", "Si {people} personnes les faisaient toutes réécrire"
)
NOTHING: Final = Text("nothing", "rien")
ENERGY_AND_GWP: Final = Text("{energy}, {gwp}", "{energy}, {gwp}")
COUNTED_NAME: Final = Text("Counted:", "Compté\u00a0:")
COUNTED_WHAT: Final = Text(
    "the replies of the language model; a recorded one counts once, however often it is replayed. Not counted: this "
    "notebook, your screen, making the machine.",
    "les réponses du modèle de langage\u202f; une réponse enregistrée compte une fois, même rejouée souvent. Non "
    "compté\u00a0: ce notebook, votre écran, la fabrication de la machine.",
)
SURE_NAME: Final = Text("How sure:", "Fiabilité\u00a0:")
SURE: Final = Text(
    "an estimate, not a reading. The model that comes with the course counts by its seconds, at {low} to {high} W, as "
    "three tools disagree that much; another service counts by EcoLogits. Electricity is the world's average, or that "
    "of the country in ATELIER_ZONE for what is written now. Module 11 explains all of it.",
    "une estimation, non un relevé. Le modèle fourni avec le cours compte selon sa durée, à raison de {low} à "
    "{high}\u00a0W, puisque trois outils divergent à ce point\u202f; un autre service, selon EcoLogits. L’électricité "
    "est la moyenne mondiale, ou celle du pays indiqué dans ATELIER_ZONE pour ce qui s’écrit maintenant. Le module 11 "
    "explique le tout.",
)
BAD_PEOPLE: Final = Text(
    "The number of people is a whole number above zero, not {people}.",
    "Le nombre de personnes est un nombre entier supérieur à zéro, et non {people}.",
)
