"""Whether the bot can do its work just now, in words."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.errors import QuorumError

_LOG = logging.getLogger(__name__)
_PATIENCE_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that is looked at to tell."""

    name: str
    trouble: Callable[[], Awaitable[str | None]]
    """Return what is wrong, in words without any secret; None if nothing is. May raise what a person can mend."""
    is_needed: bool = True
    """Whether questions cannot be answered while it is wrong."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was seen of one sign."""

    name: str
    trouble: str | None
    is_needed: bool


async def look_at(signs: Sequence[Sign], *, patience: float = _PATIENCE_SECONDS) -> tuple[Finding, ...]:
    """Return what is seen of each sign; what does not answer in time is in trouble too."""
    troubles = await asyncio.gather(*(_trouble(sign, patience) for sign in signs))
    return tuple(Finding(sign.name, told, sign.is_needed) for sign, told in zip(signs, troubles, strict=True))


def is_ready(findings: Sequence[Finding]) -> bool:
    """Return whether questions can be answered."""
    return not any(finding.trouble and finding.is_needed for finding in findings)


async def _trouble(sign: Sign, patience: float) -> str | None:
    try:
        async with asyncio.timeout(patience):
            return await sign.trouble()
    except TimeoutError:
        return "it does not answer"
    except QuorumError as error:
        return str(error)
    except Exception as error:  # what nobody foresaw of one sign must not hide what is seen of all others
        _LOG.warning("health: %s cannot be looked at", sign.name, exc_info=True)
        return f"it cannot be looked at ({type(error).__name__})"
