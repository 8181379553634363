"""The checks of module 06: codes against planted labels, rules on hidden reviews, quotations against the answers."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd
from atelier import survey_categories, survey_closed
from atelier.checking import (
    Accept,
    Check,
    Choice,
    Each,
    Fail,
    Judged,
    Number,
    Outcome,
    Pass,
    Reject,
    Several,
)
from atelier.data import reviews, survey_answers
from atelier.errors import AtelierError
from atelier.i18n import Text as T
from atelier.i18n import number
from atelier.prompting.fidelity import numbers_faithful
from atelier.voice import (
    Finding,
    KeywordRule,
    audit,
    both_languages,
    bounds,
    centred,
    cluster_table,
    clusters,
    codings,
    hidden_reviews,
    kappa,
    meanings,
    pitfall_reviews,
    prevalence_words,
    quotations_in,
    read_codes,
    reviews_to_code,
    sentiment_words,
    training_reviews,
)

# Landis and Koch, "The measurement of observer agreement for categorical data", Biometrics 33 (1977): their "moderate"
# begins above 0.40, their "substantial" above 0.60.
MODERATE, SUBSTANTIAL = 0.4, 0.6
MOST_WORDS = 25
DELIVERY = T("delivery", "livraison")
THEME = "human_control"
SHOWN_CHARACTERS = 160


def said(value: float, digits: int = 2) -> T:
    """Write a number in both languages; one that rounds to zero has no sign."""
    rounded = round(value, digits) + 0.0
    return T(number(rounded, digits, "en"), number(rounded, digits, "fr"))


def short(text: str) -> str:
    """Return the beginning of a review, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= SHOWN_CHARACTERS else f"{line[:SHOWN_CHARACTERS]}…"


# 6.1 ------------------------------------------------------------------------------------------------------------------
WHY_MISSED: Mapping[str, T] = {
    "ironic": T("it is ironic", "il est ironique"),
    "negated": T("read the negations again", "relisez les négations"),
    "mixed": T("it says good and bad", "il dit du bien et du mal"),
    "plain": T("read what the customer concludes", "relisez ce que conclut le client"),
}


def the_twelve() -> pd.DataFrame:
    """Return the reviews of 6.1 with their planted sentiment, ``plan``, and the ``style`` they were written in."""
    chosen = reviews_to_code(32).tail(12)
    labelled = reviews(labels=True).loc[chosen.index, "style"]
    return chosen.assign(plan=codings().loc[chosen.index, "plan"], style=labelled)


TWELVE = the_twelve()


def judge_codes(answer: object) -> Outcome:
    """Judge 6.1: a kappa of at least 0.6 with the planted labels; else tell the first review that was missed."""
    try:
        given = read_codes(as_letters(answer), TWELVE)
    except AtelierError as error:
        return Fail("not_codes", {"why": error.message})
    if given.nunique() == 1:
        return Fail("one_code", {"code": given.iloc[0]})
    agreed, found = given == TWELVE["plan"], kappa(given, TWELVE["plan"]).value
    values = {"right": int(agreed.sum()), "kappa": said(found)}
    if found >= SUBSTANTIAL:
        return Pass(values)
    place = int((~agreed).to_numpy().argmax())
    why = why_missed(TWELVE.iloc[place])
    return Fail("too_low", values | {"place": place + 1, "given": given.iloc[place], "why": why})


def as_letters(answer: object) -> str:
    """Return codes as a line of letters: a text as it is, whole words and lists by their first letters."""
    words = answer.replace(",", " ").split() if isinstance(answer, str) else list(answer)
    labels = {word.casefold() for word in sentiment_words()}
    return " ".join(str(word)[0] if str(word).casefold() in labels else str(word) for word in words)


def why_missed(review: pd.Series) -> T:
    """Return what makes a review easy to miss."""
    mixed = review["plan"] == str(T("mixed", "mitigé"))
    return WHY_MISSED.get("mixed" if mixed else review["style"], WHY_MISSED["plain"])


def codes_with(misses: int) -> str:
    """Return the planted codes of the twelve reviews, the first so many of them wrong."""
    letters = TWELVE["plan"].str[0].tolist()
    wrong = [{"p": "n", "n": "p", "m": "p"}[letter] for letter in letters[:misses]]
    return " ".join([*wrong, *letters[misses:]])


# 6.2 and 6.3 ----------------------------------------------------------------------------------------------------------
def kappa_from(agreement: float, chance: float) -> float:
    """Return Cohen's kappa of an agreement and the agreement by chance."""
    return (agreement - chance) / (1 - chance)


def rare_kappa() -> float:
    """Return the answer to 6.3: 94 of 100 agreed on "no", none on a reaction, three reactions each."""
    return kappa_from(0.94, 0.97 * 0.97 + 0.03 * 0.03)


# 6.4 ------------------------------------------------------------------------------------------------------------------
def judge_words(answer: object) -> Outcome:
    """Judge 6.4: a rule of at most 25 words whose kappa with the planted topic reaches 0.4 on hidden reviews."""
    try:
        rule = KeywordRule(positive=answer)  # a text with commas, or a list
    except AtelierError as error:
        return Fail("not_words", {"why": error.message})
    if len(rule.positive) > MOST_WORDS:
        return Fail("too_many", {"count": len(rule.positive), "most": MOST_WORDS})
    hidden = hidden_reviews()
    flagged, about = flags(rule, hidden), hidden["topic"] == str(DELIVERY)
    values = {
        "kappa": said(kappa(flagged, about).value),
        "cases": len(hidden),
        "about": int(about.sum()),
        "found": int((flagged & about).sum()),
        "alarms": int((flagged & ~about).sum()),
    }
    if flagged.nunique() == 1:
        return Fail("same_answer", values)
    if kappa(flagged, about).value >= MODERATE:
        return Pass(values)
    return Fail("too_low", values | {"lesson": lesson_of(rule)})


def flags(rule: KeywordRule, cases: pd.DataFrame) -> pd.Series:
    """Return for each review whether a word of the rule stands in it."""
    return cases["text"].map(lambda text: bool(rule.hits(text)[0]))


def lesson_of(rule: KeywordRule) -> T:
    """Return a training review that the rule gets wrong, of the fault it makes more often; another one after each word."""
    learning = training_reviews()
    flagged, about = flags(rule, learning), learning["topic"] == str(DELIVERY)
    missed, alarms = learning[about & ~flagged], learning[flagged & ~about]
    if len(missed) >= len(alarms):
        return MISSED.fill(text=short(nth(missed["text"], len(rule.positive))))
    text = nth(alarms["text"], len(rule.positive))
    return ALARM.fill(word=rule.hits(text)[0][0], text=short(text))


def nth(texts: pd.Series, place: int) -> str:
    """Return the text at a place, counted round and round."""
    return str(texts.iloc[place % len(texts)])


MISSED = T(
    'A training review that it misses: "{text}"',
    "Un avis d’entraînement qui lui échappe : « {text} »",
)
ALARM = T(
    'A false alarm in training, because of `{word}`: "{text}"',
    "Une fausse alerte à l’entraînement, à cause de `{word}` : « {text} »",
)
GOOD_WORDS = T(
    "deliver*, courier*, parcel*, arriv*, postman, tracking, van, driver, doorstep, carrier, depot, knock*, late",
    "livr*, colis, arriv*, facteur, factrice, transporteur, suivi, relais, expédi*, palier, camion, dépôt, sonn*",
)
# Long words of the training reviews on delivery: learnt by heart, they say nothing of other reviews.
COMMON_WORDS = T("the, a, and, it, is, i, was, of", "le, la, les, de, et, un, une, je, est, à")


def learnt_by_heart() -> list[str]:
    """Return words that stand in one training review each, of delivery: a rule that remembers instead of sorting."""
    learning = training_reviews()
    mine = learning[learning["topic"] == str(DELIVERY)]["text"].head(MOST_WORDS)
    return [max((word for word in text.split() if word.isalpha()), key=len) for text in mine]


# 6.6 ------------------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class MendedShare:
    """The judge of 6.6: the fault, and the share of the learner's own ``share_right`` with the words of the first 400."""

    fault = Choice(correct="b", wrong={"a": "too_few_reviews", "c": "model", "d": "learns_test"})

    @property
    def reasons(self) -> Mapping[str, T]:
        """Those of the two judges inside."""
        return {**self.fault.reasons, **Number(0).reasons}

    def __call__(self, *answers: object) -> Outcome:
        """Judge the letter, then the share; ``share_right`` is the third answer."""
        letter, share, share_right = answers
        outcome = self.fault(letter)
        return outcome if isinstance(outcome, Fail) else self.share(share_right)(share)

    def share(self, share_right: Callable[[int, int], float]) -> Number:
        """Return the judge of the share."""
        return Number(
            lambda: share_right(0, 400),
            within=0.006,
            percent=True,
            mistakes={
                lambda: share_right(0, 600): "still_all",
                lambda: share_right(400, 600): "test_only",
            },
        )


def coin_share(first: int, last: int) -> float:
    """Stand in for ``share_right`` of 6.6 in the answers below."""
    return {(0, 400): 0.485, (0, 600): 0.70, (400, 600): 0.93}[first, last]


# 6.8 ------------------------------------------------------------------------------------------------------------------
def judge_repaired(vectors: object, both: pd.DataFrame) -> Outcome:
    """Judge 6.8: the languages have the same mean vector, the topics have not."""
    if not isinstance(vectors, np.ndarray) or vectors.shape != meanings(both["text"]).shape:
        return Fail("not_vectors")
    if not np.isfinite(vectors).all():
        return Fail("not_vectors")
    if np.allclose(vectors, 0, atol=1e-6):
        return Fail("nothing_left")
    if spread(vectors, both["topic"]) < SAME_MEAN:
        return Fail("topic_gone")
    if spread(vectors, both["language"]) > SAME_MEAN:
        return Fail("language_left")
    table = cluster_table(
        {"before": clusters(meanings(both["text"]), 8), "after": clusters(vectors, 8)}, both
    )
    return Pass(
        {
            f"{column}_{when}": said(table.loc[when, column])
            for when in table.index
            for column in table
        }
    )


SAME_MEAN = 1e-4  # vectors have length 1 and are stored in half precision, to three decimals


def spread(vectors: np.ndarray, groups: pd.Series) -> float:
    """Return how far the mean vectors of the groups are apart at most, in the coordinate where they differ most."""
    means = pd.DataFrame(vectors).groupby(groups.to_numpy()).mean()
    return float((means.max() - means.min()).max())


def some_of_both() -> pd.DataFrame:
    """Return a few reviews of each topic and language, for the answers below."""
    return both_languages().groupby(["language", "topic"]).head(5)


BOTH = some_of_both()
VECTORS = meanings(BOTH["text"])


# 6.9 ------------------------------------------------------------------------------------------------------------------
NAMES: Mapping[str, T] = {
    "a": T("delivery", "livraison"),
    "b": T("scent", "parfum"),
    "c": T("price", "prix"),
    "d": T("packaging", "emballage"),
}


def judge_names(answer: object, groups: pd.Series) -> Outcome:
    """Judge 6.9: each group has the name of the topic that most of its reviews were planted with."""
    given = letters_of(answer, NAMES)
    if given is None or len(given) != groups.nunique():
        return Fail("not_names", {"count": groups.nunique()})
    if len(set(given)) < len(given):
        return Fail("twice")
    right = [
        str(NAMES[letter]) == topic
        for letter, topic in zip(given, main_topics(groups), strict=True)
    ]
    return (
        Pass()
        if all(right)
        else Fail("misnamed", {"right": sum(right), "group": right.index(False)})
    )


def main_topics(groups: pd.Series) -> list[str]:
    """Return the commonest planted topic of each group, in the order of the groups."""
    topics = training_reviews().loc[groups.index, "topic"]
    return [topics[groups == group].mode()[0] for group in sorted(groups.unique())]


def letters_of(answer: object, known: Mapping[str, T]) -> list[str] | None:
    """Return the letters of a text or a list, in order; None when one of them is not known."""
    parts = answer if isinstance(answer, str) else " ".join(map(str, answer))
    found = [letter for letter in parts.casefold() if letter.isalnum()]
    return found if found and set(found) <= set(known) else None


def planted_groups() -> pd.Series:
    """Return a few reviews of the four topics, grouped by topic in the order of ``NAMES``."""
    parts = dict(enumerate(NAMES.values()))
    topics = training_reviews()["topic"]
    rows = [
        pd.Series(place, index=topics.index[topics == str(name)][:9])
        for place, name in parts.items()
    ]
    return pd.concat(rows)


GROUPS = planted_groups()


# 6.10 -----------------------------------------------------------------------------------------------------------------
PITFALLS: Mapping[str, T] = {
    "i": T("irony", "ironie"),
    "n": T("negation", "négation"),
    "m": T("mixed feelings", "sentiments mêlés"),
}
SIX = T(
    "R83345 R80222 R99684 R69061 R31735 R72114",
    "R44288 R90228 R15966 R20044 R38145 R92781",
)


def judge_pitfalls(answer: object) -> Outcome:
    """Judge 6.10: the planted kind of each of the six reviews."""
    planted = pitfall_reviews().loc[str(SIX).split(), "kind"].tolist()
    given = letters_of(answer, PITFALLS)
    if given is None or len(given) != len(planted):
        return Fail("not_kinds", {"count": len(planted)})
    right = [str(PITFALLS[letter]) == kind for letter, kind in zip(given, planted, strict=True)]
    if all(right):
        return Pass()
    place = right.index(False)
    letter = next(letter for letter, kind in PITFALLS.items() if str(kind) == planted[place])
    return Fail(f"is_{letter}", {"right": sum(right), "place": place + 1})


# 6.12 -----------------------------------------------------------------------------------------------------------------
# A number and, but for "of the" and a second number, a word for people right behind it.
COUNTED_WORDS = ("remark", "answer", "remarque", "reponse", "réponse")


def judge_finding(text: object) -> Outcome:
    """Judge 6.12: the count is that of the data, two quotations exist on the theme, and no share of people is claimed."""
    if not isinstance(text, str):
        return Fail("not_text")
    quotations = quotations_in(text)
    if len(quotations) < 2:
        return Fail("few_quotations", {"count": len(quotations)})
    answers = survey_answers(labels=True)
    answers = answers[answers["question"] == "Q8"]
    table = audit([Finding(text, THEME, quotations)], answers)
    faulty = table[table["fault"] != ""]
    if len(faulty):
        return Fail(faulty["fault"].iloc[0], {"quotation": faulty["quotation"].iloc[0]})
    return judge_sentence(without(text, quotations), answers)


def judge_sentence(sentence: str, answers: pd.DataFrame) -> Outcome:
    """Judge what stands around the quotations of 6.12."""
    case = {"remarks": int((answers["category"] == THEME).sum()), "answers": len(answers)}
    claimed = shares_of_people(sentence, case["remarks"])
    if claimed:
        return Fail("people", {"words": claimed[0]})
    numbers = numbers_faithful(
        ["remarks", "answers"],
        {"percent": lambda case: 100 * case["remarks"] / case["answers"]},
        must=["remarks"],
    )(sentence, case)
    if not numbers.passed:
        return Fail("numbers", {"why": numbers.reason})
    if not any(word in sentence.casefold() for word in COUNTED_WORDS):
        return Fail("of_what")
    return Pass()


def shares_of_people(sentence: str, remarks: int) -> list[str]:
    """Return the words that claim how many people think so; a bare "18 out of 114" may count remarks."""
    bare = re.compile(rf"(?:\w+ )?{remarks} (?:out of|sur) \d+")
    return [words for words in prevalence_words(sentence) if not bare.fullmatch(words)]


def without(text: str, quotations: list[str]) -> str:
    """Return a text without its quotations and without the name of the question, whose digit counts nothing."""
    sentence = " ".join(text.split())
    for quotation in quotations:
        sentence = sentence.replace(quotation, " ")
    return sentence.replace("Q8", " ")


# A finding of 6.12 for the answers below: its beginning, and quotations that exist, of this theme and of another one.
BEGINNING = T(
    "18 of the 114 remarks want a person to keep control:",
    "18 des 114 remarques veulent qu’une personne garde la main :",
)
TRUE_QUOTES = T(
    '"AI proposes, we dispose" and "Compulsory proofreading by someone who knows the subject".',
    "« L’IA propose, on dispose » et « Relecture obligatoire par quelqu’un qui connaît le sujet ».",
)
OTHER_QUOTES = T(
    '"AI proposes, we dispose" and "A clear, short, signed charter".',
    "« L’IA propose, on dispose » et « Une charte claire, courte, signée ».",
)
MADE_UP = T(
    '"AI proposes, we dispose" and "a human must always have the last word".',
    "« L’IA propose, on dispose » et « un humain doit toujours avoir le dernier mot ».",
)
TOO_SHORT = T(
    '"AI proposes, we dispose" and "human approval".',
    "« L’IA propose, on dispose » et « validation humaine ».",
)
TWICE = T(
    '"AI proposes, we dispose" and "Stay in charge. AI proposes".',
    "« L’IA propose, on dispose » et « Garder la main. L’IA propose ».",
)


# 6.13 -----------------------------------------------------------------------------------------------------------------
def expected_remarks() -> float:
    """Return how many printed remarks on measures would say that there is none, had they the share of the respondents."""
    closed = survey_closed().loc["no_measure"]
    return float(
        closed["count_low"] / closed["base"] * survey_categories().loc["Q7"]["remarks"].sum()
    )


def printed_remarks() -> float:
    """Return how many printed remarks on measures say that there is none."""
    return float(survey_categories().loc["Q7"].loc["none"]["remarks"].sum())


def the_other_way() -> float:
    """Return how many respondents would say so, had they the share of the remarks."""
    base = survey_closed().loc["no_measure", "base"]
    return float(printed_remarks() / survey_categories().loc["Q7"]["remarks"].sum() * base)


BOUNDS = bounds(60, 250, 600)

CHECKS = [
    Check(
        id="6.1",
        title=T("Twelve reviews by hand", "Douze avis à la main"),
        judge=Judged(judge_codes),
        right=T(
            "{right} of 12 as in the plan, kappa {kappa}. Where you differ, look again: is it you, or is the rule not written down clearly enough? That "
            "is what a second coder is for.",
            "{right} sur 12 comme dans le plan, kappa {kappa}. Là où vous différez, regardez encore : est-ce vous, ou la règle n’est-elle pas écrite "
            "assez clairement ? C’est à cela que sert un second codeur.",
        ),
        hints=[
            T(
                "Ask of each review: would this customer buy again?",
                "Demandez-vous pour chaque avis : cette personne rachèterait-elle ?",
            ),
            T(
                "Praise that makes you smile is often a complaint; a list of faults that did not happen is praise.",
                "Un éloge qui fait sourire est souvent une plainte ; une liste de défauts qui n’ont pas eu lieu est un éloge.",
            ),
        ],
        reasons={
            "not_codes": T(
                "I could not read these codes. {why}", "Je n’ai pas pu lire ces codes. {why}"
            ),
            "one_code": T(
                'Twelve times "{code}": such a coding says nothing of any review, and its kappa is 0 whatever the truth.',
                "Douze fois « {code} » : un tel codage ne dit rien d’aucun avis, et son kappa vaut 0 quelle que soit la vérité.",
            ),
            "too_low": T(
                "{right} of 12 as in the plan, kappa {kappa}: 0.6 is needed. Read review {place} again, coded {given}: {why}.",
                "{right} sur 12 comme dans le plan, kappa {kappa} : il faut 0,6. Relisez l’avis {place}, codé {given} : {why}.",
            ),
        },
        rejects=[
            Reject("p n m", reason="not_codes"),
            Reject("p n m x p n m x p n m x", reason="not_codes"),
            Reject("p" * 12, reason="one_code"),
            Reject(codes_with(5), reason="too_low"),
            Reject(codes_with(12), reason="too_low"),
        ],
        accepts=[
            Accept(codes_with(0)),
            Accept(codes_with(1)),
            Accept(codes_with(0).replace(" ", "").upper()),
            Accept(codes_with(0).split()),
            Accept(TWELVE["plan"].tolist()),
        ],
    ),
    Check(
        id="6.2",
        title=T("A kappa by hand", "Un kappa à la main"),
        judge=Each(
            Number(
                0.80,
                within=0.006,
                percent=True,
                mistakes={0.20: "both_say_yes", 0.60: "both_say_no"},
            ),
            Number(
                0.58,
                within=0.006,
                percent=True,
                mistakes={0.09: "yes_by_chance", 0.49: "no_by_chance", 0.50: "coin"},
            ),
            Number(
                lambda: kappa_from(0.80, 0.58),
                within=0.006,
                percent=True,
                mistakes={0.22: "not_divided", 0.22 / 0.58: "by_chance", 0.80: "agreement_again"},
            ),
        ),
        right=T(
            "Chance alone gives more than half of the agreement. Of what was left to win, these two colleagues won about half: moderate, and less "
            "flattering than the first number.",
            "Le seul hasard donne plus de la moitié de l’accord. De ce qu’il restait à gagner, ces deux collègues ont gagné la moitié environ : "
            "c’est modéré, et moins flatteur que le premier nombre.",
        ),
        hints=[
            T(
                "Agreement: both say complaint, or both say none, out of 100.",
                "L’accord : toutes deux disent « plainte », ou toutes deux disent « pas de plainte », sur 100.",
            ),
            T(
                "Each marks 30 reviews in 100 as complaints. By chance both would mark 0.30 times 0.30 of them; add the same for the others.",
                "Chacune repère 30 plaintes sur 100. Par hasard, toutes deux en repéreraient 0,30 fois 0,30 ; ajoutez de même les autres avis.",
            ),
        ],
        reasons={
            "both_say_yes": T(
                "That is where both say complaint. They also agree where both say none.",
                "C’est là où toutes deux disent « plainte ». Elles s’accordent aussi quand aucune ne le dit.",
            ),
            "both_say_no": T(
                'That is where both say "no complaint". They also agree on complaints.',
                "C’est là où toutes deux disent « pas de plainte ». Elles s’accordent aussi sur des plaintes.",
            ),
            "yes_by_chance": T(
                "Half done: that is chance agreement on complaints. Add that on the others, 0.70 times 0.70.",
                "À moitié fait : c’est l’accord par hasard sur les plaintes. Ajoutez celui sur les autres, 0,70 fois 0,70.",
            ),
            "no_by_chance": T(
                "Half done: that is chance agreement on reviews without complaint. Add that on complaints.",
                "À moitié fait : c’est l’accord par hasard sur les avis sans plainte. Ajoutez celui sur les plaintes.",
            ),
            "coin": T(
                "These two do not toss coins: each marks 30 reviews in 100.",
                "Elles ne jouent pas à pile ou face : chacune repère 30 avis sur 100.",
            ),
            "not_divided": T(
                "That is what they win over chance. Divide it by what could be won.",
                "C’est ce qu’elles gagnent sur le hasard. Divisez-le par ce qu’il y avait à gagner.",
            ),
            "by_chance": T(
                "Divide by what was left to win, 1 minus chance, not by chance.",
                "Divisez par ce qu’il restait à gagner, 1 moins le hasard, et non par le hasard.",
            ),
            "agreement_again": T(
                "That is the agreement, with chance still in it.",
                "C’est l’accord, hasard compris.",
            ),
        },
        rejects=[
            Reject(0.20, 0.58, 0.52, reason="both_say_yes"),
            Reject(0.60, 0.58, 0.52, reason="both_say_no"),
            Reject(0.80, 0.09, 0.52, reason="yes_by_chance"),
            Reject(0.80, 0.49, 0.52, reason="no_by_chance"),
            Reject(0.80, 0.5, 0.52, reason="coin"),
            Reject(0.80, 0.58, 0.22, reason="not_divided"),
            Reject(0.80, 0.58, 0.379, reason="by_chance"),
            Reject(0.80, 0.58, "0,80", reason="agreement_again"),
            Reject(0.80, 0.58, 0.7, reason="too_big"),
        ],
        accepts=[
            Accept(0.80, 0.58, kappa_from(0.80, 0.58)),
            Accept("80 %", "58 %", "0,52"),
            Accept("80%", "0.58", "0.524"),
        ],
    ),
    Check(
        id="6.3",
        title=T("94% agreement", "94 % d’accord"),
        judge=Each(
            Choice(correct="c", wrong={"a": "size", "b": "empty", "d": "one_wrong"}),
            Number(
                rare_kappa,
                within=0.006,
                mistakes={0.94: "agreement", 0.0: "rounded", 1.0: "example"},
            ),
        ),
        right=T(
            "Just below zero: not one reaction was found by both. Six reviews are worth a second reading by the two together, and the count of "
            "reactions is worth nothing yet.",
            "Juste en dessous de zéro : pas une réaction n’a été vue par les deux. Six avis méritent d’être relus ensemble, et le nombre de réactions "
            "ne vaut rien pour l’instant.",
        ),
        hints=[
            T(
                "How many reviews did both mark as a reaction? Look at the table.",
                "Combien d’avis toutes deux ont-elles marqués comme réaction ? Regardez le tableau.",
            ),
            T(
                "The cell above the answer shows how to ask for a kappa: give it `first` and `second`.",
                "La cellule au-dessus montre comment demander un kappa : donnez-lui `first` et `second`.",
            ),
        ],
        reasons={
            "size": T(
                "With more reviews of the same kind the fault would be the same.",
                "Avec plus d’avis du même genre, le défaut serait le même.",
            ),
            "empty": T(
                "There they agree most. What matters is the reactions.",
                "C’est là qu’elles s’accordent le plus. Ce qui compte, ce sont les réactions.",
            ),
            "one_wrong": T(
                "Which one? Nothing here tells. Six reviews have to be read again.",
                "Laquelle ? Rien ici ne le dit. Il y a six avis à relire.",
            ),
            "agreement": T(
                "That is the agreement of the report. Take the chance out of it.",
                "C’est l’accord du rapport. Ôtez-en le hasard.",
            ),
            "rounded": T(
                "Nearly: it is not zero. Give two decimals, and mind the sign.",
                "Presque : ce n’est pas zéro. Donnez deux décimales, et regardez le signe.",
            ),
            "example": T(
                "That is the kappa of the example, in which both say the same.",
                "C’est le kappa de l’exemple, où les deux disent la même chose.",
            ),
        },
        rejects=[
            Reject("a", -0.03, reason="size"),
            Reject("b", -0.03, reason="empty"),
            Reject("d", -0.03, reason="one_wrong"),
            Reject("c", 0.94, reason="agreement"),
            Reject("c", 0, reason="rounded"),
            Reject("c", 1, reason="example"),
            Reject("c", 0.03, reason="wrong_sign"),
        ],
        accepts=[Accept("c", rare_kappa()), Accept("C)", "-0,03"), Accept("c", -0.031)],
    ),
    Check(
        id="6.4",
        title=T("A rule of words", "Une règle de mots"),
        judge=Judged(judge_words),
        right=T(
            "Kappa {kappa} on {cases} hidden reviews: {found} of {about} found, {alarms} false alarms. Nothing to train, next to nothing to run, and "
            "anybody can read why. But it knows only the words you thought of.",
            "Kappa {kappa} sur {cases} avis cachés : {found} trouvés sur {about}, {alarms} fausses alertes. Rien à entraîner, presque rien à "
            "calculer, et chacun peut lire pourquoi. Mais elle ne connaît que les mots auxquels vous avez pensé.",
        ),
        hints=[
            T(
                "Who brings a parcel, in what, to where? Which words are used of nothing else?",
                "Qui apporte un colis, dans quoi, jusqu’où ? Quels mots ne servent à rien d’autre ?",
            ),
            T(
                "Ten words or more. A star after the stem takes all the endings along. Take a word out again when it raises false alarms.",
                "Dix mots au moins. Une étoile après le radical prend toutes les fins. Retirez un mot qui donne de fausses alertes.",
            ),
        ],
        reasons={
            "not_words": T(
                "I could not read this list. {why}", "Je n’ai pas pu lire cette liste. {why}"
            ),
            "too_many": T(
                "{count} words: at most {most}. Keep those that stand in many reviews.",
                "{count} mots : {most} au plus. Gardez ceux qui reviennent dans beaucoup d’avis.",
            ),
            "same_answer": T(
                "Your rule says the same of all {cases} hidden reviews: it sorts nothing.",
                "Votre règle dit la même chose des {cases} avis cachés : elle ne trie rien.",
            ),
            "too_low": T(
                "Kappa {kappa} on {cases} hidden reviews, 0.4 is needed: {found} of {about} found, {alarms} false alarms. {lesson}",
                "Kappa {kappa} sur {cases} avis cachés, il faut 0,4 : {found} trouvés sur {about}, {alarms} fausses alertes. {lesson}",
            ),
        },
        blank=[DELIVERY],
        rejects=[
            Reject("*", reason="not_words"),
            Reject(
                ", ".join(f"{'abcdefghijklmnopqrstuvwxyz'[n]}word" for n in range(26)),
                reason="too_many",
            ),
            Reject("xylophone", reason="same_answer"),
            Reject(str(COMMON_WORDS), reason="too_low"),
            Reject(f"{DELIVERY}, {T('parcel', 'colis')}", reason="too_low"),
            Reject(learnt_by_heart(), reason="too_low"),
        ],
        accepts=[
            Accept(str(GOOD_WORDS)),
            Accept(str(GOOD_WORDS).upper()),
            Accept(str(GOOD_WORDS).split(", ")),
        ],
    ),
    Check(
        id="6.5",
        title=T("The method for this shop", "La méthode pour cette boutique"),
        judge=Each(
            Choice(
                correct="c",
                wrong={
                    "a": "too_often_wrong",
                    "b": "too_often_wrong",
                    "d": "energy",
                    "e": "leaves",
                },
            ),
            Number(
                80,
                within_percent=1,
                units={"Wh": 1, "kWh": 1000},
                mistakes={0.4: "per_thousand", 9000: "embedded", 600: "supplier"},
            ),
        ),
        right=T(
            "The only one that keeps all three rules. The model that is right most often is no choice here, and the embedded one would need over "
            "a hundred times the energy for two points that may be luck.",
            "La seule qui respecte les trois règles. Le modèle qui a le plus souvent raison n’est pas un choix ici, et l’embarqué demanderait plus "
            "de cent fois cette énergie pour deux points qui sont peut-être du hasard.",
        ),
        hints=[
            T(
                "Strike out, rule by rule, the lines that break it.",
                "Barrez, règle par règle, les lignes qui ne la respectent pas.",
            ),
            T(
                "200,000 reviews are 200 times 1,000 reviews; 1 kWh is 1,000 Wh.",
                "200 000 avis, c’est 200 fois 1 000 avis ; 1 kWh vaut 1 000 Wh.",
            ),
        ],
        reasons={
            "too_often_wrong": T(
                "Under 80% right, even with two points more: the first rule is broken.",
                "Moins de 80 % de réponses justes, même avec deux points de plus : la première règle n’est pas respectée.",
            ),
            "energy": T(
                "Multiply its energy by 200: that is far over 1 kWh.",
                "Multipliez son énergie par 200 : on dépasse de loin 1 kWh.",
            ),
            "leaves": T(
                "Right most often, but the texts leave the company.",
                "Le plus souvent juste, mais les textes sortent de l’entreprise.",
            ),
            "per_thousand": T(
                "That is for 1,000 reviews. How many thousands arrive in a month?",
                "C’est pour 1 000 avis. Combien de milliers en arrive-t-il par mois ?",
            ),
            "embedded": T(
                "That is what the embedded language model would need.",
                "C’est ce que demanderait le modèle de langage embarqué.",
            ),
            "supplier": T(
                "That is what the supplier's model would need.",
                "C’est ce que demanderait le modèle du fournisseur.",
            ),
        },
        rejects=[
            Reject("a", 80, reason="too_often_wrong"),
            Reject("b", 80, reason="too_often_wrong"),
            Reject("d", 80, reason="energy"),
            Reject("e", 80, reason="leaves"),
            Reject("c", 0.4, reason="per_thousand"),
            Reject("c", "9 kWh", reason="embedded"),
            Reject("c", 600, reason="supplier"),
            Reject("c", 80_000, reason="times_too_big"),
        ],
        accepts=[
            Accept("c", 80),
            Accept("C", "80 Wh"),
            Accept("c", "0,08 kWh"),
            Accept("c", 200 * 0.4),
        ],
    ),
    Check(
        id="6.6",
        title=T("Coin tosses predicted", "Pile ou face prédit"),
        judge=MendedShare(),
        right=T(
            "About one half: a coin is a coin. Among thousands of words some always fit by luck; chosen with the test in view, they fit the test as "
            "well. Everything that learns, the choice of words included, sees the training reviews alone.",
            "Environ la moitié : une pièce reste une pièce. Parmi des milliers de mots, il y en a toujours qui conviennent par hasard ; choisis en "
            "voyant le test, ils conviennent aussi au test. Tout ce qui apprend, choix des mots compris, ne voit que les avis d’entraînement.",
        ),
        hints=[
            T(
                "Which reviews may be seen before the test? The model learns from the first 400.",
                "Quels avis a-t-on le droit de voir avant le test ? Le modèle apprend sur les 400 premiers.",
            ),
            T(
                "`share_right(0, 600)` chooses the words on all reviews. Stop where the test begins.",
                "`share_right(0, 600)` choisit les mots sur tous les avis. Arrêtez-vous là où le test commence.",
            ),
        ],
        reasons={
            "too_few_reviews": T(
                "Few reviews make a number unsure, not too high. Something saw what it must not see.",
                "Peu d’avis rendent un nombre incertain, pas trop haut. Quelque chose a vu ce qu’il ne devait pas voir.",
            ),
            "model": T(
                "No model, simple or not, can predict a coin.",
                "Aucun modèle, simple ou non, ne prédit une pièce.",
            ),
            "learns_test": T(
                "Then it would learn the test by heart as well: worse.",
                "Il apprendrait alors aussi le test par cœur : ce serait pire.",
            ),
            "still_all": T(
                "That is the number of the report: the words were chosen on all 600 reviews.",
                "C’est le nombre du rapport : les mots ont été choisis sur les 600 avis.",
            ),
            "test_only": T(
                "The words were chosen on the test reviews, which must not be seen. Choose them on the first 400.",
                "Les mots ont été choisis sur les avis de test, qu’il ne faut pas voir. Choisissez-les sur les 400 premiers.",
            ),
        },
        rejects=[
            Reject("a", 0.485, coin_share, reason="too_few_reviews"),
            Reject("c", 0.485, coin_share, reason="model"),
            Reject("d", 0.485, coin_share, reason="learns_test"),
            Reject("b", 0.70, coin_share, reason="still_all"),
            Reject("b", "93 %", coin_share, reason="test_only"),
            Reject("b", 0.6, coin_share, reason="too_big"),
        ],
        accepts=[
            Accept("b", 0.485, coin_share),
            Accept("B", "48,5 %", coin_share),
            Accept("b", "49%", coin_share),
        ],
    ),
    Check(
        id="6.7",
        title=T("Really new reviews", "Des avis vraiment nouveaux"),
        judge=Number(
            (184 - 80) / 120,
            within=0.006,
            percent=True,
            mistakes={0.92: "all", 104 / 200: "by_all", 80 / 200: "copies", 104 / 184: "of_right"},
        ),
        right=T(
            "104 of 120: still good, but not what was promised, and the errors are all on new reviews. Copies are taken out before the reviews are split.",
            "104 sur 120 : toujours bon, mais pas ce qui était promis, et toutes les erreurs portent sur des avis nouveaux. On retire les copies avant "
            "de répartir les avis.",
        ),
        hints=[
            T(
                "How many of the 200 are right? Take away the copies, which are all right.",
                "Combien sont justes sur 200 ? Retirez les copies, qui sont toutes justes.",
            ),
            T(
                "What remains, divided by the reviews that are not copies.",
                "Ce qui reste, divisé par les avis qui ne sont pas des copies.",
            ),
        ],
        reasons={
            "all": T(
                "That is the supplier's number, copies included.",
                "C’est le nombre du fournisseur, copies comprises.",
            ),
            "by_all": T(
                "You took the copies out of the right answers. Take them out of the 200 as well.",
                "Vous avez retiré les copies des réponses justes. Retirez-les aussi des 200.",
            ),
            "copies": T(
                "That is the share of copies in the test.", "C’est la part de copies dans le test."
            ),
            "of_right": T(
                "Divide by the new reviews, not by the right answers.",
                "Divisez par les avis nouveaux, pas par les réponses justes.",
            ),
        },
        rejects=[
            Reject(0.92, reason="all"),
            Reject("52 %", reason="by_all"),
            Reject(0.4, reason="copies"),
            Reject(104 / 184, reason="of_right"),
            Reject(104, reason="too_big"),
        ],
        accepts=[Accept(104 / 120), Accept("86,7 %"), Accept("87%"), Accept(0.867)],
    ),
    Check(
        id="6.8",
        title=T("Groups that speak one language", "Des groupes qui parlent une seule langue"),
        judge=Judged(judge_repaired),
        right=T(
            "With the language: {language_before} before, {language_after} after. With the topic: {topic_before} before, {topic_after} after. Nobody "
            "told the groups what a topic is: it was there, under the language.",
            "Avec la langue : {language_before} avant, {language_after} après. Avec le thème : {topic_before} avant, {topic_after} après. Personne n’a "
            "dit aux groupes ce qu’est un thème : il était là, sous la langue.",
        ),
        hints=[
            T(
                "What do all French reviews have in common that the English ones have not?",
                "Qu’est-ce que tous les avis français ont en commun, et pas les anglais ?",
            ),
            T(
                "The table has three columns. One names what is in the way, one what you are looking for.",
                "Le tableau a trois colonnes. L’une nomme ce qui gêne, une autre ce que vous cherchez.",
            ),
        ],
        reasons={
            "not_vectors": T(
                "Give what `centred(…)` returns: as many vectors as there are reviews.",
                "Donnez ce que renvoie `centred(…)` : autant de vecteurs qu’il y a d’avis.",
            ),
            "nothing_left": T(
                "Each review was its own group: nothing is left of it.",
                "Chaque avis formait son propre groupe : il n’en reste rien.",
            ),
            "topic_gone": T(
                "You took out the topic, which is what you are looking for. (And in life nobody knows it beforehand.)",
                "Vous avez retiré le thème, c’est-à-dire ce que l’on cherche. (Et dans la vie, personne ne le connaît d’avance.)",
            ),
            "language_left": T(
                "French and English vectors still lie apart on average: the language is still in them.",
                "Vecteurs français et anglais restent séparés en moyenne : la langue y est encore.",
            ),
        },
        rejects=[
            Reject("language", BOTH, reason="not_vectors"),
            Reject(VECTORS[:10], BOTH, reason="not_vectors"),
            Reject(centred(VECTORS, BOTH["text"]), BOTH, reason="nothing_left"),
            Reject(centred(VECTORS, BOTH["topic"]), BOTH, reason="topic_gone"),
            Reject(centred(VECTORS, BOTH["language"] + BOTH["topic"]), BOTH, reason="topic_gone"),
            Reject(VECTORS, BOTH, reason="language_left"),
            Reject(centred(VECTORS, ["all"] * len(VECTORS)), BOTH, reason="language_left"),
        ],
        accepts=[
            Accept(centred(VECTORS, BOTH["language"]), BOTH),
            Accept(centred(VECTORS, BOTH["language"]).astype("float32"), BOTH),
        ],
    ),
    Check(
        id="6.9",
        title=T("Name the groups", "Nommer les groupes"),
        judge=Judged(judge_names),
        right=T(
            "Each name is that of the topic which the plan gave to most reviews of the group. In life there is no plan: two people name the groups apart, "
            "reading reviews and not words alone, and compare.",
            "Chaque nom est celui du thème que le plan donne à la plupart des avis du groupe. Dans la vie, il n’y a pas de plan : deux personnes "
            "nomment les groupes chacune de son côté, en lisant des avis et pas seulement des mots, puis comparent.",
        ),
        hints=[
            T(
                "Begin with the group whose words leave no doubt: numbers and money, for instance.",
                "Commencez par le groupe dont les mots ne laissent aucun doute : nombres et monnaie, par exemple.",
            ),
            T(
                "Each name is used once. Read the nearest reviews where the words do not say enough.",
                "Chaque nom sert une fois. Lisez les avis les plus proches là où les mots ne suffisent pas.",
            ),
        ],
        reasons={
            "not_names": T(
                "Give {count} letters, each from a to d, in the order of the table.",
                "Donnez {count} lettres, chacune de a à d, dans l’ordre du tableau.",
            ),
            "twice": T("Each name is used once.", "Chaque nom sert une fois et une seule."),
            "misnamed": T(
                "{right} of 4 are right. Read group {group} again.",
                "{right} sur 4 sont justes. Relisez le groupe {group}.",
            ),
        },
        rejects=[
            Reject("a b c", GROUPS, reason="not_names"),
            Reject("a b c x", GROUPS, reason="not_names"),
            Reject("a a c d", GROUPS, reason="twice"),
            Reject("b a c d", GROUPS, reason="misnamed"),
            Reject("d c b a", GROUPS, reason="misnamed"),
        ],
        accepts=[Accept("a b c d", GROUPS), Accept("ABCD", GROUPS), Accept([*"abcd"], GROUPS)],
    ),
    Check(
        id="6.10",
        title=T("Why is this one hard?", "Pourquoi est-il difficile ?"),
        judge=Judged(judge_pitfalls),
        right=T(
            "Three pitfalls, three remedies: irony needs a reader, negation a method that sees word order, and mixed feelings a label of their own.",
            "Trois pièges, trois remèdes : l’ironie demande un lecteur, la négation une méthode qui voit l’ordre des mots, et les sentiments mêlés une "
            "étiquette à eux.",
        ),
        hints=[
            T(
                "Does the customer mean what is written? If not, it is irony.",
                "La personne pense-t-elle ce qu’elle écrit ? Sinon, c’est de l’ironie.",
            ),
            T(
                "If it is meant: are there two opinions, or one told by what did not happen?",
                "Si elle le pense : y a-t-il deux avis, ou un seul, dit par ce qui n’a pas eu lieu ?",
            ),
        ],
        reasons={
            "not_kinds": T(
                "Give {count} letters, each `i`, `n` or `m`, in the order of the table.",
                "Donnez {count} lettres, chacune `i`, `n` ou `m`, dans l’ordre du tableau.",
            ),
            "is_i": T(
                "{right} of 6. Read review {place} again: is the praise, or the calm, meant?",
                "{right} sur 6. Relisez l’avis {place} : l’éloge, ou le calme, est-il sincère ?",
            ),
            "is_n": T(
                '{right} of 6. Read review {place} again: underline "not", "no", "none", "never".',
                "{right} sur 6. Relisez l’avis {place} : soulignez « pas », « aucun », « personne », « ni ».",
            ),
            "is_m": T(
                "{right} of 6. Read review {place} again: is there something good and something bad in it?",
                "{right} sur 6. Relisez l’avis {place} : y a-t-il du bon et du mauvais ?",
            ),
        },
        rejects=[
            Reject("i n m", reason="not_kinds"),
            Reject("i n m p i m", reason="not_kinds"),
            Reject("n n m n i m", reason="is_i"),
            Reject("i m m n i m", reason="is_n"),
            Reject("i n n n i m", reason="is_m"),
        ],
        accepts=[Accept("i n m n i m"), Accept("INMNIM"), Accept([*"inmnim"])],
    ),
    Check(
        id="6.11",
        title=T("Quotations not to print", "Citations à ne pas imprimer"),
        judge=Several(
            correct={"b", "d", "e"}, wrong={"a": "it_exists", "c": "it_exists", "f": "a_cut"}
        ),
        right=T(
            "Two are in no answer: one changes a word, one is made up from end to end, and both read well. The third exists and speaks of something "
            "else: a program finds the first two, a reader the third.",
            "Deux ne figurent dans aucune réponse : l’une change un mot, l’autre est inventée de bout en bout, et toutes deux sonnent bien. La "
            "troisième existe, mais parle d’autre chose : un programme trouve les deux premières, un lecteur la troisième.",
        ),
        hints=[
            T(
                "Look each one up with `find_quotation`: marks and capitals do not count, words do.",
                "Cherchez chacune avec `find_quotation` : signes et majuscules ne comptent pas, les mots si.",
            ),
            T(
                "Then read those that exist: does the sentence speak of a person who keeps control?",
                "Lisez ensuite celles qui existent : la phrase parle-t-elle d’une personne qui garde la main ?",
            ),
        ],
        reasons={
            "it_exists": T(
                "One of those you chose stands in the answers, word for word, and is about control.",
                "L’une de celles que vous avez choisies figure mot pour mot dans les réponses, et parle bien de contrôle.",
            ),
            "a_cut": T(
                "A cut that is marked is fair, as long as it does not turn the meaning round. Look this one up.",
                "Une coupe signalée est honnête tant qu’elle ne retourne pas le sens. Cherchez celle-ci.",
            ),
        },
        rejects=[
            Reject("a, b, d, e", reason="it_exists"),
            Reject("b c d e", reason="it_exists"),
            Reject("b, d, e, f", reason="a_cut"),
            Reject("b, d", reason="missing"),
            Reject("d", reason="missing"),
        ],
        accepts=[Accept("b, d, e"), Accept("edb"), Accept(["b", "d", "e"])],
    ),
    Check(
        id="6.12",
        title=T("A finding that passes the audit", "Une conclusion qui passe l’audit"),
        judge=Judged(judge_finding),
        right=T(
            "The count is that of the data, both quotations exist on this theme, and you say what was counted. Whether they stand for the other remarks, "
            "a reader has to judge.",
            "Le nombre est celui des données, les deux citations existent sur ce thème, et vous dites ce qui a été compté. Si elles représentent bien "
            "les autres remarques, c’est à un lecteur d’en juger.",
        ),
        hints=[
            T(
                "Copy two quotations from the table, whole or in part, and put each between quotation marks.",
                "Copiez deux citations dans le tableau, en entier ou en partie, et mettez chacune entre guillemets.",
            ),
            T(
                'Begin with the number of remarks of the theme and say "remarks", not "people".',
                "Commencez par le nombre de remarques du thème et dites « remarques », pas « personnes ».",
            ),
        ],
        reasons={
            "not_text": T(
                "A finding is a text between quotation marks.",
                "Une conclusion est un texte, entre guillemets droits.",
            ),
            "few_quotations": T(
                "Quotations found in quotation marks: {count}. Two are needed.",
                "Citations trouvées entre guillemets : {count}. Il en faut deux.",
            ),
            "made_up": T(
                'No answer holds "{quotation}", word for word.',
                "Aucune réponse ne contient mot pour mot « {quotation} ».",
            ),
            "other_theme": T(
                '"{quotation}" exists, but the answer is about another theme.',
                "« {quotation} » existe, mais la réponse porte sur un autre thème.",
            ),
            "too_short": T(
                '"{quotation}" has fewer than three words: too short to show anything.',
                "« {quotation} » fait moins de trois mots : trop court pour montrer quoi que ce soit.",
            ),
            "same_answer": T(
                '"{quotation}" comes from an answer that you already quote: take another one.',
                "« {quotation} » vient d’une réponse déjà citée : prenez-en une autre.",
            ),
            "people": T(
                '"{words}" speaks of people, or of how common it is. A count of remarks cannot say that.',
                "« {words} » parle de personnes, ou de fréquence. Un nombre de remarques ne peut pas le dire.",
            ),
            "numbers": T("The numbers: {why}.", "Les nombres : {why}."),
            "of_what": T(
                "The count is right: say of what. These are remarks.",
                "Le nombre est juste : dites de quoi. Ce sont des remarques.",
            ),
        },
        rejects=[
            Reject(18, reason="not_text"),
            Reject(str(BEGINNING), reason="few_quotations"),
            Reject(f"{BEGINNING} {MADE_UP}", reason="made_up"),
            Reject(f"{BEGINNING} {OTHER_QUOTES}", reason="other_theme"),
            Reject(f"{BEGINNING} {TOO_SHORT}", reason="too_short"),
            Reject(f"{BEGINNING} {TWICE}", reason="same_answer"),
            Reject(
                f"{T('Most respondents agree (18 remarks):', 'La plupart des gens (18 remarques) le disent :')} {TRUE_QUOTES}",
                reason="people",
            ),
            Reject(
                f"{T('16% of respondents say it:', '16 % des répondants le disent :')} {TRUE_QUOTES}",
                reason="people",
            ),
            Reject(f"{BEGINNING} {TRUE_QUOTES}".replace("18", "33"), reason="numbers"),
            Reject(
                f"{T('Many remarks:', 'Beaucoup de remarques :')} {TRUE_QUOTES}", reason="numbers"
            ),
            Reject(f"18: {TRUE_QUOTES}", reason="of_what"),
        ],
        accepts=[
            Accept(f"{BEGINNING} {TRUE_QUOTES}"),
            Accept(re.sub('"([^"]*)"', r"“\1”", f"{BEGINNING} {TRUE_QUOTES}")),
            Accept(
                f"{TRUE_QUOTES} {T('18 answers in Q8 (16%) say so.', '18 réponses à Q8 (16 %) le disent.')}"
            ),
        ],
    ),
    Check(
        id="6.13",
        title=T("If remarks were people", "Si les remarques étaient des personnes"),
        judge=Number(
            expected_remarks,
            within=0.6,
            units={"remarks": 1, "remarques": 1},
            mistakes={printed_remarks: "printed", the_other_way: "backwards", 51: "people"},
        ),
        right=T(
            "Far more than are printed. Whoever has nothing to tell may write less, and the author chose what to print: either way, a count of remarks is "
            "no picture of people.",
            "Bien plus qu’il n’en est imprimé. Qui n’a rien à raconter écrit peut-être moins, et l’auteur a choisi ce qu’il imprimait : dans les deux "
            "cas, un nombre de remarques n’est pas une image des personnes.",
        ),
        hints=[
            T(
                "Which share of the respondents ticked it? Divide two numbers of the first table.",
                "Quelle part des répondants l’a coché ? Divisez deux nombres du premier tableau.",
            ),
            T(
                "That share, times the number of printed remarks.",
                "Cette part, fois le nombre de remarques imprimées.",
            ),
        ],
        reasons={
            "printed": T(
                "That is how many there are. How many would there be?",
                "C’est ce qu’il y en a. Combien y en aurait-il ?",
            ),
            "backwards": T(
                "You took the share of the remarks and the number of people. It is the other way round.",
                "Vous avez pris la part des remarques et le nombre de personnes. C’est l’inverse.",
            ),
            "people": T(
                "That is the number of people who ticked it.",
                "C’est le nombre de personnes qui l’ont coché.",
            ),
        },
        rejects=[
            Reject(13, reason="printed"),
            Reject(14.3, reason="backwards"),
            Reject(51, reason="people"),
            Reject(0.38, reason="too_small"),
        ],
        accepts=[
            Accept(46),
            Accept("46,4"),
            Accept(46.43),
            Accept("46 remarks"),
            Accept(0.38 * 122),
        ],
    ),
    Check(
        id="6.14",
        title=T("25% of our customers", "25 % de nos clients"),
        judge=Each(
            Number(
                BOUNDS.low,
                within=0.006,
                percent=True,
                mistakes={80 / 320: "remarks", 60 / 250: "answered", 80 / 600: "mixed_up"},
            ),
            Number(
                BOUNDS.high,
                within=0.006,
                percent=True,
                mistakes={60 / 250: "answered", 350 / 600: "silent_only", 1.0: "all"},
            ),
        ),
        right=T(
            "From one in ten to two in three: that is all these answers can say of the 600. A closed question to all, or a reminder to some of the silent, "
            "would narrow it; a computation cannot.",
            "D’un sur dix à deux sur trois : c’est tout ce que ces réponses disent des 600. Une question fermée posée à tous, ou une relance auprès de "
            "quelques silencieux, resserrerait l’intervalle ; aucun calcul ne le peut.",
        ),
        hints=[
            T(
                "Count people, not remarks, and divide by all who were asked.",
                "Comptez des personnes, pas des remarques, et divisez par toutes celles qui ont été interrogées.",
            ),
            T(
                "Lowest: none of the silent complains. Highest: all of them do. `bounds` takes people who complain, who answered, who were asked.",
                "Au plus bas : aucun silencieux ne se plaint. Au plus haut : tous. `bounds` prend les personnes qui se plaignent, qui ont répondu, "
                "qui ont été interrogées.",
            ),
        ],
        reasons={
            "remarks": T(
                "That is the share of the remarks: the mistake of the report.",
                "C’est la part des remarques : l’erreur du rapport.",
            ),
            "answered": T(
                "That is the share among those who answered. Divide by all who were asked.",
                "C’est la part parmi ceux qui ont répondu. Divisez par tous ceux qui ont été interrogés.",
            ),
            "mixed_up": T(
                "80 remarks, but how many people? Count people above and below.",
                "80 remarques, mais combien de personnes ? Comptez des personnes en haut et en bas.",
            ),
            "silent_only": T(
                "That is the share of the silent. Add those who complain.",
                "C’est la part des silencieux. Ajoutez ceux qui se plaignent.",
            ),
            "all": T(
                "Those who answered without complaining are not in it.",
                "Ceux qui ont répondu sans se plaindre n’en font pas partie.",
            ),
        },
        rejects=[
            Reject("25 %", 0.68, reason="remarks"),
            Reject(0.24, 0.68, reason="answered"),
            Reject(80 / 600, 0.68, reason="mixed_up"),
            Reject(0.1, 0.24, reason="answered"),
            Reject(0.1, 350 / 600, reason="silent_only"),
            Reject(0.1, "100 %", reason="all"),
            Reject(0.68, 0.1, reason="too_big"),
        ],
        accepts=[Accept(0.1, 410 / 600), Accept("10 %", "68 %"), Accept("0,10", "68.3%")],
    ),
    Check(
        id="6.15",
        title=T("What may be published", "Ce qu’on peut publier"),
        judge=Several(
            correct={"a", "d"},
            wrong={"b": "other_people", "c": "remarks_as_people", "e": "silence"},
        ),
        right=T(
            "Both say what was counted, and of what. Knowing of no measure is not the same as there being none, and printed remarks are not respondents.",
            "Toutes deux disent ce qui a été compté, et sur quoi. N’avoir connaissance d’aucune mesure ne veut pas dire qu’il n’y en a pas, et des "
            "remarques imprimées ne sont pas des répondants.",
        ),
        hints=[
            T(
                "For each sentence: a share of whom, or of what?",
                "Pour chaque phrase : une part de qui, ou de quoi ?",
            ),
            T(
                "Were companies asked? Are remarks people? Does silence mean yes?",
                "A-t-on interrogé des entreprises ? Des remarques sont-elles des personnes ? Qui se tait consent-il ?",
            ),
        ],
        reasons={
            "other_people": T(
                "Nobody asked companies, nobody drew the respondents at random, and they said that they know of none.",
                "On n’a pas interrogé des entreprises, nul n’a tiré les répondants au sort, et ils ont dit n’en connaître aucune.",
            ),
            "remarks_as_people": T(
                "That is a share of printed remarks. Of the respondents, far more say so.",
                "C’est une part des remarques imprimées. Parmi les répondants, ils sont bien plus nombreux à le dire.",
            ),
            "silence": T(
                "A remark on something else says nothing of the effort of a company, and remarks are no companies.",
                "Une remarque sur autre chose ne dit rien de l’effort d’une entreprise, et des remarques ne sont pas des entreprises.",
            ),
        },
        rejects=[
            Reject("a, b, d", reason="other_people"),
            Reject("a c d", reason="remarks_as_people"),
            Reject("a, d, e", reason="silence"),
            Reject("a", reason="missing"),
        ],
        accepts=[Accept("a, d"), Accept("da"), Accept({"a", "d"})],
    ),
]
