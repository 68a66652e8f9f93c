"""The day in the head of minutes that are typed like a letter, and that such a file is minutes."""

import pytest

from bot.minutes.model import MeetingDate
from tests.minutes.typed_minutes import SAID, is_taken, typed

DAY = MeetingDate(2024, 1, 12)
TOLD = ("", "1. Hose", SAID, "", "2. Hedge", SAID, "", "3. Pond", SAID)


@pytest.mark.parametrize(
    "head",
    [
        (
            "Garden Club",
            "Committee meeting, Friday 12th January 2024, 7.30pm, back room of the barn",
            "Present: Ada, Bo, Cy",
        ),
        ("Garden Club", "12 January 2024, the barn, room 14", "", "Present: Ada, Bo, Cy"),
        ("Клуб", "заседание правления", "12 января 2024 г., ДК, комн. 14", "", "Присутствовали: Нина Мох, Яна Ель"),
        ("# 園芸の会　第41回例会", "", "令和6年1月12日（金）13時30分より　公民館 第2研修室", "", "出席：森、林、田中"),
        (
            "園芸の会　役員会　議事録",
            "日　時　令和６年１月１２日（金）午後７時",
            "出席者　会長 佐伯、会計 森下、書記 田中",
        ),
        ("정원회 회의록", "1. 일    시 : 2024년 1월 12일(금) 19시", "2. 참    석 : 회장 정해진, 감사 오미숙"),
        ("Garden Club", "We met in the barn on Friday the 12th of January 2024.", "Ada, Bo and Cy were there."),
        ("ACTA DE LA JUNTA", "Zaragoza, a los 12 días del mes de enero de 2024", "Asistentes: Ana Sanz, Julia Lou"),
    ],
)
def test_the_one_day_in_the_head_is_that_of_the_meeting(head: tuple[str, ...]) -> None:
    parsed = typed(*head, *TOLD)
    assert parsed.minutes is not None
    assert parsed.minutes.date == DAY
    assert is_taken(parsed)


@pytest.mark.parametrize(
    "head",
    [
        ("Garden Club", "From 12 January 2024 to 14 February 2024", "Present: Ada, Bo, Cy"),
        ("Garden Club", "The next meeting is on 12 January 2024 in the barn", "Present: Ada, Bo, Cy"),
        ("Garden Club", "The minutes of the meeting of 12 January 2024 were approved", "Present: Ada, Bo, Cy"),
    ],
)
def test_days_of_other_things_tell_nothing(head: tuple[str, ...]) -> None:
    parsed = typed(*head, *TOLD)
    assert parsed.minutes is not None
    assert parsed.minutes.date is None


def test_a_number_in_the_name_is_no_month_beside_the_day_in_the_head() -> None:
    parsed = typed(
        "Board", "Minutes 2/2024, Friday, 12 January 2024", "Present: Ada, Bo", *TOLD, source="Board 2024-2.md"
    )
    assert parsed.minutes is not None
    assert parsed.minutes.date == DAY


def test_an_article_with_a_day_at_its_beginning_is_no_minutes() -> None:
    parsed = typed("How we mend a hose", "Written on 12 January 2024 by somebody who did it.", *TOLD, source="hose.md")
    assert not is_taken(parsed)
