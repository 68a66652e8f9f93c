"""Draws the pictures of the README from what the terminal chat prints:  python docs/pictures.py

Each line is read, answered from `knowledge/` and drawn by the chat's own code; rich makes an SVG of it.
"""

import asyncio
import io
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from bot.chat.terminal.rendering import render
from bot.config.settings import Settings
from bot.knowledge.service import Knowledge
from bot.replies.commands.parsing import Call, parse
from bot.replies.dispatch import reply_to
from bot.replies.i18n.audience import Audience
from bot.replies.service import Replies
from bot.sources.folder import FolderSource

ROOT = Path(__file__).parents[1]
COLUMNS = 88

PICTURES = {
    "ask": {"en": "/ask Hertz IDL", "zh-CN": "/ask Hertz IDL"},
    "meeting": {"en": "/meeting latest", "zh-CN": "/meeting latest"},
    "topic": {"en": "/topic code generation", "zh-CN": "/topic 代码生成"},
    "refusal": {"en": "/ask quantum teleportation", "zh-CN": "/ask 量子隐形传态"},
}
"""What is typed in each picture, by the reader's language."""

THEME = TerminalTheme(
    background=(24, 26, 31),
    foreground=(220, 223, 228),
    normal=[
        (40, 44, 52),
        (224, 108, 117),
        (152, 195, 121),
        (229, 192, 123),
        (97, 175, 239),
        (198, 120, 221),
        (86, 182, 194),
        (220, 223, 228),
    ],
)


async def draw(name: str, locale: str, replies: Replies) -> str:
    """Return one picture."""
    line = PICTURES[name][locale]
    call = parse(line)
    if not isinstance(call, Call):
        raise TypeError(f"{line} is no command")
    console = Console(
        record=True, width=COLUMNS, file=io.StringIO(), force_terminal=True, color_system="truecolor", highlight=False
    )
    console.print(Text.assemble(("› ", "bold cyan"), line))
    console.print()
    console.print(render(await reply_to(call, replies, audience=Audience(locale))))
    return console.export_svg(title="quorum chat", theme=THEME, unique_id=f"quorum-{name}-{locale}")


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
