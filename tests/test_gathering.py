"""Files are read again only where they changed, and other processes read the same as this one."""

from dataclasses import replace

import pytest

from bot import gathering
from bot.gathering import Contents, Gatherer
from bot.minutes.links import LinkTemplate
from bot.sources.model import SourceContent, SourceFile
from tests.conftest import SPRING, SPRING_IN_ENGLISH, Folder

FILES = (
    SourceFile("2024-03-05.md", SPRING),
    SourceFile("2024-03-05.en.md", SPRING_IN_ENGLISH),
    SourceFile("empty.md", "\n\n"),
    SourceFile("2024-02-29.md", "---\ndate: 2024-02-30\n---\n# Club\n\n## Hose\n\nThe hose is new.\n"),
)
LINKS = LinkTemplate("https://example.org/{commit}/{path}#L{first}", commit="1")


def contents(*files: SourceFile, links: LinkTemplate | None = LINKS) -> Contents:
    return Contents((SourceContent("garden", files, (), (), link_template=links),), ())


def test_other_processes_read_the_same_as_this_one(monkeypatch: pytest.MonkeyPatch) -> None:
    here = Gatherer(()).read(contents(*FILES))
    monkeypatch.setattr(gathering, "_WORTH_WORKERS", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    assert Gatherer(()).read(contents(*FILES)) == here
    assert [file.minutes is None for file in here.files] == [False, False, True, False]
    assert here.problems != ()


def test_where_no_other_process_can_be_had_this_one_reads_alone(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    here = Gatherer(()).read(contents(*FILES))
    monkeypatch.setattr(gathering, "_WORTH_WORKERS", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    assert Gatherer(()).read(contents(*FILES)) == here
    assert "reads alone" in caplog.text


def test_a_file_that_did_not_change_is_not_read_again() -> None:
    gatherer = Gatherer(())
    before = gatherer.read(contents(*FILES))
    changed = replace(FILES[1], text=SPRING_IN_ENGLISH.replace("Once a week", "Twice a week"))
    after = gatherer.read(contents(FILES[0], changed, *FILES[2:]))
    assert [one is other for one, other in zip(before.files, after.files, strict=True)] == [True, False, True, True]
    assert after.problems == before.problems


def test_a_file_that_is_named_as_minutes_now_is_read_again() -> None:
    template = SourceFile("template.md", "# Template\n\n## Agenda\n\n- \n")
    gatherer = Gatherer(())
    assert gatherer.read(contents(template)).minutes == ()
    assert len(gatherer.read(contents(replace(template, included=True))).minutes) == 1


def test_a_new_commit_changes_the_links_of_files_that_it_does_not_change() -> None:
    gatherer = Gatherer(())
    gatherer.read(contents(*FILES))
    for commit in ("2", "2"):
        after = gatherer.read(contents(*FILES, links=replace(LINKS, commit=commit)))
        links = {text.link_to(text.entries[0].lines) for text in after.minutes}
        assert all(link and link.startswith("https://example.org/2/") for link in links)


def test_every_file_is_counted_whether_it_is_served_or_not() -> None:
    assert Gatherer(()).read(contents(*FILES)).found == len(FILES)


def test_a_reload_of_the_same_files_keeps_the_search_and_tells_when(garden: Folder) -> None:
    served = garden.knowledge()
    before = served.snapshot
    after = served.load().snapshot
    assert after.search is before.search
    assert after.loaded_at > before.loaded_at
