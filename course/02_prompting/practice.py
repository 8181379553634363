# %% [markdown] id="how" lang="en"
# Fourteen exercises. In four of them you write a prompt of your own: it is tried on 12 **hidden cases**, which no lesson shows,
# and that takes up to a minute each time. Run the first cell, then take them in any order.
#
# A prompt stands between quotes, on one line: `prompt = "Is this review kind or rude? {text}"`. For several lines, begin and
# end with three quotes: `"""`.
# %% [markdown] id="how" lang="fr"
# Quatorze exercices. Dans quatre d’entre eux, vous rédigez votre propre prompt : il est essayé sur 12 **cas cachés**, qu’aucune
# leçon ne montre, ce qui prend jusqu’à une minute à chaque fois. Exécutez la première cellule, puis prenez-les dans l’ordre que
# vous voulez.
#
# Un prompt s’écrit entre guillemets droits, sur une ligne : `prompt = "Cet avis est-il aimable ou grossier ? {text}"`. Pour
# plusieurs lignes, commencez et finissez par trois guillemets droits : `"""`.
# %% id="begin"
import pandas as pd
from atelier import Bench, cases, check, hint, model_table, start, try_hidden
from atelier.prompting.scoring import keeps_to

start("02", L("en", "fr"))
pd.set_option("display.max_colwidth", 300)
# %% [markdown] id="task-1" lang="en"
# ## 2.1 Find the weak line
# Four lines of this brief can be checked in the text that comes back. One cannot. Which?
#
# - **a.** Reader: customers who bought a candle in the last three months.
# - **b.** Aim: they try the refill of their candle.
# - **c.** At most 60 words, and the price of the refill.
# - **d.** Make it really engaging and on brand.
# - **e.** Last sentence: an invitation to come to the Nantes shop.
# %% [markdown] id="task-1" lang="fr"
# ## 2.1 Trouver la ligne faible
# Quatre lignes de ce brief peuvent se vérifier dans le texte obtenu. Une seule ne le peut pas. Laquelle ?
#
# - **a.** Lecteurs : les clients qui ont acheté une bougie ces trois derniers mois.
# - **b.** But : qu’ils essaient la recharge de leur bougie.
# - **c.** 60 mots au plus, et le prix de la recharge.
# - **d.** Que ce soit vraiment engageant et dans l’esprit de la marque.
# - **e.** Dernière phrase : une invitation à passer à la boutique de Nantes.
# %% id="answer-1"
weak_line = ...  # solution: "d"
check("2.1", weak_line)
# %% [markdown] id="task-2" lang="en"
# ## 2.2 Choose several: what goes into the system message?
# Your team answers customers all day with the same assistant. Which of these belong in the **system** message, written once?
#
# - **a.** You answer for Maison Brindille, in at most four sentences.
# - **b.** Mrs Martin wants to know whether her towel may go in the dryer.
# - **c.** Never promise a refund: say that a colleague will reply.
# - **d.** Here is the mail we received at 9:14.
# - **e.** Write in the language of the customer.
# %% [markdown] id="task-2" lang="fr"
# ## 2.2 Choisir plusieurs réponses : que mettre dans le message système ?
# Votre équipe répond aux clients toute la journée avec le même assistant. Lesquelles de ces phrases ont leur place dans le
# message **système**, écrit une fois pour toutes ?
#
# - **a.** Tu réponds pour Maison Brindille, en quatre phrases au plus.
# - **b.** Mme Martin demande si sa serviette passe au sèche-linge.
# - **c.** Ne promets jamais de remboursement : dis qu’un collègue répondra.
# - **d.** Voici le courrier reçu à 9 h 14.
# - **e.** Écris dans la langue du client.
# %% id="answer-2"
system_lines = ...  # solution: "a, c, e"
check("2.2", system_lines)
# %% [markdown] id="task-3" lang="en"
# ## 2.3 Order: from advice to evidence
# A colleague swears by "take a deep breath" at the top of every prompt. Put the steps of a fair test in order.
#
# - **a.** try both prompts on the same cases
# - **b.** collect cases with their answers
# - **c.** look at the interval of the difference
# - **d.** write a scorer
# - **e.** decide whether to keep the phrase
# %% [markdown] id="task-3" lang="fr"
# ## 2.3 Ordonner : du conseil à la preuve
# Un collègue ne jure que par « Respire profondément » en tête de chaque prompt. Mettez dans l’ordre les étapes d’un test honnête.
#
# - **a.** essayer les deux prompts sur les mêmes cas
# - **b.** réunir des cas avec leurs réponses
# - **c.** regarder l’intervalle de la différence
# - **d.** écrire un correcteur
# - **e.** décider si l’on garde la formule
# %% id="answer-3"
steps = ...  # solution: "b d a c e"
check("2.3", steps)
# %% [markdown] id="task-4" lang="en"
# ## 2.4 Compute: the difference
# On 40 cases, prompt A passes 22 and prompt B passes 31. By how many **percentage points** is B better?
# %% [markdown] id="task-4" lang="fr"
# ## 2.4 Calculer : la différence
# Sur 40 cas, le prompt A en réussit 22 et le prompt B 31. De combien de **points de pourcentage** B est-il meilleur ?
# %% id="answer-4"
difference = ...  # solution: (31 - 22) / 40 * 100
check("2.4", difference)
# %% [markdown] id="task-5" lang="en"
# ## 2.5 Choose: what may be concluded?
# A trial says: *+10 points (95% interval: −5 to +24), for 3 times the tokens.* Which sentence is right?
#
# - **a.** The technique has no effect: drop it for good.
# - **b.** The technique brings 10 points: use it everywhere.
# - **c.** These cases cannot tell. Try more cases, or keep the cheaper prompt meanwhile.
# - **d.** There is a 95% chance that the technique helps.
# %% [markdown] id="task-5" lang="fr"
# ## 2.5 Choisir : que peut-on conclure ?
# Un essai annonce : *+10 points (intervalle à 95 % : −5 à +24), jetons multipliés par 3.* Quelle phrase est juste ?
#
# - **a.** La technique n’a aucun effet : abandonnons-la pour de bon.
# - **b.** La technique rapporte 10 points : employons-la partout.
# - **c.** Ces cas ne permettent pas de trancher. Essayons-en davantage, ou gardons le prompt le moins cher en attendant.
# - **d.** Il y a 95 % de chances que la technique aide.
# %% id="answer-5"
conclusion = ...  # solution: "c"
check("2.5", conclusion)
# %% [markdown] id="task-6" lang="en"
# ## 2.6 Compute: the price of examples
# Maison Brindille sorts 60,000 reviews a year. With three examples, the prompt is 60 tokens longer at every call. What do the
# examples cost a year, in US dollars, with the model below? (They are read, not written: take the input price.)
# %% [markdown] id="task-6" lang="fr"
# ## 2.6 Calculer : le prix des exemples
# Maison Brindille trie 60 000 avis par an. Avec trois exemples, le prompt s’allonge de 60 jetons à chaque appel. Combien coûtent
# les exemples par an, en dollars américains, avec le modèle ci-dessous ? (Ils sont lus, pas écrits : prenez le prix d’entrée.)
# %% id="price-6"
model_table().loc[
    "mistral-small-2603", ["input_usd_per_million", "output_usd_per_million", "as_of"]
]
# %% id="answer-6"
extra_usd = ...  # solution: 60_000 * 60 * 0.15 / 1_000_000
check("2.6", extra_usd)
# %% [markdown] id="task-7" lang="en"
# ## 2.7 Write the scorer
# The subject line of a newsletter must have **at most 8 words**, name the **candle**, and avoid the words **free** and **gift**.
# Write the scorer, as in the lesson: `keeps_to(max_words=…, include=[…], exclude=[…])`, with the words between quotes and commas
# between them. It is tried on subject lines, good ones and bad ones. Here is one with a single demand:
# %% [markdown] id="task-7" lang="fr"
# ## 2.7 Écrire le correcteur
# L’objet d’une newsletter doit compter **8 mots au plus**, nommer la **bougie**, et éviter les mots **gratuit** et
# **cadeau**. Écrivez le correcteur, comme dans la leçon : `keeps_to(max_words=…, include=[…], exclude=[…])`, chaque mot
# entre guillemets droits, et des virgules entre les mots. Il est essayé sur de bons et de mauvais objets d’e-mail. Voici un
# correcteur à une seule exigence :
# %% id="look-7"
example = keeps_to(max_words=3)
print(example(L("This line is too long", "Cet objet est trop long"), {}).reason)
# %% id="answer-7"
scorer = ...
# solution: keeps_to(
# solution:     max_words=8,
# solution:     include=[L("candle", "bougie")],
# solution:     exclude=L("free gift", "gratuit cadeau").split(),
# solution: )
check("2.7", scorer)
# %% [markdown] id="task-8" lang="en"
# ## 2.8 Choose: read the failures
# You sort reviews with `max_tokens=6`. These replies failed:
#
# | reply | reason |
# |---|---|
# | The customer seems to be rather | none of the labels |
# | This review is about a candle | none of the labels |
# | In this review, the buyer | none of the labels |
#
# What do you change first?
#
# - **a.** add "You are an expert in sentiment analysis"
# - **b.** ask for one word among the labels, and nothing else
# - **c.** raise the temperature, for more varied answers
# - **d.** take a larger model
# %% [markdown] id="task-8" lang="fr"
# ## 2.8 Choisir : lire les échecs
# Vous triez des avis avec `max_tokens=6`. Ces réponses ont échoué :
#
# | réponse | raison |
# |---|---|
# | Le client semble être plutôt | aucune des étiquettes |
# | Cet avis parle d’une bougie | aucune des étiquettes |
# | Dans cet avis, l’acheteuse | aucune des étiquettes |
#
# Que changez-vous en premier ?
#
# - **a.** ajouter « Tu es un expert en analyse de sentiment »
# - **b.** demander un seul mot parmi les étiquettes, et rien d’autre
# - **c.** monter la température, pour des réponses plus variées
# - **d.** prendre un modèle plus grand
# %% id="answer-8"
first_change = ...  # solution: "b"
check("2.8", first_change)
# %% [markdown] id="task-9" lang="en"
# ## 2.9 Write a prompt: content or not?
# Write a prompt that makes the model call a review `positive` or `negative` (no `mixed` this time). Write `{text}` where the
# review goes. **8 of 12** hidden reviews must be right; half of them are positive.
# %% [markdown] id="task-9" lang="fr"
# ## 2.9 Rédiger un prompt : content ou non ?
# Rédigez un prompt qui fasse dire au modèle si un avis est `positif` ou `négatif` (pas de `mitigé`, cette fois). Écrivez
# `{text}` à la place de l’avis. **8 avis cachés sur 12** doivent être bien classés ; la moitié sont positifs.
# %% id="answer-9"
prompt = ...
# solution: L(
# solution:     "Is this customer pleased or not? Answer positive or negative, one word.\n\n{text}",
# solution:     "Ce client est-il content ? Réponds positif ou négatif, un seul mot.\n\n{text}",
# solution: )
tried = try_hidden("sentiment", prompt)
check("2.9", tried)
# %% [markdown] id="read-9" lang="en"
# To read the replies: `tried.trial.table[["reply", "passed"]]`, in a cell of your own below.
# %% [markdown] id="read-9" lang="fr"
# Pour lire les réponses : `tried.trial.table[["reply", "passed"]]`, dans une cellule à vous, en dessous.
# %% [markdown] id="task-10" lang="en"
# ## 2.10 Write a prompt: answer a review
# Write a prompt that answers a customer's review, whatever it says. Each answer must have **at most 30 words**, **thank** the
# customer, and promise nothing: no **refund**, no **discount**, no **voucher**. **10 of 12** hidden reviews must get such an answer.
# The column is `{text}`.
# %% [markdown] id="task-10" lang="fr"
# ## 2.10 Rédiger un prompt : répondre à un avis
# Rédigez un prompt qui réponde à un avis client, quel qu’il soit. Chaque réponse doit faire **30 mots au plus**, **remercier** le
# client, et ne rien promettre : ni **remboursement**, ni **remise**, ni **réduction**. **10 avis cachés sur 12** doivent recevoir
# une telle réponse. La colonne est `{text}`.
# %% id="answer-10"
prompt = ...
# solution: L(
# solution:     "Answer this customer review in one sentence of at most 20 words. Begin with thanks. "
# solution:     "Promise nothing.\n\n{text}",
# solution:     "Réponds à cet avis client en une phrase de 20 mots au plus. Commence par remercier. "
# solution:     "Ne promets rien.\n\n{text}",
# solution: )
tried = try_hidden("answers", prompt)
check("2.10", tried)
# %% [markdown] id="read-10" lang="en"
# To read the replies: `tried.trial.table[["reply", "passed"]]`, in a cell of your own below.
# %% [markdown] id="read-10" lang="fr"
# Pour lire les réponses : `tried.trial.table[["reply", "passed"]]`, dans une cellule à vous, en dessous.
# %% [markdown] id="task-11" lang="en"
# ## 2.11 Write a prompt: fit the page
# Write a prompt for product texts. Columns you may use: `{title}` and `{material}`. Each text must have **at most 25 words**, name
# the material as it is written in the column, and **end with `Order today`**. **9 of 12** hidden products must pass. The sentence
# must be the model's: one that you dictate word for word does not count.
# %% [markdown] id="task-11" lang="fr"
# ## 2.11 Rédiger un prompt : tenir dans la page
# Rédigez un prompt pour obtenir des textes de présentation de produits. Colonnes utilisables : `{title}` (le nom) et
# `{material}` (la matière). Chaque texte doit faire **25 mots au plus**, nommer la matière telle qu’elle est écrite, et **se
# terminer par `Commandez aujourd'hui`**. Il faut réussir **9 produits cachés sur 12**. La phrase doit être du modèle : si
# vous la dictez mot pour mot, elle ne compte pas.
# %% id="look-11"
cases("products")[["title", "material"]].head(3)
# %% id="answer-11"
prompt = ...
# solution: L(
# solution:     "Write a text of at most 20 words on {title} which names the material, {material}, "
# solution:     "and ends with: Order today.",
# solution:     "Écris un texte de 20 mots au plus sur le produit {title} qui nomme la matière, {material}, "
# solution:     "et se termine par : Commandez aujourd’hui.",
# solution: )
tried = try_hidden("products", prompt)
check("2.11", tried)
# %% [markdown] id="read-11" lang="en"
# To read the replies: `tried.trial.table[["reply", "passed"]]`, in a cell of your own below.
# %% [markdown] id="read-11" lang="fr"
# Pour lire les réponses : `tried.trial.table[["reply", "passed"]]`, dans une cellule à vous, en dessous.
# %% [markdown] id="task-12" lang="en"
# ## 2.12 Improve until it passes: plain words
# Explain marketing terms so that anyone understands: **at most 40 words** and a **readability of 50 or less** (short sentences,
# short words). The column is `{term}`. **9 of 12** hidden terms must pass. You have a **budget of 8,000 tokens**: each attempt
# spends some, long prompts spend more, and your best attempt counts. Start simple, read the failure you are shown, change one
# thing, try again.
# %% [markdown] id="task-12" lang="fr"
# ## 2.12 Améliorer jusqu’à réussir : des mots simples
# Expliquez des termes de marketing pour que n’importe qui comprenne : **40 mots au plus** et un **indice de lisibilité de 50
# au plus** (phrases courtes, mots courts). La colonne est `{term}`. Il faut réussir **9 termes cachés sur 12**. Vous avez un
# **budget de 8 000 jetons** : chaque tentative en dépense, les longs prompts davantage, et c’est votre meilleure tentative
# qui compte. Commencez simplement, lisez l’échec qu’on vous montre, changez une chose, recommencez.
# %% id="bench-12"
bench = Bench("terms", budget=8_000)
# %% id="answer-12"
prompt = ...
# solution: L(
# solution:     "Explain '{term}' to a child of eight. Two sentences of at most 8 words. Easy words.",
# solution:     "Explique « {term} » à un enfant de huit ans. Une phrase courte, "
# solution:     "avec des mots de tous les jours.",
# solution: )
check("2.12", bench.attempt(prompt))
# %% [markdown] id="read-12" lang="en"
# To read the replies: `bench.best.trial.table[["reply", "passed"]]`, in a cell of your own below.
# %% [markdown] id="read-12" lang="fr"
# Pour lire les réponses : `bench.best.trial.table[["reply", "passed"]]`, dans une cellule à vous, en dessous.
# %% [markdown] id="task-13" lang="en"
# ## 2.13 Find the mistake: too good to be true
# A colleague reports: "My prompt gets 40 of 40!" How it was done:
#
# - **Line 1.** I took 40 labelled reviews.
# - **Line 2.** I tried my prompt and read the failures.
# - **Line 3.** I put the five reviews that failed into the prompt, as examples.
# - **Line 4.** I tried again on the same 40 reviews, with the same scorer.
#
# Which line spoils the result? Write its number.
# %% [markdown] id="task-13" lang="fr"
# ## 2.13 Trouver l’erreur : trop beau pour être vrai
# Une collègue annonce : « Mon prompt fait 40 sur 40 ! » Voici comment :
#
# - **Ligne 1.** J’ai pris 40 avis étiquetés.
# - **Ligne 2.** J’ai essayé mon prompt et lu les échecs.
# - **Ligne 3.** J’ai mis dans le prompt, comme exemples, les cinq avis mal classés.
# - **Ligne 4.** J’ai recommencé sur les mêmes 40 avis, avec le même correcteur.
#
# Quelle ligne fausse le résultat ? Écrivez son numéro.
# %% id="answer-13"
wrong_line = ...  # solution: 3
check("2.13", wrong_line)
# %% [markdown] id="task-14" lang="en"
# ## 2.14 Choose: which prompt goes live?
# A supplier's model, tried on 400 of your own cases. The plain prompt passes 82%. Customers sit in front of the chat window and
# wait: 3 seconds a reply at most. Which one do you put in service?
#
# | | difference in points | 95% interval | seconds a reply |
# |---|---|---|---|
# | **a.** role | +1 | −1 to +3 | 1.1 |
# | **b.** three examples | +8 | +5 to +11 | 1.5 |
# | **c.** writer, editor, writer | +9 | +5 to +13 | 6.8 |
# | **d.** plain prompt | 0 | | 1.0 |
# %% [markdown] id="task-14" lang="fr"
# ## 2.14 Choisir : quel prompt mettre en service ?
# Le modèle d’un fournisseur, essayé sur 400 cas à vous. Le prompt simple en réussit 82 %. Les clients attendent devant la fenêtre
# de discussion : 3 secondes par réponse au plus. Lequel mettez-vous en service ?
#
# | | différence en points | intervalle à 95 % | secondes par réponse |
# |---|---|---|---|
# | **a.** rôle | +1 | −1 à +3 | 1,1 |
# | **b.** trois exemples | +8 | +5 à +11 | 1,5 |
# | **c.** rédacteur, relecteur, rédacteur | +9 | +5 à +13 | 6,8 |
# | **d.** prompt simple | 0 | | 1,0 |
# %% id="answer-14"
choice = ...  # solution: "b"
check("2.14", choice)
# %% [markdown] id="hints" lang="en"
# Need a hint? Change the number below and run the cell; run it again for the next hint.
# %% [markdown] id="hints" lang="fr"
# Besoin d’un indice ? Changez le numéro ci-dessous et exécutez la cellule ; exécutez-la à nouveau pour l’indice
# suivant.
# %% id="hint"
hint("2.1")
