"""Reads the people in a run of names: `[Ada Byron](…) @ada (AB), Chen Wei – Acorn Inc. and Bo`."""

import re
from collections.abc import Iterator, Sequence

from bot.languages.merging import own_language
from bot.languages.reader import languages
from bot.minutes.attendee_words import AttendeeWords, attendee_words
from bot.minutes.listed_names import is_listed_name
from bot.minutes.model import Attendee
from bot.minutes.name_lists import names_most
from bot.minutes.names import FIRST_NAME, is_hangul_name, looks_like_name, with_last_point, without_symbols
from bot.minutes.offices import without_office
from bot.minutes.parted_people import NAME_EDGES, with_commas
from bot.minutes.running_text import ASIDE, is_sentence
from bot.minutes.short_names import is_short_for
from bot.minutes.shown import shown_text
from bot.minutes.wiki_names import ALSO, with_pages
from bot.text import CAPITAL, HAN, NO_SMALL, SMALL, fold, has_han

_STRUCK_OUT = re.compile(r"~~[^~\n]{1,300}~~|<(del|s|strike)>[^<\n]{0,300}</\1>", re.IGNORECASE)
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,200}\]\([^()\n]{0,500}\)")
_ADDRESS = re.compile(
    r"(?:https?://|www\.|mailto:)[^\s)）>]{0,500}|"
    r"<?(?:(?<!\w)[a-z+]{2,10}:)?@?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}>?"
)
_HANDLE = re.compile(r"[@＠]\s?(?P<handle>[A-Za-z0-9][A-Za-z0-9_.-]*(?<=[\w-]))")
_AT = re.compile(r"[@＠]\s?")
_GLUED = re.compile(r"[^\s@＠.()（）]+(?:[@＠][^\s@＠.()（）]+){2,}")
"""Names that nothing but their handles part: "Oak@Ada@Bo"."""
_WHOLE_IN_BRACKETS = re.compile(
    r"\s*[\[【]([^()（）\[\]【】]{1,200})[\]】]\s*(?P<aside>[(（][^()（）]{0,200}[)）]\s*)?"
)
_ALL_IN_BRACKETS = re.compile(r"\s*[\[【]([^\[\]【】]{1,200}[)）]\s*)[\]】]\s*")
"""A name with what other brackets say of it: "[陈博文(请假)]"."""
_ADDRESS_IN_BRACKETS = re.compile(r"[(（]\s?(?:https?://|mailto:|[\w.+-]{1,64}@[\w-]{1,63}\.)[^()（）]{0,500}[)）]")
_HAN_AFFILIATION = re.compile(rf"(?<=[{HAN}])\s*[-–—_]+\s*[^\s-].*", re.DOTALL)
_UNCLOSED = re.compile(r"[(（\[【][^()（）\[\]【】]{0,200}$")
_ABBREVIATION = re.compile(rf"[{CAPITAL}][{CAPITAL}0-9]{{1,3}}")
_MIXED = re.compile(rf"[{CAPITAL}][{CAPITAL}{SMALL}]{{1,4}}")
"""What somebody is called for short, with small letters: "RGr" beside "RGb"."""
_AFFILIATION = re.compile(
    rf"(?:\s(?:[-–—]{{1,2}}(?=[\s{CAPITAL}(（])|\|\s)|(?<=[{SMALL}])-\s).*|(?:(?<!\s)\s++)?(?:[–—]{{1,2}}\s*.*|[:：]$)",
    re.DOTALL,
)
_BEHIND_BRACKET = re.compile(rf"[(（][^()（）@]{{1,30}}[)）](?=[{HAN}]{{2,4}}(?:[（(、，,]|$))")
"""Between two names that nothing but what is said of the first parts: "林可欣（社长）何雨（宣传）"."""
_SAID_BEHIND_DASH = re.compile(r"(?P<name>[^-–—]{1,60}?)\s*[-–—]\s*(?P<said>[^-–—()（）]{1,40})")
_QUOTED = re.compile(r"[\"“”„«»]")
_HAN_NAMES = re.compile(rf"[{HAN}]{{2,4}}(?:\s+[{HAN}]{{2,4}})+")
_HANGUL_NAMES = re.compile("[\uac00-\ud7a3]{2,4}(?:\\s+[\uac00-\ud7a3]{2,4})+")
_SHORT_NAMES = re.compile(
    rf"(?:{NO_SMALL}[{SMALL}]{{1,12}}[{CAPITAL}]{{1,3}}(?: |$)){{3,}}|(?:[{CAPITAL}]{{2,3}}(?: |$)){{4,}}"
)
"""First names with an initial, or initials, that blanks alone part: "SkotM NickB MegT", "JD SM TG"."""
_HANGUL_NAME = 3  # characters of a whole name, as a rule
_OFFICE = re.compile(rf"\s*[{SMALL}][{SMALL} ]{{2,40}}\s*|\s*[{CAPITAL}]{{3,9}}(?:\s*@\S*)?\s*")
"""What stands behind a name and a comma, and is nobody: "Ada Byron, treasurer", "Ada Byron, ACME"."""
_CODE = re.compile(r"[A-Z]{1,2}\d")
_LEAST_TOLD = 3  # words: a name, and two that tell of its bearer
_LEAST_EMPLOYER = 3  # letters of what is known as an employer, because the name lacks them
_PLAIN_HANDLE = re.compile(r"[a-z0-9][\w-]*", re.IGNORECASE)
_MAX_NAMES_OF_ONE = 2  # names that a line of a list may hold side by side and still be one person: "石榴 园艺社"
_SAID_TWICE = re.compile(rf"(?<!\S)(\S{{1,30}}(?: \S{{1,30}}){{1,3}}|[{HAN}]{{2,4}})\s+\1(?!\S)")
"""A name and once more the same, as where a link to somebody's page stands behind the name."""
_MAX_OFFICE_WORDS = 5
_TITLE = re.compile(r"^[^\W\d_]{1,4}\.\s+")  # "M. Mathurin Petit"
_NEXT_SENTENCE = re.compile(r"(?<=\w\w)[.!?]\s+(?=[^\W\d_])")
_MAX_SENTENCE = 2_000  # characters of a run that are looked at to tell whether it is running text
_MAX_RUN = 20_000  # characters of a run of names that are read


def people_in(run: str, language: str = "", *, of_one: bool = False) -> Iterator[Attendee]:
    """Yield the people that a run of names names, as a page shows them; none of a sentence.

    `of_one` tells that it is an item of a list or a cell of a table: what is parted by blanks alone is one person.

    >>> [person.name for person in people_in("[Ada Byron](ada.md) @ada (AB), ~~Bo~~, chen_w and @Weng Li - Acorn")]
    ['Ada Byron', 'chen_w', 'Weng Li']
    >>> list(people_in("Ada moderated, and Bo took the notes."))
    []
    """
    for person, says_absent in people_and_absent_in(run, language, of_one=of_one):
        if not says_absent:
            yield person


def people_and_absent_in(run: str, language: str = "", *, of_one: bool = False) -> Iterator[tuple[Attendee, bool]]:
    """Yield likewise everybody whom a run of names names, each with whether brackets say that they did not come.

    >>> [(person.name, absent) for person, absent in people_and_absent_in("Ada Byron, Chen Wei (excused)", "en")]
    [('Ada Byron', False), ('Chen Wei', True)]
    """
    words = attendee_words(own_language(language))
    run = run.rstrip(" .") if of_one and _is_name_with_office(run, language) else run
    if is_sentence(shown_text(run[:_MAX_SENTENCE]), language):
        if not names_most(run[:_MAX_SENTENCE], language):
            return
        run = _NEXT_SENTENCE.split(run, maxsplit=1)[0]
    run = run[:_MAX_RUN] if of_one else with_commas(run[:_MAX_RUN], words, language)
    first, *others = _from_the_end(list(_runs(run, words)), words) if of_one else _runs(run, words)
    may_tell_office = of_one and looks_like_name(first, language)
    for wording in (first, *(one for one in others if not (may_tell_office and _OFFICE.fullmatch(one)))):
        yield from _Reader(words, language, of_one=of_one).people(wording)


def _is_name_with_office(run: str, language: str) -> bool:
    """Return whether an item ends in a full stop though it is no sentence: "Ada Byron, owner of 24 shares."."""
    shown = shown_text(run[:_MAX_SENTENCE]).strip()
    name, *said = _TITLE.sub("", shown.strip(NAME_EDGES)).split(",")
    is_ended = shown.endswith(".") and looks_like_name(name, language) and _NEXT_SENTENCE.search(shown) is None
    # An office is told in small letters and few words; "who is ill", "could not come" are no offices.
    return is_ended and bool(said) and all(_is_office(piece.split(), language) for piece in said)


def _is_office(words: Sequence[str], language: str) -> bool:
    small = languages()[own_language(language)].questions.stop_words
    return (
        0 < len(words) <= _MAX_OFFICE_WORDS
        and all(word[0].islower() or word.isdecimal() for word in words)
        and words[0] not in small
    )


def _runs(run: str, words: AttendeeWords) -> Iterator[str]:
    """Yield the pieces between two separators as a page shows them."""
    run = with_pages(_IMAGE.sub(" ", _STRUCK_OUT.sub(" ", _BEHIND_BRACKET.sub(r"\g<0>、", run))))
    wording = _ADDRESS_IN_BRACKETS.sub(" ", shown_text(run))
    if ":" in wording or "：" in wording:
        wording = words.absent_later.sub("", wording)
    parts = words.separator.split(ASIDE.sub(lambda aside: words.separator.sub(_COMMA, aside.group()), wording))
    yield from (_SAID_TWICE.sub(r"\1", part) for part in parts)


def _from_the_end(parts: list[str], words: AttendeeWords) -> list[str]:
    """Return the parts of one person's item with a name from its end put right: "van der Berg, Joost"."""
    first = parts[0].split()
    is_family = len(first) > 1 and first[0] in words.particles
    if len(parts) == _MAX_NAMES_OF_ONE and is_family and FIRST_NAME.fullmatch(parts[1].strip()):
        return [f"{parts[1].strip()} {' '.join(first)}"]
    return parts


_COMMA = "\u2063"  # stands for a comma within brackets, where it parts no people


class _Reader:
    """Reads what stands between two commas."""

    def __init__(self, words: AttendeeWords, language: str, *, of_one: bool) -> None:
        self._words = words
        self._language = language
        self._of_one = of_one

    def people(self, part: str) -> Iterator[tuple[Attendee, bool]]:
        """Yield the people of a part, one, or several whom only blanks or their handles part; each with absence."""
        if whole := _ALL_IN_BRACKETS.fullmatch(part):
            part = whole[1]
        part = self._without_office(self._absence_in_brackets(part.strip()))
        together = part.strip(NAME_EDGES)
        names = self._of_group(part) or [part]
        is_called = part.startswith(("@", "＠")) and len(_AT.findall(part)) > 1
        is_address = _ADDRESS.fullmatch(ASIDE.sub("", part).strip(NAME_EDGES)) is not None  # "@ada@example.org (she)"
        if not is_address and (is_called or _GLUED.fullmatch(part)):
            first, *others = _AT.split(part)
            names = [*([first] if first.strip() else []), *(f"@{name}" for name in others)]
        elif self._are_hangul_names(together) or _SHORT_NAMES.fullmatch(together):
            names = together.split()
        elif self._words.blank_parts_people and _HAN_NAMES.fullmatch(together):
            several = together.split()
            names = [part] if self._of_one and len(several) <= _MAX_NAMES_OF_ONE else several
        for name in names:
            person = self._person(name)
            if person:
                asides = (aside.strip() for written in ASIDE.findall(name) for aside in written.split(_COMMA))
                yield person, any(self._words.absent.match(aside) for aside in asides)

    def _absence_in_brackets(self, part: str) -> str:
        """Return a name behind which a dash says that its bearer did not come as brackets would: "[王五]-请假"."""
        match = _SAID_BEHIND_DASH.fullmatch(part)
        if match is None or self._words.absent.fullmatch(match["said"].strip(" .")) is None:
            return part
        return f"{match['name'].strip('[]【】 ')} ({match['said']})"

    def _without_office(self, part: str) -> str:
        bare = " ".join(ASIDE.sub(" ", part).split())
        name = without_office(bare, self._language)
        return part if name == bare else f"{name} {''.join(f'({aside})' for aside in ASIDE.findall(part))}".strip()

    def _of_group(self, part: str) -> Sequence[str]:
        """Return the names that brackets tell of a group: "the whole team (Ada, Bo and Cy)"."""
        aside = ASIDE.search(part)
        named = aside[1].replace(_COMMA, ",") if aside and aside.end() == len(part) else ""
        names = list(filter(None, map(str.strip, self._words.separator.split(named))))
        group = (part[: aside.start()] if aside else "").strip(NAME_EDGES).lower().replace("’", "'").rpartition("'")[2]
        is_group = bool(group) and (self._words.is_group(group) or self._words.is_nobody(group))
        return names if is_group and len(names) > 1 else ()

    def _are_hangul_names(self, wording: str) -> bool:
        """Return whether only blanks part Korean names: most have three characters, some two or four."""
        if _HANGUL_NAMES.fullmatch(wording) is None:
            return False
        names = wording.split()
        whole = sum(len(name) == _HANGUL_NAME for name in names)
        families = sum(name[0] in self._words.family_names for name in names)
        if whole == len(names):  # "카카오 황은경" is somebody with an employer
            return families * 2 > len(names)
        return whole * 2 > len(names) > 2 and families == len(names)

    def _person(self, wording: str) -> Attendee | None:
        if whole := _WHOLE_IN_BRACKETS.fullmatch(wording):
            wording = whole[1] + (whole["aside"] or "")
        wording, *also = wording.split(ALSO)
        wording += "".join(also[1:])
        if address := _ADDRESS.search(ASIDE.sub(" ", wording)):
            wording = _ADDRESS.sub(" ", wording)
            bare = ASIDE.sub(" ", wording).strip(NAME_EDGES)
            is_word = bare.lower() in self._words.everyday or bare.lower() in self._words.common_words
            is_first_name = "@" in address.group() and FIRST_NAME.fullmatch(bare) and not is_word
            if not (looks_like_name(bare, self._language) or self._is_long_name(bare) or is_first_name):
                return None
        asides = [aside.strip() for written in ASIDE.findall(wording) for aside in written.split(_COMMA)]
        bare = _AFFILIATION.sub("", _UNCLOSED.sub(" ", ASIDE.sub(" ", wording)))
        before = _HAN_AFFILIATION.sub("", bare).strip(NAME_EDGES)
        bare = before if looks_like_name(before, self._language) else bare
        handle, name = _handle_and_name(self._without_others(bare))
        handle = handle or next((match["handle"] for aside in asides if (match := _HANDLE.match(aside))), None)
        name = " ".join(_QUOTED.sub("", without_symbols(name)).strip(NAME_EDGES).split())
        name = self._without_employer(self._without_code(name))
        name = with_last_point(self._without_remark(self._without_origin(name)), wording) or handle or ""
        if not is_listed_name(name, self._words, self._language, of_one=self._of_one):
            return None
        abbreviation = next((aside for aside in asides if _abbreviates(aside, name)), None)
        full = next((aside for aside in asides if self._is_full_name_of(name, aside)), None)
        others = tuple(dict.fromkeys(filter(None, (*(other.strip() for other in also[:1]), full))))
        return Attendee(name, handle, abbreviation, others)

    def _without_others(self, wording: str) -> str:
        """Return a name without "and others" or courtesy: "陈伟等", "石井さん", "Ada Hanım"."""
        bare = wording.strip(NAME_EDGES)
        if not bare.isascii():
            bare = self._words.and_others.sub("", bare).strip(NAME_EDGES)
        return bare if wording.strip().startswith(("@", "＠")) else self._words.honorifics.sub("", bare)

    def _is_long_name(self, wording: str) -> bool:
        """Return whether all of several words are written as those of a name: with a capital, or as "van den"."""
        words = wording.split()
        return len(words) > 1 and all(word[0].isupper() or word in self._words.particles for word in words)

    def _without_origin(self, name: str) -> str:
        """Return a name in small letters without where its bearer comes from: "timo von der Hecke"."""
        words = name.split()
        if name[:1].islower() and len(words) > _MAX_NAMES_OF_ONE:
            particles = self._words.particles
            # One small word behind the first name belongs to it: "joost van Dijk".
            inner = range(1, len(words) - 1)
            ends = (at for at in inner if words[at] in particles and (at > 1 or words[at + 1] in particles))
            return " ".join(words[: next(ends, len(words))])
        return name

    def _without_code(self, name: str) -> str:
        """Return a name in characters without the year or group of its bearer before it: "B4 中野佑"."""
        code, _, rest = name.partition(" ")
        return rest if _CODE.fullmatch(code) and has_han(rest) else name

    def _without_employer(self, name: str) -> str:
        """Return a Korean name without the company before it: "삼성전자 정윤환"."""
        *before, last = name.split() or [""]
        is_whole = is_hangul_name(last, self._language) and last[0] in self._words.family_names
        return (
            last if before and is_whole and not any(is_hangul_name(word, self._language) for word in before) else name
        )

    def _without_remark(self, name: str) -> str:
        """Return a whole name without what is said of its bearer: "Ada Byron on behalf of Oak"."""
        words = name.split()
        ends = (at for at, word in enumerate(words) if word in self._words.common_words and word.islower())
        end = next(ends, 0)
        is_remark = self._of_one and end > 1 and words[end] not in self._words.acting
        before = " ".join(words[:end])
        if is_remark and looks_like_name(before, self._language):
            return before
        return words[0] if self._of_one and self._tells_of_first(words) else name

    def _tells_of_first(self, words: Sequence[str]) -> bool:
        """Return whether small words tell of somebody of one word: "Ada came late", but no "Mowing the lawn"."""
        if len(words) < _LEAST_TOLD or not all(map(str.islower, words[1:])):
            return False
        known = self._words.everyday | self._words.common_words
        is_told = words[1] in known - self._words.particles and words[1] not in self._words.stop_words
        no_names = known | self._words.stop_words | self._words.nobody
        return is_told and FIRST_NAME.fullmatch(words[0]) is not None and words[0].lower() not in no_names

    def _is_full_name_of(self, name: str, aside: str) -> bool:
        """Return whether what stands in brackets is the name of somebody who goes by a handle."""
        return (
            " " not in name
            and name[:1].islower()
            and _PLAIN_HANDLE.fullmatch(name) is not None
            and looks_like_name(aside, self._language)
        )


def _abbreviates(aside: str, name: str) -> bool:
    """Return whether brackets tell what somebody is called for short: `Eemeli Aro (EAO)`, and no employer: `(CMU)`."""
    if _ABBREVIATION.fullmatch(aside) is None:
        return _MIXED.fullmatch(aside) is not None and is_short_for(aside, name)
    letters, folded = fold(aside), fold(name)
    if not folded.isascii() or len(letters) < _LEAST_EMPLOYER:  # it may be written otherwise, or is chosen freely
        return True
    opens_word = any(word.startswith(letters[0]) for word in re.split(r"[\s-]+", folded))
    return opens_word or set(filter(str.isalpha, letters)) <= set(folded)


def _handle_and_name(wording: str) -> tuple[str | None, str]:
    """Return the handle and the name of somebody, without any `@`; the name is empty for a handle alone."""
    match = _HANDLE.search(wording)
    if match is None:
        return None, _AT.sub(" ", wording)
    rest = f"{wording[: match.start()]} {wording[match.end() :]}"
    handle = match["handle"]
    before, behind = wording[: match.start()].strip(NAME_EDGES), wording[match.end() :].strip(NAME_EDGES)
    # "@Weng Li" is a name that somebody is called by; "@weng Weng Li" is a handle and a name.
    if not before and len(behind.split()) == 1 and handle.isalpha() and handle[0].isupper() and behind[0].isupper():
        return None, f"{handle} {behind}"
    return handle, rest
