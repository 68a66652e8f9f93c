"""Words how the bot answers where."""

from collections.abc import Iterator, Sequence

from bot.desk.channel_rules import Answers
from bot.replies.cards.pages import Page, turning
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.wording import Wording
from bot.replies.model import Block, Listing, Note, Paragraph, Title
from bot.storage.state.channel_policies import ChannelPolicy

_MOST_CHANNELS = 5


def rules_blocks(
    page: Page[ChannelPolicy], places: Sequence[str], troubles: Sequence[str], wording: Wording
) -> tuple[Block, ...]:
    """Return a page of what is set; `places` says where each holds, `troubles` why one cannot work."""
    title = Title(wording("How I answer where"))
    if not page.items:
        return title, Paragraph(wording("Nothing is set: answers are public, except for those who ask in private."))
    lines = tuple(f"{place} · {_said(rule, wording)}" for rule, place in zip(page.items, places, strict=True))
    notes = (
        Note(wording("{place}: threads do not work there. {reason}", place=place, reason=trouble))
        for place, trouble in zip(places, troubles, strict=True)
        if trouble
    )
    most = Note(
        wording(
            "The most particular rule wins: a role in a channel, the channel, its category, the role, then everywhere."
        )
    )
    away = Note(wording("To take a rule away: the same channel and role with “as usual”."))
    return (title, Listing(lines), *notes, most, away, *turning(page, ControlAction(Action.POLICIES), wording))


def elsewhere_blocks(channels: Sequence[str], wording: Wording) -> tuple[Block, ...]:
    """Return that the bot does not answer there, and where it does, as far as that is known."""
    words = wording("The moderators have asked me to keep quiet here.")
    if channels:
        named = wording.separated(channels[:_MOST_CHANNELS])
        return Paragraph(words), Note(wording("I gladly answer in {channels}, or in a direct message.", channels=named))
    return Paragraph(words), Note(wording("I gladly answer in a direct message."))


def rule_words(given: str, wording: Wording) -> str:
    """Return what the log says was set, in the reader's words; what is not understood stays as it was written."""
    values = dict(one.split(" ", 1) for one in given.split(", ") if " " in one)
    try:
        seconds = {name: int(values[name]) for name in ("member_seconds", "channel_seconds") if name in values}
    except ValueError:
        return given
    opens = values.get("opens_posts")
    rule = ChannelPolicy(
        0, 0, 0, answers=values.get("answers"), **seconds, opens_posts=None if opens is None else opens == "True"
    )
    return _said(rule, wording) or given


def _said(rule: ChannelPolicy, wording: Wording) -> str:
    return " · ".join(_parts(rule, wording))


def _parts(rule: ChannelPolicy, wording: Wording) -> Iterator[str]:
    ways = {
        Answers.PUBLIC: wording("public answers"),
        Answers.PRIVATE: wording("private answers"),
        Answers.THREAD: wording("answers in threads"),
        Answers.OFF: wording("no answers"),
    }
    if rule.answers in list(Answers):
        yield ways[Answers(rule.answers)]
    if rule.member_seconds is not None:
        yield wording.plural(
            "{count} second between a member's questions",
            "{count} seconds between a member's questions",
            rule.member_seconds,
        )
    if rule.channel_seconds is not None:
        yield wording.plural(
            "{count} second between public answers", "{count} seconds between public answers", rule.channel_seconds
        )
    if rule.opens_posts is not None:
        yield wording("posts are answered when opened") if rule.opens_posts else wording("posts wait to be asked about")
