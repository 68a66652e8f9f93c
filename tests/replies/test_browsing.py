"""Meetings, topics and people, as they are worded, and what their controls lead to."""

from itertools import chain
from zoneinfo import ZoneInfo

import pytest

from bot.errors import UnknownMeetingError, UsageError
from bot.minutes.model import MeetingDate
from bot.replies.commands.arguments import date_meant
from bot.replies.commands.ask_request import AskRequest
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.audience import Audience
from bot.replies.model import Button, Choice, Fact, Link, Listing, Menu, Offers, Paragraph, Reply, Title
from bot.replies.service import Replies
from bot.replies.settings import ReplySettings
from tests.conftest import Folder, lines_of
from tests.replies.reply_texts import texts_of

ENGLISH = Audience("en-GB")
CHINESE = Audience("zh-CN", translated_names=True)


def titles(reply: Reply) -> list[str]:
    return [block.text for block in reply.blocks if isinstance(block, Title)]


def lines(reply: Reply) -> list[str]:
    return [line for block in reply.blocks if isinstance(block, Listing) for line in block.lines]


def controls(reply: Reply) -> list[ControlAction]:
    """Return everything that can be pressed or chosen."""
    found: list[ControlAction] = []
    for block in reply.blocks:
        match block:
            case Button(_, control):
                found.append(control)
            case Menu(_, choices) | Offers(choices):
                found += [choice.control for choice in choices]
    return found


def shelves(folder: Folder) -> Folder:
    """Write a meeting for each month of two years."""
    for year in (2023, 2024):
        for month in range(1, 13):
            folder.write(f"{year}-{month:02}-01.md", f"# Review {month}\n\n## Shelf\n\nThe shelf of month {month}.\n")
    return folder


def test_a_list_comes_on_pages_where_a_page_is_asked_for(folder: Folder) -> None:
    replies = shelves(folder).replies()
    assert len(lines(replies.browsing.meetings(audience=ENGLISH))) == 24
    pages = [lines(replies.browsing.meetings(audience=ENGLISH, page=number)) for number in range(3)]
    assert [len(page) for page in pages] == [10, 10, 4]
    assert sorted(chain.from_iterable(pages)) == sorted(lines(replies.browsing.meetings(audience=ENGLISH)))


def test_a_list_is_filtered_by_year(folder: Folder) -> None:
    shown = lines(shelves(folder).replies().browsing.meetings(audience=ENGLISH, year="2023"))
    assert len(shown) == 12
    assert all(line.startswith("2023-") for line in shown)


def test_a_meeting_leads_to_the_one_before_and_the_one_after(folder: Folder) -> None:
    replies = shelves(folder).replies()
    before, after = (
        control
        for control in controls(replies.browsing.meeting("2023-06-01", audience=ENGLISH))
        if control.action is Action.MEETING
    )
    assert Fact("Date", "1 May 2023") in replies.handle_control(before, audience=ENGLISH).blocks
    assert Fact("Date", "1 July 2023") in replies.handle_control(after, audience=ENGLISH).blocks


@pytest.mark.parametrize("wanted", ["2024-03-05", "5 March 2024", "gardening club", "園藝社"])
def test_a_meeting_is_found_by_its_date_or_words_of_its_title(wanted: str, garden: Folder) -> None:
    assert titles(garden.replies().browsing.meeting(wanted, audience=ENGLISH)) == ["Gardening club meeting"]


@pytest.mark.parametrize("wanted", ["", "zebra", "1999-01-01"])
def test_an_unknown_meeting_is_refused_in_the_readers_language(wanted: str, garden: Folder) -> None:
    with pytest.raises(UnknownMeetingError, match="没有会议"):
        garden.replies().browsing.meeting(wanted, audience=Audience("zh-CN"))


@pytest.mark.parametrize("since", ["soon", "2024-13", "24", "2024-02-30", "1-1-1-1", "²⁰²⁴"])
def test_a_date_that_is_none_is_refused_in_the_readers_language(since: str, garden: Folder) -> None:
    with pytest.raises(UsageError, match="不是日期"):
        garden.replies().ask(AskRequest("barrel", since=since), audience=Audience("zh-CN"))


@pytest.mark.parametrize("since", ["2024", "2024-03", "2024-03-05", "2024/3/5", ""])
def test_a_question_is_asked_from_a_date_on(since: str, garden: Folder) -> None:
    assert titles(garden.replies().ask(AskRequest("rain barrel", since=since), audience=ENGLISH))


def test_what_is_asked_above_the_agenda_takes_nothing_from_it(folder: Folder) -> None:
    folder.write(
        "2024-03-05.md", lines_of("# Club", "", "Q: Who digs?", "", "A: Moss.", "", "## Shed", "", "It leaks.")
    )
    assert lines(folder.replies().browsing.latest_meeting(audience=ENGLISH)) == ["Shed"]


def test_a_heading_that_is_a_link_is_shown_by_its_label(folder: Folder) -> None:
    folder.write("2024-01-01.md", "# Talk\n\n## [#14: **stamps**](https://example.org/14)\n\nStamps are dear.\n")
    replies = folder.replies()
    assert titles(replies.ask(AskRequest("stamps"), audience=ENGLISH)) == ["#14: stamps"]
    assert "#14: stamps" in lines(replies.browsing.latest_meeting(audience=ENGLISH))


def test_a_topic_begins_with_its_newest_meeting_and_leads_to_each_year(folder: Folder) -> None:
    replies = shelves(folder).replies()
    first = replies.browsing.topic("shelf", audience=ENGLISH, page=0)
    assert next(block.label for block in first.blocks if isinstance(block, Fact)) == "1 December 2024"
    years = years_of(first)
    assert list(years) == ["2024", "2023"]
    labels = [
        block.label
        for block in replies.handle_control(years["2023"], audience=ENGLISH).blocks
        if isinstance(block, Fact)
    ]
    assert any("2023" in label for label in labels)


def test_a_person_begins_with_what_they_presented_and_attendance_is_folded_by_year(folder: Folder) -> None:
    for month in range(1, 13):
        for year in (2023, 2024):
            shown = f"\n\n## Agenda 1: Shelf {month} @Moss" if month % 2 else ""
            folder.write(f"{year}-{month:02}-01.md", f"Attendees: Moss, Fern{shown}\n\nOak.\n")
    replies = folder.replies()
    reply = replies.browsing.who("Moss", audience=ENGLISH, page=0)
    counted = [("Meetings attended", "24 of 24"), ("Items presented", "12")]
    assert facts(reply) == [*counted, ("Presented", ""), ("Attended", "")]
    assert lines(reply)[0] == "1 November 2024: Agenda 1: Shelf 11 @Moss"
    assert lines(reply)[-2:] == [f"{year}: 12 (1 Dec, 1 Nov, 1 Oct, 1 Sept, 1 Aug, 1 Jul, …)" for year in (2024, 2023)]
    assert "Attended" not in [
        b.label for b in replies.browsing.who("Moss", audience=ENGLISH, page=1).blocks if isinstance(b, Fact)
    ]
    whole = lines(replies.browsing.who("Moss", audience=ENGLISH))
    assert whole[-1].count("1 ") == 12
    assert len(whole) == 14


def facts(reply: Reply) -> list[tuple[str, str]]:
    return [(block.label, block.value) for block in reply.blocks if isinstance(block, Fact)]


def years_of(reply: Reply) -> dict[str, ControlAction]:
    """Return the years that can be gone to, with what leads there."""
    menus = [block for block in reply.blocks if isinstance(block, Menu) and block.placeholder == "Go to a year"]
    return {choice.label: choice.control for menu in menus for choice in menu.choices}


@pytest.mark.parametrize("asked", ["last meeting", "上次会议", "latest meeting", "the meeting of March 5"])
def test_a_question_that_only_names_a_meeting_gets_its_card(asked: str, garden: Folder) -> None:
    replies = garden.replies()
    asked_for = replies.ask(AskRequest(asked), audience=ENGLISH)
    assert asked_for.blocks == replies.browsing.meeting("2024-03-05", audience=ENGLISH).blocks


def test_the_agenda_comes_before_those_who_attended(folder: Folder) -> None:
    names = ", ".join(f"Person{letter}" for letter in "ABCDEFGHIJKLMNOP")
    folder.write("2024-03-05.md", f"# Club\n\nAttendees: {names}\n\n## Hose\n\nIt leaks.\n")
    blocks = folder.replies().browsing.latest_meeting(audience=ENGLISH).blocks
    labelled = [block for block in blocks if isinstance(block, Fact)]
    _, agenda, fact = labelled
    assert (agenda.label, fact.label) == ("Agenda", "Attendees (16)")
    assert (fact.value, fact.short.endswith("PersonL and 4 more")) == (names, True)
    everybody = next(block.control for block in blocks if isinstance(block, Button) and block.label == "All attendees")
    assert names in " ".join(texts_of(folder.replies().handle_control(everybody, audience=ENGLISH)))


@pytest.mark.parametrize(
    ("typed", "since"),
    [("last year", "2025"), ("去年", "2025"), ("3.5", "2024-03-05"), ("March 5", "2024-03-05"), ("3月", "2024-03")],
)
def test_a_date_to_begin_with_is_understood_in_words(typed: str, since: str, garden: Folder) -> None:
    meetings = garden.knowledge().meetings
    assert str(date_meant(typed, meetings, today=MeetingDate(2026, 1, 9))) == since


def test_a_topic_that_was_mistyped_is_understood(folder: Folder) -> None:
    folder.write("2024-01-01.md", "## Greenhouse\n\nThe greenhouse is warm.\n")
    assert titles(folder.replies().browsing.topic("grenhouse", audience=ENGLISH)) == ["greenhouse: 1 meeting"]


def test_a_topic_that_nobody_touched_says_so(garden: Folder) -> None:
    reply = garden.replies().browsing.topic("helicopter", audience=ENGLISH)
    assert Paragraph("No meeting touched on “helicopter”.") in reply.blocks


def test_several_people_of_a_name_are_offered(garden: Folder) -> None:
    reply = garden.replies().browsing.who("e", audience=ENGLISH)
    assert all(control.action is Action.WHO for control in controls(reply))
    assert len(controls(reply)) > 1
    assert titles(garden.replies().handle_control(controls(reply)[0], audience=ENGLISH))


def test_the_card_of_a_meeting_tells_who_was_absent(folder: Folder) -> None:
    folder.write("2024-03-05.md", lines_of("# Club", "", "Present: Fern", "Regrets: Moss", "", "## Shed", "", "Leaks."))
    assert Fact("Absent (1)", "Moss") in folder.replies().browsing.latest_meeting(audience=ENGLISH).blocks


def test_who_was_never_there_is_found_too(folder: Folder) -> None:
    folder.write("2024-03-05.md", lines_of("# Club", "", "Present: Fern", "Regrets: Moss", "", "## Shed", "", "Leaks."))
    assert titles(folder.replies().browsing.who("Moss", audience=ENGLISH)) == ["Moss"]


def test_a_person_is_told_to_have_been_absent(folder: Folder) -> None:
    files = {
        "2024-03-05.md": "Attendees: Fern Moss\n\nApologies: Oak Tree\n\nRain.\n",
        "2024-03-12.md": "Attendees: Oak Tree\n\nSun.\n",
        "2024-03-19.md": "Apologies: Oak Tree\n\nWind.\n",
    }
    for name, text in files.items():
        folder.write(name, text)
    replies = folder.replies()
    assert lines(replies.browsing.who("Oak Tree", audience=ENGLISH)) == ["2024: 1 (12 Mar)", "2024: 2 (19 Mar, 5 Mar)"]
    missed = replies.browsing.missed("Oak Tree", audience=ENGLISH)
    assert [block.label for block in missed.blocks if isinstance(block, Fact)] == ["19 March 2024", "5 March 2024"]


def test_every_control_of_every_reply_leads_somewhere(garden: Folder) -> None:
    replies = shelves(garden).replies()
    cards = [
        replies.ask(AskRequest("rain barrel"), audience=ENGLISH),
        replies.ask(AskRequest("helicopter"), audience=ENGLISH),
        replies.browsing.latest_meeting(audience=ENGLISH),
        replies.browsing.meetings(audience=ENGLISH, page=0),
        replies.browsing.missed("Willow", audience=ENGLISH, page=0),
        replies.browsing.topic("shelf", audience=ENGLISH, page=0),
        replies.browsing.who("Willow", audience=ENGLISH, page=0),
    ]
    for control in [control for card in cards for control in controls(card)]:
        assert not replies.handle_control(control, audience=ENGLISH).failed, control


@pytest.mark.parametrize("action", [Action.FULL_TEXT, Action.PASSAGES, Action.MEETING])
def test_a_control_without_its_place_says_that_it_is_gone(action: Action, garden: Folder) -> None:
    for places in ((), ("x" * 11,)):
        reply = garden.replies().handle_control(ControlAction(action, places), audience=ENGLISH)
        assert reply.failed
        assert "no longer in the minutes" in str(reply.blocks[0])


def test_a_refusal_leads_to_the_next_meeting_where_a_link_is_set(garden: Folder) -> None:
    settings = ReplySettings(issue_link="https://example.org/new?q={question}")
    replies = Replies(garden.knowledge(), timezone=ZoneInfo("UTC"), settings=settings)
    expected = Link("Ask the next meeting", "https://example.org/new?q=helicopter")
    assert expected in replies.ask(AskRequest("helicopter"), audience=ENGLISH).blocks
    assert expected not in replies.ask(AskRequest("stakes"), audience=ENGLISH).blocks


def test_a_date_with_several_meetings_offers_them(folder: Folder) -> None:
    folder.write("2024-01-01-north.md", "# North\n\n## A\n\nx\n")
    folder.write("2024-01-01-south.md", "# South\n\n## B\n\ny\n")
    replies = folder.replies()
    with pytest.raises(UnknownMeetingError) as caught:
        replies.browsing.meeting("2024-01-01", audience=ENGLISH)
    (offers,) = [block for block in replies.failure(caught.value, audience=ENGLISH).blocks if isinstance(block, Offers)]
    shown = [titles(replies.handle_control(choice.control, audience=ENGLISH)) for choice in offers.choices]
    assert sorted(shown) == [["North"], ["South"]]
    assert all(isinstance(choice, Choice) for choice in offers.choices)


def test_a_meeting_is_shown_in_its_other_language_at_a_press(garden: Folder) -> None:
    replies = garden.replies()
    card = replies.browsing.meeting("latest", audience=ENGLISH)
    other = next(block.control for block in card.blocks if isinstance(block, Button) and block.label == "中文")
    assert titles(card) == ["Gardening club meeting"]
    assert titles(replies.handle_control(other, audience=ENGLISH)) == ["园艺社例会"]


def test_a_reader_whose_language_is_not_there_is_offered_english(garden: Folder) -> None:
    replies = garden.replies()
    german = replies.completing.question("", audience=Audience("de"))
    assert german == replies.completing.question("", audience=ENGLISH)
    assert "番茄" not in " ".join(german)


def test_names_are_parted_as_the_readers_language_parts_them(folder: Folder) -> None:
    folder.write("2024-03-05.md", "# 例会\n\n**参会人**：柳荫, 石榴\n\n## 议程 1：水管\n\n漏水。\n")
    values = [
        block.value
        for block in folder.replies().browsing.latest_meeting(audience=CHINESE).blocks
        if isinstance(block, Fact)
    ]
    assert "柳荫、石榴" in values
