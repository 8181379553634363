# %% [markdown] id="why" lang="en"
# ## An answer is a promise
# A customer asks your site a question at eleven at night. Whatever answers, answers for you. In 2024 a tribunal in Canada had to
# decide whether an airline was bound by what its chatbot had told a passenger about refunds. The airline argued that the bot was
# responsible for itself. The tribunal did not follow: it is a part of the company's site like any other (Civil Resolution
# Tribunal of British Columbia, 2024 BCCRT 149).
#
# In this lesson a model answers the customers of Maison Brindille. You see what it makes up, give it the texts of the shop, check
# its citations, find out how sure it is, and decide what may go out without a person reading it.
# %% [markdown] id="why" lang="fr"
# ## Une réponse est une promesse
# À onze heures du soir, une cliente pose une question sur votre site. Ce qui lui répond parle en votre nom. En 2024, au Canada, un
# tribunal a dû dire si une compagnie aérienne était tenue par ce que son agent conversationnel avait dit à un passager sur les
# remboursements. La compagnie soutenait que l’agent était seul responsable de ses propos. Le tribunal ne l’a pas suivie : c’est une
# partie du site de l’entreprise comme une autre (Civil Resolution Tribunal de Colombie-Britannique, 2024 BCCRT 149).
#
# Dans cette leçon, un modèle répond aux clients de Maison Brindille. Vous verrez ce qu’il invente, vous lui donnerez les textes de
# la boutique, vous vérifierez ses citations, vous saurez à quel point il est sûr de lui, et vous déciderez de ce qui peut partir
# sans relecture.
# %% id="begin"
import pandas as pd
from atelier import cases, live_minutes, outcomes, outcomes_chart, passages, quiz, start, trial
from atelier.answers.outcomes import answers_or_refuses, says, whose_fault
from atelier.prompting.scoring import label_is

start("04", L("en", "fr"))
pd.set_option("display.max_colwidth", 300)
# %% [markdown] id="recorded" lang="en"
# The replies were recorded, so the lesson runs in less than a minute; the last section says how long the model takes to write
# them again.
# %% [markdown] id="recorded" lang="fr"
# Les réponses ont été enregistrées : toutes les cellules s’exécutent donc en moins d’une minute, et la dernière partie dit combien
# de temps il faut au modèle pour tout réécrire.
# %% [markdown] id="alone" lang="en"
# ## 1. The model alone
# Here are 100 questions of customers. Sixty have an answer in the texts of the shop (the column `expected` holds what it must
# contain), forty have none. We first ask eight of them, about our own rules, without giving the model anything.
# %% [markdown] id="alone" lang="fr"
# ## 1. Le modèle seul
# Voici 100 questions de clients. Soixante ont leur réponse dans les textes de la boutique (la colonne `expected` dit ce qu’elle doit
# contenir), quarante n’en ont pas. Posons-en d’abord huit, sur nos propres règles, sans rien donner au modèle.
# %% id="questions"
questions = cases("questions")
questions[["question", "passage", "expected"]].head(4)
# %% id="alone-try"
bare = L(
    "You answer for the shop Maison Brindille, in one short sentence.\n\nCustomer: {question}",
    "Tu réponds pour la boutique Maison Brindille, en une phrase courte.\n\nClient : {question}",
)
eight = questions[questions["kind"] == "policy"].head(8)
alone = trial(bare, eight, says(), max_tokens=40)
alone
# %% id="alone-failures"
alone.failures(8)
# %% [markdown] id="alone-lesson" lang="en"
# Read the tone. Nothing in it tells a right answer from a wrong one: the model has never read our rules, so it writes what shops
# *usually* say. It is no liar and no search engine. It continues a text.
#
# | | search engine | answer engine |
# |---|---|---|
# | gives | places to look, in order | a sentence, ready to use |
# | when it knows nothing | shows few results, or bad ones | writes a sentence all the same, unless it is held back |
# | can be checked | open the page | only if it says where it took it from |
# | who answers for it | the author of the page | on your site: you |
#
# What follows joins the two: search first, then write, and show the page.
# %% [markdown] id="alone-lesson" lang="fr"
# Écoutez le ton. Rien n’y distingue une réponse juste d’une fausse : le modèle n’a jamais lu nos règles, il écrit donc ce que disent
# *d’ordinaire* les boutiques. Ce n’est ni un menteur, ni un moteur de recherche. Il continue un texte.
#
# | | moteur de recherche | moteur de réponse |
# |---|---|---|
# | donne | des endroits où chercher, dans l’ordre | une phrase prête à l’emploi |
# | quand il ne sait rien | montre peu de résultats, ou de mauvais | écrit quand même une phrase, sauf si on le retient |
# | peut se vérifier | on ouvre la page | seulement s’il dit d’où il tient sa réponse |
# | qui en répond | l’auteur de la page | sur votre site : vous |
#
# La suite réunit les deux : chercher d’abord, écrire ensuite, et montrer la page.
# %% [markdown] id="passages" lang="en"
# ## 2. Find the passage
# What the shop knows is cut into **passages** of some thirty words, each with a number: the 30 articles of our help pages and the
# 72 products of the catalogue.
# %% [markdown] id="passages" lang="fr"
# ## 2. Trouver le passage
# Ce que sait la boutique est découpé en **passages** d’une trentaine de mots, chacun avec un numéro : les 30 articles de l’aide et
# les 72 produits du catalogue.
# %% id="passages-show"
known = passages()
known.loc[["KB-06", "KB-30", "SOA-101"]]
# %% [markdown] id="words" lang="en"
# **Searching by words** looks for the words of the question in the passages; rare words count more, words such as "the" do not
# count, and "deliveries" finds "delivery". It is the search of most shops. Here is a question whose words are not ours.
# %% [markdown] id="words" lang="fr"
# **La recherche par les mots** cherche dans les passages les mots de la question ; les mots rares comptent davantage, les mots comme
# « le » ne comptent pas, et « livraisons » trouve « livraison ». C’est la recherche de la plupart des boutiques. Voici une question
# dont les mots ne sont pas les nôtres.
# %% id="words-try"
from atelier import SearchByWords

question = questions.loc["question-037", "question"]
print(question)
words = SearchByWords()
words.search(question, k=3)
# %% [markdown] id="meaning" lang="en"
# **Searching by meaning** turns each text into a list of 384 numbers (an *embedding*). Texts that mean alike get lists that are
# close. The numbers come from a small model trained for this, which runs on your computer. Same question:
# %% [markdown] id="meaning" lang="fr"
# **La recherche par le sens** transforme chaque texte en une liste de 384 nombres (un *embedding*, en français *plongement*). Des
# textes de sens proche reçoivent des listes proches. Ces nombres viennent d’un petit modèle entraîné pour cela, qui tourne sur votre
# ordinateur. Même question :
# %% id="meaning-try"
from atelier import SearchByMeaning

meaning = SearchByMeaning()
meaning.search(question, k=3)
# %% [markdown] id="meaning-lesson" lang="en"
# Look at the scores: all are high, whatever the question. They put passages in order; they do *not* say whether an answer is there.
# Never write "answer if the score is over 0.8".
# %% [markdown] id="meaning-lesson" lang="fr"
# Regardez les scores : ils sont tous élevés, quelle que soit la question. Ils mettent les passages dans l’ordre ; ils ne disent
# *pas* si la réponse y est. N’écrivez jamais « répondre si le score dépasse 0,8 ».
# %% [markdown] id="own" lang="en"
# Now a question of your own: change the words between the quotes. (The result depends on whether search by meaning runs on this
# computer for new texts; where it does not, the search falls back on words and says so.)
# %% [markdown] id="own" lang="fr"
# À vous : changez les mots entre les guillemets. (Le résultat dépend de cet ordinateur : si la recherche par le sens n’y fonctionne
# pas pour un nouveau texte, elle se rabat sur les mots, et le dit.)
# %% id="own-try" tags=["nbval-ignore-output"]
meaning.search(L("My towel has a hole, what now?", "Ma serviette a un trou, que faire ?"), k=3)
# %% [markdown] id="recall" lang="en"
# ### Which search is better?
# Not a matter of taste: we have 60 questions whose right passage is known. **Recall at k** is the share of them whose right passage
# is among the first k. We try both searches, and both together: a passage gets points for its rank in each (Cormack, Clarke and
# Büttcher, 2009).
# %% [markdown] id="recall" lang="fr"
# ### Quelle recherche est la meilleure ?
# Ce n’est pas une affaire de goût : nous avons 60 questions dont le bon passage est connu. Le **rappel à k** est la part de ces
# questions dont le bon passage figure parmi les k premiers. Essayons les deux recherches, puis les deux ensemble : un passage reçoit
# des points pour son rang dans chacune (Cormack, Clarke et Büttcher, 2009).
# %% id="recall-try"
from atelier import SearchByBoth, recall_at_k, recall_chart

searches = {
    L("words", "mots"): words,
    L("meaning", "sens"): meaning,
    L("both", "les deux"): SearchByBoth(),
}
recall = recall_at_k(searches, questions)
recall_chart(recall)
# %% id="recall-table"
recall[recall["k"].isin([1, 2])].round(2)
# %% [markdown] id="recall-lesson" lang="en"
# Three things to read. The line rises with k: more passages, fewer misses, but each is read and paid for at every question, and a
# small model gets lost in long prompts. Where two intervals overlap widely, 60 questions cannot tell which search is better. And
# "both" is not the best of both by magic: where one search is weak, it may pull the other down. We go on with meaning and **two**
# passages. Where the right one is not among them, no prompt on earth can find the answer.
# %% [markdown] id="recall-lesson" lang="fr"
# Trois choses à lire. La courbe monte avec k : plus de passages, moins d’oublis, mais chacun est lu et payé à chaque question, et un
# petit modèle se perd dans un long prompt. Là où deux intervalles se chevauchent largement, 60 questions ne permettent pas de dire
# quelle recherche est la meilleure. Et « les deux » ne réunit pas par magie le meilleur de chacune : là où l’une est faible, elle
# peut tirer l’autre vers le bas. Continuons avec le sens et **deux** passages. Quand le bon n’y est pas, aucun prompt au monde ne
# trouvera la réponse.
# %% [markdown] id="ground" lang="en"
# ## 3. Answer from the passages, with the source
# `with_passages` runs the search for all 100 questions and adds what it found, ready to be put into a prompt.
# %% [markdown] id="ground" lang="fr"
# ## 3. Répondre d’après les passages, en citant sa source
# `with_passages` fait la recherche pour les 100 questions et ajoute ce qu’elle a trouvé, prêt à entrer dans un prompt.
# %% id="ground-show"
from atelier import with_passages

desk = with_passages(questions, meaning, k=2)
print(desk.loc["question-004", "question"])
print(desk.loc["question-004", "passages"])
# %% [markdown] id="order" lang="en"
# The prompt asks for three things: **only** from the passages, **with** the number of the passage, and two fixed words when the
# answer is not there. Fixed words, so that code can see a refusal and offer a person instead.
# %% [markdown] id="order" lang="fr"
# Le prompt demande trois choses : **seulement** d’après les passages, **avec** le numéro du passage, et un mot convenu quand la
# réponse n’y est pas. Un mot convenu, pour que du code puisse repérer un refus et proposer plutôt de parler à une personne.
# %% id="order-try"
order = L(
    "You answer the customers of a shop. Use only these passages.\n\n{passages}\n\n"
    "Question: {question}\n\nWrite one sentence with the answer, then the number of its passage "
    "in brackets. If the answer is not in the passages, write NOT FOUND.",
    "Tu réponds aux clients d’une boutique. Sers-toi seulement de ces passages.\n\n{passages}\n\n"
    "Question : {question}\n\nÉcris une phrase avec la réponse, puis le numéro de son passage "
    "entre crochets. Si la réponse n’est pas dans les passages, écris ABSENT.",
)
grounded = trial(order, desk, answers_or_refuses(), max_tokens=45)
grounded
# %% [markdown] id="outcomes" lang="en"
# One number hides too much. A wrong answer, a refusal and an invention do not cost the same. Five outcomes, each counted among the
# questions where it can happen:
# %% [markdown] id="outcomes" lang="fr"
# Un seul chiffre cache trop de choses. Une réponse fausse, un refus et une invention n’ont pas le même coût. Cinq issues possibles,
# chacune comptée parmi les questions où elle peut se produire :
# %% id="outcomes-table"
what = outcomes(grounded, desk)
what.round(2)
# %% id="outcomes-chart"
outcomes_chart(what)
# %% [markdown] id="failures" lang="en"
# Look at what failed. Some are answers to *another* question than the one asked; some are true sentences of the passage that do not
# answer; and some are right in words our scorer does not know. A scorer too is read before it is trusted.
# %% [markdown] id="failures" lang="fr"
# Regardez ce qui a échoué. Tantôt c’est la réponse à une *autre* question que celle posée ; tantôt une phrase vraie du passage qui
# ne répond pas ; tantôt une réponse juste dans des mots que notre correcteur ne connaît pas. Un correcteur, lui aussi, se relit
# avant qu’on s’y fie.
# %% id="failures-show"
grounded.table.loc[~grounded.table["passed"], ["question", "reply", "reason"]].head(8)
# %% [markdown] id="fault" lang="en"
# ### Whose fault is it?
# An answer can fail in two places. Either the search did not bring the right passage, or the model had it in hand and did not use it.
# The cure differs: better search, or a better prompt, or a larger model.
# %% [markdown] id="fault" lang="fr"
# ### À qui la faute ?
# Une réponse peut échouer à deux endroits. Soit la recherche n’a pas apporté le bon passage, soit le modèle l’avait en main et ne s’en
# est pas servi. Le remède n’est pas le même : une meilleure recherche, ou bien un meilleur prompt, ou un modèle plus grand.
# %% id="fault-table"
whose_fault(grounded, desk).round(2)
# %% [markdown] id="fault-lesson" lang="en"
# Compare the two rows. Questions lost in the second row are lost before the model reads a word. In the first row, the model had the
# answer before its eyes: what is wrong or refused there is its own doing. (The last two columns are the interval of the share that
# is right.)
# %% [markdown] id="fault-lesson" lang="fr"
# Comparez les deux lignes. Les questions perdues dans la seconde ligne le sont avant que le modèle ait lu un mot. Dans la première,
# il avait la réponse sous les yeux : ce qui y est faux ou refusé est de son fait. (Les deux dernières colonnes donnent l’intervalle
# de la part de réponses justes.)
# %% [markdown] id="citations" lang="en"
# ### Is the citation true?
# A number in brackets looks serious. It is worth something only if somebody checks it, and code can: was this passage given? Are the
# numbers and most of the words of the answer in it?
# %% [markdown] id="citations" lang="fr"
# ### La citation est-elle vraie ?
# Un numéro entre crochets fait sérieux. Il ne vaut quelque chose que si on le vérifie, et du code peut le faire : ce passage a-t-il
# été donné ? Les nombres et la plupart des mots de la réponse s’y trouvent-ils ?
# %% id="citations-try"
from atelier import rescored
from atelier.answers.outcomes import citation_holds, cites_right_passage, without_refusals

given = without_refusals(grounded, desk)
holds = rescored(given, desk.loc[given.table.index], citation_holds(known))
holds
# %% id="citations-failures"
holds.failures(4).drop(columns="passages")
# %% [markdown] id="cited-right" lang="en"
# A citation may hold and still not help: the sentence *is* in that passage, and answers something else. So, among the questions that
# have an answer: does the citation point to the passage where it stands?
# %% [markdown] id="cited-right" lang="fr"
# Une citation peut tenir sans aider le client pour autant : la phrase *est* bien dans ce passage, et répond à autre chose. Donc,
# parmi les questions qui ont une réponse : la citation mène-t-elle au passage où elle se trouve ?
# %% id="cited-right-try"
with_answer = desk[desk["passage"].notna()]
answered = without_refusals(grounded, with_answer)
rescored(answered, desk.loc[answered.table.index], cites_right_passage())
# %% [markdown] id="citations-lesson" lang="en"
# Now you can decide by code: an answer whose citation does not hold is not sent. That catches numbers made up and sources made up.
# It does not catch a sentence that turns the meaning round: "opened candles *can* be taken back" has all the right words.
# %% [markdown] id="citations-lesson" lang="fr"
# Vous pouvez maintenant décider par du code : une réponse dont la citation ne tient pas n’est pas envoyée. On arrête ainsi les
# nombres inventés et les sources inventées. On n’arrête pas une phrase qui dit le contraire du passage : « les bougies entamées
# *sont* reprises » contient tous les mots qu’il faut.
# %% [markdown] id="sure" lang="en"
# ## 4. How sure is it?
# Asked "are you sure?", a model writes what people write when asked that. Better: ask **the same thing five times**, with chance let
# in (temperature 0.8, a different seed each time), and see whether the answers agree. The task: which of four teams handles this
# mail? Some of the mails are traps: their words point to one team, what they want to another.
# %% [markdown] id="sure" lang="fr"
# ## 4. À quel point est-il sûr de lui ?
# Si vous demandez « en es-tu sûr ? », un modèle écrit ce que les gens écrivent en pareil cas. Mieux vaut demander **cinq fois la
# même chose**, en laissant jouer le hasard (température 0,8, une graine différente à chaque fois), et voir si les réponses
# s’accordent. La tâche : laquelle des quatre équipes doit traiter ce courrier ? Certains courriers sont des pièges : leurs mots
# mènent à une équipe, ce qu’ils demandent à une autre.
# %% id="sure-mails"
mails = cases("desks")
mails.iloc[[0, 8, 20, 22]][["text", "expected"]]
# %% id="sure-teams"
teams = L(
    "delivery returns|return payment|payments products|product",
    "livraison|livraisons retours|retour paiement|paiements produits|produit",
).split()
# %% id="sure-prompt"
sort = L(
    "Sort a customer's mail.\ndelivery: a parcel on its way\nreturns: sending back, exchange, "
    "broken items\npayment: cards, invoices, codes\nproducts: advice on an item\n\n"
    "Mail: {text}\nAnswer with one word: delivery, returns, payment or products.",
    "Trie un courrier de client.\nlivraison : un colis en route\nretours : renvoi, échange, "
    "article cassé\npaiement : carte, facture, code\nproduits : conseil sur un article\n\n"
    "Courrier : {text}\nRéponds par un mot : livraison, retours, paiement ou produits.",
)
# %% id="sure-samples"
from atelier import sampled

right_team = label_is("expected", among=teams)
samples = sampled(sort, mails, right_team, samples=5, max_tokens=6)
# %% id="sure-answers"
from atelier import agreement_of

answers = agreement_of(samples, mails, teams)
answers.sort_values("agreement").head(6)
# %% [markdown] id="calibration" lang="en"
# ### Does agreement mean being right?
# If agreement were a good measure, answers on which all five agree would nearly always be right, and the others less often. The chart
# shows it with the number of mails at each level: a point made of two mails says next to nothing, and its interval shows that.
# %% [markdown] id="calibration" lang="fr"
# ### Être d’accord, est-ce avoir raison ?
# Si l’accord était une bonne mesure, les réponses sur lesquelles les cinq tirages s’accordent seraient presque toujours justes, et
# les autres moins souvent. Le graphique, dit « de calibration », le montre, avec le nombre de courriers à chaque niveau : un point
# fait de deux courriers ne dit presque rien, et son intervalle le montre.
# %% id="calibration-chart"
from atelier import calibration, calibration_chart

calibration_chart(calibration(answers))
# %% id="calibration-table"
calibration(answers).round(2)
# %% [markdown] id="sure-wrong" lang="en"
# ### Sure, and wrong
# These are the mails on which all five answers agree, and are wrong:
# %% [markdown] id="sure-wrong" lang="fr"
# ### Sûr de lui, et dans l’erreur
# Voici les courriers sur lesquels les cinq réponses s’accordent, et se trompent :
# %% id="sure-wrong-show"
sure = answers[(answers["agreement"] == 1) & ~answers["right"]]
mails.loc[sure.index, ["text", "kind", "expected"]].assign(answer=sure["answer"])
# %% [markdown] id="sure-wrong-lesson" lang="en"
# Agreement can reveal doubt; it cannot reveal a conviction that is wrong. Five samples of one model are not five opinions: they share
# one training and one prompt. If the table is not empty, look for what its mails have in common, the column `kind` included.
# %% [markdown] id="sure-wrong-lesson" lang="fr"
# L’accord peut révéler un doute ; il ne révèle pas une conviction fausse. Cinq tirages d’un même modèle ne sont pas cinq avis : ils
# partagent le même entraînement et le même prompt. Si le tableau n’est pas vide, cherchez ce que ses courriers ont en commun,
# colonne `kind` comprise.
# %% [markdown] id="threshold" lang="en"
# ### Choose a threshold
# The shop decides: send without reading when at least so many agree, give the rest to a person. Each row is one such rule: the share
# sent, and the share of wrong ones among them.
# %% [markdown] id="threshold" lang="fr"
# ### Choisir un seuil
# C’est à la boutique de décider : envoyer sans relecture quand l’accord atteint un certain niveau, donner le reste à une personne.
# Chaque ligne est une telle règle : la part envoyée, et la part de réponses fausses parmi elles.
# %% id="threshold-table"
from atelier import threshold_chart, thresholds

rules = thresholds(answers)
rules.round(2)
# %% id="threshold-chart"
threshold_chart(rules)
# %% [markdown] id="threshold-lesson" lang="en"
# Read the column `wrong_share` from top to bottom. It falls as the rule gets stricter? Then agreement is worth something for this model
# on this task, and a threshold can be chosen. It does not fall, or it rises? Then agreement tells you nothing here: no threshold will
# do, and every answer is read by a person until a better prompt or a better model passes the same test. The same model can come out one
# way in one language and the other way in another: the French edition of this lesson shows the second case.
# %% [markdown] id="threshold-lesson" lang="fr"
# Lisez la colonne `wrong_share` de haut en bas. Elle baisse quand la règle se durcit ? Alors l’accord vaut quelque chose, pour ce
# modèle et cette tâche, et l’on peut choisir un seuil. Elle ne baisse pas, ou elle monte ? Alors l’accord ne vous apprend rien ici :
# aucun seuil ne convient, et chaque réponse est relue par une personne, jusqu’à ce qu’un meilleur prompt ou un meilleur modèle passe
# le même test. Le même modèle peut donner l’un dans une langue et l’autre dans une autre : l’édition anglaise montre le premier cas.
# %% [markdown] id="threshold-choose" lang="en"
# Set the threshold you would choose, if any, and read what it costs. How many wrong answers may go out is no question for the model: it is
# for whoever answers the telephone on Monday.
# %% [markdown] id="threshold-choose" lang="fr"
# Fixez le seuil que vous choisiriez, s’il y en a un, et lisez ce qu’il coûte. Combien de réponses fausses peuvent partir ? Ce n’est pas une question
# pour le modèle, mais pour la personne qui décrochera le téléphone lundi.
# %% id="threshold-mine"
at_least = 0.8
sent = answers[answers["agreement"] >= at_least]
print(L("sent:", "envoyés :"), len(sent))
print(L("wrong among them:", "faux parmi eux :"), int((~sent["right"]).sum()))
print(L("left to a person:", "laissés à une personne :"), len(answers) - len(sent))
# %% [markdown] id="assistant" lang="en"
# ## 5. An assistant that asks
# A good seller does not recommend before asking. Ours needs four things: for whom, of what age, for what use, for how much. The model
# does only two jobs: it **reads** the customer's message into a form (a JSON schema, as in module 03), and it **words** a
# recommendation. Everything that must not go wrong is code: which question comes next, which products fit the budget, and when a
# person takes over. A number that is not in the customer's message is not believed.
# %% [markdown] id="assistant" lang="fr"
# ## 5. Un assistant qui pose des questions
# Un bon vendeur pose des questions avant de conseiller. Au nôtre, il faut quatre informations : pour qui, de quel âge, pour quel
# usage, à quel prix. Le modèle n’a que deux tâches : **lire** le message du client pour en remplir un formulaire (un schéma JSON,
# comme dans le module 03), et **formuler** un conseil. Tout ce qui ne doit pas mal tourner est confié au code : quelle question
# vient ensuite, quels produits entrent dans le budget, et quand une personne prend le relais. Un nombre qui n’est pas dans le
# message n’est pas retenu.
# %% id="assistant-try"
from atelier import ShopAssistant
from atelier.answers.shop_assistant import dialogues

script = dialogues()
assistant = ShopAssistant()
for message in script.loc[script["dialogue"] == "mother", "text"]:
    print(">", message)
    print(assistant.say(message).text, "\n")
# %% [markdown] id="machine" lang="en"
# The first words say that it is a machine. That is good manners, and law in the European Union:
# %% [markdown] id="machine" lang="fr"
# Les premiers mots disent que c’est une machine. C’est une question de politesse, et c’est la loi dans l’Union européenne :
# %% id="machine-rule"
from atelier import rule

rule("ai-act-50-1")
# %% [markdown] id="hand-over" lang="en"
# ### Handing over
# It passes the customer on when they ask for a person, when they seem angry, when nothing fits, or when two messages in a row were not
# understood. The colleague gets a summary and the customer does not have to start again:
# %% [markdown] id="hand-over" lang="fr"
# ### Passer la main
# Il passe la main quand le client demande une personne, quand il semble en colère, quand rien ne convient, ou quand deux messages de
# suite n’ont pas été compris. La collègue reçoit un résumé, et le client n’a pas à tout recommencer :
# %% id="hand-over-try"
another = ShopAssistant()
for message in script.loc[script["dialogue"] == "wants_person", "text"]:
    turn = another.say(message)
turn
# %% [markdown] id="unsure" lang="en"
# Agreement helps here too. With `samples=3` the message is read three times, and only what all three agree on is kept; the rest is
# asked again. It costs three times as much.
# %% [markdown] id="unsure" lang="fr"
# L’accord sert ici aussi. Avec `samples=3`, le message est lu trois fois, et seul ce sur quoi les trois lectures s’accordent est
# retenu ; le reste est redemandé. Cela coûte trois fois plus.
# %% id="unsure-try"
careful = ShopAssistant(samples=3)
print(careful.say(L("For my sister, about 30, or rather 40.", "Pour ma sœur, 30 ans, ou 40.")))
print([str(reply) for reply in careful.replies])
# %% [markdown] id="rehearse" lang="en"
# ### Rehearse before the opening
# Eight conversations have been written down with what should happen at each turn: all is said at once, too small a budget, a baby, an
# angry customer, somebody vague. We play them all and count.
# %% [markdown] id="rehearse" lang="fr"
# ### Répéter avant l’ouverture
# Huit conversations ont été écrites d’avance, avec ce qui doit se passer à chaque réplique : tout est dit d’un coup, un budget trop
# petit, un bébé, une cliente en colère, quelqu’un d’évasif. Jouons-les toutes, et comptons.
# %% id="rehearse-try"
from atelier import rehearse
from atelier.answers.shop_assistant import report

played, replies = rehearse(script)
report(played).round(2)
# %% id="rehearse-failures"
columns = ["dialogue", "customer", "assistant", "step", "wanted", "slots_right"]
played.loc[(played["step"] != played["wanted"]) | (played["slots_right"] < 4), columns].head(6)
# %% [markdown] id="rehearse-lesson" lang="en"
# Two kinds of rows. Those that are guaranteed by **code** cannot fail, however badly the model reads: nothing over budget, nothing
# outside the catalogue. Those that depend on the **model** are measured, and their intervals are wide: seventeen turns are a rehearsal,
# not a proof. Where the model's sentence names other prices or products than those given, it is thrown away and a plain one is shown.
# %% [markdown] id="rehearse-lesson" lang="fr"
# Deux sortes de lignes. Celles que garantit le **code** ne peuvent pas échouer, même si le modèle lit très mal : rien au-dessus du
# budget, rien hors du catalogue. Celles qui dépendent du **modèle** se mesurent, et leurs intervalles sont larges : dix-sept
# répliques sont une répétition, pas une preuve. Quand la phrase du modèle cite d’autres prix ou d’autres produits que ceux donnés,
# elle est écartée, et une phrase toute simple est affichée.
# %% [markdown] id="larger" lang="en"
# ## 6. What a larger model changes
# It writes better sentences, reads messages better, and uses the right passage more often when it has it. It refuses better too, and
# still not always. What does *not* change: a passage that is not found is not used, a citation must be checked, agreement is not
# truth, and you answer for what your site says. Run this notebook on the model you use: name it in the settings, change nothing else.
#
# How long did the model take to write all these replies, in minutes, on the machine that recorded them?
# %% [markdown] id="larger" lang="fr"
# ## 6. Ce qu’un modèle plus grand change
# Il écrit de meilleures phrases, lit mieux les messages, et se sert plus souvent du bon passage quand il l’a. Il refuse mieux aussi,
# mais pas toujours. Ce qui ne change *pas* : un passage qu’on ne trouve pas ne sert pas, une citation se vérifie, l’accord n’est pas
# la vérité, et vous répondez de ce que dit votre site. Faites tourner ce notebook sur le modèle que vous utilisez : nommez-le dans
# les réglages, ne changez rien d’autre.
#
# Combien de minutes a-t-il fallu au modèle pour écrire toutes ces réponses, sur la machine qui les a enregistrées ?
# %% id="live"
talks = [assistant.replies, another.replies, careful.replies, replies]
round(live_minutes(alone, grounded, samples, talks))
# %% [markdown] id="quiz-prose" lang="en"
# ## Check yourself
# %% [markdown] id="quiz-prose" lang="fr"
# ## Faites le point
# %% id="quiz"
quiz("04")
