"""The YAML at the top of a file, and what only looks like it."""

import pytest

from bot.minutes.parse import parse_minutes
from tests.conftest import lines_of, read


def test_a_mapping_between_two_rules_is_front_matter() -> None:
    minutes = read(lines_of("---", "title: Spring", "date: 2024-03-05", "---", "## Water", "Rain."), "a.md")
    assert (minutes.title, str(minutes.date)) == ("Spring", "2024-03-05")
    assert minutes.items[0].lines == (5, 6)


def test_a_file_that_opens_with_a_rule_loses_nothing() -> None:
    text = lines_of("---", "", "Rain fell.", "", "---", "", "## Water", "Barrel.")
    parsed = parse_minutes(text, "a.md")
    assert parsed.problems == ()
    assert parsed.sections[0].lines == (1, 6)


@pytest.mark.parametrize(
    "opening",
    [
        ("---", "- tomatoes: planted", "- beans: sown", "---"),
        ("---", "just: one: colon: too many", "---"),
        ("---", "date: 2022-13-45", "---"),
        ("---", "title: [unclosed", "---"),
        ("---", "title: Spring", "## Water"),
        ("{", '"title": "Spring",', "}"),
        ("---", "---"),
        ("----", "Rain fell.", "----"),
    ],
    ids=["list", "colons", "no-such-date", "invalid", "unclosed", "json", "empty", "rules"],
)
def test_unless_it_is_a_mapping_the_whole_file_is_text(opening: tuple[str, ...]) -> None:
    parsed = parse_minutes(lines_of(*opening, "The barrel is full."), "notes.md")
    assert parsed.sections[0].lines.first == 1
    assert parsed.sections[-1].lines.last == len(opening) + 1
    assert parsed.minutes is not None
    assert parsed.minutes.date is None


@pytest.mark.parametrize(
    ("line", "number"), [("title: [unclosed", 4), ("date: 2022-13-45", 3), ("- a: list", 1), ("x: !!python/name:os", 3)]
)
def test_front_matter_that_cannot_be_used_is_a_problem_with_its_place_and_a_fix(line: str, number: int) -> None:
    (problem,) = parse_minutes(lines_of("---", "", line, "---", "Rain."), "a.md").problems
    assert (problem.file, problem.code) == ("a.md", "front-matter")
    assert problem.line in (number, 3)
    assert problem.message
    assert problem.fix


@pytest.mark.parametrize(
    ("line", "words", "advice"),
    [
        ("date: 2022-13-45", "`date`", "YYYY-MM-DD"),
        ("number: !!int many", "`number`", "quotes"),
        ("title: Bad: colon", "a meaning of its own", "Put all that stands after `title:` in quotes"),
        ("title: @fern", "a meaning of its own", "Put all that stands after `title:` in quotes"),
        ("title: [unclosed", "is never closed", "Write `]` at the end of the line"),
        ('"\\x1b[2J": 2022-13-45', "A value", "YYYY-MM-DD"),
    ],
)
def test_what_is_wrong_in_front_matter_names_its_line_and_what_to_write(line: str, words: str, advice: str) -> None:
    (problem,) = parse_minutes(lines_of("---", "lang: en", line, "---", "Rain."), "a.md").problems
    assert problem.line == 3
    assert words in problem.message
    assert advice in problem.fix


@pytest.mark.parametrize("after", ["", "## Water"])
def test_front_matter_that_is_never_closed_is_a_problem_and_the_file_is_read(after: str) -> None:
    parsed = parse_minutes(lines_of("---", "title: Spring", "tags: [hose]", after, "Rain fell."), "2024-03-05.md")
    (problem,) = parsed.problems
    assert (problem.line, problem.code) == (1, "front-matter")
    assert "beneath its last line, which seems to be line 3" in problem.fix
    assert parsed.minutes is not None
    assert parsed.minutes.entries


@pytest.mark.parametrize("text", ["Fern: the hose is new.", "Title: Spring", "", "Rain fell.\n\ntitle: Spring"])
def test_a_rule_before_other_text_opens_no_front_matter(text: str) -> None:
    assert parse_minutes(f"---\n{text}\n\nRain fell.\n", "a.md").problems == ()


@pytest.mark.parametrize(
    "line",
    [
        "title: !!int ''",
        "title: !!float ''",
        "title: !!bool maybe",
        "title: !!timestamp soon",
        "title: !!binary '%'",
        "title: !!set [a]",
        "title: 0x" + "f" * 5_000,
        "? 0x" + "f" * 5_000 + "\n: v",
        "date: 0x" + "f" * 5_000,
        "title: " + "9" * 5_000,
        "date: 0001-01-01T00:00:00+23:59",
        "? [a, b]\n: c",
        "? {a: b}\n: c",
        "a: &a [*a]",
        "title: *nowhere",
        "title: " + "[" * 1_000,
        "title: \x00",
        "title: \x07",
        "url: [https://example.org]",
        "<<: 3",
    ],
)
def test_no_front_matter_ends_the_reading(line: str) -> None:
    assert parse_minutes(lines_of("---", line, "---", "Rain."), "a.md").minutes is not None


def test_lists_that_name_each_other_for_ever_are_refused_at_once() -> None:
    copies = (f"b{n}: &b{n} {{<<: [{', '.join([f'*b{n - 1}'] * 9)}]}}" for n in range(1, 12))
    (problem,) = parse_minutes(lines_of("---", "b0: &b0 {k: v}", *copies, "---", "Rain."), "a.md").problems
    assert (problem.code, problem.line) == ("front-matter", 3)
    assert "merge key" in problem.message


def test_windows_line_ends_are_no_obstacle() -> None:
    minutes = read("---\r\ntitle: Spring\r\n---\r\n## Water\r\nRain.\r\n")
    assert (minutes.title, minutes.items[0].lines) == ("Spring", (4, 5))


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/hosts", "ftp://example.org", "12"])
def test_only_a_web_address_is_a_link(url: str) -> None:
    assert read(lines_of("---", f"url: {url}", "---", "Rain.")).url is None


def test_front_matter_alone_is_no_minutes() -> None:
    assert parse_minutes(lines_of("---", "title: Spring", "---", "", ""), "a.md").minutes is None


@pytest.mark.parametrize("text", ["", "\n", " \r\n\t\n"])
def test_a_file_without_text_is_no_minutes(text: str) -> None:
    assert parse_minutes(text, "a.md").minutes is None


@pytest.mark.parametrize(
    "stated",
    [
        "attendees:\n  Fern: chair\n  石榴: scribe",
        "attendees:\n  - Fern: chair\n  - 石榴",
        "attendees:\n  on site: [Fern]\n  remote: [石榴]",
        "attendees:\n  - {name: Fern, role: chair}\n  - {name: 石榴}",
    ],
)
def test_people_may_stand_as_a_mapping(stated: str) -> None:
    minutes = read(f"---\n{stated}\n---\n\n## Barrel\n\nIt leaks.\n", "2024-03-05.md")
    assert [attendee.name for attendee in minutes.attendees] == ["Fern", "石榴"]


def test_people_in_a_list_that_holds_itself_are_read_once() -> None:
    minutes = read("---\nattendees: &all [Fern, *all]\n---\n\n## Barrel\n\nIt leaks.\n", "2024-03-05.md")
    assert [attendee.name for attendee in minutes.attendees] == ["Fern"]


def test_three_points_end_front_matter_too() -> None:
    minutes = read("---\ntitle: Water club\ndate: 2024-03-05\n...\n\n## Hose\n\nIt leaks.\n")
    assert (minutes.title, str(minutes.date)) == ("Water club", "2024-03-05")


@pytest.mark.parametrize(
    "opening",
    [
        '{"title": "Bee council", "date": "2024-04-04", "attendees": ["Fern Moss"]}\n',
        '{\n  "title": "Bee council",\n  "date": "2024-04-04",\n  "attendees": ["Fern Moss"]\n}\n',
        '---json\n{\n"title": "Bee council", "date": "2024-04-04", "attendees": ["Fern Moss"]\n}\n---\n',
        ';;;\n{"title": "Bee council", "date": "2024-04-04", "attendees": ["Fern Moss"]}\n;;;\n',
    ],
)
def test_an_object_of_json_is_front_matter(opening: str) -> None:
    minutes = parse_minutes(f"{opening}\n## Hive\n\n- It hums.\n", "a.md").minutes
    assert minutes is not None
    assert (minutes.title, str(minutes.date), [one.name for one in minutes.attendees]) == (
        "Bee council",
        "2024-04-04",
        ["Fern Moss"],
    )
    assert [item.heading for item in minutes.items] == ["Hive"]


@pytest.mark.parametrize("opening", ["{", "{}} hums", '["hive"]', "---json\n{", '---\n{"hive": 1', "{" * 9_000])
def test_what_is_no_object_of_json_is_text(opening: str) -> None:
    minutes = parse_minutes(f"{opening}\n\nThe hive hums.\n", "a.md").minutes
    assert minutes is not None
    assert any("hums" in minutes.text.line(number) for number in range(1, minutes.text.line_count + 1))


@pytest.mark.parametrize(
    "written",
    [
        '---\ntitle: "Bee \\ud800 day"\nattendees: ["Fern \\udfff Moss"]\nurl: "https://example.org/\\udfff"\n---\n',
        '{"title": "Bee \\uD800 day", "attendees": ["Fern \\udfff Moss"], "url": "https://example.org/\\udfff"}\n',
    ],
)
def test_half_a_character_that_an_escape_writes_is_shown_as_unreadable(written: str) -> None:
    minutes = read(f"{written}\n## Hive\n\n- It hums.\n")
    assert (minutes.title, minutes.url) == ("Bee \ufffd day", "https://example.org/\ufffd")
    assert [one.name for one in minutes.attendees] == ["Fern \ufffd Moss"]


@pytest.mark.parametrize("written", ['---\ntitle: "{}"\n---\n', '{{"title": "{}"}}\n'])
def test_two_halves_in_escapes_are_one_character_and_a_backslash_begins_none(written: str) -> None:
    assert read(written.format("Bee \\ud83d\\udc1d day") + "\nRain.\n").title == "Bee \U0001f41d day"
    assert read(written.format(r"Bee \\ud83d day") + "\nRain.\n").title == r"Bee \ud83d day"


@pytest.mark.parametrize(
    "written", ['{"title": NaN}\n', '{"title": -Infinity}\n', "---\ntitle: .nan\n---\n", "+++\ntitle = nan\n+++\n"]
)
def test_what_is_no_number_is_no_title(written: str) -> None:
    assert read(f"{written}\n# Bee day\n\nRain.\n").title == "Bee day"


@pytest.mark.parametrize("line", ["{} = 1", "[{}]", "a = {{ {} = 1 }}", "a = {{b = 1, {} = 1}}"])
@pytest.mark.parametrize("part", ["a", '"a,b"', " 'b' "])
def test_a_key_of_very_many_parts_is_a_problem_at_once(line: str, part: str) -> None:
    parsed = parse_minutes(lines_of("+++", line.format(".".join([part] * 9_000)), "+++", "Rain."), "a.md")
    assert "nested too deeply" in parsed.problems[0].message
    assert parsed.minutes is not None


@pytest.mark.parametrize("sign", ["\r", "\x85", "\u2028", "\u2029"])
@pytest.mark.parametrize("line", ["title: [", "date: 2024-13-45", "title: a: b"])
def test_what_ends_a_line_in_yaml_alone_moves_no_problem(sign: str, line: str) -> None:
    (problem,) = parse_minutes(lines_of("---", "", f"place: hive {sign * 30}", line, "---", "Rain."), "a.md").problems
    assert (problem.code, problem.line) == ("front-matter", 4)
