"""Who presents what a list or a table names, told by how all of it is written."""

from bot.minutes.parse import parse_minutes


def presenters_by_line(*lines: str) -> dict[str, tuple[str, ...]]:
    """Return who presents what, by the lines of a file that say so."""
    minutes = parse_minutes("\n".join(lines), "2024-03-04.md").minutes
    assert minutes is not None
    return {minutes.text.line(item.lines.first): item.presenters for item in minutes.presented if item.presenters}


PRESENT = ("# Club", "", "## Attendees", "", "- Ada Byron", "- Brook Fern", "- Chen Wei", "")


def test_a_list_with_a_name_behind_each_bar_names_strangers_too() -> None:
    bullets = ("* Hose | Ada Byron", "* Hedge (with Oak)| Brook Fern", "* Shed | Chen Wei", "* Pond | Dale Moss")
    noted = [line for bullet in bullets for line in (bullet, "  - It was told.")]
    found = presenters_by_line(*PRESENT, "## Reports of the gardeners", "", *noted)
    assert found == dict(zip(bullets, [("Ada Byron",), ("Brook Fern",), ("Chen Wei",), ("Dale Moss",)], strict=True))


def test_a_bar_before_a_word_that_is_no_name_tells_nobody() -> None:
    noted = ("* Hose | green", "  - It was told.", "* Hedge | higher", "  - It was told.")
    assert presenters_by_line(*PRESENT, "## Reports of the gardeners", "", *noted) == {}


def test_whoever_stands_alone_above_points_raises_each_of_them() -> None:
    agenda = ("1. (Ada)", "    - The hose leaks", "        - at the tap", "    - The hedge is high", "2. (Brook)")
    assert presenters_by_line(*PRESENT, "## Agenda", "", *agenda, "    - Shed") == {
        "    - The hose leaks": ("Ada",), "    - The hedge is high": ("Ada",), "    - Shed": ("Brook",),
    }  # fmt: skip


def test_initials_before_a_numbered_point_of_the_agenda_tell_who_leads_it() -> None:
    agenda = ("1. Review of actions", "2. AB: a new hose?", "3. BF: who cuts the hedge?", "4. Any other business")
    found = presenters_by_line("# Club", "", "**Attendees:** AB, BF, CW", "", "## Agenda", "", *agenda)
    assert found == {"2. AB: a new hose?": ("AB",), "3. BF: who cuts the hedge?": ("BF",)}


def test_the_column_of_a_table_tells_it_and_not_what_the_topic_holds_in_brackets() -> None:
    rows = ("| 1 | The pond (Green Water) | Ada Byron |", "| 2 | The hose | Brook Fern |")
    table = ("| No | Topic | Speaker |", "|---|---|---|", *rows)
    assert presenters_by_line("# Club", "", "## Agenda", "", *table) == dict(
        zip(rows, [("Ada Byron",), ("Brook Fern",)], strict=True)
    )


def test_who_is_known_presents_behind_a_stroke_too() -> None:
    headings = ("## The hose / Ada Byron", "## Water / fire", "## The hedge / Brook Fern, Chen Wei")
    noted = [line for heading in headings for line in (heading, "", "It was told.", "")]
    assert presenters_by_line(*PRESENT, *noted) == {
        headings[0]: ("Ada Byron",),
        headings[2]: ("Brook Fern", "Chen Wei"),
    }


def test_brackets_behind_a_labelled_name_tell_where_its_bearer_works() -> None:
    assert presenters_by_line("# Club", "", "## 水管漏水。汇报人：张三（园艺社）", "", "漏水了。") == {
        "## 水管漏水。汇报人：张三（园艺社）": ("张三",)
    }


def test_whole_names_behind_the_links_of_a_list_present() -> None:
    bullets = (
        "* [How to mend an old hose](hose.pdf) Ada Byron, Brook Fern",
        "* [What the hedge needs in May](hedge.pdf) Chen Linde",
        "* [A pond without any fish](pond.pdf) Dale Moss",
    )
    found = presenters_by_line("# Meeting 4 March 2024", "", "# Talks", "", *bullets)
    assert [*found.values()] == [("Ada Byron", "Brook Fern"), ("Chen Linde",), ("Dale Moss",)]


def test_what_stands_behind_the_link_to_a_ticket_is_its_title() -> None:
    bullets = [f"* [garden/hose#{n}](https://github.com/garden/hose/issues/{n}) Async Hooks" for n in (1, 2, 3)]
    assert presenters_by_line("# Club", "", "## Agenda", "", *bullets) == {}


def test_a_note_is_signed_by_several_or_by_one_with_a_title() -> None:
    signed = ("- [name=Ada, Brook] Hose", "- [name=Chen Wei, PhD] Hedge", "- [name=Dale (she/her)] Pond")
    found = presenters_by_line("# Club", "", "## Agenda", "", *signed)
    assert [*found.values()] == [("Ada", "Brook"), ("Chen Wei, PhD",), ("Dale (she/her)",)]
