"""Tells what lies among articles, which are filed by the day on which they appear."""

import re
from functools import cache

from bot.languages.merging import own_language, words_for
from bot.text import fold

_LETTERS = re.compile(r"[^\W\d_]+")


def lies_among_articles(source: str, language: str) -> bool:
    """Return whether a folder that a file lies in is named after articles.

    >>> lies_among_articles("_posts/2024-03-05.md", "en"), lies_among_articles("notes/2024-03-05.md", "en")
    (True, False)
    """
    words = _article_words(own_language(language))
    return any(word in words for folder in source.split("/")[:-1] for word in _LETTERS.findall(fold(folder)))


@cache
def _article_words(language: str) -> frozenset[str]:
    return frozenset(map(fold, words_for(language).files.articles))
