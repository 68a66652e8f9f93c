"""Dates and meetings that are named in other languages than English and Chinese."""

from datetime import date

import pytest

from bot.minutes.model import MeetingDate
from bot.search.model import AskedDate
from bot.search.question.dates import find_dates
from bot.search.question.fillers import courtesies_in
from bot.search.question.intent_patterns import intent_patterns
from bot.search.question.latest import find_latest_mention
from bot.search.question.relative_dates import find_relative_dates
from bot.text import normalise

TODAY = date(2024, 1, 10)  # a Wednesday
HELD = [MeetingDate(2022, 6, 17), MeetingDate(2023, 3, 13), MeetingDate(2023, 12, 20), MeetingDate(2024, 1, 3)]


def tags(language: str) -> tuple[str, ...]:
    return ("en", "zh", language)


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
    ("language", "text", "positions"),
    [
        ("de", "letztes Treffen", (0,)),
        ("de", "bei der letzten Sitzung", (0,)),
        ("de", "die letzten drei Treffen", (0, 1, 2)),
        ("de", "die vorletzte Sitzung", (1,)),
        ("fr", "dernière réunion", (0,)),
        ("fr", "la réunion précédente", (0,)),
        ("fr", "les trois dernières réunions", (0, 1, 2)),
        ("fr", "l'avant-dernière réunion", (1,)),
        ("es", "última reunión", (0,)),
        ("es", "la reunión anterior", (0,)),
        ("es", "las tres últimas reuniones", (0, 1, 2)),
        ("es", "las últimas 2 reuniones", (0, 1)),
        ("es", "la penúltima reunión", (1,)),
        ("pt", "última reunião", (0,)),
        ("pt", "a reunião anterior", (0,)),
        ("pt", "as duas últimas reuniões", (0, 1)),
        ("pt", "a penúltima reunião", (1,)),
        ("it", "l'ultima riunione", (0,)),
        ("it", "la riunione precedente", (0,)),
        ("it", "le ultime due riunioni", (0, 1)),
        ("it", "la penultima riunione", (1,)),
        ("nl", "de laatste vergadering", (0,)),
        ("nl", "de vorige bijeenkomst", (0,)),
        ("nl", "de laatste drie vergaderingen", (0, 1, 2)),
        ("nl", "de voorlaatste vergadering", (1,)),
        ("pl", "ostatnie zebranie", (0,)),
        ("pl", "na poprzednim spotkaniu", (0,)),
        ("pl", "trzy ostatnie posiedzenia", (0, 1, 2)),
        ("pl", "ostatnie dwa zebrania", (0, 1)),
        ("pl", "na przedostatniej sesji", (1,)),
        ("cs", "poslední schůze", (0,)),
        ("cs", "na minulé poradě", (0,)),
        ("cs", "co se řešilo minule", (0,)),
        ("cs", "poslední tři schůze", (0, 1, 2)),
        ("cs", "dvě poslední jednání", (0, 1)),
        ("cs", "předposlední zasedání", (1,)),
        ("sv", "senaste mötet", (0,)),
        ("sv", "på det förra styrelsemötet", (0,)),
        ("sv", "de tre senaste mötena", (0, 1, 2)),
        ("sv", "de senaste två mötena", (0, 1)),
        ("sv", "det näst senaste mötet", (1,)),
        ("da", "seneste møde", (0,)),
        ("da", "på det sidste bestyrelsesmøde", (0,)),
        ("da", "hvad besluttede vi sidst", (0,)),
        ("da", "de tre seneste møder", (0, 1, 2)),
        ("da", "de sidste to møder", (0, 1)),
        ("da", "det næstsidste møde", (1,)),
        ("nb", "siste møte", (0,)),
        ("nb", "på det forrige styremøtet", (0,)),
        ("nb", "kva vart bestemt på førre møte", (0,)),
        ("nb", "de tre siste møtene", (0, 1, 2)),
        ("nb", "de siste to møtene", (0, 1)),
        ("nb", "det nest siste møtet", (1,)),
        ("ru", "последнее собрание", (0,)),
        ("ru", "на прошлой встрече", (0,)),
        ("ru", "последние три встречи", (0, 1, 2)),
        ("ru", "два последних собрания", (0, 1)),
        ("ru", "предпоследнее заседание", (1,)),
        ("tr", "son toplantı", (0,)),
        ("tr", "geçen toplantıda", (0,)),
        ("tr", "bir önceki toplantının tutanağı", (0,)),
        ("tr", "son üç toplantı", (0, 1, 2)),
        ("tr", "geçen sefer ne karar aldık", (0,)),
        ("tr", "sondan bir önceki toplantı", (1,)),
        ("ja", "前回の会議", (0,)),
        ("ja", "前回は何を決めましたか", (0,)),
        ("ja", "最近の三回の会議", (0, 1, 2)),
        ("ja", "前々回の会議", (1,)),
    ],
)
def test_the_latest_meetings_are_found_in_their_language(language: str, text: str, positions: tuple[int, ...]) -> None:
    found = find_latest_mention(normalise(text), tags(language))
    assert found is not None
    assert found.positions == positions


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "die letzte Gießkanne"),
        ("fr", "le dernier arrosoir"),
        ("es", "la última regadera"),
        ("it", "l'ultimo annaffiatoio"),
        ("nl", "de laatste gieter"),
        ("pl", "ostatnia konewka"),
        ("cs", "poslední konev"),
        ("sv", "den sista vattenkannan"),
        ("da", "den sidste vandkande"),
        ("nb", "den siste vannkanna"),
        ("ru", "последняя лейка"),
        ("tr", "son kova"),
        ("ja", "最後の樽"),
    ],
)
def test_the_last_of_something_else_is_no_meeting(language: str, text: str) -> None:
    assert find_latest_mention(normalise(text), tags(language)) is None


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


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "wer war da"),
        ("de", "wer war beim Treffen"),
        ("de", "wer hat teilgenommen"),
        ("fr", "qui était présent"),
        ("fr", "qui a participé"),
        ("es", "quién asistió"),
        ("es", "quiénes participaron"),
        ("pt", "quem participou"),
        ("pt", "quem esteve presente"),
        ("it", "chi ha partecipato"),
        ("it", "chi era presente"),
        ("nl", "wie waren er aanwezig"),
        ("nl", "wie was erbij"),
        ("pl", "kto był na zebraniu"),
        ("pl", "kto wziął udział w spotkaniu"),
        ("pl", "kto byl obecny"),
        ("cs", "kdo byl na schůzi"),
        ("cs", "kdo byl 17. června"),
        ("cs", "kdo se zúčastnil"),
        ("cs", "kdo všechno přišel"),
        ("sv", "vilka var med"),
        ("sv", "vem deltog på mötet"),
        ("sv", "vilka kom"),
        ("da", "hvem var med"),
        ("da", "hvem deltog i mødet"),
        ("da", "hvem kom"),
        ("nb", "hvem var med"),
        ("nb", "kven møtte opp"),
        ("nb", "hvem var til stede"),
        ("ru", "кто был на встрече"),
        ("ru", "кто присутствовал"),
        ("tr", "kimler katıldı"),
        ("tr", "toplantıda kimler vardı"),
        ("tr", "KATILIMCILAR KİMDİ"),
        ("tr", "kim geldi"),
        ("ja", "出席者は誰ですか"),
        ("ja", "誰が来ましたか"),
    ],
)
def test_questions_for_who_was_there_are_known(language: str, text: str) -> None:
    assert intent_patterns(tags(language)).attendance.search(normalise(text))


@pytest.mark.parametrize(
    ("language", "text", "polite"),
    [
        (
            "de",
            "Hallo, kannst du mir bitte sagen, wer gießt?",
            ["Hallo", "kannst du mir bitte sagen"],
        ),
        ("fr", "Bonjour ! Pourriez-vous me dire qui arrose ?", ["Bonjour", "Pourriez-vous me dire"]),
        ("es", "¿Alguien puede decirme quién riega?", ["Alguien puede decirme"]),
        ("pt", "Alguém sabe quem rega? Obrigado!", ["Alguem sabe", "Obrigado"]),
        ("it", "Qualcuno può dirmi chi annaffia? Grazie!", ["Qualcuno puo dirmi", "Grazie"]),
        ("ru", "Подскажите, пожалуйста, кто поливает? Спасибо!", ["Подскажите, пожалуйста", "Спасибо"]),
        ("nl", "Kun je me vertellen wie water geeft? Dank je wel!", ["Kun je me vertellen", "Dank je wel"]),
        ("pl", "Czy możesz mi powiedzieć, kto podlewa? Dziękuję!", ["Czy mozesz mi powiedziec", "Dziekuje"]),
        ("cs", "Mohl byste mi prosím říct, kdo zalévá? Děkuji!", ["Mohl byste mi prosim rict", "Dekuji"]),
        ("sv", "Hej! Kan någon säga vem som vattnar? Tack på förhand!", ["Hej", "Kan nagon saga", "Tack pa forhand"]),
        ("da", "Hej! Kan du sige mig, hvem der vander? Mange tak!", ["Hej", "Kan du sige mig", "Mange tak"]),
        (
            "nb",
            "Hei! Kan noen fortelle meg hvem som vanner? Tusen takk!",
            ["Hei", "Kan noen fortelle meg", "Tusen takk"],
        ),
        ("tr", "Merhaba, kimin suladığını söyler misiniz? Teşekkürler!", ["Merhaba", "soyler misiniz", "Tesekkurler"]),
        ("ja", "すみません、誰が水をやるか教えてください", ["すみません", "教えてください"]),
    ],
)
def test_polite_phrases_are_known(language: str, text: str, polite: list[str]) -> None:
    text = normalise(text)
    assert [text[start:end] for start, end in courtesies_in(text, tags(language))] == polite
