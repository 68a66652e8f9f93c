"""Which names stand for one person."""

import pytest

from bot.minutes.meeting_texts import Meeting
from bot.search.index.people import PeopleIndex
from tests.conftest import lines_of, read


def index_of(*heads: str, aliases: tuple[tuple[str, ...], ...] = ()) -> PeopleIndex:
    texts = [read(lines_of("# Club", "", head, "", "## Hose", "", "It leaks.")) for head in heads]
    meetings = [Meeting(str(number), None, (text,)) for number, text in enumerate(texts)]
    return PeopleIndex(meetings, aliases=aliases)


def found(people: PeopleIndex, name: str) -> list[tuple[str, int]]:
    return [(person.name, len(person.attended)) for person in people.matching(name)]


@pytest.mark.parametrize("name", ["Li Zheming", "Zheming Li", "zheming li"])
def test_family_names_stand_first_or_last(name: str) -> None:
    people = index_of("Attendees: Li Zheming", "Attendees: Zheming Li", "Attendees: Zheming Li")
    assert found(people, name) == [("Zheming Li", 3)]


@pytest.mark.parametrize("name", ["罗广明", "GuangmingLuo", "Guangming Luo"])
def test_aliases_of_the_configuration_join_people(name: str) -> None:
    aliases = (("罗广明", "GuangmingLuo"),)
    people = index_of("参会人：罗广明", "参会人：罗广明", "参会人：Guangming Luo", aliases=aliases)
    assert found(people, name) == [("罗广明", 3)]


def test_an_alias_that_the_minutes_do_not_use_finds_the_person() -> None:
    assert found(index_of("Attendees: Oak Root", aliases=(("Oakie", "Oak Root"),)), "oakie") == [("Oak Root", 1)]


def test_aliases_of_things_are_nobody() -> None:
    assert found(index_of("Attendees: Oak Root", aliases=(("hose", "pipe"),)), "hose") == []


def test_a_full_name_behind_a_handle_joins_both() -> None:
    people = index_of("Attendees: oak7 (Oak Root), Fern", "Attendees: Oak Root")
    assert [count for _, count in found(people, "oak7") + found(people, "Oak Root")] == [2, 2]


def test_a_handle_that_stands_alone_elsewhere_is_that_of_its_owner() -> None:
    people = index_of("- Attendees:\n  - Oak Root @oak7", "Attendees: oak7", "Attendees: Oak Root")
    assert found(people, "oak7") == [("Oak Root", 3)]


def test_the_page_of_a_name_in_short_tells_whose_it_is() -> None:
    people = index_of("Attendees: [[Oak Root|Oak]], Fern", "Attendees: Oak Root")
    assert len(found(people, "Oak Root")) == 1
    assert found(people, "Oak Root")[0][1] == 2


def test_who_was_only_absent_is_known() -> None:
    assert found(index_of("Attendees: Fern\nRegrets: Oak Root"), "Oak Root") == [("Oak Root", 0)]
