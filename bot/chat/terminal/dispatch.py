"""Which of the replies' methods answers which command."""

import inspect
from collections.abc import Awaitable, Callable, Mapping

from bot.chat.terminal.parsing import Call
from bot.replies.commands import ASK, KNOWLEDGE_RELOAD, MEETING_LATEST
from bot.replies.model import Reply
from bot.replies.service import Reader, Replies

Method = Callable[..., Reply | Awaitable[Reply]]


def methods(replies: Replies) -> Mapping[str, Method]:
    """Return the method for each command's name; its parameters are named like the command's options."""
    return {
        ASK.name: replies.ask,
        MEETING_LATEST.name: replies.latest_meeting,
        KNOWLEDGE_RELOAD.name: replies.reload,
        "help": replies.help,
    }


async def answer(call: Call, replies: Replies, *, reader: Reader) -> Reply:
    """Return the reply to `call`. Whoever sits at the terminal owns the machine, so every command is open."""
    method = methods(replies)[call.command.name]
    reply = method(**_required(method, call), **call.options, reader=reader)
    return await reply if isinstance(reply, Awaitable) else reply


def _required(method: Method, call: Call) -> dict[str, str]:
    """Return an empty text for each option that `method` cannot do without; the replies know what to say."""
    parameters = inspect.signature(method).parameters
    return {
        option.name: ""
        for option in call.command.options
        if option.name not in call.options and parameters[option.name].default is inspect.Parameter.empty
    }
