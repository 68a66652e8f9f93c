"""YAML into frozen settings, and what is refused."""

from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.config.reader import Limit, SettingsReader, between
from bot.errors import ConfigurationError
from tests.conftest import lines_of


@dataclass(frozen=True, slots=True)
class Bed:
    """One bed of the garden."""

    plant: str
    rows: int = 1


@dataclass(frozen=True, slots=True)
class Garden:
    """All of the garden."""

    name: str = "club"
    beds: tuple[Bed, ...] = ()
    litres: float = 10.0
    open: bool = True
    days: tuple[int, ...] = ()
    best: Bed = field(default_factory=lambda: Bed("bean"))
    motto: str | None = None
    shed: Path | None = None

    def __post_init__(self) -> None:
        if self.litres < 0:
            raise ValueError("litres: expected no less than nothing.")


LIMITS = {
    "beds[].*": Limit(lambda value: value != "weed", "no weed"),
    "beds[].rows": between(1, 50),
    "best.rows": between(1, 50),
    "days[]": between(0, 366),
    "motto": Limit(lambda motto: " " in motto, "two words"),
}


def read_settings(text: str) -> Garden:
    return SettingsReader(Path("garden.yaml"), {Path: Path}, LIMITS).read(text, Garden)


@pytest.mark.parametrize("text", ["", "\n", "# a comment\n", "---\n"])
def test_an_empty_file_leaves_the_defaults(text: str) -> None:
    assert read_settings(text) == Garden()


def test_every_kind_of_setting_is_read() -> None:
    text = lines_of(
        "name: 园", "beds: [{plant: pea, rows: 2}]", "litres: 3", "open: false", "days: [1, 2]", "motto: null"
    )
    assert read_settings(text) == Garden("园", (Bed("pea", 2),), 3.0, False, (1, 2))


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("nam: x", 1, ("nam is no setting", "name, beds")),
        ("open: true\nbest:\n  plant: pea\n  colour: red", 4, ("best.colour is no setting", "plant, rows")),
        ("name: 3", 1, ("name", "a text", "`3`", "Put it in quotes")),
        ("open: true\nshed: 5", 2, ("shed: expected a text, found `5`. Is it one? Put it in quotes.",)),
        ('days: ["123"]', 1, ("days[0]: expected a whole number, found a text in quotes; leave the quotes out.",)),
        ("litres: '3'", 1, ("litres: expected a number, found a text in quotes; leave the quotes out.",)),
        ("days: ['mon']", 1, ("days[0]: expected a whole number, found the text `mon`.",)),
        ("name: a\nbeds:", 2, ("beds: expected a list", "found nothing.")),
        ("name: [a]", 1, ("name", "a text", "a list")),
        ("litres: many", 1, ("litres", "a number", "`many`")),
        ("litres: true", 1, ("litres", "a number")),
        ("open: 1", 1, ("open", "true or false", "`1`")),
        ("days: 3", 1, ("days", "a list", "a whole number")),
        ("days: [1, two]", 1, ("days[1]", "a whole number", "`two`")),
        ("days: [1.5]", 1, ("days[0]", "a whole number")),
        ("days: [yes]", 1, ("days[0]", "a whole number")),
        ("name: null", 1, ("name", "a text")),
        ("name:", 1, ("name", "a text")),
        ("beds:\n  - rows: 2", 2, ("beds[0].plant is missing",)),
        ("beds:\n  - pea", 2, ("beds[0]",)),
        ("name: a\nname: b", 2, ("name is set twice",)),
        ("best: {plant: a, plant: b}", 1, ("best.plant is set twice",)),
        ("- name: a", 1, ("the file", "a list")),
        ("just words", 1, ("the file",)),
        ("litres: -1", 1, (": litres: expected no less than nothing",)),
        ("motto: secret", 1, ("motto: expected two words.",)),
        ("beds: [{plant: weed}]", 1, ("beds[0].plant: expected no weed.",)),
        ("days: [1, -1]", 1, ("days[1]: expected 0 to 366, found `-1`.",)),
        ("name: [unclosed", 1, ("no valid YAML",)),
        ("name: 'unclosed", 1, ("no valid YAML",)),
        ("name: a\n\tlitres: 3", 2, ("no valid YAML",)),
        ("name: *nowhere", 1, ("no valid YAML",)),
        ("? [a, b]\n: c", 1, ("a list is no setting",)),
        ("name: a\nlitres: -1", 2, ("litres: expected no less",)),
        ("open: true\nbest:\n  plant: pea\n  rows: 0", 4, ("best.rows: expected 1 to 50, found `0`.",)),
        ("beds:\n  - plant: pea\n    rows: 51", 3, ("beds[0].rows: expected 1 to 50, found `51`.",)),
        ("<<: {name: a}", 1, ("<< is no setting",)),
    ],
)
def test_what_does_not_fit_is_refused_with_its_place_and_what_was_expected(
    text: str, line: int, words: tuple[str, ...]
) -> None:
    with pytest.raises(ConfigurationError) as caught:
        read_settings(text)
    assert str(caught.value).startswith(f"garden.yaml:{line}: ")
    assert all(word in str(caught.value) for word in words)


@pytest.mark.parametrize(
    "text",
    [
        "name: !!python/object/apply:os.system [ls]",
        "name: !!python/name:os.system",
        "name: !secret x",
        "litres: !!float ''",
        "days: [!!int '']",
        "open: !!bool maybe",
        "name: !!timestamp soon",
        "name: !!binary '%'",
        "days: &days [*days]",
        "best: &best {plant: *best}",
        "name: " + "[" * 1_000,
        "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\ndays: *c",
        "days: [" + "9" * 5_000 + "]",
        "name: a\n---\nname: b",
        "name: \x00",
        "litres: .nan",
        "litres: .inf",
    ],
)
def test_tricks_are_refused_and_never_run(text: str) -> None:
    with pytest.raises(ConfigurationError, match=r"^garden\.yaml"):
        read_settings(text)


def test_many_layers_of_aliases_cost_nothing() -> None:
    layers = [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 9)}]" for n in range(1, 40)]
    with pytest.raises(ConfigurationError):
        read_settings(lines_of("l0: &l0 [x, x]", *layers, "days: *l39"))
    with pytest.raises(ConfigurationError):
        read_settings("days: [" + ", ".join(layer.split(": ", 1)[1] for layer in ["l: &l0 [1, 1]", *layers]) + "]")


@given(st.text())
def test_any_text_is_settings_or_refused(text: str) -> None:
    with suppress(ConfigurationError):
        assert isinstance(read_settings(text), Garden)


def test_a_limit_holds_for_what_is_written_and_not_for_nothing() -> None:
    assert read_settings("motto: null\nbeds: [{plant: pea, rows: 50}]").beds == (Bed("pea", 50),)
