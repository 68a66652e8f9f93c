"""Bots that are not as they should be, as the texts of programs."""

IMPATIENT_BOT = """\
import runpy

from discord.ui.view import BaseView

patient = BaseView.__init__


def impatient(self, *, timeout=180.0):
    patient(self, timeout=None if timeout is None else 0.05)


BaseView.__init__ = impatient
runpy.run_module("bot", run_name="__main__")
"""
"""The bot in a library whose views all time out at once, but for those that never do."""

BROKEN_BOT = """\
import asyncio, logging, os, time
from pathlib import Path
from typing import Any

from bot.chat.discord.running import run_bot
from bot.chat.discord.settings import DiscordSettings
from bot.communities.community import Community, Who
from bot.communities.roster import Roster
from bot.operations.stopping import Stopping
from bot.replies.completing import Completing
from bot.replies.introducing import Introducing
from bot.replies.model import Paragraph, Reply
from bot.replies.reviews import Reviews
from bot.replies.service import Replies


class LockedCommunity(Community):
    async def open(self):
        if Path("locked").exists():
            raise RuntimeError("the door is stuck")


class Always:
    def has_changed(self):
        return False


class BrokenCompleting(Completing):
    def __init__(self):
        pass

    def question(self, prefix, *, audience, limit=25):
        raise RuntimeError("the list is lost")


class BrokenReviews(Reviews):
    async def reload(self, *, audience, progress=None):
        await asyncio.sleep(float(os.environ.get("RELOAD_SECONDS", "0.1")))
        raise RuntimeError("the pages are torn")


class BrokenReplies(Replies):
    def __init__(self):
        self.completing = BrokenCompleting()
        self.introducing = Introducing(self.completing, lambda: None)
        self.reviews = BrokenReviews(None, self.warm_up)

    def basis(self):
        return Always()

    def ask(self, request, *, audience):
        if request.question == "slowly":
            time.sleep(0.5)
            return Reply((Paragraph("Slow but sure."),))
        if request.question == "too much":
            return Reply((Paragraph("word " * 5000),))
        raise RuntimeError("the shelf fell down")

    def begin_ask(self, request, *, audience):
        return self.ask(request, audience=audience)

    def kept_answer(self, request, *, audience):
        return None

    def warm_up(self):
        pass

    def handle_control(self, control, *, audience):
        raise RuntimeError("the drawer is stuck")


logging.basicConfig(level=logging.INFO)
stopping = Stopping()


async def answer():
    stopping.heed()
    token, roster = os.environ["DISCORD_TOKEN"], Roster([LockedCommunity(Who(), BrokenReplies())])
    await run_bot(token, roster, settings={"": DiscordSettings()}, record=None, stop=stopping.asked)


with stopping.listening():
    asyncio.run(answer())
"""
