# %% [markdown] id="why" lang="en"
# ## "Our AI is green"
# A newsletter announces that a year of requests emits "283 of CO2". A supplier calls its assistant "green". A colleague says that every
# prompt drinks a bottle of water. Who is right? Most of these sentences cannot even be wrong: they lack a **unit**, a **boundary**, a
# **date** or a **range**.
#
# In this lesson you take such a paragraph apart, confront an estimate with what has been published, and work out the footprint of a
# campaign of **Maison Brindille**, our fictional shop. At the end stands a calculator that you can keep using. You need not read the code.
# %% [markdown] id="why" lang="fr"
# ## « Notre IA est verte »
# Une lettre d’information annonce qu’un an de requêtes émet « 283 de CO2 ». Un fournisseur dit son assistant « vert ». Un collègue affirme
# que chaque requête boit une bouteille d’eau. Qui a raison ? La plupart de ces phrases ne peuvent même pas être fausses : il leur manque
# une **unité**, un **périmètre**, une **date** ou une **fourchette**.
#
# Dans cette leçon, vous démontez un tel paragraphe, confrontez une estimation à ce qui a été publié, et calculez l’empreinte d’une
# campagne de **Maison Brindille**, notre boutique fictive. À la fin se trouve un calculateur que vous pourrez garder. Inutile de lire le code.
# %% id="begin"
import pandas as pd
from atelier import ask, claim, quiz, rule, start, trial
from atelier.footprint import footprint, grid, local_footprint

start("11", L("en", "fr"))
pd.set_option("display.max_colwidth", 200)
# %% [markdown] id="where" lang="en"
# ## 1. Where the impacts come from
# Five places, and a figure for each. Read the grey lines too: what kind of figure it is, and what to beware of.
#
# **Training** a model happens once:
# %% [markdown] id="where" lang="fr"
# ## 1. D’où viennent les impacts
# Cinq endroits, et un chiffre pour chacun. Lisez aussi les lignes de détail : la nature du chiffre, et ce dont il faut se méfier.
#
# **L’entraînement** d’un modèle a lieu une fois :
# %% id="where-training"
claim("patterson-2021-gpt3-552")
# %% [markdown] id="where-use" lang="en"
# **Use** happens every second. For a service used by very many people it soon weighs more:
# %% [markdown] id="where-use" lang="fr"
# **L’usage** a lieu à chaque seconde. Pour un service très utilisé, il pèse vite davantage :
# %% id="where-use-figure"
claim("chien-2023-use-25x")
# %% [markdown] id="where-hardware" lang="en"
# **Making the machines** (specialists say *embodied* emissions) counts whatever the electricity. The cleaner the electricity, the larger its share:
# %% [markdown] id="where-hardware" lang="fr"
# **La fabrication des machines** compte quelle que soit l’électricité. Plus celle-ci est propre, plus sa part grandit :
# %% id="where-hardware-figure"
claim("ecologits-2026-embodied-france")
# %% [markdown] id="where-water" lang="en"
# **Water** cools the machines, and the power stations. Two makers, one reply each:
#
# - {{claim:google-2025-prompt-0-26ml}}
# - {{claim:mistral-2025-answer-45ml}}
#
# Is one of them so much thirstier? The first counts the water of the data centre alone; the second the whole life cycle. Before comparing
# two figures, ask **what is counted**.
#
# The fifth place is no machine. **Rebound**: what costs less is used more. It gets a section of its own.
# %% [markdown] id="where-water" lang="fr"
# **L’eau** refroidit les machines, et les centrales électriques. Deux éditeurs, une réponse chacun :
#
# - {{claim:google-2025-prompt-0-26ml}}
# - {{claim:mistral-2025-answer-45ml}}
#
# L’un est-il à ce point plus assoiffé ? Le premier ne compte que l’eau du centre de données, le second tout le cycle de vie. Avant de
# comparer deux chiffres, demandez **ce qui est compté**.
#
# Le cinquième endroit n’est pas une machine. **L’effet rebond** : ce qui coûte moins sert davantage. Il aura sa propre partie.
# %% [markdown] id="units" lang="en"
# ### Three units, one multiplication
# - **Wh** (watt-hour): energy. A 10-watt lamp uses 10 Wh in an hour. 1,000 Wh make a **kWh**.
# - **g CO2e per kWh**: what the electricity of a place emits ("e": all greenhouse gases, converted into CO2).
# - **g CO2e**: the product of the two.
#
# Here is one reply of 250 tokens (a paragraph of some 180 words), as the library **EcoLogits** estimates it. The card says what is counted and what is assumed.
# %% [markdown] id="units" lang="fr"
# ### Trois unités, une multiplication
# - **Wh** (wattheure) : une énergie. Une lampe de 10 watts consomme 10 Wh en une heure. 1 000 Wh font un **kWh**.
# - **g éq. CO2 par kWh** : ce qu’émet l’électricité d’un lieu (« éq. » : tous les gaz à effet de serre, convertis en CO2).
# - **g éq. CO2** : le produit des deux.
#
# Voici une réponse de 250 jetons (un paragraphe d’environ 180 mots), telle que l’estime la bibliothèque **EcoLogits**. La fiche dit ce qui est compté et ce qui est supposé.
# %% id="units-reply"
reply = footprint(250, "gpt-4o", "USA")
reply
# %% [markdown] id="units-by-hand" lang="en"
# By hand: energy in kWh, times the grams of a kilowatt-hour. Then add the share of making the machines, and you are there.
# %% [markdown] id="units-by-hand" lang="fr"
# À la main : l’énergie en kWh, fois les grammes d’un kilowattheure. Ajoutez la part de fabrication des machines, et vous y êtes.
# %% id="units-product"
electricity = reply.energy_wh / 1000 * grid("USA").g_per_kwh
print(electricity.shown("g"), "+", reply.gwp_embodied_g.shown("g"), "=", reply.gwp_g.shown("g"))
# %% [markdown] id="paragraph" lang="en"
# ## 2. A paragraph taken apart
# The newsletter says, in substance: *a chatbot uses so much electricity for a thousand texts, and an image {{claim:newsletter-2024-image-text-60:value}} as much; a person's
# requests in a year, in Oregon, emit "283"; that is {{claim:newsletter-2024-search-3-10x:value}} a web search; training the model equalled
# {{claim:newsletter-2024-flights-500:value}} flights.*
# Five sentences, five traps.
#
# ### Trap 1: mean or median?
# {{claim:luccioni-2024-text-mean}} {{claim:luccioni-2024-text-median}} And for images: {{claim:luccioni-2024-image-mean}}
# {{claim:luccioni-2024-image-median}}
# %% [markdown] id="paragraph" lang="fr"
# ## 2. Un paragraphe démonté
# La lettre dit, en substance : *un assistant consomme tant d’électricité pour mille textes, et une image {{claim:newsletter-2024-image-text-60:value}} plus ; les requêtes
# d’une personne en un an, en Oregon, émettent « 283 » ; c’est {{claim:newsletter-2024-search-3-10x:value}} une recherche sur le web ; entraîner le modèle équivalait à
# {{claim:newsletter-2024-flights-500:value}} vols.*
# Cinq phrases, cinq pièges.
#
# ### Piège 1 : moyenne ou médiane ?
# {{claim:luccioni-2024-text-mean}} {{claim:luccioni-2024-text-median}} Et pour les images : {{claim:luccioni-2024-image-mean}}
# {{claim:luccioni-2024-image-median}}
# %% id="paragraph-ratios"
text_mean = claim("luccioni-2024-text-mean").value
text_median = claim("luccioni-2024-text-median").value
image_mean = claim("luccioni-2024-image-mean").value
image_median = claim("luccioni-2024-image-median").value
ratios = {
    L("mean by mean", "moyenne par moyenne"): image_mean / text_mean,
    L("median by median", "médiane par médiane"): image_median / text_median,
    L("mean by median", "moyenne par médiane"): image_mean / text_median,
}
pd.Series(ratios).round(1)
# %% [markdown] id="paragraph-mean" lang="en"
# Half of the image models lie under the median; a few greedy ones pull the **mean** up. The newsletter divides a mean by a median, which is
# neither. And there is a second trap behind: a *median* multiplied by a number of requests is **no total**. Totals want means.
#
# ### Trap 2: the unit of "283"
# The number of requests times the energy of one, times what electricity emits in Oregon:
# %% [markdown] id="paragraph-mean" lang="fr"
# La moitié des modèles d’images sont sous la médiane ; quelques gourmands tirent la **moyenne** vers le haut. La lettre divise une moyenne par une médiane,
# ce qui n’est ni l’un ni l’autre. Et un second piège se cache derrière : une *médiane* multipliée par un nombre de requêtes n’est **pas un
# total**. Pour un total, il faut une moyenne.
#
# ### Piège 2 : l’unité de « 283 »
# Le nombre de requêtes, fois l’énergie d’une requête, fois ce qu’émet l’électricité en Oregon :
# %% id="paragraph-unit"
requests = claim("newsletter-2024-requests-17500").value
oregon = claim("newsletter-2024-oregon-300").value
kwh = requests * text_median / 1000
print(f"{kwh:.3f} kWh, {kwh * oregon:.1f} g")
# %% [markdown] id="paragraph-283" lang="en"
# So "283" can only be **grams**, for a whole year. Were it kilograms, each of these requests would take as much as a lamp burning for
# hours:
# %% [markdown] id="paragraph-283" lang="fr"
# « 283 » ne peut donc être que des **grammes**, pour une année entière. En kilogrammes, chaque requête consommerait autant qu’une lampe allumée
# pendant des heures :
# %% id="paragraph-kilograms"
said = claim("newsletter-2024-footprint-283").value
wh_if_kilograms = said * 1000 / oregon / requests * 1000
round(wh_if_kilograms)
# %% [markdown] id="paragraph-grid" lang="en"
# ### Trap 3: which grid?
# Grams, then; yet our product is smaller than the newsletter's. What must a kilowatt-hour emit for its figure to come out?
# %% [markdown] id="paragraph-grid" lang="fr"
# ### Piège 3 : quel réseau électrique ?
# Des grammes, donc ; mais notre produit est plus petit que celui de la lettre. Que doit émettre un kilowattheure pour obtenir son chiffre ?
# %% id="paragraph-grid-needed"
needed = said / kwh
print(round(needed), "g/kWh")
print(grid("USA"))
# %% [markdown] id="paragraph-search" lang="en"
# Not Oregon: the average of the **whole United States**. Nobody lied; somebody took a factor from another row of a table, and printed no source.
#
# ### Trap 4: a year against one search
# "So many times a Google request" sets a year of requests beside a single search. One request, in milligrams:
# %% [markdown] id="paragraph-search" lang="fr"
# Pas l’Oregon : la moyenne de **tous les États-Unis**. Personne n’a menti ; quelqu’un a pris un facteur à une autre ligne d’un tableau, sans
# imprimer de source.
#
# ### Piège 4 : une année contre une recherche
# « Tant de fois une requête Google » met une année de requêtes en face d’une seule recherche. Une requête, en milligrammes :
# %% id="paragraph-one-request"
round(said / requests * 1000, 1)
# %% [markdown] id="paragraph-searches" lang="en"
# And one search? {{claim:google-2009-search-0-2}} {{claim:ademe-2026-search-1-23}} (The second counts a share of making your
# computer; the first does not.) Either way the request comes out *lower* than the search: these were very short texts, by small models. The sentence was a slogan
# looking for numbers.
#
# ### Trap 5: the flights
# {{claim:newsletter-2024-flights-500}} How many with the factor of today?
# %% [markdown] id="paragraph-searches" lang="fr"
# Et une recherche ? {{claim:google-2009-search-0-2}} {{claim:ademe-2026-search-1-23}} (Le second compte une part de la fabrication de votre
# ordinateur, pas le premier.) Dans les deux cas, la requête est *en dessous* de la recherche : il s’agissait de textes très courts, par de petits modèles. La
# phrase était un slogan à la recherche de nombres.
#
# ### Piège 5 : les vols
# {{claim:newsletter-2024-flights-500}} Combien avec le facteur d’aujourd’hui ?
# %% id="paragraph-flights"
training = claim("patterson-2021-gpt3-552").value * 1000
flight = claim("ademe-2026-paris-ny-2060").value
returns = training / flight
print(round(returns), round(2 * returns))
# %% [markdown] id="paragraph-end" lang="en"
# The first number counts return flights, the second one-way flights. An equivalence without a date, a source and "one way or return" is
# decoration.
#
# ## 3. One reply: what has been published
# Every published estimate of one chatbot reply that we keep, on one scale. Watch three things: each vertical line of the grid is **ten times** the one before; the marker says
# **what kind of figure** it is; the words at the right say **what is counted**. The pale band is our own estimate of the reply above.
# %% [markdown] id="paragraph-end" lang="fr"
# Le premier nombre compte des allers-retours, le second des allers simples. Une équivalence sans date, sans source et sans « aller simple
# ou aller-retour » est de la décoration.
#
# ## 3. Une réponse : ce qui a été publié
# Toutes les estimations publiées d’une réponse d’assistant que nous gardons, sur une même échelle. Regardez trois choses : chaque ligne
# verticale vaut **dix fois** la précédente ; le symbole dit **la nature du chiffre** ; les mots de droite disent **ce qui est compté**. La
# bande pâle est notre propre estimation de la réponse ci-dessus.
# %% id="published-chart"
from atelier.campaign import estimates_chart, estimates_table

ours = reply.energy_wh
estimates_chart("chat_reply", ours, L("our estimate, GPT-4o", "notre estimation, GPT-4o"))
# %% id="published-table"
estimates_table("chat_reply")
# %% [markdown] id="published-read" lang="en"
# From the small model on a well-filled server to the estimate of 2023, the factor is in the hundreds, and nobody measured the same thing. But look at the large
# models of 2025: do they lie near our band? Each of them, divided by the nearest end of it:
# %% [markdown] id="published-read" lang="fr"
# Du petit modèle sur un serveur bien rempli à l’estimation de 2023, le facteur se compte en centaines, et personne n’a mesuré la même chose. Mais regardez
# les grands modèles de 2025 : sont-ils près de notre bande ? Chacun d’eux, divisé par la borne la plus proche :
# %% id="published-near"
from atelier.campaign import references

large = references("chat_reply").loc[["google", "epoch", "openai", "jegham", "devries"]]
nearest = large["high"].clip(ours.low, ours.high)
(large["high"] / nearest).round(2).set_axis(large["label"])
# %% [markdown] id="published-lesson" lang="en"
# Close to 1: the same order of magnitude. One stands apart: it divides the servers that were *bought* by the users, and it is the figure
# most often quoted.
#
# ### Estimate against measurement
# These open models were measured, at different loads, on the graphics cards of a laboratory. Our estimate of the same settings, and the ratio:
# %% [markdown] id="published-lesson" lang="fr"
# Près de 1 : le même ordre de grandeur. Un chiffre est à part : il divise des serveurs *achetés* par des utilisateurs, et c’est celui que l’on
# cite le plus.
#
# ### L’estimation face à la mesure
# Ces modèles ouverts ont été mesurés, à différentes charges, sur les cartes graphiques d’un laboratoire. Notre estimation des mêmes réglages, et le
# rapport :
# %% id="validation-table"
from atelier.campaign import validation_chart, validation_table

checked = validation_table()
checked.round(3)
# %% id="validation-chart"
validation_chart(checked)
# %% [markdown] id="validation-read" lang="en"
# Most ratios are above 1, as they should be: the estimate counts the rest of the server and the data centre, the measurement the cards alone. Most
# lie within a factor of three; one model, of a kind with many dormant parts, is overestimated far more. (`batch` is how many requests the server
# works on at once: the same model takes several times more when it is nearly idle.) And these are no independent witnesses: the formula was fitted to earlier
# measurements of the same laboratory. **A range from EcoLogits is not the error of EcoLogits.** Keep "a factor of three" in mind.
# %% [markdown] id="validation-read" lang="fr"
# La plupart des rapports dépassent 1, et c’est normal : l’estimation compte le reste du serveur et le centre de données, la mesure les seules
# cartes. La plupart sont à un facteur trois près ; un modèle, d’un type dont beaucoup de parties dorment, est bien plus surestimé. (`batch` est le nombre de requêtes
# que le serveur traite à la fois : un même modèle consomme plusieurs fois plus quand il tourne presque à vide.) Et ces témoins ne sont pas
# indépendants : la formule a été ajustée sur des mesures plus anciennes du même laboratoire. **La fourchette d’EcoLogits n’est pas l’erreur
# d’EcoLogits.** Retenez « un facteur trois ».
# %% [markdown] id="grids" lang="en"
# ## 4. Where, and when
# Same reply, other countries. The energy is the same; the electricity is not.
# %% [markdown] id="grids" lang="fr"
# ## 4. Où, et quand
# Même réponse, autres pays. L’énergie est la même, pas l’électricité.
# %% id="grids-countries"
places = ["SWE", "FRA", "DEU", "USA", "WOR", "POL"]
rows = [
    (grid(zone).name, grid(zone).g_per_kwh, footprint(250, "gpt-4o-mini", zone).gwp_g)
    for zone in places
]
table = pd.DataFrame(rows, columns=["zone", "g_per_kwh", "reply"]).set_index("zone")
table["reply"] = [made.shown("g") for made in table["reply"]]
table.round(1)
# %% [markdown] id="grids-who" lang="en"
# And the figure for *one* place? Here is what several sources say of France, Oregon and elsewhere. They differ in year, in place (a
# state, or one data centre with its contracts) and in what is counted (power stations running, or built as well).
# %% [markdown] id="grids-who" lang="fr"
# Et pour *un* même lieu ? Voici ce que plusieurs sources disent de la France, de l’Oregon et d’ailleurs. Elles diffèrent par l’année, par le lieu (un
# État, ou un centre de données avec ses contrats) et par ce qui est compté (les centrales en marche, ou aussi leur construction).
# %% id="grids-chart"
from atelier.campaign import electricity_day, grid_figures, grids_chart, hours_chart

grids_chart(grid_figures())
# %% [markdown] id="grids-market" lang="en"
# One more difference hides in makers' figures. *Market-based*: counted with the green electricity a company buys on paper. *Location-based*: with the
# electricity its machines really draw. {{claim:google-2025-prompt-0-03g}} The register adds what the other way of counting would give:
# %% [markdown] id="grids-market" lang="fr"
# Une autre différence se cache dans les chiffres des éditeurs. *Fondé sur le marché* : compté avec l’électricité verte qu’une entreprise achète sur le papier. *Fondé sur le
# lieu* : avec celle que ses machines reçoivent vraiment. {{claim:google-2025-prompt-0-03g}} Le registre ajoute ce que donnerait l’autre façon de compter :
# %% id="grids-market-figure"
print(claim("google-2025-prompt-0-03g").note)
# %% [markdown] id="hours" lang="en"
# ### Average and marginal
# Here is an **invented** day in an invented region with sun, wind, nuclear plants and gas. The *average* kilowatt-hour is the mix of all that runs. The
# *marginal* one is the next: if you add a load now, which plant gives more?
# %% [markdown] id="hours" lang="fr"
# ### Moyenne et marginal
# Voici une journée **inventée**, dans une région inventée qui a du soleil, du vent, du nucléaire et du gaz. Le kilowattheure *moyen* est le mélange de tout
# ce qui tourne. Le kilowattheure *marginal* est le suivant : si vous ajoutez une charge maintenant, quelle centrale produit plus ?
# %% id="hours-chart"
day = electricity_day()
hours_chart(day)
# %% [markdown] id="hours-shift" lang="en"
# A job of 10 kWh (three million replies of a small model take several times that) at 8 in the evening, or at 1 in the afternoon. In kilograms:
# %% [markdown] id="hours-shift" lang="fr"
# Un travail de 10 kWh (trois millions de réponses d’un petit modèle en demandent plusieurs fois plus) à 20 h, ou à 13 h. En kilogrammes :
# %% id="hours-shift-table"
(day.loc[[20, 13], ["average", "marginal"]] * 10 / 1000).round(2)
# %% [markdown] id="hours-lesson" lang="en"
# Which column is right? They answer different questions. To **report** a year, averages. To **decide** when a big job runs, the marginal one. All
# calculators that we know use yearly averages: they divide a bill, they do not say what *your* prompt caused.
#
# ## 5. Text, image, video, and a person's page
# The same campaign may need a sentence, a picture or a film.
# %% [markdown] id="hours-lesson" lang="fr"
# Quelle colonne est la bonne ? Elles répondent à des questions différentes. Pour le **bilan** d’une année, des moyennes. Pour **décider** de l’heure d’un gros travail, le
# marginal. Tous les calculateurs que nous connaissons utilisent des moyennes annuelles : ils répartissent une facture, ils ne disent pas ce que *votre*
# requête a provoqué.
#
# ## 5. Texte, image, vidéo, et la page d’une personne
# La même campagne peut demander une phrase, une image ou un film.
# %% id="media-images"
estimates_chart("image", ours, L("the reply above", "la réponse ci-dessus"))
# %% id="media-videos"
estimates_table("video")
# %% [markdown] id="media-read" lang="en"
# Between the best settings of two image models, a factor of nearly twenty: choosing the model matters more than most settings. A video of a few seconds takes as much as
# hundreds of replies. And behind every kept image stand those thrown away: {{claim:clip-2023-kept-12000}}
#
# ### A page written by a person
# {{claim:tomlinson-2024-page}} Where does the page of the person come from?
# %% [markdown] id="media-read" lang="fr"
# Entre les meilleurs réglages de deux modèles d’images, un facteur de près de vingt : le choix du modèle compte plus que la plupart des réglages. Une vidéo de quelques secondes
# demande autant que des centaines de réponses. Et derrière chaque image gardée, il y a celles que l’on jette : {{claim:clip-2023-kept-12000}}
#
# ### La page d’une personne
# {{claim:tomlinson-2024-page}} D’où vient la page de la personne ?
# %% id="human-page"
claim("tomlinson-2024-human-page")
# %% [markdown] id="human-read" lang="en"
# That is the writer's **whole life**, heating, car and meals included, for the time of a page. It would be emitted whether she writes or not. What is *added* by writing for
# fifty minutes is a computer that runs (a range, since nobody measured it):
# %% [markdown] id="human-read" lang="fr"
# C’est **toute la vie** de l’autrice, chauffage, voiture et repas compris, pendant le temps d’une page. Elle serait émise, qu’elle écrive ou non. Ce
# qu’*ajoutent* cinquante minutes d’écriture, c’est un ordinateur allumé (une fourchette, faute de mesure) :
# %% id="human-added"
writing = local_footprint(50 * 60, "USA")
page = footprint(350, "gpt-4o", "USA")
print(writing.gwp_g.shown("g"), "|", page.gwp_g.shown("g"))
# %% [markdown] id="human-lesson" lang="en"
# First the computer, then the same page by a model (which does not count the person who asks, reads and corrects). The famous factor shrinks from a
# thousand to something between a few and a hundred. **Change the boundary, and you change the conclusion.**
#
# ## 6. Over there, or here?
# The model of this course runs on your machine. Is that greener? First one recorded reply, with the seconds it took on the machine that recorded it:
# %% [markdown] id="human-lesson" lang="fr"
# D’abord l’ordinateur, puis la même page par un modèle (sans la personne qui demande, lit et corrige). Le fameux facteur passe de mille à quelque chose entre quelques unités et une
# centaine. **Changez le périmètre, vous changez la conclusion.**
#
# ## 6. Là-bas, ou ici ?
# Le modèle de ce cours tourne sur votre machine. Est-ce plus sobre ? D’abord une réponse enregistrée, avec les secondes qu’elle a prises sur la machine qui l’a enregistrée :
# %% id="local-reply"
mail = ask(
    L("Write an e-mail about our candle.", "Écris un e-mail sur notre bougie."), max_tokens=90
)
mail
# %% id="local-table"
there = {
    name: footprint(mail.output_tokens, name, "USA").energy_wh for name in ("gpt-4o-mini", "gpt-4o")
}
there[L("this machine", "cette machine")] = local_footprint(mail.seconds, "FRA").energy_wh
pd.Series({name: wh.shown("Wh") for name, wh in there.items()})
# %% [markdown] id="local-read" lang="en"
# At the high end of its range, this tiny model on a lonely processor takes several times the energy of a better one that serves many people at once: **sharing machines is efficient**. What speaks for
# running it here is something else: your data stay, and no new machine was bought.
#
# ### Measure your own machine
# The next cell trains the small classifier of module 06 thirty times over, with the meter CodeCarbon running. *It is measured now, on your computer: the numbers differ at every run, so the
# course does not compare them.*
# %% [markdown] id="local-read" lang="fr"
# À la borne haute, ce tout petit modèle sur un processeur solitaire demande plusieurs fois l’énergie d’un meilleur qui sert beaucoup de monde à la fois : **partager les machines est
# efficace**. Ce qui plaide pour le faire ici est autre chose : vos données restent, et aucune machine n’a été achetée.
#
# ### Mesurez votre propre machine
# La cellule suivante entraîne trente fois le petit classifieur du module 06, sous l’œil du compteur CodeCarbon. *Elle mesure maintenant, sur votre ordinateur : les nombres changent à
# chaque exécution, et le cours ne les compare donc pas.*
# %% id="local-measure" tags=["nbval-ignore-output"]
from atelier.footprint import measure_local
from atelier.voice import learn_words, training_reviews

learning = training_reviews()
with measure_local("FRA") as measured:
    for _ in range(30):
        by_words = learn_words(learning)
measured
# %% [markdown] id="local-error" lang="en"
# Look at the column that says where each number comes from. Without a meter in the processor, the program *guesses*. How far apart do programs guess? {{claim:research-2026-meters-10x}}
# That is the honest error of a laptop: **a factor of ten**, until you plug in a real power meter.
#
# ## 7. The campaign lab
# Maison Brindille wants three million e-mails, each with a text of its own. One line, with everything counted:
# %% [markdown] id="local-error" lang="fr"
# Regardez la colonne qui dit d’où vient chaque nombre. Sans compteur dans le processeur, le programme *devine*. De combien les programmes diffèrent-ils ? {{claim:research-2026-meters-10x}}
# Voilà l’erreur honnête d’un ordinateur portable : **un facteur dix**, tant qu’aucun vrai wattmètre n’est branché.
#
# ## 7. Le laboratoire de campagne
# Maison Brindille veut trois millions d’e-mails, chacun avec son propre texte. Une ligne, tout compté :
# %% id="campaign-first"
from atelier.campaign import campaign_chart, equivalents, plan_campaign

small = plan_campaign(messages=3_000_000, model="gpt-4o-mini", tokens=250, zone="USA")
small
# %% [markdown] id="campaign-read" lang="en"
# Surprised by the second row? **Sending** weighs far more than writing. But read what is counted in it: {{claim:ademe-2026-email-devices-56}} So ask two
# questions before you add it up. Would these mails be sent anyway? Then they are not the footprint of *the AI*. Is a share of
# your reader's telephone caused by your mail? Surely not the making of it.
#
# Now change one thing at a time: the model, the country, the drafts, an image for each mail.
# %% [markdown] id="campaign-read" lang="fr"
# La deuxième ligne vous étonne ? **L’envoi** pèse bien plus que la rédaction. Mais lisez ce qu’il compte : {{claim:ademe-2026-email-devices-56}} Deux questions, donc,
# avant d’additionner. Ces mails seraient-ils envoyés de toute façon ? Alors ils ne sont pas l’empreinte de *l’IA*. Votre mail est-il la cause d’une part du téléphone
# de la lectrice ? Sûrement pas de sa fabrication.
#
# Changez maintenant une chose à la fois : le modèle, le pays, les essais, une image par mail.
# %% id="campaign-scenarios"
scenarios = {
    L("small model, USA", "petit modèle, USA"): small,
    L("small model, France", "petit modèle, France"): plan_campaign(zone="FRA"),
    L("large model, USA", "grand modèle, USA"): plan_campaign(model="gpt-4o"),
    L("large, ten drafts", "grand, dix essais"): plan_campaign(model="gpt-4o", drafts=10),
    L("an image in each mail", "une image par mail"): plan_campaign(images=3_000_000),
    L("one image of 50, for all", "une image sur 50, pour tous"): plan_campaign(images=50),
}
campaign_chart(scenarios)
# %% [markdown] id="campaign-levers" lang="en"
# Read it from the top down. A larger model: some thirty times. Ten drafts for one that is kept: ten times. A picture of its own for each mail: a
# hundred times and more. One picture for all, chosen from fifty: nothing you could see. **What you make for each person counts; what you make once does not.**
# {{claim:interview-2024-discarded-98}}
#
# ### Say it with things people know
# Of the scenario in the third row, making alone:
# %% [markdown] id="campaign-levers" lang="fr"
# Lisez de haut en bas. Un modèle plus grand : une trentaine de fois. Dix essais pour un gardé : dix fois. Une image propre à chaque mail : cent
# fois et plus. Une image pour tous, choisie parmi cinquante : rien qui se voie. **Ce qui est produit pour chaque personne compte ; ce qui l’est une
# seule fois, non.** {{claim:interview-2024-discarded-98}}
#
# ### Le dire avec des choses connues
# Pour le scénario de la troisième ligne, production seule :
# %% id="campaign-equivalents"
large_campaign = plan_campaign(model="gpt-4o", sending=False)
equivalents(large_campaign.total_kg)
# %% [markdown] id="campaign-export-prose" lang="en"
# ### Take it along
# A table for the spreadsheet, a page for the meeting: each behind a link. The page says what is *not* counted, because somebody will ask.
# %% [markdown] id="campaign-export-prose" lang="fr"
# ### À emporter
# Un tableau pour le tableur, une page pour la réunion : chacun derrière un lien. La page dit ce qui n’est *pas* compté, car quelqu’un le demandera.
# %% id="campaign-export"
large_campaign.csv()
# %% id="campaign-page"
plan_campaign(model="gpt-4o").one_page()
# %% [markdown] id="rebound" lang="en"
# ## 8. The rebound
# {{claim:nvidia-2024-blackwell-25x}} Good news? If a text takes ten times less, and you now write twenty times as many:
# %% [markdown] id="rebound" lang="fr"
# ## 8. L’effet rebond
# {{claim:nvidia-2024-blackwell-25x}} Bonne nouvelle ? Si un texte demande dix fois moins, et que vous en écrivez maintenant vingt fois plus :
# %% id="rebound-ten"
from atelier.campaign import rebound, rebound_chart, rebound_table

rebound(efficiency=10, volume=20)
# %% [markdown] id="rebound-simulation" lang="en"
# Twice the energy of before. How strongly volume answers to cost is called **elasticity**. At 0 nobody makes more, and the whole gain is kept. At 1 the gain is eaten up.
# Above 1 it is worse than before. (These elasticities are assumptions, to show the mechanism. Nobody knows that of personalised mails.)
# %% [markdown] id="rebound-simulation" lang="fr"
# Deux fois l’énergie d’avant. La force avec laquelle le volume répond au coût s’appelle **élasticité**. À 0, personne ne produit plus, et tout le gain reste. À 1, le gain est mangé.
# Au-dessus, c’est pire qu’avant. (Ces élasticités sont des hypothèses, pour montrer le mécanisme. Personne ne connaît celle des mails personnalisés.)
# %% id="rebound-chart"
rebound_chart(rebound_table(efficiency=10))
# %% [markdown] id="gate" lang="en"
# ## 9. Do we need a language model?
# The largest saving is the request that is not made. Back to the task of module 06, sorting reviews into positive, negative and mixed: a list of
# keywords, the small classifier you have just trained, and the language model, on the same 100 reviews (its replies are those recorded for module 06).
# %% [markdown] id="gate" lang="fr"
# ## 9. Faut-il un modèle de langage ?
# La plus grande économie est la requête que l’on ne fait pas. Revenons à la tâche du module 06, trier des avis en positif, négatif et mitigé : une liste de
# mots-clés, le petit classifieur que vous venez d’entraîner, et le modèle de langage, sur les mêmes 100 avis (ses réponses sont celles enregistrées pour le module 06).
# %% id="gate-small"
from atelier.voice import held_out_reviews, keyword_rule, method_table, sort_with

held_out = held_out_reviews()
keywords = sort_with(keyword_rule(), held_out, cost="keywords")
words = sort_with(by_words, held_out, cost="words")
# %% id="gate-model"
from atelier.prompting.scoring import label_is

labels = L("positive, negative, mixed", "positif|positive, négatif|négative, mitigé|mitigée")
question = L(
    "Is this customer review positive, negative or mixed? Answer with one word.\n\n{text}",
    "Cet avis client est-il positif, négatif ou mitigé ? Réponds par un seul mot.\n\n{text}",
)
right_label = label_is("expected", among=labels.split(", "))
model = trial(question, held_out, right_label, max_tokens=4)
# %% id="gate-table"
names = L(
    "keywords, small classifier, language model", "mots-clés, petit classifieur, modèle de langage"
)
methods = method_table(dict(zip(names.split(", "), [keywords, words, model], strict=True)))
methods.round(4)
# %% [markdown] id="gate-open" lang="en"
# The gate asks one thing: **how often must it be right?** Then it lets through what is good enough, the least energy first.
# `times` compares the energy with that of the first. Change the share, and watch who drops out.
# %% [markdown] id="gate-open" lang="fr"
# Le portique demande une seule chose : **combien de fois faut-il avoir raison ?** Puis il laisse passer ce qui suffit, le moins d’énergie d’abord.
# `times` compare l’énergie à celle du premier. Changez la part demandée, et voyez qui sort.
# %% id="gate-answer"
from atelier.campaign import gate

gate(methods, at_least=0.55).round(4)
# %% [markdown] id="gate-lesson" lang="en"
# Energy is thousands of times apart, and so are the seconds. (With 100 reviews a share is known within some ten points: see `low`.) A language model must **earn**
# its place: by being right where the others are not, or by doing what they cannot do at all.
#
# ### And this mail?
# The second gate is relevance. In the fictional shop the effect of a mail was *planted* for each segment, so we know it: extra orders within a week for 1,000 mails, and the
# CO2e of sending them.
# %% [markdown] id="gate-lesson" lang="fr"
# Les énergies diffèrent d’un facteur de plusieurs milliers, et les secondes aussi. (Avec 100 avis, une part est connue à une dizaine de points près : voyez `low`.) Un modèle de
# langage doit **mériter** sa place : en ayant raison là où les autres ont tort, ou en faisant ce qu’ils ne savent pas faire du tout.
#
# ### Et ce mail ?
# Le second portique est la pertinence. Dans la boutique fictive, l’effet d’un mail a été *planté* pour chaque segment : nous le connaissons donc. Commandes de plus en une semaine pour 1 000 mails, et
# éq. CO2 de leur envoi.
# %% id="relevance"
from atelier.campaign import relevance_table

relevance_table()
# %% [markdown] id="relevance-read" lang="en"
# The last segment buys *less* when it gets mail. Leave it out: nearly a fifth of the mails, and of their carbon, for **more** orders than before (the last column passes 100).
# A relevance threshold is the rare measure that helps the planet, the sales and the reader's patience at once. In real life the effects must be estimated, with a control group.
#
# ## 10. Twenty-four questions
# {{claim:bcg-2021-codecarbon-2-5}} A meter does not reduce what it measures; habits do. These questions restate, in our words, 24 recommendations
# published for companies.
# %% [markdown] id="relevance-read" lang="fr"
# Le dernier segment achète *moins* quand il reçoit un mail. Laissez-le tranquille : près d’un cinquième des mails et de leur carbone en moins, pour **plus** de commandes qu’avant (la dernière
# colonne dépasse 100). Un seuil de pertinence est la rare mesure qui aide à la fois la planète, les ventes et la patience du lecteur. Dans la réalité, les effets s’estiment, avec un groupe témoin.
#
# ## 10. Vingt-quatre questions
# {{claim:bcg-2021-codecarbon-2-5}} Un compteur ne réduit pas ce qu’il mesure ; les habitudes, si. Ces questions reprennent, dans nos mots, 24 recommandations
# publiées pour les entreprises.
# %% id="card-questions"
from atelier.campaign import eco_card, recommendations

recommendations()
# %% [markdown] id="card-yours" lang="en"
# Answer for your team, in order: 2 yes and we can show it, 1 begun, 0 no, - does not concern us. (The line holds the answers of an imaginary team.)
# %% [markdown] id="card-yours" lang="fr"
# Répondez pour votre équipe, dans l’ordre : 2 oui, et nous pouvons le montrer ; 1 commencé ; 0 non ; - ne nous concerne pas. (La ligne contient les réponses d’une équipe imaginaire.)
# %% id="card"
answers = "1120 1012 01  0-00  211  00  11010"
eco_card(answers)
# %% [markdown] id="claim-prose" lang="en"
# ## 11. A sentence that survives
# Now say it in public. The law first; it applies to what your assistant writes too.
# %% [markdown] id="claim-prose" lang="fr"
# ## 11. Une phrase qui survit
# Dites-le maintenant en public. Le droit d’abord ; il vaut aussi pour ce qu’écrit votre assistant.
# %% id="claim-law-generic"
rule("ucpd-generic-claims")
# %% id="claim-law-offset"
rule("ucpd-offsetting")
# %% id="claim-law-neutral"
rule("env-l229-68")
# %% [markdown] id="claim-first-prose" lang="en"
# A slogan, as a reviewer reads it:
# %% [markdown] id="claim-first-prose" lang="fr"
# Un slogan, lu par un relecteur :
# %% id="claim-slogan"
from atelier.campaign import review_claim

slogan = L(
    "Our green AI wrote 3 million e-mails for only 20.744 kg: a carbon-neutral campaign.",
    "Notre IA verte a rédigé 3 millions d’e-mails pour 20,744 kg : campagne neutre en carbone.",
)
review_claim(slogan)
# %% [markdown] id="claim-better-prose" lang="en"
# And the same fact, told so that it can be checked. The range is computed, not typed.
# %% [markdown] id="claim-better-prose" lang="fr"
# Et le même fait, dit de façon vérifiable. La fourchette est calculée, pas tapée.
# %% id="claim-better"
honest = L(
    "Writing the texts of 3 million e-mails emitted an estimated {} (EcoLogits, figures of 2026; "
    "electricity and machines, without training the model or sending the e-mails).",
    "Rédiger les textes de 3 millions d’e-mails a émis {}, selon une estimation (EcoLogits, "
    "chiffres de 2026 ; électricité et machines, sans l’entraînement du modèle ni l’envoi).",
).format(small.generation_g.shown("g"))
print(honest)
review_claim(honest)
# %% [markdown] id="claim-lesson" lang="en"
# Less catchy, and far easier to defend. The reviewer sees the *form* only: whether the numbers are right, you must know.
#
# ## 12. The calculator
# No code below, only fields. Its numbers are those of this lesson. Your favourite model is not in the list? By code, `plan_campaign` takes every model that EcoLogits knows.
# %% [markdown] id="claim-lesson" lang="fr"
# Moins accrocheur, et bien plus facile à défendre. Le relecteur ne voit que la *forme* : c’est à vous de savoir si les nombres sont justes.
#
# ## 12. Le calculateur
# Plus de code ci-dessous, seulement des champs. Ses nombres sont ceux de cette leçon. Votre modèle n’est pas dans la liste ? Par du code, `plan_campaign` accepte tous ceux qu’EcoLogits connaît.
# %% id="calculator" tags=["hide-code"]
# en: The calculator: run this cell to open it
# fr: Le calculateur : exécutez cette cellule pour l’ouvrir
from atelier.campaign import calculator

calculator(zone="FRA")
# %% [markdown] id="whole-course" lang="en"
# ## 13. And this course?
# Every reply of the embedded model that the lessons show was written once, and recorded. What all of that cost, module by module: the number
# of replies, the energy in Wh and the emissions in grams of CO2e, each from its low to its high estimate.
# %% [markdown] id="whole-course" lang="fr"
# ## 13. Et ce cours ?
# Chaque réponse du modèle embarqué que montrent les leçons a été écrite une fois, puis enregistrée. Ce que tout cela a coûté, module par
# module : le nombre de réponses (`replies`), l’énergie en Wh et les émissions en grammes de CO2e, de l’estimation basse (`low`) à la haute (`high`).
# %% id="whole-course-table"
from atelier.footprint import recorded_costs

costs = recorded_costs()
costs.loc[L("all", "total")] = costs.sum()
costs[["replies", "energy_wh_low", "energy_wh_high", "co2e_g_low", "co2e_g_high"]].round(1)
# %% [markdown] id="whole-course-read" lang="en"
# A tenfold gap between low and high: nobody put a meter on the plug, and software meters disagree that much (section 6). Replaying asks the model
# for nothing more; a room of thirty that changes one word in every prompt pays the table thirty times.
# %% [markdown] id="whole-course-read" lang="fr"
# Du simple au décuple : personne n’a mis de compteur sur la prise, et les outils de mesure se contredisent d’autant (partie 6). Rejouer ne
# demande rien de plus au modèle ; une salle de trente personnes qui changent un mot de chaque prompt paie trente fois le tableau.
# %% [markdown] id="quiz-prose" lang="en"
# ## Check yourself
# %% [markdown] id="quiz-prose" lang="fr"
# ## Faites le point
# %% id="quiz"
quiz("11")
