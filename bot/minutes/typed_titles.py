"""Finds the titles of topics in minutes that are typed like a letter, without the marks of Markdown."""

from bot.minutes.counted_titles import counted_titles
from bot.minutes.sections import Section
from bot.minutes.signed_titles import signed_titles
from bot.minutes.topic_wording_kinds import TopicLine, WordingKinds
from bot.text import SourceText

_MAX_HEAD = 24  # lines with text above the first title


def typed_titles(section: Section, text: SourceText, kinds: WordingKinds, language: str) -> tuple[TopicLine, ...]:
    """Return the lines that count on, or that one sign marks, with what was said below them; none if there are few.

    Where headings beneath the title cut the text, they name the topics, or what counts on is part of one; and so it is
    where much stands above.
    """
    if section.level > 1:
        return ()
    found = counted_titles(section, text, language) or signed_titles(section, text, kinds)
    above = range(section.lines.first, found[0].line) if found else ()
    return found if sum(bool(text.line(number).strip()) for number in above) <= _MAX_HEAD else ()
