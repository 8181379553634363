"""Words of module 07 that several of its parts say: categories, loyalty tiers, fields of a profile."""

from __future__ import annotations

from typing import Final

from ..i18n import Text

CATEGORIES: Final = {
    "soap": Text("soaps", "savons"),
    "body_care": Text("body care", "soins du corps"),
    "candle": Text("candles", "bougies"),
    "bed_linen": Text("bed linen", "linge de lit"),
    "bath_linen": Text("bath linen", "linge de bain"),
    "table": Text("table and kitchen", "table et cuisine"),
    "decor": Text("decoration", "décoration"),
    "storage": Text("storage", "rangement"),
}
TIERS: Final = {"none": Text("none", "aucune"), "leaf": Text("leaf", "feuille"), "branch": Text("branch", "branche")}
FIELDS: Final = {
    "first_name": Text("First name", "Prénom"),
    "favourite": Text("Favourite category", "Catégorie préférée"),
    "last_order": Text("Last order", "Dernière commande"),
    "loyalty": Text("Loyalty level", "Niveau de fidélité"),
    "birth_year": Text("Year of birth", "Année de naissance"),
    "note": Text("Customer service note", "Note du service client"),
}
