"""Words are cut by Unicode, whatever script they are in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.analysis.tokens import cased_parts, is_run, tokens, tokens_among, words_apart, written_words

WORDS = {
    "German": "Straße",
    "Danish": "smørrebrød",
    "Polish": "łąka",
    "Turkish": "ısırgan",
    "Icelandic": "þistill",
    "Greek": "κήπος",
    "Russian": "теплица",
    "Ukrainian": "їжак",
    "Armenian": "պարտեզ",
    "Georgian": "ბაღი",
    "Hebrew": "גִּנָּה",
    "Arabic": "حَدِيقَة",
    "Persian": "گلخانه",
    "Hindi": "बगीचा",
    "Bengali": "বাগান",
    "Tamil": "தோட்டம்",
    "Telugu": "తోట",
    "Amharic": "የአትክልት",
}
every_script = pytest.mark.parametrize("word", WORDS.values(), ids=list(WORDS))


@every_script
def test_a_word_is_one_in_every_script(word: str) -> None:
    assert len(written_words(f"{word}, {word}!")) == 2


@every_script
def test_a_word_is_one_among_single_words(word: str) -> None:
    assert len(words_apart(f"{word}-{word}")) == 2


@every_script
def test_a_word_without_capitals_inside_has_no_parts(word: str) -> None:
    (written,) = written_words(word)
    assert cased_parts(written) == [written]


@pytest.mark.parametrize("text", ["สวนผัก", "ສວນ", "ဥယျာဉ်", "សួន", "정원", "ガーデン", "花园"])
def test_what_no_blanks_part_is_one_run(text: str) -> None:
    (written,) = written_words(text)
    assert is_run(written)


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("RainBarrel", ["Rain", "Barrel"]),
        ("GartenÖfen", ["Garten", "Öfen"]),
        ("ДождеваяБочка", ["Дождевая", "Бочка"]),
        ("ΒρόχινοΒαρέλι", ["Βρόχινο", "Βαρέλι"]),
        ("USBКабель", ["USB", "Кабель"]),
    ],
)
def test_capitals_part_a_compound_in_every_script_that_has_them(word: str, parts: list[str]) -> None:
    assert cased_parts(word) == parts


def test_signs_inside_are_part_of_numbers_and_names() -> None:
    found = written_words("AT&T paid 1,500 for Q&A; a&b, 12,34 and é 1,2,345")
    assert found == ["AT&T", "paid", "1,500", "for", "Q&A", "a", "b", "12", "34", "and", "e", "1", "2,345"]


@given(st.text(alphabet="aB1 雨桶½é.-'", max_size=60), st.sets(st.sampled_from(["aB", "a", "雨桶", "1", "B1"])))
def test_sought_tokens_are_those_of_all_that_are_sought(text: str, words: set[str]) -> None:
    sought = [token for token in tokens(text) if token.written in words]
    assert list(tokens_among(text, words.__contains__)) == sought
