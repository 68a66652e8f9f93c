"""Those who introduced themselves, and other lists of people whose labels nobody foresaw."""

import pytest

from tests.minutes.test_who_was_there import present

ROUND = ("- Ada Byron (Acorn)", "- Bo Lind; gardener", "- Cy Ward")


def test_those_who_introduced_themselves_were_there() -> None:
    assert present("## Introductions (Ada and all)", "", *ROUND)[0] == ["Ada Byron", "Bo Lind", "Cy Ward"]
    assert present("## Vorstellrunde", "", "- Ada; malt", "- Bo; gräbt", "- Cyra; liest")[0] == ["Ada", "Bo", "Cyra"]


def test_introductions_name_nobody_beside_a_list_of_those_present() -> None:
    assert present("Present: Di Moss", "", "## Introductions", "", *ROUND)[0] == ["Di Moss"]


@pytest.mark.parametrize(
    "told",
    [
        ("- name: text",),
        ("- We welcome our new members.", "- All told where they come from.", "- Then there was tea."),
    ],
)
def test_an_introduction_that_lists_no_names_names_nobody(told: tuple[str, ...]) -> None:
    assert present("## Introductions", "", *told)[0] == []


@pytest.mark.parametrize("label", ["Board Attendees:", "Committer participants:", "here:"])
def test_a_line_that_ends_in_a_word_for_those_present_stands_above_them(label: str) -> None:
    assert present(label, "", "* [x] Ada Byron", "* [ ] Bo Lind")[0] == ["Ada Byron"]


def test_who_cannot_come_is_absent() -> None:
    assert present("here: ada_b, boli") == (["ada_b", "boli"], [])
    listed = ("### Members Not attending:", "- Ada Byron", "", "**Not able to attend:** Bo Lind")
    assert present(*listed)[1] == ["Ada Byron", "Bo Lind"]


def test_people_in_groups_and_listeners_are_present() -> None:
    assert present("出席：陈伟", "線上組：李娜", "旁听：张强")[0] == ["陈伟", "李娜", "张强"]
    assert present("- Workis 出席：ada, bo", "- 線上出席：cy")[0] == ["ada", "bo", "cy"]


def test_members_present_or_represented_are_not_absent() -> None:
    listed = (
        "### Participation",
        "",
        "Membres présents ou représentés :",
        "* Ada Byron",
        "",
        "Membres absents :",
        "* Bo Lind",
    )
    assert present(*listed, heading="# Réunion du 4 mars 2024") == (["Ada Byron"], ["Bo Lind"])


def test_a_run_of_names_may_end_like_a_sentence() -> None:
    assert present("Present: Ada Byron, Bo Lind, Cyra (Acorn), friends of Oak inc.")[0] == [
        "Ada Byron",
        "Bo Lind",
        "Cyra",
    ]
    assert present("Present: we met by the pond, drank tea, ate cake, and left.")[0] == []


def test_the_legal_form_of_a_company_is_nobody() -> None:
    listed = ("- Ada Byron, Acorn (Member)", "- Bo Lind, Oak Works, Inc. (Chair)", "- Cy Ward, Fern (Member)")
    assert present("## Participants", "", *listed)[0] == ["Ada Byron", "Bo Lind", "Cy Ward"]


@pytest.mark.parametrize(
    "told",
    [
        ("- Ada: Gardener", "- Bo: Cook", "- Cy: Tester"),
        ("- Name", "- Role", "- Organisation"),
        ("- Envoy (proxy)", "- Linkerd", "- Prometheus - it watches"),
    ],
)
def test_words_that_open_introductions_are_nobody_without_more(told: tuple[str, ...]) -> None:
    assert present("## Introductions", "", *told)[0] == []


@pytest.mark.parametrize(
    "line", ["Feedback from the attendees:", "Requirements for all attendees:", "Comments by participants:"]
)
def test_what_is_said_of_those_present_lists_nobody(line: str) -> None:
    assert present("Attendees: Ada Byron, Bo Lind", "", "## Workshop", "", line, "", "- Great Talk", "- More Coffee")[
        0
    ] == [
        "Ada Byron",
        "Bo Lind",
    ]


def test_those_present_who_sent_apologies_are_absent() -> None:
    assert present("## Attendees", "", "- Ada Byron", "", "Participants who sent apologies:", "", "- Bo Lind") == (
        ["Ada Byron"],
        ["Bo Lind"],
    )


@pytest.mark.parametrize("heading", ["## 线上组", "## meetup 参会"])
def test_a_group_or_a_place_in_a_heading_is_a_topic(heading: str) -> None:
    assert present("出席：陈伟、李娜", "", heading, "", "- 讨论第一章", "- 下周读第二章")[0] == ["陈伟", "李娜"]


@pytest.mark.parametrize(
    ("items", "names"),
    [
        (("- Ada Byron; Bo Lind", "- Cy Ward; Di Moss", "- Ed Fox; Flo Gray"), 6),
        (("- Ada Byron &amp; Bo Lind", "- Cy Ward &amp; Di Moss", "- Ed Fox &amp; Flo Gray"), 6),
        (("- Ada Byron; tends the roses", "- Bo Lind; gardener @oak", "- Cy Ward; looks for a job"), 3),
    ],
)
def test_semicolons_part_people_or_what_is_told_of_one(items: tuple[str, ...], names: int) -> None:
    assert len(present("## Attendees", "", *items)[0]) == names


@pytest.mark.parametrize(
    "run",
    [
        "Google, Microsoft, Amazon, Apple, and Meta sent friends to the meeting.",
        "Members from Berlin, Paris, London, Rome, Madrid took part in the call.",
    ],
)
def test_words_with_a_capital_alone_make_no_run_of_names(run: str) -> None:
    assert present(f"Participants: {run}")[0] == []


def test_a_label_with_letters_as_entities_is_one() -> None:
    assert present("Pr&eacute;sents : Ada Byron, Bo&nbsp;Lind")[0] == ["Ada Byron", "Bo Lind"]


def test_handles_in_introductions_are_people_too() -> None:
    heading = "## Round of introductions / who is here"
    assert present(heading, "", "- Ada Byron", "- @bo_lind, guest", "- Cy Ward (she/her), Acorn")[0] == [
        "Ada Byron",
        "bo_lind",
        "Cy Ward",
    ]


def test_a_list_below_the_title_names_those_present_if_it_tells_how_to_reach_them() -> None:
    listed = ("- Ada Byron - ada@example.org", "- Bo Lind, bo@example.org", "- Cy Ward (01) 234 567 890")
    found = present(*listed, "", "## Hose", "", "It leaks.", heading="# Club 4 March 2024")
    assert found[0] == ["Ada Byron", "Bo Lind", "Cy Ward"]


@pytest.mark.parametrize(
    "listed",
    [
        ("- Garden Party", "- Summer Fair", "- Autumn Walk"),
        ("- Garden Party - 2024-05-12", "- Summer Fair - 2024-06-10", "- Autumn Walk - 2024-09-01"),
    ],
)
def test_a_list_of_plans_below_the_title_names_nobody(listed: tuple[str, ...]) -> None:
    assert present(*listed, "", "## Hose", "", "It leaks.", heading="# Club 4 March 2024")[0] == []
