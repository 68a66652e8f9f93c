"""Minutes without the signs of Markdown: what a rendered page shows, and no word more or less."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replies.markdown.plain import plain, plain_spans
from bot.text import Slice


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("**Survey**: one *bed* of ***moss***, __not__ _two_ ~~three~~", "Survey: one bed of moss, not two three"),
        ("**答：**每周翻一次", "答：每周翻一次"),
        ("- one\n  * two\n+ three\n1. four\n2) five", "• one\n  • two\n• three\n1. four\n2) five"),
        ("## The barrel ##\n\nIt leaks.", "The barrel \n\nIt leaks."),
        ("`prune_all(*names)` and ``a ` b``", "prune_all(*names) and a ` b"),
        ("```python\n# *rain* = 2\n```\n*dry*", "# *rain* = 2\ndry"),
        ("~~~\n*rain*\n```\n~~~\n*dry*", "*rain*\n```\ndry"),
        ("> Fern: *no*\n> > Moss: yes", "Fern: no\nMoss: yes"),
        ("the rota\n---\non the door\n\n***\n\n| a | b |\n|---|:-:|\n", "the rota\non the door\n\n\na | b\n"),
        (r"\*not\* bold, 2 \< 3", "*not* bold, 2 < 3"),
        ("a line\\\nbroken", "a line\nbroken"),
        ("| Item | Cost  |\n|------|------:|\n| **Glass** |  12 |\n| Fence||", "Item | Cost\nGlass | 12\nFence | "),
        ("```\n| a | b |\n| 1 | 2 |\n```", "| a | b |\n| 1 | 2 |\n"),
        ("|x| alone\n\n|x| + |y|", "|x| alone\n\n|x| + |y|"),
        (r"| a \| b | c |" + "\n| 1 | 2 |", "a | b | c\n1 | 2"),
    ],
)
def test_a_text_is_shown_as_on_the_rendered_page(written: str, shown: str) -> None:
    assert plain(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("see [the **rota**](https://example.org/a_(b) 'New')", "see the rota (https://example.org/a_(b))"),
        ("see [the rota](<https://example.org/a>)", "see the rota (https://example.org/a)"),
        ("![the bed](https://example.org/bed.png)", "the bed (https://example.org/bed.png)"),
        ("[https://example.org](https://elsewhere.example)", "https://example.org (https://elsewhere.example)"),
        (
            "[https://example.org](https://example.org), <https://example.org>",
            "https://example.org, https://example.org",
        ),
        ("[](https://example.org)", "(https://example.org)"),
        ("[the rota](rota.md) and [the shed](#shed)", "the rota and the shed"),
        ("[press](javascript:alert(1))", "press"),
    ],
)
def test_a_link_is_its_words_and_then_where_it_leads(written: str, shown: str) -> None:
    assert plain(written) == shown


@pytest.mark.parametrize(
    "text",
    [
        "2 * 3 * 4",
        "beds[0](1)",
        "[a][b] and [c]",
        "watering_can_2 and a_b_c",
        "https://example.org/_moss_/a_b_c",
        "C# and F#",
        "one ` tick",
        "**never closed",
        "#hashtag",
        "-5 degrees",
    ],
)
def test_what_is_no_sign_stays(text: str) -> None:
    assert plain(text) == text


def test_emphasis_that_began_before_the_quoted_place_has_no_end_in_it() -> None:
    text = "**It rained. It rained again.** Fern left."
    (span,) = plain_spans(text, Slice(13, len(text)))
    assert span.text == "It rained again. Fern left."


def test_what_matched_is_strong_and_nothing_else() -> None:
    text = "- **Moss** and `fern`"
    spans = plain_spans(text, Slice(0, len(text)), [Slice(4, 8), Slice(16, 18)])
    assert [span.text for span in spans if span.strong] == ["Moss", "fe"]


WORDS = st.text("abc番茄 1", min_size=1, max_size=8).map(str.strip).filter(bool)


def around(before: str, after: str) -> st.SearchStrategy[tuple[str, str]]:
    """Return some words between two signs, with the words that are shown."""
    return WORDS.map(lambda words: (f"{before}{words}{after}", words))


PHRASES = st.one_of(
    around("", ""),
    *(around(sign, sign) for sign in ("*", "**", "_", "__", "~~", "`", "``", "***")),
    around("[", "](https://example.org/a_b)").map(lambda found: (found[0], f"{found[1]} (https://example.org/a_b)")),
)
LINES = st.tuples(
    st.sampled_from([("", ""), ("- ", "• "), ("* ", "• "), ("3. ", "3. "), ("## ", ""), ("> ", "")]),
    st.lists(PHRASES, min_size=1, max_size=5),
).map(
    lambda line: (
        line[0][0] + " ".join(written for written, _ in line[1]),
        line[0][1] + " ".join(shown for _, shown in line[1]),
    )
)


@given(st.lists(LINES, min_size=1, max_size=6))
def test_the_words_that_are_shown_are_the_words_that_were_written(lines: list[tuple[str, str]]) -> None:
    assert plain("\n\n".join(written for written, _ in lines)) == "\n\n".join(shown for _, shown in lines)


SIGNS = (
    *"*_~`[]()<>#-+|\\!>\n\r\t .,:1a番",
    "**",
    "- ",
    "1. ",
    "## ",
    "> ",
    "https://a.b/c",
    "\n\n",
    "---",
    "<https://a.b>",
)
ODD = st.lists(st.sampled_from(SIGNS), max_size=30).map("".join)
SLICES = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(sorted)
LEFT_OUT = re.compile(r"```|~~~|\]\(")  # the language of a block of code, and addresses that lead nowhere from here


def letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@given(st.one_of(st.text(), ODD).filter(lambda text: not LEFT_OUT.search(text)), SLICES)
def test_however_odd_a_text_is_no_letter_of_a_place_in_it_is_lost_or_added(text: str, place: list[int]) -> None:
    start, end = (min(edge, len(text)) for edge in place)
    shown = "".join(span.text for span in plain_spans(text, Slice(start, end)))
    assert letters(shown) == letters(text[start:end])


@given(ODD, SLICES)
def test_only_letters_that_were_marked_are_strong(text: str, place: list[int]) -> None:
    start, end = (min(edge, len(text)) for edge in place)
    spans = plain_spans(text, Slice(0, len(text)), [Slice(start, end)])
    strong = "".join(span.text for span in spans if span.strong)
    assert strong in text[start:end] or letters(strong) in letters(text[start:end])


@pytest.mark.parametrize(
    "piece", ["*", "_a*", "[](", "`", "` `` ", "](a '", "> ", "- ", "\n", "<https://", "~~a", "a_b*"]
)
def test_a_text_of_nothing_but_signs_is_gone_through_once(piece: str) -> None:
    assert len(plain(piece * 20_000)) <= 20_000 * len(piece)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("The {{% sup %}}spade{{% /sup %}} broke {{< icon spade >}}.", "The spade broke ."),
        ("{% include note.html %}It broke.", "It broke."),
        (":::note\nIt broke.\n:::", "It broke.\n"),
        ("::: {.callout-note}\nIt broke.\n:::", "It broke.\n"),
        (":::tip The spade\nIt broke.", "The spade\nIt broke."),
        ("## Tools {#tools .big}\n\nIt broke.", "Tools\n\nIt broke."),
        ("**Tools**{: .big} broke.", "Tools broke."),
    ],
)
def test_what_a_site_generator_makes_something_of_is_not_shown(written: str, shown: str) -> None:
    assert plain(written) == shown


@pytest.mark.parametrize("text", ["let {...rest} = {#a} b", "a {{ b }} c", "a ::: b", "{.5, .6}"])
def test_brackets_that_are_words_stay(text: str) -> None:
    assert plain(text) == text


@pytest.mark.parametrize("text", ["`{{< icon >}}`", "`{#id}`"])
def test_marks_of_a_site_generator_in_code_stay(text: str) -> None:
    assert plain(text) == text.strip("`")
