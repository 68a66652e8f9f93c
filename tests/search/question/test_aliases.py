"""Names for one thing, found in a question."""

import pytest

from bot.search.analysis.tokens import tokens
from bot.search.question.aliases import Aliases
from tests.conftest import lines_of, search_in

GROUPS = [
    frozenset(("rain barrel", "雨水桶")),
    frozenset(("rain barrel keeper", "RBK")),
    frozenset(("RBK", "桶管")),
    frozenset(("服务网格", "service mesh")),
]


def names_in(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the names in a text with what is meant by them besides."""
    return [(text[slice(*place)], tuple(sorted(others))) for place, others in Aliases(GROUPS).find(tokens(text))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Rain Barrels leak", [("Rain Barrels", ("雨水桶",))]),
        ("rain barrel keeper", [("rain barrel keeper", ("RBK",))]),
        ("ask RBK or rbk", [("RBK", ("rain barrel keeper", "桶管")), ("rbk", ("rain barrel keeper", "桶管"))]),
        ("服务网格怎么用", [("服务网格", ("service mesh",))]),
        ("为什么服務網格", [("服務網格", ("service mesh",))]),
        ("rain", []),
        ("barrel rain", []),
        ("", []),
    ],
)
def test_the_longest_name_is_found_with_the_names_of_all_its_groups(text: str, found: list[object]) -> None:
    assert names_in(text) == found


@pytest.mark.parametrize("text", ["和服装", "有和服务", "明和服色"])
def test_a_chinese_name_does_not_begin_or_end_within_a_word(text: str) -> None:
    assert list(Aliases([frozenset(("和服", "kimono"))]).find(tokens("和服"))) != []
    assert list(Aliases([frozenset(("和服", "kimono"))]).find(tokens(text))) == []


def test_spellings_of_one_name_are_no_other_names() -> None:
    assert list(Aliases([frozenset(("Barrel", "barrels"))]).find(tokens("barrel"))) == []


@pytest.mark.parametrize(("short", "long"), [("IT", "Information Tables"), ("ON", "Orchard Notes")])
def test_a_word_of_every_question_is_no_name_whatever_its_capitals_stand_for(short: str, long: str) -> None:
    files = {
        "2024-03-05.md": lines_of("# Club", "", "## Tables", "", f"{long} ({short}) were shown."),
        "2024-04-02.md": lines_of("# Club", "", "## Roses", "", "It was decided on Monday to cut the roses."),
    }
    query = search_in(files).index.parser.parse(f"was {short.lower()} decided to cut the roses")
    assert [word.written for word in query.words] == ["decided", "cut", "roses"]
