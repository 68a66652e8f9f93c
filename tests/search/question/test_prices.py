"""Questions for what something costs, and what is no answer to them."""

import pytest

from bot.search.question.prices import asks_for_price, tells_price
from tests.conftest import lines_of, search_in

SPOKEN = ("en", "de", "es", "fr", "it", "ja", "ko", "nl", "pl", "pt", "ru", "zh", "cs", "sv", "tr", "da", "nb")


def asks(question: str) -> bool:
    search = search_in({"2024-03-05.md": lines_of("# Club", "", "## Barrel", "", "It leaks.")})
    return asks_for_price(search.index.parser.parse(question), SPOKEN)


@pytest.mark.parametrize(
    "question",
    [
        "How much did the new barrel cost?",
        "How much do we pay for the shed?",
        "What is the price of the barrel?",
        "Was kostet das Regenfass?",
        "Combien coûte le tonneau ?",
        "Ile kosztuje beczka?",
        "Jaki jest koszt beczki?",
        "¿Cuánto cuesta el barril?",
        "Vad kostar den nya tunnan?",
        "Hur mycket betalar vi för skjulet?",
        "Hvad koster den nye tønde?",
        "Hvor meget betaler vi for skuret?",
        "Hva koster den nye tønna?",
        "Kor mykje betaler vi for skuret?",
        "Сколько стоит бочка?",
        "Kolik stojí sud?",
        "Na kolik přijde nový sud?",
        "Fıçı ne kadar tuttu?",
        "Fıçının fiyatı nedir?",
    ],
)
def test_what_something_costs_is_a_question_for_a_price(question: str) -> None:
    assert asks(question)


@pytest.mark.parametrize(
    "question",
    [
        "How many barrels leak?",
        "Who paid for the barrel?",
        "How long is the fence?",
        "Kolik sudů teče?",
        "修桶花了多长时间？",
    ],
)
def test_other_numbers_and_people_are_none(question: str) -> None:
    assert not asks(question)


@pytest.mark.parametrize(
    "text",
    [
        "It costs 20€.",
        "$1,000 a month",
        "3 k€",
        "three dollars each",
        "The fee is 12 a year.",
        "1個300円です",
        "每个30元",
        "Бочка стоит 300 рублей.",
        "Beczka kosztuje 300 zł.",
        "Sud stojí 300 Kč.",
        "Zaplatíme 20 korun.",
        "Fıçı 300 lira tuttu.",
        "Aidat 450 TL oldu.",
        "한 개에 500원",
        "Tunnan kostar 300 kr.",
        "Avgiften är 250 kronor per år.",
    ],
)
def test_a_sum_of_money_is_found(text: str) -> None:
    assert tells_price(text, SPOKEN)


@pytest.mark.parametrize(
    "text", ["The barrel has 3 leaks.", "The barrel is expensive to mend, they said.", "园中有3个桶"]
)
def test_what_names_no_sum_tells_no_price(text: str) -> None:
    assert not tells_price(text, SPOKEN)


def test_what_tells_of_the_thing_but_of_no_money_does_not_answer() -> None:
    meeting = lines_of("# Club 2024-03-05", "", "## The new rain barrel", "", "The new rain barrel came with 3 hoses.")
    search = search_in({"2024-03-05.md": meeting})
    assert not search.answer("How much did the new rain barrel cost?").answered


def test_what_tells_the_sum_does() -> None:
    meeting = lines_of("# Club 2024-03-05", "", "## The new rain barrel", "", "The new rain barrel was bought for 30€.")
    search = search_in({"2024-03-05.md": meeting})
    assert search.answer("How much did the new rain barrel cost?").answered
