"""Answers every command with a `Reply`: the one object that the chat platforms talk to."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.errors import NoMeetingsError, QuorumError
from bot.knowledge import Knowledge, ReloadReport
from bot.minutes.model import MeetingDate, Problem
from bot.replies.cards import answer_blocks, hit_listing, meeting_blocks
from bot.replies.commands import COMMANDS
from bot.replies.languages import Wording, parse_locale, wording_for
from bot.replies.model import Block, Fact, Listing, Note, Paragraph, Reply
from bot.search.model import Answer, Filters
from bot.text import has_han

_SUGGESTIONS = 3
_MORE = 3
_WORTH_NAMING = 0.5  # of the first hit's score; what is further off is not "also in the minutes"
_PROBLEMS_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Reader:
    """Whoever reads the reply; `locale` is a tag such as `en-US` or `zh-CN`, None where it is not known."""

    locale: str | None = None


def languages_of(reader: Reader, question: str = "") -> tuple[str, ...]:
    """Return the languages to quote minutes in: the reader's, else the one that the question is written in."""
    locale = parse_locale(reader.locale)
    asked_in = "zh" if has_han(question) else "en"
    return (locale.language, asked_in) if locale else (asked_in,)


class Replies:
    """Words every outcome in the reader's language."""

    def __init__(self, knowledge: Knowledge, *, timezone: ZoneInfo) -> None:
        self._knowledge = knowledge
        self._timezone = timezone

    def ask(self, question: str, *, reader: Reader, filters: Filters | None = None, limit: int = 1 + _MORE) -> Reply:
        """Return the passage that answers, or that the minutes do not say; raise `NoMeetingsError` without minutes."""
        wording = wording_for(reader.locale)
        answer = self._knowledge.answer(
            question, languages=languages_of(reader, question), filters=filters, limit=limit
        )
        if answer.empty:
            return Reply((Paragraph(wording("Type a few words of what you are looking for, such as: /ask Hertz IDL")),))
        return Reply(_answered(answer, wording) if answer.answered else _not_answered(answer, wording))

    def latest_meeting(self, *, reader: Reader) -> Reply:
        """Return the newest meeting that is not in the future; raise `NoMeetingsError` where there is none."""
        meeting = self._knowledge.latest(self.today())
        minutes = meeting.text_for(languages_of(reader))
        return Reply(meeting_blocks(meeting, minutes, wording_for(reader.locale)))

    def meeting(self, wanted: str, *, reader: Reader) -> Reply:
        """Return the meeting of an id or date; raise `UnknownMeetingError` for none or several."""
        meeting = self._knowledge.meeting(wanted)
        minutes = meeting.text_for(languages_of(reader))
        return Reply(meeting_blocks(meeting, minutes, wording_for(reader.locale)))

    def meetings(self, *, reader: Reader) -> Reply:
        """Return all meetings, newest first; raise `NoMeetingsError` where there is none."""
        wording, languages = wording_for(reader.locale), languages_of(reader)
        meetings = self._knowledge.meetings
        count = wording.plural("{count} meeting", "{count} meetings", len(meetings))
        lines = tuple(f"{meeting.id} · {meeting.text_for(languages).title}" for meeting in meetings)
        return Reply((Fact(count, ""), Listing(lines)))

    async def reload(self, *, reader: Reader) -> Reply:
        """Read the minutes again and return what is new and what is wrong; never raises for bad minutes."""
        return _reloaded(await self._knowledge.reload(), wording_for(reader.locale))

    def help(self, *, reader: Reader) -> Reply:
        """Return every command with what it does."""
        wording = wording_for(reader.locale)
        lines = tuple(f"/{command.usage} — {wording(command.description)}" for command in COMMANDS)
        return Reply((Paragraph(wording("I answer from the minutes, word for word.")), Listing(lines)), private=True)

    def moderators_only(self, *, reader: Reader) -> Reply:
        """Return the refusal for a command that only moderators may use."""
        wording = wording_for(reader.locale)
        return Reply((Paragraph(wording("Only moderators of this bot may do that.")),), private=True, failed=True)

    def failure(self, error: BaseException, *, reader: Reader) -> Reply:
        """Return one plain sentence for an error: its own message for a `QuorumError`, else a neutral one."""
        wording = wording_for(reader.locale)
        if isinstance(error, NoMeetingsError):
            message = wording("There are no minutes to answer from yet.")
        elif isinstance(error, QuorumError):
            message = str(error)
        else:
            message = wording("Something went wrong, and it has been written to the log. Please try again later.")
        return Reply((Paragraph(message),), private=True, failed=True)

    def complete_question(self, prefix: str, *, reader: Reader, limit: int = 25) -> tuple[str, ...]:
        """Return real questions and headings that go on from `prefix`, best first; may pass 100 characters."""
        languages = languages_of(reader, prefix)
        return self._knowledge.snapshot.search.complete(prefix, limit=limit, languages=languages)

    def today(self) -> MeetingDate:
        """Return the day that it is in the community's time zone."""
        now = datetime.now(self._timezone)
        return MeetingDate(now.year, now.month, now.day)


def _answered(answer: Answer, wording: Wording) -> tuple[Block, ...]:
    first, *others = answer.hits
    blocks: list[Block] = []
    if answer.read_as:
        blocks.append(Note(wording("Read as: {question}", question=answer.read_as)))
    blocks += answer_blocks(first, wording)
    more = [hit for hit in others if hit.score >= _WORTH_NAMING * first.score]
    if more:
        blocks += (Fact(wording("Also in the minutes"), ""), hit_listing(more, wording))
    return tuple(blocks)


def _not_answered(answer: Answer, wording: Wording) -> tuple[Block, ...]:
    blocks: list[Block] = [Paragraph(wording("The minutes do not say."))]
    if answer.read_as:
        blocks.append(Note(wording("Read as: {question}", question=answer.read_as)))
    if answer.unknown:
        blocks.append(Note(wording("Not in the minutes: {words}", words=", ".join(dict.fromkeys(answer.unknown)))))
    if answer.hits:
        blocks += (Fact(wording("Nearest to it"), ""), hit_listing(answer.hits[:_SUGGESTIONS], wording))
    return tuple(blocks)


def _reloaded(report: ReloadReport, wording: Wording) -> Reply:
    snapshot = report.snapshot
    meetings = wording.plural("{count} meeting", "{count} meetings", len(snapshot.meetings))
    entries = wording.plural("{count} entry", "{count} entries", snapshot.entries)
    blocks: list[Block] = []
    if report.kept:
        blocks.append(Paragraph(wording("No minutes were found, so the ones read before are still served.")))
    else:
        blocks.append(
            Paragraph(wording("The minutes are read: {meetings}, {entries}.", meetings=meetings, entries=entries))
        )
    changes = (
        (wording("New"), report.added),
        (wording("Changed"), report.changed),
        (wording("Gone"), report.removed),
    )
    for label, changed in changes:
        if changed:
            blocks.append(Fact(label, ", ".join(meeting.id for meeting in changed)))
    if not any(changed for _, changed in changes):
        blocks.append(Note(wording("Nothing has changed since they were read last.")))
    blocks += _problem_blocks(snapshot.problems, wording)
    return Reply(tuple(blocks), private=True, failed=report.kept)


def _problem_blocks(problems: tuple[Problem, ...], wording: Wording) -> tuple[Block, ...]:
    if not problems:
        return ()
    count = wording.plural("{count} problem", "{count} problems", len(problems))
    lines = tuple(str(problem) for problem in problems[:_PROBLEMS_SHOWN])
    more = len(problems) - len(lines)
    rest = (Note(wording("… and {count} more: run “quorum check”.", count=more)),) if more else ()
    return (Fact(count, ""), Listing(lines), *rest)
