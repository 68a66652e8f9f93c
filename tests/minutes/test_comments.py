"""Comments, which whoever reads the page does not see."""

import pytest

from tests.conftest import lies_within, lines_of, read, search_in

SECRET = "<!-- do not publish: the treasurer is ill -->"


def hidden_in(*lines: str) -> tuple[int, ...]:
    return read(lines_of(*lines)).text.hidden


@pytest.mark.parametrize(
    ("lines", "hidden"),
    [
        ((SECRET,), (3,)),
        (("<!--", "Presenter: Fern", "", "# No heading", "-->"), (3, 4, 6, 7)),
        (("Rain fell.", SECRET, "It stopped."), (4,)),
        (("- barrel", "", f"  {SECRET}", "", "- tap"), (5,)),
        ((f"> {SECRET}", "> Rain."), (3,)),
        (("<!-- one --> <!-- two -->",), (3,)),
        (("<div>", SECRET, "Rain.", "</div>"), (4,)),
        (("<!-- one", "two --> Rain."), (3,)),
        ((f"Rain fell. {SECRET}",), ()),
        ((f"{SECRET} Rain fell.",), ()),
        (("```", SECRET, "```"), ()),
        (("`<!--` opens a comment", "`-->` closes it"), ()),
        (("<!-- nothing closes this", "", "Rain fell."), ()),
    ],
)
def test_lines_that_are_comments_alone_are_hidden(lines: tuple[str, ...], hidden: tuple[int, ...]) -> None:
    assert hidden_in("## Barrel", "", *lines, "", "Rain fell again.") == hidden


def test_what_is_hidden_is_neither_searched_nor_quoted() -> None:
    text = lines_of("# Club", "", "## Money", "", "Fern counted it.", "", SECRET, "", "It is enough.")
    search = search_in({"2024-03-05.md": text})
    assert not search.answer("treasurer ill").answered
    for question in ("treasurer ill", "Money", "enough", "counted"):
        assert not any("treasurer" in hit.quote.text for hit in search.answer(question).hits)


def test_an_entry_is_cut_at_a_comment() -> None:
    text = lines_of("## Money", "", "Fern counted it.", "", SECRET, "", "It is enough.")
    assert [entry.lines for entry in read(text).entries] == [(1, 3), (7, 7)]


def test_an_answer_is_cut_at_a_comment() -> None:
    minutes = read(lines_of("## Money", "", "Q: How much?", "", "A: Enough.", SECRET, "", "More than that."))
    asked = [entry for entry in minutes.entries if entry.question]
    assert [(entry.question, entry.lines, entry.body) for entry in asked] == [
        ("How much?", (3, 5), ((5, 5),)),
        ("How much?", (8, 8), ((8, 8),)),
    ]
    assert all(lies_within(entry.lines, minutes.items[0].questions[0].lines) for entry in asked)


def test_a_comment_above_a_deeper_heading_is_in_no_entry() -> None:
    minutes = read(lines_of("# Club", "", "## Work", "", SECRET, "", "### Money", "", "It is enough."))
    assert [entry.lines for entry in minutes.entries] == [(1, 1), (3, 3), (7, 9)]


def test_nobody_presents_or_attends_in_a_comment() -> None:
    minutes = read(
        lines_of("# Club", "", "<!--", "Attendees: Moss", "-->", "## Money", "", "<!--", "Presenter: Fern", "-->")
    )
    assert (minutes.attendees, minutes.items[0].presenters) == ((), ())


def test_the_full_text_of_an_item_holds_no_comment() -> None:
    text = lines_of("# Club", "", "## Money", "", "Fern counted it.", "", SECRET, "", "It is enough.")
    minutes = read(text)
    shown = minutes.text.piece(minutes.items[0].lines)
    assert shown == "## Money\n\nFern counted it.\n\n\nIt is enough."
