# %% [markdown] id="what-is-this" lang="en"
# ## What is this page?
# It is called a **notebook**: text to read, and boxes of code called **cells**. You do not need to know how to program.
# Every cell is already written; now and then you will change a word or a number in one. The first one below only fetches
# the tools of the course.
#
# **To run a cell:** click inside the grey box below, then hold **Shift** and press **Enter**. Try it now.
# %% [markdown] id="what-is-this" lang="fr"
# ## Qu’est-ce que cette page ?
# On l’appelle un **notebook** : du texte à lire et des boîtes de code, les **cellules**. Nul besoin de savoir programmer.
# Chaque cellule est déjà écrite ; de temps en temps, vous y changerez un mot ou un nombre. La première, ci-dessous, ne fait
# qu’aller chercher les outils du cours.
#
# **Pour exécuter une cellule :** cliquez dans la boîte grise ci-dessous, maintenez la touche **Maj** enfoncée et appuyez
# sur **Entrée**. Essayez tout de suite.
# %% id="begin"
from atelier import ask, progress, quiz, start

start("00", L("en", "fr"))
# %% [markdown] id="it-ran" lang="en"
# If a line beginning with *Ready* has appeared, you have just run your first cell.
#
# Look at the square brackets to the left of the cell. A star, `[*]`, means "working, please wait". A number, `[1]`, means
# "done".
# %% [markdown] id="it-ran" lang="fr"
# Si une ligne commençant par *C’est prêt* est apparue, vous venez d’exécuter votre première cellule.
#
# Regardez les crochets à gauche de la cellule. Une étoile, `[*]`, signifie « en cours, patientez ». Un nombre, `[1]`,
# signifie « terminé ».
# %% [markdown] id="change-it" lang="en"
# ## Change something
# The next cell is a small sum: how many e-mails go out in a month. A word on the left of `=` is a name you give to a value.
# The last line is the one whose result is shown.
#
# Run it. Then replace the `4` with a `5`, and run it again.
# %% [markdown] id="change-it" lang="fr"
# ## Changez quelque chose
# La cellule suivante est un petit calcul : combien d’e-mails partent en un mois. Le mot à gauche du signe `=` est le nom
# que l’on donne à une valeur. La dernière ligne est celle dont le résultat s’affiche.
#
# Exécutez-la. Remplacez ensuite le `4` par un `5`, et exécutez-la à nouveau.
# %% id="emails"
newsletters = 4
subscribers = 12_000
newsletters * subscribers
# %% [markdown] id="order" lang="en"
# In code, `12_000` is simply 12,000: the little line makes it easier to read.
#
# **Cells remember.** The next one uses the names you have just defined. If you skip a cell, the next one may tell you that
# it does not know a name. Nothing is broken: choose **Run → Run All Above Selected Cell** in the menu, then try again.
# %% [markdown] id="order" lang="fr"
# Dans le code, `12_000` veut simplement dire 12 000 : le petit trait facilite la lecture.
#
# **Les cellules ont de la mémoire.** La suivante se sert des noms que vous venez de définir. Si vous en sautez une, la
# suivante vous dira peut-être qu’un nom lui est inconnu. Rien n’est cassé : dans le menu, choisissez **Exécution →
# Exécuter tout au-dessus de la cellule sélectionnée**, puis recommencez.
# %% id="clicks"
click_rate = 0.03
newsletters * subscribers * click_rate
# %% [markdown] id="first-prompt" lang="en"
# ## Your first prompt
# A **prompt** is what you write to a language model. All through this course we work for *Maison Brindille*, a fictional
# shop that sells soap, candles and linen.
#
# The cell below asks for the subject line of an e-mail. Run it.
# %% [markdown] id="first-prompt" lang="fr"
# ## Votre premier prompt
# Un **prompt**, c’est ce que vous écrivez à un modèle de langage. Tout au long du cours, nous travaillons pour *Maison
# Brindille*, une boutique fictive qui vend des savons, des bougies et du linge.
#
# La cellule ci-dessous demande l’objet d’un e-mail. Exécutez-la.
# %% id="ask"
prompt = L(
    "Write the subject line of an e-mail for loyal customers: "
    "free delivery this weekend at Maison Brindille. "
    "At most six words. Answer with the subject line only.",
    "Écris l’objet d’un e-mail pour nos clientes fidèles : "
    "livraison offerte ce week-end chez Maison Brindille. "
    "Six mots au plus. Réponds par l’objet seul.",
)
reply = ask(prompt)
reply
# %% [markdown] id="recorded" lang="en"
# Read the small line under the reply. **Recorded reply** means: this very question was put to this very model on that day,
# and the answer was kept. That is why it appears at once, even on a train without a network.
#
# Now change one word of the prompt, for instance *weekend* to *evening*, and run the cell again. Nobody has asked that
# before, so the model on **this computer** writes the answer while you wait. The first time takes up to half a minute,
# while it wakes up. The line then says **Written now**.
# %% [markdown] id="recorded" lang="fr"
# Lisez la petite ligne sous la réponse. **Réponse enregistrée** veut dire que cette question précise a été posée à ce
# modèle précis, à la date indiquée, et que la réponse a été conservée. Voilà pourquoi elle s’affiche aussitôt, même
# dans un train sans réseau.
#
# Changez maintenant un mot du prompt, par exemple *week-end* en *soir*, et exécutez à nouveau la cellule. Personne n’a
# encore posé cette question : le modèle de **cet ordinateur** rédige donc la réponse sous vos yeux. La première fois,
# comptez jusqu’à une demi-minute, le temps qu’il se réveille. La ligne indique alors **Écrit à l’instant**.
# %% [markdown] id="count-words" lang="en"
# ## Trust, but count
# We asked for six words at most. Did the model listen? We do not guess, we count: `split` cuts the reply at its spaces, `len` counts the pieces.
# %% [markdown] id="count-words" lang="fr"
# ## La confiance n’exclut pas le comptage
# Nous avions demandé six mots au plus. Le modèle a-t-il obéi ? On ne devine pas, on compte : `split` coupe la réponse aux espaces, `len` compte les morceaux.
# %% id="count"
words = reply.split()
len(words)
# %% [markdown] id="too-many" lang="en"
# In the recorded reply: too many. It is pleasant to read and does not do what it was told. This is the most useful thing to
# remember about language models, and the whole course is built on it: **a nice sentence proves nothing; a count does.**
#
# The model you are using is a small one, so that it fits on a laptop. Larger ones slip too: count all the same.
# %% [markdown] id="too-many" lang="fr"
# Dans la réponse enregistrée : trop de mots. Elle est agréable à lire, mais ne respecte pas la consigne. S’il ne fallait
# retenir qu’une chose des modèles de langage, ce serait celle-là, et tout le cours s’appuie dessus : **une jolie phrase ne
# prouve rien ; un comptage, si.**
#
# Le modèle que vous utilisez est petit, pour tenir sur un ordinateur portable. Les plus grands se trompent aussi : comptez
# quand même.
# %% [markdown] id="sum" lang="en"
# ## It writes, it does not compute
# Let us ask the same model for a multiplication.
# %% [markdown] id="sum" lang="fr"
# ## Il écrit, il ne calcule pas
# Demandons une multiplication au même modèle.
# %% id="ask-product"
ask(
    L(
        "Compute 48,739 × 3,862. Answer with the number only.",
        "Calcule 48 739 × 3 862. Réponds par le nombre seul.",
    )
)
# %% [markdown] id="sum-check" lang="en"
# And now let the computer itself do the sum. (In code, `*` is the multiplication sign.)
# %% [markdown] id="sum-check" lang="fr"
# Et maintenant, laissons l’ordinateur lui-même faire le calcul. (Dans le code, `*` est le signe de la multiplication.)
# %% id="product"
48_739 * 3_862
# %% [markdown] id="sum-why" lang="en"
# The model gave a number that *looks like* the answer to a multiplication. Module 01 shows why: it predicts likely text.
# Arithmetic is a job for the spreadsheet, or for a cell like this one.
# %% [markdown] id="sum-why" lang="fr"
# Le modèle a donné un nombre qui *ressemble* au résultat d’une multiplication. Le module 01 montre pourquoi : il prédit
# un texte vraisemblable. L’arithmétique, c’est l’affaire du tableur, ou d’une cellule comme celle-ci.
# %% [markdown] id="never-paste" lang="en"
# ## What never to paste into an AI tool
# Here, the model runs on this computer and your text stays on it. An online tool is different: what you paste **leaves the
# company**, may be kept, and may be read. Unless your company has approved the tool for it, never paste:
#
# | Never | For example | Instead |
# |---|---|---|
# | personal data | a customer's name, address, phone, complaint | "a loyal customer who buys candles" |
# | sensitive data | health, beliefs, a pregnancy guessed from a basket | nothing: leave it out |
# | keys and passwords | the log-in of the mailing tool | nothing, ever |
# | unpublished figures | next quarter's sales, a price to come | invented round numbers |
# | other people's secrets | a partner's contract, an agency's pitch | the public part of it |
#
# A simple test: **would you pin this text to the shop's front door?** If not, it stays out.
# %% [markdown] id="never-paste" lang="fr"
# ## Ce qu’il ne faut jamais coller dans un outil d’IA
# Ici, le modèle tourne sur cet ordinateur et votre texte n’en sort pas. Avec un outil en ligne, c’est différent : ce que
# vous collez **quitte l’entreprise**, peut être conservé et peut être lu. Sauf si votre entreprise a validé l’outil pour
# cet usage, ne collez jamais :
#
# | Jamais | Par exemple | À la place |
# |---|---|---|
# | données personnelles | nom, adresse, téléphone ou réclamation d’un client | « une cliente fidèle qui achète des bougies » |
# | données sensibles | santé, croyances, grossesse devinée à partir d’un panier d’achat | rien : on s’en passe |
# | clés et mots de passe | les identifiants de l’outil d’emailing | rien, jamais |
# | chiffres non publiés | les ventes du prochain trimestre, un tarif pas encore annoncé | des chiffres ronds inventés |
# | secrets d’autrui | le contrat d’un partenaire, la proposition d’une agence | la partie publique |
#
# Un test tout simple : **afficheriez-vous ce texte sur la porte de la boutique ?** Si la réponse est non, ne le collez
# pas.
# %% [markdown] id="progress-prose" lang="en"
# ## Where you are in the course
# Your progress (exercises passed, quizzes answered) is kept in one file on this computer and nowhere else.
# %% [markdown] id="progress-prose" lang="fr"
# ## Où vous en êtes
# Votre progression (exercices réussis, réponses aux quiz) est conservée dans un seul fichier, sur cet ordinateur et
# nulle part ailleurs.
# %% id="progress"
progress()
# %% [markdown] id="help" lang="en"
# ## When you are stuck
# - **A red box** is a sentence that says what happened and what to do. Read it once, slowly.
# - **In an exercise**, `hint("0.1")` gives a first hint. Run it again for the next one.
# - **A cell that never ends:** the ■ button at the top stops it.
# - **Nothing works any more:** menu **Kernel → Restart Kernel and Run All Cells…** starts the page afresh. Your progress is
#   safe.
# - **You cannot break anything.** The solutions stand in the `solutions` folder, next to the exercises.
# %% [markdown] id="help" lang="fr"
# ## Si vous bloquez
# - **Un encadré rouge** contient une phrase qui dit ce qui s’est passé et que faire. Lisez-la une fois, tranquillement.
# - **Dans un exercice**, `hint("0.1")` donne un premier indice. Relancez-le pour obtenir le suivant.
# - **Une cellule qui n’en finit pas :** le bouton ■, en haut, l’arrête.
# - **Plus rien ne marche :** le menu **Noyau → Redémarrer le noyau et exécuter toutes les cellules…** fait repartir la
#   page de zéro. Votre progression est conservée.
# - **Vous ne pouvez rien casser.** Les solutions se trouvent dans le dossier `solutions`, à côté des exercices.
# %% [markdown] id="quiz-prose" lang="en"
# ## Check yourself
# Four questions. A wrong answer is explained, and you may try again as often as you like.
# %% [markdown] id="quiz-prose" lang="fr"
# ## Faites le point
# Quatre questions. Chaque mauvaise réponse est expliquée, et vous pouvez recommencer autant de fois que vous voulez.
# %% id="quiz"
quiz("00")
