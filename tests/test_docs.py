"""The pages for contributors and operators: what they name is there."""

import re
from pathlib import Path

import pytest

from tests.conftest import PROJECT

PAGES = [
    "CONTRIBUTING.md",
    "CHANGELOG.md",
    "SECURITY.md",
    "benchmarks/README.md",
    "benchmarks/questions/README.md",
    "benchmarks/readings/README.md",
    "docs/architecture.md",
    "docs/languages.md",
    "docs/operations.md",
    "README.md",
    "README.zh-CN.md",
]
PATH = re.compile(r"`((?:\.ci|\.github|bot|benchmarks|docs|knowledge|tests)/[\w./-]*)`")
NAMED = re.compile(r"`(\w+)` in\s+`([\w/]+\.py)`")
LINK = re.compile(r"\]\(([^)#:]+)(?:#[\w-]+)?\)")
FENCED = re.compile(r"^ *```\w*\n.*?^ *```$", re.MULTILINE | re.DOTALL)


def text_of(page: str) -> str:
    return (PROJECT / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_every_file_that_a_page_names_is_there(page: str) -> None:
    named = (path for path in PATH.findall(text_of(page)) if "TAG" not in path)
    assert [path for path in named if not (PROJECT / path).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_link_of_a_page_leads_to_a_file(page: str) -> None:
    folder = (PROJECT / page).parent
    links = LINK.findall(FENCED.sub("", text_of(page)))
    assert [link for link in links if not (folder / link).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_name_is_defined_in_the_file_that_a_page_gives_for_it(page: str) -> None:
    missing = [(name, file) for name, file in NAMED.findall(text_of(page)) if not defines(PROJECT / file, name)]
    assert missing == []


def defines(file: Path, name: str) -> bool:
    """Return whether a module defines a class, function or value of some name."""
    definition = rf"^ *(?:class|(?:async )?def) {name}\b|^{name}\b(?:: [^=\n]+)? ="
    return re.search(definition, file.read_text(encoding="utf-8"), re.MULTILINE) is not None


def test_every_module_that_the_pages_say_to_run_is_there() -> None:
    modules = {
        module for page in PAGES for module in re.findall(r"python -m ((?:benchmarks|docs)\.\w+)", text_of(page))
    }
    assert modules
    assert [module for module in modules if not (PROJECT / f"{module.replace('.', '/')}.py").is_file()] == []
