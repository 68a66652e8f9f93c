"""What tells the language of a question."""

import pytest

from bot.languages.asking import language_asked_in


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("Combien coûte la location d'un bateau ?", "fr"),
        ("Wie hoch ist die Miete für den Schuppen?", "de"),
        ("¿Cuánto cuesta el seguro de los tractores?", "es"),
        ("Quanto custa o seguro dos tratores?", "pt"),
        ("Quanto costa l'assicurazione dei trattori?", "it"),
        ("Hoeveel kost de verzekering van de tractoren?", "nl"),
        ("Ile kosztuje ubezpieczenie traktorów?", "pl"),
        ("Kto byl na ostatnim zebraniu?", "pl"),
        ("Kolik stojí pojištění traktorů?", "cs"),
        ("Vad kostar försäkringen för traktorerna?", "sv"),
        ("Vilka var med på mötet i höstas?", "sv"),
        ("Hvad koster forsikringen til traktorerne?", "da"),
        ("Hvem var med på mødet i efteråret?", "da"),
        ("Hvad blev der besluttet om vandpumpen?", "da"),
        ("Hva koster forsikringen for traktorene?", "nb"),
        ("Hvem var med på møtet i høst?", "nb"),
        ("Kva vart vedteke om vasspumpa?", "nb"),
        ("Сколько стоит страховка тракторов?", "ru"),
        ("Что решили про Kubernetes и API gateway?", "ru"),
        ("Traktörlerin sigortası ne kadar?", "tr"),
        ("Çatıyla ilgili ne karar verildi?", "tr"),
        ("ジョウロについて教えてください", "ja"),
        ("Ruby を Rust で書き直す", "ja"),
        ("물뿌리개는 어디에 있나요?", "ko"),
        ("雨桶在哪里", "zh"),
        ("what was said about the barrel", "en"),
    ],
)
def test_the_words_that_say_nothing_tell_the_language(question: str, language: str) -> None:
    assert language_asked_in(question) == language


@pytest.mark.parametrize("question", ["barrel", "la palma", "rain barrels 2024", ""])
def test_a_few_names_tell_no_language(question: str) -> None:
    assert language_asked_in(question) in (None, "en")


def test_a_name_in_other_letters_makes_no_other_language_of_a_question() -> None:
    assert language_asked_in("What did Фёкла say about the barrel?") == "en"


def test_a_keyword_in_letters_of_one_language_is_of_it() -> None:
    assert language_asked_in("теплица") == "ru"


def test_a_name_with_particles_makes_no_other_language_of_a_question() -> None:
    assert language_asked_in("What did Inés de la Vega say?") == "en"
