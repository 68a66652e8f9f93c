"""Sources of their settings."""

from pathlib import Path

import pytest

from bot.sources.folder import FolderSource
from bot.sources.git.source import GitSource
from bot.sources.model import Source
from bot.sources.opening import distinct_sources, open_sources
from bot.sources.settings import SourceSettings, check_names
from bot.text import Lines
from tests.conftest import Folder


def opened(*settings: SourceSettings) -> tuple[Source, ...]:
    return open_sources(settings, environment={}, cache_folder=Path("/nowhere"))


def test_several_sources_of_both_kinds_stand_side_by_side() -> None:
    sources = opened(SourceSettings(Path("knowledge")), SourceSettings(git="https://github.com/cloudwego/community"))
    assert [type(source) for source in sources] == [FolderSource, GitSource]
    assert [source.name for source in sources] == ["knowledge", "community"]


def test_two_places_of_one_name_are_told_apart() -> None:
    sources = opened(
        SourceSettings(Path("a/minutes")),
        SourceSettings(Path("b/minutes")),
        SourceSettings(git="https://example.org/club/minutes.git"),
        SourceSettings(Path("c/minutes"), name="minutes-2"),
    )
    assert [source.name for source in sources] == ["minutes", "minutes-3", "minutes-4", "minutes-2"]


def test_two_sources_cannot_be_given_one_name() -> None:
    with pytest.raises(ValueError, match=r"sources\[2\].name: two sources are called club"):
        check_names([SourceSettings(Path(one), name=name) for one, name in (("a", "club"), ("b", None), ("c", "club"))])


def test_a_folder_links_by_its_template(folder: Folder) -> None:
    folder.write("2024/a b.md", "Rain.")
    (source,) = opened(SourceSettings(folder.path, url="https://example.org/{path}#L{first}"))
    template = source.read().link_template
    assert template is not None
    assert template.link("2024/a b.md", Lines(1, 1)) == "https://example.org/2024/a%20b.md#L1"


def test_a_folder_without_a_template_has_no_links(folder: Folder) -> None:
    (source,) = opened(SourceSettings(folder.path))
    assert source.read().link_template is None


def test_nothing_is_fetched_or_written_before_it_is_read(tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    open_sources([SourceSettings(git="https://example.org/club")], environment={}, cache_folder=cache)
    assert not cache.exists()


def test_of_sources_that_read_the_same_one_is_kept() -> None:
    told: list[str] = []
    settings = [
        SourceSettings(Path("minutes")),
        SourceSettings(Path("other/../minutes"), name="again"),
        SourceSettings(Path("minutes"), exclude=("drafts/**",)),
        SourceSettings(git="https://example.org/club"),
        SourceSettings(git="https://example.org/club"),
    ]
    assert distinct_sources(settings, warn=told.append) == (settings[0], settings[2], settings[3])
    assert [message.split()[0] for message in told] == ["other/../minutes", "https://example.org/club"]
