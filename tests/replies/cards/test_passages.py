"""What a card shows of a passage beside its words."""

import pytest

from bot.replies.cards.passages import task_notes
from bot.replies.i18n.wording import wording_for
from bot.replies.json_records import hit_record
from bot.replies.model import Note
from bot.search.model import Hit
from tests.conftest import lines_of, search_in

HEAD = ("# Garden call 2024-03-04", "", "Attendees: Ada Byron, Brook Stone", "", "## Hose", "")


def first_hit(*lines: str) -> Hit:
    search = search_in({"2024-03-04.md": lines_of(*HEAD, "It leaks.", "", *lines)})
    return next(hit for hit in search.answer("action items about the hose").hits if hit.entry.role)


@pytest.mark.parametrize(
    ("locale", "shown"),
    [
        ("en-GB", "responsible: Ada Byron · due: 20 March 2024"),
        ("zh-CN", "负责人：Ada Byron · 截止时间：2024年3月20日"),
        ("zh-TW", "負責人：Ada Byron · 截止時間：2024年3月20日"),
    ],
)
def test_it_shows_who_does_it_until_when(locale: str, shown: str) -> None:
    assert task_notes(first_hit("Action: mend it (Ada, by 20 March)"), wording_for(locale)) == (Note(shown),)


def test_a_day_that_is_no_date_is_shown_as_it_is_written() -> None:
    assert task_notes(first_hit("Action: mend it, due: end of term"), wording_for("en")) == (Note("due: end of term"),)


def test_nothing_is_shown_of_what_nobody_is_named_for() -> None:
    assert task_notes(first_hit("Action: mend it"), wording_for("en")) == ()


def test_json_tells_every_task() -> None:
    record = hit_record(first_hit("Actions:", "- Ada: mend it by 20 March", "- Brook: oil it"))
    assert (record["role"], record["owners"], record["due"]) == ("action", ["Ada Byron", "Brook Stone"], "2024-03-20")
    assert [task["owners"] for task in record["tasks"]] == [["Ada Byron"], ["Brook Stone"]]
