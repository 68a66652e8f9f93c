"""Draws the pictures of the README from what the terminal chat shows:  python -m docs.pictures [FOLDER]

Each line is read, answered from `knowledge/` and laid out by the chat's own code.
"""

import asyncio
import io
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console, Group
from rich.text import Text

from bot.chat.terminal.numbering import numbered
from bot.chat.terminal.rendering import Card
from bot.config.settings import Settings
from bot.knowledge.service import Knowledge
from bot.replies.commands.parsing import Call, parse
from bot.replies.dispatch import reply_to
from bot.replies.i18n.audience import Audience
from bot.replies.service import Replies
from bot.sources.folder import FolderSource
from docs.screens import drawn

ROOT = Path(__file__).parents[1]
COLUMNS = 68
"""As few as the longest address leaves, so that a phone shows letters that can be read."""

PICTURES = {
    "ask": {"en": "Hertz IDL", "zh-CN": "Hertz IDL"},
    "meeting": {"en": "/meeting latest", "zh-CN": "/meeting latest"},
    "topic": {"en": "/topic code generation", "zh-CN": "/topic 代码生成"},
    "refusal": {"en": "quantum teleportation", "zh-CN": "量子隐形传态"},
}
"""What is typed in each picture, by the reader's language."""


async def draw(name: str, locale: str, replies: Replies) -> str:
    """Return one picture."""
    line = PICTURES[name][locale]
    call = parse(line)
    if not isinstance(call, Call):
        raise TypeError(f"{line} is no command")
    blocks, _ = numbered(await reply_to(call, replies, audience=Audience(locale)))
    console = Console(width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="standard", highlight=False)
    shown = Group(Text.assemble(("› ", "bold cyan"), line), "", Card(blocks))
    lines = console.render_lines(shown, pad=False)
    return drawn(lines, columns=COLUMNS, title=f"quorum chat: {line}", language=locale)


async def main(folder: Path) -> None:
    """Draw every picture into a folder."""
    knowledge = Knowledge([FolderSource("knowledge", ROOT / "knowledge")], Settings().search)
    knowledge.load()
    replies = Replies(knowledge, timezone=ZoneInfo("UTC"))
    folder.mkdir(parents=True, exist_ok=True)
    for name, lines in PICTURES.items():
        for locale in lines:
            picture = await draw(name, locale, replies)
            (folder / f"{name}.{locale}.svg").write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent))
