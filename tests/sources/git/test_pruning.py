"""Copies of repositories that nobody asks for go."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bot.sources.git.pruning import prune_copies

NOW = datetime(2024, 5, 2, tzinfo=UTC)


def copy_of(folder: Path, name: str, days: int) -> Path:
    """Return the folder of a copy whose server was asked so many days ago."""
    place = folder / f"{name}-{'a1' * 8}"
    place.mkdir(parents=True)
    record = {"store": "b" * 32, "commit": "c" * 40, "branch": "main", "checked": str(NOW - timedelta(days))}
    (place / "current.json").write_text(json.dumps(record))
    return place


def test_only_what_is_neither_configured_nor_used_lately_goes(tmp_path: Path) -> None:
    folder = tmp_path / "repositories"
    used, old, new = (copy_of(folder, name, days) for name, days in (("used", 900), ("old", 900), ("new", 9)))
    mine = copy_of(tmp_path, "mine", 900)
    link = folder / f"link-{'a1' * 8}"
    link.symlink_to(mine)
    (folder / f"other-{'a1' * 8}").mkdir()
    assert prune_copies(folder, [used], now=NOW) == [old]
    assert not old.exists()
    assert all(place.exists() for place in (used, new, mine, link, folder / f"other-{'a1' * 8}"))
    assert prune_copies(tmp_path / "nowhere", []) == []
