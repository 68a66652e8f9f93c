"""Where the program keeps what can be had again."""

from pathlib import Path

import pytest

from tests.conftest import SPRING, Quorum
from tests.sources.git.hosting import Repository

pytestmark = pytest.mark.slow


def test_copies_of_repositories_are_in_the_cache_that_is_set(tmp_path: Path, quorum: Quorum) -> None:
    repository = Repository(tmp_path / "server" / "minutes")
    repository.commit({"2024-03-05.md": SPRING})
    settings = tmp_path / "config.yaml"
    settings.write_text(f"cache: kept\nsources: [git: '{repository.url}']\n", encoding="utf-8")
    assert quorum("--config", settings, "meetings", "--json").returncode == 0
    assert list((tmp_path / "kept" / "repositories").iterdir())
    assert not (tmp_path / ".cache").exists()
