"""The checks of module 00."""

from atelier.checking import Accept, Check, Element, FreeText, Number, Ordering, Reject, Several
from atelier.i18n import Text as T

LENGTH = (
    r"(\b(\d+|one|two|three|four|five|six|ten|twelve|fifteen|twenty|thirty|forty|fifty|hundred|a|une?|deux|trois|quatre|cinq"
    r"|six|dix|douze|quinze|vingt|trente|quarante|cinquante|cent))[\s-]+(\w+[\s-]+)?"
    r"(word|sentence|line|paragraph|character|mot|phrase|ligne|paragraphe|caractère|signe)"
)
# 'for', 'to', 'aimed at' and whoever comes next, but not the product or the shop.
AUDIENCE = (
    r"\b(?:for|to|at|towards|tell|pour|aux?|destinée?s? (?:à|aux)|à l.attention d\w+|auprès d\w+|à)\s+"
    r"(?!(?:our |the |my |a |this |nos |notre |la |le |les |une? |des )*(?:new |nouvelles? )*"
    r"(?:candles?|lavender|bougies?|lavande|shop|boutique|newsletter|website|site|most|least|plus|moins|sell|vendre|\d))"
    r"(?:\w+[\s-]){0,3}?\w*(?:s|x|men|women|people|children|public|femme|homme|famille|clientèle)\b"
)

CHECKS = [
    Check(
        id="0.1",
        title=T("E-mails in a year", "Les e-mails d’une année"),
        judge=Number(
            expected=3 * 8_500 * 12,
            mistakes={
                3 * 8_500: "one_month",
                8_500 * 12: "one_newsletter",
                3 * 12: "per_subscriber",
            },
        ),
        right=T(
            "3 newsletters × 8,500 subscribers × 12 months. You have just given a computer an order.",
            "3 newsletters × 8 500 abonnés × 12 mois. Vous venez de donner un ordre à un ordinateur.",
        ),
        hints=[
            T(
                "How many e-mails leave in one month? Then how many months?",
                "Combien d’e-mails partent en un mois ? Et combien y a-t-il de mois ?",
            ),
            T(
                "Multiply three numbers, with `*` between them.",
                "Multipliez trois nombres, en les séparant par `*`.",
            ),
        ],
        reasons={
            "one_month": T(
                "That is one month. The question is about a year.",
                "C’est le total d’un mois. La question porte sur une année.",
            ),
            "one_newsletter": T(
                "That is one newsletter a month. There are three.",
                "C’est le compte d’une seule newsletter par mois. Il y en a trois.",
            ),
            "per_subscriber": T(
                "That is what one subscriber receives in a year. Count all of them.",
                "C’est ce que reçoit un seul abonné en un an. Comptez-les tous.",
            ),
        },
        rejects=[
            Reject(25_500, reason="one_month"),
            Reject("102,000", reason="one_newsletter"),
            Reject(36, reason="per_subscriber"),
            Reject("many", reason="unreadable"),
        ],
        accepts=[Accept(306_000), Accept(306_000.0), Accept("306,000"), Accept("306 000")],
    ),
    Check(
        id="0.2",
        title=T("A better prompt", "Un meilleur prompt"),
        judge=FreeText(
            min_words=8,
            must=[
                Element(
                    key="product",
                    label=T("what is sold (candles)", "ce que l’on vend (des bougies)"),
                    words=("candle", "candles", "bougie", "bougies"),
                ),
                Element(
                    key="audience",
                    label=T(
                        "whom the text is for (which customers)",
                        "à qui le texte s’adresse (quels clients)",
                    ),
                    pattern=AUDIENCE,
                ),
                Element(
                    key="length",
                    label=T(
                        "how long it may be (such as 'two sentences' or '30 words')",
                        "la longueur permise (par exemple « deux phrases » ou « 30 mots »)",
                    ),
                    pattern=LENGTH,
                ),
            ],
        ),
        right=T(
            "What, to whom, how long: the model no longer has to guess these three. Whether it obeys is another matter: "
            "read its reply and count.",
            "Quoi, à qui, quelle longueur : le modèle n’a plus à deviner ces trois points. Obéit-il ? C’est une autre "
            "question : lisez sa réponse et comptez.",
        ),
        hints=[
            T(
                "Imagine a new colleague who knows nothing about the shop. What would they ask you first?",
                "Imaginez un nouveau collègue qui ne sait rien de la boutique. Que vous demanderait-il d’abord ?",
            ),
            T(
                "Name the product, then add 'for …' with a kind of customer, then a number of words or sentences.",
                "Nommez le produit, ajoutez « pour … » avec un type de client, puis un nombre de mots ou de phrases.",
            ),
        ],
        rejects=[
            Reject("Write something about candles.", reason="too_few_words"),
            Reject(
                "Write an advertisement for our loyal customers, in two sentences at most.",
                reason="product",
            ),
            Reject(
                "Écris une belle publicité pour nos bougies à la lavande, en deux phrases.",
                reason="audience",
            ),
            Reject(
                "Write an advertisement for our candles, for customers who want a gift.",
                reason="length",
            ),
            Reject(
                "Write something about our candle in two sentences to our shop.", reason="audience"
            ),
            Reject(42, reason="unreadable"),
        ],
        accepts=[
            Accept("Write a post about our new candles for young couples, 40 words at most."),
            Accept("Write a two-sentence description of our lavender candle for young mothers."),
            Accept("Describe our candle in a short paragraph aimed at regulars."),
            Accept("Présente nos bougies aux clientes fidèles en trois phrases courtes."),
            Accept(
                "In at most two short sentences, tell our subscribers about the candle of the month."
            ),
            Accept(
                "Rédige une annonce pour nos BOUGIES, à destination des abonnés de la newsletter. Maximum 50 mots."
            ),
        ],
        blank=("Write something nice.", "Écris quelque chose de sympa."),
    ),
    Check(
        id="0.3",
        title=T("What may be pasted", "Ce que l’on peut coller"),
        judge=Several(
            correct={"b", "e", "g"},
            wrong={"a": "personal", "c": "password", "d": "unpublished", "f": "still_personal"},
        ),
        right=T(
            "What is already public, a general question, and an invented example: none of them says anything about a "
            "real person or a secret of the company.",
            "Ce qui est déjà public, une question générale, un exemple inventé : rien de tout cela ne parle d’une "
            "personne réelle ni d’un secret de l’entreprise.",
        ),
        hints=[
            T(
                "Would you pin it to the front door of the shop?",
                "L’afficheriez-vous sur la porte de la boutique ?",
            ),
            T(
                "Three are fine. Ask of each: is it about a real person, a key, or a figure nobody outside knows?",
                "Trois textes conviennent. Pour chacun : parle-t-il d’une personne réelle, d’une clé, d’un chiffre inconnu à l’extérieur ?",
            ),
        ],
        reasons={
            "personal": T(
                "The complaint (a) names a customer: that is personal data. Rewrite it without the name and the order number.",
                "La réclamation (a) nomme une cliente : ce sont des données personnelles. Réécrivez-la sans le nom ni le numéro de commande.",
            ),
            "password": T(
                "A password (c) goes nowhere, ever. If it has already been pasted somewhere, change it.",
                "Un mot de passe (c) ne se communique nulle part, jamais. S’il a déjà été collé quelque part, changez-le.",
            ),
            "unpublished": T(
                "A forecast that is not published (d) is a company secret. Ask with invented numbers instead.",
                "Une prévision non publiée (d) est un secret de l’entreprise. Posez plutôt la question avec des chiffres inventés.",
            ),
            "still_personal": T(
                "Without surnames (f) it is still personal data: a first name and a date of birth are often enough to find somebody.",
                "Même sans nom de famille (f), ce sont des données personnelles : un prénom et une date de naissance suffisent souvent à retrouver quelqu’un.",
            ),
        },
        rejects=[
            Reject("a, b, e, g", reason="personal"),
            Reject("b, c, e, g", reason="password"),
            Reject(["b", "d", "e", "g"], reason="unpublished"),
            Reject("b e f g", reason="still_personal"),
            Reject("b, e", reason="missing"),
            Reject("b, z", reason="not_an_option"),
            Reject(3, reason="unreadable"),
        ],
        accepts=[
            Accept("b, e, g"),
            Accept("g b e"),
            Accept(["B", "E", "G"]),
            Accept({"b", "e", "g"}),
            Accept("beg"),
        ],
    ),
    Check(
        id="0.4",
        title=T("Before you use an AI text", "Avant d’utiliser un texte d’IA"),
        judge=Ordering(
            correct=("r", "q", "s", "p"),
            mistakes={
                "q r s p": "read_first",
                "r s q p": "correct_what",
                "p q r s": "public",
                "r q p s": "public",
            },
        ),
        right=T(
            "Read, verify, correct, publish. The name under the text is the shop's: so is the responsibility.",
            "Lire, vérifier, corriger, publier. Le nom sous le texte est celui de la boutique : la responsabilité aussi.",
        ),
        hints=[
            T(
                "What comes last is the only step that cannot be undone.",
                "La dernière étape est la seule sur laquelle on ne peut pas revenir.",
            ),
            T(
                "You cannot compare facts you have not read, nor correct errors you have not found.",
                "On ne peut ni comparer des faits qu’on n’a pas lus, ni corriger des erreurs qu’on n’a pas trouvées.",
            ),
        ],
        reasons={
            "public": T(
                "Once it is published, a mistake is public: that step comes last.",
                "Une fois le texte publié, une erreur est publique : cette étape vient en dernier.",
            ),
            "read_first": T(
                "Before comparing its facts, the text has to be read.",
                "Avant d’en comparer les faits, il faut avoir lu le texte.",
            ),
            "correct_what": T(
                "How would you know what to correct before having compared?",
                "Comment savoir quoi corriger avant d’avoir comparé ?",
            ),
        },
        rejects=[
            Reject("q r s p", reason="read_first"),
            Reject("r s q p", reason="correct_what"),
            Reject("p q r s", reason="public"),
            Reject("s q r p", reason="in_place"),
            Reject("r q s", reason="not_each_once"),
            Reject(12, reason="unreadable"),
        ],
        accepts=[
            Accept("r q s p"),
            Accept("rqsp"),
            Accept(["r", "q", "s", "p"]),
            Accept("R > Q > S > P"),
        ],
    ),
]
