"""What several report is a topic each, and what tells when, where and who is none."""

import pytest

from bot.minutes.model import Role
from tests.conftest import lines_of, read
from tests.minutes.found_topics import topics_of

PRESENT = ("# Club 2024-03-04", "", "Attendees:", "", "* Fern Moss (ABC)", "* Holly Bush", "* Moss Green", "")


def test_lines_above_lists_beneath_reports_are_the_topics() -> None:
    reported = (
        "**Project Updates**",
        "",
        "Rose Garden Badge",
        "",
        "* It is done.",
        "",
        "ABC",
        "",
        "* A pump broke.",
        "",
    )
    others = ("Inventory", "", "* Twelve rakes.", "", "Scorecard", "", "* Nine of ten.", "")
    found = topics_of(*PRESENT, *reported, *others, "**Open house**", "", "In May.")
    assert found == ["Rose Garden Badge", "ABC", "Inventory", "Scorecard", "Open house"]


def test_a_report_without_such_lines_stays_one_topic() -> None:
    found = topics_of(
        *PRESENT, "**Project Updates**", "", "* The badge is done.", "* A pump broke.", "", "**Fair**", "", "May."
    )
    assert found == ["Project Updates", "Fair"]


def test_what_answers_a_bullet_above_it_is_no_topic() -> None:
    asked = [
        line for name in ("hose", "rake", "tap") for line in (f"- Which {name} do we buy", "", f"The red {name}", "")
    ]
    assert topics_of("# Club 2024-03-04", "", "## Agenda", "", *asked) == [
        "Which hose do we buy",
        "Which rake do we buy",
        "Which tap do we buy",
    ]


def test_a_time_before_a_bullet_does_not_stand_for_its_topic() -> None:
    day = (
        "- 8:30am - 9:00am: Lunch break",
        "- 9:00am - 9:45am: The new pond (Fern Moss)",
        "- 10:00am - 10:30am: Hedges",
    )
    assert topics_of(*PRESENT, "## Agenda", "", *day) == [
        "9:00am - 9:45am: The new pond (Fern Moss)",
        "10:00am - 10:30am: Hedges",
    ]


def test_a_question_behind_a_colon_is_a_part_of_the_topic() -> None:
    listed = ("- Style guide: one space or two?", "    - One.", "- Hose: it leaks", "    - Mend it.")
    assert topics_of(*PRESENT, "## Agenda", "", *listed) == ["Style guide: one space or two?", "Hose"]


@pytest.mark.parametrize(
    "form",
    [
        ("## Kopf", "", "- Datum: 4. März 2024", "- Ort: Laube", "- Art: Sitzung", "- Anwesend: Fern Moss"),
        (
            "## ヘッダー",
            "",
            "|項目|内容|",
            "|--|--|",
            "|日時|2024-03-04|",
            "|参加者|石榴、菊|",
            "|種別|設計|",
            "|場所|小屋|",
        ),
    ],
)
def test_a_form_that_tells_when_where_and_who_is_no_topic(form: tuple[str, ...]) -> None:
    assert topics_of("# Club", "", *form, "", "## Hecke", "", "- Sie wuchert.", "", "## Tor", "", "- Es klemmt.") == [
        "Hecke",
        "Tor",
    ]


def test_a_form_of_what_was_reported_is_a_topic() -> None:
    form = ("## Reports", "", "- News: a new hose", "- Updates: the pond is dug", "- Other: nothing fell")
    assert "Gate" in topics_of(*PRESENT, *form, "", "## Gate", "", "- It sticks.")
    assert topics_of(*PRESENT, *form, "", "## Gate", "", "- It sticks.") != ["Gate"]


def test_what_is_explained_in_a_sentence_was_discussed() -> None:
    found = topics_of(
        "# 例會 2024-08-15",
        "",
        "### 案由一：頂樓漏水",
        "",
        "說明：六樓滲水。",
        "",
        "### 案由二：桂花樹",
        "",
        "說明：長了白蟻。",
    )
    assert found == ["案由一：頂樓漏水", "案由二：桂花樹"]


def test_numbered_lines_in_bold_are_topics_though_they_end_like_sentences() -> None:
    bold = (
        "**1. The hose.**",
        "",
        "It leaks.",
        "",
        "**2. The hedge. **",
        "",
        "It grows.",
        "",
        "**3. The tap.**",
        "",
        "Oil it.",
    )
    assert topics_of(*PRESENT, *bold) == ["1. The hose.", "2. The hedge.", "3. The tap."]


def test_bullets_that_tell_from_when_to_when_they_took_are_topics() -> None:
    day = ("- 11:05-11:20 The report on the hedge", "- 11:20–11:40 The pond, and who digs it", "- 11:40-12:00 Roses")
    assert topics_of(*PRESENT, "## Reports", "", *day, "", "## Fair", "", "In May.") == [
        "11:05-11:20 The report on the hedge",
        "11:20–11:40 The pond, and who digs it",
        "11:40-12:00 Roses",
        "Fair",
    ]


def test_a_table_of_what_was_discussed_is_no_part_of_the_tasks_above_it() -> None:
    told = ("| Topic | Discussion |", "| --- | --- |", "| The hose | It leaks. |", "| Seeds | Beans are late. |")
    tasks = ("## Decisions/Actions", "", "**Actions**", "", "* Buy a hose", "* Sow beans", "")
    minutes = read(lines_of(*PRESENT, *tasks, *told))
    assert [item.heading for item in minutes.topics] == ["The hose", "Seeds"]
    (done,) = [entry for entry in minutes.entries if entry.role is Role.ACTION]
    assert "Sow beans" in minutes.text.piece(done.lines)
    assert "It leaks" not in minutes.text.piece(done.lines)


def test_a_table_of_tasks_names_no_topics() -> None:
    tasks = ("## Actions", "", "| Item | Owner | Due |", "| --- | --- | --- |", "| Buy a hose | Fern | May |")
    assert topics_of(*PRESENT, "## Fair", "", "In May.", "", *tasks) == ["Fair"]


def test_an_agenda_that_bears_its_day_announces() -> None:
    agenda = ("## Agenda 03.04.24", "", "- Hose", "- Beans", "")
    assert topics_of(*PRESENT, *agenda) == ["Hose", "Beans"]


def test_numbered_topics_go_on_behind_the_tasks_of_one() -> None:
    items = (
        "## Agenda",
        "",
        "1. Hose",
        "",
        "   It leaks.",
        "",
        "Decision: we buy one.",
        "",
        "2. Pond",
        "",
        "   Dry.",
        "",
    )
    rest = ("Tasks:", "", "- Fern digs", "", "3. Seeds", "", "   Late.", "", "4. Fair", "", "   In May.")
    assert topics_of(*PRESENT, *items, *rest) == ["Hose", "Pond", "Seeds", "Fair"]


def test_what_opens_with_a_word_of_the_text_is_nobody() -> None:
    listed = ("## Notes", "", "- Session Plan", "  - one session a week", "- Hedge Release", "  - our hedge is high")
    assert topics_of("# Club 2024-03-04", "", *listed) == ["Session Plan", "Hedge Release"]


@pytest.mark.parametrize("name", ["Will Stone", "Jan Van Dijk", "Ada Byron"])
def test_who_reports_is_nobody_s_topic_though_a_word_of_the_text_is_like_the_name(name: str) -> None:
    listed = ("## Notes", "", f"- {name}", "  - we will dig", "- Brook Fern", "  - van hired", f"- Then {name} left")
    assert name not in topics_of("# Club 2024-03-04", "", *listed)
