"""Tells decisions, action items, open questions, polls and summaries by their headings or labels."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of, shared_pattern, spaced, unspaced
from bot.minutes.agenda_numbers import numerals, without_number
from bot.minutes.model import Role
from bot.minutes.next_meeting import without_next
from bot.minutes.role_remarks import ASIDE, EDGES, MAX_CHARACTERS, tells_of_earlier
from bot.minutes.shown import shown_text, without_pictures
from bot.text import HAN, NO_SMALL, fold, has_han

HAVE_TASKS = frozenset({Role.DECISION, Role.ACTION, Role.OPEN_QUESTION})
"""Roles of what somebody may have to do; a heading gives them to the headings beneath it too."""

# A number may stand behind a name: "Decision 58.1", "AI #3", "Beschluss Nr. 1".
_NUMBER = re.compile(r"[\s#№._-]{0,20}+(?:(?<=\s)n[ro°º]{1,2}\.?\s?)?\d[\d./-]{0,20}+\W{0,20}+$")
_LEADING = re.compile(r"(?P<name>[^:：]+)[:：]")
_OPENING_LINK = re.compile(r"\s*\[[^\[\]]{1,200}\]\([^()\s]{1,500}\)\s*\w")
_ORDINAL = re.compile(r"\d{1,3}(?:st|nd|rd|th|[eè]re|er|[eè]me|e|ª|º)\s+")
"""What counts decisions before their name: "1ère résolution"."""
_BILINGUAL = re.compile(
    rf"(?P<one>[{HAN}]{{2,8}})\s?[/(（]?\s?(?P<other>[A-Za-z][A-Za-z ]{{2,30}})[)）]?"
    rf"|(?P<first>[A-Za-z][A-Za-z ]{{2,30}}?)\s?[/(（]?\s?(?P<second>[{HAN}]{{2,8}})[)）]?"
)
"""A name in characters and in letters, of which either may stand first."""
_PLAIN_WORD = re.compile(r"[a-z]+")
_MAX_INITIALS = 3  # letters; a shorter word is a label only in capitals: "AI: …"


def names_role(heading: str, language: str = "") -> bool:
    """Return whether a heading is the name of a role and nothing else: "Poll", and not "Poll: the charter".

    >>> names_role("**Action Items:**"), names_role("POLL: charter")
    (True, False)
    """
    heading = without_pictures(heading)  # their names have colons
    bare = ASIDE.sub("", heading[:MAX_CHARACTERS]) or heading
    leading = _LEADING.match(bare)
    has_more = leading is not None and any(map(str.isalnum, bare[leading.end() :]))
    return not has_more and role_of(heading, language) is not None


def role_of(heading: str, language: str = "") -> Role | None:
    """Return the role that a heading or label in some language names: all of it, or what stands before its colon.

    >>> [role_of(text).value for text in ("Speaker's Summary of Key Points", "**Action Items**", "POLL: charter")]
    ['summary', 'action', 'poll']
    >>> role_of("Conclusion/Resolution").value, role_of("Poll results of last year")
    ('decision', None)
    """
    leading = _LEADING.match(heading[:MAX_CHARACTERS])
    wordings = [heading] if len(heading) <= MAX_CHARACTERS else []
    found = (role_named(wording, language) for wording in (*wordings, *((leading["name"],) if leading else ())))
    return next(filter(None, found), None)


def reviews_tasks(heading: str, language: str = "") -> bool:
    """Return whether a heading is about what was to be done since an earlier meeting, in so many words.

    >>> reviews_tasks("Review previous meeting's action items (5m, Ada)"), reviews_tasks("Follow-ups from last meeting")
    (True, False)
    """
    own = own_language(language)
    if len(heading) > MAX_CHARACTERS or not tells_of_earlier(heading, own):
        return False
    words = ASIDE.sub("", fold(without_pictures(heading))).split()
    named = (" ".join(words[at : at + 2]) for at in range(len(words)))
    return any(_roles(own, has_han(part)).get(part) is Role.ACTION for part in (*named, *unspaced(words)))


def role_named(name: str, language: str = "") -> Role | None:
    """Return the role that a name, all of it, stands for; numbers and what stands in brackets are no part of it.

    >>> role_named("DECISION 58.1").value, role_named("待办（陈伟）").value, role_named("AI").value, role_named("Ai")
    ('decision', 'action', 'action', None)
    >>> role_named("Action items (of the last meeting)"), role_named("Action")
    (None, <Role.ACTION: 'action'>)
    """
    if len(name) > MAX_CHARACTERS or not any(map(str.isalpha, name)) or "?" in name or "？" in name:
        return None
    own = own_language(language)
    # "<div id="a"/>Tasks"; what a link opens with is no aside: "[Hose](hose.pdf) Summary".
    name = shown_text(name) if "<" in name or _OPENING_LINK.match(name) else name
    role = _role_named(name, own)
    if role is None and (parts := _BILINGUAL.fullmatch(name.strip())):  # "議決 Resolved"
        one, other = (_role_named(part.strip(), own) for part in parts.groups() if part)
        role = one if one is other else None
    if role is None and (bare := without_number(name, own)) != name and _role_named(bare, own) is Role.ACTION:
        return Role.ACTION  # "TOP 5: Tasks"; a numbered "Decision" or "Vote" is a topic
    return role


@lru_cache(maxsize=8192)  # the same labels stand in file after file
def _role_named(name: str, own: str) -> Role | None:
    folded = fold(without_pictures(name))
    for wording in (folded, *((ASIDE.sub("", folded),) if ASIDE.search(folded) else ())):
        whole = _NUMBER.sub("", _numeral().sub("", _ORDINAL.sub("", wording, count=1)))
        task = without_next(whole, own)
        planned = _role_of_parts(task, name, own) if task != whole else None
        if planned:
            return planned if planned is Role.ACTION else None  # what is still to be decided is no decision
        for bare in dict.fromkeys((whole, _without_day(whole, own))):
            role = _role_of_parts(bare, name, own)
            if role:
                return None if tells_of_earlier(name, own) else role
    return _role_of_somebody(name, own)


def _role_of_parts(bare: str, name: str, own: str) -> Role | None:
    """Return the role of a folded wording, or of the first of several that are joined and all name one."""
    parts = [EDGES.sub("", part) for part in (bare, *_and(own).split(bare))]
    roles = [_of_words(" ".join(part.split()), own) for part in parts]
    if len(parts[0]) <= _MAX_INITIALS and parts[0].isascii() and parts[0].upper() not in name:
        return None
    return roles[0] or (roles[1] if all(roles[1:]) else None)


def _role_of_somebody(name: str, own: str) -> Role | None:
    """Return the role of "Open tasks of Ada". One word alone, "Actions for Windows", may be about anything."""
    match = _of_somebody(own).search(name)
    label = fold(EDGES.sub("", name[: match.start()])) if match else ""
    return Role.ACTION if " " in label and _roles(own, has_han(label)).get(label) is Role.ACTION else None


def _of_words(name: str, own: str) -> Role | None:
    """Return the role that a folded name stands for, be it with what leaves it what it is: "main tasks of the call"."""
    before, behind = _attributes(own)
    # What is left of a wording may be in other letters than what was taken off: "会議のまとめ".
    while (role := _roles(own, has_han(name)).get(name)) is None and (len(name) > _MAX_INITIALS or not name.isascii()):
        opening, end = before.match(name), behind.search(name)
        if not (opening or end):
            return None
        name = name[opening.end() if opening else 0 : end.start() if end else len(name)].strip()
        if len(name) <= _MAX_INITIALS and name.isascii():
            return None
    return role


def may_open_role(letters: str, language: str = "") -> bool:
    """Return whether a name that begins with two letters may be that of a role, which is told fast.

    >>> may_open_role("De"), may_open_role("Xy")
    (True, False)
    """
    return fold(letters) in _openings(own_language(language))


@cache
def _openings(language: str) -> frozenset[str]:
    return frozenset(name[:2] for name in _beginnings(language))


def may_begin_role(word: str, language: str = "") -> bool:
    """Return whether a name that begins with a word in plain letters may be that of a role, which is told fast.

    >>> may_begin_role("Action"), may_begin_role("Actual")
    (True, False)
    """
    return word.lower() in _first_words(own_language(language))


@cache
def _first_words(language: str) -> frozenset[str]:
    found = map(_PLAIN_WORD.match, _beginnings(language))
    return frozenset(match[0] for match in found if match)


def _beginnings(language: str) -> Iterator[str]:
    """Yield what the name of a role may begin with, folded."""
    tasks = words_for(language).tasks
    yield from _roles(language, with_han=False)
    yield from map(fold, (*tasks.attributes, *tasks.later))


def _without_day(wording: str, own: str) -> str:
    """Return a label without the day until which something is to be done: "todo by Friday", 다음 회의까지 할 것."""
    before, behind = _until(own)
    match = before.search(wording)
    if match and match.start():
        return wording[: match.start()]
    match = behind.search(wording)
    return wording[match.end() :] if match else wording


@cache
def _of_somebody(language: str) -> re.Pattern[str]:
    of = any_of(dict.fromkeys(words_for(language).tasks.of))
    return shared_pattern(rf"\s{of}\s(?=(?:[^\W\d_][\w.'-]{{0,30}}\s?){{1,2}}\W{{0,3}}$)(?-i:{NO_SMALL})")


@cache
def _until(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    tasks = words_for(language).tasks
    before, behind = (tuple(map(fold, words)) for words in (tasks.until, tasks.until_behind))
    return shared_pattern(rf"\s{any_of(before)}\s"), shared_pattern(rf"(?<=\w)(?:{any_of(behind)})\s*(?=\w)")


@cache
def _attributes(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what may stand before the name of a role and behind it, folded; one blank at the most parts them."""
    words = tuple(dict.fromkeys(map(fold, words_for(language).tasks.attributes)))
    apart, close = any_of(spaced(words)), any_of(unspaced(words))
    return shared_pattern(rf"{apart} |{close} ?"), shared_pattern(rf" {apart}$| ?{close}$")


@cache
def _numeral() -> re.Pattern[str]:
    return re.compile(rf"^\W*[{numerals()}]{{1,3}}[、.．)）]\s*")


@cache
def _roles(language: str, with_han: bool) -> Mapping[str, Role]:
    """Return the folded names of the roles; Chinese ones apart, because folding them takes long."""
    found: dict[str, Role] = {}
    words = words_for(language).roles
    for role in Role:
        for name in getattr(words, role.value):
            if has_han(name) is with_han:
                found.setdefault(fold(name), role)
    return found


@cache
def _and(language: str) -> re.Pattern[str]:
    joining = words_for(language).labels.joining
    apart = rf"(?:(?<!\s)\s+)?[/,、&・]\s*|(?<!\s)\s+{any_of(joining)}\s+"
    return shared_pattern(rf"{apart}|(?<=\w){any_of(filter(has_han, joining))}(?=\w)")
