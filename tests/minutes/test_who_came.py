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


def test_who_is_listed_beneath_an_office_behind_those_present_came_too() -> None:
    lines = ("Participants:", "* Fern Moss (Reeds)", "* Holly Bush", "", "Hosts:", "* Moss Green (Pond)", "* Ivy Root")
    assert present_and_absent(*lines)[0] == ["Fern Moss", "Holly Bush", "Moss Green", "Ivy Root"]


@pytest.mark.parametrize("below", ["Links:\n* The hedge book\n* Reeds and ponds", "Location:\n* Rose Garden, shed 3"])
def test_what_is_listed_behind_those_present_is_nobody_if_it_is_no_list_of_names(below: str) -> None:
    found, _ = present_and_absent("Participants:", "* Fern Moss", "* Holly Bush", "", below)
    assert found == ["Fern Moss", "Holly Bush"]


@pytest.mark.parametrize(
    "groups",
    [
        "**Présents :**\nFern Moss,\nHolly Bush\n\n**Élus :**\nMoss Green\n\n**Invités :**\nIvy Root",
        "**Anwesende:**\nFern Moss,\nHolly Bush\n\n**Beisitzer:**\nMoss Green\n\n**Gäste:**\nIvy Root",
        "Anwesende Vorstände: Fern Moss, Holly Bush\nGäste: Moss Green, Ivy Root",
    ],
)
def test_groups_of_those_present_came_too(groups: str) -> None:
    assert present_and_absent(groups)[0] == ["Fern Moss", "Holly Bush", "Moss Green", "Ivy Root"]


@pytest.mark.parametrize(
    "below",
    [
        "Vorstand: vollzählig\nMitglieder: 12 von 20",
        "Vorstand: Protokoll genehmigt",
        "Agenda:\n- Kernel Upgrade (Ada)\n- Dark Mode (Bo)",
        "Verteiler:\n- Dieter Esch\n- Eva Farn",
    ],
)
def test_what_else_stands_behind_those_present_is_nobody(below: str) -> None:
    assert present_and_absent("Anwesend: Fern Moss, Holly Bush", "", below)[0] == ["Fern Moss", "Holly Bush"]


def test_groups_below_an_empty_label_of_those_absent_did_not_come() -> None:
    absent = "Entschuldigt:\nVorstand: Clara Dorn\nBeisitzer: Dieter Esch"
    found = present_and_absent("Anwesend: Fern Moss, Holly Bush", "", absent)
    assert found == (["Fern Moss", "Holly Bush"], ["Clara Dorn", "Dieter Esch"])


def test_lines_that_end_in_commas_tell_nothing_of_where_people_work() -> None:
    run = ("**Presenters:** Fern Moss, Holly Bush and Ivy Root", "", "Moss Green,", "Rose Hill,", "Jo Lea")
    lines = ("## Attendees", "", *run)
    assert present_and_absent(*lines)[0] == ["Fern Moss", "Holly Bush", "Ivy Root", "Moss Green", "Rose Hill", "Jo Lea"]


def test_labels_of_groups_are_nobody_though_they_look_like_names() -> None:
    lines = (
        "## Present",
        "",
        "**Reed Pond**: Fern, Holly<br/>",
        "**Rose Hill**: Ivy, Jo<br/>",
        "**Moss End**: Lea<br/>",
    )
    assert present_and_absent(*lines)[0] == ["Fern", "Holly", "Ivy", "Jo", "Lea"]


def test_a_name_that_a_link_says_once_more_is_said_once() -> None:
    lines = ("## Attendees", "", "* Fern Moss [Fern Moss](mailto:fern@club.test)", "* Holly Bush [Holly Bush](u/holly)")
    assert present_and_absent(*lines)[0] == ["Fern Moss", "Holly Bush"]


def test_an_empty_seat_is_nobody_who_was_absent() -> None:
    table = (
        "| Name | Attendance |",
        "| --- | --- |",
        "| Fern Moss | Yes |",
        "| Moss Green | No |",
        "| Empty Seat | No |",
    )
    assert present_and_absent("## Attendees", "", *table) == (["Fern Moss"], ["Moss Green"])


def test_a_line_that_says_what_is_written_of_each_does_not_end_the_list() -> None:
    lines = ("## Present", "", "Name (nickname)", "", "Fern Moss (fern)  ", "Holly Bush (holly)", "", "Ivy Root (ivy)")
    assert present_and_absent(*lines)[0] == ["Fern Moss", "Holly Bush", "Ivy Root"]


def test_a_row_of_a_table_may_have_two_labels() -> None:
    table = ("| Chair | Fern Moss | Scribe | Holly Bush |", "|---|---|---|---|")
    rows = (*table, "| Present | Fern Moss, Holly Bush | Absent | Moss Green |")
    assert present_and_absent(*rows) == (["Fern Moss", "Holly Bush"], ["Moss Green"])


def test_a_sentence_behind_those_present_is_none_of_them() -> None:
    lines = ("Anwesend waren Fern Moss, Ivy Root und Holly Bush.", "Es fehlte Moss Green.")
    assert present_and_absent(*lines)[0] == ["Fern Moss", "Ivy Root", "Holly Bush"]


@pytest.mark.parametrize("label", ["## Voting Member Regrets", "## Board apologies"])
def test_groups_before_a_word_for_those_absent_did_not_come(label: str) -> None:
    lines = ("## Voting members", "", "- Fern Moss", "- Holly Bush", "", label, "", "- Moss Green")
    assert present_and_absent(*lines) == (["Fern Moss", "Holly Bush"], ["Moss Green"])


def test_what_stands_behind_commas_in_items_is_where_people_work() -> None:
    lines = (
        "## Attendees",
        "",
        "* Fern Moss, Reeds, roses",
        "* Holly Bush, Pond",
        "* Ivy Root / Acorn",
        "* Jo Lea, Willow",
    )
    assert present_and_absent(*lines)[0] == ["Fern Moss", "Holly Bush", "Ivy Root", "Jo Lea"]


@pytest.mark.parametrize(
    "line",
    [
        "Remote: Moss Green @moss, Ivy Root (@ivy)",
        "Remote: Moss Green [she/her], Ivy Root?",
        "Remote: Moss Green / Ivy Root",
        "Online: Moss Green - Acorn, Ivy Root - Oak",
    ],
)
def test_what_is_told_of_people_in_a_group_does_not_lose_them(line: str) -> None:
    assert present_and_absent("Present: Fern Moss, Holly Bush", line)[0][:3] == [
        "Fern Moss",
        "Holly Bush",
        "Moss Green",
    ]


@pytest.mark.parametrize(
    "below", ["**Absent:**\n\n**Hosts:**\n- Moss Green", "**Absent:**\n**Remote:** Moss Green, Ivy Root"]
)
def test_offices_and_ways_to_come_below_an_empty_label_of_those_absent_are_of_those_present(below: str) -> None:
    present, absent = present_and_absent("**Attendees:**\n- Fern Moss\n- Holly Bush", "", below)
    assert "Moss Green" in present
    assert absent == []


def test_several_people_in_each_item_are_all_there() -> None:
    items = ("- Fern Moss, Bo, Cy", "- Holly Bush, Ivy Root, Fay", "- Moss Green, @eve, @gus")
    assert len(present_and_absent("## Attendees", "", *items)[0]) == 9


def test_offices_behind_names_name_no_groups() -> None:
    items = ("- Fern Moss: Chair, Host", "- Holly Bush: Scribe, Treasurer", "- Ivy Root: Member")
    assert "Ivy Root" in present_and_absent("## Attendees", "", *items)[0]


def test_a_title_at_the_end_of_a_line_goes_on_with_the_name() -> None:
    assert present_and_absent("Present: Fern Moss, Holly Bush, Prof.\nIvy Root")[0][:2] == ["Fern Moss", "Holly Bush"]
