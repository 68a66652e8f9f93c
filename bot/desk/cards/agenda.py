"""The questions without an answer as a draft for the agenda of the next meeting, in Markdown."""

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from bot.desk.cards.unanswered import Listed, asked_line, others_of, reason_line
from bot.minutes.model import MeetingDate
from bot.replies.i18n.wording import Wording
from bot.replies.markdown.headline import headline
from bot.storage.state.missed_questions import MissedQuestion, Reason

_SIGNS = re.compile(r"([\\`*_\[\]<>#|~])")
_MAX_CHARACTERS = 500


def agenda_text(items: Sequence[Listed], at: int, wording: Wording) -> str:
    """Return the agenda: what was refused before what did not help, each the most asked first, with counts."""
    moment = datetime.fromtimestamp(at, UTC)
    day = wording.date(MeetingDate(moment.year, moment.month, moment.day))
    refused = [one for one in items if _is_refused(one)]
    others = [one for one in items if not _is_refused(one)]
    lines = [f"# {wording('Questions from members, {day}', day=day)}", ""]
    for title, group in (
        (wording("Not answered by the minutes"), refused),
        (wording("Answered, but it did not help"), others),
    ):
        if group:
            lines += [f"## {title} ({wording.number(len(group))})", ""]
            for number, one in enumerate(group, 1):
                lines += _item(number, one, wording)
            lines.append("")
    if not items:
        lines.append(wording("No question is open."))
    return "\n".join(lines).rstrip() + "\n"


def _item(number: int, listed: Listed, wording: Wording) -> Iterator[str]:
    question = listed.item
    if not isinstance(question, MissedQuestion):
        return
    counted = [asked_line(question, wording)]
    if question.place:
        counted.append(reason_line(listed, question, wording))
    if listed.waiting:
        waiting = listed.waiting
        counted.append(wording.plural("{count} wants to be told", "{count} want to be told", waiting))
    yield f"{number}. {_plain(question.question)} — {' · '.join(counted)}"
    if others := others_of(question):
        yield f"   - {wording('Also asked: {questions}', questions=' · '.join(map(_plain, others)))}"
    if question.place and listed.place:
        yield f"   - {wording('Quoted, and it did not help: {place}', place=_plain(listed.place))}"


def _is_refused(listed: Listed) -> bool:
    return isinstance(listed.item, MissedQuestion) and listed.item.reason is Reason.REFUSED


def _plain(text: str) -> str:
    """Return a text on one line in which nothing is Markdown."""
    return _SIGNS.sub(r"\\\1", headline(text, limit=_MAX_CHARACTERS))
