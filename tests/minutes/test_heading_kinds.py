"""What a heading stands for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.minutes.heading_kinds import HeadingKind, heading_kind


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("Attendees", HeadingKind.ATTENDEES),
        ("**Attendees:**", HeadingKind.ATTENDEES),
        ("ATTENDEES (8)", HeadingKind.ATTENDEES),
        ("1. Attendees", HeadingKind.ATTENDEES),
        ("参会人员：", HeadingKind.ATTENDEES),
        ("Regrets", HeadingKind.ATTENDEES),
        ("Agenda", HeadingKind.AGENDA),
        ("📝 Proposed agenda", HeadingKind.AGENDA),
        ("議程", HeadingKind.AGENDA),
        ("Topics for next time", HeadingKind.LOGISTICS),
        ("Themen für das nächste Treffen", HeadingKind.LOGISTICS),
        ("次回の議題", HeadingKind.LOGISTICS),
        ("时间和地点", HeadingKind.LOGISTICS),
        ("회의록 작성자", HeadingKind.LOGISTICS),
        ("Observaciones", HeadingKind.LOGISTICS),
        ("1. 议程表", HeadingKind.AGENDA),
        ("ℹ️会议信息", HeadingKind.LOGISTICS),
        ("Meeting notes", HeadingKind.NOTES),
        ("会议纪要", HeadingKind.NOTES),
        ("Find volunteers for note taking (chair to volunteer)", HeadingKind.LOGISTICS),
        ("Adoption of the agenda", HeadingKind.LOGISTICS),
        ("Table of Contents", HeadingKind.CONTENTS),
        ("目录", HeadingKind.CONTENTS),
        ("Announcements", HeadingKind.COLLECTION),
        ("Q&A, Other", HeadingKind.QUESTIONS),
        ("Ｑ＆Ａ", HeadingKind.QUESTIONS),
        ("其他", HeadingKind.COLLECTION),
        ("Old topics (20 min)", HeadingKind.AGENDA),
        ("Async updates", HeadingKind.COLLECTION),
        ("Review of task forces", HeadingKind.COLLECTION),
        ("Follow-up discussion:", HeadingKind.COLLECTION),
        ("Q & A", HeadingKind.QUESTIONS),
        ("PS 12/24 Any other business", HeadingKind.COLLECTION),
        ("Closing thoughts", HeadingKind.LOGISTICS),
        ("Who is scribing?", HeadingKind.LOGISTICS),
        ("Please add your name here", HeadingKind.ATTENDEES),
        ("garden-club/rain.barrel", HeadingKind.COLLECTION),
        ("`garden/barrel`", HeadingKind.COLLECTION),
    ],
)
def test_a_heading_that_many_communities_share_is_no_topic(heading: str, kind: HeadingKind) -> None:
    assert heading_kind(heading) is kind


@pytest.mark.parametrize(
    "heading",
    [
        "Agenda for the May 21 call",
        "Agenda 1: Barrel",
        "议程 1：雨桶",
        "Notes on pruning",
        "Attendees want tea",
        "Updates of the barrel",
        "Other barrels",
        "Time to sow",
        "The rain barrel",
        "Moderation team",
        "Review NEWS",
        "The shed / the barrel",
        "",
        "…",
    ],
)
def test_a_heading_that_only_begins_like_one_is_a_topic(heading: str) -> None:
    assert heading_kind(heading) is None


@given(st.sampled_from(["Agenda", "参会人", "Notes", "Updates"]), st.text("*_:：. #`~", max_size=4), st.booleans())
def test_decoration_and_case_change_nothing(heading: str, decoration: str, large: bool) -> None:
    written = f"{decoration}{heading.upper() if large else heading}{decoration}"
    assert heading_kind(written) is heading_kind(heading) is not None


@given(st.text(max_size=30))
def test_any_heading_is_borne(heading: str) -> None:
    assert heading_kind(heading) in {None, *HeadingKind}


@pytest.mark.parametrize(
    ("heading", "language", "kind"),
    [
        ("開催日と場所", "ja", HeadingKind.LOGISTICS),
        ("庭と水路", "ja", None),
        ("タイムスケジュール", "ja", HeadingKind.LOGISTICS),
        ("Observações", "pt", HeadingKind.LOGISTICS),
        ("회의 일시 및 장소", "ko", HeadingKind.LOGISTICS),
    ],
)
def test_a_heading_may_join_two_parts_as_its_language_does(
    heading: str, language: str, kind: HeadingKind | None
) -> None:
    assert heading_kind(heading, language) is kind
