"""What is counted of minutes that somebody has read by eye."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.counts import Count
from benchmarks.dates_in_names import date_in_path
from benchmarks.gold_readings import FOLDER, FileKind, collections, load_readings, readings_of
from benchmarks.reading import Measured, measure, misses, outcomes_in, record, table, total
from benchmarks.reading_scores import ReadText, line_of, nearest, tally
from bot.knowledge.service import Knowledge
from bot.minutes.meeting_texts import Meeting
from bot.minutes.model import Item
from bot.minutes.parse import parse_minutes
from bot.minutes.problem import Level, Problem
from bot.search.settings import SearchSettings
from bot.sources.folder import FolderSource
from bot.text import Lines, SourceText

MINUTES = """\
# Club 2024-03-02

## Attendees

- Ada Byron
- Brook Lane

## Compost (Ada Byron)

The lid of the compost stays shut.

### Decision

The lid is bought in May.
It will be green.

## Tools

Shears are sharpened.
"""
"""Its topics stand on lines 8 and 17, its decision on 14 and 15."""

RIGHT = {
    "file": "2024-03-02.md",
    "date": "2024-03-02",
    "attendees": ["Brook Lane", "ada byron"],
    "topics": [8, 17],
    "may_be_topics": [3],
    "presenters": {8: ["Ada Byron"]},
    "decisions": ["14-15"],
}


def counts(folder: Path, *readings: Mapping[str, Any], files: Mapping[str, str] | None = None, **named: Any) -> Any:
    """Return the counts for files and what was read in them by eye; `named` are the files that are no minutes."""
    for name, text in (files or {"2024-03-02.md": MINUTES}).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    gold = readings_of({"collection": "club", "readings": readings, **named})
    knowledge = Knowledge([FolderSource("club", folder)], SearchSettings(meaning=False))
    return tally(outcomes_in(gold, folder, knowledge))


def test_what_is_read_as_by_eye_is_right(tmp_path: Path) -> None:
    found = counts(tmp_path, RIGHT)
    assert {figure: str(count) for figure, count in found.items()} == {
        "minutes taken": "1/1",
        "dated as named": "1/1",
        "dated": "1/1",
        "attendees": "1/1",
        "cards": "1/1",
        "topics listed": "2/2",
        "listed, and a topic": "2/2",
        "presenters found": "1/1",
        "presenters right": "1/1",
        "decisions found": "1/1",
        "decisions right": "1/1",
    }


@pytest.mark.parametrize(
    ("figure", "read"),
    [
        ("dated", {"date": "2024-03"}),
        ("dated", {"date": None}),
        ("attendees", {"attendees": ["Ada Byron"]}),
        ("attendees", {"attendees": ["Ada Byron", "Brook Lane", "Chen Wei"]}),
        ("attendees, no list", {"attendees": None}),
        ("absent", {"absent": ["Chen Wei"]}),
        ("cards", {"topics": [8, 17, 19]}),
        ("cards", {"topics": [8], "may_be_topics": []}),
        ("topics listed", {"topics": [19]}),
        ("listed, and a topic", {"topics": [8]}),
        ("presenters found", {"presenters": {8: ["Brook Lane"]}}),
        ("presenters found", {"presenters": {17: ["Brook Lane"]}}),
        ("presenters right", {"presenters": {}}),
        ("decisions found", {"decisions": ["19"]}),
        ("decisions right", {"decisions": ["14"]}),
        ("actions found", {"actions": ["19"]}),
        ("open questions found", {"open_questions": ["19"]}),
    ],
)
def test_what_is_read_otherwise_is_wrong(figure: str, read: dict[str, Any], tmp_path: Path) -> None:
    count = counts(tmp_path, RIGHT | read)[figure]
    assert count.right < count.of
    assert "2024-03-02.md" in count.wrong[0]


def test_names_that_are_missing_and_extra_are_told(tmp_path: Path) -> None:
    count = counts(tmp_path, RIGHT | {"attendees": ["Ada Byron", "Chen Wei"]})["attendees"]
    assert count.wrong == ("2024-03-02.md: missing Chen Wei; extra Brook Lane",)


def test_one_topic_of_ten_may_be_missing_and_not_two(tmp_path: Path) -> None:
    text = "# Club 2024-03-02\n" + "".join(f"\n## Bed {number}\n\nSown.\n" for number in range(10))
    headings = [number for number, line in enumerate(text.split("\n"), 1) if line.startswith("## ")]
    # What stands on the lines after the first heading's is on no card.
    for further, is_right in ([headings[0] + 2], True), ([headings[0] + 2, headings[1] + 2], False):
        reading = {"file": "a.md", "date": "2024-03-02", "topics": [*headings, *further]}
        assert counts(tmp_path, reading, files={"a.md": text})["cards"].right == is_right


def test_a_card_without_topics_is_right_if_nothing_was_named(tmp_path: Path) -> None:
    reading = {"file": "a.md", "date": "2024-03-02", "topics": []}
    assert str(counts(tmp_path, reading, files={"a.md": "# Club 2024-03-02\n\nPresent: Ada\n"})["cards"]) == "1/1"


def test_minutes_that_are_left_out_count_as_wrong_and_tell_why(tmp_path: Path) -> None:
    files = {"2024-03-02.md": MINUTES, "template.md": MINUTES}
    found = counts(tmp_path, RIGHT | {"file": "template.md"}, files=files)
    assert found["minutes taken"] == Count(1, 2, ("template.md: it is a template, by its name",))
    for figure in ("dated", "attendees", "cards", "topics listed", "presenters found", "decisions found"):
        assert found[figure].right == 0, figure
    assert "decisions right" not in found


def test_other_files_are_not_minutes_and_those_nobody_can_tell_count_for_nothing(tmp_path: Path) -> None:
    files = {"2024-03-02.md": MINUTES, "HowTo/a/2024-03-09.md": MINUTES, "b.md": MINUTES}
    found = counts(tmp_path, files=files, others=["HowTo/*"], unsure=["b.md"])
    assert found["minutes taken"] == Count(1, 1)
    assert found["others left out"] == Count(0, 1, ("HowTo/a/2024-03-09.md",))


def test_a_path_with_brackets_names_itself() -> None:
    assert readings_of({"collection": "club", "others": ["[old].md"]}).kind_of("[old].md") is FileKind.OTHER


def test_several_meetings_of_a_file_have_a_record_each() -> None:
    records = [{"file": "a.md", "line": 40}, {"file": "a.md", "line": 1}, {"file": "b.md", "line": 9}]
    gold = readings_of({"collection": "club", "readings": records})
    assert [gold.end_of(reading) for reading in gold.readings] == [None, 39, None]


def test_what_stands_behind_the_end_of_a_meeting_is_another_ones(tmp_path: Path) -> None:
    second = {"file": "2024-03-02.md", "line": 12, "date": "2024-03-09", "decisions": ["14-15"]}
    first = RIGHT | {"line": 1, "decisions": []}
    assert str(counts(tmp_path, first, second)["decisions right"]) == "1/1"


def test_a_record_goes_with_the_meeting_that_begins_nearest() -> None:
    texts = [read_text(f"{'Before.' if before else ''}{chr(10) * before}{MINUTES}") for before in (0, 40)]
    late = replace(texts[1].minutes, items=texts[1].minutes.items[-1:], entries=texts[1].minutes.entries[-1:])
    texts[1] = texts[1]._replace(minutes=late)
    records = [{"file": "a.md", "line": 50}, {"file": "a.md", "line": 3}, {"file": "a.md"}]
    readings = readings_of({"collection": "club", "readings": records}).readings
    assert [nearest(reading, texts) for reading in readings] == [texts[1], texts[0], texts[0]]
    assert nearest(readings[0], []) is None


def read_text(text: str) -> ReadText:
    minutes = parse_minutes(text, "a.md").minutes
    assert minutes is not None
    return ReadText(Meeting("a", minutes.date, (minutes,)), minutes)


def test_an_item_stands_where_its_heading_does() -> None:
    text = SourceText('<a id="tools"></a>\n## Tools\n')
    assert line_of(Item(None, "Tools", (), (), Lines(1, 2), ()), text) == 2
    assert line_of(Item(None, "Shears", (), (), Lines(1, 2), ()), text) == 1


def test_a_label_alone_is_no_line_of_a_decision(tmp_path: Path) -> None:
    text = MINUTES.replace("The lid is bought in May.\nIt will be green.", "**This year:**\n* * *\nThe lid is bought.")
    reading = RIGHT | {"decisions": ["16"]}
    assert str(counts(tmp_path, reading, files={"2024-03-02.md": text})["decisions right"]) == "1/1"


def test_what_may_be_a_decision_is_neither_right_nor_wrong(tmp_path: Path) -> None:
    found = counts(tmp_path, RIGHT | {"decisions": [], "may_be_decisions": ["14-15"]})
    assert "decisions right" not in found
    half = counts(tmp_path, RIGHT | {"decisions": ["14"], "may_be_decisions": ["15"]})
    assert str(half["decisions right"]) == "1/1"


@pytest.mark.parametrize("named", [{8: ["Ada Byron"]}, {8: ["Ada Byron"], 17: ["Chen Wei"]}])
def test_who_may_be_a_presenter_may_be_named_or_not(named: dict[int, list[str]], tmp_path: Path) -> None:
    found = counts(tmp_path, RIGHT | {"presenters": {}, "may_be_presenters": named})
    assert str(found["presenters right"]) == "1/1"
    assert "presenters found" not in found


def test_what_chance_did_not_choose_can_be_left_out() -> None:
    gold = readings_of({"collection": "club", "readings": [{"file": "a.md"}, {"file": "b.md", "extra": True}]})
    assert [reading.file for reading in gold.drawn().readings] == ["a.md"]


def test_a_file_that_is_dated_otherwise_than_named_is_told(tmp_path: Path) -> None:
    count = counts(tmp_path, files={"2024-03-09.md": f"---\ndate: 2024-03-02\n---\n{MINUTES}"})["dated as named"]
    assert count == Count(0, 1, ("2024-03-09.md: 2024-03-02",))


@pytest.mark.parametrize(
    ("path", "date"),
    [
        ("2016/2016_04_15.md", "2016-04-15"),
        ("2016/04/15/notes.md", "2016-04-15"),
        ("notes-20160415-b.md", "2016-04-15"),
        ("2019/25-01-2019.md", "2019-01-25"),
        ("04.04.2019.md", "2019-04-04"),
        ("2016-4-5.md", "2016-04-05"),
        ("2016-04-15/2016-04-22.md", "2016-04-22"),
    ],
)
def test_a_full_date_in_a_path_is_found(path: str, date: str) -> None:
    assert date_in_path(path) == date


@pytest.mark.parametrize(
    "path",
    [
        "03-04-2019.md",  # two ways to read it
        "2016-04-15-to-2016-04-16.md",
        "2016-04.md",
        "2016-02-30.md",
        "1234567890.md",
        "3016-04-15.md",
        "2016411.md",
        "v1.2.2016.04.md",
    ],
)
def test_what_is_no_date_or_may_be_two_is_none(path: str) -> None:
    assert date_in_path(path) is None


def a_measurement(**counted: Count) -> Measured:
    alarms = tuple(Problem("a.md", line, Level.NOTICE, "dead-link", "Broken.", "Mend it.") for line in range(20))
    return Measured(counted, 40, alarms, 1.5, 140.0)


def test_the_table_has_a_column_for_each_collection_and_one_for_all() -> None:
    lines = list(table({"club": a_measurement(dated=Count(1, 2)), "shed": a_measurement(dated=Count(2, 2))}))
    assert lines[0].split() == ["club", "shed", "all"]
    assert (
        next(line for line in lines if line.startswith("dated ")).split()[1:] == "1/2 50.0 2/2 100.0 3/4 75.0".split()
    )
    assert next(line for line in lines if line.startswith("problems in 100")).split()[-3:] == ["50.0"] * 3
    assert lines[-1] == "problems in shed: dead-link 20"


def test_nothing_measured_is_an_empty_table() -> None:
    assert list(table({})) == []
    assert total([None]) == Count(0, 0)


def test_misses_name_what_is_wrong_and_ten_problems() -> None:
    lines = list(misses("club", a_measurement(dated=Count(0, 1, ("a.md: None, not 2024-03-02",)))))
    assert lines[0] == "club, dated: a.md: None, not 2024-03-02"
    assert len([line for line in lines if "dead-link" in line]) == 10


def test_a_record_holds_everything_that_is_wrong() -> None:
    found = record(a_measurement(dated=Count(0, 1, ("a.md",))))
    assert found["figures"] == {"dated": {"right": 0, "of": 1, "wrong": ["a.md"]}}
    assert found["problems"] == {"dead-link": 20}


@pytest.mark.slow
def test_time_and_memory_are_those_of_a_process_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "2024-03-02.md").write_text(MINUTES, encoding="utf-8")
    measured = measure(readings_of({"collection": "club"}), tmp_path)
    assert measured.read_s > 0
    assert measured.files == 1


@pytest.mark.parametrize("collection", collections())
def test_what_was_read_by_eye_can_be_loaded(collection: str) -> None:
    gold = load_readings(FOLDER / f"{collection}.yaml")
    assert gold.collection == collection
    assert gold.readings
    for reading in gold.readings:
        assert not reading.topics & reading.may_be_topics, reading
        assert gold.kind_of(reading.file) is not FileKind.OTHER, reading
