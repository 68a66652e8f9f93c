"""For whom something is done: which community, and which request of a member; the lines of the log say so.

The lines of a request belong together and hold none of its words. What is begun in a request belongs to it too: tasks,
and threads that are given its context. What goes on after it is begun in the context of its community alone.
"""

import itertools
import re
import secrets
from collections.abc import Iterable, Iterator
from contextvars import Context, ContextVar, copy_context
from dataclasses import dataclass, field

_LEAST_LETTERS = 4
"""Of a word that is worth hiding; shorter ones tell nothing of a question, and are parts of every other word."""

_MOST_CHARACTERS = 20_000
_MOST_WORDS = 500
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Request:
    """One question, press or completion of a member."""

    id: str
    texts: tuple[str, ...] = field(default=(), repr=False)
    """What the member wrote in it."""

    def hidden(self, text: str, instead: str = "…") -> str:
        """Return a text without the member's words.

        >>> Request("1", ("who keeps the key",)).hidden("no entry: 'who keeps the key' (keeps)")
        "no entry: '…' (…)"
        """
        words = list(itertools.islice(_words(self.texts), _MOST_WORDS))
        if not words:
            return text
        longest_first = sorted(words, key=len, reverse=True)
        return re.sub("|".join(map(re.escape, longest_first)), instead, text, flags=re.IGNORECASE)


_CURRENT: ContextVar[Request | None] = ContextVar("quorum_request", default=None)
_COMMUNITY: ContextVar[str] = ContextVar("quorum_community", default="")


def begin_request(texts: Iterable[str]) -> Request:
    """Take note that from here on a member's request is answered, in which they wrote these texts."""
    request = Request(secrets.token_hex(4), tuple(text[:_MOST_CHARACTERS] for text in texts))
    _CURRENT.set(request)
    return request


def current_request() -> Request | None:
    """Return the request that is being answered here, None if none is."""
    return _CURRENT.get()


def begin_community(name: str) -> None:
    """Take note that what is done from here on is done for a community; empty where there is only one."""
    _COMMUNITY.set(name)


def current_community() -> str:
    """Return the community for which something is done here, empty where that is none of several."""
    return _COMMUNITY.get()


def context_of(community: str) -> Context:
    """Return the context of what is done for a community and goes on when the request that began it is answered."""
    context = copy_context()
    context.run(_CURRENT.set, None)
    context.run(_COMMUNITY.set, community)
    return context


def _words(texts: Iterable[str]) -> Iterator[str]:
    """Yield the texts, as they are and as Python writes them, and then their words."""
    for text in texts:
        if _is_worth_hiding(text):
            yield text
            yield repr(text)[1:-1]
    for text in texts:
        yield from filter(_is_worth_hiding, _WORD.findall(text))


def _is_worth_hiding(text: str) -> bool:
    return len(text.strip()) >= (_LEAST_LETTERS if text.isascii() else 2)
