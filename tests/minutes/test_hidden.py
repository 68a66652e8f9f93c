"""Comments of every kind: whoever reads the page does not see them, so nobody else is shown them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.minutes.hidden import with_hidden
from bot.text import Lines, SourceText
from tests.conftest import lines_of, read, search_in

COMMENTS = (
    "<!-- treasurer -->",
    "%% treasurer %%",
    "%%treasurer%%",
    "{/* treasurer */}",
    "{{/* treasurer */}}",
    "{# treasurer #}",
    "{#- treasurer -#}",
    "{#treasurer#}",
    "{% comment %}treasurer{% endcomment %}",
    '{%- comment "note" -%} treasurer {%- endcomment -%}',
)


def seen(text: str) -> str:
    """Return what is left of a text without what it hides."""
    source = with_hidden(SourceText(text))
    return source.piece(Lines(1, source.line_count))


@pytest.mark.parametrize("comment", COMMENTS)
def test_a_comment_inside_a_line_is_not_seen(comment: str) -> None:
    assert seen(f"Rain {comment}fell.") == "Rain fell."


@pytest.mark.parametrize("comment", [*COMMENTS, "[//]: # (treasurer)", '[comment]: <> "treasurer"'])
@pytest.mark.parametrize("marks", ["", "> ", "- ", "  "])
def test_a_line_that_is_a_comment_alone_is_hidden(comment: str, marks: str) -> None:
    assert with_hidden(SourceText(f"Rain.\n\n{marks}{comment}\n")).hidden == (3,)


@pytest.mark.parametrize(
    ("opening", "closing"),
    [("<!--", "-->"), ("%%", "%%"), ("{/*", "*/}"), ("{#", "#}"), ("{% comment %}", "{% endcomment %}")],
)
def test_a_comment_may_hold_blank_lines_and_headings(opening: str, closing: str) -> None:
    minutes = read(
        lines_of("# Club", "", opening, "Attendees: Moss", "", "## Money", closing, "", "## Shed", "", "Dry.")
    )
    assert [item.heading for item in minutes.items] == ["Shed"]
    assert minutes.attendees == ()


@pytest.mark.parametrize(
    "text",
    [
        "100%% sure and 50%% wet",
        "It is written:%% so",
        "    %% a line of indented code",
        "{# heading of a list",
        "## Shed {#shed} and {#barn}",
        "`%%` opens and `%%` closes",
        "``{/* a */}``",
        "```\n%% a %%\n```",
        "~~~\n<!-- a -->",
        "{% include a.html %} Rain.",
        "\\{/* a \\*/}",
        "[plan]: plan.md",
        "Rain {/* fell.\n\nIt stopped */} then.",
    ],
)
def test_what_is_no_comment_hides_nothing(text: str) -> None:
    assert seen(text) == text


def test_all_is_hidden_behind_the_percents_of_a_line_that_nothing_closes() -> None:
    assert seen("Rain.\n\n%% nothing closes this\n\n## Shed\n").strip() == "Rain."


@pytest.mark.parametrize(
    "text",
    [
        "Rain fell. %% nothing closes this\nand it stopped.",
        "Use %%cell for the pump.\n\nIt leaks.",
        "%%timeit is slow.\n\nIt leaks.\n\n%%time is not.",
    ],
)
def test_percents_that_open_no_comment_hide_nothing(text: str) -> None:
    assert seen(text) == text


def test_a_quote_is_cut_around_what_is_hidden() -> None:
    text = lines_of("# Club", "", "## Money", "", "Fern counted it. %% the treasurer is ill %% It is enough.")
    search = search_in({"2024-03-05.md": text})
    assert not search.answer("treasurer ill").answered
    for question in ("Money", "enough", "counted"):
        hits = search.answer(question).hits
        assert hits
        assert all(hit.quote.text in text and "treasurer" not in hit.quote.text for hit in hits)


@pytest.mark.parametrize("comment", COMMENTS)
def test_a_heading_and_a_name_are_read_without_their_comments(comment: str) -> None:
    minutes = read(lines_of("# Club", "", f"Attendees: Fern {comment}, Moss", "", f"## Shed {comment}", "", "Dry."))
    assert [attendee.name for attendee in minutes.attendees] == ["Fern", "Moss"]
    assert [item.heading.strip() for item in minutes.items] == ["Shed"]


def test_a_question_ends_where_something_is_hidden_in_it() -> None:
    (question,) = read(lines_of("## Shed", "", "Q: Who paints it? %% not Moss %%", "", "A: Fern.")).items[0].questions
    assert (question.text, question.answer) == ("Who paints it?", (5, 5))


PIECES = st.sampled_from([*COMMENTS, "<!--", "-->", "%%", "{/*", "{#", "#}", "`", "```", "\n", "\n\n", "- ", "> ", "a"])


@given(st.lists(PIECES, max_size=30).map("".join))
def test_what_is_seen_stands_in_the_text_in_order(text: str) -> None:
    source = with_hidden(SourceText(text))
    places = list(source.places(Lines(1, source.line_count)))
    assert all(first.end <= second.start for first, second in pairwise(places))
    assert len(source.blanked(1)) == len(text)


@pytest.mark.parametrize("piece", ["a <!-- \n\n", "%%\n\n", "`\n\n``", "{/*", "{# ", "- " * 9 + "%%", "{% comment %}"])
def test_what_is_never_closed_takes_no_time(piece: str) -> None:
    with_hidden(SourceText(piece * 20_000 + "-->"))


@pytest.mark.parametrize("line", ["###### tags: `club` `hose`", "###### tags: club, hose", "##### Tags: `club`"])
def test_the_tags_of_a_note_are_no_heading(line: str) -> None:
    minutes = read(lines_of(line, "", "# Garden club 2024-03-04", "", "## Hose", "", "It leaks."), "a.md")
    assert (minutes.title, [item.heading for item in minutes.topics]) == ("Garden club 2024-03-04", ["Hose"])


def test_a_heading_about_tags_is_one() -> None:
    assert with_hidden(SourceText(lines_of("#### Tags: a name for each plant", "", "We buy them."))).hidden == ()
