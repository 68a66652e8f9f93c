"""What a card shows of a passage beside its words."""

import pytest

from bot.replies.cards.passages import answer_blocks, hit_listing, named_otherwise, short_blocks, task_notes
from bot.replies.cards.quotations import quotation
from bot.replies.i18n.wording import wording_for
from bot.replies.json_records import hit_record
from bot.replies.model import Note, Paragraph, Quotation, Title
from bot.search.model import Hit
from tests.conftest import lines_of, search_in

HEAD = ("# Garden call 2024-03-04", "", "Attendees: Ada Byron, Brook Stone", "", "## Hose", "")


def first_hit(*lines: str) -> Hit:
    search = search_in({"2024-03-04.md": lines_of(*HEAD, "It leaks.", "", *lines)})
    return next(hit for hit in search.answer("action items about the hose").hits if hit.entry.role)


@pytest.mark.parametrize(
    ("locale", "shown"),
    [
        ("en-GB", "responsible: Ada Byron · due: 20 March 2024"),
        ("zh-CN", "负责人：Ada Byron · 截止时间：2024年3月20日"),
        ("zh-TW", "負責人：Ada Byron · 截止時間：2024年3月20日"),
    ],
)
def test_it_shows_who_does_it_until_when(locale: str, shown: str) -> None:
    assert task_notes(first_hit("Action: mend it (Ada, by 20 March)"), wording_for(locale)) == (Note(shown),)


def test_a_day_that_is_no_date_is_shown_as_it_is_written() -> None:
    assert task_notes(first_hit("Action: mend it, due: end of term"), wording_for("en")) == (Note("due: end of term"),)


def test_nothing_is_shown_of_what_nobody_is_named_for() -> None:
    assert task_notes(first_hit("Action: mend it"), wording_for("en")) == ()


def test_json_tells_every_task() -> None:
    record = hit_record(first_hit("Actions:", "- Ada: mend it by 20 March", "- Brook: oil it"))
    assert (record["role"], record["owners"], record["due"]) == ("action", ["Ada Byron", "Brook Stone"], "2024-03-20")
    assert [task["owners"] for task in record["tasks"]] == [["Ada Byron"], ["Brook Stone"]]


def quoted(text: str, question: str) -> Quotation:
    return quotation(search_in({"2024-03-04.md": text}).answer(question).hits[0])


def words_of(quote: Quotation) -> str:
    return "".join(span.text for span in quote.spans)


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        (("## Hose", "", "It leaks."), "It leaks."),
        (("## Hose", "", "It leaks. " + "So it is mended by everybody who comes. " * 20), "comes.…"),
        (
            ("## Hose", "", "1. It leaks.", "2. " + "The bed is dug with all of the spades and forks " * 20),
            "It leaks.…",
        ),
    ],
)
def test_a_quote_that_the_minutes_go_on_behind_says_so(lines: tuple[str, ...], end: str) -> None:
    assert words_of(quoted(lines_of("# Garden call 2024-03-04", "", *lines), "hose leaks")).endswith(end)


def test_one_passage_of_several_is_cut_at_a_word_and_says_so() -> None:
    text = lines_of(*HEAD, "It leaks " + "and is mended by https://example.org/a/long/way now " * 12)
    hit = search_in({"2024-03-04.md": text}).answer("hose leaks").hits[0]
    (shown,) = [block for block in short_blocks(hit, wording_for("en")) if isinstance(block, Quotation)]
    assert words_of(shown).endswith(" and is…")
    assert len(words_of(shown)) <= 281


def test_of_a_question_that_nobody_answered_is_said_that_it_was_asked() -> None:
    text = lines_of(*HEAD, "It leaks.", "", "Q: Who mends the hose?")
    hit = next(
        hit for hit in search_in({"2024-03-04.md": text}).answer("Who mends the hose?").hits if hit.entry.question
    )
    blocks = answer_blocks(hit, wording_for("en"))
    assert Paragraph("This was asked in the meeting; no answer is written down.") in blocks
    assert not any(isinstance(block, Quotation) for block in blocks)
    assert hit_listing([hit], "", wording_for("en")).lines == (
        "Who mends the hose? (March 4, 2024 · no answer written down)",
    )


def test_a_heading_that_says_little_is_named_with_its_meeting_or_what_it_is_under() -> None:
    files = {
        "2024-03-04.md": lines_of("# Garden call, 4 March 2024", "", "## Conclusion", "", "The hose is mended."),
        "2024-04-04.md": lines_of(
            "# Garden call", "", "## The old hose", "", "### Conclusion", "", "The hose is gone."
        ),
        "2024-05-04.md": lines_of("# Garden call", "", "## 议程 5：其他", "", "The hose is new."),
        "2024-06-04.md": lines_of("# Garden call", "", "## What became of the hose", "", "The hose is new."),
    }
    hits = search_in(files).answer("conclusion hose 其他", limit=9).hits
    assert set(hit_listing(hits, "", wording_for("en")).lines) >= {
        "Conclusion — Garden call, 4 March 2024",
        "Conclusion — The old hose (April 4, 2024)",
        "议程 5：其他 — Garden call (May 4, 2024)",
        "What became of the hose (June 4, 2024)",
    }


def test_the_title_of_a_conclusion_says_of_what() -> None:
    text = lines_of("# Garden call", "", "## The old hose", "", "### Conclusion", "", "The hose is gone.")
    hits = search_in({"2024-04-04.md": text}).answer("conclusion hose gone", limit=9).hits
    hit = next(hit for hit in hits if hit.entry.role)
    assert Title("Conclusion — The old hose", "April 4, 2024") in answer_blocks(hit, wording_for("en"))


def test_further_pieces_of_what_answers_are_not_named_again() -> None:
    long = [f"- The hose leaks at place {number}, {'which is mended with tape ' * 12}" for number in range(12)]
    hits = search_in({"2024-03-04.md": lines_of(*HEAD, *long)}).answer("hose leaks", limit=9).hits
    assert len(hits) > 1
    assert named_otherwise(hits, hits[0]) == ()


@pytest.mark.parametrize(
    ("locale", "line"),
    [("en", "Hose (March 4, 2024)"), ("zh-CN", "Hose（2024年3月4日）"), ("zh-TW", "Hose（2024年3月4日）")],
)
def test_the_brackets_around_a_date_are_those_of_the_readers_language(locale: str, line: str) -> None:
    hits = search_in({"2024-03-04.md": lines_of("# Call", "", "## Hose", "", "It leaks near the tap.")})
    (hit, *_) = hits.answer("hose leaks").hits
    assert hit_listing([hit], "hose", wording_for(locale)).lines[0].endswith(line.removeprefix("Hose"))


@pytest.mark.parametrize(
    ("locale", "day"), [("en-GB", "4 March 2024"), ("en-US", "March 4, 2024"), ("zh-CN", "2024年3月4日")]
)
def test_the_title_of_a_passage_says_the_day_of_its_meeting(locale: str, day: str) -> None:
    (hit,) = search_in({"2024-03-04.md": lines_of(*HEAD, "It leaks.")}).answer("leaks").hits
    assert answer_blocks(hit, wording_for(locale))[0] == Title("Hose", day)
    assert short_blocks(hit, wording_for(locale))[0] == Title("Hose", day)


def test_a_heading_with_that_day_in_it_is_not_followed_by_it() -> None:
    text = lines_of(*HEAD, "Dry.", "", "## Notes of 4 March 2024", "", "It leaks.")
    (hit,) = search_in({"2024-03-04.md": text}).answer("leaks").hits
    assert answer_blocks(hit, wording_for("en-GB"))[0] == Title("Notes of 4 March 2024")
