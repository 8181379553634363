"""The checks of module 08: judged on what was planted in the shop, on formulas, or on simulations repeated here."""

from collections.abc import Callable
from functools import cache

from atelier.checking import Accept, Check, Choice, Each, Number, Reject, Several
from atelier.data import boutique
from atelier.experiments import (
    equivalent,
    looking_daily,
    read_test,
    same_split,
    sample_size,
    two_halves,
)
from atelier.i18n import Text as T
from atelier.paths import course_root
from atelier.segments import clean, customer_features, email_effects, find_segments, shop_lines

PHOTOS, GENERATED, MARGIN = (820, 20_000), (812, 20_000), 0.005
A_DAY = 2_400
POINTS = {"points": 1, "point": 1, "pt": 1, "pts": 1}
YES = ("yes", "y", "oui", "o", "true", "vrai")


def bought(rows: str) -> float:
    """Return the percent of buyers among the contacts that fit an expression."""
    return float(100 * boutique("contacts").query(rows)["bought_7d"].mean())


def effect() -> float:
    """Return the effect of being mailed, in points."""
    return bought("not held_out") - bought("held_out")


def clickers() -> float:
    """Return how much more those who clicked bought, in points."""
    return bought("not held_out and clicked") - bought("not held_out and not clicked")


def days(rounded: Callable[[float], float] = lambda value: -(-value // 1)) -> float:
    """Return the days that the test of 8.3 lasts."""
    return float(rounded(2 * sample_size(0.030, 0.035) / A_DAY))


def false_alarms() -> float:
    """Return how often tests without effect look significant on one of four Mondays, as a share."""
    return looking_daily(days=28, every=7)[0].share


@cache
def harmed(half: int) -> float:
    """Return the effect of segment 4 in one half of the customers, in points."""
    features = customer_features(clean(shop_lines()).lines, boutique("sessions"))
    segments = find_segments(features, k=6)
    table = email_effects(two_halves(boutique("contacts"))[half], segments[segments == 4])
    return float(table["effect_points"].iloc[0])


def upper() -> float:
    """Return the upper end of the interval of 8.13, in points."""
    return 100 * equivalent(PHOTOS, GENERATED, MARGIN).high


def checkout_points() -> float:
    """Return the difference of the test of 8.16, in points."""
    file = course_root() / "datasets/experiments/checkout_en.csv"
    return read_test(file, arm="Version", outcome="Bought", unit="Visitor").difference.points


CHECKS = [
    Check(
        id="8.1",
        title=T("Those who clicked", "Ceux qui ont cliqué"),
        judge=Each(
            Choice("c", {"a": "days", "b": "size", "d": "twice"}),
            Number(effect, within=0.02, units=POINTS, mistakes={clickers: "clickers"}),
        ),
        right=T(
            "Who clicks wanted to buy. Only a draw makes two groups that differ by nothing but the e-mail, and then nobody may be taken out.",
            "Qui clique voulait acheter. Seul un tirage au sort fait deux groupes qui ne diffèrent que par l’e-mail, et ensuite on ne retire personne.",
        ),
        hints=[
            T("Who decided who is in which row?", "Qui a décidé qui est dans quelle ligne ?"),
            T(
                "For the figure: the mean of `bought_7d` of `mailed`, minus that of `control`, times 100.",
                "Pour le chiffre : la moyenne de `bought_7d` chez `mailed`, moins celle de `control`, fois 100.",
            ),
        ],
        reasons={
            "days": T(
                "Seven days are the same for both rows. Who is in them?",
                "Les sept jours sont les mêmes pour les deux lignes. Qui s’y trouve ?",
            ),
            "size": T(
                "Unequal groups can be compared: a percentage takes care of that. Who is in them?",
                "Des groupes inégaux se comparent : le pourcentage s’en occupe. Qui s’y trouve ?",
            ),
            "twice": T(
                "Here a contact either clicked or did not. Ask who the clickers are.",
                "Ici un contact a cliqué ou non. Demandez-vous qui sont ceux qui cliquent.",
            ),
            "clickers": T(
                "That is the colleague's comparison. Compare everybody mailed with the control group.",
                "C’est la comparaison du collègue. Comparez tous les destinataires au groupe témoin.",
            ),
        },
        rejects=[
            Reject("a", 0.64, reason="days"),
            Reject("b", 0.64, reason="size"),
            Reject("d", 0.64, reason="twice"),
            Reject("c", clickers(), reason="clickers"),
            Reject("c", effect() + 3, reason="too_big"),
            Reject("c", 0.1, reason="too_small"),
        ],
        accepts=[
            Accept("c", 0.64),
            Accept("C", "0,64"),
            Accept("c)", "0.64 points"),
            Accept("c", effect()),
        ],
    ),
    Check(
        id="8.2",
        title=T("Points and percent", "Points et pour cent"),
        judge=Each(
            Number(
                0.4,
                within=0.001,
                units=POINTS,
                mistakes={20: "relative_first", 0.2: "relative_first"},
            ),
            Number(0.2, within=0.0005, percent=True, mistakes={1 / 6: "other_base", 1.2: "ratio"}),
        ),
        right=T(
            "0.4 points, or 20% more than before. Same fact: say which of the two you mean.",
            "0,4 point, ou 20 % de plus qu’avant. Même fait : dites duquel des deux vous parlez.",
        ),
        hints=[
            T("Points: subtract. Relative: divide.", "Points : soustrayez. Relatif : divisez."),
            T(
                "Divide the difference by what one had before.",
                "Divisez la différence par ce qu’on avait avant.",
            ),
        ],
        reasons={
            "relative_first": T(
                "That is the relative rise. Points come from a subtraction.",
                "C’est la hausse relative. Les points viennent d’une soustraction.",
            ),
            "other_base": T(
                "You divided by what one has afterwards; a rise is relative to before.",
                "Vous avez divisé par ce qu’on a après ; une hausse se rapporte à l’avant.",
            ),
            "ratio": T(
                "120% of before: how much *more* is that?",
                "120 % d’avant : combien de *plus* cela fait-il ?",
            ),
        },
        rejects=[
            Reject(20, "20 %", reason="relative_first"),
            Reject(0.4, 1 / 6, reason="other_base"),
            Reject(0.4, 1.2, reason="ratio"),
            Reject(0.5, "20 %", reason="too_big"),
            Reject(0.4, "10 %", reason="too_small"),
        ],
        accepts=[
            Accept(0.4, "20 %"),
            Accept("0,4", 0.2),
            Accept("0.4 points", "20%"),
            Accept(2.4 - 2.0, "20,0 %"),
        ],
    ),
    Check(
        id="8.3",
        title=T("How many customers?", "Combien de clients ?"),
        judge=Number(
            lambda: sample_size(0.030, 0.035),
            within_percent=2,
            mistakes={
                lambda: 2 * sample_size(0.030, 0.035): "both_arms",
                lambda: sample_size(0.030, 0.035, power=0.5): "half_power",
                lambda: sample_size(0.030, 0.065): "added",
            },
        ),
        right=T(
            "So many in each arm, for half a point. Halve the rise to be found, and it takes four times as many.",
            "Il en faut autant dans chaque groupe, pour un demi-point. Divisez par deux la hausse à trouver, et il en faut quatre fois plus.",
        ),
        hints=[
            T(
                "`sample_size` takes two shares between 0 and 1: today's, then tomorrow's.",
                "`sample_size` prend deux parts entre 0 et 1 : celle d’aujourd’hui, puis celle de demain.",
            ),
            T("3% is written `0.03`.", "3 % s’écrit `0.03`."),
        ],
        reasons={
            "both_arms": T(
                "That is both arms together; the question is about each.",
                "C’est le total des deux groupes ; la question porte sur chacun.",
            ),
            "half_power": T(
                "With so many, the rise is found only every other time: ask for 80.",
                "Avec ce nombre, la hausse n’est trouvée qu’une fois sur deux : demandez 80.",
            ),
            "added": T(
                "The second number is the new share, not what is added to the first.",
                "Le second nombre est la nouvelle part, pas ce qu’on ajoute à la première.",
            ),
        },
        rejects=[
            Reject(2 * sample_size(0.030, 0.035), reason="both_arms"),
            Reject(sample_size(0.030, 0.035, power=0.5), reason="half_power"),
            Reject(sample_size(0.030, 0.065), reason="added"),
            Reject(90_000, reason="too_big"),
            Reject(5_000, reason="too_small"),
            Reject("a lot", reason="unreadable"),
        ],
        accepts=[
            Accept(sample_size(0.030, 0.035)),
            Accept(sample_size(0.030, 0.035) + 1.0),
            Accept("19 750"),
        ],
    ),
    Check(
        id="8.4",
        title=T("How long?", "Combien de temps ?"),
        judge=Number(
            days,
            within=0.01,
            units={"days": 1, "day": 1, "jours": 1, "jour": 1, "j": 1},
            mistakes={
                lambda: days(lambda value: value // 1): "rounded_down",
                lambda: days(lambda value: -(-value / 2 // 1)): "all_in_one",
                lambda: days(lambda value: -(-value * 2 // 1)): "shared_twice",
            },
        ),
        right=T(
            "Two and a half weeks: whole weeks would be better still, for every day of the week counts alike.",
            "Deux semaines et demie : des semaines entières seraient encore mieux, car chaque jour de la semaine compterait autant.",
        ),
        hints=[
            T(
                "How many visitors a day does *each* version get?",
                "Combien de visiteurs par jour *chaque* version reçoit-elle ?",
            ),
            T(
                "Divide what one arm needs by 1,200, and round up: an unfinished day does not do.",
                "Divisez ce qu’il faut à un groupe par 1 200, et arrondissez au-dessus : un jour entamé ne suffit pas.",
            ),
        ],
        reasons={
            "rounded_down": T(
                "After that day some customers are still missing: round up.",
                "Après ce jour, il manque encore des clients : arrondissez au-dessus.",
            ),
            "all_in_one": T(
                "Each version gets half of the visitors.",
                "Chaque version reçoit la moitié des visiteurs.",
            ),
            "shared_twice": T(
                "The number of 8.3 is for one arm already, and an arm gets 1,200 a day.",
                "Le nombre de l’exercice 8.3 vaut déjà pour un seul groupe, et un groupe reçoit 1 200 visiteurs par jour.",
            ),
        },
        rejects=[
            Reject(16, reason="rounded_down"),
            Reject(9, reason="all_in_one"),
            Reject(33, reason="shared_twice"),
            Reject(60, reason="too_big"),
            Reject(3, reason="too_small"),
        ],
        accepts=[Accept(17), Accept("17 days"), Accept("17 jours"), Accept(17.0)],
    ),
    Check(
        id="8.5",
        title=T("Read the interval", "Lire l’intervalle"),
        judge=Several({"b", "c", "e"}, {"a": "no_effect", "d": "chance"}),
        right=T(
            "Zero is inside: a small loss and a fair gain are both possible. That is not a proof of no effect.",
            "Zéro est dedans : une petite perte et un beau gain restent possibles. Ce n’est pas une preuve d’absence d’effet.",
        ),
        hints=[
            T(
                "Read the two ends one after the other: what would each mean?",
                "Lisez les deux bornes l’une après l’autre : que voudrait dire chacune ?",
            ),
            T(
                "An interval holds what is possible. How many customers make it wide or narrow?",
                "Un intervalle contient ce qui est possible. Qu’est-ce qui le rend large ou étroit ?",
            ),
        ],
        reasons={
            "no_effect": T(
                "The interval also holds +1 point: no effect is not what it shows.",
                "L’intervalle contient aussi +1 point : il ne montre pas une absence d’effet.",
            ),
            "chance": T(
                "The 95% are how often such intervals hold the truth, over many tests, not the chance of this version.",
                "Les 95 % disent combien de fois de tels intervalles contiennent la vérité, sur beaucoup de tests, non la chance de cette version.",
            ),
        },
        rejects=[
            Reject("a, b, c", reason="no_effect"),
            Reject("b, c, d, e", reason="chance"),
            Reject("b, c", reason="missing"),
            Reject("b, z", reason="not_an_option"),
        ],
        accepts=[
            Accept("b, c, e"),
            Accept("ecb"),
            Accept(["b", "c", "e"]),
            Accept({"B", "C", "E"}),
        ],
    ),
    Check(
        id="8.6",
        title=T("Stopped on Monday", "Arrêté un lundi"),
        judge=Each(
            Choice("b", {"a": "monday", "c": "stricter", "d": "nothing"}),
            Number(
                false_alarms,
                within=0.02,
                percent=True,
                mistakes={
                    0.05: "one_look",
                    lambda: looking_daily(days=28)[0].share: "every_day",
                    0.20: "added",
                },
            ),
        ),
        right=T(
            "More than twice what was promised, with four looks only. The day of the decision is written down before the first.",
            "Plus du double de ce qui était promis, avec quatre coups d’œil seulement. Le jour de la décision s’écrit avant le premier.",
        ),
        hints=[
            T(
                "How many chances to be wrong did he have?",
                "Combien d’occasions de se tromper a-t-il eues ?",
            ),
            T(
                "Run the line of the text; the first thing it gives is how often.",
                "Exécutez la ligne du texte ; la première chose qu’elle donne est combien de fois.",
            ),
        ],
        reasons={
            "monday": T(
                "Both versions have the same Mondays.",
                "Les deux versions ont les mêmes lundis.",
            ),
            "stricter": T(
                "1% would be looked at four times as well. What is wrong is how often he looks, and when he stops.",
                "On regarderait 1 % quatre fois aussi. Ce qui ne va pas, c’est combien de fois il regarde, et quand il s’arrête.",
            ),
            "nothing": T(
                "5% holds for one look, on a day that was chosen before.",
                "5 %, c’est pour un seul coup d’œil, un jour choisi d’avance.",
            ),
            "one_look": T(
                "That is what one look costs. He took four.",
                "C’est ce que coûte un coup d’œil. Il en a jeté quatre.",
            ),
            "every_day": T(
                "That is for a look every day; he looked once a week.",
                "C’est pour un coup d’œil par jour ; il a regardé une fois par semaine.",
            ),
            "added": T(
                "Four times 5% is too much: the same test is looked at again, and the looks resemble one another.",
                "Quatre fois 5 %, c’est trop : on regarde à nouveau le même test, et les coups d’œil se ressemblent.",
            ),
        },
        rejects=[
            Reject("a", "12 %", reason="monday"),
            Reject("c", "12 %", reason="stricter"),
            Reject("d", "12 %", reason="nothing"),
            Reject("b", "5 %", reason="one_look"),
            Reject("b", looking_daily(days=28)[0].share, reason="every_day"),
            Reject("b", "20 %", reason="added"),
            Reject("b", "60 %", reason="too_big"),
            Reject("b", "1 %", reason="too_small"),
        ],
        accepts=[
            Accept("b", "12 %"),
            Accept("B", 0.12),
            Accept("b", "11,9 %"),
            Accept("b", false_alarms()),
        ],
    ),
    Check(
        id="8.7",
        title=T("Lucky variants", "Les variantes chanceuses"),
        judge=Number(2, within=0.01, mistakes={0: "none", 38: "others", 0.05: "share"}),
        right=T(
            "Two of them, every time one does this. Whoever shows only the winners shows those two.",
            "Deux, à chaque fois qu’on fait cela. Qui ne montre que les gagnantes montre ces deux-là.",
        ),
        hints=[
            T(
                "Each has a chance of 5% to be lucky.",
                "Chacun a 5 % de chances d’avoir de la chance.",
            ),
            T("How many are 5% of forty?", "Combien font 5 % de quarante ?"),
        ],
        reasons={
            "none": T(
                "Chance alone makes some of them look good: that is what the 5% means.",
                "Le hasard seul en fait paraître bons quelques-uns : c’est ce que disent les 5 %.",
            ),
            "others": T(
                "Those are the ones that do not look significant.",
                "Ce sont ceux qui ne paraissent pas significatifs.",
            ),
            "share": T(
                "That is the chance of one of them. There are forty.",
                "C’est la chance d’un seul. Il y en a quarante.",
            ),
        },
        rejects=[
            Reject(0, reason="none"),
            Reject(38, reason="others"),
            Reject(0.05, reason="share"),
            Reject(5, reason="too_big"),
            Reject(1, reason="too_small"),
        ],
        accepts=[Accept(2), Accept("2"), Accept(40 * 0.05)],
    ),
    Check(
        id="8.8",
        title=T("You have a winner", "Vous avez un gagnant"),
        judge=Choice("b", {"a": "announced", "c": "thrown", "d": "again"}),
        right=T(
            "A winner is a candidate. One clean test, two arms, fresh customers, and then you know.",
            "Un gagnant est un candidat. Un test propre, deux groupes, de nouveaux clients, et vous saurez.",
        ),
        hints=[
            T(
                "How much of the 1.4 points is luck? What would tell?",
                "Dans ces 1,4 point, quelle est la part de la chance ? Qu’est-ce qui le dirait ?",
            ),
            T(
                "The customers of the first test have made it win: they cannot be the judges.",
                "Les clients du premier test l’ont fait gagner : ils ne peuvent pas être juges.",
            ),
        ],
        reasons={
            "announced": T(
                "Part of these points is luck, the more so as there were many headlines.",
                "Une part de ces points est de la chance, d’autant plus qu’il y avait beaucoup de titres.",
            ),
            "thrown": T(
                "It may really be better: it was lucky, and perhaps good as well.",
                "Il est peut-être vraiment meilleur : il a eu de la chance, et il est peut-être bon aussi.",
            ),
            "again": T(
                "Then the second round has a lucky winner too. Test one candidate alone.",
                "Le second tour aura lui aussi un gagnant chanceux. Testez un seul candidat.",
            ),
        },
        rejects=[
            Reject("a", reason="announced"),
            Reject("c", reason="thrown"),
            Reject("d", reason="again"),
            Reject("e", reason="not_an_option"),
        ],
        accepts=[Accept("b"), Accept("B)")],
    ),
    Check(
        id="8.9",
        title=T("Is the split the one that was planned?", "La répartition est-elle celle prévue ?"),
        judge=Each(
            Number(
                lambda: same_split({"old": 10_120, "new": 9_610})["p_value"],
                within_percent=5,
                slips=(),
            ),
            Choice("c", {"a": "nearly", "b": "scaled"}),
        ),
        right=T(
            "Chance splits so unevenly three times in ten thousand. The new checkout loses visitors before they are counted; those who stay buy more.",
            "Le hasard répartit aussi inégalement trois fois sur dix mille. Le nouveau tunnel perd des visiteurs avant qu’ils soient comptés ; ceux qui "
            "restent achètent plus.",
        ),
        hints=[
            T(
                "`same_split` wants the name of each arm and its visitors, between braces, as in the lesson.",
                "`same_split` demande le nom de chaque groupe et ses visiteurs, entre accolades, comme dans la leçon.",
            ),
            T(
                'Write `["p_value"]` behind it. Then: would you trust a scale that shows zero three grams too high?',
                'Écrivez `["p_value"]` derrière. Ensuite : feriez-vous confiance à une balance dont le zéro est faux ?',
            ),
        ],
        reasons={
            "nearly": T(
                "With twenty thousand visitors chance comes much closer to half. Look at the p-value.",
                "Avec vingt mille visiteurs, le hasard s’approche bien plus de la moitié. Regardez la valeur p.",
            ),
            "scaled": T(
                "Those who left are not like those who stayed: nobody knows whether they would have bought.",
                "Ceux qui sont partis ne ressemblent pas à ceux qui sont restés : personne ne sait s’ils auraient acheté.",
            ),
        },
        rejects=[
            Reject(0.5, "c", reason="too_big"),
            Reject(0.00001, "c", reason="too_small"),
            Reject(0.000283, "a", reason="nearly"),
            Reject(0.000283, "b", reason="scaled"),
        ],
        accepts=[
            Accept(0.000283, "c"),
            Accept("0,00028", "C"),
            Accept(same_split({"a": 10_120, "b": 9_610})["p_value"], "c"),
        ],
    ),
    Check(
        id="8.10",
        title=T("Seventy-two thousand receipts", "Soixante-douze mille tickets"),
        judge=Number(
            24,
            within=0.01,
            units={"shops": 1, "magasins": 1, "stores": 1},
            mistakes={240: "weeks", 72_000: "receipts", 12: "one_arm", 2: "arms"},
            slips=(),
        ),
        right=T(
            "Shops were drawn, so shops are counted. Their weeks and receipts make each shop's mean steadier, and no new shop.",
            "On a tiré au sort des magasins, on compte donc des magasins. Leurs semaines et leurs tickets rendent chaque moyenne plus stable, sans créer un "
            "magasin de plus.",
        ),
        hints=[
            T("What did the draw decide about?", "Sur quoi le tirage au sort a-t-il porté ?"),
            T(
                "Two receipts of one shop come from the same street, the same staff, the same weather.",
                "Deux tickets d’un même magasin viennent de la même rue, de la même équipe, de la même météo.",
            ),
        ],
        reasons={
            "weeks": T(
                "Weeks of one shop are no separate draws.",
                "Les semaines d’un magasin ne sont pas des tirages séparés.",
            ),
            "receipts": T(
                "That is the colleague's count: no receipt was drawn.",
                "C’est le compte du collègue : aucun ticket n’a été tiré au sort.",
            ),
            "one_arm": T("That is one arm.", "C’est un seul groupe."),
            "arms": T(
                "Those are the arms. How many units are in them?",
                "Ce sont les groupes. Combien d’unités contiennent-ils ?",
            ),
        },
        rejects=[
            Reject(240, reason="weeks"),
            Reject(72_000, reason="receipts"),
            Reject(12, reason="one_arm"),
            Reject(2, reason="arms"),
            Reject(100, reason="too_big"),
            Reject(5, reason="too_small"),
        ],
        accepts=[Accept(24), Accept("24 shops"), Accept("24 magasins"), Accept(24.0)],
    ),
    Check(
        id="8.11",
        title=T("Proved by those who suggested it", "Prouvé par ceux qui l’ont suggéré"),
        judge=Each(
            Number(
                lambda: harmed(1),
                within=0.02,
                units=POINTS,
                mistakes={lambda: harmed(0): "same_customers"},
                slips=(100,),
            ),
            Choice(YES, {"no": "not_below", "non": "not_below"}),
        ),
        right=T(
            "The fresh half says so too: these customers buy less when they are written to. What to do: leave them in peace, and keep a control group.",
            "La moitié fraîche le dit aussi : ces clients achètent moins quand on leur écrit. Que faire : les laisser tranquilles, et garder un groupe témoin.",
        ),
        hints=[
            T(
                "Which of the two halves has not been looked at yet?",
                "Laquelle des deux moitiés n’a pas encore été regardée ?",
            ),
            T(
                "As in the lesson: `email_effects` with that half and `segments[segments == 4]`; then the column `effect_points`, and `high`.",
                "Comme dans la leçon : `email_effects` avec cette moitié et `segments[segments == 4]` ; puis la colonne `effect_points`, et `high`.",
            ),
        ],
        reasons={
            "same_customers": T(
                "That is the half that suggested it: the lowest of six is lower than it deserves.",
                "C’est la moitié qui l’a suggéré : le plus bas de six est plus bas qu’il ne le mérite.",
            ),
            "not_below": T(
                "Look at `high`, the upper end: on which side of zero is it?",
                "Regardez `high`, la borne haute : de quel côté de zéro est-elle ?",
            ),
        },
        rejects=[
            Reject(harmed(0), "yes", reason="same_customers"),
            Reject(harmed(1), "no", reason="not_below"),
            Reject(-harmed(1), "yes", reason="wrong_sign"),
            Reject(1.0, "yes", reason="too_big"),
            Reject(-9.0, "yes", reason="too_small"),
        ],
        accepts=[
            Accept(harmed(1), "yes"),
            Accept(harmed(1), "oui"),
            Accept(f"{harmed(1):.2f}".replace(".", ","), "Oui"),
        ],
    ),
    Check(
        id="8.12",
        title=T("Five segments, one correction", "Cinq segments, une correction"),
        judge=Several({"a", "c", "e"}, {"b": "plain", "d": "large"}),
        right=T(
            "The smallest had to pass 1%, the next 1.25%, the next 1.67%; 0.03 had to pass 2.5%, and stopped the list.",
            "La plus petite devait passer 1 %, la suivante 1,25 %, la suivante 1,67 % ; 0,03 devait passer 2,5 %, et a arrêté la liste.",
        ),
        hints=[
            T(
                "`holm(p_values)` does it; read its last column.",
                "`holm(p_values)` le fait ; lisez sa dernière colonne.",
            ),
            T(
                "By hand: the smallest times five, the next times four, and so on. Which stay below 0.05?",
                "À la main : la plus petite fois cinq, la suivante fois quatre, et ainsi de suite. Lesquelles restent sous 0,05 ?",
            ),
        ],
        reasons={
            "plain": T(
                "b is below 5% on its own, but five were looked at: correct first.",
                "b est sous 5 % toute seule, mais on en a regardé cinq : corrigez d’abord.",
            ),
            "large": T(
                "d does not even pass without correction.", "d ne passe même pas sans correction."
            ),
        },
        rejects=[
            Reject("a, b, c, e", reason="plain"),
            Reject("a, c, d, e", reason="large"),
            Reject("e", reason="missing"),
            Reject("f", reason="not_an_option"),
        ],
        accepts=[Accept("a, c, e"), Accept("ace"), Accept(["e", "a", "c"])],
    ),
    Check(
        id="8.13",
        title=T("Do generated images do as well?", "Les images générées se valent-elles ?"),
        judge=Each(
            Number(
                upper,
                within=0.01,
                units=POINTS,
                mistakes={lambda: 100 * equivalent(PHOTOS, GENERATED, MARGIN).low: "lower"},
                slips=(100,),
            ),
            Choice(YES, {"no": "not_shown", "non": "not_shown"}),
        ),
        right=T(
            "The whole interval lies within half a point on both sides: a loss worth talking about can be ruled out. With another margin the "
            "answer may differ: it is chosen before.",
            "Tout l’intervalle tient dans un demi-point de part et d’autre : une perte qui compte est exclue. Avec une autre marge, la réponse peut "
            "changer : on la choisit avant.",
        ),
        hints=[
            T(
                "`equivalent(photos, generated, margin=0.005)` says both ends, and the verdict.",
                "`equivalent(photos, images, margin=0.005)` dit les deux bornes et le verdict.",
            ),
            T(
                "Give each arm as (buyers, visitors). The upper end is `.high`, a share: times 100 makes points.",
                "Donnez chaque groupe sous la forme (acheteurs, visiteurs). La borne haute est `.high`, une part : fois 100 pour des points.",
            ),
        ],
        reasons={
            "lower": T("That is the lower end.", "C’est la borne basse."),
            "not_shown": T(
                "Compare both ends with half a point on each side.",
                "Comparez les deux bornes à un demi-point de chaque côté.",
            ),
        },
        rejects=[
            Reject(100 * equivalent(PHOTOS, GENERATED, MARGIN).low, "yes", reason="lower"),
            Reject(upper(), "no", reason="not_shown"),
            Reject(2.0, "yes", reason="too_big"),
            Reject(0.0, "yes", reason="too_small"),
            Reject(upper() / 100, "yes", reason="times_too_small"),
        ],
        accepts=[
            Accept(upper(), "yes"),
            Accept(f"{upper():.2f}".replace(".", ","), "oui"),
            Accept(round(upper(), 2), "YES"),
        ],
    ),
    Check(
        id="8.14",
        title=T("Bandit or test?", "Bandit ou test ?"),
        judge=Several({"a", "c"}, {"b": "programme", "d": "interval", "e": "harm"}),
        right=T(
            "Choices that live a day or a week earn with a bandit. What lasts, is quoted, or may harm somebody needs a test.",
            "Les choix qui vivent un jour ou une semaine gagnent avec un bandit. Ce qui dure, se cite ou peut nuire demande un test.",
        ),
        hints=[
            T(
                "Where is being sure worth more than a few buyers?",
                "Où la certitude vaut-elle plus que quelques acheteurs ?",
            ),
            T(
                "Which of these decisions is forgotten next week?",
                "Laquelle de ces décisions sera oubliée la semaine prochaine ?",
            ),
        ],
        reasons={
            "programme": T(
                "A decision for years wants a control group and a narrow interval.",
                "Une décision pour des années demande un groupe témoin et un intervalle étroit.",
            ),
            "interval": T(
                "A bandit leaves the interval wide: few customers get the version that seems worse.",
                "Un bandit laisse l’intervalle large : peu de clients reçoivent la version qui paraît moins bonne.",
            ),
            "harm": T(
                "To see harm in a part of the customers, both versions must reach enough of them.",
                "Pour voir un tort fait à une partie des clients, il faut que les deux versions en touchent assez.",
            ),
        },
        rejects=[
            Reject("a, b, c", reason="programme"),
            Reject("a, c, d", reason="interval"),
            Reject("a, c, e", reason="harm"),
            Reject("a", reason="missing"),
            Reject("g", reason="not_an_option"),
        ],
        accepts=[Accept("a, c"), Accept("CA"), Accept(("a", "c"))],
    ),
    Check(
        id="8.15",
        title=T("What is missing?", "Que manque-t-il ?"),
        judge=Several({"a", "b", "c", "e"}, {"d": "language"}),
        right=T(
            "From where, on whom, compared with what, measured by whom: four questions that fit every figure of a vendor.",
            "Parti d’où, sur qui, comparé à quoi, mesuré par qui : quatre questions qui vont à tous les chiffres de vendeur.",
        ),
        hints=[
            T(
                "The lesson has four questions for a vendor's figure.",
                "La leçon a quatre questions pour le chiffre d’un vendeur.",
            ),
            T(
                "One of the five would not change what you expect for yourself.",
                "L’une des cinq ne changerait rien à ce que vous attendez pour vous.",
            ),
        ],
        reasons={
            "language": T(
                "How it is programmed says nothing about what it changed.",
                "La façon dont il est programmé ne dit rien de ce qu’il a changé.",
            ),
        },
        rejects=[
            Reject("a, b, c, d, e", reason="language"),
            Reject("a, b", reason="missing"),
            Reject("x", reason="not_an_option"),
        ],
        accepts=[Accept("a, b, c, e"), Accept("abce"), Accept(["e", "c", "b", "a"])],
    ),
    Check(
        id="8.16",
        title=T("Read a test", "Lire un test"),
        judge=Each(
            Number(checkout_points, within=0.02, units=POINTS, slips=(100,)),
            Choice("c", {"a": "kept", "b": "old", "d": "longer"}),
        ),
        right=T(
            "The interval is above zero, and worth nothing: one version has lost visitors whom nobody counted. First the split, then the result.",
            "L’intervalle est au-dessus de zéro, et ne vaut rien : une version a perdu des visiteurs que personne n’a comptés. D’abord la répartition, "
            "ensuite le résultat.",
        ),
        hints=[
            T(
                "Look at all four lines that `read_test` gives.",
                "Regardez les quatre lignes que donne `read_test`.",
            ),
            T(
                "`test.difference.points` is the figure. Compare the numbers of customers: what was planned?",
                "`test.difference.points` est le chiffre. Comparez les nombres de clients : qu’avait-on prévu ?",
            ),
        ],
        reasons={
            "kept": T(
                "It looks better because part of its visitors is missing. Read the last line again.",
                "Il paraît meilleur parce qu’une partie de ses visiteurs manque. Relisez la dernière ligne.",
            ),
            "old": T(
                "Nothing says that the old one is better either.",
                "Rien ne dit non plus que l’ancien soit meilleur.",
            ),
            "longer": T(
                "More days lose more visitors in the same way.",
                "Plus de jours perdront plus de visiteurs de la même façon.",
            ),
        },
        rejects=[
            Reject(checkout_points(), "a", reason="kept"),
            Reject(checkout_points(), "b", reason="old"),
            Reject(checkout_points(), "d", reason="longer"),
            Reject(checkout_points() / 100, "c", reason="times_too_small"),
            Reject(5.0, "c", reason="too_big"),
            Reject(0.2, "c", reason="too_small"),
        ],
        accepts=[
            Accept(checkout_points(), "c"),
            Accept("1,69", "C"),
            Accept("1.69 points", "c"),
        ],
    ),
]
