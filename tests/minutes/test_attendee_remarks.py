"""Who attended, beside what their lists tell of them or ask for."""

import pytest

from tests.conftest import lines_of, read


def present_and_absent(*lines: str) -> tuple[list[str], list[str]]:
    """Return the names of those who came and of those who did not."""
    minutes = read(lines_of(*lines))
    return [one.name for one in minutes.attendees], [one.name for one in minutes.absent]


def test_a_label_of_those_absent_needs_no_colon_below_those_present() -> None:
    lines = (
        "## Sign in",
        "",
        "Attending",
        "Ada Byron",
        "Brook Fern",
        "",
        "Apologies",
        "Chen Wei",
        "",
        "## Hose",
        "Red.",
    )
    assert present_and_absent(*lines) == (["Ada Byron", "Brook Fern"], ["Chen Wei"])


def test_addresses_of_any_kind_are_no_part_of_a_name() -> None:
    lines = ("- Ada Byron <acct:ada@example.org>", "- Brook Fern [@brook@example.org](https://example.org/@brook)")
    assert present_and_absent("## Present", "", *lines)[0] == ["Ada Byron", "Brook Fern"]


@pytest.mark.parametrize("asked", ["_name_, _pronouns_, _interests_", "_name (pronouns) — interests_"])
def test_what_asks_for_a_name_is_none(asked: str) -> None:
    assert present_and_absent("## Present", "", f"- {asked}", "- Ada Byron")[0] == ["Ada Byron"]


@pytest.mark.parametrize("told", ["Ada Byron (she) — Oak, MD, US — boats, bees", "Ada Byron- Oak"])
def test_what_dashes_part_from_a_name_is_told_of_its_bearer(told: str) -> None:
    assert present_and_absent("## Present", "", f"- {told}", "- Brook Fern")[0] == ["Ada Byron", "Brook Fern"]


def test_a_heading_may_say_of_which_meeting_they_are_the_attendees() -> None:
    assert present_and_absent("## Attending the call:", "- Ada Byron", "- Brook Fern", "", "## Hose", "Red.") == (
        ["Ada Byron", "Brook Fern"], [],
    )  # fmt: skip


def test_the_year_before_a_name_in_characters_is_no_part_of_it() -> None:
    assert present_and_absent("## 参加者", "", "- B4 山田花子", "- M1 田中太郎")[0] == ["山田花子", "田中太郎"]


@pytest.mark.parametrize("line", ["**참석자**: 전원 참석", "Anwesend: alle anwesend"])
def test_that_all_came_names_nobody(line: str) -> None:
    assert present_and_absent("# Club", "", line) == ([], [])


def test_a_column_for_one_who_is_present_tells_who_was_not() -> None:
    table = ("| Nombre | Presente |", "|---|---|", "| ADA BYRON RUZ | X |", "| BRUNO LÓPEZ GIL | |")
    spanish = ("---", "lang: es", "---", "")
    assert present_and_absent(*spanish, "## Asistentes", "", *table) == (["ADA BYRON RUZ"], ["BRUNO LÓPEZ GIL"])


def test_a_label_within_a_topic_lists_nobody_behind_those_present() -> None:
    topics = ("## Hose", "", "* What was said", "    * Guest : help with trade, licences", "")
    assert present_and_absent("**Present**: Ada Byron, Brook Fern", "", *topics)[0] == ["Ada Byron", "Brook Fern"]


def test_who_follows_those_absent_in_another_paragraph_was_there() -> None:
    lines = ("## Attendees", "", "Absent", "Dora Moss, Eli Reed", "", "Ada Byron, Brook Fern")
    assert present_and_absent(*lines) == (["Ada Byron", "Brook Fern"], ["Dora Moss", "Eli Reed"])


def test_groups_below_headings_are_of_people_and_an_agenda_is_none() -> None:
    groups = (
        "# Present",
        "",
        "## Staff",
        "",
        "- Ada",
        "- Brook",
        "",
        "## Gardeners of the hill",
        "",
        "- Chen",
        "- Dale",
        "",
    )
    assert present_and_absent(*groups, "## Agenda", "", "- Shed", "- Hose")[0] == ["Ada", "Brook", "Chen", "Dale"]
