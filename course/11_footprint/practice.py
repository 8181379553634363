# %% [markdown] id="how" lang="en"
# Eighteen exercises, in the order of the lesson. Most ask for a number, **within 2%**; write what you would type into a pocket calculator. Figures are shown with their source; take them from there. None
# calls the language model. Run the first cell, then take them in any order.
# %% [markdown] id="how" lang="fr"
# Dix-huit exercices, dans l’ordre de la leçon. La plupart demandent un nombre, **à 2 % près** ; écrivez ce que vous taperiez sur une calculatrice. Les chiffres sont montrés avec leur source ; prenez-les là. Aucun
# n’appelle le modèle de langage. Exécutez la première cellule, puis prenez-les dans l’ordre que vous voulez.
# %% id="begin"
import pandas as pd
from atelier import check, hint, start
from atelier.campaign import plan_campaign

start("11", L("en", "fr"))
pd.set_option("display.max_colwidth", 200)
# %% [markdown] id="task-1" lang="en"
# ## 11.1 Find the unit
# The newsletter speaks of "283 of CO2" for {{claim:newsletter-2024-requests-17500:value}} requests. Redo the sum with the figures of the **study** it comes from: {{claim:luccioni-2024-text-mean:value}}
# for a thousand texts on average, and {{claim:luccioni-2024-oregon-297:value}}. How many **grams** do you get? And which unit did the newsletter leave out?
#
# - **a.** milligrams
# - **b.** grams
# - **c.** kilograms
# - **d.** tonnes
# %% [markdown] id="task-1" lang="fr"
# ## 11.1 Trouver l’unité
# La lettre d’information parle de « 283 de CO2 » pour {{claim:newsletter-2024-requests-17500:value}} requêtes. Refaites le calcul avec les chiffres de l’**étude** d’où il vient : {{claim:luccioni-2024-text-mean:value}}
# pour mille textes en moyenne, et {{claim:luccioni-2024-oregon-297:value}}. Combien de **grammes** trouvez-vous ? Et quelle unité la lettre a-t-elle omise ?
#
# - **a.** milligrammes
# - **b.** grammes
# - **c.** kilogrammes
# - **d.** tonnes
# %% id="answer-1"
grams = ...  # solution: 17500 * 0.047 / 1000 * 297.6
unit = ...  # solution: "b"
check("11.1", grams, unit)
# %% [markdown] id="task-2" lang="en"
# ## 11.2 Compute: mean, median, or both at once?
# How many times the electricity of a text does an image take: mean by mean, median by median, and with the two numbers that the newsletter prints side by side ({{claim:luccioni-2024-text-median:value}}
# for texts, **2.9 kWh** for images)?
# %% [markdown] id="task-2" lang="fr"
# ## 11.2 Calculer : moyenne, médiane, ou les deux à la fois ?
# Combien de fois l’électricité d’un texte une image demande-t-elle : moyenne par moyenne, médiane par médiane, et avec les deux nombres que la lettre imprime côte à côte ({{claim:luccioni-2024-text-median:value}}
# pour les textes, **2,9 kWh** pour les images) ?
# %% id="look-2"
from atelier.facts.claims import claims_table

published = claims_table("carbon").filter(like="luccioni-2024", axis="index")
published[published["unit"] == "kwh"][["sentence", "value", "statistic"]]
# %% id="answer-2"
means = ...  # solution: 2.907 / 0.047
medians = ...  # solution: 1.35 / 0.042
newsletter = ...  # solution: 2.9 / 0.042
check("11.2", means, medians, newsletter)
# %% [markdown] id="task-3" lang="en"
# ## 11.3 Find the grid
# {{claim:newsletter-2024-requests-17500:value}} requests at {{claim:luccioni-2024-text-median:value}} for a thousand: what must a kilowatt-hour emit, in **g per kWh**, for the newsletter's 283 g to come out? Which grid of the table was really used?
#
# - **a.** Oregon
# - **b.** France
# - **c.** the United States, on average
# - **d.** the world, on average
# %% [markdown] id="task-3" lang="fr"
# ## 11.3 Trouver le réseau électrique
# {{claim:newsletter-2024-requests-17500:value}} requêtes à {{claim:luccioni-2024-text-median:value}} pour mille : que doit émettre un kilowattheure, en **g par kWh**, pour donner les 283 g de la lettre ? Quel réseau du tableau a vraiment servi ?
#
# - **a.** l’Oregon
# - **b.** la France
# - **c.** les États-Unis, en moyenne
# - **d.** le monde, en moyenne
# %% id="look-3"
from atelier.campaign import grid_figures

grid_figures()[["label", "g_per_kwh", "method"]]
# %% id="answer-3"
needed = ...  # solution: 283 / (17500 * 0.042 / 1000)
which = ...  # solution: "c"
check("11.3", needed, which)
# %% [markdown] id="task-4" lang="en"
# ## 11.4 Compute: the flights
# Training GPT-3: {{claim:patterson-2021-gpt3-552:value}}. A return flight Paris-New York: {{claim:ademe-2026-paris-ny-2060:value}} a passenger. How many **return** flights is that? And which weight a flight, in **kilograms**, did
# the newsletter assume, which rounds to 550 t and counts {{claim:newsletter-2024-flights-500:value}}?
# %% [markdown] id="task-4" lang="fr"
# ## 11.4 Calculer : les vols
# Entraîner GPT-3 : {{claim:patterson-2021-gpt3-552:value}}. Un aller-retour Paris-New York : {{claim:ademe-2026-paris-ny-2060:value}} par passager. Combien d’**allers-retours** cela fait-il ? Et quel poids par vol, en
# **kilogrammes**, supposait la lettre, qui arrondit à 550 t et en compte {{claim:newsletter-2024-flights-500:value}} ?
# %% id="answer-4"
returns = ...  # solution: 552_000 / 2060
assumed = ...  # solution: 550_000 / 500
check("11.4", returns, assumed)
# %% [markdown] id="task-5" lang="en"
# ## 11.5 Compute and explain: GPT-3 and BLOOM
# {{claim:patterson-2021-gpt3-552}} {{claim:luccioni-2022-bloom-24-7}} How many times more? The energy was {{claim:patterson-2021-gpt3-energy-1287:value}} against {{claim:luccioni-2022-bloom-433:value}}, and a kilowatt-hour emitted 429 g there,
# 57 g here. What explains **most** of the difference?
#
# - **a.** the architecture of BLOOM
# - **b.** the electricity of the place
# - **c.** a better boundary: BLOOM counts fewer things
# - **d.** the language of the texts
# %% [markdown] id="task-5" lang="fr"
# ## 11.5 Calculer et expliquer : GPT-3 et BLOOM
# {{claim:patterson-2021-gpt3-552}} {{claim:luccioni-2022-bloom-24-7}} Combien de fois plus ? L’énergie était de {{claim:patterson-2021-gpt3-energy-1287:value}} contre {{claim:luccioni-2022-bloom-433:value}}, et un kilowattheure émettait 429 g là-bas,
# 57 g ici. Qu’est-ce qui explique **l’essentiel** de l’écart ?
#
# - **a.** l’architecture de BLOOM
# - **b.** l’électricité du lieu
# - **c.** un meilleur périmètre : BLOOM compte moins de choses
# - **d.** la langue des textes
# %% id="answer-5"
times_more = ...  # solution: 552 / 24.7
cause = ...  # solution: "b"
check("11.5", times_more, cause)
# %% [markdown] id="task-6" lang="en"
# ## 11.6 Compute: the page of a person
# A study counts 15 t CO2e a year for a person in the United States, 8,760 hours in a year, 300 words written in an hour, 250 words a page. How many **grams** is a page? And which of these things does that figure count?
#
# - **a.** her heating and her car, at night and at the weekend too
# - **b.** only the electricity of her computer
# - **c.** what she would have emitted without writing
# - **d.** the emissions that the page has caused, and no others
# %% [markdown] id="task-6" lang="fr"
# ## 11.6 Calculer : la page d’une personne
# Une étude compte 15 t éq. CO2 par an pour une personne aux États-Unis, 8 760 heures par an, 300 mots écrits par heure, 250 mots par page. Combien de **grammes** fait une page ? Et que compte ce chiffre ?
#
# - **a.** son chauffage et sa voiture, la nuit et le week-end aussi
# - **b.** seulement l’électricité de son ordinateur
# - **c.** ce qu’elle aurait émis sans écrire
# - **d.** les émissions causées par la page, et aucune autre
# %% id="answer-6"
page = ...  # solution: 15_000_000 / 8760 * 250 / 300
counted = ...  # solution: "a, c"
check("11.6", page, counted)
# %% [markdown] id="task-7" lang="en"
# ## 11.7 Match: what is counted?
# Four figures of the table below, and four boundaries. Give the letters in the order of the rows: `"a b c d"`.
#
# - **a.** the graphics card and nothing else
# - **b.** machine and data centre
# - **c.** servers bought by a company, shared out among its users
# - **d.** nobody knows: no method was published
# %% [markdown] id="task-7" lang="fr"
# ## 11.7 Associer : qu’est-ce qui est compté ?
# Quatre chiffres du tableau ci-dessous, et quatre périmètres. Donnez les lettres dans l’ordre des lignes : `"a b c d"`.
#
# - **a.** la carte graphique et rien d’autre
# - **b.** la machine et le centre de données
# - **c.** des serveurs achetés par une entreprise, répartis entre ses utilisateurs
# - **d.** nul ne le sait : aucune méthode n’a été publiée
# %% id="look-7"
from atelier.campaign import references

four = references("chat_reply").loc[["openai", "devries", "ecologits-4o", "mlenergy-70b"]]
four[["label", "low", "high", "statistic", "year"]]
# %% id="answer-7"
boundaries = ...  # solution: "d c b a"
check("11.7", boundaries)
# %% [markdown] id="task-8" lang="en"
# ## 11.8 Choose several: what may be done with a median?
# {{claim:google-2025-prompt-0-24}} Which sentences are right?
#
# - **a.** A billion such prompts use 240 MWh.
# - **b.** Half of the prompts use more than that, some of them perhaps far more.
# - **c.** The mean is certainly the same.
# - **d.** The figure says nothing of the training of the model.
# - **e.** It was measured by somebody independent.
# %% [markdown] id="task-8" lang="fr"
# ## 11.8 Plusieurs réponses : que peut-on faire d’une médiane ?
# {{claim:google-2025-prompt-0-24}} Quelles phrases sont justes ?
#
# - **a.** Un milliard de requêtes de ce genre consomment 240 MWh.
# - **b.** La moitié des requêtes consomment davantage, peut-être bien davantage pour certaines.
# - **c.** La moyenne est certainement la même.
# - **d.** Le chiffre ne dit rien de l’entraînement du modèle.
# - **e.** Il a été mesuré par quelqu’un d’indépendant.
# %% id="answer-8"
right = ...  # solution: "b, d"
check("11.8", right)
# %% [markdown] id="task-9" lang="en"
# ## 11.9 Compute: which hour?
# A job of **50 kWh** can run at 8 in the evening or at 1 in the afternoon. You want to know what your *decision* changes. By how many **kilograms** are emissions lower at 1? And which column answers that?
#
# - **a.** `average`
# - **b.** `marginal`
# - **c.** neither: the energy is the same
# %% [markdown] id="task-9" lang="fr"
# ## 11.9 Calculer : quelle heure ?
# Un travail de **50 kWh** peut tourner à 20 h ou à 13 h. Vous voulez savoir ce que change votre *décision*. De combien de **kilogrammes** les émissions sont-elles plus basses à 13 h ? Et quelle colonne le dit ?
#
# - **a.** `average`
# - **b.** `marginal`
# - **c.** aucune : l’énergie est la même
# %% id="look-9"
from atelier.campaign import electricity_day

electricity_day().loc[[8, 13, 20], ["average", "marginal"]]
# %% id="answer-9"
lower = ...  # solution: (743 - 29) * 50 / 1000
column = ...  # solution: "b"
check("11.9", lower, column)
# %% [markdown] id="task-10" lang="en"
# ## 11.10 Campaign: the small model
# Three million e-mails, 250 tokens each, `gpt-4o-mini`, electricity of the United States (`"USA"`): what do the texts emit, **without sending**, in **kilograms**? Give the low and the high end. `plan_campaign(...)` shows them rounded; `.table()` has more digits.
# %% [markdown] id="task-10" lang="fr"
# ## 11.10 Campagne : le petit modèle
# Trois millions d’e-mails de 250 jetons, `gpt-4o-mini`, électricité des États-Unis (`"USA"`) : qu’émettent les textes, **sans l’envoi**, en **kilogrammes** ? Donnez la borne basse et la borne haute. `plan_campaign(...)` les montre arrondies ; `.table()` donne plus de chiffres.
# %% id="look-10"
# en: An example: a thousand messages in Sweden
# fr: Un exemple : mille messages en Suède
plan_campaign(messages=1_000, model="gpt-4o-mini", tokens=250, zone="SWE").table()
# %% id="answer-10"
low = ...  # solution: plan_campaign(zone="USA", sending=False).total_kg.low
high = ...  # solution: plan_campaign(zone="USA", sending=False).total_kg.high
check("11.10", low, high)
# %% [markdown] id="task-11" lang="en"
# ## 11.11 Campaign: the same in France
# The same campaign with the electricity of France (`"FRA"`): low and high end in **kilograms**? A French kilowatt-hour emits some nine times less than an American one, but the footprint falls less. Why?
#
# - **a.** French data centres need more energy.
# - **b.** Making the machines emits the same wherever they stand.
# - **c.** The estimate is wrong for France.
# - **d.** The mails are written in French.
# %% [markdown] id="task-11" lang="fr"
# ## 11.11 Campagne : la même en France
# La même campagne avec l’électricité française (`"FRA"`) : borne basse et borne haute, en **kilogrammes** ? Un kilowattheure français émet environ neuf fois moins qu’un américain, mais l’empreinte baisse moins. Pourquoi ?
#
# - **a.** Les centres de données français demandent plus d’énergie.
# - **b.** La fabrication des machines émet autant, où qu’elles soient.
# - **c.** L’estimation est fausse pour la France.
# - **d.** Les mails sont écrits en français.
# %% id="answer-11"
low = ...  # solution: plan_campaign(zone="FRA", sending=False).total_kg.low
high = ...  # solution: plan_campaign(zone="FRA", sending=False).total_kg.high
why = ...  # solution: "b"
check("11.11", low, high, why)
# %% [markdown] id="task-12" lang="en"
# ## 11.12 Campaign: the large model, and pictures
# Electricity of the United States again. First the texts by `gpt-4o`: low and high end in **kilograms**. Then, instead of texts, **three million images** at the mean of the study ({{claim:luccioni-2024-image-mean:value}} for a thousand): how many **kilograms**?
# %% [markdown] id="task-12" lang="fr"
# ## 11.12 Campagne : le grand modèle, et des images
# De nouveau l’électricité des États-Unis. D’abord les textes par `gpt-4o` : borne basse et borne haute, en **kilogrammes**. Puis, au lieu de textes, **trois millions d’images** à la moyenne de l’étude ({{claim:luccioni-2024-image-mean:value}} pour mille) : combien de **kilogrammes** ?
# %% id="answer-12"
low = ...  # solution: plan_campaign(model="gpt-4o", sending=False).total_kg.low
high = ...  # solution: plan_campaign(model="gpt-4o", sending=False).total_kg.high
pictures = ...  # solution: plan_campaign(messages=0, images=3_000_000).total_kg.high
check("11.12", low, high, pictures)
# %% [markdown] id="task-13" lang="en"
# ## 11.13 Campaign: sending
# {{claim:ademe-2026-email-2-46}} What does sending three million emit, in **kilograms**? And which sentences are honest?
#
# - **a.** "AI makes our e-mailing emit several tonnes", though we always sent these mails.
# - **b.** "If we had not written to these three million people, their mails would not exist: we count them."
# - **c.** "Sending counts for nothing: only the AI consumes."
# - **d.** "More than half of a mail's figure is a share of devices that exist without it; we say so."
# %% [markdown] id="task-13" lang="fr"
# ## 11.13 Campagne : l’envoi
# {{claim:ademe-2026-email-2-46}} Qu’émet l’envoi de trois millions d’e-mails, en **kilogrammes** ? Et quelles phrases sont honnêtes ?
#
# - **a.** « L’IA fait émettre plusieurs tonnes à nos e-mailings », alors que nous envoyions ces mails depuis toujours.
# - **b.** « Sans notre campagne, ces trois millions de mails n’existeraient pas : nous les comptons. »
# - **c.** « L’envoi ne compte pas : seule l’IA consomme. »
# - **d.** « Plus de la moitié du chiffre d’un mail est une part d’appareils qui existent sans lui ; nous le disons. »
# %% id="answer-13"
sending = ...  # solution: 3_000_000 * 2.46 / 1000
honest = ...  # solution: "b, d"
check("11.13", sending, honest)
# %% [markdown] id="task-14" lang="en"
# ## 11.14 Compute: the rebound
# Your tool becomes **10 times** more efficient; because it costs less, you make **20 times** as many texts. By how much is the energy multiplied? Up to **how many times** the volume would there have been a gain at all? And with **4 times** the volume, what share of the energy is saved?
# %% [markdown] id="task-14" lang="fr"
# ## 11.14 Calculer : l’effet rebond
# Votre outil devient **10 fois** plus efficace ; comme il coûte moins, vous produisez **20 fois** plus de textes. Par combien l’énergie est-elle multipliée ? Jusqu’à **combien de fois** le volume y aurait-il eu un gain ? Et avec **4 fois** le volume, quelle part de l’énergie est économisée ?
# %% id="answer-14"
multiplied = ...  # solution: 20 / 10
break_even = ...  # solution: 10
saved = ...  # solution: 1 - 4 / 10
check("11.14", multiplied, break_even, saved)
# %% [markdown] id="task-15" lang="en"
# ## 11.15 Decide: the gate
# A team sorts **500,000** reviews a year. Eight in ten must be right. It measured the ways below (invented figures, energy of 1,000 reviews). Which one passes the gate with the least energy, and how many **kWh** a year does it save against the language model, at the high ends?
# %% [markdown] id="task-15" lang="fr"
# ## 11.15 Décider : le portique
# Une équipe trie **500 000** avis par an. Huit sur dix doivent être justes. Elle a mesuré les façons ci-dessous (chiffres inventés, énergie pour 1 000 avis). Laquelle passe le portique avec le moins d’énergie, et combien de **kWh** par an économise-t-elle face au modèle de langage, aux bornes hautes ?
# %% id="look-15"
methods = pd.DataFrame(
    {
        "accuracy": [0.61, 0.83, 0.85, 0.90],
        "low": [0.58, 0.81, 0.83, 0.88],
        "seconds": [0.4, 0.9, 70.0, 1100.0],
        "wh_low": [0.001, 0.002, 0.12, 1.8],
        "wh_high": [0.006, 0.014, 1.1, 17.0],
    },
    index=L(
        "a. keywords,b. words,c. meaning,d. model", "a. mots-clés,b. mots,c. sens,d. modèle"
    ).split(","),
)
methods
# %% id="answer-15"
way = ...  # solution: "b"
kwh = ...  # solution: 500 * (17.0 - 0.014) / 1000
check("11.15", way, kwh)
# %% [markdown] id="task-16" lang="en"
# ## 11.16 Order: which lever first?
# Three million e-mails, sending counted, `gpt-4o`, 250 tokens, ten drafts for one that is kept, electricity of the United States. Put the levers in order, the one that saves **most kilograms** first: `"a > b > c > d > e"`.
#
# - **a.** five drafts instead of ten
# - **b.** 220 tokens instead of 250
# - **c.** `gpt-4o-mini` instead of `gpt-4o`
# - **d.** one mail in ten less, to people who never open
# - **e.** the same model in France
# %% [markdown] id="task-16" lang="fr"
# ## 11.16 Ordonner : quel levier d’abord ?
# Trois millions d’e-mails, envoi compté, `gpt-4o`, 250 jetons, dix essais pour un gardé, électricité des États-Unis. Mettez les leviers dans l’ordre, d’abord celui qui économise **le plus de kilogrammes** : `"a > b > c > d > e"`.
#
# - **a.** cinq essais au lieu de dix
# - **b.** 220 jetons au lieu de 250
# - **c.** `gpt-4o-mini` au lieu de `gpt-4o`
# - **d.** un mail sur dix en moins, à qui n’ouvre jamais
# - **e.** le même modèle en France
# %% id="look-16"
before = plan_campaign(model="gpt-4o", drafts=10, zone="USA").total_kg
after = plan_campaign(model="gpt-4o", drafts=9, zone="USA").total_kg
print(before.middle - after.middle)
# %% id="answer-16"
levers = ...  # solution: "c > e > a > d > b"
check("11.16", levers)
# %% [markdown] id="task-17" lang="en"
# ## 11.17 Find the mistakes: a report
# *"(1) In 2026 our assistant wrote 40,000 product texts. (2) This emitted exactly 331.27 g CO2e, (3) as little as one web search. (4) The figure counts electricity and machines, not training. (5) We multiplied the
# median energy of a request by the number of requests. (6) Thanks to trees planted elsewhere, the service is neutral."* Which sentences must be changed?
# %% [markdown] id="task-17" lang="fr"
# ## 11.17 Trouver les erreurs : un bilan
# *« (1) En 2026, notre assistant a rédigé 40 000 fiches produit. (2) Cela a émis exactement 331,27 g éq. CO2, (3) aussi peu qu’une recherche sur le web. (4) Le chiffre compte l’électricité et les machines, sans l’entraînement. (5) Nous avons
# multiplié la médiane de l’énergie d’une requête par le nombre de requêtes. (6) Grâce à des arbres plantés ailleurs, le service est neutre. »* Quelles phrases faut-il changer ?
# %% id="answer-17"
to_change = ...  # solution: "2, 3, 5, 6"
check("11.17", to_change)
# %% [markdown] id="task-18" lang="en"
# ## 11.18 Write: a claim that survives
# Write one or two sentences for the website on the campaign of 11.11 (three million e-mails, `gpt-4o-mini`, France, texts only): an **estimate**, with its **range** and unit, **what it is for**, **what is counted** and what is not, the **year** of the figures and the **source**. No absolute and no vague green word; no more
# than three digits.
# %% [markdown] id="task-18" lang="fr"
# ## 11.18 Rédiger : une allégation qui survit
# Rédigez une ou deux phrases pour le site sur la campagne de l’exercice 11.11 (trois millions d’e-mails, `gpt-4o-mini`, France, textes seuls) : une **estimation**, avec sa **fourchette** et son unité, **ce dont il s’agit**, **ce qui est compté** et ce qui ne l’est pas, l’**année** des chiffres et la **source**. Aucun mot vert absolu ou vague ; pas plus
# de trois chiffres significatifs.
# %% id="answer-18"
sentence = ...
# solution: L(
# solution:     "Writing the texts of these 3 million e-mails emitted an estimated 3.9 to 4.3 kg CO2e "
# solution:     "(EcoLogits, figures of 2026). Electricity and machines are counted; training is not.",
# solution:     "La rédaction des textes de ces 3 millions d’e-mails a émis environ 3,9 à 4,3 kg éq. CO2 "
# solution:     "(estimation EcoLogits, chiffres de 2026), électricité et machines comprises, sans "
# solution:     "l’entraînement.",
# solution: )
check("11.18", sentence)
# %% [markdown] id="hints" lang="en"
# Need a hint? Change the number below and run the cell; run it again for the next hint.
# %% [markdown] id="hints" lang="fr"
# Besoin d’un indice ? Changez le numéro ci-dessous et exécutez la cellule ; exécutez-la à nouveau pour l’indice
# suivant.
# %% id="hint"
hint("11.1")
