"""Text into terms, the same way for minutes and questions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.analysis.analyzer import Analyzer, SoughtWord
from bot.search.analysis.terms import terms_of_language
from bot.search.analysis.tokens import tokens, written_words
from bot.text import normalise

document_terms, word_terms = terms_of_language("en").document_terms, terms_of_language("en").word_terms
sought_words = Analyzer(["en"]).sought_words


def terms_of(text: str) -> set[str]:
    """Return everything that minutes with this text are found by."""
    return {term for written in written_words(text) for term in document_terms(written)}


def sought_in(text: str) -> set[str]:
    """Return everything that a question looks up."""
    return {term for written in written_words(text) for word in sought_words(written) for term in word.terms}


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("drip-irrigation", {"dripirrig", "drip", "irrig"}),
        ("RainBarrel", {"rainbarrel", "rain", "barrel"}),
        ("rain_barrel", {"rainbarrel", "rain", "barrel"}),
        ("greenhouse.io", {"greenhouseio", "greenhous", "io"}),
        ("HTTP2", {"http2", "http"}),
        ("USBCable", {"usbcabl", "usb", "cabl"}),
        ("C++", {"c++"}),
        ("C#", {"c#"}),
    ],
)
def test_a_compound_is_found_whole_and_by_its_parts(written: str, parts: set[str]) -> None:
    assert parts <= terms_of(written)


@pytest.mark.parametrize("spelling", ["rain-barrel", "rain_barrel", "RainBarrel", "rain.barrel", "RAIN-BARREL"])
def test_every_spelling_of_a_compound_has_the_same_whole(spelling: str) -> None:
    assert word_terms(spelling)[0] == "rainbarrel"


@pytest.mark.parametrize("character", "C+#")
def test_a_language_named_by_one_letter_is_no_other(character: str) -> None:
    names = {"C": terms_of("C"), "+": terms_of("C++"), "#": terms_of("C#")}
    assert [name for name, terms in names.items() if terms & names[character]] == [character]


def test_chinese_is_found_by_words_pairs_and_single_characters() -> None:
    assert {"服务", "治理", "务治", "服", "治"} <= terms_of("服务治理")


def test_a_word_that_the_dictionary_cuts_in_two_is_found_by_its_pairs() -> None:
    assert sought_in("堆肥箱") & terms_of("我们的堆肥箱坏了")
    assert {"堆肥", "肥箱"} <= terms_of("堆肥箱")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("服務治理", "服务治理"),
        ("溫室的門", "温室的门"),
        ("ＨＴＴＰ３", "HTTP3"),
        ("Ｋｉｔｅｘ 框架", "Kitex 框架"),
        ("café", "cafe"),
        ("proposals", "proposal"),
        ("watering", "watered"),
        ("Tomato's", "tomato"),
        ("tomato’s", "tomato"),
    ],
)
def test_two_ways_to_write_the_same_are_looked_up_alike(one: str, other: str) -> None:
    assert sought_in(one) == sought_in(other) != set()
    assert terms_of(one) == terms_of(other)


@pytest.mark.parametrize(
    "text", ["", " ", "the of is", "Who was that?", "的了吗", "是什么", "有没有", "?!…。", "—", "🌱"]
)
def test_what_says_nothing_is_not_looked_up(text: str) -> None:
    assert sought_in(text) == set()


def test_chinese_and_latin_need_no_space_between_them() -> None:
    assert written_words("Kitex的泛化调用v2") == ["Kitex", "的泛化调用", "v2"]


@given(st.text(st.one_of(st.characters(), st.sampled_from("ab-_.'番茄服務ＡｶﾞéQ")), max_size=40))
def test_every_word_has_its_place_in_the_text(text: str) -> None:
    start = 0
    for token in tokens(text):
        assert start <= token.place.start < token.place.end <= len(text)
        start = token.place.start


@given(st.text(st.one_of(st.characters(), st.sampled_from("ab-_.'番茄服務ＡｶﾞéQ")), max_size=40))
def test_what_is_sought_would_be_found_where_it_is_written(text: str) -> None:
    for written in written_words(text):
        for word in sought_words(written):
            assert not word.terms or set(word.terms) & set(document_terms(written))


@pytest.mark.parametrize("text", ["HTTP/3", "支持HTTP/3吗", "It speaks HTTP/3.", "(HTTP/3)"])
def test_a_version_after_a_slash_belongs_to_the_name(text: str) -> None:
    assert "http3" in {term for word in written_words(text) for term in document_terms(word)}


@pytest.mark.parametrize("text", ["and/or", "6/30", "HTTP/1.1", "a/1/b", "HTTP/3x"])
def test_any_other_slash_parts_two_words(text: str) -> None:
    assert not any("/" in word for word in written_words(text))


@pytest.mark.parametrize(("written", "terms"), [("HTTP3", ("http3",)), ("HTTP/3", ("http3",)), ("ES6", ("es6",))])
def test_a_name_with_a_number_is_sought_whole(written: str, terms: tuple[str, ...]) -> None:
    assert sought_words(written) == (SoughtWord(written, terms),)


def test_a_name_with_a_number_is_found_by_its_letters() -> None:
    assert "http" in document_terms("HTTP3")


def test_a_character_that_is_a_word_is_one_term() -> None:
    assert document_terms("锁") == ("锁",)


@pytest.mark.parametrize(
    ("language", "one", "several"),
    [
        ("pt", "reunião", "reuniões"),
        ("pt", "decisão", "decisões"),
        ("pt", "canal", "canais"),
        ("pt", "homem", "homens"),
        ("es", "reunión", "reuniones"),
        ("es", "luz", "luces"),
        ("es", "acta", "actas"),
        ("es", "tarea", "tareas"),
        ("fr", "réunion", "réunions"),
        ("fr", "journal", "journaux"),
        ("fr", "présenté", "présentées"),
        ("it", "riunione", "riunioni"),
        ("it", "banco", "banchi"),
        ("it", "l'annaffiatoio", "annaffiatoio"),
        ("nl", "vergadering", "vergaderingen"),
        ("pl", "zebranie", "zebraniach"),
        ("pl", "konewka", "konewek"),
        ("pl", "konewka", "konewce"),
        ("pl", "wniosek", "wnioskami"),
        ("pl", "winda", "windzie"),
        ("pl", "ślimak", "ślimaków"),
        ("pl", "budżet", "budżecie"),
        ("pl", "mieszkaniec", "mieszkańców"),
        ("pl", "urząd", "urzędu"),
        ("cs", "schůze", "schůzím"),
        ("cs", "usnesení", "usnesením"),
        ("cs", "knihovna", "knihoven"),
        ("cs", "příspěvek", "příspěvků"),
        ("cs", "seznam", "seznamům"),
        ("cs", "režim", "režimu"),
        ("cs", "klíč", "klíčů"),
        ("cs", "střecha", "střeše"),
        ("cs", "kniha", "knize"),
        ("sv", "kannan", "kannor"),
        ("sv", "protokollet", "protokoll"),
        ("sv", "medlem", "medlemmarna"),
        ("sv", "nyckeln", "nycklar"),
        ("sv", "traktorn", "traktorer"),
        ("sv", "fönstret", "fönster"),
        ("sv", "ärende", "ärendena"),
        ("sv", "verksamhetsplan", "verksamhetsplanen"),
        ("da", "nøgle", "nøglerne"),
        ("da", "medlem", "medlemmerne"),
        ("da", "cyklen", "cykler"),
        ("da", "træ", "træerne"),
        ("da", "budget", "budgettet"),
        ("da", "koste", "kostede"),
        ("da", "kasserer", "kassereren"),
        ("nb", "nøkkel", "nøklene"),
        ("nb", "medlem", "medlemmene"),
        ("nb", "medlem", "medlemmar"),
        ("nb", "styreleder", "styrelederen"),
        ("nb", "tre", "trær"),
        ("nb", "hytta", "hytten"),
        ("nb", "møta", "møtet"),
        ("ru", "собрание", "собраниях"),
        ("ru", "решение", "решений"),
        ("ru", "заявка", "заявок"),
        ("ru", "список", "списке"),
        ("tr", "toplantı", "toplantılarımızda"),
        ("tr", "karar", "kararlarının"),
        ("tr", "üye", "üyeler"),
        ("tr", "etkinlik", "etkinliğine"),
        ("tr", "kooperatif", "kooperatifler"),
        ("tr", "kiralanacak", "kiralanması"),
        ("tr", "hazırlıyor", "hazırlama"),
        ("de", "Haus", "Häuser"),
    ],
)
def test_a_word_and_its_plural_have_the_same_term(language: str, one: str, several: str) -> None:
    maker = terms_of_language(language)
    assert maker.document_terms(normalise(one)) == maker.document_terms(normalise(several))


@pytest.mark.parametrize("language", ["en", "de", "fr"])
def test_a_sharp_s_is_two_in_every_language(language: str) -> None:
    terms = terms_of_language(language)
    assert terms.word_terms("Straße") == terms.word_terms("strasse")
