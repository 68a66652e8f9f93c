"""What is minutes, and what only lies beside them."""

import pytest

from bot.knowledge.service import Knowledge
from bot.search.settings import SearchSettings
from bot.sources.folder import FolderSource
from bot.sources.selection import Selection
from tests.conftest import SPRING, SPRING_IN_ENGLISH, Folder, lines_of
from tests.minutes.left_out import why

NOTES = "# Club 2024-03-05\n\n## Barrel\n\nIt leaks.\n"


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


def test_a_form_without_a_day_is_told() -> None:
    text = lines_of("# Council meeting", "", "Date: DD/MM/YYYY", "", "## Attendees", "", "## Agenda", "", "- hoses")
    assert "nobody has filled it in" in why(text, "minutes/council.md")


@pytest.mark.parametrize(
    "kinds",
    [
        "tags: [bees, meeting]",
        "type: Minutes",
        "categories:\n- Protokoll",
        "tags: 会议, 蜜蜂",
        "attendees: [Fern Moss]",
    ],
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


def test_an_article_called_minutes_of_a_day_is_one_however_long_that_is() -> None:
    text = "Dix personnes sont venues.\n\nLe filet est réparé par Ada.\n"
    source = "_posts/2013-01-15-mare.md"
    assert why(f"# Compte-rendu de la réunion du 14 janvier 2013\n\n{text}", source) == ""
    assert "articles" in why(f"# La réunion du 14 janvier 2013 vue par une grenouille\n\n{text}", source)


@pytest.mark.parametrize("title", ["Compte rendu de l'assemblée générale 2015", "Minutes of the May meeting"])
def test_an_article_whose_first_heading_is_that_of_minutes_is_minutes(title: str) -> None:
    named = "---\ntitle: The yearly assembly of 14 March 2015 in the barn of our neighbours\n---\n\nThank you all.\n\n"
    parts = "## Hose\n\nIt leaks.\n\n## Pond\n\nIt is dry.\n"
    assert why(f"{named}# {title}\n\n{parts}", "_posts/2015-05-05-assembly.md") == ""
    assert "articles" in why(f"{named}# What we did\n\n{parts}", "_posts/2015-05-05-assembly.md")


@pytest.mark.parametrize("title", ["Meeting guidelines", "Meeting etiquette", "Meeting room booking"])
def test_a_page_about_meetings_in_their_folder_is_none(title: str) -> None:
    assert why(f"# {title}\n\n## Rooms\n\nThere are two.\n", "meetings/page.md")
