"""Headings and labels of Chinese, Japanese and Korean minutes: what is structure, and what is a topic like it."""

import pytest

from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.model import Role
from bot.minutes.names import looks_like_name
from bot.minutes.parse import parse_meetings
from bot.minutes.roles import role_of


@pytest.mark.parametrize(
    ("heading", "language", "kind"),
    [
        ("會議紀錄", "zh", HeadingKind.NOTES),
        ("本次会议内容", "zh", HeadingKind.NOTES),
        ("宣讀前次會議紀錄", "zh", HeadingKind.LOGISTICS),
        ("應出席人員", "zh", HeadingKind.ATTENDEES),
        ("提案討論", "zh", HeadingKind.COLLECTION),
        ("ヘッダー", "ja", HeadingKind.LOGISTICS),
        ("予定内容", "ja", HeadingKind.AGENDA),
        ("今日のアジェンダ", "ja", HeadingKind.AGENDA),
        ("会長あいさつ", "ja", HeadingKind.LOGISTICS),
        ("各班からの報告", "ja", HeadingKind.COLLECTION),
        ("[금일 성과]", "ko", HeadingKind.COLLECTION),
        ("오늘 나눈 이야기", "ko", HeadingKind.NOTES),
        ("금일 안건", "ko", HeadingKind.AGENDA),
        ("지난 회의록 검토", "ko", HeadingKind.LOGISTICS),
        ("불참자 및 사유", "ko", HeadingKind.ATTENDEES),
    ],
)
def test_structure_is_told(heading: str, language: str, kind: HeadingKind) -> None:
    assert heading_kind(heading, language) is kind


@pytest.mark.parametrize(
    ("heading", "language", "role"),
    [
        ("主席裁示", "zh", Role.DECISION),
        ("待追蹤事項", "zh", Role.ACTION),
        ("待釐清事項", "zh", Role.OPEN_QUESTION),
        ("重點摘要", "zh", Role.SUMMARY),
        ("今日決まったこと", "ja", Role.DECISION),
        ("次回までのタスク", "ja", Role.ACTION),
        ("決まっていないこと", "ja", Role.OPEN_QUESTION),
        ("会議のまとめ", "ja", Role.SUMMARY),
        ("오늘 결정된 사항", "ko", Role.DECISION),
        ("다음 모임까지 해올 것", "ko", Role.ACTION),
        ("추가 논의가 필요한 사항", "ko", Role.OPEN_QUESTION),
        ("한 줄 요약", "ko", Role.SUMMARY),
    ],
)
def test_roles_are_told(heading: str, language: str, role: Role) -> None:
    assert role_of(heading, language) is role


@pytest.mark.parametrize(
    ("heading", "language"),
    [
        ("會議紀錄工具", "zh"),
        ("下次活動地點", "zh"),
        ("任务管理系统", "zh"),
        ("ヘッダー画像", "ja"),
        ("次回イベントの企画", "ja"),
        ("会費の値上げ", "ja"),
        ("회의록 양식", "ko"),
        ("다음 축제", "ko"),
        ("역할 분담 기준", "ko"),
    ],
)
def test_topics_that_resemble_it_stay(heading: str, language: str) -> None:
    assert heading_kind(heading, language) is None
    assert role_of(heading, language) is None


@pytest.mark.parametrize(
    ("office", "language"), [("顾问", "zh"), ("文藝委員", "zh"), ("顧問", "ja"), ("常務理事", "ja")]
)
def test_an_office_is_no_name(office: str, language: str) -> None:
    assert not looks_like_name(office, language)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("参会人员：王小明老师、陈大文同学、李老师", ["王小明", "陈大文", "李老师"]),
        ("出席者：山田太郎先生、原田花子さん、森くん", ["山田太郎", "原田花子", "森くん"]),
        ("참석자: 김하늘 선생님, 이보람 교수님, 박가람", ["김하늘", "이보람", "박가람"]),
    ],
)
def test_a_courtesy_behind_a_name_is_no_part_of_it(line: str, names: list[str]) -> None:
    (read,) = parse_meetings(f"# 2024-03-05\n\n{line}\n\n## Oak\n\n- Water it.\n", "2024-03-05.md")
    assert read.minutes is not None
    assert [attendee.name for attendee in read.minutes.attendees] == names
