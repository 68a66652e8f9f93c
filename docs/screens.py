"""Draws lines of a terminal as an SVG that looks the same with whatever fonts its reader has.

A terminal counts in cells: a letter takes one, a Chinese character two. Each run of letters is therefore placed, and
made as wide as its cells; each wide character is placed by itself.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

SIZE, WIDE, CELL, LINE = 16, 18, 9.6, 23
"""Height of a letter and of a wide character, width of a cell and height of a line."""

MARGIN, BAR = 16, 34
"""Around the text, and the height of the bar above it."""

LATIN = "ui-monospace,SFMono-Regular,Menlo,Consolas,DejaVu Sans Mono,Liberation Mono,monospace"
CHINESE = "PingFang SC,Hiragino Sans GB,Microsoft YaHei,Noto Sans CJK SC,Noto Sans SC,WenQuanYi Micro Hei,sans-serif"

BACKGROUND, INK, FAINT = "#181a1f", "#dcdfe4", "#8d9095"
COLOURS = {"red": "#e06c75", "cyan": "#56b6c2"}
BUTTONS = ("#ff5f57", "#febc2e", "#28c840")

_RUNS = re.compile(r"\S+(?: \S+)*")  # two spaces in a row would be drawn as one


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one width that stand side by side."""

    text: str
    column: int
    cells: int
    style: Style

    @property
    def is_wide(self) -> bool:
        """Whether each character takes two cells."""
        return self.cells > len(self.text)


def drawn(lines: Sequence[Sequence[Segment]], *, columns: int, title: str, language: str) -> str:
    """Return the picture of a terminal that shows these lines, with a title for those who cannot see it."""
    width, height = round(2 * MARGIN + columns * CELL), BAR + LINE * len(lines) + MARGIN
    rows = (element(run, BAR + LINE * number + SIZE) for number, line in enumerate(lines) for run in runs_of(line))
    buttons = (
        f'<circle cx="{MARGIN + 6 + 20 * number}" cy="17" r="6" fill="{colour}"/>'
        for number, colour in enumerate(BUTTONS)
    )
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
            f' role="img" lang="{language}" font-size="{SIZE}" fill="{INK}">',
            f"<title>{escape(title)}</title>",
            f"<style>text{{font-family:{LATIN}}}.w{{font-family:{CHINESE};font-size:{WIDE}px}}.b{{font-weight:bold}}</style>",
            f'<rect width="{width}" height="{height}" rx="8" fill="{BACKGROUND}"/>',
            *buttons,
            *rows,
            "</svg>\n",
        )
    )


def runs_of(line: Sequence[Segment]) -> Iterator[Run]:
    """Yield the runs of a line; the space between them is not drawn."""
    column = 0
    for segment in line:
        style = segment.style or Style()
        for part in parts_of_one_width(segment.text):
            if cell_len(part) > len(part):
                yield Run(part, column, cell_len(part), style)
            else:
                for found in _RUNS.finditer(part):
                    yield Run(found[0], column + found.start(), len(found[0]), style)
            column += cell_len(part)


def parts_of_one_width(text: str) -> Iterator[str]:
    """Yield the text in parts of one width."""
    part = ""
    for character in text:
        if part and cell_len(part[-1]) != cell_len(character):
            yield part
            part = ""
        part += character
    if part:
        yield part


def element(run: Run, baseline: int) -> str:
    """Return the SVG of a run."""
    left = MARGIN + run.column * CELL
    classes = [name for name, is_so in (("w", run.is_wide), ("b", run.style.bold)) if is_so]
    if run.is_wide:
        place = " ".join(f"{left + 2 * CELL * number:.1f}" for number in range(len(run.text)))
        width = ""
    else:
        place = f"{left:.1f}"
        width = f' textLength="{run.cells * CELL:.1f}" lengthAdjust="spacingAndGlyphs"'
    named = f' class="{" ".join(classes)}"' if classes else ""
    return f'<text x="{place}" y="{baseline}"{width}{named}{_fill(run.style)}>{escape(run.text, quote=False)}</text>'


def _fill(style: Style) -> str:
    if style.dim:
        return f' fill="{FAINT}"'
    return f' fill="{COLOURS[style.color.name]}"' if style.color else ""
