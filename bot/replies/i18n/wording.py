"""The bot's own words in the reader's language, and dates and numbers as the reader writes them.

The English text of a phrase is its key; `catalogues/` holds one gettext file (.po) for every other language, read
by Babel. Adding a language is adding one file there.
"""

import datetime
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache, partial
from gettext import GNUTranslations, NullTranslations
from importlib import resources
from io import BytesIO
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_datetime, format_skeleton, format_timedelta
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal

from bot.minutes.model import MeetingDate
from bot.minutes.told import Told

_ENGLISH = "en"
_IDEOGRAPHIC_COMMA = frozenset({"zh", "ja"})
"""Languages that put 、 between words of equal rank."""

_FULL_WIDTH_STOPS = ("。", "！", "？", "；", "：")

_LOCALES = 256
"""Names of locales whose meaning is remembered, because to find it out takes longer than to answer with it."""

_MAX_REMEMBERED = 1_024
"""Dates and numbers in one locale that are not worded again: they stand on every card, many times on some."""

NAME = "name"
"""The context in the catalogues of the names of commands and options, which follow rules of their own."""


class Wording:
    """Phrases, dates and numbers for one locale."""

    def __init__(self, locale: Locale, translations: NullTranslations) -> None:
        self.locale = locale
        self._translations = translations
        self._date = lru_cache(_MAX_REMEMBERED)(partial(_date, locale))
        self._day = lru_cache(_MAX_REMEMBERED)(partial(_day, locale))
        self._number = lru_cache(_MAX_REMEMBERED, typed=True)(partial(format_decimal, locale=locale))

    @property
    def is_translated(self) -> bool:
        """Whether this is another language than English."""
        return isinstance(self._translations, GNUTranslations)

    def __call__(self, phrase: str, /, **values: object) -> str:
        """Return a phrase in the reader's language with the values put in at their `{names}`."""
        return self._translations.gettext(phrase).format_map(self._shown(values))

    def told(self, text: str, /) -> str:
        """Return what was told of the minutes in the reader's language; as it is, if only its English is known."""
        if not isinstance(text, Told):
            return text
        values = {name: self.told(value) for name, value in text.values}
        return self._translations.gettext(text.phrase).format_map(values)

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """Return the form of a phrase that fits a count, which may stand in it as `{count}`."""
        return self._translations.ngettext(one, many, count).format_map(self._shown({"count": count, **values}))

    def name(self, name: str, /) -> str:
        """Return the name of a command, a group or an option as readers of this language type it."""
        return self._translations.pgettext(NAME, name)

    def date(self, date: MeetingDate | None) -> str:
        """Return a date as the reader's locale writes it, such as `30 June 2022` or `2022年6月`."""
        return self("no date") if date is None else self._date(date)

    def year(self, year: int) -> str:
        """Return a year as the reader's locale writes it, such as `2024` or `2024年`."""
        return format_skeleton("y", datetime.datetime(year, 1, 1), locale=self.locale)

    def day(self, date: MeetingDate) -> str:
        """Return the day of a date without its year, such as `Jun 30` or `6月30日`; the month alone if that is all."""
        return self._day(date)

    def moment(self, seconds: int) -> str:
        """Return a moment as the reader's locale writes it, in UTC; `seconds` are since 1970."""
        moment = datetime.datetime.fromtimestamp(seconds, datetime.UTC)
        return self("{moment} UTC", moment=format_datetime(moment, format="medium", locale=self.locale))

    def ago(self, seconds: float) -> str:
        """Return how long ago something was, such as `3 minutes ago`; what is to come has a negative number."""
        span = datetime.timedelta(seconds=round(-seconds) or -1)  # what is now was a moment ago
        return format_timedelta(span, add_direction=True, locale=self.locale)

    def span(self, seconds: float) -> str:
        """Return how long something takes, such as `3 minutes`."""
        return format_timedelta(datetime.timedelta(seconds=round(seconds)), locale=self.locale)

    def language(self, tag: str) -> str:
        """Return what a language is called; its tag if that is not known."""
        parsed = parse_locale(tag)
        return (parsed.get_display_name(self.locale) if parsed else None) or tag

    def separated(self, words: Iterable[str]) -> str:
        """Return words of equal rank in a line, parted as the reader's language parts them."""
        return ("、" if self.locale.language in _IDEOGRAPHIC_COMMA else ", ").join(words)

    def sentences(self, *sentences: str) -> str:
        """Return sentences in a line: with a space between two, but none behind a full-width stop."""
        line = ""
        for sentence in filter(None, sentences):
            line += " " * (bool(line) and not line.endswith(_FULL_WIDTH_STOPS)) + sentence
        return line

    def number(self, number: float) -> str:
        """Return a number as the reader's locale writes it."""
        return str(self._number(number))

    def _shown(self, values: Mapping[str, object]) -> dict[str, Any]:
        return {
            name: self.number(value) if isinstance(value, int | float) and not isinstance(value, bool) else value
            for name, value in values.items()
        }


def _date(locale: Locale, date: MeetingDate) -> str:
    if date.day:
        return format_date(date.first_day, format="long", locale=locale)
    return format_skeleton("yMMMM", datetime.datetime(date.year, date.month, 1), locale=locale)


def _day(locale: Locale, date: MeetingDate) -> str:
    if date.day:
        return format_skeleton("MMMd", date.first_day, locale=locale)
    return format_skeleton("MMM", datetime.datetime(date.year, date.month, 1), locale=locale)


@lru_cache(_LOCALES)
def wording_for(locale: str | None) -> Wording:
    """Return the wording for a locale such as `zh-CN`, `zh_TW.UTF-8` or `en-GB`; English if there is no other."""
    parsed = parse_locale(locale)
    if parsed is None:
        return _wording(_ENGLISH, _ENGLISH)
    for name in _fallbacks(parsed):
        if name in translated_languages():
            return _wording(str(parsed), name)
    return _wording(str(parsed) if parsed.language == _ENGLISH else _ENGLISH, _ENGLISH)


@lru_cache(_LOCALES)
def parse_locale(locale: str | None) -> Locale | None:
    """Return what a locale's name means, None if it names none (such as `C` or `POSIX`)."""
    name = (locale or "").split(".")[0].split("@")[0].replace("-", "_")
    if not name:
        return None
    try:
        return Locale.parse(name, sep="_")
    except (UnknownLocaleError, ValueError):
        return None


@cache
def translated_languages() -> frozenset[str]:
    """Return the names of all catalogues, and English."""
    files = resources.files("bot.replies.i18n").joinpath("catalogues").iterdir()
    return frozenset(file.name.removesuffix(".po") for file in files if file.name.endswith(".po")) | {_ENGLISH}


@cache
def _wording(locale: str, language: str) -> Wording:
    return Wording(Locale.parse(locale), NullTranslations() if language == _ENGLISH else _translations(language))


@cache  # several locales have the same ones
def _translations(language: str) -> GNUTranslations:
    with resources.files("bot.replies.i18n").joinpath("catalogues", f"{language}.po").open("rb") as file:
        catalogue = read_po(file, locale=language)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return GNUTranslations(compiled)


def _fallbacks(locale: Locale) -> tuple[str, ...]:
    """Return the names that a catalogue for this locale may have, the nearest first."""
    script = locale.script or ("Hans" if locale.language == "zh" else None)
    names = (str(locale), f"{locale.language}_{script}", locale.language)
    return tuple(dict.fromkeys(names))
