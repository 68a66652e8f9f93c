"""Dates that are named in other languages than English and Chinese."""

from datetime import date

import pytest

from bot.minutes.model import MeetingDate
from bot.search.model import AskedDate
from bot.search.question.dates import find_dates
from bot.search.question.relative_dates import find_relative_dates
from bot.text import normalise
from tests.search.question.other_languages import tags

TODAY = date(2024, 1, 10)  # a Wednesday
HELD = [MeetingDate(2022, 6, 17), MeetingDate(2023, 3, 13), MeetingDate(2023, 12, 20), MeetingDate(2024, 1, 3)]


@pytest.mark.parametrize(
    ("language", "text", "asked"),
    [
        ("de", "Was war am 17. Juni 2022?", AskedDate(2022, 6, 17)),
        ("de", "Sitzung vom 17.6.2022", AskedDate(2022, 6, 17)),
        ("de", "Treffen am 17.6.", AskedDate(None, 6, 17)),
        ("de", "Sitzung im März 2023", AskedDate(2023, 3)),
        ("de", "was im Juni beschlossen wurde", AskedDate(None, 6)),
        ("de", "in der Juni-Sitzung", AskedDate(None, 6)),
        ("fr", "le 17 juin 2022", AskedDate(2022, 6, 17)),
        ("fr", "réunion du 1er mars 2023", AskedDate(2023, 3, 1)),
        ("fr", "compte rendu de décembre", AskedDate(None, 12)),
        ("fr", "depuis mars", AskedDate(None, 3)),
        ("fr", "le 17/06/2022", AskedDate(2022, 6, 17)),
        ("es", "el 17 de junio de 2022", AskedDate(2022, 6, 17)),
        ("es", "reunión de marzo de 2023", AskedDate(2023, 3)),
        ("es", "acta de diciembre", AskedDate(None, 12)),
        ("pt", "em 17 de junho de 2022", AskedDate(2022, 6, 17)),
        ("pt", "13 de março de 2023", AskedDate(2023, 3, 13)),
        ("pt", "ata de dezembro", AskedDate(None, 12)),
        ("it", "il 17 giugno 2022", AskedDate(2022, 6, 17)),
        ("it", "riunione del 17/06/2022", AskedDate(2022, 6, 17)),
        ("it", "verbale di dicembre", AskedDate(None, 12)),
        ("nl", "op 17 juni 2022", AskedDate(2022, 6, 17)),
        ("nl", "vergadering van maart 2023", AskedDate(2023, 3)),
        ("nl", "notulen van december", AskedDate(None, 12)),
        ("pl", "zebranie z dnia 17 czerwca 2022 r.", AskedDate(2022, 6, 17)),
        ("pl", "protokół z 17.06.2022 r.", AskedDate(2022, 6, 17)),
        ("pl", "protokół z 17.06", AskedDate(None, 6, 17)),
        ("pl", "spotkanie w marcu 2023 roku", AskedDate(2023, 3)),
        ("pl", "protokół z grudnia", AskedDate(None, 12)),
        ("pl", "zebrania w 2023 roku", AskedDate(2023)),
        ("cs", "schůze 17. června 2022", AskedDate(2022, 6, 17)),
        ("cs", "zápis ze dne 17. 6. 2022", AskedDate(2022, 6, 17)),
        ("cs", "zápis ze 17.6.", AskedDate(None, 6, 17)),
        ("cs", "schůzka v březnu 2023", AskedDate(2023, 3)),
        ("cs", "zápis za prosinec", AskedDate(None, 12)),
        ("cs", "schůze v roce 2023", AskedDate(2023)),
        ("sv", "den 17 juni 2022", AskedDate(2022, 6, 17)),
        ("sv", "mötet 17/6", AskedDate(None, 6, 17)),
        ("sv", "fredagen den 17:e juni", AskedDate(None, 6, 17)),
        ("sv", "mötet i mars 2023", AskedDate(2023, 3)),
        ("sv", "protokoll från december", AskedDate(None, 12)),
        ("da", "den 17. juni 2022", AskedDate(2022, 6, 17)),
        ("da", "mødet d. 17/6", AskedDate(None, 6, 17)),
        ("da", "fredag den 17/6-2022", AskedDate(2022, 6, 17)),
        ("da", "mødet i marts 2023", AskedDate(2023, 3)),
        ("da", "referat fra december", AskedDate(None, 12)),
        ("nb", "17. juni 2022", AskedDate(2022, 6, 17)),
        ("nb", "møtet 17.6.", AskedDate(None, 6, 17)),
        ("nb", "møtet i mars 2023", AskedDate(2023, 3)),
        ("nb", "referat fra desember", AskedDate(None, 12)),
        ("nb", "kva skjedde i mars", AskedDate(None, 3)),
        ("fr", "le 17 mai 2022", AskedDate(2022, 5, 17)),
        ("ru", "собрание 17 июня 2022 года", AskedDate(2022, 6, 17)),
        ("ru", "протокол от 17.06.2022 г.", AskedDate(2022, 6, 17)),
        ("ru", "протокол от 17.06", AskedDate(None, 6, 17)),
        ("ru", "встреча в марте 2023 г.", AskedDate(2023, 3)),
        ("ru", "протокол за декабрь", AskedDate(None, 12)),
        ("ru", "встречи в 2023 году", AskedDate(2023)),
        ("tr", "17 Haziran 2022 toplantısı", AskedDate(2022, 6, 17)),
        ("tr", "17 Haziran 2022'de ne konuşuldu?", AskedDate(2022, 6, 17)),
        ("tr", "17.06.2022 tarihli tutanak", AskedDate(2022, 6, 17)),
        ("tr", "17.06 toplantısı", AskedDate(None, 6, 17)),
        ("tr", "Mart 2023'teki toplantı", AskedDate(2023, 3)),
        ("tr", "aralık toplantısı", AskedDate(None, 12)),
        ("tr", "ARALIK AYI TOPLANTISI", AskedDate(None, 12)),
        ("tr", "haziran ayındaki toplantı", AskedDate(None, 6)),
        ("tr", "haziranda ne kararlaştırıldı", AskedDate(None, 6)),
        ("tr", "2023 yılındaki toplantılar", AskedDate(2023)),
        ("tr", "2023'te ne kararlaştırıldı", AskedDate(2023)),
        ("ja", "2022年6月17日の会議", AskedDate(2022, 6, 17)),
        ("ja", "6月の例会", AskedDate(None, 6)),
        ("ja", "六月の例会", AskedDate(None, 6)),
        ("ja", "2023年の会議", AskedDate(2023)),
    ],
)
def test_a_date_is_found_in_its_language(language: str, text: str, asked: AskedDate) -> None:
    assert [found.asked_date for found in find_dates(normalise(text), HELD, tags(language))] == [asked]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Version 6.17"),
        ("ru", "версия 6.17"),
        ("cs", "verze 6.17"),
        ("cs", "17 červených konví"),
        ("ru", "17 июньских леек"),
        ("pl", "wersja 6.17"),
        ("tr", "sürüm 6.17"),
        ("tr", "6.17 lira"),
        ("de", "um 6.17 Uhr"),
        ("sv", "version 6.17"),
        ("sv", "kl 6.17"),
        ("da", "version 6.17"),
        ("da", "kl. 6.17"),
        ("nb", "versjon 6.17"),
        ("nb", "klokka 6.17"),
        ("fr", "la section 6.17"),
        ("es", "versión 6.17"),
        ("ja", "6月間"),
    ],
)
def test_other_numbers_are_no_dates(language: str, text: str) -> None:
    assert [found for found in find_dates(normalise(text), [], tags(language)) if found] == []


@pytest.mark.parametrize(
    ("language", "text", "asked"),
    [
        ("de", "was letzten Monat beschlossen wurde", AskedDate(2023, 12)),
        ("fr", "le mois dernier", AskedDate(2023, 12)),
        ("es", "el mes pasado", AskedDate(2023, 12)),
        ("pt", "no mês passado", AskedDate(2023, 12)),
        ("it", "il mese scorso", AskedDate(2023, 12)),
        ("nl", "vorige maand", AskedDate(2023, 12)),
        ("nl", "twee jaar geleden", AskedDate(2022)),
        ("pl", "w zeszłym miesiącu", AskedDate(2023, 12)),
        ("pl", "wczoraj", AskedDate(2024, 1, 9)),
        ("pl", "dwa lata temu", AskedDate(2022)),
        ("cs", "minulý měsíc", AskedDate(2023, 12)),
        ("cs", "včera", AskedDate(2024, 1, 9)),
        ("cs", "předloni", AskedDate(2022)),
        ("sv", "förra månaden", AskedDate(2023, 12)),
        ("sv", "i fjol", AskedDate(2023)),
        ("sv", "igår", AskedDate(2024, 1, 9)),
        ("sv", "för två år sedan", AskedDate(2022)),
        ("da", "sidste måned", AskedDate(2023, 12)),
        ("da", "i går", AskedDate(2024, 1, 9)),
        ("da", "i fjor", AskedDate(2023)),
        ("da", "for to år siden", AskedDate(2022)),
        ("nb", "forrige måned", AskedDate(2023, 12)),
        ("nb", "i går", AskedDate(2024, 1, 9)),
        ("nb", "i fjor", AskedDate(2023)),
        ("nb", "for to år sidan", AskedDate(2022)),
        ("ru", "в прошлом месяце", AskedDate(2023, 12)),
        ("ru", "вчера", AskedDate(2024, 1, 9)),
        ("ru", "позапрошлый год", AskedDate(2022)),
        ("tr", "geçen ay", AskedDate(2023, 12)),
        ("tr", "dünkü toplantı", AskedDate(2024, 1, 9)),
        ("tr", "iki yıl önce", AskedDate(2022)),
        ("tr", "evvelki sene", AskedDate(2022)),
        ("ja", "先月の会議", AskedDate(2023, 12)),
        ("de", "vorletztes Jahr", AskedDate(2022)),
        ("ja", "一昨年", AskedDate(2022)),
        ("es", "hace dos años", AskedDate(2022)),
        ("fr", "l'année dernière", AskedDate(2023)),
    ],
)
def test_dates_are_counted_from_today(language: str, text: str, asked: AskedDate) -> None:
    found = find_relative_dates(normalise(text), TODAY, HELD, tags(language))
    assert [mention.asked_date for mention in found] == [asked]
