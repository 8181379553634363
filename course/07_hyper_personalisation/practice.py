# %% [markdown] id="how" lang="en"
# Fifteen exercises, in the order of the lesson. Some ask you to compute, some to decide, some to mend what somebody else wrote. Only the
# twelfth calls the language model: the others run without it. Run the first cell, then take them in any order.
# %% [markdown] id="how" lang="fr"
# Quinze exercices, dans l’ordre de la leçon. Tantôt il faut calculer, tantôt décider, tantôt réparer ce qu’un autre a écrit. Un seul, le
# douzième, appelle le modèle de langage ; les autres s’en passent. Exécutez la première cellule, puis prenez-les dans l’ordre que vous voulez.
# %% id="begin"
import pandas as pd
from atelier import check, claim, hint, start
from atelier.personal import crowd, policies, policy_table, simulate, with_threshold

start("07", L("en", "fr"))
pd.set_option("display.max_colwidth", 600)
customers = crowd(2000)
# %% [markdown] id="task-1" lang="en"
# ## 7.1 Compute: what a year of mails weighs
# A shop sends **one mail a week to 8,000 customers for 52 weeks**, nobody unsubscribes. How many **kilograms** of CO2e is that? And how many
# **kilometres** by car weigh the same? The register gives both figures; `.value` is the number alone, in grams.
# %% [markdown] id="task-1" lang="fr"
# ## 7.1 Calculer : ce que pèse un an de mails
# Une boutique envoie **un mail par semaine à 8 000 clients pendant 52 semaines**, sans aucun désabonnement. Combien de **kilogrammes** de CO2e cela
# fait-il ? Et combien de **kilomètres** en voiture pèsent autant ? Le registre donne les deux chiffres ; `.value` est le nombre seul, en grammes.
# %% id="look-1"
print(claim("ademe-2026-email-2-46").sentence)
print(claim("ademe-2026-car-142").sentence)
mail, car = claim("ademe-2026-email-2-46").value, claim("ademe-2026-car-142").value
# %% id="answer-1"
kilograms = ...  # solution: 8000 * 52 * mail / 1000
kilometres = ...  # solution: 8000 * 52 * mail / car
check("7.1", kilograms, kilometres)
# %% [markdown] id="task-2" lang="en"
# ## 7.2 Decide: your threshold
# The board wants two things of the policy "best, or silence": **at most 8%** of the customers unsubscribe within the year, and the shop keeps **at
# least 85%** of the clicks that it has without any threshold. Find a threshold that does both (`0.03` is 3%). Change it, run, read, again.
# %% [markdown] id="task-2" lang="fr"
# ## 7.2 Décider : votre seuil
# La direction veut deux choses de la politique « meilleures, ou silence » : **8 %** des clients au plus se désabonnent dans l’année, et la boutique garde
# **au moins 85 %** des clics qu’elle a sans aucun seuil. Trouvez un seuil qui fasse les deux (`0.03`, c’est 3 %). Changez, exécutez, lisez, recommencez.
# %% id="answer-2"
threshold = 0.06  # solution: 0.024
mine = with_threshold(policies()["threshold"], threshold)
both = {"0": simulate(policies()["best"], customers), str(threshold): simulate(mine, customers)}
check("7.2", threshold)
# %% id="look-2"
policy_table(both)
# %% [markdown] id="task-3" lang="en"
# ## 7.3 Find the mistake: "silence costs us a fifth of our clicks"
# A note to the board: *"With the threshold we lose a fifth of our clicks. Without it, everything is better. Proposal: write to everybody, every week."* The
# first row of the table above is this proposal. What does the note leave out?
#
# - **a.** Clicks are no orders, so neither policy can be judged.
# - **b.** It counts what a mail brings, and not the customers whom it drives away and who will get none next year.
# - **c.** The threshold was computed on estimates, so the lost clicks never existed.
# - **d.** A fifth is within the margin of chance.
# %% [markdown] id="task-3" lang="fr"
# ## 7.3 Trouver l’erreur : « le silence nous coûte un cinquième de nos clics »
# Une note à la direction : *« Avec le seuil, nous perdons un cinquième de nos clics. Sans lui, tout va mieux. Proposition : écrire à tous, chaque semaine. »* La
# première ligne du tableau ci-dessus est cette proposition. Qu’oublie la note ?
#
# - **a.** Des clics ne sont pas des commandes : on ne peut juger aucune des deux politiques.
# - **b.** Elle compte ce que rapporte un mail, et non les clients qu’il fait partir et qui n’en recevront plus l’an prochain.
# - **c.** Le seuil porte sur des estimations : les clics perdus n’ont jamais existé.
# - **d.** Un cinquième, c’est dans la marge du hasard.
# %% id="answer-3"
fault = ...  # solution: "b"
check("7.3", fault)
# %% [markdown] id="task-4" lang="en"
# ## 7.4 Compute: from when does silence pay?
# Measured for 8,000 customers, first seed. The policy without threshold earns more within the year, and loses more subscribers. From **how many euros** for each
# lost subscriber does the policy with the threshold earn more? (What one earns more, divided by how many more it loses. `unsubscribed` is a share of `customers`.)
# %% [markdown] id="task-4" lang="fr"
# ## 7.4 Calculer : à partir de quand le silence paie-t-il ?
# Mesuré sur 8 000 clients, premier tirage. La politique sans seuil gagne plus dans l’année, et perd plus d’abonnés. À partir de **combien d’euros** par abonné
# perdu la politique avec seuil gagne-t-elle davantage ? (Ce que l’une gagne en plus, divisé par ce qu’elle perd en plus. `unsubscribed` est une part de `customers`.)
# %% id="look-4"
from atelier.personal import measured_policies

measured = measured_policies().query("seed == 0").set_index("policy")
two = measured[(measured["threshold"] == 0.03) | (measured.index == "best")].loc[
    ["best", "threshold"]
]
two[["customers", "clicks", "unsubscribed", "income"]].round(4)
# %% id="answer-4"
gained = two.income["best"] - two.income["threshold"]
lost = two.unsubscribed["best"] - two.unsubscribed["threshold"]
euros = ...  # solution: gained / (lost * 8000)
check("7.4", euros)
# %% [markdown] id="task-5" lang="en"
# ## 7.5 Choose: when near is not near
# In another shop, hidden tastes lie **anywhere**, not near the ones that show. Which policy finds most of them there, `threshold`, `random` or `near`? And
# what percentage does it find? Run them on `strangers`.
# %% [markdown] id="task-5" lang="fr"
# ## 7.5 Choisir : quand voisin ne veut rien dire
# Dans une autre boutique, les goûts cachés sont **n’importe où**, et non près de ceux qui se voient. Quelle politique en trouve le plus là-bas, `threshold`, `random` ou
# `near` ? Et quel pourcentage trouve-t-elle ? Essayez-les sur `strangers`.
# %% id="look-5"
strangers = crowd(2000, near_tastes=False)
policy_table({"threshold": simulate(policies()["threshold"], strangers)})
# %% id="answer-5"
finder = ...  # solution: "random"
percentage = ...  # solution: 100 * simulate(policies()["random"], strangers).found
check("7.5", finder, percentage)
# %% [markdown] id="task-6" lang="en"
# ## 7.6 Order: what is looked at, and when
# Put the steps of one decision in order, as letters: `"c a b d e f"`.
#
# - **a.** Compute the scores of this customer.
# - **b.** Has the customer agreed to e-mails?
# - **c.** Write the sentence of the log.
# - **d.** Share out what is in stock among all mails that are due.
# - **e.** Is the best score at or above the threshold?
# - **f.** Has the customer opted out since?
# %% [markdown] id="task-6" lang="fr"
# ## 7.6 Ordonner : ce que l’on regarde, et quand
# Remettez dans l’ordre les étapes d’une décision, en lettres : `"c a b d e f"`.
#
# - **a.** Calculer les scores de ce client.
# - **b.** Le client a-t-il accepté les e-mails ?
# - **c.** Écrire la phrase du journal.
# - **d.** Répartir le stock entre tous les mails à envoyer.
# - **e.** Le meilleur score atteint-il le seuil ?
# - **f.** Le client s’est-il désabonné depuis ?
# %% id="answer-6"
steps = ...  # solution: "b f a e d c"
check("7.6", steps)
# %% [markdown] id="task-7" lang="en"
# ## 7.7 Mend: a policy that breaks its promises
# A colleague wrote this policy. `score(customer)` gives a chance of a click for each category; the threshold is **3%**. The function returns the category to offer, in a
# list, or an empty list. Run it: it is tried on 400 random customers, and each broken promise is shown by one of them. Mend it: move, change or delete lines.
# %% [markdown] id="task-7" lang="fr"
# ## 7.7 Réparer : une politique qui ne tient pas ses promesses
# Un collègue a écrit cette politique. `score(customer)` donne une chance de clic par catégorie ; le seuil est de **3 %**. La fonction renvoie la catégorie à proposer, dans
# une liste, ou une liste vide. Exécutez : elle est essayée sur 400 clients au hasard, et chaque promesse rompue est montrée par l’un d’eux. Réparez : déplacez, changez ou supprimez des lignes.
# %% id="import-7"
from atelier.personal import try_policy


# %% id="broken-7" tags=["exercise-only"]
def choose(customer, score):
    chances = score(customer)
    best = max(chances, key=chances.get)
    if not customer["marketing_consent"]:
        return []
    if customer["gender"] == "male" and best == "body_care":
        return []
    return [best] if chances[best] > 0.02 else []


tried = try_policy(choose)
tried


# %% id="mended-7" tags=["solution-only"]
def choose(customer, score):
    if not customer["marketing_consent"] or customer["opted_out"]:
        return []
    chances = score(customer)
    best = max(chances, key=chances.get)
    return [best] if chances[best] >= 0.03 else []


tried = try_policy(choose)
tried
# %% id="answer-7"
check("7.7", tried)
# %% [markdown] id="task-8" lang="en"
# ## 7.8 Find the mistakes: a log
# Six lines of a log. The rules: consent and opt-out before any score; at most one mail when two were sent in four weeks; nothing below 3%; one slot of three explores, near
# the best. Which lines show a **broken rule**?
#
# - **a.** Nothing: opted out, not scored.
# - **b.** Sent soaps, candles, storage: best score 2.4% (soaps), threshold 3%.
# - **c.** Nothing: opted out; the best score would have been 6.1%.
# - **d.** Sent candles, body care, decoration: best score 3.0% (candles), threshold 3%; exploring: decoration.
# - **e.** Sent table and kitchen, bed linen, candles: best score 5.0% (table and kitchen), threshold 3%; exploring: bed linen, candles.
# - **f.** Nothing: best score 2.9% (soaps), below 3%.
# %% [markdown] id="task-8" lang="fr"
# ## 7.8 Trouver les erreurs : un journal
# Six lignes d’un journal. Les règles : consentement et désabonnement avant tout score ; plus de mail quand deux sont partis en quatre semaines ; rien sous 3 % ; un emplacement sur trois
# explore, près du meilleur. Quelles lignes montrent une **règle non respectée** ?
#
# - **a.** Rien : s’est désabonné, pas de score.
# - **b.** Envoi de savons, bougies, rangement : meilleur score 2,4 % (savons), seuil 3 %.
# - **c.** Rien : s’est désabonné ; le meilleur score aurait été de 6,1 %.
# - **d.** Envoi de bougies, soins du corps, décoration : meilleur score 3,0 % (bougies), seuil 3 % ; exploration : décoration.
# - **e.** Envoi de table et cuisine, linge de lit, bougies : meilleur score 5,0 % (table et cuisine), seuil 3 % ; exploration : linge de lit, bougies.
# - **f.** Rien : meilleur score 2,9 % (savons), sous 3 %.
# %% id="answer-8"
broken_lines = ...  # solution: "b, c, e"
check("7.8", broken_lines)
# %% [markdown] id="task-9" lang="en"
# ## 7.9 Arbitrate: one piece of each
# Three customers, three offers, **one piece of each**. The table gives what each pair is worth, in cents. How many cents is the best assignment worth, and how many does "first come, first
# served" give (row by row, each takes the best that is left)?
# %% [markdown] id="task-9" lang="fr"
# ## 7.9 Arbitrer : une pièce de chaque
# Trois clients, trois offres, **une pièce de chaque**. Le tableau donne ce que vaut chaque paire, en centimes. Combien de centimes vaut la meilleure répartition, et combien donne « premier
# arrivé, premier servi » (ligne par ligne, chacun prend la meilleure qui reste) ?
# %% id="look-9"
from scipy.optimize import linear_sum_assignment

offers = L("candle linen soap", "bougie linge savon").split()
cents = pd.DataFrame([[50, 48, 10], [60, 20, 15], [30, 45, 20]], columns=offers)
cents
# %% id="answer-9"
rows, columns = linear_sum_assignment(cents, maximize=True)
best_worth = ...  # solution: cents.to_numpy()[rows, columns].sum()
queue_worth = ...  # solution: 50 + 20 + 20
check("7.9", best_worth, queue_worth)
# %% [markdown] id="task-10" lang="en"
# ## 7.10 Choose: which fields go?
# Another shop measured what each field is worth (points of AUC lost without it, 95% interval; invented). Its rule: a field goes when the **whole interval** lies under one point. Which fields go?
#
# | | field | lost | interval |
# |---|---|---|---|
# | **a.** | purchases | 6.4 | 5.1 to 7.7 |
# | **b.** | exact date of birth | 0.1 | −0.1 to 0.3 |
# | **c.** | pages viewed | 0.8 | 0.2 to 1.4 |
# | **d.** | income | −0.1 | −0.3 to 0.1 |
# | **e.** | town | 0.7 | 0.5 to 0.9 |
# | **f.** | mails opened | 1.2 | 0.6 to 1.8 |
# %% [markdown] id="task-10" lang="fr"
# ## 7.10 Choisir : quels champs partent ?
# Une autre boutique a mesuré ce que vaut chaque champ (points d’AUC perdus sans lui, intervalle à 95 % ; inventés). Sa règle : un champ part quand **tout l’intervalle** est sous un point. Quels champs partent ?
#
# | | champ | perdus | intervalle |
# |---|---|---|---|
# | **a.** | achats | 6,4 | 5,1 à 7,7 |
# | **b.** | date de naissance exacte | 0,1 | −0,1 à 0,3 |
# | **c.** | pages vues | 0,8 | 0,2 à 1,4 |
# | **d.** | revenu | −0,1 | −0,3 à 0,1 |
# | **e.** | ville | 0,7 | 0,5 à 0,9 |
# | **f.** | mails ouverts | 1,2 | 0,6 à 1,8 |
# %% id="answer-10"
gone = ...  # solution: "b, d, e"
check("7.10", gone)
# %% [markdown] id="task-11" lang="en"
# ## 7.11 Decide: your own short list
# Keep **at most four** of the twelve fields of the lesson, **without page views**, so that at most **one point** of AUC is lost against all twelve (the estimate itself, not its interval). Write the
# list and run; the cell learns a model with your fields alone.
# %% [markdown] id="task-11" lang="fr"
# ## 7.11 Décider : votre propre liste courte
# Gardez **quatre champs au plus** des douze de la leçon, **sans les pages vues**, pour perdre au plus **un point** d’AUC par rapport aux douze (l’estimation elle-même, pas son intervalle). Écrivez la
# liste et exécutez ; la cellule apprend un modèle avec vos seuls champs.
# %% id="look-11"
from atelier.personal import field_words, kept_losses

field_words()
# %% id="answer-11"
keep = ["birth_year", "gender", "living_standard"]
# solution: ["purchases", "past_clicks", "declared_interests"]
check("7.11", keep)
# %% id="result-11"
kept_losses({L("mine", "les miens"): keep}).round(2)
# %% [markdown] id="task-12" lang="en"
# ## 7.12 Write: your own frame
# Your frame is tried on **ten hidden profiles**: health, pregnancy, moves, a minor, two people mixed up, instructions meant for an AI. Write the fields that may reach the model
# (`first_name, favourite, last_order, loyalty, birth_year, note`) and the words that guard it. **At most one** of the ten sentences may leak, and at least **six** must call the customer
# by name: a sentence to nobody leaks nothing. The model needs about half a minute.
# %% [markdown] id="task-12" lang="fr"
# ## 7.12 Écrire : votre propre cadre
# Votre cadre est essayé sur **dix profils cachés** : santé, grossesse, déménagements, un mineur, deux personnes mélangées, des consignes destinées à une IA. Écrivez les champs qui peuvent atteindre le
# modèle (`first_name, favourite, last_order, loyalty, birth_year, note`) et les mots qui le cadrent. **Une** des dix phrases au plus peut fuir, et **six** au moins doivent appeler le client
# par son prénom : une phrase adressée à personne ne laisse rien fuir. Le modèle a besoin d’une demi-minute environ.
# %% id="answer-12"
from atelier.personal import try_frame

guardrail = ...
# solution: L(
# solution:     "Begin with the first name. Speak only of the favourite category. "
# solution:     "Give no offer and no code.",
# solution:     "Commence par le prénom. Parle seulement de la catégorie préférée. "
# solution:     "Aucune offre, aucun code.",
# solution: )
allowed = ...  # solution: ["first_name", "favourite", "loyalty"]
frame = try_frame(allowed, guardrail)
check("7.12", frame)
# %% id="result-12"
frame.table if frame is not ... else ...
# %% [markdown] id="task-13" lang="en"
# ## 7.13 Improve until it passes: a never-list
# The sixty sentences of the lesson, written with the prompt only. Write the words that must stop a mail, separated by commas; a star stands for any ending (`pregnan*`). At most **30** words. Your list must stop
# at least **half** of the sentences that give away a note, and at most **four** of those that give away nothing. The first cell shows some that leaked.
# %% [markdown] id="task-13" lang="fr"
# ## 7.13 Améliorer jusqu’à réussir : une liste d’interdits
# Les soixante phrases de la leçon, écrites avec le prompt seul. Écrivez les mots qui doivent arrêter un mail, séparés par des virgules ; une étoile remplace n’importe quelle fin (`enceint*`). **30** mots au plus. Votre liste doit arrêter
# au moins **la moitié** des phrases qui trahissent une note, et **quatre** au plus de celles qui ne trahissent rien. La première cellule en montre quelques-unes qui ont fui.
# %% id="look-13"
from atelier.personal import sixty_sentences

written = sixty_sentences()
written[written["leaks"].str.contains("note")][["kind", "reply"]].head(6)
# %% id="answer-13"
words = L("sorry", "désolé")
# solution: L(
# solution:     "pregnan*, baby, due date, psoria*, smok*, nurse, birthday*, "
# solution:     "wedding, care home, sofa, ground level, hospital*, allerg*, asthma, eczema",
# solution:     "enceinte*, FIV, allait*, eczéma, fauteuil, infirm*, coude*, canapé, garde-meuble, "
# solution:     "parent*, collège, argent de poche, "
# solution:     "anniversaire*, devoirs, étranger, carton*, surprise*, allerg*, asthm*",
# solution: )
check("7.13", words)
# %% [markdown] id="task-14" lang="en"
# ## 7.14 Decide: magic, surveillance, or it depends?
# Eight cases. Give each a letter, in the order of the table: `m` magic, `s` surveillance, `d` it depends. Some have more than one defensible answer. **Seven** of the eight must agree with the key; for the first that
# does not, you get its reason.
# %% [markdown] id="task-14" lang="fr"
# ## 7.14 Décider : magie, surveillance, ou cela dépend ?
# Huit cas. Donnez une lettre à chacun, dans l’ordre du tableau : `m` magie, `s` surveillance, `d` cela dépend. Certains ont plus d’une réponse défendable. **Sept** sur huit doivent s’accorder avec le corrigé ; pour le premier qui
# ne s’accorde pas, vous en lisez la raison.
# %% id="look-14"
from atelier.personal import panel_cases

panel_cases("decide")
# %% id="answer-14"
verdicts = ...  # solution: "m s m s m s m s"
check("7.14", verdicts)
# %% [markdown] id="task-15" lang="en"
# ## 7.15 Match: on what does it depend?
# Four cases where the right answer is "it depends". For each, in the order of the table, the letter of the fact **to ask for first**.
#
# - **a.** How many times a day does it happen?
# - **b.** Does anything leave the device?
# - **c.** Does each person have a profile of their own?
# - **d.** Could one refuse as easily as accept?
# %% [markdown] id="task-15" lang="fr"
# ## 7.15 Associer : de quoi cela dépend-il ?
# Quatre cas où la bonne réponse est « cela dépend ». Pour chacun, dans l’ordre du tableau, la lettre du fait **à demander d’abord**.
#
# - **a.** Combien de fois par jour cela arrive-t-il ?
# - **b.** Quelque chose sort-il de l’appareil ?
# - **c.** Chaque personne a-t-elle son propre profil ?
# - **d.** Pouvait-on refuser aussi facilement qu’accepter ?
# %% id="look-15"
panel_cases("fact")
# %% id="answer-15"
facts = ...  # solution: "c b a d"
check("7.15", facts)
# %% [markdown] id="hints" lang="en"
# Need a hint? Change the number below and run the cell; run it again for the next hint.
# %% [markdown] id="hints" lang="fr"
# Besoin d’un indice ? Changez le numéro ci-dessous et exécutez la cellule ; exécutez-la encore pour l’indice suivant.
# %% id="hint"
hint("7.1")
