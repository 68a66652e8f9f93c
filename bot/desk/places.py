"""How the bot answers where: what moderators set, and what that means for somebody who asks now."""

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.desk.caller import Caller
from bot.desk.cards.places import elsewhere_blocks, rules_blocks
from bot.desk.channel_rules import EVERY, Answers, ChannelRules, Rule, Spot
from bot.desk.pauses import Pauses
from bot.desk.room import CommandHandler, PressHandler, Room
from bot.errors import StateError, UsageError
from bot.replies.cards.pages import page_of
from bot.replies.commands.catalogue import AS_USUAL, KNOWLEDGE_CHANNEL
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.model import Note, Reply
from bot.storage.state.audit import AuditLog
from bot.storage.state.channel_policies import CHANNELS, ChannelPolicies

_LOG = logging.getLogger(__name__)

PAGE = 10
MOST_SECONDS = 24 * 60 * 60

_MOST_ID = 2**63 - 1

_MOST_RULES = 500
"""Rules of one server; more nobody keeps in mind."""

_TELL_AGAIN_SECONDS = 60 * 60
"""After so long a member is told again in a direct message that a channel is not answered in."""


@dataclass(frozen=True, slots=True)
class Admission:
    """What becomes of somebody's question."""

    answers: Answers = Answers.PUBLIC
    wait: int = 0
    """Seconds until the member may ask again; 0 for now."""
    may_be_public: bool = True
    """Whether a private answer may be shown to everybody there, if its asker wants that."""


class Places(Room):
    """Holds the rules of all servers in memory; answers do not depend on the state."""

    matter = CHANNELS

    def __init__(self, policies: ChannelPolicies, audit: AuditLog, pauses: Pauses | None = None) -> None:
        self._policies = policies
        self._audit = audit
        self._pauses = Pauses() if pauses is None else pauses
        self._rules = ChannelRules()

    @property
    def commands(self) -> Mapping[str, CommandHandler]:
        """The command that sets and shows the rules."""
        return {KNOWLEDGE_CHANNEL.name: self.call}

    @property
    def moderators_presses(self) -> Mapping[Action, PressHandler]:
        """The control that turns the page of the rules."""
        return {Action.POLICIES: self._turn}

    async def read(self) -> None:
        """Read the rules anew; raise `StateError`."""
        self._rules = ChannelRules(await self._policies.all())

    def rule(self, spot: Spot) -> Rule:
        """Return what holds in a spot; what is said in a thread stays in it."""
        rule = self._rules.rule(spot)
        if spot.is_thread and rule.answers is Answers.THREAD:
            return replace(rule, answers=Answers.PUBLIC)
        return rule

    def admit(
        self, spot: Spot, member: int, *, counts: bool = True, private: bool = False, is_new: bool = True
    ) -> Admission:
        """Return what becomes of what a member asks now; `private` says that they want the answer for themselves.

        What `counts` begins the pauses that are set; what is not new, such as showing an answer to everybody, waits
        for the channel's alone.
        """
        rule = self.rule(spot)
        if rule.answers is Answers.OFF:
            return Admission(Answers.OFF)
        may_be_public = rule.answers is not Answers.PRIVATE
        answers = Answers.PRIVATE if private else rule.answers
        if not counts:
            return Admission(answers, may_be_public=may_be_public)
        own = ("member", spot.server, spot.channel, member)
        if is_new and (wait := min(self._pauses.left(own), rule.member_seconds)):
            return Admission(answers, wait, may_be_public)
        if is_new:
            self._pauses.begin(own, rule.member_seconds)
        if answers is not Answers.PRIVATE and rule.channel_seconds:
            shared = ("channel", spot.server, spot.channel)
            if self._pauses.left(shared):
                return Admission(Answers.PRIVATE, may_be_public=False)
            self._pauses.begin(shared, rule.channel_seconds)
        return Admission(answers, may_be_public=may_be_public)

    def is_told_now(self, spot: Spot, member: int, admission: Admission) -> bool:
        """Return whether whoever cannot be told in private is told why nothing comes: once, not each time."""
        told = (admission.answers is Answers.OFF, spot.server, spot.channel, member)
        return self._pauses.is_first(told, admission.wait or _TELL_AGAIN_SECONDS)

    def elsewhere(self, server: int) -> tuple[int, ...]:
        """Return channels in which everybody is answered."""
        return self._rules.open_channels(server)

    async def note_removal(self, caller: Caller) -> None:
        """Write down that a moderator removed an answer to somebody else; if that cannot be, the log has it."""
        where = f"channel {caller.channel}" if caller.channel else ""
        try:
            await self._audit.note(caller.member, caller.server, "answer removed", where)
        except StateError as error:
            _LOG.warning("member %d removed an answer, %s. %s", caller.member, where, error)

    async def call(  # noqa: PLR0913 - what can be set
        self,
        caller: Caller,
        *,
        channel: str | int = "",
        role: str | int = "",
        answers: str = "",
        member_seconds: str | int = "",
        channel_seconds: str | int = "",
        posts: bool | None = None,
    ) -> Reply:
        """Set a rule, or show those in force; raise `UsageError` for what is no rule, and `StateError`."""
        given: dict[str, str | int | bool] = {}
        if answers and answers != AS_USUAL:
            given["answers"] = _answers(answers, caller)
        for name, typed in (("member_seconds", member_seconds), ("channel_seconds", channel_seconds)):
            if typed != "":
                given[name] = _seconds(typed, caller)
        if posts is not None:
            given["opens_posts"] = posts
        server, wording = caller.server, caller.audience.wording
        if not given and answers != AS_USUAL:
            return self._show(caller)
        if server is None:
            raise UsageError(wording("A rule belongs to a server: set it there."))
        whom = _id(role, caller)
        where = _id(channel, caller) or (EVERY if whom else caller.channel or EVERY)
        whom = EVERY if whom == server else whom  # Discord's role for everybody goes by the server's id
        place = _place(caller, where, whom)
        if answers == AS_USUAL:
            was_there = await self._policies.remove(server, where, whom)
            if was_there:
                await self._audit.note(caller.member, server, "channel rule removed", place)
            await self.read()
            usual, unset = (
                wording("{place}: as usual again.", place=place),
                wording("{place}: no rule was set.", place=place),
            )
            return self._show(caller, usual if was_there else unset)
        known = self._rules.of(server)
        if len(known) >= _MOST_RULES and not any((one.channel, one.role) == (where, whom) for one in known):
            raise UsageError(wording("There are too many rules in this server already. Take some away first."))
        await self._policies.change(server, where, whom, given)
        await self._audit.note(caller.member, server, "channel rule set", f"{place}: {_said(given)}")
        await self.read()
        return self._show(caller, wording("{place}: this holds from now on.", place=place))

    def off_reply(self, spot: Spot, caller: Caller) -> Reply:
        """Return, for the asker alone, that the bot does not answer there, and where it does."""
        names = [_channel(caller, one) for one in self.elsewhere(spot.server)]
        return Reply(elsewhere_blocks(names, caller.audience.wording), private=True)

    async def _turn(self, control: ControlAction, caller: Caller) -> Reply:
        return self._show(caller, page=control.page)

    def _show(self, caller: Caller, done: str = "", *, page: int = 0) -> Reply:
        rules = self._rules.policies if caller.server is None else self._rules.of(caller.server)
        shown = page_of(rules, page, PAGE)
        blocks = rules_blocks(
            shown,
            [_place(caller, one.channel, one.role) for one in shown.items],
            [_trouble(caller, one.channel) if one.answers == Answers.THREAD else "" for one in shown.items],
            caller.audience.wording,
        )
        return Reply((Note(done), *blocks) if done else blocks, private=True)


def _answers(typed: str, caller: Caller) -> str:
    if typed.strip().lower() in list(Answers):
        return typed.strip().lower()
    raise UsageError(caller.audience.wording("Answers go one of these ways: {ways}.", ways=", ".join(Answers)))


def _seconds(typed: str | int, caller: Caller) -> int:
    text = str(typed).strip()
    if text.isascii() and text.isdigit() and len(text) < len("1000000") and int(text) <= MOST_SECONDS:
        return int(text)
    raise UsageError(caller.audience.wording("A pause is 0 to {most} seconds.", most=MOST_SECONDS))


def _id(typed: str | int, caller: Caller) -> int:
    text = str(typed).strip()
    if not text:
        return EVERY
    if text.isascii() and text.isdigit() and len(text) <= len(str(_MOST_ID)) and int(text) <= _MOST_ID:
        return int(text)
    raise UsageError(caller.audience.wording("Channels and roles are chosen from the list."))


def _place(caller: Caller, channel: int, role: int) -> str:
    """Return what a rule holds for, in words."""
    wording = caller.audience.wording
    where = _channel(caller, channel) if channel else wording("everywhere")
    if not role:
        return where
    whom = caller.view.role(role) if caller.view else str(role)
    return wording("{channel}, for {role}", channel=where, role=whom)


def _channel(caller: Caller, channel: int) -> str:
    return caller.view.channel(channel) if caller.view else str(channel)


def _trouble(caller: Caller, channel: int) -> str:
    return caller.view.missing_for_threads(channel) if caller.view and channel else ""


def _said(given: Mapping[str, str | int | bool]) -> str:
    return ", ".join(f"{name} {value}" for name, value in given.items())
