"""The checks of module 05: judged on what was planted in the shop, or on what the data give."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pandas as pd
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
from atelier.checking.answers import read_numbers
from atelier.data import boutique, load_orders
from atelier.errors import AtelierError
from atelier.i18n import Text as T
from atelier.i18n import current_language
from atelier.paths import course_root
from atelier.prompting.scoring import numbers_written
from atelier.segments import (
    RFM,
    agreement,
    audit_persona,
    clean,
    customer_features,
    find_segments,
    fit_bgnbd,
    lorenz,
    prepared,
    purchase_history,
    rfm_grid,
    shop_lines,
    top_shares,
    true_segments,
)
from atelier.tables import rfm
from sklearn.cluster import KMeans
from threadpoolctl import threadpool_limits

CUSTOMER = 30367581
SECOND_YEAR = "2025-10-01"
ENOUGH_AGREEMENT = 0.65
ENOUGH_STABILITY = 0.8
NUMBERS_WANTED = 3


@cache
def raw_lines() -> pd.DataFrame:
    """Return the order lines of the shop as they are exported."""
    return shop_lines()


@cache
def kept_lines() -> pd.DataFrame:
    """Return the order lines of the shop, cleaned."""
    return clean(raw_lines()).lines


@cache
def scores() -> pd.DataFrame:
    """Return recency, orders, amount and their scores, a row a customer."""
    return rfm(kept_lines())


@cache
def features() -> pd.DataFrame:
    """Return the seven features of each customer."""
    return customer_features(kept_lines(), boutique("sessions"))


@cache
def net_euros(*left_out: str) -> float:
    """Return what the customer of 5.2 brought in, without the documents of the kinds ``left_out``."""
    orders = boutique("orders")
    his = orders[(orders["customer_id"] == CUSTOMER) & ~orders["document_type"].isin(left_out)]
    return float(his["total_cents"].sum()) / 100


def lowest_score() -> float:
    """Return how many customers have the frequency score 1."""
    return float((scores()["f_score"] == 1).sum())


def fifth() -> float:
    """Return how many customers the lowest fifth has when places decide."""
    places = scores()["orders"].rank(method="first")
    return float((pd.qcut(places, 5, labels=False) == 0).sum())


def cells(recencies: tuple[int, ...], frequencies: tuple[int, ...]) -> float:
    """Return how many customers have these scores of recency and of frequency."""
    return float(rfm_grid(scores()).loc[list(recencies), list(frequencies)].to_numpy().sum())


def customers_for(revenue: float) -> float:
    """Return the share of the customers, best first, who bring in this share of revenue."""
    curve = lorenz(features()["net_cents"])
    return float(curve.loc[curve["revenue"] >= revenue, "customers"].min())


def top_fifth() -> float:
    """Return the share of revenue of the best fifth of the customers."""
    return float(top_shares(features()["net_cents"], [0.2])["revenue"].iloc[0])


@cache
def two_segments(scale: bool) -> tuple[int, int]:
    """Return the sizes of two segments of the export as it is, the smaller first."""
    everyone = customer_features(raw_lines())[list(RFM)]
    sizes = find_segments(everyone, k=2, log=scale, scale=scale).value_counts()
    return int(sizes.min()), int(sizes.max())


@cache
def spread_left(k: int, cloud: bool) -> float:
    """Return the percent of the spread left by ``k`` segments: of 3,000 customers, or of a cloud without groups."""
    customers = prepared(features()[list(RFM)].sample(3000, random_state=0))
    points = customers.to_numpy()
    if cloud:
        chance = np.random.default_rng(0)
        points = chance.multivariate_normal(
            customers.mean(), customers.cov(), len(customers), method="cholesky"
        )
    with threadpool_limits(1):
        one, many = (KMeans(n, n_init=3, random_state=0).fit(points).inertia_ for n in (1, k))
    return round(100 * many / one)


@cache
def planted_found(columns: tuple[str, ...], numbered: bool = False) -> float:
    """Return the agreement of six segments made from these columns with those that were planted."""
    table = features()[list(columns)]
    table = table.assign(customer_number=table.index) if numbered else table
    return agreement(find_segments(table, k=6), true_segments())


def judge_columns(columns: object) -> Outcome:
    """Judge 5.10: names of columns that find the planted segments."""
    if not isinstance(columns, list | tuple) or not all(isinstance(name, str) for name in columns):
        return Fail("not_a_list")
    known = list(features().columns)
    unknown = [name for name in columns if name not in known]
    if unknown:
        return Fail("no_such_column", {"name": unknown[0], "known": ", ".join(known)})
    chosen = tuple(name for name in known if name in columns)
    found = {"index": f"{planted_found(chosen):.2f}"}
    if planted_found(chosen) >= ENOUGH_AGREEMENT:
        return Pass(found)
    return Fail("rfm_alone" if set(chosen) <= set(RFM) else "too_low", found)


def judge_persona(text: object) -> Outcome:
    """Judge 5.14: a persona of the right length, with numbers of the row and nothing else."""
    if not isinstance(text, str):
        return Fail("not_a_text")
    words = len(text.split())
    if not 20 <= words <= 60:
        return Fail("length", {"count": words})
    audit = audit_persona(text, ROW)
    if not audit.passed:
        return Fail("invented", {"why": audit.reason})
    numbers = len(set(numbers_written(text)))
    return Pass() if numbers >= NUMBERS_WANTED else Fail("few_numbers", {"count": numbers})


@cache
def next_year(repeats: int, recency: int) -> float:
    """Return the purchases expected in 52 weeks of a customer of 5.17."""
    history = purchase_history(kept_lines(), until=SECOND_YEAR)
    model = fit_bgnbd(history["repeats"], history["recency"], history["age"])
    return float(model.expected(52, repeats, recency, 52))


def times_more(years: tuple[int, ...]) -> float:
    """Return how many times more the best fifth, by the spending of these years, spends in the second year."""
    lines = kept_lines()
    year = (lines["ordered_at"] >= SECOND_YEAR).map({False: 1, True: 2})
    money = lines.pivot_table(
        index="customer_id", columns=year, values="amount_cents", aggfunc="sum", fill_value=0
    )
    best = money[list(years)].sum(axis=1).rank(pct=True) > 0.8
    return float(money.loc[best, 2].mean() / money.loc[~best, 2].mean())


def judge_k(k: object, reason: object, curves: object) -> Outcome:
    """Judge 5.19: a number of segments of the table that is stable, and the reason that decides."""
    if not isinstance(curves, pd.DataFrame) or "stability" not in curves:
        return Fail("no_table")
    why = REASONS_FOR_K(reason)
    if isinstance(why, Fail):
        return why if why.reason in REASONS_FOR_K.wrong.values() else Fail("not_a_reason")
    readings = read_numbers(k)
    wanted = int(readings[0].value) if readings and float(readings[0].value).is_integer() else None
    if wanted not in curves.index:
        return Fail("not_in_table", {"known": ", ".join(map(str, curves.index))})
    stability = float(curves.loc[wanted, "stability"])
    if stability < ENOUGH_STABILITY:
        return Fail("unstable", {"stability": f"{stability:.2f}"})
    return Pass({"k": wanted})


@cache
def right_total(language: str) -> int:
    """Return the cents of the orders from which the export of 5.20 is made."""
    return int(load_orders(orders_file(language)).table["amount_cents"].sum())


def orders_file(language: str) -> Path:
    """Return the orders, in this language, from which the export of 5.20 is made."""
    return course_root() / "datasets" / "segments" / f"orders_{language}.csv"


@cache
def own_total(language: str, column: str) -> int:
    """Return the cents of the export of 5.20 when ``column`` is taken for the amounts; AtelierError if it cannot."""
    french = language == "fr"
    own = pd.read_csv(
        orders_file(language), dtype=str, sep=";" if french else ",", encoding="utf-8-sig"
    )
    own["COL_7"] = own["Quantité" if french else "Quantity"].astype(int) * 10
    own = own.rename(columns={own.columns[5]: "COL_6"})
    with TemporaryDirectory() as folder:
        file = Path(folder) / "own.csv"
        own.to_csv(file, index=False)
        return int(load_orders(file, columns={"amount": column}).table["amount_cents"].sum())


def judge_mapping(columns: object) -> Outcome:
    """Judge 5.20: the column of the amounts is the one that gives the total of the export."""
    if not isinstance(columns, dict) or set(columns) != {"amount"}:
        return Fail("not_a_mapping")
    language = current_language()
    try:
        total = own_total(language, columns["amount"])
    except AtelierError as refused:
        return Fail("refused", {"why": refused.message})
    return (
        Pass() if total == right_total(language) else Fail("other_numbers", {"euros": total // 100})
    )


ROW = pd.Series(
    {
        "customers": 2400,
        "customers_percent": 13,
        "revenue_percent": 9,
        "orders": 3.1,
        "net_amount": 148,
        "recency_days": 96,
        "gift_percent": 70,
    }
)
REASONS_FOR_K = Choice("c", {"a": "elbow", "b": "nature", "d": "always"})
CURVES = pd.DataFrame({"stability": [0.95, 0.85, 0.7, 0.5]}, index=[2, 3, 4, 6])

CHECKS = [
    Check(
        id="5.1",
        title=T("What is set aside", "Ce qu’on met de côté"),
        judge=Several(correct={"a", "b", "d", "f"}, wrong={"c": "returned", "e": "small"}),
        right=T(
            "Copies, sales undone at once, postage and businesses say nothing about how your customers buy. They are set aside and counted, not "
            "deleted: the hotel deserves a look of its own.",
            "Les copies, les ventes aussitôt annulées, les frais de port et les professionnels ne disent rien de la façon d’acheter de vos clients. "
            "On les met de côté en les comptant, sans les supprimer : l’hôtel mérite qu’on l’étudie à part.",
        ),
        hints=[
            T(
                "Ask of each: does it tell how one of my customers behaves?",
                "Pour chacune, demandez-vous : cela dit-il comment se comporte un de mes clients ?",
            ),
            T(
                "Four must go. To send something back is behaviour, and so is to buy little.",
                "Il y en a quatre. Renvoyer un article est un comportement, acheter peu aussi.",
            ),
        ],
        reasons={
            "returned": T(
                "A return is real behaviour: it stays, with its negative amount. Some segments are known by it.",
                "Un retour est un vrai comportement : il reste, avec son montant négatif. Certains segments se reconnaissent à cela.",
            ),
            "small": T(
                "A small customer is a customer. Without them you describe your best ones only.",
                "Un petit client est un client. Sans eux, vous ne décrivez que les meilleurs.",
            ),
        },
        rejects=[
            Reject("a, b, c, d, f", reason="returned"),
            Reject(["a", "e"], reason="small"),
            Reject("a, b", reason="missing"),
            Reject("a, g", reason="not_an_option"),
        ],
        accepts=[Accept("a, b, d, f"), Accept(["f", "d", "b", "a"]), Accept("ABDF")],
    ),
    Check(
        id="5.2",
        title=T("What is left of a customer", "Ce qui reste d’un client"),
        judge=Number(
            net_euros,
            within=0.01,
            units={"EUR": 1, "€": 1, "euros": 1, "cents": 0.01, "centimes": 0.01},
            mistakes={
                lambda: net_euros("cancellation"): "sale_stays",
                lambda: net_euros("cancellation", "return"): "sales_only",
                lambda: net_euros("return"): "return_forgotten",
            },
        ),
        right=T(
            "The cancelled sale and its cancellation weigh nothing, the return weighs its amount. Whoever drops the cancellations and keeps their "
            "sales makes good customers of people who have bought nothing.",
            "La vente annulée et son annulation ne pèsent rien, le retour pèse son montant. Qui retire les annulations en gardant leurs ventes "
            "transforme en bons clients des gens qui n’ont rien acheté.",
        ),
        hints=[
            T(
                "Amounts of cancellations and returns are negative already: add everything up.",
                "Les montants des annulations et des retours sont déjà négatifs : additionnez tout.",
            ),
            T(
                'In code: `his["total_cents"].sum()`, then from cents to euros.',
                'En code : `his["total_cents"].sum()`, puis passez des centimes aux euros.',
            ),
        ],
        reasons={
            "sale_stays": T(
                "You left the cancellation out but kept its sale: it was never paid.",
                "Vous avez retiré l’annulation mais gardé sa vente : elle n’a jamais été payée.",
            ),
            "sales_only": T(
                "Those are the sales only. Two of the documents take money back.",
                "Ce sont les ventes seules. Deux des documents reprennent de l’argent.",
            ),
            "return_forgotten": T(
                "The cancellation is right. Now the return: that money went back too.",
                "L’annulation est juste. Reste le retour : cet argent est reparti, lui aussi.",
            ),
        },
        rejects=[
            Reject(1001.70, reason="sale_stays"),
            Reject("1 139,70 €", reason="sales_only"),
            Reject(878.7, reason="return_forgotten"),
            Reject(74070, reason="times_too_big"),
            Reject(740, reason="too_small"),
        ],
        accepts=[Accept(740.70), Accept("740,70 €"), Accept("740.7 euros"), Accept("74070 cents")],
    ),
    Check(
        id="5.3",
        title=T("The reference date", "La date de référence"),
        judge=Number(
            13,
            units={"days": 1, "jours": 1, "d": 1, "j": 1},
            mistakes={65: "today", 12: "last_day"},
        ),
        right=T(
            "The clock stops on the day after the last data. So a purchase of the last day is one day old, and the result is the same whenever the "
            "file is opened.",
            "L’horloge s’arrête au lendemain des dernières données. Un achat du dernier jour a donc un jour, et le résultat est le même quel que "
            "soit le jour où l’on ouvre le fichier.",
        ),
        hints=[
            T(
                "What could have happened since the export ended? The file cannot know.",
                "Que s’est-il passé depuis la fin de l’export ? Le fichier ne peut pas le savoir.",
            ),
            T(
                "Count from her order to the day that follows the last day of the data.",
                "Comptez de sa commande jusqu’au jour qui suit le dernier jour des données.",
            ),
        ],
        reasons={
            "today": T(
                "You counted to today. All customers would age by the weeks that are not in the file, and tomorrow the result would be another one.",
                "Vous avez compté jusqu’à aujourd’hui. Tous les clients vieilliraient des semaines absentes du fichier, et demain le résultat "
                "serait un autre.",
            ),
            "last_day": T(
                "Nearly: with the last day itself, an order of that day would be 0 days old. The rule takes the day after.",
                "Presque : avec le dernier jour lui-même, une commande de ce jour aurait 0 jour. La règle prend le lendemain.",
            ),
        },
        rejects=[
            Reject(65, reason="today"),
            Reject("12 days", reason="last_day"),
            Reject(14, reason="too_big"),
            Reject(3, reason="too_small"),
        ],
        accepts=[Accept(13), Accept("13 days"), Accept("13 jours"), Accept(13.0)],
    ),
    Check(
        id="5.4",
        title=T("Five equal parts", "Cinq parts égales"),
        judge=Each(
            Choice("b", {"a": "five", "c": "left_out", "d": "upside_down"}),
            Number(
                lowest_score,
                units={"customers": 1, "clients": 1},
                mistakes={fifth: "still_cut"},
            ),
        ),
        right=T(
            "Equal customers, equal scores: then the five groups are not of one size, and that is right. Cut by place, some would change score if the "
            "file were sorted otherwise.",
            "À clients égaux, scores égaux : les cinq groupes n’ont alors pas la même taille, et c’est normal. Avec une coupe par place, certains "
            "changeraient de score si le fichier était trié autrement.",
        ),
        hints=[
            T(
                "Look for a row of the table in which customers stand in two columns.",
                "Cherchez une ligne du tableau où des clients figurent dans deux colonnes.",
            ),
            T(
                'Count with `(scores["f_score"] == …).sum()`.',
                'Comptez avec `(scores["f_score"] == …).sum()`.',
            ),
        ],
        reasons={
            "five": T(
                "With ten parts there would be more such cuts, not fewer.",
                "Avec dix parts, il y aurait davantage de ces coupures, pas moins.",
            ),
            "left_out": T(
                "They are customers too, and the trouble would move to the next cut.",
                "Ce sont aussi des clients, et le problème passerait à la coupure suivante.",
            ),
            "upside_down": T(
                "Which end is 5 is a convention. Look at customers with 3 orders.",
                "Le sens des scores est une convention. Regardez les clients qui ont 3 commandes.",
            ),
            "still_cut": T(
                "That is the fifth of the customers that the colleague cut off. Count in `scores` instead.",
                "C’est le cinquième des clients qu’a coupé le collègue. Comptez plutôt dans `scores`.",
            ),
        },
        rejects=[
            Reject("a", 5349, reason="five"),
            Reject("c", 5349, reason="left_out"),
            Reject("d", 5349, reason="upside_down"),
            Reject("b", 3785, reason="still_cut"),
            Reject("b", "6000 customers", reason="too_big"),
        ],
        accepts=[Accept("b", 5349), Accept("B)", "5 349 clients"), Accept("b", "5,349")],
    ),
    Check(
        id="5.5",
        title=T("Who is slipping away", "Qui s’éloigne"),
        judge=Number(
            lambda: cells((1, 2), (4, 5)),
            units={"customers": 1, "clients": 1},
            mistakes={
                lambda: cells((4, 5), (1, 2)): "transposed",
                lambda: cells((1,), (5,)): "corner",
                lambda: cells((1, 2), (1, 2, 3, 4, 5)): "all_old",
                lambda: cells((4, 5), (4, 5)): "still_here",
            },
        ),
        right=T(
            "Few cells, and the first to write to: they know you, they used to come, and something has changed.",
            "Peu de cases, et les premières à qui écrire : ces clients vous connaissent, ils venaient, et quelque chose a changé.",
        ),
        hints=[
            T(
                "First the rows: two of them are for customers who have not come for long.",
                "D’abord les lignes : deux d’entre elles sont pour les clients qui ne sont pas venus depuis longtemps.",
            ),
            T(
                "Four cells are to be added. In code: `grid.loc[[rows], [columns]].sum().sum()`.",
                "Il faut additionner quatre cases. En code : `grid.loc[[lignes], [colonnes]].sum().sum()`.",
            ),
        ],
        reasons={
            "transposed": T(
                "You exchanged rows and columns: these have come lately, and buy seldom.",
                "Vous avez échangé lignes et colonnes : ceux-là sont venus récemment et achètent rarement.",
            ),
            "corner": T(
                "That is the corner alone. There are four cells.",
                "C’est le coin seul. Il y a quatre cases.",
            ),
            "all_old": T(
                "Those are all who have not come for long. Keep those who used to buy often.",
                "Ce sont tous ceux qui ne sont pas venus depuis longtemps. Gardez ceux qui achetaient souvent.",
            ),
            "still_here": T(
                "These buy often and came lately: nothing to worry about.",
                "Ceux-là achètent souvent et sont venus récemment : rien à craindre.",
            ),
        },
        rejects=[
            Reject(1588, reason="transposed"),
            Reject(20, reason="corner"),
            Reject(7587, reason="all_old"),
            Reject("4,514 customers", reason="still_here"),
            Reject(5, reason="too_small"),
        ],
        accepts=[Accept(779), Accept("779 customers"), Accept("779 clients")],
    ),
    Check(
        id="5.6",
        title=T("20/80 or not", "20/80 ou non"),
        judge=Number(
            lambda: customers_for(0.8),
            within=0.006,
            percent=True,
            mistakes={
                0.2: "saying",
                top_fifth: "other_axis",
                lambda: customers_for(0.5): "half",
            },
        ),
        right=T(
            "20/80 is a saying, not a law. Each shop has its own curve: read yours before you spend everything on a few.",
            "20/80 est un dicton, pas une loi. Chaque boutique a sa propre courbe : lisez la vôtre avant de tout miser sur quelques-uns.",
        ),
        hints=[
            T(
                "Change one number in the line of the cell above.",
                "Changez un nombre dans la ligne de la cellule ci-dessus.",
            ),
            T(
                "The answer stands in the column `customers`, as a share between 0 and 1.",
                "La réponse est dans la colonne `customers`, en part entre 0 et 1.",
            ),
        ],
        reasons={
            "saying": T(
                "That is the saying. Look at the curve.",
                "C’est le dicton. Regardez la courbe.",
            ),
            "other_axis": T(
                "That is the share of revenue of the best fifth. The question goes the other way.",
                "C’est la part des ventes que fait le meilleur cinquième. La question va dans l’autre sens.",
            ),
            "half": T("That is for half of the sales.", "C’est pour la moitié des ventes."),
        },
        rejects=[
            Reject("20 %", reason="saying"),
            Reject(0.598, reason="other_axis"),
            Reject(0.1507, reason="half"),
            Reject(0.8, reason="too_big"),
        ],
        accepts=[Accept(0.363), Accept("36 %"), Accept("36,3 %"), Accept("36.29%")],
    ),
    Check(
        id="5.7",
        title=T("A nearly perfect silhouette", "Une silhouette presque parfaite"),
        judge=Each(
            Choice("c", {"a": "bug", "b": "three", "d": "mixing"}),
            Number(
                lambda: two_segments(True)[0],
                within_percent=1,
                units={"customers": 1, "clients": 1},
                mistakes={
                    lambda: two_segments(False)[0]: "as_it_was",
                    lambda: two_segments(True)[1]: "larger",
                    lambda: two_segments(False)[1]: "as_it_was",
                },
            ),
        ),
        right=T(
            "Amounts in cents run to millions, orders to dozens: without one scale, k-means sees the amounts only, and the silhouette rewards it for "
            "setting a few giants apart. A segment of a handful is a cleaning job, not a target group.",
            "Les montants en centimes vont jusqu’aux millions, les commandes jusqu’aux dizaines : sans échelle commune, les k-moyennes ne voient que "
            "les montants, et la silhouette les récompense d’isoler quelques géants. Un segment de quelques personnes est un nettoyage à faire, pas une cible.",
        ),
        hints=[
            T(
                "Look at the sizes: who may the few be?",
                "Regardez les effectifs : qui peuvent bien être ces quelques-uns ?",
            ),
            T(
                "Call `find_segments(everyone, k=2)` without the last two arguments, then `.value_counts()`.",
                "Appelez `find_segments(everyone, k=2)` sans les deux derniers arguments, puis `.value_counts()`.",
            ),
        ],
        reasons={
            "bug": T(
                "The sum is right. It answers another question than yours.",
                "Le calcul est juste. Il répond à une autre question que la vôtre.",
            ),
            "three": T(
                "Try it: with three, the amounts are cut once more, and nothing else counts.",
                "Essayez : avec trois, on coupe une fois de plus selon les montants, et rien d’autre ne compte.",
            ),
            "mixing": T(
                "They may be used together, once they are on one scale.",
                "On peut les utiliser ensemble, une fois mis à la même échelle.",
            ),
            "as_it_was": T(
                "That is the colleague's result. Let `find_segments` put the columns on one scale.",
                "C’est le résultat du collègue. Laissez `find_segments` mettre les colonnes à la même échelle.",
            ),
            "larger": T("That is the larger of the two.", "C’est le plus grand des deux."),
        },
        rejects=[
            Reject("a", 9178, reason="bug"),
            Reject("b", 9178, reason="three"),
            Reject("d", 9178, reason="mixing"),
            Reject("c", 8, reason="as_it_was"),
            Reject("c", 18945, reason="as_it_was"),
            Reject("c", 9775, reason="larger"),
        ],
        accepts=[Accept("c", 9178), Accept("C", "9 178 clients"), Accept("c", "9,178")],
    ),
    Check(
        id="5.8",
        title=T("The elbow", "Le coude"),
        judge=Each(
            Choice("b", {"a": "three", "c": "more_customers", "d": "longer"}),
            Number(
                lambda: spread_left(4, True),
                within=1,
                units={"%": 1},
                mistakes={lambda: spread_left(4, False): "customers", 100: "start"},
            ),
        ),
        right=T(
            "With no group at all the curve falls nearly as fast, and bends as nicely. Ask of every curve what it would look like if there were nothing "
            "to find: that is what the band of the lesson is for.",
            "Sans aucun groupe, la courbe descend presque aussi vite et fait un aussi joli coude. Devant toute courbe, demandez à quoi elle "
            "ressemblerait s’il n’y avait rien à trouver : c’est le rôle de la bande de la leçon.",
        ),
        hints=[
            T(
                "Run `elbow(cloud)` and put the two columns side by side.",
                "Exécutez `elbow(cloud)` et mettez les deux colonnes côte à côte.",
            ),
            T(
                "The row k = 4 of the cloud is `elbow(cloud)[…]`, with the k between the brackets.",
                "La ligne k = 4 du nuage est `elbow(cloud)[…]`, avec le k entre les crochets.",
            ),
        ],
        reasons={
            "three": T(
                "Two people often see two bends. That is a sign, but not the reason: would a cloud without groups bend?",
                "Deux personnes voient souvent deux coudes. C’est un indice, pas la raison : un nuage sans groupes ferait-il un coude ?",
            ),
            "more_customers": T(
                "Try with more: the curve stays where it is.",
                "Essayez avec plus de clients : la courbe ne bouge pas.",
            ),
            "longer": T(
                "It would go on falling, as it does for every cloud of points.",
                "Elle continuerait de descendre, comme pour tout nuage de points.",
            ),
            "customers": T(
                "That is the curve of the customers. Take that of `cloud`.",
                "C’est la courbe des clients. Prenez celle de `cloud`.",
            ),
            "start": T("That is k = 1.", "C’est k = 1."),
        },
        rejects=[
            Reject("a", 35, reason="three"),
            Reject("c", 35, reason="more_customers"),
            Reject("d", 35, reason="longer"),
            Reject("b", 31, reason="customers"),
            Reject("b", 100, reason="start"),
            Reject("b", 5, reason="too_small"),
        ],
        accepts=[Accept("b", 35), Accept("b", "35 %"), Accept("B.", 34.6)],
    ),
    Check(
        id="5.9",
        title=T("Names that last", "Des numéros qui durent"),
        judge=Ordering(
            [*"bdac"],
            {"c a d b": "upwards", "a d b c": "total", "a c d b": "size", "a b c d": "as_given"},
        ),
        right=T(
            "A number with a rule behind it means the same next month, and for the colleague who computes it again.",
            "Un numéro fondé sur une règle veut dire la même chose le mois prochain, et pour la collègue qui refait le calcul.",
        ),
        hints=[
            T("Only one column of the table counts.", "Une seule colonne du tableau compte."),
            T(
                "It is the amount of one customer, not of all of them.",
                "C’est le montant par client, pas celui de tous ensemble.",
            ),
        ],
        reasons={
            "upwards": T(
                "Turn it round: the highest first.", "À l’envers : le plus élevé d’abord."
            ),
            "total": T(
                "You multiplied by the number of customers. Here the mean of one customer decides.",
                "Vous avez multiplié par le nombre de clients. Ici, c’est la moyenne d’un client qui décide.",
            ),
            "size": T("That is the order of their size.", "C’est l’ordre des effectifs."),
            "as_given": T(
                "Those names were given by chance.",
                "Ces noms ont été donnés au hasard.",
            ),
        },
        rejects=[
            Reject("c a d b", reason="upwards"),
            Reject("a d b c", reason="total"),
            Reject("a c d b", reason="size"),
            Reject(["a", "b", "c", "d"], reason="as_given"),
            Reject("b d c a", reason="in_place"),
            Reject("b d a", reason="not_each_once"),
        ],
        accepts=[Accept("b d a c"), Accept("BDAC"), Accept("b > d > a > c"), Accept([*"bdac"])],
    ),
    Check(
        id="5.10",
        title=T("Find the planted segments", "Retrouver les segments cachés"),
        judge=Judged(judge_columns),
        right=T(
            "Adjusted Rand index {index}: most of the planted segments are found. What sets them apart is how people buy, not how much.",
            "Indice de Rand ajusté : {index}. L’essentiel des segments cachés est retrouvé. Ce qui les distingue, c’est la façon d’acheter, pas le "
            "montant.",
        ),
        hints=[
            T(
                "What else does the shop know of a customer, besides when, how often and how much?",
                "Que sait encore la boutique d’un client, en dehors de quand, combien de fois et combien ?",
            ),
            T(
                "Add columns one by one and watch the index: promotions, gifts, returns and visits each tell one group from the rest.",
                "Ajoutez des colonnes une à une et suivez l’indice : promotions, cadeaux, retours et visites distinguent chacun un groupe.",
            ),
        ],
        reasons={
            "not_a_list": T(
                "I expected names between quotes, in square brackets, separated by commas.",
                "J’attendais des noms entre guillemets droits et entre crochets, séparés par des virgules.",
            ),
            "no_such_column": T(
                'There is no column "{name}". The columns: {known}.',
                "Il n’y a pas de colonne « {name} ». Les colonnes : {known}.",
            ),
            "rfm_alone": T(
                "Index {index}. Recency, orders and amount say how much somebody buys. The planted segments differ in *how* they buy: add columns.",
                "Indice {index}. Récence, commandes et montant disent combien quelqu’un achète. Les segments cachés diffèrent par la *façon* "
                "d’acheter : ajoutez des colonnes.",
            ),
            "too_low": T(
                "Index {index}: some groups are still mixed up. Which column would tell them apart?",
                "Indice {index} : certains groupes sont encore mélangés. Quelle colonne les distinguerait ?",
            ),
        },
        blank=[["recency_days", "orders"]],
        rejects=[
            Reject(list(RFM), reason="rfm_alone"),
            Reject(["net_cents"], reason="rfm_alone"),
            Reject(["orders", "net_cents", "promo_share"], reason="too_low"),
            Reject(["orders", "age"], reason="no_such_column"),
            Reject("orders, net_cents", reason="not_a_list"),
            Reject([1, 2], reason="not_a_list"),
        ],
        accepts=[
            Accept([*RFM, "promo_share", "gift_share", "return_share", "visits"]),
            Accept(("visits", "return_share", "gift_share", "promo_share", "net_cents", "orders")),
        ],
    ),
    Check(
        id="5.11",
        title=T("One column too many", "Une colonne de trop"),
        judge=Each(
            Choice("a", {"b": "scale", "c": "more", "d": "privacy"}),
            Number(
                lambda: planted_found(("orders", "net_cents")),
                within=0.015,
                mistakes={
                    lambda: planted_found(("orders", "net_cents"), numbered=True): "still_there"
                },
            ),
        ),
        right=T(
            "The number was drawn by lot. k-means cannot know that: it cuts customers in low and high numbers with the same zeal. Postcodes written as "
            "numbers do the same. A column must mean something before it may count.",
            "Le numéro a été tiré au sort. Les k-moyennes ne peuvent pas le savoir : elles séparent petits et grands numéros avec le même zèle. Un code "
            "postal pris pour un nombre fait pareil. Une colonne doit vouloir dire quelque chose avant de pouvoir compter.",
        ),
        hints=[
            T(
                "Compare the mean numbers of the segments: should they differ?",
                "Comparez les numéros moyens des segments : devraient-ils être différents ?",
            ),
            T(
                "The same two functions as in the cell above, on `two`, the table without the number.",
                "Les deux mêmes fonctions que dans la cellule ci-dessus, sur `two`, le tableau sans le numéro.",
            ),
        ],
        reasons={
            "scale": T(
                "`find_segments` did so already. On one scale, nonsense weighs as much as sense.",
                "`find_segments` l’a déjà fait. À la même échelle, ce qui n’a pas de sens pèse autant que ce qui en a.",
            ),
            "more": T(
                "Take one away, and the agreement rises: see for yourself.",
                "Retirez-en une, et l’accord augmente : voyez par vous-même.",
            ),
            "privacy": T(
                "It is, and must be protected. But the groups are bad because it means nothing.",
                "C’en est une, à protéger. Mais les groupes sont mauvais parce qu’il ne veut rien dire.",
            ),
            "still_there": T(
                "That is the agreement with the customer number. Leave this column out.",
                "C’est l’accord avec le numéro de client. Retirez cette colonne.",
            ),
        },
        rejects=[
            Reject("b", 0.404, reason="scale"),
            Reject("c", 0.404, reason="more"),
            Reject("d", 0.404, reason="privacy"),
            Reject("a", 0.202, reason="still_there"),
            Reject("a", 0.9, reason="too_big"),
        ],
        accepts=[Accept("a", 0.404), Accept("a", "0,40"), Accept("A)", 0.41)],
    ),
    Check(
        id="5.12",
        title=T("Read the adjusted Rand index", "Lire l’indice de Rand ajusté"),
        judge=Choice("b", {"a": "labels", "c": "percent", "d": "opposite"}),
        right=T(
            "The index asks only who is with whom. 1: the same groups; about 0: no better than chance, a little above or below.",
            "L’indice demande seulement qui est avec qui. 1 : les mêmes groupes ; environ 0 : pas mieux que le hasard, un peu au-dessus ou en dessous.",
        ),
        hints=[
            T(
                "Does it matter whether a group is called 2 or 5?",
                "Est-il important qu’un groupe s’appelle 2 ou 5 ?",
            ),
            T(
                "Two numbers are about zero, one of them just below. Do they differ?",
                "Deux nombres sont proches de zéro, l’un juste en dessous. Sont-ils différents ?",
            ),
        ],
        reasons={
            "labels": T(
                "Numbers of groups are names. What counts is who is together.",
                "Les numéros de groupes sont des noms. Ce qui compte, c’est qui est ensemble.",
            ),
            "percent": T(
                "It is not a share of customers: it counts pairs that are together in both, beyond what chance would give.",
                "Ce n’est pas une part de clients : l’indice compte les paires réunies dans les deux, au-delà de ce que donnerait le hasard.",
            ),
            "opposite": T(
                "Slightly below zero is chance too. There is nothing to swap.",
                "Juste en dessous de zéro, c’est encore le hasard. Il n’y a rien à échanger.",
            ),
        },
        rejects=[
            Reject("a", reason="labels"),
            Reject("c", reason="percent"),
            Reject("D", reason="opposite"),
            Reject("e", reason="not_an_option"),
        ],
        accepts=[Accept("b"), Accept("B."), Accept(" b ")],
    ),
    Check(
        id="5.13",
        title=T("What the model invented", "Ce que le modèle a inventé"),
        judge=Several(correct={"a", "d", "e"}, wrong={"b": "in_table", "c": "in_words"}),
        right=T(
            "An age, a job, a family, and one number that changed on the way. A persona is a summary: what is not in the table does not become true "
            "because it sounds like somebody.",
            "Un âge, un métier, une famille, et un nombre changé en route. Un persona est un résumé : ce qui n’est pas dans le tableau ne devient pas "
            "vrai parce que cela ressemble à quelqu’un.",
        ),
        hints=[
            T(
                "Put your finger on the cell of the table for every word and number.",
                "Pour chaque mot et chaque nombre, mettez le doigt sur la case du tableau.",
            ),
            T(
                "Three sentences do not hold. In one of them a single number is false.",
                "Trois phrases ne tiennent pas. Dans l’une d’elles, un seul nombre est faux.",
            ),
        ],
        reasons={
            "in_table": T(
                "Both numbers of that sentence are in the table.",
                "Les deux nombres de cette phrase sont dans le tableau.",
            ),
            "in_words": T(
                "Seven out of ten is the 70% of the table, in words.",
                "Sept sur dix, ce sont les 70 % du tableau, en toutes lettres.",
            ),
        },
        rejects=[
            Reject("a, b, d, e", reason="in_table"),
            Reject("c", reason="in_words"),
            Reject("a, e", reason="missing"),
            Reject("a, f", reason="not_an_option"),
        ],
        accepts=[Accept("a, d, e"), Accept("ade"), Accept({"e", "a", "d"})],
    ),
    Check(
        id="5.14",
        title=T("A persona that holds", "Un persona qui tient"),
        judge=Judged(judge_persona),
        right=T(
            "Every number is in the table, and nobody was made up. Whether the words fit the numbers, a person still has to read.",
            "Chaque nombre est dans le tableau, et personne n’a été inventé. Que les mots aillent avec les nombres, c’est à une personne de le relire.",
        ),
        hints=[
            T(
                "Begin with what is most unlike other customers, then two more numbers.",
                "Commencez par ce qui distingue le plus ces clients, puis ajoutez deux nombres.",
            ),
            T(
                'Say "these customers" and not "she": the table knows no person.',
                "Dites « ces clients » plutôt que « elle » : le tableau ne connaît aucune personne.",
            ),
        ],
        reasons={
            "not_a_text": T(
                "I expected a text between quotes.",
                "J’attendais un texte entre guillemets droits.",
            ),
            "length": T(
                "Your persona has {count} words. It should have 20 to 60.",
                "Votre persona compte {count} mots. Il en faut de 20 à 60.",
            ),
            "invented": T(
                "The audit says: {why}.",
                "L’audit répond : {why}.",
            ),
            "few_numbers": T(
                "Your persona holds, with {count} different numbers. Three are needed.",
                "Votre persona tient, avec {count} nombres différents. Il en faut trois.",
            ),
        },
        rejects=[
            Reject(42, reason="not_a_text"),
            Reject("70 / 3.1 / 148.", reason="length"),
            Reject(
                "These customers buy to please other people, come back now and then, and like a careful parcel. 70 / 3.1 / 199.",
                reason="invented",
            ),
            Reject(
                "Ces clients achètent pour faire plaisir, reviennent de temps en temps et aiment les colis soignés. En tout, 25 / 70 / 148.",
                reason="invented",
            ),
            Reject(
                "These customers buy to please other people, come back now and then, and like a careful parcel. It is so for all of them.",
                reason="invented",
            ),
            Reject(
                "These customers buy to please other people, come back now and then, and like a careful parcel. 70 / 148 / 70.",
                reason="few_numbers",
            ),
        ],
        accepts=[
            Accept(
                "These customers buy to please other people, come back now and then, and like a careful parcel. 70 / 3.1 / 148."
            ),
            Accept(
                "Ces clients achètent pour faire plaisir, reviennent de temps en temps et aiment les colis soignés. En tout, 3,1 / 70 % / 148 €."
            ),
        ],
    ),
    Check(
        id="5.15",
        title=T("Whom to mail, and for how much", "À qui écrire, et pour combien"),
        judge=Each(
            Several(correct={"a", "d"}, wrong={"b": "harmed", "c": "unsure"}),
            Number(
                3 * (20 * 20 - 50) + 2 * (9 * 20 - 50),
                units={"EUR": 1, "€": 1, "euros": 1},
                mistakes={
                    3 * 20 * 20 + 2 * 9 * 20: "no_cost",
                    (20 * 20 - 50) + (9 * 20 - 50): "per_thousand",
                    3 * (20 * 20 - 50) + 2 * (9 * 20 - 50) + 3 * (3 * 20 - 50): "with_c",
                    3 * (12 * 20 - 50) + 2 * (4 * 20 - 50): "low_end",
                    3 * 20 + 2 * 9: "orders",
                },
            ),
        ),
        right=T(
            "Two segments are mailed, one is left in peace because mail makes it buy less, one is tested further. Where a segment is harmed, silence is "
            "the action that pays.",
            "On écrit à deux segments, on en laisse un tranquille parce que le courrier le fait acheter moins, on en teste encore un. Là où un segment "
            "y perd, c’est le silence qui rapporte.",
        ),
        hints=[
            T(
                "How many orders must 1,000 e-mails add to pay for themselves?",
                "Combien de commandes 1 000 e-mails doivent-ils ajouter pour se payer eux-mêmes ?",
            ),
            T(
                "Per 1,000 e-mails: orders added, times the margin of one, less the cost. Then times the thousands of customers.",
                "Pour 1 000 e-mails : commandes ajoutées, fois la marge d’une commande, moins le coût. Puis fois les milliers de clients.",
            ),
        ],
        reasons={
            "harmed": T(
                "An e-mail makes the quiet regulars buy less: never that one.",
                "Un e-mail fait acheter moins les habitués discrets : surtout pas ceux-là.",
            ),
            "unsure": T(
                "At the low end of its interval, the window shoppers lose money: test further.",
                "Au bas de l’intervalle, les curieux font perdre de l’argent : à tester encore.",
            ),
            "no_cost": T("The cost of the e-mails is missing.", "Il manque le coût des e-mails."),
            "per_thousand": T(
                "That is for 1,000 customers of each segment. How many are there?",
                "C’est pour 1 000 clients de chaque segment. Combien sont-ils ?",
            ),
            "with_c": T(
                "The window shoppers are in your sum.",
                "Les curieux sont dans votre somme.",
            ),
            "low_end": T(
                "That is the low end of what you will earn. What do you expect?",
                "C’est le bas de ce que vous gagnerez. À quoi vous attendez-vous ?",
            ),
            "orders": T("Those are orders, not euros.", "Ce sont des commandes, pas des euros."),
        },
        rejects=[
            Reject("a, b, d", 1310, reason="harmed"),
            Reject("a, c, d", 1310, reason="unsure"),
            Reject("a", 1310, reason="missing"),
            Reject("a, d", 1560, reason="no_cost"),
            Reject("a, d", 480, reason="per_thousand"),
            Reject("a, d", "1 340 €", reason="with_c"),
            Reject("a, d", 630, reason="low_end"),
            Reject("a, d", 78, reason="orders"),
        ],
        accepts=[Accept("a, d", 1310), Accept(["d", "a"], "1 310 €"), Accept("ad", "1,310 euros")],
    ),
    Check(
        id="5.16",
        title=T("The segment that knew the future", "Le segment qui connaissait l’avenir"),
        judge=Each(
            Choice("c", {"a": "means", "b": "share", "d": "years"}),
            Number(
                lambda: times_more((1,)),
                within=0.06,
                units={"times": 1, "fois": 1, "x": 1},
                mistakes={
                    lambda: times_more((1, 2)): "both",
                    lambda: times_more((2,)): "outcome",
                },
            ),
        ),
        right=T(
            "Who spent much in the second year was put among the best for that reason, so the segment cannot but succeed. Chosen by what was known at "
            "the time, it still works, only less well: that is the figure to promise.",
            "Qui a beaucoup dépensé la deuxième année a été mis parmi les meilleurs pour cette raison : le segment ne peut que réussir. Choisi d’après "
            "ce qu’on savait à l’époque, il marche encore, mais moins bien : voilà le chiffre à promettre.",
        ),
        hints=[
            T(
                "On the first day of the second year, what could the colleague have known?",
                "Le premier jour de la deuxième année, que pouvait savoir le collègue ?",
            ),
            T(
                "Call the same function with another column of `money`.",
                "Appelez la même fonction avec une autre colonne de `money`.",
            ),
        ],
        reasons={
            "means": T(
                "With medians the same mistake would be there.",
                "Avec des médianes, l’erreur serait la même.",
            ),
            "share": T(
                "It is, and does no harm. Look at what the customers were chosen by.",
                "Oui, et sans dommage. Regardez d’après quoi les clients ont été choisis.",
            ),
            "years": T(
                "That may be. But the colleague used more than could be known.",
                "Peut-être. Mais le collègue s’est servi de plus qu’on n’en pouvait savoir.",
            ),
            "both": T(
                "That is the colleague's figure: the second year is in it.",
                "C’est le chiffre du collègue : la deuxième année y est.",
            ),
            "outcome": T(
                "You chose by the second year itself: nobody knew it at its start.",
                "Vous avez choisi d’après la deuxième année elle-même : personne ne la connaissait à son début.",
            ),
        },
        rejects=[
            Reject("a", 3.87, reason="means"),
            Reject("b", 3.87, reason="share"),
            Reject("d", 3.87, reason="years"),
            Reject("c", 5.9, reason="both"),
            Reject("c", 6.72, reason="outcome"),
            Reject("c", 1, reason="too_small"),
        ],
        accepts=[Accept("c", 3.8654), Accept("c", "3,9"), Accept("C", "3.9 times")],
    ),
    Check(
        id="5.17",
        title=T("Who will buy next year", "Qui achètera l’an prochain"),
        judge=Each(
            Ordering([*"bca"], {"a b c": "past", "b a c": "silent"}),
            Number(
                lambda: next_year(4, 49),
                within=0.1,
                units={"purchases": 1, "achats": 1},
                mistakes={
                    lambda: next_year(12, 20): "of_a",
                    lambda: next_year(0, 0): "of_c",
                    lambda: next_year(4, 20): "week_20",
                    4: "as_before",
                },
            ),
        ),
        right=T(
            "Twelve purchases, then 32 weeks of silence: for somebody so quick, that means gone. The newcomer who never came back is worth more. Count "
            "on a rhythm, not on a past total.",
            "Douze achats, puis 32 semaines de silence : pour quelqu’un de si rapide, cela veut dire parti. Le nouveau venu qui n’est jamais revenu vaut "
            "davantage. Fiez-vous au rythme, pas au total passé.",
        ),
        hints=[
            T(
                "How long has each been silent, compared with the pace before?",
                "Depuis combien de temps chacun se tait-il, par rapport à son rythme d’avant ?",
            ),
            T(
                "For the first one: `model.expected(52, 12, 20, 52)`. Then the same for the two others.",
                "Pour le premier : `model.expected(52, 12, 20, 52)`. Puis de même pour les deux autres.",
            ),
        ],
        reasons={
            "past": T(
                "That is the order of the past. Look at how long the first has been silent.",
                "C’est l’ordre du passé. Regardez depuis combien de temps le premier se tait.",
            ),
            "silent": T(
                "The first place is right. Compare the two others with the model.",
                "La première place est juste. Comparez les deux autres à l’aide du modèle.",
            ),
            "of_a": T("That is what is expected of a.", "C’est ce qu’on attend de a."),
            "of_c": T("That is what is expected of c.", "C’est ce qu’on attend de c."),
            "week_20": T(
                "You took the last purchase in week 20. For b it was later.",
                "Vous avez pris un dernier achat en semaine 20. Pour b, il est plus tardif.",
            ),
            "as_before": T(
                "That is how much b bought last year. Ask the model.",
                "C’est ce que b a acheté l’an dernier. Interrogez le modèle.",
            ),
        },
        rejects=[
            Reject("a b c", 3.8, reason="past"),
            Reject("b a c", 3.8, reason="silent"),
            Reject("b c a", 0.16, reason="of_a"),
            Reject("b c a", 1.2, reason="of_c"),
            Reject("b c a", 2.13, reason="week_20"),
            Reject("b c a", 4, reason="as_before"),
        ],
        accepts=[Accept("b c a", 3.796), Accept("bca", "3,8"), Accept([*"bca"], "3.8 purchases")],
    ),
    Check(
        id="5.18",
        title=T("A hundred million lines", "Cent millions de lignes"),
        judge=Ordering(
            [*"bedac"],
            {
                "e b d a c": "lines_drawn",
                "b d e a c": "fit_late",
                "b e d c a": "nothing_to_compare",
            },
        ),
        right=T(
            "Lines become customers in the database, a sample teaches the segments, everybody gets one. The sample is of whole customers: a sample of "
            "lines would cut each history to pieces.",
            "La base transforme les lignes en clients, un échantillon apprend les segments, tout le monde en reçoit un. On tire des clients entiers : "
            "tirer des lignes mettrait chaque historique en morceaux.",
        ),
        hints=[
            T(
                "Which step makes customers out of lines?",
                "Quelle étape fait des clients à partir des lignes ?",
            ),
            T(
                "A model is fitted on something and used on something else; checks come last.",
                "Un modèle s’ajuste sur une chose et s’emploie sur une autre ; on vérifie à la fin.",
            ),
        ],
        reasons={
            "lines_drawn": T(
                "Customers can only be drawn once they exist: at first there are lines.",
                "On ne peut tirer des clients qu’une fois qu’ils existent : au départ, il y a des lignes.",
            ),
            "fit_late": T(
                "The model is fitted on the sample: draw it first.",
                "Le modèle s’ajuste sur l’échantillon : tirez-le d’abord.",
            ),
            "nothing_to_compare": T(
                "Nearly. Sizes in the whole are known once everybody has a segment.",
                "Presque. Les effectifs de l’ensemble se connaissent quand chacun a son segment.",
            ),
        },
        rejects=[
            Reject("e b d a c", reason="lines_drawn"),
            Reject("b d e a c", reason="fit_late"),
            Reject("b e d c a", reason="nothing_to_compare"),
            Reject("c a d e b", reason="in_place"),
            Reject("b e d a", reason="not_each_once"),
        ],
        accepts=[Accept("b e d a c"), Accept("BEDAC"), Accept("b > e > d > a > c")],
    ),
    Check(
        id="5.19",
        title=T("How many segments", "Combien de segments"),
        judge=Judged(judge_k),
        right=T(
            "k = {k}, with a reason that holds. Another stable k would be right too: the data narrow the choice, what your team can do makes it.",
            "k = {k}, avec une raison qui tient. Un autre k stable serait juste aussi : les données restreignent le choix, ce que votre équipe peut "
            "faire le tranche.",
        ),
        hints=[
            T(
                "How far is the silhouette from that of a cloud without groups?",
                "La silhouette est-elle loin de celle d’un nuage sans groupes ?",
            ),
            T(
                "First strike out the k whose stability is under 0.8. What remains is a matter of business.",
                "Barrez d’abord les k dont la stabilité est inférieure à 0,8. Ce qui reste est affaire de métier.",
            ),
        ],
        reasons={
            "no_table": T(
                "Leave the third answer as it was: `curves`, the table above.",
                "Laissez la troisième réponse telle quelle : `curves`, le tableau ci-dessus.",
            ),
            "not_a_reason": T(
                "The second answer is the letter of a reason: a, b, c or d.",
                "La deuxième réponse est la lettre d’une raison : a, b, c ou d.",
            ),
            "not_in_table": T(
                "Choose a k of the table: {known}.",
                "Choisissez un k du tableau : {known}.",
            ),
            "unstable": T(
                "The reason holds, but this k has a stability of {stability}: with other customers of the same kind, the groups would be others.",
                "La raison tient, mais ce k a une stabilité de {stability} : avec d’autres clients du même genre, les groupes seraient différents.",
            ),
            "elbow": T(
                "A curve bends without any groups too: exercise 5.8 showed it.",
                "Une courbe fait un coude même sans aucun groupe : l’exercice 5.8 l’a montré.",
            ),
            "nature": T(
                "The silhouette stands little above that of a cloud without groups. It points to few groups nearly always, and nature promised none.",
                "La silhouette dépasse de peu celle d’un nuage sans groupes. Elle désigne presque toujours un petit nombre, et la nature n’en a promis "
                "aucun.",
            ),
            "always": T(
                "By that rule each customer would be a segment. Somebody has to write to each of them differently.",
                "À ce compte, chaque client serait un segment. Il faut quelqu’un pour écrire à chacun autrement.",
            ),
        },
        rejects=[
            Reject(6, "a", CURVES, reason="elbow"),
            Reject(2, "b", CURVES, reason="nature"),
            Reject(6, "d", CURVES, reason="always"),
            Reject(4, "c", CURVES, reason="unstable"),
            Reject(5, "c", CURVES, reason="not_in_table"),
            Reject("two", "c", CURVES, reason="not_in_table"),
            Reject(2.5, "c", CURVES, reason="not_in_table"),
            Reject(3, "z", CURVES, reason="not_a_reason"),
            Reject(3, 1.5, CURVES, reason="not_a_reason"),
            Reject(3, "c", "table", reason="no_table"),
        ],
        accepts=[Accept(3, "c", CURVES), Accept("2", "C)", CURVES), Accept(3.0, "c", CURVES)],
    ),
    Check(
        id="5.20",
        title=T("Your own file", "Votre propre fichier"),
        judge=Judged(judge_mapping),
        right=T(
            "Told once, the mapping is all that the course needs: the rest of the module runs on your file as on the shop's.",
            "Dite une fois, cette correspondance suffit : le reste du module tourne sur votre fichier comme sur celui de la boutique.",
        ),
        hints=[
            T(
                "Which column holds prices, with decimals?",
                "Quelle colonne contient des prix, avec des décimales ?",
            ),
            T(
                "The other column without a name is a round multiple of the quantity: loyalty points.",
                "L’autre colonne sans nom est un multiple rond de la quantité : des points de fidélité.",
            ),
        ],
        reasons={
            "not_a_mapping": T(
                'I expected one pair between braces: `{"amount": "the name of the column"}`.',
                'J’attendais une seule paire entre accolades : `{"amount": "le nom de la colonne"}`.',
            ),
            "refused": T(
                "The file answers: {why}",
                "Le fichier répond : {why}",
            ),
            "other_numbers": T(
                "With this column the export would add up to {euros} euros. Those are numbers, not the amounts: look at the first lines again.",
                "Avec cette colonne, le total de l’export serait de {euros} euros. Ce sont des nombres, pas les montants : revoyez les premières lignes.",
            ),
        },
        rejects=[
            Reject("COL_6", reason="not_a_mapping"),
            Reject({"montant": "COL_6"}, reason="not_a_mapping"),
            Reject({"amount": "COL_7"}, reason="other_numbers"),
            Reject({"amount": "COL_8"}, reason="refused"),
            Reject({"amount": 6}, reason="refused"),
        ],
        accepts=[Accept({"amount": "COL_6"})],
    ),
]
