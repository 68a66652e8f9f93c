"""The dates that a question names, as far as it says them."""

import pytest

from bot.minutes.model import MeetingDate
from bot.search.index.people import PeopleIndex
from bot.search.model import AskedDate
from bot.search.question.intent import find_intent
from bot.search.question.query_intent import QueryIntent

HELD = [MeetingDate(2022, 6, 30), MeetingDate(2023, 3, 14), MeetingDate(2024, 1)]


def intent_of(question: str) -> QueryIntent:
    return find_intent(question, PeopleIndex(()), HELD)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("2022-06-30", AskedDate(2022, 6, 30)),
        ("barrel 2022/6/30?", AskedDate(2022, 6, 30)),
        ("2022.06.30", AskedDate(2022, 6, 30)),
        ("2022-06", AskedDate(2022, 6)),
        ("２０２２－０６", AskedDate(2022, 6)),
        ("2023年", AskedDate(2023)),
        ("2023 年", AskedDate(2023)),
        ("雨桶在2023年3月修好了吗", AskedDate(2023, 3)),
        ("2023 年 3 月份", AskedDate(2023, 3)),
        ("2023年3月14日的会议", AskedDate(2023, 3, 14)),
        ("2023年3月14號", AskedDate(2023, 3, 14)),
        ("6月30日", AskedDate(None, 6, 30)),
        ("六月三十日的会议", AskedDate(None, 6, 30)),
        ("2022年七月十四日", AskedDate(2022, 7, 14)),
        ("民國113年1月20日的會議", AskedDate(2024, 1, 20)),
        ("二〇二四年三月", AskedDate(2024, 3)),
        ("十二月二十一号", AskedDate(None, 12, 21)),
        ("barrel on 06/30/2022", AskedDate(2022, 6, 30)),
        ("barrel 30.06.2022", AskedDate(2022, 6, 30)),
        ("June the 30th", AskedDate(None, 6, 30)),
        ("6 月 30 号", AskedDate(None, 6, 30)),
        ("June 30", AskedDate(None, 6, 30)),
        ("june 30th, 2022", AskedDate(2022, 6, 30)),
        ("Jun. 30", AskedDate(None, 6, 30)),
        ("Sept 3", AskedDate(None, 9, 3)),
        ("the 30th of June", AskedDate(None, 6, 30)),
        ("30 June 2022", AskedDate(2022, 6, 30)),
        ("March 2023", AskedDate(2023, 3)),
        ("Mar, 2023", AskedDate(2023, 3)),
        ("roses in 2023", AskedDate(2023)),
        ("since 2022", AskedDate(2022)),
        ("during 2022", AskedDate(2022)),
        ("6.30", AskedDate(None, 6, 30)),
        ("barrel, 6.30?", AskedDate(None, 6, 30)),
        ("6/30", AskedDate(None, 6, 30)),
        ("6-30", AskedDate(None, 6, 30)),
        ("20220630", AskedDate(2022, 6, 30)),
        ("6月的会议", AskedDate(None, 6)),
        ("6 月份讨论了什么", AskedDate(None, 6)),
        ("六月份的雨桶", AskedDate(None, 6)),
        ("六月的例会", AskedDate(None, 6)),
        ("barrel in June", AskedDate(None, 6)),
        ("who spoke during March?", AskedDate(None, 3)),
        ("the June meeting", AskedDate(None, 6)),
        ("last year's june community call", AskedDate(None, 6)),
        ("June's minutes", AskedDate(None, 6)),
    ],
)
def test_a_date_is_understood_as_far_as_it_is_said(question: str, expected: AskedDate) -> None:
    assert intent_of(question).dates == (expected,)


@pytest.mark.parametrize(
    "question",
    [
        "Go 1.18",
        "version 6.30",
        "firmware 2022.6.30+garden4",
        "firmware v2022.6.30",
        "see section 6.30",
        "HTTP/6.30",
        "6-30岁",
        "6.30版",
        "a queue of 2000 litres",
        "which of the 3 may close",
        "7.1",
        "v6.30",
        "6.30.1",
        "1.6.30",
        "barrel 1.14",
        "May 40",
        "2023-13",
        "2023-2024",
        "June 10:30",
        "10.10.10.10",
        "who may water",
        "6",
        "2000 litres",
        "20223040",
        "in May",
        "the August meeting",
        "7月的会议",
        "6个月",
        "when may meetings start",
        "on the march in rows",
        "in march time",
        "三月开始种植",
        "June roses",
    ],
)
def test_a_number_that_is_no_date_of_a_meeting_is_no_date(question: str) -> None:
    assert intent_of(question).dates == ()


@pytest.mark.parametrize("question", ["6.30会议", "社区会议6.30讲了什么", "6.30那次谁来了", "6/30的会议"])
def test_a_date_needs_no_space_between_it_and_chinese(question: str) -> None:
    assert intent_of(question).dates == (AskedDate(None, 6, 30),)


@pytest.mark.parametrize("question", ["在March 2023的会议", "在2023-03的会议"])
def test_a_month_needs_no_space_between_it_and_chinese(question: str) -> None:
    assert intent_of(question).dates == (AskedDate(2023, 3),)


def test_a_day_may_stand_before_a_colon() -> None:
    assert intent_of("June 30: what was decided?").dates == (AskedDate(None, 6, 30),)


def test_several_dates_are_all_understood() -> None:
    assert set(intent_of("from 2022-06-30 to March 2023").dates) == {AskedDate(2022, 6, 30), AskedDate(2023, 3)}


@pytest.mark.parametrize(
    ("asked_date", "fits", "does_not_fit"),
    [
        (AskedDate(2022), MeetingDate(2022, 6, 30), MeetingDate(2023, 6, 30)),
        (AskedDate(None, 6), MeetingDate(2022, 6, 30), MeetingDate(2022, 7, 30)),
        (AskedDate(None, 6, 30), MeetingDate(2023, 6, 30), MeetingDate(2022, 6, 29)),
        (AskedDate(2024, 1, 9), MeetingDate(2024, 1), MeetingDate(2024, 2)),
    ],
)
def test_what_was_not_said_of_a_date_fits_any(
    asked_date: AskedDate, fits: MeetingDate, does_not_fit: MeetingDate
) -> None:
    assert asked_date.fits(fits)
    assert not asked_date.fits(does_not_fit)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("令和六年三月二十日の会議", AskedDate(2024, 3, 20)),
        ("平成30年の会議", AskedDate(2018)),
        ("令和元年5月", AskedDate(2019, 5)),
    ],
)
def test_a_year_may_be_counted_in_an_era(question: str, expected: AskedDate) -> None:
    assert find_intent(question, PeopleIndex(()), HELD, languages=("en", "zh", "ja")).dates == (expected,)


@pytest.mark.parametrize("question", ["18/03/2024", "18-03-2024", "03/18/2024"])
def test_a_number_that_is_no_month_is_the_day(question: str) -> None:
    assert intent_of(question).dates == (AskedDate(2024, 3, 18),)
