"""What opens, announces or states is no topic beside the topics themselves."""

from bot.minutes.parse import parse_minutes


def listed(*lines: str, name: str = "2024-03-04.md") -> list[str]:
    """Return the lines of a file at which its topics begin."""
    minutes = parse_minutes("\n".join(lines), name).minutes
    assert minutes is not None
    return [minutes.text.line(item.lines.first) for item in minutes.topics]


_NOTES = ("## Agenda", "", "* Hose", "  * It leaks", "* Hedge", "  * It is high", "")
_TOPICS = ["* Hose", "* Hedge"]


def test_links_and_names_above_the_agenda_are_no_topics() -> None:
    links = (
        "## Helpful places",
        "",
        "* [Seeds](https://seeds.test/a)",
        "* [Plan of the beds](https://beds.test/b)",
        "",
    )
    people = ("## Conveners", "", "* Ada Byron (Kew)", "* Brook Fern (Kew)", "* Chair: Olive Moss", "")
    assert listed("# Club", "", *links, *people, *_NOTES) == _TOPICS


def test_links_below_the_first_topic_are_what_was_discussed() -> None:
    press = ("## Press", "", "* https://press.test/a", "* https://press.test/b", "")
    found = listed("# Club", "", "## Bees", "", "They came back.", "", *press, *_NOTES)
    assert found == ["## Bees", "## Press", *_TOPICS]


def test_tickets_above_the_agenda_are_what_was_discussed() -> None:
    tickets = (
        "## Old leaks",
        "",
        "* [Hose leaks #12](https://club.test/issues/12)",
        "* [Tap drips #13](u/issues/13)",
        "",
    )
    assert listed("# Club", "", *tickets, *_NOTES) == ["## Old leaks", *_TOPICS]


def test_a_list_of_what_headings_below_are_called_is_an_agenda_whatever_it_is_called() -> None:
    points = ("## Points", "", "1. The hose", "2. The hedge", "3. The shed", "")
    told = ("## 1. The hose", "", "It leaks.", "", "## 2. The hedge", "", "High.", "", "## 3. The shed", "", "Old.")
    assert listed("# Club", "", *points, *told) == ["## 1. The hose", "## 2. The hedge", "## 3. The shed"]


def test_a_list_that_one_heading_repeats_is_a_topic() -> None:
    points = ("## Wishes", "", "- The hose", "- A pond", "- A bench", "")
    assert listed("# Club", "", *points, "## The hose", "", "It leaks.") == ["## Wishes", "## The hose"]


_PLAN = ("## Agenda", "", "1. Key of the shed", "2. Watering", "")


def test_an_agenda_sums_up_a_flat_list_of_statements() -> None:
    told = (
        "- Nobody knows who has the second key of the shed since Fern moved away in autumn.",
        "- Ada has asked the smith for a new lock, who wants to look at the door before he says a price.",
        "- In May nobody watered the beds at weekends; from now on there is a list at the door.",
    )
    assert listed("# Club", "", *_PLAN, "## Minutes", "", *told) == ["1. Key of the shed", "2. Watering"]


def test_bullets_with_titles_or_parts_sum_a_meeting_up_themselves() -> None:
    titled = ("- **Key:** nobody has the second one", "- **Beds:** nobody watered them at weekends in May")
    assert listed("# Club", "", *_PLAN, "## Minutes", "", *titled) == list(titled)
    parts = ("- Key of the old shed by the pond", "  - lost", "- Watering of the beds at weekends", "  - nobody did")
    assert listed("# Club", "", *_PLAN, "## Minutes", "", *parts) == list(parts[::2])


def test_topics_for_the_next_meeting_are_none() -> None:
    later = ("## Discussions for next meeting", "", "- The pond", "- The bench", "")
    assert listed("# Club", "", "## Hose", "", "It leaks.", "", *later) == ["## Hose"]


def test_a_heading_named_with_a_picture_is_what_it_is_without() -> None:
    tasks = ("## Action points :muscle:", "", "* Ada: buy a hose", "")
    assert listed("# Club", "", "## Hose :seedling:", "", "It leaks.", "", *tasks) == ["## Hose :seedling:"]


def test_parts_numbered_beneath_a_bare_number_are_the_topics() -> None:
    parts = ("## 2. Teams", "", "### 2.1 Hoses", "", "They leak.", "", "### 2.2 Hedges", "", "They grow.", "")
    found = listed("# Club 2024-03-04", "", "## 1. Shed", "", "It is old.", "", *parts)
    assert found == ["## 1. Shed", "### 2.1 Hoses", "### 2.2 Hedges"]


def test_a_part_that_is_numbered_like_the_day_is_no_heading_of_notes() -> None:
    parts = ("### 3.4 Hoses", "", "They leak.", "", "### 3.5 Hedges", "", "They grow.", "")
    assert "### 3.4 Hoses" in listed("# Club", "", "## 3. Teams", "", *parts)


def test_numbered_tasks_are_no_topic_in_any_number() -> None:
    tasks = ("## TOP 3 - ToDos", "", "### TOP 3.1 - bis bald", "", "- gießen", "")
    topics = ("## TOP 1 - Schlauch", "", "Er leckt.", "", "## TOP 2 - Hecke", "", "Sie ist hoch.", "")
    assert listed("# Treffen", "", *topics, *tasks) == ["## TOP 1 - Schlauch", "## TOP 2 - Hecke"]


def test_a_heading_of_discussion_below_a_list_of_topics_is_that_of_them_all() -> None:
    told = ("## Discussion", "", "There are two plans for the pond, and each of them needs a pump and a fence.", "")
    assert listed("# Club", "", "## Agenda", "", "1. The pond by the shed", "", *told) == ["1. The pond by the shed"]
