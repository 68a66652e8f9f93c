"""What kind of card answers a question, and what the card says."""

from dataclasses import replace

import pytest

from bot.replies.asking import Kind, kind_of
from bot.replies.commands.ask_request import AskRequest
from bot.replies.controls.custom_id import Action
from bot.replies.i18n.audience import Audience
from bot.replies.json_records import asked_record
from bot.replies.model import Button, Fact, Listing, Note, Paragraph, Quotation, Reply
from bot.replies.service import Replies
from tests.conftest import Folder, lines_of
from tests.replies.test_browsing import controls, lines, titles

ENGLISH, CHINESE, TRADITIONAL = Audience("en-GB"), Audience("zh-CN"), Audience("zh-TW")


@pytest.fixture
def club(folder: Folder) -> Replies:
    """Return replies from seven meetings of a year long past, the last of which announces another one."""
    for month in range(1, 8):
        folder.write(
            f"2022-{month:02}-03.md",
            lines_of(
                f"# Club of month {month}",
                "",
                f"Attendees: Ada Byron{', Bo Lu' if month % 2 else ''}",
                "",
                "## Hose @Ada Byron",
                "",
                f"The hose is {month} months old.",
                "",
                "### Decision",
                "",
                f"Keep it for month {month}.",
                "",
                *(["### Action items", "", "- Bo Lu: mend the tap.", ""] if month == 2 else []),
                *(["## Next meeting", "", "August 3, 2022, in the shed"] if month == 7 else []),
            ),
        )
    return folder.replies()


def ask(replies: Replies, question: str, audience: Audience = ENGLISH, *, before: str = "") -> Reply:
    return replies.ask(AskRequest(question, before=before), audience=audience)


def kind(replies: Replies, question: str) -> Kind:
    return kind_of(replies.search(AskRequest(question), audience=ENGLISH))


def paragraphs(reply: Reply) -> str:
    return " ".join(block.text for block in reply.blocks if isinstance(block, Paragraph))


def notes(reply: Reply) -> list[str]:
    return [block.text for block in reply.blocks if isinstance(block, Note)]


def buttons(reply: Reply) -> dict[str, Button]:
    return {block.label: block for block in reply.blocks if isinstance(block, Button)}


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what was decided about the hose", Kind.PARTS),
        ("关于 hose 有什么决定", Kind.PARTS),
        ("action items of Bo Lu", Kind.PARTS),
        ("summary of the last meeting", Kind.PARTS),
        ("what is new since March", Kind.NEWS),
        ("三月以来有什么新内容", Kind.NEWS),
        ("which meetings did Bo Lu miss", Kind.MISSED),
        ("Bo Lu 缺席了哪些会议", Kind.MISSED),
        ("next meeting", Kind.NEXT_MEETING),
        ("下次會議是什麼時候", Kind.NEXT_MEETING),
        ("list all meetings", Kind.MEETINGS),
        ("列出所有會議", Kind.MEETINGS),
        ("2022", Kind.MEETINGS),
        ("the meetings of 2022", Kind.MEETINGS),
        ("the last three meetings", Kind.MEETINGS),
        ("the last meeting", Kind.MEETING),
        ("last year", Kind.NO_MEETING),
        ("what was discussed last year", Kind.NO_MEETING),
        ("去年讨论了什么", Kind.NO_MEETING),
        ("decisions of last year", Kind.NO_MEETING),
        ("去年", Kind.NO_MEETING),
        ("who attended the most", Kind.MOST_OFTEN),
        ("who is Ada Byron", Kind.PERSON),
        ("who is Bob Smith", Kind.UNKNOWN_PERSON),
        ("谁是张三丰", Kind.UNKNOWN_PERSON),
        ("help", Kind.WELCOME),
        ("how old is the hose of month 4", Kind.PASSAGE),
    ],
)
def test_a_question_has_its_kind_of_card(question: str, expected: Kind, club: Replies) -> None:
    assert kind(club, question) is expected


def test_decisions_are_quoted_newest_first_and_can_be_opened(club: Replies) -> None:
    reply = ask(club, "what was decided about the hose")
    assert titles(reply) == ["Decisions · hose: 7"]
    assert lines(reply)[0] == "Decision — Hose @Ada Byron (3 July 2022)"
    quoted = ["".join(span.text for span in block.spans) for block in reply.blocks if isinstance(block, Quotation)]
    assert quoted == [f"Keep it for month {month}." for month in (7, 6, 5, 4, 3)]
    listing = next(block for block in reply.blocks if isinstance(block, Listing))
    opened = club.handle_control(listing.opens[0], audience=ENGLISH)
    assert any(isinstance(block, Quotation) for block in opened.blocks)


def test_a_page_of_decisions_is_turned(club: Replies) -> None:
    turned = club.handle_control(buttons(ask(club, "decisions"))["Next ▶"].control, audience=ENGLISH)
    assert "Page 2 of 2" in notes(turned)
    assert len(lines(turned)) == 2


def test_a_page_behind_all_that_was_sought_is_the_last_of_those(club: Replies) -> None:
    asked = club.search(AskRequest("decisions"), audience=ENGLISH)
    few = replace(asked.found.answer, hits=asked.found.answer.hits[:5])
    reply = club.card(replace(asked, found=replace(asked.found, answer=few)), audience=ENGLISH, page=9)
    assert "Page 1 of 2" in notes(reply)
    assert len(lines(reply)) == 5


def test_a_page_keeps_to_what_narrows_the_question_down(club: Replies) -> None:
    first = club.ask(AskRequest("decisions", since="2022-02"), audience=ENGLISH)
    turned = club.handle_control(buttons(first)["Next ▶"].control, audience=ENGLISH)
    assert titles(first) == titles(turned) == ["Decisions · from February 2022 on: 6"]
    assert len(lines(turned)) == 1


def test_where_nothing_is_marked_that_is_said_and_the_meeting_offered(club: Replies) -> None:
    reply = ask(club, "action items at the last meeting")
    assert "Nothing in the minutes is marked so: Action items · Club of month 7" in paragraphs(reply)
    assert buttons(reply)["Open the meeting"].control.action is Action.MEETING
    decisions = club.handle_control(buttons(reply)["Decisions"].control, audience=ENGLISH)
    assert titles(decisions) == ["Decisions · Club of month 7 · 3 July 2022: 1"]


@pytest.mark.parametrize("audience", [ENGLISH, CHINESE, TRADITIONAL])
def test_the_name_of_a_kind_of_part_is_understood_as_a_question(audience: Audience, club: Replies) -> None:
    offered = [
        control
        for control in controls(ask(club, "what is new since January 2022", audience))
        if control.action is Action.QUESTION
    ]
    assert len(offered) == 2
    for control in offered:
        asked = club.search(AskRequest(control.text), audience=audience)
        assert kind_of(asked) is Kind.PARTS
        assert asked.found.answer.answered


def test_without_a_summary_the_meeting_is_shown(club: Replies) -> None:
    reply = ask(club, "summary of the last meeting")
    assert "Nothing in the minutes is marked so" in paragraphs(reply)
    assert titles(reply) == ["Club of month 7"]


def test_news_are_the_meetings_since_a_day_with_their_headings(club: Replies) -> None:
    reply = ask(club, "what is new since June 2022")
    assert titles(reply) == ["From June 2022 on: 2 meetings"]
    assert [block.value for block in reply.blocks if isinstance(block, Fact)] == [
        "Club of month 7",
        "Club of month 6",
    ]


def test_news_since_a_day_without_a_meeting_name_the_newest_one(club: Replies) -> None:
    reply = ask(club, "what is new since 2023-01-01")
    assert "No meeting since 1 January 2023; the newest is of 3 July 2022." in paragraphs(reply)


def test_the_next_meeting_is_quoted_and_said_to_be_past(club: Replies) -> None:
    reply = ask(club, "when is the next meeting?")
    assert "no meeting announced for a day after today" in paragraphs(reply)
    quoted = ["".join(span.text for span in block.spans) for block in reply.blocks if isinstance(block, Quotation)]
    assert quoted == ["August 3, 2022, in the shed"]


def test_that_no_meeting_is_announced_is_said(garden: Folder) -> None:
    reply = ask(garden.replies(), "next meeting")
    assert "The minutes announce no meeting for a day after today" in paragraphs(reply)
    assert not any(isinstance(block, Quotation) for block in reply.blocks)


def test_the_counts_of_a_person_are_those_of_who_came_most_often(folder: Folder) -> None:
    folder.write("2022-01-03.md", "# Club\n\nAttendees: Ada Byron\n\n## Hose\n\nIt leaks.\n")
    folder.write("2022-02-03.md", "# Club\n\nAttendees: Ada Byron\n\n## Agenda\n\n- Hose\n")
    club = folder.replies()
    assert "Ada Byron: 2 of 2" in lines(ask(club, "who attended the most"))
    assert "2 of 2" in {block.value for block in ask(club, "who is Ada Byron").blocks if isinstance(block, Fact)}


def test_whoever_came_most_often_is_counted(club: Replies) -> None:
    reply = ask(club, "who attended the most")
    assert lines(reply) == ["Ada Byron: 7 of 7", "Bo Lu: 4 of 7"]


def test_minutes_that_name_nobody_count_nobody(folder: Folder) -> None:
    folder.write("2022-03-05.md", "# Club\n\n## Hose\n\nThe hose leaks.\n")
    assert "do not say who was there" in paragraphs(ask(folder.replies(), "who attended the most"))


def test_nobody_is_found_for_an_unknown_name(club: Replies) -> None:
    reply = ask(club, "who is Bob Smith")
    assert paragraphs(reply) == "The minutes name nobody called “Bob Smith”."
    assert not any("Read as" in note for note in notes(reply))


def test_near_names_are_offered(club: Replies) -> None:
    reply = ask(club, "who is Ada Byrom")
    assert "Ada Byron" in [control.text for control in controls(reply)]


def test_a_year_without_meetings_offers_the_newest(club: Replies) -> None:
    reply = ask(club, "last year")
    assert "the newest is of 3 July 2022" in paragraphs(reply)
    assert {"Open the newest meeting", "All meetings"} <= buttons(reply).keys()


def test_a_list_of_meetings_that_a_filter_narrows_down_is_not_the_list_of_all(club: Replies) -> None:
    asked = club.search(AskRequest("list all meetings", person="Bo Lu"), audience=ENGLISH)
    assert kind_of(asked) is not Kind.MEETINGS


def test_meetings_of_a_month_are_listed(club: Replies) -> None:
    assert len(lines(ask(club, "list the meetings of March 2022"))) == 1
    assert len(lines(ask(club, "the last three meetings"))) == 3


def test_a_follow_up_says_what_was_looked_for(club: Replies) -> None:
    reply = ask(club, "what about the tap?", before="what was decided about the hose")
    assert notes(reply)[0].startswith("After “what was decided about the hose”, I looked for: ")
    assert "tap" in notes(reply)[0]


def test_a_question_that_stands_alone_says_nothing_of_the_one_before(club: Replies) -> None:
    reply = ask(club, "how old is the hose of month 4", before="who is Ada Byron")
    assert not any("After" in note for note in notes(reply))


def test_no_result_stands_twice_on_a_card(club: Replies) -> None:
    reply = ask(club, "hose months old")
    named = [control for block in reply.blocks if isinstance(block, Listing) for control in block.opens]
    more = [block.control for block in reply.blocks if isinstance(block, Button) and "more" in block.label]
    assert named
    assert more
    assert not {place for one in named for place in one.places} & {place for one in more for place in one.places}


def test_json_says_what_a_question_is_answered_with(club: Replies) -> None:
    record = asked_record(club.search(AskRequest("decisions", limit=2), audience=ENGLISH))
    assert (record["shown_as"], record["total"], len(record["hits"])) == ("parts", 7, 2)
    assert record["after"] is None
    followed = asked_record(club.search(AskRequest("and when?", before="who mends the tap"), audience=ENGLISH))
    assert followed["after"] == "who mends the tap"


def test_the_fields_that_were_there_before_stay(club: Replies) -> None:
    record = asked_record(club.search(AskRequest("hose"), audience=ENGLISH))
    assert {"question", "answered", "confidence", "read_as", "elapsed_ms", "hits"} <= record.keys()
