# %% [markdown] id="how" lang="en"
# ## How an exercise works
# Each exercise has a line to complete. Three dots, `...`, mark the blank. Replace the dots, run the cell, and read the
# verdict: **to do**, **not yet** (with a reason), or **well done** (with why).
#
# You may try as often as you like. Nobody is watching, nothing is graded.
# %% [markdown] id="how" lang="fr"
# ## Comment marche un exercice
# Chaque exercice contient une ligne à compléter. Trois points, `...`, y tiennent la place de votre réponse.
# Remplacez-les, exécutez la cellule et lisez le verdict : **à faire**, **pas encore** (avec la raison) ou **bravo**
# (avec l’explication).
#
# Recommencez autant de fois que vous voulez. Personne ne regarde, rien n’est noté.
# %% id="begin"
from atelier import ask, check, hint, start

start("00", L("en", "fr"))
# %% [markdown] id="task-1" lang="en"
# ## Exercise 0.1: a sum
# Maison Brindille sends 3 newsletters a month to 8,500 subscribers. How many e-mails leave in a **year**?
#
# You may type the number, or a sum for the computer to do, such as `2 * 100`.
# %% [markdown] id="task-1" lang="fr"
# ## Exercice 0.1 : un calcul
# Maison Brindille envoie 3 newsletters par mois à 8 500 abonnés. Combien d’e-mails partent en un **an** ?
#
# Vous pouvez taper le nombre, ou un calcul que l’ordinateur fera pour vous, comme `2 * 100`.
# %% id="answer-1"
emails_a_year = ...  # solution: 3 * 8_500 * 12
check("0.1", emails_a_year)
# %% [markdown] id="stuck-1" lang="en"
# Stuck? Run the next cell for a hint; run it again for a second one.
# %% [markdown] id="stuck-1" lang="fr"
# Vous bloquez ? Exécutez la cellule suivante pour obtenir un indice, puis une deuxième fois pour en avoir un autre.
# %% id="hint-1"
hint("0.1")
# %% [markdown] id="task-2" lang="en"
# ## Exercise 0.2: a better prompt
# The prompt below is vague. Rewrite it, between the quotation marks, so that it says
#
# - **what** is sold (candles),
# - **to whom** (which customers),
# - **how long** the text may be (a number of words or sentences).
#
# Then run the next cell to see what the model makes of it.
# %% [markdown] id="task-2" lang="fr"
# ## Exercice 0.2 : un meilleur prompt
# Le prompt ci-dessous est vague. Réécrivez-le, entre les guillemets, pour qu’il précise
#
# - **ce que** l’on vend (des bougies),
# - **à qui** l’on parle (quels clients),
# - **quelle longueur** peut avoir le texte (un nombre de mots ou de phrases).
#
# Exécutez ensuite la cellule suivante pour voir ce que le modèle en fait.
# %% id="answer-2" tags=["exercise-only"]
prompt = L("Write something nice.", "Écris quelque chose de sympa.")
check("0.2", prompt)
# %% id="answer-2-solved" tags=["solution-only"]
prompt = L(
    "Write an advertisement for our lavender candles, "
    "for customers who are looking for a gift. Two sentences at most.",
    "Écris une publicité pour nos bougies à la lavande, "
    "destinée aux clientes qui cherchent un cadeau. Deux phrases au plus.",
)
check("0.2", prompt)
# %% id="reply-2"
ask(prompt)
# %% [markdown] id="task-3" lang="en"
# ## Exercise 0.3: what may be pasted?
# A colleague wants help from a free online chat tool that the company has **not** approved. Which of these may be pasted?
#
# - **a.** last week's complaint, with the customer's name and order number
# - **b.** the product description that is already on our website
# - **c.** the password of the mailing tool, "just to ask why it does not work"
# - **d.** the sales forecast for the next quarter, not yet published
# - **e.** the question "what does click-through rate mean?"
# - **f.** a list of customers' first names and dates of birth, without surnames
# - **g.** an invented example: "a customer bought three candles and one was broken"
#
# Write the letters between the quotation marks, as in `"a, c"`.
# %% [markdown] id="task-3" lang="fr"
# ## Exercice 0.3 : que peut-on coller ?
# Une collègue veut se faire aider par un assistant en ligne gratuit que l’entreprise n’a **pas** validé. Que peut-elle y
# coller ?
#
# - **a.** la réclamation de la semaine dernière, avec le nom de la cliente et le numéro de commande
# - **b.** la fiche produit déjà publiée sur notre site
# - **c.** le mot de passe de l’outil d’emailing, « juste pour demander pourquoi il ne marche pas »
# - **d.** les prévisions de ventes du prochain trimestre, pas encore publiées
# - **e.** la question « qu’est-ce qu’un taux de clics ? »
# - **f.** une liste de prénoms et de dates de naissance de clients, sans les noms de famille
# - **g.** un exemple inventé : « une cliente a acheté trois bougies et l’une d’elles était cassée »
#
# Écrivez les lettres entre guillemets, comme dans `"a, c"`.
# %% id="answer-3"
may_be_pasted = ...  # solution: "b, e, g"
check("0.3", may_be_pasted)
# %% [markdown] id="task-4" lang="en"
# ## Exercise 0.4: before you use an AI text
# A model has written a text about a product. Put these steps in the right order.
#
# - **p.** publish it under the shop's name
# - **q.** compare each fact and number with a source you trust
# - **r.** read it to the end
# - **s.** correct what is wrong
#
# Write the four letters in order, as in `"p q r s"`.
# %% [markdown] id="task-4" lang="fr"
# ## Exercice 0.4 : avant d’utiliser un texte d’IA
# Un modèle a rédigé un texte sur un produit. Remettez ces étapes dans l’ordre.
#
# - **p.** le publier au nom de la boutique
# - **q.** comparer chaque fait et chaque chiffre à une source fiable
# - **r.** le lire jusqu’au bout
# - **s.** corriger ce qui est faux
#
# Écrivez les quatre lettres dans l’ordre, comme dans `"p q r s"`.
# %% id="answer-4"
steps = ...  # solution: "r q s p"
check("0.4", steps)
