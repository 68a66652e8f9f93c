"""The floors of the house: imports only go down."""

import re
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.conftest import PROJECT
from tests.imports import IMPORTS, MODULES, OWN, Import

FLOORS = {
    "bot.errors": 0,
    "bot.connections": 0.5,
    "bot.diagnosis": 0,
    "bot.logs": 0.5,
    "bot.letters": 0,
    "bot.text": 0.25,
    "bot.shortening": 0.5,
    "bot.unseen": 0,
    "bot.languages": 0.5,
    "bot.minutes": 1,
    "bot.sources": 2,
    "bot.search": 2,
    "bot.storage": 2,
    "bot.knowledge": 3,
    "bot.rewriting": 2,
    "bot.replies": 4,
    "bot.desk": 4.5,
    "bot.communities": 4.75,
    "bot.operations": 5,
    "bot.chat.discord": 5,
    "bot.chat.terminal": 5,
    "bot.config": 6,
    "bot.cli": 6,
    "bot.__main__": 6,
}
TOP = 6
"""The floor of settings, commands and start-up, whose modules may use one another."""

SUB_FLOORS: dict[str, dict[str, float]] = {
    "bot.search": {
        "settings": 0,
        "model": 0,
        "vectors": 0,
        "analysis": 0,
        "index": 1,
        "question": 2,
        "embeddings": 2,
        "completion": 2,
        "ranking": 3,
        "quoting": 4,
        "minutes_index": 4,
        "likeness": 4,
        "alike": 4.25,
        "lifting": 4.25,
        "curated": 4.5,
        "explanation": 4,
        "typed": 4,
        "withholding": 4,
        "answering": 4.5,
        "listed_answers": 4.5,
        "chosen_first": 4.75,
        "engine": 5,
        "kept": 5,
    },
    "bot.knowledge": {
        "freshness_status": 0,
        "garbage_collection": 0,
        "background": 0,
        "workers": 1,
        "ingest": 2,
        "series": 0,
        "unread": 2,
        "cache": 3,
        "check": 3,
        "snapshot": 3,
        "teaching": 3.2,
        "warming": 3.2,
        "review_progress": 0,
        "golden": 3.2,
        "kept_contents": 3,
        "kept_files": 3,
        "kept_minutes": 3.2,
        "history": 3.2,
        "agreement": 3.4,
        "building": 3.5,
        "built": 3.2,
        "meaning": 3.5,
        "comparing": 3.5,
        "proposal": 3.6,
        "reviewing": 3.8,
        "aside": 3.9,
        "swaps": 3.9,
        "service": 4,
    },
    "bot.replies": {
        "settings": 0,
        "i18n": 0,
        "controls": 0,
        "model": 1,
        "markdown": 2,
        "commands": 3,
        "curating": 3.5,
        "answer_basis": 4,
        "kept_replies": 4,
        "completing": 4,
        "asking": 4,
        "rewording": 3.5,
        "searching": 4.5,
        "golden_results": 4,
        "cards": 5,
        "tagging": 2,
        "browsing": 6,
        "introducing": 6,
        "reviews": 6,
        "json_records": 6,
        "question_card": 6,
        "outcomes": 6,
        "service": 7,
        "completions": 8,
        "dispatch": 8,
    },
    "bot.communities": {
        "community": 0,
        "waking": 0,
        "cards": 1,
        "roster": 1,
        "keeping": 1,
    },
    "bot.operations": {
        "settings": 0,
        "threads": 0,
        "loop_lag": 0,
        "machine": 1,
        "sources_lag": 0,
        "health": 0,
        "metrics": 0,
        "readings": 0,
        "health_server": 1,
        "stopping": 0,
        "supervision": 1,
        "settling": 0,
        "status": 0,
        "listeners": 0,
        "troubles": 0,
        "looks": 1,
        "surroundings": 1,
        "refresher": 1,
        "folders": 2,
        "polling": 2,
        "freshness": 3,
    },
    "bot.chat.discord": {
        "settings": 0,
        "shards": 0,
        "audiences": 0,
        "session": 0.5,
        "words": 0,
        "surroundings": 1,
        "moderators": 2,
        "channel_diagnosis": 1,
        "diagnosis": 2,
        "rendering": 2,
        "interactions": 3,
        "messenger": 3.5,
        "servers": 3,
        "tree": 4,
        "reception": 4.5,
        "commands": 4,
        "client": 5,
        "running": 6,
    },
}
"""The floors inside a house: its packages and modules, which import one another only downwards too."""

PUBLIC = {
    "bot.search": {
        *("alike", "curated", "engine", "explanation", "kept", "likeness", "model", "settings", "typed", "vectors"),
        "withholding",
    },
    "bot.config": {"settings", "golden", "communities", "left_out", "secret_values"},
}
"""What other houses may import of a house; of one that is not named here, everything."""


def floors_told(readme: str) -> dict[str, float]:
    """Return the floor of each package and module by the map of the code in a README."""
    rows = re.findall(r"^\| ([\d.]+) \| ([^|]+) \|", (PROJECT / readme).read_text(encoding="utf-8"), re.MULTILINE)
    return {
        path.removesuffix(".py").strip("/").replace("/", "."): float(floor)
        for floor, paths in rows
        for path in re.findall(r"`([^`]+)`", paths)
    }


def house_of(module: str) -> str | None:
    """Return the package or module of the table that a module belongs to."""
    return next((house for house in FLOORS if module == house or module.startswith(f"{house}.")), None)


def is_allowed(found: Import) -> bool:
    """Return whether an import goes down, or stays in its own package or on the top floor."""
    importer, imported = house_of(found.importer), house_of(found.imported)
    if importer is None or imported is None:
        return False
    return importer == imported or FLOORS[imported] < FLOORS[importer] or FLOORS[imported] == FLOORS[importer] == TOP


def test_every_module_has_its_floor() -> None:
    packages = {"bot", "bot.chat"}
    assert [module for module in MODULES if house_of(module) is None and module not in packages] == []


@pytest.mark.parametrize("readme", ["README.md", "README.zh-CN.md"])
def test_the_map_of_the_code_shows_the_same_floors(readme: str) -> None:
    houses = {house_of(module) for module in MODULES} - {None}
    assert floors_told(readme) == {house: floor for house, floor in FLOORS.items() if house in houses}


def test_imports_only_go_down_or_stay_in_their_package() -> None:
    assert [found for found in OWN if not is_allowed(found)] == []


def test_packages_bring_nothing_along() -> None:
    packages = {module for module, file in MODULES.items() if file.stem == "__init__"}
    assert [found for found in IMPORTS if found.importer in packages] == []


def room_of(module: str, house: str) -> str:
    """Return the package or module of a house that a module belongs to."""
    return module.removeprefix(f"{house}.").partition(".")[0]


@pytest.mark.parametrize("house", SUB_FLOORS)
def test_every_room_of_a_house_has_its_floor(house: str) -> None:
    rooms = {room_of(module, house) for module in MODULES if module.startswith(f"{house}.")}
    assert rooms == SUB_FLOORS[house].keys()


@pytest.mark.parametrize("house", SUB_FLOORS)
def test_imports_inside_a_house_only_go_down_or_stay_in_their_room(house: str) -> None:
    inside = [found for found in OWN if house_of(found.importer) == house == house_of(found.imported)]
    rooms = [(found, room_of(found.importer, house), room_of(found.imported, house)) for found in inside]
    floors = SUB_FLOORS[house]
    assert inside
    assert [found for found, one, other in rooms if one != other and floors[other] >= floors[one]] == []


@pytest.mark.parametrize("house", PUBLIC)
def test_other_houses_import_only_what_is_public(house: str) -> None:
    from_outside = [found for found in OWN if house_of(found.imported) == house != house_of(found.importer)]
    assert from_outside
    assert [found for found in from_outside if room_of(found.imported, house) not in PUBLIC[house]] == []


def test_no_circle_of_imports() -> None:
    graph: dict[str, set[str]] = {module: set() for module in MODULES}
    for found in OWN:
        graph[found.importer].add(found.imported)
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as error:
        pytest.fail(f"these import one another: {error.args[1]}")
