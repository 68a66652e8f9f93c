"""Lines that serve as headings, where minutes have none for their topics."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.minutes.parse import parse_minutes
from tests.conftest import lines_of, read


def items_of(text: str, source: str = "2024-03-04.md") -> list[tuple[str, int]]:
    """Return the headings of the items with their first lines."""
    minutes = parse_minutes(text, source).minutes
    return [(item.heading, item.lines.first) for item in minutes.items] if minutes else []


def headings_of(text: str) -> list[str]:
    return [heading for heading, _ in items_of(text) if heading]


@pytest.mark.parametrize("title", ["", "# 园艺社例会\n\n"])
def test_lines_like_headings_are_headings_if_there_are_no_others(title: str) -> None:
    assert headings_of(f"{title}参会人：石榴\n\n一、雨桶\n1. 漏水\n\n二、种子\n\n四月发。\n") == [
        "一、雨桶",
        "二、种子",
    ]
    assert headings_of(f"{title}Attendees: Fern\n\n**Barrel**\n\nLeaks.\n\n**Seeds**\n\nApril.\n") == [
        "Barrel",
        "Seeds",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "一、雨桶漏水了。\n\n明天修。",
        "**Attendees:**\n\nFern",
        "**Q: Who waters?**\n\nFern.",
        "**Fern** waters.\n\nRain fell.",
        "**Decision:**\n\nBuy it.",
    ],
)
def test_a_sentence_or_a_label_is_no_heading(text: str) -> None:
    assert headings_of(text) == []


@pytest.mark.parametrize("heading", ["## Agenda", "## 议题(Agenda)", "## Notes", "## Tagesordnung", "## Ordre du jour"])
@pytest.mark.parametrize(
    ("topics", "found"),
    [
        ("**1. Glass (Lee)**\n\nCracked.\n\n**2. Bees**\n\nShade.\n", ["1. Glass (Lee)", "2. Bees"]),
        ("议题1：玻璃\n结论：换。\n\n议题2：蜂箱\n结论：暂缓。\n", ["议题1：玻璃", "议题2：蜂箱"]),
        ("Topic 1: Glass\n- cracked\n\nTopic 2: Bees\n- shade\n", ["Topic 1: Glass", "Topic 2: Bees"]),
        ("1. Glass\n\n   Cracked.\n\n2. Bees\n\n   - shade\n", ["Glass", "Bees"]),
        ("* Glass\n  * cracked\n* Bees\n  * shade\n", ["Glass", "Bees"]),
        ("* All\n  * Glass\n    * cracked\n  * Bees\n    * shade\n", ["Glass", "Bees"]),
    ],
)
def test_beneath_a_heading_of_the_agenda_or_the_notes_topics_are_items(
    heading: str, topics: str, found: list[str]
) -> None:
    text = f"# Council 2024-03-04\n\n{heading}\n\n{topics}"
    if heading == "## Notes" and topics.startswith("1. Glass"):
        pytest.skip("numbered bullets beneath notes may be statements")
    assert [each for each in headings_of(text) if each in found] == found


def test_the_rows_of_an_agenda_in_a_table_are_items() -> None:
    table = "| Topic | Owner |\n| -- | -- |\n| Glass | @lee |\n| Bees | @han |\n"
    assert headings_of(f"# Council 2024-03-04\n\n## Agenda\n\n{table}") == ["Agenda", "Glass", "Bees"]


def test_what_an_agenda_only_lists_is_no_item_beside_the_notes() -> None:
    notes = "## Notes\n\n### Glass\n\nCracked.\n\n### Bees\n\nShade.\n"
    text = f"# Council 2024-03-04\n\n## Agenda\n\n- Glass\n- Bees\n\n{notes}"
    assert headings_of(text) == ["Agenda", "Notes", "Glass", "Bees"]


def test_names_of_speakers_in_bold_are_no_topics() -> None:
    said = "**Fern**\n* The glass is cracked.\n\n**Moss**\n* Again?\n\n**Fern**\n* Yes.\n"
    assert headings_of(f"# Council 2024-03-04\n\n## Transcript\n\n{said}") == ["Transcript"]


def test_a_topic_with_its_notes_in_one_bullet_is_named_by_what_stands_before_the_colon() -> None:
    text = "# Council 2024-03-04\n\n## Agenda\n\n- Glass: the southern panes are cracked\n- Bees : postponed\n"
    assert headings_of(text)[1:] == ["Glass", "Bees"]


_LINES = st.lists(
    st.sampled_from(
        ["# Club", "## Agenda", "## Notes", "**Glass**", "一、玻璃", "- Bees", "  - shade", "1. Hedge", "", "text"]
    ),
    max_size=14,
)


@given(_LINES)
def test_no_line_is_lost_or_doubled_by_cutting(lines: list[str]) -> None:
    parsed = parse_minutes("\n".join(lines), "2024-03-04.md")
    covered = [number for section in parsed.sections for number in range(section.lines.first, section.lines.last + 1)]
    assert covered == list(range(1, len(covered) + 1))
    if parsed.minutes:
        assert len(covered) == parsed.minutes.text.line_count


@pytest.mark.parametrize("mark", ["- ", "-", "* ", "*", "• "])
def test_a_text_that_is_one_flat_list_has_a_topic_in_each_bullet(mark: str) -> None:
    text = "".join(f"{mark}{topic}\n" for topic in ("The hedge is too high", "Nobody waters", "Shears: bought"))
    found = headings_of(text)
    assert found == ["The hedge is too high", "Nobody waters", "Shears"]


def test_statements_in_bullets_beneath_notes_are_no_topics() -> None:
    text = "# Council 2024-03-04\n\n## Notes\n\n- The hedge is too high.\n- Nobody waters.\n\n## Shed\n\nOld.\n"
    assert headings_of(text) == ["Notes", "Shed"]


def test_lines_in_capitals_are_headings_if_there_are_several() -> None:
    text = "HEDGE AND SHED\n-too high\n-too old\n\nWATERING\n-nobody does\n"
    assert headings_of(text) == ["HEDGE AND SHED", "WATERING"]
    assert headings_of("WE CUT IT NOW\n\nsaid the chair of the club.\n") == []


def test_a_lone_bullet_of_an_agenda_is_the_topic_of_those_beneath_it() -> None:
    text = "# Garden call 2024-03-04\n\n## Topics\n\n* Move the barrel?\n    * Only in spring.\n    * It leaks.\n"
    assert headings_of(text) == ["Topics", "Move the barrel?"]


@pytest.mark.parametrize("holder", ["Notes", "2024-03-04", "Barrel and seeds"])
def test_a_lone_bullet_that_holds_divided_ones_is_no_topic(holder: str) -> None:
    inner = "    * Barrel\n        * It leaks.\n    * Seeds\n        * In April.\n"
    assert headings_of(f"# Garden call 2024-03-04\n\n## Notes\n\n* {holder}\n{inner}") == ["Notes", "Barrel", "Seeds"]


def test_lines_above_lists_name_them() -> None:
    ticket, shed = "[Ticket 1: the hose](https://example.org/1)", "The old shed (Ivy)"
    text = f"# Club\n\n## Notes\n\n{ticket}\n\n* [bram] It leaks.\n\n{shed}\n\n* [ivy] It is old.\n"
    assert headings_of(text)[1:] == [ticket, shed]


@pytest.mark.parametrize("line", ["**Bram**: it leaks", "There is more to it:", "It leaks, and nobody mends it."])
def test_lines_above_lists_that_say_something_name_nothing(line: str) -> None:
    text = f"# Club\n\n## Notes\n\n{line}\n\n* Mend it.\n\n{line}\n\n* Sell it.\n"
    assert headings_of(text) == ["Notes"]


def test_lines_that_say_topic_are_headings() -> None:
    text = "# Club\n\nTOPIC: the hose\nbram: It leaks.\n\nSub-topic: its tap\nbram: It is old.\n"
    assert headings_of(text) == ["TOPIC: the hose", "Sub-topic: its tap"]


def test_bullets_in_the_notes_are_topics_where_nothing_else_is() -> None:
    text = (
        "# Club\n\n#### Lead: @bram\n#### Note taker: @ivy\n\n## Agenda\n\n## Notes\n\n- hose\n  - leaks\n- shed\n"
        "- seeds\n\n##### After the call, close the ticket\n"
    )
    minutes = parse_minutes(text, "2024-03-04.md").minutes
    assert minutes is not None
    assert [item.heading for item in minutes.topics] == ["hose", "shed", "seeds"]


def test_a_ticket_is_named_with_its_area() -> None:
    ticket = "doc: describe the new shears [#12](https://example.org/12)"
    text = f"# Club\n\n## Agenda\n\n### club/garden\n\n* {ticket}\n  * Ivy will.\n* Hose: it leaks\n  * Bram will.\n"
    assert headings_of(text)[-2:] == [ticket, "Hose"]


def test_lists_of_one_item_each_that_count_on_name_topics() -> None:
    text = lines_of(
        "会议时间：2024-03-05", "与会人：石榴、杏子", "", "议题：", "1. 水管漏水 - 石榴", "- 下周更换水管", "",
        "2. 新建花坛", "背景：南侧空置", "- 先量尺寸", "",
    )  # fmt: skip
    assert [topic.heading for topic in read(text).topics] == ["1. 水管漏水 - 石榴", "2. 新建花坛"]


def test_a_list_below_a_line_that_announces_topics_names_them() -> None:
    text = lines_of(
        "[Recording](https://example.org/long/enough/to/be/most/of/the/text/of/this/file)", "", "Topics covered:", "",
        "- Hose", "- Shed", "- Seeds",
    )  # fmt: skip
    assert headings_of(text) == ["Hose", "Shed", "Seeds"]


def test_what_people_say_in_turn_is_no_topic() -> None:
    text = lines_of("# Hoses, 4 March 2024", "", "- ada: it leaks", "- brook: where?", "- ada: there", "- brook: hm")
    assert headings_of(text) == []


def test_labels_that_are_repeated_are_no_topics() -> None:
    text = lines_of(
        "# Club 2024-03-04", "", "## Updates", "", "fern", "", "- Done:", "  - hose", "- Next:", "  - shed", "", "ash",
        "", "- Done:", "  - tap", "- Next:", "  - fence",
    )  # fmt: skip
    assert headings_of(text) == ["Updates"]


def test_lists_that_lines_introduce_are_what_is_said() -> None:
    text = lines_of(
        "# Club 2024-03-04", "", "What was done last week:", "", "- The hose was mended.", "- Seeds were bought.", "",
        "For the next week:", "", "- The shed will be painted.", "- The tap will be oiled.",
    )  # fmt: skip
    assert headings_of(text) == []


def test_placeholders_in_an_agenda_are_no_topics() -> None:
    text = lines_of("# Club 2024-03-04", "", "## Agenda", "", "- Add agenda item here [name]", "- Hose", "- Shed")
    assert headings_of(text) == ["Agenda", "Hose", "Shed"]


def test_a_bullet_whose_first_line_is_whole_and_goes_on_is_a_title() -> None:
    text = lines_of(
        "# Club 2024-03-04", "", "## Updates", "", "- The hose: https://example.org/1", "It was mended.",
        "- The shed  ", "It is old.", "- Seeds",
    )  # fmt: skip
    assert headings_of(text) == ["Updates", "The hose", "The shed", "Seeds"]


def test_one_bullet_beneath_a_part_of_an_agenda_is_its_topic() -> None:
    text = lines_of(
        "# Club 2024-03-04", "", "## Agenda", "", "### Issues", "", "- Hose", "    - It leaks at the tap.", "",
        "### Discussion", "", "- Shed", "    - It is old and the roof leaks.",
    )  # fmt: skip
    assert {"Hose", "Shed"} <= set(headings_of(text))


def test_bold_lines_above_one_heading_are_topics_too() -> None:
    text = lines_of(
        "# Club 2024-03-04", "", "## Notes", "", "**Hose**", "", "It leaks.", "", "**Shed**", "", "Old.", "",
        "### Seeds", "", "Sown.",
    )  # fmt: skip
    assert headings_of(text) == ["Notes", "Hose", "Shed", "Seeds"]


def test_numbered_headings_without_a_blank_are_headings() -> None:
    text = lines_of("##Club 2024-03-04", "", "##1. Hose", "", "It leaks.", "", "##2. Shed", "", "Old.")
    assert headings_of(text)[-2:] == ["1. Hose", "2. Shed"]


def test_a_tag_of_numbers_is_no_heading() -> None:
    assert headings_of(lines_of("Attendees: Fern", "", "#12. is merged", "", "#13. is not")) == []


def test_numbers_in_brackets_name_topics() -> None:
    text = lines_of(
        "# 花园例会 2024-03-05", "", "## 议题", "", "（一）水泵", "", "漏水。", "", "（二）围栏", "", "掉漆。"
    )
    assert headings_of(text) == ["议题", "（一）水泵", "（二）围栏"]


def test_who_was_there_is_no_topic_of_a_list_without_headings() -> None:
    text = lines_of(
        "# Club 2024-03-04", "", "Attendees", "", "- Fern Lane", "- Bo Moss", "", "Topics", "",
        "- Hose", "  - Leaks at the tap.", "- Shed", "  - Fern Lane: old",
    )  # fmt: skip
    assert headings_of(text) == ["Hose", "Shed"]


def test_labels_that_stand_below_each_topic_do_not_make_speakers_of_these() -> None:
    parts = [
        line
        for name in ("Kiln room", "Open day", "Clay order")
        for line in (f"__{name}__", "", "It rains.", "", "**Conclusion**", "", "- we wait", "")
    ]
    minutes = parse_minutes("\n".join(("# Club 2024-03-04", "", "## Items", "", *parts)), "2024-03-04.md").minutes
    assert minutes is not None
    assert [item.heading.strip("_") for item in minutes.topics] == ["Kiln room", "Open day", "Clay order"]
