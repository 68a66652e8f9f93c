"""Asks the minutes, and asks again with other words where somebody words questions anew."""

from dataclasses import dataclass, replace

from bot.knowledge.service import Knowledge
from bot.minutes.model import MeetingDate
from bot.replies.asking import Asked, Sought, ask_minutes
from bot.replies.commands.ask_request import AskRequest
from bot.replies.controls.custom_id import MAX_LOCATIONS
from bot.replies.curating import Curating
from bot.replies.i18n.audience import Audience
from bot.replies.rewording import Awaited, begin_rewording
from bot.rewriting.model import Queries, Rewriter

_HITS_SOUGHT = 1 + MAX_LOCATIONS
"""Hits that an answer has use for: itself, and what the button for more results opens."""


@dataclass(frozen=True, slots=True)
class Searcher:
    """Searches for one question at a time; never changes."""

    knowledge: Knowledge
    rewriter: Rewriter | None
    """Words questions anew where an answer is not sure; without one, nobody does."""
    curating: Curating | None = None
    """Gives what moderators chose for questions; without one, nothing is."""

    def search(self, request: AskRequest, audience: Audience, today: MeetingDate) -> Asked:
        """Return what the minutes hold for a question; holds up whoever calls until other words are there, or late."""
        asked, awaited = self.begin(request, audience, today)
        return asked if awaited is None else self.again(asked, awaited.wait(), audience, today)

    def begin(self, request: AskRequest, audience: Audience, today: MeetingDate) -> tuple[Asked, Awaited | None]:
        """Return what was found for a question, and other words that are worth waiting for; None if it is settled.

        Other words are asked for while the question is searched. Of one that goes on from another, they can be asked
        for only when it is known what it means.
        """
        awaited = None if request.before else begin_rewording(self.rewriter, request)
        asked = self._search(request, audience, today)
        if asked.found.is_settled:
            return asked, None
        return asked, begin_rewording(self.rewriter, asked.request) if request.before else awaited

    def again(self, asked: Asked, rewrites: Queries | None, audience: Audience, today: MeetingDate) -> Asked:
        """Return what is found with other words too; if there are none, what was found without."""
        if not rewrites:
            return replace(asked, in_vain=rewrites is None)
        return replace(self._search(asked.request, audience, today, rewrites), after=asked.after)

    def _search(
        self, request: AskRequest, audience: Audience, today: MeetingDate, rewrites: tuple[str, ...] = ()
    ) -> Asked:
        sought = Sought(_HITS_SOUGHT, rewrites, self.curating)
        return ask_minutes(self.knowledge, request, audience, sought, today=today)
