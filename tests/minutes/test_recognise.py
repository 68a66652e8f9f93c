"""What is minutes, and what only lies beside them."""

import pytest

from bot.knowledge.service import Knowledge
from bot.minutes.parse import parse_minutes
from bot.minutes.recognise import why_no_minutes
from bot.search.settings import SearchSettings
from bot.sources.folder import FolderSource
from bot.sources.selection import Selection
from tests.conftest import SPRING, SPRING_IN_ENGLISH, Folder, lines_of

NOTES = "# Club 2024-03-05\n\n## Barrel\n\nIt leaks.\n"


def why(text: str, source: str = "2024-03-05.md") -> str:
    """Return why a file is left out, nothing where it is not."""
    parsed = parse_minutes(text, source)
    assert parsed.minutes is not None
    return why_no_minutes(parsed.minutes, parsed.outline, parsed.clues) or ""


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("README.md", "about the repository"),
        ("2024/readme.zh.md", "about the repository"),
        ("CONTRIBUTING.md", "about the repository"),
        ("CODE_OF_CONDUCT.md", "about the repository"),
        ("code-of-conduct.md", "about the repository"),
        ("LICENSE.md", "about the repository"),
        ("template.md", "template"),
        ("meeting-template.md", "template"),
        ("templates/meeting.md", "template"),
        (".github/ISSUE_TEMPLATE/meeting.md", "template"),
        ("模板.md", "template"),
        ("会议模板.md", "template"),
        ("toc.md", "table of contents"),
        ("目录.md", "table of contents"),
        ("slides/2024-03-05.md", "slides"),
        ("2024/presentations/barrel.md", "slides"),
        ("2024-03-05-slides.md", "slides"),
        ("幻灯片/雨桶.md", "slides"),
    ],
)
def test_a_name_tells_what_is_no_minutes(source: str, reason: str) -> None:
    assert reason in why(NOTES, source)


@pytest.mark.parametrize(
    "source",
    [
        "2024-03-05.md",
        "governance/2024-03-05.md",
        "governance-2024-03-05.md",
        "security_2024-03-05.md",
        "support.2024-03-05.md",
        "2024-03-05-security-review.md",
        "temple/2024-03-05.md",
        "2024/readmes-and-more.md",
    ],
)
def test_a_name_that_only_resembles_one_is_minutes(source: str) -> None:
    assert why(NOTES, source) == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("# Table of Contents\n\n- [March](2024-03-05.md)\n", "table of contents"),
        ("# 会议目录\n\n- [三月](2024-03-05.md)\n", "table of contents"),
        ("# Club 2024-03-05\n\n## Agenda\n\n- barrel\n- shed\n", "agenda without notes"),
        ("# Club 2024-03-05\n\n## Agenda\n\n- barrel\n\n## Notes\n\nTBD\n", "agenda without notes"),
        (
            "# Club 2024-03-05\n\n## Logistics\n\nOnline.\n\n## Agenda\n\n1. barrel\n\n## Notes\n",
            "agenda without notes",
        ),
        (
            "# Club 2024-03-05\n\n## Agenda\n\n- barrel\n\n## Notes\n\n- Read-only: https://example.org/pad\n",
            "agenda without notes",
        ),
        ("# Club 2024-03-05\n\n## Resources\n\n- Slides - [Barrels](https://example.org/a)\n", "only leads elsewhere"),
        ("# Club 2024-03-05\n\n**Note**: TBD\n\n**Recording**: https://example.org/a\n", "only leads elsewhere"),
        ("# 园艺社 2024-03-05\n\n## 议程\n\n- 雨桶\n\n## 会议纪要\n\n待补充\n", "agenda without notes"),
    ],
)
def test_what_stands_in_it_tells_what_is_no_minutes(text: str, reason: str) -> None:
    assert reason in why(text)


@pytest.mark.parametrize("text", ["# Code of Conduct\n\nBe kind.\n", "# About us\n\nWe garden.\n", "Hello.\n"])
def test_a_page_without_date_or_people_is_no_minutes(text: str) -> None:
    assert "too few signs of minutes" in why(text, "page.md")


@pytest.mark.parametrize(
    "text",
    [
        SPRING,
        SPRING_IN_ENGLISH,
        NOTES,
        lines_of("# Club", "", "## Notes", "", "- Barrel: it leaks."),
        lines_of("# Agenda for June 9, 2024", "", "## Barrel", "", "It leaks."),
        lines_of("# Club", "", "## Agenda", "", "- barrel", "", "## Barrel", "", "It leaks."),
        lines_of("# Club", "", "## Attendees", "", "- Fern Moss", "", "## Agenda", "", "- barrel: mended"),
        lines_of("## Questions", "", "Q: Who has the key?", "", "A: Fern."),
        lines_of("2024-03-05", "", "- barrel: it leaks", "- shed: painted"),
    ],
)
def test_minutes_of_many_shapes_are_minutes(text: str) -> None:
    assert why(text) == ""


@pytest.mark.parametrize(
    "text",
    [
        lines_of("# Club", "", "## Agenda", "", "### Barrel @Willow", "", "It leaks, so it goes to the smith."),
        lines_of("# 园艺社", "", "## 会议议程", "", "### 议程 1：雨桶 @柳荫", "", "雨桶漏了，送去铁匠那里修。"),
        lines_of("# Club", "", "## Agenda", "", "### Questions", "", "Q: Who has the key?", "", "A: Fern has it."),
        lines_of("# Club", "", "## Agenda", "", "- **Q**: Who has the key?", "  **A**: Fern has it."),
        lines_of("# Agenda", "", "- barrel", "", "# Barrel", "", "It leaks, so it goes to the smith."),
        lines_of("# Agenda", "", "- barrel", "", "# Notes", "", "The barrel leaks, so it goes to the smith."),
    ],
)
def test_what_was_said_under_an_agenda_makes_it_minutes(text: str) -> None:
    assert why(text) == ""


@pytest.mark.parametrize("note", ["None of the members can come in May.", "无人反对，四月开始修雨桶。"])
def test_a_note_that_begins_like_a_placeholder_is_a_note(note: str) -> None:
    assert why(lines_of("# Club", "", "## Agenda", "", "- barrel", "", "## Notes", "", note)) == ""


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "*Meeting canceled due to lack of agenda*"),
        ("en", "Canceled due to lack of agenda."),
        ("de", "Das Treffen fällt aus."),
        ("fr", "La réunion est annulée."),
        ("es", "Reunión cancelada por falta de temas."),
        ("pt", "Reunião cancelada."),
        ("it", "La riunione è stata annullata."),
        ("nl", "Vergadering geannuleerd."),
        ("ja", "会議中止"),
        ("ko", "회의 취소"),
        ("zh", "本次会议取消"),
    ],
)
def test_a_meeting_that_was_cancelled_was_not_held(language: str, note: str) -> None:
    text = f"---\nlanguage: {language}\n---\n# 2024-03-05\n\n## Agenda\n\n- Hose\n\n## Notes\n\n{note}\n"
    assert "agenda without notes" in why(text)


@pytest.mark.parametrize("note", ["Cancelled the order of hoses.", "We cancelled the meeting in May."])
def test_what_was_cancelled_at_a_meeting_is_a_note(note: str) -> None:
    assert why(f"# Club 2024-03-05\n\n## Agenda\n\n- Hose\n\n## Notes\n\n{note}\n") == ""


def test_what_is_left_out_is_told_with_its_reason(garden: Folder) -> None:
    garden.write("README.md", NOTES)
    garden.write("template.md", NOTES)
    skipped = garden.knowledge().snapshot.skipped
    assert [one.file for one in skipped] == ["README.md", "template.md"]
    assert all(one.reason for one in skipped)


@pytest.mark.parametrize("name", ["README.md", "template.md", "slides/2024-03-05.md", "agenda.md"])
def test_what_is_included_by_the_settings_is_minutes_whatever_it_looks_like(name: str, folder: Folder) -> None:
    folder.write(name, "# Club\n\n## Agenda\n\n- barrel\n" if name == "agenda.md" else NOTES)
    folder.write("2024-03-06.md", NOTES)
    source = FolderSource("garden", folder.path, Selection(include=(name,)))
    knowledge = Knowledge([source], SearchSettings())
    knowledge.load()
    assert name in {text.source for meeting in knowledge.meetings for text in meeting.texts}
    assert len(folder.knowledge().meetings) == 1


def test_what_a_folder_of_a_day_shows_first_is_its_minutes() -> None:
    assert not why(NOTES, "2024/2024-03-05/README.md")
    assert not why(NOTES, "notes/2024/03/05/README.md")
    assert "about the repository" in why(NOTES, "notes/2024/03/README.md")
    assert "about the repository" in why(NOTES, "2024/2024-03-05/barrel/README.md")
    assert "about the repository" in why(NOTES, "2024/2024-99-05/README.md")


DATED_PAGES = [
    ("guides/pump.md", "# Pump\n\nDate: 2024-03-05\n\n## Parts\n\n- hose\n"),
    ("guides/pump.md", "### Sketch of 2024-03-05\n\nA pump needs a hose.\n"),
    ("guides/pump.md", "# Pump\n\n2024-03-05\n\nA pump needs a hose.\n"),
    ("reports/flood.md", "# Flood\n\nAuthor: Fern Moss\n\nDate: 2024-03-05\n\n## Action items\n\n- Mend the barrel.\n"),
    ("anleitungen/pumpe.md", "# Pumpe\n\nStand: 05.03.2024\n\n## Schritte\n\n1. Anschließen (Fern Moss)\n"),
    ("notes/pool.md", "# Pool report (03/01/2024 - 03/31/2024)\n\n## fern\n\n- a hedge\n"),
    ("guide.md", "# Guide\n\n## Participants\n\n- Fern Moss\n- Willow Bark\n\n## Checklist\n\n- hose\n"),
    ("faq.md", "# FAQ\n\nQ: Who has the key?\n\nA: Fern.\n"),
    ("meetings.md", "# Club meetings\n\n## Agenda\n\nIt is sent round the day before.\n"),
    (
        "meetings/club.md",
        "# Club meeting\n\n| Date | Video |\n| --- | --- |\n| 2024-03-05 | [a](b) |\n| 2024-04-05 | [c](d) |\n",
    ),
    ("blog/2024-03-05-shears.md", "# New shears\n\nThey are sharp.\n"),
    ("news/shears.md", "---\ndate: 2024-03-05\n---\n\n# New shears\n\nThey are sharp.\n"),
    ("proposal.md", "---\ncreated: 2024-03-05\n---\n\n# Proposal\n\n## Agenda\n\nNone so far, as it is new.\n"),
]


@pytest.mark.parametrize(("source", "text"), DATED_PAGES)
def test_a_date_within_a_page_does_not_make_it_minutes(source: str, text: str) -> None:
    assert why(text, source)


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("club.md", "# Club\n\nDate: 2024-03-05\n\nPresent: Fern Moss, Willow Bark\n\n## Barrel\n\nIt leaks.\n"),
        ("club.md", "# Club meeting\n\nDate: 2024-03-05\n\n## Barrel\n\nIt leaks.\n"),
        ("club.md", "# Club\n\nDate: 2024-03-05\n\n## Notes\n\n- The barrel leaks.\n"),
        ("meetings/club.md", "# Club\n\nDate: 2024-03-05\n\n## Barrel\n\nIt leaks.\n"),
        ("club.md", "---\ndate: 2024-03-05\n---\n\n# Club\n\n## Barrel\n\nIt leaks.\n"),
        ("club.md", "# Club 2024-03-05\n\n## Barrel\n\nIt leaks.\n"),
        ("2024-03-club.md", "# Club in March 2024\n\n## Barrel\n\nIt leaks.\n"),
        ("meetings/meeting 18.md", "# Barrel\n\nIt leaks.\n"),
        ("blog/2024-03-05-club.md", "# Club meeting\n\n## Barrel\n\nIt leaks.\n"),
        ("meetings/spring.md", "# Spring\n\n" + "Fern: It leaks.\n\nWillow: It does.\n\n" * 3),
    ],
)
def test_a_date_with_another_sign_makes_minutes(source: str, text: str) -> None:
    assert why(text, source) == ""


def test_a_title_that_names_a_month_is_a_report_unless_it_names_a_meeting() -> None:
    assert "report" in why("# Pool (03/01/2024 - 03/31/2024)\n\nA hedge.\n")
    assert why("# Meetings from 2024-03-01 to 2024-03-31\n\nThe barrel leaks.\n") == ""
    assert why("# Camp, 2024-03-05 to 2024-03-07\n\nThe barrel leaks.\n") == ""


@pytest.mark.parametrize(("source", "text"), [page for page in DATED_PAGES if page[0].startswith(("guide", "faq"))])
def test_a_date_in_the_front_matter_mends_what_is_left_out(source: str, text: str) -> None:
    assert "`date:`" in why(text, source)
    assert why(f"---\ndate: 2024-03-05\n---\n\n{text}", source) == ""


def test_what_lies_among_articles_is_mended_by_the_settings() -> None:
    told = why("# New shears\n\nThey are sharp.\n", "blog/2024-03-05-shears.md")
    assert "among articles" in told
    assert "`include:`" in told
    assert "`date:`" not in told


def test_a_sentence_below_the_title_of_minutes_was_said_there() -> None:
    agenda = "\n\n# Agenda\n\n- barrel\n- shed\n"
    assert why(f"# Minutes of 2024-03-05\n\nWe welcomed four new members today.{agenda}") == ""
    assert "agenda without notes" in why(f"# Club 2024-03-05\n\nWe meet by the shed as always.{agenda}")
    assert "agenda without notes" in why(f"# Minutes of 2024-03-05\n\nPlace: the shed{agenda}")


def test_links_with_a_sentence_or_people_are_minutes() -> None:
    assert why("# Club 2024-03-05\n\n- Ordered the barrel at [the smith](https://example.org/a)\n") == ""
    assert why("# Club 2024-03-05\n\nPresent: Ada Loam, Brook Fern\n\n- [Slides](https://example.org/a)\n") == ""


def test_an_agenda_that_is_copied_as_numbered_headings_is_not_held() -> None:
    copied = lines_of("# Club 2024-03-05", "", "## Agenda", "", "1. barrel", "", "# Notes", "", "## 1. barrel", "")
    assert "agenda without notes" in why(copied)
    assert why(copied + "\nIt leaks, so it goes to the smith.\n") == ""


@pytest.mark.parametrize(
    "title",
    [
        "How to host a call",
        "Wie man ein Treffen leitet",
        "Comment participer à nos réunions",
        "如何参与例会",
        "会議の進め方",
    ],
)
def test_instructions_are_no_minutes_whatever_labels_they_have(title: str) -> None:
    text = lines_of(f"# {title}", "", "Attendees: Ada Byron, Bo Moss", "", "## Agenda", "", "Held since 5 March 2024.")
    assert "too few signs" in why(text, "meetings/page.md")
    assert why(text, "meetings/2024-03-05.md") == ""


def test_a_file_that_is_called_an_agenda_has_to_say_more_than_titles() -> None:
    linked = "- [hose#12 Mend the hose reel before summer comes](https://example.org/12)"
    text = lines_of("# Call 2024-03-05", "", linked, "", "## Help wanted", "", linked)
    assert "agenda without notes" in why(text, "2024-03-05-agenda.md")
    assert why(lines_of(text, "  - Ada: it leaks, and we buy a new one"), "2024-03-05-agenda.md") == ""
    assert why(lines_of("Present: Ada Byron", "", text), "2024-03-05-agenda.md") == ""


def test_a_place_for_notes_among_the_formalities_is_none() -> None:
    text = lines_of(
        "# Planning 2024-03-05", "", "## Agenda", "", "- hoses", "", "## Hoses", "", "- Ada looks for a new reel",
        "", "## Upcoming meetings", "", "### Other meeting notes", "", "- 8 March: fair",
    )  # fmt: skip
    assert why(text) == ""


def test_a_form_without_a_day_is_told() -> None:
    text = lines_of("# Council meeting", "", "Date: DD/MM/YYYY", "", "## Attendees", "", "## Agenda", "", "- hoses")
    assert "nobody has filled it in" in why(text, "minutes/council.md")


@pytest.mark.parametrize(
    "kinds", ["tags: [bees, meeting]", "type: Minutes", "categories:\n- Protokoll", "tags: 会议, 蜜蜂"]
)
def test_front_matter_may_say_that_a_page_is_a_meetings(kinds: str, folder: Folder) -> None:
    folder.write("hive.md", f"---\ncreated: 2024-07-04\n{kinds}\n---\n\n## Wax\n\nIt melts.\n")
    assert [str(meeting.date) for meeting in folder.knowledge().meetings] == ["2024-07-04"]


def test_a_day_of_making_alone_is_no_sign_of_a_meeting() -> None:
    assert why("---\ncreated: 2024-07-04\ntags: [bees]\n---\n\n## Wax\n\nIt melts.\n", "hive.md")


def test_a_month_that_name_and_first_lines_tell_is_a_sign_of_minutes() -> None:
    assert why("# Board\n\n- The board (March 2024) bought wax.\n", "2024-03-board.md") == ""
    assert why("# Board\n\n- The board (March 2023) bought wax.\n", "2024-03-board.md")


def test_days_above_titles_alone_are_agendas_where_the_name_says_so() -> None:
    titles = "- Look at the budget of the pond again - Ada - 5 mins\n- Feedback - all - 10 mins\n"
    text = f"# 2024-03-05\n{titles}\n# 2024-03-12\n{titles}"
    assert "agenda without notes" in why(text, "pond_meeting_agenda.md")
    assert not why(text + "- Ada: it leaks -> we mend it\n", "pond_meeting_agenda_and_minutes.md")


def test_an_article_on_minutes_is_none() -> None:
    text = "# A minutes system for every meeting of every club\n\nWrite down what was said.\n"
    assert "articles" in why(text, "_posts/2024-03-05-minutes.md")


def test_a_week_in_the_name_is_no_number_of_a_meeting() -> None:
    assert "few signs" in why("# Meeting\n\n#### Pump\n\nMark: good\n", "feedback/Week4.md")


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Pond day", "The pond group will be meeting at the boat house."),
        ("Pond day", "We will hold our spring meeting at the boat house."),
        ("Teichtag", "Das Treffen findet am 5. März am Bootshaus statt."),
        ("Journée de la mare", "La réunion se tiendra au hangar à bateaux."),
        ("Día del estanque", "La reunión se celebrará en el cobertizo de los botes."),
        ("池の日", "池の会を船小屋で開催します。皆さんどうぞ。"),
        ("池塘日", "池塘会议将于三月五日在船屋召开，欢迎大家。"),
        ("연못의 날", "연못 모임을 보트 창고에서 개최합니다."),
    ],
)
def test_what_says_first_that_it_will_be_held_was_not_held_yet(title: str, sentence: str) -> None:
    text = lines_of(f"# {title}", "", "## 2024-03-05", "", sentence, "", "Boots are of use.")
    assert "nothing is written down" in why(text)


@pytest.mark.parametrize(
    "text",
    [
        "# Pond\n\nThe pond will be cleaned in May.\n\nBo brings a net.\n",
        "# Pond\n\nThe next meeting will be held in May.\n\nBo brings a net.\n",
        "# Minutes\n\nThe spring fair will be held in May.\n\nBo brings a net.\n",
        "# Pond\n\nThis meeting will be held at noon.\n\n## Notes\n\n- Bo brought a net.\n",
        "# Pond\n\nThis meeting will be held at noon.\n\n## Agenda\n\n- Net\n  - Bo has mended all of it by now.\n",
        "# Pond\n\nThis meeting will be held at noon.\n\nDecision: we buy a net.\n",
    ],
)
def test_what_is_to_come_does_not_hide_what_was_said(text: str) -> None:
    assert why(text) == ""


def test_who_signed_up_for_an_agenda_was_not_there_yet() -> None:
    announced = ("This meeting will be held at noon.", "", "## Attendees", "", "* Ada", "* Bo", "")
    agenda = ("## Agenda", "", "* ADD AGENDA HERE", "", "## Log", "")
    assert "nothing is written down" in why(lines_of("# Pond 2024-03-05", "", *announced, *agenda))
    assert why(lines_of("# Pond 2024-03-05", "", *announced, *agenda, "* Bo: the net is mended.")) == ""


def test_headings_and_a_word_that_nothing_was_noted_are_no_minutes() -> None:
    assert "nothing is written down" in why("# Pond\n\n## Net\n")
    assert "nothing is written down" in why("#### M 4\n\nNo material was brought along.\n", "minutes/m4.md")
    assert why("# Pond\n\n## Net\n\nNone.\n") == ""
    assert why("# Pond\n\n- net\n") == ""


@pytest.mark.parametrize("title", ["How to take minutes", "회의록 작성법", "議事録の書き方"])
def test_a_guide_with_a_day_is_one_unless_somebody_is_listed(title: str) -> None:
    assert "too few signs" in why(f"# {title}\n\n## Net\n\nName it.\n")
    assert why(f"# {title}\n\nAttendees: Ada Byron, Bo Moss\n\n## Net\n\nName it.\n") == ""


def test_a_heading_like_the_title_is_no_second_sign() -> None:
    rules = "# Part 5: Minutes\n\n## Minutes\n\nSomebody writes down what is said.\n"
    assert "too few signs" in why(rules, "rules/part_5_minutes.md")
    assert why(rules.replace("## Minutes", "## Meeting notes"), "rules/part_5_minutes.md") == ""


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("minutes.md", "# Minutes\n\n## 5/30\n\nThe pump leaks.\n\n## 6/13\n\nIt is mended.\n"),
        ("回議.md", "# 議事録\n\n## 5/30\n\nポンプが漏れる。\n\n## 6/13\n\n直した。\n"),
        ("회의록.md", "# 7/31 연못 회의 정리\n\n펌프가 샌다.\n"),
    ],
)
def test_days_without_their_year_are_a_sign_of_minutes_too(source: str, text: str) -> None:
    assert not why(text, source)


def test_a_page_of_days_that_is_called_something_else_is_no_minutes() -> None:
    assert "too few signs" in why("# Fares\n\n## 5/30\n\nThe boat is cheap.\n\n## 6/13\n\nIt is not.\n", "page.md")


def test_titles_alone_beneath_a_title_that_says_agenda_are_one() -> None:
    text = "# Agenda 2024-03-05\n\n- Sell the pump\n- Buy seeds\n"
    assert "agenda without notes" in why(text, "2024-03-05.md")
    assert not why(text + "  - Ada Byron: in May\n", "2024-03-05.md")


def test_who_speaks_beneath_the_bullets_of_an_agenda_makes_minutes_of_it() -> None:
    text = "# 모임 2024-03-05\n\n## 안건\n\n- 울타리 칠하기\n  - 김하늘: 파란색\n- 연못\n"
    assert not why(text, "2024-03-05.md")
    assert "agenda without notes" in why(text.replace("  - 김하늘: 파란색\n", ""), "2024-03-05.md")


def test_an_article_called_minutes_of_a_day_is_one_however_long_that_is() -> None:
    text = "Dix personnes sont venues.\n\nLe filet est réparé par Ada.\n"
    source = "_posts/2013-01-15-mare.md"
    assert why(f"# Compte-rendu de la réunion du 14 janvier 2013\n\n{text}", source) == ""
    assert "articles" in why(f"# La réunion du 14 janvier 2013 vue par une grenouille\n\n{text}", source)


@pytest.mark.parametrize(("said", "expected"), [("-", True), ("- The pump leaks.", False)])
def test_who_signed_up_where_all_else_is_empty_was_not_there_yet(said: str, expected: bool) -> None:
    head = ("# Pond crew - 2024-03-04", "", "## Participants", "", "- @ada", "- @bo", "")
    text = lines_of(*head, "## Topics", "", said, "- ", "", "## Goals", "-", "", "## Next Meeting", "", "2024-03-11")
    assert ("agenda" in why(text, "2024-03-04.md")) is expected


def test_a_first_sentence_in_the_future_announces_a_meeting() -> None:
    text = lines_of("# Board - 4 March 2024", "", "We will be reporting what crews did.", "", "## Agenda", "", "Ask.")
    assert "agenda" in why(text, "2024-03-04.md")
