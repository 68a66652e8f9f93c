"""What a card shows of a passage beside its words."""

import pytest

from bot.replies.cards.passages import quotation, short_blocks, task_notes
from bot.replies.i18n.wording import wording_for
from bot.replies.json_records import hit_record
from bot.replies.model import Note, Quotation
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
