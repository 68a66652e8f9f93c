"""Tells what language a text is written in, by its name, its characters or its most frequent words."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, reduce
from itertools import chain
from operator import or_

from bot.languages.model import Language
from bot.languages.reader import languages
from bot.languages.scripts import LATIN, SCRIPTS, character_of
from bot.languages.words import Words
from bot.text import fold

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*", re.IGNORECASE)
# Two-letter tags only: "CG-10.md" or "notes.old.md" name no language.
_KNOWN = frozenset("ar cs de en es fa fr he hi id it ja ko nl pl pt ru sv th tr uk vi zh".split())
_PART_OF = {"nn": "nb", "no": "nb"}
"""Tags of languages whose words stand in the file of another: Norwegian is written in two ways, and read as one."""
_OF_SCRIPTS = {
    "kana": "ja",
    "hangul": "ko",
    "han": "zh",
    "cyrillic": "ru",
    "arabic": "ar",
    "thai": "th",
    "greek": "el",
    "hebrew": "he",
    "devanagari": "hi",
    LATIN: "en",
}
"""The language that a script tells where no other is told by its words."""
_NEAR = frozenset({"da", "nb", "sv"})
"""Languages so near to each other that what only these have tells each of them from all others."""
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_OTHER_LETTERS = re.compile(r"[^\W\d_A-Za-z]+")
_PUNCTUATION = "*_\"'“”„«»()[],.;:!?…"
_SAMPLE = 50_000  # characters that are looked at
_SHARE = 0.1  # of the letters; minutes in Chinese are full of Latin names, minutes in English hold a rare quotation
_HIRAGANA = re.compile("[\u3041-\u306d\u306f-\u3096]")  # without の, which Chinese names are adorned with
_SHARE_OF_KANA = 0.04  # of the letters that are no Latin ones: terse minutes in Japanese are mostly Chinese characters
_WORDS_SAMPLE = 10_000  # characters in which frequent words are counted
_MIN_WORDS = 5  # frequent words that tell a language
_MIN_DIFFERENT_WORDS = 3
_SHORT = 1_000  # characters of a text in which fewer words tell its language
_FEW_WORDS = 2  # different ones
_LABEL = re.compile(r"[\s>*_#+-]{0,12}(?:\d{1,2}[.)]\s+)?(?P<name>[^\W\d_][^:：]{0,40})[:：]")
_HEADING = re.compile(r"#{1,6}\s+(?:\d{1,2}[.)]?\s+)?(?P<name>[^\W\d_].{0,60})")
_LABEL_LINES = 300
_LABEL_COUNTS = 2  # frequent words that a label counts for: it stands in minutes once
_TIMES = 2  # as many of them as of the language that its script tells


def language_of(stated: str | None, path: str, text: str) -> str:
    """Return the language that front matter, file name (`a.en.md`), folder (`en/a.md`) or the text itself tells.

    >>> language_of(None, "2022-06-30.en.md", ""), language_of(None, "zh/notes.md", ""), language_of("zh-TW", "", "")
    ('en', 'zh', 'zh-TW')
    >>> language_of("nn-NO", "", "")
    'nb-NO'
    >>> language_of(None, "", "Die Tomaten sind reif und wir haben noch keine Leiter für die Birnen, die im Hof ist.")
    'de'
    """
    told = stated if stated and _TAG.fullmatch(stated) else _language_in(path)
    if not told:
        return _by_letters(text)
    language, separator, region = told.partition("-")
    return f"{_PART_OF.get(language.lower(), language)}{separator}{region}"


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
    if part.lower() in _PART_OF:  # without a region: "no-tes" names none
        return True
    return (
        _TAG.fullmatch(part) is not None
        and (language.lower() in _KNOWN or language.lower() in languages())
        and (len(part) == 2 or bool(separator))
    )


def _by_letters(text: str) -> str:
    """Return the language by the script of the letters and, of those that share it, by their frequent words."""
    text = text[:_SAMPLE]
    others = "" if text.isascii() else "".join(_OTHER_LETTERS.findall("".join(_NOT_ASCII.findall(text))))
    letters = len(others) + len(text.encode("ascii", "ignore").translate(None, _NO_LETTERS))
    if not letters:
        return "und"
    found = (
        script
        for script in SCRIPTS
        if others and script != LATIN and len(character_of(script).findall(others)) >= _SHARE * letters
    )
    script = next(found, LATIN)
    if script == "han" and len(_HIRAGANA.findall(others)) >= _SHARE_OF_KANA * len(others):
        script = "kana"
    return _by_words(text, script)


def _by_words(text: str, script: str) -> str:
    """Return the language of a script whose frequent words are many more than those of the usual one."""
    usual = _OF_SCRIPTS[script]
    telling = _telling_words(script)
    if not telling.keys() - {usual}:
        return usual
    # What stands between blanks: the pieces of an address are no words.
    counts = Counter(word.strip(_PUNCTUATION).lower() for word in text[:_WORDS_SAMPLE].split())
    held = {tag: {word: counts[word] for word in words if word in counts} for tag, words in telling.items()}
    labels = {" ".join(fold(label).split()) for label in _labels_in(text[:_WORDS_SAMPLE])}
    for tag, words in _telling_labels(script).items():
        held[tag] |= {f"{label}:": _LABEL_COUNTS for label in labels & words}
    of = {tag: sum(found.values()) for tag, found in held.items()}
    best = max(held, key=lambda tag: (of[tag], tag == usual))
    if len(text) <= _SHORT and not of.get(usual):  # a short text holds few such words; then all others must be fewer
        near = [found for tag, found in held.items() if tag == best or {tag, best} <= _NEAR]
        return best if len(held[best]) >= _FEW_WORDS and 2 * _sum_of(near) > _sum_of(held.values()) else usual
    enough = max(_MIN_WORDS, _TIMES * of.get(usual, 0))
    return best if of[best] >= enough and len(held[best]) >= _MIN_DIFFERENT_WORDS else usual


def _sum_of(held: Iterable[Mapping[str, int]]) -> int:
    """Return how many words several languages hold, those of near ones once."""
    return sum(reduce(or_, map(dict, held)).values())


@cache
def _telling_words(script: str) -> Mapping[str, Words]:
    """Return the frequent words of each language of a script that no other of them has."""
    return _told_apart({one.tag: one.frequent for one in languages().values() if one.script == script})


def _labels_in(text: str) -> Iterator[str]:
    """Yield what stands before a colon at the beginning of a line, and the headings."""
    for line in text.splitlines()[:_LABEL_LINES]:
        match = _LABEL.match(line) or _HEADING.match(line)
        if match:
            yield match["name"].strip(" *_#:：")


@cache
def _telling_labels(script: str) -> Mapping[str, Words]:
    """Return the labels and headings of minutes in each language of a script that no other of them has."""
    written = [language for language in languages().values() if language.script == script]
    return _told_apart({language.tag: frozenset(map(fold, _labels_of(language))) for language in written})


def _told_apart(held: Mapping[str, Words]) -> Mapping[str, Words]:
    """Return what each of some languages holds that no other does which is not near."""
    held_by = Counter(chain.from_iterable(held.values()))
    near = {tag: [words for other, words in held.items() if other == tag or {tag, other} <= _NEAR] for tag in held}
    return {
        tag: frozenset(word for word in words if held_by[word] == sum(word in others for others in near[tag]))
        for tag, words in held.items()
    }


def _labels_of(language: Language) -> Iterator[str]:
    words = language.minutes
    for named in (words.headings, words.roles):
        yield from chain.from_iterable(named)
    labels = words.labels
    yield from (*labels.attendees, *labels.absent, *labels.presenters, *labels.date, *labels.other)
