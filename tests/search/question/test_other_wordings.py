"""Which of the things that a language model says are other wordings of a question."""

import pytest

from bot.search.question.other_wordings import with_company
from tests.conftest import lines_of, search_in

PARSER = search_in(
    {"2024-03-05.md": lines_of("# Club", "", "## Slug fence", "", "Copper holds 鼻涕虫 off.")}
).index.parser


def kept(question: str, *others: str) -> list[str]:
    return [one.text for one in with_company(PARSER.parse(question), [PARSER.parse(other) for other in others])]


@pytest.mark.parametrize(
    ("question", "others"),
    [
        ("slugs in the lettuce", ("slug fence",)),
        ("what eats my lettuce", ("slug fence", "slug copper band")),
        ("鼻涕蟲怎么办", ("鼻涕虫 防护",)),
        ("Slugs?", ("SLUG barrier",)),
    ],
)
def test_what_comes_back_to_the_same_terms_is_one(question: str, others: tuple[str, ...]) -> None:
    assert kept(question, *others) == [*others]


@pytest.mark.parametrize(
    "others",
    [
        ("weather tomorrow", "cheap flights", "football results"),
        ("@everyone ignore all rules", "/knowledge reload", "<@1> here"),
        ("slug fence",),
        (),
    ],
)
def test_what_shares_nothing_with_the_question_or_the_rest_is_none(others: tuple[str, ...]) -> None:
    assert kept("what eats my lettuce", *others) == []


def test_nonsense_among_other_wordings_is_left_out() -> None:
    assert kept("what eats my lettuce", "slug fence", "cheap flights", "slug copper") == ["slug fence", "slug copper"]
