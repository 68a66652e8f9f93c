"""The patterns that attendees are found by, made of the words of a language."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from bot.languages.merging import words_for
from bot.languages.model import Labels
from bot.languages.phrase_syntax import any_of, shared_pattern, spaced, unspaced
from bot.languages.reader import languages
from bot.languages.words import Words
from bot.minutes.agenda_numbers import numerals
from bot.minutes.answers import says_no
from bot.minutes.names import honorifics_behind
from bot.text import HAN, fold, has_han

_UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_GROUP_IN_CHARACTERS = re.compile(rf"[{HAN}][A-Z]{{2,4}}$")
_NO_NAME = "-"
"""What stands in for nobody in every language."""
_TWO_WORDS = 2
_ABBREVIATED = 2  # letters of what is an organisation's only in capitals
_NAME = 3  # Chinese characters; a longer run may name a group


@dataclass(frozen=True)
class AttendeeWords:
    """What attendees are found by in minutes of one language."""

    labels: Labels
    """The words that tell who came."""
    separator: re.Pattern[str]
    """What stands between two names."""
    and_others: re.Pattern[str]
    honorifics: re.Pattern[str]
    two_family_names: bool
    blank_parts_people: bool
    particles: Words
    nobody: Words
    counted_nobody: Words
    """Those that are counted, as the languages write them."""
    own_nobody: Words
    """Those of the language itself, and the English ones, which are written everywhere: Allen is Dutch for "all"."""
    organisations: Words
    organisations_in_characters: tuple[str, ...]
    """What their names end or begin with, in characters that no blanks part."""
    named_groups: Words
    named_groups_in_characters: tuple[str, ...]
    """What the names of groups end with, in such characters."""
    groups: Words
    """Words that a group of people is named with."""
    groups_in_characters: tuple[str, ...]
    """The same in characters that no blanks part."""
    family_names: Words
    """What names without blanks begin with."""
    common_words: Words
    """Words in small letters that no name holds."""
    acting: Words
    """Words behind which somebody does something: "to", "will"."""
    everyday: Words
    """Words of everyday language."""
    stop_words: Words
    """Words too common to say anything."""

    # Made when they are first used: each holds hundreds of words, and most minutes need few of them.
    @cached_property
    def absent(self) -> re.Pattern[str]:
        """A label of those who did not come, up to its colon or bracket."""
        return shared_pattern(rf"\W*+{any_of(self.labels.absent)}[ *_]*+(?=[:：()（）]|\W*$)", re.IGNORECASE)

    @cached_property
    def absent_later(self) -> re.Pattern[str]:
        """A label of those who did not come, up to its colon, behind other words, with all that follows."""
        absent = any_of(self.labels.absent)
        return shared_pattern(rf"(?<!\w){absent}[ *_]{{0,4}}[:：].*", re.IGNORECASE | re.DOTALL)

    @cached_property
    def absent_inside(self) -> re.Pattern[str]:
        """The words for those who did not come, anywhere in a line."""
        absent = any_of(self.labels.absent)
        return shared_pattern(rf"(?<![^\W_]){absent}(?![^\W_])|(?<={_UNSPACED.pattern}){absent}", re.IGNORECASE)

    @cached_property
    def _absent_below(self) -> re.Pattern[str]:
        """What says alone that those beneath it did not come, with marks around it."""
        return shared_pattern(rf"[\W_]*+{any_of(self.labels.absent_below)}[\W_]*", re.IGNORECASE)

    @cached_property
    def present_inside(self) -> re.Pattern[str]:
        """The words that end a line above those who came, anywhere in a line."""
        return shared_pattern(rf"(?<![^\W_]){any_of(self.labels.attending_last)}(?![^\W_])", re.IGNORECASE)

    def tells_of_absent(self, line: str) -> bool:
        """Return whether a line above a list says that those in it did not come.

        It does not if it says of the same people first that they came.

        >>> [attendee_words("en").tells_of_absent(line) for line in ("Absent:", "Missing:", "All present or excused:")]
        [True, True, False]
        """
        if self._absent_below.fullmatch(line):
            return True
        absent, present = self.absent_inside.search(line), self.present_inside.search(line)
        # "Participants who sent apologies": what opens the line names them, and does not say that they came.
        says_present = present is not None and any(map(str.isalnum, line[: present.start()]))
        return absent is not None and not (present and says_present and present.start() < absent.start())

    @cached_property
    def of_people(self) -> re.Pattern[str]:
        """The words for those who came or did not come, anywhere in a line."""
        labels = self.labels
        return shared_pattern(any_of((*labels.attendees, *labels.attending, *labels.absent)), re.IGNORECASE)

    @cached_property
    def counted(self) -> re.Pattern[str]:
        """What is counted: "people"."""
        people, nobody = any_of(self.labels.people), any_of(self.counted_nobody)
        return shared_pattern(rf"\d\s?(?:{people}|{nobody})$", re.IGNORECASE)

    def is_no(self, wording: str) -> bool:
        """Return whether what stands beside a name says that this person did not come."""
        return says_no(wording) or self.absent.match(wording) is not None

    def says_nobody(self, words: Iterable[str]) -> bool:
        """Return whether one of some words in small letters is too common for a name."""
        return not self.everyday.isdisjoint(words)

    def is_written_small(self, words: Sequence[str]) -> bool:
        """Return whether two words are a name in small letters, whose last one is a common word too: "tony fast"."""
        first, last = words[0], words[-1]
        is_pair = len(words) == _TWO_WORDS and first.isalpha() and last.isalpha() and first.islower()
        is_free = self.groups.isdisjoint(words) and last not in self.labels.attendees
        return is_pair and is_free and first not in self.common_words | self.everyday and last not in self.stop_words

    def is_organisation(self, name: str) -> bool:
        """Return whether a name is that of a company or the like: "Example Inc.", "Ville de Lyon"."""
        if _GROUP_IN_CHARACTERS.search(name):  # "安全WG"
            return True
        if has_han(name) or not name.isascii():
            ends = self.organisations_in_characters
            if ends and (name.endswith(ends) or ("-" not in name and name.startswith(ends))):
                return True
        words = [word.strip(".,") for word in name.split()]
        if len(words) <= 1:
            return False
        # "Ville Virtanen" and "BV Rao" are people: a word that comes first has "of" behind it.
        telling = [words[0], words[-1]] if len(words) > _TWO_WORDS and words[1].islower() else [words[-1]]
        return any(
            (len(word) > _ABBREVIATED or word.isupper()) and word.lower() in self.organisations for word in telling
        )

    def is_group(self, name: str) -> bool:
        """Return whether a name in small letters is that of a group of people: "team infra"."""
        words = name.split()
        ends = self.named_groups_in_characters
        if ends and name.endswith(ends):
            return True
        return bool(words) and not self.named_groups.isdisjoint((words[0], words[-1]))

    def is_nobody(self, name: str) -> bool:
        """Return whether a name in small letters stands for nobody, or for people without their names."""
        words = name.replace("_", " ").split()
        if name in self.nobody or fold(name) in self.nobody:
            return True
        if len(words) > 1 and words[0] in self.own_nobody and self.common_words.issuperset(words[1:]):
            return True  # "name_here", "all here"
        if len(words) > 1:
            return words[-1] in self.own_nobody or self.groups.issuperset(words)
        # Nothing parts the words of a group in Chinese: 议题相关人员.
        return has_han(name) and len(name) > _NAME and name.endswith(self.groups_in_characters)

    def says_none_was_absent(self, wording: str) -> bool:
        """Return whether a short wording says that nobody was absent.

        >>> [attendee_words("en").says_none_was_absent(text) for text in ("No regrets.", "Ada absent")]
        [True, False]
        """
        first, _, behind = wording.strip(" \t*_").partition(" ")
        is_word = first.lower() in self.common_words or first.lower() in self.nobody
        return is_word and self.absent.match(behind) is not None

    def leaves_open(self, wording: str) -> bool:
        """Return whether a line of a list says that others came too, without their names: 等12人, 议题相关人员.

        >>> words = attendee_words("zh")
        >>> words.leaves_open("议题相关人员"), words.leaves_open("陈伟等"), words.leaves_open("无")
        (True, True, False)
        """
        name = wording.strip().lower()
        is_several = " " in name or len(name) > _NAME
        return (is_several and self.is_nobody(name)) or self.and_others.search(name) is not None


@cache
def attendee_words(language: str) -> AttendeeWords:
    """Return the patterns for minutes of a language, which is the tag of one that there is."""
    words = words_for(language)
    labels = words.labels
    own, own_labels = languages()[language].questions, languages()[language].minutes.labels
    nobody = words.names.nobody | {_NO_NAME}
    before = frozenset(word for phrase in labels.before_attendees for word in phrase.split())
    return AttendeeWords(
        labels=labels,
        # "佐藤・鈴木" are two; a name from elsewhere has the dot between letters: "アダ・バイロン".
        separator=shared_pattern(
            rf"[,，、;；\n]|(?<=[{HAN}])・(?=[{HAN}])|(?<!\s)\s+(?:{any_of(labels.joining)}|[&·•])\s+"
        ),
        and_others=shared_pattern(
            rf"(?:(?<!\s)\s+)?{any_of(labels.and_others)}"
            rf"(?:\s?(?:\d*|[{numerals()}]{{0,5}})\s?(?:{any_of(labels.people)})?|\s?[^\W\d]{{0,3}}\s?\d{{1,4}}\s?\w{{0,8}})$"
        ),
        honorifics=honorifics_behind((*unspaced(labels.honorifics), *spaced(own_labels.honorifics))),
        counted_nobody=nobody,
        two_family_names=words.names.two_family_names,
        blank_parts_people=words.names.blank_parts_people,
        particles=words.names.particles,
        nobody=nobody | frozenset(map(fold, nobody)),
        own_nobody=languages()[language].minutes.names.nobody | languages()["en"].minutes.names.nobody,
        organisations=words.names.organisations,
        organisations_in_characters=_in_characters(words.names.organisations),
        named_groups=words.names.groups,
        named_groups_in_characters=_in_characters(words.names.groups),
        groups=nobody | before,
        groups_in_characters=tuple(sorted(word for word in nobody if has_han(word) and len(word) > 1)),
        acting=frozenset(phrase.split()[0] for phrase in words.tasks.doing if phrase),
        everyday=own.everyday,
        stop_words=own.stop_words,
        family_names=words.names.family_names,
        common_words=(own.stop_words | words.names.no_names) - words.names.particles,
    )


def _in_characters(words: Words) -> tuple[str, ...]:
    """Return those of some words that are written in characters that no blanks part."""
    return tuple(sorted(word for word in words if _UNSPACED.match(word)))
