"""What a question says about the meeting: dates, numbers, people, and parts."""

import pytest

from bot.minutes.model import MeetingDate, Role
from bot.search.index.people import PeopleIndex
from bot.search.question.intent import find_intent, without
from bot.search.question.query_intent import QueryIntent
from tests.conftest import lines_of, search_in
from tests.search.question.two_years import years

HELD = [MeetingDate(2022, 6, 30), MeetingDate(2023, 3, 14), MeetingDate(2024, 1)]


def people() -> PeopleIndex:
    """Return everybody of one meeting of the club."""
    attendees = "**Attendees**: Bramble Oakes (DE), Fern @ferny-moss, 石榴, Green Thumb"
    return search_in(
        {"2022-06-30.md": lines_of("# Club", "", attendees, "", "## Water @柳荫", "", "Rain.")}
    ).index.people


def intent_of(question: str) -> QueryIntent:
    return find_intent(question, people(), HELD)


@pytest.mark.parametrize(
    "question",
    [
        "the last meeting",
        "latest meeting?",
        "most recent community call",
        "newest minutes",
        "最近一次会议",
        "最近一次",
        "上次会议讲了什么",
        "上一次例会",
        "最新一期社区会议",
        "最後一次會議",
    ],
)
def test_the_latest_meeting_is_meant(question: str) -> None:
    assert intent_of(question).latest


@pytest.mark.parametrize(
    "question",
    ["线上会议的链接", "晚上会不会下雨", "马上会浇水", "以上会议", "last year", "the last barrel", "meeting"],
)
def test_the_latest_meeting_is_not_meant(question: str) -> None:
    assert not intent_of(question).latest


@pytest.mark.parametrize(
    ("question", "number"),
    [
        ("议程 3", 3),
        ("议程3讲了什么", 3),
        ("議程三", 3),
        ("议程十二", 12),
        ("议题 2", 2),
        ("第三项议程", 3),
        ("第 3 个议题", 3),
        ("agenda 3", 3),
        ("Agenda item #3", 3),
        ("what is item 3 about", 3),
        ("agenda 3讲了什么", 3),
    ],
)
def test_an_agenda_number_is_understood(question: str, number: int) -> None:
    assert intent_of(question).numbers == (number,)


@pytest.mark.parametrize(
    "question",
    [
        "三个议程",
        "议程一共有几个",
        "议程一共有几项",
        "议题一直没变",
        "议程三个都讲了吗",
        "the agenda of 2023",
        "items",
        "3 barrels",
    ],
)
def test_a_number_that_counts_is_no_agenda_number(question: str) -> None:
    assert intent_of(question).numbers == ()


@pytest.mark.parametrize(
    ("question", "person"),
    [
        ("what did Bramble Oakes say", "brambleoakes"),
        ("bramble oakes", "brambleoakes"),
        ("what did DE say", "brambleoakes"),
        ("@ferny-moss", "fern"),
        ("what did ferny-moss present?", "fern"),
        ("GREENTHUMB", "greenthumb"),
        ("谁见过 石榴", "石榴"),
        ("柳荫", "柳荫"),
    ],
)
def test_a_person_is_known_by_every_name(question: str, person: str) -> None:
    assert intent_of(question).people == (person,)


@pytest.mark.parametrize(
    ("question", "person"),
    [
        ("石榴介绍了什么", "石榴"),
        ("谁和柳荫一起修雨桶", "柳荫"),
        ("@石榴负责什么", "石榴"),
        ("Green Thumb的堆肥箱", "greenthumb"),
        ("请问Green Thumb说了什么", "greenthumb"),
    ],
)
def test_a_person_needs_no_space_between_the_name_and_chinese(question: str, person: str) -> None:
    assert intent_of(question).people == (person,)


@pytest.mark.parametrize(
    "question", ["Fern's roses", "Green Thumb’s barrel", "was it Fern?", "(Fern)", "Fern, who else"]
)
def test_a_person_is_known_whatever_stands_after_the_name(question: str) -> None:
    assert len(intent_of(question).people) == 1


@pytest.mark.parametrize("question", ["de", "De", "oak", "thumb", "green", "oakes bramble", "f"])
def test_an_abbreviation_counts_in_capitals_only_and_half_a_name_not_at_all(question: str) -> None:
    assert intent_of(question).people == ()


def test_two_people_are_both_understood_once() -> None:
    assert intent_of("Fern and Green Thumb and fern").people == ("fern", "greenthumb")


@pytest.mark.parametrize(
    "question", ["who attended?", "参会人有哪些", "與會者", "谁参加了", "attendance", "Who was there?"]
)
def test_who_was_there_is_asked(question: str) -> None:
    assert intent_of(question).attendance


@pytest.mark.parametrize(
    ("question", "role"),
    [
        ("what was decided", Role.DECISION),
        ("结论是什么", Role.DECISION),
        ("決議", Role.DECISION),
        ("any action items?", Role.ACTION),
        ("who has to do what", Role.ACTION),
        ("what is left to do?", Role.ACTION),
        ("接下来要做什么", Role.ACTION),
        ("待办有哪些", Role.ACTION),
        ("how did they vote", Role.POLL),
        ("投票", Role.POLL),
        ("summarize the barrel", Role.SUMMARY),
        ("总结", Role.SUMMARY),
    ],
)
def test_a_part_of_the_meeting_is_asked_for(question: str, role: Role) -> None:
    assert intent_of(question).roles == (role,)


def test_a_plain_question_says_nothing_about_the_meeting() -> None:
    assert intent_of("how often is the compost bin turned") == QueryIntent()


@pytest.mark.parametrize("question", ["barrel on 6.30", "雨桶 6.30", "½ cup on 6.30", "cafe\u0301 on 6.30"])
def test_a_date_is_no_word_to_search_for(question: str) -> None:
    assert "6" not in without(question, intent_of(question).written)


@pytest.mark.parametrize(
    ("question", "asking"),
    [
        ("哪次会议有雨桶", "哪次"),
        ("哪一期讲过雨桶", "哪一期"),
        ("第几次会议有雨桶", "第几次"),
        ("有多少个雨桶", "多少个"),
        ("雨桶有几个", "有几个"),
        ("苗圃有几棵", "有几棵"),
        ("多少雨水", "多少"),
        ("雨桶归哪位", "哪位"),
        ("哪几次会议有雨桶", "哪几次"),
    ],
)
def test_which_of_them_with_what_it_counts_by_is_no_word_to_search_for(question: str, asking: str) -> None:
    rest = without(question, intent_of(question).written)
    assert rest == question.replace(asking, " " * len(asking))


@pytest.mark.parametrize("question", ["十几个雨桶", "几何", "次要的雨桶"])
def test_a_number_word_alone_stays(question: str) -> None:
    assert intent_of(question).written == ()


@pytest.mark.parametrize(("date", "first"), [("6.30", "2022"), ("March 2023", "2023"), ("2022 年", "2022")])
def test_a_date_in_the_question_boosts_and_excludes_nothing(date: str, first: str) -> None:
    hits = years().answer(f"barrel {date}").hits
    assert hits[0].meeting.id.startswith(first)
    assert {hit.meeting.id for hit in hits} == {"2022-06-30", "2023-03-14"}


@pytest.mark.parametrize(
    ("question", "asked"),
    [
        ("who presented the barrel", {"presented"}),
        ("谁介绍了雨桶", {"介绍了"}),
        ("what did Green Thumb talk about at the June meeting", {"talk", "meeting"}),
        ("what was decided about the barrel", {"decided"}),
        ("action items for the barrel", {"action items"}),
        ("雨桶的结论", {"结论"}),
        ("who attended on 6.30", {"attended"}),
        ("雨桶是哪次会议介绍的", {"哪次会议", "介绍的"}),
        ("第几次会议提到过雨桶", {"第几次会议", "提到过"}),
        ("哪次会上聊过雨桶", {"哪次会上", "聊过"}),
        ("which meeting mentioned the barrel", {"which meeting", "mentioned"}),
        ("what topics did Green Thumb present recently", {"topics", "present", "recently"}),
        ("石榴分享过哪些内容", {"分享过", "哪些内容"}),
        ("6.30 会议的主要内容", {"会议", "主要内容"}),
        ("6.30 会议纪要", {"会议纪要"}),
        ("6.30 的会", {"的会"}),
        ("meetings held in 2023", {"meetings", "held"}),
        ("list the meetings in 2023", {"list", "meetings"}),
        ("主要内容", set()),
        ("list the barrels", set()),
        ("when did we discuss the barrel", {"when did", "discuss"}),
        ("what is the reason for the barrel", {"what is the reason"}),
        ("on which weekday is the barrel emptied", {"on which weekday"}),
        ("雨桶星期几清空", {"星期几"}),
        ("how is the barrel presented", set()),
        ("a meeting room", set()),
    ],
)
def test_words_that_say_what_is_asked_for_are_told_from_those_that_are_sought(question: str, asked: set[str]) -> None:
    found = {question[slice(*place)] for place in intent_of(question).asking}
    # Where one stands in another, the longer one counts.
    assert {text for text in found if not any(text in other and text != other for other in found)} == asked


@pytest.mark.parametrize(
    ("question", "unknown"), [("action items", ("action", "items")), ("what was decided?", ("decided",))]
)
def test_where_nothing_else_is_asked_the_asking_words_are_sought(question: str, unknown: tuple[str, ...]) -> None:
    assert years().answer(question).unknown == unknown


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("いかだは何艘ありますか", "ja"),
        ("階段は何段ですか", "ja"),
        ("보트는 몇 척인가요", "ko"),
        ("나무는 몇 그루예요", "ko"),
        ("种了几棵树", "zh"),
    ],
)
def test_every_thing_is_counted_by_its_own_word(question: str, language: str) -> None:
    assert find_intent(question, people(), HELD, languages=(language,)).quantity


@pytest.mark.parametrize("question", ["十几箱蜂蜜放在屋里", "几何"])
def test_a_number_that_is_not_asked_for_is_no_quantity(question: str) -> None:
    assert not intent_of(question).quantity
