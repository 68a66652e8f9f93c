"""What was asked before is answered from memory, and never with what the minutes no longer say."""

from zoneinfo import ZoneInfo

from bot.replies.commands.ask_request import AskRequest
from bot.replies.curating import HeldAnswers
from bot.replies.i18n.audience import Audience
from bot.replies.kept_replies import KeptReplies
from bot.replies.model import Paragraph, Reply
from bot.replies.service import Replies
from bot.search.curated import CuratedAnswer, CuratedAnswers, CuratedPlace
from tests.conftest import Folder, lines_of
from tests.replies.reply_texts import quoted

ENGLISH, CHINESE = Audience("en-GB"), Audience("zh-CN")
ONE, OTHER = Reply((Paragraph("one"),)), Reply((Paragraph("other"),))


def test_the_latest_replies_are_kept_and_those_asked_for_longest_ago_go() -> None:
    kept = KeptReplies(lambda: False, most=2)
    kept.keep("a", ONE, since=0)
    kept.keep("b", OTHER, since=0)
    assert kept.find("a") is ONE
    kept.keep("c", ONE, since=0)
    assert [kept.find(asked) for asked in "abc"] == [ONE, None, ONE]


def test_what_was_made_of_the_minutes_before_is_not_kept() -> None:
    changes = iter([False, True, False, False])
    kept = KeptReplies(lambda: next(changes))
    assert kept.find("a") is None
    since = kept.times_forgotten
    kept.keep("a", ONE, since=since)  # the minutes changed while it was made
    assert kept.find("a") is None


def test_the_same_question_is_answered_from_memory_as_privately_as_it_is_asked(garden: Folder) -> None:
    replies = garden.replies()
    first = replies.ask(AskRequest("rain barrel"), audience=ENGLISH)
    again = replies.kept_answer(AskRequest("rain barrel", private=True), audience=ENGLISH)
    assert again is not None
    assert (again.blocks, again.outcome) == (first.blocks, first.outcome)
    assert (first.private, again.private) == (False, True)


def test_another_scope_or_reader_is_another_question(garden: Folder) -> None:
    replies = garden.replies()
    replies.ask(AskRequest("rain barrel"), audience=ENGLISH)
    for request, audience in (
        (AskRequest("rain barrel", since="2024"), ENGLISH),
        (AskRequest("rain barrel", before="the pond"), ENGLISH),
        (AskRequest("rain barrel", limit=1), ENGLISH),
        (AskRequest("rain barrel"), CHINESE),
    ):
        assert replies.kept_answer(request, audience=audience) is None


def test_new_minutes_names_and_chosen_answers_each_forget_what_was_answered(garden: Folder) -> None:
    knowledge, curated = garden.knowledge(), HeldAnswers()
    replies = Replies(knowledge, timezone=ZoneInfo("UTC"), curated=curated)
    request = AskRequest("what about the pond")
    place = CuratedPlace("2024-09-03", "a.md", "x", "y")

    def known() -> bool:
        was_known = replies.kept_answer(request, audience=ENGLISH) is not None
        replies.ask(request, audience=ENGLISH)
        return was_known

    told = [known(), known()]
    garden.write("2024-09-03.md", lines_of("# Club", "", "Attendees: Fern", "", "## Pond", "", "The pond is dug."))
    knowledge.load()
    told += [known(), known()]
    assert "The pond is dug." in quoted(replies.ask(request, audience=ENGLISH))
    knowledge.teach([("pond", "pool")])
    told += [known(), known()]
    curated.hold(CuratedAnswers((CuratedAnswer(1, ("pond?",), place),)))
    told += [known(), known()]
    assert told == [False, True] * 4


def test_the_history_of_a_topic_is_kept_page_by_page(garden: Folder) -> None:
    replies = garden.replies()
    shown = replies.browsing.topic("compost", audience=ENGLISH, page=0)
    assert replies.browsing.kept_topic("compost", audience=ENGLISH, page=0) is shown
    assert replies.browsing.kept_topic("compost", audience=ENGLISH, page=1) is None
