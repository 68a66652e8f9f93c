"""Golden questions hold, fail, and follow their answers."""

import pytest

from bot.knowledge.golden import GoldenQuestion, ask_golden, failed_since
from bot.minutes.model import MeetingDate
from tests.conftest import Folder, lines_of

BARREL = lines_of("# Club", "", "## Barrel", "", "The barrel **leaks** at the [tap](https://example.org/tap).")


def holds(folder: Folder, meeting: str = "2024-03-05", lines: tuple[int, ...] = (), text: str | None = None) -> bool:
    golden = GoldenQuestion("Where does the barrel leak?", meeting, lines, text)
    (result,) = ask_golden(folder.knowledge().snapshot, [golden], today=MeetingDate(2024, 5, 1))
    return result.holds


@pytest.fixture
def club(folder: Folder) -> Folder:
    folder.write("2024-03-05.md", BARREL)
    folder.write("2024-02-06.md", lines_of("# Club", "", "## Hose", "", "The hose is new."))
    return folder


@pytest.mark.parametrize("meeting", ["2024-03-05", "latest", "5 March 2024", " 2024-03 "])
def test_a_meeting_is_named_as_for_a_question(club: Folder, meeting: str) -> None:
    assert holds(club, meeting, lines=(5, 5))


@pytest.mark.parametrize("meeting", ["2024-02-06", "2023-03-05", "no such meeting"])
def test_another_meeting_is_no_answer(club: Folder, meeting: str) -> None:
    assert not holds(club, meeting, lines=(5, 5), text="barrel")


@pytest.mark.parametrize(("lines", "expected"), [((5, 5), True), ((1, 9), True), ((6, 9), False), ((1, 2), False)])
def test_lines_have_to_overlap(club: Folder, lines: tuple[int, int], expected: bool) -> None:
    assert holds(club, lines=lines) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("leaks at the tap", True), ("**leaks**   at\nthe TAP", True), ("the [tap](https://example.org/tap)", True),
     ("leaks at the bottom", False)],
)  # fmt: skip
def test_signs_of_markdown_and_white_space_do_not_count(club: Folder, text: str, expected: bool) -> None:
    assert holds(club, text=text) is expected


def test_a_question_that_is_refused_does_not_hold(club: Folder) -> None:
    golden = GoldenQuestion("zebra quantum blockchain", "latest", (1, 5))
    (result,) = ask_golden(club.knowledge().snapshot, [golden])
    assert (result.holds, result.answered) == (False, False)


@pytest.mark.parametrize(
    ("question", "meeting", "lines", "text", "at_fault"),
    [(" ", "latest", (1, 2), None, "question"), ("a", " ", (1, 2), None, "meeting"), ("a", "b", (2, 1), None, "lines"),
     ("a", "b", (1,), None, "lines"), ("a", "b", (0, 1), None, "lines"), ("a", "b", (), None, "text"),
     ("a", "b", (), "**", "text")],
)  # fmt: skip
def test_a_question_that_says_nowhere_is_refused(
    question: str, meeting: str, lines: tuple[int, ...], text: str | None, at_fault: str
) -> None:
    with pytest.raises(ValueError, match=f"^{at_fault}:"):
        GoldenQuestion(question, meeting, lines, text)


def test_an_answer_that_only_moved_to_other_lines_has_not_failed(club: Folder) -> None:
    golden = [GoldenQuestion("Where does the barrel leak?", "2024-03-05", (5, 5))]
    before = ask_golden(club.knowledge().snapshot, golden)
    club.write("2024-03-05.md", "Written by Fern.\n" * 40 + "\n" + BARREL)
    now = ask_golden(club.knowledge().snapshot, golden)
    assert [result.holds for result in (*before, *now)] == [True, False]
    assert failed_since(before, now) == ()


def test_what_did_not_hold_before_has_not_failed_since(club: Folder) -> None:
    golden = [GoldenQuestion("Where does the barrel leak?", "2024-02-06", (5, 5))]
    results = ask_golden(club.knowledge().snapshot, golden)
    assert failed_since(results, results) == ()
