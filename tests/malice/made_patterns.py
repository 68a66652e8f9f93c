"""Patterns that functions make of the words of the languages, and how each is used: found while reading and asking.

Run as a program, it notes every pattern that a module of the bot makes, reads texts that stand in the tests as minutes,
asks what is written there as questions, and prints what was noted as JSON. A process of its own has to do
that, since what is made once is kept.
"""

import ast
import json
import re
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Any, NamedTuple

SHARING = "shared_pattern"
"""The function that makes patterns for others, once for all languages."""
TESTS = Path(__file__).parents[1]
CLUB = "languages/club"
READ = ("minutes", "languages", "search", "replies", "knowledge", "conftest.py")
ASKED = ("search/question", "languages")
MOST_LETTERS = 6_000
"""Of one text; tests have longer ones to see how long they take."""
MOST_TEXTS = 250
MOST_OF_A_QUESTION = 80
MOST_QUESTIONS = 200
MOST_OF_A_LINE = 2


class Made(NamedTuple):
    """A pattern that was made while the program ran."""

    name: str
    """The module and the line that made it."""
    pattern: str
    flags: int
    uses: list[str]
    """The methods that were called of those that this line makes."""


def made_patterns() -> list[Made]:
    """Return what a program that reads and asks all texts of the tests makes."""
    done = subprocess.run([sys.executable, "-m", __name__], cwd=TESTS.parent, capture_output=True, check=True)
    return [Made(*one) for one in json.loads(done.stdout)]


class Noted:
    """Stands for a compiled pattern, and notes which of its methods are called."""

    def __init__(self, compiled: "re.Pattern[str]", uses: set[str]) -> None:
        self._compiled = compiled
        self._uses = uses

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._compiled, name)
        if callable(value):
            self._uses.add(name)
        return value


class Notebook:
    """What was made so far."""

    def __init__(self) -> None:
        self.uses: defaultdict[str, set[str]] = defaultdict(set)
        self.patterns: defaultdict[str, dict[tuple[str, int], None]] = defaultdict(dict)

    def made(self) -> Iterator[Made]:
        """Yield what was made and used; of what a line makes of each question, some."""
        for name, patterns in sorted(self.patterns.items()):
            some = list(patterns)[:: 1 + len(patterns) // MOST_OF_A_LINE]
            yield from (Made(name, *one, sorted(self.uses[name])) for one in some if self.uses[name])

    def note(self, made: "re.Pattern[str]") -> set[str] | None:
        """Return where the uses of a pattern are noted, None if no function of the bot makes it."""
        frame: FrameType | None = sys._getframe(2)
        if frame and frame.f_code.co_name == SHARING:
            frame = frame.f_back  # who asked for it
        if frame is None:
            return None
        module = frame.f_globals.get("__name__", "")
        if not module.startswith("bot.") or frame.f_code.co_name == "<module>" or not isinstance(made.pattern, str):
            return None
        name = f"{module}:{frame.f_lineno}"
        self.patterns[name][made.pattern, made.flags] = None
        return self.uses[name]

    def listen(self) -> None:
        """Note from now on what is made with `re`."""
        make = re.compile

        def compile(pattern: Any, flags: Any = 0) -> Any:
            made = make(pattern, flags)
            uses = self.note(made)
            return made if uses is None else Noted(made, uses)

        def use(name: str, usual: Callable[..., Any], pattern: Any, *rest: Any, **more: Any) -> Any:
            uses = self.note(make(pattern, more.get("flags", 0))) if isinstance(pattern, str) else None
            if uses is not None:
                uses.add(name)
            return usual(getattr(pattern, "_compiled", pattern), *rest, **more)

        for name in ("search", "match", "fullmatch", "sub", "subn", "split", "findall", "finditer"):
            setattr(re, name, partial(use, name, getattr(re, name)))
        re.compile = compile


def texts(*places: str) -> Iterator[str]:
    """Yield the texts that stand in tests."""
    for place in places:
        for file in sorted((TESTS / place).rglob("*.py")) if (TESTS / place).is_dir() else [TESTS / place]:
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    yield node.value


def samples() -> dict[str, str]:
    """Return minutes in every language, and some texts of tests that could be minutes, by names of files."""
    club = {f"{file.parent.name}-{file.stem}": file.read_text("utf-8") for file in (TESTS / CLUB).rglob("*.md")}
    of_tests = [text for text in dict.fromkeys(texts(*READ)) if "\n" in text and len(text) <= MOST_LETTERS]
    of_tests = of_tests[:: 1 + len(of_tests) // MOST_TEXTS]
    return club | {f"2024-03-05-{number}": text for number, text in enumerate(of_tests)}


def questions() -> list[str]:
    """Return some texts of tests that could be questions."""
    asked = [text for text in dict.fromkeys(texts(*ASKED)) if "\n" not in text and 4 < len(text) <= MOST_OF_A_QUESTION]
    return asked[:: 1 + len(asked) // MOST_QUESTIONS]


def main() -> None:
    """Read, ask, and print what was made."""
    notebook = Notebook()
    notebook.listen()
    # What a module makes as it is imported is noted too, so that nothing may be imported before.
    from bot.replies.commands.ask_request import AskRequest  # noqa: PLC0415
    from bot.replies.commands.parsing import parse  # noqa: PLC0415
    from bot.replies.i18n.audience import Audience  # noqa: PLC0415
    from tests.conftest import Folder  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as place:
        folder = Folder(Path(place))
        for name, text in samples().items():
            folder.write(f"{name}.md", text.encode("utf-8", "replace"))
        replies, audience = folder.replies(), Audience("en")
        for question in questions():
            parse(f"/ask {question}")
            replies.ask(AskRequest(question), audience=audience)
            replies.completing.question(question[:5], audience=audience)
            replies.browsing.topic(question, audience=audience)
            replies.browsing.who(question, audience=audience)
    print(json.dumps(list(notebook.made())))


if __name__ == "__main__":
    main()
