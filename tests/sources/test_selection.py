"""Which files are minutes, by their paths."""

import pytest

from bot.sources.selection import Selection, check_pattern, matches


@pytest.mark.parametrize(
    ("pattern", "path", "expected"),
    [
        ("*.md", "a.md", True),
        ("*.md", "b/a.md", False),
        ("*.md", "a.MD", False),
        ("**/*.md", "a.md", True),
        ("**/*.md", "b/c/a.md", True),
        ("**", "b/c/a.md", True),
        ("b/**", "b/c/a.md", True),
        ("b/", "b/c/a.md", True),
        ("b/**/a.md", "b/a.md", True),
        ("b/*/a.md", "b/c/a.md", True),
        ("b/*/a.md", "b/c/d/a.md", False),
        ("notes-202[0-4].txt", "notes-2022.txt", True),
        ("notes-202[!0-4].txt", "notes-2022.txt", False),
        ("n?tes.txt", "notes.txt", True),
        ("n?tes.txt", "n/tes.txt", False),
        ("议程/*.md", "议程/一.md", True),
        ("a+b(1).md", "a+b(1).md", True),
    ],
)
def test_a_pattern_describes_a_whole_path(pattern: str, path: str, expected: bool) -> None:
    assert matches(path, pattern) is expected


def test_markdown_is_a_candidate_and_nothing_else() -> None:
    selection = Selection()
    candidates = [path for path in ("a.md", "b.MARKDOWN", "c.txt", ".d.md", ".e/f.md") if selection.is_candidate(path)]
    assert candidates == ["a.md", "b.MARKDOWN"]


def test_what_is_included_is_a_candidate_whatever_it_looks_like() -> None:
    selection = Selection(include=("**/*.txt", ".e/*"))
    assert all(selection.is_candidate(path) for path in ("a.md", "b/c.txt", ".e/f.md"))


@pytest.mark.parametrize("pattern", ["drafts", "drafts/**", "drafts/", "**/b", "drafts/b/c.md"])
def test_what_stands_in_an_excluded_folder_is_excluded(pattern: str) -> None:
    assert Selection(exclude=(pattern,)).excluded_by("drafts/b/c.md") == pattern


@pytest.mark.parametrize("pattern", ["", "/a.md", "./a.md", "../a.md", "a//b.md", "a\\b.md"])
def test_a_pattern_that_matches_nothing_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="matches nothing"):
        check_pattern(pattern)
