"""The words of a question are found in minutes of its language, and those that say nothing are not searched for."""

import pytest

from bot.languages.reader import languages
from tests.languages.asked_club import LANGUAGES, TODAY, ask, by_language, club_in, shown

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


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_is_found_in_a_collection_of_all(language: str) -> None:
    answer = club_in(*LANGUAGES).answer(CAN[language], today=TODAY)
    assert answer.answered
    # In French, "who waters" has the same stem.
    assert any(CAN[language].lower() in hit.quote.text.lower() for hit in answer.hits[:2])
