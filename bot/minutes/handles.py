"""Finds who is named by a handle in a heading: behind "@", or in small letters in brackets at its end."""

import re
from collections.abc import Container, Iterator, Sequence
from functools import cache
from itertools import islice

from bot.languages.merging import own_language, words_for
from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.heading_kinds import heading_kind
from bot.minutes.named_together import named_ends
from bot.minutes.names import looks_like_name, name_key
from bot.minutes.presenter_words import PresenterWords, presenter_words
from bot.minutes.repositories import leads_to_ticket, opens_with_ticket
from bot.minutes.role_remarks import is_done, says_nothing
from bot.minutes.shown import shown_text
from bot.text import CAPITAL, has_han

# Every pattern meets text whose blanks are single, and none can read a run of characters again and again.
# A handle stands after "@" and goes on to the next one, to a bracket or to punctuation: "@Yin Xuran", "@a、@b".
_HANDLE = re.compile(
    r"(?<![A-Za-z0-9._%+@/-])[@＠](?P<blank> ?)(?P<name>(?:(?!\s[-–—]\s)[^@＠,，、;；&()（）\[\]【】:：|])+)"
    r"(?P<parted>[:：]|\s[-–—]\s)?"
)
_LEFT_OUT = " … "  # a heading may be code but for the brackets behind it
_CODE = re.compile(r"(`{1,3})[^`\n]{1,500}\1")
_WORD_BEFORE = re.compile(r"(?<![^\W\d_])([^\W\d_]++)[^\w@＠]*+$")
_NOTHING = re.compile(r"[\s,，、;；/&.。|*_-]*")
_ASIDES = re.compile(r"[(（\[【][^()（）\[\]【】]{0,200}[)）\]】]")
_CLOSED = re.compile(r"^[^()（）\[\]【】@]{0,200}[)）\]】]")
_AT_END = re.compile(r"(?<=\s)[(（](?P<names>[^()（）]{2,80})[)）]\s*$")
_AT_START = re.compile(r"\s*(?:[(（](?P<name>[^()（）]{2,40})[)）]|\[(?P<tag>[^\[\]#]{2,40})\](?!\())\s*:?\s*\S")
BOLD_AT_START = re.compile(r"\s*(\*\*|__)[@＠]?(?P<name>[^*_\n:：]{2,60})\1\s*(?:[-–—,]\s+)?(?P<rest>[^\s:：])")
"""Somebody in bold before a topic: `**Ada Byron** (5m) The hose`."""
HANDLE_AT_START = re.compile(r"\W{0,3}(?:\d{1,3}[.)]\s+)?@(?P<name>[A-Za-z0-9][\w-]{1,38})\s+(?!/)[^\sa-z]")
"""A handle before a topic; what goes on in small letters is what somebody does: "@ada writes to the board"."""
_INITIALS_AT_START = re.compile(rf"\W{{0,3}}(?P<name>[{CAPITAL}]{{2,4}})[:：]\s")
_LINKED = re.compile(r"\]\(|\]\]|#\d")
_PLAIN = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{1,29}")
_FIRST_NAME = re.compile(rf"[{CAPITAL}][^\W\d_]{{1,20}}(?:-[^\W\d_]{{2,20}})?")
"""One word with a capital, in any alphabet that has some."""
_LINKED_TITLE = re.compile(r"\[[^\[\]]{10,300}\]\([^()\s]{1,500}\)\s+(?P<names>[^\[\]()]{4,120})$")
_BETWEEN = re.compile(r"(?:(?<!\s)\s++)?[/,、&]\s*+")
_MAX_NAME_WORDS = 4
_MAX_CHARACTERS = 1_000  # of a heading; what stands further behind is no heading any more
_MAX_HANDLES = 20  # in one heading; each of them is looked at in view of all others
_DASHES = re.compile(r"[-–—]{2,3}\s?(?P<names>[^-–—()（）\[\]【】:：]{2,60})$")
_MIN_PAIR = 2
_SHARE = 4  # one opening in so many may be something else
_MIN_HEADINGS = 3  # that end with a name in brackets, until such a word is known for one


def plain_heading(heading: str) -> str:
    """Return a heading as a page shows it, a sign in the place of its code, and its blanks single."""
    return " ".join(shown_text(_CODE.sub(_LEFT_OUT, heading[:_MAX_CHARACTERS])).split())


def handles_in(plain: str, words: PresenterWords) -> Iterator[str]:
    """Yield who presents what a plain heading names, by their handles; not whom or what the heading is about.

    >>> words = presenter_words("en")
    >>> [list(handles_in(text, words)) for text in ("Barrel @ada @Yin Xuran", "Nominating @ada", "Use @garden/js")]
    [['ada', 'Yin Xuran'], [], []]
    """
    for match in islice(_HANDLE.finditer(plain), _MAX_HANDLES):
        name = words.presenting.sub("", match["name"].strip()).strip()
        name = words.ends_with_and.sub("", f"{name} ").strip(" .。*_`/")
        if _is_name(name, words, apart=bool(match["blank"])) and _stands_apart(match, plain, words):
            yield name


def _is_name(name: str, words: PresenterWords, *, apart: bool) -> bool:
    first, *others = name.split() or [""]
    if not first or "/" in name or len(others) >= _MAX_NAME_WORDS:
        return False
    if apart and first.isascii() and not looks_like_name(name, words.language):
        return False  # "@ 5 o'clock" is a time
    return all(word[0].isupper() or not (word[0].isascii() or word[0].islower()) for word in others)


def _stands_apart(match: re.Match[str], plain: str, words: PresenterWords) -> bool:
    """Return whether a handle is no part of a sentence: it opens the heading, or ends it, in brackets or not."""
    before, behind = plain[: match.start()], plain[match.end() :]
    if match["parted"] and not any(map(str.isalpha, before)):
        return True
    rest = _ASIDES.sub("", _CLOSED.sub("", _HANDLE.sub("", behind), count=1))
    if _NOTHING.fullmatch(rest) is None:
        return False
    # What stands before the first of several handles counts for all of them.
    before = words.ends_with_and.sub("", _HANDLE.sub("", before).rstrip(" ,，、;；&") + " ").rstrip()
    word = _WORD_BEFORE.search(before)
    in_brackets = before.endswith(("(", "（"))
    is_part = word is not None and word[1].lower() in words.not_before and not in_brackets
    return not words.concerns.search(before) and not is_part


def raisers(headings: Sequence[str], people: AttendeeNames, language: str = "") -> frozenset[str]:
    """Return the keys of those who raise what a file's headings name: words in brackets at their beginning or end.

    They are taken for people only where several headings begin so ("(Ada) Leak", "[ada] Leak"), most of them with one
    of the `people`, or with no common word if nobody is known; in square brackets the `people` are, and others with a
    capital beside them. Or where several headings that lead to something end so, in small letters: `[Bug #1](…) Leak
    (ada)`; or where several end in one word behind a bar, half of them known: `Leak | ada`. Words in bold before a
    topic are taken so: `**Ada** Leak`; and handles that several headings open with: `@ada Leak`. Or where several
    end in Chinese names or in handles behind two dashes or more: `水管漏水 -- 陈伟`, `篱笆 ---ada`. Or where whole
    names are all that stands behind links at the beginning of most: `[Leak](leak.pdf) Ada Byron`. Or where most end
    with names, half of them known (`named_ends`), or several open with the initials of the `people`: `AB: leak`.
    """
    inside = _ending(headings, language) | _barred(headings, people) | _opening_with_handle(headings, people)
    inside |= _behind_dashes(headings, people, language) | _behind_links(headings, language)
    inside |= named_ends(headings, people, language) | _opening_with_initials(headings, people)
    return _opening(headings, people, language) | inside | _opening_in_bold(headings, people, language)


def _opening(headings: Sequence[str], people: AttendeeNames, language: str) -> frozenset[str]:
    matches = [match for heading in headings if (match := _AT_START.match(heading[:_MAX_CHARACTERS]))]
    opened = [_BETWEEN.split((match["name"] or match["tag"]).strip()) for match in matches]
    named = [names for names in opened if all(_is_one_word(name) or looks_like_name(name) for name in names)]
    keys = {name_key(name) for names in named for name in names}
    common = _no_names(own_language(language))
    called = {name_key(name) for names in named for name in names if people.calls_so(name)} if people else keys - common
    telling = sum(any(name_key(name) in called for name in names) for names in named)
    # Two are enough if one is somebody listed, and the other one is written like a name.
    is_pair = bool(people) and telling > 0 and all(names[0][0].isupper() for names in named)
    least = _MIN_PAIR if is_pair else _MIN_HEADINGS
    are_most = len(named) * _SHARE >= len(opened) * (_SHARE - 1)
    # Three who are known are enough beside others who are written like names.
    is_known = telling * 2 >= len(named) or (telling >= _MIN_HEADINGS and keys.isdisjoint(common))
    if not are_most or len(named) < least or not is_known:
        return frozenset()
    # In square brackets stand tags as often: "[docs] A new page".
    has_tags = any(match["tag"] for match in matches)
    if not has_tags or not people:
        return frozenset() if has_tags else frozenset(keys)
    # Beside those who are known, whoever is written with a capital is somebody too: "[Ada]", "[Raj]".
    written = (name for names in named for name in names if name[0].isupper() and not name.isupper())
    others = {name_key(name) for name in written if heading_kind(name, language) is None}
    return frozenset(called | (others - common))


def _is_one_word(name: str) -> bool:
    """Return whether a name is one word: a handle, or a first name, which may have letters beyond ASCII."""
    return _PLAIN.fullmatch(name) is not None or _FIRST_NAME.fullmatch(name) is not None


def _opening_with_handle(headings: Sequence[str], people: Container[str]) -> frozenset[str]:
    """Return the keys of the handles that at least three headings open with, before a topic.

    One of them has to be known, or to open several: "@scope Nearness", "@layer Order" are things.
    """
    matches = [match for heading in headings if (match := HANDLE_AT_START.match(heading[:_MAX_CHARACTERS]))]
    keys = [name_key(match["name"]) for match in matches]
    are_people = any(key in people for key in keys) or len(set(keys)) < len(keys)
    return frozenset(keys) if len(keys) >= _MIN_HEADINGS and are_people else frozenset()


def _opening_with_initials(headings: Sequence[str], people: AttendeeNames) -> frozenset[str]:
    """Return the keys of the initials before the colons of several headings, if most are those of people present."""
    opened = [match["name"] for heading in headings if (match := _INITIALS_AT_START.match(heading[:_MAX_CHARACTERS]))]
    known = [name for name in opened if people.name_of(name)]
    return frozenset(map(name_key, known)) if len(known) >= _MIN_PAIR and len(known) * 2 > len(opened) else frozenset()


def _opening_in_bold(headings: Sequence[str], people: Container[str], language: str) -> frozenset[str]:
    """Return the keys of those in bold before topics, if most of at least three are known to be people."""
    matches = (BOLD_AT_START.match(heading[:_MAX_CHARACTERS]) for heading in headings)
    opened = [match["name"].strip() for match in matches if match]
    keys = {name: name_key(name) for name in opened}
    known = [name for name in opened if keys[name] in people]
    if len(opened) < _MIN_HEADINGS or len(known) * 2 < len(opened):
        return frozenset()
    return frozenset(keys[name] for name in opened if name in known or looks_like_name(name, language))


def _barred(headings: Sequence[str], people: Container[str]) -> frozenset[str]:
    ends = [heading.rpartition(" | ")[2].strip() for heading in headings if " | " in heading[:_MAX_CHARACTERS]]
    keys = {name_key(end) for end in ends if _PLAIN.fullmatch(end)}
    are_known = sum(key in people for key in keys) * 2 >= len(keys) > 0
    return frozenset(keys) if len(ends) >= _MIN_HEADINGS and are_known else frozenset()


def _behind_dashes(headings: Sequence[str], people: AttendeeNames, language: str) -> frozenset[str]:
    ends = (_DASHES.search(" ".join(shown_text(heading[:_MAX_CHARACTERS]).split())) for heading in headings)
    found = [[name.strip() for name in _BETWEEN.split(end["names"])] for end in ends if end]
    no_names = _no_names(own_language(language))
    named = [
        names
        for names in found
        if all(
            people.name_of(name)
            or looks_like_name(name, language)
            or (_PLAIN.fullmatch(name) and name.islower() and name not in no_names and not _is_remark(name))
            for name in names
        )
    ]
    # English words stand behind dashes as often as names do.
    known = sum(any(has_han(name) or people.name_of(name) for name in names) for names in named)
    if len(named) < _MIN_PAIR or len(named) * 2 <= len(found) or known * 2 < len(named):
        return frozenset()
    return frozenset(name_key(name) for names in named for name in names)


def _is_remark(word: str) -> bool:
    """Return whether an English word, such as stands in minutes of any language, says what became of a topic."""
    return is_done(word, "en") or says_nothing(word, "en") or word in presenter_words("en").common


def _ending(headings: Sequence[str], language: str) -> frozenset[str]:
    own = own_language(language)
    no_names = _no_names(own)
    found: set[str] = set()
    ends = 0
    for heading in headings:
        if not _LINKED.search(heading):
            continue
        match = _AT_END.search(" ".join(shown_text(heading[:_MAX_CHARACTERS]).split()))
        names = _BETWEEN.split(match["names"].strip()) if match else []
        if names and all(_is_one_word(name) and name.lower() not in no_names for name in names):
            ends += 1
            found.update(map(name_key, names))
    return frozenset(found) if ends >= _MIN_HEADINGS else frozenset()


def behind_linked_title(heading: str, words: PresenterWords) -> list[str]:
    """Return the whole names that are all that stands behind a link at the beginning of a heading, none for a ticket.

    >>> behind_linked_title("[How to mend a hose](hose.pdf) Ada Byron, Bo Chen", presenter_words("en"))
    ['Ada Byron', 'Bo Chen']
    """
    match = _LINKED_TITLE.match(heading.strip()[:_MAX_CHARACTERS])
    if match is None or leads_to_ticket(heading) or opens_with_ticket(heading):
        return []
    names = [part.strip() for part in words.parts.split(match["names"])]
    common = (words.common.intersection(name.lower().split()) for name in names)
    return names if all(looks_like_name(name, words.language) for name in names) and not any(common) else []


def _behind_links(headings: Sequence[str], language: str) -> frozenset[str]:
    """Return the keys of those who stand behind links to what they present, if most headings that begin so end so."""
    words = presenter_words(own_language(language))
    linked = [heading for heading in headings if _LINKED_TITLE.match(heading.strip()[:_MAX_CHARACTERS])]
    named = [names for heading in linked if (names := behind_linked_title(heading, words))]
    are_most = len(named) >= _MIN_HEADINGS and len(named) * 2 > len(linked)
    return frozenset(name_key(name) for names in named for name in names) if are_most else frozenset()


@cache
def _no_names(language: str) -> frozenset[str]:
    return frozenset(words_for(language).names.no_names) | presenter_words(language).common
