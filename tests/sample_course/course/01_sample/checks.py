"""One declaration for each kind of judge: the tests of the checker machinery run on them."""

import pandas as pd

from atelier.checking import (
    Accept,
    AllOf,
    Check,
    Choice,
    Each,
    Element,
    Fail,
    FreeText,
    Judged,
    Number,
    Ordering,
    Outcome,
    Pass,
    Reject,
    Several,
    Table,
)
from atelier.i18n import Text

PRICE_PER_MILLION = 0.6


def mails_price() -> float:
    """1,000 mails of 250 tokens."""
    return 1000 * 250 * PRICE_PER_MILLION / 1e6


def colder(temperature: object) -> Outcome:
    if not isinstance(temperature, float | int):
        return Fail("not_a_temperature")
    return Pass() if 0 <= temperature <= 0.3 else Fail("still_warm", {"given": temperature})


def spend() -> pd.DataFrame:
    return pd.DataFrame({"channel": ["mail", "search", "social"], "spend": [120.0, 300.5, 80.0]})


TWO_HINTS = (
    Text("Read the paragraph above again.", "Relisez le paragraphe du dessus."),
    Text("The method is in the example.", "La méthode est dans l’exemple."),
)
RIGHT = Text("The two quantities are multiplied.", "On multiplie les deux quantités.")

CHECKS = [
    Check(
        id="1.1",
        title=Text("The price of 1,000 mails", "Le prix de 1 000 mails"),
        judge=Number(
            mails_price,
            within_percent=1,
            units={"EUR": 1, "€": 1, "euros": 1, "cents": 0.01, "centimes": 0.01},
            mistakes={lambda: mails_price() / 250: "forgot_tokens"},
        ),
        right=RIGHT,
        hints=TWO_HINTS,
        reasons={
            "forgot_tokens": Text("A mail is more than one token.", "Un mail fait plus d’un jeton."),
            "too_big": Text("Too big: is the price per million?", "Trop grand : le prix est-il au million ?"),
        },
        rejects=[
            Reject(0.0006, reason="forgot_tokens"),
            Reject("0,0006 €", reason="forgot_tokens"),
            Reject(150, reason="times_too_big"),
            Reject("150 EUR", reason="times_too_big"),
            Reject(0.00015, reason="times_too_small"),
            Reject(-0.15, reason="wrong_sign"),
            Reject(3.3, reason="too_big"),
            Reject(0.12, reason="too_small"),
            Reject("0.15 tokens", reason="unit"),
            Reject("a lot", reason="unreadable"),
            Reject([0.15], reason="unreadable"),
            Reject(True, reason="unreadable"),
            Reject(0.15, 0.15, reason="unreadable"),
            Reject(float("nan"), reason="not_finite"),
            Reject(float("inf"), reason="not_finite"),
        ],
        accepts=[Accept(0.15), Accept("0,15"), Accept("0.1505 €"), Accept("15 centimes"), Accept("€ 0.15")],
    ),
    Check(
        id="1.2",
        title=Text("The open rate", "Le taux d’ouverture"),
        judge=Number(0.12, within=0.001, percent=True),
        right=RIGHT,
        hints=TWO_HINTS,
        rejects=[Reject(12, reason="times_too_big"), Reject("0.12 %", reason="times_too_small")],
        accepts=[Accept(0.12), Accept("12 %"), Accept("12%"), Accept("0,12"), Accept("12,1 %")],
    ),
    Check(
        id="1.3",
        title=Text("Which word is likelier?", "Quel mot est le plus probable ?"),
        judge=Choice(("é", "e-mail"), {"a": "not_seen", "b": "not_seen"}),
        right=RIGHT,
        hints=TWO_HINTS,
        reasons={"not_seen": Text("The model has not seen it.", "Le modèle ne l’a pas vu.")},
        rejects=[
            Reject("A", reason="not_seen"),
            Reject(" (b) ", reason="not_seen"),
            Reject("z", reason="not_an_option"),
            Reject(4, reason="not_an_option"),
            Reject({"a": 1}, reason="unreadable"),
        ],
        accepts=[Accept("é"), Accept("E"), Accept(" e) "), Accept("E-Mail")],
    ),
    Check(
        id="1.4",
        title=Text("Which are safe to paste?", "Que peut-on coller sans risque ?"),
        judge=Several({"public price", "slogan"}, {"customer list": "personal"}),
        right=RIGHT,
        hints=TWO_HINTS,
        reasons={"personal": Text("It names people.", "Elle nomme des personnes.")},
        rejects=[
            Reject("slogan, customer list", reason="personal"),
            Reject(["slogan"], reason="missing"),
            Reject("slogan, logo", reason="not_an_option"),
            Reject(12.5, reason="unreadable"),
        ],
        accepts=[
            Accept(["slogan", "public price"]),
            Accept({"Slogan", "Public price"}),
            Accept("public price; slogan"),
            Accept("slogan and public price"),
            Accept(pd.Series(["slogan", "public price"])),
        ],
    ),
    Check(
        id="1.5",
        title=Text("Put the steps in order", "Remettez les étapes dans l’ordre"),
        judge=Ordering(["c", "a", "b"], {"b a c": "backwards"}),
        right=RIGHT,
        hints=TWO_HINTS,
        reasons={"backwards": Text("You read from the end.", "Vous lisez depuis la fin.")},
        rejects=[
            Reject("bac", reason="backwards"),
            Reject("c b a", reason="in_place"),
            Reject(["c", "a"], reason="not_each_once"),
            Reject({"a", "b", "c"}, reason="unreadable"),
        ],
        accepts=[Accept("cab"), Accept("c a b"), Accept("C > A > B"), Accept(("c", "a", "b")), Accept("c, a puis b")],
    ),
    Check(
        id="1.6",
        title=Text("Write a subject line", "Écrivez un objet de mail"),
        judge=FreeText(
            min_words=3,
            max_words=8,
            max_characters=50,
            must=[
                Element("no_offer", Text("the offer", "l’offre"), words=("free delivery", "livraison offerte")),
                Element("no_date", Text("a date", "une date"), pattern=r"\b\d{1,2} \w+"),
            ],
            must_not=[Element("shouts", Text("the capitals", "les majuscules"), predicate=str.isupper)],
        ),
        right=RIGHT,
        hints=TWO_HINTS,
        blank=(Text("Our news of the month", "Nos nouvelles du mois"),),
        rejects=[
            Reject("Free delivery", reason="too_few_words"),
            Reject("Free delivery until 30 June on all of the things we sell", reason="too_many_words"),
            Reject("Free delivery until 30 June, unconditionally extraordinarily", reason="too_many_characters"),
            Reject("Come and see us", reason="no_offer"),
            Reject("Free delivery this week", reason="no_date"),
            Reject("FREE DELIVERY UNTIL 30 JUNE", reason="shouts"),
            Reject(7, reason="unreadable"),
        ],
        accepts=[Accept("Free delivery until 30 June"), Accept("Livraison OFFERTE jusqu’au 30 juin")],
    ),
    Check(
        id="1.7",
        title=Text("Make it colder", "Refroidissez-le"),
        judge=Judged(colder),
        right=RIGHT,
        hints=TWO_HINTS,
        blank=(1.0,),
        reasons={
            "still_warm": Text("At {given} it still hesitates.", "À {given}, il hésite encore."),
            "not_a_temperature": Text("A temperature is a number.", "Une température est un nombre."),
        },
        rejects=[Reject(0.9, reason="still_warm"), Reject("cold", reason="not_a_temperature")],
        accepts=[Accept(0.2), Accept(0)],
    ),
    Check(
        id="1.8",
        title=Text("Count and choose", "Comptez et choisissez"),
        judge=Each(Number(512), AllOf(Choice("b", {"a": "guess"}), Judged(lambda letter: Pass()))),
        right=RIGHT,
        hints=TWO_HINTS,
        reasons={"guess": Text("Look at the bars.", "Regardez les barres.")},
        rejects=[
            Reject(511, "b", reason="too_small"),
            Reject(512, "a", reason="guess"),
            Reject(512, reason="unreadable"),
        ],
        accepts=[Accept(512, "b"), Accept("512", "B")],
    ),
    Check(
        id="1.9",
        title=Text("Spend by channel", "Dépense par canal"),
        judge=Table(spend, within=0.01),
        right=RIGHT,
        hints=TWO_HINTS,
        rejects=[
            Reject(spend()[["channel"]], reason="missing_columns"),
            Reject(spend().assign(extra=1), reason="extra_columns"),
            Reject(spend().head(2), reason="row_count"),
            Reject(spend().assign(spend=[120, 300, 80]), reason="wrong_values"),
            Reject(3, reason="unreadable"),
        ],
        accepts=[
            Accept(spend()),
            Accept(spend().iloc[::-1]),
            Accept(spend()[["spend", "channel"]]),
            Accept(spend().set_index("channel")["spend"]),
        ],
    ),
]
