"""Links to the lines of a file."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.minutes.parse import parse_minutes
from bot.minutes.permalinks import LinkTemplate, placeholders_in
from bot.text import Lines

LINES = Lines(3, 5)


@pytest.mark.parametrize(
    ("address", "path", "link"),
    [
        ("https://example.org/{path}", "a/b.md", "https://example.org/a/b.md"),
        ("https://example.org/{path}", "a b/c#d?e.md", "https://example.org/a%20b/c%23d%3Fe.md"),
        ("https://example.org/{path}", "议程.md", "https://example.org/%E8%AE%AE%E7%A8%8B.md"),
        ("https://example.org/{path}", "100%.md", "https://example.org/100%25.md"),
        ("https://example.org/{path}", "{commit}.md", "https://example.org/%7Bcommit%7D.md"),
        ("https://example.org/{date}#{first}-{last}", "a.md", "https://example.org/2024-03-05#3-5"),
        ("https://example.org/{{x}}?at={commit}", "a.md", "https://example.org/{x}?at=abc"),
        ("https://example.org/", "a.md", "https://example.org/"),
    ],
)
def test_placeholders_stand_for_the_place(address: str, path: str, link: str) -> None:
    assert LinkTemplate(address, "abc").link(path, LINES, "2024-03-05") == link


def test_the_folder_of_a_source_comes_before_the_path() -> None:
    template = LinkTemplate("https://example.org/{path}", folder="meeting notes")
    assert template.link("a.md", LINES) == "https://example.org/meeting%20notes/a.md"


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1))
def test_no_path_changes_the_rest_of_the_address(path: str) -> None:
    link = LinkTemplate("https://example.org/{path}?plain=1#L{first}").link(path, LINES)
    assert link is not None
    assert link.isascii()
    assert link.startswith("https://example.org/")
    assert link.count("?") == link.count("#") == 1


@pytest.mark.parametrize("address", ["https://example.org/{date}", "https://example.org/{commit}"])
def test_there_is_no_link_where_what_it_needs_is_not_known(address: str) -> None:
    assert LinkTemplate(address).link("a.md", LINES) is None


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("https://example.org/{paht}", "`{paht}` is no placeholder. Those there are: {path}, {first}, {last}"),
        ("https://example.org/{}", "`{}` is no placeholder"),
        ("https://example.org/{0}", "`{0}` is no placeholder"),
        ("https://example.org/{path.__class__}", "`{path.__class__}` is no placeholder"),
        ("https://example.org/{path!r}", "`{path!r}` is no placeholder"),
        ("https://example.org/{first:09}", "`{first:09}` is no placeholder"),
        ("https://example.org/{path", "a brace stands alone"),
        ("https://example.org/}", "a brace stands alone"),
        ("javascript:alert({first})", "expected an address that begins with https://"),
        ("minutes/{path}", "expected an address that begins with https://"),
        ("https://", "expected an address that begins with https://"),
        ("https://[example.org/{path}", "expected an address that begins with https://"),
    ],
)
def test_a_template_that_cannot_be_used_is_refused(address: str, words: str) -> None:
    with pytest.raises(ValueError, match=re.escape(words)):
        LinkTemplate(address)


def test_the_placeholders_of_a_template_are_told() -> None:
    assert placeholders_in("https://example.org/{commit}/{path}") == {"commit", "path"}


def test_minutes_link_to_their_lines() -> None:
    template = LinkTemplate("https://example.org/{date}/{path}#L{first}")
    minutes = parse_minutes("# Club, 5 March 2024\n\nRain.\n", "a.md", links=template).minutes
    assert minutes is not None
    assert minutes.link_to(Lines(3, 3)) == "https://example.org/2024-03-05/a.md#L3"


def test_minutes_of_another_commit_are_the_same_minutes() -> None:
    first, second = (
        parse_minutes("Rain.\n", "a.md", links=LinkTemplate("https://example.org/{commit}", commit)).minutes
        for commit in ("abc", "def")
    )
    assert first == second
