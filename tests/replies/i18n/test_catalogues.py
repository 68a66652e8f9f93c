"""Every phrase of the program stands in every catalogue, with the same values to put in."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from bot.chat.discord.words import GROUPS, MENU_NAME
from bot.replies.commands.catalogue import COMMANDS, words_of_names
from bot.replies.i18n.wording import NAME, wording_for
from tests.conftest import PROJECT

CATALOGUES = sorted((PROJECT / "bot" / "replies" / "i18n" / "catalogues").glob("*.po"))
Phrase = tuple[str, ...]
"""The English text; of a phrase with a count, the forms for one and for many."""


def phrases_of(module: Path) -> Iterator[Phrase]:
    """Yield what a module says: `wording("…")`, `wording.plural("…", "…", n)` and the words of commands and options."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call):
            continue
        name = name_of(node.func)
        if name in ("wording", "_wording", "self", "Told") and node.args:
            yield from ((text,) for text in texts_in(node.args[0]))
        elif name == "plural":
            yield tuple(text for argument in node.args[:2] for text in texts_in(argument))
        elif name in ("Command", "Option") and len(node.args) > 1:
            yield from ((text,) for text in texts_in(node.args[1]))


def name_of(function: ast.expr) -> str:
    """Return the last part of what is called."""
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""


def texts_in(argument: ast.AST) -> Iterator[str]:
    """Yield the literal texts in a piece of code; a choice between two has both."""
    for node in ast.walk(argument):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def phrases() -> set[Phrase]:
    """Return everything that is said, with what stands in tables rather than in a call."""
    said = {phrase for module in (PROJECT / "bot").rglob("*.py") for phrase in phrases_of(module)} - {("",)}
    return said | {(description,) for description in GROUPS.values()} | {(MENU_NAME,)}


def catalogue(file: Path) -> Catalog:
    with file.open("rb") as content:
        return read_po(content, locale=file.stem)


def placeholders(text: str) -> frozenset[str]:
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)


def is_name(message: Message) -> bool:
    return message.context == NAME


def test_the_program_says_something() -> None:
    assert len(phrases()) > 20


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
def test_every_phrase_is_translated(file: Path) -> None:
    messages = catalogue(file)
    untranslated = []
    for phrase in phrases():
        message = messages.get(phrase[0])
        forms = (message.string if isinstance(message.string, tuple | list) else [message.string]) if message else []
        if not forms or not all(forms):
            untranslated.append(phrase)
    assert sorted(untranslated) == []


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
def test_every_translation_has_the_same_values_to_put_in(file: Path) -> None:
    for message in catalogue(file):
        keys = message.id if isinstance(message.id, tuple | list) else [message.id]
        forms = message.string if isinstance(message.string, tuple | list) else [message.string]
        if keys != [""] and all(forms):
            assert {placeholders(form or "") for form in forms} == {placeholders(keys[-1])}, keys


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
def test_no_phrase_is_translated_that_is_never_said(file: Path) -> None:
    modules = (PROJECT / "bot").rglob("*.py")
    said = {text for module in modules for text in texts_in(ast.parse(module.read_text(encoding="utf-8")))}
    messages = [message for message in catalogue(file) if not is_name(message)]
    keys = (message.id if isinstance(message.id, str) else message.id[0] for message in messages)
    assert sorted(key for key in keys if key and key not in said) == []


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
def test_no_translation_is_marked_as_doubtful(file: Path) -> None:
    assert [message.id for message in catalogue(file) if message.id and message.fuzzy] == []


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
def test_the_names_of_commands_and_options_are_translated_and_no_others(file: Path) -> None:
    names = {str(message.id) for message in catalogue(file) if is_name(message)}
    assert names == words_of_names()


DISCORD_NAME = re.compile(r"[-_'\w]{1,32}")


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
def test_a_translated_name_is_one_that_discord_takes(file: Path) -> None:
    for message in catalogue(file):
        if is_name(message):
            name = str(message.string)
            assert DISCORD_NAME.fullmatch(name), name
            assert name == name.lower()


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
def test_no_two_commands_and_no_two_options_of_a_command_share_a_name(file: Path) -> None:
    name = wording_for(file.stem).name
    commands = [" ".join(map(name, command.name.split())) for command in COMMANDS]
    assert len(set(commands)) == len(commands)
    for command in COMMANDS:
        options = [name(option.name) for option in command.options]
        assert len(set(options)) == len(options)


@pytest.mark.parametrize("file", CATALOGUES, ids=lambda file: file.stem)
def test_a_translated_description_has_the_length_that_discord_takes(file: Path) -> None:
    wording = wording_for(file.stem)
    descriptions = [command.description for command in COMMANDS] + list(GROUPS.values())
    descriptions += [option.description for command in COMMANDS for option in command.options]
    for description in descriptions:
        assert 1 <= len(wording(description)) <= 100
        assert 1 <= len(description) <= 100
    assert 1 <= len(wording(MENU_NAME)) <= 32
