"""Topics beneath bullets and headings that only hold them, and the labels and sentences that name no topic."""

import pytest

from bot.minutes.formal_sentences import tells_formality
from bot.minutes.topic_wordings import title_of
from bot.text import fold
from tests.conftest import lines_of, read

HEAD = ("# Garden council 2024-03-05", "", "Present: Fern Moss, Holly Bush, Ivy Root", "")


def topics(*lines: str) -> list[str]:
    return [item.heading for item in read(lines_of(*HEAD, *lines), "2024-03-05.md").topics]


def test_titles_beneath_a_heading_that_collects_are_the_topics() -> None:
    lines = ("## Officer reports", "", "- Treasurer", "  - 300 left", "- Back yard", "  - It exists.")
    assert topics(*lines, "", "## Hose", "", "It leaks.") == ["Treasurer", "Back yard", "Hose"]


def test_remarks_beneath_a_heading_that_collects_leave_it_the_topic() -> None:
    lines = ("## Officer reports", "", "- 300 were left", "- The yard was swept", "  - twice")
    assert topics(*lines, "", "## Hose", "", "It leaks.") == ["Officer reports", "Hose"]


@pytest.mark.parametrize("bullet", ["Discussions", "Group reports (15 minutes)"])
def test_titles_beneath_a_bullet_that_collects_are_the_topics(bullet: str) -> None:
    inner = ("  - Hedge (Ivy)", "    - cut it", "  - Barrel (Fern)", "    - mend it")
    lines = ("## Notes", "", "- Hose", "  - leaks", f"- {bullet}", *inner, "- Shed", "  - locked")
    assert topics(*lines) == ["Hose", "Hedge (Ivy)", "Barrel (Fern)", "Shed"]


@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("Vorstandssitzung Gartenrat", "de"),
        ("Bestuursvergadering", "nl"),
        ("Vårmöte", "sv"),
        ("Havemøde", "da"),
        ("Hagemøte", "nb"),
    ],
)
def test_a_joined_noun_for_a_meeting_titles_the_minutes(title: str, language: str) -> None:
    lines = ("---", f"language: {language}", "---", f"### {title}", "", "2024-03-05", "")
    told = ("**1. Schlauch**", "", "Er leckt.", "", "**2. Hecke**", "", "Sie wächst.")
    minutes = read(lines_of(*lines, *told), "notes/a.md")
    assert [item.heading for item in minutes.topics] == ["1. Schlauch", "2. Hecke"]


@pytest.mark.parametrize(
    ("label", "language"),
    [
        ("Proposal", "en"),
        ("Question 2", "en"),
        ("FYI", "en"),
        ("Vorschlag", "de"),
        ("Proposition", "fr"),
        ("Propuesta", "es"),
        ("Pomysł", "pl"),
        ("Návrh", "cs"),
        ("Förslag", "sv"),
        ("Forslag", "da"),
        ("Påminnelse", "nb"),
        ("Предложение", "ru"),
        ("Voorstel", "nl"),
    ],
)
def test_a_label_for_a_kind_of_point_is_no_title(label: str, language: str) -> None:
    assert title_of(f"{label}: a new hose for the shed", language) == f"{label}: a new hose for the shed"
    assert title_of("Hose: a new one for the shed", language) == "Hose"


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Minutes of April 4 meeting approved.", "en"),
        ("Quorum was confirmed.", "en"),
        ("Approve last call's minutes", "en"),
        ("Das Protokoll der letzten Sitzung vom 4.3.2024 wird einstimmig genehmigt.", "de"),
        ("Le compte rendu de la dernière réunion est approuvé.", "fr"),
        ("Se aprueba el acta de la reunión anterior.", "es"),
        ("A ata da reunião anterior foi aprovada.", "pt"),
        ("Il verbale della riunione precedente è approvato.", "it"),
        ("De notulen van de vorige vergadering worden goedgekeurd.", "nl"),
        ("Mötet öppnades kl 18.", "sv"),
        ("Referatet fra sidste møde blev godkendt uden bemærkninger.", "da"),
        ("Innkalling og saksliste ble enstemmig godkjent.", "nb"),
        ("Przyjęto protokół z poprzedniego zebrania.", "pl"),
        ("Zápis z minulé schůze byl schválen.", "cs"),
        ("Утверждён протокол прошлого заседания.", "ru"),
        ("前回の議事録を承認した。", "ja"),
        ("上次会议纪要已获一致通过。", "zh"),
        ("지난 회의록 승인", "ko"),
    ],
)
def test_a_sentence_of_nothing_but_a_formality_is_one(sentence: str, language: str) -> None:
    assert tells_formality(fold(sentence), language)
    assert not tells_formality(fold(f"{sentence} Rhabarber"), language)


@pytest.mark.parametrize("sentence", ["The minutes were not approved", "Meeting moved to May", "Order approved"])
def test_what_was_not_done_or_moved_is_no_formality(sentence: str) -> None:
    assert not tells_formality(fold(sentence), "en")


@pytest.mark.parametrize("line", ["Not on the agenda yet:", "Items for the agenda of the next meeting:"])
def test_what_is_not_on_the_agenda_is_no_topic(line: str) -> None:
    assert topics("## Hose", "", "It leaks.", "", "## Notes", "", line, "", "- Gate", "- Fence") == ["Hose"]


def test_sentences_that_are_formalities_are_no_topics() -> None:
    lines = (
        "## Agenda",
        "",
        "1. Quorum was confirmed.",
        "2. The previous minutes were approved.",
        "3. Hose",
        "4. Hedge",
    )
    assert topics(*lines) == ["Hose", "Hedge"]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("The chair read out the agenda, which was:", "en"),
        ("Le Président rappelle l'**ordre du jour**, à savoir :", "fr"),
        ("Die Tagesordnung lautete wie folgt:", "de"),
    ],
)
def test_a_sentence_with_a_colon_announces_the_agenda_below_it(sentence: str, language: str) -> None:
    top = ("---", f"language: {language}", "---", "# Council 2024-03-05", "", "We met in the barn.", "", sentence, "")
    minutes = read(lines_of(*top, "- Hose", "- Hedge", "", "Nobody asked for more."), "2024-03-05.md")
    assert [item.heading for item in minutes.topics] == ["Hose", "Hedge"]


def test_a_sentence_behind_a_dash_is_no_part_of_a_title() -> None:
    lines = ("## Agenda", "", "- Hose - we buy a new one before the summer comes.", "- Hedge - the one at the gate", "")
    assert topics(*lines) == ["Hose", "Hedge - the one at the gate"]
