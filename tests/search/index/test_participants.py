"""Which entries tell who was there, and who was not."""

from bot.minutes.meeting_texts import Meeting
from bot.search.index.entries import EntryTable
from bot.search.index.participants import is_list_of_people, named_as_absent, told_of_who_came
from tests.conftest import lines_of, read


def test_who_came_and_who_did_not_are_told_apart() -> None:
    text = lines_of("# Club", "", "## Present", "- Fern", "", "## Regrets", "- Moss", "", "## Hose", "Moss leaks.")
    table = EntryTable([Meeting("1", None, (read(text),))])
    told = [(is_list_of_people(entry), bool(named_as_absent(entry))) for entry in table]
    assert told == [(False, False), (True, False), (False, True), (False, False)]


def test_a_head_that_names_some_in_passing_tells_less_than_the_list() -> None:
    text = lines_of(
        "# Club",
        "Attendees: everybody may come; ask Fern Moss for the key.",
        "",
        "## Log",
        "Present: Fern Moss, Oak Root, Ivy Stone, Willow Bark",
    )
    head, *rest = EntryTable([Meeting("1", None, (read(text),))])
    assert told_of_who_came(head) < 0.8 < max(told_of_who_came(entry) for entry in rest)
