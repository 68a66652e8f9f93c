"""Which of the open questions asks the same, found without reading all of them each time."""

from collections.abc import Callable

import pytest

from bot.desk.missed.likeness import AskedBefore
from bot.search.likeness.gist import Gist, GistReader
from bot.search.question.model import Query
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


def test_each_new_question_is_read_once(garden: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    known, before = garden.knowledge().snapshot, AskedBefore()
    before.most_alike(known, "what do otters eat", ASKED)
    read: list[str] = []
    monkeypatch.setattr(GistReader, "read", _noting(GistReader.read, read))
    new = ["when are the gates shut", "where are the buckets", "why is the pond green"]
    for count in range(1, len(new) + 1):
        assert before.most_alike(known, "what do otters eat", [*ASKED, *new[:count]]) is None
    assert read == new


def _noting(own: Callable[..., Gist], read: list[str]) -> Callable[..., Gist]:
    def noting(self: GistReader, query: Query) -> Gist:
        read.append(query.text)
        return own(self, query)

    return noting
