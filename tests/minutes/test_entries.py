"""How sections are cut into the units that are searched."""

import pytest

from bot.minutes.model import Entry, EntryKind, Role
from tests.conftest import SPRING, lines_of, read


def entries_of(*lines: str) -> tuple[Entry, ...]:
    return read(lines_of(*lines)).entries


LONG = {
    "bullets": ["- Sow one row of beans and one of peas beside it." for _ in range(150)],
    "one bullet": ["- Sow", *("  one more row of beans" for _ in range(150))],
    "code": ["```", *("water(row)" for _ in range(150)), "```"],
    "table": ["| row | seed |", "|---|---|", *("| 1 | bean |" for _ in range(150))],
    "paragraph": ["Sow one row of beans." for _ in range(150)],
    "paragraphs": [line for _ in range(80) for line in ("Sow one row of beans.", "")],
    "quote": ["> Sow one row of beans." for _ in range(150)],
    "html": ["<div>", *("row" for _ in range(150)), "</div>"],
    "nested": [f"{'  ' * level}- step {level}" for level in range(100)],
    "gap": ["Sow.", *("" for _ in range(300)), "Reap."],
    "answer": ["Q: how?", "", "A: so:", "", *("- one more row of beans" for _ in range(150))],
    "answer in an item": ["- Q: how?", "  A: so:", *("  one more row of beans" for _ in range(150))],
    "question": ["Q: how", *("and how and how" for _ in range(150)), "", "A: so."],
}


@pytest.mark.parametrize("shape", LONG)
def test_no_entry_has_more_than_sixty_lines(shape: str) -> None:
    lengths = [1 + entry.lines.last - entry.lines.first for entry in entries_of("## Work", "", *LONG[shape])]
    assert len(lengths) > 1
    assert max(lengths) <= 60


@pytest.mark.parametrize("shape", LONG)
def test_every_line_of_a_long_item_stands_in_an_entry(shape: str) -> None:
    lines = ["## Work", "", *LONG[shape]]
    held = {number for entry in entries_of(*lines) for number in range(entry.lines.first, entry.lines.last + 1)}
    assert [line for number, line in enumerate(lines, 1) if line and number not in held] == []


@pytest.mark.parametrize("shape", LONG)
def test_every_word_of_a_long_item_can_be_searched(shape: str) -> None:
    lines = ["## Work", "", *LONG[shape]]
    searched = {
        number
        for entry in entries_of(*lines)
        for words in (*entry.words, *([entry.lines] if entry.kind is EntryKind.QUESTION else []))
        for number in range(words.first, words.last + 1)
    }
    assert [line for number, line in enumerate(lines, 1) if number > 1 and line and number not in searched] == []


def test_a_long_item_is_cut_between_its_bullets() -> None:
    bullets = [line for n in range(60) for line in (f"- Row {n}: sow the beans there", "  and the peas beside them.")]
    for entry in entries_of("## Work", *bullets)[1:]:
        assert (entry.lines.first, entry.lines.last % 2) == (entry.lines.first // 2 * 2, 1)


def test_a_short_item_is_one_entry() -> None:
    (entry,) = entries_of("## Water", "", "Rain first.", "", "- barrel", "- tap")
    assert (entry.kind, entry.lines, entry.body) == (EntryKind.AGENDA, (1, 6), ((2, 6),))


def test_a_heading_above_headings_opens_the_entry_below_it() -> None:
    (entry,) = entries_of("# Work", "", "## Water", "Rain.")[-1:]
    assert entry.lines.last == 4
    assert entry.item is not None
    assert entry.item.heading == "Water"


def test_the_words_of_a_question_do_not_count_for_its_item_again() -> None:
    item, question, *_ = [entry for entry in read(SPRING).entries if entry.item and entry.item.number == 3]
    assert (item.kind, item.words) == (EntryKind.AGENDA, ())
    assert (question.kind, question.words) == (EntryKind.QUESTION, ((20, 22),))


def test_what_stands_above_the_agenda_is_the_overview() -> None:
    overview = read(SPRING).entries[0]
    assert (overview.kind, overview.lines, overview.item) == (EntryKind.OVERVIEW, (1, 5), None)


def test_minutes_without_any_heading_are_no_overview_of_something_else() -> None:
    assert [entry.kind for entry in entries_of("Rain fell.", "", "The barrel is full.")] == [EntryKind.AGENDA]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Decision", Role.DECISION),
        ("决议", Role.DECISION),
        ("Action items", Role.ACTION),
        ("**TODO**", Role.ACTION),
        ("待办事项：", Role.ACTION),
        ("Poll: new hose", Role.POLL),
        ("投票", Role.POLL),
        ("Summary", Role.SUMMARY),
        ("总结", Role.SUMMARY),
        ("3. Conclusion", Role.DECISION),
        ("Decisions of last year", None),
        ("Tomatoes", None),
    ],
)
def test_a_heading_tells_the_role_of_what_stands_below(heading: str, role: Role | None) -> None:
    (entry,) = entries_of(f"## {heading}", "", "More rain.")
    assert entry.role is role


def test_a_question_without_an_answer_can_be_quoted_itself() -> None:
    question = read(SPRING).entries[-1]
    assert (question.question, question.body) == ("谁保管仓库的钥匙？", (question.lines,))


@pytest.mark.parametrize(
    ("lines", "pieces"),
    [
        (("## garden/barrel", "", "- lid", "- tap"), 2),
        (("## Announcements", "", "Two of them.", "", "- lid", "- tap"), 3),
        (("## CI/CD", "", "We moved it:", "", "- lid", "- tap"), 1),
        (("## 议程/讨论", "", "- lid", "- tap"), 2),
        (("## Barrel/shed plans", "", "- lid", "- tap"), 1),
    ],
)
def test_the_bullets_of_a_heading_that_only_collects_are_entries(lines: tuple[str, ...], pieces: int) -> None:
    assert len(entries_of(*lines)) == pieces


def test_a_heading_that_only_collects_stays_with_the_first_bullet_that_says_something() -> None:
    entries = entries_of("## Announcements", "", "- *", "- *", "- lid", "- *", "- tap")
    assert [entry.lines for entry in entries] == [(1, 5), (7, 7)]


def test_what_stands_under_the_headings_of_an_agenda_is_announced_only_where_notes_follow() -> None:
    agenda = ("# Club", "", "## Agenda", "", "### garden/barrel", "", "- lid", "- tap", "")
    without_notes = entries_of(*agenda, "## Other", "", "Rain fell.")
    with_notes = entries_of(*agenda, "## Notes", "", "Rain fell.")
    assert [entry.announces for entry in without_notes[1:]] == [False, False, False]
    assert [entry.announces for entry in with_notes[1:]] == [True, True, False]


def test_who_attended_is_part_of_the_head_wherever_it_stands() -> None:
    title, present, item = entries_of("# Club", "", "## Present", "", "- Fern", "", "## Water", "", "Rain.")
    assert [title.kind, present.kind, item.kind] == [EntryKind.OVERVIEW, EntryKind.OVERVIEW, EntryKind.AGENDA]


def test_a_question_without_an_answer_is_unanswered() -> None:
    text = "# Club 2024-03-05\n\n## Water\n\nQ: Who waters?\n\nQ: Who digs?\n\nA: Ada digs.\n"
    entries = read(text, "2024-03-05.md").entries
    assert {entry.question: entry.is_unanswered for entry in entries if entry.question} == {
        "Who waters?": True,
        "Who digs?": False,
    }
