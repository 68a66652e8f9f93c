"""Whoever wants not to be told of as having been there is not, by whatever name the minutes use."""

from collections.abc import Iterator
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.knowledge.service import Knowledge
from bot.replies.asking import Kind, kind_of
from bot.replies.commands.ask_request import AskRequest
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.audience import Audience
from bot.replies.json_records import asked_record, meeting_record, person_record
from bot.replies.model import Button, Listing, Reply
from bot.replies.service import Replies
from bot.search.settings import SearchSettings
from tests.conftest import Folder

READER = Audience("en")
FIRST = """\
# Gateway meeting

**Attendees**: Ann Lee, Bo Ray (@boray), Cy Fox

## Agenda 1: Releases

Presenter: Bo Ray

Bo Ray shows that the gateway is stable since version 2.

- **Q**: Is the gateway stable?
  **A**: Yes, says Bo Ray.
"""
SECOND = """\
# Storage meeting

## Attendees

- Ann Lee
- boray
- Cy Fox

## Agenda 1: Storage

The storage is replaced.
"""


def known_without(path: Path, *names: str) -> Knowledge:
    folder = Folder(path)
    folder.write("2024-05-02.md", FIRST)
    folder.write("2024-06-02.md", SECOND)
    knowledge = Knowledge([folder.source()], SearchSettings(withheld_names=names, meaning=False))
    knowledge.load()
    return knowledge


def replies_without(path: Path, *names: str) -> Replies:
    return Replies(known_without(path, *names), timezone=ZoneInfo("UTC"))


def said(reply: Reply) -> str:
    return repr(reply.blocks)


@pytest.mark.parametrize("name", ["Bo Ray", "bo ray", "BORAY", "Ray Bo"])
@pytest.mark.parametrize("day", ["2024-05-02", "2024-06-02"])
def test_a_meeting_names_the_others_and_counts_all(tmp_path: Path, name: str, day: str) -> None:
    replies = replies_without(tmp_path, name)
    for asked in (f"who attended the meeting of {day}?", f"how many people were at the meeting of {day}?"):
        card = said(replies.ask(AskRequest(asked), audience=READER))
        assert "Attendees (3)" in card
        assert "Ann Lee, Cy Fox" in card
        assert "boray" not in card


def test_without_the_setting_nothing_is_left_out(tmp_path: Path) -> None:
    card = said(replies_without(tmp_path).browsing.meeting("2024-05-02", audience=READER))
    assert "Ann Lee, Bo Ray, Cy Fox" in card


def test_when_somebody_was_there_is_not_told(tmp_path: Path) -> None:
    replies = replies_without(tmp_path, "Bo Ray")
    for reply in (replies.browsing.who("Bo Ray", audience=READER), replies.browsing.missed("Bo Ray", audience=READER)):
        assert "is not told" in said(reply)
        assert "June" not in said(reply)
    assert "Releases" in said(replies.browsing.who("Bo Ray", audience=READER)), "what they presented is"


def test_completions_do_not_offer_the_name(tmp_path: Path) -> None:
    assert replies_without(tmp_path, "Bo Ray").completing.person("bo", audience=READER) == ()
    assert replies_without(tmp_path).completing.person("bo", audience=READER) == ("Bo Ray",)


def test_what_is_said_and_presented_is_quoted_as_it_stands(tmp_path: Path) -> None:
    card = said(replies_without(tmp_path, "Bo Ray").ask(AskRequest("Is the gateway stable?"), audience=READER))
    assert "Yes, says Bo Ray." in card


def test_the_whole_text_leaves_out_the_lines_that_list_the_name(tmp_path: Path) -> None:
    replies = replies_without(tmp_path, "boray")
    card = replies.browsing.meeting("2024-06-02", audience=READER)
    places = [control for control in opened(card) if control.action is Action.FULL_TEXT]
    texts = [said(replies.handle_control(control, audience=READER)) for control in places]
    hit = replies.search(AskRequest("Attendees storage meeting"), audience=READER).answer.hits
    assert all("boray" not in text for text in texts)
    assert all("boray" not in one.quote.text for one in hit)


def opened(reply: Reply) -> Iterator[ControlAction]:
    for block in reply.blocks:
        if isinstance(block, Button):
            yield block.control
        elif isinstance(block, Listing):
            yield from block.opens


def test_records_leave_the_name_out_too(tmp_path: Path) -> None:
    knowledge = known_without(tmp_path, "Bo Ray")
    meeting = knowledge.meetings[-1]
    assert meeting_record(meeting, meeting.texts[0])["attendees"] == ["Ann Lee", "Cy Fox"]
    (person,) = knowledge.served.people_called("Bo Ray")
    record = person_record(person, knowledge.meetings, ("en",))
    assert (record["attended"], record["counted"], record["presented"]) == (0, 0, 1)
    replies = Replies(knowledge, timezone=ZoneInfo("UTC"))
    asked = replies.search(AskRequest("who attended the meeting of 2024-05-02?"), audience=READER)
    assert kind_of(asked) is Kind.MEETING
    assert "boray" not in repr(asked_record(asked))


def test_check_reads_the_minutes_as_they_are(tmp_path: Path) -> None:
    with_names, without = (known_without(tmp_path, *names).check() for names in ((), ("Bo Ray",)))
    assert with_names == without
