"""Tells decisions and action items that no colon or bold marks, by the words that a line begins with.

Met in real minutes: `TODO put the boat away`, `RESOLVED that the tap be mended`, `ACTION Ada to ask`, `Action to ask
again`, `Ada takes the action to ask`.
"""

import re
from functools import cache
from typing import NamedTuple

from bot.languages.merging import own_language, words_for
from bot.languages.phrase_syntax import any_of, shared_pattern, spaced
from bot.minutes.called_people import is_common
from bot.minutes.model import Role
from bot.minutes.role_remarks import is_gap, tells_of_earlier
from bot.minutes.roles import HAVE_TASKS, role_named
from bot.text import CAPITAL, NO_SMALL, fold

_IN_CAPITALS = re.compile(
    rf"(?:\*\*|__)?(?P<label>[{CAPITAL}]{{4,20}}(?: [{CAPITAL}]{{2,12}})?)(?:\*\*|__)?"
    r"(?P<aside>\s?[(（][^()（）]{1,40}[)）])?\s(?P<content>\S.*)",
    re.DOTALL,
)
_INITIALS = re.compile(rf"(?P<label>[{CAPITAL}]{{2,3}}) (?P<content>@[\w-]+\s.*)", re.DOTALL)
_LETTERS = re.compile(r"[^\W\d_]+")
_FIRST_WORD = re.compile(r"\W*(?P<word>\w+)")
_TITLE = re.compile(rf"[{CAPITAL}][\w'’-]*+(?:\s[{CAPITAL}][\w'’-]*+){{0,2}}\s?[:：]")
"""What a longer title begins with: "DECISION Tree: …"."""
_FULL_NAME = rf"{NO_SMALL}[\w.'’-]{{0,30}}(?: {NO_SMALL}[\w.'’-]{{0,30}}){{0,2}}"
_NAME = rf"(?:@[\w-]{{1,40}}|{_FULL_NAME})"
_MAX_OPENING = 2_000  # characters of a line that begins so
_LEAST_WORDS = 2  # behind "action to"


_NUMBERED = re.compile(
    rf"(?P<label>[^\W\d_]{{2,20}})(?:[-_#]|(?P<code>[-_#\s](?:[{CAPITAL}]{{1,6}}[-_])+))"
    r"\d{1,4}(?:[-_./]\d{1,4})*[.)\]]?\s+(?P<content>[^\W\d_].*)",
    re.DOTALL,
)
"""A label with the number of what it labels in a register: `Action-BM-2018-1 Send the letter`."""


class RolePhrase(NamedTuple):
    """What the beginning of a line makes of it."""

    role: Role
    content: str
    """What was decided, or is to be done."""
    aside: str = ""
    """What stands in brackets behind the label, without them: `TODO (Ada)`."""


def label_in_capitals(wording: str, language: str = "") -> RolePhrase | None:
    """Return what a label in capitals makes of a line, though no colon follows it.

    A short label has to be followed by a handle, for `AI` names other things too. What goes on in capitals is a title.

    >>> label_in_capitals("TODO (Ada) put the boat away", "en")
    RolePhrase(role=<Role.ACTION: 'action'>, content='put the boat away', aside='Ada')
    >>> label_in_capitals("ACTION PLAN FOR MAY", "en"), label_in_capitals("TODO slides", "en")
    (None, None)
    """
    match = _IN_CAPITALS.match(wording) or _INITIALS.match(wording)
    if match is None:
        return None
    label, content = match["label"], match["content"].strip()
    first = _FIRST_WORD.match(content)
    if first is None or (len(first["word"]) > 1 and first["word"].isupper()) or _TITLE.match(content):
        return None
    role = role_named(label, language)
    if role not in HAVE_TASKS or is_gap(label, content, language) or tells_of_earlier(wording, language):
        return None
    return RolePhrase(role, content, (match.groupdict().get("aside") or "").strip(" ()（）"))


def role_with_purpose(wording: str, language: str = "") -> RolePhrase | None:
    """Return what the name of a role makes of a line that goes on with what is to be done or was decided.

    >>> role_with_purpose("Action to ask the shop again", "en").content
    'ask the shop again'
    >>> role_with_purpose("Decision to be made in May", "en"), role_with_purpose("Agreed to", "en")
    (None, None)
    """
    purposes, passive = _purposes(own_language(language))
    match = purposes.search(wording, 0, 60)
    if match is None or not match.start():
        return None
    content = wording[match.end() :].strip()
    role = role_named(wording[: match.start()], language)
    if role not in HAVE_TASKS or len(content.split()) < _LEAST_WORDS or passive.match(fold(content[:20])):
        return None
    return RolePhrase(role, content)


def role_of_somebody(wording: str, language: str = "") -> RolePhrase | None:
    """Return what a label with whoever has the task makes of a line that goes on with what is to be done.

    >>> role_of_somebody("Action on Ada to ask the shop", "en")
    RolePhrase(role=<Role.ACTION: 'action'>, content='ask the shop', aside='Ada')
    >>> role_of_somebody("Action on climate to be taken", "en"), role_of_somebody("Tasks for Ada", "en")
    (None, None)
    """
    match = _of_somebody_to(own_language(language)).match(wording[:_MAX_OPENING])
    if match is None or role_named(match["label"], language) is not Role.ACTION:
        return None
    content = wording[match.end() :].strip()
    _, passive = _purposes(own_language(language))
    if len(content.split()) < _LEAST_WORDS or passive.match(fold(content[:20])):
        return None
    return RolePhrase(Role.ACTION, content, match["name"].lstrip("@"))


def numbered_role(wording: str, language: str = "") -> RolePhrase | None:
    """Return what a label with a number in a register makes of a line.

    >>> numbered_role("Action-BM-2018-1 Send the letter", "en").content, numbered_role("Decision 4 was late", "en")
    ('Send the letter', None)
    """
    match = _NUMBERED.match(wording)
    role = role_named(match["label"], language) if match else None
    if match is None or role not in HAVE_TASKS or (match["content"][0].islower() and not match["code"]):
        return None
    return RolePhrase(role, match["content"].strip())


def for_whom(name: str, language: str = "") -> re.Match[str] | None:
    """Return the label and the person that what stands before a colon names: "Action item for Ada".

    >>> for_whom("Action item for Ada", "en").group("label", "name"), for_whom("Actions for spring", "en")
    (('Action item', 'Ada'), None)
    """
    return _for_whom(own_language(language)).fullmatch(name)


def takes_task(wording: str, language: str = "") -> bool:
    """Return whether a line says of somebody, who is named first, that they have something to do from now on.

    >>> takes_task("Ada takes the action to ask", "en"), takes_task("Nobody takes the boat", "en")
    (True, False)
    """
    match = _taking(own_language(language)).match(wording)
    # Who says "I" is named elsewhere.
    return match is not None and not is_common(_LETTERS.findall(match[0])[0].lower(), own_language(language))


@cache
def _purposes(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    tasks = words_for(language).tasks
    purposes = shared_pattern(rf"(?<=\w)[,]?\s{any_of(spaced(tasks.purposes))}\s", re.IGNORECASE)
    return purposes, shared_pattern(rf"{any_of(spaced(tuple(map(fold, tasks.passive))))}(?!\w)")


@cache
def _for_whom(language: str) -> re.Pattern[str]:
    words = any_of(spaced(words_for(language).tasks.for_whom))
    return shared_pattern(
        rf"(?P<label>\w[\w -]{{1,24}})\s(?i:{words})\s(?:(?P<handle>@[\w-]{{1,40}})|(?P<name>{_FULL_NAME}))"
    )


@cache
def _of_somebody_to(language: str) -> re.Pattern[str]:
    tasks = words_for(language).tasks
    whom, purposes = any_of(spaced(tasks.for_whom)), any_of(spaced(tasks.purposes))
    everybody = any_of(spaced(tasks.everybody))
    return shared_pattern(
        rf"(?P<label>\w[\w -]{{1,24}}?)\s(?i:{whom})\s(?P<name>{_NAME}|(?i:{everybody}))\s(?i:{purposes})\s"
    )


@cache
def _taking(language: str) -> re.Pattern[str]:
    return shared_pattern(rf"{_NAME}\s(?i:{any_of(spaced(words_for(language).tasks.takes_task))})(?!\w)")
