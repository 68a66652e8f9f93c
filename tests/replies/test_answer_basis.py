"""Whoever remembers an answer hears when it may be another."""

from zoneinfo import ZoneInfo

from bot.replies.curating import HeldAnswers
from bot.replies.service import Replies
from bot.search.curated import CuratedAnswer, CuratedAnswers, CuratedPlace
from tests.conftest import Folder, lines_of


def test_other_minutes_names_and_chosen_answers_are_each_a_change(garden: Folder) -> None:
    knowledge, curated = garden.knowledge(), HeldAnswers()
    basis = Replies(knowledge, timezone=ZoneInfo("UTC"), curated=curated).basis()
    told = [basis.has_changed(), basis.has_changed()]
    garden.write("2024-09-03.md", lines_of("# Club", "", "Attendees: Fern", "", "## Pond", "", "The pond is dug."))
    knowledge.load()
    told += [basis.has_changed(), basis.has_changed()]
    knowledge.teach([("pond", "pool")])
    told += [basis.has_changed(), basis.has_changed()]
    curated.hold(CuratedAnswers((CuratedAnswer(1, ("pond?",), CuratedPlace("2024-09-03", "a.md", "x", "y")),)))
    told += [basis.has_changed(), basis.has_changed()]
    assert told == [True, False] * 4
