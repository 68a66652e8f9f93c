import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.discord.rendering.escaping import escape, showable
from bot.shortening import find_links
from bot.text import Slice

TROUBLE = (
    *"*_~|`[]()<>@:#-+.!&/\\ \n\t1a中。",
    "\u200b",
    "\U0001f600",
    "**",
    "```",
    "@everyone",
    "<@1>",
    "1. ",
    "- ",
    "https://a.b/c_d",
    f"https://a.b/{'long_' * 20}",
    "http://",
    "www",
)
TEXTS = st.one_of(st.text(), st.lists(st.sampled_from(TROUBLE), max_size=30).map("".join)).map(showable)

BOLD = re.compile(r"(\\[^0-9A-Za-z\s]|<https?://[^\s<>]+>)|\*\*", re.IGNORECASE)
ESCAPED = re.compile(
    r"\\([^0-9A-Za-z\s])|<(https?://[^\s<>]+)>|@\u200b(?=\u200b*(?:everyone|here|[!&]?\d))",
    re.IGNORECASE,
)
SPECIAL = re.compile(
    r"[\\*_~|`\[<]|^[^\S\n]*(?:[-+#>]|\d+[.)])|:(?=//)|:[^\s:]+:|@(?:everyone|here|[!&]?\d)", re.MULTILINE
)


NAMED = re.compile(r"\[[a-z0-9.-]+/…\]\((<https?://[^\s<>]{81,}>)\)", re.IGNORECASE)


def unescaped(markup: str) -> str:
    """Take out what the escaping puts in."""
    markup = NAMED.sub(r"\1", markup)
    markup = BOLD.sub(lambda match: match[1] or "", markup)
    return ESCAPED.sub(lambda match: "@" if match[0][0] == "@" else match[1] or match[2] or "", markup)


def without_links_and_escapes(markup: str) -> str:
    """Leave nothing but what could still be read as markup."""
    # Two words for a link, because no emoji has a name with an address in it.
    bare = re.sub(r"<https?://[^\s<>]+>", "x x", NAMED.sub(r"\1", markup), flags=re.IGNORECASE)
    bare = re.sub(r"(?<![^ \t\n])https?://\w[^\s<>\\`|\"]*", "x x", bare, flags=re.IGNORECASE)
    return re.sub(r"\\[^0-9A-Za-z\s]", "x", bare)


@given(TEXTS)
def test_nothing_of_a_text_is_lost(text: str) -> None:
    assert unescaped(escape(text)) == text


@given(TEXTS)
def test_no_special_character_stays_unescaped_outside_of_links(text: str) -> None:
    assert not SPECIAL.search(without_links_and_escapes(escape(text)))


@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 20)), max_size=4))
def test_nothing_is_lost_where_runs_are_bold(text: str, runs: list[tuple[int, int]]) -> None:
    assert unescaped(escape(text, strong=[Slice(start, start + length) for start, length in runs])) == text


@given(TEXTS, st.lists(st.tuples(st.integers(0, 40), st.integers(1, 20)), max_size=4))
def test_asterisks_of_bold_come_in_pairs_on_one_line_around_something_visible(
    text: str, runs: list[tuple[int, int]]
) -> None:
    drawn = escape(text, strong=[Slice(start, start + length) for start, length in runs])
    for line in re.sub(r"\\[^0-9A-Za-z\s]", "x", drawn).split("\n"):
        outside = line.split("**")
        assert len(outside) % 2 == 1
        assert all(inner == inner.strip() != "" for inner in outside[1::2])
        assert all(between != "" for between in outside[2:-1:2])


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("*a* _b_ ~~c~~ ||d||", r"\*a\* \_b\_ \~\~c\~\~ \|\|d\|\|"),
        ("[a](x) and [b](y)", r"\[a](x) and \[b](y)"),
        ("[a\nb](x)", "\\[a\nb](x)"),
        ("```\ncode\n```", "\\`\\`\\`\ncode\n\\`\\`\\`"),
        ("@everyone and @here", "@\u200beveryone and @\u200bhere"),
        ("<@1> <@!2> <@&3>", "\\<@\u200b1> \\<@\u200b!2> \\<@\u200b&3>"),
        ("<#1> <t:1:R> </ask:1> <id:guide>", r"\<#1> \<t\:1:R> \</ask:1> \<id:guide>"),
        ("<:a:1> <a:b:2> :smile:", r"\<\:a:1> \<a\:b:2> \:smile:"),
        ("<a@example.org> <+1 555>", r"\<a@example.org> \<+1 555>"),
        ("# a\n  ## b", "\\# a\n  \\## b"),
        ("-# a\n- b\n+ c\n* d", "\\-# a\n\\- b\n\\+ c\n\\* d"),
        ("1. a\n23) b", "1\\. a\n23\\) b"),
        ("> a\n>>> b", "\\> a\n\\>>> b"),
        ("a - b # c > d 1. e", "a - b # c > d 1. e"),
        ("steam://run discord://x", r"steam\://run discord\://x"),
        ("at 10:30, Q: why?", "at 10:30, Q: why?"),
        ("back\\slash", "back\\\\slash"),
    ],
)
def test_markup_is_shown_as_it_was_written(text: str, markup: str) -> None:
    assert escape(text) == markup


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("https://a.b/c_d_e", "https://a.b/c_d_e"),
        ("see https://a.b/c*d and on", "see https://a.b/c*d and on"),
        ("(https://a.b/c_d)", "(<https://a.b/c_d>)"),
        ("https://a.b/c_(d)", "https://a.b/c_(d)"),
        ("https://a.b/c_d.", "<https://a.b/c_d>."),
        ("**https://a.b/c_d**", r"\*\*<https://a.b/c_d>\*\*"),
        ("<https://a.b/c_d>", r"\<<https://a.b/c_d>>"),
        ("[x](https://a.b/c_d)", r"\[x](<https://a.b/c_d>)"),
        ("[https://a.b](https://a.b)", r"\[<https://a.b>](<https://a.b>)"),
        ("见 https://a.b/c_d，谢谢", "见 <https://a.b/c_d>，谢谢"),
        ("https://a.b/@everyone", "https://a.b/@everyone"),
        ("https://", r"https\://"),
    ],
)
def test_a_web_address_arrives_unbroken(text: str, markup: str) -> None:
    assert escape(text) == markup


@pytest.mark.parametrize(
    ("text", "strong", "markup"),
    [
        ("a word here", [(1, 7)], "a **word** here"),
        ("a word here", [(2, 4), (4, 6)], "a **word** here"),
        ("a word here", [(2, 6), (7, 11)], "a **word** **here**"),
        ("one\ntwo", [(0, 7)], "**one**\n**two**"),
        ("*a*", [(0, 3)], r"**\*a\***"),
        ("a  b", [(1, 3)], "a  b"),
        ("x https://a.b/word y", [(14, 18)], "x https://a.b/word y"),
        ("x https://a.b/word y", [(2, 18)], "x **<https://a.b/word>** y"),
        ("short", [(3, 90)], "sho**rt**"),
    ],
)
def test_bold_runs_hold_in_awkward_places(text: str, strong: list[tuple[int, int]], markup: str) -> None:
    assert escape(text, strong=[Slice(*run) for run in strong]) == markup


@given(TEXTS)
def test_links_stand_apart_and_begin_with_their_scheme(text: str) -> None:
    position = 0
    for link in find_links(text):
        assert position <= link.start < link.end <= len(text)
        assert re.match(r"https?://\w", text[slice(*link)], re.IGNORECASE)
        position = link.end


@given(st.text(st.characters()))
def test_what_is_shown_has_no_control_characters_and_can_be_sent(text: str) -> None:
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202d\u202e]", showable(text))
    showable(text).encode()


LONG = "a1_" * 30


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        (f"https://a.b/{LONG}", f"[a.b/…](<https://a.b/{LONG[:-1]}>)_"),
        (f"(https://a.b/s?x={LONG}1)", f"([a.b/…](<https://a.b/s?x={LONG}1>))"),
        (f"https://good.example@a.b:80/{LONG}1", f"[a.b/…](<https://good.example@a.b:80/{LONG}1>)"),
        (f"https://a.b/({LONG}1)", f"https://a.b/({LONG}1)"),
        (f"https://字.b/{LONG}1", f"https://字.b/{LONG}1"),
    ],
)
def test_an_address_longer_than_a_phones_screen_is_named_by_its_host(text: str, markup: str) -> None:
    assert escape(text).replace("\\", "") == markup


@pytest.mark.parametrize(
    "text",
    [
        "HTTPS://x[Official](https://evil.example)",
        "Https://x[Official](https://evil.example)",
        "hTTp://x[a](http://evil.example)",
        "ftp://x[a](https://evil.example)",
        "discord://x[a](discord://evil)",
        "\u2066HTTPS://x[a](https://evil.example)\u2069",
        "h\u2060ttps://x[a](https://evil.example)",
    ],
)
def test_no_address_lets_a_masked_link_pass(text: str) -> None:
    drawn = escape(showable(text))
    assert "[" not in re.sub(r"\\.", "x", re.sub(r"<https?://[^\s<>]+>", "x", drawn))


@pytest.mark.parametrize("hidden", ["\u202a", "\u202e", "\u2066", "\u2069", "\U000e0041"])
def test_what_turns_the_direction_or_hides_is_not_shown(hidden: str) -> None:
    assert showable(f"pay{hidden}pal") == "paypal"
