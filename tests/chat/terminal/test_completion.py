"""What is offered as the reader types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from prompt_toolkit.completion import CompleteEvent
from prompt_toolkit.completion import Completion as Offer
from prompt_toolkit.document import Document

from bot.chat.terminal.commands import TERMINAL_COMMANDS, parse_line
from bot.chat.terminal.completion import LineCompleter
from bot.chat.terminal.phrases import Phrases
from bot.replies.completing import Completing
from bot.replies.i18n.audience import Audience
from bot.replies.service import Replies
from tests.conftest import SPRING, Folder

HERTZ = "Hertz 也能根据 IDL 生成代码，是不是和 Kitex 重叠了？"


class OddReplies(Replies):
    """Fails at one text, and holds a heading that would drive a terminal."""

    def __init__(self) -> None:
        """Need no minutes."""
        self.completing = OddCompleting()


class OddCompleting(Completing):
    def __init__(self) -> None:
        """Need no minutes."""

    def question(self, prefix: str, *, audience: Audience, limit: int = 25) -> tuple[str, ...]:
        if prefix == "fail":
            raise RuntimeError(prefix)
        return ("odd \x1b[2J\nheading",)


def offers(replies: Replies, line: str) -> list[Offer]:
    completer = LineCompleter(replies, audience=Audience(), phrases=Phrases(Audience()))
    return list(completer.get_completions(Document(line), CompleteEvent()))


def completed(replies: Replies, line: str) -> list[str]:
    """Return the lines that the offers would make of `line`."""
    return [line[: len(line) + offer.start_position] + offer.text for offer in offers(replies, line)]


def test_a_slash_offers_every_command(replies: Replies) -> None:
    assert [offer.display_text for offer in offers(replies, "/")] == [f"/{one.name}" for one in TERMINAL_COMMANDS]


def test_a_command_is_offered_with_what_it_is_for(replies: Replies) -> None:
    assert all(offer.display_meta_text for offer in offers(replies, "/"))


@pytest.mark.parametrize("begun", ["/as", "／as", "、as", "/AS"])
def test_a_command_that_was_begun_is_completed(begun: str, replies: Replies) -> None:
    assert completed(replies, begun) == ["/ask "]


@pytest.mark.parametrize("begun", ["/meeting  la", "/lat", "/meeting latest"])
def test_a_sub_command_is_completed_whole(begun: str, replies: Replies) -> None:
    assert completed(replies, begun) == ["/meeting latest"]


@pytest.mark.parametrize("begun", ["/me", "/meeting", "/meeting "])
def test_the_word_before_a_sub_command_offers_all_of_its_kind(begun: str, replies: Replies) -> None:
    assert completed(replies, begun) == ["/meeting latest", "/meeting list ", "/meeting show ", "/meeting missed "]


def test_a_completed_command_is_understood(replies: Replies) -> None:
    assert [getattr(parse_line(line), "command", None) for line in completed(replies, "/")] == list(TERMINAL_COMMANDS)


@pytest.mark.parametrize("typed", ["", " ", "/ask", "/ask ", "/ask question: ", "/meeting latest x"])
def test_nothing_of_the_minutes_is_offered_before_the_first_character(typed: str, replies: Replies) -> None:
    assert not [line for line in completed(replies, typed) if "Hertz" in line or "HTTP3" in line]


@pytest.mark.parametrize("before", ["", "/ask ", "/ask question: ", "/ask question:", "／ask　"])
def test_a_question_that_was_begun_is_completed_in_its_place(before: str, replies: Replies) -> None:
    assert f"{before}{HERTZ}" in completed(replies, f"{before}hertz")


def test_a_question_says_where_it_comes_from(replies: Replies) -> None:
    assert offers(replies, "hertz")[0].display_meta_text == "in the minutes"


@pytest.mark.parametrize("typed", ["/ask ", "/ask q", "/ask Ques"])
def test_the_name_of_an_option_is_offered(typed: str, replies: Replies) -> None:
    assert "/ask question: " in completed(replies, typed)


@pytest.mark.parametrize("typed", ["/ask question: q", "/ask Hertz q", "/ask Hertz "])
def test_an_option_that_is_given_is_not_offered_again(typed: str, replies: Replies) -> None:
    assert not [line for line in completed(replies, typed) if line.endswith("question: ")]


def test_a_failure_offers_nothing() -> None:
    assert offers(OddReplies(), "fail") == []


def test_an_offer_is_one_harmless_line() -> None:
    assert completed(OddReplies(), "odd") == ["odd ␛[2J heading"]


@given(st.one_of(st.text(), st.text().map(lambda text: f"/ask {text}"), st.text().map(lambda text: f"/{text}")))
def test_no_offer_reaches_back_beyond_the_line(line: str) -> None:
    assert all(0 <= -offer.start_position <= len(line) for offer in offers(OddReplies(), line))


@pytest.mark.parametrize("line", ["/ask barrel meeting:", "/ask barrel meeting: "])
def test_an_option_that_was_named_is_offered_values_before_a_letter_is_typed(line: str, folder: Folder) -> None:
    folder.write("2024-03-05.md", SPRING)
    assert completed(folder.replies(), line) == [f"{line}2024-03-05 · 园艺社例会"]


def test_a_question_that_was_not_begun_is_offered_nothing_but_options(replies: Replies) -> None:
    assert all(line.endswith(": ") for line in completed(replies, "/ask "))
