"""Names for one thing that moderators teach, and pairs that the votes of members suggest."""

import time
from collections.abc import Iterable, Mapping, Sequence

from bot.desk.acts import ALIAS, ALIAS_DECLINED, ALIAS_REMOVED
from bot.desk.alias_lists import MAX_GROUPS, Names, distinct, key_of, read_names
from bot.desk.caller import AT_THE_MACHINE, Caller
from bot.desk.cards.aliases import (
    EXPORTED,
    Listed,
    aliases_reply,
    exported_reply,
    known_reply,
    pair_in,
    removed_reply,
    said_reply,
    too_few_reply,
    unknown_reply,
    which_reply,
)
from bot.desk.exchanged_words import exchanged_words
from bot.desk.room import CommandHandler, Need, PressHandler, Room
from bot.errors import UsageError
from bot.knowledge.comparing import ReviewReport
from bot.knowledge.service import Knowledge
from bot.replies.cards.notices import expired_reply
from bot.replies.commands.catalogue import KNOWLEDGE_ALIAS_ADD, KNOWLEDGE_ALIAS_LIST, KNOWLEDGE_ALIAS_REMOVE
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.model import Button, Reply
from bot.storage.state.aliases import MATTER, AliasBook, TaughtAlias
from bot.storage.state.audit import AuditLog

_MINUTE = 60.0
_MOST_REMEMBERED = 1_000
"""Members whose last vote is remembered; older ones go first."""


class AliasRoom(Room):
    """Teaches the search names at a moderator's press, and nothing without one."""

    matter = MATTER

    def __init__(
        self, book: AliasBook, knowledge: Knowledge, audit: AuditLog, configured: Iterable[Sequence[str]] = ()
    ) -> None:
        """`configured` are the names of the configuration, which only that can change."""
        self._book = book
        self._knowledge = knowledge
        self._audit = audit
        self._configured: tuple[Names, ...] = tuple(map(tuple, configured))
        self._taught: tuple[TaughtAlias, ...] = ()
        self._not_helped: dict[int, tuple[float, str]] = {}
        """The last question of a member that an answer did not help with, and when that was."""

    @property
    def commands(self) -> Mapping[str, CommandHandler]:
        """The commands that teach, take back and list."""
        return {
            KNOWLEDGE_ALIAS_ADD.name: self.add,
            KNOWLEDGE_ALIAS_REMOVE.name: self.remove,
            KNOWLEDGE_ALIAS_LIST.name: self.show,
        }

    @property
    def moderators_presses(self) -> Mapping[Action, PressHandler]:
        """The controls of the list."""
        return {
            Action.ADD_ALIAS: self._take_proposal,
            Action.DROP_PROPOSED_ALIAS: self._decline,
            Action.REMOVE_ALIAS: self._remove_pressed,
            Action.ALIASES: self._turn,
        }

    async def read(self) -> None:
        """Read what was taught, and have questions understood so."""
        self._taught = await self._book.all()
        self._knowledge.teach(one.names for one in self._taught)

    async def refreshed(self, report: ReviewReport) -> None:
        """Let what is served know what was taught before somebody asks; what was served before is let go."""
        _ = self._knowledge.snapshot

    async def tidy(self, before: int) -> None:
        """Delete old proposals."""
        await self._book.forget_before(before)

    async def forget(self, member: int) -> None:
        """Forget the last vote of a member, and what they taught; the names stay."""
        self._not_helped.pop(member, None)
        await self._book.forget(member)

    async def kept_about(self, caller: Caller) -> tuple[str, ...]:
        """Return that names are kept with who taught them."""
        count = await self._book.count_of(caller.member)
        if not count or caller.member == AT_THE_MACHINE:
            return ()
        return (
            caller.audience.wording.plural(
                "Your id stands beside {count} group of names that you taught.",
                "Your id stands beside {count} groups of names that you taught.",
                count,
            ),
        )

    async def needs(self, caller: Caller) -> tuple[Need, ...]:
        """Return that proposals wait."""
        count = await self._book.count_proposals()
        if not count:
            return ()
        wording = caller.audience.wording
        words = wording.plural(
            "{count} pair of names may mean one thing.", "{count} pairs of names may mean one thing.", count
        )
        return (Need(words, (Button(wording("Names for one thing"), ControlAction(Action.ALIASES)),)),)

    async def add(self, caller: Caller, names: str) -> Reply:
        """Take names for one thing."""
        wording, typed = caller.audience.wording, read_names(names)
        if len(typed) < 2:
            return too_few_reply(wording)
        if self._is_known(typed):
            return known_reply(typed, wording)
        await self._teach(typed, caller)
        return said_reply(typed, wording)

    async def remove(self, caller: Caller, name: str) -> Reply:
        """Take names apart: by some of them if there is only one group with these, or by the number in the list."""
        wording = caller.audience.wording
        sought = key_of(distinct(name.split("=")))
        found = [one for one in self._taught if str(one.id) == name.strip()]
        found = found or [one for one in self._taught if sought == key_of(one.names)]
        found = found or [one for one in self._taught if sought and sought <= key_of(one.names)]
        if not found:
            is_configured = any(sought and sought <= key_of(names) for names in self._configured)
            return unknown_reply(name, wording, is_configured=is_configured)
        if len(found) > 1:
            return which_reply(found, wording)
        return await self._take_apart(found[0], caller)

    async def show(self, caller: Caller, page: int = 0) -> Reply:
        """Return what was taught and what is proposed."""
        listed = Listed(self._taught, self._configured, await self._book.proposals())
        return aliases_reply(listed, page, caller.audience.wording)

    async def noticed(self, member: int, question: str, *, helped: bool) -> None:
        """Take note of a member's vote; a question that helped within a minute of one that did not may teach a name.

        Only the two names are kept, and only if nothing else differs; raise `StateError`.
        """
        now = time.monotonic()
        if not helped:
            self._not_helped.pop(member, None)
            self._not_helped[member] = (now, question)
            while len(self._not_helped) > _MOST_REMEMBERED:
                del self._not_helped[next(iter(self._not_helped))]
            return
        at, before = self._not_helped.pop(member, (float("-inf"), ""))
        pair = exchanged_words(before, question) if now - at <= _MINUTE else None
        if pair is not None and not self._is_known(pair):
            await self._book.propose(*pair)

    def _is_known(self, names: Sequence[str]) -> bool:
        key = key_of(names)
        return any(key <= key_of(known) for known in (*self._configured, *(one.names for one in self._taught)))

    async def _teach(self, names: Names, caller: Caller) -> None:
        if len(self._taught) >= MAX_GROUPS:
            raise UsageError(caller.audience.wording("There are too many names already. Take some apart first."))
        await self._book.add((names,), caller.member)
        await self._audit.note(caller.member, caller.server, ALIAS, " = ".join(names))
        for number, name in enumerate(names):
            for other in names[number + 1 :]:
                await self._book.settle(name, other, is_taken=True)
        await self.read()

    async def _take_apart(self, alias: TaughtAlias, caller: Caller) -> Reply:
        if not await self._book.remove(alias.id):
            return expired_reply(caller.audience.wording)
        await self._audit.note(caller.member, caller.server, ALIAS_REMOVED, " = ".join(alias.names))
        await self.read()
        return removed_reply(alias.names, caller.audience.wording)

    async def _take_proposal(self, control: ControlAction, caller: Caller) -> Reply:
        pair = pair_in(control)
        waiting = {(one.first, one.second) for one in await self._book.proposals()}
        if pair is None or pair not in waiting:
            return expired_reply(caller.audience.wording)
        if self._is_known(pair):
            await self._book.settle(*pair, is_taken=True)
        else:
            await self._teach(pair, caller)
        return await self.show(caller)

    async def _decline(self, control: ControlAction, caller: Caller) -> Reply:
        pair = pair_in(control)
        if pair is None or not await self._book.settle(*pair, is_taken=False):
            return expired_reply(caller.audience.wording)
        await self._audit.note(caller.member, caller.server, ALIAS_DECLINED, " = ".join(pair))
        return await self.show(caller)

    async def _remove_pressed(self, control: ControlAction, caller: Caller) -> Reply:
        alias = next((one for one in self._taught if str(one.id) == control.text), None)
        if alias is None:
            return expired_reply(caller.audience.wording)
        reply = await self._take_apart(alias, caller)
        return reply if reply.failed else await self.show(caller, control.page)

    async def _turn(self, control: ControlAction, caller: Caller) -> Reply:
        if control.text == EXPORTED:
            return exported_reply([one.names for one in self._taught], caller.audience.wording)
        return await self.show(caller, control.page)
