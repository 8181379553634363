# %% [markdown] id="how" lang="en"
# Fourteen exercises. In four of them you write a prompt of your own: it is tried on 12 **hidden cases**, which no lesson shows, and
# that takes up to a minute each time. Run the first cell, then take them in any order.
# %% [markdown] id="how" lang="fr"
# Quatorze exercices. Dans quatre d’entre eux, vous rédigez votre propre prompt : il est essayé sur 12 **cas cachés**, qu’aucune leçon
# ne montre, ce qui prend jusqu’à une minute à chaque fois. Exécutez la première cellule, puis prenez-les dans l’ordre que vous voulez.
# %% id="begin"
import pandas as pd
from atelier import Bench, cases, check, hint, passages, start, try_hidden

start("04", L("en", "fr"))
pd.set_option("display.max_colwidth", 400)
# %% [markdown] id="task-1" lang="en"
# ## 4.1 Choose several: what is true of an answer engine?
# A model on your site writes a sentence in reply to each customer. Which statements are true?
#
# - **a.** It may write a sentence even when it knows nothing.
# - **b.** What it says on your site is said in your name.
# - **c.** It always shows where it found its answer.
# - **d.** A wrong answer sounds as sure as a right one.
# - **e.** If it is wrong, the maker of the model answers to the customer.
# %% [markdown] id="task-1" lang="fr"
# ## 4.1 Choisir plusieurs réponses : qu’est-ce qui est vrai d’un moteur de réponse ?
# Sur votre site, un modèle répond à chaque client par une phrase. Quelles affirmations sont vraies ?
#
# - **a.** Il peut écrire une phrase même quand il ne sait rien.
# - **b.** Ce qu’il dit sur votre site est dit en votre nom.
# - **c.** Il montre toujours où il a trouvé sa réponse.
# - **d.** Une réponse fausse a l’air aussi sûre qu’une réponse juste.
# - **e.** S’il se trompe, c’est l’éditeur du modèle qui en répond devant le client.
# %% id="answer-1"
true_of_it = ...  # solution: "a, b, d"
check("4.1", true_of_it)
# %% [markdown] id="task-2" lang="en"
# ## 4.2 Order: from question to answer
# Put the steps of an answer with a source in order.
#
# - **a.** write a sentence from the passages
# - **b.** send it, or hand it to a person
# - **c.** find the passages that may answer
# - **d.** check that the citation holds
# - **e.** cut what the shop knows into passages
# %% [markdown] id="task-2" lang="fr"
# ## 4.2 Ordonner : de la question à la réponse
# Mettez dans l’ordre les étapes d’une réponse avec sa source.
#
# - **a.** rédiger une phrase d’après les passages
# - **b.** l’envoyer, ou la confier à une personne
# - **c.** trouver les passages qui peuvent répondre
# - **d.** vérifier que la citation tient
# - **e.** découper en passages ce que sait la boutique
# %% id="answer-2"
steps = ...  # solution: "e c a d b"
check("4.2", steps)
# %% [markdown] id="task-3" lang="en"
# ## 4.3 Compute: recall at 2
# Ten questions were searched. This is the **rank** of the right passage for each (a dash: not among the first five):
#
# `1, 1, 3, 2, –, 1, 2, 5, 1, 4`
#
# What is the recall at 2, in percent?
# %% [markdown] id="task-3" lang="fr"
# ## 4.3 Calculer : le rappel à 2
# La recherche a traité dix questions. Voici le **rang** du bon passage pour chacune (un tiret : absent des cinq premiers) :
#
# `1, 1, 3, 2, –, 1, 2, 5, 1, 4`
#
# Quel est le rappel à 2, en pour cent ?
# %% id="answer-3"
recall_at_two = ...  # solution: 6 / 10 * 100
check("4.3", recall_at_two)
# %% [markdown] id="task-4" lang="en"
# ## 4.4 Table: the search that loses least
# The cell below compares two searches at k = 1. Compare them at **k = 3**, and give `check` that table, not rounded, with just the columns
# `search` and `found`. Column names go between square brackets twice: `table[["one", "two"]]`.
# %% [markdown] id="task-4" lang="fr"
# ## 4.4 Tableau : la recherche qui perd le moins
# La cellule ci-dessous compare deux recherches à k = 1. Comparez-les à **k = 3**, et donnez à `check` ce tableau, non arrondi, avec les
# seules colonnes `search` et `found`. Les noms de colonnes vont entre doubles crochets :
# `tableau[["une", "deux"]]`.
# %% id="look-4"
from atelier import SearchByMeaning, SearchByWords, recall_at_k

questions = cases("questions")
searches = {L("words", "mots"): SearchByWords(), L("meaning", "sens"): SearchByMeaning()}
recall_at_k(searches, questions, depths=[1]).round(2)
# %% id="answer-4"
found = ...
# solution: recall_at_k(searches, questions, depths=[3])[["search", "found"]]
check("4.4", found)
# %% [markdown] id="task-5" lang="en"
# ## 4.5 Choose: how many passages?
# Measured on 400 questions of your own. Each passage is 60 tokens, read at every question. Which k do you take?
#
# | | k | right passage among them | answers that are right |
# |---|---|---|---|
# | **a.** | 1 | 71% | 66% |
# | **b.** | 3 | 90% | 84% |
# | **c.** | 10 | 97% | 79% |
# | **d.** | 30 | 99% | 61% |
# %% [markdown] id="task-5" lang="fr"
# ## 4.5 Choisir : combien de passages ?
# Mesuré sur 400 de vos propres questions. Chaque passage fait 60 jetons, lus à chaque question. Quel k prenez-vous ?
#
# | | k | le bon passage y est | réponses justes |
# |---|---|---|---|
# | **a.** | 1 | 71 % | 66 % |
# | **b.** | 3 | 90 % | 84 % |
# | **c.** | 10 | 97 % | 79 % |
# | **d.** | 30 | 99 % | 61 % |
# %% id="answer-5"
how_many = ...  # solution: "b"
check("4.5", how_many)
# %% [markdown] id="task-6" lang="en"
# ## 4.6 Find the citation that does not hold
# Four answers of an assistant, and the passages they cite. Read them. Which answer is **not** borne out by its passage?
#
# - **a.** You have 7 days to send us a photograph of the broken item. [KB-10]
# - **b.** Your basket is kept for 48 hours. [KB-12]
# - **c.** A return costs €4.90, taken off the refund. [KB-07]
# - **d.** The wick should be cut to 5 mm. [KB-22]
# %% [markdown] id="task-6" lang="fr"
# ## 4.6 Trouver la citation qui ne tient pas
# Quatre réponses d’un assistant, et les passages qu’elles citent. Lisez-les. Quelle réponse n’est **pas** confirmée par son passage ?
#
# - **a.** Vous avez 7 jours pour nous envoyer une photo de l’article cassé. [KB-10]
# - **b.** Votre panier est gardé 48 heures. [KB-12]
# - **c.** Un retour coûte 4,90 €, déduits du remboursement. [KB-07]
# - **d.** Il faut couper la mèche à 5 mm. [KB-22]
# %% id="look-6"
passages().loc[["KB-10", "KB-12", "KB-07", "KB-22"]]
# %% id="answer-6"
false_citation = ...  # solution: "c"
check("4.6", false_citation)
# %% [markdown] id="task-7" lang="en"
# ## 4.7 Choose: where is the fault?
# Of 60 questions, the right passage was given for 54. Of these 54, the model answered 45 rightly; of the other 6, none. You have a week.
# What promises the most right answers?
#
# - **a.** a better search: it loses 6 questions
# - **b.** a better prompt or a larger model: it loses 9 that it had in hand
# - **c.** more passages in each prompt: then nothing is lost
# - **d.** a firmer refusal: then nothing wrong goes out
# %% [markdown] id="task-7" lang="fr"
# ## 4.7 Choisir : où est la faute ?
# Sur 60 questions, le bon passage était donné pour 54. Sur ces 54, le modèle a bien répondu à 45 ; sur les 6 autres, à aucune. Vous
# avez une semaine. Qu’est-ce qui promet le plus de réponses justes ?
#
# - **a.** une meilleure recherche : elle perd 6 questions
# - **b.** un meilleur prompt ou un modèle plus grand : il en perd 9 qu’il avait en main
# - **c.** plus de passages dans chaque prompt : plus rien n’est alors perdu
# - **d.** un refus plus ferme : plus rien de faux ne part
# %% id="answer-7"
week_of_work = ...  # solution: "b"
check("4.7", week_of_work)
# %% [markdown] id="task-8" lang="en"
# ## 4.8 Compute: how much may be sent?
# 1,000 answers of your assistant, sorted by agreement of five samples. Your rule: **at most 2% wrong** among the answers sent without
# reading. How many answers can be sent at most, if you send all those from some level of agreement on?
#
# | agreement | answers | wrong |
# |---|---|---|
# | 100% | 600 | 6 |
# | 80% | 150 | 9 |
# | 60% | 150 | 36 |
# | 40% | 100 | 45 |
# %% [markdown] id="task-8" lang="fr"
# ## 4.8 Calculer : combien peut-on envoyer ?
# 1 000 réponses de votre assistant, rangées selon l’accord entre cinq tirages. Votre règle : **2 % de réponses fausses au plus** parmi
# celles envoyées sans relecture. Combien de réponses pouvez-vous envoyer au plus, si vous envoyez toutes celles qui atteignent un certain
# niveau d’accord ?
#
# | accord | réponses | fausses |
# |---|---|---|
# | 100 % | 600 | 6 |
# | 80 % | 150 | 9 |
# | 60 % | 150 | 36 |
# | 40 % | 100 | 45 |
# %% id="answer-8"
may_be_sent = ...  # solution: 600 + 150
check("4.8", may_be_sent)
# %% [markdown] id="task-9" lang="en"
# ## 4.9 Choose: read the calibration chart
# At 100% agreement, 40 answers, 70% right (interval: 55% to 82%). At 60%, 3 answers, all right (interval: 44% to 100%). Which sentence is
# right?
#
# - **a.** The model is more reliable when it hesitates.
# - **b.** Agreement of all five does not mean being right nearly always; three answers say next to nothing.
# - **c.** Everything with agreement of 60% or more may go out.
# - **d.** With more samples of the same model, the 70% would become 100%.
# %% [markdown] id="task-9" lang="fr"
# ## 4.9 Choisir : lire le graphique de calibration
# À 100 % d’accord, 40 réponses, 70 % justes (intervalle : 55 % à 82 %). À 60 %, 3 réponses, toutes justes (intervalle : 44 % à 100 %).
# Quelle phrase est juste ?
#
# - **a.** Le modèle est plus fiable quand il hésite.
# - **b.** Que les cinq tirages s’accordent ne veut pas dire qu’ils ont presque toujours raison ; trois réponses ne disent presque rien.
# - **c.** Tout ce qui atteint 60 % d’accord peut partir.
# - **d.** Avec plus de tirages du même modèle, les 70 % deviendraient 100 %.
# %% id="answer-9"
reading = ...  # solution: "b"
check("4.9", reading)
# %% [markdown] id="task-10" lang="en"
# ## 4.10 Write a prompt: answer or refuse
# Write a prompt that answers a question from one passage, and **says so when the passage does not hold the answer** (`NOT FOUND`, or
# another clear refusal). Six of the 12 hidden questions have an answer, six have none. **7 of 12** must be right. The columns are
# `{question}` and `{passages}`.
# %% [markdown] id="task-10" lang="fr"
# ## 4.10 Rédiger un prompt : répondre ou refuser
# Rédigez un prompt qui réponde à une question d’après un passage, et **le dise quand la réponse n’y est pas** (`ABSENT`, ou un autre
# refus clair). Six des 12 questions cachées ont une réponse, six n’en ont pas. **7 sur 12** doivent être traitées comme il faut. Les
# colonnes sont `{question}` et `{passages}`.
# %% id="look-10"
cases("grounding")[["question", "passages", "expected"]]
# %% id="answer-10"
prompt = ...
# solution: L(
# solution:     "Answer from the passage. If it does not answer the question, write NOT FOUND.\n\n"
# solution:     "Passage: The shop opens at 9.\nQuestion: Who runs it?\nAnswer: NOT FOUND\n\n"
# solution:     "Passage: The soap costs €5.\nQuestion: What does it cost?\nAnswer: €5\n\n"
# solution:     "Passage: The soap costs €5.\nQuestion: Where is it made?\nAnswer: NOT FOUND\n\n"
# solution:     "Passage: {passages}\nQuestion: {question}\nAnswer:",
# solution:     "Réponds d’après le passage. S’il ne répond pas à la question, écris ABSENT.\n\n"
# solution:     "Passage : Le magasin ouvre à 9 h.\nQuestion : Qui le dirige ?\nRéponse : ABSENT\n\n"
# solution:     "Passage : Le savon coûte 5 €.\nQuestion : Combien coûte-t-il ?\nRéponse : 5 €\n\n"
# solution:     "Passage : Le savon coûte 5 €.\nQuestion : Où est-il fabriqué ?\nRéponse : ABSENT\n\n"
# solution:     "Passage : {passages}\nQuestion : {question}\nRéponse :",
# solution: )
tried = try_hidden("grounding", prompt)
check("4.10", tried)
# %% [markdown] id="task-11" lang="en"
# ## 4.11 Write a prompt: a summary for the colleague
# A customer is handed over. Write a prompt that sums up the mail for the colleague in **at most 35 words**, with the **order number**, the
# **article** and **what the customer wants or complains of**. **8 of 12** hidden mails must get such a summary. The column is `{text}`.
# %% [markdown] id="task-11" lang="fr"
# ## 4.11 Rédiger un prompt : un résumé pour la collègue
# L’assistant passe la main. Rédigez un prompt qui résume le courrier du client pour la collègue en **35 mots au plus**, avec le **numéro
# de commande**, l’**article** et **ce que le client demande ou ce dont il se plaint**. **8 courriers cachés sur 12** doivent recevoir un
# tel résumé. La colonne est `{text}`.
# %% id="look-11"
cases("handover")[["text", "expected"]]
# %% id="answer-11"
prompt = ...
# solution: L(
# solution:     "Mail: {text}\n\nFill in this form, a few words a line:\n"
# solution:     "Order number:\nArticle:\nProblem:\nThe customer wants:",
# solution:     "Courrier : {text}\n\nRemplis cette fiche pour une collègue, en peu de mots par ligne :\n"
# solution:     "Numéro de commande :\nArticle :\nProblème :\nDemande du client :",
# solution: )
tried = try_hidden("handover", prompt)
check("4.11", tried)
# %% [markdown] id="task-12" lang="en"
# ## 4.12 Write a prompt: simple or urgent?
# Some mails a machine may answer: hours, prices, care. They are `simple`. Others go to a person at once: anger, injury, law, press, or
# somebody who asks for one. They are `urgent`. Write a prompt that makes the model answer with one of the two words. **8 of 12** hidden
# mails must be right; half are urgent. The column is `{text}`.
# %% [markdown] id="task-12" lang="fr"
# ## 4.12 Rédiger un prompt : simple ou urgent ?
# À certains courriers, une machine peut répondre : horaires, prix, entretien. Ils sont `simple`. D’autres vont tout de suite à une
# personne : colère, blessure, droit, presse, ou client qui réclame quelqu’un. Ils sont `urgent`. Rédigez un prompt qui fasse répondre au
# modèle par l’un des deux mots. **8 courriers cachés sur 12** doivent être bien classés ; la moitié sont urgents. La colonne est
# `{text}`.
# %% id="look-12"
cases("escalate")[["text", "expected"]]
# %% id="answer-12"
prompt = ...
# solution: L(
# solution:     "Mail: {text}\n\nIs the writer angry or hurt, or asking for a person? "
# solution:     "Reply urgent if yes, simple if no.",
# solution:     "Ce courrier est-il simple ou urgent ? Réponds par un mot.\n\n"
# solution:     "Courrier : Combien coûte le savon ?\nRéponse : simple\n\n"
# solution:     "Courrier : Vous êtes des voleurs !\nRéponse : urgent\n\n"
# solution:     "Courrier : Le savon m’a rendue malade.\nRéponse : urgent\n\n"
# solution:     "Courrier : Comment laver le lin ?\nRéponse : simple\n\nCourrier : {text}\nRéponse :",
# solution: )
tried = try_hidden("escalate", prompt)
check("4.12", tried)
# %% [markdown] id="task-13" lang="en"
# ## 4.13 Improve until it passes: the answer and its source
# Two passages are given, one of them holds the answer. Each reply must hold **the fact** and cite **the right passage and no other**, like
# `[KB-00]`. **7 of 12** hidden questions must pass. The columns are `{question}` and `{passages}`. You have a **budget of 12,000 tokens**:
# each attempt spends some, and your best attempt counts. Start simple, read the failure you are shown, change one thing, try again.
# %% [markdown] id="task-13" lang="fr"
# ## 4.13 Améliorer jusqu’à réussir : la réponse et sa source
# Deux passages sont donnés, l’un contient la réponse. Chaque réponse doit contenir **le fait** et citer **le bon passage et aucun
# autre**, comme `[KB-00]`. Il faut réussir **7 questions cachées sur 12**. Les colonnes sont `{question}` et `{passages}`. Vous avez un
# **budget de 12 000 jetons** : chaque tentative en dépense, et c’est votre meilleure tentative qui compte. Commencez simplement, lisez
# l’échec qu’on vous montre, changez une chose, recommencez.
# %% id="bench-13"
bench = Bench("citing", budget=12_000)
# %% id="answer-13"
prompt = ...
# solution: L(
# solution:     "You answer the customers of a shop. Use only these passages.\n\n{passages}\n\n"
# solution:     "Question: {question}\n\nAnswer in one short sentence, then give the number of the "
# solution:     "passage in brackets.",
# solution:     "Tu réponds aux clients d’une boutique. Sers-toi seulement de ces passages.\n\n{passages}\n\n"
# solution:     "Question : {question}\n\nRéponds en une phrase courte, puis donne le numéro du passage "
# solution:     "entre crochets.",
# solution: )
check("4.13", bench.attempt(prompt))
# %% [markdown] id="task-14" lang="en"
# ## 4.14 Choose: what belongs in code?
# Your assistant must never recommend a product over the customer's budget. How do you make sure?
#
# - **a.** "Never go over the budget!" in capitals in the prompt
# - **b.** a filter in code: the model is only given products within the budget
# - **c.** a second model that reads the recommendation
# - **d.** fifty tests without a single failure, then nothing more to fear
# %% [markdown] id="task-14" lang="fr"
# ## 4.14 Choisir : qu’est-ce qui doit être du code ?
# Votre assistant ne doit jamais proposer un produit au-dessus du budget du client. Comment vous en assurez-vous ?
#
# - **a.** « Ne dépasse jamais le budget ! » en majuscules dans le prompt
# - **b.** un filtre dans le code : le modèle ne reçoit que des produits qui entrent dans le budget
# - **c.** un second modèle qui relit la proposition
# - **d.** cinquante essais sans un seul échec, et plus rien à craindre
# %% id="answer-14"
sure_way = ...  # solution: "b"
check("4.14", sure_way)
# %% [markdown] id="hints" lang="en"
# Need a hint? Change the number below and run the cell; run it again for the next hint.
# %% [markdown] id="hints" lang="fr"
# Besoin d’un indice ? Changez le numéro ci-dessous et exécutez la cellule ; exécutez-la à nouveau pour l’indice suivant.
# %% id="hint"
hint("4.1")
