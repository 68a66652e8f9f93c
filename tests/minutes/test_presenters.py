"""Who presents an agenda item."""

import pytest

from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.model import Attendee
from bot.minutes.parse import parse_minutes
from bot.minutes.presenter_labels import abbreviations_in
from bot.minutes.presenters import presenters_of
from bot.text import has_han
from tests.conftest import lines_of, read
from tests.minutes.people_present import PEOPLE


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("议程 1：雨桶 @石榴", ("石榴",)),
        ("Barrel @Green Thumb", ("Green Thumb",)),
        ("Barrel @fern @moss", ("fern", "moss")),
        ("雨桶 @石榴、@柳荫", ("石榴", "柳荫")),
        ("雨桶 @石榴 和 @柳荫", ("石榴", "柳荫")),
        ("Barrel @fern, @moss and @oak", ("fern", "moss", "oak")),
        ("Barrel ＠fern", ("fern",)),
        ("Barrel (@fern, @moss)", ("fern", "moss")),
        ("@fern: barrel", ("fern",)),
        ("雨桶（@石榴 负责介绍）", ("石榴",)),
        ("雨桶（@石榴 分享）", ("石榴",)),
        ("Barrel (Willow Bark presents)", ("Willow Bark",)),
        ("Barrel – Bramble Oakes presenting", ("Bramble Oakes",)),
        ("雨桶（石榴介绍）", ("石榴",)),
        ("Updated [Garden Goals] for the spring", ()),
        ("Barrel (5m, Oak)", ("Oak",)),
        ("Barrel (5m Oak)", ("Oak",)),
        ("Barrel [Willow Bark - Head Gardener]", ("Willow Bark",)),
        ("Bramble [10 min]: barrel", ("Bramble",)),
        ("Barrel | Bramble", ("Bramble",)),
        ("Demo of the barrel by Willow Bark", ("Willow Bark",)),
        ("Barrel, Fern Moss", ("Fern Moss",)),
        ("Hedges, Fern Field, Fern Moss", ()),
        ("Barrel -- Bram", ("Bram",)),
        ("Bramble Oakes presents the barrel", ("Bramble Oakes",)),
        ("[bram](https://github.com/bram) 介绍雨桶", ("bram",)),
        ("[barrel](https://github.com/garden/barrel) 介绍", ()),
        ("Barrel | Compost", ()),
        ("Barrel (/)", ()),
        ("Barrel (Oak, 5 min)", ("Oak",)),
        ("Barrel (10 minutes, Oak & Ash)", ("Oak", "Ash")),
        ("Barrel [Willow Bark]", ("Willow Bark",)),
        ("Barrel (slides) [Willow Bark]", ("Willow Bark",)),
        ("Barrel (Willow Bark, 30 min)", ("Willow Bark",)),
        ("Barrel (Willow Bark and Oak Root)", ("Willow Bark", "Oak Root")),
        ("[Barrel](https://example.org/Willow) (Willow Bark)", ("Willow Bark",)),
        ("堆肥箱（柳荫，10 分钟）", ("柳荫",)),
        ("Barrel (BOK)", ("BOK",)),
        ("Barrel (Bramble)", ("Bramble",)),
        ("Bramble Oakes: barrel", ("Bramble Oakes",)),
        ("Barrel @Green Thumb @green thumb", ("Green Thumb",)),
    ],
)
def test_a_heading_names_who_presents(heading: str, expected: tuple[str, ...]) -> None:
    assert presenters_of(heading, (), PEOPLE) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Presenter: Willow Bark (WBK)", ("Willow Bark",)),
        ("**Presenters**: Willow Bark (WBK), Oak Root", ("Willow Bark", "Oak Root")),
        ("- Presented by: Willow Bark and Oak Root", ("Willow Bark", "Oak Root")),
        ("Presenter: @fern", ("fern",)),
        ("Speaker: BOK", ("Bramble Oakes",)),
        ("主讲人：石榴、柳荫", ("石榴", "柳荫")),
        ("（@石榴 负责介绍）", ("石榴",)),
        ("(@石榴 介绍进展)", ("石榴",)),
        ("The barrel leaks (Willow Bark said).", ()),
        ("Presentation: the barrel", ()),
    ],
)
def test_a_line_beneath_the_heading_names_who_presents(line: str, expected: tuple[str, ...]) -> None:
    assert presenters_of("Barrel", ["", line, "It leaks."], PEOPLE) == expected


def test_the_heading_is_believed_before_the_lines_beneath_it() -> None:
    assert presenters_of("Barrel @fern", ["Presenter: Oak Root"]) == ("fern",)


def test_only_the_first_lines_name_who_presents() -> None:
    lines = [f"Row {number}." for number in range(10)]
    assert presenters_of("Barrel", [*lines, "Presenter: Oak Root"]) == ()


@pytest.mark.parametrize("called", ["Bramble Oakes", "bramble oakes", "bram", "@bram", "BOK", "BO", "Bramble"])
def test_an_attendee_is_known_by_every_name(called: str) -> None:
    assert PEOPLE.name_of(called) == "Bramble Oakes"


@pytest.mark.parametrize("called", ["Fern", "FM2", "Oak", "", "F"])
def test_what_two_attendees_share_names_neither(called: str) -> None:
    assert PEOPLE.name_of(called) is None


def test_an_abbreviation_is_explained_beside_the_presenter() -> None:
    assert abbreviations_in(["Presenter: Willow Bark (WBK), Oak Root (ORT)"]) == {
        "WBK": "Willow Bark",
        "ORT": "Oak Root",
    }
    assert abbreviations_in(["The Rain Barrel (RB) leaks."]) == {}


def test_the_items_of_minutes_have_their_presenters() -> None:
    text = lines_of(
        "# Club", "", "## Barrel @fern", "", "Leaks.", "", "## Shed", "", "Presenter: Oak Root", "", "## Tea"
    )
    assert [item.presenters for item in read(text).items] == [("fern",), ("Oak Root",), ()]


@pytest.mark.parametrize(
    ("heading", "body", "language", "expected"),
    [
        ("温室玻璃更换（汇报人：李雷）", (), "zh", ("李雷",)),
        ("温室玻璃更换，汇报人-李雷", (), "zh", ("李雷",)),
        ("温室玻璃更换", ("汇报人：李雷/王芳",), "zh", ("李雷", "王芳")),
        ("温室玻璃更换", ("主讲：李雷",), "zh", ("李雷",)),
        ("New panes (presented by Willow Bark)", (), "en", ("Willow Bark",)),
        ("New panes (by Willow Bark)", (), "en", ("Willow Bark",)),
        ("New panes (Will Marsh)", (), "en", ("Will Marsh",)),
        ("Panes of a hedge API (Ash Root)", (), "en", ("Ash Root",)),
        ("Panes", ("Presenter: [Willow Bark](https://example.org/willow)",), "en", ("Willow Bark",)),
    ],
)
def test_a_label_in_a_heading_or_beneath_it_names_who_presents(
    heading: str, body: tuple[str, ...], language: str, expected: tuple[str, ...]
) -> None:
    assert presenters_of(heading, body, PEOPLE, language) == expected


def test_a_heading_may_link_to_the_page_of_an_attendee() -> None:
    assert presenters_of("Hose [[Fern Moss]]", (), PEOPLE) == ("Fern Moss",)


def test_handles_in_brackets_count_where_several_headings_end_so() -> None:
    titles = ("Leak", "Hedge", "Pond")
    headings = [f"### [[Bug #{len(title)}]](https://example.org/{title}) {title} (oak7)" for title in titles]
    text = lines_of("# Club 2024-03-05", "", *(line for heading in headings for line in (heading, "", "Yes.", "")))
    assert [item.presenters for item in read(text).items] == [("oak7",)] * 3


def test_who_is_named_beside_a_time_presents_and_not_what_the_topic_is_called() -> None:
    assert presenters_of("@prune/@water (15m, Bram/Ivy)", language="en") == ("Bram", "Ivy")


@pytest.mark.parametrize(
    ("heading", "names"),
    [
        ("New tools – Ada Byron", ("Ada Byron",)),
        ("New tools - Ada", ("Ada",)),
        ("New tools — Ada Byron, Fern Moss", ("Ada Byron", "Fern Moss")),
        ("新工具的采购 - 郑振宇", ("郑振宇",)),
        ("新工具的采购—郑振宇", ("郑振宇",)),
        ("围栏 - 王建国", ()),
        ("New tools - Garden Party", ()),
        ("New tools - Bo Li", ()),
        ("New tools - AB", ()),
        ("New tools - Ada Byron, old ones", ()),
        ("围栏 - 方案", ()),
        ("Ada-Byron", ()),
    ],
)
def test_who_is_surely_a_person_behind_a_dash_presents(heading: str, names: tuple[str, ...]) -> None:
    people = AttendeeNames([Attendee("Ada Byron"), Attendee("Fern Moss"), Attendee("郑振宇")])
    assert presenters_of(heading, (), people, "zh" if has_han(heading) else "en") == names


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("[name=willow bark] The barrel", ("willow bark",)),
        ("The barrel [name=Fern] [name=moss]", ("Fern", "moss")),
        ("@fern - 10 mins - the barrel (https://example.org/1)", ("fern",)),
        ("(@fern, 2 mins) The barrel", ("fern",)),
        ("The barrel (@fern, ~5m)", ("fern",)),
        ("The barrel - bram - ~5m", ("bram",)),
        ("Bramble: the barrel", ("Bramble",)),
    ],
)
def test_who_leads_is_named_in_many_ways(heading: str, expected: tuple[str, ...]) -> None:
    assert presenters_of(heading, (), PEOPLE, "en") == expected


def test_names_at_the_beginning_are_known_by_those_of_the_others() -> None:
    agenda = ("- (Ada) Hose", "  - leaks", "- (Bo) Tap", "  - drips", "- (Oak) Bed", "  - dry")
    text = lines_of("# Club 2024-03-05", "", "Present: Ada Byron, Bo Moss", "", "## Agenda", "", *agenda)
    assert [item.presenters for item in read(text).topics] == [("Ada",), ("Bo",), ("Oak",)]


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("**Bramble** the barrel leaks", ("Bramble",)),
        ("**Bramble Oakes** (5m) the barrel leaks", ("Bramble Oakes",)),
        ("Bramble Oakes, the barrel", ("Bramble Oakes",)),
        ("Bramble Oakes - the barrel", ("Bramble Oakes",)),
        ("Bramble Oakes, Fern Moss", ()),
        ("**Barrel** leaks again", ()),
        ("Barrel, a new one", ()),
        ("Bramble - the barrel", ("Bramble",)),
        ("@bram Barrel", ("bram",)),
        ("@garden Barrel", ()),
        ("Barrel - Bramble (10 min)", ("Bramble",)),
        ("Barrel (Monday, 10 min)", ()),
        ("Barrel (15 min, Bramble and Fern Moss for the board)", ("Bramble", "Fern Moss")),
        ("Barrel (5 min, Oak Root because Fern is ill)", ("Oak Root",)),
    ],
)
def test_somebody_known_may_stand_ahead_of_a_topic_or_be_told_of_beside_a_time(
    heading: str, expected: tuple[str, ...]
) -> None:
    assert presenters_of(heading, (), PEOPLE, "en") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("*Presented by Bramble Oakes*", ("Bramble Oakes",)),
        ("Led by Bramble and Fern Moss.", ("Bramble", "Fern Moss")),
        ("Topic owner: Bramble Oakes", ("Bramble Oakes",)),
        ("Discussion lead: Bramble", ("Bramble",)),
        ("Discussion lead: BOK", ("Bramble Oakes",)),
        ("Presented by the north garden", ()),
        ("Led by Bramble Oakes. The barrel leaks.", ()),
    ],
)
def test_a_line_beneath_a_topic_may_say_nothing_but_who_presents(line: str, expected: tuple[str, ...]) -> None:
    assert presenters_of("Barrel", ["", line], PEOPLE, "en") == expected


def test_most_headings_with_a_name_behind_a_bar_tell_who_raises_the_others() -> None:
    bars = ("## Hose | fern", "", "Leaks.", "", "## Tap | Mirror", "", "New.", "", "## Shed | Oak", "", "Old.")
    minutes = parse_minutes(
        lines_of("# Club 2024-03-04", "", "Attendees: Fern, Oak", "", *bars), "2024-03-04.md"
    ).minutes
    assert minutes is not None
    assert [item.presenters for item in minutes.topics] == [("fern",), ("Mirror",), ("Oak",)]


@pytest.mark.parametrize("thing", ["钱包", "白皮书", "张量", "项目"])
@pytest.mark.parametrize("verb", ["介绍", "分享", "报告"])
def test_a_thing_that_is_introduced_presents_nothing(thing: str, verb: str) -> None:
    assert presenters_of(f"水管（{thing}{verb}）", (), PEOPLE, "zh") == ()
    assert presenters_of(f"水管（石榴{verb}）", (), PEOPLE, "zh") == ("石榴",)
