"""No pattern takes time that grows faster than the text, whatever the text is: each is tried on texts made of itself.

For every repetition in a pattern there are texts that go on with what it repeats, and texts that begin it again and
again. What is measured is the time of the processor alone, and a pattern is only wrong if four times as much text took
far more than four times as long twice in a row.
"""

import ast
import importlib
import pkgutil
import re
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from re import _compiler, _parser  # type: ignore[attr-defined]
from re import _constants as code  # type: ignore[attr-defined]
from typing import Any

import pytest

import bot
from tests.malice.made_patterns import made_patterns

SIGNS = " a0-_.:/,;\t*#[](){}<>!|`\"'\\=+@~%&?AZ9é中\u3000，：、年月"
SCANNING = frozenset({"search", "sub", "subn", "split", "finditer", "findall"})
ONE_SIGN = (code.LITERAL, code.NOT_LITERAL, code.IN, code.ANY, code.CATEGORY)
REPEATING = (code.MAX_REPEAT, code.MIN_REPEAT, code.POSSESSIVE_REPEAT)
LONG = 30
MOST_VARIANTS = 12
SOME_WORDS = 4
MOST_TEXTS = 600
SHORT_TEXT, LONG_TEXT = 2_000, 8_000
ENDINGS = ("\0", "\0x")
"""What hardly a repetition goes over: a sign that is none of a word, and one that is."""
FEW, MANY_SECONDS = 22, 0.05
LEAST_SECONDS, MOST_TIMES = 0.0006, 7.0
"""What is quicker than this on the short text is not slow on the long one; linear is four times as long."""

BOUNDED = {
    # What follows a mark is looked at for so many signs, again at each of them.
    "bot.minutes.bullet_wordings._LINK_ENDS": r"\S{1,500}",
    "bot.replies.markdown.inline._TOKEN": "{0,200}",
    # Names of files, which no system lets be longer than 255 bytes.
    "bot.storage.cache_folder._OF_SNAPSHOTS": "[0-9a-f]{16,32}",
}
"""Patterns that take long only up to a bound, with the piece that says so."""


class Pattern:
    """A pattern with the ways in which it is used."""

    def __init__(self, name: str, compiled: "re.Pattern[str]", *, with_words: bool = True) -> None:
        """Without `with_words`, of many words that a pattern chooses among, some stand for all.

        They make it slow by a factor, however long the text is.
        """
        self.name = name
        self.tree = _parser.parse(compiled.pattern, compiled.flags)
        self.compiled = compiled
        if not with_words:
            _leave_out_words(self.tree)
            self.compiled = _compiler.compile(self.tree, compiled.flags)
        self.uses: set[str] = set()
        self._signs: dict[str, list[str]] = {}

    def seconds(self, text: str) -> float:
        """Return how long it takes in the ways in which it is used."""
        began = time.thread_time()
        if self.uses & SCANNING:
            for _ in self.compiled.finditer(text):
                pass
        if "match" in self.uses:
            self.compiled.match(text)
        if "fullmatch" in self.uses:
            self.compiled.fullmatch(text)
        return time.thread_time() - began

    def is_slow(self, begin: str, again: str) -> bool:
        return any(self._is_slow(begin, again, end) for end in ENDINGS)

    def _is_slow(self, begin: str, again: str, end: str) -> bool:
        short, long = (begin + again * (size // len(again) + 1) + end for size in (SHORT_TEXT, LONG_TEXT))
        if self.seconds(begin + again * FEW + end) > MANY_SECONDS:
            return True  # each further sign doubles it
        if self.seconds(short) < LEAST_SECONDS:
            return False
        return all(self.seconds(long) > MOST_TIMES * max(self.seconds(short), LEAST_SECONDS) for _ in range(2))

    def texts(self) -> Iterator[tuple[str, str]]:
        """Yield what a text begins with, and what it goes on with."""
        for before, body in self._repetitions(self.tree, ""):
            for variant in range(self._variants(body)):
                again = self._sample(body, variant)
                if again:
                    yield from ((before, again), ("", again))
                    yield from (("", before + again), ("", again + before), ("", before)) if before else ()

    def _repetitions(self, tree: Any, before: str) -> Iterator[tuple[str, Any]]:
        """Yield what may be repeated for long, each with the shortest that may stand before it."""
        for kind, value in tree:
            if kind in REPEATING:
                _, most, body = value
                if most is code.MAXREPEAT or most >= LONG:
                    yield before, body
                yield from self._repetitions(body, before)
            elif kind is code.BRANCH:
                for branch in value[1]:
                    yield from self._repetitions(branch, before)
            elif kind in (code.SUBPATTERN, code.ATOMIC_GROUP, code.ASSERT, code.ASSERT_NOT):
                inner = value if kind is code.ATOMIC_GROUP else value[-1]
                yield from self._repetitions(inner, before)
            before += self._sample([(kind, value)], 0)

    def _variants(self, body: Any) -> int:
        counts = [len(self._signs_of(kind, value)) if kind in ONE_SIGN else 6 for kind, value in body]
        return min(max(counts, default=1), MOST_VARIANTS)

    def _sample(self, tree: Any, variant: int) -> str:
        """Return the shortest text that a part matches, one of several."""
        found = ""
        for kind, value in tree:
            if kind in ONE_SIGN:
                signs = self._signs_of(kind, value)
                found += signs[variant % len(signs)]
            elif kind is code.BRANCH:
                found += self._sample(value[1][variant % len(value[1])], variant)
            elif kind is code.SUBPATTERN:
                found += self._sample(value[-1], variant)
            elif kind is code.ATOMIC_GROUP:
                found += self._sample(value, variant)
            elif kind in REPEATING:
                found += self._sample(value[2], variant) * value[0]
        return found

    def _signs_of(self, kind: Any, value: Any) -> Sequence[str]:
        """Return some signs that a part for a single one matches."""
        if kind is code.LITERAL:
            return chr(value)
        key = f"{kind}{value}"
        if key not in self._signs:
            part = _parser.SubPattern(_parser.State(), [(kind, value)])
            part.state.str = ""
            one = _compiler.compile(part, self.compiled.flags)
            within = [sign for sign in SIGNS if one.fullmatch(sign)]
            others = (chr(number) for number in range(0x20, 0x3000) if one.fullmatch(chr(number)))
            self._signs[key] = within or [next(others, "a")]
        return self._signs[key]


def _leave_out_words(tree: Any) -> None:
    """Leave some out of many branches in which nothing is repeated and no group is kept."""
    for kind, value in tree:
        if kind is code.BRANCH:
            words = [branch for branch in value[1] if _is_word(branch)]
            value[1][:] = [branch for branch in value[1] if branch not in words[SOME_WORDS:]]
        for part in _parts(kind, value):
            _leave_out_words(part)


def _is_word(tree: Any) -> bool:
    return all(
        kind in ONE_SIGN or (kind is code.BRANCH and all(map(_is_word, _parts(kind, value)))) for kind, value in tree
    )


def _parts(kind: Any, value: Any) -> list[Any]:
    """Return the parts of a part."""
    if kind is code.BRANCH:
        return list(value[1])
    if kind is code.ATOMIC_GROUP:
        return [value]
    return [value[-1]] if kind in (*REPEATING, code.SUBPATTERN, code.ASSERT, code.ASSERT_NOT) else []


def patterns() -> list[Pattern]:
    """Return every pattern of a module that is used by its name."""
    found: dict[tuple[str, int], Pattern] = {}
    for module in pkgutil.walk_packages(bot.__path__, "bot."):
        if module.name.endswith("__main__") or ".migrations" in module.name:
            continue
        loaded = importlib.import_module(module.name)
        for node in ast.walk(ast.parse(Path(str(loaded.__file__)).read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                compiled = vars(loaded).get(node.value.id)
                if isinstance(compiled, re.Pattern) and isinstance(compiled.pattern, str):
                    name = f"{module.name}.{node.value.id}"
                    known = found.setdefault((compiled.pattern, compiled.flags), Pattern(name, compiled))
                    known.uses.add(node.attr)
    return list(found.values())


def slow_ones(every: Iterable[Pattern]) -> dict[str, tuple[str, str]]:
    """Return the texts on which patterns are slow, by the names of these."""
    slow = {}
    for one in every:
        texts = list(dict.fromkeys(one.texts()))
        # Thousands of words that a pattern chooses among have a text each, which are alike.
        text = next((text for text in texts[:: 1 + len(texts) // MOST_TEXTS] if one.is_slow(*text)), None)
        if text is not None and BOUNDED.get(one.name, "\0") not in str(one.compiled.pattern):
            slow[one.name] = text
    return slow


def test_no_pattern_takes_time_that_grows_faster_than_the_text() -> None:
    every = patterns()
    assert len(every) > 300
    assert slow_ones(every) == {}


@pytest.mark.slow
def test_no_pattern_that_a_function_makes_takes_time_that_grows_faster_than_the_text() -> None:
    made = made_patterns()
    assert len({one.name.partition(":")[0] for one in made}) > 30, "modules"
    every = []
    for one in made:
        every.append(Pattern(one.name, re.compile(one.pattern, one.flags), with_words=False))
        every[-1].uses.update(one.uses)
    assert slow_ones(every) == {}


def test_words_that_are_left_out_change_nothing_else() -> None:
    pattern = Pattern("", re.compile(r"\s+(?:at|by|for|in|on|up|to) (?P<day>\d+|next|last|this)$"), with_words=False)
    assert pattern.compiled.search(" by 12").group("day") == "12"  # type: ignore[union-attr]
    pattern.uses.add("search")
    assert any(pattern.is_slow(*text) for text in pattern.texts()), "the white space is tried again at each sign"


def test_a_pattern_that_is_quadratic_is_found() -> None:
    for written in (r"\s*,", r"[*_]+$", r"\[[^\]]*\]\(", r"(?:a+)+b", r"\d+\.\d+"):
        pattern = Pattern(written, re.compile(written))
        pattern.uses.add("search")
        assert any(pattern.is_slow(*text) for text in pattern.texts()), written
