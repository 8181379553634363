"""The checks of module 11: numbers worked out again from the register of figures and from EcoLogits, texts by properties."""

from collections.abc import Sequence

from atelier.campaign import (
    CampaignCost,
    claim_faults,
    electricity_day,
    plan_campaign,
    rebound,
    said_range,
)
from atelier.checking import (
    Accept,
    Check,
    Choice,
    Each,
    Fail,
    Judged,
    Number,
    Ordering,
    Outcome,
    Pass,
    Reject,
    Several,
)
from atelier.facts.claims import claim
from atelier.footprint import Range
from atelier.i18n import Text as T

WITHIN = 2.0  # percent: figures are published with two or three digits
PRINTED_IMAGE = 2.9  # kWh for a thousand images, as the newsletter prints it
MAILS = 3_000_000
NEAR = 0.05  # a claim is rounded to two digits


FIGURES = (
    claim("ademe-2026-email-2-46"),
    claim("ademe-2026-paris-ny-2060"),
    claim("luccioni-2022-bloom-24-7"),
    claim("luccioni-2022-bloom-433"),
    claim("luccioni-2022-bloom-50-5"),
    claim("luccioni-2024-image-mean"),
    claim("luccioni-2024-image-median"),
    claim("luccioni-2024-oregon-297"),
    claim("luccioni-2024-text-mean"),
    claim("luccioni-2024-text-median"),
    claim("newsletter-2024-flights-500"),
    claim("newsletter-2024-footprint-283"),
    claim("newsletter-2024-image-text-60"),
    claim("newsletter-2024-oregon-300"),
    claim("newsletter-2024-requests-17500"),
    claim("patterson-2021-gpt3-552"),
    claim("patterson-2021-gpt3-energy-1287"),
    claim("thesis-2024-bloom-30x"),
)
VALUES = {one.id: one.value for one in FIGURES if one.value is not None}


def figure(name: str) -> float:
    """Return the number of a row of the register, in its unit."""
    return VALUES[name]


# The paragraph taken apart -------------------------------------------------------------------------------------------
def requests() -> float:
    """Return the newsletter's requests of one person in a year."""
    return figure("newsletter-2024-requests-17500")


def grams(kwh_for_thousand: float, g_per_kwh: float) -> float:
    """Return the grams of CO2e of these requests."""
    return requests() * kwh_for_thousand / 1000 * g_per_kwh


def study_grams() -> float:
    """Return 11.1 with the figures of the study: its mean, its grid."""
    return grams(figure("luccioni-2024-text-mean"), figure("luccioni-2024-oregon-297"))


def newsletter_grams() -> float:
    """Return 11.1 with the figures of the newsletter: the median, its rounded grid."""
    return grams(figure("luccioni-2024-text-median"), figure("newsletter-2024-oregon-300"))


def thousand_forgotten() -> float:
    """Return 11.1 when the energy of a thousand texts is taken for that of one."""
    return study_grams() * 1000


def ratio(images: str, texts: str) -> float:
    """Return how many times the energy of a text an image takes, by two rows of the study."""
    return figure(f"luccioni-2024-{images}") / figure(f"luccioni-2024-{texts}")


def printed_ratio() -> float:
    """Return the ratio of the two numbers that the newsletter prints side by side."""
    return PRINTED_IMAGE / figure("luccioni-2024-text-median")


def needed_grid() -> float:
    """Return what a kilowatt-hour must emit for the newsletter's figure."""
    return figure("newsletter-2024-footprint-283") / (
        requests() * figure("luccioni-2024-text-median") / 1000
    )


def return_flights() -> float:
    """Return how many return flights emit as much as training GPT-3."""
    return figure("patterson-2021-gpt3-552") * 1000 / figure("ademe-2026-paris-ny-2060")


def flight_assumed() -> float:
    """Return the kilograms a flight that the newsletter assumed: 550 t for its number of flights."""
    return 550_000 / figure("newsletter-2024-flights-500")


def gpt3_by_bloom() -> float:
    """Return how many times the emissions of BLOOM those of GPT-3 are, electricity only."""
    return figure("patterson-2021-gpt3-552") / figure("luccioni-2022-bloom-24-7")


def gpt3_by_bloom_with_machines() -> float:
    """Return the same with the machines of BLOOM, and not of GPT-3."""
    return figure("patterson-2021-gpt3-552") / figure("luccioni-2022-bloom-50-5")


def energy_by_bloom() -> float:
    """Return how many times the energy of BLOOM that of GPT-3 is."""
    return figure("patterson-2021-gpt3-energy-1287") / figure("luccioni-2022-bloom-433")


def human_page() -> float:
    """Return the grams of a page by a person: 15 t a year by the hour, 250 words at 300 words an hour."""
    return 15e6 / 8760 * 250 / 300


def hour_of_person() -> float:
    """Return the grams of an hour of a person's life."""
    return 15e6 / 8760


def kilograms_by(column: str) -> float:
    """Return by how much a job of 50 kWh emits less at 13 than at 20 o'clock, in kilograms."""
    day = electricity_day()[column]
    return float((day[20] - day[13]) * 50 / 1000)


# The campaign --------------------------------------------------------------------------------------------------------
SMALL_USA = plan_campaign(sending=False)
SMALL_FRANCE = plan_campaign(zone="FRA", sending=False)
LARGE_USA = plan_campaign(model="gpt-4o", sending=False)
IMAGES_USA = plan_campaign(messages=0, images=MAILS)
IMAGES_FRANCE = plan_campaign(messages=0, images=MAILS, zone="FRA")
SENT = plan_campaign(messages=MAILS)


def kg(cost: CampaignCost, end: str, sending: bool = False) -> float:
    """Return one end of the range of a campaign in kilograms."""
    values = cost.total_kg if sending else cost.generation_kg
    return float(getattr(values, end))


def kwh(cost: CampaignCost, end: str) -> float:
    """Return one end of the energy of a campaign in kilowatt-hours: what is easily given instead of kilograms."""
    return float(getattr(cost.generation_wh / 1000, end))


def end_of(cost: CampaignCost, end: str, **mistakes: float) -> Number:
    """Return the judge of one end of a campaign's range."""
    known = {kwh(cost, end): "energy", kg(SENT, end, sending=True): "with_sending"}
    other = "high" if end == "low" else "low"
    known[kg(cost, other)] = "other_end"
    known |= {value: reason for reason, value in mistakes.items()}
    return Number(
        kg(cost, end), within_percent=WITHIN, units={"kg": 1, "g": 0.001, "t": 1000}, mistakes=known
    )


def levers() -> list[str]:
    """Return the letters of 11.16 in the order of what they save; raise ``ValueError`` when the ends disagree."""
    before = plan_campaign(model="gpt-4o", drafts=10)
    after = {
        "a": plan_campaign(model="gpt-4o", drafts=5),
        "b": plan_campaign(model="gpt-4o", drafts=10, tokens=220),
        "c": plan_campaign(drafts=10),
        "d": plan_campaign(messages=MAILS * 9 // 10, model="gpt-4o", drafts=10),
        "e": plan_campaign(model="gpt-4o", drafts=10, zone="FRA"),
    }
    low, high = (
        sorted(after, key=lambda letter: kg(after[letter], end, sending=True))
        for end in ("low", "high")
    )
    if low != high or kg(before, "low", sending=True) < kg(after[low[-1]], "low", sending=True):
        raise ValueError("the order depends on the end of the range")
    return low


# 11.18 ---------------------------------------------------------------------------------------------------------------
def judge_claim(answer: object) -> Outcome:
    """Judge 11.18: the properties of an honest claim, then the range against that of the campaign."""
    if not isinstance(answer, str):
        return Fail("not_text")
    faults = claim_faults(answer)
    if faults:
        return Fail(faults[0])
    said = said_range(answer)
    expected = SMALL_FRANCE.generation_g
    if said is None or not _near(said.low_g, expected.low) or not _near(said.high_g, expected.high):
        return Fail("other_numbers", {"said": said.words if said else ""})
    return Pass()


def _near(said: float, expected: float) -> bool:
    return abs(said - expected) <= NEAR * expected


def told(amount: T, year: T, counted: T, end: T) -> T:
    """Put a claim of 11.18 together for the answers below."""
    return T(
        f"Writing the texts of 3 million e-mails emitted {amount.en} ({year.en}){counted.en}{end.en}",
        f"Rédiger les textes de 3 millions d’e-mails a émis {amount.fr} ({year.fr}){counted.fr}{end.fr}",
    )


AMOUNT = T("an estimated 3.9 to 4.3 kg CO2e", "environ 3,9 à 4,3 kg éq. CO2")
YEAR = T("EcoLogits, figures of 2026", "estimation EcoLogits, chiffres de 2026")
COUNTED = T(", without training the model", ", sans l’entraînement du modèle")
STOP = T(".", ".")
GOOD = told(AMOUNT, YEAR, COUNTED, STOP)
IN_GRAMS = told(
    T("an estimated 3,900 to 4,300 g of CO2e", "environ 3 900 à 4 300 g éq. CO2"),
    YEAR,
    COUNTED,
    STOP,
)
BETWEEN = told(
    T("about between 3.85 and 4.27 kg of CO2e", "environ entre 3,85 et 4,27 kg éq. CO2"),
    YEAR,
    COUNTED,
    STOP,
)
NO_UNIT = told(T("an estimated 3.9 to 4.3", "environ 3,9 à 4,3"), YEAR, COUNTED, STOP)
ONE_NUMBER = told(T("about 4 kg CO2e", "environ 4 kg éq. CO2"), YEAR, COUNTED, STOP)
NO_YEAR = told(AMOUNT, T("EcoLogits", "estimation EcoLogits"), COUNTED, STOP)
NO_SOURCE = told(AMOUNT, T("figures of 2026", "estimation, chiffres de 2026"), COUNTED, STOP)
NO_BOUNDARY = told(AMOUNT, YEAR, T("", ""), STOP)
NO_ESTIMATE = told(
    T("3.9 to 4.3 kg CO2e", "3,9 à 4,3 kg éq. CO2"),
    T("EcoLogits, figures of 2026", "EcoLogits, chiffres de 2026"),
    COUNTED,
    STOP,
)
NO_THING = T(
    "Our AI emitted an estimated 3.9 to 4.3 kg CO2e (EcoLogits, 2026), training not counted.",
    "Notre IA a émis environ 3,9 à 4,3 kg éq. CO2 (estimation EcoLogits, 2026), entraînement non compris.",
)
PRECISE = told(
    T("an estimated 3.850 to 4.275 kg CO2e", "environ 3,850 à 4,275 kg éq. CO2"),
    YEAR,
    COUNTED,
    STOP,
)
GREEN = told(AMOUNT, YEAR, COUNTED, T(": our green AI.", " : notre IA verte."))
NEUTRAL = told(AMOUNT, YEAR, COUNTED, T(" and is offset.", " et compensés."))
AMERICAN = told(
    T("an estimated 21 to 25 kg CO2e", "environ 21 à 25 kg éq. CO2"), YEAR, COUNTED, STOP
)
TONNES = told(
    T("an estimated 3.9 to 4.3 t CO2e", "environ 3,9 à 4,3 t éq. CO2"), YEAR, COUNTED, STOP
)

ENERGY = T(
    "That is the energy in kWh. Asked for: the CO2e in kilograms.",
    "C’est l’énergie, en kWh. On demande l’éq. CO2, en kilogrammes.",
)
WITH_SENDING = T(
    "The e-mails themselves are still in there. Leave them out: `sending=False`, or read the row of the texts.",
    "Les e-mails eux-mêmes sont encore dedans. Retirez-les : `sending=False`, ou lisez la ligne des textes.",
)
OTHER_END = T("That is the other end of the range.", "C’est l’autre borne de la fourchette.")
CAMPAIGN_REASONS = {"energy": ENERGY, "with_sending": WITH_SENDING, "other_end": OTHER_END}
HOW_TO_PLAN = T(
    "`plan_campaign(messages=…, model=…, tokens=…, zone=…, sending=False).table()` shows what you need.",
    "`plan_campaign(messages=…, model=…, tokens=…, zone=…, sending=False).table()` montre ce qu’il vous faut.",
)
KG_COLUMNS = T(
    "The columns `kg_low` and `kg_high`, in the row of what was asked.",
    "Les colonnes `kg_low` et `kg_high`, sur la ligne demandée.",
)


def both(cost: CampaignCost) -> Sequence[float]:
    """Return both ends of a campaign's range, for the answers below."""
    return kg(cost, "low"), kg(cost, "high")


def middle(values: Range) -> float:
    """Return the middle of a range: a single number that hides it."""
    return values.middle


CHECKS = [
    Check(
        id="11.1",
        title=T("The unit of '283'", "L’unité de « 283 »"),
        judge=Each(
            Number(
                study_grams,
                within_percent=WITHIN,
                units={"g": 1, "kg": 1000, "mg": 0.001},
                mistakes={newsletter_grams: "newsletter"},
            ),
            Choice("b", {"a": "too_light", "c": "too_heavy", "d": "too_heavy"}),
        ),
        right=T(
            "A quarter of a kilogram in a whole year. Had it been kilograms, one request would take as much as a lamp in five hours.",
            "Un quart de kilogramme en une année entière. En kilogrammes, une requête aurait consommé autant qu’une lampe en cinq heures.",
        ),
        hints=[
            T(
                "First the energy in kWh: requests, times the energy of a thousand, by 1,000.",
                "D’abord l’énergie en kWh : requêtes, fois l’énergie de mille, sur 1 000.",
            ),
            T(
                "Then times the grams of a kilowatt-hour. Compare the size with 283.",
                "Puis fois les grammes d’un kilowattheure. Comparez l’ordre de grandeur avec 283.",
            ),
        ],
        reasons={
            "newsletter": T(
                "That is the newsletter's sum, with a median and a rounded grid. Asked for: the study's own figures.",
                "C’est le calcul de la lettre, avec une médiane et un réseau arrondi. On demande les chiffres de l’étude.",
            ),
            "too_light": T(
                "283 mg for a whole year would be a thousand times less than your sum.",
                "283 mg pour une année, ce serait mille fois moins que votre calcul.",
            ),
            "too_heavy": T(
                "That would be a thousand times your sum, or more.",
                "Ce serait mille fois votre calcul, ou davantage.",
            ),
        },
        rejects=[
            Reject(newsletter_grams(), "b", reason="newsletter"),
            Reject(thousand_forgotten(), "b", reason="times_too_big"),
            Reject(study_grams(), "a", reason="too_light"),
            Reject(study_grams(), "c", reason="too_heavy"),
            Reject(study_grams(), "d", reason="too_heavy"),
            Reject(283, "b", reason="too_big"),
        ],
        accepts=[Accept(study_grams(), "b"), Accept("244,8 g", "B)"), Accept("0.245 kg", "b")],
    ),
    Check(
        id="11.2",
        title=T("Mean and median", "Moyenne et médiane"),
        judge=Each(
            Number(
                lambda: ratio("image-mean", "text-mean"),
                within_percent=WITHIN,
                mistakes={lambda: ratio("image-median", "text-median"): "medians"},
            ),
            Number(
                lambda: ratio("image-median", "text-median"),
                within_percent=WITHIN,
                mistakes={
                    lambda: ratio("image-mean", "text-mean"): "means",
                    lambda: ratio("image-median", "text-mean"): "mixed",
                },
            ),
            Number(
                printed_ratio,
                within_percent=0.8,
                mistakes={
                    lambda: figure("newsletter-2024-image-text-60"): "as_printed",
                    lambda: ratio("image-mean", "text-mean"): "means",
                },
            ),
        ),
        right=T(
            "Three ratios from one study. The newsletter's two numbers give the largest, and it prints yet another one: nobody divided.",
            "Trois rapports tirés d’une même étude. Les deux nombres de la lettre donnent le plus grand, et elle en imprime encore un autre : personne n’a divisé.",
        ),
        hints=[
            T(
                "The table gives both statistics of both: look at the column `statistic`.",
                "Le tableau donne les deux statistiques pour les deux : voyez la colonne `statistic`.",
            ),
            T(
                "Images divided by texts: twice mean or twice median, then the two printed numbers.",
                "Images divisées par textes : deux moyennes ou deux médianes, puis les deux nombres imprimés.",
            ),
        ],
        reasons={
            "medians": T(
                "That is median by median: asked for later.",
                "C’est médiane par médiane : demandé ensuite.",
            ),
            "means": T("That is mean by mean.", "C’est moyenne par moyenne."),
            "mixed": T(
                "You divided a median by a mean.", "Vous avez divisé une médiane par une moyenne."
            ),
            "as_printed": T(
                "That is the ratio the newsletter prints. Divide its own two numbers.",
                "C’est le rapport imprimé par la lettre. Divisez ses propres nombres.",
            ),
        },
        rejects=[
            Reject(32.1, 32.1, 69, reason="medians"),
            Reject(61.9, 61.9, 69, reason="means"),
            Reject(61.9, 28.7, 69, reason="mixed"),
            Reject(61.9, 32.1, 60, reason="as_printed"),
            Reject(61.9, 32.1, 61.9, reason="means"),
            Reject(6.19, 32.1, 69, reason="too_small"),
        ],
        accepts=[Accept(61.9, 32.1, 69.0), Accept("61,85", "32,14", "69"), Accept(62, 32, 69.05)],
    ),
    Check(
        id="11.3",
        title=T("The grid behind '283'", "Le réseau derrière « 283 »"),
        judge=Each(
            Number(
                needed_grid,
                within_percent=WITHIN,
                mistakes={lambda: figure("newsletter-2024-oregon-300"): "as_said"},
            ),
            Choice("c", {"a": "oregon", "b": "france", "d": "world"}),
        ),
        right=T(
            "The average of the whole country, printed under the name of one state. Somebody took another row of the table.",
            "La moyenne de tout le pays, imprimée sous le nom d’un seul État. Quelqu’un a pris une autre ligne du tableau.",
        ),
        hints=[
            T(
                "Divide 283 g by the energy of all these requests in kWh.",
                "Divisez 283 g par l’énergie de toutes ces requêtes, en kWh.",
            ),
            T(
                "Then look for the closest number in the table.",
                "Puis cherchez le nombre le plus proche dans le tableau.",
            ),
        ],
        reasons={
            "as_said": T(
                "That is the grid the newsletter names: it does not give 283 g.",
                "C’est le réseau que nomme la lettre : il ne donne pas 283 g.",
            ),
            "oregon": T(
                "No row of Oregon is that high.", "Aucune ligne de l’Oregon n’est aussi haute."
            ),
            "france": T("France is several times lower.", "La France est plusieurs fois plus bas."),
            "world": T(
                "Close, but another row of the table is closer.",
                "Pas loin, mais une autre ligne du tableau est plus proche.",
            ),
        },
        rejects=[
            Reject(300, "c", reason="as_said"),
            Reject(0.385, "c", reason="times_too_small"),
            Reject(385, "a", reason="oregon"),
            Reject(385, "b", reason="france"),
            Reject(385, "d", reason="world"),
        ],
        accepts=[Accept(385, "c"), Accept("385,03", "C"), Accept(needed_grid(), "c")],
    ),
    Check(
        id="11.4",
        title=T("The flights", "Les vols"),
        judge=Each(
            Number(
                return_flights,
                within_percent=WITHIN,
                mistakes={
                    lambda: 2 * return_flights(): "one_way",
                    lambda: figure("newsletter-2024-flights-500"): "as_printed",
                },
            ),
            Number(
                flight_assumed,
                within_percent=WITHIN,
                units={"kg": 1, "t": 1000},
                mistakes={lambda: figure("ademe-2026-paris-ny-2060"): "today"},
            ),
        ),
        right=T(
            "About half as many as printed, because the factor of a flight was revised. Equivalences age: date them.",
            "À peu près deux fois moins qu’imprimé, car le facteur d’un vol a été révisé. Les équivalences vieillissent : datez-les.",
        ),
        hints=[
            T(
                "Put both into kilograms before you divide.",
                "Mettez les deux en kilogrammes avant de diviser.",
            ),
            T(
                "A tonne is 1,000 kg. The second answer divides the newsletter's tonnes by its flights.",
                "Une tonne vaut 1 000 kg. La seconde réponse divise les tonnes de la lettre par ses vols.",
            ),
        ],
        reasons={
            "one_way": T(
                "Those are one-way flights. Asked for: returns.",
                "Ce sont des allers simples. On demande des allers-retours.",
            ),
            "as_printed": T(
                "That is the newsletter's number. Divide with the factor of today.",
                "C’est le nombre de la lettre. Divisez avec le facteur d’aujourd’hui.",
            ),
            "today": T(
                "That is the factor of today, not the one the newsletter assumed.",
                "C’est le facteur d’aujourd’hui, pas celui que supposait la lettre.",
            ),
        },
        rejects=[
            Reject(536, 1100, reason="one_way"),
            Reject(500, 1100, reason="as_printed"),
            Reject(268, 2060, reason="today"),
            Reject(0.268, 1100, reason="times_too_small"),
        ],
        accepts=[
            Accept(268, 1100),
            Accept("267,96", "1,1 t"),
            Accept(return_flights(), flight_assumed()),
        ],
    ),
    Check(
        id="11.5",
        title=T("GPT-3 and BLOOM", "GPT-3 et BLOOM"),
        judge=Each(
            Number(
                gpt3_by_bloom,
                within_percent=WITHIN,
                mistakes={
                    gpt3_by_bloom_with_machines: "with_machines",
                    energy_by_bloom: "energy",
                    lambda: figure("thesis-2024-bloom-30x"): "as_printed",
                    lambda: 1 / gpt3_by_bloom(): "upside_down",
                },
            ),
            Choice("b", {"a": "architecture", "c": "boundary", "d": "language"}),
        ),
        right=T(
            "Some three times less energy, but electricity more than seven times cleaner: most of the difference is the place. A 'greener model' may be a model trained elsewhere.",
            "Environ trois fois moins d’énergie, mais une électricité plus de sept fois plus propre : l’essentiel de l’écart tient au lieu. Un « modèle plus sobre » est parfois un modèle entraîné ailleurs.",
        ),
        hints=[
            T(
                "Divide the tonnes of one by those of the other.",
                "Divisez les tonnes de l’un par celles de l’autre.",
            ),
            T(
                "Then divide the energies, and the grams of a kilowatt-hour: which factor is larger?",
                "Puis divisez les énergies, et les grammes d’un kilowattheure : quel facteur est le plus grand ?",
            ),
        ],
        reasons={
            "with_machines": T(
                "You took BLOOM with its machines and GPT-3 without: two boundaries.",
                "Vous avez pris BLOOM avec ses machines et GPT-3 sans : deux périmètres.",
            ),
            "energy": T(
                "Those are the energies. Asked for: the emissions.",
                "Ce sont les énergies. On demande les émissions.",
            ),
            "as_printed": T(
                "That is what a text claimed. Divide the two published totals.",
                "C’est ce qu’affirmait un texte. Divisez les deux totaux publiés.",
            ),
            "upside_down": T(
                "The other way round: how many times more did GPT-3 emit?",
                "Dans l’autre sens : combien de fois plus GPT-3 a-t-il émis ?",
            ),
            "architecture": T(
                "Energy differs by a factor of three only. Something else differs more.",
                "L’énergie ne diffère que d’un facteur trois. Autre chose diffère davantage.",
            ),
            "boundary": T(
                "Both figures count the electricity of training alone.",
                "Les deux chiffres ne comptent que l’électricité de l’entraînement.",
            ),
            "language": T(
                "Texts in another language do not emit less.",
                "Des textes dans une autre langue n’émettent pas moins.",
            ),
        },
        rejects=[
            Reject(10.9, "b", reason="with_machines"),
            Reject(2.97, "b", reason="energy"),
            Reject(30, "b", reason="as_printed"),
            Reject(0.0447, "b", reason="upside_down"),
            Reject(22.3, "a", reason="architecture"),
            Reject(22.3, "c", reason="boundary"),
            Reject(22.3, "d", reason="language"),
        ],
        accepts=[Accept(22.3, "b"), Accept("22,35", "B)"), Accept(gpt3_by_bloom(), "b")],
    ),
    Check(
        id="11.6",
        title=T("The page of a person", "La page d’une personne"),
        judge=Each(
            Number(
                human_page,
                within_percent=WITHIN,
                units={"g": 1, "kg": 1000},
                mistakes={hour_of_person: "hour", lambda: 15e6 / 8760 * 300 / 250: "upside_down"},
            ),
            Several({"a", "c"}, {"b": "computer", "d": "caused"}),
        ),
        right=T(
            "A whole life, divided by hours. It would be emitted without the page: compared with a machine that is switched on for it, it makes any machine look good.",
            "Toute une vie, divisée en heures. Elle serait émise sans la page : face à une machine allumée exprès, elle fait paraître sobre n’importe quelle machine.",
        ),
        hints=[
            T(
                "Tonnes a year, by the hours of a year: grams an hour. A page takes 250/300 of an hour.",
                "Tonnes par an, sur les heures d’une année : grammes par heure. Une page prend 250/300 d’heure.",
            ),
            T(
                "8,760 hours are day and night: what does she emit in all of them?",
                "8 760 heures, c’est jour et nuit : qu’émet-elle pendant toutes ces heures ?",
            ),
        ],
        reasons={
            "hour": T(
                "That is an hour. A page takes a little less.",
                "C’est une heure. Une page prend un peu moins.",
            ),
            "upside_down": T(
                "250 words at 300 words an hour take less than an hour: divide 250 by 300.",
                "250 mots à 300 mots l’heure prennent moins d’une heure : divisez 250 par 300.",
            ),
            "computer": T(
                "A computer for an hour is a few grams. Fifteen tonnes a year are everything.",
                "Un ordinateur pendant une heure, ce sont quelques grammes. Quinze tonnes par an, c’est tout.",
            ),
            "caused": T(
                "The page does not cause her heating.",
                "La page n’est pas la cause de son chauffage.",
            ),
        },
        rejects=[
            Reject(hour_of_person(), "ac", reason="hour"),
            Reject(15e6 / 8760 * 300 / 250, "ac", reason="upside_down"),
            Reject(1427, "a, b, c", reason="computer"),
            Reject(1427, "a, d", reason="caused"),
            Reject(1427, "a", reason="missing"),
        ],
        accepts=[Accept(1427, "a, c"), Accept("1,427 kg", {"c", "a"}), Accept(human_page(), "ca")],
    ),
    Check(
        id="11.7",
        title=T("What is counted", "Ce qui est compté"),
        judge=Ordering(["d", "c", "b", "a"], {"b c d a": "openai"}),
        right=T(
            "Four boundaries on one plot. Graphics cards alone understate, servers bought overstate; a figure without a method is only said.",
            "Quatre périmètres sur un même graphique. La carte seule sous-estime, les serveurs achetés surestiment ; un chiffre sans méthode est seulement dit.",
        ),
        hints=[
            T(
                "The lesson showed the boundaries at the right of its first plot.",
                "La leçon montrait les périmètres à droite de son premier graphique.",
            ),
            T(
                "One of the four was said in a blog post without more; another starts from what a company bought.",
                "L’un des quatre a été dit dans un billet de blog, sans plus ; un autre part de ce qu’une entreprise a acheté.",
            ),
        ],
        reasons={
            "openai": T(
                "One maker gave a number in a blog post, and no method.",
                "Un éditeur a donné un nombre dans un billet de blog, sans méthode.",
            ),
        },
        rejects=[
            Reject("b c d a", reason="openai"),
            Reject("a b c d", reason="in_place"),
            Reject("d c b", reason="not_each_once"),
        ],
        accepts=[Accept("d c b a"), Accept("dcba"), Accept(["d", "c", "b", "a"])],
    ),
    Check(
        id="11.8",
        title=T("What a median allows", "Ce que permet une médiane"),
        judge=Several({"b", "d"}, {"a": "total", "c": "mean", "e": "independent"}),
        right=T(
            "A median says where the middle is. Of the greedy half, of totals and of training it says nothing.",
            "Une médiane dit où est le milieu. De la moitié gourmande, des totaux et de l’entraînement, elle ne dit rien.",
        ),
        hints=[
            T(
                "Half of the prompts lie above: how far? The figure does not say.",
                "La moitié des requêtes sont au-dessus : de combien ? Le chiffre ne le dit pas.",
            ),
            T(
                "Who published it, and about what part of a model's life?",
                "Qui l’a publié, et sur quelle partie de la vie d’un modèle ?",
            ),
        ],
        reasons={
            "total": T(
                "A median times a number is no total: the greedy prompts would be missing.",
                "Une médiane fois un nombre n’est pas un total : les requêtes gourmandes manqueraient.",
            ),
            "mean": T(
                "A few greedy prompts pull the mean above the median.",
                "Quelques requêtes gourmandes tirent la moyenne au-dessus de la médiane.",
            ),
            "independent": T(
                "The company published it about itself.", "L’entreprise l’a publié sur elle-même."
            ),
        },
        rejects=[
            Reject("a, b, d", reason="total"),
            Reject("b, c", reason="mean"),
            Reject("b, d, e", reason="independent"),
            Reject("b", reason="missing"),
        ],
        accepts=[Accept("b, d"), Accept("db"), Accept(["b", "d"])],
    ),
    Check(
        id="11.9",
        title=T("Which hour", "Quelle heure"),
        judge=Each(
            Number(
                lambda: kilograms_by("marginal"),
                within_percent=WITHIN,
                units={"kg": 1, "g": 0.001},
                mistakes={lambda: kilograms_by("average"): "average"},
            ),
            Choice("b", {"a": "average_chosen", "c": "same"}),
        ),
        right=T(
            "A decision changes the next kilowatt-hour, not the mix of all the others. (The day is invented; real marginal figures are hard to come by.)",
            "Une décision change le prochain kilowattheure, pas le mélange de tous les autres. (La journée est inventée ; les vrais chiffres marginaux sont difficiles à obtenir.)",
        ),
        hints=[
            T(
                "Difference of the two hours, times 50 kWh, by 1,000.",
                "Différence entre les deux heures, fois 50 kWh, sur 1 000.",
            ),
            T(
                "Which plant gives more when you switch the job on?",
                "Quelle centrale produit plus quand vous lancez le travail ?",
            ),
        ],
        reasons={
            "average": T(
                "That is the difference of the averages: it divides a bill, it does not follow a decision.",
                "C’est la différence des moyennes : elle répartit une facture, elle ne suit pas une décision.",
            ),
            "average_chosen": T(
                "The average is for a report of what happened.",
                "La moyenne sert au bilan de ce qui s’est passé.",
            ),
            "same": T(
                "The energy is the same. The plants that give it are not.",
                "L’énergie est la même. Les centrales qui la donnent, non.",
            ),
        },
        rejects=[
            Reject(kilograms_by("average"), "b", reason="average"),
            Reject(35_700, "b", reason="times_too_big"),
            Reject(-35.7, "b", reason="wrong_sign"),
            Reject(35.7, "a", reason="average_chosen"),
            Reject(35.7, "c", reason="same"),
        ],
        accepts=[Accept(35.7, "b"), Accept("35,7 kg", "B"), Accept(kilograms_by("marginal"), "b")],
    ),
    Check(
        id="11.10",
        title=T("Three million texts, small model", "Trois millions de textes, petit modèle"),
        judge=Each(end_of(SMALL_USA, "low"), end_of(SMALL_USA, "high")),
        right=T(
            "A few dozen kilograms, a drive across part of a country. The range is what is not known of the model; it is no error margin.",
            "Une vingtaine de kilogrammes, un trajet en voiture à travers une région. La fourchette couvre ce qu’on ignore du modèle ; ce n’est pas une marge d’erreur.",
        ),
        hints=[HOW_TO_PLAN, KG_COLUMNS],
        reasons=CAMPAIGN_REASONS,
        rejects=[
            Reject(kwh(SMALL_USA, "low"), kwh(SMALL_USA, "high"), reason="energy"),
            Reject(
                kg(SENT, "low", sending=True), kg(SENT, "high", sending=True), reason="with_sending"
            ),
            Reject(kg(SMALL_USA, "high"), kg(SMALL_USA, "low"), reason="other_end"),
            Reject(0.0207, 0.0247, reason="times_too_small"),
            Reject(
                middle(SMALL_USA.generation_kg), middle(SMALL_USA.generation_kg), reason="too_big"
            ),
        ],
        accepts=[Accept(*both(SMALL_USA)), Accept("20,7 kg", "24,7 kg"), Accept(21, 25)],
    ),
    Check(
        id="11.11",
        title=T("The same in France", "La même en France"),
        judge=Each(
            end_of(SMALL_FRANCE, "low", american=kg(SMALL_USA, "low")),
            end_of(SMALL_FRANCE, "high", american=kg(SMALL_USA, "high")),
            Choice("b", {"a": "energy_same", "c": "wrong", "d": "language"}),
        ),
        right=T(
            "The electricity falls by nine, the making of the machines stays: on a clean grid it is nearly half of what is left. Moving the servers does not move the factory.",
            "L’électricité est divisée par neuf, la fabrication reste : sur un réseau propre, elle fait près de la moitié du reste. Déplacer les serveurs ne déplace pas l’usine.",
        ),
        hints=[
            HOW_TO_PLAN,
            T(
                "Which part of a footprint does not depend on the electricity of the place?",
                "Quelle part d’une empreinte ne dépend pas de l’électricité du lieu ?",
            ),
        ],
        reasons={
            **CAMPAIGN_REASONS,
            "american": T(
                "That is the campaign with American electricity.",
                "C’est la campagne avec l’électricité américaine.",
            ),
            "energy_same": T(
                "The estimate of the energy is the same in both.",
                "L’estimation de l’énergie est la même dans les deux.",
            ),
            "wrong": T(
                "It has a range like the other one. Something in it does not change with the country.",
                "Elle a sa fourchette comme l’autre. Quelque chose n’y change pas avec le pays.",
            ),
            "language": T("250 tokens are 250 tokens.", "250 jetons sont 250 jetons."),
        },
        rejects=[
            Reject(*both(SMALL_USA), "b", reason="american"),
            Reject(kg(SMALL_FRANCE, "low"), kg(SMALL_USA, "high"), "b", reason="american"),
            Reject(*both(SMALL_FRANCE), "a", reason="energy_same"),
            Reject(*both(SMALL_FRANCE), "c", reason="wrong"),
            Reject(*both(SMALL_FRANCE), "d", reason="language"),
            Reject(kwh(SMALL_FRANCE, "low"), kwh(SMALL_FRANCE, "high"), "b", reason="energy"),
            Reject(
                kg(SENT, "low", sending=True),
                kg(SENT, "high", sending=True),
                "b",
                reason="with_sending",
            ),
            Reject(kg(SMALL_FRANCE, "high"), kg(SMALL_FRANCE, "low"), "b", reason="other_end"),
        ],
        accepts=[
            Accept(*both(SMALL_FRANCE), "b"),
            Accept("3,9", "4,3 kg", "B"),
            Accept(3.85, 4.27, "b"),
        ],
    ),
    Check(
        id="11.12",
        title=T("The large model, and pictures", "Le grand modèle, et des images"),
        judge=Each(
            end_of(LARGE_USA, "low", small=kg(SMALL_USA, "low")),
            end_of(LARGE_USA, "high", small=kg(SMALL_USA, "high")),
            Number(
                kg(IMAGES_USA, "high"),
                within_percent=WITHIN,
                units={"kg": 1, "t": 1000},
                mistakes={
                    kg(IMAGES_FRANCE, "high"): "french_images",
                    kwh(IMAGES_USA, "high"): "energy",
                },
            ),
        ),
        right=T(
            "About thirty times for the larger model, more than a hundred times for a picture each: format and model decide before any fine tuning does.",
            "Une trentaine de fois pour le grand modèle, plus de cent fois pour une image chacun : le format et le modèle décident bien avant les réglages fins.",
        ),
        hints=[
            HOW_TO_PLAN,
            T(
                "For pictures alone: `messages=0, images=3_000_000`.",
                "Pour les images seules : `messages=0, images=3_000_000`.",
            ),
        ],
        reasons={
            **CAMPAIGN_REASONS,
            "small": T("That is the small model.", "C’est le petit modèle."),
            "french_images": T(
                "That is the electricity of France.", "C’est l’électricité française."
            ),
        },
        rejects=[
            Reject(*both(SMALL_USA), kg(IMAGES_USA, "high"), reason="small"),
            Reject(kwh(LARGE_USA, "low"), kwh(LARGE_USA, "high"), 3352, reason="energy"),
            Reject(kg(SENT, "low", sending=True), 729, 3352, reason="with_sending"),
            Reject(729, 452, 3352, reason="other_end"),
            Reject(*both(LARGE_USA), kg(IMAGES_FRANCE, "high"), reason="french_images"),
            Reject(*both(LARGE_USA), kwh(IMAGES_USA, "high"), reason="energy"),
            Reject(*both(LARGE_USA), 3_352_000, reason="times_too_big"),
        ],
        accepts=[
            Accept(452, 729, 3352),
            Accept("452 kg", "729", "3,35 t"),
            Accept(*both(LARGE_USA), kg(IMAGES_USA, "high")),
        ],
    ),
    Check(
        id="11.13",
        title=T("Sending", "L’envoi"),
        judge=Each(
            Number(
                lambda: kg(SENT, "high", sending=True) - kg(SENT, "high"),
                within_percent=WITHIN,
                units={"kg": 1, "t": 1000, "g": 0.001},
                mistakes={lambda: figure("ademe-2026-email-2-46"): "one_mail"},
            ),
            Several({"b", "d"}, {"a": "not_added", "c": "nothing"}),
        ),
        right=T(
            "Tonnes, against kilograms for the writing. Whether it belongs to your campaign depends on one question: would these mails exist without it?",
            "Des tonnes, contre des kilogrammes pour la rédaction. Savoir si elles appartiennent à votre campagne dépend d’une question : ces mails existeraient-ils sans elle ?",
        ),
        hints=[
            T(
                "Grams of one, times three million, by 1,000.",
                "Grammes d’un seul, fois trois millions, sur 1 000.",
            ),
            T(
                "Ask of each sentence: what would be emitted without the campaign, and without the AI?",
                "Demandez pour chaque phrase : qu’émettrait-on sans la campagne, et sans l’IA ?",
            ),
        ],
        reasons={
            "one_mail": T("That is one mail, in grams.", "C’est un seul mail, en grammes."),
            "not_added": T(
                "These mails were sent before: the AI does not add them.",
                "Ces mails partaient déjà : l’IA ne les ajoute pas.",
            ),
            "nothing": T(
                "Sending weighs more than the writing by a small model. Look at the sum.",
                "L’envoi pèse plus que la rédaction par un petit modèle. Regardez la somme.",
            ),
        },
        rejects=[
            Reject(2.46, "b, d", reason="one_mail"),
            Reject(7_380_000, "b, d", reason="times_too_big"),
            Reject(7380, "a, b, d", reason="not_added"),
            Reject(7380, "c", reason="nothing"),
            Reject(7380, "b", reason="missing"),
        ],
        accepts=[Accept(7380, "b, d"), Accept("7 385 kg", "bd"), Accept("7.385 t", ["d", "b"])],
    ),
    Check(
        id="11.14",
        title=T("The rebound", "L’effet rebond"),
        judge=Each(
            Number(
                lambda: rebound(10, 20),
                within_percent=WITHIN,
                mistakes={0.5: "upside_down", 200.0: "product", 0.1: "no_volume"},
            ),
            Number(10.0, within_percent=WITHIN, mistakes={20.0: "twenty", 1.0: "one"}),
            Number(
                lambda: 1 - rebound(10, 4),
                within_percent=WITHIN,
                percent=True,
                mistakes={0.4: "left", 0.9: "no_volume"},
            ),
        ),
        right=T(
            "Volume divided by efficiency. The break-even is where both are equal: from there on, more efficient means more energy.",
            "Le volume divisé par l’efficacité. Le point mort est là où les deux sont égaux : au-delà, plus efficace veut dire plus d’énergie.",
        ),
        hints=[
            T(
                "Each text takes a tenth; there are twenty times as many.",
                "Chaque texte demande un dixième ; il y en a vingt fois plus.",
            ),
            T(
                "A gain is lost when the volume has grown as much as the efficiency.",
                "Le gain est perdu quand le volume a crû autant que l’efficacité.",
            ),
        ],
        reasons={
            "upside_down": T(
                "The other way round: volume by efficiency.",
                "Dans l’autre sens : volume sur efficacité.",
            ),
            "product": T(
                "Efficiency divides, it does not multiply.",
                "L’efficacité divise, elle ne multiplie pas.",
            ),
            "no_volume": T(
                "That would hold if the volume had not changed.",
                "Ce serait vrai si le volume n’avait pas changé.",
            ),
            "twenty": T(
                "At twenty the energy has doubled already.", "À vingt, l’énergie a déjà doublé."
            ),
            "one": T(
                "With the same volume all of the gain is there. How far may it grow?",
                "À volume égal, tout le gain est là. Jusqu’où peut-il croître ?",
            ),
            "left": T(
                "That is what is still used. Asked for: what is saved.",
                "C’est ce qui est encore consommé. On demande ce qui est économisé.",
            ),
        },
        rejects=[
            Reject(0.5, 10, 0.6, reason="upside_down"),
            Reject(200, 10, 0.6, reason="product"),
            Reject(0.1, 10, 0.6, reason="no_volume"),
            Reject(2, 20, 0.6, reason="twenty"),
            Reject(2, 1, 0.6, reason="one"),
            Reject(2, 10, 0.4, reason="left"),
            Reject(2, 10, "90 %", reason="no_volume"),
        ],
        accepts=[Accept(2, 10, 0.6), Accept("2", "10", "60 %"), Accept(2.0, 10.0, "60%")],
    ),
    Check(
        id="11.15",
        title=T("The gate", "Le portique"),
        judge=Each(
            Choice("b", {"a": "not_good_enough", "c": "not_the_least", "d": "not_the_least"}),
            Number(
                500 * (17.0 - 0.014) / 1000,
                within_percent=WITHIN,
                units={"kWh": 1, "Wh": 0.001},
                mistakes={500 * (1.8 - 0.002) / 1000: "low_ends", 17.0 - 0.014: "one_thousand"},
            ),
        ),
        right=T(
            "The classifier passes, and takes about a thousandth of the energy. The model is more often right; nobody asked for that.",
            "Le classifieur passe, avec un millième de l’énergie environ. Le modèle a plus souvent raison ; personne ne le demandait.",
        ),
        hints=[
            T(
                "Strike out what is right less than eight times in ten, then take the least energy.",
                "Rayez ce qui a raison moins de huit fois sur dix, puis prenez le moins d’énergie.",
            ),
            T(
                "500,000 reviews are 500 times a thousand; a kWh is 1,000 Wh.",
                "500 000 avis font 500 fois mille ; un kWh vaut 1 000 Wh.",
            ),
        ],
        reasons={
            "not_good_enough": T(
                "It is right too rarely: the gate is at eight in ten.",
                "Elle a trop rarement raison : le portique est à huit sur dix.",
            ),
            "not_the_least": T(
                "Good enough, but another one passes with less energy.",
                "Suffisante, mais une autre passe avec moins d’énergie.",
            ),
            "low_ends": T(
                "Those are the low ends of the ranges.",
                "Ce sont les bornes basses des fourchettes.",
            ),
            "one_thousand": T("That is for 1,000 reviews, in Wh.", "C’est pour 1 000 avis, en Wh."),
        },
        rejects=[
            Reject("a", 8.49, reason="not_good_enough"),
            Reject("c", 8.49, reason="not_the_least"),
            Reject("d", 8.49, reason="not_the_least"),
            Reject("b", 0.899, reason="low_ends"),
            Reject("b", 16.986, reason="one_thousand"),
            Reject("b", 8493, reason="times_too_big"),
        ],
        accepts=[Accept("b", 8.49), Accept("B)", "8,5 kWh"), Accept("b", "8493 Wh")],
    ),
    Check(
        id="11.16",
        title=T("Which lever first", "Quel levier d’abord"),
        judge=Ordering(
            levers(), {"e c a d b": "country_first", "c e a b d": "tokens_before_mails"}
        ),
        right=T(
            "First the model, then the place, then the drafts. Shortening texts by a few words comes last, though it is what people try first.",
            "D’abord le modèle, puis le lieu, puis les essais. Raccourcir les textes de quelques mots vient en dernier, alors que c’est ce qu’on essaie d’abord.",
        ),
        hints=[
            T(
                "Copy the line that shows `before` and `after`, and change one thing at a time.",
                "Copiez la ligne qui montre `before` et `after`, et changez une chose à la fois.",
            ),
            T(
                "One mail in ten less saves a tenth of everything, sending included.",
                "Un mail sur dix en moins économise un dixième de tout, envoi compris.",
            ),
        ],
        reasons={
            "country_first": T(
                "Nearly. Work out both: the smaller model saves a little more than the cleaner grid.",
                "Presque. Calculez les deux : le petit modèle économise un peu plus que le réseau propre.",
            ),
            "tokens_before_mails": T(
                "A mail that is not sent saves its text and its sending.",
                "Un mail qui ne part pas économise son texte et son envoi.",
            ),
        },
        rejects=[
            Reject("e > c > a > d > b", reason="country_first"),
            Reject("c > e > a > b > d", reason="tokens_before_mails"),
            Reject("b > a > d > e > c", reason="in_place"),
            Reject("c > e > a", reason="not_each_once"),
        ],
        accepts=[Accept("c > e > a > d > b"), Accept("ceadb"), Accept(levers())],
    ),
    Check(
        id="11.17",
        title=T("A report with mistakes", "Un bilan avec des erreurs"),
        judge=Several({"2", "3", "5", "6"}, {"1": "volume", "4": "boundary"}),
        right=T(
            "False precision, an equivalence between 40,000 texts and one search, a median taken for a mean, and a neutrality by offsetting, which the law treats as unfair. Volume and boundary were said well.",
            "Fausse précision, équivalence entre 40 000 textes et une recherche, médiane prise pour une moyenne, et une neutralité par compensation, que le droit tient pour déloyale. Le volume et le périmètre étaient bien dits.",
        ),
        hints=[
            T(
                "Two sentences are fine: they say how much was made, and what is counted.",
                "Deux phrases conviennent : elles disent combien a été produit, et ce qui est compté.",
            ),
            T(
                "Look for too many digits, for a comparison of unlike things, for a wrong statistic, for a forbidden word.",
                "Cherchez trop de chiffres, une comparaison de choses inégales, une mauvaise statistique, un mot interdit.",
            ),
        ],
        reasons={
            "volume": T(
                "A year and a number of texts: that is what a reader needs.",
                "Une année et un nombre de textes : c’est ce qu’il faut au lecteur.",
            ),
            "boundary": T(
                "It says what is counted and what is not: keep it.",
                "Elle dit ce qui est compté et ce qui ne l’est pas : gardez-la.",
            ),
        },
        rejects=[
            Reject("1, 2, 3, 5, 6", reason="volume"),
            Reject("2, 3, 4, 5, 6", reason="boundary"),
            Reject("2, 6", reason="missing"),
        ],
        accepts=[Accept("2, 3, 5, 6"), Accept(["6", "5", "3", "2"]), Accept({"2", "3", "5", "6"})],
    ),
    Check(
        id="11.18",
        title=T("A claim that survives", "Une allégation qui survit"),
        judge=Judged(judge_claim),
        right=T(
            "It can be checked: quantity, range, boundary, year and source are there, and no word that promises more.",
            "Elle est vérifiable : quantité, fourchette, périmètre, année et source y sont, et aucun mot qui promette davantage.",
        ),
        hints=[
            T(
                "`review_claim(sentence)` from `atelier.campaign` shows what a reviewer finds.",
                "`review_claim(phrase)`, dans `atelier.campaign`, montre ce que trouve un relecteur.",
            ),
            T(
                "Take the range of exercise 11.11 with two digits, and say whether training and sending are in it.",
                "Prenez la fourchette de l’exercice 11.11 avec deux chiffres, et dites si l’entraînement et l’envoi y sont.",
            ),
        ],
        reasons={
            "not_text": T(
                "I expected a text between quotes.", "J’attendais un texte entre guillemets."
            ),
            "unit": T(
                "Your sentence lacks a quantity with its unit: kg of CO2e, for example.",
                "Il manque une quantité avec son unité : kg éq. CO2, par exemple.",
            ),
            "range": T(
                "One number pretends to know too much: give both ends, followed by the unit of CO2e.",
                "Un seul nombre prétend en savoir trop : donnez les deux bornes, suivies de l’unité d’éq. CO2.",
            ),
            "for_what": T(
                "What is it for? Say how many e-mails, texts, images.",
                "De quoi s’agit-il ? Dites combien d’e-mails, de textes, d’images.",
            ),
            "boundary": T(
                "Say what is counted and what is not: machines, training, sending.",
                "Dites ce qui est compté et ce qui ne l’est pas : machines, entraînement, envoi.",
            ),
            "date": T("Which year are the figures of?", "De quelle année sont les chiffres ?"),
            "source": T(
                "Who or what worked it out? Name the source.",
                "Qui, ou quoi, a fait le calcul ? Nommez la source.",
            ),
            "estimate": T(
                "Nobody measured it: say that it is an estimate.",
                "Personne ne l’a mesuré : dites que c’est une estimation.",
            ),
            "precision": T(
                "Too many digits: the estimate does not know the last one.",
                "Trop de chiffres : l’estimation ignore le dernier.",
            ),
            "green_words": T(
                "A word promises more than you can show (green, neutral, offset…): such words are what the law strikes at.",
                "Un mot promet plus que vous ne pouvez montrer (vert, neutre, compensé…) : ce sont ces mots que vise le droit.",
            ),
            "other_numbers": T(
                "The form is right, but {said} is not the range of this campaign in France.",
                "La forme est bonne, mais {said} n’est pas la fourchette de cette campagne en France.",
            ),
        },
        rejects=[
            Reject(4.1, reason="not_text"),
            Reject(str(NO_UNIT), reason="unit"),
            Reject(str(ONE_NUMBER), reason="range"),
            Reject(str(NO_THING), reason="for_what"),
            Reject(str(NO_BOUNDARY), reason="boundary"),
            Reject(str(NO_YEAR), reason="date"),
            Reject(str(NO_SOURCE), reason="source"),
            Reject(str(NO_ESTIMATE), reason="estimate"),
            Reject(str(PRECISE), reason="precision"),
            Reject(str(GREEN), reason="green_words"),
            Reject(str(NEUTRAL), reason="green_words"),
            Reject(str(AMERICAN), reason="other_numbers"),
            Reject(str(TONNES), reason="other_numbers"),
        ],
        accepts=[Accept(str(GOOD)), Accept(str(IN_GRAMS)), Accept(str(BETWEEN))],
    ),
]
