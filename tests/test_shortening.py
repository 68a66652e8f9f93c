import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.shortening import clip, find_links, pause_before

ADDRESSES = ["https://example.org/a/b_c?d=1 ", "https://example.org/长/路 "]
WORDS = ["meeting ", "v1.2.0 ", "服务治理", "，", "。", "gRPC", "don't ", "cafe\u0301 ", "\U0001f44d\U0001f3fd"]
PARTS = ["(later) ", "（草案）", "\n", "\n2. ", "\n- ", "\n3. Open: "]
PIECES = st.lists(st.sampled_from(ADDRESSES + WORDS + PARTS))


@given(st.one_of(st.text(), PIECES.map("".join)), st.integers(1, 60))
def test_a_shortened_text_fits_and_is_a_beginning_that_is_marked(text: str, limit: int) -> None:
    shown = clip(text, limit)
    assert len(shown) <= limit
    assert shown == text or (shown.endswith("…") and text.startswith(shown[:-1]))


@given(PIECES.map("".join), st.integers(1, 60))
def test_nothing_is_cut_inside_of_an_address(text: str, limit: int) -> None:
    end = pause_before(text, limit)
    assert not any(link.start < end < link.end for link in find_links(text))


@given(PIECES.map("".join), st.integers(30, 60))
def test_nothing_is_cut_inside_of_a_word_or_number(text: str, limit: int) -> None:
    text = text.replace("\u0301", "")
    end = pause_before(text, limit)
    assert not (
        text[:end][-1:].isascii() and text[:end][-1:].isalnum() and text[end:][:1] in tuple("abcdeginorst.0123456789")
    )


@given(PIECES.map("".join), st.integers(1, 60))
def test_what_is_left_of_several_lines_ends_in_words(text: str, limit: int) -> None:
    kept = text[: pause_before(text, limit)] if len(text) > limit else ""
    last = kept.rpartition("\n")[2].strip()
    assert "\n" not in kept or (last not in ("2.", "-", "3.") and not last.endswith("Open:"))


@pytest.mark.parametrize(
    ("text", "limit", "shown"),
    [
        ("what the minutes say", 12, "what the…"),
        ("one two", 7, "one two"),
        ("接口文档由IDL生成", 7, "接口文档由…"),
        ("如果不去自动指定 Model，那么", 12, "如果不去自动指定…"),
        ("it is at https://example.org/issues/62 now", 34, "it is at…"),
        ("we plan a release (the second one) soon", 30, "we plan a release…"),
        ("（草案）我们计划第二次发布", 8, "（草案）我们计…"),
        ("- One thing.\n- Another thing is so", 16, "- One thing.…"),
        ("1. One thing\n2. Discussion:\n- so it is", 30, "1. One thing…"),
        ("unbreakableword", 8, "unbreak…"),
        ("e\u0301" * 8, 6, "e\u0301e\u0301…"),
    ],
)
def test_text_is_cut_where_a_reader_pauses(text: str, limit: int, shown: str) -> None:
    assert clip(text, limit) == shown


@given(PIECES.map("".join), st.integers(1, 60))
def test_brackets_that_begin_late_are_left_out_whole(text: str, limit: int) -> None:
    kept = text[: pause_before(text, limit)]
    assert kept.rfind("(") <= max(kept.rfind(")"), len(kept) * 0.4)
