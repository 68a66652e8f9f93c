"""Finds who presents an agenda item: in its heading or in the first lines beneath it.

Met in real minutes: `… @handle`, `… (5m, Lee)`, `… [Luke Wagner]`, `… (Luke Wagner, 30 min)`, `Ryan Hunt: …`,
`Presenter: Eemeli Aro (EAO)`, `（@罗广明 负责介绍）`.
"""

import re
from collections.abc import Container, Iterator, Sequence

from bot.languages.merging import own_language
from bot.minutes.attendee_names import AttendeeNames
from bot.minutes.bracketed_presenters import in_brackets
from bot.minutes.handles import BOLD_AT_START, HANDLE_AT_START, behind_linked_title, handles_in, plain_heading
from bot.minutes.named_together import are_together
from bot.minutes.names import looks_like_name, name_key
from bot.minutes.presenter_labels import behind_by, behind_label, in_body, introducing
from bot.minutes.presenter_times import BRACKETS, without_time_behind
from bot.minutes.presenter_words import PresenterWords, presenter_words
from bot.minutes.shown import WRITER
from bot.text import HAN, has_han

_WIKI_LINK = re.compile(r"\[\[(?:[^\[\]|]{1,200}\|)?(?P<shown>[^\[\]|]{1,100})\]\]")
_LEADING = re.compile(r"([^:：]{2,60})[:：] ?\S")
_DASHED = re.compile(
    rf"(?:(?:(?<=\s)|(?<=[{HAN}]))[-–—]{{1,3}}|(?<=[。，])-{{2,3}})\s*(?P<names>[^-–—()（）\[\]]{{2,60}})$"
)
_BAR = re.compile(r"(?:(?P<bar>\|)|\s/) (?P<names>[^|/]{2,80})$")
_BEFORE_TOPIC = re.compile(r"(?:[,，]| (?P<dash>[-–—]{1,2})) (?=\S)")
_PAGE = re.compile(
    r"\s*(?:\*\*|__)?\[@?[^\[\]]{1,40}\]\(https?://(?:www\.)?(?:github|gitlab|gitee)\.com/[\w-]{1,40}/?\)"
)
"""A link to the page of somebody at the beginning of a heading."""

_WRITERS = re.compile(r"\s?[,，、&]\s?")
_ONE_WORD = re.compile(r"[^\W\d_][\w-]{1,30}")
_GAP = re.compile(r"(?<!\s)(?:\s{3,}|\t)\s*")
_CLOCK = re.compile(r"\d{1,2}[:：]\d{2}(?:\s?[-–~～]\s?\d{1,2}[:：]\d{2})?")
_MIN_FIRST_NAME = 3  # letters
_MAX_LINE_CHARACTERS = 500  # characters of a line in which who presents is looked for


def presenters_of(
    heading: str,
    body: Sequence[str] = (),
    people: AttendeeNames | None = None,
    language: str = "",
    *,
    raisers: Container[str] = (),
) -> tuple[str, ...]:
    """Return who presents an item as written, each once; `body` are the lines beneath its heading.

    `language` is that of the file; `raisers` holds the keys of those who are known to raise items of the file.

    >>> presenters_of("议程 1 ：Hertz 项目介绍 @Yin Xuran"), presenters_of("Sentinel @GuangmingLuo @skyenought")
    (('Yin Xuran',), ('GuangmingLuo', 'skyenought'))
    >>> presenters_of("Duplicate imports (slides) [Luke Wagner]"), presenters_of("Review agenda (2m, Lee)")
    (('Luke Wagner',), ('Lee',))
    >>> presenters_of("Intl.DurationFormat for Stage 3", ["", "Presenter: Eemeli Aro (EAO)"])
    ('Eemeli Aro',)
    """
    people = people or AttendeeNames(())
    words = presenter_words(own_language(language))
    written = [match["name"] for match in WRITER.finditer(heading[:_MAX_LINE_CHARACTERS])]
    if written:
        return tuple(dict.fromkeys(name for run in written for name in _writers(run, words)))
    plain = plain_heading(heading)
    bracketed = list(in_brackets(plain, people, words, raisers))
    # Who is named beside a time presents; what "@" stands before may be a part of the topic: "@defer (15m, Ada)".
    names = (bracketed if _is_timed(plain, words) else []) or list(_by_handle(plain, people, words, raisers))
    names = (
        names
        or list(behind_label(plain, people, words))
        or bracketed
        or list(_before_colon(plain, people, words, raisers))
    )
    names = names or list(_before_topic(heading, plain, people, words, raisers))
    names = (
        names or list(_behind_dash(plain, people, words, raisers)) or list(_behind_bar(plain, people, words, raisers))
    )
    names = names or list(_in_columns(heading, people, words))
    names = names or list(_behind_comma(plain, people, words))
    names = (
        names
        or list(_behind_link(heading, people, words, raisers))
        or list(_in_links(heading, people))
        or list(behind_by(plain, people, words))
    )
    names = names or list(introducing(plain, people, words, is_linked=_PAGE.match(heading) is not None))
    names = names or list(in_body(body, people, words))
    return tuple({name_key(name): name for name in reversed(names) if name}.values())[::-1]


def _writers(run: str, words: PresenterWords) -> Sequence[str]:
    """Return those whom "[name=Ada, Bo]" names, each of one word or each in full; else it is one: "Ada Byron, PhD"."""
    parts = [part.strip().lstrip("@") for part in _WRITERS.split(run)]
    are_handles = all(map(_ONE_WORD.fullmatch, parts))
    are_several = are_handles or all(looks_like_name(part, words.language) for part in parts)
    return parts if are_several else [run.strip().lstrip("@")]


def _by_handle(plain: str, people: AttendeeNames, words: PresenterWords, raisers: Container[str]) -> Iterator[str]:
    """Yield who is named behind "@", without the topic behind a known handle: `@ada Barrel`."""
    raising = HANDLE_AT_START.match(plain)
    if raising and name_key(raising["name"]) in raisers:
        yield raising["name"]
        return
    for name in handles_in(plain, words):
        first, *others = name.split()
        is_handle = bool(others) and first[0].islower() and first.isascii()
        if not is_handle or people.name_of(first):
            yield first if is_handle else name


def _is_timed(plain: str, words: PresenterWords) -> bool:
    return any(words.time.match(part.strip()) for inside in BRACKETS.findall(plain) for part in inside.split(","))


def _in_columns(heading: str, people: AttendeeNames, words: PresenterWords) -> Iterator[str]:
    """Yield who stands in the last column of a line of plain text, behind one of times: `Hose    9:00    Ada`."""
    title, *columns = _GAP.split(heading.strip()[:_MAX_LINE_CHARACTERS])
    times = sum(bool(words.time.fullmatch(column) or _CLOCK.fullmatch(column)) for column in columns[:-1])
    if not title or not times:
        return
    names = [part.strip() for part in words.parts.split(columns[-1]) if part.strip()]
    # Behind one time alone may stand a place as well: "Lunch    12:00    Main Hall".
    is_told = times > 1
    if all(
        people.name_of(name) or ((is_told or has_han(name)) and looks_like_name(name, words.language)) for name in names
    ):
        yield from names


def _behind_dash(plain: str, people: AttendeeNames, words: PresenterWords, raisers: Container[str]) -> Iterator[str]:
    """Yield the people behind a dash at the end, if all that stands there is people who are known: `Hose – Ada`."""
    bare, is_timed = without_time_behind(plain, words)
    dashed = _DASHED.search(bare)
    # "Hose – Ada presents"
    named = words.presenting.sub("", dashed["names"].strip()) if dashed else ""
    parts = [part.strip() for part in words.parts.split(named) if part.strip()]
    if are_together(named, parts, people, words) or (
        parts
        and all(
            _is_surely_person(part, people, words) or (is_timed and people.name_of(part)) or name_key(part) in raisers
            for part in parts
        )
    ):
        yield from parts


def _behind_comma(plain: str, people: AttendeeNames, words: PresenterWords) -> Iterator[str]:
    """Yield somebody known who is named in full at the end, behind a topic and a comma: `Report, Ada Byron`."""
    topic, comma, name = plain.rpartition(", ")
    if comma and looks_like_name(name, words.language) and people.name_of(name) and not words.concerns.search(topic):
        before = words.parts.split(topic)[-1].split(" ")
        # Behind another name it is one of several people, whom the topic may be about.
        if not any(people.name_of(" ".join(before[at:]).strip(" :")) for at in range(len(before))):
            yield name


def _behind_bar(plain: str, people: AttendeeNames, words: PresenterWords, raisers: Container[str]) -> Iterator[str]:
    """Yield who is named behind the last bar or stroke of a heading: `New panes | Ada`, `New panes / Ada`."""
    bar = _BAR.search(plain)
    parts = [part.strip() for part in words.parts.split(bar["names"]) if part.strip()] if bar else []
    if bar and not bar["bar"] and people.name_of(plain[: bar.start()].strip()):  # "Ada / Brook" are two people
        return
    if parts and all(people.name_of(part) or (bar and bar["bar"] and name_key(part) in raisers) for part in parts):
        yield from parts


def _is_surely_person(name: str, people: AttendeeNames, words: PresenterWords) -> bool:
    """Return whether a name behind a dash, where other words stand as often, is that of somebody."""
    if has_han(name):
        return people.name_of(name) is not None  # what begins like a family name may be a company
    is_first = len(name) >= _MIN_FIRST_NAME and name.isalpha() and name[0].isupper() and not name.isupper()
    is_called = people.name_of(name) is not None
    is_shaped = is_first or looks_like_name(name, words.language) or (is_called and not name.isascii())
    is_known = is_called or (is_first and people.shortens(name))
    return is_shaped and name.lower() not in words.common and is_known


def _behind_link(heading: str, people: AttendeeNames, words: PresenterWords, raisers: Container[str]) -> Iterator[str]:
    """Yield the people who are all that stands behind a link to what they present: "[The hose](hose.pdf) Ada Byron"."""
    names = behind_linked_title(heading, words)
    if all(people.name_of(name) or name_key(name) in raisers for name in names):
        yield from names


def _in_links(heading: str, people: AttendeeNames) -> Iterator[str]:
    """Yield the attendees whose pages a heading leads to."""
    for match in _WIKI_LINK.finditer(heading):
        if people.name_of(match["shown"]):
            yield match["shown"].strip()


def _before_colon(plain: str, people: AttendeeNames, words: PresenterWords, raisers: Container[str]) -> Iterator[str]:
    match = _LEADING.match(plain)
    name, _ = without_time_behind(match[1].strip(), words) if match else ("", False)
    if (
        name
        and people.name_of(name)
        and (
            looks_like_name(name, words.language)
            or _is_surely_person(name, people, words)
            or (name.isupper() and (people.name_of(name) == name or name_key(name) in raisers))  # listed by initials
        )
    ):
        yield name


def _before_topic(
    heading: str, plain: str, people: AttendeeNames, words: PresenterWords, raisers: Container[str]
) -> Iterator[str]:
    """Yield who stands in bold, or before a comma or dash, ahead of a topic: `**Ada** The hose`, `Ada Byron, hose`."""
    bold = BOLD_AT_START.match(heading[:_MAX_LINE_CHARACTERS])
    name = bold["name"].strip() if bold else ""
    if bold and name and (name_key(name) in raisers or _is_surely_person(name, people, words)):
        yield name
        return
    mark = _BEFORE_TOPIC.search(plain)
    name = plain[: mark.start()] if mark else ""
    is_known = looks_like_name(name, words.language) and people.name_of(name) is not None
    several = [part.strip() for part in words.parts.split(name) if part.strip()] if mark and mark["dash"] else []
    if are_together(name, several, people, words):
        yield from several
    elif mark and (is_known or (mark["dash"] and _is_surely_person(name, people, words))):
        follows = words.parts.split(plain[mark.end() :])[0].strip()
        if not people.name_of(follows):  # else they are several people
            yield name
