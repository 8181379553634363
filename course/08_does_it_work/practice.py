# %% [markdown] id="how" lang="en"
# Sixteen exercises. In four of them a colleague has made a **realistic mistake**: say what is wrong, then give the right figure. Run the
# first cell, then take them in any order. Percentages and decimals may be written as in English or in French.
# %% [markdown] id="how" lang="fr"
# Seize exercices. Dans quatre d’entre eux, un collègue a commis une **erreur courante** : dites ce qui ne va pas, puis donnez le bon
# chiffre. Exécutez la première cellule, puis prenez-les dans l’ordre que vous voulez. Vous pouvez écrire les nombres avec une virgule,
# entre guillemets : `"0,5"`.
# %% id="begin"
from atelier import check, claim, hint, start
from atelier.data import boutique

start("08", L("en", "fr"))
contacts = boutique("contacts")
# %% [markdown] id="task-1" lang="en"
# ## 8.1 Find the mistake: those who clicked
# A colleague writes: "Of those who clicked in our e-mails, far more bought within a week than of those who did not. So the e-mails bring in
# that difference." His table, in percent of buyers:
# %% [markdown] id="task-1" lang="fr"
# ## 8.1 Trouver l’erreur : ceux qui ont cliqué
# Un collègue écrit : « Parmi ceux qui ont cliqué dans nos e-mails, bien plus ont acheté dans la semaine que parmi les autres. Les e-mails
# rapportent donc cette différence. » Son tableau, en pourcentage d’acheteurs :
# %% id="look-1"
mailed = contacts[~contacts["held_out"]]
control = contacts[contacts["held_out"]]
by_click = mailed.groupby("clicked")["bought_7d"].mean().mul(100).round(2)
by_click.rename(L("bought, %", "acheteurs, %"))
# %% [markdown] id="ask-1" lang="en"
# What is wrong? And what is the **effect of being mailed, in points**: everybody mailed against the control group?
#
# - **a.** Seven days are too short to see an effect.
# - **b.** The two groups are not equally large.
# - **c.** Those who click chose themselves: they would have bought more often without any e-mail.
# - **d.** Clicks are counted twice when a mail is opened on two devices.
# %% [markdown] id="ask-1" lang="fr"
# Qu’est-ce qui ne va pas ? Et quel est l’**effet de l’envoi, en points** : tous les destinataires contre le groupe témoin ?
#
# - **a.** Sept jours, c’est trop court pour voir un effet.
# - **b.** Les deux groupes n’ont pas la même taille.
# - **c.** Ceux qui cliquent se sont choisis eux-mêmes : ils auraient acheté plus souvent sans aucun e-mail.
# - **d.** Les clics comptent double quand un e-mail est ouvert sur deux appareils.
# %% id="answer-1"
what_is_wrong = ...  # solution: "c"
effect_points = ...  # solution: 100 * (mailed["bought_7d"].mean() - control["bought_7d"].mean())
check("8.1", what_is_wrong, effect_points)
# %% [markdown] id="task-2" lang="en"
# ## 8.2 Compute: points and percent
# Without the new page 2.0% of the visitors buy, with it 2.4%. What is the difference in **points**, and what is the **relative** rise in
# percent (write it with its sign: `"15 %"`)?
# %% [markdown] id="task-2" lang="fr"
# ## 8.2 Calculer : points et pour cent
# Sans la nouvelle page, 2,0 % des visiteurs achètent ; avec elle, 2,4 %. Quelle est la différence en **points**, et quelle est la hausse
# **relative** en pour cent (écrivez le signe : `"15 %"`) ?
# %% id="answer-2"
points = ...  # solution: 0.4
relative = ...  # solution: "20 %"
check("8.2", points, relative)
# %% [markdown] id="task-3" lang="en"
# ## 8.3 Compute: how many customers?
# Today 3.0% buy. A rise to 3.5% would pay for the work. How many customers does **each arm** need to find it 80 times out of 100?
# Use `sample_size`.
# %% [markdown] id="task-3" lang="fr"
# ## 8.3 Calculer : combien de clients ?
# Aujourd’hui, 3,0 % achètent. Une hausse à 3,5 % rembourserait le travail. Combien de clients faut-il dans **chaque groupe** pour la trouver
# 80 fois sur 100 ? Utilisez `sample_size`.
# %% id="look-3"
from atelier.experiments import sample_size

# en: The example of the lesson, from 4.0% to 4.6%
# fr: L’exemple de la leçon, de 4,0 % à 4,6 %
sample_size(0.040, 0.046)
# %% id="answer-3"
each_arm = ...  # solution: sample_size(0.030, 0.035)
check("8.3", each_arm)
# %% [markdown] id="task-4" lang="en"
# ## 8.4 Compute: how long?
# The page has 2,400 visitors a day, shared equally between the two versions. For how many **whole days** must the test of 8.3 run?
# %% [markdown] id="task-4" lang="fr"
# ## 8.4 Calculer : combien de temps ?
# La page reçoit 2 400 visiteurs par jour, partagés également entre les deux versions. Combien de **jours entiers** le test de l’exercice 8.3
# doit-il durer ?
# %% id="answer-4"
days = ...  # solution: 17
check("8.4", days)
# %% [markdown] id="task-5" lang="en"
# ## 8.5 Choose several: read the interval
# A test says: **+0.6 points (95% interval: −0.1 to +1.3)**. Which statements are right?
#
# - **a.** The new version has no effect.
# - **b.** The result fits a small loss as well as a rise of a whole point.
# - **c.** More customers would make the interval narrower.
# - **d.** There is a 95% chance that the new version is better.
# - **e.** The test does not decide.
# %% [markdown] id="task-5" lang="fr"
# ## 8.5 Choisir plusieurs réponses : lire l’intervalle
# Un test dit : **+0,6 point (intervalle à 95 % : −0,1 à +1,3)**. Quelles phrases sont justes ?
#
# - **a.** La nouvelle version n’a pas d’effet.
# - **b.** Le résultat est compatible avec une petite perte comme avec une hausse d’un point entier.
# - **c.** Plus de clients rendraient l’intervalle plus étroit.
# - **d.** Il y a 95 % de chances que la nouvelle version soit meilleure.
# - **e.** Le test ne permet pas de trancher.
# %% id="answer-5"
right_statements = ...  # solution: "b, c, e"
check("8.5", right_statements)
# %% [markdown] id="task-6" lang="en"
# ## 8.6 Find the mistake: stopped on Tuesday
# A test was planned for 28 days. A colleague looked at it every Monday, four times in all, and stopped it on the second Monday: "it was
# significant at 5%, so I am wrong one time in twenty at most."
#
# What is wrong? And how often, in percent, do tests **without any effect** look significant on at least one of four such Mondays?
# `looking_daily(days=28, every=7)` repeats them for you, and gives how often first. Write the sign: `"30 %"`.
#
# - **a.** Monday is not a normal day.
# - **b.** Each look is one more chance to be wrong, and he stops at the first that suits him.
# - **c.** 5% is not strict enough; one must always take 1%.
# - **d.** Nothing: significant is significant.
# %% [markdown] id="task-6" lang="fr"
# ## 8.6 Trouver l’erreur : arrêté un lundi
# Un test était prévu pour 28 jours. Un collègue l’a regardé chaque lundi, quatre fois en tout, et l’a arrêté le deuxième lundi : « il était
# significatif à 5 %, donc je me trompe au plus une fois sur vingt. »
#
# Qu’est-ce qui ne va pas ? Et combien de fois, en pour cent, des tests **sans aucun effet** paraissent-ils significatifs au moins un de ces
# quatre lundis ? `looking_daily(days=28, every=7)` les répète pour vous, et donne d’abord combien de fois. Écrivez le signe : `"30 %"`.
#
# - **a.** Le lundi n’est pas un jour normal.
# - **b.** Chaque coup d’œil est une occasion de plus de se tromper, et il s’arrête au premier qui l’arrange.
# - **c.** 5 % n’est pas assez strict ; il faut toujours prendre 1 %.
# - **d.** Rien : significatif, c’est significatif.
# %% id="answer-6"
what_is_wrong = ...  # solution: "b"
how_often = ...  # solution: "12 %"
check("8.6", what_is_wrong, how_often)
# %% [markdown] id="task-7" lang="en"
# ## 8.7 Compute: lucky variants
# Forty subject lines are tested, each against the control group, each at 5%. In truth **none of them changes anything**. How many of them
# look significant, on average?
# %% [markdown] id="task-7" lang="fr"
# ## 8.7 Calculer : les variantes chanceuses
# On teste quarante objets d’e-mail, chacun contre le groupe témoin, chacun à 5 %. En vérité, **aucun ne change quoi que ce soit**. Combien
# paraissent significatifs, en moyenne ?
# %% id="answer-7"
lucky = ...  # solution: 40 * 0.05
check("8.7", lucky)
# %% [markdown] id="task-8" lang="en"
# ## 8.8 Choose: you have a winner
# Of 200 headlines the best one did 1.4 points better than the mean. What do you do?
#
# - **a.** Announce +1.4 points, and use it everywhere.
# - **b.** Test it alone, against the old headline, on customers who were not in the first test.
# - **c.** Throw it away: winners are always lucky.
# - **d.** Test all 200 again, and keep the best of the second round.
# %% [markdown] id="task-8" lang="fr"
# ## 8.8 Choisir : vous avez un gagnant
# Sur 200 titres, le meilleur a fait 1,4 point de mieux que la moyenne. Que faites-vous ?
#
# - **a.** Annoncer +1,4 point, et l’utiliser partout.
# - **b.** Le tester seul, contre l’ancien titre, sur des clients qui n’étaient pas dans le premier test.
# - **c.** Le jeter : les gagnants ont toujours eu de la chance.
# - **d.** Tester à nouveau les 200, et garder le meilleur du second tour.
# %% id="answer-8"
next_step = ...  # solution: "b"
check("8.8", next_step)
# %% [markdown] id="task-9" lang="en"
# ## 8.9 Compute and decide: is the split the one that was planned?
# Half and half was planned. 10,120 visitors came to the old checkout and 9,610 to the new one, and of these more bought. What does
# `same_split` give as `p_value`, and what do you do?
#
# - **a.** Read the result: 49% is nearly half.
# - **b.** Multiply the buyers of the new checkout to make up for the missing visitors.
# - **c.** Find out where the visitors went, before anybody reads the result.
# %% [markdown] id="task-9" lang="fr"
# ## 8.9 Calculer et décider : la répartition est-elle celle prévue ?
# On avait prévu moitié-moitié. 10 120 visiteurs sont venus sur l’ancien tunnel d’achat, 9 610 sur le nouveau, où l’on a plus souvent acheté.
# Que donne `same_split` comme `p_value`, et que faites-vous ?
#
# - **a.** Lire le résultat : 49 %, c’est presque la moitié.
# - **b.** Multiplier les acheteurs du nouveau tunnel pour compenser les visiteurs manquants.
# - **c.** Chercher où sont passés les visiteurs, avant que quiconque lise le résultat.
# %% id="look-9"
from atelier.experiments import same_split

# en: The example of the lesson
# fr: L’exemple de la leçon
same_split({"control": 50_210, "new": 49_120})
# %% id="answer-9"
p_value = ...  # solution: same_split({"old": 10120, "new": 9610})["p_value"]
decision = ...  # solution: "c"
check("8.9", p_value, decision)
# %% [markdown] id="task-10" lang="en"
# ## 8.10 Find the mistake: seventy-two thousand receipts
# 24 shops were drawn: 12 got the new display, 12 kept the old one. For 10 weeks each shop noted about 300 receipts a week. A colleague
# compares "72,000 receipts" and finds a very sure difference. How many **units** does the test really have, both arms together?
# %% [markdown] id="task-10" lang="fr"
# ## 8.10 Trouver l’erreur : soixante-douze mille tickets
# On a tiré au sort 24 magasins : 12 ont reçu la nouvelle présentation, 12 ont gardé l’ancienne. Pendant 10 semaines, chacun a relevé environ
# 300 tickets par semaine. Un collègue compare « 72 000 tickets » et trouve une différence très sûre. Combien d’**unités** ce test a-t-il
# vraiment, les deux groupes ensemble ?
# %% id="answer-10"
units = ...  # solution: 24
check("8.10", units)
# %% [markdown] id="task-11" lang="en"
# ## 8.11 Find the mistake: proved by those who suggested it
# A colleague looked for customers whom e-mails harm. On the first half of the customers segment 4 came out lowest, and he reports that
# number. The segments are those of the lesson:
# %% [markdown] id="task-11" lang="fr"
# ## 8.11 Trouver l’erreur : prouvé par ceux qui l’ont suggéré
# Un collègue a cherché les clients à qui les e-mails nuisent. Sur la première moitié des clients, le segment 4 est sorti le plus bas, et il
# rapporte ce nombre-là. Les segments sont ceux de la leçon :
# %% id="look-11"
from atelier.experiments import two_halves
from atelier.segments import clean, customer_features, email_effects, find_segments, shop_lines

features = customer_features(clean(shop_lines()).lines, boutique("sessions"))
segments = find_segments(features, k=6)
first_half, second_half = two_halves(contacts)
email_effects(first_half, segments)["effect_points"]
# %% [markdown] id="ask-11" lang="en"
# Make the table `fresh` of segment 4 alone, from the customers who **did not** suggest it, as in the lesson. Then give its effect in points,
# and say whether the whole interval is below zero there (`"yes"` or `"no"`).
# %% [markdown] id="ask-11" lang="fr"
# Faites le tableau `fresh` du seul segment 4, à partir des clients qui **ne l’ont pas** suggéré, comme dans la leçon. Donnez ensuite son effet
# en points, et dites si tout l’intervalle y est au-dessous de zéro (`"oui"` ou `"non"`).
# %% id="answer-11"
fresh = ...  # solution: email_effects(second_half, segments[segments == 4])
effect = ...  # solution: fresh["effect_points"].iloc[0]
below_zero = ...  # solution: L("yes", "oui")
check("8.11", effect, below_zero)
# %% [markdown] id="task-12" lang="en"
# ## 8.12 Choose several: five segments, one correction
# A test is read in five segments. Here are their p-values. Which differences hold at 5% after **Holm's correction**?
# %% [markdown] id="task-12" lang="fr"
# ## 8.12 Choisir plusieurs réponses : cinq segments, une correction
# On lit un test dans cinq segments. Voici leurs valeurs p. Quelles différences tiennent à 5 % après la **correction de Holm** ?
# %% id="answer-12"
p_values = {"a": 0.0040, "b": 0.0300, "c": 0.0120, "d": 0.2000, "e": 0.0005}
hold = ...  # solution: "a, c, e"
check("8.12", hold)
# %% [markdown] id="task-13" lang="en"
# ## 8.13 Compute and decide: do generated images do as well?
# Of 20,000 visitors who saw photos, 820 bought; of 20,000 who saw generated images, 812. A loss of half a point would be acceptable. What
# is the **upper end** of the interval that `equivalent` gives, in points, and is equivalence shown (`"yes"` or `"no"`)?
# %% [markdown] id="task-13" lang="fr"
# ## 8.13 Calculer et décider : les images générées se valent-elles ?
# Sur 20 000 visiteurs qui ont vu des photos, 820 ont acheté ; sur 20 000 qui ont vu des images générées, 812. Une perte d’un demi-point serait
# acceptable. Quelle est la **borne haute** de l’intervalle que donne `equivalent`, en points, et l’équivalence est-elle démontrée (`"oui"` ou
# `"non"`) ?
# %% id="look-13"
from atelier.experiments import equivalent

# en: The example of the lesson: `.low` and `.high` are its two ends, as shares
# fr: L’exemple de la leçon : `.low` et `.high` sont ses deux bornes, sous forme de parts
equivalent((2_050, 50_000), (1_990, 50_000), margin=0.005)
# %% id="answer-13"
upper = ...  # solution: 100 * equivalent((820, 20000), (812, 20000), margin=0.005).high
shown = ...  # solution: L("yes", "oui")
check("8.13", upper, shown)
# %% [markdown] id="task-14" lang="en"
# ## 8.14 Choose several: bandit or test?
# For which of these do you take a **bandit** rather than a test with a fixed split?
#
# - **a.** the subject line of a sale that ends tonight
# - **b.** whether the whole e-mail programme is worth its price
# - **c.** which of ten banners to show this week
# - **d.** a change of delivery price that the board wants to see with an interval
# - **e.** whether a new loyalty scheme harms some customers
# %% [markdown] id="task-14" lang="fr"
# ## 8.14 Choisir plusieurs réponses : bandit ou test ?
# Pour lesquels de ces cas prenez-vous un **bandit** plutôt qu’un test à répartition fixe ?
#
# - **a.** l’objet de l’e-mail d’une vente qui finit ce soir
# - **b.** savoir si tout le programme d’e-mails vaut son prix
# - **c.** laquelle de dix bannières montrer cette semaine
# - **d.** un changement du prix de livraison que la direction veut voir avec un intervalle
# - **e.** savoir si un nouveau programme de fidélité nuit à certains clients
# %% id="answer-14"
for_a_bandit = ...  # solution: "a, c"
check("8.14", for_a_bandit)
# %% [markdown] id="task-15" lang="en"
# ## 8.15 Choose several: what is missing?
# A published figure:
# %% [markdown] id="task-15" lang="fr"
# ## 8.15 Choisir plusieurs réponses : que manque-t-il ?
# Un chiffre publié :
# %% id="look-15"
claim("citroen-2024-use-70")
# %% [markdown] id="ask-15" lang="en"
# Which questions must be answered before this figure tells you what *you* could expect?
#
# - **a.** From what level did the use grow?
# - **b.** Who used the assistant before and after: the same drivers?
# - **c.** Would the use have grown without the change, as cars and habits changed?
# - **d.** Which programming language is the assistant written in?
# - **e.** Who measured it, and does the one who measured sell it?
# %% [markdown] id="ask-15" lang="fr"
# Quelles questions demandent une réponse avant que ce chiffre vous dise ce que *vous* pourriez attendre ?
#
# - **a.** De quel niveau l’usage est-il parti ?
# - **b.** Qui utilisait l’assistant avant et après : les mêmes conducteurs ?
# - **c.** L’usage aurait-il augmenté sans le changement, les voitures et les habitudes évoluant ?
# - **d.** Dans quel langage de programmation l’assistant est-il écrit ?
# - **e.** Qui l’a mesuré, et celui qui mesure vend-il ?
# %% id="answer-15"
to_ask = ...  # solution: "a, b, c, e"
check("8.15", to_ask)
# %% [markdown] id="task-16" lang="en"
# ## 8.16 Your own file: read a test
# The shop tested a new checkout, half and half. The cell below reads its file as in the lesson. Look at `test` (write it alone on the last
# line of a cell). Give the difference in **points**, and your decision:
#
# - **a.** keep the new checkout
# - **b.** go back to the old one
# - **c.** do not read the result, look for the missing visitors
# - **d.** run the test for longer
#
# Then try it on a file of your own.
# %% [markdown] id="task-16" lang="fr"
# ## 8.16 Votre fichier : lire un test
# La boutique a testé un nouveau tunnel d’achat, moitié-moitié. La cellule ci-dessous lit son fichier comme dans la leçon. Regardez `test`
# (écrivez-le seul sur la dernière ligne d’une cellule). Donnez la différence en **points**, et votre décision :
#
# - **a.** garder le nouveau tunnel
# - **b.** revenir à l’ancien
# - **c.** ne pas lire le résultat, chercher les visiteurs manquants
# - **d.** prolonger le test
#
# Essayez ensuite avec un fichier à vous.
# %% id="answer-16"
from atelier.experiments import read_test
from atelier.paths import course_root

file = course_root() / "datasets/experiments" / L("checkout_en.csv", "checkout_fr.csv")
columns = {"arm": "Version", "outcome": L("Bought", "Achat"), "unit": L("Visitor", "Visiteur")}
test = read_test(file, **columns)
points = ...  # solution: test.difference.points
decision = ...  # solution: "c"
check("8.16", points, decision)
# %% [markdown] id="hints" lang="en"
# Need a hint? Change the number below and run the cell; run it again for the next hint.
# %% [markdown] id="hints" lang="fr"
# Besoin d’un indice ? Changez le numéro ci-dessous et exécutez la cellule ; exécutez-la à nouveau pour l’indice suivant.
# %% id="hint"
hint("8.1")
