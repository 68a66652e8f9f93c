"""Whoever reads a reply, and in what language."""

import re
from dataclasses import dataclass

from bot.languages.reader import languages
from bot.languages.scripts import character_of
from bot.replies.i18n.wording import Wording, parse_locale, wording_for
from bot.text import has_han


@dataclass(frozen=True, slots=True)
class Audience:
    """Whoever reads the reply; `locale` is a tag such as `en-US` or `zh-CN`, None if it is not known."""

    locale: str | None = None
    translated_names: bool = False
    """Whether commands go by names in the reader's language where they read."""

    @property
    def wording(self) -> Wording:
        """Phrases in the reader's language."""
        return wording_for(self.locale)

    def name(self, name: str) -> str:
        """Return the name of a command or option as the reader types it."""
        return self.wording.name(name) if self.translated_names else name


def languages_of(audience: Audience, question: str = "") -> tuple[str, ...]:
    """Return the languages to quote minutes in: the reader's, else the one that the question is written in."""
    locale = parse_locale(audience.locale)
    asked_in = _language_asked_in(question)
    return (locale.language, asked_in) if locale else (asked_in,)


def _language_asked_in(question: str) -> str:
    """Return the language of a question: by its characters, and by its stop words, for a question holds few others."""
    if character_of("kana").search(question):
        return "ja"
    if has_han(question):
        return "zh"
    words = frozenset(re.findall(r"\w+", question.lower()))
    held = {tag: len(words & language.questions.stop_words) for tag, language in languages().items()}
    best = max(held, key=lambda tag: held[tag])
    return best if held[best] > max(held["en"], 1) else "en"  # a single one may be a word of another language
