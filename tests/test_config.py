"""The configuration file."""

import dataclasses
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints
from zoneinfo import ZoneInfo

import pytest

from bot.config import Settings, load_settings
from bot.errors import ConfigurationError
from bot.sources.settings import SourceSettings
from tests.conftest import PROJECT, Folder

EXAMPLE = PROJECT / "config.example.yaml"


def classes_of(kind: Any) -> Iterator[type]:
    """Yield a class of settings and those inside it."""
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        yield kind
        for hint in get_type_hints(kind).values():
            yield from classes_of(hint)
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
    fields = {field.name for field in dataclasses.fields(kind)}
    assert fields - named == set()


def test_relative_paths_start_at_the_file(folder: Folder) -> None:
    file = folder.write("deep/config.yaml", "sources:\n  - folder: ../minutes\nstate: kept\n")
    settings = load_settings(file)
    assert settings.sources[0].folder
    assert settings.sources[0].folder.resolve() == folder.path / "minutes"
    assert settings.state == folder.path / "deep" / "kept"


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
        ("proxy: nonsense", "proxy: expected an address such as"),
        ("token: abc", "config.yaml:1: token is no setting"),
        ("search:\n  least_similar: high", "config.yaml:2: search.least_similar: expected a number, found `high`"),
    ],
)
def test_a_setting_that_cannot_be_used_is_refused(text: str, words: str, folder: Folder) -> None:
    with pytest.raises(ConfigurationError) as caught:
        load_settings(folder.write("config.yaml", text))
    assert words in str(caught.value)


def test_a_file_that_is_not_there_is_refused(folder: Folder) -> None:
    with pytest.raises(ConfigurationError, match="no such file"):
        load_settings(folder.path / "gone.yaml")


@pytest.mark.parametrize("content", [b"\xff\xfe", "timezone: 上海".encode("gb18030")])
def test_a_file_that_is_not_utf8_is_refused(content: bytes, folder: Folder) -> None:
    with pytest.raises(ConfigurationError, match="not UTF-8"):
        load_settings(folder.write("config.yaml", content))


def test_a_byte_order_mark_is_no_obstacle(folder: Folder) -> None:
    assert load_settings(folder.write("config.yaml", b"\xef\xbb\xbftimezone: UTC\n")).timezone == ZoneInfo("UTC")
