"""The configuration file."""

import dataclasses
import json
from collections.abc import Iterator
from math import isfinite
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

import pytest

from bot.config.limits import LIMITS
from bot.config.settings import Settings, load_settings
from bot.errors import ConfigurationError
from bot.search.engine import Search
from bot.search.settings import SearchSettings
from bot.sources.settings import SourceSettings
from bot.storage.state.place import StatePlace
from tests.conftest import PROJECT, Folder

EXAMPLE = PROJECT / "config.example.yaml"


def classes_of(kind: Any) -> Iterator[type]:
    """Yield a class of settings and those inside it."""
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        yield kind
        hints = get_type_hints(kind)
        for field in dataclasses.fields(kind):
            if not field.metadata.get("private"):
                yield from classes_of(hints[field.name])
    for argument in get_args(kind):
        yield from classes_of(argument)


def test_the_example_is_exactly_the_defaults() -> None:
    defaults = Settings()
    sources = tuple(dataclasses.replace(one, folder=PROJECT / (one.folder or "")) for one in defaults.sources)
    assert load_settings(EXAMPLE) == dataclasses.replace(defaults, sources=sources)


@pytest.mark.parametrize("kind", dict.fromkeys(classes_of(Settings)), ids=lambda kind: kind.__name__)
def test_the_example_names_every_setting(kind: type) -> None:
    written = EXAMPLE.read_text(encoding="utf-8")
    named = {line.strip("# -").split(":")[0] for line in written.splitlines() if ":" in line}
    fields = {field.name for field in dataclasses.fields(kind) if not field.metadata.get("private")}
    assert fields - named == set()


def test_relative_paths_start_at_the_file(folder: Folder) -> None:
    file = folder.write("deep/config.yaml", "sources:\n  - folder: ../minutes\nstate: kept\n")
    settings = load_settings(file)
    assert settings.sources[0].folder
    assert settings.sources[0].folder.resolve() == folder.path / "minutes"
    assert settings.state == StatePlace(folder.path / "deep" / "kept")


def test_an_absolute_path_stays_as_it_is(folder: Folder) -> None:
    file = folder.write("config.yaml", "sources:\n  - folder: /minutes\n")
    assert load_settings(file).sources == (SourceSettings(Path("/minutes")),)


def test_a_path_may_start_at_home(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/fern")
    file = folder.write("config.yaml", "sources:\n  - folder: ~/minutes\n")
    assert load_settings(file).sources[0].folder == Path("/home/fern/minutes")


def test_without_a_file_the_defaults_serve(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder.path)
    assert load_settings(None) == Settings()


def test_the_file_in_the_working_folder_is_found(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    folder.write("config.yaml", "timezone: Asia/Shanghai\n")
    monkeypatch.chdir(folder.path)
    assert load_settings(None).timezone == ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("timezone: Mars/Olympus", "config.yaml:1: timezone: expected a time zone such as Asia/Shanghai"),
        ("timezone: ../../etc/passwd", "expected a time zone"),
        ("timezone: ''", "expected a time zone"),
        ("sources:\n  - folder: ''", "config.yaml:2: sources[0].folder: expected a path"),
        ("sources:\n  - name: club", "config.yaml:2: sources[0]: a source has either `folder:` or `git:`"),
        ("sources: knowledge", "config.yaml:1: sources: expected a list"),
        ("timezone: 5", "config.yaml:1: timezone: expected a text, found `5`"),
        ("timezone: UTC\nproxy: nonsense", "config.yaml:2: proxy: expected an address such as"),
        ("timezone: UTC\nissue_link: nonsense", "config.yaml:2: issue_link: expected an address such as"),
        ("timezone: UTC\nissue_link: https://example.org", "config.yaml:2: issue_link: expected an address such as"),
        ("timezone: UTC\nrepeat_minutes: 5000", "config.yaml:2: repeat_minutes: expected 0 to 1,440, found `5000`."),
        ("refresh_minutes: 0.5", "config.yaml:1: refresh_minutes: expected 0, or 1 to 1,440, found `0.5`."),
        ("watch_folders: 5", "config.yaml:1: watch_folders: expected true or false, found `5`."),
        ("state: 5", "config.yaml:1: state: expected a text, found `5`"),
        ("servers: [-3]", "config.yaml:1: servers[0]: expected an id"),
        ("sources:\n  - folder: a\n    name: ''", "config.yaml:3: sources[0].name: expected a name"),
        ("sources:\n  - folder: a\n    include: ['/b']", "config.yaml:3: sources[0].include: `/b` matches nothing"),
        ("search:\n  same_meeting: -5", "config.yaml:2: search.same_meeting: expected 0 to 1, found `-5`."),
        ("search:\n  fields: {length: 5}", "config.yaml:2: search.fields is no setting any more; delete it."),
        ("search: {confidence: {bias: 5}}", "config.yaml:1: search.confidence.bias is no setting any more"),
        ("search: {weights: {}}", "config.yaml:1: search.weights is no setting. The settings here are: aliases,"),
        ("search: {confidence: {threshold: 53}}", "search.confidence.threshold: expected 0 to 1, found `53`."),
        ("search: {confidence: {close: 5}}", "search.confidence.close: expected 0 to 1, found `5`."),
        ("search: {aliases: [[a]]}", "search.aliases[0]: expected two names or more, at most 100."),
        ("search: {aliases: [[a, ' ']]}", "search.aliases[0][1]: expected a name of at most 200 characters."),
        ("token: abc", "config.yaml:1: token is no setting"),
        ("search:\n  same_meeting: high", "config.yaml:2: search.same_meeting: expected a number, found `high`"),
    ],
)
def test_a_setting_that_cannot_be_used_is_refused(text: str, words: str, folder: Folder) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_settings(folder.write("config.yaml", text))
    assert words in str(caught.value)


def numbers_in(kind: Any, key: str = "") -> Iterator[str]:
    """Yield the key of every number that can be set."""
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        hints = get_type_hints(kind)
        for field in dataclasses.fields(kind):
            if not field.metadata.get("private"):
                yield from numbers_in(hints[field.name], f"{key}.{field.name}" if key else field.name)
    elif get_origin(kind) is tuple:
        yield from numbers_in(get_args(kind)[0], f"{key}[]")
    elif kind in (int, float):
        yield key


NUMBERS = list(numbers_in(Settings))


@pytest.mark.parametrize("key", NUMBERS)
def test_every_number_has_a_limit(key: str) -> None:
    assert {key, f"{key.rpartition('.')[0]}.*"} & LIMITS.keys()


def ends_of(key: str) -> tuple[float, float]:
    """Return about the least and the most that a weight of the search may be."""
    limit = LIMITS.get(key) or LIMITS[f"{key.rpartition('.')[0]}.*"]
    allowed = [value for value in (-100, 0, 0.01, 1, 100) if limit.fits(value)]
    return allowed[0], allowed[-1]


@pytest.mark.parametrize("key", [key for key in NUMBERS if key.startswith("search.")])
def test_a_question_is_answered_with_either_end_of_a_limit(key: str, garden: Folder) -> None:
    *sections, name = key.split(".")[1:]
    texts = garden.knowledge().meetings
    for value in ends_of(key):
        change: dict[str, Any] = {name: value}
        for section in reversed(sections):
            change = {section: dataclasses.replace(getattr(SearchSettings(), section), **change)}
        answer = Search.of(texts, dataclasses.replace(SearchSettings(), **change)).answer(
            "how often is the stakse turned"
        )
        assert 0 <= answer.confidence <= 1
        assert all(isfinite(hit.score) for hit in answer.hits)


def test_a_file_that_is_not_there_is_refused(folder: Folder) -> None:
    with pytest.raises(ConfigurationError, match="no such file"):
        load_settings(folder.path / "gone.yaml")


WRONG = """\
communities:
  - {name: roses, servers: [1], sources: [{folder: roses}]}
  - {name: bees, servers: [none], sources: [{folder: bees}]}
  - name: hens
    servers: [3]
    sources: [{folder: a, name: x}, {folder: b, name: x}]
"""


def test_communities_that_cannot_be_used_are_left_out_for_whoever_serves_the_others(folder: Folder) -> None:
    file, told = folder.write("config.yaml", WRONG), list[str]()
    left = load_settings(file, leave_out=lambda one: told.append(f"{one.name}: {one.error}"))
    assert [one.name for one in left.communities] == ["roses"]
    assert [one.replace(f"{file}:", "").split(": ")[:3] for one in told] == [
        ["bees", "3", "communities[1].servers[0]"],
        ["hens", "6", "communities[2].sources[1].name"],
    ]
    with pytest.raises(ConfigurationError, match=r"config.yaml:3: communities\[1\]"):
        load_settings(file)


def test_where_no_community_can_be_used_nothing_is_served(folder: Folder) -> None:
    file = folder.write("config.yaml", WRONG.replace("[1]", "[none]"))
    with pytest.raises(ConfigurationError, match=r"config.yaml:2: communities\[0\]"):
        load_settings(file, leave_out=lambda _: None)


def test_a_server_that_two_communities_name_is_neither_s(folder: Folder) -> None:
    file = folder.write("config.yaml", WRONG.replace("[none]", "[1]"))
    with pytest.raises(ConfigurationError, match=r"config.yaml:3: communities\[1\].servers\[0\]: `1` is that of"):
        load_settings(file, leave_out=lambda _: None)


def test_a_file_that_is_very_large_is_refused(folder: Folder) -> None:
    with pytest.raises(ConfigurationError, match="the configuration cannot be read: the file is larger than 1,024 KB"):
        load_settings(folder.write("config.yaml", b"#" * (1024**2 + 1)))


@pytest.mark.parametrize(
    ("aliases", "expected"),
    [
        ([["a", "b"]] * 2_001, "search.aliases: expected at most 2,000 groups of names"),
        ([["a"] * 101], r"search.aliases\[0\]: expected two names or more, at most 100"),
        ([["a", "b" * 201]], r"search.aliases\[0\]\[1\]: expected a name of at most 200 characters"),
    ],
)
@pytest.mark.parametrize("inner", [False, True], ids=["of all", "of a community"])
def test_names_of_one_thing_have_limits(aliases: list[list[str]], expected: str, inner: bool, folder: Folder) -> None:
    settings: dict[str, Any] = {"search": {"aliases": aliases}}
    if inner:
        settings = {"communities": [{"name": "roses", "servers": [1], "sources": [{"folder": "x"}], **settings}]}
    with pytest.raises(ConfigurationError, match=expected):
        load_settings(folder.write("config.yaml", json.dumps(settings)))


@pytest.mark.parametrize("content", [b"\xff\xfe", "timezone: 上海".encode("gb18030")])
def test_a_file_that_is_not_utf8_is_refused(content: bytes, folder: Folder) -> None:
    with pytest.raises(ConfigurationError, match="not UTF-8"):
        load_settings(folder.write("config.yaml", content))


def test_a_byte_order_mark_is_no_obstacle(folder: Folder) -> None:
    assert load_settings(folder.write("config.yaml", b"\xef\xbb\xbftimezone: UTC\n")).timezone == ZoneInfo("UTC")
