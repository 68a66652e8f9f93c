"""What only asks who was there, and what is only polite, in other languages than English and Chinese."""

import pytest

from bot.search.question.fillers import courtesies_in
from bot.search.question.intent_patterns import intent_patterns
from bot.text import normalise
from tests.search.question.other_languages import tags


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
