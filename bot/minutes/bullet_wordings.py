"""Tells what the bullets of a list are by how they are worded: titles, labels, or what somebody says."""

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from bot.languages.merging import own_language
from bot.languages.phrase_syntax import any_of, folded_phrases, shared_pattern, spaced, unspaced
from bot.languages.reader import languages
from bot.minutes.denials import denies
from bot.minutes.heading_kinds import HeadingKind, heading_kind
from bot.minutes.list_shapes import items_inside, lines_above_lists
from bot.minutes.other_meetings import names_other_meeting
from bot.minutes.roles import HAVE_TASKS, names_role, role_of
from bot.minutes.sections import Block, BlockKind, Section
from bot.minutes.shown import shown_text
from bot.minutes.topic_wordings import MARKER
from bot.text import Lines, SourceText, fold

_TURN = re.compile(r"(?P<name>[^\W\d_][\w.-]{1,30}(?: [\w.-]{1,30})?)\s?[:：]\s")  # "ada: the hose leaks"
_REMARK = re.compile(r"\S\s?[(（](?P<name>[^\W\d_][^()（）:：,，、]{0,30})[)）]\s*$")  # "it leaks at the tap (ada)"
_NUMBERED = re.compile(r"\s*(\d{1,4})[.)]\s")
_MIN_REMARKS = 15  # bullets that end with who says so
_MIN_EACH = 3  # of each who says so
_MIN_TURNS = 3  # bullets in which somebody speaks who does so again
_MIN_ANNOUNCED = 3  # bullets of a list that a line announces; numbered topics may stand in lists of one each
_MIN_REPEATED = 2
_LETTERS = re.compile(r"[^\W\d_]+")
_MAX_SENTENCE = 200  # characters of such a sentence
_COLONS = (":", "：")
_ENDS = ("。", ".", "！", "!", *_COLONS)  # of a line that is all of a title; what follows a question is its answer
_LINK_ENDS = re.compile(r"(?:https?://\S{1,500}|\]\([^()\s]{1,500}\))\s*$")


def announced_lists(section: Section, text: SourceText, language: str = "") -> list[Block]:
    """Return the lists right below a line that says that topics are listed: "Topics covered:".

    What stands below "Agenda:" is none of them if notes stand below "Notes:", with something beneath their bullets.
    """
    listing = (HeadingKind.AGENDA, HeadingKind.NOTES, HeadingKind.COLLECTION)
    lists = [
        (text.line(before.lines.last), block)
        for before, block in pairwise(section.blocks)
        if block.list_items and before.kind is BlockKind.PARAGRAPH
    ]
    # What is to do, and what was decided, are no topics.
    named = [
        (heading_kind(line, language) or (HeadingKind.AGENDA if _announces_agenda(line, language) else None), block)
        for line, block in lists
        if "://" not in line and not leads_to_tasks(line, language)
    ]
    notes = [block for kind, block in named if kind is HeadingKind.NOTES and _has_others_inside(block)]
    if notes and any(kind is HeadingKind.AGENDA for kind, _ in named):
        return notes
    told = [block for line, block in lists if _announces_agenda(line, language)]
    announced = [
        block for kind, block in named if kind in listing and (block in told or len(block.list_items) >= _MIN_ANNOUNCED)
    ]
    return _with_those_counting_on(announced, section, text)


def _announces_agenda(line: str, language: str) -> bool:
    """Return whether a sentence with a colon at its end tells that the agenda follows: "The agenda was as follows:"."""
    shown = fold(shown_text(line[-_MAX_SENTENCE:])).rstrip()
    if not shown.endswith(_COLONS) or heading_kind(line, language) is not None:
        return False
    own = own_language(language)
    # "Not on the agenda", "for the agenda of the next meeting"
    is_other = names_other_meeting(line, language) or denies(shown, own)
    return _agendas(own).search(shown) is not None and not is_other


@cache
def _agendas(language: str) -> re.Pattern[str]:
    """Return what finds the words for an agenda in a sentence: those that formalities are told with too."""
    own = languages()[language]
    subjects = frozenset(_LETTERS.findall(" ".join(folded_phrases(own.minutes.headings.formal_subjects))))
    known = subjects | frozenset(map(fold, own.questions.stop_words))
    agendas = folded_phrases(own.minutes.headings.agenda)
    worded = [(phrase, frozenset(_LETTERS.findall(phrase))) for phrase in agendas]
    told = tuple(phrase for phrase, words in worded if words <= known and not words.isdisjoint(subjects))
    return shared_pattern(rf"(?<!\w){any_of(spaced(told))}(?!\w)|{any_of(unspaced(told))}")


def _with_those_counting_on(announced: Sequence[Block], section: Section, text: SourceText) -> list[Block]:
    """Return some lists of a section with those that count on behind one, though something was said of its last point.

    What a line with a colon introduces is another list.
    """
    if not announced:
        return []
    chosen = {block.lines.first for block in announced}
    found: list[Block] = []
    last: int | None = None  # the number that the last of the chosen ones ends with
    above: Block | None = None
    for block in section.blocks:
        is_introduced = above is not None and not above.list_items and _ends_in_colon(text.line(above.lines.last))
        counts_on = last is not None and bool(block.list_items) and _number(block.list_items[0], text) == last + 1
        if block.lines.first in chosen or (counts_on and not is_introduced):
            found.append(block)
            last = _number(block.list_items[-1], text)
        above = block
    return found


def _ends_in_colon(line: str) -> bool:
    return line.rstrip("*_ ").endswith(_COLONS)


def _number(item: Lines, text: SourceText) -> int | None:
    match = _NUMBERED.match(text.line(item.first))
    return int(match[1]) if match else None


def leads_to_tasks(line: str, language: str = "") -> bool:
    """Return whether a line says that what is to do, or was decided, follows, and nothing of it: "TODO", "Decisions:".

    >>> leads_to_tasks("**Action items:**", "en"), leads_to_tasks("Action: Ada calls the shop", "en")
    (True, False)
    """
    return names_role(line, language) and role_of(line, language) in HAVE_TASKS


def _has_others_inside(block: Block) -> bool:
    """Return whether a bullet of a list has others beneath it."""
    return any(items_inside(block, item) for item in block.list_items)


def are_introduced(section: Section, text: SourceText, language: str = "") -> bool:
    """Return whether all lists, of several, have a line above that introduces what is said: "Done last week:".

    Lines that stand above several lists each name who speaks, or what all tell of in turn: "**Ada**". A list of what
    is to do, or was decided, counts for none beside others.
    """
    above, lists = lines_above_lists(section, text)
    tasks = [line for line in above if leads_to_tasks(text.line(line), language)]
    if len(tasks) == lists > 0:
        return True
    above, lists = [line for line in above if line not in tasks], lists - len(tasks)
    introduced = [line for line in above if text.line(line).rstrip("*_ ").endswith(_COLONS)]
    again = repeated_count([text.line(line) for line in above])
    return (lists >= _MIN_REPEATED and len(introduced) == lists) or (again >= _MIN_TURNS and again * 2 >= lists)


def are_turns(lines: Sequence[str]) -> bool:
    """Return whether most bullets are what those say who speak more than once.

    >>> are_turns(["- ada: it leaks", "- brook: where?", "- ada: at the tap", "- brook: I see"])
    True
    >>> are_turns(["- ada: the hose", "- brook: the shed", "- fern: the tap"])
    False
    """
    speakers = Counter(fold(turn["name"]) for line in lines if (turn := _TURN.match(_shown(line))))
    turns = sum(count for count in speakers.values() if count >= _MIN_REPEATED)
    return turns >= _MIN_TURNS and turns * 2 >= len(lines)


def are_remarks(lines: Sequence[str]) -> bool:
    """Return whether most of many bullets end with who says so, a few who do so again and again.

    >>> are_remarks(["- it leaks (ada)", "- where? (brook)", "- at the tap (ada)"] * 5)
    True
    >>> are_remarks(["- the hose (ada)", "- the shed (brook)", "- the tap (fern)"])
    False
    """
    speakers = Counter(fold(remark["name"]) for line in lines if (remark := _REMARK.search(_shown(line))))
    remarks = speakers.total()
    return remarks >= max(_MIN_REMARKS, _MIN_EACH * len(speakers)) and remarks * 2 > len(lines)


def repeated_count(lines: Sequence[str]) -> int:
    """Return how many bullets are worded like another one: these are labels, "Done:", "Next:".

    >>> repeated_count(["- Done:", "- Next:", "* done:", "- The hose"])
    2
    """
    wordings = Counter(fold(_shown(line)) for line in lines)
    return sum(count for count in wordings.values() if count >= _MIN_REPEATED)


def goes_on(item: Lines, text: SourceText) -> bool:
    """Return whether more is written beneath the first line of a bullet, which is all of its title: none wraps."""
    if item.last == item.first:
        return False
    first = text.line(item.first)
    is_whole = first.endswith("  ") or first.rstrip().endswith(_ENDS) or _LINK_ENDS.search(first) is not None
    return is_whole and any(map(str.isalnum, text.line(item.first + 1)))


def titles_what_was_decided(wording: str, inside: Sequence[str], language: str = "") -> bool:
    """Return whether a bullet names a topic behind a label, and one beneath it says what came of it.

    >>> titles_what_was_decided("Resolution: a new hose", ["APPROVED: by all"], "en")
    True
    >>> titles_what_was_decided("Resolution: we buy a hose", ["it is cheap"], "en")
    False
    """
    label, colon, title = shown_text(wording).partition(":")
    is_titled = bool(colon and title.strip()) and role_of(label, language) is not None
    return is_titled and any(role_of(one, language) is not None for one in inside)


def _shown(line: str) -> str:
    return shown_text(MARKER.sub("", line, count=1)).strip()
