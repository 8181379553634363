# %% [markdown] id="how" lang="en"
# Twenty exercises, on the shop whose truth we know, then on real data and on a file of your own. In five of them a colleague has made a
# **realistic mistake**: say what is wrong, then give the right figure. Run the first cell, then take them in any order.
# %% [markdown] id="how" lang="fr"
# Vingt exercices, sur la boutique dont nous connaissons la vérité, puis sur des données réelles et sur un fichier à vous. Dans cinq
# d’entre eux, un collègue a commis une **erreur courante** : dites ce qui ne va pas, puis donnez le bon chiffre. Exécutez la première
# cellule, puis prenez-les dans l’ordre que vous voulez.
# %% id="begin"
import pandas as pd
from atelier import check, hint, start
from atelier.data import boutique
from atelier.segments import RFM, clean, customer_features, find_segments, shop_lines
from atelier.tables import rfm

start("05", L("en", "fr"))
cleaned = clean(shop_lines())
scores = rfm(cleaned.lines)
features = customer_features(cleaned.lines, boutique("sessions"))
features.round(2).head(3)
# %% [markdown] id="task-1" lang="en"
# ## 5.1 Choose several: what do you set aside?
# Six things in an export of order lines. Which do you set aside before you look for groups of *customers*?
#
# - **a.** a line that was exported twice
# - **b.** a sale cancelled a quarter of an hour later, with its cancellation
# - **c.** a parcel that came back after twelve days
# - **d.** the orders of a hotel that buys towels by the dozen
# - **e.** a customer who has ordered once, for 12 euros
# - **f.** the lines `POST`, which are postage
# %% [markdown] id="task-1" lang="fr"
# ## 5.1 Choisir plusieurs réponses : que met-on de côté ?
# Six choses dans un export de lignes de commande. Lesquelles mettez-vous de côté avant de chercher des groupes de *clients* ?
#
# - **a.** une ligne exportée deux fois
# - **b.** une vente annulée un quart d’heure plus tard, avec son annulation
# - **c.** un colis revenu au bout de douze jours
# - **d.** les commandes d’un hôtel qui achète ses serviettes par douzaines
# - **e.** un client qui a commandé une fois, pour 12 euros
# - **f.** les lignes `POST`, c’est-à-dire les frais de port
# %% id="answer-1"
set_aside = ...  # solution: "a, b, d, f"
check("5.1", set_aside)
# %% [markdown] id="task-2" lang="en"
# ## 5.2 Compute: what is left of this customer?
# Here is everything that one customer did, in cents. How many **euros** has he really brought in?
# %% [markdown] id="task-2" lang="fr"
# ## 5.2 Calculer : que reste-t-il de ce client ?
# Voici tout ce qu’un client a fait, en centimes : des ventes (`sale`), une annulation (`cancellation`), un retour (`return`). Combien
# d’**euros** a-t-il réellement rapportés ?
# %% id="look-2"
orders = boutique("orders")
his = orders[orders["customer_id"] == 30367581]
his[["ordered_at", "document_type", "total_cents"]]
# %% id="answer-2"
net_euros = ...  # solution: (22290 - 13800 + 12800 + 52780) / 100
check("5.2", net_euros)
# %% [markdown] id="task-3" lang="en"
# ## 5.3 Compute: the reference date
# The export ends on 30 September 2026, that day included. A customer placed her last order on 18 September. You open the file on
# 22 November. What is her recency, in days, by the rule of the lesson?
# %% [markdown] id="task-3" lang="fr"
# ## 5.3 Calculer : la date de référence
# L’export s’arrête au 30 septembre 2026 inclus. Une cliente a passé sa dernière commande le 18 septembre. Vous ouvrez le fichier le
# 22 novembre. Quelle est sa récence, en jours, selon la règle de la leçon ?
# %% id="answer-3"
recency = ...  # solution: 30 - 18 + 1
check("5.3", recency)
# %% [markdown] id="task-4" lang="en"
# ## 5.4 Find the mistake: five equal parts
# A colleague ranks the customers by number of orders, from first to last, and cuts the list into five equal parts. Here are the first
# rows of the result: customers by number of orders and by score.
# %% [markdown] id="task-4" lang="fr"
# ## 5.4 Trouver l’erreur : cinq parts égales
# Un collègue classe les clients par nombre de commandes, du premier au dernier, et coupe la liste en cinq parts égales. Voici le début
# du résultat : les clients par nombre de commandes et par score (`score`).
# %% id="look-4"
place = scores["orders"].rank(method="first")
by_place = pd.qcut(place, 5, labels=[1, 2, 3, 4, 5]).rename("score")
pd.crosstab(scores["orders"], by_place).head(6)
# %% [markdown] id="ask-4" lang="en"
# What is wrong, and **how many customers** have the score 1 when equal numbers of orders get equal scores, as in
# `scores["f_score"]`?
#
# - **a.** Five scores are too few for so many customers.
# - **b.** Customers with as many orders get different scores: their row in the file decides.
# - **c.** Customers with one or two orders should have been left out.
# - **d.** The best customers should get the score 1.
# %% [markdown] id="ask-4" lang="fr"
# Qu’est-ce qui ne va pas, et **combien de clients** ont le score 1 quand le même nombre de commandes donne le même score, comme dans
# `scores["f_score"]` ?
#
# - **a.** Cinq scores, c’est trop peu pour autant de clients.
# - **b.** Des clients qui ont autant de commandes reçoivent des scores différents : leur ligne dans le fichier décide.
# - **c.** Il fallait retirer les clients qui ont une ou deux commandes.
# - **d.** Ce sont les meilleurs clients qui doivent avoir le score 1.
# %% id="answer-4"
what_is_wrong = ...  # solution: "b"
with_score_1 = ...  # solution: (scores["f_score"] == 1).sum()
check("5.4", what_is_wrong, with_score_1)
# %% [markdown] id="task-5" lang="en"
# ## 5.5 Read the heat map: who is slipping away?
# Customers by recency (`r_score`, in rows: 5 bought lately) and frequency (`f_score`, in columns: 5 buys often). You want to write to
# those who **used to buy often** (4 or 5) and have **not come for long** (1 or 2). How many are they?
# %% [markdown] id="task-5" lang="fr"
# ## 5.5 Lire la carte de chaleur : qui s’éloigne ?
# Les clients par récence (`r_score`, en lignes : 5 a acheté récemment) et par fréquence (`f_score`, en colonnes : 5 achète souvent). Vous
# voulez écrire à ceux qui **achetaient souvent** (4 ou 5) et ne sont **pas venus depuis longtemps** (1 ou 2). Combien sont-ils ?
# %% id="look-5"
from atelier.segments import rfm_grid

grid = rfm_grid(scores)
grid
# %% id="answer-5"
slipping_away = ...  # solution: grid.loc[[1, 2], [4, 5]].sum().sum()
check("5.5", slipping_away)
# %% [markdown] id="task-6" lang="en"
# ## 5.6 Compute: is it 20/80?
# "20% of customers make 80% of sales", they say. The cell below finds the share of the customers, best first, who bring in **half** of
# the sales of the shop. What share of them brings in **80%**?
# %% [markdown] id="task-6" lang="fr"
# ## 5.6 Calculer : est-ce 20/80 ?
# « 20 % des clients font 80 % des ventes », dit-on. La cellule ci-dessous cherche la part des clients, en commençant par les meilleurs,
# qui rapporte la **moitié** des ventes de la boutique. Quelle part en rapporte **80 %** ?
# %% id="look-6"
from atelier.segments import lorenz

curve = lorenz(features["net_cents"])
curve[curve["revenue"] >= 0.5].head(1).round(3)
# %% id="answer-6"
share_of_customers = ...  # solution: curve[curve["revenue"] >= 0.8]["customers"].min()
check("5.6", share_of_customers)
# %% [markdown] id="task-7" lang="en"
# ## 5.7 Find the mistake: a nearly perfect silhouette
# A colleague takes the export as it is: recency in days, orders, net amount in cents. "Two segments, as clear as can be. Here is the
# silhouette, and the number of customers in each."
# %% [markdown] id="task-7" lang="fr"
# ## 5.7 Trouver l’erreur : une silhouette presque parfaite
# Un collègue prend l’export tel quel : récence en jours, commandes, montant net en centimes. « Deux segments, on ne peut plus nets.
# Voici la silhouette, et le nombre de clients de chacun. »
# %% id="look-7"
from atelier.segments import silhouette

everyone = customer_features(shop_lines())[list(RFM)]
as_it_is = find_segments(everyone, k=2, log=False, scale=False)
print(round(silhouette(everyone, as_it_is, log=False, scale=False), 2))
as_it_is.value_counts()
# %% [markdown] id="ask-7" lang="en"
# What is wrong, and **how many customers** are in the smaller of two segments of `everyone` when features are put on one scale, as
# `find_segments` does by itself?
#
# - **a.** A silhouette so high is always a mistake in the computer.
# - **b.** Two segments are too few: with three, all is well.
# - **c.** One column has far larger numbers than the others: it alone decides, and some giants stand apart.
# - **d.** Recency must not be used with amounts.
# %% [markdown] id="ask-7" lang="fr"
# Qu’est-ce qui ne va pas, et **combien de clients** compte le plus petit de deux segments de `everyone` quand les caractéristiques sont
# mises à la même échelle, ce que `find_segments` fait de lui-même ?
#
# - **a.** Une silhouette si haute vient toujours d’une erreur de l’ordinateur.
# - **b.** Deux segments, c’est trop peu : avec trois, tout va bien.
# - **c.** Une colonne a des nombres bien plus grands que les autres : elle décide seule, et quelques géants restent à part.
# - **d.** La récence ne doit pas être utilisée avec des montants.
# %% id="answer-7"
what_is_wrong = ...  # solution: "c"
smaller_segment = ...  # solution: find_segments(everyone, k=2).value_counts().min()
check("5.7", what_is_wrong, smaller_segment)
# %% [markdown] id="task-8" lang="en"
# ## 5.8 Find the mistake: the elbow
# A colleague draws, for each number of segments, the spread that is left inside the segments (100 with a single one). "The curve bends
# at 4. So our customers form four natural groups."
# %% [markdown] id="task-8" lang="fr"
# ## 5.8 Trouver l’erreur : le coude
# Un collègue calcule, pour chaque nombre de segments, la dispersion qui reste à l’intérieur des segments (100 avec un seul). « La courbe
# fait un coude à 4. Nos clients forment donc quatre groupes naturels. »
# %% id="plumbing-8" tags=["hide-code"]
# en: The spread that is left for each number of segments, and a cloud without any groups
# fr: La dispersion qui reste pour chaque nombre de segments, et un nuage sans aucun groupe
import numpy as np
from atelier.segments import prepared
from sklearn.cluster import KMeans
from threadpoolctl import threadpool_limits


def elbow(points, most=7):
    ks = range(1, most + 1)
    with threadpool_limits(1):
        left = [KMeans(k, n_init=3, random_state=0).fit(points).inertia_ for k in ks]
    return pd.Series(left, index=pd.Index(ks, name="k")).div(left[0]).mul(100).round()


customers = prepared(features[list(RFM)].sample(3000, random_state=0))
chance = np.random.default_rng(0)
cloud = chance.multivariate_normal(customers.mean(), customers.cov(), 3000, method="cholesky")
# %% id="look-8"
elbow(customers)
# %% [markdown] id="ask-8" lang="en"
# `cloud` holds 3,000 points drawn around **a single centre**: it has no groups. Compute `elbow(cloud)`. What is wrong with the
# colleague's reasoning, and **how much is left of the spread of the cloud at k = 4**?
#
# - **a.** The bend is at 3, one should have read more carefully.
# - **b.** Such a curve bends even where there is no group: a bend proves nothing.
# - **c.** More customers would have made the bend sharper.
# - **d.** The curve should have been drawn up to 20.
# %% [markdown] id="ask-8" lang="fr"
# `cloud` contient 3 000 points tirés autour d’**un seul centre** : il n’a pas de groupes. Calculez `elbow(cloud)`. Qu’est-ce qui ne va pas
# dans le raisonnement du collègue, et **que reste-t-il de la dispersion du nuage à k = 4** ?
#
# - **a.** Le coude est à 3, il fallait mieux lire.
# - **b.** Une telle courbe fait un coude même là où il n’y a aucun groupe : un coude ne prouve rien.
# - **c.** Avec plus de clients, le coude aurait été plus net.
# - **d.** Il fallait tracer la courbe jusqu’à 20.
# %% id="answer-8"
what_is_wrong = ...  # solution: "b"
left_at_4 = ...  # solution: elbow(cloud)[4]
check("5.8", what_is_wrong, left_at_4)
# %% [markdown] id="task-9" lang="en"
# ## 5.9 Order: names that last
# The computer has called four segments A to D, by chance. You number them **by mean amount a customer, the highest first**, so that
# next month number 1 is still number 1. Write the letters in the order 1, 2, 3, 4.
#
# | | customers | mean amount a customer |
# |---|---|---|
# | **A** | 9,000 | 96 euros |
# | **B** | 1,500 | 480 euros |
# | **C** | 7,000 | 31 euros |
# | **D** | 4,000 | 210 euros |
# %% [markdown] id="task-9" lang="fr"
# ## 5.9 Ordonner : des numéros qui durent
# L’ordinateur a nommé quatre segments de A à D, au hasard. Vous les numérotez **selon le montant moyen par client, le plus élevé
# d’abord**, pour que le numéro 1 reste le numéro 1 le mois prochain. Écrivez les lettres dans l’ordre 1, 2, 3, 4.
#
# | | clients | montant moyen par client |
# |---|---|---|
# | **A** | 9 000 | 96 euros |
# | **B** | 1 500 | 480 euros |
# | **C** | 7 000 | 31 euros |
# | **D** | 4 000 | 210 euros |
# %% id="answer-9"
in_order = ...  # solution: "b d a c"
check("5.9", in_order)
# %% [markdown] id="task-10" lang="en"
# ## 5.10 Improve until it passes: find the planted segments
# Six segments are hidden in the shop. Choose columns of `features` so that k-means with k = 6 finds them: the agreement with the truth
# (adjusted Rand index) must reach **0.65**. Write the names between quotes, in square brackets, separated by commas. This is a start with
# two columns; the verdict tells you the index.
# %% [markdown] id="task-10" lang="fr"
# ## 5.10 Améliorer jusqu’à réussir : retrouver les segments cachés
# Six segments sont cachés dans la boutique. Choisissez des colonnes de `features` pour que les k-moyennes les trouvent avec k = 6 : l’accord avec la
# vérité (indice de Rand ajusté) doit atteindre **0,65**. Écrivez les noms entre guillemets droits et entre crochets, séparés par des
# virgules. Voici un début avec deux colonnes ; le verdict vous donne l’indice.
# %% id="look-10"
print(*features.columns)
# %% id="answer-10"
columns = ["recency_days", "orders"]  # solution: features.columns.tolist()
check("5.10", columns)
# %% [markdown] id="task-11" lang="en"
# ## 5.11 Find the mistake: one column too many
# A colleague adds the customer number to orders and net amount, "because more columns mean more information", and asks for six
# segments. Here are the agreement with the truth, and the mean customer number of each segment, in millions.
# %% [markdown] id="task-11" lang="fr"
# ## 5.11 Trouver l’erreur : une colonne de trop
# Un collègue ajoute le numéro de client aux commandes et au montant net, « car plus de colonnes, c’est plus d’information », et
# demande six segments. Voici l’accord avec la vérité, et le numéro moyen des clients de chaque segment, en millions.
# %% id="look-11"
from atelier.segments import agreement, true_segments

two, truth = features[["orders", "net_cents"]], true_segments()
numbered = two.assign(customer_number=two.index)
groups = find_segments(numbered, k=6)
print(agreement(groups, truth))
numbered["customer_number"].groupby(groups).mean().div(1_000_000).round(1)
# %% [markdown] id="ask-11" lang="en"
# What is wrong, and **what is the agreement with the truth** of six segments made from orders and net amount only?
#
# - **a.** A number given by chance says nothing about a customer, but sorts them all the same.
# - **b.** Customer numbers must be put on one scale first.
# - **c.** Three columns are too few for six segments.
# - **d.** The number is personal data: that is why the groups are bad.
# %% [markdown] id="ask-11" lang="fr"
# Qu’est-ce qui ne va pas, et **quel est l’accord avec la vérité** de six segments tirés seulement des commandes et du montant
# net ?
#
# - **a.** Un numéro attribué au hasard ne dit rien du client, mais il le classe quand même.
# - **b.** Il fallait d’abord mettre les numéros à la même échelle.
# - **c.** Trois colonnes, c’est trop peu pour six segments.
# - **d.** Le numéro est une donnée personnelle : voilà pourquoi les groupes sont mauvais.
# %% id="answer-11"
what_is_wrong = ...  # solution: "a"
without_it = ...  # solution: agreement(find_segments(two, k=6), truth)
check("5.11", what_is_wrong, without_it)
# %% [markdown] id="task-12" lang="en"
# ## 5.12 Choose: read the adjusted Rand index
# Three analysts put the same customers into six groups. Their groups are compared with the truth:
#
# | | customers whose number is that of the truth | adjusted Rand index |
# |---|---|---|
# | Ana | 9% | 0.72 |
# | Ben | 17% | 0.02 |
# | Chloe | 16% | −0.01 |
#
# - **a.** Ana's work is the worst: only 9% of her numbers are right.
# - **b.** Ana has found most of the groups and numbered them otherwise; Ben and Chloe did no better than chance.
# - **c.** Ana has put 72% of the customers into the right group.
# - **d.** Chloe has found the opposite of the truth: swap her groups and all is well.
# %% [markdown] id="task-12" lang="fr"
# ## 5.12 Choisir : lire l’indice de Rand ajusté
# Trois analystes rangent les mêmes clients dans six groupes. On compare leurs groupes à la vérité :
#
# | | clients dont le numéro est celui de la vérité | indice de Rand ajusté |
# |---|---|---|
# | Ana | 9 % | 0,72 |
# | Ben | 17 % | 0,02 |
# | Chloé | 16 % | −0,01 |
#
# - **a.** Le travail d’Ana est le plus mauvais : seulement 9 % de ses numéros sont bons.
# - **b.** Ana a trouvé l’essentiel des groupes et les a numérotés autrement ; Ben et Chloé n’ont pas fait mieux que le hasard.
# - **c.** Ana a mis 72 % des clients dans le bon groupe.
# - **d.** Chloé a trouvé le contraire de la vérité : il suffit d’échanger ses groupes.
# %% id="answer-12"
reading = ...  # solution: "b"
check("5.12", reading)
# %% [markdown] id="task-13" lang="en"
# ## 5.13 Choose several: what did the model invent?
# The table that the model was given, and the persona it wrote. Which sentences say something that is **not in the table**?
#
# | customers | share of customers | share of revenue | orders | net amount | days since last order | gift-wrapped |
# |---|---|---|---|---|---|---|
# | 2,400 | 13% | 9% | 3.1 | 148 euros | 96 | 70% |
#
# - **a.** "Camille is 34 and works in an office."
# - **b.** "She orders 3.1 times, for 148 euros in all."
# - **c.** "Seven of her orders out of ten are gifts to be wrapped."
# - **d.** "She and her like are 13% of customers and bring in 19% of revenue."
# - **e.** "A mother of two, she looks for ideas before birthdays."
# %% [markdown] id="task-13" lang="fr"
# ## 5.13 Choisir plusieurs réponses : qu’a inventé le modèle ?
# Le tableau qu’a reçu le modèle, et le persona qu’il a rédigé. Quelles phrases disent quelque chose qui n’est **pas dans le tableau** ?
#
# | clients | part des clients | part du chiffre d’affaires | commandes | montant net | jours depuis la dernière commande | avec emballage cadeau |
# |---|---|---|---|---|---|---|
# | 2 400 | 13 % | 9 % | 3,1 | 148 euros | 96 | 70 % |
#
# - **a.** « Camille a 34 ans et travaille dans un bureau. »
# - **b.** « Elle commande 3,1 fois, pour 148 euros en tout. »
# - **c.** « Sept de ses commandes sur dix sont des cadeaux à emballer. »
# - **d.** « Avec ses semblables, elle représente 13 % des clients et 19 % du chiffre d’affaires. »
# - **e.** « Mère de deux enfants, elle cherche des idées avant les anniversaires. »
# %% id="answer-13"
invented = ...  # solution: "a, d, e"
check("5.13", invented)
# %% [markdown] id="task-14" lang="en"
# ## 5.14 Write a persona that holds
# Do better than the model of 5.13, with the same row of the table. Your persona has **20 to 60 words** and **at least three numbers of
# the row**, in digits; it says nothing the row does not: no age, no job, no family, no other number. It goes between quotes.
# %% [markdown] id="task-14" lang="fr"
# ## 5.14 Rédiger un persona qui tient
# Faites mieux que le modèle de l’exercice 5.13, avec la même ligne du tableau. Votre persona compte **20 à 60 mots** et **au moins trois
# nombres de la ligne**, en chiffres ; il ne dit rien que la ligne ne dise : ni âge, ni métier, ni famille, ni autre nombre. Il va entre
# guillemets droits.
# %% id="answer-14"
persona = ...
# solution: L(
# solution:     "They buy to please somebody: 70% of their orders leave the shop gift-wrapped. "
# solution:     "They order 3.1 times, for 148 euros in all, and bring in 9% of revenue.",
# solution:     "Ils achètent pour faire plaisir : 70 % de leurs commandes partent en emballage cadeau. "
# solution:     "Ils commandent 3,1 fois, pour 148 euros en tout, et font 9 % des ventes.",
# solution: )
check("5.14", persona)
# %% [markdown] id="task-15" lang="en"
# ## 5.15 Compute: whom to mail, and for how much?
# A test with a control group says what an e-mail adds in each segment, in orders per 1,000 e-mails, with its interval. An order leaves
# **20 euros** of margin; 1,000 e-mails cost **50 euros**.
#
# | | customers | orders added per 1,000 e-mails | interval |
# |---|---|---|---|
# | **a.** bargain hunters | 3,000 | +20 | +12 to +28 |
# | **b.** quiet regulars | 4,000 | −21 | −29 to −13 |
# | **c.** window shoppers | 3,000 | +3 | −5 to +11 |
# | **d.** gift givers | 2,000 | +9 | +4 to +14 |
#
# Mail only the segments that earn money **even at the low end** of the interval. Which are they, and how many euros do you expect in all
# from one e-mail to each of their customers, costs taken off?
# %% [markdown] id="task-15" lang="fr"
# ## 5.15 Calculer : à qui écrire, et pour combien ?
# Un essai avec groupe témoin dit ce qu’un e-mail ajoute dans chaque segment, en commandes pour 1 000 e-mails, avec son intervalle. Une
# commande laisse **20 euros** de marge ; 1 000 e-mails coûtent **50 euros**.
#
# | | clients | commandes ajoutées pour 1 000 e-mails | intervalle |
# |---|---|---|---|
# | **a.** chasseurs de promotions | 3 000 | +20 | +12 à +28 |
# | **b.** habitués discrets | 4 000 | −21 | −29 à −13 |
# | **c.** curieux | 3 000 | +3 | −5 à +11 |
# | **d.** faiseurs de cadeaux | 2 000 | +9 | +4 à +14 |
#
# N’écrivez qu’aux segments qui rapportent **même au bas** de l’intervalle. Lesquels sont-ce, et combien d’euros attendez-vous en tout d’un
# e-mail à chacun de leurs clients, coûts déduits ?
# %% id="answer-15"
to_mail = ...  # solution: "a, d"
euros_in_all = ...  # solution: 3 * (20 * 20 - 50) + 2 * (9 * 20 - 50)
check("5.15", to_mail, euros_in_all)
# %% [markdown] id="task-16" lang="en"
# ## 5.16 Find the mistake: the segment that knew the future
# A colleague picks the best 20% of customers by what they spent over **both** years. "See how good our segment is at predicting: in the
# second year its customers spend so many times more than the others."
# %% [markdown] id="task-16" lang="fr"
# ## 5.16 Trouver l’erreur : le segment qui connaissait l’avenir
# Un collègue choisit les 20 % de meilleurs clients d’après leurs dépenses des **deux** années. « Voyez comme notre segment prédit bien :
# la deuxième année, ses clients dépensent tant de fois plus que les autres. »
# %% id="look-16"
days, cents = cleaned.lines["ordered_at"], cleaned.lines["amount_cents"]
buyer = cleaned.lines["customer_id"]
money = pd.DataFrame(
    {
        "year_1": cents[days < "2025-10-01"].groupby(buyer).sum(),
        "year_2": cents[days >= "2025-10-01"].groupby(buyer).sum(),
        "both": cents.groupby(buyer).sum(),
    }
).fillna(0)


# %% id="wrong-16"
def times_more(chosen_by):
    best = money[chosen_by].rank(pct=True) > 0.8
    return money["year_2"][best].mean() / money["year_2"][~best].mean()


round(times_more("both"), 1)
# %% [markdown] id="ask-16" lang="en"
# What is wrong, and **how many times more** do the customers spend in the second year who were chosen by what was known at its start?
#
# - **a.** Means must not be compared, only medians.
# - **b.** 20% is an arbitrary share.
# - **c.** The segment was chosen with the very spending it is said to predict.
# - **d.** Two years are too short to know a customer.
# %% [markdown] id="ask-16" lang="fr"
# Qu’est-ce qui ne va pas, et **combien de fois plus** dépensent, la deuxième année, les clients choisis d’après ce qu’on savait à son
# début ?
#
# - **a.** On ne compare pas des moyennes, seulement des médianes.
# - **b.** 20 %, c’est une part arbitraire.
# - **c.** Le segment a été choisi avec les dépenses mêmes qu’il est censé prédire.
# - **d.** Deux ans ne suffisent pas pour connaître un client.
# %% id="answer-16"
what_is_wrong = ...  # solution: "c"
honest_ratio = ...  # solution: times_more("year_1")
check("5.16", what_is_wrong, honest_ratio)
# %% [markdown] id="task-17" lang="en"
# ## 5.17 Compute: who will buy next year?
# Three customers, each with 52 weeks since the first purchase: the purchases that followed (`repeats`), and the week of the last one
# (`recency`). Put the letters in order, **the one expected to buy most in the next 52 weeks first**, and give the number of purchases
# expected of **b**. Both come from `model.expected(52, …)`, which takes `repeats`, `recency` and `age`.
# %% [markdown] id="task-17" lang="fr"
# ## 5.17 Calculer : qui achètera l’an prochain ?
# Trois clients, chacun 52 semaines après son premier achat : les achats qui ont suivi (`repeats`), et la semaine du dernier
# (`recency`). Mettez les lettres dans l’ordre, **en commençant par qui doit acheter le plus dans les 52 semaines à venir**, et donnez le
# nombre d’achats attendu de **b**. Les deux viennent de `model.expected(52, …)`, qui prend `repeats`, `recency` et `age`.
# %% id="look-17"
from atelier.segments import fit_bgnbd, purchase_history

history = purchase_history(cleaned.lines, until="2025-10-01")
model = fit_bgnbd(history["repeats"], history["recency"], history["age"])
three = {"repeats": [12, 4, 0], "recency": [20, 49, 0], "age": [52, 52, 52]}
pd.DataFrame(three, index=["a", "b", "c"])
# %% id="answer-17"
most_first = ...  # solution: "b c a"
expected_of_b = ...  # solution: float(model.expected(52, 4, 49, 52))
check("5.17", most_first, expected_of_b)
# %% [markdown] id="task-18" lang="en"
# ## 5.18 Order: a hundred million lines
# Your order lines no longer fit into memory. Put the steps in order.
#
# - **a.** assign all customers with that same model, one batch after the other
# - **b.** let the database add the lines up into one row a customer
# - **c.** compare the sizes of the segments in the sample and in the whole
# - **d.** fit scales and k-means on the sample
# - **e.** draw 50,000 customers by chance
# %% [markdown] id="task-18" lang="fr"
# ## 5.18 Ordonner : cent millions de lignes
# Vos lignes de commande ne tiennent plus en mémoire. Mettez les étapes dans l’ordre.
#
# - **a.** attribuer un segment à tous les clients avec ce même modèle, paquet après paquet
# - **b.** faire additionner les lignes par la base de données, jusqu’à une ligne par client
# - **c.** comparer la taille des segments dans l’échantillon et dans l’ensemble
# - **d.** ajuster les échelles et les k-moyennes sur l’échantillon
# - **e.** tirer 50 000 clients au hasard
# %% id="answer-18"
steps = ...  # solution: "b e d a c"
check("5.18", steps)
# %% [markdown] id="task-19" lang="en"
# ## 5.19 Choose, with a reason: how many segments?
# Real households now, with recency, orders and amount. For each k: the silhouette; its range on a cloud that has **no groups**
# (`null_low` to `null_high`); the agreement when customers are drawn again (`stability`, 1 is best); the customers of the smallest segment.
# Several answers are right. Give a **k** of the table whose groups come back (stability of 0.8 or more), and the **reason** that decides:
#
# - **a.** the curve of the spread bends there
# - **b.** the silhouette is highest there, so these groups exist in nature
# - **c.** the groups are weak whatever the k; among those that come back each time, it is the number my team can treat differently
# - **d.** more segments always describe customers better
# %% [markdown] id="task-19" lang="fr"
# ## 5.19 Choisir, avec une raison : combien de segments ?
# De vrais foyers, cette fois, avec récence, commandes et montant. Pour chaque k : la silhouette ; son étendue pour un nuage **sans aucun
# groupe** (`null_low` à `null_high`) ; l’accord quand on tire à nouveau les clients (`stability`, 1 au mieux) ; les clients du plus petit
# segment. Plusieurs réponses sont justes. Donnez un **k** du tableau dont on retrouve les groupes (stabilité de 0,8 ou plus), et la
# **raison** qui décide :
#
# - **a.** la courbe de la dispersion fait un coude à cet endroit
# - **b.** la silhouette y est la plus haute, ces groupes existent donc dans la nature
# - **c.** les groupes sont peu marqués quel que soit k ; parmi ceux qu’on retrouve à chaque fois, c’est le nombre que mon équipe peut traiter
#   différemment
# - **d.** plus il y a de segments, mieux les clients sont décrits
# %% id="look-19"
from atelier.segments import journey_lines, k_curves

households = rfm(journey_lines()).set_index("customer_id")[list(RFM)]
curves = k_curves(households, ks=[2, 3, 4, 6]).drop(columns="named")
curves
# %% id="answer-19"
segments_wanted = ...  # solution: 3
reason = ...  # solution: "c"
check("5.19", segments_wanted, reason, curves)
# %% [markdown] id="task-20" lang="en"
# ## 5.20 Your own file
# An export as one gets them: two columns have lost their names. The course says in one sentence what it cannot guess. Read it and look at
# the first lines, then say which column holds the **amounts**. Write its name after the colon, between quotes.
# %% [markdown] id="task-20" lang="fr"
# ## 5.20 Votre propre fichier
# Un export comme on en reçoit : deux colonnes ont perdu leur nom. Le cours dit en une phrase ce qu’il ne peut pas deviner. Lisez-la, regardez
# les premières lignes, puis dites quelle colonne contient les **montants**. Écrivez son nom après les deux-points, entre guillemets droits.
# %% id="plumbing-20" tags=["hide-code"]
# en: The export, written here for the exercise into a folder that is removed afterwards
# fr: L’export, écrit ici pour l’exercice dans un dossier supprimé ensuite
from pathlib import Path
from tempfile import TemporaryDirectory

from atelier.data import load_orders
from atelier.errors import AtelierError
from atelier.paths import course_root

own = pd.read_csv(
    course_root() / "datasets" / "segments" / L("orders_en.csv", "orders_fr.csv"),
    dtype=str,
    sep=L(",", ";"),
    encoding="utf-8-sig",
)
own = own.rename(columns={own.columns[-1]: "COL_6"})
own["COL_7"] = own[L("Quantity", "Quantité")].astype(int) * 10
folder = TemporaryDirectory()
my_file = Path(folder.name) / L("my_orders.csv", "mes_commandes.csv")
own.to_csv(my_file, index=False)
# %% id="look-20"
try:
    load_orders(my_file)
except AtelierError as sentence:
    print(sentence)
own.head(3)
# %% id="answer-20"
columns = {"amount": ...}  # solution: {"amount": "COL_6"}
check("5.20", columns)
# %% [markdown] id="next-20" lang="en"
# With this line the whole module runs on the file: `mine = load_orders(my_file, columns=columns)`, then `rfm(mine.table)`,
# `customer_features(mine)` and what follows. Put the path of a file of your own in place of `my_file`.
# %% [markdown] id="next-20" lang="fr"
# Avec cette ligne, tout le module fonctionne sur le fichier : `mine = load_orders(my_file, columns=columns)`, puis `rfm(mine.table)`,
# `customer_features(mine)` et la suite. Mettez le chemin d’un fichier à vous à la place de `my_file`.
# %% [markdown] id="hints" lang="en"
# Need a hint? Change the number below and run the cell; run it again for the next hint.
# %% [markdown] id="hints" lang="fr"
# Besoin d’un indice ? Changez le numéro ci-dessous et exécutez la cellule ; exécutez-la à nouveau pour l’indice suivant.
# %% id="hint"
hint("5.1")
