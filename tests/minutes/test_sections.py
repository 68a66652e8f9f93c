"""Headings and what follows them."""

import pytest

from bot.minutes.sections import BlockKind, Section, split_sections
from bot.text import Lines, SourceText
from tests.conftest import lines_of


def sections_of(*lines: str) -> tuple[Section, ...]:
    return split_sections(SourceText(lines_of(*lines)))


def headings_of(*lines: str) -> list[str | None]:
    return [section.heading for section in sections_of(*lines)]


def test_a_section_runs_up_to_the_next_heading() -> None:
    sections = sections_of("# Club", "", "## Water", "Rain.", "", "## Soil", "Peat.")
    assert [section.lines for section in sections] == [(1, 2), (3, 5), (6, 7)]


def test_what_stands_before_the_first_heading_is_a_section_without_one() -> None:
    assert headings_of("Good morning.", "", "# Club") == [None, "Club"]


def test_a_heading_knows_the_headings_above_it() -> None:
    sections = sections_of("# Club", "## Water", "### Barrel", "## Soil")
    assert [section.path for section in sections] == [(), ("Club",), ("Club", "Water"), ("Club",)]


def test_a_level_that_is_left_out_does_not_change_what_stands_above() -> None:
    sections = sections_of("### Deep first", "# Club", "#### Barrel")
    assert [section.path for section in sections] == [(), (), ("Club",)]


@pytest.mark.parametrize("fence", ["```", "~~~", "````markdown"])
def test_a_hash_in_a_code_fence_is_no_heading(fence: str) -> None:
    closing = fence.removesuffix("markdown")
    assert headings_of("# Club", fence, "# water the roses", closing, "## Soil") == ["Club", "Soil"]


@pytest.mark.parametrize("line", ["#hashtag", "    # in a code block", "####### seven", "\\# escaped", "> # quoted"])
def test_what_only_looks_like_a_heading_is_none(line: str) -> None:
    assert headings_of("# Club", "", line, "", "## Soil") == ["Club", "Soil"]


def test_underlined_headings_are_headings() -> None:
    sections = sections_of("Club", "====", "", "Water", "-----", "Rain.")
    assert [(section.heading, section.level) for section in sections] == [("Club", 1), ("Water", 2)]
    assert sections[1].body == Lines(6, 6)


def test_a_rule_below_a_long_paragraph_makes_no_heading_of_it() -> None:
    assert headings_of("# Club", "", "All of us agreed on everything. " * 10, "---", "Next.") == ["Club"]


@pytest.mark.parametrize(
    ("line", "heading"),
    [("## Water ##", "Water"), ("##   Water", "Water"), ("## C#", "C#"), ("##", ""), ("  ## Water", "Water")],
)
def test_a_heading_is_as_written_without_its_marks(line: str, heading: str) -> None:
    assert headings_of(line) == [heading]


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_line_ends_change_no_line_number(line_end: str) -> None:
    text = line_end.join(["# Club", "", "## Water", "Rain.", "## Soil", ""])
    assert [section.lines for section in split_sections(SourceText(text))] == [(1, 2), (3, 4), (5, 5)]


@pytest.mark.parametrize("character", ["\r", "\f", "\v", "\x1c", "\x85", "\u2028", "\u2029", "\x00"])
def test_an_odd_character_shifts_no_line_number(character: str) -> None:
    sections = sections_of("# Club", f"one{character}# two{character}", "## Water", "Rain.")
    assert [(section.heading, section.lines) for section in sections] == [("Club", (1, 2)), ("Water", (3, 4))]


def test_a_definition_of_a_link_is_a_block_like_any_other() -> None:
    (section,) = sections_of("# Club", "", "[barrel]: https://example.org/barrel")
    assert [block.lines for block in section.blocks] == [(3, 3)]


@pytest.mark.parametrize("depth", [30, 100, 1_000])
def test_lists_nested_deeply_lose_no_line(depth: int) -> None:
    lines = ["# Club", *(f"{'  ' * level}- step {level}" for level in range(depth)), "## Soil"]
    assert [section.lines for section in sections_of(*lines)] == [(1, depth + 1), (depth + 2, depth + 2)]


def test_quotes_nested_deeply_lose_no_line() -> None:
    assert [section.lines for section in sections_of("# Club", ">" * 2_000 + " deep", "## Soil")] == [(1, 2), (3, 3)]


def test_headings_may_lack_the_blank_behind_their_marks_if_all_do() -> None:
    tight = split_sections(SourceText("#Club\n\n##Topic: hose\n\nLeaks.\n"))
    mixed = split_sections(SourceText("# Club\n\n#hose #shed\n\n#seeds\n"))
    assert [section.heading for section in tight] == ["Club", "Topic: hose"]
    assert [section.heading for section in mixed] == ["Club"]


def test_headings_without_a_blank_may_open_with_a_date_or_emphasis() -> None:
    text = SourceText("#Notes\n\n##**2024-03-05**\n\n###Pump\n\nIt leaks.\n\n##2024-03-12\n\nMended.\n")
    headings = [section.heading for section in split_sections(text)]
    assert headings == ["Notes", "**2024-03-05**", "Pump", "2024-03-12"]


def test_beside_others_two_marks_or_more_need_no_blank() -> None:
    text = SourceText("# Club\n\n##Hose\n\nIt leaks.\n\n## Seeds\n\n#beans ##\n\n#######\n\n##!x\n")
    assert [section.heading for section in split_sections(text)] == ["Club", "Hose", "Seeds"]


def test_a_list_set_in_so_far_that_it_is_code_is_a_list() -> None:
    text = lines_of("# Council", "", "Reports", "", "    - Hose", "      - leaks", "    - Hedge", "", "Bye.")
    lists = [block for section in split_sections(SourceText(text)) for block in section.blocks if block.list_items]
    assert [block.list_items for block in lists] == [(Lines(5, 6), Lines(7, 7))]


def test_code_that_is_set_in_stays_code() -> None:
    text = lines_of("# Council", "", "Run this:", "", "    hose --open", "    - 3", "    tap --shut", "")
    kinds = [block.kind for section in split_sections(SourceText(text)) for block in section.blocks]
    assert kinds == [BlockKind.PARAGRAPH, BlockKind.CODE]
