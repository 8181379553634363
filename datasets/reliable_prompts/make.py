"""Make the cases of module 03 that can be made: ``python datasets/reliable_prompts/make.py``.

Reviews come from ``datasets/texts``, products from the catalogue of the boutique; titles, invoices, weekly figures and
notices are put together here, so that the right answer is known. Nothing is left to chance. The other tables of the
folder were written by hand.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from types import ModuleType

import pandas as pd

FOLDER = Path(__file__).resolve().parent
sys.path.insert(0, str(FOLDER.parents[1] / "src"))

from atelier.i18n import LANGUAGES, Language, Text, number  # noqa: E402

APPROVALS, TITLES, INVOICES, WEEKS, SHEETS, NOTICES, HIDDEN = 48, 12, 8, 12, 12, 24, 12
MONTHS_EN = "January February March April May June July August September October November December".split()
MONTHS_FR = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
# What is sold, how suppliers write it, in which unit and sizes.
KINDS = (
    (Text("soap", "savon"), Text("SOAP BAR", "SAVON"), "g", (100, 85, 250)),
    (Text("candle", "bougie"), Text("cndl", "boug."), "g", (180, 90, 220)),
    (Text("cream", "crème"), Text("HAND CREAM", "CREME MAINS"), "ml", (75, 50, 150)),
    (Text("shower gel", "gel douche"), Text("Shwr gel", "Gel dche"), "ml", (250, 400, 200)),
    (Text("diffuser", "diffuseur"), Text("DIFFUSER REED", "DIFFUSEUR BATONNETS"), "ml", (100, 200, 50)),
)
SCENTS = (
    Text("lavender", "lavande"),
    Text("fig", "figue"),
    Text("verbena", "verveine"),
    Text("rose", "rose"),
    Text("honey", "miel"),
    Text("orange", "orange"),
    Text("pine", "pin"),
    Text("jasmine", "jasmin"),
    Text("sage", "sauge"),
    Text("mint", "menthe"),
    Text("almond", "amande"),
    Text("cedar", "cèdre"),
)
PACKS = (1, 3, 1, 2, 6, 1, 4)
SUPPLIERS = ("Cirerie du Layon", "Savonnerie des Alizés", "Filature du Marais", "Poterie de Brocéliane")
COLOURS = {
    "white": ("blanc", "blanc|blanche|blancs|blanches"),
    "green": ("vert", "vert|verte|verts|vertes"),
    "black": ("noir", "noir|noire|noirs|noires"),
    "grey": ("gris", "gris|grise|grises"),
    "ivory": ("ivoire", "ivoire"),
    "brown": ("brun", "brun|brune|bruns|brunes"),
    "ecru": ("écru", "écru|écrue|écrus|écrues"),
    "beige": ("beige", "beige|beiges"),
    "sage": ("vert sauge", "vert sauge|sauge"),
    "terracotta": ("terracotta", "terracotta"),
    "blue": ("bleu", "bleu|bleue|bleus|bleues"),
    "navy": ("bleu marine", "bleu marine|marine"),
    "ochre": ("ocre", "ocre"),
    "sand": ("sable", "sable"),
    "cream": ("crème", "crème"),
    "yellow": ("jaune", "jaune|jaunes"),
    "orange": ("orange", "orange"),
}
NO_FAULT = Text("none", "aucune")
FAULTS = (
    Text("price", "prix"),
    Text("mention", "mention"),
    Text("material", "matière"),
    Text("banned word", "mot banni"),
)
WRONG_PRICE, NO_MENTION, WRONG_MATERIAL, BANNED_WORD = FAULTS
DELIVERY = Text("plus delivery", "hors livraison")
BANNED = Text("miracle", "miracle")
PRAISE = (
    Text("A favourite of our regulars", "Un favori de nos habitués"),
    Text("Back after a long wait", "De retour après une longue attente"),
    Text("For every day", "Pour tous les jours"),
    Text("A small present that pleases", "Un petit cadeau qui fait plaisir"),
)
PRAISE_BANNED = (
    Text("A small miracle for your home", "Un petit miracle pour la maison"),
    Text("The miracle our regulars talk of", "Le miracle dont parlent nos habitués"),
    Text("A miracle, day after day", "Un miracle, jour après jour"),
)
OTHER_MATERIALS = (Text("silk", "soie"), Text("bamboo", "bambou"), Text("marble", "marbre"))


def main() -> None:
    """Write the six tables."""
    for task, table in tables().items():
        table.index = pd.Index([f"{task}-{place:03d}" for place in range(1, len(table) + 1)], name="case")
        table.to_csv(FOLDER / f"cases_{task}.csv", lineterminator="\n")


def tables() -> dict[str, pd.DataFrame]:
    """Return the six tables, shown cases first, by the name of their task."""
    earlier = prompting()
    return {
        "approval": pd.concat([approval(earlier, language) for language in LANGUAGES], ignore_index=True),
        "titles": split(pd.DataFrame(titles()), TITLES),
        "invoices": split(pd.DataFrame(invoices()), INVOICES),
        "weeks": split(pd.DataFrame(weeks()), WEEKS),
        "sheets": split(sheets(earlier), SHEETS),
        "notices": split(pd.DataFrame(notices(earlier)), NOTICES),
    }


def prompting() -> ModuleType:
    """Return the script of ``datasets/prompting``, which draws rows in the same way."""
    spec = importlib.util.spec_from_file_location("make_prompting", FOLDER.parent / "prompting" / "make.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def approval(earlier: ModuleType, language: Language) -> pd.DataFrame:
    """Return reviews of one language, half positive and half negative, none of those hidden in module 02."""
    found = earlier.plain_reviews(language)
    found["expected"] = found["sentiment"].map(lambda name: earlier.SENTIMENTS[name].of(language))
    hidden = pd.read_csv(FOLDER.parent / "prompting" / "cases_sentiment.csv").query("split == 'hidden'")["review_id"]
    found = found[found["sentiment"].isin(earlier.HIDDEN_SENTIMENTS) & ~found.index.isin(hidden)]
    drawn = earlier.balanced(found, APPROVALS, "approval").reset_index()
    return drawn.assign(language=language, split="shown")[["language", "split", "review_id", "text", "expected"]]


def titles() -> Iterator[dict[str, object]]:
    """Yield supplier titles as messy as real ones, with what they say; every third scent is cut short."""
    for place in range(TITLES + HIDDEN):
        kind, written, unit, sizes = KINDS[place % len(KINDS)]
        scent, amount = SCENTS[(place * 5) % len(SCENTS)], sizes[(place // len(KINDS)) % len(sizes)]
        pieces = PACKS[place % len(PACKS)]
        row: dict[str, object] = {}
        for language in LANGUAGES:
            row[f"title_{language}"] = title(
                place, written.of(language), scent.of(language), f"{amount}{unit}", pieces, language
            )
        for language in LANGUAGES:
            said = {"kind": kind.of(language), "scent": scent.of(language)}
            row[f"expected_{language}"] = filled(**said, amount=amount, unit=unit, pieces=pieces)
        yield row


def filled(**fields: object) -> str:
    """Return a filled-in form, as JSON."""
    return json.dumps(fields, ensure_ascii=False)


def title(place: int, kind: str, scent: str, size: str, pieces: int, language: Language) -> str:
    """Return a title in one of four habits of suppliers."""
    cut = scent[:4] + "." if place % 3 == 2 and len(scent) > 5 else scent
    pack = Text(f"SET OF {pieces}", f"LOT DE {pieces}").of(language) if pieces > 1 else ""
    habits = (
        f"{kind} {cut} {size.upper()} {f'X{pieces}' if pieces > 1 else ''}",
        f"{kind.upper()}-{cut.upper()}-{size}{f' x {pieces}' if pieces > 1 else ''}",
        f"{pack} {kind.lower()} {cut} ({size})",
        f"REF{4100 + 7 * place} {kind} {cut.upper()} {size} {pack}",
    )
    return " ".join(habits[place % len(habits)].split())


def invoices() -> Iterator[dict[str, object]]:
    """Yield invoices with a number, a date and a total, among other numbers, dates and amounts."""
    for place in range(INVOICES):
        day = date(2026, 1, 9) + timedelta(days=23 * place)
        before = day - timedelta(days=30)
        net = 8_000 + 3_450 * place  # cents; a fifth of it is whole cents
        tax, old = net // 5, 4_200 + 1_180 * place
        code, earlier = f"F{2026}-{318 + 17 * place:04d}", f"F2025-{902 + 11 * place:04d}"
        parts = {"supplier": SUPPLIERS[place % len(SUPPLIERS)], "code": code, "earlier": earlier}
        yield {
            "text_en": "{supplier} - Invoice {code}, {day}. Order of {before}. Net {net}, VAT 20% {tax}, total due "
            "{total}. Reminder: {earlier}, {old}, paid.".format(
                **parts, **amounts("en", net, tax, old), day=spoken(day, "en"), before=spoken(before, "en")
            ),
            "text_fr": "{supplier} - Facture {code} du {day}. Commande du {before}. HT {net}, TVA 20 % {tax}, net à "
            "payer TTC {total}. Rappel : {earlier}, {old}, réglée.".format(
                **parts, **amounts("fr", net, tax, old), day=spoken(day, "fr"), before=spoken(before, "fr")
            ),
            "expected": filled(number=code, date=day.isoformat(), total=(net + tax) / 100),
        }


def amounts(language: Language, net: int, tax: int, old: int) -> dict[str, str]:
    """Return amounts in cents as the language writes euros."""
    values = {"net": net, "tax": tax, "total": net + tax, "old": old}
    written = {name: number(cents / 100, 2, language).replace("\u202f", " ") for name, cents in values.items()}
    return {name: f"€{text}" if language == "en" else f"{text} €" for name, text in written.items()}


def spoken(day: date, language: Language) -> str:
    """Return a day in words, as the language writes it."""
    if language == "en":
        return f"{day.day} {MONTHS_EN[day.month - 1]} {day.year}"
    return f"{'1er' if day.day == 1 else day.day} {MONTHS_FR[day.month - 1]} {day.year}"


def weeks() -> Iterator[dict[str, object]]:
    """Yield weekly figures; ``change`` is that of the sales on the week before, in percent, to one decimal."""
    for place in range(WEEKS + HIDDEN):
        before = 3_100 + 137 * ((place * 7) % 24)
        revenue = before + (-1 if place % 3 == 1 else 1) * (90 + 61 * ((place * 5) % 11))
        orders = round(revenue / (38 + (place * 3) % 9))
        yield {
            "week": 10 + place,
            "visits": 2_350 + 173 * ((place * 11) % 24),
            "orders": orders,
            "revenue": revenue,
            "before": before,
            "change": round((revenue / before - 1) * 100, 1),
        }


def sheets(earlier: ModuleType) -> pd.DataFrame:
    """Return products with title, material, colour and size; ``colour_any`` gives the spellings that count."""
    found = products(earlier)
    small = found["category"].isin(["soap", "body_care", "candle"])
    found = found[found["weight_g"].notna() & (small | found["dimensions_cm"].notna())]
    weighs = found["weight_g"].map("{:.0f} g".format)
    measures = found["dimensions_cm"].map("{} cm".format)
    found = found.assign(size=weighs.where(small, measures))
    drawn = earlier.in_order(found, "sheets").head(SHEETS).reset_index()
    pairs = [f"{name}_{language}" for name in ("title", "material", "colour", "colour_any") for language in LANGUAGES]
    return drawn[["sku", *pairs, "size"]]


def products(earlier: ModuleType) -> pd.DataFrame:
    """Return the products of the catalogue with one material and a colour that has a name."""
    found = pd.read_csv(FOLDER.parent / "boutique" / "catalogue.csv", index_col="sku")
    found = found[found["colour"].isin(COLOURS)].copy()
    for language in LANGUAGES:
        found[f"material_{language}"] = found[f"made_of_{language}"].str.partition(",")[0]
    found["colour_en"] = found["colour_any_en"] = found["colour"]
    found["colour_fr"] = found["colour"].map(lambda name: COLOURS[name][0])
    found["colour_any_fr"] = found["colour"].map(lambda name: COLOURS[name][1])
    named = found["colour"] != found["material_en"]
    return found[named & ~found["material_en"].str[0].str.isdigit()]


def notices(earlier: ModuleType) -> Iterator[dict[str, object]]:
    """Yield short notices, every second one with a fault; the four kinds of fault take turns."""
    drawn = earlier.in_order(products(earlier), "notices").head(NOTICES + HIDDEN)
    order = earlier.in_order(pd.DataFrame(index=range(NOTICES + HIDDEN)), "order of notices").index
    halves = [*(place for place in order if place < NOTICES), *(place for place in order if place >= NOTICES)]
    rows = list(drawn.itertuples())
    for place in halves:
        fault = FAULTS[(place // 2) % len(FAULTS)] if place % 2 else NO_FAULT
        row: dict[str, object] = {"sku": rows[place].Index, "fault_en": fault.en, "fault_fr": fault.fr}
        for language in LANGUAGES:
            row |= notice(rows[place], place, fault, language)
        yield row


def notice(product: object, place: int, fault: Text, language: Language) -> dict[str, object]:
    """Return the columns of one notice in one language: what is true, the text, and what a checker should say."""
    name, material = getattr(product, f"title_{language}"), getattr(product, f"material_{language}")
    cents = int(getattr(product, "price_cents"))  # noqa: B009 (a row of a table has no type)
    price, wrong_price = (written_price(value, language) for value in (cents, cents + 300))
    pair = place // 2  # a good notice and a faulty one share their praise, so that it tells nothing
    praises = PRAISE_BANNED if fault is BANNED_WORD else PRAISE
    praise = praises[(pair + pair // len(PRAISE)) % len(praises)].of(language)
    other = OTHER_MATERIALS[place % len(OTHER_MATERIALS)].of(language)
    said = other if fault is WRONG_MATERIAL else material
    ending = "" if fault is NO_MENTION else f", {DELIVERY.of(language)}"
    text = f"{name} ({said}). {praise}. {wrong_price if fault is WRONG_PRICE else price}{ending}."
    verdict = Text("FAULT", "ERREUR") if fault is not NO_FAULT else Text("OK", "OK")
    return {
        f"title_{language}": name,
        f"material_{language}": material,
        f"price_{language}": price,
        f"amount_{language}": cents / 100,
        f"text_{language}": text,
        f"expected_{language}": verdict.of(language),
    }


def written_price(cents: int, language: Language) -> str:
    """Return a price as the language writes it."""
    written = number(cents / 100, 2, language)
    return f"€{written}" if language == "en" else f"{written} €"


def split(table: pd.DataFrame, shown: int) -> pd.DataFrame:
    """Return the table with its first rows shown and the rest hidden."""
    table.insert(0, "split", ["shown" if row < shown else "hidden" for row in range(len(table))])
    return table


if __name__ == "__main__":
    main()
