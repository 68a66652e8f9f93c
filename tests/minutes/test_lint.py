"""What is wrong in minutes, where, and how bad it is."""

import ast
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import bot.minutes.lint
from bot.minutes.lint import lint
from bot.minutes.parse import parse_minutes
from bot.minutes.problem import Level, Problem
from tests.conftest import PROJECT, environment, lines_of

CLEAN = lines_of(
    "# Club 2024-03-05",
    "",
    "**Attendees**: Willow, Fern Moss",
    "",
    "## Agenda 1: Barrel @Willow",
    "",
    "It leaks; see [the plan](plan.md).",
    "",
    "## Agenda 2: Shed @Fern Moss",
    "",
    "**Q: Who paints it?**",
    "",
    "A: Fern Moss.",
)


def problems_in(files: Mapping[str, str], *others: str) -> list[Problem]:
    """Return the problems of files in one source, with `others` beside them."""
    parsed = [parse_minutes(text, source) for source, text in files.items()]
    return list(lint(parsed, existing=[*files, *others]))


def found_in(text: str, name: str = "2024-03-05.md") -> list[tuple[int, Level, str]]:
    """Return the lines, levels and codes of the problems of one file that lies beside `plan.md`."""
    return [(problem.line, problem.level, problem.code) for problem in problems_in({name: text}, "plan.md")]


@pytest.mark.parametrize("text", [CLEAN, CLEAN.replace("\n", "\r\n"), "---\ntitle: Club\n---\n" + CLEAN])
def test_clean_minutes_have_no_problem(text: str) -> None:
    assert found_in(text) == []


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("---\n- a: 1\n---\n\n" + CLEAN, "2024-03-05.md", (1, Level.ERROR, "front-matter")),
        ("---\n\ntitle: a: b\n\n---\n" + CLEAN, "2024-03-05.md", (3, Level.ERROR, "front-matter")),
        ("---\ntitle: Spring\n\n" + CLEAN, "2024-03-05.md", (1, Level.ERROR, "front-matter")),
        ("---\n\ndate: 2022-13-45\n\n---\n" + CLEAN, "2024-03-05.md", (3, Level.ERROR, "front-matter")),
        (CLEAN.replace(" 2024-03-05", ""), "notes.md", (1, Level.ERROR, "no-date")),
        (CLEAN.replace(" 2024-03-05", ": Go 1.18"), "notes.md", (1, Level.ERROR, "no-date")),
        (CLEAN.replace(" 2024-03-05", ""), "may-21.md", (1, Level.ERROR, "no-year")),
        (CLEAN.replace("Club 2024-03-05", "园艺社例会 6.30"), "notes.md", (1, Level.ERROR, "no-year")),
        (CLEAN, "2024-03-06.md", (1, Level.WARNING, "date-conflict")),
        ("\n\n" + CLEAN, "2024-03-06.md", (3, Level.WARNING, "date-conflict")),
        (CLEAN.replace("Agenda 2", "Agenda 1"), "2024-03-05.md", (9, Level.WARNING, "agenda-number")),
        (CLEAN.replace("Agenda 2", "Agenda 3"), "2024-03-05.md", (9, Level.WARNING, "agenda-number")),
        (CLEAN.replace("Agenda 2", "议程三"), "2024-03-05.md", (9, Level.WARNING, "agenda-number")),
        (CLEAN.replace("Agenda 1", "Agenda 3"), "2024-03-05.md", (9, Level.WARNING, "agenda-number")),
        (CLEAN.replace("A: Fern Moss.\n", ""), "2024-03-05.md", (11, Level.WARNING, "unanswered")),
        (CLEAN.replace("## Agenda 1", "Q: Who?\n\n## Agenda 1"), "2024-03-05.md", (5, Level.WARNING, "unanswered")),
        (CLEAN.replace("@Willow", "@Oak"), "2024-03-05.md", (5, Level.WARNING, "unknown-presenter")),
        (CLEAN.replace("plan.md", "plans.md"), "2024-03-05.md", (7, Level.WARNING, "dead-link")),
        (CLEAN.replace("[the", "![the").replace("plan.md", "a.png"), "2024-03-05.md", (7, Level.WARNING, "dead-link")),
        (CLEAN + "\n## Compost\n\n---\n", "2024-03-05.md", (15, Level.NOTICE, "empty-section")),
        (CLEAN + "\n#### Compost\n\nTurned.\n", "2024-03-05.md", (15, Level.NOTICE, "heading-level")),
    ],
)
def test_a_problem_is_told_with_its_line_and_level_alone(
    text: str, name: str, expected: tuple[int, Level, str]
) -> None:
    assert found_in(text, name) == [expected]


def test_two_files_of_one_group_with_one_date_are_told() -> None:
    files = {f"{name}.md": CLEAN for name in ("main/2024-03-05", "main/2024-03-05-2", "seeds/2024-03-05")}
    found = problems_in(files, "main/plan.md", "seeds/plan.md")
    assert [(problem.file, problem.level, problem.code) for problem in found] == [
        ("main/2024-03-05-2.md", Level.WARNING, "doubled-date")
    ]


def test_two_languages_of_one_meeting_are_no_doubled_date() -> None:
    other = "# 园艺社 2024-03-05\n\n## 雨桶\n\n雨桶漏水了。\n"
    assert problems_in({"2024-03-05.md": CLEAN, "2024-03-05.zh.md": other}, "plan.md") == []


def test_one_person_under_two_spellings_is_told_where_the_rarer_one_stands() -> None:
    files = {f"2024-03-0{day}.md": CLEAN.replace("03-05", f"03-0{day}") for day in (1, 2, 5, 6)}
    files["2024-03-02.md"] = files["2024-03-02.md"].replace("Fern Moss", "Fern moss")
    assert [(problem.file, problem.line, problem.level, problem.code) for problem in problems_in(files, "plan.md")] == [
        ("2024-03-02.md", 3, Level.NOTICE, "name-spelling")
    ]


def test_a_rare_name_one_letter_from_a_frequent_one_is_told() -> None:
    files = {f"2024-03-0{day}.md": CLEAN.replace("03-05", f"03-0{day}") for day in range(1, 6)}
    files["2024-03-02.md"] = files["2024-03-02.md"].replace("Fern Moss", "Fern Mosa")
    assert [(problem.file, problem.line, problem.level, problem.code) for problem in problems_in(files, "plan.md")] == [
        ("2024-03-02.md", 3, Level.NOTICE, "similar-name")
    ]


@pytest.mark.parametrize(
    "other",
    [
        "fern-moss",  # a handle
        "Fern Möss",  # an accent, and not for us to take away
        "FernMoss",
    ],
)
def test_another_way_to_write_a_name_is_no_slip(other: str) -> None:
    files = {f"2024-03-0{day}.md": CLEAN.replace("03-05", f"03-0{day}") for day in range(1, 6)}
    files["2024-03-02.md"] = files["2024-03-02.md"].replace("Fern Moss", other)
    assert problems_in(files, "plan.md") == []


def test_nobody_is_advised_to_make_one_person_of_two() -> None:
    files = {f"2024-03-0{day}.md": CLEAN.replace("03-05", f"03-0{day}") for day in range(1, 6)}
    files["2024-03-02.md"] = files["2024-03-02.md"].replace("Willow, Fern Moss", "Willow, Fern Moss, Fern Mosa")
    assert problems_in(files, "plan.md") == []


def test_what_is_said_to_be_one_person_is_not_told() -> None:
    files = {f"2024-03-0{day}.md": CLEAN.replace("03-05", f"03-0{day}") for day in range(1, 6)}
    files["2024-03-02.md"] = files["2024-03-02.md"].replace("Fern Moss", "Fern Mosa")
    parsed = [parse_minutes(text, source) for source, text in files.items()]
    assert lint(parsed, existing=[*files, "plan.md"], same=[frozenset({"Fern Moss", "Fern Mosa"})]) == ()


@pytest.mark.parametrize(
    "target",
    [
        "plan.md",
        "./plan.md",
        "plan.md#chapter",
        "plan.md?raw=1",
        "my%20plan.md",
        "<my plan.md>",
        "plan.md 'title'",
        "folder/",
        "folder",
        "#top",
        "https://example.org/gone.md",
        "mailto:willow@example.org",
        "/gone.md",
        "../gone.md",
    ],
)
def test_a_link_that_leads_somewhere_is_no_dead_link(target: str) -> None:
    text = CLEAN.replace("plan.md", target)
    assert problems_in({"2024-03-05.md": text}, "plan.md", "my plan.md", "folder/a.md") == []


@pytest.mark.parametrize("code", ["`[a](gone.md)`", "\n```\n[a](gone.md)\n```", "\n~~~\n![a](gone.png)\n~~~"])
def test_a_link_in_code_is_no_link(code: str) -> None:
    assert found_in(CLEAN.replace("It leaks;", f"{code}\n\nIt leaks;")) == []


@pytest.mark.parametrize(
    "ending",
    [
        "## Attendees\n",
        "## Compost\n\n### Turning\n\nDone.\n",
        "## Compost\n\n- turned\n",
        "## Compost\n\n![](plan.md)\n",
    ],
)
def test_a_heading_with_something_beneath_it_is_not_empty(ending: str) -> None:
    assert found_in(f"{CLEAN}\n{ending}") == []


def test_front_matter_that_cannot_be_read_is_told_once() -> None:
    assert [code for _, _, code in found_in("---\ndate: 2022-13-45\n---\n" + CLEAN)] == ["front-matter"]


def test_every_problem_says_what_is_wrong_and_how_to_mend_it() -> None:
    text = CLEAN.replace("Agenda 2", "Agenda 4").replace("@Willow", "@Oak").replace("plan.md", "gone.md")
    found = problems_in({"2024-03-06.md": text + "\n#### Compost\n"})
    assert len(found) >= 5
    assert all(problem.message.endswith(".") and problem.fix.endswith(".") for problem in found)
    assert found == sorted(found)


TWICE = """
import sys
from bot.minutes.lint import lint
from bot.minutes.parse import parse_minutes
text = "# Club 2024-03-05\\n\\nAttendees: Green Thumb, Fern Moss\\n\\n## Barrel @GreenThumb @fern moss\\n\\nLeaks.\\n"
print(*lint([parse_minutes(text, "2024-03-05.md")], existing=[]), sep="\\n")
"""


def test_the_same_minutes_have_the_same_problems_in_every_run(tmp_path: Path) -> None:
    told = {
        subprocess.run(
            [sys.executable, "-c", TWICE],
            capture_output=True,
            env=environment(tmp_path) | {"PYTHONHASHSEED": str(seed)},
            timeout=60,
            check=True,
        ).stdout
        for seed in range(4)
    }
    assert len(told) == 1


def codes_in(folder: str) -> Iterator[tuple[str, str]]:
    """Yield the codes and levels that the modules of a folder give."""
    for file in (PROJECT / folder).rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Problem":
                _, _, level, code, *_ = node.args
                assert isinstance(level, ast.Attribute)
                assert isinstance(code, ast.Constant)
                yield str(code.value), level.attr.lower()


def test_the_table_of_codes_names_what_the_code_can_give() -> None:
    rows = [line.split() for line in (bot.minutes.lint.__doc__ or "").splitlines() if line.startswith("`")]
    table = {row[0].strip("`,"): row[1] for row in rows if row[0].endswith("`")}
    assert table == dict(codes_in("bot/minutes"))


@pytest.mark.parametrize("mark", ["<!--", "%%", "```"])
def test_what_is_never_closed_is_told_where_it_opens(mark: str) -> None:
    assert (15, Level.WARNING, "unclosed") in found_in(f"{CLEAN}\n\n{mark}\nRain fell.\n".replace("\n\n\n", "\n\n"))


def test_one_heading_may_be_of_several_numbered_items() -> None:
    text = lines_of(
        *(line for name in ("1: Hose", "2 & 3: Shed", "4: Roses") for line in (f"## Agenda {name}", "", "Dug.", ""))
    )
    assert found_in(f"# Club 2024-03-05\n\n{text}", "2024-03-05.md") == []


@pytest.mark.parametrize(("others", "told"), [("", True), ("等", False), ("、议题相关人员", False)])
def test_who_presents_may_be_one_of_those_whom_a_list_does_not_name(others: str, told: bool) -> None:
    text = f"# 园艺社 2024-03-05\n\n参会人：王芳、陈伟{others}\n\n## 雨桶 @王芳\n\n漏水。\n\n## 玫瑰 @李娜\n\n修剪。\n"
    assert [code for _, _, code in found_in(text, "2024-03-05.md")] == ["unknown-presenter"] * told


@pytest.mark.parametrize("heading", ["Next hedge team meeting 2024-03-12", "2024-03-05", "——"])
def test_a_heading_that_needs_nothing_beneath_it_is_not_empty(heading: str) -> None:
    assert found_in(lines_of(CLEAN, f"## {heading}")) == []


def test_a_presenter_who_did_not_come_is_told_once_a_file() -> None:
    text = lines_of(
        CLEAN, "", "## Agenda 3: Tap (Oak Root)", "", "Drips.", "", "## Agenda 4: Bed (Oak Root)", "", "Dry."
    )
    assert [code for _, _, code in found_in(text)] == ["unknown-presenter"]


def test_a_handle_beside_a_list_of_names_is_no_unknown_presenter() -> None:
    text = lines_of(CLEAN, "", "## Agenda 3: Tap @oak", "", "Drips.")
    assert found_in(text) == []


def test_a_presenter_whose_family_name_stands_first_is_no_unknown_one() -> None:
    text = (
        "# Club 2024-03-05\n\nAttendees: Bramble Oakes, Fern Moss\n\n## Hose (presenter: OAKES Bramble)\n\nIt leaks.\n"
    )
    assert [code for _, _, code in found_in(text)] == []


def test_numbers_that_rise_with_several_gaps_are_those_of_another_list() -> None:
    def codes(*numbers: int) -> list[str]:
        text = "# Club\n\n" + "".join(f"## {number}. Hose {number * 7}\n\nIt leaks.\n\n" for number in numbers)
        return [code for _, _, code in found_in(text)]

    assert codes(4, 6, 7, 9) == []
    assert codes(1, 2, 4) == ["agenda-number"]
    assert codes(1, 1, 4) == ["agenda-number"]


def test_the_number_of_a_meeting_needs_nothing_beneath_it() -> None:
    assert found_in("# Club\n\n#### 49\n\n## Hose\n\nIt leaks.\n") == []
