# %% [markdown] id="why" lang="en"
# ## Segments one can act on
# The shop Maison Brindille has two years of orders and one question: whom do we write to, and what? Somebody in the team has seen a
# tool that "finds your segments". Every tool finds segments, in any data, even where there are none.
#
# In this lesson you go the whole way, from the export to the decision, and at each step you see how it usually goes wrong. The shop
# is **fictional**: six kinds of customers were planted in it. We look for them as one would in life, and open the truth afterwards.
# %% [markdown] id="why" lang="fr"
# ## Des segments sur lesquels agir
# La boutique Maison Brindille a deux ans de commandes et une question : à qui écrire, et quoi ? Quelqu’un dans l’équipe a vu un
# outil qui « trouve vos segments ». Tout outil trouve des segments, dans toutes les données, même là où il n’y en a pas.
#
# Dans cette leçon, vous faites tout le chemin, de l’export à la décision, et à chaque étape vous voyez comment cela tourne mal
# d’habitude. La boutique est **fictive** : six sortes de clients y ont été plantées. Nous les cherchons comme dans la vie, et nous
# ouvrons la vérité après coup.
# %% id="begin"
import pandas as pd
from atelier import ask, quiz, start
from atelier.data import boutique
from atelier.segments import clean, shop_lines

start("05", L("en", "fr"))
pd.set_option("display.max_colwidth", 600)
lines = shop_lines()
lines.head(3)
# %% [markdown] id="clean" lang="en"
# ## 1. Clean first
# One row is one **line** of an order. Money is in whole cents, and a return is negative. An export like this one holds lines that no
# customer bought for themselves. `clean` sets them aside, keeps them in sight, and says why:
# %% [markdown] id="clean" lang="fr"
# ## 1. Nettoyer d’abord
# Une ligne du tableau est une **ligne** de commande. Les montants sont en centimes entiers, et un retour est négatif. Un tel export
# contient des lignes qu’aucun client n’a achetées pour soi. `clean` les met de côté, les garde visibles et dit pourquoi :
# %% id="clean-report"
cleaned = clean(lines)
cleaned
# %% [markdown] id="clean-effect" lang="en"
# About one line in a hundred. Does it matter? Compare the totals before and after, and look at the best customer:
# %% [markdown] id="clean-effect" lang="fr"
# Environ une ligne sur cent. Est-ce grave ? Comparez les totaux avant et après, et regardez le meilleur client :
# %% id="clean-totals"
from atelier.segments import cleaning_effect

cleaning_effect(lines, cleaned)
# %% [markdown] id="clean-why" lang="en"
# The "best customer" was a business that buys by the dozen. A campaign built for "our top customers" would have been built for a hotel.
# The other kinds are quieter: a cancelled order leaves its sale behind when only the cancellation is dropped, a line exported
# twice counts twice, a line without customer number belongs to nobody, postage is no product.
#
# In real life nobody knows how many bad lines there were. Here we know, because they were planted:
# %% [markdown] id="clean-why" lang="fr"
# Le « meilleur client » était un professionnel qui achète à la douzaine. Une campagne conçue pour « nos meilleurs clients » aurait été
# conçue pour un hôtel. Les autres sortes font moins de bruit : si l’on ne retire que l’annulation, la vente annulée reste ; une ligne
# exportée deux fois compte double ; une ligne sans numéro de client n’est à personne ; des frais de port ne sont pas un produit.
#
# Dans la vie, personne ne sait combien il y avait de mauvaises lignes. Ici on le sait, puisqu’elles ont été plantées :
# %% id="clean-planted"
from atelier.segments import planted_and_found

planted_and_found(cleaned)
# %% [markdown] id="clean-rules" lang="en"
# The rules are choices, and yours may differ: twelve pieces of one article is a hotel for a linen shop, and nothing special for a
# grocer. Change `wholesale_from=` for your trade, and read what was set aside before you trust the rest.
# %% [markdown] id="clean-rules" lang="fr"
# Les règles sont des choix, et les vôtres peuvent différer : douze pièces d’un article, c’est un hôtel pour une boutique de linge, et
# rien de spécial pour une épicerie. Adaptez `wholesale_from=` à votre métier, et lisez ce qui a été mis de côté avant de croire le reste.
# %% [markdown] id="rfm" lang="en"
# ## 2. Recency, frequency, monetary
# Three old and sturdy numbers: how many **days** since the last order, how many **orders**, how much **money** in all, returns
# taken off. Each becomes a score from 1 to 5, where 5 is best.
# %% [markdown] id="rfm" lang="fr"
# ## 2. Récence, fréquence, montant
# Trois nombres anciens et solides : combien de **jours** depuis la dernière commande, combien de **commandes**, combien d’**argent** en
# tout, retours déduits. Chacun devient un score de 1 à 5, où 5 est le mieux.
# %% id="rfm-table"
from atelier.tables import rfm

scores = rfm(cleaned.lines)
scores.head()
# %% [markdown] id="rfm-date" lang="en"
# ### Days since when?
# Not since today: the export ends on 30 September 2026, so the **day after the last day of data** is the reference. See what
# happens to "customers seen in the last 90 days" when the same file is opened a year later with the date of that day:
# %% [markdown] id="rfm-date" lang="fr"
# ### Des jours depuis quand ?
# Pas depuis aujourd’hui : l’export s’arrête le 30 septembre 2026, la référence est donc le **lendemain du dernier jour de données**.
# Voyez ce que deviennent les « clients vus depuis moins de 90 jours » quand on ouvre le même fichier un an plus tard, avec la date du
# jour :
# %% id="rfm-dates"
later = rfm(cleaned.lines, as_of="2027-10-01")
seen = {
    L("day after the data", "lendemain des données"): (scores.recency_days <= 90).sum(),
    L("a year later", "un an plus tard"): (later.recency_days <= 90).sum(),
}
pd.Series(seen, name=L("customers seen", "clients vus"))


# %% [markdown] id="rfm-ties" lang="en"
# ### Equal customers, equal scores
# Thousands of customers placed the same number of orders. A common recipe ranks them all the same, and lets **the order of the rows**
# decide who is better. We apply it twice, the second time after shuffling the rows, and count the customers whose score changes:
# %% [markdown] id="rfm-ties" lang="fr"
# ### À clients égaux, scores égaux
# Des milliers de clients ont passé le même nombre de commandes. Une recette courante les classe quand même, et laisse **l’ordre des
# lignes** décider qui est meilleur. Appliquons-la deux fois, la seconde après avoir mélangé les lignes, et comptons les clients dont le
# score change :
# %% id="rfm-ties-count"
def by_rank(table):
    rank = table.set_index("customer_id").orders.rank(method="first")
    return (pd.qcut(rank, 5, labels=False) + 1).sort_index()


shuffled = scores.sample(frac=1, random_state=1)
again = rfm(cleaned.lines.sample(frac=1, random_state=1))
changed = {
    L("ranked by row", "rang selon la ligne"): (by_rank(scores) != by_rank(shuffled)).sum(),
    L("our score", "notre score"): (scores.f_score != again.f_score).sum(),
}
pd.Series(changed, name=L("scores that change", "scores qui changent"))
# %% [markdown] id="rfm-ties-lesson" lang="en"
# Our score counts how many fifths of all customers one **beats**, strictly. Equal customers get equal scores; the price is that the five
# groups are not of the same size. That is right: the data have no better answer.
#
# ### The heat map
# Two scores on one page. In each cell, how many customers, and their share of the revenue:
# %% [markdown] id="rfm-ties-lesson" lang="fr"
# Notre score compte combien de cinquièmes des clients on **dépasse**, strictement. À clients égaux, scores égaux ; en échange, les cinq
# groupes n’ont pas la même taille. C’est juste : les données n’ont pas de meilleure réponse.
#
# ### La carte de chaleur
# Deux scores sur une page. Dans chaque case, le nombre de clients et leur part du chiffre d’affaires :
# %% id="heatmap"
from atelier.segments import lorenz_chart, rfm_heatmap, top_shares

rfm_heatmap(scores)
# %% [markdown] id="heatmap-read" lang="en"
# Read the corners. Top right: they come often and came lately. Bottom right: they came often and have gone quiet, few and
# worth a call. Bottom left: the many who came once, long ago. How much hangs on the best ones?
# %% [markdown] id="heatmap-read" lang="fr"
# Lisez les coins. En haut à droite : ils viennent souvent et sont venus récemment. En bas à droite : ils venaient souvent et se taisent,
# peu nombreux, à rappeler. En bas à gauche : les nombreux clients venus une fois, il y a longtemps. Quel poids ont les meilleurs ?
# %% id="lorenz"
lorenz_chart(scores.net_cents)
# %% id="lorenz-table"
top_shares(scores.net_cents).round(3)
# %% [markdown] id="lorenz-lesson" lang="en"
# The famous "80/20" is a saying, not a law: read yours off the curve. And `net_cents` is what customers brought **so far**: what
# they will still bring is another question, see part 8.
# %% [markdown] id="lorenz-lesson" lang="fr"
# Le fameux « 80/20 » est un dicton, pas une loi : lisez le vôtre sur la courbe. Et `net_cents` est ce que les clients ont rapporté
# **jusqu’ici** : ce qu’ils rapporteront encore est une autre question, voir la partie 8.
# %% [markdown] id="trap" lang="en"
# ## 3. A perfect score, and worthless
# Now let a program form the groups. **k-means** puts *k* centres among the customers, gives each customer to the nearest centre, moves
# the centres, and starts again until nothing moves. How good are the groups? The **silhouette** says, from −1 to 1: near 1,
# customers are far closer to their own group than to the next.
#
# Let us do what many notebooks do: take the three numbers as they are, uncleaned, and ask for two groups.
# %% [markdown] id="trap" lang="fr"
# ## 3. Une note parfaite, et sans valeur
# Laissons maintenant un programme former les groupes. Les **k-moyennes** posent *k* centres parmi les clients, donnent chaque client au
# centre le plus proche, déplacent les centres, et recommencent jusqu’à ce que rien ne bouge. Les groupes sont-ils bons ? La
# **silhouette** le dit, de −1 à 1 : près de 1, les clients sont bien plus proches de leur groupe que du suivant.
#
# Faisons comme beaucoup de notebooks : prenons les trois nombres tels quels, sans nettoyer, et demandons deux groupes.
# %% id="trap-try"
from atelier.segments import RFM, customer_features, find_segments, silhouette

dirty = customer_features(lines.dropna(subset="customer_id"))[list(RFM)]
as_they_are = find_segments(dirty, 2, log=False, scale=False)
print(L("silhouette", "silhouette"), silhouette(dirty, as_they_are, log=False, scale=False))
as_they_are.value_counts()
# %% [markdown] id="trap-why" lang="en"
# A silhouette close to 1, and a "segment" of a handful of businesses. Nothing was discovered: amounts run into millions of
# **cents**, days and orders into hundreds, so the distance between two customers *is* their difference in money. The share of each
# number in that distance:
# %% [markdown] id="trap-why" lang="fr"
# Une silhouette proche de 1, et un « segment » d’une poignée de professionnels. Rien n’a été découvert : les montants se comptent en
# millions de **centimes**, les jours et les commandes en centaines ; la distance entre deux clients *est* donc leur écart d’argent.
# Part de chaque nombre dans cette distance :
# %% id="trap-share"
spread = dirty.var() / dirty.var().sum()
(spread * 100).round(4).astype(str) + " %"
# %% [markdown] id="scale" lang="en"
# Two remedies, in this order. The **logarithm** counts in multiples: from 10 to 20 euros is as far as from 1,000 to 2,000. Then
# **one scale**: each number minus its mean, divided by its usual spread, so that all weigh the same.
# %% [markdown] id="scale" lang="fr"
# Deux remèdes, dans cet ordre. Le **logarithme** compte en multiples : de 10 à 20 euros, il y a aussi loin que de 1 000 à 2 000.
# Puis **une seule échelle** : chaque nombre moins sa moyenne, divisé par son écart habituel ; tous pèsent alors autant.
# %% id="scale-try"
features = customer_features(cleaned.lines, boutique("sessions"))
three = features[list(RFM)]
fair = find_segments(three, 2)
print(L("silhouette", "silhouette"), silhouette(three, fair))
fair.value_counts()
# %% [markdown] id="scale-lesson" lang="en"
# The silhouette fell, and the result is better: it speaks of all customers. A number that measures how well *this* picture
# is separated cannot say whether it was the right picture.
# %% [markdown] id="scale-lesson" lang="fr"
# La silhouette a baissé, et le résultat est meilleur : il parle de tous les clients. Un nombre qui mesure si *cette* image est bien
# découpée ne peut pas dire si c’était la bonne image.
# %% [markdown] id="features" lang="en"
# ## 4. Better features, then: how many?
# Recency, frequency and amount say how *much* somebody buys. They do not say **how**: with a promo code, as a gift, sending half of it
# back, after long browsing. The shop knows all that. Seven features, one row a customer:
# %% [markdown] id="features" lang="fr"
# ## 4. De meilleures caractéristiques, et combien de segments ?
# Récence, fréquence et montant disent *combien* quelqu’un achète. Ils ne disent pas **comment** : avec un code promo, pour offrir, en
# renvoyant la moitié, après de longues visites. La boutique sait tout cela. Sept caractéristiques, une ligne par client :
# %% id="features-table"
features.head(4).round(2)
# %% [markdown] id="curves" lang="en"
# How many segments? One curve alone misleads, so we draw four:
#
# - **Separated?** The silhouette, with a band: what the same method finds in data drawn from *one single cloud*, without any segment.
#   Above the band there is something to find; inside it, you are cutting a cloud in slices.
# - **Found again?** We draw the customers anew, with replacement, form the groups again, and compare.
# - **Large enough?** The size of the smallest segment.
# - **Different?** How many segments differ from the average clearly, and each in its own way.
# %% [markdown] id="curves" lang="fr"
# Combien de segments ? Une seule courbe trompe, traçons-en quatre :
#
# - **Séparés ?** La silhouette, avec une bande : ce que la même méthode trouve dans des données tirées d’*un seul nuage*, sans aucun
#   segment. Au-dessus de la bande, il y a quelque chose à trouver ; dedans, on découpe un nuage en tranches.
# - **Retrouvés ?** On retire les clients au hasard, avec remise, on reforme les groupes, et on compare.
# - **Assez grands ?** La taille du plus petit segment.
# - **Distincts ?** Combien de segments s’écartent nettement de la moyenne, chacun à sa manière.
# %% id="curves-chart"
from atelier.segments import curves_chart, k_curves

curves_chart(k_curves(features))
# %% [markdown] id="curves-lesson" lang="en"
# Which numbers can be ruled out: those that are not found again, whose smallest segment is too small to work with, or
# whose segments cannot be told apart in words. Several usually remain, and the last word belongs to **you**: how many different
# campaigns can the team write and keep up? "Six, because the curve bends there" is no reason. "Six: found again, all large enough,
# each with its own signature, and we can serve six" is one.
# %% [markdown] id="curves-lesson" lang="fr"
# Quels nombres éliminer : ceux qu’on ne retrouve pas, dont le plus petit segment est trop petit pour travailler, ou dont les segments ne
# se distinguent pas avec des mots. Il en reste souvent plusieurs, et le dernier mot est à **vous** : combien de campagnes différentes
# l’équipe peut-elle écrire et tenir ? « Six, parce que la courbe fait un coude » n’est pas une raison. « Six : on les retrouve, tous sont
# assez grands, chacun a sa signature, et nous savons en servir six » en est une.
# %% [markdown] id="truth" lang="en"
# ## 5. Opening the truth
# We chose six. Here, and only here, we can open the envelope: `true_segments` holds what was planted. The **adjusted Rand index**
# compares two ways to group: 1 when they are the same, about 0 when they agree no better than chance.
# %% [markdown] id="truth" lang="fr"
# ## 5. Ouvrir l’enveloppe
# Nous en avons choisi six. Ici, et seulement ici, on peut ouvrir l’enveloppe : `true_segments` contient ce qui a été planté. L’**indice
# de Rand ajusté** compare deux façons de grouper : 1 quand elles sont les mêmes, environ 0 quand elles ne s’accordent pas mieux qu’au
# hasard.
# %% id="truth-index"
from atelier.segments import agreement, true_segments

truth = true_segments()
segments = find_segments(features, 6)
pd.Series(
    {
        L("three numbers (RFM)", "trois nombres (RFM)"): agreement(find_segments(three, 6), truth),
        L("seven features", "sept caractéristiques"): agreement(segments, truth),
    }
)
# %% [markdown] id="truth-lesson" lang="en"
# Neither k nor the algorithm made the difference, but **what was measured**. Two customers with equal R, F and M, one buying gifts
# at full price, one hunting promotions, are one and the same for an RFM table. Where do the errors lie?
# %% [markdown] id="truth-lesson" lang="fr"
# Ni k ni l’algorithme n’ont fait la différence, mais **ce qui a été mesuré**. Deux clients de mêmes R, F et M, l’un qui offre au prix
# fort, l’autre qui chasse les promotions, n’en font qu’un pour un tableau RFM. Où sont les erreurs ?
# %% id="truth-confusion"
from atelier.segments import confusion_chart

confusion_chart(segments, truth)
# %% [markdown] id="stable" lang="en"
# ### A number that stays
# k-means numbers its groups at random: "segment 3" of this month may be "segment 5" of the next, and a mailing goes to the wrong
# people. So ours are numbered by **mean amount a customer**, the highest first. We form them again, rows shuffled, from another
# starting point, and look at who keeps the number:
# %% [markdown] id="stable" lang="fr"
# ### Un numéro qui reste
# Les k-moyennes numérotent leurs groupes au hasard : le « segment 3 » de ce mois peut être le « segment 5 » du suivant, et un envoi part
# aux mauvaises personnes. Les nôtres sont donc numérotés selon le **montant moyen par client**, le plus élevé d’abord. Reformons-les,
# lignes mélangées, d’un autre point de départ, et regardons qui garde son numéro :
# %% id="stable-check"
refitted = find_segments(features.sample(frac=1, random_state=2), 6, seed=7)
same = (refitted.reindex(segments.index) == segments).mean()
print(L(f"{same * 1000:.0f} in 1,000", f"{same * 1000:.0f} sur 1 000"))
# %% [markdown] id="profiles" lang="en"
# ## 6. Who are they?
# A profile in numbers: sizes and averages, no customer. From here on, this table is all we share.
# %% [markdown] id="profiles" lang="fr"
# ## 6. Qui sont-ils ?
# Un profil en chiffres : des tailles et des moyennes, aucun client. À partir d’ici, nous ne partageons plus que ce tableau.
# %% id="profiles-table"
from atelier.segments import profile, profile_chart, segment_names

averages = profile(features, segments)
averages
# %% id="profiles-chart"
profile_chart(features, segments)
# %% [markdown] id="profiles-lesson" lang="en"
# The further from zero, the more a feature sets the segment apart. The whiskers are short, because thousands of customers stand behind each
# mean: they say how sure the *average* is, not that every customer is like it, nor that the border between two segments is sharp.
#
# ### A persona, from averages only
# Now the language model may help: a name, two sentences. The prompt holds one row of the table above. Read it: no customer is in it.
# %% [markdown] id="profiles-lesson" lang="fr"
# Plus c’est loin de zéro, plus la caractéristique distingue le segment. Les traits sont courts, car chaque moyenne repose sur des
# milliers de clients : ils disent si la *moyenne* est sûre, pas que chaque client lui ressemble, ni que la frontière entre deux segments
# est nette.
#
# ### Un persona, à partir de seules moyennes
# Le modèle de langue peut maintenant aider : un nom, deux phrases. Le prompt contient une ligne du tableau. Lisez-le : aucun client
# n’y figure.
# %% id="persona-prompt"
from atelier.segments import holds_no_customer, persona_prompt

prompts = [persona_prompt(row) for _, row in averages.iterrows()]
print(prompts[2])
print(all(holds_no_customer(prompt, features) for prompt in prompts))
# %% id="persona-ask"
personas = pd.Series([ask(prompt, max_tokens=90) for prompt in prompts], index=averages.index)
personas.to_frame(L("persona", "persona"))
# %% [markdown] id="audit" lang="en"
# They read well, and that is the danger. Two questions that code can answer: is **every number** in the row, and is anything said about
# **the customers** that the row does not say (age, sex, income, job, family, place, app or social network, motive)?
# %% [markdown] id="audit" lang="fr"
# Cela se lit bien, et c’est là le danger. Deux questions auxquelles du code sait répondre : **chaque nombre** est-il dans la ligne, et
# dit-on des **clients** ce que la ligne ne dit pas (âge, sexe, revenu, métier, famille, lieu, appli ou réseau social, motif) ?
# %% id="audit-table"
from atelier.segments import audit_persona


def audited(texts):
    scores = [audit_persona(texts[segment], averages.loc[segment]) for segment in texts.index]
    return [[score.passed, str(score.reason)] for score in scores]


columns = [L("passed", "réussi"), L("reason", "raison")]
pd.DataFrame(audited(personas), index=personas.index, columns=columns)
# %% [markdown] id="again" lang="en"
# And when asked again? We repeat the request at temperature 0.7, where wording may vary. Facts should not:
# %% [markdown] id="again" lang="fr"
# Et si l’on redemande ? Répétons la demande à la température 0,7, où les mots peuvent changer. Les faits ne devraient pas :
# %% id="again-ask"
from atelier.segments import same_facts

second = pd.Series(
    [ask(prompt, temperature=0.7, max_tokens=90) for prompt in prompts], index=averages.index
)
pairs = zip(personas, second, strict=True)
comparison = pd.DataFrame({L("persona", "persona"): second})
comparison[L("same numbers", "mêmes nombres")] = [same_facts(one, two) for one, two in pairs]
comparison[columns] = audited(second)
comparison
# %% [markdown] id="again-lesson" lang="en"
# Read the reasons. What the audit refuses goes back, or is replaced. What it lets through must still be read by somebody: a right
# number with the wrong meaning ("send back 5%" written as "5% discount") passes. And a persona is an *average with a name*: nobody
# is the average customer, so test a campaign on customers, not on a persona.
#
# Without a model, a rule does the job. It is dull, and never invents:
# %% [markdown] id="again-lesson" lang="fr"
# Lisez les raisons. Ce que le contrôle refuse repart, ou est remplacé. Ce qu’il laisse passer doit encore être lu par quelqu’un : un
# nombre juste avec le mauvais sens (« renvoient 5 % » devenu « 5 % de remise ») passe. Et un persona est une *moyenne avec un nom* :
# personne n’est le client moyen ; on teste donc une campagne sur des clients, pas sur un persona.
#
# Sans modèle, une règle fait l’affaire. Elle est fade, et n’invente jamais :
# %% id="fallback"
from atelier.segments import rule_persona, signatures

marks = signatures(features, segments)
names = segment_names(features, segments)
by_rule = [rule_persona(averages.loc[segment], marks[segment]) for segment in averages.index]
pd.Series(by_rule, index=names).to_frame(L("persona by rule", "persona par règle"))
# %% [markdown] id="value" lang="en"
# ## 7. What to do with each segment
# A segment is worth something when **an action changes something in it**. Our shop does one thing right: a fifth of its customers, drawn by
# lot, never gets the campaigns. This **control group** shows what happens without e-mail.
#
# One precaution: we form the segments on the **first** year and look at the campaigns of the **second**. Whoever forms segments
# from purchases and then "discovers" that they buy differently has discovered nothing. With a year of data we ask for five.
# %% [markdown] id="value" lang="fr"
# ## 7. Que faire de chaque segment
# Un segment vaut quelque chose quand **une action y change quelque chose**. Notre boutique fait une chose bien : un cinquième de ses
# clients, tiré au sort, ne reçoit jamais les campagnes. Ce **groupe témoin** montre ce qui se passe sans e-mail.
#
# Une précaution : nous formons les segments sur la **première** année et regardons les campagnes de la **seconde**. Qui forme des
# segments à partir d’achats puis « découvre » qu’ils achètent différemment n’a rien découvert. Avec un an de données, on en demande cinq.
# %% id="value-effects"
from atelier.segments import email_effects

split = "2025-10-01"
first_year = customer_features(cleaned.lines, boutique("sessions"), as_of=split)
early = find_segments(first_year, 5)
effects = email_effects(boutique("contacts"), early)
effects
# %% [markdown] id="value-read" lang="en"
# `effect_points` is the share of customers who buy within 7 days, mailed minus control. `low` and `high` are wide enough for all
# segments **together**: with several looked at, one is bound to stand out by chance.
#
# From effect to euros takes assumptions, so we write them down. Change them:
# %% [markdown] id="value-read" lang="fr"
# `effect_points` est la part de clients qui achètent dans les 7 jours, destinataires moins témoins. `low` et `high` sont assez larges
# pour tous les segments **ensemble** : quand on en regarde plusieurs, l’un sort toujours du lot par hasard.
#
# De l’effet aux euros, il faut des hypothèses, alors nous les écrivons. Changez-les :
# %% id="value-table"
from atelier.segments import action_values, values_chart

margin, cost_of_an_email = 0.40, 0.02
basket = profile(first_year, early)["mean_basket"]
values = action_values(effects, basket, margin=margin, cost=cost_of_an_email)
values
# %% id="value-chart"
values_chart(values, segment_names(first_year, early))
# %% [markdown] id="value-lesson" lang="en"
# The value of 1,000 e-mails, with its range. Where the whole range is above zero, send; where all of it is below, **silence pays**; in between,
# test on more people. A mean over everybody would have hidden a segment that buys *less* when it is written to.
# %% [markdown] id="value-lesson" lang="fr"
# La valeur de 1 000 e-mails, avec sa fourchette. Là où toute la fourchette est au-dessus de zéro, on envoie ; là où elle est toute en
# dessous, **le silence rapporte** ; entre les deux, on teste sur plus de monde. Une moyenne générale aurait caché un segment qui achète
# *moins* quand on lui écrit.
# %% [markdown] id="clv" lang="en"
# ## 8. What a customer will still buy
# The past amount is not the **lifetime value**. Somebody with eight orders and a year of silence may have left; somebody with two,
# last week, may just be starting. BG/NBD (Fader, Hardie and Lee, 2005) describes it with two stories: everyone buys at a pace of their own, and
# after each purchase may leave for good. Four numbers are fitted; we fit them on the first year only.
# %% [markdown] id="clv" lang="fr"
# ## 8. Ce qu’un client achètera encore
# Le montant passé n’est pas la **valeur vie client**. Quelqu’un qui a huit commandes et un an de silence est peut-être parti ; quelqu’un
# qui en a deux, la semaine dernière, commence peut-être. BG/NBD (Fader, Hardie et Lee, 2005) le raconte en deux histoires : chacun achète
# à son rythme, et après chaque achat peut partir pour de bon. Quatre nombres sont ajustés ; sur la première année seulement.
# %% id="clv-fit"
from atelier.segments import bought_in, fit_bgnbd, holdout_chart, purchase_history

history = purchase_history(cleaned.lines, until=split)
model = fit_bgnbd(history.repeats, history.recency, history.age)
weeks = 365 / 7
expected = pd.Series(
    model.expected(weeks, history.repeats, history.recency, history.age), index=history.index
)
history.assign(expected=expected).head(4).round(2)
# %% [markdown] id="clv-check" lang="en"
# Purchases are days with an order, time is in weeks. Now the test that most slides about lifetime value leave out: what did these customers
# **really** buy in the second year?
# %% [markdown] id="clv-check" lang="fr"
# Un achat est un jour avec commande, le temps est en semaines. Voici l’épreuve que la plupart des présentations sur la valeur vie
# client oublient : qu’ont **vraiment** acheté ces clients la seconde année ?
# %% id="clv-chart"
bought = bought_in(cleaned.lines, split, "2026-10-01").reindex(history.index)
holdout_chart(expected, bought, history.repeats)
# %% id="clv-totals"
pd.Series({L("expected", "attendus"): expected.sum(), L("real", "réels"): bought.sum()}).round(-2)
# %% [markdown] id="clv-lesson" lang="en"
# Look at two things. Does the **order** hold: do those expected to buy more buy more? And does the **level**? The model knows no
# seasons and no campaigns: a year that begins with Christmas looks to it like customers leaving. And its first purchase is the first *in the file*.
# Use it to rank, and correct the level by what the test shows.
#
# Value is purchases times basket. A mean basket of one order is a matter of luck, so it is drawn towards the mean of all:
# %% [markdown] id="clv-lesson" lang="fr"
# Regardez deux choses. L’**ordre** tient-il : ceux dont on attend plus achètent-ils plus ? Et le **niveau** ? Le modèle ne connaît ni
# saisons ni campagnes : une année qui commence par Noël ressemble pour lui à des clients qui partent. Et son premier achat est le premier *du
# fichier*. Servez-vous-en pour classer, et corrigez le niveau d’après l’épreuve.
#
# La valeur, ce sont les achats fois le panier. Un panier moyen sur une seule commande tient du hasard : on le rapproche de la moyenne
# de tous :
# %% id="clv-value"
from atelier.segments import expected_basket

baskets = expected_basket(cleaned.lines[cleaned.lines.ordered_at < split])
worth = expected * baskets.expected_cents.reindex(history.index) / 100 * margin
by_segment = worth.groupby(early.reindex(worth.index)).agg(["size", "mean"])
by_segment.columns = [
    L("customers", "clients"),
    L("margin next year, each", "marge à un an, chacun"),
]
by_segment.round(0).astype(int)
# %% [markdown] id="large" lang="en"
# ## 9. A million customers
# The file was small. We now generate **a million** customers, several million order lines, in a folder that is removed at the
# end, and run the *same* `rfm`. It gets the folder instead of a table: the lines are never all in memory.
# %% [markdown] id="large" lang="fr"
# ## 9. Un million de clients
# Le fichier était petit. Générons **un million** de clients, plusieurs millions de lignes de commande, dans un dossier supprimé à la
# fin, et lançons le *même* `rfm`. Il reçoit le dossier au lieu d’un tableau : les lignes ne sont jamais toutes en mémoire.
# %% id="large-run"
from tempfile import TemporaryDirectory

from atelier.tables import generated_lines

with TemporaryDirectory() as folder:
    big = rfm(generated_lines(1_000_000, folder))
print(L("customers with an order:", "clients avec une commande :"), len(big))
top_shares(big.net_cents).round(3)
# %% [markdown] id="large-assign" lang="en"
# k-means on all of them? Not needed: we form the segments on a **sample** of 50,000, then give every customer to the nearest centre, part
# by part. The sample draws the map; the rest only finds its place on it.
# %% [markdown] id="large-assign" lang="fr"
# Des k-moyennes sur tous ? Inutile : on forme les segments sur un **échantillon** de 50 000, puis on donne chaque client au centre le
# plus proche, morceau par morceau. L’échantillon dessine la carte ; les autres n’y cherchent que leur place.
# %% id="large-assign-run"
from atelier.tables import assign_from_sample
from sklearn.cluster import KMeans
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

model = make_pipeline(StandardScaler(), KMeans(4, n_init=2, random_state=0))
score_columns = ["r_score", "f_score", "m_score"]
assigned = assign_from_sample(big, score_columns, model)
big[score_columns].groupby(assigned.labels).mean().sort_values("m_score").round(1)
# %% [markdown] id="cost" lang="en"
# What does it cost when the lines grow a hundredfold? Measured once, for four tools doing the same work (`atelier` is ours):
# %% [markdown] id="cost" lang="fr"
# Que coûte tout cela quand les lignes centuplent ? Mesuré une fois, pour quatre outils qui font le même travail (`atelier` est le
# nôtre) :
# %% id="cost-chart"
from atelier.segments import cost_chart
from atelier.tables import rfm_costs

cost_chart(rfm_costs())
# %% [markdown] id="sql" lang="en"
# Time grows in proportion, memory decides: a tool that holds all the lines stops where the memory does. When should one leave the laptop?
# When the lines no longer fit on its disk, when the data **may not leave** the warehouse, or when the table must be fresh every
# hour. Then your data team runs the same query there. Here is the beginning of its text for one
# kind of warehouse, and its number of lines (not executed here):
# %% [markdown] id="sql" lang="fr"
# Le temps croît en proportion, c’est la mémoire qui décide : un outil qui tient toutes les lignes s’arrête là où elle s’arrête. Quand
# quitter l’ordinateur portable ? Quand les lignes ne tiennent plus sur son disque, quand les données **ne doivent pas sortir** de
# l’entrepôt, ou quand le tableau doit être frais toutes les heures. Votre équipe data y lance alors la même requête. En voici le début pour
# une sorte d’entrepôt, et le nombre de lignes (non exécuté ici) :
# %% id="sql-text"
from atelier.tables import rfm_sql

text = rfm_sql("bigquery").splitlines()
print(*text[:22], "…", sep="\n")
print(len(text))
# %% [markdown] id="real" lang="en"
# ## 10. The same on real people
# A planted shop is kinder than life. **Complete Journey** holds a year of baskets of 2,469 real American households. Same functions; there
# quantities may be litres of petrol, so nobody is a wholesaler by the dozen:
# %% [markdown] id="real" lang="fr"
# ## 10. La même chose sur de vraies personnes
# Une boutique plantée est plus aimable que la vie. **Complete Journey** contient un an de paniers de 2 469 vrais foyers américains. Mêmes
# fonctions ; les quantités peuvent y être des volumes d’essence, on n’y cherche donc pas de grossiste à la douzaine :
# %% id="real-clean"
from atelier.segments import journey_lines

journey = clean(journey_lines(), wholesale_from=None)
households = customer_features(journey.lines)[list(RFM)]
households.describe().loc[["count", "min", "50%", "max"]].astype(int)
# %% id="real-curves"
curves_chart(k_curves(households, ks=range(2, 7)))
# %% id="real-profile"
profile(households, find_segments(households, 3))
# %% [markdown] id="real-lesson" lang="en"
# Compare with section 4. How far above the band is the silhouette? Are the same segments found again? Where the two are close,
# the honest sentence is: "these households form **a continuum**, from rare to frequent; we cut it in three because we have three
# offers, not because there are three kinds of people". There is no envelope to open here, as there is none in your company.
# %% [markdown] id="real-lesson" lang="fr"
# Comparez avec la partie 4. De combien la silhouette dépasse-t-elle la bande ? Retrouve-t-on les mêmes segments ? Là où les deux sont
# proches, la phrase honnête est : « ces foyers forment **un continuum**, du rare au fréquent ; nous le coupons en trois parce que nous
# avons trois offres, pas parce qu’il y a trois sortes de gens ». Ici, pas d’enveloppe à ouvrir, pas plus que dans votre entreprise.
# %% [markdown] id="own" lang="en"
# ## 11. Your own file
# An export of orders, CSV or Excel, is enough: `load_orders` reads it, checks it and says what it did. Put the name of your file in
# place of ours, and run the cells.
# %% [markdown] id="own" lang="fr"
# ## 11. Votre propre fichier
# Un export de commandes, CSV ou Excel, suffit : `load_orders` le lit, le vérifie et dit ce qu’il a fait. Mettez le nom de votre fichier
# à la place du nôtre, et lancez les cellules.
# %% id="own-load"
from atelier.data import load_orders
from atelier.paths import course_root

my_file = course_root() / "datasets" / "segments" / L("orders_en.csv", "orders_fr.csv")
mine = load_orders(my_file)
mine
# %% [markdown] id="own-copies" lang="en"
# One decision is yours. "The same as an earlier one" may be an error of the export, or two soaps bought on two lines: without line
# numbers nobody can tell. We keep such lines; with `drop_copies=True`, `clean` sets them aside. If the two give different best
# customers, look at the lines.
# %% [markdown] id="own-copies" lang="fr"
# Une décision vous revient. « Identique à une ligne précédente » peut être une erreur de l’export, ou deux savons achetés sur deux
# lignes : sans numéro de ligne, personne ne peut le dire. Nous gardons ces lignes ; avec `drop_copies=True`, `clean` les met de côté. Si
# les deux donnent des meilleurs clients différents, regardez les lignes.
# %% id="own-clean"
my_lines = clean(mine, drop_copies=False)
my_lines
# %% id="own-heatmap"
rfm_heatmap(rfm(my_lines.lines))
# %% id="own-curves"
my_features = customer_features(my_lines.lines)
curves_chart(k_curves(my_features, ks=range(2, 7)))
# %% id="own-segments"
my_segments = find_segments(my_features, 3)
profile(my_features, my_segments).rename(index=segment_names(my_features, my_segments))
# %% [markdown] id="own-missing" lang="en"
# And when a column is missing? One sentence says which, and what to do:
# %% [markdown] id="own-missing" lang="fr"
# Et s’il manque une colonne ? Une phrase dit laquelle, et quoi faire :
# %% id="own-fault" tags=["raises-exception"]
clean(mine.table.drop(columns="amount_cents"))
# %% [markdown] id="end" lang="en"
# A file of one shop, of one year, holds less than this lesson's. Say so when you present it: how many customers, which period, what was set
# aside, why this number of segments, and what would prove you wrong.
# %% [markdown] id="end" lang="fr"
# Le fichier d’une boutique, d’une année, en contient moins que celui de cette leçon. Dites-le quand vous le présentez : combien de
# clients, quelle période, ce qui a été mis de côté, pourquoi ce nombre de segments, et ce qui vous donnerait tort.
# %% [markdown] id="quiz-prose" lang="en"
# ## Check yourself
# %% [markdown] id="quiz-prose" lang="fr"
# ## Faites le point
# %% id="quiz"
quiz("05")
