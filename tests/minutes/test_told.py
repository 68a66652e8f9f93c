"""Sentences that each reader can be told in another language."""

import copy
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.minutes.told import Told
from bot.replies.i18n.wording import wording_for

EMPTY = Told("There is nothing under “{heading}”.", heading="Shed {1}")


def test_a_sentence_is_its_english_text() -> None:
    assert EMPTY == "There is nothing under “Shed {1}”."


@pytest.mark.parametrize("again", [copy.deepcopy(EMPTY), pickle.loads(pickle.dumps(EMPTY))])
def test_a_sentence_that_was_kept_can_still_be_told_otherwise(again: Told) -> None:
    assert (again, again.phrase, again.values) == (EMPTY, EMPTY.phrase, EMPTY.values)


@pytest.mark.parametrize(
    ("locale", "expected"),
    [
        ("zh-CN", "“Shed {1}”下面没有内容。"),
        ("zh-TW", "「Shed {1}」下面沒有內容。"),
        ("en-GB", EMPTY),
        ("de", EMPTY),
        (None, EMPTY),
    ],
)
def test_a_sentence_is_told_in_the_reader_s_language(locale: str | None, expected: str) -> None:
    assert wording_for(locale).told(EMPTY) == expected


def test_a_sentence_inside_of_another_is_told_in_the_same_language() -> None:
    inner = Told("Put the value in quotes")
    whole = Told("{fix}; until then the whole file is read as text.", fix=inner)
    assert wording_for("zh").told(whole).startswith(wording_for("zh").told(inner))


def test_what_only_its_english_is_known_of_stays() -> None:
    assert wording_for("zh").told("Agenda") == "Agenda"


@given(st.text())
def test_what_stands_in_minutes_comes_through_untouched(heading: str) -> None:
    told = Told("There is nothing under “{heading}”.", heading=heading)
    assert heading in told
    assert heading in wording_for("zh").told(told)
