"""Words of the fictional people: invented names, streets that no town has, phone blocks that nobody can be given.

The first names are common; the family names and streets were made up for the course, so that no pair of them is meant
for a real person or a real door.
"""

from __future__ import annotations

import unicodedata

WOMEN = tuple(
    """Adèle Agathe Albane Alix Amina Anaïs Apolline Aurore Awa Bérénice Blanche Capucine Céleste Chloé Clémence
    Coline Daphné Diane Élise Éloïse Emna Estelle Faustine Fatou Flore Garance Gaëlle Héloïse Inès Iris Jeanne
    Joséphine Justine Khadija Laure Leïla Léonie Lila Louise Lucie Madeleine Maëlys Margaux Marguerite Maïwenn
    Mathilde Mei Myriam Nadia Ninon Noémie Nour Odile Ophélie Perrine Rachel Rosalie Sabine Salomé Sidonie
    Solène Suzanne Tiphaine Violette Yasmine Yvonne Zélie Zoé""".split()
)
MEN = tuple(
    """Achille Adam Ali Anatole Antonin Armand Arthur Aurélien Baptiste Basile Bilal Célestin Clovis Côme Corentin
    Désiré Edgar Émile Étienne Félix Firmin Gaspard Gildas Hippolyte Ibrahima Idriss Jules Kaïs Karim Léandre
    Léon Lucien Maël Mamadou Marius Maxence Nathan Octave Oscar Pacôme Raphaël Rémi Samir Siméon Tancrède Théo
    Tristan Ulysse Victor Youssef""".split()
)
FAMILIES = tuple(
    """Aubrelle Abeillard-Noy Bellorme Bergefontaine Boisbrun Brumelin Castelvigne Chantorel Clairval-Ost Cordemois
    Delavrille Dormeval Écluzard Épineroux Fauvelet-Rey Feuillandre Fontbrune Garanceau Genevrelle Grisaumont
    Haultebise Herbelune Houssaville Ivraine Jonquerel Kervadoz Kerlouanec Lavandreau Lestrangier Linaudière
    Loriolet Marjolainde Merlonnet Mirabois Montauvert Noisillac Obrecande Orchampie Oseraie-Vaux Pervenchet
    Pimprenault Poirelune Quenouillet Rameauvert Ravinelle Romarinaud Roncevert Saulnebois Serpoleau Sorbiérac
    Sylvandre Tamarissou Tilleulan Tournebride-Lac Tramontal Valcendre Vallombreau Verdelin-Roc Vignaudet
    Violaine-Tour Voltigeac Yeusebois Zéphirel""".split()
)
STREETS = tuple(
    f"{kind} {name}"
    for kind, names in (
        ("rue", "de l’Étourneau bleu;du Savon perdu;des Neuf Fougères;du Hérisson distrait;de la Bergamote ronde"),
        ("rue", "des Chandelles éteintes;du Panier percé;de la Théière fêlée;des Coussins d’argile;du Merle en colère"),
        ("allée", "des Serviettes sèches;du Grand Plumeau;des Trois Oursons laineux;de la Brindille d’or"),
        ("chemin", "du Figuier menteur;des Bruyères à pois;de la Chouette matinale;du Tiroir sans fond"),
        ("impasse", "du Dé à coudre;de la Pantoufle rouge;des Bougies jumelles;du Lin froissé"),
        ("place", "du Rotin tressé;des Sept Théières;de la Fouta rayée"),
        ("avenue", "des Plaids oubliés;de l’Abeille charpentière;du Bol à oreilles d’âne"),
        ("quai", "des Éponges dormantes;du Vieux Torchon"),
    )
    for name in names.split(";")
)

# The six blocks of 10,000 numbers that Arcep's numbering plan keeps for fiction.
LANDLINE_BLOCKS = ("01 99 00", "02 61 91", "03 53 01", "04 65 71", "05 36 49")
MOBILE_BLOCK = "06 39 98"
BLOCK_OF_REGION = {
    "Île-de-France": "01 99 00",
    "Bretagne": "02 61 91",
    "Centre-Val de Loire": "02 61 91",
    "Normandie": "02 61 91",
    "Pays de la Loire": "02 61 91",
    "Bourgogne-Franche-Comté": "03 53 01",
    "Grand Est": "03 53 01",
    "Hauts-de-France": "03 53 01",
    "Auvergne-Rhône-Alpes": "04 65 71",
    "Corse": "04 65 71",
    "Provence-Alpes-Côte d'Azur": "04 65 71",
    "Nouvelle-Aquitaine": "05 36 49",
    "Occitanie": "05 36 49",
}

HEALTH_NOTES_FR = (
    "eczéma aux mains, demande les listes d’ingrédients",
    "enceinte, éviter les huiles essentielles",
    "allergique à la lavande",
    "asthme, ne pas proposer de bougies parfumées",
    "sort de l’hôpital, livrer après 14 h",
    "se déplace en fauteuil, livrer au rez-de-chaussée",
    "traitement en cours, peau très fragile",
    "malvoyante, préfère le téléphone",
)
HEALTH_NOTES_EN = (
    "eczema on the hands, asks for ingredient lists",
    "pregnant, no essential oils",
    "allergic to lavender",
    "asthma, do not suggest scented candles",
    "back from hospital, deliver after 2 p.m.",
    "uses a wheelchair, deliver to the ground floor",
    "under treatment, very sensitive skin",
    "partially sighted, prefers the phone",
)

QUERIES = {
    "soap": ("savon", "savon noir", "savon solide sans parfum", "savon alep", "soap bar", "svon lavande"),
    "body_care": ("creme mains", "huile corps", "deodorant naturel", "hand cream", "masque argile", "beaume levres"),
    "candle": ("bougie", "bougie figuier", "bougie rechargeable", "candle gift", "diffuseur batonnets", "bougi"),
    "bed_linen": ("housse de couette lin", "taie 65x65", "drap housse 160", "linen duvet", "plaid", "parure flanelle"),
    "bath_linen": ("serviette", "drap de bain", "peignoir femme", "fouta", "bath towel", "tapis bain epais"),
    "table": ("nappe", "assiette gres", "mug", "linen napkins", "torchon", "carafe"),
    "decor": ("vase", "miroir rond", "suspension rotin", "coussin lin", "rug", "fleurs sechees"),
    "storage": ("panier linge", "boite rangement", "bocal verre", "laundry basket", "portant", "trousse toilette"),
}


def plain(name: str) -> str:
    """Return ``name`` as an e-mail address writes it: small letters without accents."""
    return unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
