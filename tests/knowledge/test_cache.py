"""What was built of the minutes serves the next start."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.knowledge.service import Knowledge
from bot.minutes.problem import Level, Problem
from bot.search.settings import SearchSettings
from bot.sources.folder import FolderSource
from bot.storage.snapshots import SnapshotCache
from tests.conftest import Folder
from tests.search.concepts import Concepts


def knowledge(folder: Folder, cache: Path, encoder: Concepts | None = None) -> Knowledge:
    return Knowledge([folder.source()], SearchSettings(), encoder=encoder, store=SnapshotCache(cache))


@pytest.fixture
def _keeps_little(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.knowledge.cache._MIN_CHARACTERS_KEPT", 0)


@pytest.mark.usefixtures("_keeps_little")
def test_a_start_with_the_same_minutes_takes_what_was_kept(garden: Folder, tmp_path: Path) -> None:
    first = knowledge(garden, tmp_path / "cache")
    first.load()
    first.keep()
    (kept,) = (tmp_path / "cache").glob("*.snapshot")
    written = kept.stat().st_mtime_ns
    second = knowledge(garden, tmp_path / "cache")
    report = second.load()
    second.keep()
    assert [*(tmp_path / "cache").glob("*.snapshot")] == [kept]
    assert kept.stat().st_mtime_ns >= written
    assert second.meetings == first.meetings
    assert [meeting.id for meeting in report.added] == [meeting.id for meeting in second.meetings]
    question = second.meetings[0].texts[0].entries[0].question or "tomato"
    assert second.served.search.answer(question) == first.served.search.answer(question)
    assert second.load().snapshot.search is report.snapshot.search


@pytest.mark.usefixtures("_keeps_little")
def test_a_start_with_changed_minutes_reads_them(garden: Folder, tmp_path: Path) -> None:
    first = knowledge(garden, tmp_path / "cache")
    first.load()
    first.keep()
    garden.write("2024-05-07.md", "# Club\n\n## Trellis\n\nThe trellis is painted.\n")
    second = knowledge(garden, tmp_path / "cache")
    second.load()
    assert second.served.search.answer("trellis").hits[0].meeting.id == "2024-05-07"


def test_few_minutes_are_not_kept(garden: Folder, tmp_path: Path) -> None:
    small = knowledge(garden, tmp_path / "cache")
    small.load()
    small.keep()
    assert not (tmp_path / "cache").exists()


@pytest.mark.usefixtures("_keeps_little")
def test_what_was_understood_is_recalled_for_the_same_minutes_and_model(garden: Folder, tmp_path: Path) -> None:
    first = knowledge(garden, tmp_path / "cache", Concepts())
    first.load()
    assert not first.load_embeddings()
    first.embed()
    encoder = Concepts()
    second = knowledge(garden, tmp_path / "cache", encoder)
    second.load()
    assert second.load_embeddings()
    assert encoder.encoded == []
    assert second.characters_to_encode() == 0, "though the vectors were not kept one by one"
    assert second.served.search.answer("cask") == first.served.search.answer("cask")
    second.embed()
    assert encoder.encoded == ["cask", "\ue000", ""], "the model is loaded, and nothing is encoded twice"
    other = knowledge(garden, tmp_path / "cache", Concepts(name="concepts 2"))
    other.load()
    assert not other.load_embeddings()


@pytest.mark.usefixtures("_keeps_little")
def test_what_was_kept_serves_whatever_is_wrong_with_a_source_now(
    garden: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = knowledge(garden, tmp_path / "cache")
    first.load()
    first.keep()
    stale = Problem("garden", 0, Level.WARNING, "stale", "It was read an hour ago.", "Try again.")
    usual = FolderSource.read
    monkeypatch.setattr(FolderSource, "read", lambda source: replace(usual(source), problems=(stale,)))
    monkeypatch.setattr("bot.knowledge.workers.parse_meetings", None)
    second = knowledge(garden, tmp_path / "cache").load().snapshot
    assert second.meetings == first.meetings
    assert stale in second.problems


@pytest.mark.usefixtures("_keeps_little")
def test_without_a_model_there_is_nothing_to_recall(garden: Folder, tmp_path: Path) -> None:
    served = knowledge(garden, tmp_path / "cache")
    served.load()
    served.keep()
    assert not served.load_embeddings()
