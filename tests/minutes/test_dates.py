"""Dates in front matter, titles and paths."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.minutes.date_clues import clues_of
from bot.minutes.dates import date_in
from bot.minutes.dating import DateReading, settle_dates
from bot.minutes.front_matter import FrontMatter
from bot.minutes.model import MeetingDate


def find_date(stated: object, title: str | None, path: str, language: str = "") -> DateReading:
    """Return what a file alone tells of its date."""
    front_matter = FrontMatter({"date": stated} if stated else {})
    (reading,) = settle_dates([clues_of(front_matter, title, path, language=language)])
    return reading


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("2015-05-27.md", "2015-05-27"),
        ("2015-05-27/_index.md", "2015-05-27"),
        ("2015-05-27.en.md", "2015-05-27"),
        ("en/2015-05-27.md", "2015-05-27"),
        ("notes/2015/05/27.md", "2015-05-27"),
        ("notes/2015/05/27/index.md", "2015-05-27"),
        ("notes-20150527.md", "2015-05-27"),
        ("2015_05_27.md", "2015-05-27"),
        ("2015.5.27.md", "2015-05-27"),
        ("2024-02/feb-7.md", "2024-02-07"),
        ("meetings/2024-02/february-07.md", "2024-02-07"),
        ("main/2024/CG-01-02.md", "2024-01-02"),
        ("2022/x_6.30.md", "2022-06-30"),
        ("2022/6月30日.md", "2022-06-30"),
        ("27-may-2015.md", "2015-05-27"),
        ("2015-may-27.md", "2015-05-27"),
        ("2024-01.md", "2024-01"),
        ("2024/january.md", "2024-01"),
        ("2024/notes.md", None),
        ("notes.md", None),
        ("2024-13-01.md", None),
        ("v2.1.md", None),
    ],
)
def test_a_path_tells_the_date(path: str, expected: str | None) -> None:
    found = find_date(None, None, path).date
    assert (str(found) if found else None) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("GraphQL WG Notes - January 2024", "2024-01"),
        ("Meeting of 11 July, 2023", "2023-07-11"),
        ("July 11, 2023", "2023-07-11"),
        ("July 11th 2023", "2023-07-11"),
        ("the 11th of July 2023", "2023-07-11"),
        ("May 21-23, 2015 Meeting Notes", "2015-05-21"),
        ("Sept. 9, 2022", "2022-09-09"),
        ("2022年6月30日 例会", "2022-06-30"),
        ("２０２２年６月３０日", "2022-06-30"),
        ("2022年6月 例会", "2022-06"),
        ("例会 2022/6/30", "2022-06-30"),
        ("Notes 6/30/2022", "2022-06-30"),
        ("2023-02-30", None),
        ("2022年13月1日", None),
        ("Room 20220", None),
        ("Spring meeting", None),
        ("Go 1.18 and generics", None),
    ],
)
def test_a_title_tells_the_date(title: str, expected: str | None) -> None:
    found = find_date(None, title, "notes.md").date
    assert (str(found) if found else None) == expected


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("7月14日 例会", "2022-07-14"),
        ("社区会议 7.14", "2022-07-14"),
        ("January 2nd", "2022-01-02"),
        ("2 January", "2022-01-02"),
        ("the 2nd of January", "2022-01-02"),
        ("Go 1.18 and generics", None),
        ("Version 2.1 is out", None),
        ("v1.2", None),
        ("Python 3.11.2", None),
        ("Water at 7:30", None),
    ],
)
def test_the_year_of_a_date_without_one_comes_from_the_path(title: str, expected: str | None) -> None:
    found = find_date(None, title, "2022/notes.md").date
    assert (str(found) if found else None) == expected


@pytest.mark.parametrize(
    ("stated", "expected"),
    [
        (date(2024, 3, 5), "2024-03-05"),
        (datetime(2024, 3, 5, 23, 59, tzinfo=UTC), "2024-03-05"),
        ("2024-03-05", "2024-03-05"),
        ("5 March 2024", "2024-03-05"),
        (20240305, "2024-03-05"),
        ("2024-03", "2024-03"),
        (True, "2020-01-01"),
        (["2024-03-05"], "2020-01-01"),
        ("soon", "2020-01-01"),
    ],
)
def test_a_stated_date_comes_before_the_title_and_the_path(stated: object, expected: str) -> None:
    assert str(find_date(stated, "1 January 2020", "2019-02-02.md").date) == expected


def test_a_path_that_knows_the_day_completes_a_title_that_knows_the_month() -> None:
    assert str(find_date(None, "Notes of January 2024", "2024-01-09.md").date) == "2024-01-09"
    assert str(find_date(None, "Notes of January 2024", "2023-12-09.md").date) == "2024-01"


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_every_day_is_found_in_every_common_form(day: date) -> None:
    forms = ("%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%d %B %Y", "%B %d, %Y", "%b %d %Y", "%Y年%m月%d日")
    assert {date_in(day.strftime(form)) for form in forms} == {MeetingDate(day.year, day.month, day.day)}


@given(st.text(st.one_of(st.sampled_from("0123456789-./年月日 May"), st.characters())), st.integers(1, 9999))
def test_whatever_is_found_is_a_day_or_month_that_exists(text: str, year: int) -> None:
    found = date_in(text, year=year)
    assert found is None or found.first_day.year == found.year


def test_a_month_comes_before_its_days() -> None:
    assert MeetingDate(2024, 4, 30) < MeetingDate(2024, 5) < MeetingDate(2024, 5, 1)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("2022/园艺社例会_6.30.md", "2022-06-30"),
        ("2022/6_30.md", "2022-06-30"),
        ("2023/0714会议纪要.md", "2023-07-14"),
        ("2023/会议-0714.md", "2023-07-14"),
        ("2023年/7月14日.md", "2023-07-14"),
        ("2023/七月十四日.md", "2023-07-14"),
        ("2023/7月/14日.md", "2023-07-14"),
        ("2023年7月/14.md", "2023-07-14"),
        ("2023-07/14.md", "2023-07-14"),
        ("2023/07-Jul/14-barrel.md", "2023-07-14"),
        ("2023/July/14.md", "2023-07-14"),
        ("2023/July.md", "2023-07"),
        ("2023/07 July/barrels-12.md", "2023-07"),
    ],
)
def test_folders_give_what_the_name_leaves_out(path: str, expected: str) -> None:
    assert str(find_date(None, None, path).date) == expected


@pytest.mark.parametrize("path", ["0714会议纪要.md", "2023/1399.md", "2023/hose-v1_18.md", "2023/plan-8080.md"])
def test_four_digits_or_two_numbers_are_not_always_a_date(path: str) -> None:
    assert find_date(None, None, path).date is None


@pytest.mark.parametrize(
    ("title", "language", "expected"),
    [
        ("Protokoll vom 17. Juni 2022", "de", "2022-06-17"),
        ("Sitzung am 3. März 2024", "de", "2024-03-03"),
        ("Treffen 05.03.2024", "de", "2024-03-05"),
        ("Compte rendu du 17 mai 2022", "fr", "2022-05-17"),
        ("Réunion du 1er février 2024", "fr", "2024-02-01"),
        ("Réunion du 1er fevrier 2024", "fr", "2024-02-01"),
        ("Acta del 13 de septiembre de 2023", "es", "2023-09-13"),
        ("Ata de 5 de março de 2024", "pt", "2024-03-05"),
        ("Ata de 5/3/2024", "pt", "2024-03-05"),
        ("Acta 07-06-2019", "es", "2019-06-07"),
        ("Verbale del 5 marzo 2024", "it", "2024-03-05"),
        ("Notulen 5 maart 2024", "nl", "2024-03-05"),
        ("Vergadering van 5-3-2024", "nl", "2024-03-05"),
        ("Protokół z zebrania z dnia 5 marca 2024 r.", "pl", "2024-03-05"),
        ("Posiedzenie w dniu 05.03.2024 r.", "pl", "2024-03-05"),
        ("Spotkanie, wtorek, 5 mar 2024", "pl", "2024-03-05"),
        ("Meeting of 5 października 2024", "en", "2024-10-05"),
        ("Zápis z členské schůze konané dne 5. března 2024", "cs", "2024-03-05"),
        ("Zápis č. 7/2024 ze dne 5. 3. 2024", "cs", "2024-03-05"),
        ("Club of FRİDAY, 5 APRİL 2024", "en", "2024-04-05"),
        ("Club of 5 Auguſt 2024", "en", "2024-08-05"),
        ("Veckomöte 5/3 2024", "sv", "2024-03-05"),
        ("Porada v úterý 5.3.2024", "cs", "2024-03-05"),
        ("Schůzka út 5. bře 2024", "cs", "2024-03-05"),
        ("Meeting of 5. března 2024", "en", "2024-03-05"),
        ("Protokoll från mötet tisdagen den 5 mars 2024", "sv", "2024-03-05"),
        ("Styrelsemöte, tisdag 5 mar 2024 kl. 18.30", "sv", "2024-03-05"),
        ("Protokoll fört vid årsmöte den 5:e mars 2024", "sv", "2024-03-05"),
        ("Referat fra mødet tirsdag den 5/3-2024", "da", "2024-03-05"),
        ("Bestyrelsesmøde d. 5. marts 2024 kl. 19.00", "da", "2024-03-05"),
        ("Ordinær generalforsamling den 5. maj 2024", "da", "2024-05-05"),
        ("Referat d. 5.3.2024", "da", "2024-03-05"),
        ("Styremøte tirsdag 5. mars 2024 kl. 18.30", "nb", "2024-03-05"),
        ("Protokoll fra årsmøtet 5. mai 2024", "nb", "2024-05-05"),
        ("Referat frå møtet tysdag 5. desember 2024", "nb", "2024-12-05"),
        ("Møte 5/3-2024", "nb", "2024-03-05"),
        ("Réunion du 5 mai 2024", "fr", "2024-05-05"),
        ("Réunion du 1er mars 2024", "fr", "2024-03-01"),
        ("Sitzung am 5. Mai 2024", "de", "2024-05-05"),
        ("Протокол общего собрания от 5 марта 2024 г.", "ru", "2024-03-05"),
        ("Протокол № 7 от «5» марта 2024 года", "ru", "2024-03-05"),
        ("Встреча, вторник, 5 мар 2024", "ru", "2024-03-05"),
        ("Собрание 05.03.2024 г.", "ru", "2024-03-05"),
        ("5 Mart 2024 tarihli toplantı tutanağı", "tr", "2024-03-05"),
        ("Yönetim Kurulu Toplantısı - 05.03.2024", "tr", "2024-03-05"),
        ("5 Mart 2024'te yapılan genel kurul", "tr", "2024-03-05"),
        ("Toplantı, Salı, 5 Mar 2024", "tr", "2024-03-05"),
        ("NİSAN AYI TOPLANTISI 5 NİSAN 2024", "tr", "2024-04-05"),
        ("Tutanak 5 KASIM 2024 SALI", "tr", "2024-11-05"),
        ("Tutanak 5 Aralık 2024", "tr", "2024-12-05"),
        ("Tutanak 5 Agustos 2024", "tr", "2024-08-05"),
        ("Meeting of 5 марта 2024", "en", "2024-03-05"),
        ("2024年1月20日の例会", "ja", "2024-01-20"),
        ("二〇二四年の例会 2024年三月五日", "ja", "2024-03-05"),
        ("Meeting of 13 de septiembre de 2023", "en", "2023-09-13"),
        ("Meeting of 3/5/2024", "en", "2024-03-05"),
        ("Version 17. June 2022", "en", "2022-06"),
    ],
)
def test_a_date_is_written_as_in_the_language_of_the_file(title: str, language: str, expected: str) -> None:
    assert str(date_in(title, language=language)) == expected


@pytest.mark.parametrize("title", ["Set 3, 2024", "Years ago 4, 2024", "Out 5 2024"])
def test_a_short_month_that_is_a_common_word_elsewhere_counts_at_home_only(title: str) -> None:
    assert date_in(title, language="en") is None
    assert date_in(title, language="pt") is not None
