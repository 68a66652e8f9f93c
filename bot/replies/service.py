"""Answers every command with a `Reply`: the one object that the chat platforms talk to."""

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from bot.errors import NoMeetingsError, QuorumError, UnknownMeetingError
from bot.knowledge.service import Knowledge
from bot.minutes.model import MeetingDate
from bot.replies.answer_basis import AnswerBasis
from bot.replies.asking import Asked, Kind, Sought, ask_minutes, kind_of
from bot.replies.browsing import Browsing
from bot.replies.cards.control_replies import form_for, gone_reply, handle_control, meeting_of
from bot.replies.cards.help import guide_for
from bot.replies.cards.marked_parts import PAGE
from bot.replies.cards.notices import again_reply, answered_above_reply, failure_reply, moderators_only_reply
from bot.replies.cards.status import status_blocks
from bot.replies.commands.arguments import (
    find_meeting,
    meeting_line,
)
from bot.replies.commands.ask_request import AskRequest
from bot.replies.completing import Completing
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.controls.references import meeting_reference
from bot.replies.curating import Curating
from bot.replies.i18n.audience import Audience, languages_of
from bot.replies.i18n.wording import translated_languages
from bot.replies.introducing import Introducing
from bot.replies.kept_replies import KeptReplies
from bot.replies.model import Choice, Form, Reply
from bot.replies.outcomes import outcome_of
from bot.replies.question_card import QuestionCard
from bot.replies.reviews import Reviews
from bot.replies.rewording import Awaited
from bot.replies.searching import Searcher
from bot.replies.settings import ReplySettings
from bot.rewriting.model import Rewriter, RewritingStatus
from bot.search.curated import CuratedAnswers

_MOST_SOUGHT = 10_000
"""Hits of a list; a page behind them is the last one."""

_PATIENCE_SECONDS = 1.0
"""Seconds for which an answer waits to be matched by meaning too: a model that only has to be loaded needs no more."""

_AT_FIRST_SECONDS = 3.0
"""Seconds after which that is not going to be so soon, and none waits any more."""

_ASKS_ONCE_SECONDS = 20.0
"""Seconds that a script waits for the best answer, since it will not ask again."""

_ANY_QUESTION, _NO_DAY = "who decided what 会议", "0001-01-01"
"""What has all patterns made by which questions and meetings are known, before anybody asks."""


class Replies:
    """Words every outcome in the reader's language."""

    def __init__(
        self,
        knowledge: Knowledge,
        *,
        timezone: ZoneInfo,
        settings: ReplySettings | None = None,
        rewriter: Rewriter | None = None,
        curated: Callable[[], CuratedAnswers] = CuratedAnswers,
    ) -> None:
        """`rewriter` words questions anew where an answer is not sure; without one, nobody does.

        `curated` gives the answers that moderators chose, as they are now.
        """
        self._knowledge = knowledge
        self._curating = Curating(curated)
        self._curated = curated
        self._searcher = Searcher(knowledge, rewriter, self._curating)
        self._timezone = timezone
        self._settings = settings or ReplySettings()
        self._kept = KeptReplies(self.basis().has_changed)
        self.completing = Completing(knowledge, self.today)
        """What a text that has been begun could go on as."""
        self.browsing = Browsing(knowledge, self._kept, self.today)
        """Meetings, people and topics."""
        self.introducing = Introducing(self.completing, lambda: self.rewriting)
        """What the bot says about itself."""
        self.reviews = Reviews(knowledge, self.warm_up)
        """What moderators do with new minutes."""

    def basis(self) -> AnswerBasis:
        """Return what tells whether answers may have changed, for one listener."""
        return AnswerBasis(self._knowledge, self._curated)

    def ask(self, request: AskRequest, *, audience: Audience) -> Reply:
        """Return the passage that answers, or that none was found; raise what `search` raises.

        Waits a little for the embeddings, if they are nearly there.
        """
        kept = self.kept_answer(request, audience=audience)
        if kept is not None:
            return kept
        self._knowledge.wait_for_embeddings(_PATIENCE_SECONDS, at_first=_AT_FIRST_SECONDS)
        since = self._kept.times_forgotten
        return self._keep(request, self.search(request, audience=audience), audience, since)

    def begin_ask(self, request: AskRequest, *, audience: Audience) -> Reply | Awaitable[Reply]:
        """Do what `ask` does, but return what to wait for where the answer waits for other words of the question."""
        kept = self.kept_answer(request, audience=audience)
        if kept is not None:
            return kept
        self._knowledge.wait_for_embeddings(_PATIENCE_SECONDS, at_first=_AT_FIRST_SECONDS)
        since = self._kept.times_forgotten
        asked, awaited = self._searcher.begin(request, audience, self.today())
        return (
            self._keep(request, asked, audience, since) if awaited is None else self._reworded(asked, awaited, audience)
        )

    def kept_answer(self, request: AskRequest, *, audience: Audience) -> Reply | None:
        """Return the answer to a question if it was given before and is still the same; None if that is not known.

        Costs next to nothing.
        """
        kept = self._kept.find(_question(request, audience, self.today()))
        return replace(kept, private=request.private) if kept is not None else None

    def _keep(self, request: AskRequest, asked: Asked, audience: Audience, since: int) -> Reply:
        """Return the card for what was found, and keep it for the next who asks, unless it may soon be another."""
        reply = self.card(asked, audience=audience)
        # Whoever words questions anew may find other words the next time, or be there again.
        is_settled = self._searcher.rewriter is None or asked.found.is_settled
        if reply.outcome is not None and is_settled and not reply.provisional:
            self._kept.keep(_question(request, audience, asked.today), reply, since=since)
        return reply

    async def _reworded(self, asked: Asked, awaited: Awaited, audience: Audience) -> Reply:
        queries = await awaited.come()
        again = partial(self._searcher.again, asked, queries, audience, self.today())
        return await asyncio.to_thread(lambda: self.card(again(), audience=audience))

    def search(self, request: AskRequest, *, audience: Audience) -> Asked:
        """Return what the minutes hold for a question, for `card` or to be told in another way.

        If somebody words questions anew and what was found is not sure, wait for that. Raise `NoMeetingsError` without
        minutes, `UnknownMeetingError` for a meeting that is not there or may be several, and `UsageError` for a date
        that is none.
        """
        return self._searcher.search(request, audience, self.today())

    def card(self, asked: Asked, *, audience: Audience, page: int = 0) -> Reply:
        """Return the card for what was found; it asks for more words if the question had none to search for.

        Of what comes on pages, it holds one, the first of which is 0.
        """
        match kind := kind_of(asked):
            case Kind.WELCOME:
                return self.introducing.welcome(audience=audience)
            case Kind.EMPTY:
                return Reply(guide_for(audience).more_words(), private=True)
            case _:
                languages, issue_link = languages_of(audience), self._settings.issue_link
                card = QuestionCard(asked, languages, audience.wording, issue_link=issue_link)
                is_provisional = asked.in_vain or (kind is Kind.REFUSAL and asked.preparing is not None)
                blocks = card.blocks(kind, page)
                return Reply(blocks, asked.request.private, provisional=is_provisional, outcome=outcome_of(asked, kind))

    def handle_control(self, control: ControlAction, *, audience: Audience) -> Reply:
        """Return what a control asks for; a control whose passage or meeting is gone says so."""
        wording = audience.wording
        match control.action:
            case Action.MEETINGS:
                return self.browsing.meetings(audience=audience, year=control.text, page=control.page)
            case Action.MISSED:
                return self.browsing.missed(control.text, audience=audience, page=control.page)
            case Action.TOPIC:
                return self.browsing.topic(control.text, audience=audience, page=control.page)
            case Action.WHO:
                return self.browsing.who(control.text, audience=audience, page=control.page)
            case Action.QUESTION | Action.ASK_ON:
                return self.ask(AskRequest(control.text), audience=audience)
            case Action.LISTED:
                return self._listed(control, audience)
            case Action.MEETING:
                found = meeting_of(control, self._knowledge.meetings)
                return self.browsing.card_of(found, audience, control.text) if found else gone_reply(None, wording)
            case Action.PASSAGES | Action.FULL_TEXT | Action.NEWER:
                return handle_control(control, self._knowledge.served, audience)
            case _:
                raise ValueError(f"{control.action.name} is not answered here")

    def form(self, control: ControlAction, *, audience: Audience) -> Form | None:
        """Return the form that a control opens, or None for one that is answered at once."""
        return form_for(control, audience.wording)

    def status(self, *, audience: Audience) -> Reply:
        """Return what is served and how the bot fares; works without minutes too."""
        blocks = status_blocks(self._knowledge.snapshot, self._knowledge.preparing, self.rewriting, audience.wording)
        return Reply(blocks, private=True)

    @property
    def rewriting(self) -> RewritingStatus | None:
        """How wording questions anew fares, None if nobody does that."""
        rewriter = self._searcher.rewriter
        return rewriter.status() if rewriter else None

    def again(self, reply: Reply, first: str, *, audience: Audience) -> Reply:
        """Return an answer that was given a moment ago, for the asker alone, with the address of the first."""
        return again_reply(reply, first, audience.wording)

    def answered_above(self, first: str, *, audience: Audience) -> Reply:
        """Return where the answer was given a moment ago, without giving it again."""
        return answered_above_reply(first, audience.wording)

    def moderators_only(self, *, audience: Audience, advice: str = "") -> Reply:
        """Return the refusal for a command that only moderators may use; `advice` tells how to become one."""
        return moderators_only_reply(audience.wording, advice)

    def failure(self, error: BaseException, *, audience: Audience) -> Reply:
        """Return one plain sentence for an error: its own message for a `QuorumError`, else a neutral one."""
        match error:
            case NoMeetingsError(awaited=True):
                return Reply(guide_for(audience).awaited_minutes(), private=True, failed=True)
            case NoMeetingsError():
                return Reply(guide_for(audience).no_minutes(), private=True, failed=True)
            case UnknownMeetingError(candidates=candidates) if candidates:
                return failure_reply(error, audience.wording, offered=self._choices(candidates, audience))
            case _:
                return failure_reply(error, audience.wording)

    def prepare(self) -> None:
        """Wait until passages are matched by meaning too, if that takes seconds: for whoever asks only once."""
        self._knowledge.wait_for_embeddings(_ASKS_ONCE_SECONDS, at_first=_ASKS_ONCE_SECONDS)

    def forget(self) -> None:
        """Keep nothing of minutes that were set aside."""
        self._curating.forget()
        self._kept.forget()

    def warm_up(self) -> None:
        """Load what the first answer and the first completion need: dictionaries, word lists, readings, catalogues.

        Curated answers are found in the minutes as they are now, which takes a few milliseconds each.
        """
        self._knowledge.warm_up()
        self._curating.index_for(self._knowledge.snapshot)
        for language in translated_languages():
            audience = Audience(language)
            with suppress(QuorumError):  # there may be no minutes, and hardly a meeting of that day
                find_meeting(self._knowledge.meetings, _NO_DAY, audience.wording, today=self.today())
            self._knowledge.snapshot.explain(_ANY_QUESTION, languages=languages_of(audience), today=self.today())

    def today(self) -> MeetingDate:
        """Return the day that it is in the community's time zone."""
        now = datetime.now(self._timezone)
        return MeetingDate(now.year, now.month, now.day)

    def _listed(self, control: ControlAction, audience: Audience) -> Reply:
        """Return another page of what a question lists."""
        request = AskRequest(control.text)
        sought = min((control.page + 1) * max(PAGE, request.limit), _MOST_SOUGHT)
        asked = ask_minutes(self._knowledge, request, audience, Sought(sought), today=self.today())
        return self.card(asked, audience=audience, page=control.page)

    def _choices(self, ids: Sequence[str], audience: Audience) -> tuple[Choice, ...]:
        """Return meetings as something to open; one that is gone by now is left out."""
        known = {meeting.id: meeting for meeting in self._knowledge.snapshot.meetings}
        languages = languages_of(audience)
        return tuple(
            Choice(meeting_line(meeting, languages), ControlAction(Action.MEETING, (meeting_reference(meeting),)))
            for meeting in (known[one] for one in ids if one in known)
        )


def _question(request: AskRequest, audience: Audience, today: MeetingDate) -> Hashable:
    """Return what has the same answer on a day as long as the minutes are the same, whoever may read it."""
    return replace(request, private=False), audience, today
