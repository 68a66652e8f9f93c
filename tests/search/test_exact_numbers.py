"""Numbers and versions are exact: another number is another thing."""

import pytest

from bot.search.analysis.analyzer import Analyzer
from bot.search.model import Answer
from tests.conftest import lines_of, search_in

SEARCH = search_in(
    {
        "2024-03-05.md": lines_of(
            "# Club 2024-03-05",
            "",
            "## Rule 8016",
            "",
            "Rule 8016 on hoses was accepted.",
            "",
            "## Pump firmware",
            "",
            "The pump runs v1.28 and the timer v1.29.3 now.",
            "",
            "## Leak report",
            "",
            "The leak LEAK-7h2k-c4jp-5v3q and seed order EIP-2935 are closed.",
            "",
            "## Letters",
            "",
            "The barrel has 3 leaks near the tap, and Bo painted it.",
        )
    }
)


def ask(question: str) -> Answer:
    return SEARCH.answer(question)


@pytest.mark.parametrize(
    "question", ["Rule 8016", "v1.28", "1.28", "1.29", "LEAK-7h2k-c4jp-5v3q", "EIP-2935", "EIP 2935"]
)
def test_a_number_that_stands_there_is_found(question: str) -> None:
    answer = ask(question)
    assert answer.answered
    assert question.lower().removeprefix("v").removeprefix("eip ") in answer.hits[0].quote.text.lower()


@pytest.mark.parametrize(
    "question",
    ["Rule 8017", "what about rule 8017 on hoses", "pump firmware 1.27", "LEAK-7h2k-c4jp-5v3r", "EIP-2936", "EIP 2936"],
)
def test_a_number_that_does_not_stand_there_is_not_answered_by_its_neighbour(question: str) -> None:
    assert not ask(question).answered


@pytest.mark.parametrize("question", ["LEAK-7h2k-c4jp-5v3r", "v1.27"])
def test_a_number_is_never_put_right(question: str) -> None:
    assert ask(question).read_as is None


def test_a_version_is_found_by_its_beginning_and_by_no_other() -> None:
    terms = Analyzer(["en"]).document_terms("v1.29.3")
    assert {"1.29", "1.29.3"} <= set(terms)
    assert "1.28" not in terms


def test_a_year_is_no_number_that_an_answer_must_hold() -> None:
    assert ask("pump firmware in 2024").answered


@pytest.mark.parametrize("question", ["how many leaks has the barrel", "how many leaks near the tap"])
def test_how_many_asks_for_a_number_and_is_no_word_to_search_for(question: str) -> None:
    query = SEARCH.index.parser.parse(question)
    assert query.intent.quantity
    assert "many" not in {word.written for word in query.words}
    assert "3 leaks" in ask(question).hits[0].quote.text


def test_a_number_of_a_date_is_nobody() -> None:
    text = lines_of("# Club", "", "Attendees: Fern, 2024", "", "## Hose @Fern", "", "It leaks.")
    assert search_in({"2024-03-05.md": text}).explain("hose on March 5, 2024").query.intent.people == ()


@pytest.mark.parametrize("written", ["1,500", "1.500", "1500"])
def test_what_parts_the_thousands_does_not_count(written: str) -> None:
    search = search_in(
        {"2024-03-05.md": lines_of("# Club 2024-03-05", "", "## Pump", "", f"It costs {written} crowns.")}
    )
    assert search.answer("1500 crowns").answered
    assert not search.answer("1600 crowns").answered


def test_a_passage_with_a_number_comes_before_one_without() -> None:
    pump = ("## Noise", "", "The pump in the old shed is loud.")
    price = ("## Shopping", "", "We pay 80 crowns for a pump.")
    search = search_in({"2024-03-05.md": lines_of("# Club 2024-03-05", "", *pump, "", *price)})
    assert "80" in search.answer("how much is a pump").hits[0].quote.text


def test_a_name_with_a_sign_inside_is_one_word() -> None:
    search = search_in({"2024-03-05.md": lines_of("# Club 2024-03-05", "", "## Pump", "", "It comes from AT&T.")})
    assert search.answer("AT&T").answered


def test_a_code_that_nearly_every_entry_holds_is_not_demanded() -> None:
    talk = [line for number in range(40) for line in ("", f"## Point {number}", "", f"GC24 talks of point {number}.")]
    text = lines_of("# Club", *talk, "", "## Slug fence", "", "Brook shows the fence for the slugs.")
    assert search_in({"2024-03-05.md": text}).answer("GC24 slug fence Brook").answered


def test_the_entry_with_the_code_that_is_asked_for_comes_before_better_ones_without() -> None:
    text = lines_of(
        "# Club",
        "",
        "## Support for hoses",
        "",
        "The shed supports hoses of every kind, and support for hoses is what it is for.",
        "",
        "## Rest",
        "",
        "The hose HX3 came, among many other things that were bought for the beds in spring.",
    )
    assert "HX3" in search_in({"2024-03-05.md": text}).answer("does the shed support hoses of HX3").hits[0].quote.text


@pytest.mark.parametrize("written", ["GEP-8017", "GEP 8017", "GEP8017"])
def test_a_code_is_held_however_it_is_put_together(written: str) -> None:
    topics = {"The other": "GEP-8017 and GEP8017 were named.", "Ours": f"{written} brings a pump."}
    files = {
        f"2024-03-{day:02}.md": lines_of("# Club", "", f"## {heading}", "", said)
        for day, (heading, said) in enumerate(topics.items(), 1)
    }
    assert search_in(files).explain("GEP-8017 pump").parts[0].get("all words")


@pytest.mark.parametrize("question", ["version 1.28", "release 1.28", "Which pump runs version 1.28?"])
def test_a_word_that_says_what_kind_of_number_follows_need_not_stand_there(question: str) -> None:
    answer = ask(question)
    assert answer.answered
    assert "v1.28" in answer.hits[0].quote.text


def test_it_does_not_make_another_number_known() -> None:
    assert not ask("version 1.27").answered
