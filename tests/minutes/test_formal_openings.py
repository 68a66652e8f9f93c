"""Lines that begin with the words of a formality."""

import re

import pytest

from bot.languages.merging import words_for
from bot.languages.phrase_syntax import any_of, unspaced
from bot.languages.reader import languages
from bot.minutes.formal_openings import opens_formality
from bot.text import fold


@pytest.mark.parametrize("language", languages())
def test_formalities_are_found_as_a_pattern_of_all_of_them_would_find_them(language: str) -> None:
    words = tuple(map(fold, words_for(language).headings.logistics))
    several = [word for word in words if " " in word or (len(word) >= 4 and unspaced([word]))]
    pattern = re.compile(rf"\W*{any_of(several)}(?!\w)")
    short = [word for word in words if len(word) < 60]
    texts = [text.format(word) for word in short for text in ("{}", "1. {}", "{}x", "{} on", "the {}")]
    texts += [word[:-1] for word in short]
    found = [text for text in texts if opens_formality(text, language)]
    assert found == [text for text in texts if pattern.match(fold(text))]
    assert 0 < len(found) < len(texts)


def test_more_white_space_between_the_words_is_the_same_formality() -> None:
    assert opens_formality("Next  \t meeting on 4 March", "en")
    assert not opens_formality("Nextmeeting on 4 March", "en")
