"""Whoever follows an advice of `check` has mended what it was about."""

import re
import shlex
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from bot.knowledge.check import check_contents
from bot.knowledge.ingest import Ingester
from bot.minutes.problem import Problem
from bot.sources.folder import FolderSource
from tests.conftest import lines_of

Files = dict[str, str]

DATED = lines_of("# Club 2024-03-05", "", "Attendees: Willow, Fern Moss", "", "## Barrel @Willow", "", "It leaks.")
UNDATED = DATED.replace(" 2024-03-05", "")
NUMBERED = DATED.replace("## Barrel @Willow", "## 1. Barrel")
NAME = "2024-03-05.md"


def found_in(files: Mapping[str, str], folder: Path) -> tuple[Problem, ...]:
    """Return what is wrong in some files, written into a folder that holds nothing else."""
    for old in folder.iterdir():
        shutil.rmtree(old) if old.is_dir() else old.unlink()
    for name, text in files.items():
        folder.joinpath(name).parent.mkdir(exist_ok=True)
        folder.joinpath(name).write_text(text, encoding="utf-8")
    return check_contents(Ingester([FolderSource("garden", folder)]).contents()).problems


def in_line(files: Files, problem: Problem, change: Callable[[str], str]) -> None:
    """Change the line that a problem is about."""
    lines = files[problem.file].split("\n")
    lines[problem.line - 1] = change(lines[problem.line - 1])
    files[problem.file] = "\n".join(lines)


def below(files: Files, name: str, line: int, text: str) -> None:
    """Write something below a line."""
    lines = files[name].split("\n")
    files[name] = "\n".join((*lines[:line], text, *lines[line:]))


def dated(files: Files, name: str, date: str) -> None:
    """Write a date into the front matter, which may have to be begun."""
    text = files[name]
    if text.startswith("---\n"):
        files[name] = re.sub(r"\A---\n(?:date:.*\n)?", f"---\ndate: {date}\n", text)
    else:
        files[name] = f"---\ndate: {date}\n---\n{text}"


def date_each(files: Files) -> None:
    """Write a day of its own into the front matter of every file."""
    for day, name in enumerate(sorted(files), start=1):
        dated(files, name, f"2024-03-{day:02}")


def renumber(files: Files, problem: Problem, first: int, last: int) -> None:
    """Number the heading of a problem and those beneath it on to the last."""
    lines = files[problem.file].split("\n")
    numbered = [at for at, line in enumerate(lines) if at >= problem.line - 1 and re.match(r"#+ \d", line)]
    for at, number in zip(numbered, range(first, last + 1), strict=False):
        lines[at] = re.sub(r"\d+", str(number), lines[at], count=1)
    files[problem.file] = "\n".join(lines)


def follow(files: Files, problem: Problem) -> None:
    """Do what an advice says, and nothing else."""
    fix, name = problem.fix.removesuffix("; until then the whole file is read as text."), problem.file
    advice: dict[str, Callable[..., None]] = {
        r"Write `([^`]+)` where it ends, or remove `[^`]+`\.": lambda mark: in_line(
            files, problem, lambda line: f"{line} {mark}"
        ),
        r"Write a line of “(.+)” where it ends\.": lambda mark: below(
            files, name, len(files[name].rstrip().split("\n")), mark
        ),
        r"Write a line of `---` beneath its last line, which seems to be line (\d+)": lambda line: below(
            files, name, int(line), "---"
        ),
        r"Write `(.)` at the end of the line": lambda mark: in_line(files, problem, lambda line: line + mark),
        r"Put all that stands after `(.*):` in quotes: (.)…\2": lambda key, mark: in_line(
            files, problem, lambda line: re.sub(rf"^{key}:\s*(.*)", rf"{key}: {mark}\1{mark}", line)
        ),
        r"Put all that stands after `-` in quotes: (.)…\1": lambda mark: in_line(
            files, problem, lambda line: re.sub(r"- (.*)", rf"- {mark}\1{mark}", line, count=1)
        ),
        r"Begin the line with as many blanks as the one above it": lambda: in_line(
            files, problem, lambda line: f"  {line.lstrip()}"
        ),
        r"Take away the white space at the beginning of the line": lambda: in_line(files, problem, str.lstrip),
        r"Write a blank behind each colon": lambda: files.update(
            {name: re.sub(r"^(\w+):", r"\1: ", files[name], flags=re.M)}
        ),
        r"Write one `key: value` a line between two lines of `---`": lambda: files.update(
            {name: re.sub(r"^(?:- )?(title|date):? ", r"\1: ", files[name], flags=re.M)}
        ),
        r"Write a day that there is, as YYYY-MM-DD": lambda: in_line(files, problem, lambda _: "date: 2024-03-05"),
        r"Write the year first, such as (\S+), or add .*": lambda day: dated(files, name, day),
        r"Add `date: YYYY-MM-DD` to the front matter.*": lambda: dated(files, name, "2024-03-05"),
        r"Make front matter, title and file name agree\.": lambda: files.update(
            {NAME: re.sub(r"2024-03-0\d", "2024-03-05", files.pop(name))}
        ),
        r"Number it (\d+)\.": lambda number: in_line(
            files, problem, lambda line: re.sub(r"(?<=[ 程])(\d+|[一二三])", number, line, count=1)
        ),
        r"Number it (\d+), and those that follow on to (\d+)\.": lambda first, last: renumber(
            files, problem, int(first), int(last)
        ),
        r"Write it as YYYY-MM-DD, .*": lambda: in_line(files, problem, lambda _: "Date: 2024-03-05"),
        r"Begin each with front matter that says .*": lambda: date_each(files),
        r"Put them into a folder with the year for its name, .*": lambda: files.update(
            {f"2024/{other}": files.pop(other) for other in list(files)}
        ),
        r"Write the year first in each, .*": lambda: date_each(files),
        r"Write the answer beneath it, .*": lambda: below(files, name, problem.line, "\nA: open"),
        r"Add the name to the attendees, spelt the same\.": lambda: files.update(
            {
                name: re.sub(
                    r"^(Attendees: .*)", rf"\1, {problem.message.split(' presents')[0]}", files[name], flags=re.M
                )
            }
        ),
        r"If it is the same person, write the name alike in all places: .* or (.*)\.": lambda meant: in_line(
            files, problem, lambda line: line.replace(problem.message.split(" differs")[0], meant)
        ),
        r"If it is the same person, write (.*)\.": lambda meant: in_line(
            files, problem, lambda line: line.replace(problem.message.split(" differs")[0], meant)
        ),
        r"Correct the path, or remove the link\.": lambda: in_line(
            files, problem, lambda line: re.sub(r"!?\[(.*?)\]\(.*?\)", r"\1", line)
        ),
        r"Begin the address with `(.*)`, .*": lambda begun: in_line(
            files, problem, lambda line: line.replace("](", f"]({begun}")
        ),
        r"Write what was said, or remove the heading\.": lambda: below(files, name, problem.line, "\nIt was turned."),
        r"Begin it with (#+)\.": lambda marks: in_line(files, problem, lambda line: f"{marks} {line.lstrip('# ')}"),
        r"Correct the date of one of them, .*": lambda: files.update({name: files[name].replace("03-05", "03-06")}),
        r"Give it another name: (.*)": lambda command: files.update({shlex.split(command)[2]: files.pop(name)}),
        r"Write ([^`]*)\.": lambda meant: in_line(
            files, problem, lambda line: line.replace(problem.message.split(" is spelt")[0], meant)
        ),
    }
    for wording, do in advice.items():
        match = re.fullmatch(wording, fix)
        if match:
            do(*match.groups())
            return
    raise AssertionError(fix)


def with_front_matter(*lines: str) -> Files:
    return {"a.md": lines_of("---", *lines, "---") + UNDATED}


def in_days(others: Mapping[int, str] | None = None) -> Files:
    """Return minutes of six days, some with the attendees written otherwise."""
    changed = dict(others or {})
    return {
        f"2024-03-0{day}.md": DATED.replace("03-05", f"03-0{day}").replace("Fern Moss", changed.get(day, "Fern Moss"))
        for day in range(1, 7)
    }


BROKEN: dict[str, tuple[str, Files]] = {
    "front matter without an end": ("front-matter", {"a.md": f"---\ntitle: Spring\ndate: 2024-03-05\n\n{UNDATED}"}),
    "front matter that runs into a heading": ("front-matter", {"a.md": f"---\ndate: 2024-03-05\n{UNDATED}"}),
    "a double quotation mark": ("front-matter", with_front_matter('title: "Spring', "date: 2024-03-05")),
    "a single quotation mark": ("front-matter", with_front_matter("title: 'Spring", "date: 2024-03-05")),
    "a quotation mark on the last line": ("front-matter", with_front_matter("date: 2024-03-05", 'title: "Spring')),
    "a quoted word": ("front-matter", with_front_matter('title: "Spring" cleaning', "date: 2024-03-05")),
    "a bracket": ("front-matter", with_front_matter("tags: [a, b", "date: 2024-03-05")),
    "a colon in a value": ("front-matter", with_front_matter("title: Spring: a plan", "date: 2024-03-05")),
    "a handle as a value": ("front-matter", with_front_matter("host: @fern", "date: 2024-03-05")),
    "a star": ("front-matter", with_front_matter("title: *Spring", "date: 2024-03-05")),
    "a per cent sign": ("front-matter", with_front_matter("title: %Spring", "date: 2024-03-05")),
    "a tab": ("front-matter", with_front_matter("title: Spring", "\tdate: 2024-03-05")),
    "a list": ("front-matter", with_front_matter("- title: Spring", "- date: 2024-03-05")),
    "a key without a colon": ("front-matter", with_front_matter("title: Spring", "date 2024-03-05")),
    "colons without a blank": ("front-matter", with_front_matter("title:Spring", "date:2024-03-05")),
    "a word in brackets": ("front-matter", with_front_matter("title: [Draft] Spring", "date: 2024-03-05")),
    "a word in braces": ("front-matter", with_front_matter("title: {x} Spring", "date: 2024-03-05")),
    "a colon in a list": ("front-matter", with_front_matter("date: 2024-03-05", "people:", "  - Fern: in: out")),
    "a handle in a list": ("front-matter", with_front_matter("date: 2024-03-05", "people:", "  - @fern", "  - Moss")),
    "a list set in unalike": ("front-matter", with_front_matter("date: 2024-03-05", "people:", "  - Fern", " - Moss")),
    "a day that there is not": ("front-matter", with_front_matter("date: 2024-02-31")),
    "day and month in doubt": ("ambiguous-date", with_front_matter("date: 03/04/2024")),
    "day and month in doubt in the title": ("ambiguous-date", {"a.md": UNDATED.replace("Club", "Club 03/04/2024")}),
    "no year": ("no-year", {"5-march.md": UNDATED.replace("Club", "Club March 5")}),
    "no date": ("no-date", {"notes.md": UNDATED}),
    "no year in a folder": (
        "no-year",
        {f"{day}-march.md": UNDATED.replace("Club", f"Club March {day}") for day in (5, 12, 19)},
    ),
    "no date in a folder": ("no-date", {f"notes-{letter}.md": UNDATED for letter in "abc"}),
    "day and month in doubt in a folder": (
        "ambiguous-date",
        {f"notes-{day}.md": UNDATED.replace("Club", f"Club 0{day}/04/2024") for day in (1, 2, 3)},
    ),
    "a month misspelt": ("no-date", {"a.md": UNDATED.replace("\n\n", "\n\nDate: 5 Marhc 2024\n\n", 1)}),
    "a month for a day": ("no-date", {"a.md": UNDATED.replace("\n\n", "\n\nDate: 2024/19/5\n\n", 1)}),
    "title against name": ("date-conflict", {"2024-03-06.md": DATED}),
    "numbers 1, 1, 4": (
        "agenda-number",
        {NAME: NUMBERED + lines_of("", "## 1. Shed", "", "Dry.", "", "## 4. Tap", "", "It drips.")},
    ),
    "numbers 1, 1, 2, 3": (
        "agenda-number",
        {NAME: NUMBERED + "".join(lines_of("", f"## {n}. Shed {n}", "", "Dry.") for n in (1, 2, 3))},
    ),
    "numbers 1, 3, 2": (
        "agenda-number",
        {NAME: NUMBERED + lines_of("", "## 3. Shed", "", "Dry.", "", "## 2. Tap", "", "It drips.")},
    ),
    "Chinese numbers": (
        "agenda-number",
        {NAME: lines_of("# 例会 2024-03-05", "", "## 议程一：水管", "", "漏水。", "", "## 议程一：温室", "", "干。")},
    ),
    "a question": ("unanswered", {NAME: DATED + lines_of("", "Q: Who paints it?")}),
    "a presenter": ("unknown-presenter", {NAME: DATED.replace("@Willow", "@Oak")}),
    "a link": ("dead-link", {NAME: DATED + lines_of("", "See [the plan](plans.md).")}),
    "a picture": ("dead-link", {NAME: DATED + lines_of("", "![the plan](plan.png)")}),
    "an address": ("dead-link", {NAME: DATED + lines_of("", "See [the page](www.example.org/plan).")}),
    "a comment": ("unclosed", {NAME: DATED + lines_of("", "<!-- Ask Fern.")}),
    "a comment of Obsidian": ("unclosed", {NAME: DATED + lines_of("", "It leaks. %% Ask Fern.")}),
    "a comment of MDX": ("unclosed", {NAME: DATED + lines_of("", "{/* Ask Fern.")}),
    "a comment of Liquid": ("unclosed", {NAME: DATED + lines_of("", "{% comment %} Ask Fern.")}),
    "a block of code": ("unclosed", {NAME: DATED + lines_of("", "```sh", "make tea")}),
    "an empty topic": ("empty-section", {NAME: DATED + lines_of("", "## Compost")}),
    "a level": ("heading-level", {NAME: DATED + lines_of("", "#### Compost", "", "Turned.")}),
    "a date twice": ("doubled-date", {"spring.md": DATED, "spring-2.md": DATED}),
    "a name in capitals": ("name-spelling", in_days({2: "FERN Moss"})),
    "a letter of a name that is itself misspelt": (
        "similar-name",
        {
            f"2024-{month:02}-{day:02}.md": DATED.replace("03-05", f"{month:02}-{day:02}").replace("Fern Moss", name)
            for month, days, name in ((1, 12, "Fern Mossley"), (2, 3, "Fern Mosley"), (3, 1, "Fern Mosly"))
            for day in range(1, days + 1)
        },
    ),
    "a letter": ("similar-name", in_days({2: "Fern Mosa"})),
    "a text file": ("other-ending", {"2024-03-05.txt": DATED}),
    "an MDX file": ("other-ending", {"2024-03-05.mdx": DATED}),
    "a name without an ending": ("other-ending", {"2024-03-05": DATED}),
    "a date for a name": ("other-ending", {"2024.03.05": DATED}),
}


@pytest.mark.parametrize(("code", "broken"), BROKEN.values(), ids=BROKEN)
def test_what_is_broken_is_told_and_mended_by_the_advice(code: str, broken: Files, tmp_path: Path) -> None:
    files = dict(broken)
    problems = found_in(files, tmp_path)
    assert code in {problem.code for problem in problems}
    told = [problem for problem in problems if problem.code == code]
    for problem in sorted(told, key=lambda one: -one.line):  # from below, so that the lines above keep their numbers
        follow(files, problem)
    assert found_in(files, tmp_path) == ()
