"""Each way a call to a model can fail, and the sentence that says what to do about it."""

from __future__ import annotations

import httpx2
import openai

from .errors import AtelierError
from .i18n import Text


def explain(error: BaseException) -> Text | None:
    """Return the sentence for an error of the openai client or of this kit; None for any other error."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, AtelierError):
            return cause.message
        if isinstance(cause, httpx2.TransportError):
            return _network(cause)
        cause = cause.__cause__ or cause.__context__
    return next((sentence for kind, sentence in SENTENCES if isinstance(error, kind)), None)


def _network(error: httpx2.TransportError) -> Text:
    if isinstance(error, httpx2.TimeoutException):
        return TIMEOUT
    return BROKEN_OFF if isinstance(error, (httpx2.ReadError, httpx2.RemoteProtocolError)) else UNREACHABLE


UNREACHABLE = Text(
    "The model cannot be reached. Check the network and the address (OPENAI_BASE_URL). To use the model that "
    "comes with the course, remove OPENAI_BASE_URL and ATELIER_MODEL.",
    "Le modèle est injoignable. Vérifiez le réseau et l’adresse (OPENAI_BASE_URL) ; sans elle, le modèle fourni avec "
    "le cours répond : retirez OPENAI_BASE_URL et ATELIER_MODEL.",
)
BROKEN_OFF = Text(
    "The model stopped in the middle of its answer. Run the cell again: on this machine its server restarts by itself.",
    "Le modèle s’est arrêté au milieu de sa réponse. Relancez la cellule : son serveur redémarre tout seul.",
)
TIMEOUT = Text(
    "The model took too long to answer. Ask for a shorter answer (max_tokens), or wait and run the cell again.",
    "Le modèle a mis trop de temps à répondre. Demandez une réponse plus courte (max_tokens), ou patientez un peu puis "
    "relancez la cellule.",
)
WRONG_KEY = Text(
    "The access key was refused. Check OPENAI_API_KEY (no space, no quote, still valid) and start the course again.",
    "La clé d’accès a été refusée. Vérifiez OPENAI_API_KEY (sans espace ni guillemets, encore valable), puis relancez "
    "le cours.",
)
FORBIDDEN = Text(
    "This key may not use this model. Ask whoever manages it, or choose another model (ATELIER_MODEL).",
    "Cette clé n’a pas le droit d’utiliser ce modèle. Demandez à la personne qui la gère, ou prenez un autre modèle "
    "(ATELIER_MODEL).",
)
UNKNOWN_MODEL = Text(
    "The service does not know this model. Check the spelling of ATELIER_MODEL and the address (OPENAI_BASE_URL).",
    "Le service ne connaît pas ce modèle. Vérifiez l’orthographe d’ATELIER_MODEL et l’adresse (OPENAI_BASE_URL).",
)
RATE_LIMIT = Text(
    "Too many requests, or no credit left: wait a minute and run the cell again; if it goes on, check the account.",
    "Trop de requêtes, ou plus de crédit : patientez une minute et relancez la cellule ; si cela continue, vérifiez le "
    "compte.",
)
BAD_REQUEST = Text(
    "The model refused this request: an option it does not know (such as logprobs or a schema), or a text that is too "
    "long. Remove the option or shorten the text.",
    "Le modèle a refusé cette requête : une option qu’il ne connaît pas (comme logprobs ou un schéma), ou un texte "
    "trop long. Retirez l’option ou raccourcissez le texte.",
)
SERVER_ERROR = Text(
    "The model's service has a problem of its own. Wait a minute and run the cell again; nothing of yours is lost.",
    "Le service du modèle a lui-même un problème. Patientez une minute et relancez la cellule ; rien n’est perdu.",
)
CUT_SHORT = Text(
    "The answer was cut before its end: allow more tokens (max_tokens), or ask for less.",
    "La réponse a été coupée avant la fin : autorisez plus de jetons (max_tokens), ou demandez moins.",
)
FILTERED = Text(
    "The service held this answer back (content filter). Word the request differently.",
    "Le service a retenu cette réponse (filtre de contenu). Formulez la demande autrement.",
)
# The first kind that fits is taken: particular ones stand before general ones.
SENTENCES: list[tuple[type[BaseException], Text]] = [
    (openai.APITimeoutError, TIMEOUT),
    (openai.APIConnectionError, UNREACHABLE),
    (openai.AuthenticationError, WRONG_KEY),
    (openai.PermissionDeniedError, FORBIDDEN),
    (openai.NotFoundError, UNKNOWN_MODEL),
    (openai.RateLimitError, RATE_LIMIT),
    (openai.InternalServerError, SERVER_ERROR),
    (openai.APIStatusError, BAD_REQUEST),
    (openai.APIError, SERVER_ERROR),
    (openai.LengthFinishReasonError, CUT_SHORT),
    (openai.ContentFilterFinishReasonError, FILTERED),
]
