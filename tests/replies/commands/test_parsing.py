"""How a typed line is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replies.commands.catalogue import (
    ASK,
    COMMANDS,
    HELP,
    KNOWLEDGE_RELOAD,
    MEETING_LATEST,
    MEETING_SHOW,
    Command,
    Option,
)
from bot.replies.commands.parsing import (
    Call,
    Group,
    Surplus,
    Unknown,
    find_arguments,
    find_command,
    narrow,
    parse,
)

SEARCH = Command("search", "Look", (Option("question", "What"), Option("meeting", "Where"), Option("since", "When")))


def values(text: str) -> dict[str, str]:
    return {one.option.name: one.value.strip() for one in find_arguments(SEARCH, text)}


@pytest.mark.parametrize(
    "line",
    [
        "Hertz IDL",
        "/ask Hertz IDL",
        "  /ask   Hertz IDL  ",
        "/ASK Hertz IDL",
        "/ask question: Hertz IDL",
        "/ask question:Hertz IDL",
        "/ask question：Hertz IDL",
        "/ask Question: Hertz IDL",
        "／ask Hertz IDL",
        "／ａｓｋ　Hertz IDL",
        "、ask Hertz IDL",
        "/ ask Hertz IDL",
    ],
)
def test_a_question_is_asked_however_it_is_typed(line: str) -> None:
    assert parse(line) == Call(ASK, {"question": "Hertz IDL"})


def test_chinese_text_may_follow_a_command_without_a_space() -> None:
    assert parse("/ask什么时候开源") == Call(ASK, {"question": "什么时候开源"})


@pytest.mark.parametrize("line", ["/meeting latest", "/Meeting   Latest ", "／meeting　latest"])
def test_a_sub_command_is_two_words(line: str) -> None:
    assert parse(line) == Call(MEETING_LATEST, {})


def test_every_command_of_the_table_is_understood() -> None:
    assert [parse(f"/{command.name}") for command in COMMANDS] == [Call(command, {}) for command in COMMANDS]


@pytest.mark.parametrize("line", ["/help", "/help ask", "/"])
def test_help_takes_whatever_follows(line: str) -> None:
    assert parse(line) == Call(HELP, {})


@pytest.mark.parametrize("line", ["", "   ", "\t", "　"])
def test_a_blank_line_asks_nothing(line: str) -> None:
    assert parse(line) is None


def test_a_command_without_its_words_has_no_options() -> None:
    assert parse("/ask") == Call(ASK, {})


def test_a_group_alone_lists_its_sub_commands() -> None:
    commands = tuple(command for command in COMMANDS if command.name.startswith("knowledge "))
    assert KNOWLEDGE_RELOAD in commands
    assert parse("/knowledge") == Group("knowledge", commands)


@pytest.mark.parametrize(
    ("line", "meant"),
    [("/aks Hertz", ASK), ("/meetings", MEETING_LATEST), ("/meeting lates", MEETING_LATEST), ("/hlep", HELP)],
)
def test_the_nearest_command_is_named_for_one_that_is_not_there(line: str, meant: Command) -> None:
    parsed = parse(line)
    assert isinstance(parsed, Unknown)
    assert parsed.nearest[0] == meant


@pytest.mark.parametrize(
    ("line", "day"), [("/meeting 2022-06-30", "2022-06-30"), ("/meeting 6.30", "6.30"), ("/meeting 30 June", "30 June")]
)
def test_a_day_behind_the_word_for_meetings_shows_the_meeting_of_that_day(line: str, day: str) -> None:
    assert parse(line) == Call(MEETING_SHOW, {"meeting": day})


def test_nothing_is_near_to_a_name_that_is_like_no_other() -> None:
    assert parse("/什么") == Unknown("什么", ())


def test_words_after_a_command_that_takes_none_are_not_dropped_in_silence() -> None:
    assert parse("/meeting latest in June") == Surplus(MEETING_LATEST, "in June")


def test_a_list_mark_that_is_no_command_starts_a_question() -> None:
    assert parse("、什么时候开源") == Call(ASK, {"question": "、什么时候开源"})


def test_the_first_option_stands_without_its_name() -> None:
    assert values("Hertz IDL meeting: 2022-06-30") == {"question": "Hertz IDL", "meeting": "2022-06-30"}


def test_options_come_in_any_order() -> None:
    assert values("since:2022 question: Hertz") == {"since": "2022", "question": "Hertz"}


def test_a_value_may_hold_colons_and_addresses() -> None:
    assert values("why: https://example.org/a:b meeting: 12:30") == {
        "question": "why: https://example.org/a:b",
        "meeting": "12:30",
    }


def test_a_name_inside_a_word_is_no_option() -> None:
    assert values("the last-meeting: when") == {"question": "the last-meeting: when"}


def test_a_name_that_was_given_already_is_part_of_the_value() -> None:
    assert values("meeting: a meeting: b") == {"meeting": "a meeting: b"}


def test_the_longer_of_two_names_wins() -> None:
    longer = Command("ask again", "")
    head = find_command("ask again", (ASK, longer))
    assert head is not None
    assert head.command == longer


@given(st.text())
def test_narrowing_keeps_the_length(text: str) -> None:
    assert len(narrow(text)) == len(text)


@given(st.one_of(st.text(), st.text(alphabet="/／、asklmetingquoh :：　\n").map(lambda text: "/" + text)))
def test_every_line_is_understood_somehow(line: str) -> None:
    assert isinstance(parse(line), Call | Group | Unknown | Surplus | None)


@given(st.text(alphabet="abmeting since:question： 　\n"))
def test_values_are_pieces_of_the_line(text: str) -> None:
    assert all(text[one.start :].startswith(one.value) for one in find_arguments(SEARCH, text))


@pytest.mark.parametrize("line", ["/提问 问题：Hertz IDL", "/提問 Hertz IDL", "/提问Hertz IDL", "/ask 问题: Hertz IDL"])
def test_names_may_be_in_the_readers_language(line: str) -> None:
    assert parse(line) == Call(ASK, {"question": "Hertz IDL"})


@pytest.mark.parametrize("name", ["queſtion", "questİon", "questıon", "QUESTION"])
def test_the_name_of_an_option_is_known_in_all_letters_that_match_it(name: str) -> None:
    assert [argument.option.name for argument in find_arguments(SEARCH, f"{name}: hose")] == ["question"]
