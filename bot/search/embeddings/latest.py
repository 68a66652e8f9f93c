"""Remembers what was found out for the latest questions and words, so that the next who asks it need not wait."""

import threading
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Generic, TypeVar

_Key = TypeVar("_Key", bound=Hashable)
_Value = TypeVar("_Value")


class Latest(Generic[_Key, _Value]):
    """What is known of the latest keys, up to so many; threads may share it."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._known: dict[_Key, _Value] = {}
        self._changing = threading.Lock()

    def of(self, keys: Sequence[_Key], find: Callable[[Sequence[_Key]], Iterable[_Value]]) -> list[_Value]:
        """Return the values of some keys; those that are not known are found together, each once.

        >>> Latest[str, int](2).of(["rain", "barrel", "rain"], lambda strange: map(len, strange))
        [4, 6, 4]
        """
        with self._changing:
            found = {key: self._known[key] for key in keys if key in self._known}
        strange = [key for key in dict.fromkeys(keys) if key not in found]
        if strange:
            new = dict(zip(strange, find(strange), strict=True))
            found |= new
            with self._changing:
                self._known |= new
                while len(self._known) > self._most:
                    del self._known[next(iter(self._known))]
        return [found[key] for key in keys]
