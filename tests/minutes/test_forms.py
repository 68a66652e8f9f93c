"""A form that nobody has filled in is no minutes."""

import pytest

from bot.minutes.forms import has_gaps_for_values, is_form
from bot.text import SourceText
from tests.conftest import lines_of


@pytest.mark.parametrize("day", ["YYYY-MM-DD", "DD/MM/AAAA", "TT.MM.JJJJ", "20XX/MM/DD", "GG-MM-AAAA", "xx.xx.20xx"])
def test_a_day_of_letters_is_to_be_written_in_any_language(day: str) -> None:
    assert is_form(SourceText(lines_of("# Council", "", f"**Date**: {day}", "", "## Hose")))


def test_names_in_braces_are_gaps_if_there_are_several() -> None:
    assert is_form(SourceText("# {{title}}\n\n{{date}}: {{names}}\n"))
    assert not is_form(SourceText("# Council\n\nThe label is {{hose}}.\n"))


def test_tables_with_heads_alone_are_gaps_if_most_are_so() -> None:
    blank = ("| Name | Team |", "|---|---|", "| | |", "")
    filled = ("| Task | Who |", "|---|---|", "| Dig | Ada |", "")
    assert is_form(SourceText(lines_of(*blank, *blank)))
    assert not is_form(SourceText(lines_of(*blank, *filled, *filled)))
    assert not is_form(SourceText(lines_of(*blank)))


@pytest.mark.parametrize("text", ["The hose leaks.", "See example.org/aa.bb.cc", "We mend it on 04.03.2024."])
def test_what_is_written_is_no_gap(text: str) -> None:
    assert not is_form(SourceText(text))


def test_most_values_in_brackets_are_gaps() -> None:
    blank = ("# Council, 5 March 2024", "", "Place: [place of the meeting]", "**Present**: [who came]")
    assert has_gaps_for_values(SourceText(lines_of(*blank, "- Excused: {{ names }}")))
    assert has_gaps_for_values(SourceText(lines_of(*blank, "", "[what was said]")))
    assert not has_gaps_for_values(SourceText(lines_of(*blank)))
    told = ("Chair: Ada", "Scribe: Bo", "Guest: Cy", "Room: 4")
    assert not has_gaps_for_values(SourceText(lines_of(*blank, "- Excused: [names]", *told)))


def test_brackets_that_were_filled_in_or_lead_somewhere_are_no_gaps() -> None:
    filled = ("Day: [05/03/2024]", "Place: [Boat house]", "Scribe: [Bo Moss]")
    assert not has_gaps_for_values(SourceText(lines_of(*filled)))
    links = ("- [the hose]", "- [the net]", "- [the pump]", "")
    homes = ("[the hose]: /hose", "[the net]: /net", "[the pump]: /pump")
    assert not has_gaps_for_values(SourceText(lines_of(*links, *homes)))
    assert has_gaps_for_values(SourceText(lines_of(*links)))


def test_names_in_brackets_behind_what_somebody_does_are_no_gaps() -> None:
    tasks = ("- Write to the town about the pond. [Fern Moss]", "- Mend the old garden hose [Holly Bush].")
    done = lines_of("# Council", "", *tasks, "- Ask the club for the long ladder [Fern Moss]")
    assert not is_form(SourceText(done))
    assert is_form(SourceText(lines_of("# Council", "", "Chair: [Your Name]", "Room: [Your Room]", "For: [Your Team]")))


def test_names_to_be_written_are_gaps_wherever_they_stand() -> None:
    gaps = (
        "1. Call to order by the [Chair Name]",
        "2. Motion to approve by [Member Name]",
        "3. Seconded by [Your Name]",
    )
    assert is_form(SourceText(lines_of("# Council", "", *gaps)))
