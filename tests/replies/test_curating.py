"""Answers that moderators chose, from the kept place to the card."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import pytest

from bot.replies.asking import kind_of
from bot.replies.commands.ask_request import AskRequest
from bot.replies.controls.kept_places import place_of
from bot.replies.controls.references import location_of
from bot.replies.curating import Curating, gone
from bot.replies.i18n.audience import Audience
from bot.replies.json_records import asked_record
from bot.replies.model import Note
from bot.replies.service import Replies
from bot.search.alike import Alike
from bot.search.curated import CuratedAnswer, CuratedAnswers
from tests.conftest import SPRING_IN_ENGLISH, Folder

QUESTION = "Which colour has the moon?"
READER = Audience()


@pytest.fixture
def chosen(folder: Folder) -> CuratedAnswers:
    """Return an answer that was chosen from the minutes in the folder."""
    folder.write("2024-03-05.md", SPRING_IN_ENGLISH)
    (meeting,) = folder.knowledge().meetings
    (minutes,) = meeting.texts
    entry = next(one for one in minutes.entries if "Rain water" in minutes.text.piece(one.lines))
    return CuratedAnswers((CuratedAnswer(1, (QUESTION,), place_of(location_of(meeting, minutes, entry))),))


def replies(folder: Folder, answers: CuratedAnswers) -> Replies:
    return Replies(folder.knowledge(), timezone=ZoneInfo("UTC"), curated=lambda: answers)


def test_the_card_says_that_a_moderator_chose_it(folder: Folder, chosen: CuratedAnswers) -> None:
    reply = replies(folder, chosen).ask(AskRequest("which colour has the sun"), audience=READER)
    assert Note("Chosen by a moderator for this question") not in reply.blocks
    reply = replies(folder, chosen).ask(AskRequest("which colour has the mooon"), audience=READER)
    assert Note("Chosen by a moderator for this question") in reply.blocks


def test_a_refusal_shows_what_was_chosen_for_a_question_near_to_it(
    folder: Folder, chosen: CuratedAnswers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Alike, "nearest", lambda *_: (0, 0.7))
    reply = replies(folder, chosen).ask(AskRequest("zinc whitewash brand"), audience=READER)
    assert reply.outcome is not None
    assert not reply.outcome.is_answered
    assert Note(f"Chosen by a moderator for: {QUESTION}") in reply.blocks


def test_scripts_read_it_too(folder: Folder, chosen: CuratedAnswers) -> None:
    record = asked_record(replies(folder, chosen).search(AskRequest(QUESTION), audience=READER))
    assert (record["answered"], record["shown_as"], record["hits"][0]["curated"]) == (True, "passage", True)
    assert not any(hit["curated"] for hit in record["hits"][1:])


def test_what_is_asked_for_otherwise_is_a_passage_too(folder: Folder, chosen: CuratedAnswers) -> None:
    for question in ("When is the next meeting?", "all meetings", "How often was Willow there?", "decisions"):
        answers = CuratedAnswers((replace(chosen.answers[0], wordings=(question,)),))
        asked = replies(folder, answers).search(AskRequest(question), audience=READER)
        assert (kind_of(asked).value, asked.answer.hits[0].curated) == ("passage", True)


def test_it_follows_its_entry_and_goes_with_it(folder: Folder, chosen: CuratedAnswers) -> None:
    folder.write("2024-03-05.md", SPRING_IN_ENGLISH.replace("Rain water first", "Soft rain water first"))
    asked = replies(folder, chosen).search(AskRequest(QUESTION), audience=READER)
    assert "Soft rain" in asked.answer.hits[0].quote.text
    folder.write("2024-03-05.md", "# Club\n\n## Fence\n\nThe gate is green.\n")
    known = folder.knowledge().served
    assert gone(chosen, known) == chosen.answers
    assert not replies(folder, chosen).search(AskRequest(QUESTION), audience=READER).answer.answered


def test_its_place_is_looked_for_once_in_a_snapshot(folder: Folder, chosen: CuratedAnswers) -> None:
    answers = [chosen]
    curating, known = Curating(lambda: answers[0]), folder.knowledge().served
    assert curating.index_for(known) is curating.index_for(known)
    first = curating.index_for(known)
    assert curating.index_for(folder.knowledge().served) is not first
    answers[0] = CuratedAnswers()
    assert curating.index_for(known) is None
