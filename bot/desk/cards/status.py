"""Words how the bot fares, for moderators."""

from collections.abc import Iterator

from bot.desk.acts import act_words, detail_words
from bot.desk.condition import Condition
from bot.desk.room import Need
from bot.desk.tally import Figures
from bot.knowledge.freshness_status import Following, Outcome, RefreshStatus, SourceStatus
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.wording import Wording
from bot.replies.model import Block, Button, Fact, Listing, Note, Reply, Title

_SOURCES = 10
"""Sources that are shown, those in trouble first; a card has room for no more."""
_REVISION_CHARACTERS = 8
_TROUBLE_CHARACTERS = 160
_NEEDS = 8

_LEAST_SECONDS = 0.1
"""What took no longer is said to have taken this."""


def status_reply(served: Reply, condition: Condition, wording: Wording, *, told: str = "") -> Reply:
    """Return all of it; `served` has what is told of the minutes, `told` what has just been set."""
    title, *rest = served.blocks
    blocks = (
        title if isinstance(title, Title) else Title(wording("Status")),
        *((Note(told),) if told else ()),
        *_needs(condition.needs, wording),
        *rest,
        *_refreshes(condition, wording),
        *_sources(condition, wording),
        *_questions(condition.figures, wording),
        Fact(wording("This program"), wording.separated(_program(condition, wording))),
        Button(wording("What is wrong in the minutes"), ControlAction(Action.CHECK)),
        Button(wording("What moderators did"), ControlAction(Action.AUDIT)),
    )
    return Reply(blocks, private=True)


def _needs(needs: tuple[Need, ...], wording: Wording) -> Iterator[Block]:
    if not needs:
        return
    yield Fact(wording("Needs a moderator"), "")
    yield Listing(tuple(need.text for need in needs[:_NEEDS]))
    yield from _more(len(needs) - _NEEDS, wording)
    for need in needs[:_NEEDS]:
        yield from need.buttons


def _refreshes(condition: Condition, wording: Wording) -> Iterator[Block]:
    """Yield what became of the last refreshes: that which nobody asked for, that which a moderator did."""
    served, act = condition.served, condition.last_act
    last = condition.freshness.last_refresh
    if last is not None:
        yield Fact(wording("Last refresh by itself"), _refresh(last, condition.now, wording))
    if act is not None:
        detail = detail_words(act.act, act.detail, wording)
        line = " · ".join(filter(None, (_past(act.at, condition.now, wording), act_words(act.act, wording), detail)))
        yield Fact(wording("Last reload by a moderator"), "")
        yield Listing((line if act.member else f"{wording('at the machine')} · {line}",), accounts=(act.member,))
    if served is not None:
        changes = (
            wording("{count} new", count=served.added) if served.added else "",
            wording("{count} changed", count=served.changed) if served.changed else "",
            wording("{count} gone", count=served.removed) if served.removed else "",
        )
        parts = (
            _past(served.at, condition.now, wording),
            wording("read in {seconds} s", seconds=max(round(served.seconds, 1), _LEAST_SECONDS)),
            *(tuple(filter(None, changes)) or (wording("nothing changed"),)),
        )
        yield Fact(wording("Served since"), wording.separated(parts))


def _past(when: float, now: float, wording: Wording) -> str:
    """Return how long ago something was; a clock that was set back since makes nothing lie ahead."""
    return wording.ago(max(now - when, 0.0))


def _refresh(last: RefreshStatus, now: float, wording: Wording) -> str:
    when = _past(last.when.timestamp(), now, wording)
    match last.outcome:
        case Outcome.TAKEN:
            became = wording("served")
        case Outcome.HELD_BACK:
            became = wording("held back")
        case Outcome.FAILED:
            became = wording("failed: {reason}", reason=(last.reason or "")[:_TROUBLE_CHARACTERS])
    return wording.separated((when, became))


def _sources(condition: Condition, wording: Wording) -> Iterator[Block]:
    sources = sorted(condition.freshness.sources, key=lambda source: source.trouble is None)
    if not sources:
        return
    yield Fact(wording.plural("{count} source", "{count} sources", len(sources)), "")
    yield Listing(tuple(_source(source, condition.now, wording) for source in sources[:_SOURCES]))
    yield from _more(len(sources) - _SOURCES, wording)


def _source(source: SourceStatus, now: float, wording: Wording) -> str:
    following = {
        Following.WATCHED: wording("watched"),
        Following.POLLED: wording("asked for news"),
        Following.ON_REQUEST: wording("read when a moderator reloads"),
    }
    parts = [source.name, (source.revision or "")[:_REVISION_CHARACTERS], following[source.following]]
    if source.last_change:
        parts.append(wording("changed {ago}", ago=_past(source.last_change.timestamp(), now, wording)))
    if source.last_check:
        parts.append(wording("looked at {ago}", ago=_past(source.last_check.timestamp(), now, wording)))
    if source.next_check and source.next_check.timestamp() > now:  # another process may look just now, and tell later
        parts.append(wording("next {ago}", ago=wording.ago(now - source.next_check.timestamp())))
    if source.trouble:
        parts.append(source.trouble[:_TROUBLE_CHARACTERS])
    return " · ".join(filter(None, parts))


def _questions(figures: Figures | None, wording: Wording) -> Iterator[Block]:
    if figures is None:
        return
    counts = (
        wording("{count} answered", count=figures.answered),
        wording("{count} refused", count=figures.refused),
    )
    yield Fact(wording("Questions in seven days"), wording.separated(counts))
    if figures.median is not None and figures.slowest_hundredth is not None:
        times = (
            wording("{milliseconds} ms at the median", milliseconds=_rounded(figures.median)),
            wording("99 of 100 within {milliseconds} ms", milliseconds=_rounded(figures.slowest_hundredth)),
        )
        yield Fact(wording("Answers took"), wording.separated(times))


def _rounded(seconds: float) -> int:
    return round(1000 * seconds)


def _program(condition: Condition, wording: Wording) -> Iterator[str]:
    yield wording("running for {span}", span=wording.span(condition.running_seconds))
    if condition.megabytes is not None:
        yield wording("{megabytes} MB of memory", megabytes=round(condition.megabytes))


def _more(count: int, wording: Wording) -> Iterator[Block]:
    if count > 0:
        yield Note(wording("… and {count} more", count=count))
