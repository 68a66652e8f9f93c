"""What several report is a topic each, and what tells when, where and who is none."""

import pytest

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
