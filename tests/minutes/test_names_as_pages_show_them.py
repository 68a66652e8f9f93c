"""Names with addresses, courtesy or nobility around them, and lists of names beneath words that may mean anything."""

import pytest

from tests.conftest import lines_of, read


def attendees_of(*lines: str, source: str = "2024-03-05.md") -> list[str]:
    minutes = read(lines_of("# Club 2024-03-05", "", *lines, "", "## Water", "", "Rain."), source)
    return [one.name for one in minutes.attendees]


@pytest.mark.parametrize("separator", [", ", "; "])
def test_an_address_behind_a_first_name_hides_nobody(separator: str) -> None:
    named = separator.join(["Ada <ada@example.org>", "Bo Lind <bo@example.org>", "Cy"])
    assert attendees_of(f"Attendees: {named}") == ["Ada", "Bo Lind", "Cy"]


def test_an_address_of_a_page_makes_nobody_of_the_word_before_it() -> None:
    assert attendees_of("## Attendees", "", "- Ada Byron", "- Zoom https://example.org/room") == ["Ada Byron"]


@pytest.mark.parametrize(
    ("written", "name"),
    [("van der meer", "van der meer"), ("timo von der Hecke", "timo"), ("joost van Dijk", "joost van Dijk")],
)
def test_a_name_in_small_letters_may_begin_with_a_particle(written: str, name: str) -> None:
    assert attendees_of("## Present", "", f"- {written}", "- Bo Lind") == [name, "Bo Lind"]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("参加者：石井さん、田中 様、ada", ["石井", "田中", "ada"]),
        ("참석자: 김민수님, 이영희 씨", ["김민수", "이영희"]),
    ],
)
def test_courtesy_is_no_part_of_a_name(line: str, names: list[str]) -> None:
    assert attendees_of(line) == names


def test_who_stands_above_names_and_who_does_what_does_not() -> None:
    form = ("* Where", "  * Jitsi", "* Who", "  * Ada Byron", "  * Bo Lind")
    assert attendees_of(*form) == ["Ada Byron", "Bo Lind"]
    assert attendees_of("* Hose", "  * Who", "    * Ada Byron buys it", "    * Bo Lind brings it") == []


@pytest.mark.parametrize("group", ["## Visitors", "## Guests"])
def test_a_group_that_sentences_tell_of_is_a_topic(group: str) -> None:
    told = (group, "", "- 46 people came on Saturday.", "- The queue was long at noon.")
    minutes = read(lines_of("# Club", "", "Attendees: Ada Byron", "", *told, "", "## Room", "", "It is full."))
    assert [item.heading for item in minutes.topics] == [group[3:], "Room"]
    listed = (group, "", "- Bo Lind", "- Cy Oakes")
    minutes = read(lines_of("# Club", "", "Attendees: Ada Byron", "", *listed, "", "## Room", "", "It is full."))
    assert [item.heading for item in minutes.topics] == ["Room"]
    assert [one.name for one in minutes.attendees] == ["Ada Byron", "Bo Lind", "Cy Oakes"]


@pytest.mark.parametrize("day", ["16. Febr. 2024", "16. Feb. 2024", "16. Februar 2024"])
def test_february_is_abbreviated_in_several_ways(day: str) -> None:
    said = "Die Kette der Schaukel quietscht, und wir ölen sie im Frühling."
    minutes = read(lines_of(f"# Protokoll, {day}", "", "Anwesend: Ada Byron", "", "## Schaukel", "", said), "a.md")
    assert str(minutes.date) == "2024-02-16"


def test_boxes_of_a_page_tell_who_came() -> None:
    box = '<label><input type="checkbox" {0}disabled>[{1}][{1}]</label><br>'
    lines = [
        box.format(mark, name) for mark, name in (("checked ", "Ada Byron"), ("", "Bo Lind"), ("checked ", "Cy Oakes"))
    ]
    minutes = read(lines_of("# Club 2024-03-05", "", "## Present", "", *lines, "", "## Water", "", "Rain."))
    assert [one.name for one in minutes.attendees] == ["Ada Byron", "Cy Oakes"]
    assert [one.name for one in minutes.absent] == ["Bo Lind"]


def test_labels_amid_the_sentences_at_the_top_name_people() -> None:
    top = "We met at Info.nl in Amsterdam. Present: Ada Byron, Bo Lind. Apologies: Cy Oakes."
    minutes = read(lines_of("# Club 2024-03-05", "", top, "", "## Water", "", "Rain."))
    assert [one.name for one in minutes.attendees] == ["Ada Byron", "Bo Lind"]
    assert [one.name for one in minutes.absent] == ["Cy Oakes"]


def test_a_sentence_behind_names_hides_none_of_them() -> None:
    named = ("Attendees: Nick A., Ken M., Thanh H. A quorum", "was confirmed.")
    assert [name.rstrip(".") for name in attendees_of(*named)] == ["Nick A", "Ken M", "Thanh H"]


def test_offices_beneath_a_heading_name_people_by_one_word_too() -> None:
    listed = ("- ファシリテーター：だるま", "- 議事録：nakata", "- メンバー：がぶ、yoshihiro")
    assert attendees_of("### 出席者(敬称略)", "", *listed) == ["だるま", "nakata", "がぶ", "yoshihiro"]


@pytest.mark.parametrize("group", ["Skype", "On-line"])
def test_those_who_came_by_a_line_are_listed_behind_its_name(group: str) -> None:
    assert attendees_of("* Attendees: ada, brook", f"* {group}: cora, dan") == ["ada", "brook", "cora", "dan"]


@pytest.mark.parametrize(
    "later",
    [
        ("Ten seats are left. Participants: Emil Fox, Finn Ray.",),
        ("- Who", "  - Emil Fox", "  - Finn Ray"),
        ("- Quorum: reached", "- Recording: yes"),
    ],
)
def test_people_of_a_topic_did_not_attend_for_that(later: tuple[str, ...]) -> None:
    lines = ("# Club 2024-03-05", "", "Attendees: Ada Byron, Bo Lind", "", "## Next workshop", "", *later)
    assert [one.name for one in read(lines_of(*lines)).attendees] == ["Ada Byron", "Bo Lind"]


@pytest.mark.parametrize("title", ["Dr.", "Prof."])
def test_a_title_ends_no_list_of_names(title: str) -> None:
    assert title.rstrip(".") not in attendees_of(f"Attendees: Ada Byron, Bo Marsh, {title} Cy Weiss came late.")


def test_apologies_in_sentences_are_no_topic() -> None:
    told = ("## Apologies", "", "Ada sent her apologies for today.", "Bo will be late because of the train.")
    minutes = read(lines_of("# Club", "", *told, "", "## Room", "", "It is full."))
    assert [item.heading for item in minutes.topics] == ["Room"]


@pytest.mark.parametrize("line_break", ["<br>", "<br/>", " <br /> "])
def test_breaks_part_the_names_in_a_cell(line_break: str) -> None:
    names = ["Ada Byron", "Bo", "Cy Oakes"]
    table = ("| Chair | Participants |", "|---|---|", f"| Ada Byron | {line_break.join(names)} |")
    assert attendees_of(*table) == names


def test_a_korean_name_stands_without_the_employer_before_it() -> None:
    listed = ("- 삼성전자 정윤환", "- 카카오 황은경", "- NCSOFT 한지호, 한다솜")
    assert attendees_of("## 참석자", "", *listed) == ["정윤환", "황은경", "한지호", "한다솜"]


def test_headings_numbered_in_parts_are_labels_too() -> None:
    lines = (
        "### **2.1.1 Voting Members Present**",
        "",
        "- Ada Byron, Oak",
        "- Bo Lind, Elm",
        "",
        "### 2.2 Rules",
        "",
        "None.",
    )
    assert attendees_of("## 2.1 Participants", "", *lines) == ["Ada Byron", "Bo Lind"]


def test_how_to_dial_in_and_forms_without_members_name_nobody() -> None:
    assert attendees_of("Attendees: Ada Byron, Bo Lind", "Phone: 555 1234, ext 7") == ["Ada Byron", "Bo Lind"]
    assert attendees_of("## Attendees", "", "- Chair: rotating", "- Minutes: pending", "- Place: Berlin") == []
