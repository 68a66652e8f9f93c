"""Which entries may be shown, and in what order."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bot.minutes.meetings import gather_meetings
from bot.minutes.model import PartialDate
from bot.search.index.entries import EntryTable, Scores
from bot.search.index.people import PeopleIndex
from bot.search.model import Filters
from tests.conftest import read

FILES = {
    "2024-03-05.md": "# 园艺社\n\n## 雨桶\n\n雨桶漏水。\n\n## 钥匙\n\n钥匙在柳荫那里。\n",
    "2024-03-05.en.md": "# Club\n\n## Barrel\n\nThe barrel leaks.\n\n## Key\n\nThe key is with Willow.\n",
    "2024-04-02.md": "# Club\n\n## Hose\n\nThe hose is new.\n",
    "undated.md": "# Club\n\n## Rakes\n\nTwo rakes are lost.\n",
}


def places() -> EntryTable:
    return EntryTable(gather_meetings(read(text, name) for name, text in FILES.items()))


def scores_for(found: EntryTable, wanted: dict[str, float]) -> Scores:
    """Return scores by headline, 0 for the rest."""
    return np.array([wanted.get(place.headline, 0.0) for place in found], dtype=np.float32)


def headlines(found: EntryTable, scores: Scores, count: int = 10) -> list[str]:
    return [found[number].headline for number in found.best(scores, count)]


def test_the_best_come_first_and_the_newer_of_equals() -> None:
    found = places()
    scores = scores_for(found, {"雨桶": 0.5, "Hose": 0.5, "Rakes": 0.5, "Key": 0.9})
    assert headlines(found, scores) == ["Key", "Hose", "雨桶", "Rakes"]


@given(st.lists(st.sampled_from([0.0, 0.25, 0.5, 1.0]), min_size=8, max_size=8), st.integers(1, 9))
def test_the_best_few_are_the_first_of_all(values: list[float], count: int) -> None:
    found = places()
    scores = np.array(values[: len(found)], dtype=np.float32)
    best = found.best(scores, count).tolist()
    assert best == found.best(scores, len(found)).tolist()[:count]
    assert len(best) == min(count, int((scores > 0).sum()))


def test_a_meeting_is_shown_in_its_best_text_or_in_the_readers_where_that_is_nearly_as_good() -> None:
    found = places()
    scores = scores_for(found, {"雨桶": 1.0, "Barrel": 0.7, "Hose": 0.1})
    for languages, shown in (((), "雨桶"), (("en",), "Barrel"), (("fr", "zh-TW"), "雨桶"), (("en-GB", "zh"), "Barrel")):
        assert headlines(found, found.in_one_text(scores, languages, near=0.6)) == [shown, "Hose"]
    assert headlines(found, found.in_one_text(scores, ("en",), near=0.8)) == ["雨桶", "Hose"]


def test_a_text_that_does_not_match_is_not_chosen_for_its_language() -> None:
    found = places()
    assert headlines(found, found.in_one_text(scores_for(found, {"雨桶": 1.0}), ("en",), near=0.0)) == ["雨桶"]


def test_filters_let_through_what_they_name() -> None:
    found = places()
    everything = np.ones(len(found), dtype=np.float32)
    since = found.admitted(Filters(since=PartialDate(2024, 4)), PeopleIndex(()))
    assert set(headlines(found, everything * since)) == {"Hose", "Club"}
    of_meeting = found.admitted(Filters(meeting="2024-03-05"), PeopleIndex(()))
    assert "Barrel" in headlines(found, everything * of_meeting)
    assert "Hose" not in headlines(found, everything * of_meeting)
