"""Who attended."""

import pytest

from tests.conftest import lines_of, read


def names_in(*lines: str) -> list[str]:
    return [attendee.name for attendee in read(lines_of(*lines)).attendees]


@pytest.mark.parametrize(
    "line",
    [
        "**参会人**：Willow, 石榴, Green Thumb",
        "**参会人：** Willow、石榴、Green Thumb",
        "参会人员：Willow，石榴，Green Thumb",
        "參會人：Willow, 石榴, Green Thumb",
        "出席者: Willow; 石榴; Green Thumb",
        "- **参会人**：Willow, 石榴, Green Thumb",
        "**Attendees**: Willow, 石榴, Green Thumb",
        "Attendees: Willow, 石榴, Green Thumb.",
        "Participants: Willow, 石榴, Green Thumb",
        "Present: Willow, 石榴,  Green  Thumb",
    ],
)
def test_the_names_after_the_label_are_the_attendees(line: str) -> None:
    assert names_in("# Club", "", line, "", "## Water", "Rain.") == ["Willow", "石榴", "Green Thumb"]


def test_names_may_go_on_in_the_next_line() -> None:
    assert names_in("Attendees: Willow, Fern,", "Moss") == ["Willow", "Fern", "Moss"]


def test_a_name_that_stands_twice_is_one_attendee() -> None:
    assert names_in("Attendees: Willow, Fern, Willow") == ["Willow", "Fern"]


@pytest.mark.parametrize("line", ["The attendees agreed: water more.", "Presentation: tomatoes, beans", "Attendees"])
def test_a_sentence_with_such_a_word_in_it_names_nobody(line: str) -> None:
    assert names_in("# Club", "", line) == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("参会人：石榴 柳荫 松针", ["石榴", "柳荫", "松针"]),
        ("参会人：石榴　柳荫", ["石榴", "柳荫"]),
        ("参会人：@石榴 @柳荫", ["石榴", "柳荫"]),
        ("参会人：张 三、李 四", ["张 三", "李 四"]),
        ("参会人：石榴、柳荫等 10 人", ["石榴", "柳荫"]),
        ("Attendees: Oak Root", ["Oak Root"]),
        ("Attendees: @oak @fern", ["oak", "fern"]),
        ("- Attendees:\n  - 石榴 园艺社\n  - 柳荫", ["石榴 园艺社", "柳荫"]),
        ("Attendees:\nOak Root\nFern Moss", ["Oak Root", "Fern Moss"]),
        ("## Present\n\n- Voting members\n  - Oak Root (@oak)\n- Guests\n  - Fern Moss", ["Oak Root", "Fern Moss"]),
        ("Attendees:\n\n- Oak Root - Acorn\n- Fern du Moss", ["Oak Root", "Fern du Moss"]),
    ],
)
def test_what_parts_names_need_not_be_a_comma(line: str, expected: list[str]) -> None:
    assert names_in("# Club", "", line) == expected


@pytest.mark.parametrize(
    "lines",
    [
        "Attendees: Oak, Fern\nRegrets: Cedar, Daisy",
        "Attendees: Oak, Fern; regrets: Cedar",
        "Attendees: Oak, Fern, Cedar (absent)",
        "Attendees: Oak, Fern\nScribe: Cedar",
        "参会人：Oak、Fern\n请假：柳荫、松针",
        "参会人：Oak、Fern、柳荫（请假）",
        "- Attendees: Oak, Fern\n- Apologies: Cedar, Daisy",
        "## Attendees\n\n- Oak\n- Regrets: Cedar, Daisy\n- Fern",
        "## Attendees\n\n- Oak\n- Absent:\n  - Cedar\n- Fern",
        "## Attendees\n\n- Oak\n\n**Absent**\n\n- Cedar\n\n**Remote:**\n\n- Fern",
        "## Attendance\n\n### Present\n\n- Oak\n- Fern\n\n### Regrets\n\n- Cedar",
        "## 参会人\n\nOak、Fern\n\n缺席：柳荫、松针",
    ],
)
def test_who_was_absent_did_not_attend(lines: str) -> None:
    assert names_in("# Club", "", lines) == ["Oak", "Fern"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        ("## Attendees\n\n- Byron, Oak\n- Moss, Fern\n- Bark, Willow", ["Oak Byron", "Fern Moss", "Willow Bark"]),
        ("## Attendees\n\n- Oak, Acorn\n- Fern, Acorn\n- Willow, Bark", ["Oak", "Fern", "Willow"]),
        ("## Attendees\n\nOak\nFern\nMoss", ["Oak", "Fern", "Moss"]),
        ("## Attendees\n\n- Oak\n  - came late\n- Fern", ["Oak", "Fern"]),
        ("## Attendees\n\nShed\n\n- Oak\n\nPond\n\n- Fern", ["Oak", "Fern"]),
        ("## Attendees\n\n- Oak\n\n### Topic 1: water\n\n- Rain, but little", ["Oak"]),
        ("## Attendees\n\n- Oak\n\nOak opened the meeting.\n\n- Rain", ["Oak"]),
        ("## Attendees\n- Oak\n- Fern\n\nOak: Good idea\n\nMoss: Fine", ["Oak", "Fern"]),
        ("Attendees:\n\n- Oak\n\nRemote:\n\n- Fern", ["Oak", "Fern"]),
        ("## Attendees\n\n| Name | GitHub |\n|---|---|\n| Oak | [@oak](https://example.org/oak) |", ["Oak"]),
        ("### Attendees - a pond for Oak", []),
    ],
)
def test_a_list_of_people_holds_more_than_names(lines: str, expected: list[str]) -> None:
    assert names_in("# Club", "", lines, "", "## Water", "", "Rain.") == expected


def test_a_table_tells_the_handles() -> None:
    table = "## 出席者\n\n| 姓名 | 账号 |\n|---|---|\n| 王芳 | [@wangfang](https://example.org/wangfang) |"
    (attendee,) = read(lines_of("# 园艺社", "", table)).attendees
    assert (attendee.name, attendee.handle) == ("王芳", "wangfang")


def test_a_numbered_list_below_the_bullets_of_people_names_topics() -> None:
    lines = ("Attendees:", "", "- Ada Byron", "- Bo Moss", "", "1. Hose", "2. Pump", "", "- It leaks.")
    assert names_in(*lines) == ["Ada Byron", "Bo Moss"]


def test_behind_the_list_a_bullet_within_a_topic_names_nobody_present() -> None:
    people, topic = ("## Attendees", "", "- Ada Byron", ""), ("## Agenda", "", "- Plan the beds")
    text = lines_of("# 2024-03-05", "", *people, *topic, "  - Participants: Bo Moss, Fern Lane")
    assert [person.name for person in read(text).attendees] == ["Ada Byron"]


@pytest.mark.parametrize(
    "line",
    [
        "会议参与人：石榴(@ada)、柳荫(@bo)",
        "本次会议参会人员：石榴、柳荫",
        "会議参加者：石榴、柳荫",
        "회의참석자: 石榴, 柳荫",
        "Sitzungsteilnehmer: 石榴, 柳荫",
        "Those attending: 石榴, 柳荫",
    ],
)
def test_a_label_may_say_whose_attendees_they_are(line: str) -> None:
    found = read(lines_of("# 2024-03-05", "", line, "", "## 1", "", "…")).attendees
    assert [person.name for person in found] == ["石榴", "柳荫"]


@pytest.mark.parametrize(
    ("line", "path"),
    [
        ("Attendees: the whole team (Ada, Bo and Cy)", "2024-03-05.md"),
        ("Présents : toute l'équipe (Ada, Bo et Cy)", "fr/2024-03-05.md"),
        ("Anwesend: alle (Ada, Bo und Cy)", "de/2024-03-05.md"),
    ],
)
def test_brackets_may_name_the_people_of_a_group(line: str, path: str) -> None:
    found = read(lines_of("# 2024-03-05", "", line, "", "## 1", "", "…"), path).attendees
    assert [person.name for person in found] == ["Ada", "Bo", "Cy"]


def test_a_remark_below_the_list_is_nobody() -> None:
    assert names_in("# 2024-03-05", "", "## Attendees", "", "- Ada Byron", "", "Quorum Achieved.") == ["Ada Byron"]


def test_a_table_below_people_in_a_heading_is_about_something_else() -> None:
    table = ("Type | What | Owner", "--- | --- | ---", "T | Send Seeds | Ada")
    assert names_in("# 2024-03-05", "", "### Attendees: Ada, Bo Fern", "", *table) == ["Ada", "Bo Fern"]


def test_a_single_letter_is_nobody() -> None:
    minutes = read(lines_of("# 2024-03-05", "", "Present: Ada Byron", "Absent: x", "", "## Pump", "", "It leaks."))
    assert minutes.absent == ()


@pytest.mark.parametrize(
    ("line", "present"),
    [
        ("出席者　佐藤健一、鈴木美咲", ["佐藤健一", "鈴木美咲"]),
        ("**出席**　佐藤健一、鈴木美咲（新入会）", ["佐藤健一", "鈴木美咲"]),
        ("出席者 佐藤健一、鈴木美咲", ["佐藤健一", "鈴木美咲"]),
        ("参加者　陈雨桐", ["陈雨桐"]),
        ("参加　自由参加", []),
        ("出席　お疲れ様でした", []),
        ("参加者 募集中", []),
    ],
)
def test_a_blank_may_part_a_label_in_characters_from_the_names(line: str, present: list[str]) -> None:
    text = lines_of("# 例会 2024-03-05", "", line, "", "## 会費", "", "上げる。")
    assert [person.name for person in read(text).attendees] == present
