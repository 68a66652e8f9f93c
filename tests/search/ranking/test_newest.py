"""The newest treatment of a topic comes first among those that fit about as well."""

import pytest

from bot.minutes.model import Role
from bot.search.model import Hit
from tests.conftest import lines_of, search_in

OLD, NEW, NEWEST = "2016-03-05", "2019-04-02", "2024-05-07"


def meeting(*items: tuple[str, str]) -> str:
    return lines_of("# Club", *(line for heading, body in items for line in ("", f"## {heading}", "", body)))


# The shed is closed, so that no question finds one meeting alone.
CLUB = {
    f"{OLD}.md": meeting(
        ("Barrel", "The barrel leaks. A barrel costs forty. The barrel stays."),
        ("Roses", "The roses are pruned in March."),
    ),
    f"{NEW}.md": meeting(("Barrel repair", "The barrel is mended with tar."), ("Shed", "The shed is closed.")),
    f"{NEWEST}.md": meeting(
        ("Barrel: what to do", "We buy a new one of oak. The old barrel goes."),
        ("Shed", "The shed is open again. Somebody put the roses there."),
    ),
}


def first(question: str, files: dict[str, str] = CLUB) -> Hit:
    return search_in(files).answer(question).hits[0]


def day(question: str, files: dict[str, str] = CLUB) -> str:
    return str(first(question, files).minutes.date)


def test_the_newest_treatment_of_a_topic_comes_first() -> None:
    assert day("barrel") == NEWEST


def test_a_mention_in_passing_is_no_treatment() -> None:
    assert day("roses") == OLD


def test_what_only_one_meeting_treats_is_not_lifted() -> None:
    explained = search_in(CLUB).explain("roses")
    assert all("newest" not in parts for parts in explained.parts)


@pytest.mark.parametrize("question", ["barrel in March 2016", "barrel 2016-03-05"])
def test_an_old_meeting_that_is_named_is_not_lost(question: str) -> None:
    assert day(question) == OLD


@pytest.mark.parametrize("question", ["A barrel costs forty. The barrel stays.", "the barrel is mended with tar"])
def test_a_line_that_is_quoted_stays_on_top(question: str) -> None:
    assert question.rsplit(maxsplit=1)[-1].rstrip(".") in first(question).quote.text
    assert day(question) != NEWEST


def test_a_long_heading_that_is_typed_stays_on_top() -> None:
    files = {
        f"{OLD}.md": meeting(("Rain barrel behind shed", "It leaks."), ("Roses", "They bloom.")),
        f"{NEWEST}.md": meeting(("Rain barrel behind shed, again", "The rain barrel behind the shed is mended.")),
    }
    assert day("rain barrel behind shed", files) == OLD


def test_days_of_one_meeting_are_equally_new() -> None:
    files = {
        f"{OLD}.md": meeting(("Barrel", "The barrel leaks.")),
        "2024-05-07.md": meeting(("Barrel", "The barrel, the barrel, the barrel: a barrel of oak.")),
        "2024-05-08.md": meeting(("Barrel, continued", "Nothing but a long talk about this and that and the weather.")),
    }
    assert day("barrel", files) == "2024-05-07"


def test_a_newer_treatment_that_only_announces_is_not_lifted() -> None:
    files = CLUB | {"2025-01-01.md": lines_of("# Club", "", "## Agenda", "", "- Barrel", "", "## Notes", "", "Rain.")}
    assert day("barrel", files) == NEWEST


DECIDED = {
    f"{OLD}.md": meeting(("Barrel", "The barrel leaks."), ("Roses", "They bloom.")),
    f"{NEWEST}.md": lines_of(
        "# Club",
        "",
        "## Barrel",
        "",
        "The barrel, the barrel: Fern speaks of a barrel of oak for a long time.",
        "",
        "### Conclusion",
        "",
        "It is sold.",
        "",
        "## Roses",
        "",
        "They do not bloom.",
    ),
}


@pytest.mark.parametrize(
    "question",
    [
        "current status of the barrel",
        "barrel status",
        "what is the latest on the barrel?",
        "where does the barrel stand now",
    ],
)
def test_a_question_for_how_things_stand_prefers_the_newest_decision(question: str) -> None:
    hit = first(question, DECIDED)
    assert (hit.entry.role, hit.quote.text.splitlines()[-1]) == (Role.DECISION, "It is sold.")


def test_without_such_a_question_the_discussion_comes_first() -> None:
    assert first("barrel", DECIDED).entry.role is None


def test_words_that_only_ask_how_things_stand_need_not_be_held() -> None:
    assert search_in(DECIDED).answer("current status of the barrel").answered


@pytest.mark.parametrize("question", ["雨桶目前进展", "雨桶的最新情况如何", "雨桶現狀"])
def test_chinese_asks_for_the_state_of_things(question: str) -> None:
    told = {OLD: "雨桶漏水了，雨桶很旧。", NEWEST: "雨桶换成新的了。"}
    others = ("", "## 玫瑰", "", "玫瑰开了。")
    files = {f"{date}.md": lines_of("# 花园会议", "", "## 雨桶", "", body, *others) for date, body in told.items()}
    search = search_in(files)
    assert search.index.parser.parse(question).intent.state
    assert str(search.answer(question).hits[0].minutes.date) == NEWEST


def test_who_somebody_is_now_is_told_by_the_newest_meeting_that_says_it() -> None:
    files = {
        f"{OLD}.md": meeting(("Election", "Fern is the treasurer of the club. Fern thanks the club.")),
        f"{NEWEST}.md": meeting(("Money", "Moss is the treasurer of the club since May. Moss thanks all.")),
    }
    assert day("who is the treasurer of the club", files) == NEWEST
