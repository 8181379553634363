# %% [markdown] id="two-models" lang="en"
# ## Two models on this computer
# This lesson opens two language models that run here, without a network:
#
# - **SmolLM2**, very small (135 million *parameters*, the numbers it is made of) and trained on English: small enough to look *inside* it;
# - **Qwen2.5-Coder 1.5B**, eleven times larger and at ease in French: the one that `ask(...)` talks to.
#
# You need not read the code: run each cell, and read what appears below it. Both models are tiny next to those behind
# well-known chat services. They work the same way, and their mistakes are easier to
# see.
# %% [markdown] id="two-models" lang="fr"
# ## Deux modèles sur cet ordinateur
# Cette leçon ouvre deux modèles de langage qui tournent ici, sans réseau :
#
# - **SmolLM2**, très petit (135 millions de *paramètres*, les nombres dont il est fait) et entraîné sur des textes
#   anglais : assez petit pour qu’on puisse regarder *à l’intérieur* ;
# - **Qwen2.5-Coder 1.5B**, onze fois plus grand et à l’aise en français : celui à qui s’adresse `ask(...)`.
#
# Inutile de lire le code : exécutez chaque cellule, et lisez ce qui s’affiche en dessous. Tous deux sont minuscules à côté
# des modèles des grands assistants en ligne. Ils fonctionnent de la même façon, et leurs erreurs se voient mieux.
# %% id="begin"
import pandas as pd
from atelier import ask, probability_bars, quiz, small_model, start

start("01", L("en", "fr"))
# %% [markdown] id="open-model" lang="en"
# The next cell opens SmolLM2. It takes a few seconds: a hundred megabytes of numbers are read into memory.
# %% [markdown] id="open-model" lang="fr"
# La cellule suivante ouvre SmolLM2. Comptez quelques secondes : une centaine de mégaoctets de nombres sont à charger en
# mémoire.
# %% id="open"
model = small_model()
model.tokens("Free delivery this weekend!")
# %% [markdown] id="tokens" lang="en"
# ## 1. A model reads tokens
# You have just seen how the model reads a sentence: cut into **tokens**, pieces that are often a word with its leading
# space, sometimes part of a word or a punctuation mark. The model knows a fixed list of them, its vocabulary:
# %% [markdown] id="tokens" lang="fr"
# ## 1. Un modèle lit des jetons
# Vous venez de voir comment le modèle lit une phrase : découpée en **jetons** (*tokens*), des morceaux qui sont souvent un
# mot précédé de son espace, parfois un bout de mot ou un signe de ponctuation. Il en connaît une liste fixe, son
# vocabulaire :
# %% id="vocabulary"
model.vocabulary_size
# %% [markdown] id="french-cost" lang="en"
# Anything that is not in the list is put together from smaller pieces. Compare the same message in two languages:
# %% [markdown] id="french-cost" lang="fr"
# Ce qui n’est pas dans la liste est assemblé à partir de morceaux plus petits. Comparez le même message en deux langues :
# %% id="two-mails"
english = "Your parcel is on its way! You will receive it on Tuesday. Thank you for your order."
french = "Votre colis est en route ! Vous le recevrez mardi. Merci pour votre commande."
print(model.tokens(english))
print(model.tokens(french))
# %% id="two-counts"
len(model.tokens(english)), len(model.tokens(french))
# %% [markdown] id="french-why" lang="en"
# The French message is shorter in letters and longer in tokens. SmolLM2 met little French while it was being trained, so
# French words are strange to it and break into crumbs.
#
# Is that true of every model? We measure it on the other one, which was trained on many languages. It counts what it
# receives, including a few dozen tokens of wrapping that are the same for both messages.
# %% [markdown] id="french-why" lang="fr"
# Le message français est plus court en lettres et plus long en jetons. SmolLM2 a rencontré peu de français pendant son
# entraînement : les mots français lui sont étrangers et tombent en miettes.
#
# Est-ce vrai de tous les modèles ? Mesurons-le sur l’autre, entraîné sur de nombreuses langues. Il compte ce qu’il reçoit,
# y compris quelques dizaines de jetons d’emballage, les mêmes pour les deux messages.
# %% id="other-counts"
ask(english, max_tokens=1).input_tokens, ask(french, max_tokens=1).input_tokens
# %% [markdown] id="cost-lesson" lang="en"
# Almost the same. So "French costs more" is not a law: it is a property of a model. **Count with the model you will use.**
#
# Why it matters: services charge by the token, and by the million. Here are some prices, with the day they were looked up
# and where. Input is what you send, output is what the model writes.
# %% [markdown] id="cost-lesson" lang="fr"
# Presque pareil. « Le français coûte plus cher » n’est donc pas une loi : cela dépend du modèle. **Comptez avec le
# modèle que vous utiliserez.**
#
# Pourquoi est-ce important ? Parce que les services facturent au jeton et affichent leurs prix par million. Voici
# quelques prix, avec le jour où ils ont été relevés et leur source. *Input* désigne ce que vous envoyez, *output* ce
# que le modèle écrit.
# %% id="prices"
models = pd.read_csv("../../datasets/models/models.csv", index_col="id")
prices = models[models.output_usd_per_million > 0]
prices[["input_usd_per_million", "output_usd_per_million", "as_of", "source"]]
# %% [markdown] id="mail-price" lang="en"
# ### What do 1,000 personalised e-mails cost?
# Suppose that each e-mail takes 300 tokens of instructions and customer facts (input) and comes back as 150 tokens of text
# (output).
# %% [markdown] id="mail-price" lang="fr"
# ### Combien coûtent 1 000 e-mails personnalisés ?
# Supposons que chaque e-mail demande 300 jetons de consignes et d’informations client (input) et donne en retour 150
# jetons de texte (output).
# %% id="thousand-mails"
mails, input_tokens, output_tokens = 1_000, 300, 150
cost = mails * (
    input_tokens * prices.input_usd_per_million + output_tokens * prices.output_usd_per_million
)
(cost / 1_000_000).round(2).sort_values().to_frame("usd_per_1000_mails")
# %% [markdown] id="price-lesson" lang="en"
# The dearest of these models costs dozens of times as much as the cheapest for the same e-mails, and all of them cost little
# next to an hour of work. Price is rarely the reason to refuse; it is a good reason to choose the smallest model that passes
# your test.
# %% [markdown] id="price-lesson" lang="fr"
# Pour les mêmes e-mails, le plus cher de ces modèles coûte des dizaines de fois plus que le moins cher, et tous coûtent peu
# à côté d’une heure de travail. Le prix est rarement une raison de renoncer ; c’est une bonne raison de choisir le plus petit
# modèle qui réussit votre test.
# %% [markdown] id="next-token" lang="en"
# ## 2. It predicts the next token
# Here is the only thing a language model does: given the tokens so far, it gives **every** token of its vocabulary a
# probability of coming next. Let us look at the eight most probable ones. (SmolLM2 reads English, so we write to it in
# English in both editions of the course.)
# %% [markdown] id="next-token" lang="fr"
# ## 2. Il prédit le jeton suivant
# Voici la seule chose que fait un modèle de langage : à partir des jetons qui précèdent, il donne à **chaque** jeton de
# son vocabulaire une probabilité de venir ensuite. Regardons les huit plus probables. (SmolLM2 lit l’anglais : nous lui
# écrivons donc en anglais. La phrase signifie « La capitale de la France est ».)
# %% id="bars-paris"
text = "The capital of France is"
probability_bars({text: model.next_tokens(text)})
# %% [markdown] id="context-changes" lang="en"
# Now a sentence with no single right ending, twice: bare, and with something before it. The words that come first change
# every probability that follows. That is all that prompting is: **choosing the words that come first.**
# %% [markdown] id="context-changes" lang="fr"
# Prenons une phrase sans fin évidente (« La bougie sent »), deux fois : seule, puis précédée d’une autre (« Pour Noël, nous
# avons fait une bougie aux épices chaudes »). Les mots du début changent toutes les probabilités de la suite. Rédiger un
# prompt, ce n’est que cela : **choisir les mots qui viennent avant.**
# %% id="bars-candle"
bare = "The candle smells of"
christmas = "For Christmas we made a candle with warm spices. The candle smells of"
probability_bars(
    {
        L("bare", "seule"): model.next_tokens(bare),
        L("after Christmas", "après Noël"): model.next_tokens(christmas),
    }
)
# %% [markdown] id="writing" lang="en"
# To write, the model repeats: look at the text, compute the probabilities, take one token, add it to the text, start
# again. Here it adds twelve tokens, always taking the most probable one.
# %% [markdown] id="writing" lang="fr"
# Pour écrire, le modèle recommence sans cesse : lire le texte, calculer les probabilités, prendre un jeton, l’ajouter
# au texte, et ainsi de suite. Le voici qui ajoute douze jetons, en prenant toujours le plus probable.
# %% id="greedy"
model.write("Our new lavender soap is", max_tokens=12)
# %% [markdown] id="temperature" lang="en"
# ## 3. Temperature: how adventurous is the draw?
# Always taking the first one gives the same sentence each time, often a dull one. So a token is usually **drawn at random**,
# and probable ones are drawn more often. **Temperature** stretches or flattens the probabilities before the draw.
# %% [markdown] id="temperature" lang="fr"
# ## 3. La température : un tirage plus ou moins aventureux
# À toujours prendre le premier, on obtient chaque fois la même phrase, souvent plate. En général, on **tire donc un
# jeton au sort**, et les plus probables sortent plus souvent. La **température** creuse ou réduit les écarts entre les
# probabilités avant le tirage.
# %% id="bars-temperature"
text = "Our new lavender soap is"
label = L("temperature", "température")
probability_bars(
    {f"{label} {t}": model.next_tokens(text, top=5, temperature=t) for t in (0.3, 1.0, 1.8)}
)
# %% [markdown] id="draws-prose" lang="en"
# And here is what it does to the text: three draws at each temperature. The *seed* is the number that starts the dice; the
# same seed rolls the same dice.
# %% [markdown] id="draws-prose" lang="fr"
# Et voici ce que cela donne dans le texte : trois tirages à chaque température. La *graine* (`seed`) est le nombre qui
# lance les dés ; la même graine redonne le même lancer.
# %% id="draws"
for temperature in (0.3, 1.0, 1.8):
    for seed in (1, 2, 3):
        print(temperature, "|", model.write(text, 12, temperature, seed))
# %% [markdown] id="draws-lesson" lang="en"
# Low: safe, and much alike; only at 0 is it always the same. Around 1: varied. High: word salad. To pick facts out of a text or
# to sort messages, choose a temperature near 0; for ideas and slogans go higher, ask for many, and choose.
#
# The larger model varies more too, without falling apart. Count the words, though: we ask for five.
# %% [markdown] id="draws-lesson" lang="fr"
# Température basse : un texte prudent, presque toujours semblable ; à 0 seulement, il est toujours le même. Autour de 1 : un
# texte varié. Haute : une bouillie de mots. Pour relever des faits dans un texte ou trier des messages, restez près de 0 ;
# pour des idées et des slogans, montez, demandez-en beaucoup, puis choisissez.
#
# Le modèle plus grand varie davantage, lui aussi, mais sans se désagréger. Comptez quand même les mots : on en demande cinq.
# %% id="slogans"
slogan = L(
    "Write a slogan of five words for a lavender candle. Answer with the slogan only.",
    "Écris un slogan de cinq mots pour une bougie à la lavande. Réponds par le slogan seul.",
)
for temperature in (0, 1.5):
    for seed in (1, 2, 3):
        print(temperature, "|", ask(slogan, temperature=temperature, seed=seed))
# %% [markdown] id="made-up" lang="en"
# ## 4. Why it makes things up
# Look at the probabilities after this sentence, then at the answer an atlas would give: Canberra.
# %% [markdown] id="made-up" lang="fr"
# ## 4. Pourquoi il invente
# Regardez les probabilités après cette phrase (« La capitale de l’Australie est »), puis la réponse d’un atlas : Canberra.
# %% id="bars-australia"
text = "The capital of Australia is"
probability_bars({text: model.next_tokens(text, top=5)})
# %% [markdown] id="made-up-why" lang="en"
# The wrong town is about as likely as the right one: in the texts the model learned from, *Sydney* and *Australia* are
# often close together. Nowhere inside is there a list of facts marked true. **There is only likely and less likely.**
#
# So what does a model write about something it cannot know? We ask about Maison Brindille, which we invented, in two
# languages.
# %% [markdown] id="made-up-why" lang="fr"
# La mauvaise ville est à peu près aussi probable que la bonne : dans les textes sur lesquels le modèle a été entraîné,
# *Sydney* et *Australie* se côtoient souvent. Nulle part, à l’intérieur, il n’existe de liste de faits marqués
# « vrai ». **Il n’y a que du plus ou moins vraisemblable.**
#
# Qu’écrit alors un modèle sur ce qu’il ne peut pas savoir ? Interrogeons-le, dans les deux langues, sur Maison Brindille,
# que nous avons inventée.
# %% id="invented-en"
ask("In which year was the shop Maison Brindille founded, and in which city?")
# %% id="invented-fr"
ask("En quelle année et dans quelle ville la boutique Maison Brindille a-t-elle été fondée ?")
# %% [markdown] id="invented-lesson" lang="en"
# Two confident answers, two different years, both invented. A town and a year are what *an answer to such a question usually
# looks like*. People call this a **hallucination**. It is not a breakdown: the model is doing the one thing it does.
#
# The remedy is to put the fact in front of it, and to allow it not to know:
# %% [markdown] id="invented-lesson" lang="fr"
# Deux réponses pleines d’assurance, deux années différentes, toutes deux inventées. Une ville et une année, voilà à quoi
# *ressemble d’ordinaire la réponse à une telle question*. On appelle cela une **hallucination**. Ce n’est pas une panne : le
# modèle fait la seule chose qu’il sache faire.
#
# Le remède : lui mettre l’information sous les yeux, et lui permettre de ne pas savoir.
# %% id="grounded"
note = L(
    "Maison Brindille opened in Nantes in 2009.", "Maison Brindille a ouvert à Nantes en 2009."
)
question = L(
    "In which year was the shop Maison Brindille founded, and in which city?",
    "En quelle année et dans quelle ville la boutique Maison Brindille a-t-elle été fondée ?",
)
ask(
    L(
        f"Use only this note: '{note}' {question}",
        f"N’utilise que cette note : « {note} » {question}",
    )
)
# %% id="abstain"
note = L(
    "Maison Brindille sells soap, candles and linen.",
    "Maison Brindille vend des savons, des bougies et du linge.",
)
rule = L(
    "If the note does not say, answer 'I do not know'.",
    "Si la note ne le dit pas, réponds « Je ne sais pas ».",
)
ask(
    L(
        f"Use only this note: '{note}' {rule} {question}",
        f"N’utilise que cette note : « {note} » {rule} {question}",
    )
)
# %% [markdown] id="window" lang="en"
# ## 5. The context window: what falls out is gone
# A model sees only the last so many tokens: its **context window**. For SmolLM2 that is
# %% [markdown] id="window" lang="fr"
# ## 5. La fenêtre de contexte : ce qui en sort a disparu
# Un modèle ne voit que les derniers jetons, en nombre limité : sa **fenêtre de contexte**. Pour SmolLM2, elle est de
# %% id="window-size"
model.context_tokens
# %% [markdown] id="window-test" lang="en"
# tokens. To see the effect on a small scale, we write a text that names the founder *at the beginning*, then chat on for a
# while, and ask for the name at the end. Then we let the model see only the last 200, 150, 100 or 50 tokens.
# %% [markdown] id="window-test" lang="fr"
# jetons. Pour voir l’effet à petite échelle, écrivons un texte qui nomme la fondatrice *au début*, puis bavarde un
# moment, et demande son nom à la fin. Laissons ensuite le modèle ne voir que les 200, 150, 100 ou 50 derniers jetons.
# %% id="window-text"
fact = "Our shop is called Maison Brindille and its founder is called Solène. "
chat = "We sell soap, candles and linen, and we ship to all of Europe within three days. "
text = fact + 5 * chat + "The name of the founder of our shop is"
len(model.tokens(text))
# %% id="window-loss"
seen = {limit: model.last_tokens(text, limit) for limit in (200, 150, 100, 50)}
chances = {limit: model.probability(part, " Solène") for limit, part in seen.items()}
name = L("probability of the right name", "probabilité du bon nom")
pd.Series(chances, name=name).round(2).to_frame()
# %% [markdown] id="window-lesson" lang="en"
# The text has 122 tokens: 200 and 150 show it whole, and even then the full name gets only part of the probability. With 100
# or 50 the name is outside, and the right answer is as good as impossible. The model does not tell you: it writes *another*
# name, as you see here.
# %% [markdown] id="window-lesson" lang="fr"
# Le texte fait 122 jetons : avec 200 ou 150, le modèle le voit en entier, et pourtant le nom complet ne reçoit qu’une partie
# de la probabilité. Avec 100 ou 50, le nom n’est plus dans la fenêtre, et la bonne réponse devient quasi impossible. Le
# modèle ne vous prévient pas : il écrit un *autre* nom, comme on le voit ici.
# %% id="window-other"
model.write(model.last_tokens(text, 100), max_tokens=6)
# %% [markdown] id="window-advice" lang="en"
# In a long conversation with an assistant, the brand rules you gave at the start may have fallen out in the same silent way.
# **Repeat what matters near the end.**
# %% [markdown] id="window-advice" lang="fr"
# Dans une longue conversation avec un assistant, la charte donnée au début a pu sortir de la même façon, sans bruit.
# **Répétez vers la fin ce qui compte.**
# %% [markdown] id="base" lang="en"
# ## 6. Base model and assistant
# A **base** model only continues text. To make an **assistant** of it, it is trained further on dialogues, and your question
# is wrapped in marks that say who speaks. Take the marks away and the same model goes back to continuing:
# %% [markdown] id="base" lang="fr"
# ## 6. Modèle de base et assistant
# Un modèle **de base** ne fait que continuer un texte. Pour en faire un **assistant**, on l’entraîne encore sur des
# dialogues, et votre question est emballée dans des balises qui indiquent qui parle. Retirez-les, et le même modèle se
# remet à continuer le texte (« J’ai une cliente qui veut être remboursée. ») :
# %% id="base-continues"
line = "I have a customer who wants a refund."
print(L("Without the marks:", "Sans les balises :"), model.write(line, 30))
print(L("With the marks:", "Avec les balises :"), model.reply(line, 30))
# %% [markdown] id="marks-prose" lang="en"
# Without them, it tells a story about the customer. With them, it takes the sentence as *yours* and answers it. Here is the
# wrapping; you never see it in a chat window, but it is always there:
# %% [markdown] id="marks-prose" lang="fr"
# Sans elles, il raconte une histoire sur la cliente. Avec elles, il prend la phrase pour *la vôtre* et y répond. Voici
# l’emballage ; on ne le voit jamais dans la fenêtre d’un assistant, mais il est toujours là :
# %% id="marks"
print(model.as_dialogue(line))
# %% [markdown] id="search" lang="en"
# ## 7. Search engine or reasoning engine?
# A search engine *finds* a page that exists. A model *writes* a text that is likely. Asked for a price it has never seen, it
# does not look anything up:
# %% [markdown] id="search" lang="fr"
# ## 7. Moteur de recherche ou « moteur de raisonnement » ?
# Un moteur de recherche *trouve* une page qui existe. Un modèle *écrit* un texte vraisemblable. Si on lui demande un prix
# qu’il n’a jamais vu, il ne va rien consulter :
# %% id="price-unknown"
ask(
    L(
        "What is the price of the lavender soap at Maison Brindille? Answer in one sentence.",
        "Quel est le prix du savon à la lavande chez Maison Brindille ? Réponds en une phrase.",
    )
)
# %% [markdown] id="price-doc" lang="en"
# Hand it the price list, and it reads and rewrites well. This is what people mean by a *reasoning engine*: **you bring the
# documents, it works on them.** (Module 04 lets a program do the bringing.)
# %% [markdown] id="price-doc" lang="fr"
# Donnez-lui le tarif : il lit et reformule bien. C’est ce qu’on entend par *moteur de raisonnement* : **vous apportez les
# documents, il travaille dessus.** (Dans le module 04, c’est un programme qui les apporte.)
# %% id="price-known"
doc = L(
    "Document: lavender soap 6.90 euros; fig candle 24 euros; linen towel 19 euros.",
    "Document : savon lavande 6,90 euros ; bougie figue 24 euros ; serviette en lin 19 euros.",
)
soap = L(
    "Using only the document: what is the price of the lavender soap? Answer in one sentence.",
    "En n’utilisant que le document : quel est le prix du savon à la lavande ? "
    "Réponds en une phrase.",
)
ask(f"{doc}\n\n{soap}")
# %% [markdown] id="price-gift" lang="en"
# But reasoning has limits too, and a model this small meets them soon:
# %% [markdown] id="price-gift" lang="fr"
# Mais le raisonnement a aussi ses limites, et un modèle de cette taille les atteint vite :
# %% id="gift"
gift = L(
    "Using only the document: list the products that cost less than 20 euros.",
    "En n’utilisant que le document : cite les produits qui coûtent moins de 20 euros.",
)
ask(f"{doc}\n\n{gift}")
# %% [markdown] id="gift-lesson" lang="en"
# Two of the three cost less than 20 euros: the soap and the towel. Compare: is one missing, is one too many? With any model,
# the way to know is the same: check the answer against the document.
# %% [markdown] id="gift-lesson" lang="fr"
# Deux des trois coûtent moins de 20 euros : le savon et la serviette. Comparez : en manque-t-il un, y en a-t-il un de trop ?
# Quel que soit le modèle, on s’en assure de la même façon : en comparant la réponse au document.
# %% [markdown] id="open-closed" lang="en"
# ## 8. Open weights or closed service
# The *weights* are the numbers a model is made of. When they are **open**, you may download them and run the model yourself,
# as we do here. When they are **closed**, you send your text to the service of the company that keeps them.
#
# | | Open weights, run by you | Closed service |
# |---|---|---|
# | your text | stays on your machines | leaves, under a contract |
# | quality | limited by your machines | the largest models there are |
# | cost | machines and people | by the token |
# | tomorrow | the same model for as long as you keep the file | changed or withdrawn on the owner's calendar |
#
# Some open models are also offered as a service: open or closed is about the weights, not about where they run.
# %% [markdown] id="open-closed" lang="fr"
# ## 8. Poids ouverts ou service fermé
# Les *poids* sont les nombres dont un modèle est fait. S’ils sont **ouverts**, on peut les télécharger et faire tourner le
# modèle soi-même, comme ici. S’ils sont **fermés**, on envoie son texte au service de l’entreprise qui les garde.
#
# | | Poids ouverts, chez vous | Service fermé |
# |---|---|---|
# | votre texte | reste sur vos machines | en sort, sous contrat |
# | qualité | limitée par vos machines | les plus grands modèles qui soient |
# | coût | des machines et des personnes | au jeton |
# | demain | le même modèle tant que vous gardez le fichier | modifié ou retiré selon le calendrier de l’éditeur |
#
# Certains modèles ouverts sont aussi proposés sous forme de service : ouvert ou fermé qualifie les poids, pas l’endroit
# où ils tournent.
# %% id="open-table"
models[["title", "provider", "weights", "context_tokens"]]
# %% [markdown] id="size" lang="en"
# ## 9. What a number of parameters means
# Each parameter is a number, and numbers take memory: usually 16 bits each as published, sometimes 32, often about 4 once
# compressed. There are 8 bits in a byte. So
#
# **memory in gigabytes ≈ billions of parameters × bits ÷ 8**
# %% [markdown] id="size" lang="fr"
# ## 9. Ce que veut dire un nombre de paramètres
# Chaque paramètre est un nombre, et les nombres prennent de la mémoire : le plus souvent 16 bits chacun à la publication,
# parfois 32, et environ 4 une fois comprimés. Un octet compte 8 bits. D’où
#
# **mémoire en gigaoctets ≈ milliards de paramètres × bits ÷ 8**
# %% id="size-table"
billions = pd.Series([0.135, 1.54, 7, 70], name=L("billion parameters", "milliards de paramètres"))
unit = L("GB", "Go")
memory = {f"{bits} bits ({unit})": (billions * bits / 8).round(2) for bits in (32, 16, 4)}
pd.DataFrame(memory).set_index(billions)
# %% [markdown] id="size-real" lang="en"
# Does the rule hold? The 1.5B model of this course is a file of 4-bit numbers, whose size we know:
# %% [markdown] id="size-real" lang="fr"
# La règle tient-elle ? Le modèle à 1,5 milliard de paramètres de ce cours est un fichier de nombres à 4 bits, dont on
# connaît la taille :
# %% id="size-check"
models.loc["qwen2.5-coder-1.5b-instruct", ["parameters_billion", "bits_per_weight", "file_gb"]]
# %% [markdown] id="size-lesson" lang="en"
# The rule says 0.77 GB and the file has 1.12: some parts are kept at more than 4 bits. It is a rule of thumb, and it errs on
# the low side. Working memory comes on top.
#
# Size also costs **time**: in models like these two, every token passes through every parameter. The last cell measures
# SmolLM2 on your computer, so your number differs from the one printed here; compare it with the tokens and seconds written
# under the replies of the larger model.
# %% [markdown] id="size-lesson" lang="fr"
# La règle annonce 0,77 Go et le fichier en fait 1,12 : certaines parties gardent plus de 4 bits. C’est un ordre de
# grandeur, plutôt optimiste. La mémoire de travail vient en plus.
#
# La taille coûte aussi du **temps** : dans des modèles comme ces deux-là, chaque jeton passe par tous les paramètres. La
# dernière cellule mesure SmolLM2 sur votre ordinateur ; vous obtiendrez donc un autre nombre que celui affiché ici.
# Comparez-le aux jetons et aux secondes indiqués sous les réponses du modèle plus grand.
# %% id="speed" tags=["nbval-ignore-output"]
speed = model.speed()
print(
    round(speed.tokens_per_second, 1),
    L("tokens per second on this computer", "jetons par seconde sur cet ordinateur"),
)
# %% [markdown] id="quiz-prose" lang="en"
# ## Check yourself
# %% [markdown] id="quiz-prose" lang="fr"
# ## Faites le point
# %% id="quiz"
quiz("01")
