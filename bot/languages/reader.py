"""Reads the files of the languages, once, and refuses what is no part of a language with its file and line."""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple, NoReturn, get_args, get_origin, get_type_hints

import Stemmer
import yaml

from bot.errors import ConfigurationError
from bot.languages.meeting_nouns import with_every_noun
from bot.languages.model import Language, MinutesWords
from bot.languages.phrase_syntax import PhraseError, check_marks, forms_of
from bot.languages.scripts import SCRIPTS
from bot.languages.words import Phrases, Words
from bot.letters import small_letters

# The one in C is ten times as fast, and is there in nearly every installation.
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULL, _BOOL = "tag:yaml.org,2002:null", "tag:yaml.org,2002:bool"
_LISTS = {"months": 12, "weekdays": 7}
_NEEDED = ("en", "zh")  # every question may be asked in these
_BETWEEN = re.compile(r";(?:\s|$)")  # phrases; "tl;dr" is one
_TAG = re.compile(r"[a-z]{2}")


@cache
def languages() -> Mapping[str, Language]:
    """Return every language by its tag; raise `ConfigurationError` for a file that cannot be understood."""
    return read_languages(Path(__file__).parent)


def read_languages(folder: Path) -> Mapping[str, Language]:
    """Return every language of a folder by its tag; raise `ConfigurationError` for a file that cannot be understood."""
    read: dict[str, Language] = {}
    for file in sorted(folder.glob("*.yaml")):
        try:
            text = file.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigurationError(f"{file.name} cannot be read as UTF-8: {error}.") from error
        read[file.stem] = read_language(text, file.name)
    if missing := [tag for tag in _NEEDED if tag not in read]:
        raise ConfigurationError(f"{folder}: the file {missing[0]}.yaml is missing. Install the program anew.")
    return MappingProxyType(read)


def read_language(text: str, file: str) -> Language:
    """Return the language that a file describes; its name without `.yaml` is the language's tag.

    Raise `ConfigurationError`, with file and line, for a key that is missing or unknown and for a value of the wrong
    kind.
    """
    try:
        node = yaml.compose(text, Loader=_Loader)
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise ConfigurationError(f"{file}, line {line}: this is no valid YAML: {error.problem}.") from error
    if not _TAG.fullmatch(file.removesuffix(".yaml")):
        raise ConfigurationError(f"{file}: a language is called by two small letters, such as `it.yaml`.")
    values = _Reader(file).values(Language, node, Place(), given={"tag": file.removesuffix(".yaml")})
    language = with_every_noun(_counting_with_numerals(Language(**values)))
    if language.script not in SCRIPTS:
        raise ConfigurationError(f"{file}: `{language.script}` is no script. Those there are: {', '.join(SCRIPTS)}.")
    if language.stemmer is not None and language.stemmer not in Stemmer.algorithms():
        known = ", ".join(Stemmer.algorithms())
        raise ConfigurationError(f"{file}: there is no stemmer `{language.stemmer}`. Those there are: {known}.")
    return language


def _counting_with_numerals(language: Language) -> Language:
    """Return a language that counts meetings with its numerals too; one counts nothing."""
    latest = language.questions.latest
    numerals = {numeral: number for numeral, number in language.minutes.dates.numerals.items() if number > 1}
    counts = MappingProxyType({**numerals, **latest.counts})
    return language._replace(questions=language.questions._replace(latest=latest._replace(counts=counts)))


class Place(NamedTuple):
    """Where in a language a value stands."""

    keys: tuple[str, ...] = ()
    in_minutes: bool = False
    """Whether among what minutes are written with, of which every form is spelt out."""

    def below(self, key: str, kind: Any) -> "Place":
        """Return the place of a key below this one."""
        return Place((*self.keys, key), self.in_minutes or kind is MinutesWords)

    def __str__(self) -> str:
        return ".".join(self.keys) or "a language"


class _Reader:
    """Reads the nodes of one file as the values that the model asks for."""

    def __init__(self, file: str) -> None:
        self._file = file

    def values(
        self, kind: type, node: yaml.Node | None, place: Place, given: Mapping[str, str] = MappingProxyType({})
    ) -> dict[str, Any]:
        """Return the fields of a dataclass by their names; `given` are those that the file does not hold."""
        kinds = _kinds(kind)
        wanted = [name for name in kinds if name not in given]
        found: dict[str, Any] = dict(given)
        for key, value in self._pairs(node, place):
            name = str(key.value)
            if name not in wanted:
                near = get_close_matches(name, wanted, n=1)
                hint = f" Is `{near[0]}` meant?" if near else f" Its keys are {', '.join(wanted)}."
                self._refuse(key, f"`{name}` is no part of {place}.{hint}")
            if name in found:
                self._refuse(key, f"`{name}` stands twice in {place}.")
            found[name] = self._value(kinds[name], value, place.below(name, kinds[name]))
        missing = [name for name in wanted if name not in found]
        if missing:
            what = ", ".join(f"`{name}`" for name in missing)
            self._refuse(node, f"{place} lacks {what}. What a language has none of is left empty.")
        return found

    def _value(self, kind: Any, node: yaml.Node, place: Place) -> Any:
        if hasattr(kind, "_fields"):
            return kind(**self.values(kind, node, place))
        if kind == Phrases:
            return self._phrases(node, place)
        if kind == Words:
            return self._words(node, place)
        if get_origin(kind) is tuple:
            return self._list(node, place)
        if get_origin(kind) is not None and issubclass(get_origin(kind), Mapping):
            return self._mapping(node, place, of_numbers=get_args(kind)[1] is int)
        if kind is bool:
            return self._bool(node, place)
        text = self._scalar(node, place)
        if not text and kind is str:
            self._refuse(node, f"expected a word for {place}.")
        return text or None

    def _pairs(self, node: yaml.Node | None, place: Place) -> Iterator[tuple[yaml.Node, yaml.Node]]:
        if not isinstance(node, yaml.MappingNode):
            self._refuse(node, f"expected `key: value` lines for {place}.")
        yield from node.value

    def _scalar(self, node: yaml.Node, place: Place) -> str:
        if not isinstance(node, yaml.ScalarNode):
            self._refuse(node, f"expected words for {place}, not a list or further keys.")
        return "" if node.tag == _NULL else str(node.value)

    def _phrases(self, node: yaml.Node, place: Place) -> Phrases:
        phrases = [phrase for part in _BETWEEN.split(self._scalar(node, place)) if (phrase := part.lower().strip())]
        try:
            if place.in_minutes:
                return tuple(dict.fromkeys(form for phrase in phrases for form in forms_of(phrase)))
            for phrase in phrases:
                check_marks(phrase)
        except PhraseError as error:
            self._refuse(node, f"{place}: {error}")
        return tuple(phrases)

    def _words(self, node: yaml.Node, place: Place) -> Words:
        text = self._scalar(node, place)
        if ";" in text:
            self._refuse(node, f"the words of {place} are parted by blanks, not by `;`.")
        words = text.lower().split()
        return frozenset((*words, *map(small_letters, words)))  # "KASIM" in small letters is "kasim"

    def _list(self, node: yaml.Node, place: Place) -> tuple[Phrases, ...]:
        name = place.keys[-1]
        if not isinstance(node, yaml.SequenceNode) or len(node.value) != _LISTS[name]:
            self._refuse(node, f"expected a list of the {_LISTS[name]} {name} for {place}.")
        return tuple(self._phrases(names, place) for names in node.value)

    def _mapping(self, node: yaml.Node, place: Place, *, of_numbers: bool) -> Mapping[str, Any]:
        found: dict[str, Any] = {}
        for key, value in () if getattr(node, "tag", None) == _NULL else self._pairs(node, place):
            text = self._scalar(value, place)
            if of_numbers and not text.isdecimal():
                self._refuse(value, f"expected a number for `{key.value}` in {place}.")
            found[str(key.value)] = int(text) if of_numbers else text
        return MappingProxyType(found)

    def _bool(self, node: yaml.Node, place: Place) -> bool:
        if node.tag != _BOOL:
            self._refuse(node, f"expected true or false for {place}.")
        return str(node.value).lower() in ("true", "yes", "on")

    def _refuse(self, node: yaml.Node | None, reason: str) -> NoReturn:
        line = node.start_mark.line + 1 if node is not None else 1
        raise ConfigurationError(f"{self._file}, line {line}: {reason}")


@cache
def _kinds(kind: type) -> Mapping[str, Any]:
    """Return the fields of a part of the model with their types."""
    return get_type_hints(kind)
