"""The checks of module 02. Free prompts are judged on hidden cases; a stand-in answers for the model here."""

from collections.abc import Callable

from atelier import model_table
from atelier.checking import (
    Accept,
    Check,
    Choice,
    Fail,
    Judged,
    Number,
    Ordering,
    Outcome,
    Pass,
    Reject,
    Several,
)
from atelier.hidden.bench import PassesHidden
from atelier.hidden.stand_ins import (
    Case,
    alternating,
    attempted,
    copy_of_cases,
    tried,
    wrong_on,
)
from atelier.i18n import Text as T
from atelier.prompting.scoring import keeps_to

BUDGET = 8_000
GOOD_SUBJECTS = T(
    "The fig candle is back|Your candle, three ways",
    "La bougie figue revient|Votre bougie, en trois temps",
)
TOO_LONG = T(
    "Your favourite candle is back in the shop today",
    "Votre bougie préférée est de retour en boutique aujourd’hui",
)
NO_CANDLE = T(
    "Linen for the warm days|Three soaps to try",
    "Du lin pour les beaux jours|Trois savons à essayer",
)
BANNED = T(
    "A free candle for you|One candle, one gift",
    "Bougie : le second pot gratuit|Une bougie, un cadeau",
)


def extra_usd(tokens: int = 60, column: str = "input_usd_per_million") -> float:
    """Return what the examples of 2.6 cost a year, in US dollars, from the price table."""
    return float(60_000 * tokens * model_table().loc["mistral-small-2603", column] / 1_000_000)


def judge_scorer(scorer: object) -> Outcome:
    """Judge 2.7: a scorer that passes the good subject lines and fails each kind of bad one."""
    if not callable(scorer):
        return Fail("not_a_scorer")
    kinds = {"too_long": TOO_LONG, "no_candle": NO_CANDLE, "banned_word": BANNED}
    for reason, lines in kinds.items():
        for line in str(lines).split("|"):
            if scorer(line, {}).passed:
                return Fail(reason, {"line": line})
    for line in str(GOOD_SUBJECTS).split("|"):
        judged = scorer(line, {})
        if not judged.passed:
            return Fail("too_strict", {"line": line, "reason": judged.reason})
    return Pass()


def subject_scorer(
    words: int = 8, include: T | None = None, exclude: T | None = None
) -> Callable[..., object]:
    """Return a scorer for 2.7, the right one unless told otherwise."""
    candle, forbidden = T("candle", "bougie"), T("free gift", "gratuit cadeau")
    return keeps_to(
        max_words=words,
        include=str(include or candle).split(),
        exclude=str(exclude or forbidden).split(),
    )


def right(case: Case) -> str:
    """Say the label of a case."""
    return str(case["expected"])


def blurb(case: Case) -> str:
    """Say a product text that fits, each in its own words."""
    words = (
        "soft",
        "plain",
        "sturdy",
        "light",
        "calm",
        "fine",
        "warm",
        "bright",
        "old",
        "new",
        "round",
    )
    word = words[sum(map(ord, str(case["title"]))) % len(words)]
    return (
        f"{case['title']}, {word}, {case['material']}. {T('Order today', 'Commandez aujourd’hui')}."
    )


def dictated(case: Case) -> str:
    """Say the same sentence about each product."""
    return f"{case['title']}: {case['material']}. {T('Order today', 'Commandez aujourd’hui')}."


def thanks(case: Case) -> str:
    """Say thank you for a word of the review."""
    return f"{T('Thank you for', 'Merci pour')} {str(case['text']).split()[0]}."


def easy_words(case: Case) -> str:
    """Say something short of each term."""
    return f"{case['term']}: it is how a shop sees who comes and who buys."


def hard_words(case: Case) -> str:
    """Say something long of each term."""
    return f"Organisational transformation initiatives prioritising {str(case['term'])[::-1]} measurability."


PROMPT = "{text} ?"
RIGHT_FREE = T(
    "{passed} of {cases} hidden cases. With twelve cases the interval runs from {low} to {high}, and if you tried several prompts on them "
    "they are no longer new. Before service: more cases, never seen.",
    "{passed} cas cachés sur {cases}. Avec douze cas, l’intervalle va de {low} à {high}, et si vous y avez essayé plusieurs prompts, ces "
    "cas ne sont plus nouveaux. Avant de mettre en service : davantage de cas, jamais vus.",
)

CHECKS = [
    Check(
        id="2.1",
        title=T("The weak line", "La ligne faible"),
        judge=Choice(correct="d", wrong={"a": "reader", "b": "aim", "c": "form", "e": "ending"}),
        right=T(
            "'Engaging' and 'on brand' mean something else to each of us. Show two texts that are on brand, or name what makes them so.",
            "« Engageant » et « dans l’esprit de la marque » n’ont pas le même sens pour tout le monde. Montrez deux textes dans l’esprit "
            "de la marque, ou dites à quoi on les reconnaît.",
        ),
        hints=[
            T(
                "Which line could two people disagree on?",
                "Sur quelle ligne deux personnes peuvent-elles être en désaccord ?",
            ),
            T(
                "Read the text that comes back with a pencil: which line cannot be ticked off?",
                "Relisez le texte obtenu un crayon à la main : quelle ligne ne peut pas être cochée ?",
            ),
        ],
        reasons={
            "reader": T(
                "Who and since when: that can be checked.",
                "Qui, et depuis quand : cela se vérifie.",
            ),
            "aim": T(
                "One sees whether the refill is proposed.", "On voit si la recharge est proposée."
            ),
            "form": T(
                "Words can be counted, the price looked for.",
                "Les mots se comptent, le prix se cherche.",
            ),
            "ending": T("One looks at the last sentence.", "On regarde la dernière phrase."),
        },
        rejects=[
            Reject("a", reason="reader"),
            Reject("b", reason="aim"),
            Reject("c", reason="form"),
            Reject("e", reason="ending"),
        ],
        accepts=[Accept("d"), Accept("D)")],
    ),
    Check(
        id="2.2",
        title=T("The system message", "Le message système"),
        judge=Several(correct={"a", "c", "e"}, wrong={"b": "of_the_moment", "d": "of_the_moment"}),
        right=T(
            "Who speaks, what is never done, in which language: true of every request. The customer's case comes in the user message.",
            "Qui parle, ce qu’on ne fait jamais, dans quelle langue : cela vaut pour toutes les demandes. Le cas du client va dans le "
            "message utilisateur.",
        ),
        hints=[
            T(
                "Which of them are still true for the next customer?",
                "Lesquelles restent vraies pour le client suivant ?",
            ),
            T(
                "Three of them are standing rules.",
                "Trois d’entre elles sont des règles permanentes.",
            ),
        ],
        reasons={
            "of_the_moment": T(
                "One of yours is about a single customer: it would be wrong for the next one.",
                "L’une de vos phrases ne concerne qu’un seul client : elle serait fausse pour le suivant.",
            )
        },
        rejects=[
            Reject("a, b, c, e", reason="of_the_moment"),
            Reject("a c d e", reason="of_the_moment"),
            Reject("a, c", reason="missing"),
        ],
        accepts=[Accept("a, c, e"), Accept("eca"), Accept({"a", "c", "e"})],
    ),
    Check(
        id="2.3",
        title=T("From advice to evidence", "Du conseil à la preuve"),
        judge=Ordering([*"bdace"], {"b a d c e": "scorer_late", "d b a c e": "scorer_first"}),
        right=T(
            "Cases, scorer, both prompts on the same cases, interval, decision. The scorer comes before the replies: otherwise one is tempted "
            "to write it so that the favourite wins.",
            "Des cas, un correcteur, les deux prompts sur les mêmes cas, l’intervalle, la décision. Le correcteur vient avant les réponses : "
            "sinon, on est tenté de l’écrire pour que le favori gagne.",
        ),
        hints=[
            T(
                "What must exist before anything can be tried?",
                "Que faut-il avoir avant de pouvoir essayer quoi que ce soit ?",
            ),
            T(
                "Without cases there is nothing to score; without an interval there is nothing to decide on.",
                "Sans cas, rien à corriger ; sans intervalle, rien sur quoi décider.",
            ),
        ],
        reasons={
            "scorer_late": T(
                "Nearly. A scorer written after seeing the replies may be bent towards one of them.",
                "Presque. Un correcteur écrit après avoir vu les réponses risque d’en favoriser une.",
            ),
            "scorer_first": T(
                "Nearly. A scorer needs the answers of the cases: collect them first.",
                "Presque. Un correcteur a besoin des réponses attendues : réunissez d’abord les cas.",
            ),
        },
        rejects=[
            Reject("b a d c e", reason="scorer_late"),
            Reject("d b a c e", reason="scorer_first"),
            Reject("e c a d b", reason="in_place"),
            Reject("b d a", reason="not_each_once"),
        ],
        accepts=[Accept("b d a c e"), Accept("bdace")],
    ),
    Check(
        id="2.4",
        title=T("The difference", "La différence"),
        judge=Number(
            expected=(31 - 22) / 40 * 100,
            within=0.1,
            units={
                "points": 1,
                "point": 1,
                "pts": 1,
                "%": 1,
                "percentage points": 1,
                "points de pourcentage": 1,
            },
            mistakes={
                9: "cases",
                (31 - 22) / 22 * 100: "relative",
                22 / 40 * 100: "one_share",
                31 / 40 * 100: "one_share",
            },
        ),
        right=T(
            "77.5% minus 55% is 22.5 points. 'Forty percent better' would be true as well, and sounds much larger: ask which is meant.",
            "77,5 % moins 55 % font 22,5 points. « Quarante pour cent de mieux » serait vrai aussi, et paraît bien plus : demandez de "
            "quoi l’on parle.",
        ),
        hints=[
            T(
                "What share of the cases does each prompt pass?",
                "Quelle part des cas chaque prompt réussit-il ?",
            ),
            T(
                "The share of B minus the share of A, in percent.",
                "La part de B moins la part de A, en pour cent.",
            ),
        ],
        reasons={
            "cases": T(
                "Those are cases. There are 40 of them in all.",
                "Ce sont des cas. Il y en a 40 en tout.",
            ),
            "relative": T(
                "That is the growth relative to A. Points are the difference between two shares.",
                "C’est la hausse par rapport à A. Les points sont la différence entre deux parts.",
            ),
            "one_share": T(
                "That is the share of one prompt. Subtract the other.",
                "C’est la part d’un seul prompt. Soustrayez l’autre.",
            ),
        },
        rejects=[
            Reject(9, reason="cases"),
            Reject(40.9, reason="relative"),
            Reject(55, reason="one_share"),
            Reject(77.5, reason="one_share"),
            Reject(0.225, reason="times_too_small"),
        ],
        accepts=[Accept(22.5), Accept("22,5 points"), Accept("22.5 %")],
    ),
    Check(
        id="2.5",
        title=T("What may be concluded", "Ce qu’on peut conclure"),
        judge=Choice(correct="c", wrong={"a": "no_effect", "b": "ten", "d": "chance"}),
        right=T(
            "The interval holds zero: the truth may be a small harm or a fair gain. More cases would narrow it.",
            "L’intervalle contient zéro : il peut s’agir d’une petite perte comme d’un beau gain. Davantage de cas le resserreraient.",
        ),
        hints=[
            T(
                "Where does zero stand in the interval?",
                "Où se trouve zéro par rapport à l’intervalle ?",
            ),
            T(
                "What would four times as many cases change?",
                "Que changeraient quatre fois plus de cas ?",
            ),
        ],
        reasons={
            "no_effect": T(
                "Not seen is not the same as not there: the interval goes up to +24.",
                "Ne pas le voir ne veut pas dire qu’il n’y en a pas : l’intervalle monte jusqu’à +24.",
            ),
            "ten": T(
                "Ten is what these cases showed. The interval also allows a loss.",
                "Dix, c’est ce qu’ont montré ces cas. L’intervalle n’exclut pas une perte.",
            ),
            "chance": T(
                "95% is how often such intervals hold the true difference; it is not the chance that this one is positive.",
                "95 % est la fréquence à laquelle de tels intervalles contiennent la vraie différence, non la probabilité qu’elle soit positive.",
            ),
        },
        rejects=[
            Reject("a", reason="no_effect"),
            Reject("b", reason="ten"),
            Reject("d", reason="chance"),
        ],
        accepts=[Accept("c"), Accept("C.")],
    ),
    Check(
        id="2.6",
        title=T("The price of examples", "Le prix des exemples"),
        judge=Number(
            expected=extra_usd,
            within_percent=1,
            units={"$": 1, "USD": 1, "US$": 1, "dollars": 1, "dollar": 1},
            mistakes={
                lambda: extra_usd(column="output_usd_per_million"): "output_price",
                lambda: extra_usd(tokens=1): "one_token",
                lambda: extra_usd() / 60_000: "one_review",
            },
        ),
        right=T(
            "Reviews × extra tokens × price, divided by a million: less than a cup of coffee a year. Multiplied tokens are not always a reason "
            "to refuse: multiply by the price first.",
            "Avis × jetons en plus × prix, divisé par un million : moins qu’un café par an. Des jetons en plus ne sont pas toujours une raison "
            "de refuser : multipliez d’abord par le prix.",
        ),
        hints=[
            T(
                "How many extra tokens are read in a year?",
                "Combien de jetons en plus sont lus en un an ?",
            ),
            T(
                "Extra tokens × input price ÷ 1,000,000.",
                "Jetons en plus × prix d’entrée ÷ 1 000 000.",
            ),
        ],
        reasons={
            "output_price": T(
                "That is the price of written tokens. Examples are read.",
                "C’est le prix des jetons écrits. Les exemples sont lus.",
            ),
            "one_token": T(
                "Each call reads 60 tokens more, not one.",
                "Chaque appel lit 60 jetons de plus, pas un seul.",
            ),
            "one_review": T(
                "That is for one review. There are 60,000.",
                "C’est pour un seul avis. Il y en a 60 000.",
            ),
        },
        rejects=[
            Reject(2.16, reason="output_price"),
            Reject(0.009, reason="one_token"),
            Reject(0.000009, reason="one_review"),
            Reject(540_000, reason="times_too_big"),
        ],
        accepts=[Accept(0.54), Accept("0,54 $"), Accept("0.54 USD")],
    ),
    Check(
        id="2.7",
        title=T("Write the scorer", "Écrire le correcteur"),
        judge=Judged(judge_scorer),
        right=T(
            "It passes the good ones and fails every kind of bad one: test a scorer in both directions before you trust it.",
            "Il laisse passer les bons et arrête chaque sorte de mauvais : testez un correcteur dans les deux sens avant de vous y fier.",
        ),
        hints=[
            T(
                "Three demands, three arguments between the brackets.",
                "Trois exigences, trois arguments entre les parenthèses.",
            ),
            T(
                'Words in square brackets, each between quotes, with commas: `["one", "two"]`.',
                'Les mots entre crochets, chacun entre guillemets droits, séparés par des virgules : `["un", "deux"]`.',
            ),
        ],
        reasons={
            "not_a_scorer": T(
                "A scorer is made with `keeps_to(…)`.",
                "Un correcteur se fabrique avec `keeps_to(…)`.",
            ),
            "too_long": T(
                'It lets this long line through: "{line}".',
                "Il laisse passer cet objet trop long : « {line} ».",
            ),
            "no_candle": T(
                'It lets through a line without a candle: "{line}".',
                "Il laisse passer un objet sans bougie : « {line} ».",
            ),
            "banned_word": T(
                'It lets a banned word through: "{line}".',
                "Il laisse passer un mot interdit : « {line} ».",
            ),
            "too_strict": T(
                'It fails a good line: "{line}" ({reason}).',
                "Il recale un bon objet : « {line} » ({reason}).",
            ),
        },
        rejects=[
            Reject("keeps_to", reason="not_a_scorer"),
            Reject(subject_scorer(words=50), reason="too_long"),
            Reject(
                subject_scorer(include=T("the|a|for|to|three|one|your", "la|une|du|trois|votre")),
                reason="no_candle",
            ),
            Reject(subject_scorer(exclude=T("free", "gratuit")), reason="banned_word"),
            Reject(subject_scorer(words=3), reason="too_strict"),
        ],
        accepts=[
            Accept(subject_scorer()),
            Accept(subject_scorer(exclude=T("free gift gifts", "gratuit gratuits cadeau cadeaux"))),
        ],
    ),
    Check(
        id="2.8",
        title=T("Read the failures", "Lire les échecs"),
        judge=Choice(correct="b", wrong={"a": "role", "c": "hotter", "d": "larger"}),
        right=T(
            "The model is talking, and is cut off before the label. It may well know the answer: tell it the form.",
            "Le modèle bavarde, et il est coupé avant l’étiquette. Il connaît peut-être la réponse : dites-lui sous quelle forme la "
            "donner.",
        ),
        hints=[
            T(
                "Are these replies wrong, or unfinished?",
                "Ces réponses sont-elles fausses, ou inachevées ?",
            ),
            T(
                "What would a person need to be told in order to answer with a label?",
                "Que faudrait-il dire à une personne pour qu’elle réponde par une étiquette ?",
            ),
        ],
        reasons={
            "role": T(
                "An expert may talk just as long. The form is still not asked for.",
                "Un expert peut bavarder tout autant. La forme n’est toujours pas demandée.",
            ),
            "hotter": T(
                "Varied answers are the last thing a sorting task needs.",
                "Des réponses variées sont la dernière chose dont un tri a besoin.",
            ),
            "larger": T(
                "Perhaps later; a clearer order costs nothing.",
                "Plus tard peut-être ; une consigne plus claire ne coûte rien.",
            ),
        },
        rejects=[
            Reject("a", reason="role"),
            Reject("c", reason="hotter"),
            Reject("d", reason="larger"),
        ],
        accepts=[Accept("b"), Accept("(b)")],
    ),
    Check(
        id="2.9",
        title=T("Content or not?", "Content ou non ?"),
        judge=PassesHidden("sentiment", at_least=8),
        right=RIGHT_FREE,
        hints=[
            T(
                "Say what the two possible answers are, and that one word is enough.",
                "Dites quelles sont les deux réponses possibles, et qu’un mot suffit.",
            ),
            T(
                "Read the failure you are shown. Irony? Then say that the tone may be ironic, or show one ironic example of your own.",
                "Lisez l’échec qu’on vous montre. De l’ironie ? Dites que le ton peut être ironique, ou montrez un exemple ironique de votre cru.",
            ),
        ],
        rejects=[
            Reject("my prompt", reason="not_tried"),
            Reject(tried("answers", PROMPT, right), reason="not_tried"),
            Reject(
                tried("sentiment", PROMPT, lambda case: str(T("positive", "positif"))),
                reason="same_answer",
            ),
            Reject(
                tried(
                    "sentiment",
                    PROMPT,
                    lambda case: str(T("positive, negative", "positif, négatif")),
                ),
                reason="same_answer",
            ),
            Reject(
                tried(
                    "sentiment",
                    PROMPT,
                    alternating(T("positive", "positif"), T("negative", "négatif")),
                ),
                reason="too_few",
            ),
            Reject(tried("sentiment", copy_of_cases("sentiment"), right), reason="copied"),
            Reject(tried("sentiment", PROMPT, wrong_on("sentiment", 5, right)), reason="too_few"),
        ],
        accepts=[
            Accept(tried("sentiment", PROMPT, right)),
            Accept(tried("sentiment", PROMPT, wrong_on("sentiment", 4, right))),
        ],
    ),
    Check(
        id="2.10",
        title=T("Answer a review", "Répondre à un avis"),
        judge=PassesHidden("answers", at_least=10),
        right=T(
            "{passed} of {cases} hidden reviews, for {tokens} tokens in all. The scorer saw length, thanks and promises. Whether the answer fits "
            "the review it did not see: read some before you trust such a prompt.",
            "{passed} avis cachés sur {cases}, pour {tokens} jetons en tout. Le correcteur a vu la longueur, les remerciements et les "
            "promesses. Il n’a pas vu si la réponse convient à l’avis : lisez quelques réponses avant de vous fier à un tel prompt.",
        ),
        hints=[
            T(
                "Say how long, how it begins, and what it must not do.",
                "Dites quelle longueur, quel début, et ce qu’il ne faut pas faire.",
            ),
            T(
                "Ask for fewer words than the limit: models count badly.",
                "Demandez moins de mots que la limite : les modèles comptent mal.",
            ),
        ],
        rejects=[
            Reject(
                tried("answers", PROMPT, lambda case: str(T("Thank you.", "Merci."))),
                reason="same_answer",
            ),
            Reject(tried("answers", copy_of_cases("answers"), thanks), reason="copied"),
            Reject(
                tried(
                    "answers",
                    PROMPT,
                    lambda case: f"{thanks(case)} {T('A refund', 'Un remboursement')}",
                ),
                reason="too_few",
            ),
            Reject(tried("answers", PROMPT, lambda case: str(case["text"])), reason="dictated"),
        ],
        accepts=[Accept(tried("answers", PROMPT, thanks))],
    ),
    Check(
        id="2.11",
        title=T("Fit the page", "Tenir dans la page"),
        judge=PassesHidden("products", at_least=9),
        right=T(
            "{passed} of {cases} hidden products, for {tokens} tokens in all. What you say is what you get; what you only think is not.",
            "{passed} produits cachés sur {cases}, pour {tokens} jetons en tout. On obtient ce qu’on demande, pas ce qu’on a en tête.",
        ),
        hints=[
            T(
                "Ask for fewer words than the limit: models count badly.",
                "Demandez moins de mots que la limite : les modèles comptent mal.",
            ),
            T(
                "Put what must come last at the end of the prompt.",
                "Ce qui doit venir en dernier se met à la fin du prompt.",
            ),
        ],
        rejects=[
            Reject(tried("products", "{title} {material}", dictated), reason="dictated"),
            Reject(
                tried("products", "{title} {material}", lambda case: "A fine thing."),
                reason="same_answer",
            ),
            Reject(
                tried("products", "{title} {material}", lambda case: f"{blurb(case)} So do."),
                reason="too_few",
            ),
        ],
        accepts=[Accept(tried("products", "{title} {material}", blurb))],
    ),
    Check(
        id="2.12",
        title=T("Plain words", "Des mots simples"),
        judge=PassesHidden("terms", at_least=9),
        right=T(
            "{passed} of {cases} hidden terms in your best attempt. {note} The index sees short words, not true ones: have them read by someone "
            "before they go out.",
            "{passed} termes cachés sur {cases} à votre meilleure tentative. {note} L’indice voit des mots courts, pas des mots justes : "
            "faites-les relire avant de publier.",
        ),
        hints=[
            T(
                "For whom do you explain it? The younger the reader, the shorter the words.",
                "Pour qui l’expliquez-vous ? Plus le lecteur est jeune, plus les mots sont courts.",
            ),
            T(
                "Give a number of sentences and a number of words a sentence.",
                "Donnez un nombre de phrases, et un nombre de mots par phrase.",
            ),
        ],
        rejects=[
            Reject(attempted("terms", BUDGET, "{term}", hard_words), reason="too_few"),
            Reject(
                attempted("terms", BUDGET, "{term}", lambda case: "It is a word of the trade."),
                reason="same_answer",
            ),
            Reject(attempted("terms", BUDGET, "{term}", easy_words), reason="dictated"),
        ],
        accepts=[
            Accept(
                attempted(
                    "terms",
                    BUDGET,
                    "{term}",
                    lambda case: f"A {str(case['term'])[:3]} is how a shop sees who buys.",
                )
            )
        ],
    ),
    Check(
        id="2.13",
        title=T("Too good to be true", "Trop beau pour être vrai"),
        judge=Choice(correct="3", wrong={"1": "cases", "2": "reading", "4": "again"}),
        right=T(
            "The examples are now in the prompt and in the test: the model copies them. Try on cases that the prompt has never held.",
            "Les exemples sont maintenant dans le prompt et dans le test : le modèle les recopie. Essayez sur des cas que le prompt n’a jamais "
            "contenus.",
        ),
        hints=[
            T(
                "Would the same prompt do as well on 40 other reviews?",
                "Le même prompt ferait-il aussi bien sur 40 autres avis ?",
            ),
            T(
                "Which five cases can hardly fail any more?",
                "Quels cinq cas ne peuvent presque plus échouer ?",
            ),
        ],
        reasons={
            "cases": T("A good start: labelled cases.", "Un bon début : des cas étiquetés."),
            "reading": T(
                "Reading failures is the best thing one can do.",
                "Lire les échecs est ce qu’on peut faire de mieux.",
            ),
            "again": T(
                "The same cases may be used to compare two prompts, unless one of them has seen the answers: where did it see them?",
                "Les mêmes cas peuvent servir à comparer deux prompts, sauf si l’un a vu les réponses : où les a-t-il vues ?",
            ),
        },
        rejects=[Reject(1, reason="cases"), Reject(2, reason="reading"), Reject(4, reason="again")],
        accepts=[Accept(3), Accept("3"), Accept("line 3"), Accept("Ligne 3")],
    ),
    Check(
        id="2.14",
        title=T("Which prompt goes live?", "Quel prompt mettre en service ?"),
        judge=Choice(correct="b", wrong={"a": "holds_zero", "c": "too_slow", "d": "leaves_it"}),
        right=T(
            "A gain that is beyond doubt, within the time there is. Whether (c) is better than (b) these intervals do not even say.",
            "Un gain hors de doute, dans le temps disponible. Ces intervalles ne disent même pas que (c) soit meilleur que (b).",
        ),
        hints=[
            T("First cross out what takes too long.", "Barrez d’abord ce qui prend trop de temps."),
            T("Then cross out what may be nothing.", "Barrez ensuite ce qui n’est peut-être rien."),
        ],
        reasons={
            "holds_zero": T(
                "Its interval holds zero: perhaps it does nothing.",
                "Son intervalle contient zéro : il ne fait peut-être rien.",
            ),
            "too_slow": T(
                "It takes more than 3 seconds a reply.", "Il prend plus de 3 secondes par réponse."
            ),
            "leaves_it": T("A sure gain is left on the table.", "Vous renoncez à un gain certain."),
        },
        rejects=[
            Reject("a", reason="holds_zero"),
            Reject("c", reason="too_slow"),
            Reject("d", reason="leaves_it"),
        ],
        accepts=[Accept("b"), Accept("B)")],
    ),
]
