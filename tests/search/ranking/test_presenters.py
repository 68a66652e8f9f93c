"""An entry that says nothing but who presents its item."""

import pytest

from bot.search.ranking.presenters import names_only_presenters
from tests.conftest import lines_of, search_in


def presented_by(*lines: str) -> list[bool]:
    """Return which entries of an item say only who presents it."""
    search = search_in({"2024-03-05.md": lines_of("# Club 2024-03-05", "", "## The rain barrel", "", *lines)})
    return [names_only_presenters(place) for place in search.index.entries if place.entry.item]


@pytest.mark.parametrize("label", ["Presenter", "Presented by", "汇报人"])
def test_a_label_and_a_name_above_a_conclusion_are_no_more_than_that(label: str) -> None:
    assert presented_by(f"{label}: Fern Moss", "", "### Conclusion", "", "It goes to the smith.") == [True, False]


def test_what_is_said_behind_the_name_counts() -> None:
    assert not any(presented_by("Presenter: Fern Moss", "", "It leaks at the bottom and is to be mended."))


def test_what_a_presenter_says_counts() -> None:
    assert not any(presented_by("Presenter: Fern Moss", "", "### Conclusion", "", "Fern Moss: will do")[1:])


def test_a_single_word_without_a_name_counts() -> None:
    assert not any(presented_by("Presenter: Fern Moss", "", "### Conclusion", "", "Agreed.")[1:])


def test_what_is_decided_stands_above_who_presents_it() -> None:
    lines = ("## The rain barrel", "", "Presenter: Fern Moss", "", "### Conclusion", "", "It goes to the smith.")
    search = search_in({"2024-03-05.md": lines_of("# Club 2024-03-05", "", *lines)})
    assert search.answer("rain barrel").hits[0].entry.role == "decision"
