"""The models that EcoLogits knows, and the sizes it counts with: published, or guessed where they are not."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from ..errors import AtelierError
from ..i18n import Text
from .library import ecologits
from .ranges import Range

if TYPE_CHECKING:
    import pandas as pd

NOT_RELEASED: Final = "model-arch-not-released"


class Sizes(NamedTuple):
    """Billions of parameters: those a token passes through, and all of them."""

    active: Range
    total: Range


def known_models(provider: str | None = None) -> pd.DataFrame:
    """Return the registered models, of ``provider`` if given, indexed by name.

    Columns: ``provider``, ``active_low active_high total_low total_high`` (billions of parameters), ``released``
    (False: the size is a guess). Raises ``AtelierError`` for an unknown provider.
    """
    import pandas as pd

    providers = sorted(ecologits().PROVIDER_CONFIG_MAP)
    if provider is not None and provider not in providers:
        raise AtelierError(NO_PROVIDER.fill(provider=provider, known=", ".join(providers)))
    rows = [_row(model) for model in all_models() if provider in (None, model.provider.value)]
    return pd.DataFrame(rows).set_index("model")


def find_model(name: str, provider: str | None = None) -> Any:
    """Return EcoLogits' entry of ``name``; raise ``AtelierError`` with the closest names when there is none."""
    found = registered(name, provider)
    if found is None:
        names = [model.name for model in all_models() if provider in (None, model.provider.value)]
        close = get_close_matches(name, names, n=3, cutoff=0.5)
        raise AtelierError(UNKNOWN_CLOSE.fill(name=name, close=", ".join(close)) if close else UNKNOWN.fill(name=name))
    return found


def registered(name: str, provider: str | None = None) -> Any:
    """Return EcoLogits' entry of ``name`` (of ``provider``, if given), None when there is none."""
    wanted = [provider] if provider else sorted(ecologits().PROVIDER_CONFIG_MAP)
    found = (ecologits().models.find_model(provider=one, model_name=name) for one in wanted)
    return next((model for model in found if model is not None), None)


def all_models() -> list[Any]:
    """Return every entry of EcoLogits, in its order."""
    return list(ecologits().models.list_models())


def sizes(model: Any) -> Sizes:
    """Return the sizes that EcoLogits counts with for one of its entries."""
    parameters = model.architecture.parameters
    return Sizes(
        Range.of(getattr(parameters, "active", parameters)), Range.of(getattr(parameters, "total", parameters))
    )


def _row(model: Any) -> dict[str, object]:
    active, total = sizes(model)
    return {
        "model": model.name,
        "provider": model.provider.value,
        "active_low": active.low,
        "active_high": active.high,
        "total_low": total.low,
        "total_high": total.high,
        "released": NOT_RELEASED not in {warning.code for warning in model.warnings},
    }


NO_PROVIDER: Final = Text(
    'EcoLogits knows no provider "{provider}": choose one of {known}.',
    "EcoLogits ne connaît pas de fournisseur «\u00a0{provider}\u00a0»\u00a0: choisissez parmi {known}.",
)
UNKNOWN_CLOSE: Final = Text(
    'EcoLogits does not know the model "{name}": did you mean {close}? For another one, give its size '
    "(active_billion, total_billion).",
    "EcoLogits ne connaît pas le modèle «\u00a0{name}\u00a0»\u00a0: vouliez-vous dire {close}\u202f? Pour un autre, "
    "donnez sa taille (active_billion, total_billion).",
)
UNKNOWN: Final = Text(
    'EcoLogits does not know the model "{name}": look for one in known_models(), or give its size (active_billion, '
    "total_billion).",
    "EcoLogits ne connaît pas le modèle «\u00a0{name}\u00a0»\u00a0: cherchez-en un dans known_models(), ou donnez sa "
    "taille (active_billion, total_billion).",
)
