"""Tells where in a text each character of its normalised form comes from."""

import re
import unicodedata
from collections.abc import Iterator

from bot.letters import INVISIBLE, in_one_width
from bot.text import HAN, has_han, simplified

# Characters that never become one with what stands before them, as a combining mark does; there are others.
_ALONE = (
    "\u0000-\u02ff\u0370-\u0482\u048a-\u058f\u1e00-\u2027\u2030-\u20cf\u2100-\u2bff\u3000-\u3029\u3030-\u3098\u309b-\u30ff"
    f"\uac00-\ud7a3\uff00-\uff9d\U0001f000-\U0001faff{HAN}"
)
_MAY_JOIN = re.compile(f"[^{_ALONE}]")
# What may be written with another number of characters in one width: all but plain ASCII that nothing joins.
_CLUSTER = re.compile(f"(?:[^\\x00-\\x7f]|.(?=[^{_ALONE}]))[^{_ALONE}]*", re.DOTALL)


def normalise_with_offsets(text: str) -> tuple[str, list[int]]:
    """Return `normalise(text)` and, for each of its characters, the offset in `text` that it comes from.

    The list has one more element, the length of `text`, so that a run's end can be looked up too.

    >>> normalise_with_offsets("①服務")
    ('1服务', [0, 1, 2, 3])
    >>> normalise_with_offsets("㎞務")
    ('km务', [0, 0, 1, 2])
    """
    if text.isascii():
        return text, list(range(len(text) + 1))
    if INVISIBLE.search(text):
        seen = [offset for offset, character in enumerate(text) if not INVISIBLE.match(character)]
        whole, places = normalise_with_offsets("".join(map(text.__getitem__, seen)))
        seen.append(len(text))
        return whole, [seen[place] for place in places]
    wide = in_one_width(text)
    # OpenCC writes each character as one; NFKC may write one as several, and several as one only where they join.
    whole = simplified(wide) if has_han(wide) else wide
    if wide == text or (len(wide) == len(text) and not _MAY_JOIN.search(text)):
        return whole, list(range(len(text) + 1))
    offsets: list[int] = []
    done = 0
    for match in _CLUSTER.finditer(text):
        offsets += range(done, match.start())
        offsets += _offsets_of(match.group(), match.start())
        done = match.end()
    return whole, [*offsets, *range(done, len(text) + 1)]


def _offsets_of(cluster: str, start: int) -> Iterator[int]:
    """Yield where each character of a cluster in one width comes from: its beginning, if some became one."""
    together = unicodedata.normalize("NFKC", cluster)
    apart = [unicodedata.normalize("NFKC", character) for character in cluster]
    if "".join(apart) != together:
        yield from (start for _ in together)
        return
    for offset, written in enumerate(apart, start):
        yield from (offset for _ in written)
