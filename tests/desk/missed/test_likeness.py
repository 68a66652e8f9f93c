"""Which of the open questions asks the same, found without reading all of them each time."""

from bot.desk.missed.likeness import AskedBefore
from tests.conftest import Folder

ASKED = ["how do zebras live", "who keeps the giraffes", "when do herons fly"]


def test_a_question_is_found_among_old_and_new_ones_and_not_among_settled_ones(garden: Folder) -> None:
    known, before = garden.knowledge().snapshot, AskedBefore()
    assert before.most_alike(known, "How do zebras live?", ASKED) == ASKED[0]
    assert before.most_alike(known, "who keeps the storks", ASKED) is None
    assert before.most_alike(known, "Who keeps the storks?", [*ASKED, "who keeps the storks"]) == "who keeps the storks"
    assert before.most_alike(known, "How do zebras live?", ASKED[1:]) is None
    assert before.most_alike(known, "When do herons fly?", ASKED[1:]) == ASKED[2]


def test_new_minutes_are_what_questions_are_read_by(garden: Folder) -> None:
    before = AskedBefore()
    assert before.most_alike(garden.knowledge().snapshot, "how do zebras live", ASKED) == ASKED[0]
    assert before.most_alike(garden.knowledge().snapshot, "how do zebras live", ASKED) == ASKED[0]
