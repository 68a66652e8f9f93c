"""Who presents the bullets and rows of an agenda."""

from tests.conftest import lines_of, read


def test_the_table_of_an_agenda_names_who_presents() -> None:
    rows = ("| Topic | Owner |", "|---|---|", "| Hose | @fern |", "| Pond | Oak Root |")
    text = lines_of("# Club 2024-03-05", "", "## Agenda", "", *rows, "", "## Notes", "", "Rain.")
    named = [name for item in read(text).items for name in item.presenters]
    assert sorted(named) == ["Oak Root", "fern"]


def test_who_leads_a_bullet_is_told_behind_its_title_too() -> None:
    agenda = ("- Hose: the new one (@oak, 5m)", "  - leaks", "- Ada: Tap, a new one", "  - drips")
    text = lines_of("# Club 2024-03-05", "", "Present: Ada, Bo", "", "## Agenda", "", *agenda)
    assert [item.presenters for item in read(text).topics] == [("oak",), ("Ada",)]


def presented(*lines: str) -> dict[str, tuple[str, ...]]:
    minutes = read(lines_of("# Club 2024-03-05", "", *lines))
    return {item.heading: item.presenters for item in minutes.items if item.presenters}


def test_most_names_in_bold_ahead_of_topics_tell_that_the_others_are_names() -> None:
    lines = ("Attendees: Bramble Oakes, Fern Moss", "", "## Agenda", "", "- **Bramble** the barrel is empty")
    found = presented(*lines, "- **Fern** the hose is long", "- **Hazel Bark** the rake is new")
    assert list(found.values()) == [("Bramble",), ("Fern",), ("Hazel Bark",)]


def test_a_table_of_topics_names_who_leads_those_that_have_headings() -> None:
    table = (
        "| What | Topics | Who |",
        "|---|---|---|",
        "| Barrel | Empty it | Bramble, all |",
        "| Hose | Mend it | all |",
    )
    headings = ("## 1. Barrel", "", "It is empty.", "", "## 2. Hose", "", "It leaks.")
    assert presented("Attendees: Bramble Oakes", "", "## Agenda", "", *table, "", *headings)["1. Barrel"] == (
        "Bramble",
    )


def test_bullets_that_tell_how_long_they_take_are_topics() -> None:
    found = presented("## Reports", "", "- The barrel (10 min, Bramble)", "- The hose (5 min, Fern Moss)")
    assert list(found.values()) == [("Bramble",), ("Fern Moss",)]


def test_names_in_brackets_may_have_letters_beyond_ascii() -> None:
    bullets = ("- (Émile) The barrel leaks", "- (Zoë) The hose is long", "- (Fern) The rake is new")
    found = presented("## Topics", "", *(line for bullet in bullets for line in (bullet, "  - since May")))
    assert list(found.values()) == [("Émile",), ("Zoë",), ("Fern",)]


def test_where_somebody_works_behind_a_comma_in_the_column_presents_nothing() -> None:
    rows = (
        "| No | Agenda | Speaker |",
        "|--|--|--|",
        "| 1 | Barrel | Oak Root, PONDCO |",
        "| 2 | Hose | Fern Moss, SHED9 |",
    )
    assert presented("## Main activities", "", *rows) == {"Barrel": ("Oak Root",), "Hose": ("Fern Moss",)}


def test_initials_of_those_present_before_a_colon_present() -> None:
    people = "Attending: Bramble Oakes (BO), Fern Moss (FM), Hazel Bark (HB)"
    bullets = ("- BO: the barrel", "  - leaks", "- FM: the hose", "  - is long", "- NB: the rake", "  - is new")
    assert presented(people, "", "## Agenda", "", *bullets) == {"BO: the barrel": ("BO",), "FM: the hose": ("FM",)}


def test_initials_of_who_speaks_below_a_topic_present_nothing() -> None:
    people = ("## Present", "", "* Bramble Oakes", "* Fern Moss", "", "## Topics", "")
    found = presented(
        *people, "### Barrel", "", "* BO: Which one?", "* FM: The old one", "", "### Hose", "", "* FM: Long"
    )
    assert found == {}
