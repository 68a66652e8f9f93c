"""Tells moderators, in the channel that they chose, what needs them: minutes held back, what fails, that it is over."""

import logging
import secrets
from collections.abc import Callable

from bot.desk.acts import MODERATORS_CHANNEL
from bot.desk.caller import Caller
from bot.desk.cards.telling import failed_reply, held_back_reply, lost_reply, mended_reply, telling_line
from bot.desk.messenger import Messengers, Unsent
from bot.desk.room import Need, Room
from bot.knowledge.proposal import Proposal
from bot.replies.i18n.wording import Wording, wording_for
from bot.replies.model import Reply
from bot.storage.state.audit import AuditLog
from bot.storage.state.curated_answers import KeptAnswer
from bot.storage.state.leases import DUTY, Leases, OwnLeases
from bot.storage.state.moderator_channels import MATTER, ModeratorChannel, ModeratorChannels
from bot.storage.state.named_values import NamedValues

_NONCE_BYTES = 12
_TOLD = "held_back_told"
_LOG = logging.getLogger(__name__)


class Telling(Room):
    """Posts to the moderators' channels; where there is none, `/knowledge status` and the log have it."""

    matter = MATTER

    def __init__(
        self,
        kept: ModeratorChannels,
        values: NamedValues,
        audit: AuditLog,
        messengers: Messengers,
        leases: Leases | None = None,
    ) -> None:
        """Of several processes, the one on duty by its `leases` tells of what all of them see."""
        self._leases = leases or OwnLeases()
        self._kept = kept
        self._values = values
        self._audit = audit
        self._messengers = messengers
        self._channels: tuple[ModeratorChannel, ...] = ()
        self._refused: set[int] = set()
        """Channels in which nothing could be posted the last time."""

    async def read(self) -> None:
        """Read which channels there are."""
        self._channels = await self._kept.all()

    async def set(self, caller: Caller, *, here: bool) -> str:
        """Have moderators told where the caller is, or no longer in that server; return what is so now."""
        wording = caller.audience.wording
        if caller.server is None or caller.channel is None:
            return wording("This works in a channel of a server only.")
        if here:
            await self._kept.set(caller.server, caller.channel, str(wording.locale))
            await self._audit.note(caller.member, caller.server, MODERATORS_CHANNEL, self._name(caller.channel))
        elif await self._kept.unset(caller.server):
            await self._audit.note(caller.member, caller.server, MODERATORS_CHANNEL, "off")
        self._refused.discard(caller.channel)
        await self.read()
        return telling_line(self.channel_of(caller.server), caller.channel, wording)

    def _name(self, channel: int) -> str:
        messenger = self._messengers.current
        return f"#{(messenger.name_of(channel) if messenger else '') or channel}"

    def channel_of(self, server: int | None) -> int | None:
        """Return the channel in which moderators of a server are told, None if there is none."""
        return next((one.channel for one in self._channels if one.server == server), None)

    async def needs(self, caller: Caller) -> tuple[Need, ...]:
        """Return that nothing can be posted in the channel that was chosen."""
        channel = self.channel_of(caller.server)
        if channel is None or channel not in self._refused:
            return ()
        return (Need(caller.audience.wording("I could not write in the moderators' channel the last time.")),)

    async def held_back(self, proposal: object) -> None:
        """Tell that new minutes wait, with the button that lets them be served; once, after a restart too."""
        if not isinstance(proposal, Proposal) or await self._values.get(_TOLD) == proposal.digest:
            return
        await self._post(lambda wording: held_back_reply(proposal, wording))
        await self._values.set(_TOLD, proposal.digest)

    async def failed(self, reason: str) -> None:
        """Tell that the minutes cannot be read anew."""
        await self._post(lambda wording: failed_reply(reason, wording))

    async def mended(self) -> None:
        """Tell that they can be read again."""
        await self._post(mended_reply)

    async def lost(self, answer: KeptAnswer) -> None:
        """Tell that the passage which was chosen for a question is gone from the minutes."""
        if self._leases.holds(DUTY):
            await self._post(lambda wording: lost_reply(answer.question, wording))

    async def _post(self, worded: Callable[[Wording], Reply]) -> None:
        messenger = self._messengers.current
        if messenger is None:
            return
        for one in self._channels:
            sent = await messenger.post(one.channel, worded(wording_for(one.locale)), secrets.token_hex(_NONCE_BYTES))
            if isinstance(sent, Unsent):
                self._refused.add(one.channel)
                _LOG.warning("moderators could not be told in channel %d: %s", one.channel, sent.value)
            else:
                self._refused.discard(one.channel)
