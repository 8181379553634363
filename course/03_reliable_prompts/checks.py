"""The checks of module 03. Free prompts are judged on hidden cases; a stand-in answers for the model here."""

import json
import re

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
from atelier.hidden.stand_ins import Case, attempted, copy_of_cases, tried, wrong_on
from atelier.i18n import Text as T
from atelier.prompting.acceptance import decision
from atelier.prompting.elo import expected_win
from atelier.prompting.structured import schema, valid_json

BUDGET = 8_000
TEAMS = T("delivery product price", "livraison produit prix")
SIGNED = T("The Brindille team", "L’équipe Brindille")
STOP = T("Reply STOP", "Répondez STOP")


def clean_cases(target: float = 0.90) -> int:
    """Return how many cases must all pass before the target is reached, for 3.6."""
    return next(cases for cases in range(1, 1000) if decision(cases, cases, target).more == 0)


class Division(Number):
    """A number, which may also be written as a division of two whole numbers: "15/51"."""

    def judge(self, answer: object) -> Outcome:
        """Judge the quotient of a division, and anything else as a number."""
        written = (
            re.fullmatch(r"\s*(\d{1,6})\s*/\s*([1-9]\d{0,5})\s*", answer)
            if isinstance(answer, str)
            else None
        )
        return super().judge(int(written[1]) / int(written[2]) if written else answer)


def judge_form(form: object) -> Outcome:
    """Judge 3.4: a form that lets the good replies through and stops each kind of bad one."""
    if not isinstance(form, dict) or "json_schema" not in form:
        return Fail("not_a_form")
    accepts, team = valid_json(form), str(TEAMS).split()[0]
    good = {"stars": 4, "team": team, "urgent": False}
    missing = [name for name in good if name not in form["json_schema"]["schema"]["properties"]]
    if missing:
        return Fail("field_missing", {"field": missing[0]})
    wrong = {"stars": (4.5, "4"), "team": ("?",), "urgent": (1, "no")}
    for field, values in wrong.items():
        for value in values:
            if accepts(json.dumps(good | {field: value}), {}).passed:
                return Fail("too_loose", {"field": field, "value": json.dumps(value)})
    for word in str(TEAMS).split():
        if not accepts(json.dumps(good | {"team": word}), {}).passed:
            return Fail("too_strict", {"word": word})
    return Pass()


def fields(case: Case) -> str:
    """Say the fields of a title as they are."""
    return str(case["expected"])


def calm_answer(case: Case) -> str:
    """Say something of each message in the voice of the house."""
    heard = str(case["text"]).split()[-1].strip(".?")
    return f"{T('We have read about', 'Nous avons bien lu')} {heard}.\n{SIGNED}"


def sentence(case: Case) -> str:
    """Say the week in a sentence that depends on whether sales rose."""
    rose = T("rose", "montent") if float(str(case["change"])) > 0 else T("fell", "baissent")
    return f"{T('Sales', 'Les ventes')} {rose}: {case['revenue']}, {case['change']} %."


def template(case: Case) -> str:
    """Say the same sentence about each week."""
    return f"Week {case['week']}: {case['revenue']} euros, {case['change']} %."


def invented_sum(case: Case) -> str:
    """Say the week with a number of its own."""
    return f"{sentence(case)} {int(str(case['revenue'])) * 2}"


def sms(case: Case) -> str:
    """Say an SMS that keeps the rules, in words of the announcement."""
    price = str(case["price"]).partition("|")[0]
    return f"{' '.join(str(case['text']).split()[1:4])}, {price}. {STOP}"


def long_sms(case: Case) -> str:
    """Say far too much of each announcement."""
    return f"{' '.join(str(case['text'])[::-1] for _ in range(3))} {STOP}"


PROMPT = "{text} ?"

CHECKS = [
    Check(
        id="3.1",
        title=T("A rule that can be checked", "Une règle vérifiable"),
        judge=Choice(correct="b", wrong={"a": "taste", "c": "taste", "d": "taste"}),
        right=T(
            "Words can be counted, every time, by a few lines of code. What makes a text warm has to be put into such rules first.",
            "Des mots se comptent, à chaque fois, avec quelques lignes de code. Ce qui rend un texte chaleureux doit d’abord être traduit "
            "en règles de ce genre.",
        ),
        hints=[
            T(
                "On which line would two people never disagree?",
                "Sur quelle ligne deux personnes ne seraient-elles jamais en désaccord ?",
            ),
            T("Look for something that can be counted.", "Cherchez ce qui se compte."),
        ],
        reasons={
            "taste": T(
                "Two careful readers may disagree on that one: code cannot decide it.",
                "Deux lecteurs attentifs peuvent être en désaccord là-dessus : du code ne peut pas trancher.",
            )
        },
        rejects=[
            Reject("a", reason="taste"),
            Reject("c", reason="taste"),
            Reject("d", reason="taste"),
        ],
        accepts=[Accept("b"), Accept("B)")],
    ),
    Check(
        id="3.2",
        title=T("The file of a prompt", "Le fichier d’un prompt"),
        judge=Several(correct={"a", "b", "c"}, wrong={"d": "secret", "e": "person"}),
        right=T(
            "Version, purpose, owner, tests, score. Whoever finds the file in a year knows whether to trust it, and whom to ask.",
            "Version, but, responsable, tests, score. Qui trouvera le fichier dans un an saura s’il peut s’y fier, et à qui s’adresser.",
        ),
        hints=[
            T(
                "What would you want to know of a prompt written by somebody who has left?",
                "Que voudriez-vous savoir d’un prompt écrit par quelqu’un qui est parti ?",
            ),
            T(
                "The library is open to the whole team: two lines must not be seen by it.",
                "La bibliothèque est ouverte à toute l’équipe : deux lignes ne doivent pas y être vues.",
            ),
        ],
        reasons={
            "secret": T(
                "A key is a secret: never in a file that is shared.",
                "Une clé est un secret : jamais dans un fichier partagé.",
            ),
            "person": T(
                "That is personal data, kept without need.",
                "C’est une donnée personnelle, conservée sans nécessité.",
            ),
        },
        rejects=[
            Reject("a, b, c, d", reason="secret"),
            Reject("a b c e", reason="person"),
            Reject("a, c", reason="missing"),
        ],
        accepts=[Accept("a, b, c"), Accept("cab"), Accept({"a", "b", "c"})],
    ),
    Check(
        id="3.3",
        title=T("Roll back", "Revenir en arrière"),
        judge=Choice(
            correct=("4", "v4", "version 4"),
            wrong={"3": "other_model", "5": "few_cases", "6": "never_measured"},
        ),
        right=T(
            "The best lower bound among those measured with the model in use. Then measure version 3 with it too: perhaps it is better still.",
            "La meilleure borne basse parmi celles mesurées avec le modèle employé. Mesurez ensuite aussi la version 3 avec lui : elle est "
            "peut-être encore meilleure.",
        ),
        hints=[
            T(
                "A score belongs to a prompt and a model together.",
                "Un score appartient à un prompt et à un modèle, ensemble.",
            ),
            T(
                "Among those that remain, compare the lower ends of the intervals.",
                "Parmi celles qui restent, comparez les bornes basses des intervalles.",
            ),
        ],
        reasons={
            "other_model": T(
                "A fine score, with another model. With yours, nobody knows.",
                "Un beau score, avec un autre modèle. Avec le vôtre, personne ne sait.",
            ),
            "few_cases": T(
                "Ten cases: the truth may lie as low as 72%.",
                "Dix cas seulement : le vrai taux peut descendre jusqu’à 72 %.",
            ),
            "never_measured": T(
                "That is the one customers complain about.",
                "C’est celle dont les clients se plaignent.",
            ),
        },
        rejects=[
            Reject(3, reason="other_model"),
            Reject("5", reason="few_cases"),
            Reject(6, reason="never_measured"),
        ],
        accepts=[Accept(4), Accept("4"), Accept("version 4"), Accept("v4")],
    ),
    Check(
        id="3.4",
        title=T("The form", "Le formulaire"),
        judge=Judged(judge_form),
        right=T(
            "It lets the three good replies through and stops the five bad ones. Whether the stars are those of the customer, no form can tell.",
            "Il laisse passer les trois bonnes réponses et arrête les cinq mauvaises. Que les étoiles soient bien celles du client, aucun formulaire ne "
            "peut le dire.",
        ),
        hints=[
            T(
                "Three fields between the brackets, each with a name, an equals sign and what may stand in it.",
                "Trois champs entre les parenthèses, chacun avec un nom, un signe égal et ce qu’il peut contenir.",
            ),
            T(
                'A list of words is written `["one", "two"]`.',
                'Une liste de mots s’écrit `["un", "deux"]`.',
            ),
        ],
        reasons={
            "not_a_form": T(
                "A form is made with `schema(…)`.", "Un formulaire se fabrique avec `schema(…)`."
            ),
            "field_missing": T("The field `{field}` is missing.", "Il manque le champ `{field}`."),
            "too_loose": T(
                "The field `{field}` also lets {value} through.",
                "Le champ `{field}` laisse aussi passer {value}.",
            ),
            "too_strict": T(
                "The field `team` does not let {word} through.",
                "Le champ `team` ne laisse pas passer {word}.",
            ),
        },
        rejects=[
            Reject("schema", reason="not_a_form"),
            Reject(schema(stars="integer", urgent="yes/no"), reason="field_missing"),
            Reject(
                schema(
                    stars="number", team=[*TEAMS.en.split(), *TEAMS.fr.split()], urgent="yes/no"
                ),
                reason="too_loose",
            ),
            Reject(schema(stars="integer", team="text", urgent="yes/no"), reason="too_loose"),
            Reject(
                schema(stars="integer", team=["delivery", "livraison", "product"], urgent="yes/no"),
                reason="too_strict",
            ),
        ],
        accepts=[
            Accept(
                schema(
                    stars="integer", team=[*TEAMS.en.split(), *TEAMS.fr.split()], urgent="yes/no"
                )
            )
        ],
    ),
    Check(
        id="3.5",
        title=T("Read the title", "Lire le titre"),
        judge=PassesHidden("titles", at_least=5),
        right=T(
            "{passed} of {cases} hidden titles, for {tokens} tokens in all. All of them have the form; the rest are neat and wrong, and would have "
            "gone into the catalogue without a test.",
            "{passed} titres cachés sur {cases}, pour {tokens} jetons en tout. Tous ont la bonne forme ; les autres sont bien remplis mais "
            "faux, et seraient entrés au catalogue sans ce test.",
        ),
        hints=[
            T(
                "Say in a few words what belongs into each field.",
                "Dites en quelques mots ce qui va dans chaque champ.",
            ),
            T(
                "Say what to put into `pieces` when the title says nothing, and that a scent is a whole word.",
                "Dites ce qu’il faut mettre dans `pieces` quand le titre ne dit rien, et qu’un parfum est un mot entier.",
            ),
        ],
        rejects=[
            Reject("my prompt", reason="not_tried"),
            Reject(tried("titles", "{title}", lambda case: "{}"), reason="same_answer"),
            Reject(tried("titles", copy_of_cases("titles"), fields), reason="copied"),
            Reject(
                tried("titles", "{title}", wrong_on("titles", 8, fields, "{}")), reason="too_few"
            ),
            Reject(
                tried(
                    "titles", "{title}", lambda case: json.dumps({"kind": str(case["title"])[:9]})
                ),
                reason="too_few",
            ),
        ],
        accepts=[
            Accept(tried("titles", "{title}", fields)),
            Accept(tried("titles", "{title}", wrong_on("titles", 7, fields, "{}"))),
        ],
    ),
    Check(
        id="3.6",
        title=T("How many cases", "Combien de cas"),
        judge=Number(
            clean_cases,
            units={"cases": 1, "cas": 1},
            mistakes={
                lambda: clean_cases() - 1: "one_short",
                lambda: clean_cases(0.95): "other_target",
                10: "the_example",
            },
        ),
        right=T(
            "And not one failure among them: a single one, and more are needed. The higher the target, the more cases.",
            "Et sans un seul échec : au premier, il en faut davantage. Plus l’objectif est haut, plus il faut de cas.",
        ),
        hints=[
            T(
                "Change both numbers in the first cell together, until it says that it may ship.",
                "Changez ensemble les deux nombres de la première cellule, jusqu’à ce qu’elle accepte la mise en service.",
            ),
            T(
                "The sentence of `decision` says how many more are needed: add them to those you have.",
                "La phrase de `decision` dit combien il en faut encore : ajoutez-les à ceux que vous avez.",
            ),
        ],
        reasons={
            "one_short": T("One more.", "Encore un."),
            "other_target": T("That is for a target of 95%.", "C’est pour un objectif de 95 %."),
            "the_example": T(
                "With ten the sentence still says: not decided.",
                "Avec dix, la phrase dit encore : pas de décision.",
            ),
        },
        rejects=[
            Reject(34, reason="one_short"),
            Reject(73, reason="other_target"),
            Reject(10, reason="the_example"),
            Reject(25, reason="too_small"),
            Reject(100, reason="too_big"),
        ],
        accepts=[Accept(35), Accept("35 cases"), Accept("35 cas")],
    ),
    Check(
        id="3.7",
        title=T("Ship or not", "En service ou non"),
        judge=Choice(correct="c", wrong={"a": "share", "b": "too_hard", "d": "cheating"}),
        right=T(
            "The target lies inside the interval: the truth may be on either side. A lower target is a decision too, as long as it is said.",
            "L’objectif est à l’intérieur de l’intervalle : le vrai taux peut être d’un côté comme de l’autre. Baisser l’objectif est aussi "
            "une décision, si on le dit.",
        ),
        hints=[
            T(
                "Where does the target stand in the interval?",
                "Où se trouve l’objectif par rapport à l’intervalle ?",
            ),
            T(
                "What would other cases of the same kind give: surely more, surely less, or either?",
                "Que donneraient d’autres cas du même genre : sûrement plus, sûrement moins, ou l’un ou l’autre ?",
            ),
        ],
        reasons={
            "share": T(
                "That is what these 60 showed. On others it may be as low as 84%.",
                "C’est ce qu’ont montré ces 60 cas. Sur d’autres, on peut descendre à 84 %.",
            ),
            "too_hard": T(
                "It also ends above the target: nothing says that the prompt is bad.",
                "Il finit aussi au-dessus de l’objectif : rien ne dit que le prompt est mauvais.",
            ),
            "cheating": T(
                "Customers will not leave theirs out.",
                "Les clients, eux, ne retireront pas les leurs.",
            ),
        },
        rejects=[
            Reject("a", reason="share"),
            Reject("b", reason="too_hard"),
            Reject("d", reason="cheating"),
        ],
        accepts=[Accept("c"), Accept("C.")],
    ),
    Check(
        id="3.8",
        title=T("In the voice of the house", "Avec la voix de la maison"),
        judge=PassesHidden("messages", at_least=7),
        right=T(
            "{passed} of {cases} hidden messages, for {tokens} tokens in all. The card saw the form. Whether the answers promise what the shop can "
            "keep, a person has to read.",
            "{passed} messages cachés sur {cases}, pour {tokens} jetons en tout. La charte a vu la forme. La boutique peut-elle tenir ce que "
            "promettent ces réponses ? C’est à une personne de le vérifier.",
        ),
        hints=[
            T(
                "Read the rule that was broken in the failure you are shown, and ask for that one in so many words.",
                "Dans l’échec qu’on vous montre, lisez quelle règle n’est pas respectée, et demandez-la en toutes lettres.",
            ),
            T(
                "Put what must come last at the end of your orders, and ask for fewer words than the limit.",
                "Mettez à la fin de vos consignes ce qui doit venir en dernier, et demandez moins de mots que la limite.",
            ),
        ],
        rejects=[
            Reject(tried("messages", PROMPT, lambda case: str(SIGNED)), reason="same_answer"),
            Reject(tried("messages", copy_of_cases("messages"), calm_answer), reason="copied"),
            Reject(
                tried("messages", PROMPT, lambda case: f"{case['text']} {SIGNED}"),
                reason="dictated",
            ),
            Reject(
                tried("messages", PROMPT, lambda case: calm_answer(case).replace(".", "!")),
                reason="too_few",
            ),
            Reject(
                tried("messages", PROMPT, wrong_on("messages", 6, calm_answer)), reason="too_few"
            ),
        ],
        accepts=[
            Accept(tried("messages", PROMPT, calm_answer)),
            Accept(tried("messages", PROMPT, wrong_on("messages", 5, calm_answer))),
        ],
    ),
    Check(
        id="3.9",
        title=T("The invented number", "Le nombre inventé"),
        judge=Number(
            56,
            units={"euros": 1, "€": 1, "EUR": 1, "%": 1},
            mistakes={
                4: "follows",
                2.5: "follows",
                100: "given",
                5200: "given",
                40: "given",
                52: "true_value",
            },
        ),
        right=T(
            "5,200 divided by 100 is 52. Among numbers that are right, a wrong one reads like the others: that is why code checks them.",
            "5 200 divisés par 100 font 52. Parmi des nombres justes, un nombre faux se lit comme les autres : voilà pourquoi du code les vérifie.",
        ),
        hints=[
            T(
                "Three numbers of the sentence are sums: redo them.",
                "Trois nombres de la phrase sont des calculs : refaites-les.",
            ),
            T(
                "What is the average of an order: sales by orders.",
                "Le panier moyen, ce sont les ventes divisées par les commandes.",
            ),
        ],
        reasons={
            "follows": T(
                "That one follows from the data: redo the sum.",
                "Celui-là se déduit des données : refaites le calcul.",
            ),
            "given": T("That one stands in the data.", "Celui-là figure dans les données."),
            "true_value": T(
                "That is what it should say. Which number does it say?",
                "C’est ce qu’il devrait dire. Quel nombre dit-il ?",
            ),
        },
        rejects=[
            Reject(4, reason="follows"),
            Reject("4%", reason="follows"),
            Reject("2,5 %", reason="follows"),
            Reject("2,5", reason="follows"),
            Reject(100, reason="given"),
            Reject("5 200", reason="given"),
            Reject(40, reason="given"),
            Reject(52, reason="true_value"),
        ],
        accepts=[Accept(56), Accept("56 euros"), Accept("56 €")],
    ),
    Check(
        id="3.10",
        title=T("The Monday sentence", "La phrase du lundi"),
        judge=PassesHidden("weeks", at_least=7),
        right=T(
            "{passed} of {cases} hidden weeks, for {tokens} tokens in all. The sum was done by code, the sentence by the model: each its own trade. "
            "Read whether 'up' and 'down' are right, the scorer does not.",
            "{passed} semaines cachées sur {cases}, pour {tokens} jetons en tout. Le calcul par du code, la phrase par le modèle : à chacun "
            "son métier. Vérifiez si « hausse » et « baisse » sont justes : le correcteur ne le fait pas.",
        ),
        hints=[
            T(
                "Give only the columns that the sentence needs: what is not there cannot be mixed up.",
                "Ne donnez que les colonnes dont la phrase a besoin : ce qui n’y est pas ne peut pas être confondu.",
            ),
            T(
                "Ask for the numbers as they are given, and for one sentence.",
                "Demandez les nombres tels quels, et une seule phrase.",
            ),
        ],
        rejects=[
            Reject(tried("weeks", "{revenue}", template), reason="dictated"),
            Reject(tried("weeks", "{revenue}", lambda case: "5"), reason="same_answer"),
            Reject(tried("weeks", copy_of_cases("weeks"), sentence), reason="copied"),
            Reject(tried("weeks", "{revenue}", invented_sum), reason="too_few"),
            Reject(tried("weeks", "{revenue}", wrong_on("weeks", 6, sentence)), reason="too_few"),
        ],
        accepts=[
            Accept(tried("weeks", "{revenue}", sentence)),
            Accept(tried("weeks", "{revenue}", wrong_on("weeks", 5, sentence))),
        ],
    ),
    Check(
        id="3.11",
        title=T("How sure is first place", "La première place est-elle sûre"),
        judge=Number(
            lambda: expected_win(1580, 1500),
            within=0.014,
            percent=True,
            mistakes={
                lambda: expected_win(1500, 1580): "other_side",
                1580 / (1580 + 1500): "ratio",
                1.0: "certain",
            },
        ),
        right=T(
            "Better than a coin, not by much: in four votes out of ten the lower one wins. And 80 points is far more than separates most neighbours.",
            "À peine mieux que pile ou face : dans quatre votes sur dix, c’est le moins bien classé qui gagne. Et 80 points, c’est bien plus "
            "que ce qui sépare la plupart des slogans voisins.",
        ),
        hints=[
            T(
                "Call the function: its name, and the two ratings between brackets.",
                "Appelez la fonction : son nom, puis les deux nombres de points entre parenthèses.",
            ),
            T(
                "First the points of the one you bet on, then those of the other.",
                "D’abord les points de celui sur lequel vous pariez, puis ceux de l’autre.",
            ),
        ],
        reasons={
            "other_side": T(
                "That is the probability that B is preferred.",
                "C’est la probabilité que B soit préféré.",
            ),
            "ratio": T(
                "Points are not votes: their share says nothing. Use `expected_win`.",
                "Des points ne sont pas des votes : leur part ne dit rien. Employez `expected_win`.",
            ),
            "certain": T(
                "Nothing is certain between two slogans.", "Rien n’est certain entre deux slogans."
            ),
        },
        rejects=[
            Reject(0.387, reason="other_side"),
            Reject("51.3 %", reason="ratio"),
            Reject(1.0, reason="certain"),
            Reject(0.9, reason="too_big"),
        ],
        accepts=[
            Accept(0.613),
            Accept(0.61),
            Accept("0.6"),
            Accept("61 %"),
            Accept("61.3%"),
            Accept(expected_win(1580, 1500)),
        ],
    ),
    Check(
        id="3.12",
        title=T("How many ideas", "Combien d’idées"),
        judge=Number(
            4,
            units={"ideas": 1, "idées": 1},
            mistakes={10: "replies", 9: "spellings", 8: "spellings", 7: "spellings", 3: "kin"},
        ),
        right=T(
            "Ten replies, few ideas, and half of the replies are one and the same. Whoever asks next gets it too.",
            "Dix réponses, peu d’idées, et la moitié des réponses n’en font qu’une. La prochaine personne à poser la question la recevra "
            "aussi.",
        ),
        hints=[
            T("Write all of them in small letters.", "Écrivez-les toutes en minuscules."),
            T(
                "Strike out marks at both ends, then count those that differ.",
                "Barrez les signes et les guillemets aux deux bouts, puis comptez celles qui diffèrent.",
            ),
        ],
        reasons={
            "replies": T("Those are the replies.", "Ce sont les réponses."),
            "spellings": T(
                "Some of these differ by capitals or marks alone.",
                "Certaines ne diffèrent que par les majuscules ou les signes.",
            ),
            "kin": T(
                "One more: two names that share a word are still two ideas.",
                "Encore une : deux noms qui ont un mot en commun sont quand même deux idées.",
            ),
        },
        rejects=[
            Reject(10, reason="replies"),
            Reject(9, reason="spellings"),
            Reject(8, reason="spellings"),
            Reject(7, reason="spellings"),
            Reject(3, reason="kin"),
        ],
        accepts=[Accept(4), Accept("4")],
    ),
    Check(
        id="3.13",
        title=T("The SMS", "Le SMS"),
        judge=PassesHidden("news", at_least=9),
        right=T(
            "{passed} of {cases} hidden announcements in your best attempt. {note} In service, code would add the last words and send back whatever "
            "is too long.",
            "{passed} annonces cachées sur {cases} à votre meilleure tentative. {note} En service, du code ajouterait la formule finale et "
            "renverrait ce qui est trop long.",
        ),
        hints=[
            T(
                "Which of the three rules was broken? Ask for that one.",
                "Laquelle des trois règles n’a pas été respectée ? Demandez celle-là.",
            ),
            T(
                "Ask for words rather than characters, and put the closing formula last.",
                "Demandez des mots plutôt que des caractères, et mettez la formule finale en dernier.",
            ),
        ],
        rejects=[
            Reject(attempted("news", BUDGET, PROMPT, long_sms), reason="too_few"),
            Reject(attempted("news", BUDGET, PROMPT, lambda case: str(STOP)), reason="same_answer"),
            Reject(attempted("news", BUDGET, copy_of_cases("news"), sms), reason="copied"),
            Reject(attempted("news", BUDGET, PROMPT, wrong_on("news", 4, sms)), reason="too_few"),
            Reject(
                attempted("news", BUDGET, PROMPT, lambda case: f"{case['text']} {STOP}"),
                reason="dictated",
            ),
        ],
        accepts=[
            Accept(attempted("news", BUDGET, PROMPT, sms)),
            Accept(attempted("news", BUDGET, PROMPT, wrong_on("news", 3, sms))),
        ],
    ),
    Check(
        id="3.14",
        title=T("From a good answer to an asset", "D’une bonne réponse à un outil fiable"),
        judge=Ordering([*"caebd"], {"a c e b d": "target_late", "c a b e d": "filed_early"}),
        right=T(
            "Cases and target, trial, decision, file, and again when the model changes: suppliers change models more often than you change prompts.",
            "Cas et objectif, essai, décision, rangement, puis on recommence quand le modèle change : les fournisseurs changent de modèle plus "
            "souvent que vous de prompt.",
        ),
        hints=[
            T("What has to be fixed beforehand?", "Que faut-il avoir fixé d’avance ?"),
            T(
                "What is filed is what was decided on, with its score.",
                "Ce qu’on range, c’est ce sur quoi on a décidé, avec son score.",
            ),
        ],
        reasons={
            "target_late": T(
                "Nearly. A target fixed after the trial is one that fits the result.",
                "Presque. Un objectif fixé après l’essai est taillé sur mesure pour le résultat.",
            ),
            "filed_early": T(
                "Nearly. First decide, then file what was decided.",
                "Presque. On décide d’abord, on range ensuite ce qui a été décidé.",
            ),
        },
        rejects=[
            Reject("a c e b d", reason="target_late"),
            Reject("c a b e d", reason="filed_early"),
            Reject("d b e a c", reason="in_place"),
            Reject("c a e", reason="not_each_once"),
        ],
        accepts=[Accept("c a e b d"), Accept("caebd"), Accept("c > a > e > b > d")],
    ),
    Check(
        id="3.15",
        title=T("What an alarm is worth", "Ce que vaut une alerte"),
        judge=Division(
            15 / 51,
            within=0.006,
            percent=True,
            mistakes={
                15 / 20: "caught",
                36 / 51: "false_share",
                15 / 200: "all_pages",
                51 / 200: "alarms",
            },
        ),
        right=T(
            "Seven alarms out of ten are for nothing, although the checker finds three mistakes out of four: faults are rare, right pages are many.",
            "Sept alertes sur dix sont pour rien, alors que le relecteur trouve trois erreurs sur quatre : les fautes sont rares, les fiches "
            "justes nombreuses.",
        ),
        hints=[
            T("How many alarms are there in all?", "Combien y a-t-il d’alertes en tout ?"),
            T(
                "Alarms with a mistake, divided by all alarms.",
                "Les alertes avec une erreur, divisées par toutes les alertes.",
            ),
        ],
        reasons={
            "caught": T(
                "That is the share of the mistakes that are caught.",
                "C’est la part des erreurs qui sont repérées.",
            ),
            "false_share": T(
                "That is the share of the alarms that are false.",
                "C’est la part des alertes qui sont fausses.",
            ),
            "all_pages": T(
                "You divided by all pages. Divide by the alarms.",
                "Vous avez divisé par toutes les fiches. Divisez par les alertes.",
            ),
            "alarms": T("That is how often the alarm rings.", "C’est la fréquence des alertes."),
        },
        rejects=[
            Reject(0.75, reason="caught"),
            Reject("71 %", reason="false_share"),
            Reject(0.075, reason="all_pages"),
            Reject(0.255, reason="alarms"),
            Reject("15/20", reason="caught"),
            Reject("15/0", reason="unit"),
        ],
        accepts=[
            Accept(15 / 51),
            Accept("15/51"),
            Accept("15 / 51"),
            Accept("29 %"),
            Accept("29.4%"),
            Accept("29,4 %"),
        ],
    ),
]
