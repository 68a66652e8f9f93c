"""`quorum meetings` and `quorum meeting`."""

import json

import pytest

from tests.conftest import SPRING, SPRING_IN_ENGLISH, Folder, Quorum, lines_of

pytestmark = pytest.mark.slow

KEYS = ["id", "title", "date", "language", "texts", "origin", "source", "url", "attendees", "absent", "items"]


def test_every_meeting_is_listed_newest_first(garden: Folder, quorum: Quorum) -> None:
    garden.write("2024-02.md", "# Meeting\n\nAttendees: Fern\n\nRain.")
    garden.write("notes.md", "Attendees: Willow, Fern")
    ended = quorum("--knowledge", garden.path, "meetings", "--json")
    meetings = json.loads(ended.stdout)
    assert [(meeting["id"], meeting["date"]) for meeting in meetings] == [
        ("2024-03-05", "2024-03-05"),
        ("2024-02", "2024-02"),
        ("notes", None),
    ]
    assert all(list(meeting) == KEYS for meeting in meetings)
    assert ended.stdout.isascii()


def test_a_text_without_a_page_has_that_of_its_meetings_other_text(garden: Folder, quorum: Quorum) -> None:
    garden.write("2024-03-05.md", f"---\nurl: https://example.org/5\n---\n{SPRING}")
    ended = quorum("--knowledge", garden.path, "meetings", "--json", variables={"LC_ALL": "en_US.UTF-8"})
    assert [(one["language"], one["url"]) for one in json.loads(ended.stdout)] == [("en", "https://example.org/5")]


@pytest.mark.parametrize("wanted", ["latest", "2024-03-05"])
def test_a_meeting_has_its_agenda_and_questions(wanted: str, garden: Folder, quorum: Quorum) -> None:
    ended = quorum("--knowledge", garden.path, "meeting", wanted, "--json", variables={"LC_ALL": "zh_CN.UTF-8"})
    meeting = json.loads(ended.stdout)
    assert list(meeting) == KEYS
    assert meeting["texts"] == [
        {"language": "zh", "source": "2024-03-05.md"},
        {"language": "en", "source": "2024-03-05.en.md"},
    ]
    assert meeting["attendees"] == ["柳荫", "Green Thumb", "石榴"]
    assert [(item["number"], item["presenters"], item["lines"]) for item in meeting["items"]] == [
        (1, ["石榴"], [7, 9]),
        (2, ["柳荫", "Green Thumb"], [11, 14]),
        (3, [], [16, 24]),
    ]
    assert meeting["items"][1]["questions"] == [{"question": "堆肥箱多久翻一次？", "lines": [13, 14]}]


def test_what_is_asked_above_the_agenda_has_no_heading(folder: Folder, quorum: Quorum) -> None:
    folder.write(
        "2024-03-05.md", lines_of("# Club", "", "Q: Who digs?", "", "A: Moss.", "", "## Shed", "", "It leaks.")
    )
    meeting = json.loads(quorum("--knowledge", folder.path, "meeting", "latest", "--json").stdout)
    asked = {"number": None, "heading": None, "presenters": [], "lines": [1, 5]}
    assert meeting["items"][0] == {**asked, "questions": [{"question": "Who digs?", "lines": [3, 5]}]}
    hit = json.loads(quorum("--knowledge", folder.path, "ask", "--json", "Who digs?").stdout)["hits"][0]
    assert (hit["kind"], hit["question"], hit["quote"]) == ("question", "Who digs?", "A: Moss.")
    assert hit["item"] == {"number": None, "heading": None, "path": [], "presenters": []}


def test_the_latest_meeting_is_not_one_that_is_still_to_come(garden: Folder, quorum: Quorum) -> None:
    garden.write("2999-01-01.md", SPRING)
    meeting = json.loads(quorum("--knowledge", garden.path, "meeting", "latest", "--json").stdout)
    assert meeting["id"] == "2024-03-05"


def test_people_can_read_it_too(garden: Folder, quorum: Quorum) -> None:
    assert "2024-03-05" in quorum("--knowledge", garden.path, "meetings").stdout.decode()
    shown = quorum("--knowledge", garden.path, "meeting", "latest").stdout.decode()
    assert all(words in shown for words in ("Gardening club meeting", "Willow", "Agenda 3: Questions"))


def test_a_date_with_several_meetings_lists_them_and_fails(folder: Folder, quorum: Quorum) -> None:
    folder.write("main/2024-03-05.md", SPRING)
    folder.write("seeds/2024-03-05.md", SPRING)
    ended = quorum("--knowledge", folder.path, "meeting", "2024-03-05", "--json")
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert all(name in ended.stderr for name in (b"2024-03-05-main", b"2024-03-05-seeds"))
    assert quorum("--knowledge", folder.path, "meeting", "2024-03-05-main").returncode == 0


@pytest.mark.parametrize(
    "words", [("LATEST",), ("2024-03",), ("5 March 2024",), ("5", "March", "2024"), ("3月5日",), ("gardning", "club")]
)
def test_a_meeting_is_named_as_in_the_chat(words: tuple[str, ...], garden: Folder, quorum: Quorum) -> None:
    assert json.loads(quorum("--knowledge", garden.path, "meeting", *words, "--json").stdout)["id"] == "2024-03-05"


def test_a_date_with_meetings_in_two_sources_lists_them_and_an_id_shows_one(folder: Folder, quorum: Quorum) -> None:
    folder.write("soil/2024-03-05.md", SPRING)
    folder.write("seeds/2024-03-05.md", SPRING_IN_ENGLISH)
    sources = ("--knowledge", folder.path / "soil", "--knowledge", folder.path / "seeds")
    ended = quorum(*sources, "meeting", "2024-03-05", "--json")
    ids = {meeting["id"] for meeting in json.loads(quorum(*sources, "meetings", "--json").stdout)}
    assert (ended.returncode, ended.stdout, len(ids)) == (1, b"", 2)
    for one in ids:
        assert one.encode() in ended.stderr
        assert json.loads(quorum(*sources, "meeting", one, "--json").stdout)["id"] == one


@pytest.mark.parametrize("again", [".", "../garden"])
def test_a_folder_that_is_named_twice_is_read_once_with_a_warning(again: str, garden: Folder, quorum: Quorum) -> None:
    ended = quorum("--knowledge", garden.path, "meetings", "--json", "--knowledge", garden.path / again)
    assert len(json.loads(ended.stdout)) == 1
    assert b"is named twice; it is read once" in ended.stderr


def test_what_may_be_meant_is_offered_and_drives_no_terminal(folder: Folder, quorum: Quorum) -> None:
    folder.write("2024-03-05.md", "# Hoses \x1b[2J\n\n## Hose\n\nThe hose is new.\n")
    near = quorum("--knowledge", folder.path, "meeting", "2024-03-04")
    assert b"2024-03-05" in near.stderr
    assert b"\x1b" not in near.stderr
    assert b"quorum meetings" in quorum("--knowledge", folder.path, "meeting", "gherkins").stderr


@pytest.mark.parametrize("wanted", ["2019-01-01", ""])
def test_a_meeting_that_is_not_there_fails(wanted: str, garden: Folder, quorum: Quorum) -> None:
    ended = quorum("--knowledge", garden.path, "meeting", wanted)
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert ended.stderr.startswith(b"quorum: ")


def test_who_was_absent_is_told(folder: Folder, quorum: Quorum) -> None:
    folder.write("2024-03-05.md", lines_of("# Club", "", "Present: Fern", "Regrets: Moss", "", "## Shed", "", "Leaks."))
    meeting = json.loads(quorum("--knowledge", folder.path, "meeting", "latest", "--json").stdout)
    assert (meeting["attendees"], meeting["absent"]) == (["Fern"], ["Moss"])
