"""Finds the label at the beginning of a line that names a role: `**Decision**: …`, `- [Action] …`, `TODO Ada: …`.

A label is read from what a page shows. What may be one is a word with a colon behind it, a word in bold or in brackets,
or a word on a line of its own. Labels further within a line are those of `bot.minutes.inner_labels`; those that only a
name makes one are found by `bot.minutes.called_labels`.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from bot.languages.merging import own_language
from bot.languages.reader import languages
from bot.languages.scripts import LETTERS
from bot.minutes.arrows import ARROW
from bot.minutes.model import Role
from bot.minutes.role_phrases import for_whom, label_in_capitals, numbered_role, role_of_somebody, role_with_purpose
from bot.minutes.role_remarks import is_done, is_gap, is_placeholder, tells_of_earlier, tells_outcome
from bot.minutes.roles import may_begin_role, may_open_role, role_named
from bot.minutes.shown import shown_text
from bot.text import CAPITAL, NO_SMALL, SMALL

MARKER = re.compile(
    r"[\s>]*+(?:(?:[-*+•‧·](?=\s)|:[a-z0-9_+-]{2,40}:(?=\s)"
    rf"|\d{{1,3}}[.)、．](?!\d)|[（(]\d{{1,3}}[)）]|[{SMALL}][.)](?=\s))\s*+)*+(?:\[[ xX✓]?\]\s++)?"
    r"(?:\[!(?P<callout>[\w-]{1,30})\][+-]?\s*+)?"
)
"""What opens a line before its first word: marks of lists and quotes, numbers, tick boxes, the kind of a callout, and
pictures by their names (`:white_check_mark:`)."""

_DEFINITION = re.compile(r"\s{0,3}\[[^\[\]]{1,200}\]:\s+<?[^\s<>]*[/.#][^\s<>]*>?(?:\s+[\"'(].{0,300})?\s*$")
"""Where a link leads to, which no page shows: `[tasks]: https://example.org`."""
MAX_LABEL = 60
"""Characters of a label."""
BEGINNING = 300
"""Characters that hold a label, with the address of a link in it."""
MAX_LINE = 4_000
"""Characters of a line that are looked through."""

_ARROW = re.compile(rf"(?:{ARROW}|»)\s*+")
_BOLD = re.compile(r"[^\w\s*_]{0,3}\s?(\*\*|__)(?P<bold>[^*_\n]{1,80}?)\1")
_ITALIC = re.compile(
    rf"(?:(?<=\*\s)|(?P<mark>[*_]))(?P<label>[^\W\d_]+ [^*_\n:：]{{2,40}}?)(?(mark)(?P=mark)| \*)\s+(?=[{CAPITAL}@\[])"
)
"""A label in italics before a task, of two words and without a colon: `*Action point* Ada mends it`.

With blanks inside, `* Action point * Ada`, a page shows the stars, of which the first looks like the mark of a list.
"""
_BEHIND_WORDS = re.compile(
    rf"(?:\*\*|__)?(?P<before>[^\W\d_][\w.'’-]{{0,20}}(?: [^\W\d_][\w.'’-]{{0,20}}){{0,2}}) "
    rf"(?P<label>[{CAPITAL}]{{4,}}(?: [{CAPITAL}]{{4,}})?)(?:\*\*|__)?\s?[:：]\s*(?=\S)"
)

_OPENING = re.compile(rf"[^\w]{{0,12}}(?P<letters>[{LETTERS}]{{2}})")
# A first word that a page shows as it is written: nothing but blanks and marks of emphasis stands around it.
_FIRST_WORD = re.compile(r"(?:\*\*|__)?(?P<word>[A-Za-z]{2,40})(?=[\s:,.;!?])")
# Only a label in capitals may have a name behind it: "TODO Ada: …", but "Action Plan: …" and "AI Safety: …" are titles.
NAME_WORD = rf"{NO_SMALL}[{SMALL}][\w.'’-]*"
"""Pattern of a word in a name."""
_OF_SOMEBODY = re.compile(
    rf"(?P<label>[{CAPITAL}]{{2,}}(?: [{CAPITAL}]{{2,}})?) "
    rf"(?:(?P<handle>@[\w-]+)|(?<=[{CAPITAL}]{{3}} )(?P<name>{NAME_WORD}(?: {NAME_WORD}){{0,2}}))"
)
_COLON = re.compile(r"[:：]")
_DASH = re.compile(r"\s[-–—]\s")
_BRACKETED = re.compile(
    r"(?:[\[【〔](?P<name>[^\[\]【】〔〕]{2,40})[\]】〕](?![(\[])|[(（](?P<round>[^()（）]{2,40})[)）](?=\s))"
)
# Who speaks, where minutes tell it line by line, before a label in capitals: "[ada] **RESOLVED** …", "<bo> ACTION: …".
_SPEAKER = re.compile(
    r"(?:\[(?![ xX]\])[^\[\]()\n]{1,40}\]:?|<[\w.@|-]{1,30}>|(?:\*\*|_)?@?[^\W\d_][\w.'’ -]{0,30}:(?:\*\*|_)?)\s+"
    rf"(?=(?P<bold>\*\*|__)?(?P<label>[{CAPITAL}]{{2,20}}(?: [{CAPITAL}]{{2,12}})?)(?P<mark>\*\*|__|\s?[:：])?)"
)
_MIN_BARE = 4  # letters of a label in capitals that neither bold print nor a colon marks
_INNER_COLON = re.compile(r"(?P<name>[^:：]{2,20})[:：]\s*(?P<somebody>[^:：]{1,30})$")
_TO_PLACE = re.compile(r"\[[^\[\]]{1,80}\]\(#[^()\s]{0,200}\)")
_ASIDE = re.compile(r"[(（]([^()（）]{1,60})[)）]")


class RoleLabel(NamedTuple):
    """A label in a line, and what stands behind it."""

    role: Role
    content: str
    """What a page shows behind the label in the same line; empty for a label that stands alone."""
    aside: str = ""
    """What stands in brackets in the label: 待办（陈伟）."""
    has_colon: bool = True
    is_bold: bool = False
    somebody: str = ""
    """Who is called in the label, without brackets: `ACTION Bo: …`."""


@lru_cache(maxsize=4096)  # whether a line begins with a label is asked from several sides
def label_in(line: str, language: str = "") -> RoleLabel | None:
    """Return the label that a line of minutes begins with, behind the marks of lists and quotes; None without one.

    Who speaks may be named before a label in capitals.

    >>> label_in("- **Decision**: mend [it](https://example.org)")[:2], label_in("-> Beschluss: ja", "de").content
    ((<Role.DECISION: 'decision'>, 'mend it'), 'ja')
    >>> label_in("**ACTION 3.1** Ada mends it").content, label_in("结论：").content, label_in("The decision: mend it")
    ('Ada mends it', '', None)
    >>> label_in("- [ada] **RESOLVED** we mend it").content, label_in("<bo> ACTION: Ada to ask").content
    ('we mend it', 'Ada to ask')
    """
    line = line[:MAX_LINE]
    if is_entry_of_contents(line) or _DEFINITION.match(line):
        return None
    found = _label_in(line, language) or _behind_speaker(line, language) or _in_italics(line, language)
    return found or _behind_words(line, language)


def _behind_words(line: str, language: str) -> RoleLabel | None:
    """Return the label of a task in capitals behind a few other words: `Top priority ACTION: mend it`."""
    marker = MARKER.match(line)
    label = _BEHIND_WORDS.match(line, marker.end() if marker else 0)
    role = role_named(label["label"], language) if label else None
    if label is None or role is not Role.ACTION:
        return None
    small = languages()[own_language(language)].questions.stop_words
    is_of_now = not (is_done(label["before"], language) or tells_of_earlier(label["before"], language))
    words = (word for word in label["before"].split() if len(word) > 1 or word.islower())  # "M ACTION: …" is of M
    if not is_of_now or not small.isdisjoint(map(str.lower, words)):  # "The call to ACTION: …"
        return None
    return RoleLabel(role, shown_text(line[label.end() :]).strip())


def _in_italics(line: str, language: str) -> RoleLabel | None:
    marker = MARKER.match(line)
    label = _ITALIC.match(line, marker.end() if marker else 0)
    role = role_named(label["label"], language) if label else None
    if label is None or role is not Role.ACTION:
        return None
    return RoleLabel(role, shown_text(line[label.end() :]).strip(), has_colon=False)


def is_entry_of_contents(line: str) -> bool:
    """Return whether a line is nothing but a link to a place of its page, as in a table of contents."""
    marker = MARKER.match(line)
    return "](#" in line and _TO_PLACE.fullmatch(line[marker.end() if marker else 0 :].strip()) is not None


def _behind_speaker(line: str, language: str) -> RoleLabel | None:
    """Return the label in capitals behind the name of who speaks: `[ada] **RESOLVED** we mend it`."""
    marker = MARKER.match(line)
    start = marker.end() if marker else 0
    spoken = _SPEAKER.match(line, start)
    if spoken is None or not (spoken["mark"] or len(spoken["label"]) >= _MIN_BARE):
        return None
    return _label_in(line[spoken.end() :], language) if role_named(spoken["label"], language) else None


def _label_in(line: str, language: str) -> RoleLabel | None:
    marker = MARKER.match(line)
    start = marker.end() if marker else 0
    is_listed = start > 0 and not line[:start].isspace()
    arrow = _ARROW.match(line, start)
    start = arrow.end() if arrow else start
    callout = marker["callout"] if marker else None
    # In some languages the day until which something is to be done comes first: "Ada 다음 주까지 할 것".
    first = _FIRST_WORD.match(line, start) if line[start : start + BEGINNING].isascii() else None
    if first and callout is None and not may_begin_role(first["word"], language):
        return None
    bold = _BOLD.match(line, start)
    opening = _OPENING.match(line, start)
    if opening and callout is None and not may_open_role(opening["letters"], language):
        return None
    if bold is not None or len(line) - start <= MAX_LABEL or _may_hold_label(line, start):
        # Most lines begin with no label, which their beginnings tell already.
        found = _label(line[start : start + BEGINNING], bold is not None, callout, language)
        if found is not None and len(line) - start > BEGINNING:
            return _label(line[start:], bold is not None, callout, language)
        if found is not None:
            return found
    return _phrase(line[start:], language, is_listed=is_listed) if opening else None


def _label(written: str, is_bold: bool, callout: str | None, language: str) -> RoleLabel | None:
    """Return the label at the beginning of what stands behind the marks of a line."""
    wording = shown_text(written).strip()
    found = _before_colon(wording, language, is_bold=is_bold) or _in_brackets(wording, language)
    bold = _BOLD.match(written) if found is None and is_bold else None
    if bold:
        found = _in_bold(bold["bold"], shown_text(written[bold.end() :]).strip(), language)
    # "TODO" on a line of its own, neither in bold nor with a colon, says that something is not written yet.
    if found is None and (role := role_named(wording, language)) and (is_bold or not is_placeholder(wording, language)):
        found = RoleLabel(role, "", _aside(wording), has_colon=False, is_bold=is_bold)
    if found is None and callout and (role := role_named(callout, language)):
        found = RoleLabel(role, wording)
    # "Decisions (D)" tells what a letter stands for.
    is_legend = found is not None and wording[:1].upper() in (found.aside, found.content.strip("()"))
    return None if is_legend else found


def _phrase(written: str, language: str, *, is_listed: bool) -> RoleLabel | None:
    """Return what the first words make of a line; those in small letters do so in a list alone, not in a sentence."""
    found = label_in_capitals(written, language)
    if found is None and is_listed:
        wording = shown_text(written)
        found = role_with_purpose(wording, language) or role_of_somebody(wording, language)
    found = found or numbered_role(shown_text(written), language)
    if found is None:
        return None
    content = shown_text(found.content).strip()
    return RoleLabel(found.role, content, found.aside, has_colon=False)


def _before_colon(wording: str, language: str, *, is_bold: bool) -> RoleLabel | None:
    for mark in (_COLON, _DASH):
        found = mark.search(wording, 0, MAX_LABEL)
        if found is None:
            continue
        name, content = wording[: found.start()], wording[found.end() :].strip()
        somebody = _OF_SOMEBODY.fullmatch(name) or for_whom(name, language)
        if somebody and role_named(somebody["label"], language) is Role.ACTION:
            return RoleLabel(
                Role.ACTION,
                content,
                somebody["handle"] or somebody["name"],
                is_bold=is_bold,
                somebody=somebody["name"] or "",
            )
        # A heading names several ("Follow-ups"), a label one of them: "Follow-up: ask the shop".
        role = role_named(name, language) or (role_named(f"{name}s", language) if content and mark is _COLON else None)
        if role and not is_gap(name, content, language):
            role = Role.DECISION if role is Role.POLL and tells_outcome(content, language) else role
            return RoleLabel(role, content, _aside(name), is_bold=is_bold)
    return None


def _in_brackets(wording: str, language: str) -> RoleLabel | None:
    """Return the label that stands in brackets before what it labels: `[Action] …`, `【结论】…`."""
    match = _BRACKETED.match(wording)
    if match is None:
        return None
    name = match["name"] or match["round"]
    # A colon inside parts a gap from its name: [TODO: slides].
    inner = _INNER_COLON.match(name)
    role = role_named(inner["name"] if inner else name, language)
    content = wording[match.end() :].lstrip(":： ").strip()
    if role is None or not content or is_gap(name.replace(":", " "), f"{name} {content}", language):
        return None
    return RoleLabel(role, content, inner["somebody"] if inner else "")


def _in_bold(name: str, content: str, language: str) -> RoleLabel | None:
    """Return the label that only stands out: `**ACTION 3.1** Ada …`; a word in bold in a sentence is none."""
    role = role_named(name, language)
    if role is None or (content and content[0].islower()) or is_gap(name, content, language):
        return None
    return RoleLabel(role, content, _aside(name), has_colon=False, is_bold=True)


def _may_hold_label(line: str, start: int) -> bool:
    """Return whether a label may open a long line: a colon, dash or bracket stands near its beginning."""
    is_bracket = line[start : start + 1] in "[【〔"
    has_dash = _DASH.search(line, start, start + MAX_LABEL) is not None
    return is_bracket or has_dash or _COLON.search(line, start, start + 3 * MAX_LABEL) is not None


def _aside(name: str) -> str:
    match = _ASIDE.search(name)
    return match[1] if match else ""
