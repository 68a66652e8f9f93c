"""Who attended, in lists, tables and lines with handles and abbreviations."""

import pytest

from bot.minutes.model import Attendee
from bot.minutes.parse import parse_minutes
from tests.conftest import lines_of, read
from tests.minutes.test_who_was_there import present


def attendees_in(*lines: str) -> tuple[Attendee, ...]:
    return read(lines_of("# Club 2024-03-05", "", *lines, "", "## Water", "", "Rain.")).attendees


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- Bramble Oakes", Attendee("Bramble Oakes")),
        ("- Bramble Oakes @bram (chair)", Attendee("Bramble Oakes", "bram")),
        ("- Bramble Oakes (@bram)", Attendee("Bramble Oakes", "bram")),
        ("- Bramble Oakes (@bram, Acorn Inc.)", Attendee("Bramble Oakes", "bram")),
        ("- Bramble Oakes (Acorn, Inc.) @bram", Attendee("Bramble Oakes", "bram")),
        ("- [x] Bramble Oakes (BOK)", Attendee("Bramble Oakes", None, "BOK")),
        ("1. [Bramble Oakes](https://example.org/bramble)", Attendee("Bramble Oakes")),
        ("* @bram", Attendee("bram", "bram")),
        ("- Willow van der Bark", Attendee("Willow van der Bark")),
        ("- 石榴", Attendee("石榴")),
    ],
)
@pytest.mark.parametrize("heading", ["## Attendees", "**Attendees:**", "## 参会人员"])
def test_a_line_of_a_list_is_one_attendee(heading: str, line: str, expected: Attendee) -> None:
    assert attendees_in(heading, "", line) == (expected,)


@pytest.mark.parametrize(
    "table",
    [
        ("| Name | Abbreviation | Garden |", "|---|---|---|", "| Bramble Oakes | BOK | North |", "| 石榴 | SL | |"),
        ("| Abbr | Name |", "|---|---|", "| BOK | Bramble Oakes |", "| SL | 石榴 |"),
        ("| 姓名 | 缩写 |", "|:--|--:|", "| Bramble Oakes | BOK |", "| 石榴 | SL |"),
    ],
)
def test_a_table_gives_names_and_abbreviations(table: tuple[str, ...]) -> None:
    expected = (Attendee("Bramble Oakes", None, "BOK"), Attendee("石榴", None, "SL"))
    assert attendees_in("**Attendees:**", "", *table) == expected


def test_a_line_of_abbreviated_names_needs_no_label() -> None:
    found = attendees_in("Bramble Oakes (BOK), Fern Moss (FMO), Willow Bark (WBK)")
    assert [(one.name, one.abbreviation) for one in found] == [
        ("Bramble Oakes", "BOK"),
        ("Fern Moss", "FMO"),
        ("Willow Bark", "WBK"),
    ]


def test_one_person_under_several_spellings_is_one_attendee() -> None:
    assert attendees_in("Attendees: Green Thumb, green thumb, GreenThumb, green-thumb") == (Attendee("Green Thumb"),)


@pytest.mark.parametrize(
    "line", ["Attendees: 14", "参会人：无", "Bramble Oakes: let us begin.", "We meet the attendees."]
)
def test_what_is_no_name_is_no_attendee(line: str) -> None:
    assert attendees_in(line) == ()


def names_in(*lines: str) -> list[str]:
    return [person.name for person in attendees_in(*lines)]


@pytest.mark.parametrize(
    "lines",
    [
        ("Participants 与会人：石榴、杏子",),
        ("**参加者 Attendees**: 石榴, 杏子",),
        ("* 参加者: <https://example.org/event/1/>", "  * 理事: 石榴", "  * 会員: 杏子"),
        ("* 参加者 <https://example.org/event/1/>", "  * 理事: 石榴", "  * 会員: 杏子"),
    ],
)
def test_a_label_may_be_written_in_two_languages_or_have_an_address_behind_it(lines: tuple[str, ...]) -> None:
    assert names_in(*lines) == ["石榴", "杏子"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Present were the members of the board:",
        "Asisten los miembros de la junta por videollamada:",
        "Étaient présents pour le bureau :",
        "Anwesend waren vom Vorstand:",
        "Estiveram presentes pela direção:",
    ],
)
def test_a_sentence_may_stand_above_those_who_came(sentence: str) -> None:
    assert names_in(sentence, "", "- Bramble Oakes", "- Fern Moss") == ["Bramble Oakes", "Fern Moss"]


@pytest.mark.parametrize(
    "heading",
    ["#### Anwesende Räte", "#### Anwesende Mitglieder", "**Présent.es :**", "**Présent·e·s**", "## 참여 멤버"],
)
def test_headings_say_which_group_came(heading: str) -> None:
    assert names_in(heading, "", "- Bramble Oakes", "- Fern Moss") == ["Bramble Oakes", "Fern Moss"]


def test_blanks_alone_may_part_korean_names_of_two_to_four_characters() -> None:
    assert names_in("- 참석자: 김나무 이솔 박버들 남궁단풍 최소나") == [
        "김나무",
        "이솔",
        "박버들",
        "남궁단풍",
        "최소나",
    ]


def test_a_column_of_marks_tells_who_came_and_the_one_beside_it_their_names() -> None:
    table = (
        "| Convocados | Presentes | E-mail |",
        "|---|:-:|---|",
        "| 1.Bramble | :x: | b@example.org |",
        "| 2.Fern Moss | :white_check_mark: | f@example.org |",
        "| 3.Willow | :white_check_mark: | w@example.org |",
    )
    assert names_in("## 1. Identificação", "", *table) == ["Fern Moss", "Willow"]


def test_names_may_be_given_from_two_family_names_on() -> None:
    text = lines_of(
        "---", "language: es", "---", "# Acta de la reunión 2024-03-05", "", "## Asistentes", "",
        "- Roble Fresno, Ana", "- Olmo Tejo, Luis Pedro", "- Haya Sauce, Rosa", "",
        "## Agua", "", "La manguera pierde agua y se compra otra para el huerto.",
    )  # fmt: skip
    assert [person.name for person in read(text).attendees] == [
        "Ana Roble Fresno",
        "Luis Pedro Olmo Tejo",
        "Rosa Haya Sauce",
    ]


def test_what_is_opened_below_those_who_came_is_nobody() -> None:
    opening = "Bramble then opened the meeting and read out the agenda of the invitation:"
    assert names_in("### Attendees", "", "Fern Moss, Willow", "", opening, "1. Hedges", "2. Ponds") == [
        "Fern Moss",
        "Willow",
    ]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("## Visitors", "", "- @bram"), ["bram"]),
        (("#### March 5 Attendees:", "", "- Bramble Oakes"), ["Bramble Oakes"]),
        (("### March 5, meeting Attendees", "", "- Bramble Oakes"), ["Bramble Oakes"]),
        (("Attendees:", "", "March 5th", "", "- Bramble Oakes"), ["Bramble Oakes"]),
        (("## Attendees", "", "- __Names__"), []),
        (("## Attendees", "", "- Bramble Oakes - Acorn, Oakwood (BOK)"), ["Bramble Oakes"]),
        (("Hello! Sign in below, so that we know who came. Roll call:", "", "* Bram"), ["Bram"]),
        (
            ("## Present", "", "* name / garden / handle", "* Bramble / North / @bram", "* Ivy / South, West / @ivy"),
            ["Bramble", "Ivy"],
        ),
        (("## Club members", "", "- Speak Your Mind", "- Always bring a hat.", "- Water on the first day."), []),
    ],
)
def test_the_people_of_a_list_are_its_names_alone(lines: tuple[str, ...], expected: list[str]) -> None:
    assert [person.name for person in attendees_in(*lines)] == expected


def test_special_guests_attended() -> None:
    text = lines_of("# Club 2024-03-04", "", "Present: Fern, Ash", "Special guests: Brook Byron (morning)", "", "Rain.")
    minutes = parse_minutes(text, "2024-03-04.md").minutes
    assert minutes is not None
    assert [one.name for one in minutes.attendees] == ["Fern", "Ash", "Brook Byron"]


@pytest.mark.parametrize(
    "label",
    [
        "Board members in attendance were:",
        "Also in attendance:",
        "Vom Vorstand anwesend waren:",
        "Les membres suivants étaient présents :",
        "Miembros presentes:",
    ],
)
def test_who_they_are_may_stand_before_that_they_came(label: str) -> None:
    text = lines_of("# 2024-03-05", "", label, "", "- Ada Byron", "- Bo Moss", "", "## Shed", "", "It leaks.")
    assert [person.name for person in read(text).attendees] == ["Ada Byron", "Bo Moss"]


@pytest.mark.parametrize("label", ["Not in attendance were:", "Nicht anwesend waren:"])
def test_such_a_line_of_others_names_nobody_present(label: str) -> None:
    text = lines_of("# 2024-03-05", "", label, "", "- Ada Byron", "- Bo Moss", "", "## Shed", "", "It leaks.")
    assert [person.name for person in read(text).attendees] == []


@pytest.mark.parametrize("line", ["Write your account here!", "Your name / account / team"])
def test_one_line_above_the_list_says_how_to_write_it(line: str) -> None:
    people = ("- Ada Byron / @ada / Acorn", "- Bo Moss / @bo / Oak", "- Fern Lane / @fern / Acorn")
    text = lines_of("# 2024-03-05", "", "## Attendance", "", line, "", *people, "", "## Shed", "", "It leaks.")
    assert [person.name for person in read(text).attendees] == ["Ada Byron", "Bo Moss", "Fern Lane"]


@pytest.mark.parametrize("others", ["等共计 8 位同学", "等12人", "等 3 名", "等"])
def test_how_many_others_came_is_no_part_of_a_name(others: str) -> None:
    text = lines_of("# 花园例会 2024-03-05", "", f"参会：王芳、陈伟 {others}", "", "## 水泵", "", "- 漏水。")
    assert [person.name for person in read(text).attendees] == ["王芳", "陈伟"]


@pytest.mark.parametrize(("title", "when", "who"), [("Club", "When", "Who"), ("Imkerverein", "Wann", "Wer")])
def test_when_and_who_may_be_headings(title: str, when: str, who: str) -> None:
    text = lines_of(
        f"# {title}", "", f"## {when}", "", "5.3.2024, 19:00", "", f"## {who}", "", "- Ada Byron", "- Bo Moss"
    )
    minutes = read(text)
    assert [person.name for person in minutes.attendees] == ["Ada Byron", "Bo Moss"]
    assert str(minutes.date) == "2024-03-05"


@pytest.mark.parametrize("label", ["**Gardening:**", "**Sends love:**", "Gardening:"])
def test_a_label_of_its_own_behind_the_list_names_nobody_present(label: str) -> None:
    people = ("- Ada Byron", "- Bo Moss")
    text = lines_of(
        "# 2024-03-05", "", "## Attendees", "", *people, "", f"{label} Fern Lane", "", "## Shed", "", "Old."
    )
    assert [person.name for person in read(text).attendees] == ["Ada Byron", "Bo Moss"]


@pytest.mark.parametrize("label", ["**Remote:**", "**Guests:**", "Others:"])
def test_a_label_of_more_people_behind_the_list_names_them(label: str) -> None:
    people = ("- Ada Byron", "- Bo Moss")
    text = lines_of(
        "# 2024-03-05", "", "## Attendees", "", *people, "", f"{label} Fern Lane", "", "## Shed", "", "Old."
    )
    assert [person.name for person in read(text).attendees] == ["Ada Byron", "Bo Moss", "Fern Lane"]


@pytest.mark.parametrize("label", ["Attendees", "Attendees:", "Attendees (name, pronouns, employer)"])
def test_each_line_is_one_person_with_pronouns_and_employer(label: str) -> None:
    listed = (label, "Ada Byron, she/her, Acorn (chair)", "Bo Lind, ACME", "Cy (Cyra) Ward, they/them, Reed Works")
    assert present(*listed, "", "### Agenda", "", "- Hose")[0] == ["Ada Byron", "Bo Lind", "Cy Ward"]


def test_a_run_of_names_that_is_wrapped_stays_a_run() -> None:
    assert present("Present: Ada Byron, Bo Lind,", "Cy Ward, Di Moss")[0] == [
        "Ada Byron",
        "Bo Lind",
        "Cy Ward",
        "Di Moss",
    ]


@pytest.mark.parametrize("said", ["Ann took the notes.", "Notları Ann tuttu."])
def test_a_sentence_right_below_names_is_none_of_them(said: str) -> None:
    assert present("Present: Ada, Tom", said) == (["Ada", "Tom"], [])
    assert present("Present: Ada, Tom", "Absent: Cyd (ill)", said) == (["Ada", "Tom"], ["Cyd"])


@pytest.mark.parametrize("run", ["FernM HollyB RushT", "FM HB RT BL"])
def test_short_names_may_be_parted_by_blanks_alone(run: str) -> None:
    assert present(f"Present: {run}")[0] == run.split()


def test_how_many_came_is_nobody() -> None:
    assert present("Present: Ada Byron, ca. 20 Bürger")[0] == ["Ada Byron"]
    assert present("Present: Ada Byron, Lot 4 owner Cy Ward, Bo Lind 2 votes")[0][0::2] == [
        "Ada Byron",
        "Bo Lind 2 votes",
    ]


def test_what_stands_beneath_bullets_behind_those_present_makes_them_topics() -> None:
    told = ("- Treasurer", "  - paid the insurance in May", "- Front room", "  - chairs and tables are still missing")
    assert present("# Roll call", "**In person:** Ada Byron, Bo Lind", "", *told)[0] == ["Ada Byron", "Bo Lind"]
    groups = ("- Steering committee", "  - Cy Ward (ACME)", "- Advisors", "  - Di Moss (Reed)")
    assert "Cy Ward" in present("## Attendees", "", "Remote: Ada Byron", "", *groups)[0]


def test_a_short_name_may_stand_before_the_name_and_where_one_works_behind_it() -> None:
    listed = ("- BO - Bramble Oakes, Royal Pond Office, Kent [RPO], chair", "- FMo - Fern Moss, Shed Works, Kent [SW]")
    expected = (Attendee("Bramble Oakes", None, "BO"), Attendee("Fern Moss", None, "FMo"))
    assert attendees_in("#### Participants", "", *listed) == expected


def test_where_one_works_may_stand_behind_the_short_name() -> None:
    listed = ("- Bramble Oakes (BO), Royal Pond Office [RPO] - chair", "- Fern Moss (FMo), Shed Works of Kent [SW]")
    expected = (Attendee("Bramble Oakes", None, "BO"), Attendee("Fern Moss", None, "FMo"))
    assert attendees_in("*2.1 Current members that were present*", "", *listed) == expected
