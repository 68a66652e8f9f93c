"""Questions about the minutes of the gardening club, asked in the language that they are written in."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from bot.languages.reader import languages
from bot.minutes.model import MeetingDate, Role
from bot.search.engine import Search
from bot.search.model import Answer
from tests.conftest import search_in

CLUB = Path(__file__).parent / "club"
LANGUAGES = ("cs", "da", "de", "es", "fr", "it", "ja", "ko", "nb", "nl", "pl", "pt", "ru", "sv", "tr")
TODAY = MeetingDate(2023, 10, 4)
JUNE, SEPTEMBER = "2023-06-17", "2023-09-16"


@cache
def club_in(*tags: str) -> Search:
    """Return a search through both meetings of the club, in one language or in several as if it were several clubs."""
    files = {f"{tag}-{file.parent.name}.md": file for tag in tags for file in CLUB.rglob(f"{tag}.md")}
    return search_in({name: file.read_text(encoding="utf-8") for name, file in files.items()})


def ask(language: str, question: str) -> Answer:
    return club_in(language).answer(question, today=TODAY)


def shown(answer: Answer) -> str:
    """Return the headline and the quote of the first hit."""
    assert answer.answered, answer
    return f"{answer.hits[0].headline}\n{answer.hits[0].quote.text}"


def by_language(questions: Mapping[str, str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("language", "question"), questions.items(), ids=list(questions))


CAN = {
    "cs": "konev",
    "da": "vandkande",
    "de": "Gießkanne",
    "es": "regadera",
    "fr": "arrosoir",
    "it": "annaffiatoio",
    "ja": "ジョウロ",
    "ko": "물뿌리개",
    "nb": "vannkanne",
    "nl": "gieter",
    "pl": "konewka",
    "pt": "regador",
    "ru": "лейка",
    "sv": "vattenkanna",
    "tr": "kova",
}


@by_language(CAN)
def test_a_keyword_is_found(language: str, question: str) -> None:
    assert CAN[language].lower() in shown(ask(language, question)).lower()


@by_language(
    {
        "cs": "Co je s konvemi?",
        "da": "Hvordan går det med vandkanderne?",
        "de": "Was ist mit den Gießkannen?",
        "es": "¿Qué pasa con las regaderas?",
        "fr": "Qu'est-ce qu'on a dit des arrosoirs ?",
        "it": "Che ne è degli annaffiatoi?",
        "ja": "ジョウロについて教えてください",
        "ko": "물뿌리개에 대해 알려주세요",
        "nb": "Hvordan går det med vannkannene?",
        "nl": "Hoe zit het met de gieters?",
        "pl": "Co z konewkami?",
        "pt": "O que é que se passa com os regadores?",
        "ru": "Что там с лейками?",
        "sv": "Hur är det med vattenkannorna?",
        "tr": "Kovalara ne oldu?",
    }
)
def test_a_whole_question_finds_another_form_of_its_word(language: str, question: str) -> None:
    assert CAN[language].lower() in shown(ask(language, question)).lower()


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
        "cs": "Jaká usnesení byla přijata v září 2023?",
        "da": "Hvilke beslutninger blev der truffet i september 2023?",
        "de": "Welche Beschlüsse gab es im September 2023?",
        "es": "¿Qué acuerdos se tomaron en septiembre de 2023?",
        "fr": "Quelles décisions ont été prises en septembre 2023 ?",
        "it": "Quali decisioni sono state prese nel settembre 2023?",
        "ja": "2023年9月の決定事項",
        "ko": "2023년 9월 결정 사항",
        "nb": "Hvilke vedtak ble fattet i september 2023?",
        "nl": "Welke besluiten zijn er in september 2023 genomen?",
        "pl": "Jakie uchwały podjęto we wrześniu 2023 roku?",
        "pt": "Que decisões foram tomadas em setembro de 2023?",
        "ru": "Какие решения приняли в сентябре 2023 года?",
        "sv": "Vilka beslut fattades i september 2023?",
        "tr": "Eylül 2023'te hangi kararlar alındı?",
    }
)
def test_a_decision_is_found_by_its_label(language: str, question: str) -> None:
    zinc = {
        "cs": "zinku",
        "da": "zink",
        "de": "Zink",
        "es": "zinc",
        "fr": "zinc",
        "it": "zinco",
        "ja": "亜鉛",
        "ko": "아연",
        "nb": "sink",
        "nl": "zink",
        "pl": "cynk",
        "pt": "zinco",
        "ru": "цинк",
        "sv": "zink",
        "tr": "Çinko",
    }
    answer = ask(language, question)
    assert zinc[language] in shown(answer)
    assert answer.hits[0].entry.role


@by_language(
    {
        "cs": "úkoly slimáci",
        "da": "opgaver snegle",
        "de": "Aufgaben Schnecken",
        "es": "tareas caracoles",
        "fr": "actions limaces",
        "it": "azioni lumache",
        "ja": "ナメクジのアクションアイテム",
        "ko": "달팽이 관련 할 일",
        "nb": "oppgaver snegler",
        "nl": "acties slakken",
        "pl": "zadania ślimaki",
        "pt": "ações caracóis",
        "ru": "задачи улитки",
        "sv": "åtgärder sniglar",
        "tr": "görevler salyangoz",
    }
)
def test_an_action_is_found_by_its_label(language: str, question: str) -> None:
    answer = ask(language, question)
    assert answer.hits[0].entry.role, shown(answer)


@by_language(
    {
        "cs": "Kolik stojí pojištění traktorů?",
        "da": "Hvad koster forsikringen til traktorerne?",
        "de": "Wie teuer ist der Versicherungsbeitrag für die Traktoren?",
        "es": "¿Cuánto cuesta el seguro de los tractores?",
        "fr": "Combien coûte l'assurance des tracteurs ?",
        "it": "Quanto costa l'assicurazione dei trattori?",
        "ja": "トラクターの保険料はいくらですか",
        "ko": "트랙터 보험료는 얼마인가요?",
        "nb": "Hva koster forsikringen for traktorene?",
        "nl": "Hoeveel kost de verzekering van de tractoren?",
        "pl": "Ile kosztuje ubezpieczenie traktorów?",
        "pt": "Quanto custa o seguro dos tratores?",
        "ru": "Сколько стоит страховка тракторов?",
        "sv": "Vad kostar försäkringen för traktorerna?",
        "tr": "Traktörlerin sigortası ne kadar?",
    }
)
def test_what_is_not_there_is_refused(language: str, question: str) -> None:
    assert not ask(language, question).answered


@pytest.mark.parametrize("language", LANGUAGES)
def test_stop_words_alone_match_nothing(language: str) -> None:
    for word in sorted(languages()[language].questions.stop_words):
        assert club_in(language).index.parser.parse(word).words == (), word


@by_language(
    {
        "cs": "Dobrý den, nevíte prosím někdo, kdo má konev? Moc děkuji!",
        "da": "Hej, er der nogen, der ved, hvem der har en vandkande? Mange tak!",
        "de": "Hallo, könntet ihr mir bitte sagen, wer die Gießkanne hat? Vielen Dank!",
        "es": "Hola, ¿alguien sabe quién tiene la regadera? ¡Muchas gracias!",
        "fr": "Bonjour, pouvez-vous me dire qui a l'arrosoir ? Merci beaucoup !",
        "it": "Ciao, qualcuno sa chi ha l'annaffiatoio? Grazie mille!",
        "ja": "こんにちは。ジョウロは誰が持っていますか。ありがとうございます",
        "ko": "안녕하세요. 물뿌리개는 누가 가지고 있나요? 감사합니다",
        "nb": "Hei, er det noen som vet hvem som har en vannkanne? Tusen takk!",
        "nl": "Hallo, weet iemand wie de gieter heeft? Hartelijk bedankt!",
        "pl": "Cześć, czy ktoś wie, gdzie jest konewka? Z góry dziękuję!",
        "pt": "Olá, alguém sabe quem tem o regador? Muito obrigado!",
        "ru": "Здравствуйте, подскажите, пожалуйста, у кого лейка? Большое спасибо!",
        "sv": "Hej, vet någon vem som har en vattenkanna? Stort tack!",
        "tr": "Merhaba, kova kimde, bilen var mı acaba? Çok teşekkürler!",
    }
)
def test_what_is_only_polite_is_not_searched_for(language: str, question: str) -> None:
    words = club_in(language).index.parser.parse(question).required
    assert CAN[language].lower() in {word.written.lower().split("'")[-1] for word in words}
    assert len(words) <= (2 if language in ("ja", "ko") else 1), words


@by_language(
    {
        "cs": "Kolik je tam konví?",
        "da": "Hvor mange vandkander er der?",
        "de": "Wie viele Regentonnen gibt es?",
        "es": "¿Cuántas regaderas hay?",
        "fr": "Combien d'arrosoirs y a-t-il ?",
        "it": "Quanti annaffiatoi ci sono?",
        "ja": "雨水の樽はいくつですか",
        "ko": "빗물통은 몇 개인가요?",
        "nb": "Hvor mange vannkanner finnes det?",
        "nl": "Hoeveel gieters zijn er?",
        "pl": "Ile mamy konewek?",
        "pt": "Quantos regadores há?",
        "ru": "Сколько леек есть?",
        "sv": "Hur många vattenkannor finns det?",
        "tr": "Kaç kova var?",
    }
)
def test_how_many_is_asked_in_every_language(language: str, question: str) -> None:
    query = club_in(language).index.parser.parse(question)
    assert query.intent.quantity
    assert len(query.required) <= (2 if language in ("ja", "ko") else 1)


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
        "it": "Guido",
        "ja": "山本",
        "ko": "오솔길",
        "nb": "Ørjan",
        "nl": "Bram",
        "pl": "Zdzisław",
        "ru": "Ульяна",
        "sv": "Örjan",
        "tr": "Kıvanç",
    }
    answer = ask(language, question)
    assert answer.hits[0].minutes.date == MeetingDate(2023, 6, 17)
    assert absent.get(language, "") in shown(answer)


@by_language(
    {
        "cs": "Co se rozhodlo?",
        "da": "Hvad blev der besluttet?",
        "de": "Was wurde beschlossen?",
        "es": "¿Qué se decidió?",
        "fr": "Qu'est-ce qui a été décidé ?",
        "it": "Che cosa è stato deciso?",
        "ja": "何が決まった",
        "ko": "무엇이 결정되었나요?",
        "nb": "Hva ble vedtatt?",
        "nl": "Wat is er besloten?",
        "pl": "Co uchwalono?",
        "pt": "O que foi decidido?",
        "ru": "Что решили?",
        "sv": "Vad beslutades?",
        "tr": "Neye karar verildi?",
    }
)
def test_decisions_are_listed(language: str, question: str) -> None:
    answer = ask(language, question)
    assert answer.answered
    assert {hit.entry.role for hit in answer.hits} == {Role.DECISION}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_is_found_in_a_collection_of_all(language: str) -> None:
    answer = club_in(*LANGUAGES).answer(CAN[language], today=TODAY)
    assert answer.answered
    # In French, "who waters" has the same stem.
    assert any(CAN[language].lower() in hit.quote.text.lower() for hit in answer.hits[:2])
