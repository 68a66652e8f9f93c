"""Who came, as teams and boards note it: places and offices before names, marks behind them, names over two lines."""

import pytest

from tests.conftest import lines_of, read

SAID = "It leaks a lot, and nobody has mended it so far."


def people(*lines: str) -> tuple[list[str], list[str]]:
    minutes = read(lines_of("# Garden team 2024-03-04", "", *lines, "", "## Hose", "", SAID), "2024-03-04.md")
    return [one.name for one in minutes.attendees], [one.name for one in minutes.absent]


@pytest.mark.parametrize(
    "form",
    [
        ("Member 1 ({})", "Member 2 ({})", "Member 4 ({}) - ill"),
        ("President - {}", "Treasurer - {}", "Secretary - {}"),
        ("President - {}: Present", "Vice President - {}: Present", "Archivist - {}: Present"),
        ("Barn - {}: present", "Pond - {}: present", "Hedge - {}: present"),
    ],
    ids=["counted", "offices", "offices and marks", "marks"],
)
def test_what_all_items_have_before_a_name_is_no_part_of_it(form: tuple[str, ...]) -> None:
    names = ["Fern Moss", "Holly Bush", "Ivy Root"]
    items = [f"- {place.format(name)}" for place, name in zip(form, names, strict=True)]
    assert people("## Attendees", "", *items) == (names, [])


def test_one_who_is_counted_may_be_alone() -> None:
    present = ("**Attendees:**", "", "- Member 1 (Fern Moss)", "- Member 2 (Holly Bush)", "")
    assert people(*present, "**Apologies**", "", "- Member 3 (Ivy Root) - ill")[1] == ["Ivy Root"]


def test_a_mark_behind_the_name_tells_who_did_not_come() -> None:
    items = ("- President - Fern Moss: Present", "- Secretary - Holly Bush: Not Present")
    assert people("## Roll call", "", *items) == (["Fern Moss"], ["Holly Bush"])


def test_where_somebody_works_stays_behind_the_name() -> None:
    items = ("- Fern Moss (Oak Garden)", "- Holly Bush (Elm Garden)", "- Ivy Root (Ash Garden)")
    assert people("## Attendees", "", *items)[0] == ["Fern Moss", "Holly Bush", "Ivy Root"]


@pytest.mark.parametrize(
    "label",
    ["Attendees at 5:00pm", "Attendees at 17.00", "Attendees (add your name)", "Present/Contributing"],
)
def test_a_label_may_tell_when_they_were_there(label: str) -> None:
    assert people(f"{label}: Fern Moss, Holly Bush")[0] == ["Fern Moss", "Holly Bush"]


@pytest.mark.parametrize("label", ["**Attendees at 5:00pm:**", "**Attendees at 5pm**:", "Attendees at 17.00 Uhr:"])
def test_a_time_in_a_label_above_a_list_is_nobody(label: str) -> None:
    assert people(label, "", "- Fern Moss", "- Holly Bush")[0] == ["Fern Moss", "Holly Bush"]


def test_dots_behind_a_label_stand_for_the_list_below_it() -> None:
    assert people("Attending: ...", "", "- fern", "- holly", "- ivy")[0] == ["fern", "holly", "ivy"]


def test_a_stroke_may_part_two_labels() -> None:
    assert people("Present: Fern Moss, Holly Bush / Absent: Ivy Root") == (["Fern Moss", "Holly Bush"], ["Ivy Root"])


LONG = "Fern Moss, Holly Bush, Rose Thorn, Lily Pond, Reed Brook, Ivy"


@pytest.mark.parametrize(
    "lines",
    [
        ("## Present", "", LONG, "Root, Oak Barrel"),
        ("Present:", "", f"- {LONG}", "  Root, Oak Barrel"),
    ],
    ids=["paragraph", "item"],
)
def test_a_name_may_go_on_in_the_next_line(lines: tuple[str, ...]) -> None:
    assert people(*lines)[0][-2:] == ["Ivy Root", "Oak Barrel"]


def test_short_lines_hold_whole_names() -> None:
    assert people("## Present", "", "Fern, Holly", "Ivy, Oak")[0] == ["Fern", "Holly", "Ivy", "Oak"]


@pytest.mark.parametrize(
    ("item", "name"),
    [
        ("Fern came late", "Fern"),
        ("Fern came in to say hello", "Fern"),
        ("Fern (late)", "Fern"),
        ("Fern van moss", "Fern van moss"),
        ("Mowing the lawn", ""),
    ],
)
def test_what_is_told_of_somebody_is_no_part_of_the_name(item: str, name: str) -> None:
    assert people("## Attendance", "", "- Holly", "- Ivy", f"- {item}")[0] == ["Holly", "Ivy", *filter(None, [name])]


@pytest.mark.parametrize(
    ("again", "count"),
    [("Ms. Moss opened the meeting, and Holly told us more.", 3), ("The Moss is wet, and the Root too.", 0)],
)
def test_names_one_a_paragraph_at_the_top_are_those_who_came(again: str, count: int) -> None:
    names = ("Fern Moss, Oak Garden", "", "Holly Bush, Elm Garden", "", "Ivy Root, Ash Garden", "")
    assert len(people("The garden project", "", *names, again)[0]) == count


def test_a_box_that_says_how_to_fill_in_the_list_is_none_of_it() -> None:
    box = ('<div class="callout">', "", "这里是参会人员名单。", "", "**要点：**请增加姓名。", "", "</div>")
    assert people("## 参会人", "", *box, "", "@窦小波@丁文昊@陈玄@林夏")[0] == ["窦小波", "丁文昊", "陈玄", "林夏"]


def test_a_box_with_a_label_in_it_is_a_part_of_the_minutes() -> None:
    box = ('<div class="callout">', "", "Present: Fern Moss, Holly Bush", "", "</div>")
    assert people(*box)[0] == ["Fern Moss", "Holly Bush"]


def test_names_that_are_glued_together_by_handles_are_several() -> None:
    assert people("Present: @fern@holly, Oak强@ivy@root")[0] == ["fern", "holly", "Oak强", "ivy", "root"]


def test_organisations_of_those_absent_are_nobody_as_in_the_list_of_those_present() -> None:
    present = (
        "- Fern Moss, Oak Garden",
        "- Holly Bush, Elm Garden",
        "- Ivy Root, Oak Garden",
        "- Lily Pond, Oak Garden",
    )
    absent = (
        "- Reed Brook, Elm Garden",
        "- Rose Thorn, Ash Ltd, owner of the hose",
        "- Oak Barrel, Oak Garden",
        "- Ada Byron, ACME",
    )
    found = people("## Attendees", "", *present, "", "## Apologies", "", *absent)
    assert found[1] == ["Reed Brook", "Rose Thorn", "Oak Barrel", "Ada Byron"]


@pytest.mark.parametrize(
    "form",
    [
        ("{}, Chair (Acorn Society)", "{}, Treasurer (Oak Lane)", "{}, Secretary (Green Party)"),
        ("{}, Ward 3 (Green Party)", "{}, Ward 4 (Oak Party)", "{}, Ward 5 (Elm Party)"),
        ("{} (Oak Garden): present", "{} (Elm Garden): present", "{} (Ash Garden): present"),
    ],
    ids=["office", "number", "mark"],
)
def test_what_stands_in_brackets_behind_a_name_is_no_name(form: tuple[str, ...]) -> None:
    names = ["Fern Moss", "Holly Bush", "Ivy Root"]
    items = [f"- {place.format(name)}" for place, name in zip(form, names, strict=True)]
    assert people("## Attendees", "", *items)[0] == names


def test_one_who_has_no_place_before_the_name_stays() -> None:
    items = ("- Chair (Fern Moss)", "- Treasurer (Holly Bush)", "- Ivy Root (Green Party)")
    assert people("## Attendees", "", *items)[0] == ["Fern Moss", "Holly Bush", "Ivy Root"]


@pytest.mark.parametrize(
    "lines",
    [
        ("Board: Fern Moss, Holly Bush, Rose Thorn, Lily Pond, Reed Brook", "Staff: Ivy Root, Oak Barrel"),
        ("Fern, Holly, Rose, Lily, Reed, Ivy, Oak, Elm, Ash, Beech, Moss", "Willow, Alder"),
    ],
    ids=["labels", "first names"],
)
def test_lines_that_are_whole_are_not_joined(lines: tuple[str, ...]) -> None:
    names = ", ".join(lines).replace("Board: ", "").replace("Staff: ", "").split(", ")
    assert people("## Present", "", *lines)[0] == names


def test_a_sentence_below_an_item_is_no_part_of_it() -> None:
    assert people("Present:", "", f"- {LONG} Root", "  They came late, and went early.", "- Oak Barrel")[0][-2:] == [
        "Ivy Root",
        "Oak Barrel",
    ]


@pytest.mark.parametrize(
    "box",
    [
        ('<div class="info">', "", "- Ivy Root", "- Oak Barrel", "", "</div>"),
        ('<div class="note">Add your name.</div>', "", "- Ivy Root", "- Oak Barrel", '<div class="note">Hello!</div>'),
    ],
    ids=["list", "closed at once"],
)
def test_only_instructions_in_a_box_are_left_out(box: tuple[str, ...]) -> None:
    assert people("## Attendees", "", "- Fern Moss", "- Holly Bush", "", *box)[0] == [
        "Fern Moss",
        "Holly Bush",
        "Ivy Root",
        "Oak Barrel",
    ]


@pytest.mark.parametrize("blank", [[], [""]])
def test_names_in_a_box_are_a_part_of_the_minutes(blank: list[str]) -> None:
    box = ('<aside class="callout">', *blank, "Ivy Root, Oak Barrel", *blank, "</aside>")
    assert people("## Attendees", "", *box)[0] == ["Ivy Root", "Oak Barrel"]


@pytest.mark.parametrize("dots", ["...", "....", "…", "……"])
def test_dots_behind_a_label_of_those_absent_stand_for_nobody(dots: str) -> None:
    lines = ("Present: Fern, Holly", f"Regrets: {dots}", "", "- Garden party", "- Hose repair")
    assert people(*lines) == (["Fern", "Holly"], [])


@pytest.mark.parametrize(
    "item",
    ["Fern Moss fern@oak.org fern@home.org", "Fern Moss @fern@elm.social"],
)
def test_addresses_are_no_names(item: str) -> None:
    assert people("## Attendees", "", f"- {item}", "- Holly Bush")[0] == ["Fern Moss", "Holly Bush"]


def test_further_names_behind_commas_are_no_organisations() -> None:
    present = (
        "- Fern Moss, Oak Garden",
        "- Holly Bush, Elm Garden",
        "- Ivy Root, Oak Garden",
        "- Lily Pond, Oak Garden",
    )
    absent = ("- Reed Brook", "- Rose Thorn", "- Cy Moor", "- Ada Byron, Bo Lind, Ed Fox")
    found = people("## Attendees", "", *present, "", "## Apologies", "", *absent)[1]
    assert found == ["Reed Brook", "Rose Thorn", "Cy Moor", "Ada Byron", "Bo Lind", "Ed Fox"]


def test_a_bar_may_part_labels_with_strokes() -> None:
    assert people("Present: Fern Moss | Absent/Excused: Ivy Root") == (["Fern Moss"], ["Ivy Root"])


@pytest.mark.parametrize("rest", ["new or old", "Springfield"])
def test_things_one_a_paragraph_at_the_top_are_nobody(rest: str) -> None:
    things = (f"Garden Hose, {rest}", "", f"Oak Hedge, {rest}", "", f"Fish Pond, {rest}", "")
    assert people("The garden", "", *things, "The Pond is dry. The Hedge is high, and Oak Street is wet.")[0] == []


def test_who_was_there_for_a_while_was_there() -> None:
    assert people("Present: Fern Moss, Holly Bush", "", "Absent from 6:30pm: Ivy Root")[1] == []
