"""The reader's language, dates and numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.minutes.model import MeetingDate
from bot.replies.i18n.wording import parse_locale, translated_languages, wording_for

REFUSAL = "I found no passage that answers this."
DAY = MeetingDate(2022, 6, 30)
MONTH = MeetingDate(2022, 6)


@pytest.mark.parametrize(
    "locale", [None, "", "C", "POSIX", "en", "en-US", "xx", "tlh", "fr", "not a locale", "\x00", "zz-ZZ"]
)
def test_a_reader_of_a_language_without_a_catalogue_reads_english(locale: str | None) -> None:
    assert wording_for(locale)(REFUSAL) == REFUSAL


@pytest.mark.parametrize(
    ("locale", "name"),
    [
        ("zh", "zh_Hans"),
        ("zh-CN", "zh_Hans"),
        ("zh_CN.UTF-8", "zh_Hans"),
        ("zh-SG", "zh_Hans"),
        ("zh-Hans-HK", "zh_Hans"),
        ("zh-TW", "zh_Hant"),
        ("zh_TW.UTF-8@radical", "zh_Hant"),
        ("zh-HK", "zh_Hant"),
        ("zh-Hant", "zh_Hant"),
    ],
)
def test_chinese_readers_read_their_own_script(locale: str, name: str) -> None:
    assert name in translated_languages()
    assert wording_for(locale)(REFUSAL) == wording_for(name)(REFUSAL) != REFUSAL


def test_the_two_chinese_scripts_are_worded_apart() -> None:
    assert wording_for("zh-CN")(REFUSAL) != wording_for("zh-TW")(REFUSAL)


def test_a_phrase_that_no_catalogue_holds_is_said_in_english() -> None:
    assert wording_for("zh-CN")("This was never translated, {name}.", name="Fern").endswith(", Fern.")


@pytest.mark.parametrize(
    ("locale", "day", "month"),
    [
        ("en-US", "June 30, 2022", "June 2022"),
        ("en-GB", "30 June 2022", "June 2022"),
        ("zh-CN", "2022年6月30日", "2022年6月"),
        ("zh-TW", "2022年6月30日", "2022年6月"),
    ],
)
def test_dates_are_written_as_the_locale_writes_them(locale: str, day: str, month: str) -> None:
    wording = wording_for(locale)
    assert (wording.date(DAY), wording.date(MONTH)) == (day, month)


def test_a_reader_whose_language_has_no_catalogue_sees_words_and_dates_in_one_language() -> None:
    assert wording_for("fr").date(DAY) == wording_for(None).date(DAY)


def test_a_meeting_without_a_date_says_so_in_the_readers_language() -> None:
    assert wording_for("en").date(None) == "no date"
    assert wording_for("zh-CN").date(None) != "no date"


@pytest.mark.parametrize(
    ("count", "words"), [(0, "0 meetings"), (1, "1 meeting"), (2, "2 meetings"), (1234, "1,234 meetings")]
)
def test_a_count_has_the_form_that_fits_it(count: int, words: str) -> None:
    assert wording_for("en")("x") == "x"
    assert wording_for("en").plural("{count} meeting", "{count} meetings", count) == words


def test_a_value_with_braces_is_put_in_as_it_is() -> None:
    assert wording_for("en")("Read as: {question}", question="{0} {x} %s") == "Read as: {0} {x} %s"


@given(st.text())
def test_any_name_of_a_locale_is_one_or_none(name: str) -> None:
    parse_locale(name)
    assert wording_for(name)(REFUSAL)


@pytest.mark.parametrize(
    ("sentences", "line"),
    [
        (("It is late.", "Come."), "It is late. Come."),
        (("很晚了。", "来吧。"), "很晚了。来吧。"),
        (("Late.", ""), "Late."),
        (("", "Come."), "Come."),
    ],
)
def test_no_space_stands_behind_a_full_width_stop(sentences: tuple[str, str], line: str) -> None:
    assert wording_for("zh").sentences(*sentences) == line


@pytest.mark.parametrize(("locale", "year"), [("en", "2030"), ("zh-CN", "2030年"), ("zh-TW", "2030年")])
def test_a_year_is_written_as_the_reader_writes_it(locale: str, year: str) -> None:
    assert wording_for(locale).year(2030) == year
