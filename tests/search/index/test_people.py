"""Who is named in the minutes, by every name."""

import pytest

from bot.search.index.people import PeopleIndex
from bot.search.model import Filters
from tests.conftest import lines_of, search_in

FILES = {
    "2024-03-05.md": lines_of(
        "# Club",
        "",
        "**Attendees**: Bramble Oakes @bram (BOK), Fern Moss (FMO), 石榴, green thumb",
        "",
        "## Barrel @bram",
        "",
        "It leaks.",
        "",
        "## Shed (5m, BOK)",
        "",
        "It is green.",
        "",
        "## Roses @Green Thumb @Green Thumb",
        "",
        "- FMO: roses need sun.",
    ),
    "2024-04-02.md": lines_of("# Club", "", "## Compost @Green Thumb", "", "It is turned."),
}


def people() -> PeopleIndex:
    return search_in(FILES).index.people


def headings_of(person: str) -> set[str]:
    """Return the headings of what somebody presented or said."""
    hits = search_in(FILES).answer("barrel shed roses compost", filters=Filters(person=person)).hits
    return {hit.entry.item.heading.split()[0] for hit in hits if hit.entry.item}


@pytest.mark.parametrize("called", ["Bramble Oakes", "bramble oakes", "BrambleOakes", "BOK", "bram", "@bram", " BOK "])
def test_one_person_is_known_by_name_handle_and_abbreviation(called: str) -> None:
    assert people().key_of(called) == people().key_of("Bramble Oakes") is not None


@pytest.mark.parametrize("called", ["", "bok", "Bramble", "nobody", "@", "oakes bramble"])
def test_nobody_is_known_by_half_a_name_or_a_small_abbreviation(called: str) -> None:
    assert people().key_of(called) is None


def test_everybody_is_listed_once_by_the_spelling_used_most() -> None:
    names = sorted(person.name for person in people().people.values())
    assert names == ["Bramble Oakes", "Fern Moss", "Green Thumb", "石榴"]


def test_the_longest_name_is_taken() -> None:
    files = {"2024-03-05.md": lines_of("Attendees: Fern, Fern Moss", "", "## Water", "", "Rain.")}
    text = "so Fern Moss and Fern"
    found = [(text[slice(*place)], key) for place, key in search_in(files).index.people.find(text)]
    assert found == [("Fern Moss", "fernmoss"), ("Fern", "fern")]


@pytest.mark.parametrize("text", ["", "moss", "Fern", "x " * 50, "石榴树"])
def test_words_that_name_nobody_name_nobody(text: str) -> None:
    assert list(people().find(text)) == []


def test_who_presents_and_who_speaks_stand_behind_an_entry() -> None:
    (roses,) = (one for one in search_in(FILES).index.entries if "Roses" in one.headline)
    assert people().behind(roses.entry, roses.minutes) == {"greenthumb", "fernmoss"}


@pytest.mark.parametrize(
    ("person", "expected"),
    [
        ("Green Thumb", {"Roses", "Compost"}),
        ("greenthumb", {"Roses", "Compost"}),
        ("Fern Moss", {"Roses"}),
        ("FMO", {"Roses"}),
        ("bram", {"Barrel", "Shed"}),
        ("BOK", {"Barrel", "Shed"}),
        ("Bramble Oakes", {"Barrel", "Shed"}),
        ("nobody", set()),
    ],
)
def test_a_filter_by_any_name_of_a_person_leaves_what_the_person_presented_or_said(
    person: str, expected: set[str]
) -> None:
    assert headings_of(person) == expected


def test_minutes_that_name_nobody_know_nobody() -> None:
    nobody = search_in({"2024-03-05.md": "## Water\n\nRain.\n"}).index.people
    assert (nobody.people, nobody.key_of("Fern"), list(nobody.find("Fern"))) == ({}, None, [])


def test_a_word_that_is_also_a_name_is_nobody_in_small_letters() -> None:
    search = search_in({"2024-03-05.md": lines_of("**Attendees**: Will, Fern", "", "## Water", "", "Rain.")})
    assert [person.key for person in search.index.people.find("what will Will do")] == ["will"]


def test_whoever_presents_under_a_handle_is_found_by_the_name() -> None:
    assert {frozenset(("bram", "Bramble Oakes"))} == set(people().groups)
    (barrel,) = (one for one in search_in(FILES).index.entries if "Barrel" in one.headline)
    assert people().behind(barrel.entry, barrel.minutes) == {people().key_of("Bramble Oakes")}


FIRST_NAMES = {
    "2024-03-05.md": lines_of(
        "# Club",
        "",
        "Attendees: Bramble Oakes, fern moss, Hazel Birch, Hazel Bark",
        "",
        "## Hose (5m, Bramble)",
        "",
        "It leaks.",
    ),
    "2024-04-02.md": lines_of(
        "# Club",
        "",
        "Attendees: Bramble Oakes, Fern Moss, OAKES Fern",
        "",
        "## Rake [Hazel]",
        "",
        "It is new.",
        "",
        "## Hoe (5m, Fern)",
    ),
}


def test_who_presents_under_the_first_name_that_nobody_else_listed_bears_is_that_person() -> None:
    known = search_in(FIRST_NAMES).index.people
    (bramble,) = known.matching("Bramble")
    assert (bramble.name, len(bramble.meetings), len(bramble.presented)) == ("Bramble Oakes", 2, 1)
    assert known.keys_of("Bramble") == ("brambleoakes",)


def test_a_first_name_that_two_of_those_listed_bear_is_neither() -> None:
    known = search_in({"2024-03-05.md": FIRST_NAMES["2024-03-05.md"].replace("Bramble)", "Hazel)")}).index.people
    assert known.key_of("Hazel") not in ("hazelbirch", "hazelbark")


NOTES = "# Club\n\nAttendees: Ada Byron, Will Moss, Ann Root\n\n## Hose\n\n%s\n"


@pytest.mark.parametrize(
    "note", ["Ada mends it.", "- Ada: it leaks", "We ask Ada.", "Ask Ada Byron or Ada.", "Ada's idea"]
)
def test_whom_the_notes_call_by_a_first_name_is_known_by_it(note: str) -> None:
    people = search_in({"2024-03-05.md": NOTES % note}).index.people
    assert people.keys_of("Ada") == ("adabyron",)


@pytest.mark.parametrize("note", ["It leaks.", "Ada Byron mends it.", "Adapters leak.", "Annual talk of Adam."])
def test_a_first_name_that_stands_nowhere_alone_calls_nobody(note: str) -> None:
    people = search_in({"2024-03-05.md": NOTES % note}).index.people
    assert (people.keys_of("Ada"), people.keys_of("Ann")) == ((), ())


def test_a_first_name_of_two_people_at_different_meetings_is_that_of_both() -> None:
    files = {"2024-03-05.md": NOTES % "Ada mends it.", "2024-04-02.md": (NOTES % "Ada asks.").replace("Byron", "King")}
    assert set(search_in(files).index.people.keys_of("Ada")) == {"adabyron", "adaking"}


@pytest.mark.parametrize(
    ("question", "named"),
    [("Will the hose leak", []), ("What did Will say", ["willmoss"]), ("Will", ["willmoss"]), ("what will leak", [])],
)
def test_a_first_name_that_is_a_word_too_is_one_only_with_a_capital_that_nothing_else_explains(
    question: str, named: list[str]
) -> None:
    people = search_in({"2024-03-05.md": NOTES % "Will mends it."}).index.people
    assert [person.key for person in people.find(question)] == named


@pytest.mark.parametrize(
    ("language", "names", "note", "called", "key"),
    [
        ("zh", "王浩然、李思远", "浩然介绍方案。", "浩然现在做什么", "王浩然"),
        ("ja", "佐藤健一、鈴木美咲", "佐藤さんが説明した。", "佐藤さんの宿題", "佐藤健一"),
        ("ja", "佐々木健一、鈴木美咲", "佐々木さんが説明した。", "佐々木さんは来た？", "佐々木健一"),
        ("ko", "김하늘, 박지훈", "하늘 님이 설명함.", "하늘님 할일", "김하늘"),
        ("ru", "Ольга Кузнецова, Илья Фёдоров", "Ольга говорит.", "задачи ольги", "ольгакузнецова"),
        ("ru", "Ольга Кузнецова, Илья Фёдоров", "Илья говорит.", "что у Ильи", "ильяфедоров"),
        ("cs", "Olga Sýkorová, Radim Novák", "Radim mluví.", "úkoly Radima", "radimnovak"),
        ("cs", "Olga Sýkorová, Radim Novák", "Radim mluví.", "Radimovy úkoly", "radimnovak"),
        ("de", "Ada Byron, Bo Lu", "Ada redet.", "Adas Aufgaben", "adabyron"),
    ],
)
def test_people_are_found_by_a_part_of_their_names_in_any_case(
    language: str, names: str, note: str, called: str, key: str
) -> None:
    text = f"---\nlanguage: {language}\n---\n# Club\n\nAttendees: {names}\n\n## Hose\n\n{note}\n"
    people = search_in({"2024-03-05.md": text}).index.people
    assert [person.key for person in people.find(called)] == [key]


@pytest.mark.parametrize(
    ("language", "names", "note", "called"),
    [
        ("ru", "Александр Иванов, Александра Смирнова", "Александра говорит.", "Александр был?"),
        ("ko", "박사랑, 김하늘", "사랑 님이 말함.", "사랑방에서 무슨 일을 해"),
        ("ko", "박사랑, 김하늘", "하늘 님이 말함.", "하늘색 페인트"),
    ],
)
def test_what_only_resembles_a_part_of_a_name_is_nobody(language: str, names: str, note: str, called: str) -> None:
    text = f"---\nlanguage: {language}\n---\n# Club\n\nAttendees: {names}\n\n## Hose\n\n{note}\n"
    assert list(search_in({"2024-03-05.md": text}).index.people.find(called)) == []


def test_a_first_name_that_opens_a_question_is_somebody_unless_it_says_nothing() -> None:
    text = NOTES.replace("Ada Byron", "Pierre Martin") % "Pierre mends it. Ask Will."
    people = search_in({"2024-03-05.md": text}).index.people
    found = [[person.key for person in people.find(text)] for text in ("Pierre a dit quoi ?", "Will it rain?")]
    assert found == [["pierremartin"], []]


def test_who_has_a_task_has_not_spoken_of_the_others() -> None:
    text = "# Club\n\nAttendees: Ada Byron, Bo Lu\n\n## Action items\n\n- Ada: oil the gate\n- Bo: paint\n"
    search = search_in({"2024-03-05.md": text})
    (tasks,) = (one for one in search.index.entries if one.entry.tasks)
    assert search.index.people.behind(tasks.entry, tasks.minutes) == frozenset()


def test_of_two_equally_common_spellings_the_one_in_full_is_shown() -> None:
    files = {"2024-03-05.md": "Attendees: fern-moss\n\n## Hose\n", "2024-04-02.md": "Attendees: Fern Moss\n\n## Hose\n"}
    assert [person.name for person in search_in(files).index.people.people.values()] == ["Fern Moss"]


def test_somebody_presents_what_a_bullet_of_an_agenda_names() -> None:
    text = lines_of(
        "# Club", "", "Attendees: Ada Byron", "", "## Agenda", "", "- Spring work", "  - The hose (Ada Byron)"
    )
    (ada,) = search_in({"2024-03-05.md": text}).index.people.matching("Ada Byron")
    assert [one.item.heading for one in ada.presented] == ["The hose (Ada Byron)"]
