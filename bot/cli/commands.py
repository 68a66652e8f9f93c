"""The commands. Each takes the program and returns its exit code; an error that a person can mend is raised.

A command imports the face that it talks through when it runs, so that none pays for another's libraries.
"""

import asyncio
import os
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from textwrap import indent

from bot.chat.terminal.sanitizing import printable_line
from bot.cli.check_text import check_lines
from bot.cli.golden_text import golden_lines, golden_record
from bot.cli.printing import print_json, say
from bot.cli.program import Program, build_programs
from bot.config.golden import EXAMPLE
from bot.errors import UnknownMeetingError, UnknownPersonError, UsageError
from bot.knowledge.golden import ask_golden
from bot.minutes.meeting_texts import Meeting
from bot.minutes.problem import Level
from bot.operations.stopping import Stopping
from bot.replies.asking import Kind, kind_of
from bot.replies.cards.topic_history import find_history
from bot.replies.commands.arguments import meeting_line
from bot.replies.commands.ask_request import AskRequest
from bot.replies.i18n.audience import languages_of
from bot.replies.i18n.wording import wording_for
from bot.replies.json_records import (
    Record,
    asked_record,
    check_record,
    meeting_record,
    missed_record,
    person_record,
    topic_record,
)
from bot.replies.model import Reply
from bot.search.model import Person

PersonRecord = Callable[[Person, Sequence[Meeting], tuple[str, ...]], Record]
PersonCard = Callable[..., Reply]

_NO_TOKEN = """\
DISCORD_TOKEN is not set, so there is no bot to log in as. To get a token:
  1. Open https://discord.com/developers/applications and press “New Application”.
  2. Under “Bot”, press “Reset Token” and copy what it shows. No privileged intent is needed.
  3. Start again with it in the environment:  DISCORD_TOKEN=… quorum run
README.md has the whole way, with the invite link. To try it without Discord:  quorum chat"""


_MAX_NAME_CHARACTERS = 100  # of a typed name that is told back
_NO_QUESTION = "What is the question? A few words will do, for example:  quorum ask Hertz IDL"


def run(arguments: Namespace, stopping: Stopping) -> int:
    """Be the Discord bot until it is told to stop."""
    programs = build_programs(arguments)
    token = os.environ.get("DISCORD_TOKEN", "").strip()
    if not token:
        raise UsageError(_NO_TOKEN)
    from bot.cli.discord_bot import be_discord_bot, be_discord_bot_of_many, check_shards

    check_shards(programs[0])
    if programs[0].settings.community:
        asyncio.run(be_discord_bot_of_many(programs, token, stopping=stopping))
        return 0
    (program,) = programs
    program.load_to_answer(wait=False)
    asyncio.run(be_discord_bot(program, token, stopping=stopping))
    return 0


def chat(program: Program) -> int:
    """Chat in this terminal, or answer the lines that are piped in."""
    from bot.cli.terminal_chat import chat_in_terminal

    program.load_to_answer(wait=False)
    return asyncio.run(chat_in_terminal(program))


def ask(program: Program) -> int:
    """Answer one question, or one a line."""
    arguments = program.arguments
    question = " ".join(arguments.question)
    if arguments.stdin and arguments.question:
        raise UsageError("Give either a question or --stdin, not both.")
    if not (arguments.stdin or question.strip() or (arguments.question and arguments.json)):
        raise UsageError(_NO_QUESTION)
    program.load_to_answer(wait=True)
    if program.has_state:
        from bot.cli.kept import take_up_kept

        take_up_kept(program)
    # Found before the first line is read: a meeting that is not there fails at once.
    meeting = _find_meeting(program, arguments.meeting).id if arguments.meeting else ""
    in_vain = False
    scope = AskRequest("", meeting, arguments.person or "", arguments.since or "", limit=arguments.limit)
    for typed in _typed_lines() if arguments.stdin else (question,):
        asked = program.replies.search(replace(scope, question=typed), audience=program.audience)
        in_vain |= asked.in_vain
        if arguments.explain:
            for line in asked.explanation.lines():
                say(line)
        elif arguments.json:
            print_json(asked_record(asked))
        elif kind_of(asked) is Kind.EMPTY:
            say(_NO_QUESTION)
        else:
            _print_reply(program.replies.card(asked, audience=program.audience))
    _tell_of_model(program, in_vain=in_vain)
    return 0


def meetings(program: Program) -> int:
    """Print every meeting, newest first."""
    program.load()
    if program.arguments.json:
        languages = languages_of(program.audience)
        known = program.knowledge.meetings
        print_json([meeting_record(meeting, meeting.text_for(languages)) for meeting in known])
    else:
        _print_reply(program.replies.browsing.meetings(audience=program.audience))
    return 0


def meeting(program: Program) -> int:
    """Print one meeting: the latest, or the one of a date, an id or a title."""
    program.load()
    found = _find_meeting(program, " ".join(program.arguments.meeting))
    if program.arguments.json:
        print_json(meeting_record(found, found.text_for(languages_of(program.audience))))
    else:
        _print_reply(program.replies.browsing.meeting(found.id, audience=program.audience))
    return 0


def topic(program: Program) -> int:
    """Print every meeting that touched on a topic; that there is none is an answer too."""
    typed = " ".join(program.arguments.topic)
    program.load()
    languages = languages_of(program.audience, typed)
    history = find_history(program.knowledge.served, typed, languages)
    if history is None:
        raise UsageError("Which topic? One or a few words will do, for example:  quorum topic reverse proxy")
    if program.arguments.json:
        print_json(topic_record(history, program.knowledge.served))
    else:
        _print_reply(program.replies.browsing.topic(typed, audience=program.audience))
    return 0


def who(program: Program) -> int:
    """Print what a person presented, and when they attended."""
    return _about_person(program, person_record, program.replies.browsing.who)


def missed(program: Program) -> int:
    """Print the meetings that say who was there, without a person."""
    return _about_person(program, missed_record, program.replies.browsing.missed)


def check(program: Program) -> int:
    """Print what is wrong in the minutes; return 1 where an error stands."""
    report = program.knowledge.check()
    language = program.arguments.language
    if program.arguments.json:  # what reads it may look for its words, so they are English if nobody says otherwise
        print_json(check_record(report, wording_for(language)))
    else:
        for line in check_lines(report, wording_for(language) if language else program.audience.wording):
            say(line)
    return int(any(problem.level is Level.ERROR for problem in report.problems))


def golden(program: Program) -> int:
    """Ask the golden questions and print which hold; return 1 where one fails."""
    file, wording = program.settings.golden_questions, program.audience.wording
    questions = file.questions()
    if not questions and not program.arguments.json:
        say(wording("There are no golden questions in {file}. Write some like this:", file=file.path))
        say(indent(EXAMPLE, "  "))
        return 0
    program.load_to_answer(wait=True)
    results = ask_golden(program.knowledge.served, questions, today=file.today())
    if program.arguments.json:
        print_json(golden_record(results))
    else:
        for line in golden_lines(results, wording):
            say(printable_line(line))
    return int(not all(result.holds for result in results))


def _about_person(program: Program, record: PersonRecord, card: PersonCard) -> int:
    """Print the record of the person who was named, or their card."""
    program.load()
    person = _find_person(program)
    if program.arguments.json:
        print_json(record(person, program.knowledge.meetings, languages_of(program.audience)))
    else:
        _print_reply(card(person.name, audience=program.audience))
    return 0


def _find_meeting(program: Program, typed: str) -> Meeting:
    """Return the meeting that was meant; raise `UnknownMeetingError`, with those that may be, for none or several."""
    try:
        return program.replies.browsing.find_meeting(typed, audience=program.audience)
    except UnknownMeetingError as error:
        languages = languages_of(program.audience)
        meetings = program.knowledge.meetings
        offered = [meeting_line(one, languages) for one in meetings if one.id in error.candidates]
        lines = (
            str(error),
            *(f"  {printable_line(line)}" for line in offered or ["quorum meetings  lists all of them."]),
        )
        raise UnknownMeetingError("\n".join(lines), candidates=error.candidates) from error


def _find_person(program: Program) -> Person:
    """Return who was meant; raise `UnknownPersonError`, with the names that may be, for nobody or several."""
    typed = " ".join(program.arguments.person)
    found = program.knowledge.served.people_called(typed)
    if len(found) == 1:
        return found[0]
    name = printable_line(typed)[:_MAX_NAME_CHARACTERS]
    wording = program.audience.wording
    if not found:
        raise UnknownPersonError(wording("The minutes name nobody called “{name}”.", name=name))
    names = (f"  {printable_line(person.name)}" for person in found)
    raise UnknownPersonError("\n".join((wording("Who is meant by “{name}”?", name=name), *names)))


def _tell_of_model(program: Program, *, in_vain: bool) -> None:
    """Say on standard error why questions were not worded anew, if they should have been; `in_vain` if one waited."""
    status = program.replies.rewriting
    if status is not None and (status.trouble or in_vain):
        reason = status.trouble or "it does not answer in time. Raise `timeout_seconds:`, or use a faster model."
        say(f"quorum: asked as typed only, since {status.model} gave no other words: {reason}", sys.stderr)


def _typed_lines() -> Iterator[str]:
    """Yield the lines of standard input as they come, whatever bytes they hold."""
    for line in sys.stdin.buffer:
        yield line.removesuffix(b"\n").removesuffix(b"\r").decode("utf-8", errors="replace")


def _print_reply(reply: Reply) -> None:
    from bot.chat.terminal.rendering import open_console, write

    write(reply, open_console(sys.stdout))
