"""Whatever one line of a file is made of, reading it takes time in proportion to its length."""

import time

import pytest

from bot.minutes.hidden import with_hidden
from bot.minutes.lint import lint
from bot.minutes.parse import parse_minutes
from bot.minutes.recognise import why_no_minutes
from bot.text import SourceText

_LENGTH = 20_000  # characters; what reads a line once for each of its characters takes minutes over them
_MOST_SECONDS = 3.0  # of processor time, many times what is needed


@pytest.fixture(scope="module", autouse=True)
def _languages_are_read() -> None:
    """Read a few words of other scripts first: that the words of all languages are read once is not timed."""
    for written in ("# Club 2024-03-04\n\nIt leaks.", "# 会议 2024-03-04\n\n雨桶"):
        parse_minutes(written, "2024/barrel.md")


@pytest.mark.parametrize(
    "run", [" ", "\u3000", "(", "[", "*", "@", ",", "- ", "a", "1", "提", ":", "](", "[a](", "(AB) ", " and ", "A."]
)
@pytest.mark.parametrize(
    "place",
    [
        "## {}x",
        "## Barrel ({}",
        "## Barrel\n\n{}x",
        "## Barrel\n\nPresenter{}",
        "## Barrel\n\n(@willow 介绍{}",
        "## Attendees\n\n- {}x",
        "Attendees{}x",
        "Attendees ({}",
        "## Barrel\n\nQ{}",
        "Date{}: x",
        "## Agenda\n\n- barrel\n\n## Notes\n\nnone {}x",
    ],
)
def test_a_line_of_one_thing_over_and_over_is_read_in_no_time(place: str, run: str) -> None:
    text = place.format(run * (_LENGTH // len(run)))
    began = time.process_time()
    parsed = parse_minutes(text, "2024/barrel.md")
    assert parsed.minutes is not None
    why_no_minutes(parsed.minutes, parsed.outline, parsed.clues)
    lint([parsed], existing=[])
    assert time.process_time() - began < _MOST_SECONDS


def test_thousands_of_questions_in_one_section_are_read_in_no_time() -> None:
    began = time.process_time()
    parsed = parse_minutes("## Barrel\n\n" + "Q: Does it leak?\n\n" * 5_000, "2024/barrel.md")
    assert time.process_time() - began < _MOST_SECONDS
    assert parsed.minutes is not None
    assert len(parsed.minutes.items[0].questions) == 5_000


@pytest.mark.parametrize(
    "part",
    [
        "| brush | Ada | mended | oak |\n",
        "## 2024-05-05\n\n- mended\n\n",
        "### Action items\n\n- Ada mends it\n\n",
        "- a bullet of some words\n",
        "- [ ] mend the tap\n",
        "- 1. Decision: mend it\n  2) and more\n",
        "**Decision**: mend it\n\n",
        "**Present**:\n\n- Ada\n\n",
        "<!-- never closed ",
    ],
)
def test_a_part_that_stands_twice_as_often_takes_twice_as_long(part: str) -> None:
    head = "# Sync\n\n## Agenda\n\n" + (
        "| Topic | Owner | Decision | Wood |\n|---|---|---|---|\n" if part[0] == "|" else ""
    )

    def seconds(times: int) -> float:
        began = time.process_time()
        parse_minutes(head + part * times, "2024/barrel.md")
        return time.process_time() - began

    seconds(10)
    # Four times as long, with much room; sixteen times would fail each time, a busy machine does not.
    assert any(seconds(2_000) < 8 * max(seconds(500), 0.02) for _ in range(3))


@pytest.mark.parametrize(
    "text",
    [
        "# Sync\n\n## Barrel " + "(a) " * 30_000 + "\n",
        "# Sync\n\n<div>\n" + "<b>Decision: oak</b>\n" * 8_000 + "</div>\n",
    ],
)
def test_thousands_of_brackets_or_labels_in_one_place_are_read_in_no_time(text: str) -> None:
    began = time.process_time()
    parse_minutes(text, "2024/barrel.md")
    assert time.process_time() - began < _MOST_SECONDS


def test_each_line_of_a_text_with_thousands_of_comments_is_read_in_no_time() -> None:
    began = time.process_time()
    text = with_hidden(SourceText("oak %% ash %%\n" * 60_000))
    assert {text.line(number) for number in range(1, text.line_count + 1)} == {"oak "}
    assert time.process_time() - began < _MOST_SECONDS
