"""What is only polite is not sought."""

import pytest

from bot.search.question.fillers import courtesies_in
from bot.search.question.model import Query
from tests.conftest import SPRING, SPRING_IN_ENGLISH, search_in

FILES = {"2024-03-05.md": SPRING, "2024-03-05.en.md": SPRING_IN_ENGLISH}


def known(query: Query) -> list[str]:
    """Return the words of a question that stand in the minutes."""
    return [word.written for word in query.required if word.known]


@pytest.mark.parametrize(
    ("question", "plain"),
    [
        (
            "Hello! Could you please tell me how often the compost bin is turned? Thanks.",
            "how often is the compost bin turned",
        ),
        ("does anyone know how often the compost bin is turned", "how often is the compost bin turned"),
        ("I'm wondering whether the compost bin is turned", "compost bin turned"),
        ("I would like to know about the compost bin, thank you very much", "compost bin"),
        ("请问一下堆肥箱多久翻一次", "堆肥箱多久翻一次"),
        ("有没有人知道堆肥箱多久翻一次，谢谢大家", "堆肥箱多久翻一次"),
        ("大家好，我想知道堆肥箱多久翻一次", "堆肥箱多久翻一次"),
        ("能不能告诉我堆肥箱多久翻一次", "堆肥箱多久翻一次"),
        ("請問一下堆肥箱多久翻一次", "堆肥箱多久翻一次"),
    ],
)
def test_a_polite_question_asks_for_the_same_words_as_a_plain_one(question: str, plain: str) -> None:
    search = search_in(FILES)
    polite, short = (search.explain(text).query for text in (question, plain))
    assert (known(polite), polite.unknown) == (known(short), short.unknown)
    assert search.answer(question).answered


@pytest.mark.parametrize("question", ["hello!", "thanks a lot", "你好", "谢谢大家", "could you tell me?", "请问一下"])
def test_politeness_alone_asks_for_nothing(question: str) -> None:
    assert search_in(FILES).answer(question).empty


@pytest.mark.parametrize(
    "text",
    ["the hello world example", "show the roses", "how to tell sun from shade", "the known bugs", "好的朋友", "问题"],
)
def test_words_that_may_be_sought_stay(text: str) -> None:
    assert courtesies_in(text) == []
