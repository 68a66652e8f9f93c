"""Who does what until when."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.minutes.model import MeetingDate, Minutes, Role, Task
from bot.minutes.parse import parse_minutes
from tests.conftest import lines_of, read

HEAD = ("# Garden call 2024-03-04", "", "Attendees: Ada Byron, Brook Stone, ferret7", "")


def minutes_with(*lines: str) -> Minutes:
    return read(lines_of(*HEAD, *lines), "2024-03-04.md")


def tasks_in(*lines: str) -> list[tuple[tuple[str, ...], str | None]]:
    """Return owners and day of every task beneath a heading of action items."""
    found: list[Task] = [task for entry in minutes_with("## Actions", "", *lines).entries for task in entry.tasks]
    return [(task.owners, str(task.due) if task.due else None) for task in found]


@pytest.mark.parametrize(
    ("line", "owners"),
    [
        ("- Ada mends the hose", ("Ada Byron",)),
        ("- Ada to mend the hose", ("Ada Byron",)),
        ("- Ada: mend the hose", ("Ada Byron",)),
        ("- Ada and Brook: mend the hose", ("Ada Byron", "Brook Stone")),
        ("- [ ] [[people/Ada|Ada]] mends the hose", ("Ada Byron",)),
        ("- **3.1**: Brook Stone will mend the hose", ("Brook Stone",)),
        ("- @ferret7 mends the hose", ("ferret7",)),
        ("- Mend the hose @Brook Stone", ("Brook Stone",)),
        ("- Mend the hose (Ada)", ("Ada Byron",)),
        ("- Mend the hose (Ada, by 20 March)", ("Ada Byron",)),
        ("- Mend the hose -- Ada", ("Ada Byron",)),
        ("- Mend the hose. Owner: Ada, Brook", ("Ada Byron",)),
        ("- Mend the hose [assignee] Ada, Brook [due] 20 March [status] todo", ("Ada Byron", "Brook Stone")),
        ("- 修水管，由王芳负责", ("王芳",)),
        ("- 修水管 责任人：王芳、李雷 时间：3月20日", ("王芳", "李雷")),
        ("- 修水管 – 王芳", ("王芳",)),
    ],
)
def test_somebody_does_it(line: str, owners: tuple[str, ...]) -> None:
    assert [found for found, _ in tasks_in(line)] == [owners]


@pytest.mark.parametrize(
    "line",
    [
        "- Everyone: mend the hose",
        "- Hose: mend it",
        "- Mend the hose (five euros)",
        "- Install @garden/hose",
        "- Hedge Trimmers will be bought",
        "- Change owner: OK",
        "- TBD: mend the hose",
    ],
)
def test_nobody_is_named_who_is_no_person_for_certain(line: str) -> None:
    assert tasks_in(line) == []


@pytest.mark.parametrize(
    ("line", "due"),
    [
        ("- Mend the hose by 20 March", "2024-03-20"),
        ("- Mend the hose until 2024-05-03", "2024-05-03"),
        ("- Mend the hose 📅 2024-03-20", "2024-03-20"),
        ("- Mend the hose → March 12, 2024", "2024-03-12"),
        ("- Mend the hose, due: end of term", "end of term"),
        ("- Mend the hose by 5 January", "2025-01-05"),
        ("- 修水管，截止时间 3 月 20 日", "2024-03-20"),
        ("- 修水管，完成时间2024.4.20", "2024-04-20"),
        ("- 修水管，3月20日前", "2024-03-20"),
    ],
)
def test_it_is_due_on_a_day(line: str, due: str) -> None:
    assert [found for _, found in tasks_in(line)] == [due]


@pytest.mark.parametrize("line", ["- Mend the hose by hand", "- Look at version 3.20", "- Order 20 tins"])
def test_what_is_no_day_is_none(line: str) -> None:
    assert tasks_in(line) == []


def test_a_table_tells_both_in_its_columns() -> None:
    rows = ("| Task | Owner | Due |", "|---|---|---|", "| hose | Ada | 20 March |", "| tap | TBD | - |")
    assert tasks_in(*rows) == [(("Ada Byron",), "2024-03-20")]


def test_what_lies_beneath_a_bullet_belongs_to_it() -> None:
    assert tasks_in("- Mend the hose", "  responsible: Ada", "  due: 20 March") == [(("Ada Byron",), "2024-03-20")]


def test_a_label_names_who_does_all_of_it() -> None:
    entries = minutes_with("## Hose", "", "Actions (Ada):", "- mend it", "- oil it").entries
    assert [entry.owners for entry in entries if entry.role] == [("Ada Byron",)]


@pytest.mark.parametrize(
    "lines",
    [
        ("- **Ada** to:", "  - [ ] Mend the hose", "  - [ ] Fetch tins"),
        ("## Actions", "", "### Ada", "", "- Mend the hose", "- Fetch tins"),
    ],
)
def test_whoever_a_line_names_alone_does_all_that_lies_beneath_it(lines: tuple[str, ...]) -> None:
    entries = minutes_with("## Hose", "", "It leaks.", "", *lines).entries
    assert [task.owners for entry in entries for task in entry.tasks] == [("Ada Byron",), ("Ada Byron",)]


def test_who_speaks_in_a_decision_does_not_have_to_do_it() -> None:
    entries = minutes_with("## Hose", "", "Decision:", "", "- Ada: mend it").entries
    assert [entry.owners for entry in entries if entry.role] == [()]


def test_all_is_due_on_one_day_or_on_none() -> None:
    entries = minutes_with("## Actions", "", "- mend by 20 March", "- oil by 21 March").entries
    assert [entry.due for entry in entries if entry.role] == [None]


@given(st.text(max_size=120))
def test_any_wording_is_borne(text: str) -> None:
    for entry in read(lines_of(*HEAD, "## Actions", "", f"- {text}")).entries:
        assert all(task.owners or task.due for task in entry.tasks)


def test_a_topic_that_is_ticked_off_is_nothing_to_do() -> None:
    text = lines_of(
        "# Club 2024-03-04", "", "## Tickets", "", "- [x] What of the hose", "  - It leaks.", "  - [ ] Bram mends it",
        "- [x] What about the shed", "  - It is old.",
    )  # fmt: skip
    minutes = parse_minutes(text, "2024-03-04.md").minutes
    assert minutes is not None
    acts = [minutes.text.piece(entry.lines).strip() for entry in minutes.entries if entry.role is Role.ACTION]
    assert acts == ["- [ ] Bram mends it"]


@pytest.mark.parametrize(("written", "due"), [("内核 kernel 6.6内核默认", None), ("水管 6.6前完成", (6, 6))])
def test_the_number_of_a_version_is_no_day(written: str, due: tuple[int, int] | None) -> None:
    text = lines_of("# 园艺会 2024-05-04", "", "出席：陈伟、李娜", "", "## 待办", "", f"- 陈伟：{written}")
    (task,) = (task for entry in read(text, "2024-05-04.md").entries for task in entry.tasks)
    day = task.due if isinstance(task.due, MeetingDate) else None
    assert (day and (day.month, day.day)) == due
