"""Who came and who did not: in sentences, in groups, from the ends of names."""

import pytest

from tests.conftest import lines_of, read


def present_and_absent(*lines: str) -> tuple[list[str], list[str]]:
    minutes = read(lines_of("# Club 2024-03-05", "", *lines, "", "## Water", "", "It rained."))
    return [one.name for one in minutes.attendees], [one.name for one in minutes.absent]


@pytest.mark.parametrize(
    "line",
    [
        "Those present were Fern Moss and Holly Bush. Apologies were received from Moss Green.",
        "Present were: Fern Moss, Holly Bush. Apologies: Moss Green.",
        "TSC Attendees (2/3): Fern Moss, Holly Bush\nRegrets: Moss Green",
        "**Membres du bureau présents :**\nFern Moss,\nHolly Bush\n\n**Excusés :** Moss Green",
    ],
)
def test_who_came_and_who_did_not_is_told_in_sentences_and_lists(line: str) -> None:
    assert present_and_absent(line) == (["Fern Moss", "Holly Bush"], ["Moss Green"])


def test_names_from_their_ends_are_read_as_one_says_them() -> None:
    found = present_and_absent("Present: Moss, Fern; Bush, Holly; van Dijk, Joost\nApologies: Green, Moss")
    assert found == (["Fern Moss", "Holly Bush", "Joost van Dijk"], ["Moss Green"])


@pytest.mark.parametrize("run", ["Moss, Treasurer; Bush, Secretary; Root, Chair", "Fern, Holly; Moss, Ivy"])
def test_what_else_stands_between_semicolons_stays_as_it_is(run: str) -> None:
    assert present_and_absent(f"Present: {run}")[0][0] in ("Moss", "Fern")


@pytest.mark.parametrize("above", ["_Missing_:", "Away:", "Couldn't make it:", "**Out**"])
def test_a_word_alone_among_those_present_tells_who_did_not_come(above: str) -> None:
    lines = ("## Attendance", "", "- Fern Moss", "- Holly Bush", "", above, "", "- Moss Green")
    assert present_and_absent(*lines) == (["Fern Moss", "Holly Bush"], ["Moss Green"])


def test_such_a_word_in_a_discussion_tells_of_nobody() -> None:
    found = present_and_absent("Present: Fern Moss", "", "## Shed", "", "Missing:", "", "- Red Hose", "- Blue Hose")
    assert found == (["Fern Moss"], [])


@pytest.mark.parametrize("group", ["Observing", "Observers", "Guests:"])
def test_a_group_without_a_colon_stands_above_more_of_those_present(group: str) -> None:
    lines = ("Attendees (may vote):", "", "- Fern Moss", "- Holly Bush", "", group, "", "- Moss Green")
    assert present_and_absent(*lines) == (["Fern Moss", "Holly Bush", "Moss Green"], [])


def test_capitals_that_shout_are_no_group_before_a_label() -> None:
    assert present_and_absent("ADD ITEMS HERE (with links)", "", "* hose docs", "* hedge") == ([], [])


def test_what_an_agenda_ends_with_stands_in_no_list_of_people() -> None:
    assert present_and_absent("Asistentes:", "", "1. Poda de los setos", "2. Ruegos y preguntas") == ([], [])


def test_a_comma_may_be_missing_at_the_end_of_a_line_of_names() -> None:
    names = ("Fern Moss,", "Holly Bush,", "Moss Green", "Ivy Root")
    assert present_and_absent("Present:", *names)[0] == ["Fern Moss", "Holly Bush", "Moss Green", "Ivy Root"]


@pytest.mark.parametrize("others", ["等十二人", "等 12 人", "等12人"])
def test_how_many_others_came_is_no_part_of_a_name(others: str) -> None:
    assert present_and_absent(f"與會者：魏子翔、杜雨軒{others}")[0] == ["魏子翔", "杜雨軒"]


def test_signs_that_look_like_characters_are_read_as_those() -> None:
    assert present_and_absent("参会人：⽩⽟兰、范静怡")[0] == ["白玉兰", "范静怡"]


def test_letters_in_brackets_that_the_name_lacks_are_where_somebody_works() -> None:
    minutes = read(lines_of("# Club 2024-03-05", "", "Present: Fern Moss (FMO), Holly Bush (XYZ)", "", "## Water"))
    assert [one.abbreviation for one in minutes.attendees] == ["FMO", None]


def test_brackets_with_attributes_are_not_shown() -> None:
    assert present_and_absent("Present: Fern [Moss]{.smallcaps}, Holly [Bush]{.smallcaps}")[0] == [
        "Fern Moss",
        "Holly Bush",
    ]
