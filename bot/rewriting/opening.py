"""Makes the rewriter that the settings describe."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from bot.errors import ConfigurationError
from bot.rewriting.client import ChatClient
from bot.rewriting.instruction import instruction
from bot.rewriting.service import Kept, ModelRewriter
from bot.rewriting.settings import RewritingSettings


class Shared(NamedTuple):
    """What a model may be told of a community, if its settings say so."""

    names: Sequence[str]
    """What the sources of its minutes are called."""
    vocabulary: Sequence[str]
    """Words that tell what its minutes are about, without names of people."""


def open_rewriter(
    settings: RewritingSettings,
    *,
    environment: Mapping[str, str],
    kept: Kept,
    sharing: Callable[[], Shared],
) -> ModelRewriter | None:
    """Return what words questions anew, None if nothing is set; `sharing` is asked only if that may be shared.

    Raise `ConfigurationError` for a key that is not there, or a key or proxy that cannot be used.
    """
    if settings.url is None or settings.model is None:
        return None
    try:
        client = ChatClient(
            settings.url,
            settings.model,
            key=_key(settings.key_variable, environment),
            proxy=settings.proxy,
            timeout_seconds=settings.timeout_seconds,
        )
    except ValueError as error:
        raise ConfigurationError(f"rewriting: {error}") from error

    def instructing() -> str:
        return instruction(*sharing()) if settings.share_vocabulary else instruction()

    return ModelRewriter(settings, client, kept=kept, instructing=instructing)


def _key(variable: str | None, environment: Mapping[str, str]) -> str | None:
    """Return the key that a variable holds, None if none is named; raise `ValueError` if it holds nothing."""
    if variable is None:
        return None
    key = environment.get(variable, "").strip()
    if not key:
        raise ValueError(f"the variable {variable}, which `key_variable:` names, is not set; it has to hold the key.")
    return key
