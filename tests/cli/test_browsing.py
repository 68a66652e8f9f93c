"""`quorum topic`, `quorum who` and `quorum missed`."""

import json
import re

import pytest

from tests.conftest import Folder, Quorum

pytestmark = pytest.mark.slow

HOSES = "# Hoses\n\n**Attendees**: Willow, Fern\n\n## Agenda 1: The hose @Willow\n\nThe hose is new.\n"
SHEDS = "# Sheds\n\n**Attendees**: Fern\n**Absent**: Willow\n\n## Agenda 1: The shed\n\nThe hose hangs in the shed.\n"


@pytest.fixture
def club(folder: Folder) -> Folder:
    """Return a folder with two meetings; Willow was at the first."""
    folder.write("2024-03-05.md", HOSES)
    folder.write("2024-04-02.md", SHEDS)
    return folder


def test_a_topic_has_a_hit_for_each_meeting_that_touched_on_it_newest_first(club: Folder, quorum: Quorum) -> None:
    topic = json.loads(quorum("--knowledge", club.path, "topic", "hose", "--json").stdout)
    assert [hit["meeting"]["id"] for hit in topic["hits"]] == ["2024-04-02", "2024-03-05"]
    assert [hit["quote"] for hit in topic["hits"]] == ["The hose hangs in the shed.", "The hose is new."]
    ended = quorum("--knowledge", club.path, "topic", "gherkins", "--json")
    assert (ended.returncode, json.loads(ended.stdout)["hits"]) == (0, [])


def test_what_a_person_did_is_counted(club: Folder, quorum: Quorum) -> None:
    person = json.loads(quorum("--knowledge", club.path, "who", "willow", "--json").stdout)
    assert {name: person[name] for name in ("name", "counted", "attended", "presented")} == {
        "name": "Willow",
        "counted": 2,
        "attended": 1,
        "presented": 1,
    }
    told = [(one["id"], one["attended"], one["absent"], len(one["presented"])) for one in person["meetings"]]
    assert told == [("2024-04-02", False, True, 0), ("2024-03-05", True, False, 1)]


def test_missed_meetings_are_listed_with_their_topics(club: Folder, quorum: Quorum) -> None:
    missed = json.loads(quorum("--knowledge", club.path, "missed", "Willow", "--json").stdout)
    assert [(one["id"], one["topics"]) for one in missed["meetings"]] == [("2024-04-02", ["Agenda 1: The shed"])]


@pytest.mark.parametrize("command", ["topic", "who", "missed"])
def test_people_can_read_it_too(command: str, club: Folder, quorum: Quorum) -> None:
    typed = "shed" if command == "topic" else "Willow"
    assert re.search(rb"\bApr(il)? 2\b", quorum("--knowledge", club.path, command, typed).stdout)


@pytest.mark.parametrize("command", ["who", "missed"])
def test_nobody_of_that_name_fails_with_a_sentence(command: str, club: Folder, quorum: Quorum) -> None:
    ended = quorum("--knowledge", club.path, command, "Zebedee \x1b[2J", "--json")
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert "nobody called “Zebedee" in ended.stderr.decode()
    assert b"\x1b" not in ended.stderr


def test_a_topic_without_a_word_is_asked_for(club: Folder, quorum: Quorum) -> None:
    ended = quorum("--knowledge", club.path, "topic", "?")
    assert ended.returncode == 2
    assert b"Which topic?" in ended.stderr


def test_the_program_alone_says_how_to_begin(quorum: Quorum) -> None:
    ended = quorum()
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert "quorum chat" in ended.stdout.decode()
    assert "在此终端中提问" in quorum(variables={"LC_ALL": "zh_CN.UTF-8"}).stdout.decode()


def test_a_chinese_reader_is_told_in_chinese_that_there_is_nobody_of_that_name(club: Folder, quorum: Quorum) -> None:
    ended = quorum("--knowledge", club.path, "who", "Zebedee", variables={"LC_ALL": "zh_CN.UTF-8"})
    assert "会议纪要里没有名叫“Zebedee”的人。" in ended.stderr.decode()
