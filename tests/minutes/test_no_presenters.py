"""What is about somebody or something, and presented by nobody."""

import pytest

from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.model import Attendee
from bot.minutes.parse import parse_minutes
from bot.minutes.presenter_labels import opening
from bot.minutes.presenters import presenters_of
from tests.conftest import lines_of, read
from tests.minutes.people_present import PEOPLE


@pytest.mark.parametrize(
    "heading",
    [
        "Barrel",
        "Barrel (10m)",
        "Barrel (slides)",
        "Barrel (Stage 2)",
        "Barrel (June 2024)",
        "Write to club@example.org",
        "Barrel (Fern)",
        "The barrel: mended",
        "[Willow Bark](https://example.org)",
        "雨桶（讨论）",
        "雨桶（第二次）",
        "议程三：答疑（续）",
        "议程三：答疑（安全）",
        "Barrel (part 2)",
        "Barrel (continued)",
        "Barrel (Continued)",
        "Barrel (Part Two)",
    ],
)
def test_a_heading_without_a_name_names_nobody(heading: str) -> None:
    assert presenters_of(heading, (), PEOPLE) == ()


@pytest.mark.parametrize(
    "heading",
    [
        "Should we release `@garden/js` every month?",
        "Use @garden/js",
        "Nominating @fern as a member",
        "Nominating @fern",
        "Nomination of @fern and @moss",
        "Hand the shears over to @fern",
        "What the data @fern has collected tell",
        "[Hedge plan](https://example.org/@planner/hedge) for autumn",
        "Support RFC 1 (Open Hedge Format)",
        "RHS (Royal Hedge Society)",
        "News (Green Barrel Company)",
        "The @@shears of the shed",
        "[Willow Bark][bark]",
        "提名 @柳荫",
    ],
)
def test_what_a_heading_is_about_does_not_present_it(heading: str) -> None:
    assert presenters_of(heading, ["Yes."], PEOPLE, "en") == ()


def test_who_has_to_do_something_presents_nothing() -> None:
    rows = ("| Item | Owner |", "|---|---|", "| Buy a hose | Oak Root |")
    text = lines_of("# Club 2024-03-05", "", "## Action items", "", *rows)
    assert [item.presenters for item in read(text).items if item.presenters] == []


def test_a_name_with_a_number_is_no_person() -> None:
    assert presenters_of("Size of the tank (MV3 Barrel) (Ivy Marsh)", language="en") == ("Ivy Marsh",)


def test_nobody_presents_a_formality() -> None:
    minutes = parse_minutes("# Club\n\n#### Note taker: @bram\n\n## Hose\n\nLeaks.\n", "2024-03-04.md").minutes
    assert minutes is not None
    assert [item.presenters for item in minutes.items] == [(), ()]


@pytest.mark.parametrize("heading", ["PEP 12 (Royal Fern)", "[RFC 7 (Open Hedge)](https://example.org) and more"])
def test_what_explains_a_number_presents_nothing(heading: str) -> None:
    assert presenters_of(heading, (), PEOPLE, "en") == ()


@pytest.mark.parametrize("place", ["Los Angeles", "San Marco", "Hong Kong", "Green Island", "Bramble Town"])
def test_a_place_in_brackets_presents_nothing(place: str) -> None:
    assert presenters_of(f"Spring fair ({place})", (), PEOPLE, "en") == ()
    assert presenters_of("Spring fair (Greta Lind)", (), PEOPLE, "en") == ("Greta Lind",)


@pytest.mark.parametrize("body", ["Région de Bocage", "Ville de Fougère", "Riverside Trust", "Ministry of Hedges"])
def test_an_organisation_in_brackets_presents_nothing(body: str) -> None:
    assert presenters_of(f"Grant for the barrel ({body})", (), PEOPLE, "fr") == ()


def test_a_noun_in_brackets_behind_of_is_no_person_in_german() -> None:
    assert presenters_of("Pflege (von Hecken)", people=PEOPLE, language="de") == ()
    assert presenters_of("Pflege (von Fern Moss)", people=PEOPLE, language="de") == ("Fern Moss",)


@pytest.mark.parametrize(
    "heading",
    [
        "US Rose Show (US RS) in May",
        "Mossy(Moss Algebra Yards) design",
        "Hose (10 - 15 minutes)",
        "[The hose]",
    ],
)
def test_what_explains_or_marks_a_topic_presents_nothing(heading: str) -> None:
    assert presenters_of(heading, language="en") == ()


def test_of_is_no_by_in_italian() -> None:
    assert presenters_of("Indice di Gradimento Soci", language="it") == ()
    assert presenters_of("Relazione presentata da Ada Rossi", language="it") == ("Ada Rossi",)


def test_those_whom_a_vote_is_about_present_nothing_in_chinese() -> None:
    assert presenters_of("关于 @fern 与 @bram 成为成员的投票", language="zh") == ()


@pytest.mark.parametrize(
    "heading",
    [
        "Proposal 7 (Royal Fern), stage 2",
        "2. [Royal Fern and Tall Hedge]",
        "Barrel (NOT PUBLIC)",
        "Barrel (Board, 5 min)",
    ],
)
def test_brackets_around_other_things_name_nobody(heading: str) -> None:
    assert presenters_of(heading, (), PEOPLE, "en") == ()


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Der Vorsitzende berichtet über das Fass."),
        ("es", "La Presidenta informa sobre el barril."),
        ("fr", "Le Trésorier présente le tonneau."),
    ],
)
def test_an_office_that_opens_a_sentence_is_nobody(language: str, line: str) -> None:
    assert opening([line], PEOPLE, language) == ()


def test_somebody_known_behind_of_presents() -> None:
    people = AttendeeNames([Attendee("Fern Moss")])
    assert presenters_of("Presentación de Fern Moss", people=people, language="es") == ("Fern Moss",)


@pytest.mark.parametrize(
    ("heading", "language"),
    [
        ("Revisión de la Gestión de Biblioteca Universitaria", "es"),
        ("Le budget de Saint Martin", "fr"),
        ("Gestão de Horta Comunitária", "pt"),
    ],
)
def test_what_a_topic_is_of_presents_nothing(heading: str, language: str) -> None:
    assert presenters_of(heading, language=language) == ()


def test_a_title_said_once_more_in_other_letters_is_nobody() -> None:
    lines = ("# 회의 2024-03-05", "", "참석: 김하늘, 이정호", "", "## 지표 수정 내용 (Garden Metrics)", "", "- 그렇다.")
    assert [item.presenters for item in read(lines_of(*lines)).topics] == [()]


def test_whoever_speaks_first_in_square_brackets_does_not_present() -> None:
    assert opening(["- [bramble] The barrel leaks.", "- [fern] Since May?"], PEOPLE, "en") == ()
