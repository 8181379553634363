"""The checks of module 07: policies tried on planted customers, frames on hidden profiles, cases against a reasoned key."""

from collections.abc import Collection, Mapping
from functools import cache

import pandas as pd
from atelier import claim
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
from atelier.checking.answers import read_items
from atelier.client import Reply
from atelier.i18n import Text as T
from atelier.i18n import number
from atelier.personal import (
    FIELDS,
    FrameTrial,
    PropertyResults,
    Year,
    crowd,
    loss_keeping,
    measured_policies,
    output_check,
    policies,
    profiles,
    simulate,
    sixty_sentences,
    try_frame,
    try_policy,
    with_threshold,
)
from atelier.personal.panel import panel_key

MAILS = 8000 * 52
MAIL_GRAMS, CAR_GRAMS = claim("ademe-2026-email-2-46").value, claim("ademe-2026-car-142").value


def said(value: float, digits: int = 1) -> T:
    """Write a number in both languages."""
    return T(number(value, digits, "en"), number(value, digits, "fr"))


# 7.2 ------------------------------------------------------------------------------------------------------------------
MOST_LEAVE, FEWEST_CLICKS = 0.08, 0.85


@cache
def year_at(threshold: float) -> Year:
    """Return the year of "best, or silence" at a threshold, for the customers of the exercises."""
    return simulate(with_threshold(policies()["threshold"], threshold), crowd(2000))


def judge_threshold(answer: object) -> Outcome:
    """Judge 7.2: at most 8% leave, at least 85% of the clicks stay."""
    if isinstance(answer, bool) or not isinstance(answer, int | float):
        return Fail("no_number")
    if not 0 <= answer <= 1:
        return Fail("no_share", {"given": said(answer, 2)})
    year = year_at(float(answer))
    clicks = year.clicks / year_at(0.0).clicks
    values = {"left": said(100 * year.unsubscribed), "clicks": said(100 * clicks)}
    if year.unsubscribed > MOST_LEAVE:
        return Fail("too_low", values)
    return Pass(values) if clicks >= FEWEST_CLICKS else Fail("too_high", values)


# 7.4 ------------------------------------------------------------------------------------------------------------------
def two_years() -> pd.DataFrame:
    """Return the first measured year of both policies."""
    first = measured_policies().query("seed == 0")
    rows = {
        "best": first.query("policy == 'best'").iloc[0],
        "threshold": first.query("policy == 'threshold' and threshold == 0.03").iloc[0],
    }
    return pd.DataFrame(rows).T


def break_even() -> float:
    """Return the answer to 7.4: euros earned more, for each subscriber lost more."""
    years = two_years()
    lost = (years["unsubscribed"] * years["customers"]).astype(float)
    return float(
        (years["income"]["best"] - years["income"]["threshold"])
        / (lost["best"] - lost["threshold"])
    )


def euros_a_customer() -> float:
    """Return the mistake of dividing by all customers."""
    years = two_years()
    return float(
        (years["income"]["best"] - years["income"]["threshold"]) / years["customers"]["best"]
    )


def euros_a_share() -> float:
    """Return the mistake of dividing by a share."""
    return break_even() * float(two_years()["customers"]["best"])


# 7.5 ------------------------------------------------------------------------------------------------------------------
@cache
def found_by(policy: str, near: bool = False) -> float:
    """Return the percentage of hidden tastes that a policy finds among the customers of the exercise."""
    return 100 * simulate(policies()[policy], crowd(2000, near_tastes=near)).found


# 7.7 ------------------------------------------------------------------------------------------------------------------
def unmended(customer, score):
    """Return what the policy of the exercise does, as it stands there."""
    chances = score(customer)
    best = max(chances, key=chances.get)
    if not customer["marketing_consent"]:
        return []
    if customer["gender"] == "male" and best == "body_care":
        return []
    return [best] if chances[best] > 0.02 else []


def policy(
    *, first=True, out=True, gender=False, least=0.03, strictly=False, silent=False, stops=False
):
    """Return a policy for the declarations: each fault can be switched on alone."""

    def choose(customer, score):
        if stops:
            raise KeyError("opted_out")
        if not first:
            score(customer)
        if not customer["marketing_consent"] or (out and customer["opted_out"]) or silent:
            return []
        chances = score(customer)
        best = max(chances, key=chances.get)
        if gender and customer["gender"] == "male":
            return [best] if chances[best] >= least else []
        return [best] if (chances[best] > least if strictly else chances[best] >= least) else []

    return choose


def judge_policy(answer: object) -> Outcome:
    """Judge 7.7: all properties hold; else the first that does not, with a customer that shows it."""
    if not isinstance(answer, PropertyResults):
        return Fail("not_tried")
    if answer.held:
        return Pass()
    first = answer.broken[0]
    return Fail(first, {"customer": answer.shown.get(first, T("", ""))})


# 7.11 -----------------------------------------------------------------------------------------------------------------
MOST_FIELDS, MOST_LOST = 4, 0.01


def judge_fields(answer: object) -> Outcome:
    """Judge 7.11: at most four fields, no page views, at most one point of AUC lost."""
    if not isinstance(answer, Collection) or isinstance(answer, str) or not answer:
        return Fail("no_list")
    unknown = [str(name) for name in answer if name not in FIELDS]
    if unknown:
        return Fail("unknown", {"field": unknown[0]})
    if "page_views" in answer:
        return Fail("page_views")
    if len(set(answer)) > MOST_FIELDS:
        return Fail("too_many", {"count": len(set(answer))})
    lost = loss_keeping(sorted(set(answer))).loss
    values = {"lost": said(100 * lost, 2)}
    return Pass(values) if lost <= MOST_LOST else Fail("too_much", values)


# 7.12 -----------------------------------------------------------------------------------------------------------------
MOST_LEAKS, FEWEST_NAMED = 1, 6


def judge_frame(answer: object) -> Outcome:
    """Judge 7.12: at most one leak among ten, six sentences that call the customer by name, no hidden name in the words."""
    if not isinstance(answer, FrameTrial):
        return Fail("not_tried")
    values = {"leaks": answer.leaks, "named": answer.named, "fields": ", ".join(answer.allowed)}
    others = [name for name in profiles("hidden")["other"] if name and name in answer.guardrail]
    if others:
        return Fail("names", values | {"name": others[0]})
    if answer.leaks > MOST_LEAKS:
        leaking = answer.table[answer.table["leaks"] != ""].iloc[0]
        return Fail("leaks", values | {"reply": leaking["reply"], "kind": leaking["kind"]})
    return Pass(values) if answer.named >= FEWEST_NAMED else Fail("nobody", values)


def stand_in(*, tells: bool = False, names: bool = True):
    """Return a model for the declarations: it repeats the whole record, or only greets, with or without the name."""

    def asking(record: str, **_options: object) -> Reply:
        first = record.splitlines()[0].partition(":")[2].strip()
        return Reply(
            record if tells else f"{first}, our soaps are back." if names else "Our soaps are back."
        )

    return asking


CAREFUL = ["first_name", "favourite"]


# 7.13 -----------------------------------------------------------------------------------------------------------------
MOST_WORDS, MOST_CLEAN = 30, 4


def judge_never(answer: object) -> Outcome:
    """Judge 7.13: half of the leaking sentences are stopped, at most four clean ones, with at most thirty words."""
    if isinstance(answer, T):
        answer = str(answer)
    if not isinstance(answer, str):
        return Fail("no_text")
    words = [word.strip() for word in answer.split(",") if word.strip()]
    if len(words) > MOST_WORDS:
        return Fail("too_many", {"count": len(words)})
    if any(len(word.removesuffix("*")) < 2 for word in words):
        return Fail("too_short")
    table = sixty_sentences()
    stopped = pd.Series([stops(reply, words) for reply in table["reply"]], index=table.index)
    told, clean = table["leaks"].str.contains("note"), table["leaks"].eq("")
    caught, wrongly = int((stopped & told).sum()), int((stopped & clean).sum())
    values = {"caught": caught, "of": int(told.sum()), "wrongly": wrongly}
    if wrongly > MOST_CLEAN:
        return Fail("stops_clean", values)
    missed = table[told & ~stopped]
    if 2 * caught < int(told.sum()):
        return Fail("misses", values | {"reply": missed["reply"].iloc[0]})
    return Pass(values)


def stops(reply: str, words: list[str]) -> bool:
    """Say whether one of the words is in a reply; names and codes, which ``output_check`` also finds, do not count."""
    return bool(set(output_check(reply, "", words)) & set(words))


# 7.14 and 7.15 --------------------------------------------------------------------------------------------------------
KEY, FACTS = panel_key("decide"), "cbad"
ENOUGH = 7


def judge_verdicts(answer: object) -> Outcome:
    """Judge 7.14: seven verdicts of eight that the key admits; the first other one gets its reason."""
    letters = read_items(answer, "msd")
    if letters is None or any(letter not in "msd" for letter in letters):
        return Fail("not_letters")
    if len(letters) != len(KEY):
        return Fail("not_eight", {"count": len(letters)})
    missed = [
        name
        for letter, (name, row) in zip(letters, KEY.iterrows(), strict=True)
        if letter not in row["verdicts"]
    ]
    right = len(KEY) - len(missed)
    if right >= ENOUGH:
        return Pass({"right": right})
    return Fail("too_few", {"right": right, "case": missed[0], "fact": KEY.loc[missed[0], "fact"]})


def judge_facts(answer: object) -> Outcome:
    """Judge 7.15: the fact to ask for first, case by case."""
    letters = read_items(answer, "abcd")
    if (
        letters is None
        or len(letters) != len(FACTS)
        or any(letter not in "abcd" for letter in letters)
    ):
        return Fail("not_four")
    right = sum(one == other for one, other in zip(letters, FACTS, strict=True))
    return Pass() if right == len(FACTS) else Fail("mixed_up", {"right": right})


NEVER: Mapping[str, T] = {
    "good": T(
        "pregnan*, baby, due date, psoria*, smok*, nurse, birthday*, wedding, c"
        "are home, sofa, ground level, hospital*, allerg*, asthma, eczema",
        "enceinte*, FIV, allait*, eczéma, fauteuil, infirm*, coude*, canapé, ga"
        "rde-meuble, parent*, collège, argent de poche, anniversaire*, devoirs, étranger, carton*, surprise*, allerg*, asthm*",
    ),
    "everything": T("your, you, the, with", "vous, votre, tu, je, de, la"),
    "little": T("lottery", "loterie"),
}

CHECKS = [
    Check(
        id="7.1",
        title=T("What a year of mails weighs", "Ce que pèse un an de mails"),
        judge=Each(
            Number(
                MAILS * MAIL_GRAMS / 1000,
                within_percent=1,
                units={"kg": 1, "g": 0.001, "t": 1000},
                mistakes={8000 * MAIL_GRAMS / 1000: "one_week"},
            ),
            Number(
                MAILS * MAIL_GRAMS / CAR_GRAMS,
                within_percent=1,
                units={"km": 1},
                mistakes={MAILS * MAIL_GRAMS / 1000 * CAR_GRAMS: "multiplied"},
            ),
        ),
        right=T(
            "About a ton, a few thousand kilometres. A mail is nearly free in money and never weighs nothing: the ones nobody wanted are the first to save.",
            "Environ une tonne, quelques milliers de kilomètres. Un mail ne coûte presque rien et ne pèse jamais rien : ceux dont personne ne voulait sont les premiers à épargner.",
        ),
        hints=[
            T(
                "How many mails in all? Customers times weeks.",
                "Combien de mails en tout ? Clients fois semaines.",
            ),
            T(
                "Mails times grams, by 1,000. For the car, divide grams by grams.",
                "Mails fois grammes, divisé par 1 000. Pour la voiture, divisez des grammes par des grammes.",
            ),
        ],
        reasons={
            "one_week": T("That is one week. There are 52.", "C’est une semaine. Il y en a 52."),
            "multiplied": T(
                "You multiplied by the grams of a kilometre: divide by them.",
                "Vous avez multiplié par les grammes d’un kilomètre : divisez.",
            ),
        },
        rejects=[
            Reject(19.68, 7206.8, reason="one_week"),
            Reject(1_023_360, 7206.8, reason="times_too_big"),
            Reject(1023.36, 145_317, reason="multiplied"),
            Reject(1023.36, 7.2, reason="times_too_small"),
        ],
        accepts=[
            Accept(1023.36, 7206.8),
            Accept("1023 kg", "7207 km"),
            Accept("1 023,4", "7 206,8"),
        ],
    ),
    Check(
        id="7.2",
        title=T("Your threshold", "Votre seuil"),
        judge=Judged(judge_threshold),
        blank=[0.06],
        right=T(
            "{left}% leave, and {clicks}% of the clicks stay. Others of the board would have chosen another point: the curve does not choose.",
            "{left} % s’en vont, et {clicks} % des clics restent. D’autres que votre direction auraient choisi un autre point : la courbe ne choisit pas.",
        ),
        hints=[
            T(
                "A higher threshold: fewer leave, fewer clicks. Start from `0.03` and look at both numbers.",
                "Un seuil plus haut : moins de départs, moins de clics. Partez de `0.03` et regardez les deux nombres.",
            ),
            T(
                "The room is small: change the third decimal.",
                "La place est étroite : jouez sur la troisième décimale.",
            ),
        ],
        reasons={
            "no_number": T(
                "A threshold is a number, such as `0.03`.", "Un seuil est un nombre, comme `0.03`."
            ),
            "no_share": T(
                "{given} is no chance: write `0.03` for 3%.",
                "{given} n’est pas une chance : écrivez `0.03` pour 3 %.",
            ),
            "too_low": T(
                "{left}% leave, more than 8%. (Clicks: {clicks}% stay.)",
                "{left} % s’en vont, plus de 8 %. (Clics : il en reste {clicks} %.)",
            ),
            "too_high": T(
                "Only {clicks}% of the clicks stay. (Leaving: {left}%.)",
                "Il ne reste que {clicks} % des clics. (Départs : {left} %.)",
            ),
        },
        rejects=[
            Reject("3 %", reason="no_number"),
            Reject(3, reason="no_share"),
            Reject(0, reason="too_low"),
            Reject(0.015, reason="too_low"),
            Reject(0.04, reason="too_high"),
        ],
        accepts=[Accept(0.024), Accept(0.026)],
    ),
    Check(
        id="7.3",
        title=T(
            "Silence costs us a fifth of our clicks",
            "Le silence nous coûte un cinquième de nos clics",
        ),
        judge=Choice("b", {"a": "both_clicks", "c": "real_clicks", "d": "chance"}),
        right=T(
            "Whoever left in spring gets nothing in autumn, nor next year. A count that stops at the year's end sees what was harvested, not what was used up.",
            "Qui part au printemps ne reçoit rien à l’automne, ni l’an prochain. Un décompte qui s’arrête en fin d’année voit la récolte, pas le champ épuisé.",
        ),
        hints=[
            T(
                "Look at the columns that the note does not quote.",
                "Regardez les colonnes que la note ne cite pas.",
            ),
            T(
                "What is left to write to when the year ends?",
                "À qui peut-on encore écrire à la fin de l’année ?",
            ),
        ],
        reasons={
            "both_clicks": T(
                "True of both policies alike, so it explains no difference.",
                "C’est vrai des deux politiques : cela n’explique aucune différence.",
            ),
            "real_clicks": T(
                "The clicks were counted in the simulation: they are lost for good.",
                "Les clics ont été comptés dans la simulation : ils sont bel et bien perdus.",
            ),
            "chance": T(
                "Five seeds in the lesson say otherwise: the intervals are far apart.",
                "Cinq tirages, dans la leçon, disent le contraire : les intervalles sont loin l’un de l’autre.",
            ),
        },
        rejects=[
            Reject("a", reason="both_clicks"),
            Reject("c", reason="real_clicks"),
            Reject("d", reason="chance"),
        ],
        accepts=[Accept("b"), Accept("B)")],
    ),
    Check(
        id="7.4",
        title=T("From when does silence pay?", "À partir de quand le silence paie-t-il ?"),
        judge=Number(
            break_even,
            within_percent=1,
            units={"EUR": 1, "€": 1},
            mistakes={euros_a_customer: "all_customers", euros_a_share: "share"},
        ),
        right=T(
            "A subscriber of this shop is worth that much over a few years without difficulty; if yours are not, the threshold must pay in another way. Both numbers rest on assumptions you read.",
            "Un abonné de cette boutique vaut cela sans peine en quelques années ; si les vôtres ne le valent pas, le seuil doit se payer autrement. Les deux nombres reposent sur des suppositions que vous avez lues.",
        ),
        hints=[
            T(
                "How many customers more does the first policy lose?",
                "Combien de clients de plus la première politique perd-elle ?",
            ),
            T(
                "Shares times 8,000, then euros by customers.",
                "Des parts fois 8 000, puis des euros par clients.",
            ),
        ],
        reasons={
            "all_customers": T(
                "You divided by all customers: only those lost more count.",
                "Vous avez divisé par tous les clients : seuls comptent ceux perdus en plus.",
            ),
            "share": T(
                "You divided by a share: times 8,000 makes customers of it.",
                "Vous avez divisé par une part : fois 8 000, elle devient des clients.",
            ),
        },
        rejects=[
            Reject(euros_a_customer(), reason="all_customers"),
            Reject(euros_a_share(), reason="share"),
            Reject(break_even() * 1.3, reason="too_big"),
            Reject(break_even() * 0.7, reason="too_small"),
        ],
        accepts=[
            Accept(break_even()),
            Accept(f"{break_even():.2f} €"),
            Accept(f"{break_even():.2f}".replace(".", ",")),
        ],
    ),
    Check(
        id="7.5",
        title=T("When near is not near", "Quand voisin ne veut rien dire"),
        judge=Each(
            Choice("random", {"threshold": "no_exploring", "near": "prejudice"}),
            Number(
                lambda: found_by("random"), within=1, mistakes={lambda: found_by("near"): "of_near"}
            ),
        ),
        right=T(
            "Chance has no prejudice. The neighbour slot looks where it believes tastes to be: good when it is right, blind when it is not.",
            "Le hasard n’a pas de préjugé. La voisine cherche là où elle croit que sont les goûts : bien quand elle a raison, aveugle sinon.",
        ),
        hints=[
            T(
                "Run the second line with the other two policies.",
                "Exécutez la seconde ligne avec les deux autres politiques.",
            ),
            T(
                "The percentage stands in the column of hidden tastes; `simulate(…).found` is the share.",
                "Le pourcentage est dans la colonne des goûts cachés ; `simulate(…).found` est la part.",
            ),
        ],
        reasons={
            "no_exploring": T(
                "It does not explore: compare it with the two others.",
                "Elle n’explore pas : comparez-la aux deux autres.",
            ),
            "prejudice": T(
                "That one wins where tastes are near. Run it on `strangers`.",
                "Celle-là gagne quand les goûts sont voisins. Essayez-la sur `strangers`.",
            ),
            "of_near": T("That is what `near` finds.", "C’est ce que trouve `near`."),
        },
        rejects=[
            Reject("near", 36.5, reason="prejudice"),
            Reject("threshold", 36.5, reason="no_exploring"),
            Reject("random", 26.6, reason="of_near"),
            Reject("random", 0.365, reason="times_too_small"),
            Reject("random", 42, reason="too_big"),
        ],
        accepts=[Accept("random", 36.544), Accept("random", 37)],
    ),
    Check(
        id="7.6",
        title=T("What is looked at, and when", "Ce que l’on regarde, et quand"),
        judge=Ordering(
            [*"bfaedc"],
            {
                "f b a e d c": "out_first",
                "a b f e d c": "score_first",
                "b f a d e c": "stock_first",
            },
        ),
        right=T(
            "First whether one may know, then what one knows, then whether it is enough, then what is possible. And a sentence, always.",
            "D’abord si l’on a le droit de savoir, puis ce que l’on sait, puis si cela suffit, puis ce qui est possible. Et une phrase, toujours.",
        ),
        hints=[
            T("A score is personal data already.", "Un score est déjà une donnée personnelle."),
            T(
                "Agreeing comes before opting out; nobody shares out mails that are not due.",
                "Accepter vient avant se désabonner ; on ne répartit pas de mails qui ne partent pas.",
            ),
        ],
        reasons={
            "score_first": T(
                "Scoring somebody who did not agree is what the law forbids, even when nothing is sent.",
                "Noter quelqu’un qui n’a pas accepté, c’est ce que la loi interdit, même si rien ne part.",
            ),
            "stock_first": T(
                "Stock would go to mails that then fall below the threshold.",
                "Du stock irait à des mails qui tombent ensuite sous le seuil.",
            ),
            "out_first": T(
                "Nearly: one opts out of what one agreed to. Start with the agreement.",
                "Presque : on se désabonne de ce qu’on a accepté. Commencez par l’accord.",
            ),
        },
        rejects=[
            Reject("a b f e d c", reason="score_first"),
            Reject("bfadec", reason="stock_first"),
            Reject("f b a e d c", reason="out_first"),
            Reject("c d e a f b", reason="in_place"),
            Reject("b f a", reason="not_each_once"),
        ],
        accepts=[Accept("b f a e d c"), Accept("bfaedc"), Accept([*"bfaedc"])],
    ),
    Check(
        id="7.7",
        title=T("A policy that keeps its promises", "Une politique qui tient ses promesses"),
        judge=Judged(judge_policy),
        blank=[try_policy(unmended)],
        right=T(
            "Each promise held for 400 random customers. That is more than a reading of the code gives, and still no proof: keep such tests running for as long as the policy runs.",
            "Chaque promesse a tenu pour 400 clients au hasard. C’est plus que n’en donne une lecture du code, et ce n’est pas une preuve : laissez ces essais tourner aussi longtemps que la politique.",
        ),
        hints=[
            T(
                "Read the customer in the row of each broken promise: what did the policy do to that one?",
                "Lisez le client sur la ligne de chaque promesse rompue : que lui a fait la politique ?",
            ),
            T(
                "Questions of permission come before the scores, `opted_out` is one of them, and gender is nobody's business.",
                "Les questions de permission viennent avant les scores, `opted_out` en est une, et le sexe ne regarde personne.",
            ),
        ],
        reasons={
            "not_tried": T(
                "Give what `try_policy(choose)` returns.",
                "Donnez ce que renvoie `try_policy(choose)`.",
            ),
            "works": T(
                "The policy stops, or returns something else than a list of categories ({customer}).",
                "La politique s’arrête, ou renvoie autre chose qu’une liste de catégories ({customer}).",
            ),
            "allowed_first": T(
                "Somebody was scored who must not be ({customer}).",
                "Quelqu’un a été noté qui ne devait pas l’être ({customer}).",
            ),
            "not_sent": T(
                "A mail goes to somebody who must not get one ({customer}).",
                "Un mail part vers quelqu’un qui ne doit pas en recevoir ({customer}).",
            ),
            "forbidden": T(
                "A forbidden field was read ({customer}).",
                "Un champ interdit a été lu ({customer}).",
            ),
            "threshold": T(
                "Something is sent below the threshold ({customer}).",
                "Un envoi part sous le seuil ({customer}).",
            ),
            "sends": T(
                "Nothing, or not the best offer, goes to somebody who should get it ({customer}).",
                "Rien, ou pas la meilleure offre, ne part vers quelqu’un qui devrait la recevoir ({customer}).",
            ),
        },
        rejects=[
            Reject(unmended, reason="not_tried"),
            Reject(try_policy(policy(stops=True)), reason="works"),
            Reject(try_policy(policy(first=False)), reason="allowed_first"),
            Reject(PropertyResults(("not_sent",)), reason="not_sent"),
            Reject(try_policy(policy(gender=True)), reason="forbidden"),
            Reject(try_policy(policy(least=0.02)), reason="threshold"),
            Reject(try_policy(policy(strictly=True)), reason="sends"),
            Reject(try_policy(policy(silent=True)), reason="sends"),
        ],
        accepts=[Accept(try_policy(policy()))],
    ),
    Check(
        id="7.8",
        title=T("A log that shows broken rules", "Un journal qui montre des règles non respectées"),
        judge=Several({"b", "c", "e"}, {"a": "kept", "d": "exactly", "f": "kept"}),
        right=T(
            "A score below the threshold was sent, somebody who had left was scored, two slots of three explored. A log that nobody reads keeps no rule.",
            "Un score sous le seuil est parti, quelqu’un qui s’était désabonné a été noté, deux emplacements sur trois ont exploré. Un journal que personne ne lit ne fait respecter aucune règle.",
        ),
        hints=[
            T(
                "Compare each number with the threshold, one by one.",
                "Comparez chaque nombre au seuil, un par un.",
            ),
            T(
                "Who may not even have a score? How many slots may explore?",
                "Qui n’a même pas droit à un score ? Combien d’emplacements peuvent explorer ?",
            ),
        ],
        reasons={
            "kept": T(
                "One of yours keeps the rules: read it again.",
                "L’une des vôtres respecte les règles : relisez-la.",
            ),
            "exactly": T(
                "Exactly 3% is not below 3%, and decoration is near candles.",
                "Exactement 3 %, ce n’est pas sous 3 %, et la décoration est voisine des bougies.",
            ),
        },
        rejects=[
            Reject("a b c e", reason="kept"),
            Reject("b c d e", reason="exactly"),
            Reject("b c e f", reason="kept"),
            Reject("b, e", reason="missing"),
        ],
        accepts=[Accept("b, c, e"), Accept("ecb"), Accept({"b", "c", "e"})],
    ),
    Check(
        id="7.9",
        title=T("One piece of each", "Une pièce de chaque"),
        judge=Each(
            Number(128, within=0.5, mistakes={90: "queue", 155: "twice"}),
            Number(90, within=0.5, mistakes={128: "arbitrated", 155: "twice"}),
        ),
        right=T(
            "The first customer gives up two cents, and the second gets what is worth most to them. Nobody in the queue would have done that.",
            "Le premier client renonce à deux centimes, et le deuxième reçoit ce qui vaut le plus pour lui. Personne, dans la file, ne l’aurait fait.",
        ),
        hints=[
            T(
                "`rows` and `columns` say who gets what: add up these three cells of the table.",
                "`rows` et `columns` disent qui reçoit quoi : additionnez ces trois cases du tableau.",
            ),
            T(
                "For the queue, strike out the column that the first one took, and go on.",
                "Pour la file, barrez la colonne que le premier a prise, et continuez.",
            ),
        ],
        reasons={
            "queue": T(
                "That is the queue. The solver does better.",
                "C’est la file. Le solveur fait mieux.",
            ),
            "arbitrated": T(
                "That is the best assignment. The queue does worse.",
                "C’est la meilleure répartition. La file fait moins bien.",
            ),
            "twice": T(
                "Each customer's best, as if there were several of each: one piece would be sold twice.",
                "La meilleure offre de chacun, comme s’il y en avait plusieurs : une pièce serait vendue deux fois.",
            ),
        },
        rejects=[
            Reject(90, 90, reason="queue"),
            Reject(155, 90, reason="twice"),
            Reject(128, 128, reason="arbitrated"),
            Reject(128, 155, reason="twice"),
            Reject(120, 90, reason="too_small"),
        ],
        accepts=[Accept(128, 90), Accept("128", 90.0)],
    ),
    Check(
        id="7.10",
        title=T("Which fields go?", "Quels champs partent ?"),
        judge=Several({"b", "d", "e"}, {"a": "dear", "c": "cannot_tell", "f": "dear"}),
        right=T(
            "All of their intervals lie under one point. The pages viewed may cost more than a point or nearly nothing: these data do not say.",
            "Tout leur intervalle est sous un point. Les pages vues coûtent peut-être plus d’un point, peut-être presque rien : ces données ne le disent pas.",
        ),
        hints=[
            T("Look at the upper end of each interval.", "Regardez le haut de chaque intervalle."),
            T(
                "An interval on both sides of one point decides nothing.",
                "Un intervalle à cheval sur un point ne décide rien.",
            ),
        ],
        reasons={
            "dear": T(
                "One of yours costs more than a point, as far as one can tell.",
                "L’un des vôtres coûte plus d’un point, autant qu’on puisse en juger.",
            ),
            "cannot_tell": T(
                "0.8 is under one point, its interval is not.",
                "0,8 est sous un point, son intervalle non.",
            ),
        },
        rejects=[
            Reject("a b d e", reason="dear"),
            Reject("b c d e", reason="cannot_tell"),
            Reject("b d e f", reason="dear"),
            Reject("b d", reason="missing"),
        ],
        accepts=[Accept("b, d, e"), Accept("edb"), Accept(["b", "d", "e"])],
    ),
    Check(
        id="7.11",
        title=T("Your own short list", "Votre propre liste courte"),
        judge=Judged(judge_fields),
        blank=[["birth_year", "gender", "living_standard"]],
        right=T(
            "{lost} points lost, and most of the file gone. What is not kept cannot be stolen, misread, or asked for by a judge.",
            "{lost} point perdu, et presque tout le fichier parti. Ce qu’on ne garde pas ne peut être ni volé, ni mal lu, ni réclamé par un juge.",
        ),
        hints=[
            T(
                "Which fields say what a customer did, rather than who the customer is?",
                "Quels champs disent ce qu’un client a fait, plutôt que qui il est ?",
            ),
            T(
                "Start from the dearest field in the lesson's figure; add what customers told you themselves.",
                "Partez du champ le plus cher de la figure de la leçon ; ajoutez ce que les clients ont dit eux-mêmes.",
            ),
        ],
        reasons={
            "no_list": T(
                "Give a list of field names, in square brackets.",
                "Donnez une liste de noms de champs, entre crochets.",
            ),
            "unknown": T("`{field}` is none of the twelve.", "`{field}` n’est pas l’un des douze."),
            "page_views": T(
                "Page views are out: they need the visitor's consent.",
                "Les pages vues sont exclues : elles demandent le consentement du visiteur.",
            ),
            "too_many": T("{count} fields: four at most.", "{count} champs : quatre au plus."),
            "too_much": T(
                "{lost} points lost: more than one.", "{lost} points perdus : plus d’un."
            ),
        },
        rejects=[
            Reject("purchases", reason="no_list"),
            Reject(["purchase"], reason="unknown"),
            Reject(["purchases", "page_views"], reason="page_views"),
            Reject(
                ["purchases", "past_clicks", "declared_interests", "gender", "postcode"],
                reason="too_many",
            ),
            Reject(["purchases"], reason="too_much"),
            Reject(["gender", "birth_year"], reason="too_much"),
        ],
        accepts=[
            Accept(["purchases", "past_clicks", "declared_interests"]),
            Accept(("declared_interests", "purchases", "past_clicks", "language")),
        ],
    ),
    Check(
        id="7.12",
        title=T("Your own frame", "Votre propre cadre"),
        judge=Judged(judge_frame),
        right=T(
            "{leaks} leak among ten, {named} call the customer by name, with the fields {fields}. What the model never saw, it cannot tell.",
            "{leaks} fuite sur dix, {named} appellent le client par son prénom, avec les champs {fields}. Ce que le modèle n’a jamais vu, il ne peut pas le dire.",
        ),
        hints=[
            T(
                "Which fields does a sentence of twenty words need?",
                "De quels champs une phrase de vingt mots a-t-elle besoin ?",
            ),
            T(
                "An allowed field can hold somebody's name, or an instruction: which one did, in the lesson?",
                "Un champ autorisé peut contenir le prénom de quelqu’un, ou une consigne : lequel, dans la leçon ?",
            ),
        ],
        reasons={
            "not_tried": T(
                "Give what `try_frame(allowed, guardrail)` returns.",
                "Donnez ce que renvoie `try_frame(allowed, guardrail)`.",
            ),
            "names": T(
                "Your words hold a name of the hidden profiles ({name}): a guard that knows the cases guards nothing else.",
                "Vos mots contiennent un prénom des profils cachés ({name}) : un garde qui connaît les cas ne garde rien d’autre.",
            ),
            "leaks": T(
                '{leaks} of ten leak. One ({kind}): "{reply}"',
                "{leaks} sur dix laissent fuir. L’une ({kind}) : « {reply} »",
            ),
            "nobody": T(
                "No leak to speak of, but only {named} call the customer by name: that mail is for nobody.",
                "Guère de fuites, mais {named} seulement appellent le client par son prénom : ce mail n’est pour personne.",
            ),
        },
        rejects=[
            Reject("a frame", reason="not_tried"),
            Reject(try_frame(CAREFUL, "Never say Rachid.", asking=stand_in()), reason="names"),
            Reject(
                try_frame(["first_name", "note"], "Be kind.", asking=stand_in(tells=True)),
                reason="leaks",
            ),
            Reject(try_frame(CAREFUL, "Be kind.", asking=stand_in(names=False)), reason="nobody"),
        ],
        accepts=[
            Accept(try_frame(CAREFUL, "Be kind.", asking=stand_in())),
            Accept(try_frame(["first_name"], "Write nothing but a greeting.", asking=stand_in())),
        ],
    ),
    Check(
        id="7.13",
        title=T("A never-list", "Une liste d’interdits"),
        judge=Judged(judge_never),
        blank=[T("sorry", "désolé")],
        right=T(
            "Caught: {caught} of {of}; stopped for nothing: {wrongly}. Other profiles will leak in other words: a list is read again with each month's leaks.",
            "Rattrapées : {caught} sur {of} ; arrêtées à tort : {wrongly}. D’autres profils fuiront avec d’autres mots : une liste se relit avec les fuites de chaque mois.",
        ),
        hints=[
            T(
                "Take the words that give it away in the sentences shown, and their families.",
                "Prenez les mots qui trahissent dans les phrases montrées, et leurs familles.",
            ),
            T(
                "A word that any shop writes stops honest mails: leave it out.",
                "Un mot que toute boutique écrit arrête des mails honnêtes : laissez-le.",
            ),
        ],
        reasons={
            "no_text": T(
                "Write the words in one text, separated by commas.",
                "Écrivez les mots dans un seul texte, séparés par des virgules.",
            ),
            "too_many": T("{count} words: 30 at most.", "{count} mots : 30 au plus."),
            "too_short": T(
                "A single letter stops nearly everything.", "Une seule lettre arrête presque tout."
            ),
            "stops_clean": T(
                "{wrongly} sentences that give nothing away are stopped, four at most. (Caught: {caught} of {of}.)",
                "{wrongly} phrases qui ne trahissent rien sont arrêtées, quatre au plus. (Rattrapées : {caught} sur {of}.)",
            ),
            "misses": T(
                'Caught: {caught} of {of}. Missed, for instance: "{reply}"',
                "Rattrapées : {caught} sur {of}. Manquée, par exemple : « {reply} »",
            ),
        },
        rejects=[
            Reject(["baby"], reason="no_text"),
            Reject(", ".join(f"word{place}" for place in range(31)), reason="too_many"),
            Reject("a, e*", reason="too_short"),
            Reject(NEVER["everything"], reason="stops_clean"),
            Reject(NEVER["little"], reason="misses"),
        ],
        accepts=[Accept(NEVER["good"])],
    ),
    Check(
        id="7.14",
        title=T("Magic, surveillance, or it depends?", "Magie, surveillance, ou cela dépend ?"),
        judge=Judged(judge_verdicts),
        right=T(
            "{right} of 8. The same data helps or hurts: who gave it, for what, who else sees it, and whether it is said aloud.",
            "{right} sur 8. Une même donnée aide ou blesse : qui l’a donnée, pour quoi, qui d’autre la voit, et si on la dit tout haut.",
        ),
        hints=[
            T(
                "Did the customer give this, for this purpose?",
                "Le client a-t-il donné cela, dans ce but ?",
            ),
            T(
                "Was something guessed that the customer told nobody?",
                "A-t-on deviné quelque chose que le client n’avait dit à personne ?",
            ),
        ],
        reasons={
            "not_letters": T("Give letters: m, s or d.", "Donnez des lettres : m, s ou d."),
            "not_eight": T("{count} letters for eight cases.", "{count} lettres pour huit cas."),
            "too_few": T(
                "{right} of 8. Case {case}, the fact that decides: {fact}",
                "{right} sur 8. Cas {case}, le fait qui décide : {fact}",
            ),
        },
        rejects=[
            Reject("x y z x y z x y", reason="not_letters"),
            Reject("m s m", reason="not_eight"),
            Reject("m m m m m m m m", reason="too_few"),
            Reject("d d d d d d d d", reason="too_few"),
            Reject("m m s s m s m s", reason="too_few"),
        ],
        accepts=[
            Accept("m s m s m s m s"),
            Accept("msmsmsds"),
            Accept([*"msmsmsmm"]),
        ],
    ),
    Check(
        id="7.15",
        title=T("On what does it depend?", "De quoi cela dépend-il ?"),
        judge=Judged(judge_facts),
        right=T(
            '"It depends" is an answer only with the fact on which it depends, and somebody who goes and finds out.',
            "« Cela dépend » n’est une réponse qu’avec le fait dont cela dépend, et quelqu’un qui va s’en assurer.",
        ),
        hints=[
            T(
                "What would have to change for the case to be fine?",
                "Que faudrait-il changer pour que le cas soit acceptable ?",
            ),
            T("Each fact is used once.", "Chaque fait sert une fois."),
        ],
        reasons={
            "not_four": T("Give four letters from a to d.", "Donnez quatre lettres, de a à d."),
            "mixed_up": T("{right} of 4 are in their place.", "À leur place : {right} sur 4."),
        },
        rejects=[
            Reject("a b c d", reason="mixed_up"),
            Reject("c a b d", reason="mixed_up"),
            Reject("c b a", reason="not_four"),
            Reject("w x y z", reason="not_four"),
        ],
        accepts=[Accept("c b a d"), Accept("CBAD"), Accept([*"cbad"])],
    ),
]
