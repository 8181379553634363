# %% [markdown] id="how" lang="en"
# Fifteen exercises. In four of them you write a prompt of your own: it is tried on 12 **hidden cases**, which no lesson shows,
# and that takes up to a minute each time. Run the first cell, then take them in any order.
#
# A prompt stands between quotes, on one line: `prompt = "Is this review kind or rude? {text}"`. For several lines, begin and
# end with three quotes: `"""`.
# %% [markdown] id="how" lang="fr"
# Quinze exercices. Dans quatre d’entre eux, vous rédigez votre propre prompt : il est essayé sur 12 **cas cachés**, qu’aucune
# leçon ne montre, ce qui prend jusqu’à une minute à chaque fois. Exécutez la première cellule, puis prenez-les dans l’ordre que
# vous voulez.
#
# Un prompt s’écrit entre guillemets droits, sur une ligne : `prompt = "Cet avis est-il aimable ou grossier ? {text}"`. Pour
# plusieurs lignes, commencez et finissez par trois guillemets droits : `"""`.
# %% id="begin"
import pandas as pd
from atelier import Bench, cases, check, decision, hint, schema, start, style_card, try_hidden
from atelier.prompting.elo import expected_win

start("03", L("en", "fr"))
pd.set_option("display.max_colwidth", 300)
# %% [markdown] id="task-1" lang="en"
# ## 3.1 Choose: which rule can a style card check?
#
# - **a.** Sound warm and close to people.
# - **b.** No sentence longer than 15 words.
# - **c.** Stay true to the brand.
# - **d.** Do not be pushy.
# %% [markdown] id="task-1" lang="fr"
# ## 3.1 Choisir : quelle règle une charte peut-elle vérifier ?
#
# - **a.** Avoir un ton chaleureux et proche des gens.
# - **b.** Aucune phrase de plus de 15 mots.
# - **c.** Rester fidèle à la marque.
# - **d.** Ne pas être insistant.
# %% id="answer-1"
checkable = ...  # solution: "b"
check("3.1", checkable)
# %% [markdown] id="task-2" lang="en"
# ## 3.2 Choose several: what goes into the file of a prompt?
#
# - **a.** its version, and what changed since the last one
# - **b.** what it is for, and who answers for it
# - **c.** its tests, and its score with model and date
# - **d.** the key that pays for the model
# - **e.** the mail of Mrs Martin that gave the idea for it
# %% [markdown] id="task-2" lang="fr"
# ## 3.2 Choisir plusieurs réponses : que met-on dans le fichier d’un prompt ?
#
# - **a.** sa version, et ce qui a changé depuis la précédente
# - **b.** à quoi il sert, et qui en répond
# - **c.** ses tests, et son score avec le modèle et la date
# - **d.** la clé qui paie le modèle
# - **e.** le courrier de Mme Martin qui en a donné l’idée
# %% id="answer-2"
contents = ...  # solution: "a, b, c"
check("3.2", contents)
# %% [markdown] id="task-3" lang="en"
# ## 3.3 Choose: roll back
# Version 6 of your prompt went live this morning, and customers complain. You use the model *Nova 2*. The library holds:
#
# | version | passed | 95% interval | model |
# |---|---|---|---|
# | **3** | 120 of 120 | 97% to 100% | Nova 1 |
# | **4** | 114 of 120 | 90% to 98% | Nova 2 |
# | **5** | 10 of 10 | 72% to 100% | Nova 2 |
# | **6** | never measured | | |
#
# To which version do you go back?
# %% [markdown] id="task-3" lang="fr"
# ## 3.3 Choisir : revenir en arrière
# La version 6 de votre prompt est en service depuis ce matin, et des clients se plaignent. Vous utilisez le modèle *Nova 2*. La
# bibliothèque contient :
#
# | version | réussis | intervalle à 95 % | modèle |
# |---|---|---|---|
# | **3** | 120 sur 120 | 97 % à 100 % | Nova 1 |
# | **4** | 114 sur 120 | 90 % à 98 % | Nova 2 |
# | **5** | 10 sur 10 | 72 % à 100 % | Nova 2 |
# | **6** | jamais mesurée | | |
#
# À quelle version revenez-vous ?
# %% id="answer-3"
go_back_to = ...  # solution: 4
check("3.3", go_back_to)
# %% [markdown] id="task-4" lang="en"
# ## 3.4 Write the form
# A form for reviews has three fields: `stars`, a whole number; `team`, one of delivery, product, price; `urgent`, yes or no.
# Write it with `schema`, as in the lesson. A field is one of `text`, `number`, `integer`, `yes/no`, `date` (between quotes), or a list
# of words between square brackets. Here is a form with two fields:
# %% [markdown] id="task-4" lang="fr"
# ## 3.4 Écrire le formulaire
# Un formulaire pour les avis a trois champs : `stars` (étoiles), un nombre entier ; `team` (équipe), soit livraison, soit produit,
# soit prix ; `urgent`, oui ou non. Écrivez-le avec `schema`, comme dans la leçon. Un champ est `text`, `number`, `integer`, `yes/no` ou
# `date` (entre guillemets droits), ou une liste de mots entre crochets. Voici un formulaire à deux champs :
# %% id="look-4"
example = schema(written_on="date", size=[L("small", "petit"), L("large", "grand")])
# %% id="answer-4"
form = ...
# solution: schema(
# solution:     stars="integer",
# solution:     team=L("delivery product price", "livraison produit prix").split(),
# solution:     urgent="yes/no",
# solution: )
check("3.4", form)
# %% [markdown] id="task-5" lang="en"
# ## 3.5 Write a prompt: read the title
# Same form as in the lesson, new titles. The form does not say what a field *means*: *your prompt* does. `kind` is the product,
# `scent` the whole word, `amount` and `unit` the size of one piece; `pieces` is 1 unless the title says otherwise. The column
# is `{title}`. All five fields must be right in **5 of 12** hidden titles. The prompt of the lesson already gets some of them
# right: write a better one.
# %% [markdown] id="task-5" lang="fr"
# ## 3.5 Rédiger un prompt : lire le titre
# Même formulaire que dans la leçon, nouveaux titres. Le formulaire ne dit pas ce que *signifie* un champ : c’est à *votre
# prompt* de le dire. `kind` est le produit, `scent` (parfum) le mot entier, `amount` et `unit` la contenance d’une pièce ;
# `pieces` vaut 1 sauf si le titre dit autre chose. La colonne est `{title}`. Les cinq champs doivent être justes pour **5
# titres cachés sur 12**. Le prompt de la leçon en lit déjà bien quelques-uns : faites mieux.
# %% id="look-5"
cases("titles").tail(3)
# %% id="answer-5"
prompt = ...
# solution: L(
# solution:     "Read this supplier's title and give kind (product), scent (one whole word), "
# solution:     "amount (size), unit and pieces (how many in the set, else 1).\n\n{title}",
# solution:     "Lis ce titre de fournisseur et donne kind (produit), scent (parfum, un seul "
# solution:     "mot), amount (quantité), unit (unité) et pieces (nombre de pièces, sinon 1).\n\n{title}",
# solution: )
tried = try_hidden("titles", prompt)
check("3.5", tried)
# %% [markdown] id="read-5" lang="en"
# To read the replies: `tried.trial.table[["reply", "passed"]]`, in a cell of your own below.
# %% [markdown] id="read-5" lang="fr"
# Pour lire les réponses : `tried.trial.table[["reply", "passed"]]`, dans une cellule à vous, en dessous.
# %% [markdown] id="task-6" lang="en"
# ## 3.6 Compute: how many cases?
# Your target is **90%**. Your prompt has passed every case so far. How many cases must it have passed, without a single failure, before
# `decision` says that it may ship? Try numbers in the first cell, then give the smallest one.
# %% [markdown] id="task-6" lang="fr"
# ## 3.6 Calculer : combien de cas ?
# Votre objectif est **90 %**. Votre prompt a réussi tous les cas jusqu’ici. Combien de cas doit-il avoir réussis, sans un seul échec,
# pour que `decision` accepte la mise en service ? Essayez des nombres dans la première cellule, puis donnez le plus petit.
# %% id="look-6"
decision(10, 10, target=0.90)
# %% id="answer-6"
clean_cases = ...  # solution: 35
check("3.6", clean_cases)
# %% [markdown] id="task-7" lang="en"
# ## 3.7 Choose: ship or not?
# Target: 90%. A prompt passed **56 of 60** cases, with an interval from 84% to 97%. What do you tell your team?
#
# - **a.** 93% is above 90%: ship it.
# - **b.** The interval begins below the target: drop the prompt.
# - **c.** Not decided: collect more cases before launch, or lower the target openly.
# - **d.** Leave out the four cases that failed, and count again.
# %% [markdown] id="task-7" lang="fr"
# ## 3.7 Choisir : en service ou non ?
# Objectif : 90 %. Un prompt a réussi **56 cas sur 60**, avec un intervalle de 84 % à 97 %. Que dites-vous à votre équipe ?
#
# - **a.** 93 %, c’est plus que 90 % : mettons-le en service.
# - **b.** L’intervalle commence sous l’objectif : abandonnons ce prompt.
# - **c.** Pas de décision : réunissons plus de cas avant le lancement, ou baissons l’objectif, en le disant ouvertement.
# - **d.** Retirons les quatre cas qui ont échoué, et recomptons.
# %% id="answer-7"
advice = ...  # solution: "c"
check("3.7", advice)
# %% [markdown] id="task-8" lang="en"
# ## 3.8 Write a prompt: in the voice of the house
# Write a prompt that answers a customer's message, `{text}`, so that **all the rules** of the card below are kept, and that
# really answers: fewer than **6 words**, signature included, do not count. **7 of 12** hidden messages must get such an answer.
# %% [markdown] id="task-8" lang="fr"
# ## 3.8 Rédiger un prompt : avec la voix de la maison
# Rédigez un prompt qui réponde au message d’un client, `{text}`, en respectant **toutes les règles** de la charte ci-dessous,
# et qui réponde vraiment : moins de **6 mots**, signature comprise, ne comptent pas. **7 messages cachés sur 12** doivent
# recevoir une telle réponse.
# %% id="look-8"
style_card("house-voice")
# %% id="answer-8"
prompt = ...
# solution: L(
# solution:     "Answer this customer in two short, calm sentences of at most 12 words. "
# solution:     "Then close with exactly: The Brindille team\n\n{text}",
# solution:     "Réponds à ce client en deux phrases courtes et calmes, de 12 mots au plus. Vouvoie-le. "
# solution:     "Termine exactement par : L’équipe Brindille\n\n{text}",
# solution: )
tried = try_hidden("messages", prompt)
check("3.8", tried)
# %% [markdown] id="read-8" lang="en"
# To read the replies: `tried.trial.table[["reply", "passed"]]`, in a cell of your own below.
# %% [markdown] id="read-8" lang="fr"
# Pour lire les réponses : `tried.trial.table[["reply", "passed"]]`, dans une cellule à vous, en dessous.
# %% [markdown] id="task-9" lang="en"
# ## 3.9 Find the invented number
# The data: *week 40, 4,000 visits, 100 orders, sales 5,200 euros; week before, sales 5,000 euros.* The model writes:
#
# > In week 40, 100 orders brought in 5,200 euros, up 4%, with a conversion rate of 2.5% and an average order of 56 euros.
#
# One number is neither in the data nor follows from them. Which?
# %% [markdown] id="task-9" lang="fr"
# ## 3.9 Trouver le nombre inventé
# Les données : *semaine 40, 4 000 visites, 100 commandes, 5 200 euros de ventes ; semaine d’avant, 5 000 euros de ventes.* Le modèle
# écrit :
#
# > En semaine 40, 100 commandes ont rapporté 5 200 euros, en hausse de 4 %, avec un taux de conversion de 2,5 % et un panier moyen
# > de 56 euros.
#
# Un nombre n’est pas dans les données et ne s’en déduit pas. Lequel ?
# %% id="answer-9"
invented = ...  # solution: 56
check("3.9", invented)
# %% [markdown] id="task-10" lang="en"
# ## 3.10 Write a prompt: the Monday sentence
# Write a prompt for one sentence on the week's sales. This time the sum is done beforehand: the column `{change}` holds the change on
# the week before, in percent. Others: `{week}`, `{visits}`, `{orders}`, `{revenue}`, `{before}`. Each sentence must give the sales and
# the change, and no number that is not in the data. **7 of 12** hidden weeks must pass. Do not dictate the sentence.
# %% [markdown] id="task-10" lang="fr"
# ## 3.10 Rédiger un prompt : la phrase du lundi
# Rédigez un prompt pour obtenir une phrase sur les ventes de la semaine. Cette fois, le calcul est fait d’avance : la colonne
# `{change}` contient l’évolution par rapport à la semaine d’avant, en pour cent. Les autres : `{week}` (semaine), `{visits}`
# (visites), `{orders}` (commandes), `{revenue}` (ventes), `{before}` (ventes d’avant). Chaque phrase doit donner les ventes et
# l’évolution, et aucun nombre absent des données. Il faut réussir **7 semaines cachées sur 12**. Ne dictez pas la phrase.
# %% id="answer-10"
prompt = ...
# solution: L(
# solution:     "Write one sentence of at most 15 words on the week's sales, with both numbers as given.\n"
# solution:     "Sales: {revenue} euros. Change on the week before: {change} %.",
# solution:     "Écris une phrase de 15 mots au plus sur les ventes, avec les deux nombres tels quels.\n"
# solution:     "Ventes : {revenue} euros. Évolution sur une semaine : {change} %.",
# solution: )
tried = try_hidden("weeks", prompt)
check("3.10", tried)
# %% [markdown] id="read-10" lang="en"
# To read the replies: `tried.trial.table[["reply", "passed"]]`, in a cell of your own below.
# %% [markdown] id="read-10" lang="fr"
# Pour lire les réponses : `tried.trial.table[["reply", "passed"]]`, dans une cellule à vous, en dessous.
# %% [markdown] id="task-11" lang="en"
# ## 3.11 Compute: how sure is first place?
# Slogan A has 1580 Elo points, slogan B 1500. What is the probability that A is preferred to B in the next vote? Write
# `expected_win(1580, 1500)` in place of the dots. It is the function of the lesson; here for two equal slogans:
# %% [markdown] id="task-11" lang="fr"
# ## 3.11 Calculer : la première place est-elle sûre ?
# Le slogan A a 1580 points Elo, le slogan B 1500. Quelle est la probabilité que A soit préféré à B au prochain vote ? Écrivez
# `expected_win(1580, 1500)` à la place des points de suspension. C’est la fonction de la leçon ; la voici pour deux slogans à
# égalité :
# %% id="look-11"
expected_win(1500, 1500)
# %% id="answer-11"
chance = ...  # solution: 1 / (1 + 10 ** ((1500 - 1580) / 400))
check("3.11", chance)
# %% [markdown] id="task-12" lang="en"
# ## 3.12 Count: how many ideas?
# Ten replies to "a name for our new candle". Capitals, quotation marks and final points do not make a new idea. How many **different**
# ideas are there?
# %% [markdown] id="task-12" lang="fr"
# ## 3.12 Compter : combien d’idées ?
# Dix réponses à « un nom pour notre nouvelle bougie ». Majuscules, guillemets et points finals ne font pas une nouvelle idée. Combien y
# a-t-il d’idées **différentes** ?
# %% id="look-12"
names = L(
    "Evening Calm | evening calm. | 'Evening Calm' | Soft Glow | Evening Calm | "
    "Soft glow | SOFT GLOW | Night Garden | evening calm | Evening Glow",
    "Soir calme | soir calme. | « Soir calme » | Douce lueur | Soir calme | "
    "Douce Lueur | DOUCE LUEUR | Jardin de nuit | soir calme | Douce nuit",
)
names.split(" | ")
# %% id="answer-12"
different_ideas = ...  # solution: 4
check("3.12", different_ideas)
# %% [markdown] id="task-13" lang="en"
# ## 3.13 Improve until it passes: the SMS
# Turn an announcement, `{text}`, into an SMS that keeps **all the rules** of the card below. **9 of 12** hidden announcements must pass. You
# have a **budget of 8,000 tokens**: your best attempt counts. Start simple, read the failure you are shown, change one thing, try again.
# %% [markdown] id="task-13" lang="fr"
# ## 3.13 Améliorer jusqu’à réussir : le SMS
# Transformez une annonce, `{text}`, en un SMS qui respecte **toutes les règles** de la charte ci-dessous. Il faut réussir **9
# annonces cachées sur 12**. Vous avez un **budget de 8 000 jetons** : c’est votre meilleure tentative qui compte. Commencez
# simplement, lisez l’échec qu’on vous montre, changez une chose, recommencez.
# %% id="bench-13"
bench = Bench("news", budget=8_000)
style_card("sms")
# %% id="answer-13"
prompt = ...
# solution: L(
# solution:     "Turn this into one sentence of at most 15 words, with the price in digits. "
# solution:     "End with the word STOP.\n\n{text}",
# solution:     "Résume ceci en une phrase de 15 mots au plus, avec le prix en chiffres. "
# solution:     "Termine par le mot STOP.\n\n{text}",
# solution: )
check("3.13", bench.attempt(prompt))
# %% [markdown] id="read-13" lang="en"
# To read the replies: `bench.best.trial.table[["reply", "passed"]]`, in a cell of your own below.
# %% [markdown] id="read-13" lang="fr"
# Pour lire les réponses : `bench.best.trial.table[["reply", "passed"]]`, dans une cellule à vous, en dessous.
# %% [markdown] id="task-14" lang="en"
# ## 3.14 Order: from a good answer to an asset
#
# - **a.** try it on the cases and read the failures
# - **b.** file it as a version, with score, model and date
# - **c.** collect cases, and fix the target
# - **d.** test it again when the model changes
# - **e.** decide by the interval
# %% [markdown] id="task-14" lang="fr"
# ## 3.14 Ordonner : d’une bonne réponse à un outil fiable
#
# - **a.** l’essayer sur les cas et lire les échecs
# - **b.** le ranger comme nouvelle version, avec score, modèle et date
# - **c.** réunir des cas, et fixer l’objectif
# - **d.** le tester à nouveau quand le modèle change
# - **e.** décider d’après l’intervalle
# %% id="answer-14"
path = ...  # solution: "c a e b d"
check("3.14", path)
# %% [markdown] id="task-15" lang="en"
# ## 3.15 Compute: what is an alarm worth?
# Of 200 product pages, 20 hold a mistake. A checker raises the alarm for 15 of those 20, and also for 36 pages that are right. When the
# alarm rings, what is the chance that there really is a mistake?
# %% [markdown] id="task-15" lang="fr"
# ## 3.15 Calculer : que vaut une alerte ?
# Sur 200 fiches produits, 20 contiennent une erreur. Un relecteur donne l’alerte pour 15 de ces 20 fiches, et aussi pour 36 fiches
# justes. Quand l’alerte est donnée, quelle est la probabilité qu’il y ait vraiment une erreur ?
# %% id="answer-15"
worth = ...  # solution: 15 / (15 + 36)
check("3.15", worth)
# %% [markdown] id="hints" lang="en"
# Need a hint? Change the number below and run the cell; run it again for the next hint.
# %% [markdown] id="hints" lang="fr"
# Besoin d’un indice ? Changez le numéro ci-dessous et exécutez la cellule ; exécutez-la à nouveau pour l’indice
# suivant.
# %% id="hint"
hint("3.1")
