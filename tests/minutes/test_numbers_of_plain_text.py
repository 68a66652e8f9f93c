"""Lists of plain text: numbers that count anew, columns parted by blanks, numbers in brackets."""

import pytest

from bot.minutes.numbered_lines import without_parts
from tests.conftest import lines_of, read
from tests.minutes.found_topics import topics_of

PRESENT = ("# 园艺会 2024-03-04", "", "与会人：陈伟、李娜、张强", "")


def test_what_counts_anew_between_two_numbers_is_a_part_of_the_first() -> None:
    listed = (
        "议题：",
        "1. 水管",
        "2. 篱笆",
        "3. 灌木",
        "1. 先剪东边",
        "2. 再剪西边",
        "4. 池塘",
        "- 同意",
        "5. 船",
        "- 不同意",
        "6. 工具房",
    )
    found = topics_of(*PRESENT, *listed)
    assert [heading.removeprefix(f"{number}. ") for number, heading in enumerate(found, 1)] == [
        "水管",
        "篱笆",
        "灌木",
        "池塘",
        "船",
        "工具房",
    ]


def test_an_announced_list_counts_on_behind_what_was_said_of_its_last_point() -> None:
    listed = ("议题：", "1. 水管", "2. 篱笆", "3. 池塘", "- 同意", "4. 船")
    assert topics_of(*PRESENT, *listed)[-1].endswith("船")


def test_numbers_in_brackets_are_parts_of_plain_numbers() -> None:
    parts = ("（1）漏水。", "（2）太短。", "（3）太旧。")
    found = topics_of(*PRESENT, "议题：", "1、水管", *parts, "", "2、篱笆", "结论：剪", "", "3、池塘", "结论：挖")
    assert found == ["1、水管", "2、篱笆", "3、池塘"]


@pytest.mark.parametrize(
    ("line", "presenters"),
    [
        ("1. 水管维修        9:00~9:15        15min        陈伟", ("陈伟",)),
        ("1. 水管维修        9:00~9:15        15min        陈伟/王芳", ("陈伟", "王芳")),
        ("1. 水管维修        9:00~9:15        15min        待定", ()),
        ("1. 水管维修        汇报人：陈伟\\李娜", ("陈伟", "李娜")),
        ("1. 水管维修 -- 陈伟", ("陈伟",)),
    ],
)
def test_who_presents_stands_in_the_last_column_or_behind_dashes(line: str, presenters: tuple[str, ...]) -> None:
    lines = (*PRESENT, "议题：", line, "   漏水。", "2. 篱笆太高", "   剪。", "3. 池塘", "   挖。")
    topics = read(lines_of(*lines), "2024-03-04.md").topics
    assert topics[0].presenters == presenters


def test_handles_and_chinese_names_behind_dashes_present_though_nobody_lists_them() -> None:
    listed = ("1. 水管维修。-- 周海", "   漏水。", "2. 篱笆 ---haiz, mow2", "   剪。", "3. 池塘", "   挖。")
    topics = read(lines_of(*PRESENT, "议题：", *listed), "2024-03-04.md").topics
    assert [topic.presenters for topic in topics] == [("周海",), ("haiz", "mow2"), ()]


def test_numbered_topics_beneath_the_heading_of_those_present_are_beside_it() -> None:
    lines = (
        "## Present",
        "",
        "- Ada Byron",
        "- Bo Lind",
        "",
        "### 1. Hose",
        "",
        "It leaks.",
        "",
        "### 2. Pond",
        "",
        "Dig.",
    )
    assert topics_of("# Club 2024-03-04", "", *lines) == ["1. Hose", "2. Pond"]


@pytest.mark.parametrize(
    ("numbers", "kept"),
    [
        ((1, 2, 3, 1, 2, 4), (1, 2, 3, 4)),
        ((1, 2, 3, 1, 2, 3, 4), (1, 2, 3, 1, 2, 3, 4)),
        ((1, 1, 2, 3), (1, 1, 2, 3)),
        ((1, 2, None, 1, None, 3), (1, 2, None, 3)),
        ((5, 1, 2, 6), (5, 6)),
    ],
)
def test_numbers_are_parts_only_if_they_cannot_count_on(
    numbers: tuple[int | None, ...], kept: tuple[int | None, ...]
) -> None:
    assert tuple(one for one, is_kept in zip(numbers, without_parts(numbers), strict=True) if is_kept) == kept


def test_digits_beneath_chinese_numerals_are_parts() -> None:
    listed = ("一、水管", "1、漏水", "2、修", "二、篱笆", "1、油漆", "2、木头", "3、钉子", "三、预算", "四、招新")
    assert topics_of(*PRESENT, *listed) == ["一、水管", "二、篱笆", "三、预算", "四、招新"]


@pytest.mark.parametrize("line", ["- Lunch\t12:00\tAcorn Cafe", "- Shed    14:00    Main Hall"])
def test_a_place_behind_a_time_presents_nothing(line: str) -> None:
    lines = ("Attendees: Ada Byron, Bo Lind", "", "## Agenda", "", line, "- Hose    15:00    Ada Byron")
    topics = read(lines_of("# Club 2024-03-04", "", *lines), "2024-03-04.md").topics
    assert [topic.presenters for topic in topics] == [(), ("Ada Byron",)]


def test_what_became_of_topics_behind_dashes_is_nobody() -> None:
    lines = (
        "Attendees: Cy Dow, Ada Byron",
        "",
        "## Hose -- cy",
        "",
        "x y",
        "",
        "## Shed -- done",
        "",
        "x y",
        "",
        "## Roof -- Cy",
        "",
        "x y",
    )
    topics = read(lines_of("# Club 2024-03-04", "", *lines), "2024-03-04.md").topics
    assert [topic.presenters for topic in topics][1] == ()


def test_groups_of_those_present_may_be_numbered() -> None:
    lines = (
        "## Attendees",
        "",
        "### 1. Board",
        "",
        "- Ada Byron",
        "",
        "### 2. Staff",
        "",
        "- Cy Dow",
        "",
        "## Hose",
        "",
        "Leaks.",
    )
    assert topics_of("# Club 2024-03-04", "", *lines) == ["Hose"]


def test_lines_counted_in_circles_are_topics() -> None:
    lines = ("①水管", "", "漏水。", "【决定】买新的", "", "②池塘", "", "太小。", "", "③船", "", "卖。")
    assert topics_of(*PRESENT, *lines) == ["①水管", "②池塘", "③船"]
