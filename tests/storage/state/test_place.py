from pathlib import Path

import pytest

from bot.storage.state.place import StatePlace, read_place


def test_a_path_is_a_folder_that_starts_at_the_configuration() -> None:
    assert read_place("state").within(Path("/etc/quorum")) == StatePlace(Path("/etc/quorum/state"))


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+asyncpg"])
def test_an_address_is_a_database(scheme: str) -> None:
    place = read_place(f"{scheme}://quorum@db.example.org:5433/minutes")
    assert place.folder is None
    assert str(place) == "postgresql://quorum@db.example.org:5433/minutes"


def test_a_password_is_never_shown() -> None:
    place = read_place("postgresql://quorum:hushhush@db.example.org/minutes")
    assert "hushhush" not in f"{place} {place!r}"
    assert place.database is not None
    assert "hushhush" in place.database


@pytest.mark.parametrize("written", ["", "  ", "mysql://a@b/c", "postgresql://quorum@db", "://", "sqlite:///x.db"])
def test_what_is_neither_is_refused_with_what_was_expected(written: str) -> None:
    with pytest.raises(ValueError, match="expected a folder, or an address"):
        read_place(written)


def test_a_refused_address_is_not_repeated_since_it_may_hold_a_password() -> None:
    with pytest.raises(ValueError, match="expected") as raised:
        read_place("mysql://quorum:hushhush@db/minutes")
    assert "hushhush" not in str(raised.value)
