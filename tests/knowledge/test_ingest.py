"""Files are read again only where they changed, and other processes read the same as this one."""

import signal
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from bot.knowledge import ingest, workers
from bot.knowledge.ingest import Ingested, Ingester, SourceContents
from bot.minutes.permalinks import LinkTemplate
from bot.sources.model import SourceContent, SourceFile
from tests.conftest import SPRING, SPRING_IN_ENGLISH, Folder

FILES = (
    SourceFile("2024-03-05.md", SPRING),
    SourceFile("2024-03-05.en.md", SPRING_IN_ENGLISH),
    SourceFile("empty.md", "\n\n"),
    SourceFile(
        "2024-02-29.md", "---\ndate: 2024-02-30\n---\n# Club\n\n## Hose\n\nThe hose is new.\n\n<!-- Ask Moss. -->\n"
    ),
)
LINKS = LinkTemplate("https://example.org/{commit}/{path}#L{first}", commit="1")


def contents(*files: SourceFile, links: LinkTemplate | None = LINKS) -> SourceContents:
    return SourceContents((SourceContent("garden", files, (), (), link_template=links),), ())


@pytest.fixture
def _two_readers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_MIN_CHARACTERS_FOR_WORKERS", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)


def read_here() -> Ingested:
    """Return the files as this process reads them, whatever else is to read in the test."""
    with pytest.MonkeyPatch.context() as alone:
        alone.setattr("os.cpu_count", lambda: 1)
        return Ingester(()).read(contents(*FILES))


def interpreter(folder: Path, *lines: str) -> str:
    """Return a program that is started in place of Python."""
    program = folder / "python"
    program.write_text("\n".join(("#!/bin/sh", *lines, "")), encoding="utf-8")
    program.chmod(0o755)
    return str(program)


@pytest.mark.usefixtures("_two_readers")
def test_other_processes_read_the_same_as_this_one(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    elsewhere = Ingester(()).read(contents(*FILES))
    assert caplog.text == ""
    monkeypatch.setattr("os.cpu_count", lambda: 1)
    assert Ingester(()).read(contents(*FILES)) == elsewhere
    assert [len(file.minutes) for file in elsewhere.files] == [1, 1, 0, 1]
    assert elsewhere.problems != ()


def test_files_side_by_side_are_read_by_different_processes_which_have_about_the_same_to_do() -> None:
    assert workers.shares_of([2, 2, 2, 2, 4, 4], 2) == [[0, 2, 4], [1, 3, 5]]
    assert workers.shares_of([9, 1, 1, 1], 2) == [[0], [1, 2, 3]]
    assert workers.shares_of([1], 2) == [[0]]


@pytest.mark.usefixtures("_two_readers")
def test_no_module_is_taken_from_the_working_directory(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "bot").mkdir()
    for name in ("bot/__init__.py", "pickle.py", "logging.py"):
        (tmp_path / name).write_text("open('was_run', 'w')", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert Ingester(()).read(contents(*FILES)).minutes != ()
    assert not (tmp_path / "was_run").exists()
    assert caplog.text == ""


@pytest.mark.usefixtures("_two_readers")
def test_where_no_other_process_can_be_had_this_one_reads_alone(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    here = read_here()
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    assert Ingester(()).read(contents(*FILES)) == here
    assert "reads alone" in caplog.text


@pytest.mark.usefixtures("_two_readers")
def test_a_program_without_an_interpreter_of_its_own_reads_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    here = read_here()
    monkeypatch.setattr("sys.executable", None)
    assert Ingester(()).read(contents(*FILES)) == here


@pytest.mark.slow
@pytest.mark.usefixtures("_two_readers")
@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for Python is a shell script")
@pytest.mark.parametrize(
    "death",
    ["kill -9 $$", "cat > rest; kill -9 $$", "echo no pickle", "head -c 200 > part", "printf 'cnowhere\\nname\\n.'"],
)
def test_what_another_process_did_not_finish_is_read_here_and_nothing_is_complained_about(
    death: str,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    here = read_here()
    monkeypatch.chdir(tmp_path)
    first_dies = ("echo Traceback >&2", f"if mkdir first; then {death}; exit; fi", f'exec "{sys.executable}" "$@"')
    monkeypatch.setattr("sys.executable", interpreter(tmp_path, *first_dies))
    assert Ingester(()).read(contents(*FILES)) == here
    assert len(caplog.records) == 1
    assert "ended early" in caplog.text
    assert capfd.readouterr().err == ""


@pytest.mark.usefixtures("_two_readers")
@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="this system has no timers that interrupt")
def test_whoever_interrupts_does_not_wait_for_the_other_processes(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("sys.executable", interpreter(tmp_path, "exec sleep 60"))
    usual = signal.signal(signal.SIGALRM, signal.default_int_handler)
    began = time.perf_counter()
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.5)
        with pytest.raises(KeyboardInterrupt):
            Ingester(()).read(contents(*FILES))
    finally:
        signal.signal(signal.SIGALRM, usual)
    assert time.perf_counter() - began < 20


def test_a_file_that_did_not_change_is_not_read_again() -> None:
    ingester = Ingester(())
    before = ingester.read(contents(*FILES))
    changed = replace(FILES[1], text=SPRING_IN_ENGLISH.replace("Once a week", "Twice a week"))
    after = ingester.read(contents(FILES[0], changed, *FILES[2:]))
    assert [one is other for one, other in zip(before.files, after.files, strict=True)] == [True, False, True, True]
    assert after.problems == before.problems


def test_a_file_that_is_named_as_minutes_now_is_read_again() -> None:
    template = SourceFile("template.md", "# Template\n\n## Agenda\n\n- \n")
    ingester = Ingester(())
    assert ingester.read(contents(template)).minutes == ()
    assert len(ingester.read(contents(replace(template, included=True))).minutes) == 1


def test_a_new_commit_changes_the_links_of_files_that_it_does_not_change() -> None:
    ingester = Ingester(())
    ingester.read(contents(*FILES))
    for commit in ("2", "2"):
        after = ingester.read(contents(*FILES, links=replace(LINKS, commit=commit)))
        links = {text.link_to(text.entries[0].lines) for text in after.minutes}
        assert all(link and link.startswith("https://example.org/2/") for link in links)


def test_every_file_is_counted_whether_it_is_served_or_not() -> None:
    assert Ingester(()).read(contents(*FILES)).found == len(FILES)


def test_a_reload_of_the_same_files_keeps_the_search(garden: Folder) -> None:
    served = garden.knowledge()
    before = served.snapshot
    after = served.load().snapshot
    assert after.search is before.search


def test_a_date_is_read_in_view_of_the_other_files_and_what_is_the_same_stays_the_same() -> None:
    open_one = SourceFile("a.md", "# Sync 03/04/2024\n\nAttendees: Ada Moss\n\nRain fell.\n")
    telling = SourceFile("b.md", "# Sync 25/04/2024\n\nAttendees: Ada Moss\n\nRain fell.\n")
    ingester = Ingester(())
    assert [one.date for one in ingester.read(contents(open_one)).minutes] == [None]
    first = ingester.read(contents(open_one, telling))
    assert [str(one.date) for one in first.minutes] == ["2024-04-03", "2024-04-25"]
    again = ingester.read(contents(open_one, telling))
    assert all(one is other for one, other in zip(first.minutes, again.minutes, strict=True))


def test_who_presents_a_topic_is_told_by_the_other_files_as_long_as_they_are_there() -> None:
    told = SourceFile("2024-05-07.md", "# Club\n\n## Hose (moss)\n\nThe hose leaks.\n")
    others = [
        SourceFile(f"2024-0{month}-02.md", f"# Club {month}\n\n## Attendees\n\n- moss\n\n## Hedge\n\nIt grew.\n")
        for month in (3, 4)
    ]
    ingester = Ingester(())
    presenters = []
    for files in ((told,), (told, *others), (told, others[0])):
        minutes = ingester.read(contents(*files)).files[0].minutes[0]
        presenters.append([item.presenters for item in minutes.topics])
    assert presenters == [[()], [("moss",)], [()]]


def test_a_draft_is_left_out_with_the_reason() -> None:
    draft = SourceFile("a.md", "---\ndate: 2024-03-05\ndraft: true\n---\n\n## Hose\n\nIt leaks.\n")
    hidden = SourceFile("b.md", "---\ndate: 2024-03-05\npublished: false\n---\n\n## Hose\n\nIt leaks.\n")
    found = Ingester(()).read(contents(draft, hidden))
    assert found.minutes == ()
    assert ["draft" in one.reason or "published" in one.reason for one in found.skipped] == [True, True]


def minutes_of(day: int) -> SourceFile:
    questions = "".join(f"Q: is hose {number} new?\nA: it is {day} days old.\n\n" for number in range(5))
    return SourceFile(f"2024-03-{day:02}.md", f"# Club 2024-03-{day:02}\n\n## Hoses\n\n{questions}")


def test_a_file_with_more_to_search_in_than_minutes_have_is_a_problem(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "MAX_FILE_ENTRIES", 3)
    (file,) = Ingester(()).read(contents(minutes_of(5))).files
    assert file.minutes == ()
    assert [(problem.file, problem.code) for problem in file.problems] == [("2024-03-05.md", "many-entries")]


def test_what_one_program_cannot_hold_is_left_out_until_there_is_room(monkeypatch: pytest.MonkeyPatch) -> None:
    files = [minutes_of(day) for day in (5, 6, 7)]
    (file,) = Ingester(()).read(contents(files[0])).files
    monkeypatch.setattr(ingest, "MAX_ENTRIES", 2 * len(file.minutes[0].entries))
    ingester = Ingester(())
    read = ingester.read(contents(*files))
    assert [len(file.minutes) for file in read.files] == [1, 1, 0]
    assert [(problem.file, problem.code) for problem in read.problems] == [("2024-03-07.md", "many-entries")]
    assert [len(file.minutes) for file in ingester.read(contents(*files[1:])).files] == [1, 1]


def test_what_the_other_files_show_of_a_template_is_taken_back_with_them() -> None:
    usual = "## Hoses\n\nOld.\n\n## Ponds\n\nLow.\n\n## Keys\n"
    files = [SourceFile(f"2024-03-{day:02}.md", f"# Club 2024-03-{day:02}\n\n{usual}") for day in range(1, 6)]
    own = SourceFile("2024-03-09.md", f"# Club 2024-03-09\n\n{usual}\n## A fair for Ada\n")
    ingester = Ingester(())
    told = [item.heading for item in ingester.read(contents(*files, own)).minutes[-1].topics]
    alone = [item.heading for item in ingester.read(contents(own)).minutes[-1].topics]
    assert (told, alone) == (["Hoses", "Ponds", "A fair for Ada"], ["Hoses", "Ponds"])


def test_a_file_is_minutes_as_long_as_others_of_its_series_are_there() -> None:
    noted = "# Club 4 March 2024\n\n## Attendees\n\n- Ada Moss\n\n## Hose\n\nIt leaks.\n"
    others = [SourceFile(f"garden/week-{number}.md", noted) for number in (1, 2, 3)]
    bare = SourceFile("garden/week-4.md", "The hose leaks at the tap.\n\nFern mends it.\n")
    ingester = Ingester(())
    served = [len(ingester.read(contents(*files, bare)).minutes) for files in (others, others, others[:2], others)]
    assert served == [4, 4, 2, 4]


def test_a_file_of_a_series_that_did_not_change_is_not_read_again() -> None:
    noted = "# Club 4 March 2024\n\n## Attendees\n\n- Ada Moss\n\n## Hose\n\nIt leaks.\n"
    files = [SourceFile(f"garden/week-{number}.md", noted) for number in (1, 2, 3)]
    files.append(SourceFile("garden/week-4.md", "The hose leaks at the tap.\n\nFern mends it.\n"))
    ingester = Ingester(())
    before, after = (ingester.read(contents(*files)) for _ in range(2))
    assert all(one is other for one, other in zip(before.files, after.files, strict=True))
