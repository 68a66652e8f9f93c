"""Words the list of what was asked in vain."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Self

from bot.minutes.model import MeetingDate
from bot.replies.cards.pages import Page, turning
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.wording import Wording
from bot.replies.markdown.headline import headline
from bot.replies.model import Attachment, Block, Button, Note, Paragraph, Reply, Title
from bot.storage.state.curated_answers import KeptAnswer
from bot.storage.state.missed_questions import MissedQuestion, Reason, Status
from bot.storage.state.votes import VoteCount

_FILE = "agenda.md"
_MAX_WORDINGS = 4


@dataclass(frozen=True, slots=True)
class Listed:
    """Something on the list, with what is known about it."""

    item: MissedQuestion | KeptAnswer
    waiting: int = 0
    """How many want to be told."""
    votes: VoteCount = field(default_factory=VoteCount)
    """What was said of the passage that was quoted."""
    place: str = ""
    """The passage that did not help, that answers by now, or that was chosen; empty where there is none."""

    def at(self, place: str) -> Self:
        """Return the same with its passage in words."""
        return replace(self, place=place)


def unanswered_blocks(
    items: Sequence[Listed], page: Page[MissedQuestion | KeptAnswer], counts: tuple[int, int, int], wording: Wording
) -> tuple[Block, ...]:
    """Return a page of the list; `counts` are of open and answered questions, and of chosen answers."""
    blocks: list[Block] = [Title(wording("What was asked in vain"))]
    if not items:
        said = wording("Nothing yet. Questions without an answer that helps are kept here, without who asked them.")
        return (*blocks, Paragraph(said))
    blocks.append(Note(_counted(counts, wording)))
    for one in items:
        blocks += _item_blocks(one, page.number, wording)
    blocks += turning(page, ControlAction(Action.UNANSWERED), wording)
    if counts[0]:
        blocks.append(Note(wording("For the agenda of the next meeting:")))
        blocks.append(Button(wording("Export"), ControlAction(Action.EXPORT)))
    return tuple(blocks)


def export_reply(text: str, wording: Wording) -> Reply:
    """Return an agenda to be taken along."""
    said = wording("A draft for the agenda of the next meeting:")
    return Reply((Paragraph(said), Attachment(_FILE, text)), private=True)


def asked_line(question: MissedQuestion, wording: Wording) -> str:
    """Return how often something was asked, and when first and last."""
    times = wording.plural("asked once", "asked {count} times", question.count)
    first, last = (_day(at, wording) for at in (question.first_at, question.last_at))
    return f"{times} · {first if first == last else f'{first} – {last}'}"


def reason_line(listed: Listed, question: MissedQuestion, wording: Wording) -> str:
    """Return why a question is on the list: what was refused, and what was said of the passage that was quoted."""
    parts = [wording("refused")] if question.reason is Reason.REFUSED else []
    if question.place and question.status is Status.OPEN:
        votes = listed.votes
        parts.append(f"👎 {wording.number(max(votes.no_help, 1))} · 👍 {wording.number(votes.helped)}")
    return " · ".join(parts)


def others_of(question: MissedQuestion) -> list[str]:
    """Return the other wordings of a question, the most asked first, as many as are worth telling."""
    others = (headline(one) for one in question.wordings if one != question.question)
    return list(dict.fromkeys(others))[:_MAX_WORDINGS]


def _counted(counts: tuple[int, int, int], wording: Wording) -> str:
    open_ones, answered, chosen = counts
    parts = [wording.plural("{count} open question", "{count} open questions", open_ones)]
    if answered:
        parts.append(wording("{count} answered by new minutes", count=answered))
    if chosen:
        parts.append(wording.plural("{count} chosen answer", "{count} chosen answers", chosen))
    return " · ".join(parts)


def _item_blocks(listed: Listed, page: int, wording: Wording) -> Iterator[Block]:
    item = listed.item
    yield Title(headline(item.question))
    if isinstance(item, KeptAnswer):
        yield from _chosen_blocks(item, listed.place, page, wording)
        return
    waiting = listed.waiting
    parts = [asked_line(item, wording), reason_line(listed, item, wording)]
    parts += [wording.plural("{count} wants to be told", "{count} want to be told", waiting)] if waiting else []
    yield Note(" · ".join(filter(None, parts)))
    if others := others_of(item):
        yield Note(wording("Also asked: {questions}", questions=" · ".join(others)))
    if item.place:
        place = listed.place or wording("a passage that is gone")
        if item.status is Status.ANSWERED:
            yield Note(wording("Answered by new minutes: {place}", place=place))
        else:
            yield Note(wording("Quoted, and it did not help: {place}", place=place))
    number = str(item.id)
    yield Button(wording("The answer is…"), ControlAction(Action.FIND_ANSWER, text=number))
    yield Button(wording("Done"), ControlAction(Action.SETTLE, page=page, text=number, replaces=True))
    if listed.place:
        yield Button(wording("Full text"), ControlAction(Action.FULL_TEXT, (item.place,), text=number))


def _chosen_blocks(answer: KeptAnswer, place: str, page: int, wording: Wording) -> Iterator[Block]:
    if answer.gone_at is None:
        day = _day(answer.chosen_at, wording)
        yield Note(wording("Chosen answer, {day}: {place}", day=day, place=place or answer.place.meeting))
    else:
        day = _day(answer.gone_at, wording)
        yield Note(
            wording("⚠ The chosen answer is out of force since {day}: the minutes do not hold its text.", day=day)
        )
    if place:
        yield Button(wording("Full text"), ControlAction(Action.FULL_TEXT, (answer.place.reference,)))
    taken = ControlAction(Action.UNCURATE, page=page, text=str(answer.id), replaces=True)
    yield Button(wording("Take back"), taken)


def _day(seconds: int, wording: Wording) -> str:
    moment = datetime.fromtimestamp(seconds, UTC)
    return wording.date(MeetingDate(moment.year, moment.month, moment.day))
