"""Any text, at every place where somebody hands one in: nothing but words for a person comes out of it."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.discord.commands.completing import CHOICE_LENGTH, CHOICE_LIMIT, choices
from bot.chat.discord.rendering.view import view_of
from bot.chat.terminal.sanitizing import harmless, printable_line
from bot.config.limits import LIMITS
from bot.config.reader import SettingsReader
from bot.config.settings import Settings
from bot.desk.alias_lists import read_names, read_written
from bot.errors import QuorumError
from bot.knowledge.golden import GoldenQuestion
from bot.minutes.lint import lint
from bot.minutes.parse import parse_meetings
from bot.replies.commands.ask_request import AskRequest
from bot.replies.commands.parsing import parse
from bot.replies.completions import sources
from bot.replies.controls.custom_id import (
    DESK,
    OF_THE_BOT,
    REVIEWING,
    Action,
    ControlAction,
    control_id,
    read_control_id,
)
from bot.replies.i18n.audience import Audience
from bot.replies.json_records import asked_record
from bot.replies.model import Reply
from bot.replies.service import Replies
from bot.rewriting.queries import NonsenseError, queries_in_response
from bot.sources.decoding import read_text
from bot.sources.file_names import quoted, shown
from tests.conftest import SPRING, SPRING_IN_ENGLISH, Folder

MALICE = (
    *("\x1b[2J", "\x00", "\ud800", "\udfff", "\u202e", "\u2066", "\U000e0041", "\u0301" * 50, "\U0010ffff", "\ufffe"),
    *(
        "{0.__class__}",
        "{question}",
        "%s%n%(x)s",
        "${jndi:ldap://x}",
        "'; DROP TABLE votes; --",
        '" OR 1=1',
        "../../etc/passwd",
    ),
    *(
        "C:\\con",
        "/dev/zero",
        "file:///etc/passwd",
        "@everyone",
        "<@1>",
        "[a](https://evil.example)",
        "HTTPS://x[a](http://b)",
    ),
    *("---\n", "a: &a [*a]\n", "!!python/object:os.system x", "<<: *x", "9" * 400, "1e999", "2024-13-45", "1月" * 20),
    *(
        "# ",
        "- ",
        "| a | b |\n|---|---|\n",
        "Q: ",
        "A: ",
        "```",
        "<!--",
        "](",
        "![",
        "barrel ",
        "番茄",
        "\n",
        "\r",
        "\u2028",
    ),
)
TEXTS = st.lists(
    st.one_of(st.sampled_from(MALICE), st.text(st.characters(categories=None), max_size=12)), max_size=14
).map("".join)
VALID = TEXTS.map(lambda text: text.encode("utf-8", "replace").decode())
MANY = settings(max_examples=60)
FEW = settings(max_examples=20)
ENGLISH, CHINESE = Audience("en"), Audience("zh-CN")
MOST_IN_A_CARD = 4_000
MOST_PARTS = 40
SHOWN = frozenset(Action) - DESK - REVIEWING - OF_THE_BOT - {Action.POST_HERE, Action.REMOVE_ANSWER}


@pytest.fixture(scope="module")
def replies(tmp_path_factory: pytest.TempPathFactory) -> Replies:
    folder = Folder(tmp_path_factory.mktemp("garden"))
    folder.write("2024-03-05.md", SPRING)
    folder.write("2024-03-05.en.md", SPRING_IN_ENGLISH)
    return folder.replies()


def check(reply: Reply) -> None:
    """Draw a card, within what Discord takes."""
    view = view_of(reply)
    assert view.content_length() <= MOST_IN_A_CARD
    assert view.total_children_count <= MOST_PARTS


@MANY
@given(VALID)
def test_any_text_is_read_as_minutes_and_checked(text: str) -> None:
    parsed = parse_meetings(text, "2024-03-05.md")
    lint(parsed, existing={"2024-03-05.md"})
    for meeting in parsed:
        for entry in meeting.minutes.entries if meeting.minutes else ():
            assert 1 <= entry.lines.first <= entry.lines.last


@MANY
@given(st.one_of(st.binary(max_size=300), TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_any_bytes_are_a_text_or_a_problem(content: bytes) -> None:
    read_text(content, "a.md")


@FEW
@given(TEXTS, TEXTS, TEXTS, TEXTS)
def test_any_question_with_any_filters_is_answered(
    replies: Replies, question: str, meeting: str, person: str, since: str
) -> None:
    asked_for = ((AskRequest(question), ENGLISH), (AskRequest(question, meeting, person, since), CHINESE))
    for request, audience in asked_for:
        with suppress(QuorumError):
            asked = replies.search(request, audience=audience)
            check(replies.card(asked, audience=audience))
            asked_record(asked)
            list(asked.explanation.lines())
            for hit in asked.answer.hits:
                assert hit.quote.text in hit.minutes.text.text


@FEW
@given(TEXTS)
def test_any_name_of_a_meeting_a_topic_or_a_person_is_answered(replies: Replies, typed: str) -> None:
    for ask in (replies.browsing.meeting, replies.browsing.topic, replies.browsing.who, replies.browsing.missed):
        try:
            check(ask(typed, audience=ENGLISH))
        except QuorumError as error:
            check(replies.failure(error, audience=ENGLISH))


@MANY
@given(TEXTS)
def test_any_beginning_is_completed_within_the_limits(replies: Replies, typed: str) -> None:
    for find in sources(replies).values():
        offered = choices(find(typed, audience=ENGLISH, limit=CHOICE_LIMIT))
        assert len(offered) <= CHOICE_LIMIT
        assert all(0 < len(one.name.encode("utf-16-le")) <= 2 * CHOICE_LENGTH for one in offered)


@MANY
@given(TEXTS, st.sampled_from(sorted(SHOWN)), st.integers(0, 2**40))
def test_any_control_is_answered(replies: Replies, text: str, action: Action, page: int) -> None:
    read_control_id(text)
    made = read_control_id(control_id(ControlAction(action, page=page, text=text)))
    assert made is not None
    for control in (made, read_control_id(f"q1{action}n0..{text}")):
        with suppress(QuorumError):
            if control is not None and control.action in SHOWN and replies.form(control, audience=ENGLISH) is None:
                check(replies.handle_control(control, audience=ENGLISH))


@MANY
@given(TEXTS)
def test_any_configuration_and_any_golden_or_alias_file_is_read_or_refused_in_words(text: str) -> None:
    reader = SettingsReader(Path("config.yaml"), {}, LIMITS)
    for read in (
        lambda: reader.read(text, Settings),
        lambda: SettingsReader(Path("golden.yaml"), {}).read_list(text, GoldenQuestion, "golden", ("question",)),
        lambda: read_written(text),
        lambda: read_names(text),
    ):
        with suppress(QuorumError):
            read()


@MANY
@given(st.one_of(st.binary(max_size=200), TEXTS.map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_any_answer_of_a_language_model_is_used_or_left(answer: bytes) -> None:
    for body in (answer, b'{"choices": [{"message": {"content": "' + answer + b'"}}]}'):
        with suppress(NonsenseError):
            assert len(queries_in_response(body, "barrel")) <= 5


@MANY
@given(TEXTS)
def test_any_line_of_a_chat_and_any_name_can_be_shown(text: str) -> None:
    parse(text)
    for told in (shown(text), quoted(text), printable_line(text), harmless(text)):
        told.encode()
        assert "\x1b" not in told


@pytest.mark.parametrize(
    "question", ["barrel " * 900, "番茄" * 3_000, "{question}" * 600, "\u202e" * 6_000, "'" * 6_000]
)
def test_a_question_of_six_thousand_characters_is_answered(replies: Replies, question: str) -> None:
    check(replies.ask(AskRequest(question), audience=ENGLISH))
