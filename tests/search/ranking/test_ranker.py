"""What speaks for an entry, and what outweighs what."""

import numpy as np
import pytest

from bot.minutes.model import EntryKind
from bot.search.engine import Search
from bot.search.model import Via
from bot.search.settings import RankingWeights
from tests.conftest import SPRING, SPRING_IN_ENGLISH, lines_of, search_in

MEETING = lines_of(
    "# Club 2024-03-05",
    "",
    "**Attendees**: Willow Bark @will-bark, Fern Moss, Oak Root",
    "",
    "## Agenda",
    "",
    "1. The rain barrel (Willow Bark)",
    "2. Painting the shed",
    "",
    "## The rain barrel @Willow Bark",
    "",
    "It leaks at the bottom, so the rain barrel goes to the smith.",
    "",
    "### Conclusion",
    "",
    "The rain barrel is mended in April.",
    "",
    "### Action items",
    "",
    "Oak Root buys tin for the rain barrel.",
    "",
    "## Painting the shed [Fern Moss]",
    "",
    "Green paint was bought. Willow Bark asked for blue.",
)


def club() -> Search:
    return search_in({"2024-03-05.md": MEETING})


def year() -> Search:
    """Return three meetings with the same two items."""
    return search_in(
        {
            f"{date}.md": lines_of(
                "# Club", "", "## Agenda 1: Barrel", "", "Leaks.", "", "## Agenda 2: Shed", "", "Old."
            )
            for date in ("2022-01-02", "2023-03-04", "2024-05-06")
        }
    )


def headings(search: Search, question: str) -> list[str]:
    """Return the headings of the hits, empty for an overview."""
    return [hit.entry.item.heading if hit.entry.item else "" for hit in search.answer(question, limit=50).hits]


@pytest.mark.parametrize(
    "question", ["the rain barrel", "rain barrel willow bark", "painting the shed", "1. rain barrel"]
)
def test_a_list_that_announces_titles_never_outranks_the_discussion(question: str) -> None:
    found = headings(club(), question)
    assert found[0].startswith(("The rain barrel", "Painting", "Conclusion"))
    assert found.index("Agenda") > 0


def test_a_heading_without_text_comes_after_an_item_with_text() -> None:
    files = {"2024-03-05.md": lines_of("# Club", "", "## Barrel", "", "## Barrel", "", "It leaks.")}
    assert search_in(files).answer("barrel").hits[0].quote.text == "It leaks."


@pytest.mark.parametrize("question", ["barrel", "shed", "agenda 2", "old leaks"])
def test_of_equal_evidence_the_newer_meeting_comes_first(question: str) -> None:
    hits = year().answer(question, limit=50).hits
    dates = [str(hit.meeting.date) for hit in hits]
    newest = dates[0]  # it may be lifted, if its heading tells of the topic; of all others nothing tells them apart
    assert len({hit.score for hit, date in zip(hits, dates, strict=True) if date != newest}) == 1
    assert dates == sorted(dates, reverse=True)
    assert set(dates) == {"2022-01-02", "2023-03-04", "2024-05-06"}


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("What did Fern Moss present?", "Painting the shed [Fern Moss]"),
        ("What did fern moss talk about", "Painting the shed [Fern Moss]"),
        ("What did Willow Bark present?", "The rain barrel @Willow Bark"),
        ("What did will-bark present?", "The rain barrel @Willow Bark"),
        ("Willow Bark 介绍了什么", "The rain barrel @Willow Bark"),
        ("Willow Bark介绍了什么", "The rain barrel @Willow Bark"),
    ],
)
def test_what_somebody_presented_comes_first(question: str, first: str) -> None:
    assert headings(club(), question)[0] == first


def test_what_somebody_presented_under_a_handle_comes_first() -> None:
    search = search_in({"2024-03-05.md": MEETING.replace("barrel @Willow Bark", "barrel @will-bark")})
    assert headings(search, "What did Willow Bark present?")[0] == "The rain barrel @will-bark"


def test_an_item_is_found_by_its_number_and_the_date() -> None:
    hit = year().answer("What was agenda 2 of 2023-03-04?").hits[0]
    assert hit.entry.item is not None
    assert (hit.meeting.id, hit.entry.item.number) == ("2023-03-04", 2)
    assert Via.DATE in hit.via


@pytest.mark.parametrize("question", ["barrel 2022-01-02", "barrel 1.2", "barrel in 2022", "barrel January 2"])
def test_a_date_lifts_its_meeting_above_newer_ones(question: str) -> None:
    assert headings(year(), question)[0] == "Agenda 1: Barrel"
    assert year().answer(question).hits[0].meeting.id == "2022-01-02"


def test_the_latest_meeting_is_lifted_above_older_ones_and_says_why() -> None:
    files = {
        "2023-03-04.md": lines_of("# Club", "", "## Things", "", "The barrel leaks."),
        "2024-05-06.md": lines_of("# Club", "", "## Things", "", "The shed, the barrel and the roses are all new."),
    }
    assert search_in(files).answer("barrel").hits[0].meeting.id == "2023-03-04"
    hit = search_in(files).answer("barrel at the last meeting").hits[0]
    assert hit.meeting.id == "2024-05-06"
    assert Via.DATE in hit.via


@pytest.mark.parametrize(
    "question", ["who attended?", "participants", "参会人", "谁参加了", "Who was there?", "who attended on 2024-03-05"]
)
def test_who_attended_finds_the_head_of_the_meeting(question: str) -> None:
    answer = search_in({"2024-03-05.md": SPRING, "2024-03-05.en.md": SPRING_IN_ENGLISH}).answer(question)
    assert answer.hits
    assert answer.hits[0].entry.kind is EntryKind.OVERVIEW


@pytest.mark.parametrize("question", ["what was decided about the rain barrel", "rain barrel decision"])
def test_a_word_that_names_the_part_is_not_missed_in_it(question: str) -> None:
    answer = club().answer(question)
    assert answer.answered
    assert answer.unknown == ()


def test_the_head_of_a_meeting_comes_after_an_item_that_matches_as_well() -> None:
    files = {"2024-03-05.md": lines_of("# Club barrel", "", "We met.", "", "## Barrel", "", "We met.")}
    assert search_in(files).answer("barrel").hits[0].entry.kind is EntryKind.AGENDA


@pytest.mark.parametrize("question", ["rain barrel", "barrel Fern Moss 2024-03-05", "who attended"])
def test_the_total_is_the_sum_of_what_is_explained(question: str) -> None:
    explained = club().explain(question)
    totals = [sum(parts.values()) for parts in explained.parts]
    assert totals == sorted(totals, reverse=True)
    scores = np.array([hit.score for hit in explained.answer.hits])
    assert np.allclose(scores / scores[0], np.array(totals) / totals[0], atol=0.01)


def test_a_line_asked_word_for_word_comes_first_even_where_it_only_announces() -> None:
    line = "Oak Root: mending the tap and the lid of the barrel"
    text = lines_of(
        "# Club 2024-03-05",
        "",
        "Attendees: Oak Root, Fern Moss",
        "",
        "## Agenda",
        "",
        "1. Welcome",
        f"2. {line}",
        "",
        "## Tap and lid: mending @Oak Root",
        "",
        "Mending a lid is easy. The barrel has a tap.",
    )
    assert search_in({"a.md": text}).answer(line).hits[0].entry.announces


@pytest.mark.parametrize(
    "line",
    [
        "We've said they'll paint barrels",
        "C++ and C# templates leak memory",
        "Luke doesn't say we're ready for rain-barrels",
    ],
)
def test_a_line_asked_word_for_word_is_a_quotation_whatever_its_words_end_with(line: str) -> None:
    text = f"# Club\n\n## Shed\n\n{line}.\n"
    phrases = search_in({"2024-03-05.md": text}).explain(line).parts[0]["phrase"]
    assert phrases == pytest.approx(RankingWeights().phrase + RankingWeights().quotation)


def test_the_title_of_a_meeting_finds_its_overview() -> None:
    other = MEETING.replace("# Club 2024-03-05", "# Seed swap of 5 March 2024")
    hit = search_in({"a.md": MEETING, "b.md": other}).answer("Seed swap of 5 March 2024").hits[0]
    assert (hit.entry.kind, hit.minutes.source) == (EntryKind.OVERVIEW, "b.md")


def test_who_attended_is_answered_with_the_names_not_with_the_title_above_them() -> None:
    text = lines_of("# Club 2024-03-05", "", "## Present", "", "- Fern Moss", "", "## Water", "", "Rain fell.")
    hit = search_in({"a.md": text}).answer("Who attended on 2024-03-05?").hits[0]
    assert "Fern Moss" in hit.quote.text


def test_the_rare_word_is_shown_though_the_heading_holds_the_common_one() -> None:
    long = lines_of(*(["Nothing of note happened this time either."] * 40), "", "The barrel has a tap of zinc.")
    sheds = {f"2024-0{n}-01.md": "# Club\n\n## Barrel\n\nThe barrel is old.\n" for n in range(1, 6)}
    search = search_in({**sheds, "2024-06-01.md": f"# Club\n\n## Barrel report\n\n{long}"})
    assert "zinc" in search.answer("barrel zinc").hits[0].quote.text
    assert search.answer("barrel report").hits[0].quote.text.startswith("Nothing of note")


def test_an_entry_with_every_word_comes_before_one_that_repeats_the_rarest() -> None:
    repeated = "The zinc barrel: zinc here, zinc there, zinc on the lid, zinc below. " * 3
    files = {
        "2024-03-05.md": lines_of("# Club", "", "## Zinc", "", repeated),
        "2024-04-02.md": lines_of(
            "# Club", "", "## Shed", "", "The shed was painted. A zinc lid was bought for its tap."
        ),
    }
    assert search_in(files).answer("zinc tap").hits[0].headline == "Shed"


def test_a_list_of_titles_is_not_lifted_for_holding_every_word() -> None:
    parts = club().explain("barrel painting", limit=50)
    listed = [number for number, hit in enumerate(parts.answer.hits) if hit.entry.announces]
    assert listed
    assert all(parts.parts[number]["all words"] == 0 for number in listed)


def test_a_meeting_of_the_day_that_is_named_comes_before_another_that_holds_every_word() -> None:
    search = search_in(
        {
            "2024-03-05.md": lines_of("# Club", "", "## Barrel", "", "- The tin barrel has been mended."),
            "2024-06-04.md": lines_of("# Club", "", "## Tin", "", "- The tin barrel was released."),
        }
    )
    assert search.answer("tin barrel released in March 2024").hits[0].minutes.source == "2024-03-05.md"


def test_a_word_that_the_dictionary_cuts_is_held_where_all_of_its_parts_are() -> None:
    search = search_in(
        {
            "2024-03-05.md": lines_of(
                "# 会", "", "## 进展", "", "工具链四月完成，雨桶先不动。", "", "## 雨桶", "", "漏水。"
            ),
            "2024-06-04.md": lines_of("# 会", "", "## 完成", "", "雨桶完成了，完成得好。"),
        }
    )
    explained = search.explain("工具链 完成")
    assert explained.parts[0]["all words"] > 0
    assert explained.answer.hits[0].headline == "进展"


def test_who_came_to_one_of_two_meetings_of_a_day_is_told_by_what_stands_beside_the_list() -> None:
    people = {"garden": ("Willow Bark", "Fern Moss"), "kitchen": ("Oak Root", "Ivy Stone")}
    search = search_in(
        {
            f"{group}/2024-03-05.md": lines_of(
                f"The {group} group 2024-03-05", "", "## Attendees", "", *(f"- {name}" for name in names)
            )
            for group, names in people.items()
        }
    )
    for group, (name, _) in people.items():
        assert name in search.answer(f"who attended the {group} group on 2024-03-05").hits[0].quote.text


def test_who_asks_when_is_answered_with_a_day() -> None:
    search = search_in(
        {
            "2024-03-05.md": lines_of(
                "# Club", "", "## News", "", "- The barrel is mended.", "- The barrel is mended by the end of April."
            )
        }
    )
    assert "April" in search.answer("when will the barrel be mended").hits[0].quote.text
