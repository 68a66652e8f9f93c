"""How replies look."""

import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from bot.chat.terminal.rendering import open_console, render, write
from bot.replies.model import Block, Fact, Link, Listing, Note, Paragraph, Quotation, Reply, Span, Title

CARD = Reply(
    (
        Title("Hertz 也能根据 IDL 生成代码，是不是和 Kitex 重叠了？"),
        Quotation((Span("A：会还涉及 "), Span("IDL", strong=True), Span(" 与 API 管理。\n\n- 更多"))),
        Note("CloudWeGo 社区会议 6.30 · 2022-06-30"),
        Link("Source", "https://example.org/minutes.md#L83"),
        Paragraph("Also near:"),
        Listing(("议程 4：Hertz 近期 Roadmap", "Agenda 5")),
        Fact("Date", "30 June 2022"),
        Fact("Attendees", "Ada, Bo"),
    )
)

texts = st.text(alphabet=st.characters(), max_size=40)
blocks: st.SearchStrategy[Block] = st.one_of(
    st.builds(Title, texts),
    st.builds(Paragraph, texts),
    st.builds(Quotation, st.lists(st.builds(Span, texts, st.booleans()), max_size=4).map(tuple)),
    st.builds(Fact, texts, texts),
    st.builds(Listing, st.lists(texts, max_size=4).map(tuple)),
    st.builds(Note, texts),
    st.builds(Link, texts, texts),
)
any_reply = st.builds(Reply, st.lists(blocks, max_size=6).map(tuple), failed=st.booleans())


def plain(reply: Reply, encoding: str = "utf-8") -> str:
    """Return what goes into a pipe."""
    buffer = io.BytesIO()
    file = io.TextIOWrapper(buffer, encoding=encoding)
    write(reply, open_console(file))
    return buffer.getvalue().decode(encoding)


def coloured(reply: Reply, *, width: int = 80, no_color: bool = False) -> str:
    """Return what goes to a terminal."""
    file = io.StringIO()
    console = Console(
        file=file,
        force_terminal=True,
        color_system="standard",
        width=width,
        no_color=no_color,
        legacy_windows=False,
    )
    write(reply, console)
    return file.getvalue()


def shown(reply: Reply, *, width: int) -> list[str]:
    """Return the lines on a terminal, without escape sequences."""
    return re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\", "", coloured(reply, width=width)).splitlines()


def test_a_card_in_a_pipe() -> None:
    assert plain(CARD).splitlines() == [
        "Hertz 也能根据 IDL 生成代码，是不是和 Kitex 重叠了？",
        "",
        "│ A：会还涉及 IDL 与 API 管理。",
        "│",
        "│ - 更多",
        "CloudWeGo 社区会议 6.30 · 2022-06-30",
        "Source  https://example.org/minutes.md#L83",
        "",
        "Also near:",
        "• 议程 4：Hertz 近期 Roadmap",
        "• Agenda 5",
        "",
        "Date: 30 June 2022",
        "Attendees: Ada, Bo",
    ]


def test_the_day_stands_in_the_line_of_the_title() -> None:
    assert plain(Reply((Title("Hose", "4 March 2024"),))) == "Hose · 4 March 2024\n"


def test_a_long_line_stays_whole_in_a_pipe() -> None:
    assert "word " * 99 + "end" in plain(Reply((Quotation((Span("word " * 99 + "end"),)),)))


@given(any_reply)
def test_any_text_goes_into_a_pipe_without_escape_codes_or_trailing_spaces(reply: Reply) -> None:
    text = plain(reply)
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]| $", text, re.MULTILINE)


@given(any_reply, st.sampled_from([1, 40, 100]))
def test_text_never_brings_an_escape_code_of_its_own(reply: Reply, width: int) -> None:
    """Only colours and the links of `Link` blocks are left."""
    left = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[ -~]*\x1b\\", "", coloured(reply, width=width))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", left)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_a_card_fits_the_terminal_and_is_never_wider_than_a_hundred_columns(width: int) -> None:
    long = Reply(
        (*CARD.blocks, Paragraph("会议 minutes " * 60), Fact("Attendees", "Ada, Bo " * 40), Fact("参会", "会" * 90))
    )
    assert max(map(cell_len, shown(long, width=width))) <= min(width, 100)


def test_a_quotation_neither_begins_nor_ends_with_an_empty_line() -> None:
    assert plain(Reply((Quotation((Span("\n\n• one\n\n"), Span("two\n\n"))),))) == "│ • one\n│\n│ two\n"


def test_every_line_of_a_quotation_has_the_bar() -> None:
    lines = shown(Reply((Quotation((Span("会议纪要 " * 30),)),)), width=40)
    assert all(line.startswith("  │ ") for line in lines)


def test_what_matched_is_strong() -> None:
    assert re.search(r"\x1b\[1;36mIDL\x1b\[0m", coloured(CARD))


def test_nothing_is_coloured_where_the_reader_wants_no_colour() -> None:
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]", coloured(CARD, no_color=True))


@pytest.mark.parametrize("text", ["[bold]not markup[/bold]", "[/]", ":smile:", "[link=https://x.example]x[/link]"])
def test_nothing_in_a_text_is_markup(text: str) -> None:
    assert text in plain(Reply((Paragraph(text),)))


def test_an_address_is_visible_and_a_hyperlink() -> None:
    assert re.search(
        r"\x1b\]8;id=\d+;https://example\.org/%E4%BC%9A\x1b\\.*https://example\.org/会",
        coloured(Reply((Link("", "https://example.org/会"),))),
    )


@pytest.mark.parametrize("url", ["javascript:alert(1)", "file:///etc/passwd", "//[", "x\x1b]8;;https://evil\x1b\\"])
def test_only_addresses_of_the_web_become_hyperlinks(url: str) -> None:
    assert "\x1b]8;" not in coloured(Reply((Link("Open", url),)))


def test_a_long_address_is_not_broken() -> None:
    url = "https://example.org/" + "a" * 200
    assert any(url in line for line in shown(Reply((Link("Source", url),)), width=40))


def test_the_label_stands_beside_an_address_where_there_is_room() -> None:
    assert shown(Reply((Link("Source", "https://a.example"),)), width=80) == ["  Source  https://a.example"]


def test_facts_stand_in_two_columns_where_there_is_room() -> None:
    assert shown(Reply((Fact("Date", "30 June"), Fact("参会", "Ada"))), width=80) == [
        "  Date  30 June",
        "  参会  Ada",
    ]


def test_facts_stand_in_one_where_there_is_not() -> None:
    assert shown(Reply((Fact("Date", "30 June"), Fact("参会", "Ada"))), width=40) == [
        "  Date: 30 June",
        "  参会：Ada",
    ]


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "gbk", "utf-8"])
def test_an_encoding_that_lacks_characters_gets_question_marks(encoding: str) -> None:
    assert "Agenda 5" in plain(CARD, encoding)


def test_the_bar_is_one_that_the_output_can_write() -> None:
    assert "| A????? IDL" in plain(CARD, "ascii")


def test_an_empty_reply_prints_nothing() -> None:
    assert plain(Reply(())) == ""


def test_a_reply_can_be_printed_by_rich_itself() -> None:
    file = io.StringIO()
    Console(file=file, width=80).print(render(Reply((Title("Minutes"),))))
    assert file.getvalue() == "Minutes\n"
