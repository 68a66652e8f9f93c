"""Which of the replies' methods answers which command."""

from collections.abc import Awaitable, Callable, Mapping
from functools import cache

from bot.languages.reader import languages
from bot.languages.words import Words
from bot.replies.commands.ask_request import AskRequest
from bot.replies.commands.catalogue import (
    ASK,
    HELP,
    KNOWLEDGE_RELOAD,
    KNOWLEDGE_STATUS,
    KNOWLEDGE_UNDO,
    MEETING_LATEST,
    MEETING_LIST,
    MEETING_MISSED,
    MEETING_SHOW,
    PRIVACY,
    TOPIC,
    WHO,
)
from bot.replies.commands.parsing import Call
from bot.replies.i18n.audience import Audience
from bot.replies.model import Reply
from bot.replies.service import Replies

Method = Callable[..., Reply | Awaitable[Reply]]

_ON_PAGES = (MEETING_LIST, MEETING_MISSED, TOPIC, WHO)


def methods(replies: Replies, before: str = "") -> Mapping[str, Method]:
    """Return the method for each command's name; its parameters are named like the command's options.

    `before` is the question before, which another one may go on from.
    """
    return {
        ASK.name: lambda *, audience, **typed: replies.begin_ask(AskRequest(**typed, before=before), audience=audience),
        MEETING_LATEST.name: replies.browsing.latest_meeting,
        MEETING_LIST.name: replies.browsing.meetings,
        MEETING_SHOW.name: replies.browsing.meeting,
        MEETING_MISSED.name: replies.browsing.missed,
        TOPIC.name: replies.browsing.topic,
        WHO.name: replies.browsing.who,
        HELP.name: replies.introducing.help,
        PRIVACY.name: replies.introducing.privacy,
        KNOWLEDGE_RELOAD.name: replies.reviews.reload,
        KNOWLEDGE_UNDO.name: replies.reviews.undo,
        # Where moderators are told is for what can remember it.
        KNOWLEDGE_STATUS.name: lambda *, audience, here=None: replies.status(audience=audience),
    }


async def reply_to(call: Call, replies: Replies, *, audience: Audience, before: str = "") -> Reply:
    """Return the reply to `call`, whoever called: what only moderators may do is for the face to refuse.

    `before` is the question before, which another one may go on from.
    """
    reply = begin_reply(call, replies, audience=audience, before=before)
    return await reply if isinstance(reply, Awaitable) else reply


def begin_reply(
    call: Call, replies: Replies, *, audience: Audience, paged: bool = False, before: str = ""
) -> Reply | Awaitable[Reply]:
    """Return the reply to `call`, or what to wait for; with `paged` the first page of what comes on pages."""
    method = methods(replies, before)[call.command.name]
    page = {"page": 0} if paged and call.command in _ON_PAGES else {}
    return method(**values_of(call), **page, audience=audience)


@cache
def _off_words() -> Words:
    """Return what turns an option off, in any language."""
    return frozenset().union(*(language.questions.no for language in languages().values()))


def values_of(call: Call) -> dict[str, str | bool]:
    """Return the options as whatever answers takes them; a text that is missing is empty, which that knows of."""
    values: dict[str, str | bool] = {option.name: "" for option in call.command.options if option.required}
    for option in call.command.options:
        if option.name in call.options:
            value = call.options[option.name][: option.longest]
            values[option.name] = value.lower() not in _off_words() if option.is_switch else value
    return values
