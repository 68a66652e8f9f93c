"""A question in each language says which meeting it is after: the last one, or that of a day or month."""

from tests.languages.asked_club import JUNE, SEPTEMBER, ask, by_language


@by_language(
    {
        "cs": "O čem se mluvilo na poslední schůzi?",
        "da": "Hvad blev der talt om på det seneste møde?",
        "de": "Was wurde beim letzten Treffen besprochen?",
        "es": "¿De qué se habló en la última reunión?",
        "fr": "De quoi a-t-on parlé à la dernière réunion ?",
        "it": "Di che cosa si è parlato nell'ultima riunione?",
        "ja": "前回の会議では何を話しましたか",
        "ko": "지난 회의에서는 무엇을 이야기했나요?",
        "nb": "Hva ble det snakket om på det siste møtet?",
        "nl": "Wat is er op de laatste vergadering besproken?",
        "pl": "O czym rozmawiano na ostatnim zebraniu?",
        "pt": "Do que se falou na última reunião?",
        "ru": "О чём говорили на последнем собрании?",
        "sv": "Vad diskuterades på det senaste mötet?",
        "tr": "Son toplantıda ne konuşuldu?",
    }
)
def test_the_last_meeting_is_found(language: str, question: str) -> None:
    answer = ask(language, question)
    assert answer.answered
    assert {str(hit.meeting.date) for hit in answer.hits} == {SEPTEMBER}


@by_language(
    {
        "cs": "schůze 17. června 2023",
        "da": "mødet den 17. juni 2023",
        "de": "Sitzung vom 17. Juni 2023",
        "es": "la reunión del 17 de junio de 2023",
        "fr": "la réunion du 17 juin 2023",
        "it": "la riunione del 17 giugno 2023",
        "ja": "2023年6月17日の会議",
        "ko": "2023년 6월 17일 회의",
        "nb": "møtet 17. juni 2023",
        "nl": "de vergadering van 17 juni 2023",
        "pl": "zebranie z 17 czerwca 2023 r.",
        "pt": "a reunião de 17 de junho de 2023",
        "ru": "собрание 17 июня 2023 года",
        "sv": "mötet den 17 juni 2023",
        "tr": "17 Haziran 2023 tarihli toplantı",
    }
)
def test_a_day_names_its_meeting(language: str, question: str) -> None:
    answer = ask(language, question)
    assert answer.answered
    assert {str(hit.meeting.date) for hit in answer.hits} == {JUNE}


@by_language(
    {
        "cs": "Co se řešilo v červnu?",
        "da": "Hvad talte vi om i juni?",
        "de": "Was war im Juni?",
        "es": "¿Qué se trató en junio?",
        "fr": "De quoi a-t-on parlé en juin ?",
        "it": "Di che cosa si è parlato in giugno?",
        "ja": "6月の会議",
        "ko": "6월 회의",
        "nb": "Hva snakket vi om i juni?",
        "nl": "Wat werd er in juni besproken?",
        "pl": "Co omawialiśmy w czerwcu?",
        "pt": "O que se tratou em junho?",
        "ru": "Что обсуждали в июне?",
        "sv": "Vad pratade vi om i juni?",
        "tr": "Haziran toplantısında neler konuşuldu?",
    }
)
def test_a_month_names_its_meeting(language: str, question: str) -> None:
    assert {str(hit.meeting.date) for hit in ask(language, question).hits} == {JUNE}
