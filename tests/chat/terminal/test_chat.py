"""Lines from a pipe in, plain text out."""

import io
import logging
import os

import pytest

from bot.chat.terminal.chat import TerminalChat
from bot.chat.terminal.commands import TERMINAL_COMMANDS
from bot.replies.commands.catalogue import DESK_COMMANDS
from bot.replies.i18n.audience import Audience
from bot.replies.service import Replies
from tests.conftest import Folder


async def talk(replies: Replies, typed: str) -> tuple[int, str]:
    """Return the exit code and what was written."""
    output = io.StringIO()
    code = await TerminalChat(replies, input=io.StringIO(typed), output=output, audience=Audience()).run()
    return code, output.getvalue()


async def test_a_question_from_a_pipe_is_answered(replies: Replies) -> None:
    assert await talk(replies, "/ask Hertz IDL\n") == (0, "Hertz IDL\n\n│ the quoted passage\n30 June 2022\n")


async def test_a_blank_line_stands_between_two_answers_and_asks_nothing_itself(replies: Replies) -> None:
    _, written = await talk(replies, "\n/knowledge reload\n\n \n/knowledge reload\n\n")
    assert written == "Read 1 meeting.\n\nRead 1 meeting.\n"


async def test_no_input_writes_nothing(replies: Replies) -> None:
    assert await talk(replies, "") == (0, "")


async def test_a_failure_is_a_sentence_and_the_next_line_is_answered(replies: Replies) -> None:
    code, written = await talk(replies, "nobody caught this\n/knowledge reload\n")
    assert (code, written) == (1, "That went wrong (ZeroDivisionError).\n\nRead 1 meeting.\n")


async def test_a_failure_is_in_the_log_without_its_traceback(
    replies: Replies, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        await talk(replies, "nobody caught this\n")
    assert [(record.levelname, record.exc_info) for record in caplog.records] == [("ERROR", None)]


async def test_the_log_for_debugging_has_the_traceback(replies: Replies, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        await talk(replies, "nobody caught this\n")
    assert "Traceback" in caplog.text


async def test_an_error_that_a_person_can_mend_is_no_error_in_the_log(
    replies: Replies, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.INFO):
        code, _ = await talk(replies, "no such meeting\n")
    assert (code, [record.levelname for record in caplog.records]) == (1, ["INFO"])


async def test_a_question_goes_on_from_the_one_before(folder: Folder) -> None:
    folder.write("2024-03-05.md", "# Club\n\n## Hose @Ada\n\nThe hose leaks since May.\n")
    _, written = await talk(folder.replies(), "why does the hose leak\nand since when?\n")
    assert "After “why does the hose leak”, I looked for: since when hose leak" in written


async def test_a_greeting_is_no_question_to_go_on_from(folder: Folder) -> None:
    folder.write("2024-03-05.md", "# Club\n\n## Hose @Ada\n\nThe hose leaks since May.\n")
    _, written = await talk(folder.replies(), "hello\nwhat about the hose?\n")
    assert "I looked for" not in written


@pytest.mark.parametrize("line", ["/aks", "/meeting", "/meeting latest now", "/nothing like it"])
async def test_a_line_that_is_no_command_fails_with_a_sentence(line: str, replies: Replies) -> None:
    code, written = await talk(replies, line)
    assert code == 1
    assert written.strip()


@pytest.mark.parametrize(("line", "told"), [("/who", "/who person:"), ("/meeting show", "/meeting show meeting:")])
async def test_a_command_without_what_it_needs_tells_what_that_is(line: str, told: str, replies: Replies) -> None:
    code, written = await talk(replies, line)
    assert code == 1
    assert f"• {told} — " in written


async def test_an_unknown_command_names_the_nearest(replies: Replies) -> None:
    _, written = await talk(replies, "/aks Hertz")
    assert "• /ask — " in written
    assert "/help" in written


async def test_an_unknown_command_is_named_without_its_control_characters(replies: Replies) -> None:
    _, written = await talk(replies, "/x\x1b[2J\u202e")
    assert "/x␛[2j" in written


@pytest.mark.parametrize("line", ["/quit", "exit", "/exit"])
async def test_nothing_is_answered_after_leaving(line: str, replies: Replies) -> None:
    assert await talk(replies, f"{line}\n/knowledge reload\n") == (0, "")


async def test_the_help_says_how_to_leave(replies: Replies) -> None:
    _, written = await talk(replies, "/help\n")
    assert "/quit" in written


async def test_every_command_is_answered(replies: Replies) -> None:
    needed = {command.name: " 2022" for command in TERMINAL_COMMANDS if any(one.required for one in command.options)}
    answered = (command.name for command in TERMINAL_COMMANDS if command not in DESK_COMMANDS)
    typed = "".join(f"/{name}{needed.get(name, '')}\n" for name in answered)
    code, written = await talk(replies, typed)
    assert (code, "went wrong" in written) == (0, False)


async def test_a_reader_who_has_read_enough_ends_the_chat_quietly(replies: Replies) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", encoding="utf-8") as output:
        chat = TerminalChat(replies, input=io.StringIO("Hertz\n" * 9), output=output, audience=Audience())
        assert await chat.run() == 0
