"""Tells what language a text is written in, by its name or its characters."""

import re

from bot.text import HAN

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.IGNORECASE)
# Two-letter tags only: "CG-10.md" or "notes.old.md" name no language.
_KNOWN = frozenset("ar cs de en es fa fr he hi id it ja ko nl pl pt ru sv th tr uk vi zh".split())
_SCRIPTS = (
    ("ja", re.compile("[\u3040-\u30ff]")),
    ("ko", re.compile("[\uac00-\ud7af]")),
    ("zh", re.compile(f"[{HAN}]")),
    ("ru", re.compile("[\u0400-\u04ff]")),
    ("ar", re.compile("[\u0600-\u06ff]")),
    ("th", re.compile("[\u0e00-\u0e7f]")),
)
_ASCII_LETTERS = re.compile(r"[A-Za-z]+")
_OTHER_LETTERS = re.compile(r"[^\W\d_A-Za-z]+")
_SAMPLE = 50_000  # characters that are looked at
_SHARE = 0.1  # of the letters; minutes in Chinese are full of Latin names, minutes in English hold a rare quotation


def language_of(stated: str | None, path: str, text: str) -> str:
    """Return the language that front matter, file name (`a.en.md`), folder (`en/a.md`) or the characters tell.

    >>> language_of(None, "2022-06-30.en.md", ""), language_of(None, "zh/notes.md", ""), language_of("zh-TW", "", "")
    ('en', 'zh', 'zh-TW')
    """
    if stated and _TAG.fullmatch(stated):
        return stated
    return _language_in(path) or _by_script(text)


def path_without_language(path: str) -> str:
    """Return what two language versions of one file have in common.

    >>> path_without_language("notes/2022-06-30.en.md"), path_without_language("zh/notes/a.md")
    ('notes/2022-06-30.md', 'notes/a.md')
    """
    *folders, name = path.split("/")
    parts = name.split(".")
    if len(parts) > 2 and _is_language(parts[-2]):
        name = ".".join([*parts[:-2], parts[-1]])
    return "/".join([*(folder for folder in folders if not _is_language(folder)), name])


def _language_in(path: str) -> str | None:
    *folders, name = path.split("/")
    parts = name.split(".")
    if len(parts) > 2 and _is_language(parts[-2]):
        return parts[-2]
    return next((folder for folder in reversed(folders) if _is_language(folder)), None)


def _is_language(part: str) -> bool:
    language, separator, _ = part.partition("-")
    return _TAG.fullmatch(part) is not None and language.lower() in _KNOWN and (len(part) == 2 or bool(separator))


def _by_script(text: str) -> str:
    text = text[:_SAMPLE]
    others = "" if text.isascii() else "".join(_OTHER_LETTERS.findall(text))
    letters = len(others) + sum(map(len, _ASCII_LETTERS.findall(text)))
    if not letters:
        return "und"
    for language, pattern in _SCRIPTS:
        if len(pattern.findall(others)) >= _SHARE * letters:
            return language
    return "en"
