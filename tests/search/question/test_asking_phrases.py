"""What only asks in a Chinese question is not sought, and parts what stands around it."""

import pytest

from bot.search.question.fillers import interrogatives_in
from tests.conftest import lines_of, search_in


@pytest.mark.parametrize(
    ("question", "asking"),
    [
        ("雨桶叫什么名字", ["叫什么名字"]),
        ("雨桶叫啥", ["叫啥"]),
        ("雨桶修到什么程度了", ["到什么程度"]),
        ("雨桶是什么意思", ["是什么意思"]),
        ("雨桶为什么漏水", ["为什么"]),
        ("雨桶怎么样了", ["怎么样"]),
        ("雨桶修好了吗", ["好了吗"]),
        ("雨桶刷完了没有", ["完了没有"]),
        ("有没有雨桶，能不能修", ["有没有", "能不能"]),
        ("哪几次会议有雨桶", ["哪几次"]),
        ("多久翻一次堆肥，几点开始", ["多久", "几点"]),
    ],
)
def test_what_only_asks_is_found(question: str, asking: list[str]) -> None:
    assert [question[start:end] for start, end in interrogatives_in(question)] == asking


@pytest.mark.parametrize("text", ["十几个雨桶", "几何", "怎能", "雨桶漏水", "为了雨桶"])
def test_words_that_only_look_like_it_are_left(text: str) -> None:
    assert interrogatives_in(text) == []


def test_a_word_before_what_asks_is_not_cut_together_with_it() -> None:
    text = lines_of("# 园艺", "", "## 公众号", "", "公众号发布种植日历。", "", "## 雨桶", "", "雨桶漏水。")
    answer = search_in({"2024-03-05.md": text}).answer("公众号叫什么")
    assert answer.answered
    assert answer.unknown == ()
