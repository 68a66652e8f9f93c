"""Where the characters of a normalised text come from."""

from hypothesis import assume, given
from hypothesis import strategies as st

from bot.search.analysis.places import normalise_with_offsets
from bot.text import normalise

# What grows, what shrinks, what joins with what stands before it, and what depends on the phrase around it.
FOLDED = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("服務乾隆淨ﬁ①㎞…é\u0307\u0301\u0327がｶﾞＡ\u1100\u1161ﾡ한\u05b8\u05bc\u09c7\u09be"),
    )
)


@given(FOLDED)
def test_every_folded_character_has_a_place_in_the_original(text: str) -> None:
    folded, offsets = normalise_with_offsets(text)
    assert folded == normalise(text)
    assert len(offsets) == len(folded) + 1
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)
    assert all(0 <= offset < len(text) for offset in offsets[:-1])


@given(FOLDED, FOLDED)
def test_a_plain_word_keeps_its_place_among_what_is_folded(before: str, after: str) -> None:
    word = " workshop "
    text = before + word + after
    assume(text.count(word) == 1)
    folded, offsets = normalise_with_offsets(text)
    start = folded.index(word)
    assert offsets[start : start + len(word)] == [*range(text.index(word), text.index(word) + len(word))]


def test_what_grows_is_not_made_up_for_by_what_shrinks() -> None:
    assert normalise_with_offsets("㎞ cafe\u0301") == ("km cafe", [0, 0, 1, 2, 3, 4, 5, 7])


def test_a_phrase_is_simplified_whole_where_a_character_beside_it_grows() -> None:
    assert normalise_with_offsets("㎞乾隆") == ("km乾隆", [0, 0, 1, 2, 3])
