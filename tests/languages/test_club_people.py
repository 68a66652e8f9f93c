"""Who came to a meeting and who did not is asked in each language."""

from bot.minutes.model import MeetingDate
from tests.languages.asked_club import JUNE, SEPTEMBER, ask, by_language, shown


@by_language(
    {
        "cs": "Kdo byl přítomen 17. června 2023?",
        "da": "Hvem var til stede den 17. juni 2023?",
        "de": "Wer hat am 17. Juni 2023 teilgenommen?",
        "es": "¿Quién asistió el 17 de junio de 2023?",
        "fr": "Qui était présent le 17 juin 2023 ?",
        "it": "Chi ha partecipato il 17 giugno 2023?",
        "ja": "2023年6月17日の出席者は誰ですか",
        "ko": "2023년 6월 17일 참석자는 누구인가요?",
        "nb": "Hvem var til stede 17. juni 2023?",
        "nl": "Wie waren er aanwezig op 17 juni 2023?",
        "pl": "Kto był obecny 17 czerwca 2023 roku?",
        "pt": "Quem participou em 17 de junho de 2023?",
        "ru": "Кто присутствовал 17 июня 2023 года?",
        "sv": "Vilka var med den 17 juni 2023?",
        "tr": "17 Haziran 2023'te kimler katıldı?",
    }
)
def test_who_was_there_is_told(language: str, question: str) -> None:
    answer = ask(language, question)
    names = {attendee.name for attendee in answer.hits[0].minutes.attendees}
    assert str(answer.hits[0].meeting.date) == JUNE
    assert names
    assert all(name in shown(answer) for name in names)


@by_language(
    {
        "cs": "Kdo byl na poslední schůzi?",
        "da": "Hvem var med på det sidste møde?",
        "de": "Wer war beim letzten Treffen da?",
        "es": "¿Quiénes estuvieron en la última reunión?",
        "fr": "Qui était présent à la dernière réunion ?",
        "it": "Chi era presente all'ultima riunione?",
        "ja": "前回の会議には誰が出席しましたか",
        "ko": "지난 회의에는 누가 참석했나요?",
        "nb": "Hvem var på forrige møte?",
        "nl": "Wie was er bij de laatste vergadering?",
        "pl": "Kto był na ostatnim zebraniu?",
        "pt": "Quem esteve na última reunião?",
        "ru": "Кто был на последнем собрании?",
        "sv": "Vilka var på senaste mötet?",
        "tr": "Son toplantıya kimler katıldı?",
    }
)
def test_who_was_there_last_is_told(language: str, question: str) -> None:
    answer = ask(language, question)
    names = {attendee.name for attendee in answer.hits[0].minutes.attendees}
    assert str(answer.hits[0].meeting.date) == SEPTEMBER
    assert names
    assert all(name in shown(answer) for name in names)


@by_language(
    {
        "cs": "Kdo 17. června 2023 chyběl?",
        "da": "Hvem manglede den 17. juni 2023?",
        "de": "Wer war am 17. Juni 2023 nicht dabei?",
        "es": "¿Quién faltó el 17 de junio de 2023?",
        "fr": "Qui était absent le 17 juin 2023 ?",
        "it": "Chi era assente il 17 giugno 2023?",
        "ja": "2023年6月17日の欠席者は誰ですか",
        "ko": "2023년 6월 17일에 불참한 사람은 누구인가요?",
        "nb": "Hvem manglet 17. juni 2023?",
        "nl": "Wie was er op 17 juni 2023 afwezig?",
        "pl": "Kto był nieobecny 17 czerwca 2023 roku?",
        "pt": "Quem faltou em 17 de junho de 2023?",
        "ru": "Кто отсутствовал 17 июня 2023 года?",
        "sv": "Vem saknades den 17 juni 2023?",
        "tr": "17 Haziran 2023 toplantısında kimler yoktu?",
    }
)
def test_who_was_not_there_is_told(language: str, question: str) -> None:
    absent = {
        "cs": "Oldřich",
        "da": "Ørjan",
        "de": "Uwe",
        "es": "Pablo",
        "fr": "Michel",
        "it": "Guido",
        "ja": "山本",
        "ko": "오솔길",
        "nb": "Ørjan",
        "nl": "Bram",
        "pl": "Zdzisław",
        "pt": "Rui",
        "ru": "Ульяна",
        "sv": "Örjan",
        "tr": "Kıvanç",
    }
    answer = ask(language, question)
    assert answer.hits[0].minutes.date == MeetingDate(2023, 6, 17)
    assert absent[language] in shown(answer)
