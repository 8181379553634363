"""The checks of module 01."""

import math

import pandas as pd
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
from atelier.i18n import Text as T
from atelier.paths import course_root
from atelier.white_box import count_tokens

ENGLISH = "Free delivery on all orders this weekend, in the shop and online."
FRENCH = "Livraison offerte sur toutes les commandes ce week-end, en boutique et en ligne."
CAREFUL_SHARE = 0.90
LIKELY = 0.50


def campaign_usd(mails: int = 20_000, input_tokens: int = 400, output_tokens: int = 200) -> float:
    """Return the price of the campaign of 1.1, in US dollars, from the price table."""
    row = pd.read_csv(course_root() / "datasets" / "models" / "models.csv", index_col="id").loc[
        "mistral-small-2603"
    ]
    tokens_usd = (
        input_tokens * row.input_usd_per_million + output_tokens * row.output_usd_per_million
    )
    return float(mails * tokens_usd / 1_000_000)


def token_ratio() -> float:
    """Return how many times as many tokens the French line of 1.2 needs."""
    return count_tokens(FRENCH) / count_tokens(ENGLISH)


def judge_temperature(temperature: object, share: object) -> Outcome:
    """Judge 1.4: a temperature above 0 at which the first token gets more than 90 %."""
    if not isinstance(temperature, int | float) or isinstance(temperature, bool):
        return Fail("not_a_number")
    if temperature <= 0:
        return Fail("not_positive")
    if not (isinstance(share, float) and math.isfinite(temperature) and share > CAREFUL_SHARE):
        return Fail(
            "too_adventurous" if temperature < 1 else "wrong_direction", {"share": percent(share)}
        )
    return Pass()


def judge_note(note: object, chance: object) -> Outcome:
    """Judge 1.9: a note that makes Nantes likely."""
    if not isinstance(note, str):
        return Fail("not_a_text")
    if "nantes" not in note.lower():
        return Fail("no_fact")
    return (
        Pass()
        if isinstance(chance, float) and chance > LIKELY
        else Fail("unlikely", {"chance": percent(chance)})
    )


def percent(share: object) -> T:
    """Write a share between 0 and 1 as a percentage, in both languages."""
    return (
        T(f"{share:.0%}", f"{share:.0%}".replace("%", " %"))
        if isinstance(share, float)
        else T("?", "?")
    )


CHECKS = [
    Check(
        id="1.1",
        title=T("The price of a campaign", "Le prix d’une campagne"),
        judge=Number(
            expected=campaign_usd,
            within_percent=1,
            units={"$": 1, "USD": 1, "US$": 1, "dollars": 1, "dollar": 1},
            mistakes={
                lambda: campaign_usd(output_tokens=0): "input_only",
                lambda: campaign_usd(input_tokens=0): "output_only",
                lambda: campaign_usd(mails=1): "one_mail",
                lambda: campaign_usd(mails=1) * 1_000_000: "one_mail",
                lambda: campaign_usd(input_tokens=200, output_tokens=400): "exchanged",
            },
        ),
        right=T(
            "Input and output each at their own price, times the number of e-mails, divided by a million. A whole "
            "campaign for the price of a coffee: the price is not the reason to think twice.",
            "L’entrée et la sortie, chacune à son prix, multipliées par le nombre d’e-mails et divisées par un million. "
            "Toute une campagne pour le prix d’un café : ce n’est pas le prix qui doit faire réfléchir.",
        ),
        hints=[
            T(
                "Start with one e-mail: what do its input tokens cost, what do its output tokens cost?",
                "Commencez par un e-mail : que coûtent ses jetons en entrée, et ses jetons en sortie ?",
            ),
            T(
                "Number of e-mails × (input tokens × input price + output tokens × output price) ÷ 1,000,000.",
                "Nombre d’e-mails × (jetons en entrée × prix d’entrée + jetons en sortie × prix de sortie) ÷ 1 000 000.",
            ),
        ],
        reasons={
            "input_only": T(
                "That is the input alone. What the model writes is paid for as well.",
                "C’est l’entrée seule. Ce que le modèle écrit se paie aussi.",
            ),
            "output_only": T(
                "That is the output alone. What you send is paid for as well.",
                "C’est la sortie seule. Ce que vous envoyez se paie aussi.",
            ),
            "one_mail": T(
                "That is for one e-mail. Multiply by the number of e-mails, and divide by a million once.",
                "C’est pour un seul e-mail. Multipliez par le nombre d’e-mails, et divisez une fois par un million.",
            ),
            "exchanged": T(
                "The two prices, or the two numbers of tokens, are exchanged.",
                "Les deux prix, ou les deux nombres de jetons, sont intervertis.",
            ),
        },
        rejects=[
            Reject(1.2, reason="input_only"),
            Reject(2.4, reason="output_only"),
            Reject(0.00018, reason="one_mail"),
            Reject(180, reason="one_mail"),
            Reject(5.4, reason="exchanged"),
            Reject(3_600_000, reason="times_too_big"),
            Reject("3600", reason="times_too_big"),
            Reject("cheap", reason="unreadable"),
        ],
        accepts=[
            Accept(3.6),
            Accept("3,60"),
            Accept("3.60 $"),
            Accept("3,6 dollars"),
            Accept(3.5999),
        ],
    ),
    Check(
        id="1.2",
        title=T("How much longer in French", "Combien de plus en français"),
        judge=Number(
            expected=token_ratio,
            within=0.02,
            units={"times": 1, "fois": 1, "×": 1, "x": 1},
            mistakes={
                lambda: 1 / token_ratio(): "upside_down",
                lambda: len(FRENCH) / len(ENGLISH): "letters",
                lambda: count_tokens(FRENCH): "french_count",
                lambda: count_tokens(FRENCH) - count_tokens(ENGLISH): "difference",
            },
        ),
        right=T(
            "For this model, the same message takes almost twice as many tokens in French. With a model that has read "
            "more French the gap shrinks: count again with yours.",
            "Pour ce modèle, le même message demande presque deux fois plus de jetons en français. Avec un modèle qui a lu "
            "davantage de français, l’écart se réduit : recomptez avec le vôtre.",
        ),
        hints=[
            T(
                "`len(model.tokens(english))` counts the English tokens.",
                "`len(model.tokens(english))` compte les jetons anglais.",
            ),
            T(
                "Divide one count by the other with `/`, French on the left.",
                "Divisez un compte par l’autre avec `/`, le français à gauche.",
            ),
        ],
        reasons={
            "upside_down": T(
                "You divided English by French: turn it over.",
                "Vous avez divisé l’anglais par le français : inversez.",
            ),
            "letters": T(
                "Those are letters. Count tokens: `model.tokens(...)` first, then `len(...)`.",
                "Ce sont des lettres. Comptez les jetons : d’abord `model.tokens(...)`, puis `len(...)`.",
            ),
            "french_count": T(
                "That is the French count. Divide it by the English one.",
                "C’est le compte français. Divisez-le par le compte anglais.",
            ),
            "difference": T(
                "That is the difference. The question asks how many times as many: divide.",
                "C’est la différence. La question est « combien de fois plus » : divisez.",
            ),
        },
        rejects=[
            Reject(0.56, reason="upside_down"),
            Reject(80 / 65, reason="letters"),
            Reject(25, reason="french_count"),
            Reject(11, reason="difference"),
            Reject(3, reason="too_big"),
            Reject("x", reason="unreadable"),
        ],
        accepts=[Accept(25 / 14), Accept("1,79"), Accept("1.79"), Accept(1.8)],
    ),
    Check(
        id="1.3",
        title=T("Predict the prediction", "Prédire la prédiction"),
        judge=Choice(correct="b", wrong={"a": "rare", "c": "rare", "d": "rare"}),
        right=T(
            "A set phrase: the words before leave little doubt, so one token takes most of the probability.",
            "Une formule toute faite : les mots qui précèdent laissent peu de doute, un jeton prend donc la plus grande part.",
        ),
        hints=[
            T("What would you write yourself?", "Qu’écririez-vous vous-même ?"),
            T(
                "The chart below the question shows the answer once you run it.",
                "Exécutez la cellule du graphique, sous la question : il montre la réponse.",
            ),
        ],
        reasons={
            "rare": T(
                "It is possible, and the model gives it a little. Run the chart: another one is far ahead.",
                "C’est possible, et le modèle lui accorde une petite part. Affichez le graphique : un autre est loin devant.",
            )
        },
        rejects=[
            Reject("a", reason="rare"),
            Reject("C", reason="rare"),
            Reject("e", reason="not_an_option"),
            Reject(1.5, reason="unreadable"),
        ],
        accepts=[Accept("b"), Accept("B"), Accept(" b. ")],
    ),
    Check(
        id="1.4",
        title=T("A careful model", "Un modèle prudent"),
        judge=Judged(judge_temperature),
        right=T(
            "A low temperature stretches the gaps: the first token takes nearly everything, and the text hardly "
            "varies. Careful, not truer.",
            "Une température basse creuse les écarts : le premier jeton prend presque tout, et le texte ne varie "
            "presque plus. Plus prudent, pas plus vrai.",
        ),
        hints=[
            T(
                "Look at the three charts of the lesson: which one has a bar that takes nearly everything?",
                "Regardez les trois graphiques de la leçon : lequel a une barre qui prend presque tout ?",
            ),
            T(
                "Go down from 1 in small steps and watch.",
                "Descendez à partir de 1, par petits pas, et observez.",
            ),
        ],
        reasons={
            "not_a_number": T(
                "The temperature must be a number, such as 0.7.",
                "La température doit être un nombre, comme `0.7` (avec un point).",
            ),
            "not_positive": T(
                "At 0 or below there is no draw any more. Stay above 0.",
                "À 0 ou en dessous, il n’y a plus de tirage. Restez au-dessus de 0.",
            ),
            "too_adventurous": T(
                "The first token now gets {share}: the right direction. Go further.",
                "Le premier jeton reçoit maintenant {share} : la bonne direction. Allez plus loin.",
            ),
            "wrong_direction": T(
                "The first token now gets {share}. Above 1 the probabilities become more even: go the other way.",
                "Le premier jeton reçoit maintenant {share}. Au-dessus de 1, les probabilités s’égalisent : allez dans l’autre sens.",
            ),
        },
        rejects=[
            Reject("low", 0.3, reason="not_a_number"),
            Reject(0, 0.99, reason="not_positive"),
            Reject(0.5, float("nan"), reason="too_adventurous"),
            Reject(0.6, 0.69, reason="too_adventurous"),
            Reject(1.5, 0.06, reason="wrong_direction"),
        ],
        accepts=[Accept(0.3, 0.952), Accept(0.1, 0.9999), Accept(0.35, 0.92)],
        blank=(1.0,),
    ),
    Check(
        id="1.5",
        title=T("How a sentence is written", "Comment s’écrit une phrase"),
        judge=Ordering(
            correct=("b", "d", "a", "c"),
            mistakes={"b a d c": "draw_first", "d b a c": "cut_first", "d a b c": "cut_first"},
        ),
        right=T(
            "Cut, weigh, draw, add, and again: once for every token of the reply.",
            "Découper, pondérer, tirer, ajouter, recommencer : une fois par jeton de la réponse.",
        ),
        hints=[
            T("The model reads only tokens.", "Le modèle ne lit que des jetons."),
            T(
                "To draw one, there must be probabilities first.",
                "Pour en tirer un, il faut d’abord des probabilités.",
            ),
        ],
        reasons={
            "cut_first": T(
                "The model reads only tokens: the prompt is cut first.",
                "Le modèle ne lit que des jetons : le prompt est d’abord découpé.",
            ),
            "draw_first": T(
                "What would the draw be made from, before there are probabilities?",
                "Sur quoi porterait le tirage, tant qu’il n’y a pas de probabilités ?",
            ),
        },
        rejects=[
            Reject("b a d c", reason="draw_first"),
            Reject("d b a c", reason="cut_first"),
            Reject("c a d b", reason="in_place"),
            Reject("b d a", reason="not_each_once"),
            Reject(7, reason="unreadable"),
        ],
        accepts=[
            Accept("b d a c"),
            Accept("bdac"),
            Accept(["b", "d", "a", "c"]),
            Accept("B > D > A > C"),
        ],
    ),
    Check(
        id="1.6",
        title=T("A budget", "Un budget"),
        judge=Choice(
            correct=("4", "line 4", "ligne 4"),
            wrong={"1": "a_price", "2": "an_estimate", "3": "a_product"},
        ),
        right=T(
            "The price is per million tokens: one million tokens cost 0.60 dollars, not 600,000. Always write the unit next "
            "to the price.",
            "Le prix s’entend par million de jetons : un million de jetons coûte 0,60 dollar, pas 600 000. Écrivez toujours "
            "l’unité à côté du prix.",
        ),
        hints=[
            T(
                "Does the result make sense for 4,000 short texts?",
                "Le résultat est-il vraisemblable pour 4 000 textes courts ?",
            ),
            T(
                "Read the unit of line 1 again, and look for it in the sum.",
                "Relisez l’unité de la ligne 1, et cherchez-la dans le calcul.",
            ),
        ],
        reasons={
            "a_price": T(
                "Line 1 is a price with its unit. It is where the unit is lost that things go wrong.",
                "La ligne 1 est un prix avec son unité. Les choses se gâtent là où l’unité se perd.",
            ),
            "an_estimate": T(
                "Line 2 is an estimate, and a plausible one.",
                "La ligne 2 est une estimation, et elle est plausible.",
            ),
            "a_product": T("4,000 × 250 is indeed 1,000,000.", "4 000 × 250 font bien 1 000 000."),
        },
        rejects=[
            Reject(1, reason="a_price"),
            Reject("2", reason="an_estimate"),
            Reject(3, reason="a_product"),
            Reject(5, reason="not_an_option"),
            Reject([4, 1], reason="unreadable"),
        ],
        accepts=[Accept(4), Accept("4"), Accept("line 4"), Accept("Ligne 4")],
    ),
    Check(
        id="1.7",
        title=T("The forgetful assistant", "L’assistant oublieux"),
        judge=Choice(correct="b", wrong={"a": "others", "c": "heat", "d": "tired"}),
        right=T(
            "The start of a long conversation is the first to leave. Repeat the rules, or put them in the standing instruction.",
            "Le début d’une longue conversation sort en premier. Répétez la charte, ou placez-la dans la consigne permanente.",
        ),
        hints=[
            T(
                "What does the model see of a very long conversation?",
                "Que voit le modèle d’une très longue conversation ?",
            ),
            T(
                "Think of the founder's name in the lesson.",
                "Pensez au nom de la fondatrice, dans la leçon.",
            ),
        ],
        reasons={
            "others": T(
                "A model does not learn while it talks: its weights are fixed until a new version is trained.",
                "Un modèle n’apprend pas en parlant : ses poids sont figés jusqu’à l’entraînement d’une nouvelle version.",
            ),
            "heat": T(
                "The temperature is a setting. It does not move by itself.",
                "La température est un réglage. Elle ne bouge pas toute seule.",
            ),
            "tired": T(
                "Nothing wears out. But a new conversation would help, for another reason: which?",
                "Rien ne s’use. Une nouvelle conversation aiderait pourtant, pour une autre raison : laquelle ?",
            ),
        },
        rejects=[
            Reject("a", reason="others"),
            Reject("c", reason="heat"),
            Reject("d", reason="tired"),
            Reject("z", reason="not_an_option"),
            Reject(["b", "c"], reason="unreadable"),
        ],
        accepts=[Accept("b"), Accept("B"), Accept("b)")],
    ),
    Check(
        id="1.8",
        title=T("Will it fit?", "Va-t-il tenir ?"),
        judge=Number(
            expected=24 * 4 / 8,
            within_percent=1,
            units={"GB": 1, "Go": 1, "gigabytes": 1, "gigaoctets": 1},
            mistakes={24 * 4: "bits", 24 / 8: "one_bit", 24: "one_byte"},
            slips=(1000, 1_000_000, 1_000_000_000),
        ),
        right=T(
            "24 × 4 ÷ 8 = 12 GB, and working memory on top: not on a laptop of 8 GB, just about on one of 16.",
            "24 × 4 ÷ 8 = 12 Go, plus la mémoire de travail : pas sur un portable de 8 Go, tout juste sur un de 16.",
        ),
        hints=[
            T("Billions of parameters × bits ÷ 8.", "Milliards de paramètres × bits ÷ 8."),
            T(
                "How many bits are there in a byte? That is what the 8 is for.",
                "Combien de bits dans un octet ? C’est à cela que sert le 8.",
            ),
        ],
        reasons={
            "bits": T(
                "Those are billions of bits. There are 8 bits in a byte.",
                "Ce sont des milliards de bits. Un octet en compte 8.",
            ),
            "one_bit": T(
                "That would be one bit for each parameter. There are four.",
                "Ce serait un bit par paramètre. Il y en a quatre.",
            ),
            "one_byte": T(
                "That would be one whole byte for each parameter. Four bits are half a byte.",
                "Ce serait un octet entier par paramètre. Quatre bits font un demi-octet.",
            ),
        },
        rejects=[
            Reject(96, reason="bits"),
            Reject(3, reason="one_bit"),
            Reject(24, reason="one_byte"),
            Reject(12_000_000_000, reason="times_too_big"),
            Reject("a lot", reason="unreadable"),
        ],
        accepts=[Accept(12), Accept("12 GB"), Accept("12 Go"), Accept("12,0"), Accept(12.0)],
    ),
    Check(
        id="1.9",
        title=T("Give it the fact", "Donner l’information"),
        judge=Judged(judge_note),
        right=T(
            "The fact in front of it, in words close to those of the sentence to complete. The same fact said otherwise helps "
            "less: wording counts, and can be measured.",
            "L’information sous les yeux, dans des mots proches de la phrase à compléter. Dite autrement, la même information "
            "aide moins : la formulation compte, et cela se mesure.",
        ),
        hints=[
            T(
                "Say it plainly: what the shop is called and where it is. No other town, no detour.",
                "Dites-le simplement : le nom de la boutique, et où elle se trouve. Pas d’autre ville, pas de détour.",
            ),
            T(
                "Repeat the end of the sentence itself, from 'The shop' to 'the city of', and complete it.",
                "Reprenez la fin de la phrase elle-même, de `The shop` à `the city of`, et complétez-la.",
            ),
        ],
        reasons={
            "not_a_text": T(
                "The note must be a text between quotation marks.",
                "La note doit être un texte entre guillemets droits.",
            ),
            "no_fact": T(
                "Your note does not contain the fact: it must name Nantes.",
                "Votre note ne contient pas l’information : elle doit nommer Nantes.",
            ),
            "unlikely": T(
                "Nantes is in your note, and now has {chance}; more than 50% is needed. Stay closer to the words of the sentence that follows.",
                "Nantes figure dans votre note et obtient maintenant {chance} ; il faut plus de 50 %. Restez plus près des mots de la phrase qui suit.",
            ),
        },
        rejects=[
            Reject(12, 0.1, reason="not_a_text"),
            Reject("The shop is very nice.", 0.003, reason="no_fact"),
            Reject("Come and see us in Nantes!", 0.17, reason="unlikely"),
            Reject("The shop Maison Brindille is in Nantes.", 0.462, reason="unlikely"),
        ],
        accepts=[
            Accept("Maison Brindille is a shop in Nantes.", 0.575),
            Accept("The shop Maison Brindille is in the city of Nantes.", 0.762),
        ],
    ),
    Check(
        id="1.10",
        title=T("Which requests need a document", "Quelles demandes exigent un document"),
        judge=Several(correct={"a", "c", "e"}, wrong={"b": "language", "d": "language"}),
        right=T(
            "Stock, your own rules, your own customers: none of it was in the texts the model learned from.",
            "Le stock, vos règles, vos clients : rien de cela ne figurait dans les textes d’entraînement du modèle.",
        ),
        hints=[
            T(
                "What could a well-read person who has never entered your shop answer?",
                "Que pourrait répondre une personne cultivée qui n’est jamais entrée dans votre boutique ?",
            ),
            T(
                "Three of them are about your own company.",
                "Trois concernent votre propre entreprise.",
            ),
        ],
        reasons={
            "language": T(
                "That one is about language in general: a model knows it from what it has read.",
                "Celle-là relève de la langue en général : un modèle la connaît par ses lectures.",
            )
        },
        rejects=[
            Reject("a, b, c, e", reason="language"),
            Reject("a c d e", reason="language"),
            Reject("a, c", reason="missing"),
            Reject("a, x", reason="not_an_option"),
            Reject(5, reason="unreadable"),
        ],
        accepts=[
            Accept("a, c, e"),
            Accept("eca"),
            Accept(["A", "C", "E"]),
            Accept({"a", "c", "e"}),
        ],
    ),
    Check(
        id="1.11",
        title=T("A purchase note", "Une note au service achats"),
        judge=Choice(correct="c", wrong={"a": "true_a", "b": "true_b", "d": "true_d"}),
        right=T(
            "The weights may be free to download; machines, electricity and people are not. And the licence may limit what one "
            "may do: read it.",
            "Télécharger les poids peut être gratuit ; les machines, l’électricité et les personnes ne le sont pas. Et la licence "
            "peut limiter les usages : lisez-la.",
        ),
        hints=[
            T(
                "What does one have to pay for when one runs a model oneself?",
                "Que faut-il payer quand on fait tourner un modèle soi-même ?",
            ),
            T("Beware of the word 'nothing'.", "Méfiez-vous du mot « rien »."),
        ],
        reasons={
            "true_a": T(
                "That one is true: it is the first reason to run a model yourself.",
                "Celle-là est vraie : c’est la première raison de faire tourner un modèle soi-même.",
            ),
            "true_b": T(
                "That one is true: models are retired, and prompts have to be tested again.",
                "Celle-là est vraie : des modèles sont retirés, et il faut retester les prompts.",
            ),
            "true_d": T(
                "That one is true: open is about the weights, not about where they run.",
                "Celle-là est vraie : « ouvert » qualifie les poids, pas l’endroit où ils tournent.",
            ),
        },
        rejects=[
            Reject("a", reason="true_a"),
            Reject("b", reason="true_b"),
            Reject("d", reason="true_d"),
            Reject("q", reason="not_an_option"),
            Reject(["c", "a"], reason="unreadable"),
        ],
        accepts=[Accept("c"), Accept("C"), Accept("(c)")],
    ),
]
