"""Finds the label or mark within a line that names a role: `… . Conclusion: …`, `… (decided)`, `… #action`."""

import re
from collections.abc import Iterator
from functools import cache

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of, shared_pattern
from bot.minutes.arrows import ARROW
from bot.minutes.model import Role
from bot.minutes.role_labels import BEGINNING, MARKER, MAX_LABEL, MAX_LINE, RoleLabel, is_entry_of_contents
from bot.minutes.role_phrases import takes_task
from bot.minutes.role_remarks import is_gap, outcomes, tells_decision
from bot.minutes.roles import role_named
from bot.minutes.shown import shown_text
from bot.minutes.tick_boxes import opens_with_box
from bot.text import CAPITAL, fold

_AT_END = re.compile(r"[(（\[【](?P<name>[^()（）\[\]【】]{2,40})[)）\]】][\s.。]*$")
# "We mend it -- AGREED", "We mend it **AGREED**"
_CAPITALS_AT_END = re.compile(rf"(?:\s[-–—]{{1,3}}\s(?:\*\*)?|\s\*\*)(?P<name>[{CAPITAL}]{{5,20}})(?:\*\*)?[\s.!]*$")
# "… by Ada.) **passed**", "We buy it **Passed**": in a sentence it may say what is yet to come, "to be **approved**".
_BOLD_AT_END = re.compile(
    rf"(?:[.!?:：。)）\]】–-]\s?\*\*|\S \*\*(?=[{CAPITAL}]))(?P<name>[^*\n]{{2,30}})\*\*[\s.。!]*$"
)
_TAG = re.compile(r"(?<![\w#/&])#(?P<name>[^\W\d_][\w-]{1,30})")
_SENTENCE_END = re.compile(rf"[.。!?！？;；…][\"”’)）]?\s*|(?<!\w){ARROW}\s*")
_SHOUTED = re.compile(rf"(?<=\s)(?P<name>[{CAPITAL}]{{4,12}})\s?:(?=\s\S)")
_BOLD_CAPITALS = re.compile(
    rf"(?<=\s)(?P<mark>\*\*|__)(?P<name>[{CAPITAL}]{{4,12}}(?: [{CAPITAL}]{{4,12}})?)"
    r"(?:(?P<colon>\s?[:：](?:\*\*|__)?|(?P=mark)\s?[:：])|(?P<closed>(?P=mark)))?\s+(?=\S)"
)
"""A label in bold capitals: the bold print ends behind it, or goes on with what it labels."""
_COLON = re.compile(r"[:：]")
_MAX_COLONS = 20


def label_inside(line: str, language: str = "") -> RoleLabel | None:
    """Return a label behind the end of a sentence in a line, or a mark that makes all of it a decision or task.

    >>> label_inside("The hose leaks. Conclusion: postponed.").content
    'postponed.'
    >>> label_inside("- We mend it (decided)").role.value, label_inside("- Ada mends it #action").role.value
    ('decision', 'action')
    >>> label_inside("Nobody came to a conclusion: it rained.")
    """
    line = line[:MAX_LINE]
    if is_entry_of_contents(line):
        return None
    colon = max(line.rfind(":"), line.rfind("："))
    end = _SENTENCE_END.search(line, 0, colon) if colon > 0 else None
    if end:
        wording = shown_text(line)
        for start, colon in _sentences_with_colon(wording):
            name = wording[start:colon]
            may_begin = name[:1].isupper() or not (name.isascii() or name[:1].islower())
            if may_begin and (role := role_named(name, language)):
                content = wording[colon + 1 :].strip()
                return None if is_gap(name, content, language) else RoleLabel(role, content)
    return _marked(line, language) or _shouted(line, language) or _in_bold_capitals(line, language)


def _in_bold_capitals(line: str, language: str) -> RoleLabel | None:
    """Return the task behind a label in bold capitals, whatever stands before it: "… in April **ACTION** Ada asks"."""
    for found in _BOLD_CAPITALS.finditer(line) if "**" in line or "__" in line else ():
        content = shown_text(line[found.end() :]).strip(" *_")
        if found["closed"] and content[:1].islower():  # "no **ACTION** was taken"
            continue
        if role_named(found["name"], language) is Role.ACTION and not is_gap(found["name"], content, language):
            return RoleLabel(Role.ACTION, content)
    return None


def _shouted(line: str, language: str) -> RoleLabel | None:
    """Return the decision in capitals in the midst of a sentence: "it was RESOLVED: nobody climbs alone"."""
    if ":" not in line or line.isupper():
        return None
    wording = shown_text(line)
    for found in _SHOUTED.finditer(wording):
        content = wording[found.end() :].strip()
        is_resolved = _resolving(own_language(language)).search(wording, 0, found.start()) is not None
        if is_resolved and role_named(found["name"], language) is Role.DECISION:
            return None if is_gap(found["name"], content, language) else RoleLabel(Role.DECISION, content)
    return None


@cache
def _resolving(language: str) -> re.Pattern[str]:
    """Return what stands right before such a decision."""
    phrases = [phrase.strip() for phrase in words_for(language).tasks.resolving]
    return shared_pattern(rf"(?<![^\W_]){any_of(phrases)}\s$", re.IGNORECASE)


def _marked(line: str, language: str) -> RoleLabel | None:
    """Return what a mark at the end of a line, or a hash tag, makes of it."""
    marker = MARKER.match(line)
    content = line[marker.end() :] if marker else line
    tail = content[-60:]
    at_end = _AT_END.search(tail) if ")" in tail or "]" in tail or "）" in tail or "】" in tail else None
    at_end = at_end or _CAPITALS_AT_END.search(tail)
    names = [at_end["name"]] if at_end else []
    if "#" in content:
        names += [match["name"].replace("-", " ").replace("_", " ") for match in _TAG.finditer(content)]
    for name in names:
        if (role := role_named(name, language)) and not is_gap(name, content, language):
            return RoleLabel(role, shown_text(content))
    if tells_decision(content, language):
        return RoleLabel(Role.DECISION, shown_text(content))
    shown = shown_text(content[:BEGINNING]) if content[:1].isupper() or content[:1] in "@*[" else ""
    if takes_task(shown.lstrip(), language):
        return RoleLabel(Role.ACTION, shown_text(content))
    outcome = _BOLD_AT_END.search(tail) if "**" in tail and not opens_with_box(line) else None
    is_settled = outcome is not None and fold(outcome["name"]).strip(" :：.!") in outcomes(own_language(language))
    return RoleLabel(Role.DECISION, shown_text(content)) if is_settled else None


def _sentences_with_colon(wording: str) -> Iterator[tuple[int, int]]:
    """Yield where a sentence begins that is short up to a colon, and where that colon stands."""
    for count, colon in enumerate(_COLON.finditer(wording)):
        if count >= _MAX_COLONS:
            return
        first = max(0, colon.start() - MAX_LABEL)
        ends = [end.end() for end in _SENTENCE_END.finditer(wording, first, colon.start())]
        if ends:
            yield ends[-1], colon.start()
