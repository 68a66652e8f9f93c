"""Decisions and tasks are asked for in each language."""

from bot.minutes.model import Role
from tests.languages.asked_club import ask, by_language, shown


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
