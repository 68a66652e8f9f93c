"""Where parts with a role begin and end."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.minutes.model import Role
from bot.minutes.role_parts import role_parts
from bot.minutes.sections import split_sections
from bot.text import SourceText
from tests.conftest import lines_of, read

Part = tuple[str, int, int]


def parts_in(*lines: str, language: str = "") -> list[Part]:
    """Return the role and the lines of every part of a section whose heading is line 1."""
    text = SourceText(lines_of("## Hose", *lines))
    sections = split_sections(text)
    return [(part.role.value, *part.lines) for part in role_parts(sections[-1], text, language)]


def entries_in(*lines: str) -> list[Part]:
    """Return the role and the lines of every entry with one."""
    return [(entry.role.value, *entry.lines) for entry in read(lines_of("# Club", *lines)).entries if entry.role]


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        pytest.param(["It leaks.", "", "Decision: mend it.", "", "It rains."], [("decision", 4, 4)], id="paragraph"),
        pytest.param(
            ["| Name | Abbreviation | Club |", "| --- | --- | --- |", "| Ada Iris | AIS | Pond |"],
            [],
            id="initials that look like a label",
        ),
        pytest.param(["Decision: mend it", "in spring.", "", "So."], [("decision", 2, 3)], id="wrapped paragraph"),
        pytest.param(
            ["1. ## Tap", "", "Actions:", "", "- oil it", "", "2. ## Hedge"],
            [("action", 4, 6)],
            id="up to a headed item",
        ),
        pytest.param(["**Actions: the tap**", "", "- oil it", "- mend it"], [("action", 2, 5)], id="a title in bold"),
        pytest.param(
            ["**Tasks**", "", "| Task | Owner |", "| --- | --- |", "| Oil it | Fern |", "", "So."],
            [("action", 2, 6)],
            id="a label above a table",
        ),
        pytest.param(
            ["After some talk", "it was RESOLVED: nobody climbs alone.", "", "It rains."],
            [("decision", 3, 3)],
            id="a label in capitals in a sentence",
        ),
        pytest.param(["ALL WAS RESOLVED: NOBODY CLIMBS", "", "So."], [], id="a line in capitals"),
        pytest.param(["* **Decisions** (D)", "* **Tasks** (T) - with a name"], [], id="what letters stand for"),
        pytest.param(["Decision: we", "- mend it", "- oil it", "", "So."], [("decision", 2, 4)], id="list right below"),
        pytest.param(["Decision: mend it:", "", "- tin", "", "So."], [("decision", 2, 4)], id="list behind a colon"),
        pytest.param(["Decision: mend it.", "", "- tin", ""], [("decision", 2, 2)], id="list further down"),
        pytest.param(["Decision:", "", "- mend it", "", "So."], [("decision", 2, 4)], id="label alone"),
        pytest.param(["Decision:", "", "Mend it.", "", "So."], [("decision", 2, 4)], id="label above a paragraph"),
        pytest.param(
            ["**Decisions**", "", "- mend it", "", "**Actions**", "", "- buy tin"],
            [("decision", 2, 4), ("action", 6, 8)],
            id="labels like headings",
        ),
        pytest.param(
            ["会议结论：", "1、修桶", "2、买锡", "遗留问题：", "1、何时", "", "然后下雨。"],
            [("decision", 2, 4), ("open_question", 5, 6)],
            id="numbered lines",
        ),
        pytest.param(["遗留问题：", "", "1、何时", "", "2、何人"], [("open_question", 2, 6)], id="numbered paragraphs"),
        pytest.param(["1、桶", "", "结论：修", "", "2、管"], [("decision", 4, 4)], id="up to the next number"),
        pytest.param(["Decision: mend it", "", "**Hedge**", "", "It grows."], [("decision", 2, 2)], id="up to bold"),
        pytest.param(["- leak", "- Decision: mend it", "  - in May", "- next"], [("decision", 3, 4)], id="bullet"),
        pytest.param(["- Actions:", "  - buy tin", "- next"], [("action", 2, 3)], id="nested bullets"),
        pytest.param(["1.time: 5", "2.待确认：何时", "3.end: 6"], [("open_question", 3, 3)], id="numbered label"),
        pytest.param(["- [ ] buy tin", "- [x] ring the shop", "- other"], [("action", 2, 3)], id="tick boxes"),
        pytest.param(
            ["> [!success]- Decision: mend", "> In May.", "", "> [!todo] Tasks", "> - [ ] buy tin"],
            [("decision", 2, 3), ("action", 5, 6)],
            id="callouts",
        ),
        pytest.param(["<aside>", "💡 Decision: mend it.", "", "</aside>"], [("decision", 3, 3)], id="aside"),
        pytest.param(
            ["| Topic | Owner | Decision |", "|---|---|---|", "| Hose | Ada | mend |", "| Tap | Bo | none |"],
            [("decision", 4, 4)],
            id="column of a table",
        ),
        pytest.param(
            ["| Decision Item | Text |", "|---|---|", "| 1.1 | mend |", "| 1.2 | oil |"],
            [("decision", 4, 5)],
            id="first column of a table",
        ),
        pytest.param(
            ["| No | What |", "|---|---|", "| 1 | talked |", "| 2 | 结论：修<br>好 |"],
            [("decision", 5, 5)],
            id="label in a cell",
        ),
    ],
)
def test_a_part_ends_where_the_next_topic_or_label_begins(lines: list[str], parts: list[Part]) -> None:
    assert parts_in(*lines) == parts


@pytest.mark.parametrize(
    "lines",
    [
        ["Decision: none."],
        ["结论：", "无。"],
        ["Decisions:", "", "- n/a", "", "It rains."],
        ["Task: https://example.org/3"],
        ["Tasks:", "- who has time?", "- look up the list"],
        ["- [x] Ada Byron", "- [ ] Chen Wei"],
        ["- [ ] [Mend the hose](https://example.org/3)"],
        ["Actions of the last meeting:", "", "- [x] buy tin"],
    ],
)
def test_nothing_is_made_of_what_is_no_decision_and_nothing_to_do(lines: list[str]) -> None:
    assert parts_in(*lines) == []


def test_a_row_may_tell_a_decision_and_what_is_left_open() -> None:
    rows = ("| No | What |", "|---|---|", "| 1 | 结论：修 遗留问题：何时 |")
    assert entries_in("## Hose", *rows) == [("decision", 5, 5), ("open_question", 5, 5)]


def test_the_first_line_below_a_heading_may_be_labelled() -> None:
    assert entries_in("## Hose", "", "Resolution: mend it.", "", "It rains.") == [("decision", 2, 4)]


def test_a_heading_gives_its_role_to_those_beneath_it() -> None:
    lines = ("## Action items", "", "### Hose", "- mend it", "", "### Tap", "- oil it", "", "## Hedge", "It grows.")
    assert entries_in(*lines) == [("action", 2, 5), ("action", 7, 8)]


def test_what_follows_the_list_below_such_a_heading_has_no_role() -> None:
    assert entries_in("## Action items", "", "- mend it", "", "Next meeting on 4 May.") == [("action", 2, 4)]


def test_no_action_is_read_out_of_a_review_of_earlier_ones() -> None:
    assert entries_in("## Review of the last meeting's actions", "", "- Ada: mend it (to do)", "- [x] buy tin") == []


@given(
    st.lists(
        st.sampled_from(
            (
                *("Decision:", "- Decision: a", "  - Action: b", "1、c", "2、d", "", "---", "**e**", "Actions"),
                *("f", "> Decision: g", "  h", "- [ ] do it now", "```", "结论：无", "<aside>", "</aside>"),
                *("| a | b |", "|---|---|"),
            )
        ),
        max_size=40,
    )
)
def test_parts_lie_apart_and_in_order(lines: list[str]) -> None:
    parts = parts_in(*lines)
    assert all(first <= last for _, first, last in parts)
    assert all(before[2] < after[1] for before, after in pairwise(parts))


@given(
    st.lists(st.sampled_from(["Decision: a", "- AI: b", "c", "", "- [ ] do it now", "| 1 | 结论：d |"]), max_size=30)
)
def test_every_line_stands_in_an_entry(lines: list[str]) -> None:
    minutes = read(lines_of("# Club", "", "## Hose", "It leaks.", *lines))
    held = {number for entry in minutes.entries for number in range(entry.lines.first, entry.lines.last + 1)}
    assert [number for number, line in enumerate(lines, 5) if line and number not in held] == []


def test_an_open_question_has_a_role_of_its_own() -> None:
    assert Role("open_question") is Role.OPEN_QUESTION


@pytest.mark.parametrize(
    ("lines", "parts"),
    [
        pytest.param(["- It leaks.", "- Beschluss: mend it.", "- It rains."], [("decision", 3, 3)], id="one bullet"),
        pytest.param(["- It leaks.", "- Beschluss:", "- Mend it."], [("decision", 3, 4)], id="label alone"),
        pytest.param(["- It leaks.", "- **Décision**", "- Mend it."], [("decision", 3, 4)], id="label in bold"),
        pytest.param(
            ["- 漏水。", "- 结论：", "- 修好。", "- 待办：", "- 买胶带。"],
            [("decision", 3, 4), ("action", 5, 6)],
            id="two",
        ),
        pytest.param(
            ["- It leaks.", "  - Decision:", "  - Mend it.", "- It rains."], [("decision", 3, 4)], id="nested"
        ),
        pytest.param(["- It leaks.", "- Decision:", "- Actions:"], [], id="nothing decided"),
    ],
)
def test_a_label_alone_in_a_bullet_holds_for_the_bullets_that_follow(lines: list[str], parts: list[Part]) -> None:
    assert parts_in(*lines) == parts


def test_letters_in_a_column_have_the_roles_that_the_text_explains() -> None:
    legend = ("* **Decisions** (D)", "* **Tasks** (T)", "* **Facts** (F)", "")
    rows = ("Type | What | Owner", "--- | --- | ---", "D | The tap stays | Ada", "T | Oil it | Ada", "F | It drips | -")
    assert entries_in("## Hose", "", *legend, *rows) == [("decision", 10, 10), ("action", 11, 11)]


def test_what_is_done_already_is_no_action_item() -> None:
    lines = ("## Actions", "", "### Completed", "- mend it", "", "### Assigned", "- oil it")
    assert [role for role, *_ in entries_in(*lines)] == ["action"]


def test_two_capitals_are_a_label_if_the_name_behind_them_stands_elsewhere() -> None:
    lines = ("Present: Bramble, Fern", "", "## Hose", "", "- AI Bramble: mend it", "- AI Safety: a talk on hoses")
    assert entries_in(*lines) == [("action", 4, 6)]


def test_a_caption_below_a_table_of_tasks_is_none_of_them() -> None:
    table = ("| Task | Who |", "|---|---|", "| Oil the tap | Ada |")
    lines = ("## Tasks", "", *table, "", '<p class="caption">Table 1</p>', "", "## Hose", "", "It leaks.")
    assert [last for *_, last in entries_in(*lines)] == [6]


@pytest.mark.parametrize(
    "heads", ["| Item | Owner | Notes |", "| Topic | Who | Discussion |", "| Item | Responsible | Notes |"]
)
def test_a_table_of_tasks_with_notes_keeps_its_role(heads: str) -> None:
    rows = ("", heads, "| --- | --- | --- |", "| Buy a hose | Fern | soon |")
    assert [role for role, *_ in entries_in("## Actions", *rows)] == ["action"]
    assert [role for role, *_ in entries_in("## Hose", "", "It leaks.", "", "**Action items**", *rows)] == ["action"]


def test_tasks_that_go_on_counting_behind_topics_are_tasks() -> None:
    found = entries_in(
        "## Topics", "", "1. Hose", "2. Fence", "", "**Action items**", "", "3. Fern buys", "4. Ivy digs"
    )
    assert [role for role, *_ in found] == ["action"]
