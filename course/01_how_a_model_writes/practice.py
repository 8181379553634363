# %% [markdown] id="how" lang="en"
# Eleven exercises of several kinds: compute, choose, order, change a value until it works, find the mistake. Run the first
# cell, then take them in any order. Letters and sentences go between quotes, as in `"b"`; numbers do not, and take a point:
# `3.6`. `hint("1.1")` gives a hint for exercise 1.1, and so on.
# %% [markdown] id="how" lang="fr"
# Onze exercices de plusieurs sortes : calculer, choisir, ordonner, modifier une valeur jusqu’à ce que ça marche, trouver
# l’erreur. Exécutez la première cellule, puis prenez-les dans l’ordre que vous voulez. Les lettres et les phrases s’écrivent
# entre guillemets droits, comme `"b"` ; les nombres sans guillemets, avec un point : `3.6`. `hint("1.1")` donne un indice
# pour l’exercice 1.1, et ainsi de suite.
# %% id="begin"
import pandas as pd
from atelier import check, hint, probability_bars, small_model, start

start("01", L("en", "fr"))
# %% id="open"
model = small_model()
models = pd.read_csv("../../datasets/models/models.csv", index_col="id")
# %% [markdown] id="task-1" lang="en"
# ## 1.1 Compute: the price of a campaign
# Maison Brindille wants 20,000 personalised e-mails. Each takes 400 tokens of input and 200 tokens of output. What does the
# whole campaign cost, in US dollars, with the model below?
# %% [markdown] id="task-1" lang="fr"
# ## 1.1 Calculer : le prix d’une campagne
# Maison Brindille veut 20 000 e-mails personnalisés. Chacun demande 400 jetons en entrée (input) et 200 jetons en sortie
# (output). Combien coûte toute la campagne, en dollars américains, avec le modèle ci-dessous ?
# %% id="price-1"
models.loc["mistral-small-2603", ["input_usd_per_million", "output_usd_per_million", "as_of"]]
# %% id="answer-1"
cost_usd = ...  # solution: 20_000 * (400 * 0.15 + 200 * 0.60) / 1_000_000
check("1.1", cost_usd)
# %% [markdown] id="task-2" lang="en"
# ## 1.2 Compute: how much longer in French?
# Run the next cell, then count the tokens of its two lines as in the lesson: `len(model.tokens(english))`. How many times as many
# does the French line need? (French count divided by English count, two decimals are enough.)
# %% [markdown] id="task-2" lang="fr"
# ## 1.2 Calculer : combien de plus en français ?
# Exécutez la cellule suivante, puis comptez les jetons de ses deux lignes comme dans la leçon : `len(model.tokens(english))`.
# Combien de fois plus de jetons faut-il à la ligne française ? (Nombre français divisé par nombre anglais ; deux décimales
# suffisent.)
# %% id="lines-2"
english = "Free delivery on all orders this weekend, in the shop and online."
french = "Livraison offerte sur toutes les commandes ce week-end, en boutique et en ligne."
# %% id="answer-2"
ratio = ...  # solution: len(model.tokens(french)) / len(model.tokens(english))
check("1.2", ratio)
# %% [markdown] id="task-3" lang="en"
# ## 1.3 Choose: predict the prediction
# Which token does SmolLM2 find the most probable after *Merry Christmas and a happy new*? Guess first. Then run the chart
# and check.
#
# - **a.** " decade"
# - **b.** " year"
# - **c.** " day"
# - **d.** " chapter"
# %% [markdown] id="task-3" lang="fr"
# ## 1.3 Choisir : prédire la prédiction
# Quel jeton SmolLM2 juge-t-il le plus probable après `Merry Christmas and a happy new` (« Joyeux Noël et heureuse
# nouvelle… ») ? Devinez d’abord. Puis affichez le graphique pour vérifier.
#
# - **a.** `decade` (décennie)
# - **b.** `year` (année)
# - **c.** `day` (journée)
# - **d.** `chapter` (chapitre)
# %% id="answer-3"
guess = ...  # solution: "b"
check("1.3", guess)
# %% id="chart-3"
line = "Merry Christmas and a happy new"
probability_bars({line: model.next_tokens(line, top=5)})
# %% [markdown] id="task-4" lang="en"
# ## 1.4 Change the value: a careful model
# At temperature 1 the first token of this sentence gets about a quarter of the probability. Change the temperature until it
# gets **more than 90%**. (It must stay above 0.)
# %% [markdown] id="task-4" lang="fr"
# ## 1.4 Modifier la valeur : un modèle prudent
# À la température 1, le premier jeton de cette phrase reçoit environ un quart de la probabilité. Changez la température
# jusqu’à ce qu’il en reçoive **plus de 90 %**. (Elle doit rester au-dessus de 0.)
# %% id="answer-4"
temperature = 1.0  # solution: 0.3
table = model.next_tokens("Our new lavender soap is", top=5, temperature=temperature)
check("1.4", temperature, table.probability[0])
# %% [markdown] id="task-5" lang="en"
# ## 1.5 Order: how a sentence is written
# Put the steps in order.
#
# - **a.** one token is drawn
# - **b.** the prompt is cut into tokens
# - **c.** the drawn token is added to the text, and it all starts again
# - **d.** every token of the vocabulary gets a probability
# %% [markdown] id="task-5" lang="fr"
# ## 1.5 Ordonner : comment s’écrit une phrase
# Remettez les étapes dans l’ordre.
#
# - **a.** un jeton est tiré au sort
# - **b.** le prompt est découpé en jetons
# - **c.** le jeton tiré s’ajoute au texte, et tout recommence
# - **d.** chaque jeton du vocabulaire reçoit une probabilité
# %% id="answer-5"
steps = ...  # solution: "b d a c"
check("1.5", steps)
# %% [markdown] id="task-6" lang="en"
# ## 1.6 Find the mistake: a budget
# A colleague writes:
#
# - **Line 1.** The model costs 0.60 dollars per million output tokens.
# - **Line 2.** One product description is about 250 output tokens.
# - **Line 3.** We need 4,000 of them, so 1,000,000 output tokens.
# - **Line 4.** That is 1,000,000 × 0.60 = 600,000 dollars.
#
# Which line is wrong? Write its number.
# %% [markdown] id="task-6" lang="fr"
# ## 1.6 Trouver l’erreur : un budget
# Un collègue écrit :
#
# - **Ligne 1.** Le modèle coûte 0,60 dollar par million de jetons en sortie.
# - **Ligne 2.** Une fiche produit représente environ 250 jetons en sortie.
# - **Ligne 3.** Il en faut 4 000, soit 1 000 000 de jetons en sortie.
# - **Ligne 4.** Cela fait 1 000 000 × 0,60 = 600 000 dollars.
#
# Quelle ligne est fausse ? Écrivez son numéro.
# %% id="answer-6"
wrong_line = ...  # solution: 4
check("1.6", wrong_line)
# %% [markdown] id="task-7" lang="en"
# ## 1.7 Choose: the forgetful assistant
# In the morning you gave an online assistant your brand rules. After forty messages it breaks them all. What is the most
# likely cause?
#
# - **a.** the assistant has learned a new style from other users
# - **b.** the rules have left its context window
# - **c.** the temperature rises during a conversation
# - **d.** the assistant is tired and needs to be restarted
# %% [markdown] id="task-7" lang="fr"
# ## 1.7 Choisir : l’assistant oublieux
# Le matin, vous avez donné votre charte de marque à un assistant en ligne. Quarante messages plus tard, il n’en
# respecte plus rien. Quelle est la cause la plus probable ?
#
# - **a.** l’assistant a appris un nouveau style auprès d’autres utilisateurs
# - **b.** la charte est sortie de sa fenêtre de contexte
# - **c.** la température monte au fil d’une conversation
# - **d.** l’assistant est fatigué et doit être redémarré
# %% id="answer-7"
cause = ...  # solution: "b"
check("1.7", cause)
# %% [markdown] id="task-8" lang="en"
# ## 1.8 Compute: will it fit?
# A supplier offers an open model of **24 billion** parameters, compressed to **4 bits**. How many gigabytes of memory does it
# need, by the rule of the lesson?
# %% [markdown] id="task-8" lang="fr"
# ## 1.8 Calculer : va-t-il tenir ?
# Un fournisseur propose un modèle ouvert de **24 milliards** de paramètres, comprimé à **4 bits**. Combien de gigaoctets de
# mémoire lui faut-il, selon la règle de la leçon ?
# %% id="answer-8"
gigabytes = ...  # solution: 24 * 4 / 8
check("1.8", gigabytes)
# %% [markdown] id="task-9" lang="en"
# ## 1.9 Change the text: give it the fact
# SmolLM2 does not know where Maison Brindille is. Write a note, in English, that makes *Nantes* the next word with a
# probability of **more than 50%**. Not every note works: try several wordings; the verdict gives you the number.
# %% [markdown] id="task-9" lang="fr"
# ## 1.9 Modifier le texte : donner l’information
# SmolLM2 ne sait pas où se trouve Maison Brindille. Écrivez une note, en anglais, qui fasse de *Nantes* le mot suivant
# avec une probabilité de **plus de 50 %**. Toutes les notes ne marchent pas : essayez plusieurs formulations, le verdict
# vous donne la probabilité. (Pour démarrer : `is in` veut dire « se trouve à », `a shop`, « une boutique ».)
# %% id="answer-9"
note = ...  # solution: "Maison Brindille is a shop in Nantes."
text = f"{note} The shop Maison Brindille is in the city of"
chance = model.probability(text, " Nantes")
check("1.9", note, chance)
# %% [markdown] id="task-10" lang="en"
# ## 1.10 Choose several: which requests need a document?
# For which of these must you hand the model a document, because it cannot know?
#
# - **a.** today's stock of linen towels
# - **b.** three synonyms of "soft"
# - **c.** the returns policy of our shop
# - **d.** a polite opening for a letter
# - **e.** what our customers complained about last month
# %% [markdown] id="task-10" lang="fr"
# ## 1.10 Choisir plusieurs réponses : quelles demandes exigent un document ?
# Pour lesquelles faut-il fournir un document au modèle, parce qu’il ne peut pas connaître la réponse ?
#
# - **a.** le stock du jour des serviettes en lin
# - **b.** trois synonymes de « doux »
# - **c.** les conditions de retour de notre boutique
# - **d.** une formule d’ouverture polie pour un courrier
# - **e.** ce dont nos clients se sont plaints le mois dernier
# %% id="answer-10"
need_a_document = ...  # solution: "a, c, e"
check("1.10", need_a_document)
# %% [markdown] id="task-11" lang="en"
# ## 1.11 Find the mistake: a purchase note
# One of these sentences of a purchase note is wrong. Which?
#
# - **a.** With open weights run on our own server, customers' data need not leave the company.
# - **b.** A closed service may withdraw the model our prompts were tuned for.
# - **c.** Open weights mean that using the model costs nothing.
# - **d.** An open model may also be bought as a service from a supplier.
# %% [markdown] id="task-11" lang="fr"
# ## 1.11 Trouver l’erreur : une note au service achats
# Une des phrases de cette note est fausse. Laquelle ?
#
# - **a.** Avec des poids ouverts sur notre propre serveur, les données clients n’ont pas à sortir de l’entreprise.
# - **b.** Un service fermé peut retirer le modèle pour lequel nos prompts ont été mis au point.
# - **c.** « Poids ouverts » signifie que l’utilisation du modèle ne coûte rien.
# - **d.** Un modèle ouvert peut aussi s’acheter sous forme de service chez un fournisseur.
# %% id="answer-11"
wrong_sentence = ...  # solution: "c"
check("1.11", wrong_sentence)
# %% [markdown] id="hints" lang="en"
# Need a hint? Change the number below and run the cell; run it again for the next hint.
# %% [markdown] id="hints" lang="fr"
# Besoin d’un indice ? Changez le numéro ci-dessous et exécutez la cellule ; exécutez-la à nouveau pour l’indice
# suivant.
# %% id="hint"
hint("1.1")
