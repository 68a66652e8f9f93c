"""What is answered otherwise after a change is named."""

import json
from pathlib import Path

from benchmarks.corpora import Corpus
from benchmarks.freeze import differences, freeze, read_frozen
from benchmarks.judging import AskedQuestion

COMPOST = AskedQuestion("1", "garden", "club", "keyword", "compost lid", ())
MINUTES = "# Club 2024-03-02\n\n## Compost\n\nThe lid of the compost stays shut.\n"


def club(folder: Path, text: str) -> Corpus:
    folder.mkdir()
    (folder / "a.md").write_text(text, encoding="utf-8")
    return Corpus("club", folder)


def test_the_same_minutes_are_answered_alike(tmp_path: Path) -> None:
    before = dict(freeze([club(tmp_path / "a", MINUTES)], [COMPOST]))
    after = dict(freeze([club(tmp_path / "b", MINUTES)], [COMPOST]))
    assert before.keys() == {"garden/1", "club a.md"}
    assert list(differences(before, after)) == []


def test_another_quote_is_named_with_its_place_among_the_hits(tmp_path: Path) -> None:
    before = dict(freeze([club(tmp_path / "a", MINUTES)], [COMPOST]))
    after = dict(freeze([club(tmp_path / "b", MINUTES.replace("shut", "open"))], [COMPOST]))
    assert list(differences(before, after)) == ["garden/1: hits [1]"]


def test_what_is_gone_and_what_is_new_is_named() -> None:
    assert list(differences({"a": {}}, {"b": {}})) == ["a: is no more", "b: is new"]


def test_what_is_frozen_is_read_again(tmp_path: Path) -> None:
    file = tmp_path / "frozen.jsonl"
    file.write_text(json.dumps({"name": "a", "answered": True}) + "\n", encoding="utf-8")
    assert read_frozen(file) == {"a": {"answered": True}}
