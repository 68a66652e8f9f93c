import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.chat.discord.rendering.cutting import size
from bot.chat.discord.rendering.view import usable_address, view_of
from bot.replies.commands.ask_request import AskRequest
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.audience import Audience
from bot.replies.model import (
    Block,
    Button,
    Choice,
    Fact,
    Link,
    Listing,
    Menu,
    Note,
    Offers,
    Paragraph,
    Quotation,
    Reply,
    Span,
    Title,
    Usage,
    Usages,
)
from tests.conftest import Folder

CONTAINER, ROW, BUTTON, MENU, TEXT, RULE = 17, 1, 2, 3, 10, 14


def components(reply: Reply) -> list[dict[str, Any]]:
    """Return everything in the card, from top to bottom, as it would be sent."""

    def walk(items: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
        for item in items:
            yield item
            yield from walk(item.get("components", []))

    # The library leaves this method without annotations.
    return list(walk(view_of(reply).to_components()))  # type: ignore[no-untyped-call]


def texts(*blocks: Block) -> list[str]:
    return [item["content"] for item in components(Reply(blocks)) if item["type"] == TEXT]


def kinds(*blocks: Block) -> list[int]:
    return [item["type"] for item in components(Reply(blocks))]


PRESSES = st.builds(ControlAction, st.sampled_from(Action), page=st.integers(0, 3), text=st.text(max_size=120))
LONG = st.one_of(st.text(), st.text(min_size=1).map(lambda text: text * 300))
BLOCKS: st.SearchStrategy[Block] = st.one_of(
    st.builds(Title, LONG),
    st.builds(Paragraph, LONG),
    st.builds(Quotation, st.lists(st.builds(Span, LONG, st.booleans()), max_size=5).map(tuple)),
    st.builds(Fact, LONG, LONG),
    st.builds(Listing, st.lists(LONG, max_size=40).map(tuple)),
    st.builds(Note, LONG),
    st.builds(Button, LONG, PRESSES),
    st.builds(Menu, LONG, st.lists(st.builds(Choice, LONG, PRESSES, LONG), max_size=30).map(tuple)),
    st.builds(Offers, st.lists(st.builds(Choice, LONG, PRESSES, LONG), max_size=12).map(tuple)),
    st.builds(Link, LONG, st.one_of(LONG, LONG.map(lambda text: f"https://example.org/{text}"))),
)
REPLIES = st.builds(Reply, st.lists(BLOCKS, max_size=60).map(tuple), st.booleans(), st.booleans())


@settings(deadline=None)
@given(REPLIES)
def test_no_card_is_more_than_discord_takes(reply: Reply) -> None:
    found = components(reply)
    written = [item["content"] for item in found if item["type"] == TEXT]
    assert len(written) >= 1
    assert all(text.strip() for text in written)
    assert sum(map(size, written)) <= 4_000
    assert len(found) <= 40
    for item in found:
        if item["type"] == ROW:
            assert 1 <= len(item["components"]) <= 5
        if item["type"] == BUTTON:
            assert 1 <= size(item["label"].strip()) <= size(item["label"]) <= 38
            assert ("url" in item) != ("custom_id" in item)
            assert "url" not in item or re.match("https?://", item["url"])
            assert size(item.get("url", "")) <= 512
        if item["type"] == MENU:
            values = [option["value"] for option in item["options"]]
            assert 1 <= len(values) == len(set(values)) <= 25
            assert all(1 <= size(value) <= 100 for value in values)
            assert all(1 <= size(option["label"]) <= 100 for option in item["options"])
            assert all(size(option.get("description") or "") <= 100 for option in item["options"])
            assert size(item.get("placeholder") or "") <= 150
    custom_ids = [item["custom_id"] for item in found if "custom_id" in item]
    assert len(custom_ids) == len(set(custom_ids))
    assert all(1 <= size(custom_id) <= 100 for custom_id in custom_ids)


@settings(deadline=None)
@given(REPLIES)
def test_no_card_has_two_blank_lines_in_a_row(reply: Reply) -> None:
    for text in (item["content"] for item in components(reply) if item["type"] == TEXT):
        assert not re.search(r"\n(?:> )?[ \t]*\n(?:> )?[ \t]*\n", text)


@pytest.mark.parametrize("count", [100, 500])
def test_as_many_buttons_as_fit_are_kept(count: int) -> None:
    links = [Link(f"page {number}", f"https://example.org/{number}") for number in range(count)]
    found = kinds(Title("Pages"), *links)
    assert len(found) <= 40
    assert found.count(BUTTON) == 30


def test_a_card_reads_from_top_to_bottom() -> None:
    blocks = (
        Title("Is it stable?"),
        Quotation((Span("Yes, since "), Span("v1", strong=True), Span(".\n\n\n- really"))),
        Note("Meeting 1 · 30 June"),
        Link("Open the minutes", "https://example.org/1"),
        Title("Another"),
        Fact("Attendees", "Ann, Bo"),
        Fact("议程", "一"),
        Fact("More", ""),
        Listing(("one", "two\nlines")),
        Paragraph("First.\n\n\nSecond."),
        Paragraph("Third."),
    )
    assert texts(*blocks) == [
        "### Is it stable?\n> Yes, since **v1**.\n> \n> \\- really\n-# Meeting 1 · 30 June",
        "### Another\n**Attendees:** Ann, Bo\n**议程：**一\n**More**\n- one\n- two lines\nFirst.\n\nSecond.\n\nThird.",
    ]
    assert kinds(*blocks) == [CONTAINER, TEXT, ROW, BUTTON, RULE, TEXT]


def test_the_longest_block_is_cut_and_the_source_line_stays() -> None:
    (text,) = texts(Title("Question"), Quotation((Span("It went on. " * 800),)), Note("the source line"))
    assert text.startswith("### Question\n> It went on.")
    assert text.endswith("It went on.…\n-# the source line")
    assert 3_900 < size(text) <= 4_000


def test_a_long_list_ends_with_a_sign_that_there_is_more() -> None:
    (text,) = texts(Listing(tuple(f"item number {number}" for number in range(1_000))))
    assert text.startswith("- item number 0\n- item number 1\n")
    assert re.search(r"\n- item number \d+\n- …$", text)


def test_a_headline_stays_a_headline() -> None:
    assert texts(Title("C#\nand   F#")) == ["### C# and F#\u200b"]
    (long,) = texts(Title("word " * 200))
    assert "\n" not in long
    assert size(long) <= 250


def test_the_day_behind_a_long_title_is_not_cut_off() -> None:
    (long,) = texts(Title("word " * 200, "4 March 2024"))
    assert long.rstrip("\u200b").endswith(" · 4 March 2024")
    assert texts(Title("Hose", "4 March 2024")) == ["### Hose · 4 March 2024"]


def test_every_line_of_small_print_is_small() -> None:
    assert texts(Note("one\n\ntwo")) == ["-# one\n-# two"]


def test_a_reply_without_a_word_still_shows_something() -> None:
    assert texts() == texts(Paragraph(" \n\u200b")) == ["-# …"]


def test_buttons_stand_five_in_a_row() -> None:
    links = [Link(str(number), f"https://example.org/{number}") for number in range(6)]
    rows = [item for item in components(Reply((Title("x"), *links))) if item["type"] == ROW]
    assert [len(row["components"]) for row in rows] == [5, 1]


def test_small_buttons_stand_side_by_side() -> None:
    wide = [Link(str(number), f"https://example.org/{number}") for number in range(4)]
    small = [Button(sign, ControlAction(Action.HELPED, text=sign), said="said") for sign in "abc"]
    rows = [item for item in components(Reply((Title("x"), *wide, *small))) if item["type"] == ROW]
    assert [len(row["components"]) for row in rows] == [4, 3]


def test_what_is_offered_stands_one_below_the_other_and_buttons_side_by_side() -> None:
    choices = tuple(Choice(str(number), ControlAction(Action.WHO, text=str(number))) for number in range(3))
    blocks = (
        Title("x"),
        Offers(choices),
        Button("on", ControlAction(Action.ASK_ON)),
        Link("page", "https://example.org/1"),
    )
    rows = [item for item in components(Reply(blocks)) if item["type"] == ROW]
    assert [[button["label"] for button in row["components"]] for row in rows] == [["0"], ["1"], ["2"], ["on", "page"]]


def test_a_list_is_no_longer_than_a_phone_shows_and_says_that_there_is_more() -> None:
    (text,) = texts(Listing(tuple(map(str, range(60)))))
    assert text.split("\n")[-2:] == ["- 24", "- …"]


def test_a_quote_is_not_indented_so_far_that_it_would_be_code_and_keeps_its_list_marks() -> None:
    lines = "- one\n    - two\n        - three\n\t\t- four"
    assert texts(Quotation((Span(lines),))) == ["> \\- one\n> \\- two\n>    \\- three\n>    \\- four"]


def test_a_failure_is_marked_in_colour() -> None:
    ok, failed = (components(Reply((Paragraph("x"),), failed=failed))[0] for failed in (False, True))
    assert ok["accent_color"] is None
    assert failed["accent_color"]


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org",
        "https://example.org:8080/a?b=c&d=%20#e",
        "https://user@example.org/x",
        "https://127.0.0.1/x",
    ],
)
def test_a_web_address_makes_a_button(address: str) -> None:
    assert usable_address(address) == address


@pytest.mark.parametrize(
    "address",
    [
        "",
        "javascript:alert(1)",
        "discord://x",
        "https://",
        "https://a",
        "//a.b",
        "https://[",
        "https://a.b:x/",
        "https://a.b/" + "x" * 512,
        "https://a.b/" + "议" * 60,
        "https://例子.cn/",
        "https://a.b/\ud800",
    ],
)
def test_what_discord_would_refuse_makes_no_button(address: str) -> None:
    assert usable_address(address) is None
    assert BUTTON not in kinds(Link("label", address))


def test_a_quote_shows_no_signs_and_only_what_matched_is_bold(folder: Folder) -> None:
    folder.write(
        "2024-03-05.md", "## Water\n\n- **Survey** of the [rota](https://example.org/a_b) by @everyone: `barrel`\n"
    )
    (text,) = texts(*folder.replies().ask(AskRequest("barrel"), audience=Audience("en")).blocks)
    shown = "> • Survey of the rota (<https://example.org/a_b>) by @\u200beveryone: **barrel**"
    assert text.split("\n")[1] == shown


@pytest.mark.parametrize("hidden", ["[free](discord://x)", "[free](javascript:alert)", "```\n@everyone"])
def test_nothing_of_a_quote_acts(hidden: str, folder: Folder) -> None:
    folder.write("2024-03-05.md", f"## Water\n\nThe barrel is {hidden}\n")
    (text,) = texts(*folder.replies().ask(AskRequest("barrel"), audience=Audience("en")).blocks)
    assert not re.search(r"\]\(|^```|(?<!\\)`|@everyone", text)


def test_a_command_whose_id_is_known_can_be_pressed() -> None:
    usages = Usages((Usage("meeting show", "/meeting show", "meeting:", "Show <one>"), Usage("ask", "/ask", "", "Ask")))
    (container,) = view_of(Reply((usages,)), {"meeting": 7}).children
    (text,) = container.children  # type: ignore[attr-defined]
    assert text.content == "- </meeting show:7> — Show \\<one>\n- /ask — Ask"
    assert texts(usages) == ["- /meeting show meeting: — Show \\<one>\n- /ask — Ask"]


def test_a_long_label_on_a_button_is_cut_at_a_word_and_keeps_its_date() -> None:
    press = ControlAction(Action.WHO, text="Ada")
    offers = Offers((Choice("Agenda 4: Growing tomatoes in the greenhouse", press, "4 March 2024"),))
    (button,) = [item for item in components(Reply((offers,))) if item["type"] == BUTTON]
    assert button["label"] == "Agenda 4: Growing… (4 March 2024)"


async def test_the_library_need_not_keep_a_card() -> None:
    press = ControlAction(Action.ASK_ON, text="barrel")
    assert view_of(Reply((Paragraph("one"), Button("Ask another", press)))).is_finished()


def test_a_card_that_was_drawn_before_is_drawn_alike() -> None:
    reply = Reply((Title("Barrel"), Quotation((Span("The "), Span("barrel", strong=True))), Paragraph("one")))
    assert components(reply) == components(Reply(reply.blocks))
    assert components(reply)[1:] == components(Reply(reply.blocks, failed=True))[1:]
