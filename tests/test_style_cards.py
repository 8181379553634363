"""Style cards: every rule of the shipped cards both ways, counts of odd texts, damaged files."""

from __future__ import annotations

from pathlib import Path

import pytest

from atelier.client import Reply
from atelier.errors import AtelierError
from atelier.i18n import LANGUAGES, set_language
from atelier.prompting.style_cards import COUNTS, cards_folder, keeps_card, read_card, rule_table, style_card
from atelier.prompting.trial_cases import cases
from atelier.prompting.trials import trial

CASE = {"product": "fig candle|fig tree candle", "price": "24.90|24,90"}
GOOD = {
    ("house-voice", "en"): "We are sorry about the glass. Please send us a picture.\nThe Brindille team",
    ("house-voice", "fr"): "Nous sommes désolés pour le verre. Envoyez-nous une photo.\nL'équipe Brindille.",
    ("subject", "en"): "The fig candle is back",
    ("subject", "fr"): "La fig candle revient",
    ("sms", "en"): "The fig candle is back for 24.90 euros. Reply STOP.",
    ("sms", "fr"): "La bougie revient à 24,90 €. Répondez STOP",
    ("post", "en"): "The fig candle is back 🕯️ #candle #nantes",
    ("post", "fr"): "La fig candle revient #bougie #nantes #figuier",
    ("shop-page", "en"): "Our fig tree candle is back. It costs €24.90, is poured in the Loire valley and burns for "
    "forty hours in your living room.",
    ("shop-page", "fr"): "La fig candle revient à la boutique de Nantes et en ligne. Elle coûte 24,90 euros, elle est "
    "coulée en cire de colza et brûle quarante heures.",
}
BAD = [
    ("house-voice", "en", "calm", "We are sorry! The Brindille team"),
    ("house-voice", "en", "form of address", "We're sorry. The Brindille team"),
    ("house-voice", "en", "form of address", "It’s here. The Brindille team"),
    ("house-voice", "en", "banned words", "Unfortunately it broke. The Brindille team"),
    ("house-voice", "en", "signature", "The Brindille team is here. Regards"),
    ("house-voice", "en", "signature", "We are sorry."),
    ("house-voice", "en", "emoji", "Thank you 🙂 The Brindille team"),
    ("house-voice", "en", "sentences", "word " * 19 + "The Brindille team"),
    ("house-voice", "en", "length", "One two three. " * 15 + "The Brindille team"),
    ("house-voice", "fr", "vouvoiement", "Tu vas la recevoir. L’équipe Brindille"),
    ("house-voice", "fr", "vouvoiement", "Merci pour ton message. L’équipe Brindille"),
    ("house-voice", "fr", "mots bannis", "Malheureusement, non. L’équipe Brindille"),
    ("house-voice", "fr", "calme", "Merci ! L’équipe Brindille"),
    ("subject", "en", "length", "The fig candle is back " + "x" * 40),
    ("subject", "en", "product", "The soap is back"),
    ("sms", "en", "price", "The fig candle is back. Reply STOP"),
    ("sms", "en", "price", "The fig candle: 124.90. Reply STOP"),
    ("sms", "en", "length", "24.90 " + "x" * 160 + " Reply STOP"),
    ("sms", "en", "opting out", "Reply STOP. The fig candle, 24.90"),
    ("post", "en", "hashtags", "The fig candle #candle"),
    ("post", "en", "hashtags", "fig candle #a #b #c #d #e"),
    ("post", "en", "hashtags", "fig candle #1 # a##b"),
    ("post", "en", "emoji", "fig candle #a #b 🕯️🔥"),
    ("shop-page", "en", "length", "The fig candle, 24.90"),
]


@pytest.mark.parametrize(("name", "language"), GOOD)
def test_a_good_text_keeps_every_rule(name: str, language: str) -> None:
    set_language(language)
    judged = keeps_card(style_card(name))(GOOD[name, language], CASE)
    assert judged.passed, judged.reason
    assert judged.reason.en != judged.reason.fr


@pytest.mark.parametrize(("name", "language", "rule", "text"), BAD)
def test_each_rule_stops_what_it_is_for_and_says_itself(name: str, language: str, rule: str, text: str) -> None:
    set_language(language)
    card = style_card(name)
    broken = [one for one in card.rules if not one.keeps(text, CASE)]
    assert rule in [str(one.name) for one in broken]
    judged = keeps_card(card)(text, CASE)
    assert not judged.passed
    assert judged.score == pytest.approx(1 - len(broken) / len(card.rules))
    assert all(str(one.says) in str(judged.reason) for one in broken)


def test_every_card_is_proved_in_both_languages_and_every_rule_can_fail() -> None:
    names = {file.stem for file in cards_folder().glob("*.yaml")}
    assert {(name, language) for name in names for language in LANGUAGES} == set(GOOD)
    for name in names:
        for rule in style_card(name).rules:
            assert rule.name.en != rule.says.en
            assert rule.says.en != rule.says.fr


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_no_text_keeps_no_card(text: str) -> None:
    assert keeps_card(style_card("subject"))(text, CASE).score == 0


@pytest.mark.parametrize(
    ("count", "text", "found"),
    [
        ("emojis", "👍🏽", 1),
        ("emojis", "👩‍👩‍👧", 1),
        ("emojis", "🇫🇷🇬🇧", 2),
        ("emojis", "❤️ ok ☀", 2),
        ("emojis", "1 € © 20 % → …", 0),
        ("hashtags", "#été #bougie-figue no#tag ##x #2026 #2026été", 3),
        ("sentence_words", "One two. Three four five! Six?", 3),
        ("sentence_words", "One two\nthree", 2),
        ("sentence_words", "", 0),
        ("characters", "  ab c ", 4),
        ("exclamations", "no!! yes !", 3),
        ("words", "L’équipe d'ici", 2),
    ],
)
def test_counts(count: str, text: str, found: int) -> None:
    assert COUNTS[count](text) == found


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_card_is_the_brief_and_the_table_counts_by_rule(language: str) -> None:
    set_language(language)
    card, messages = style_card("house-voice"), cases("messages")
    assert all(f"- {rule.says}" in card.brief for rule in card.rules)
    turns = iter(range(100))

    def asking(question: str, **options: object) -> Reply:
        return Reply(GOOD["house-voice", language] if next(turns) % 2 else "Bonjour !")

    made = trial("{text}", messages, keeps_card(card), asking=asking)
    table = rule_table(card, made, messages)
    assert list(table.index) == [str(rule.says) for rule in card.rules]
    calm = "No exclamation mark." if language == "en" else "Aucun point d’exclamation."
    assert table.loc[calm, ["kept", "texts"]].tolist() == [6, 12]
    assert table.iloc[0]["share"] == 1
    assert ((table["low"] <= table["share"]) & (table["share"] <= table["high"])).all()


def test_an_unknown_card_is_one_sentence() -> None:
    with pytest.raises(AtelierError, match=r'no style card "tone".*sms'):
        style_card("tone")


RULE = "{name: {en: a}, says: {en: b}, kind: words, most: 3}"


@pytest.mark.parametrize(
    "content",
    [
        "",
        "rules: [",
        "just text",
        "title: {en: T}",
        "title: {en: T}\nrules: []",
        "title: {en: T}\nrules: [{name: {en: a}, says: {en: b}, kind: words}]",
        "title: {en: T}\nrules: [{name: {en: a}, says: {en: b}, kind: absent}]",
        "title: {en: T}\nrules: [{name: {en: a}, says: {en: b}, kind: absent, value: {en: [x]}}]",
        "title: {en: T}\nrules: [{name: {en: a}, says: {en: b}, kind: words, most: x}]",
        "title: {en: T}\nrules: [{name: {en: a}, says: {en: b}, kind: rhymes, most: 3}]",
        f"title: {{}}\nrules: [{RULE}]",
        f"title: {{en: T}}\nrules: [{RULE}]\nmore: 1",
        "\x00\x01",
    ],
)
def test_a_damaged_card_is_one_sentence_that_names_the_file(tmp_path: Path, content: str) -> None:
    file = tmp_path / "card.yaml"
    file.write_text(f"title: {{en: T}}\nrules: [{RULE}]", encoding="utf-8")
    assert read_card(file).title.fr == "T"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(AtelierError, match=r"card\.yaml"):
        read_card(file)
    file.write_bytes(b"title: \xff\xfe")
    with pytest.raises(AtelierError, match=r"card\.yaml"):
        read_card(file)
