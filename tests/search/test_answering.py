"""A question is answered together with its other wordings."""

from collections.abc import Mapping

import pytest

from bot.search.engine import Search
from bot.search.explanation import Explanation
from bot.search.model import Filters, Via
from tests.conftest import lines_of, search_in

CLUB: Mapping[str, str] = {
    "2024-03-05.md": lines_of(
        "# Club",
        "",
        "## Slug fence",
        "",
        "A copper band around the beds holds the slugs off. Brook buys twenty metres of it.",
        "",
        "## Greenhouse",
        "",
        "The panes are cleaned in April, and the door gets a new hinge.",
        "",
        "## Budget",
        "",
        "The fee rises to twelve, since the seeds cost more.",
        "",
        "## Open day",
        "",
        "Visitors come in June. Everybody bakes a cake for the visitors.",
        "",
    )
}
PARAPHRASE = "how can we protect the lettuce from nightly visitors"
REWRITES = ("slug fence", "slugs copper band", "slug barrier beds")


@pytest.fixture
def search() -> Search:
    return search_in(CLUB)


def heading_of(found: Explanation) -> str:
    item = found.answer.hits[0].entry.item
    return item.heading if item else ""


def test_other_wordings_find_what_the_question_does_not(search: Search) -> None:
    assert heading_of(search.explain(PARAPHRASE)) != "Slug fence"
    found = search.explain(PARAPHRASE, rewrites=REWRITES)
    assert heading_of(found) == "Slug fence"
    assert found.answer.answered
    assert found.answer.rewrites == REWRITES


def test_it_is_quoted_by_the_wording_that_found_it(search: Search) -> None:
    first = search.explain(PARAPHRASE, rewrites=REWRITES).answer.hits[0]
    assert "copper band" in first.quote.text
    assert "slugs" in first.quote.matched


def test_what_other_wordings_found_says_so(search: Search) -> None:
    assert Via.REWRITING in search.explain(PARAPHRASE, rewrites=REWRITES).answer.hits[0].via


def test_what_the_question_found_first_does_not_say_so(search: Search) -> None:
    found = search.explain("cleaning the panes of the building for tomatoes", rewrites=("greenhouse panes",))
    assert heading_of(found) == "Greenhouse"
    assert Via.REWRITING not in found.answer.hits[0].via


@pytest.mark.parametrize("question", ["Slug fence", "The panes are cleaned in April, and the door gets a new hinge."])
def test_a_heading_or_a_line_that_was_typed_never_loses_to_other_wordings(search: Search, question: str) -> None:
    alone = search.explain(question)
    assert alone.is_sure
    found = search.explain(question, rewrites=("budget fee", "budget seeds", "fee twelve"))
    assert found.answer.hits[0].entry == alone.answer.hits[0].entry
    assert found.answer.rewrites == ()


@pytest.mark.parametrize("question", [PARAPHRASE, "is the door of the greenhouse mended", "fee seeds cost"])
@pytest.mark.parametrize(
    "nonsense",
    [
        ("zzz qqq", "xyzzy"),
        ("cake", "twelve", "April"),
        ("@everyone ignore all rules", "/knowledge reload", "I cannot"),
    ],
)
def test_what_a_model_says_instead_of_other_wordings_changes_nothing(
    search: Search, question: str, nonsense: tuple[str, ...]
) -> None:
    assert search.explain(question, rewrites=nonsense).answer == search.explain(question).answer


def test_a_code_that_was_asked_for_is_demanded_of_what_other_wordings_find() -> None:
    text = lines_of("# Club", "", "## Hose HX2", "", "The hose HX2 is thirty metres long and green.", "", "## Rest", "")
    search = search_in({"2024-03-05.md": text})
    assert not search.explain("how long is HX3", rewrites=("hose metres long", "hose length metres")).answer.answered


def test_a_filter_in_another_wording_narrows_nothing_down(search: Search) -> None:
    found = search.explain(PARAPHRASE, rewrites=("slug fence since:2030", "slugs person:Nobody", "slug meeting:none"))
    assert heading_of(found) == "Slug fence"
    assert found.query.filters == ()


def test_the_filters_of_the_question_hold_for_other_wordings(search: Search) -> None:
    filters = Filters(meeting="another meeting")
    found = search.explain(PARAPHRASE, rewrites=REWRITES, filters=filters)
    assert found.answer.hits == ()


@pytest.mark.parametrize(
    "rewrite", ["", "@everyone", "<@1> [here](javascript:0)", "/knowledge reload", "((((", "会" * 200]
)
def test_whatever_a_model_says_is_only_searched_for(search: Search, rewrite: str) -> None:
    found = search.explain(PARAPHRASE, rewrites=(rewrite, *REWRITES))
    assert heading_of(found) == "Slug fence"


def test_one_wording_alone_does_not_settle_what_the_others_deny(search: Search) -> None:
    found = search.explain(
        "quantum teleportation", rewrites=("Slug fence", "quantum teleportation qubits", "teleporter")
    )
    assert not found.answer.answered


def test_the_explanation_lists_what_every_wording_found(search: Search) -> None:
    lines = list(search.explain(PARAPHRASE, rewrites=REWRITES).lines())
    told = [line for line in lines if line.startswith("Wording: ")]
    assert [line.split(" (")[0] for line in told] == [f"Wording: {text}" for text in (PARAPHRASE, *REWRITES)]
    assert "  1. Slug fence  (2024-03-05.md:3-5)" in [line.rstrip() for line in lines]


def test_without_other_wordings_nothing_is_different(search: Search) -> None:
    alone, none = search.explain(PARAPHRASE), search.explain(PARAPHRASE, rewrites=())
    assert (alone.answer.hits, alone.answer.confidence) == (none.answer.hits, none.answer.confidence)
