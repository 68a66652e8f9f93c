"""Small minutes of an invented gardening club, and the ways in which the tests read, ask and quote them."""

import os

# Tests run on every core, so more threads of NumPy's would only wait for each other, on a busy machine for seconds.
# NumPy looks at this when it is imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import logging
import re
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import settings
from hypothesis import strategies as st

from bot.knowledge.service import Knowledge
from bot.minutes.meetings import gather_meetings
from bot.minutes.model import Minutes
from bot.minutes.parse import parse_minutes
from bot.replies.service import Replies
from bot.search.engine import Search
from bot.search.settings import SearchSettings
from bot.sources.folder import FolderSource
from bot.text import Lines
from tests.programs.starting import AT_START, close_starter, run_program

pytest_plugins = ["tests.databases.states"]

PROJECT = Path(__file__).parents[1]
CORPORA = Path(os.environ["QUORUM_CORPORA"]) if os.environ.get("QUORUM_CORPORA") else None
"""The folder of real minutes, if there is one."""

# What a machine needs for one example says nothing about the claim. The usual examples are the same on every machine,
# so that a red test is the work of the change at hand; `pytest --hypothesis-profile=thorough` looks for new ones.
settings.register_profile("usual", deadline=None, max_examples=60, derandomize=True)
settings.register_profile("thorough", deadline=None, max_examples=1_000)
settings.load_profile("usual")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let those that read whole collections run side by side, in one process: each collection is read once then."""
    items.sort(key=lambda item: item.get_closest_marker("collections") is None)


def pytest_unconfigure() -> None:
    """End what programs are started with."""
    close_starter()


@pytest.fixture(autouse=True)
def log_as_it_was() -> Iterator[None]:
    """Leave the log to the next test as it was: a command that is run here sets it up as for a process of its own."""
    root, ours = logging.getLogger(), logging.getLogger("bot")
    handlers, levels, hooks = root.handlers[:], (root.level, ours.level), (sys.excepthook, threading.excepthook)
    yield
    root.handlers[:] = handlers
    root.setLevel(levels[0])
    ours.setLevel(levels[1])
    sys.excepthook, threading.excepthook = hooks


SPRING = """\
# 园艺社例会

日期另见文件名。

**参会人**：柳荫, Green Thumb, 石榴

## 议程 1 ：番茄移栽 @石榴

三月中旬把番茄苗移栽到温室。支架由木工组准备。

## 议程二：堆肥箱 @柳荫 @Green Thumb

- **Q**：堆肥箱多久翻一次？
  **A**：每周翻一次，翻完盖好盖子。

## 议程3：答疑

**Q：浇水用自来水还是雨水？**

A：优先用雨水。

雨水桶空了再用自来水。

**Q：谁保管仓库的钥匙？**
"""
"""Minutes in Chinese: three items, three questions, the last of them without an answer."""

SPRING_IN_ENGLISH = """\
# Gardening club meeting

**Attendees**: Willow, Green Thumb, Pomegranate

## Agenda 1: Planting out the tomatoes @Pomegranate

The tomato seedlings move to the greenhouse in the middle of March. The carpenters prepare the stakes.

## Agenda 2: The compost bin @Willow @Green Thumb

- **Q**: How often is the compost bin turned?
  **A**: Once a week, and the lid goes back on.

## Agenda 3: Questions

**Q: Do we water from the tap or from the rain barrel?**

A: Rain water first.

The tap is for when the barrel is empty.

**Q: Who keeps the key of the shed?**
"""
"""The same meeting in English."""


def lines_of(*lines: str) -> str:
    """Return a file of these lines."""
    return "".join(f"{line}\n" for line in lines)


def read(text: str, source: str = "2024-03-05.md") -> Minutes:
    """Return the minutes in a text that holds some."""
    minutes = parse_minutes(text, source, origin="garden").minutes
    assert minutes is not None
    return minutes


def search_in(files: Mapping[str, str]) -> Search:
    """Return a search over the texts of these files, by their paths."""
    return Search.of(gather_meetings(read(text, source) for source, text in files.items()), SearchSettings())


def lies_within(part: Lines, whole: Lines) -> bool:
    """Return whether every line of the part is one of the whole."""
    return whole.first <= part.first and part.last <= whole.last


class Folder:
    """A folder that a test writes minutes into as it goes."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def write(self, name: str, text: str | bytes) -> Path:
        """Write one file, with the line ends that the text has."""
        file = self.path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def source(self) -> FolderSource:
        """Return the folder as a source."""
        return FolderSource(self.path.name, self.path)

    def knowledge(self) -> Knowledge:
        """Return what the folder holds now, loaded."""
        knowledge = Knowledge([self.source()], SearchSettings())
        knowledge.load()
        return knowledge

    def replies(self) -> Replies:
        """Return replies from what the folder holds now."""
        return Replies(self.knowledge(), timezone=ZoneInfo("UTC"))


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """Return an empty folder called `garden`."""
    path = tmp_path / "garden"
    path.mkdir()
    return Folder(path)


@pytest.fixture
def garden(folder: Folder) -> Folder:
    """Return a folder with one meeting in two languages."""
    folder.write("2024-03-05.md", SPRING)
    folder.write("2024-03-05.en.md", SPRING_IN_ENGLISH)
    return folder


Quorum = Callable[..., "subprocess.CompletedProcess[bytes]"]
"""Runs `python -m bot` with these words and returns how it ended; `typed` is what it reads, `variables` its world."""


@pytest.fixture
def quorum(tmp_path: Path) -> Quorum:
    """Return a function that runs the real program in a folder without minutes, and without the embedding model.

    Loading the model takes longer than all the rest; it has tests of its own.
    """
    working_folder = tmp_path / "elsewhere"
    working_folder.mkdir()
    (working_folder / "config.yaml").write_text("search: {meaning: false}\n", encoding="utf-8")

    def run(
        *words: str | bytes | Path, typed: bytes = b"", variables: Mapping[str, str] | None = None
    ) -> "subprocess.CompletedProcess[bytes]":
        world = environment(tmp_path) | dict(variables or {})
        return run_program(["bot", *words], typed=typed, folder=working_folder, environment=world)

    return run


def environment(home: Path) -> dict[str, str]:
    """Return the variables of a fresh login in `home`, with this checkout on Python's path."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT")}
    return kept | {"HOME": str(home), **AT_START}


_ODD = "\r\f\v\x00\x1c\x85\u2028\u2029\ufeff　①é̇"
_INVISIBLE = ("\u3000", "\xa0", "\f", "\u2028", "\x85", "\x1c", "\u200b", "- *")
"""Lines without anything to read."""

_PIECES = (
    *_INVISIBLE,
    *"""


\t
---
***
___
===
```
~~~
````
<!--
-->
<!-- 石榴 hides this -->
<div>
</div>
[a]: b
# 番茄 Tomato
## 议程 1：堆肥 @柳荫
### Agenda 2: Water
#
####### seven
## closed ##
Setext
- **Q**：多久浇水？
  **A**：每天。
**Q：谁有钥匙？**
A：没有人。
Q: how often?
A: daily.
> Q：桶？
- one
  - two
    - three
1. first
   more
> quoted
    code
| a | b |
|---|---|
Attendees: Willow, Fern
Attendees
# Log
[Leak #12] The hose
[Leak #13](https://tracker.example/issues/13) The tap
### [Leak #14] The pond
番茄苗移栽到温室。支架呢？准备好了！
Rain water first. The tap is for later.
""".split("\n"),
)
"""Lines that mean something to a reader of Markdown, or look as if they did."""


_SAYS_SOMETHING = re.compile(r"[^\s\u200b-\u200d\u2060\ufeff*_-]")

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_WORD = re.compile(r"[^\W\d_]")


def _shows_something(text: str) -> bool:
    without_comments = _COMMENT.sub("", text)
    # Of a list or quote that holds nothing but a comment, the marks are left.
    pattern = _SAYS_SOMETHING if without_comments == text else _WORD
    return pattern.search(without_comments) is not None


def markdown_texts() -> st.SearchStrategy[str]:
    """Return texts that are made of everything that minutes may hold, and of what they should not."""
    odd_words = st.text(st.one_of(st.sampled_from(_ODD), st.characters(exclude_categories=["Cs"])), max_size=12)
    written = odd_words.map(lambda words: words.replace("\n", " "))
    line = st.one_of(
        st.sampled_from(_PIECES),
        written,
        st.tuples(st.sampled_from(_PIECES), written).map(" ".join),
        st.tuples(st.integers(0, 40), st.sampled_from(_PIECES)).map(lambda both: "  " * both[0] + both[1]),
        st.tuples(st.integers(1, 900), st.sampled_from("番a .。")).map(lambda both: both[1] * both[0]),
    )
    line_end = st.sampled_from(["\n", "\r\n"])
    runs = st.tuples(line, line_end, st.integers(1, 3)).map(lambda run: (run[0] + run[1]) * run[2])
    long_runs = st.tuples(line, st.integers(50, 130)).map(lambda run: f"{run[0]}\n" * run[1])
    pieces = st.lists(st.one_of(runs, runs, runs, runs, runs, runs, long_runs), min_size=1, max_size=30)
    return pieces.map("".join).filter(_shows_something)
