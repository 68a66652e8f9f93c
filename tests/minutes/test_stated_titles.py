"""Titles that a label at the top states."""

import pytest

from tests.conftest import lines_of, read


@pytest.mark.parametrize(
    ("label", "path"),
    [
        ("Subject:", "x.md"),
        ("**Topic of the meeting**:", "x.md"),
        ("会议主题：", "zh/x.md"),
        ("- 标题：", "zh/x.md"),
        ("會議名稱：", "zh/x.md"),
        ("Titel:", "de/x.md"),
        ("Titre :", "fr/x.md"),
        ("Título:", "es/x.md"),
        ("Título da reunião:", "pt/x.md"),
        ("件名：", "ja/x.md"),
        ("회의 주제:", "ko/x.md"),
    ],
)
def test_a_label_at_the_top_states_the_title(label: str, path: str) -> None:
    text = lines_of(f"{label} Compost and tools", "2024-03-05", "", "## Shed", "", "It leaks.")
    assert read(text, path).title == "Compost and tools"


def test_a_table_at_the_top_states_the_title() -> None:
    table = ("| Subject | Compost and tools |", "|---|---|", "| Date | 2024-03-05 |")
    assert read(lines_of(*table, "", "## Shed", "", "It leaks."), "x.md").title == "Compost and tools"


@pytest.mark.parametrize("heading", ["Minutes", "Meeting minutes 2024-03-05", "5 March 2024"])
def test_a_heading_that_any_minutes_may_have_is_a_worse_title(heading: str) -> None:
    text = lines_of(f"# {heading}", "", "Subject: Compost and tools", "", "## Shed", "", "It leaks.")
    assert read(text, "x.md").title == "Compost and tools"


def test_a_heading_of_its_own_is_a_better_title() -> None:
    text = lines_of("# Garden council", "", "Subject: Compost and tools", "", "## Shed", "", "It leaks.")
    assert read(text, "x.md").title == "Garden council"


def test_the_head_of_a_column_of_names_states_no_title() -> None:
    table = ("| Name | Garden |", "|---|---|", "| Fern Moss | Hedge |")
    assert read(lines_of("# 2024-03-05", "", *table), "x.md").title == "2024-03-05"


def test_several_such_labels_are_those_of_topics() -> None:
    text = lines_of("Topic: Compost", "It is hot.", "", "Topic: Tools", "", "They rust.")
    assert read(text, "x.md").title == "x"


@pytest.mark.parametrize("key", ["Titel", "titre", "TÍTULO", "标题", "タイトル", "제목"])
def test_front_matter_may_label_the_title_in_any_language(key: str) -> None:
    text = f"---\n{key}: Hive\ndate: 2024-03-04\n---\n\n## Frames\n\n- Five broke.\n\n## Wax\n\n- It melts.\n"
    minutes = read(text, "a.md")
    assert minutes.title == "Hive"


def test_a_heading_is_trusted_more_than_a_topic_in_the_front_matter() -> None:
    minutes = read("---\nsubject: Wax\n---\n\n# Hive talk 2024-03-04\n\n## Frames\n", "a.md")
    assert minutes.title == "Hive talk 2024-03-04"


def test_labels_may_be_headings_below_one_that_any_minutes_have() -> None:
    text = lines_of("### 会议纪要", "", "##### 会议名称：修剪树篱", "", "##### 会议时间：2024年3月5日", "", "- 漏水。")
    assert read(text, "zh/x.md").title == "修剪树篱"


@pytest.mark.parametrize("heading", ["## Date", "## 일시", "## Attendees"])
def test_a_label_above_its_value_names_no_meeting(heading: str) -> None:
    text = lines_of(heading, "", "2024-03-04", "", "## Hose", "", "It leaks.", "", "## Pond", "", "Dig.")
    assert read(text, "spring-2024-03-04.md").title == "spring-2024-03-04"


def test_the_first_line_of_plain_text_names_the_meeting_above_labels() -> None:
    text = lines_of(
        "清河街道议事会",
        "",
        "时间：2024年5月16日 19:30",
        "参加人员：陈伟、李娜",
        "",
        "一、水管",
        "漏水。",
        "",
        "二、池塘",
        "挖。",
    )
    assert read(text, "yishihui-0516.md").title == "清河街道议事会"
