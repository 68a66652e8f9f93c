"""`quorum ask`, as others script against it."""

import json
from subprocess import CompletedProcess
from typing import Any

import pytest

from tests.conftest import SPRING, SPRING_IN_ENGLISH, Folder, Quorum, lines_of

pytestmark = pytest.mark.slow

Record = dict[str, Any]

OPTIONAL_TEXT = (str, type(None))
OPTIONAL_NUMBER = (int, type(None))
ANSWER = {
    "question": str,
    "answered": bool,
    "confidence": float,
    "read_as": OPTIONAL_TEXT,
    "rewrites": list,
    "elapsed_ms": float,
    "hits": list,
    "shown_as": str,
    "total": OPTIONAL_NUMBER,
    "after": OPTIONAL_TEXT,
}
HIT = {
    "kind": str,
    "role": OPTIONAL_TEXT,
    "owners": list,
    "due": OPTIONAL_TEXT,
    "tasks": list,
    "curated": bool,
    "score": float,
    "meeting": dict,
    "item": dict,
    "question": OPTIONAL_TEXT,
    "quote": str,
    "lines": list,
    "entry_lines": list,
    "link": OPTIONAL_TEXT,
    "matched": list,
    "via": list,
}
MEETING = {
    "id": str,
    "title": str,
    "date": OPTIONAL_TEXT,
    "language": str,
    "origin": str,
    "source": str,
    "url": OPTIONAL_TEXT,
}
ITEM = {"number": OPTIONAL_NUMBER, "heading": OPTIONAL_TEXT, "path": list, "presenters": list}
VIA = {"words", "spelling", "sound", "script", "meaning", "alias", "date", "person", "rewriting"}


def records(ended: "CompletedProcess[bytes]") -> list[Record]:
    """Return the JSON objects that were printed, one a line."""
    assert ended.returncode == 0, ended.stderr.decode()
    return [json.loads(line) for line in ended.stdout.split(b"\n") if line]


def has_shape(record: Record, shape: dict[str, Any]) -> bool:
    return list(record) == list(shape) and all(isinstance(record[key], kind) for key, kind in shape.items())


def test_an_answer_has_every_key_in_its_type(garden: Folder, quorum: Quorum) -> None:
    (answer,) = records(quorum("--knowledge", garden.path, "ask", "how often is the compost bin turned", "--json"))
    assert has_shape(answer, ANSWER)
    assert answer["hits"]
    for hit in answer["hits"]:
        assert has_shape(hit, HIT)
        assert has_shape(hit["meeting"], MEETING)
        assert has_shape(hit["item"], ITEM)
        assert set(hit["via"]) <= VIA


def test_the_first_hit_is_the_question_that_was_asked(garden: Folder, quorum: Quorum) -> None:
    (answer,) = records(quorum("--knowledge", garden.path, "ask", "多久翻一次堆肥箱", "--json"))
    hit = answer["hits"][0]
    assert (hit["kind"], hit["question"]) == ("question", "堆肥箱多久翻一次？")
    assert (hit["item"]["number"], hit["item"]["presenters"]) == (2, ["柳荫", "Green Thumb"])
    assert (hit["meeting"]["id"], hit["meeting"]["source"]) == ("2024-03-05", "2024-03-05.md")
    assert hit["meeting"]["origin"] == "garden"


def test_a_quote_stands_at_its_lines_in_the_file(garden: Folder, quorum: Quorum) -> None:
    typed = "堆肥箱\nstakes\nrain water\n仓库\nclub\n".encode()
    for answer in records(quorum("--knowledge", garden.path, "ask", "--stdin", "--json", typed=typed)):
        for hit in answer["hits"]:
            lines = (garden.path / hit["meeting"]["source"]).read_text("utf-8").split("\n")
            first, last = hit["lines"]
            assert hit["quote"] in "\n".join(lines[first - 1 : last])
            assert hit["entry_lines"][0] <= first <= last <= hit["entry_lines"][1]


def test_json_is_ascii_on_one_line(garden: Folder, quorum: Quorum) -> None:
    ended = quorum("--knowledge", garden.path, "ask", "堆肥箱", "--json")
    assert ended.stdout.isascii()
    assert ended.stdout.count(b"\n") == 1


def test_a_typing_error_is_told(garden: Folder, quorum: Quorum) -> None:
    (answer,) = records(quorum("--knowledge", garden.path, "ask", "stakse", "--json"))
    assert (answer["read_as"], answer["hits"][0]["via"]) == ("stakes", ["spelling"])


def test_a_question_that_the_minutes_do_not_answer_is_fine(garden: Folder, quorum: Quorum) -> None:
    (answer,) = records(quorum("--knowledge", garden.path, "ask", "helicopter", "--json"))
    assert not answer["answered"]


def test_questions_are_answered_in_order_a_line_each(garden: Folder, quorum: Quorum) -> None:
    typed = "stakes\n\n堆肥箱\r\nhelicopter\u2028pilot\x85\x0c\nbarrel".encode()
    answers = records(quorum("--knowledge", garden.path, "ask", "--stdin", "--json", typed=typed))
    assert [answer["question"] for answer in answers] == [
        "stakes",
        "",
        "堆肥箱",
        "helicopter\u2028pilot\x85\x0c",
        "barrel",
    ]
    assert [answer["answered"] for answer in answers] == [True, False, True, False, True]


def test_bytes_that_are_no_text_get_an_answer_too(garden: Folder, quorum: Quorum) -> None:
    typed = b"\xff\xfe\nstakes\n\xed\xa0\x80 stakse\n\x00\n" + b"x" * 100_000 + b"\n"
    answers = records(quorum("--knowledge", garden.path, "ask", "--stdin", "--json", typed=typed))
    assert [answer["answered"] for answer in answers[:2]] == [False, True]
    assert len(answers) == 5


def test_no_questions_get_no_answers(garden: Folder, quorum: Quorum) -> None:
    assert records(quorum("--knowledge", garden.path, "ask", "--stdin", "--json")) == []


@pytest.mark.parametrize(
    ("question", "words"), [(b"\xff stakse", ()), (b"helicopter \xed\xa0\x80", ()), (b"\xff", ("--json",))]
)
def test_words_that_are_no_text_get_an_answer_too(
    question: bytes, words: tuple[str, ...], garden: Folder, quorum: Quorum
) -> None:
    ended = quorum("--knowledge", garden.path, "ask", question, *words, variables={"PYTHONIOENCODING": "utf-8:strict"})
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert ended.stdout


def test_a_card_shows_the_quote_and_where_it_stands(garden: Folder, quorum: Quorum) -> None:
    ended = quorum("--knowledge", garden.path, "ask", "how", "often", "is", "the", "compost", "turned")
    shown = " ".join(ended.stdout.decode().split())
    for words in ("How often is the compost bin turned?", "Once a week", "Gardening club meeting", "2024"):
        assert words in shown


def test_a_card_drives_no_terminal(folder: Folder, quorum: Quorum) -> None:
    folder.write("2024-03-05.md", lines_of("## Barrel \x1b[2J", "", "It leaks \x1b]0;title\x07 and \x9b31m drips."))
    ended = quorum("--knowledge", folder.path, "ask", "barrel leaks \x1b[31m")
    assert not any(control in ended.stdout.decode() for control in ("\x1b", "\x07", "\x9b"))


@pytest.mark.parametrize(
    ("variables", "words"),
    [
        ({"LC_ALL": "zh_CN.UTF-8"}, "2024年3月5日"),
        ({"LC_ALL": "C.UTF-8", "LANG": "zh_CN.UTF-8"}, "March"),
        ({}, "March"),
    ],
)
def test_a_card_is_in_the_language_of_the_terminal(
    variables: dict[str, str], words: str, garden: Folder, quorum: Quorum
) -> None:
    ended = quorum("--knowledge", garden.path, "ask", "Green Thumb", variables={"PYTHONUTF8": "1", **variables})
    assert words in ended.stdout.decode()


@pytest.mark.parametrize(
    ("options", "sources"),
    [
        (("--since", "2024"), {"2024-03-05.md"}),
        (("--meeting", "2023-11-02"), {"2023-11-02.md"}),
        (("--person", "fern"), {"2023-11-02.md"}),
        (("--limit", "1"), {"2024-03-05.md"}),
    ],
)
def test_options_leave_only_what_satisfies_them(
    options: tuple[str, ...], sources: set[str], folder: Folder, quorum: Quorum
) -> None:
    folder.write("2024-03-05.md", lines_of("## Barrel @Willow", "", "The barrel leaks."))
    folder.write("2023-11-02.md", lines_of("## Barrel @Fern", "", "The barrel leaks."))
    (answer,) = records(quorum("--knowledge", folder.path, "ask", "barrel", "--json", *options))
    assert {hit["meeting"]["source"] for hit in answer["hits"]} == sources


@pytest.mark.parametrize("typed", ["latest", "last meeting", "gardning club"])
def test_words_that_are_no_question_are_answered_within_a_meeting_in_every_form(
    typed: str, garden: Folder, quorum: Quorum
) -> None:
    words = ("--knowledge", garden.path, "ask", "the", "--meeting", typed)
    (answer,) = records(quorum(*words, "--json"))
    assert answer["answered"]
    assert "Gardening club meeting" in quorum(*words).stdout.decode()
    assert "Confidence: 1.00" in quorum(*words, "--explain").stdout.decode()


def test_words_that_are_no_question_are_told_so_and_answer_nothing(garden: Folder, quorum: Quorum) -> None:
    words = ("--knowledge", garden.path, "ask", "the")
    (answer,) = records(quorum(*words, "--json"))
    assert (answer["answered"], answer["hits"]) == (False, [])
    assert "What is the question?" in quorum(*words).stdout.decode()


@pytest.mark.parametrize("words", [("barrel",), ("barrel", "--json"), ("--stdin", "--json")])
def test_a_meeting_that_is_not_there_fails_at_once_and_offers_those_near(
    words: tuple[str, ...], garden: Folder, quorum: Quorum
) -> None:
    ended = quorum("--knowledge", garden.path, "ask", *words, "--meeting", "2024-03-04")
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert "  2024-03-05 · " in ended.stderr.decode()


def test_a_date_that_is_none_is_refused_as_wrong_usage(garden: Folder, quorum: Quorum) -> None:
    ended = quorum("--knowledge", garden.path, "ask", "barrel", "--since", "yesterday")
    assert (ended.returncode, b"expected a date" in ended.stderr) == (2, True)


def test_a_file_may_be_named_instead_of_a_folder(garden: Folder, quorum: Quorum) -> None:
    (answer,) = records(quorum("--knowledge", garden.path / "2024-03-05.en.md", "ask", "club", "--json"))
    assert {hit["meeting"]["source"] for hit in answer["hits"]} == {"2024-03-05.en.md"}


def test_several_folders_may_be_named(folder: Folder, quorum: Quorum) -> None:
    folder.write("one/2024-03-05.md", SPRING)
    folder.write("two/2023-03-05.md", SPRING_IN_ENGLISH)
    ended = quorum("--knowledge", folder.path / "one", "--knowledge", folder.path / "two", "ask", "Thumb", "--json")
    assert {hit["meeting"]["origin"] for hit in records(ended)[0]["hits"]} == {"one", "two"}
