"""Which files of a source are minutes, by their paths."""

import posixpath
from collections.abc import Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

_SUFFIXES = (".md", ".markdown")
# Endings of texts that people write minutes with as well; a name without any ending may be such a text too.
_OTHER_SUFFIXES = ("", ".mdx", ".mdown", ".mkd", ".mkdn", ".txt", ".text")


@dataclass(frozen=True, slots=True)
class Selection:
    """What somebody named as minutes, and what they want left out, by patterns of paths.

    >>> selection = Selection(include=("notes/*.txt",), exclude=("**/drafts",))
    >>> selection.is_included("notes/a.txt"), selection.is_included("notes/2024/a.txt")
    (True, False)
    >>> selection.excluded_by("2024/drafts/a.md")
    '**/drafts'
    """

    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()

    def is_included(self, path: str) -> bool:
        """Return whether a file is minutes because somebody says so."""
        return any(matches(path, pattern) for pattern in self.include)

    def is_candidate(self, path: str) -> bool:
        """Return whether a file may be minutes: Markdown that is not hidden, or included."""
        return is_markdown(path) or self.is_included(path)

    def excluded_by(self, path: str) -> str | None:
        """Return the pattern that leaves a file out, by itself or with a folder that it stands in; None without."""
        if not self.exclude:
            return None
        places = [path]
        while "/" in places[-1]:
            places.append(posixpath.dirname(places[-1]))
        return next((pattern for pattern in self.exclude if any(matches(place, pattern) for place in places)), None)

    def enters(self, folder: str) -> bool:
        """Return whether a folder of this name is looked into: hidden ones only where something is included."""
        return not folder.startswith(".") or (bool(self.include) and folder != ".git")


def is_markdown(path: str) -> bool:
    """Return whether a file is Markdown by its name, and neither hidden nor in a hidden folder."""
    return path.lower().endswith(_SUFFIXES) and not any(part.startswith(".") for part in path.split("/"))


def may_be_text(path: str) -> bool:
    """Return whether a file that is not Markdown by its name, and not hidden, may be a text nonetheless.

    >>> may_be_text("2024-03-05.txt"), may_be_text("notes/2024-03-05"), may_be_text("2024-03-05.pdf")
    (True, True, False)
    """
    ending = posixpath.splitext(path)[1].lower()
    is_date = ending[1:].isdecimal()  # as in 2024.03.05
    return (ending in _OTHER_SUFFIXES or is_date) and not any(part.startswith(".") for part in path.split("/"))


def matches(path: str, pattern: str) -> bool:
    """Return whether a pattern describes a whole path; `*` stays within a folder, `**` is any number of folders.

    >>> matches("a.md", "**/*.md"), matches("2024/05/a.md", "2024/**"), matches("2024/a.md", "*.md")
    (True, True, False)
    """
    if pattern.endswith("/"):
        pattern += "**"
    return _matches(path.split("/"), pattern.split("/"))


def check_pattern(pattern: str) -> None:
    """Raise `ValueError` for a pattern that can match nothing."""
    if pattern.startswith("/") or "\\" in pattern or {"", ".", ".."} & set(pattern.removesuffix("/").split("/")):
        raise ValueError(
            f"`{pattern}` matches nothing: patterns start at the source's own folder and are written with `/`, "
            "such as drafts/** or **/*.txt."
        )


def _matches(parts: Sequence[str], pattern: Sequence[str]) -> bool:
    if not pattern:
        return not parts
    if pattern[0] == "**":
        return any(_matches(parts[start:], pattern[1:]) for start in range(len(parts) + 1))
    return bool(parts) and fnmatchcase(parts[0], pattern[0]) and _matches(parts[1:], pattern[1:])
