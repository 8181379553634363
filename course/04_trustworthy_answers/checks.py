"""The checks of module 04. Free prompts are judged on hidden cases; a stand-in answers for the model here."""

from functools import cache

import pandas as pd
from atelier import SearchByMeaning, SearchByWords, cases, recall_at_k
from atelier.checking import Accept, Check, Choice, Number, Ordering, Reject, Several, Table
from atelier.hidden.bench import PassesHidden
from atelier.hidden.stand_ins import Case, Speaker, alternating, attempted, copy_of_cases, tried
from atelier.hidden.tasks import TASKS
from atelier.i18n import Text as T
from atelier.prompting.trial_cases import hidden_cases

BUDGET = 12_000
ABSENT = T("NOT FOUND", "ABSENT")


@cache
def recall_table(depth: int = 3) -> pd.DataFrame:
    """Return the answer to 4.4: how many questions each search answers within ``depth`` passages."""
    searches = {
        str(T("words", "mots")): SearchByWords(),
        str(T("meaning", "sens")): SearchByMeaning(),
    }
    return recall_at_k(searches, cases("questions"), depths=[depth])[["search", "found"]]


def right(case: Case) -> str:
    """Say what a case expects: its first spelling of each fact, or the refusal."""
    if not isinstance(case["expected"], str):
        return str(ABSENT)
    facts = [fact.split("|")[0].strip() for fact in case["expected"].split("&")]
    return f"{', '.join(facts)}."


def first_passage(case: Case) -> str:
    """Copy the passage with its number, whatever the question."""
    return str(case["passages"]).splitlines()[0]


def both_cited(case: Case) -> str:
    """Say the fact and cite every passage that was given."""
    cited = [line.split("]")[0] + "]" for line in str(case["passages"]).splitlines()]
    return f"{right(case)} {' '.join(cited)}"


def half(task: str, say: Speaker) -> Speaker:
    """Return a speaker that does as ``say`` for every second case, and says something else for the others."""
    kept = set(hidden_cases(TASKS[task].cases)[TASKS[task].text].iloc[::2])
    return lambda case: (
        say(case) if case[TASKS[task].text] in kept else f"{str(case[TASKS[task].text])[:12]}…"
    )


GROUNDED = "{passages} {question}"
MAIL = "{text} ?"

CHECKS = [
    Check(
        id="4.1",
        title=T("True of an answer engine", "Vrai d’un moteur de réponse"),
        judge=Several(correct={"a", "b", "d"}, wrong={"c": "shows_source", "e": "maker_liable"}),
        right=T(
            "It writes whatever comes next, in one and the same tone, and it speaks in your name. That is why the passage, the citation "
            "and the refusal have to be built around it.",
            "Il écrit ce qui vient ensuite, toujours du même ton, et il parle en votre nom. C’est pourquoi il faut l’encadrer : par le "
            "passage, la citation et le refus.",
        ),
        hints=[
            T("Whose name stands on the site?", "Quel nom figure sur le site ?"),
            T(
                "Think of the model alone in the first section: did it hesitate, did it give a source?",
                "Pensez au modèle seul de la première partie : a-t-il hésité, a-t-il donné une source ?",
            ),
        ],
        reasons={
            "shows_source": T(
                "It shows a source only if you ask for one and check it.",
                "Il ne montre une source que si vous la demandez, et la vérifiez.",
            ),
            "maker_liable": T(
                "The customer deals with your shop. Remember the airline of the introduction.",
                "Le client a affaire à votre boutique. Souvenez-vous de la compagnie aérienne de l’introduction.",
            ),
        },
        rejects=[
            Reject("a, b, c, d", reason="shows_source"),
            Reject("a, b, d, e", reason="maker_liable"),
            Reject("a, b", reason="missing"),
        ],
        accepts=[Accept("a, b, d"), Accept("dba"), Accept({"a", "b", "d"})],
    ),
    Check(
        id="4.2",
        title=T("From question to answer", "De la question à la réponse"),
        judge=Ordering([*"ecadb"], {"c e a d b": "cut_late", "e c a b d": "check_late"}),
        right=T(
            "Cut once, then for each question: find, write, check, decide. The check stands before the customer, not after.",
            "On découpe une fois, puis à chaque question : trouver, rédiger, vérifier, décider. La vérification passe avant le client, pas "
            "après.",
        ),
        hints=[
            T(
                "Which step is done once, before any question?",
                "Quelle étape se fait une fois, avant toute question ?",
            ),
            T(
                "What must be known before something is sent?",
                "Que faut-il savoir avant d’envoyer quoi que ce soit ?",
            ),
        ],
        reasons={
            "cut_late": T(
                "Nearly. There is nothing to find before the texts are cut.",
                "Presque. Il n’y a rien à trouver tant que les textes ne sont pas découpés.",
            ),
            "check_late": T(
                "Nearly. Checked after sending, a false citation has already been read.",
                "Presque. Vérifiée après l’envoi, une citation fausse a déjà été lue.",
            ),
        },
        rejects=[
            Reject("c e a d b", reason="cut_late"),
            Reject("e c a b d", reason="check_late"),
            Reject("b d a c e", reason="in_place"),
            Reject("e c a", reason="not_each_once"),
        ],
        accepts=[Accept("e c a d b"), Accept("ecadb")],
    ),
    Check(
        id="4.3",
        title=T("Recall at 2", "Le rappel à 2"),
        judge=Number(
            expected=60,
            within=0.1,
            units={"%": 1, "percent": 1, "pour cent": 1},
            mistakes={
                40: "rank_one",
                70: "rank_three",
                20: "only_rank_two",
                600 / 9: "without_dash",
            },
        ),
        right=T(
            "Ranks 1 and 2 count, six of ten questions: 60%. The question with a dash stays in the count, it is a miss like the others.",
            "Les rangs 1 et 2 comptent, soit six questions sur dix : 60 %. La question au tiret reste dans le compte, c’est un oubli comme "
            "les autres.",
        ),
        hints=[
            T("Count the questions whose rank is 1 or 2.", "Comptez les questions de rang 1 ou 2."),
            T(
                "Divide by all the questions that were searched.",
                "Divisez par le nombre total de questions.",
            ),
        ],
        reasons={
            "rank_one": T(
                "That is the recall at 1. Rank 2 counts too.",
                "C’est le rappel à 1. Le rang 2 compte aussi.",
            ),
            "rank_three": T(
                "That counts rank 3 as well: it is the recall at 3.",
                "Vous comptez aussi le rang 3 : c’est le rappel à 3.",
            ),
            "only_rank_two": T(
                "Rank 1 is among the first two as well.",
                "Le rang 1 est aussi parmi les deux premiers.",
            ),
            "without_dash": T(
                "The question with a dash was asked too: it counts among the ten.",
                "La question au tiret a été posée aussi : elle compte parmi les dix.",
            ),
        },
        rejects=[
            Reject("40 %", reason="rank_one"),
            Reject(70, reason="rank_three"),
            Reject("20%", reason="only_rank_two"),
            Reject(66.7, reason="without_dash"),
            Reject(0.6, reason="times_too_small"),
        ],
        accepts=[Accept(60), Accept("60 %")],
    ),
    Check(
        id="4.4",
        title=T("The search that loses least", "La recherche qui perd le moins"),
        judge=Table(recall_table),
        right=T(
            "One line compares two searches on 60 questions: no opinion is needed. The same line will compare those of a supplier on your "
            "own questions.",
            "Une ligne compare deux recherches sur 60 questions : nul besoin d’en débattre. La même ligne comparera celles d’un fournisseur "
            "sur vos propres questions.",
        ),
        hints=[
            T(
                "First run it without the square brackets, and look.",
                "Exécutez-la d’abord sans les crochets, et regardez.",
            ),
            T(
                "Then add the two column names, each between quotes, after the closing bracket.",
                "Ajoutez ensuite les deux noms de colonnes, chacun entre guillemets droits, après la parenthèse fermante.",
            ),
        ],
        reasons={
            "wrong_values": T(
                "The columns are right, the counts are not: is it k = 3?",
                "Les colonnes sont justes, les comptes non : est-ce bien k = 3 ?",
            ),
        },
        rejects=[
            Reject(recall_table(1), reason="wrong_values"),
            Reject(recall_table().assign(k=3), reason="extra_columns"),
            Reject(recall_table()[["found"]], reason="missing_columns"),
            Reject(recall_table().head(1), reason="row_count"),
        ],
        accepts=[Accept(recall_table()), Accept(recall_table().iloc[::-1])],
    ),
    Check(
        id="4.5",
        title=T("How many passages?", "Combien de passages ?"),
        judge=Choice(
            correct="b", wrong={"a": "too_few_found", "c": "most_found", "d": "all_found"}
        ),
        right=T(
            "What counts is the last column. Beyond three passages the search finds more, and the model does worse with it, at a higher price.",
            "C’est la dernière colonne qui compte. Au-delà de trois passages, la recherche trouve davantage et le modèle en fait moins bon "
            "usage, à un prix plus élevé.",
        ),
        hints=[
            T("Which column does the customer feel?", "Quelle colonne le client ressent-il ?"),
            T("Finding is a means. What is the end?", "Trouver est un moyen. Quel est le but ?"),
        ],
        reasons={
            "too_few_found": T(
                "Cheap, but nearly a third of the questions are lost before the model reads a word.",
                "Bon marché, mais près d’un tiers des questions est perdu avant que le modèle ait lu un mot.",
            ),
            "most_found": T(
                "It finds more and answers fewer rightly, for three times the tokens.",
                "Il trouve plus et répond moins souvent juste, pour trois fois plus de jetons.",
            ),
            "all_found": T(
                "Nearly everything is found, and the model gets lost in thirty passages.",
                "Presque tout est trouvé, et le modèle se perd dans trente passages.",
            ),
        },
        rejects=[
            Reject("a", reason="too_few_found"),
            Reject("c", reason="most_found"),
            Reject("d", reason="all_found"),
        ],
        accepts=[Accept("b"), Accept("B)")],
    ),
    Check(
        id="4.6",
        title=T("The false citation", "La fausse citation"),
        judge=Choice(correct="c", wrong={"a": "holds", "b": "holds", "d": "holds"}),
        right=T(
            "The passage exists and speaks of returns, but its price is another one: that of delivery has slipped in. Code that compares "
            "numbers sees it at once.",
            "Le passage existe et parle bien des retours, mais le prix n’est pas le bon : celui de la livraison s’y est glissé. Du code qui "
            "compare les nombres le voit aussitôt.",
        ),
        hints=[
            T("Compare the numbers first.", "Comparez d’abord les nombres."),
            T("One of them is true of something else.", "L’un d’eux est vrai, mais d’autre chose."),
        ],
        reasons={
            "holds": T(
                "Read the passage again: number and words of this answer are in it.",
                "Relisez le passage : le nombre et les mots de cette réponse s’y trouvent.",
            ),
        },
        rejects=[
            Reject("a", reason="holds"),
            Reject("b", reason="holds"),
            Reject("d", reason="holds"),
        ],
        accepts=[Accept("c"), Accept("(C)")],
    ),
    Check(
        id="4.7",
        title=T("Where is the fault?", "Où est la faute ?"),
        judge=Choice(correct="b", wrong={"a": "search", "c": "more_passages", "d": "refusal"}),
        right=T(
            "Nine are lost with the answer in hand, six before the model reads anything. Start where most is lost, and measure again.",
            "Neuf sont perdues avec la réponse en main, six avant que le modèle ait lu quoi que ce soit. Commencez là où l’on perd le plus, et "
            "mesurez de nouveau.",
        ),
        hints=[
            T("Where are more questions lost?", "Où se perd le plus de questions ?"),
            T("Subtract: 54 given, 45 right.", "Soustrayez : 54 donnés, 45 justes."),
        ],
        reasons={
            "search": T(
                "At best it wins six questions, and the model still has to answer them.",
                "Elle gagne six questions au mieux, et encore faut-il que le modèle y réponde.",
            ),
            "more_passages": T(
                "Longer prompts make the model lose more of those it has in hand.",
                "Des prompts plus longs lui font perdre davantage de celles qu’il a en main.",
            ),
            "refusal": T(
                "That may make fewer answers wrong. It makes none right.",
                "Il y aura peut-être moins de réponses fausses. Pas une juste de plus.",
            ),
        },
        rejects=[
            Reject("a", reason="search"),
            Reject("c", reason="more_passages"),
            Reject("d", reason="refusal"),
        ],
        accepts=[Accept("b"), Accept("B.")],
    ),
    Check(
        id="4.8",
        title=T("How much may be sent?", "Combien peut-on envoyer ?"),
        judge=Number(
            expected=600 + 150,
            within=0,
            units={"answers": 1, "réponses": 1},
            mistakes={
                600: "stopped_early",
                900: "one_too_far",
                1000: "everything",
                735: "right_ones",
            },
        ),
        right=T(
            "From 80% on: 15 wrong of 750, just 2%. One level further it is 51 of 900, nearly 6%. The level at 80% alone has 6% wrong: the rule "
            "looks at all that is sent, so think about what you promise.",
            "À partir de 80 % : 15 fausses sur 750, 2 % tout juste. Un niveau de plus, et c’est 51 sur 900, près de 6 %. Pris seul, le niveau "
            "80 % a 6 % de fausses : la règle porte sur l’ensemble des envois, pesez donc ce que vous promettez.",
        ),
        hints=[
            T(
                "Add up from the top, answers and wrong ones.",
                "Cumulez depuis le haut, les réponses et les fausses.",
            ),
            T(
                "Divide the wrong ones by the answers, level by level.",
                "Divisez les fausses par les réponses, niveau par niveau.",
            ),
        ],
        reasons={
            "stopped_early": T(
                "That keeps the rule (1% wrong), and leaves room. Try one level more.",
                "La règle est tenue (1 % de fausses), et il reste de la marge. Essayez un niveau de plus.",
            ),
            "one_too_far": T(
                "51 wrong of 900: that is more than 2%.", "51 fausses sur 900 : c’est plus de 2 %."
            ),
            "everything": T("Then 96 wrong ones go out.", "Il part alors 96 réponses fausses."),
            "right_ones": T(
                "Those are the right ones among them. All that is sent counts.",
                "Ce sont les justes parmi elles. Tout ce qui est envoyé compte.",
            ),
        },
        rejects=[
            Reject(600, reason="stopped_early"),
            Reject(900, reason="one_too_far"),
            Reject(1000, reason="everything"),
            Reject(735, reason="right_ones"),
            Reject(0.75, reason="times_too_small"),
        ],
        accepts=[Accept(750), Accept("750"), Accept("750 answers")],
    ),
    Check(
        id="4.9",
        title=T("Read the calibration chart", "Lire le graphique de calibration"),
        judge=Choice(
            correct="b", wrong={"a": "three_answers", "c": "few_and_wrong", "d": "more_samples"}
        ),
        right=T(
            "Three in ten are wrong although all five agree: the model is convinced of something false. And an interval from 44% to 100% leaves "
            "everything open.",
            "Trois sur dix sont fausses alors que les cinq tirages s’accordent : le modèle est convaincu d’une chose fausse. Et un intervalle "
            "de 44 % à 100 % laisse tout ouvert.",
        ),
        hints=[
            T(
                "How many answers is each point made of?",
                "De combien de réponses chaque point est-il fait ?",
            ),
            T(
                "What share is wrong where all agree?",
                "Quelle part est fausse là où tous s’accordent ?",
            ),
        ],
        reasons={
            "three_answers": T(
                "Three answers cannot show that: look at the interval.",
                "Trois réponses ne le montrent pas : regardez l’intervalle.",
            ),
            "few_and_wrong": T(
                "Of those at 100% agreement alone, three in ten would go out wrong.",
                "Rien que parmi celles à 100 % d’accord, trois sur dix partiraient fausses.",
            ),
            "more_samples": T(
                "A conviction that is wrong stays wrong, however often one asks.",
                "Une conviction fausse reste fausse, aussi souvent qu’on pose la question.",
            ),
        },
        rejects=[
            Reject("a", reason="three_answers"),
            Reject("c", reason="few_and_wrong"),
            Reject("d", reason="more_samples"),
        ],
        accepts=[Accept("b"), Accept("b)")],
    ),
    Check(
        id="4.10",
        title=T("Answer or refuse", "Répondre ou refuser"),
        judge=PassesHidden("grounding", at_least=7),
        right=T(
            "{passed} of {cases} hidden questions, for {tokens} tokens in all. Whoever always refuses gets six, whoever always answers gets six "
            "at most: yours does both.",
            "{passed} questions cachées sur {cases}, pour {tokens} jetons en tout. Un prompt qui refuse toujours en réussit six, un prompt qui "
            "répond toujours en réussit six au plus : le vôtre sait faire les deux.",
        ),
        hints=[
            T(
                "Say where the answer must come from, and what to write when it is not there.",
                "Dites d’où la réponse doit venir, et ce qu’il faut écrire quand elle n’y est pas.",
            ),
            T(
                "If it refuses everything, ask for a full sentence first and speak of the refusal last.",
                "S’il refuse tout, demandez d’abord une phrase complète, et parlez du refus en dernier.",
            ),
        ],
        rejects=[
            Reject("my prompt", reason="not_tried"),
            Reject(tried("grounding", GROUNDED, lambda case: str(ABSENT)), reason="same_answer"),
            Reject(
                tried("grounding", GROUNDED, alternating(f"{ABSENT}.", f"{ABSENT}, {ABSENT}")),
                reason="too_few",
            ),
            Reject(tried("grounding", GROUNDED, first_passage), reason="dictated"),
            Reject(tried("grounding", copy_of_cases("grounding"), right), reason="copied"),
        ],
        accepts=[Accept(tried("grounding", GROUNDED, right))],
    ),
    Check(
        id="4.11",
        title=T("A summary for the colleague", "Un résumé pour la collègue"),
        judge=PassesHidden("handover", at_least=8),
        right=T(
            "{passed} of {cases} hidden mails, for {tokens} tokens in all. The colleague knows at a glance what it is about, and the customer "
            "need not tell it twice.",
            "{passed} courriers cachés sur {cases}, pour {tokens} jetons en tout. La collègue sait d’un coup d’œil de quoi il s’agit, et le "
            "client n’a pas à le raconter deux fois.",
        ),
        hints=[
            T(
                "Name what must be in it, one thing after the other.",
                "Nommez ce qui doit y figurer, une chose après l’autre.",
            ),
            T(
                "Ask for fewer words than the limit: models count badly.",
                "Demandez moins de mots que la limite : les modèles comptent mal.",
            ),
        ],
        rejects=[
            Reject(tried("handover", MAIL, lambda case: str(case["text"])), reason="dictated"),
            Reject(tried("handover", MAIL, lambda case: "A mail."), reason="same_answer"),
            Reject(tried("handover", MAIL, half("handover", right)), reason="too_few"),
            Reject(tried("handover", copy_of_cases("handover"), right), reason="copied"),
        ],
        accepts=[Accept(tried("handover", MAIL, right))],
    ),
    Check(
        id="4.12",
        title=T("Simple or urgent?", "Simple ou urgent ?"),
        judge=PassesHidden("escalate", at_least=8),
        right=T(
            "{passed} of {cases} hidden mails, for {tokens} tokens in all. The two mistakes do not weigh the same: an angry customer left with "
            "a machine costs more than a plain question read by a person.",
            "{passed} courriers cachés sur {cases}, pour {tokens} jetons en tout. Les deux erreurs n’ont pas le même poids : un client en "
            "colère laissé à une machine coûte plus qu’une question simple lue par une personne.",
        ),
        hints=[
            T(
                "Say what makes a mail one for a person, or show examples of your own.",
                "Dites ce qui fait qu’un courrier est pour une personne, ou montrez des exemples à vous.",
            ),
            T(
                "End with the two words it may answer.",
                "Finissez par les deux mots qu’il peut donner en réponse.",
            ),
        ],
        rejects=[
            Reject(
                tried("escalate", MAIL, lambda case: "urgent"),
                reason="same_answer",
            ),
            Reject(
                tried("escalate", MAIL, lambda case: "simple, urgent"),
                reason="same_answer",
            ),
            Reject(tried("escalate", MAIL, half("escalate", right)), reason="too_few"),
            Reject(tried("escalate", copy_of_cases("escalate"), right), reason="copied"),
        ],
        accepts=[Accept(tried("escalate", MAIL, right))],
    ),
    Check(
        id="4.13",
        title=T("The answer and its source", "La réponse et sa source"),
        judge=PassesHidden("citing", at_least=7),
        right=T(
            "{passed} of {cases} hidden questions in your best attempt. {note} Now every answer can be checked in one place.",
            "{passed} questions cachées sur {cases} à votre meilleure tentative. {note} Chaque réponse peut maintenant se vérifier à un seul "
            "endroit.",
        ),
        hints=[
            T(
                "Say the order: first a sentence with the answer, then the number in brackets.",
                "Dites l’ordre : d’abord une phrase avec la réponse, puis le numéro entre crochets.",
            ),
            T(
                "Passages first, then the question, and your demands last.",
                "Les passages d’abord, puis la question, et vos consignes à la fin.",
            ),
        ],
        rejects=[
            Reject(attempted("citing", BUDGET, GROUNDED, both_cited), reason="too_few"),
            Reject(
                attempted("citing", BUDGET, GROUNDED, lambda case: "[KB-01]"), reason="same_answer"
            ),
            Reject(attempted("citing", BUDGET, GROUNDED, half("citing", right)), reason="too_few"),
            Reject(attempted("citing", BUDGET, copy_of_cases("citing"), right), reason="copied"),
        ],
        accepts=[Accept(attempted("citing", BUDGET, GROUNDED, right))],
    ),
    Check(
        id="4.14",
        title=T("What belongs in code?", "Qu’est-ce qui doit être du code ?"),
        judge=Choice(correct="b", wrong={"a": "plea", "c": "second_model", "d": "tests"}),
        right=T(
            "What the model is not given, it can hardly recommend; and its sentence is compared with the list before it goes out.",
            "Ce que le modèle ne reçoit pas, il ne peut guère le proposer ; et sa phrase est comparée à la liste avant de partir.",
        ),
        hints=[
            T(
                "Which of them holds even on a bad day of the model?",
                "Laquelle tient même quand le modèle est dans un mauvais jour ?",
            ),
            T("A price and a budget are two numbers.", "Un prix et un budget sont deux nombres."),
        ],
        reasons={
            "plea": T(
                "A prompt makes a mistake rarer, not impossible.",
                "Un prompt rend l’erreur plus rare, pas impossible.",
            ),
            "second_model": T(
                "It reads well on most days, and costs a call each time.",
                "Il relit bien la plupart du temps, mais coûte un appel à chaque fois.",
            ),
            "tests": T(
                "Fifty without a failure still allow some failures in a hundred: look at the interval.",
                "Cinquante sans échec laissent encore place à quelques échecs sur cent : regardez l’intervalle.",
            ),
        },
        rejects=[
            Reject("a", reason="plea"),
            Reject("c", reason="second_model"),
            Reject("d", reason="tests"),
        ],
        accepts=[Accept("b"), Accept("B")],
    ),
]
