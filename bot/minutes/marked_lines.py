"""Finds the lines that stand out as titles: in bold, in capitals, or because they say that a topic begins."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import dropwhile, pairwise

from bot.minutes.agenda_numbers import ROMAN, names_number, names_topic
from bot.minutes.asides import without_aside
from bot.minutes.sections import Block, BlockKind, Section
from bot.minutes.shown import shown_text
from bot.minutes.topic_wording_kinds import TopicLine, WordingKinds
from bot.minutes.topic_wordings import BOLD, MAX_LINE_CHARACTERS, SENTENCE_ENDS, in_capitals, unmarked
from bot.text import SourceText, fold

_LETTERED = re.compile(r"(?P<letter>[A-Za-z])[.)] (?=\S)")
_ROMAN = re.compile(r"([IVX]{1,5})[.)]\s+(?=\S)")
_MIN_ROMAN = 3  # numbers, for "I. Welcome" to be no initial
_COUNTED = re.compile(r"(\d{1,2})[.)]\s")
_MIN_REPEATED = 2  # times that somebody's name stands alone in a line before it is known for a speaker's


class MarkedLines:
    """Finds those of one file."""

    def __init__(self, text: SourceText, kinds: WordingKinds, language: str) -> None:
        """Take the file's text, and what tells its wordings."""
        self._text = text
        self._kinds = kinds
        self._language = language

    def find(self, section: Section) -> Iterator[TopicLine]:
        """Yield the paragraphs' first lines that are in bold, and all lines that say "topic 3" in words."""
        found: dict[int, TopicLine] = {}
        bold: list[TopicLine] = []
        capitals: list[TopicLine] = []
        labelled: list[TopicLine] = []
        for block, following in zip(section.blocks, (*section.blocks[1:], None), strict=False):
            if block.kind is not BlockKind.PARAGRAPH and not self._is_numbered_line(block):
                continue
            line = self._text.line(block.lines.first)
            if BOLD.match(line) and not self._followed_by_bold(block, following):
                bold.append(TopicLine(block.lines.first, unmarked(line), stands_alone=True))
            for number in range(block.lines.first, block.lines.last + 1):
                line = self._text.line(number)
                is_short = len(line) <= MAX_LINE_CHARACTERS
                # "Action item: mend it" is no item of the agenda.
                if is_short and names_topic(line, self._language) and not self._kinds.is_label(line):
                    labelled.append(TopicLine(number, unmarked(line), stands_alone=True))
                if in_capitals(line):
                    capitals.append(TopicLine(number, line.strip(), stands_alone=True))
                if is_short and names_number(shown_text(line), self._language):
                    found[number] = TopicLine(number, unmarked(line), stands_alone=True)
        # One line in bold behind several lists is a remark on them.
        lists = [block.lines.first for block in section.blocks if block.kind is BlockKind.LIST]
        if len(bold) == 1 and sum(first < bold[0].line for first in lists) > 1:
            bold = []
        # Where nothing is in bold, lines in capitals may be the headings; one alone is shouted.
        shouted = [topic for topic in capitals if not self._kinds.is_label(topic.heading)]
        # Among labels in capitals, one above a list is a heading too.
        is_enough = len(shouted) >= _MIN_REPEATED or (
            len(capitals) >= _MIN_REPEATED and all(one.line + 1 in lists for one in shouted)
        )
        titles = self._without_speakers(bold) or (shouted if is_enough and not bold else [])
        # Of lines in bold, the one that counts two topics at once is one too: "Topics 5 & 6: …".
        are_bold = {topic.line for topic in labelled} <= {topic.line for topic in titles}
        for topic in labelled if len(labelled) >= _MIN_REPEATED and not are_bold else titles:
            found.setdefault(topic.line, topic)
        yield from (found[number] for number in sorted(found))

    def _is_numbered_line(self, block: Block) -> bool:
        """Return whether a list is one line, numbered and in bold: "4. **Election of the chair**"."""
        is_line = len(block.list_items) == 1 and not any(
            any(map(str.isalnum, self._text.line(number)))
            for number in range(block.lines.first + 1, block.lines.last + 1)
        )
        return is_line and BOLD.match(self._text.line(block.lines.first)) is not None

    def _followed_by_bold(self, block: Block, following: Block | None) -> bool:
        """Return whether a line in bold has another one beneath it, and nothing else: then it names no topic."""
        return (
            block.lines.first == block.lines.last
            and following is not None
            and following.kind is BlockKind.PARAGRAPH
            and BOLD.match(self._text.line(following.lines.first)) is not None
            and not self._kinds.is_label(self._text.line(following.lines.first))
        )

    def _without_speakers(self, lines: Sequence[TopicLine]) -> list[TopicLine]:
        """Return the lines in bold that name topics: no labels, no sentences, nobody who speaks beneath."""
        shown = [without_aside(shown_text(topic.heading)).strip("*_ ").rstrip(":：").strip() for topic in lines]
        bare = _without_counts(shown)
        counted = {name for name, before in zip(bare, shown, strict=True) if name != before}  # are no people
        shown = _without_points(bare)
        # "Conclusion" below each topic is a label, and nobody who speaks again and again.
        others = [name for name in shown if not self._kinds.is_label(name)]
        # One word each may be what those are called who speak: "Ada", "Next steps", "Bo", "Next steps".
        is_several = len(others) < len(shown) and any(" " in name or not name.isascii() for name in others)
        times = Counter(map(fold, others if is_several else shown))
        repeated = sum(count for count in times.values() if count >= _MIN_REPEATED)
        names = sum(self._kinds.is_person(name) and not name.isupper() for name in shown if name not in counted)
        if lines and (repeated * 3 >= len(lines) or names * 2 > len(lines)):
            return []
        named = [
            (topic, name)
            for topic, name in zip(lines, shown, strict=True)
            if not name.endswith(SENTENCE_ENDS) and not self._kinds.is_label(name)
        ]
        # Where all are in capitals, two words of them are no sign of a name.
        shouted = all(name.isupper() for _, name in named)
        is_person = self._kinds.is_known if shouted else self._kinds.is_person
        titles = [topic for topic, name in named if name in counted or not is_person(name)]
        if counted:  # what stands above the first number names who met
            named = list(dropwhile(lambda one: one[1] not in counted, named))
            titles = [topic for topic in titles if topic.line >= named[0][0].line] if named else titles
        # Among titles, two words with capitals are one too if nobody is called so.
        are_titles = len(titles) > 1 and len(named) == len(titles) + 1
        return [topic for topic, name in named if are_titles and not self._kinds.is_known(name)] or titles


def _without_points(titles: Sequence[str]) -> list[str]:
    """Return titles that count on without the points that they end in: "1. The hose.", "2. The hedge."."""
    counted = [int(match[1]) for title in titles if (match := _COUNTED.match(title))]
    # A number may stand twice by mistake.
    counts_on = len(counted) >= _MIN_REPEATED and all(0 <= after - one <= 1 for one, after in pairwise(counted))
    return [title.rstrip(". ") if counts_on and _COUNTED.match(title) else title for title in titles]


def _without_counts(titles: Sequence[str]) -> list[str]:
    """Return titles without the letters or Roman numbers that count them: "A. Hose", "B. Pond" are no people."""
    roman = [ROMAN.index(match[1]) if (match := _ROMAN.match(title)) and match[1] in ROMAN else 0 for title in titles]
    if sum(map(bool, roman)) >= _MIN_ROMAN and all(after == one + 1 for one, after in pairwise(filter(None, roman))):
        return [_ROMAN.sub("", title) if number else title for title, number in zip(titles, roman, strict=True)]
    letters = [match["letter"] for title in titles if (match := _LETTERED.match(title))]
    # "A. Smith", "B. Jones" may be people after all.
    are_titles = any(" " in _LETTERED.sub("", title) for title in titles)
    count_on = letters == [chr(ord(letters[0]) + at) for at in range(len(letters))] if letters else False
    counted = are_titles and count_on and len(letters) >= _MIN_REPEATED
    return [_LETTERED.sub("", title) for title in titles] if counted else list(titles)
