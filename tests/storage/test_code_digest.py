"""What was kept is used as long as the program does the same with minutes."""

from pathlib import Path

import pytest

from bot.storage.code_digest import code_digest, sealed

CODE = '''"""Reads."""

WORDS = frozenset(("a", "b"))


def read(text):
    """Return it."""
    return text in WORDS
'''


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "program" / "minutes").mkdir(parents=True)
    (tmp_path / "program" / "minutes" / "parse.py").write_text(CODE, encoding="utf-8")
    (tmp_path / "program" / "languages").mkdir()
    (tmp_path / "program" / "languages" / "en.yaml").write_text("name: English\n", encoding="utf-8")
    (tmp_path / "kept").mkdir()
    return tmp_path / "program"


def digest(root: Path) -> bytes:
    return code_digest(root.parent / "kept", root)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"""Reads."""', '"""Reads the minutes."""'),
        ('"""Return it."""', '"""Return whether it is one."""'),
        ("    return", "    # why\n    return"),
        ("\n\n\ndef", "\n\n\n\n\ndef"),
    ],
)
def test_another_comment_or_docstring_is_the_same_program(old: str, new: str, root: Path) -> None:
    before = digest(root)
    file = root / "minutes" / "parse.py"
    assert old in CODE
    file.write_text(CODE.replace(old, new), encoding="utf-8")
    assert digest(root) == before


@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("minutes/parse.py", CODE.replace("text in", "text not in")),
        ("minutes/parse.py", CODE.replace('"b"', '"c"')),
        ("minutes/parse.py", CODE.replace("def read", "def load")),
        ("minutes/other.py", ""),
        ("languages/en.yaml", "name: Englisch\n"),
    ],
)
def test_another_piece_of_code_or_data_is_another_program(file: str, text: str, root: Path) -> None:
    before = digest(root)
    (root / file).write_text(text, encoding="utf-8")
    assert digest(root) != before


def test_what_has_no_part_in_reading_changes_nothing(root: Path) -> None:
    before = digest(root)
    (root / "replies").mkdir()
    (root / "replies" / "cards.py").write_text("TITLE = 1\n", encoding="utf-8")
    assert digest(root) == before


def test_it_is_worked_out_once_and_remembered_for_one_program_only(root: Path) -> None:
    first = digest(root)
    (file,) = (root.parent / "kept").iterdir()
    assert file.read_bytes()[:16] == first
    file.write_bytes(bytes(32))
    assert digest(root) == first, "what was damaged is worked out anew"
    file.write_bytes(sealed(file, bytes(16)))
    assert digest(root) == bytes(16)
    (root / "minutes" / "parse.py").write_text("", encoding="utf-8")
    second = digest(root)
    assert [one.read_bytes()[:16] for one in (root.parent / "kept").iterdir()] == [second]


def test_without_a_folder_to_write_to_it_is_the_same(root: Path, tmp_path: Path) -> None:
    assert code_digest(tmp_path / "nowhere", root) == digest(root)


def test_another_library_is_another_program(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = digest(root)
    monkeypatch.setattr("bot.storage.code_digest.version", lambda library: "99")
    assert digest(root) != before
