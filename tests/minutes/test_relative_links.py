"""Links to other files beside a file."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.minutes.relative_links import Reference, relative_references
from bot.minutes.sections import split_sections
from bot.text import SourceText
from tests.conftest import lines_of, markdown_texts


def references(text: str, source: str = "notes/2024-03-05.md") -> list[Reference]:
    document = SourceText(text)
    return list(relative_references(document, source, split_sections(document)))


@pytest.mark.parametrize(
    ("link", "path"),
    [
        ("[a](plan.md)", "notes/plan.md"),
        ("[a](./plan.md)", "notes/plan.md"),
        ("[a](../plan.md)", "plan.md"),
        ("[a](b/../plan.md#part)", "notes/plan.md"),
        ("[a](plan.md?raw=1)", "notes/plan.md"),
        ("[a](my%20plan.md)", "notes/my plan.md"),
        ("[a](<my plan.md>)", "notes/my plan.md"),
        ('[a](plan.md "The plan")', "notes/plan.md"),
        ("![a](plan.png)", "notes/plan.png"),
        ("[![a](plan.png)](https://example.org)", "notes/plan.png"),
        ("[雨桶](雨桶.md)", "notes/雨桶.md"),
        ("[a](folder/)", "notes/folder"),
    ],
)
def test_a_relative_link_leads_to_a_path_below_the_root(link: str, path: str) -> None:
    assert [reference.path for reference in references(f"See {link} there.")] == [path]


@pytest.mark.parametrize(
    "text",
    [
        "[a](https://example.org/plan.md)",
        "[a](mailto:fern@example.org)",
        "[a](//example.org)",
        "[a](/plan.md)",
        "[a](#part)",
        "[a]()",
        "[a](../../plan.md)",
        "[a](..)",
        "`[a](plan.md)`",
        "plan.md",
        "[a] (plan.md)",
        r"\[a](plan.md)",
    ],
)
def test_what_leads_elsewhere_is_passed_over(text: str) -> None:
    assert references(text) == []


def test_each_link_stands_with_its_line_and_as_written() -> None:
    text = lines_of("# Club", "", "- [a](a%20b.md) and [b](c.md)", "", "[d](e.md)")
    assert references(text, "x.md") == [
        Reference(3, "a%20b.md", "a b.md"),
        Reference(3, "c.md", "c.md"),
        Reference(5, "e.md", "e.md"),
    ]


@pytest.mark.parametrize("code", ["```\n{}\n```", "~~~\n{}\n~~~", "- a\n\n  ```\n  {}\n  ```", "<!--\n{}\n-->"])
def test_a_link_in_code_or_in_a_comment_is_no_link(code: str) -> None:
    assert references(f"See\n\n{code.format('[a](plan.md)')}") == []


@given(markdown_texts(), st.sampled_from(["a.md", "b/c/d.md"]))
def test_no_link_leaves_the_root(text: str, source: str) -> None:
    for reference in references(f"{text}\n[a](../b.md) [c](../../../d.md)", source):
        assert not reference.path.startswith(("/", "../"))
        assert reference.line >= 1
