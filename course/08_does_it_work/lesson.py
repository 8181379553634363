# %% [markdown] id="why" lang="en"
# ## It went up. Because of us?
# Every agency report has a curve that goes up. Whether it went up *because of* the campaign is another question, and most reports
# do not ask it. This module is about that question: what would have happened without us?
#
# The shop Maison Brindille is fictional, so we know the answer: the effect of its e-mails was planted. You look for it as one does in
# life, and open the truth afterwards. Where we say that a habit misleads, you do not have to believe it: you see it happen thousands
# of times, on tests in which nothing works.
# %% [markdown] id="why" lang="fr"
# ## Ça a monté. Grâce à nous ?
# Tout bilan d’agence a une courbe qui monte. Est-elle montée *grâce à* la campagne ? C’est une autre question, que la plupart des bilans
# ne posent pas. Ce module porte sur cette question : que se serait-il passé sans nous ?
#
# La boutique Maison Brindille est fictive, donc nous connaissons la réponse : l’effet de ses e-mails a été planté. Vous le cherchez
# comme dans la vie, et vous ouvrez la vérité après coup. Quand nous disons qu’une habitude trompe, inutile de nous croire sur parole :
# vous la voyez à l’œuvre des milliers de fois, sur des tests où rien ne marche.
# %% id="begin"
import pandas as pd
from atelier import claim, quiz, start
from atelier.data import boutique

start("08", L("en", "fr"))
pd.set_option("display.max_colwidth", 200)
contacts = boutique("contacts")
contacts[["campaign_id", "customer_id", "held_out", "opened", "bought_7d"]].head(3)
# %% [markdown] id="openers" lang="en"
# ## 1. Compare with whom?
# One row is one customer chosen for one campaign. A fifth of the customers, drawn by chance, **never get the e-mails**: they are the
# **control group**, or hold-out (`held_out`). `bought_7d` says who ordered within seven days.
#
# The first idea of most reports: those who opened the e-mail against those who did not.
# %% [markdown] id="openers" lang="fr"
# ## 1. Comparer avec qui ?
# Une ligne, c’est un client choisi pour une campagne. Un cinquième des clients, tirés au sort, **ne reçoivent jamais les e-mails** :
# c’est le **groupe témoin** (`held_out`). `bought_7d` dit qui a commandé dans les sept jours.
#
# Première idée de la plupart des bilans : ceux qui ont ouvert l’e-mail contre ceux qui ne l’ont pas ouvert.
# %% id="openers-try"
mailed = contacts[~contacts["held_out"]]
control = contacts[contacts["held_out"]]
who = {
    L("opened", "ont ouvert"): mailed[mailed["opened"]],
    L("did not open", "n’ont pas ouvert"): mailed[~mailed["opened"]],
    L("mailed, opened or not", "destinataires, ouvert ou non"): mailed,
    L("control group", "groupe témoin"): control,
}
bought = {name: round(100 * part["bought_7d"].mean(), 2) for name, part in who.items()}
pd.Series(bought, name=L("bought, %", "acheteurs, %"))
# %% [markdown] id="openers-read" lang="en"
# The openers chose themselves. Who opens is interested already, or has a mailbox that opens everything by itself: the first two rows
# compare two kinds of people, not an e-mail with no e-mail. The last two rows differ by **chance and the e-mail alone**, because a draw
# decided who is in which. That is why nobody may be taken out of a row afterwards, not even those who never opened: the comparison is
# between everybody who *was to be* mailed and everybody who was not.
# %% [markdown] id="openers-read" lang="fr"
# Ceux qui ouvrent se sont choisis eux-mêmes. Qui ouvre est déjà intéressé, ou possède une messagerie qui ouvre tout d’elle-même : les
# deux premières lignes comparent deux sortes de gens, pas un e-mail à son absence. Les deux dernières ne diffèrent que **par le hasard
# et par l’e-mail**, puisqu’un tirage au sort a décidé qui va où. C’est pourquoi on ne retire personne après coup, pas même ceux qui
# n’ont jamais ouvert : on compare tous ceux qui *devaient* recevoir l’e-mail à tous ceux qui ne devaient pas.
# %% [markdown] id="points" lang="en"
# ### Points or percent?
# The difference between those two rows can be told in two ways. Both are right, and one sounds much better:
# %% [markdown] id="points" lang="fr"
# ### Des points ou des pour cent ?
# La différence entre ces deux lignes se dit de deux façons. Les deux sont justes, et l’une sonne bien mieux :
# %% id="points-show"
with_mail, without = mailed["bought_7d"].mean(), control["bought_7d"].mean()
told = {
    L("difference, points", "différence, points"): round(100 * (with_mail - without), 2),
    L("relative rise, %", "hausse relative, %"): round(100 * (with_mail / without - 1), 1),
}
pd.Series(told)
# %% [markdown] id="points-read" lang="en"
# The first is a number of **points**: so many more buyers for a hundred e-mails. The second is **relative** to where one started. A report
# that says "percent" without saying of what leaves you to guess, and guesses are generous. In this course an effect is in points.
# %% [markdown] id="points-read" lang="fr"
# Le premier nombre est en **points** : tant d’acheteurs de plus pour cent e-mails. Le second est **relatif** au point de départ. Un bilan
# qui dit « pour cent » sans dire de quoi vous laisse deviner, et l’on devine généreusement. Dans ce cours, un effet se dit en points.
# %% [markdown] id="sure" lang="en"
# ## 2. How sure can one be?
# A draw of other customers would have given another difference. The **95% interval** says which true differences fit what was seen.
# Here a small test of a new subject line: 10,000 customers with the old one, 10,000 with the new one.
# %% [markdown] id="sure" lang="fr"
# ## 2. À quel point en est-on sûr ?
# Un autre tirage au sort aurait donné une autre différence. L’**intervalle à 95 %** dit quelles vraies différences sont compatibles avec
# ce qu’on a vu. Voici un petit test d’un nouvel objet d’e-mail : 10 000 clients avec l’ancien, 10 000 avec le nouveau.
# %% id="sure-try"
from atelier.experiments import compare_arms

compare_arms(control=(400, 10_000), treated=(460, 10_000))
# %% [markdown] id="coverage" lang="en"
# Does "95%" mean anything? We know a world in which the truth is 0.6 point, and run the same test there thousands of times. How
# often does the interval hold the truth?
# %% [markdown] id="coverage" lang="fr"
# Ce « 95 % » veut-il dire quelque chose ? Prenons un monde où la vérité est de 0,6 point, et refaisons-y le même test des milliers de
# fois. Combien de fois l’intervalle contient-il la vérité ?
# %% id="coverage-try"
from atelier.experiments import coverage

coverage(per_arm=10_000, control=0.040, treated=0.046)
# %% [markdown] id="coverage-read" lang="en"
# So the promise is kept, over many tests. About one test in twenty is wrong, and nothing in it tells you that it is the one.
# %% [markdown] id="coverage-read" lang="fr"
# La promesse est donc tenue, sur beaucoup de tests. Environ un test sur vingt se trompe, et rien en lui ne dit que c’est lui.
# %% [markdown] id="size" lang="en"
# ## 3. How many customers does it take?
# The question comes **before** the test. It takes three numbers: what you have today, the smallest rise worth having, and how often
# you want to find it if it is there (80% is usual; one calls it the **power**).
# %% [markdown] id="size" lang="fr"
# ## 3. Combien de clients faut-il ?
# La question vient **avant** le test. Il faut trois nombres : ce que vous avez aujourd’hui, la plus petite hausse qui vaille la peine, et
# combien de fois vous voulez la trouver si elle est là (80 % est l’usage ; on appelle cela la **puissance**).
# %% id="size-try"
from atelier.experiments import sample_size

sample_size(control=0.040, treated=0.046, power=0.80)
# %% [markdown] id="size-chart" lang="en"
# That many in **each** arm. Most tests that one hears of are smaller. What happens to them?
# %% [markdown] id="size-chart" lang="fr"
# C’est le nombre pour **chaque** groupe. La plupart des tests dont on entend parler sont plus petits. Que deviennent-ils ?
# %% id="power-chart"
from atelier.experiments import power_chart

power_chart(control=0.040, treated=0.046)
# %% [markdown] id="size-small" lang="en"
# A test that is too small does not say "no effect": it mostly says nothing, and sometimes something wrong. If you cannot have more
# customers, turn the question round: which rise *could* 5,000 customers an arm show?
# %% [markdown] id="size-small" lang="fr"
# Un test trop petit ne dit pas « pas d’effet » : le plus souvent il ne dit rien, et parfois il dit faux. Si vous ne pouvez pas avoir plus
# de clients, retournez la question : quelle hausse 5 000 clients par groupe *pourraient*-ils montrer ?
# %% id="smallest"
from atelier.experiments import smallest_difference

visible = 100 * smallest_difference(per_arm=5_000, control=0.040)
round(visible, 2)
# %% [markdown] id="size-own" lang="en"
# In points. If nobody on the team believes in such a rise, the test is not worth running. With your own numbers (two sliders; where
# sliders cannot be shown, a table):
# %% [markdown] id="size-own" lang="fr"
# En points. Si personne dans l’équipe ne croit à une telle hausse, le test n’en vaut pas la peine. Avec vos propres nombres (deux
# curseurs ; là où l’on ne peut pas en afficher, un tableau) :
# %% id="size-sliders"
from atelier.experiments import sizes

sizes()
# %% [markdown] id="peeking" lang="en"
# ## 4. Looking before the end
# The test runs for 28 days, and the dashboard shows the result every morning. On day 9 it says "significant". Stop, and celebrate?
#
# We run 4,000 tests in which the two versions are **exactly the same**, and stop each at the first morning that looks significant.
# %% [markdown] id="peeking" lang="fr"
# ## 4. Regarder avant la fin
# Le test dure 28 jours, et le tableau de bord montre le résultat chaque matin. Au neuvième jour, il affiche « significatif ». On arrête, et
# on fête ça ?
#
# Faisons 4 000 tests dans lesquels les deux versions sont **exactement les mêmes**, et arrêtons chacun au premier matin qui paraît
# significatif.
# %% id="peeking-run"
from atelier.experiments import looking_daily

found, paths = looking_daily(days=28)
found
# %% [markdown] id="peeking-see" lang="en"
# So often an effect is announced that does not exist. Not because the arithmetic is wrong, but because there were 28 chances to
# be wrong instead of one. Some of these tests, day by day; the dashed lines are the limits of "significant":
# %% [markdown] id="peeking-see" lang="fr"
# Voilà combien de fois on annonce un effet qui n’existe pas. Non que le calcul soit faux : il y a eu 28 occasions de se tromper au lieu
# d’une. Quelques-uns de ces tests, jour après jour ; les lignes en tirets sont les limites de « significatif » :
# %% id="peeking-chart"
from atelier.experiments import peeking_chart

peeking_chart(paths)
# %% [markdown] id="peeking-rule" lang="en"
# Most of those that crossed a limit came back by themselves. And if one looks once a week, or only on the last day?
# %% [markdown] id="peeking-rule" lang="fr"
# La plupart de ceux qui ont passé une limite sont revenus d’eux-mêmes. Et si l’on regarde une fois par semaine, ou seulement le dernier
# jour ?
# %% id="peeking-less"
weekly, _ = looking_daily(days=28, every=7)
at_the_end, _ = looking_daily(days=28, every=28)
pd.Series(
    {L("every week", "chaque semaine"): weekly, L("on the last day", "le dernier jour"): at_the_end}
)
# %% [markdown] id="peeking-advice" lang="en"
# The rule costs nothing: **write down the last day before the first one, and decide on that day**. You may look before, to see that
# nothing is broken. (There are methods made for looking early; they ask for a stricter limit at each look.)
# %% [markdown] id="peeking-advice" lang="fr"
# La règle ne coûte rien : **écrivez le dernier jour avant le premier, et décidez ce jour-là**. Vous pouvez regarder avant, pour voir que
# rien n’est cassé. (Il existe des méthodes faites pour regarder tôt ; elles demandent une limite plus stricte à chaque coup d’œil.)
# %% [markdown] id="many" lang="en"
# ## 5. The best of a thousand
# A model writes a thousand subject lines in an afternoon, so why not test them all and keep the best? Here all thousand are **worth the
# same**; each goes to 2,000 customers. What does the winner seem to be worth, and what is it worth on fresh customers?
# %% [markdown] id="many" lang="fr"
# ## 5. La meilleure de mille
# Un modèle écrit mille objets d’e-mail en un après-midi ; pourquoi ne pas tous les tester et garder le meilleur ? Ici les mille **se
# valent** ; chacun part à 2 000 clients. Que semble valoir le gagnant, et que vaut-il sur de nouveaux clients ?
# %% id="many-run"
from atelier.experiments import best_of, best_of_chart

rises = best_of(variants=1_000, per_arm=2_000)
best_of_chart(rises)
# %% [markdown] id="many-read" lang="en"
# The winner was lucky: that is how it won. With one variant there is little to win by luck; with a thousand there always is somebody
# who was very lucky. So a winner is a **candidate**. Test it again, alone, on customers who did not choose it.
# %% [markdown] id="many-read" lang="fr"
# Le gagnant a eu de la chance : c’est ainsi qu’il a gagné. Avec une seule variante, la chance rapporte peu ; avec mille, il y en a
# toujours une qui en a eu beaucoup. Un gagnant est donc un **candidat**. Testez-le à nouveau, seul, sur des clients qui ne l’ont pas choisi.
# %% [markdown] id="harm" lang="en"
# ## 6. Good on average, harmful to some
# The same trap waits in segments. The e-mails of the shop help on average. Do they help everybody? To find out and *also* to prove it, we
# cut the customers in two by chance: the **first half may suggest**, the **second half must confirm**. The segments are those of module 05.
# %% [markdown] id="harm" lang="fr"
# ## 6. Bon en moyenne, nuisible à certains
# Le même piège attend dans les segments. Les e-mails de la boutique aident en moyenne. Aident-ils tout le monde ? Pour le découvrir *et*
# le prouver, coupons les clients en deux au hasard : la **première moitié peut suggérer**, la **seconde doit confirmer**. Les segments
# sont ceux du module 05.
# %% id="harm-segments"
from atelier.experiments import two_halves
from atelier.segments import clean, customer_features, find_segments, shop_lines

features = customer_features(clean(shop_lines()).lines, boutique("sessions"))
segments = find_segments(features, k=6)
first_half, second_half = two_halves(contacts)
len(first_half), len(second_half)
# %% [markdown] id="harm-first" lang="en"
# What the first half suggests, segment by segment. The intervals are wider than usual: six are looked at together, so each is made
# stricter for all six to be right 95 times out of 100.
# %% [markdown] id="harm-first" lang="fr"
# Ce que suggère la première moitié, segment par segment. Les intervalles sont plus larges que d’habitude : on en regarde six ensemble,
# donc chacun est plus strict pour que les six soient justes 95 fois sur 100.
# %% id="harm-first-try"
from atelier.experiments import forest_chart
from atelier.segments import email_effects

suggested = email_effects(first_half, segments)
forest_chart(suggested)
# %% [markdown] id="harm-second" lang="en"
# One segment stands out. It was chosen *because* its number was the lowest of six, so that number is too good (here: too bad) to be true.
# The second half has not been looked at yet. We ask it one question only:
# %% [markdown] id="harm-second" lang="fr"
# Un segment se détache. On l’a choisi *parce que* son nombre était le plus bas des six : ce nombre-là est donc trop beau (ici, trop
# mauvais) pour être vrai. La seconde moitié n’a pas encore été regardée. Posons-lui une seule question :
# %% id="harm-second-try"
suspect = suggested["effect_points"].idxmin()
confirmed = email_effects(second_half, segments[segments == suspect])
halves = [L("first half", "première moitié"), L("second half", "seconde moitié")]
pd.concat([suggested.loc[[suspect]], confirmed], keys=halves)
# %% [markdown] id="harm-columns" lang="en"
# `mailed_percent` and `control_percent` are shares of buyers, `effect_points` their difference, `low` and `high` its interval. These
# customers buy **less** when they are written to. The truth, opened now: what was planted, by kind of customer (hundredths of a point).
# %% [markdown] id="harm-columns" lang="fr"
# `mailed_percent` et `control_percent` sont les parts d’acheteurs chez les destinataires et les témoins, `effect_points` leur différence,
# `low` et `high` les bornes de son intervalle. Ces clients achètent **moins** quand on leur écrit. La vérité, ouverte maintenant : ce qui
# a été planté, par sorte de clients (en centièmes de point).
# %% id="harm-truth"
from atelier.data import boutique_truth

planted = boutique_truth("effects").set_index("segment")
planted["effect_bp"].drop("all").rename(L("planted effect", "effet planté"))
# %% [markdown] id="harm-read" lang="en"
# `quiet_regulars` come by themselves and do not like to be pushed. An average would have kept writing to them.
#
# ### Several questions, one correction
# Who prefers p-values (how often chance alone would give such a difference) corrects them when there are several. **Holm's method** makes
# the smallest pass the strictest test, the next a less strict one, and stops at the first that fails:
# %% [markdown] id="harm-read" lang="fr"
# Les `quiet_regulars` viennent d’eux-mêmes et n’aiment pas qu’on les pousse. Une moyenne aurait continué à leur écrire.
#
# ### Plusieurs questions, une correction
# Qui préfère les valeurs p (combien de fois le hasard seul donnerait une telle différence) les corrige quand il y en a plusieurs. La
# **méthode de Holm** fait passer à la plus petite l’épreuve la plus stricte, à la suivante une épreuve moins stricte, et s’arrête à la
# première qui échoue. Dans le tableau, `corrected` est la valeur corrigée, `holds` dit si la différence tient :
# %% id="holm-try"
from atelier.experiments import holm

p_values = {"A": 0.004, "B": 0.030, "C": 0.200, "D": 0.011}
holm(p_values)
# %% [markdown] id="sound" lang="en"
# ## 7. Is the test itself sound?
# Two questions before anyone reads a result. **First: is the split the one that was planned?** A page that loads slowly loses impatient
# visitors before they are counted; what remains looks better than it is. Half and half was planned, and these came:
# %% [markdown] id="sound" lang="fr"
# ## 7. Le test lui-même est-il sain ?
# Deux questions avant de lire un résultat. **D’abord : la répartition est-elle celle qui était prévue ?** Une page lente perd les visiteurs
# pressés avant qu’ils soient comptés ; ceux qui restent paraissent meilleurs. On avait prévu moitié-moitié, et voici qui est venu :
# %% id="split-try"
from atelier.experiments import same_split

same_split({"control": 50_210, "new": 49_120})
# %% [markdown] id="split-read" lang="en"
# `p_value`: how often chance alone would split so unevenly. `trust` is False below one in a hundred: stop, and look for the lost visitors.
# The gap looks small; with a hundred thousand visitors chance does not make it. One calls it a **sample-ratio mismatch**.
#
# **Second: what was drawn?** If promotions are given to *stores*, a store is one unit, however many weeks it reports. We give 137 stores
# three promotions that change nothing, and compare two of them in two ways:
# %% [markdown] id="split-read" lang="fr"
# `p_value` : combien de fois le hasard seul répartirait aussi inégalement. `trust` vaut `False` sous un sur cent : arrêtez, et cherchez les
# visiteurs perdus. L’écart paraît petit ; avec cent mille visiteurs, le hasard ne le fait pas.
#
# **Ensuite : qu’a-t-on tiré au sort ?** Si des promotions sont attribuées à des *magasins*, un magasin est une unité, quel que soit le nombre
# de semaines qu’il déclare. Attribuons à 137 magasins trois promotions qui ne changent rien, et comparons-en deux de deux façons :
# %% id="unit-run"
from atelier.experiments import stores_as_rows

shares = stores_as_rows(stores=137, weeks=4)
every_week = L("every week of a store counts", "chaque semaine d’un magasin compte")
each_store = L("each store counts once", "chaque magasin compte une fois")
pd.Series({every_week: shares["rows"], each_store: shares["stores"]})
# %% [markdown] id="unit-read" lang="en"
# How often a difference was "found" that is not there: 5% was promised. The weeks of one store resemble one another, so four of them are
# no four witnesses. **Count what you drew**: stores, not weeks; customers, not clicks. (How much stores and weeks differ is our assumption;
# with other numbers the error is smaller or larger, and never a good idea.)
# %% [markdown] id="unit-read" lang="fr"
# Voilà combien de fois on « trouve » une différence qui n’existe pas : on avait promis 5 %. Les semaines d’un magasin se ressemblent ; quatre
# semaines ne font pas quatre témoins. **Comptez ce que vous avez tiré au sort** : des magasins, pas des semaines ; des clients, pas des clics.
# (L’écart entre magasins et entre semaines est notre hypothèse ; avec d’autres nombres, l’erreur est plus petite ou plus grande, jamais bonne.)
# %% [markdown] id="equal" lang="en"
# ## 8. "AI images do just as well"
# A test of product photos against generated images ends "not significant". May one say that they do as well? Look at the interval:
# %% [markdown] id="equal" lang="fr"
# ## 8. « Les images IA font aussi bien »
# Un test de photos produit contre des images générées se termine par « non significatif ». Peut-on dire qu’elles font aussi bien ? Regardez
# l’intervalle :
# %% id="equal-interval"
photos, generated = (205, 5_000), (199, 5_000)
compare_arms(control=photos, treated=generated)
# %% [markdown] id="equal-margin" lang="en"
# It reaches from a real loss to a real gain: the test saw nothing because it is small. To show that two things do **as well**, say first
# how large a loss you could live with (the **margin**), then ask whether the whole interval lies within it. With half a point:
# %% [markdown] id="equal-margin" lang="fr"
# Il va d’une vraie perte à un vrai gain : le test n’a rien vu parce qu’il est petit. Pour montrer que deux choses **se valent**, dites d’abord
# quelle perte vous pourriez accepter (la **marge**), puis demandez si tout l’intervalle tient dans cette marge. Avec un demi-point :
# %% id="equal-small"
from atelier.experiments import equivalent

equivalent(photos, generated, margin=0.005)
# %% [markdown] id="equal-large-intro" lang="en"
# And the same shares with ten times the customers:
# %% [markdown] id="equal-large-intro" lang="fr"
# Et les mêmes parts avec dix fois plus de clients :
# %% id="equal-large"
equivalent((2_050, 50_000), (1_990, 50_000), margin=0.005)
# %% [markdown] id="bandit" lang="en"
# ## 9. Learn or earn: the bandit
# A test gives half of the customers the worse version until its last day. A **bandit** shifts customers to what seems better as it goes
# (each batch goes to a version as often as that version looks best so far). One pays less, and one learns less:
# %% [markdown] id="bandit" lang="fr"
# ## 9. Apprendre ou gagner : le bandit
# Un test donne la moins bonne version à la moitié des clients jusqu’au dernier jour. Un **bandit** déplace peu à peu les clients vers ce qui
# paraît meilleur (chaque lot va à une version aussi souvent qu’elle semble la meilleure jusque-là). On paie moins, et on apprend moins :
# %% id="bandit-run"
from atelier.experiments import bandit, bandit_chart

bandit_chart(bandit(shares=(0.040, 0.046), people=20_000))
# %% [markdown] id="bandit-read" lang="en"
# Left: buyers lost against serving the better version from the start. Right: how wide the interval of the difference still is. For a
# headline that lives a day, take the bandit. For a decision that lasts, or a figure that somebody will quote, take the test.
# %% [markdown] id="bandit-read" lang="fr"
# À gauche : les acheteurs perdus par rapport à la meilleure version dès le départ. À droite : la largeur qui reste à l’intervalle de la
# différence. Pour un titre qui vit un jour, prenez le bandit. Pour une décision qui dure, ou un chiffre que quelqu’un citera, prenez le test.
# %% [markdown] id="vendor" lang="en"
# ## 10. Reading a vendor's figure
# You can now read a promise as one reads a test. Four questions: **points or percent?** **Compared with whom?** **Measured where, on whom,
# by whom?** **Is this the average, or the best case?** Three published figures, with what our register says of them:
# %% [markdown] id="vendor" lang="fr"
# ## 10. Lire le chiffre d’un vendeur
# Vous pouvez maintenant lire une promesse comme on lit un test. Quatre questions : **des points ou des pour cent ?** **Comparé à qui ?**
# **Mesuré où, sur qui, par qui ?** **Est-ce la moyenne, ou le meilleur cas ?** Trois chiffres publiés, et ce qu’en dit notre registre :
# %% id="vendor-one"
claim("wiz-2024-delivery-10")
# %% id="vendor-two"
claim("weglot-2024-conversion")
# %% id="vendor-three"
claim("pencil-2024-ugg-161")
# %% [markdown] id="vendor-read" lang="en"
# None of them is proved wrong. None of them can be used in a plan either, until somebody answers the four questions.
#
# ## 11. Your own test
# A file with one row a visitor: a version, and whether they bought. `read_test` takes care of what one forgets: rows that stand twice,
# visitors who saw both versions, the split, the interval. A test of the shop, as its tool exports it:
# %% [markdown] id="vendor-read" lang="fr"
# Aucun des trois n’est réfuté. Aucun ne peut entrer dans un plan non plus, tant que personne n’a répondu aux quatre questions.
#
# ## 11. Votre propre test
# Un fichier avec une ligne par visiteur : une version, et s’il a acheté. `read_test` s’occupe de ce qu’on oublie : les lignes en double, les
# visiteurs qui ont vu les deux versions, la répartition, l’intervalle. Un test de la boutique, tel que son outil l’exporte :
# %% id="own-try"
from atelier.experiments import read_test
from atelier.paths import course_root

file = course_root() / "datasets/experiments" / L("product_page_en.csv", "product_page_fr.csv")
columns = {"arm": "Version", "outcome": L("Bought", "Achat"), "unit": L("Visitor", "Visiteur")}
read_test(file, **columns)
# %% [markdown] id="own-yours" lang="en"
# Give it the path of your own file and the names of your columns. It must have two versions; name the control group with `control=` if
# it is not called control or holdout. If something is wrong with the file, it says what in one sentence.
# %% [markdown] id="own-yours" lang="fr"
# Donnez-lui le chemin de votre fichier et les noms de vos colonnes. Il doit avoir deux versions ; nommez le groupe témoin avec `control=`
# s’il ne s’appelle pas témoin ou contrôle. Si quelque chose ne va pas dans le fichier, il le dit en une phrase.
# %% [markdown] id="quiz" lang="en"
# ## Check yourself
# %% [markdown] id="quiz" lang="fr"
# ## Faites le point
# %% id="quiz-run"
quiz("08")
