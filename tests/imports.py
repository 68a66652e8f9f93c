"""What the modules of the program import, for tests on how it is built."""

import ast
from collections.abc import Iterator
from importlib.util import resolve_name
from pathlib import Path
from typing import NamedTuple

from tests.conftest import PROJECT


class Import(NamedTuple):
    """One module importing another."""

    importer: str
    imported: str
    at_top: bool
    """Whether the line stands outside every function and condition."""


def name_of(file: Path) -> str:
    """Return the dotted name of a module."""
    parts = file.relative_to(PROJECT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {name_of(file): file for file in sorted((PROJECT / "bot").rglob("*.py"))}


def imports_of(module: str) -> Iterator[Import]:
    """Yield every import of a module, a name that is itself a module as that module."""
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    package = module if MODULES[module].stem == "__init__" else module.rpartition(".")[0]
    body = set(tree.body)
    for node in ast.walk(tree):
        at_top = node in body
        if isinstance(node, ast.Import):
            yield from (Import(module, alias.name, at_top) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = resolve_name("." * node.level + (node.module or ""), package) if node.level else node.module or ""
            for alias in node.names:
                whole = f"{source}.{alias.name}"
                yield Import(module, whole if whole in MODULES else source, at_top)


IMPORTS = [found for module in MODULES for found in imports_of(module)]
OWN = [found for found in IMPORTS if found.imported.partition(".")[0] == "bot"]
