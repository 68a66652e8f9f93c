"""Agendas in plain text above what was said of each item, and headings that only count."""

from tests.minutes.listed import lines_listed

LIST = ("1) Confirm quorum", "2) The hose", "3) The hedge", "")
SAID = ("1) Quorum was confirmed.", "", "2) The hose", "", "It leaks.", "", "3) The hedge", "", "It is high.", "")


def test_numbers_that_name_the_agenda_again_are_the_topics() -> None:
    found = lines_listed("Minutes of the club, 4 March 2024", "", "Attendees: Ada Byron, Bo Lind", "", *LIST, *SAID)
    assert found == ["2) The hose", "3) The hedge"]


def test_parts_that_each_topic_has_are_not_told_twice() -> None:
    parts = ("1. Status", "2. Next steps", "")
    found = lines_listed("# Club", "", "## Notes", "", "**Hose**", "", *parts, "**Hedge**", "", *parts)
    assert found == ["**Hose**", "**Hedge**"]


def test_headings_that_only_count_say_less_than_the_agenda() -> None:
    agenda = ("## Punti di giornata", "", "1.Regole della chat", "2.Bot del gruppo", "")
    told = (
        "## Punto 1",
        "",
        "Il buon senso dovrebbe essere la base.",
        "",
        "## Punto 2",
        "",
        "Un bot per la community.",
    )
    found = lines_listed("# Incontro 2024-03-04", "", "## Partecipanti", "", "1. @ada", "2. @bo", "", *agenda, *told)
    assert found == ["1.Regole della chat", "2.Bot del gruppo"]


def test_headings_that_only_count_stay_without_an_agenda_that_says_more() -> None:
    told = ("## TOP 1", "", "Der Schlauch ist alt.", "", "## TOP 2", "", "Die Hecke ist hoch.")
    assert lines_listed("# Treffen", "", *told) == ["## TOP 1", "## TOP 2"]
