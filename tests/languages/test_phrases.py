"""Phrases with several forms."""

import re
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.languages.phrase_syntax import PhraseError, any_of, forms_of, pattern_of, shared_pattern


@pytest.mark.parametrize(
    ("phrase", "forms"),
    [
        ("barrel", ("barrel",)),
        ("rain  barrel", ("rain barrel",)),
        ("barrel[s]", ("barrel", "barrels")),
        ("[old ](barrel|shed)", ("barrel", "shed", "old barrel", "old shed")),
        ("지난 회의(록| 내용)", ("지난 회의록", "지난회의록", "지난 회의 내용", "지난 회의내용", "지난회의 내용",
                              "지난회의내용")),
        ("to be [re](painted|built[ up])", ("to be painted", "to be built", "to be built up", "to be repainted",
                                            "to be rebuilt", "to be rebuilt up")),
    ],
)  # fmt: skip
def test_every_form_of_a_phrase_is_spelt_out(phrase: str, forms: tuple[str, ...]) -> None:
    assert forms_of(phrase) == forms


@pytest.mark.parametrize("phrase", ["barrel[s", "barrel]", "(barrel]", "barrel|shed", "<barrel", "barrel)s("])
def test_a_mark_that_makes_no_sense_is_refused(phrase: str) -> None:
    for read in (forms_of, pattern_of):
        with pytest.raises(PhraseError):
            read(phrase)


@pytest.mark.parametrize("phrase", ["barrel~", "barrel<s>"])
def test_what_has_no_end_of_forms_cannot_be_spelt_out(phrase: str) -> None:
    with pytest.raises(PhraseError):
        forms_of(phrase)


def test_a_phrase_with_thousands_of_forms_is_refused() -> None:
    with pytest.raises(PhraseError, match="forms"):
        forms_of("[a|b|c|d|e|f|g]" * 8)


@pytest.mark.parametrize("text", ["decided", "decide on", "rain barrel", "rain  barrels", "who came"])
def test_a_pattern_finds_every_form(text: str) -> None:
    phrases = ("decid~", "rain barrel[s]", "who< came>")
    assert any(re.match(pattern_of(phrase), text) for phrase in phrases)


def test_of_plain_words_the_longest_is_found() -> None:
    assert re.findall(any_of(["shed", "shed roof", "roof"]), "the shed roof, the shed") == ["shed roof", "shed"]


@given(st.lists(st.text("ab .+é", min_size=1).filter(str.strip), min_size=1), st.text("ab .+eé"))
def test_words_that_begin_alike_are_found_as_if_each_stood_by_itself(words: list[str], text: str) -> None:
    forms = {" ".join(form.split()) for word in words for form in (word, word.replace("é", "e"))}
    apart = "|".join(r"\s++".join(map(re.escape, form.split())) for form in sorted(forms, key=len, reverse=True))
    assert re.findall(any_of(words), text) == re.findall(apart, text)


def test_a_word_with_accents_is_found_without_them_too() -> None:
    assert re.findall(any_of(["décision"]), "decision décision") == ["decision", "décision"]


def test_no_words_find_nothing() -> None:
    assert re.search(any_of([]), "barrel") is None


@given(st.lists(st.text("abc é", min_size=1, max_size=6), unique=True), st.randoms())
def test_the_same_words_in_another_order_are_the_same_pattern(words: list[str], random: Random) -> None:
    others = random.sample(words, len(words))
    assert any_of(others) == any_of(words)
    assert shared_pattern(any_of(others)) is shared_pattern(any_of(words))


def test_endings_that_several_beginnings_share_stand_in_a_pattern_once() -> None:
    pattern = any_of(["next day", "next hour", "last day", "last hour"])
    assert pattern.count("hour") == 1
    assert re.findall(pattern, "the last day, next hours, next week") == ["last day", "next hour"]
