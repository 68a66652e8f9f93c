"""Decisions and tasks under words and in places that were read as something else."""

from bot.minutes.model import Role
from tests.conftest import lines_of, read
from tests.minutes.found_topics import topics_of

PRESENT = ("# Club 2024-03-04", "", "Present: Ada Byron, Bo Lind", "")


def told(*lines: str) -> list[tuple[Role, str]]:
    minutes = read(lines_of(*PRESENT, *lines), "2024-03-04.md")
    found = ((entry.role, minutes.text.piece(entry.lines)) for entry in minutes.entries)
    return [(role, piece.strip()) for role, piece in found if role]


def test_an_empty_box_among_decisions_is_still_to_do() -> None:
    noted = ("## Decisions", "", "* We buy a hose.", "* [ ] Ada: ask the shop for one", "* [ ] Bo to dig the pond")
    found = told(*noted)
    assert [role for role, _ in found] == [Role.DECISION, Role.ACTION]
    assert found[1][1].startswith("* [ ] Ada")


def test_a_ticked_box_among_decisions_is_decided() -> None:
    assert [role for role, _ in told("## Decisions", "", "* [x] We buy a hose.", "* [x] We sell the boat.")] == [
        Role.DECISION
    ]


def test_a_decision_may_be_counted_before_its_name() -> None:
    found = told(
        "### 1ère résolution : le tuyau", "", "Il est adopté à 7 voix.", "", "### 2nd resolution: the pond", "", "Dig."
    )
    assert [role for role, _ in found] == [Role.DECISION, Role.DECISION]


def test_the_consensus_of_the_meeting_is_a_decision() -> None:
    assert told("## Hose", "", "**Meeting consensus:** buy it.")[0][0] is Role.DECISION


def test_a_list_of_tasks_at_the_end_is_no_list_of_topics() -> None:
    notes = ("Notes are free, mend them please!", "", "- Hose", "  - leaks", "- Pond", "  - dug", "- Shed", "  - full")
    tasks = ("TODO", "", "- [ ] Ada: a new tap", "- [ ] Bo: a spade", "- [ ] Bo: a net")
    assert topics_of(*PRESENT, *notes, "", *tasks) == ["Hose", "Pond", "Shed"]


def test_a_label_with_a_task_above_a_numbered_topic_does_not_make_that_one() -> None:
    noted = (
        "1. Hose",
        "",
        "It leaks.",
        "",
        "ACTION: Ada asks the shop",
        "",
        "2. Pond",
        "",
        "It is green.",
        "",
        "3. Shed",
    )
    assert [heading[-4:] for heading in topics_of(*PRESENT, *noted)] == ["Hose", "Pond", "Shed"]


def test_a_link_and_nothing_else_to_say_is_nothing() -> None:
    review = ("## Yearly review", "", "Project board: https://a.example/board", "", "None.")
    assert topics_of(*PRESENT, *review, "", "## Hose", "", "It leaks.", "", "## Pond", "", "Dig.") == ["Hose", "Pond"]


def test_titles_counted_in_circles_are_no_people() -> None:
    lines = ("## 議事", "", "**① 練習室の鍵**", "", "鍵が足りない。", "", "**② 秋の発表会**", "", "会場を探す。")
    found = topics_of("# 会議 2024-03-04", "", "出席：相沢、古川", "", *lines)
    assert found == ["① 練習室の鍵", "② 秋の発表会"]


def test_votes_in_boxes_are_no_tasks() -> None:
    assert [
        role for role, _ in told("## Decisions", "", "- [ ] Ada approves", "- [x] Bo approves", "- [ ] Cy approves")
    ] == [Role.DECISION]


def test_notes_behind_several_links_are_notes() -> None:
    links = [f"- {name}: https://a.example/{name}" for name in ("Board", "Design", "Shop", "Docs", "Map")]
    noted = ("## Hose", "", *links, "- No update.", "- Ada buys the hose by Friday.", "", "## Pond", "", "Dig.")
    assert topics_of(*PRESENT, *noted) == ["Hose", "Pond"]


def test_one_shout_among_labels_in_capitals_is_no_topic() -> None:
    lines = ("ATTENDEES", "", "Ada Byron", "", "We talked of the hose.", "PLEASE BRING CAKE", "Then we left.")
    assert "PLEASE BRING CAKE" not in topics_of("# Club 2024-03-04", "", *lines)
