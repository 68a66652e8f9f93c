"""Whoever reads a reply, and in what language."""

from dataclasses import dataclass

from bot.languages.asking import language_asked_in
from bot.replies.i18n.wording import Wording, parse_locale, wording_for

_USUAL = "en"
"""The language to quote in if nothing tells another."""


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
    asked_in = language_asked_in(question) or _USUAL
    return (locale.language, asked_in) if locale else (asked_in,)
