"""Tells the transcript of a meeting, kept beside its notes, by its name: `2024-02-01-transcript.md`."""

import posixpath
import re
from functools import cache

from bot.languages.merging import words_for
from bot.languages.phrase_syntax import any_of
from bot.minutes.languages import path_without_language

_WORDS = re.compile(r"[^\W_]+")


def is_transcript(path: str) -> bool:
    """Return whether a file is a transcript, by its name or its folder.

    >>> is_transcript("2024/2024-02-01-transcript.md"), is_transcript("transcripts/2024-02-01.md")
    (True, True)
    >>> is_transcript("2024/2024-02-01.md")
    False
    """
    *folders, name = path.split("/")
    stem = posixpath.splitext(name)[0]
    return _transcript().search(stem) is not None or any(_transcript().fullmatch(folder) for folder in folders)


def lies_apart(path: str) -> bool:
    """Return whether a file lies in a folder of transcripts.

    >>> lies_apart("transcripts/2024-02-01.md"), lies_apart("2024/2024-02-01-transcript.md")
    (True, False)
    """
    return any(_transcript().fullmatch(folder) for folder in path.split("/")[:-1])


def path_of_meeting(path: str) -> str:
    """Return what the paths of a meeting's notes and transcript have in common, whatever language they are in.

    >>> path_of_meeting("2024/02-01-transcript.md"), path_of_meeting("2024/02-01-notes.md")
    ('2024/02-01', '2024/02-01')
    """
    *folders, name = path_without_language(path).split("/")
    stem = _kind().sub(" ", _transcript().sub(" ", posixpath.splitext(name)[0]))
    kept = [folder for folder in folders if not (_kind().fullmatch(folder) or _transcript().fullmatch(folder))]
    return "/".join((*kept, "-".join(_WORDS.findall(stem))))


@cache
def _transcript() -> re.Pattern[str]:
    return _whole_word(words_for().files.transcripts)


@cache
def _kind() -> re.Pattern[str]:
    return _whole_word(words_for().files.generic)


def _whole_word(words: frozenset[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W\d_]){any_of(sorted(words))}(?![^\W\d_])", re.IGNORECASE)
