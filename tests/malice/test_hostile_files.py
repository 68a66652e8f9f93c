"""Folders and front matter that somebody has put there to do harm."""

import os
import socket
from pathlib import Path

import pytest

from bot.minutes.parse import parse_minutes
from bot.sources.folder import FolderSource

RAIN = "# Club 2024-03-05\n\nRain.\n"
LAUGHS = "a: &a [lol, lol, lol, lol, lol, lol, lol, lol]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 8)}]\n" for n in range(20)
)


@pytest.mark.parametrize(
    "front",
    [
        LAUGHS,
        "a: &a [*a]\n",
        "<<: &a {<<: *a}\n",
        "title: " + "[" * 20_000,
        "title: " + "{a: " * 5_000,
        "title: !!python/object/apply:os.system ['touch owned']\n",
        "date: 9999999999-99-99\n",
        "title: " + "9" * 60_000 + "\n",
        "title: 1e400\n",
        "title: 0x" + "f" * 60_000 + "\n",
        "title: 1" + ":59" * 20_000 + "\n",
        "? [a, b]\n: c\n",
        'title: "\\ud800"\n',
        "title: |\n" + "  x\n" * 10_000,
    ],
    ids=range(14),
)
def test_front_matter_costs_little_and_runs_nothing(
    front: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    minutes = parse_minutes(f"---\n{front}---\n{RAIN}", "2024-03-05.md").minutes
    assert minutes is not None
    assert len(minutes.title) < 100_000
    assert list(tmp_path.iterdir()) == []


def made(folder: Path) -> None:
    """Put everything into a folder that could harm whoever reads it."""
    outside = folder.parent / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("# Secret 2024-01-01\n\nThe code is 1234.\n", encoding="utf-8")
    links = {
        "absolute.md": str(outside / "secret.md"),
        "above.md": "../outside/secret.md",
        "passwd.md": "/etc/passwd",
        "zero.md": "/dev/zero",
        "self.md": "self.md",
        "ping.md": "pong.md",
        "pong.md": "ping.md",
        "nowhere.md": "not-there.md",
        "folder": str(outside),
        "root": "/",
        "here": ".",
    }
    for name, target in links.items():
        (folder / name).symlink_to(target)
    os.mkfifo(folder / "pipe.md")
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(str(folder / "socket.md"))
    for odd in (b"a\nb.md", b"a\x1b[2Jb.md", b"a\xffb.md", b"\xe2\x80\xaedm.exe.md", b"x" * 250 + b".md"):
        Path(os.fsdecode(os.path.join(os.fsencode(folder), odd))).write_text(RAIN, encoding="utf-8")
    for name in ("Case.md", "case.md", "CASE.MD"):
        (folder / name).write_text(RAIN, encoding="utf-8")
    for hidden in (".git", ".GIT", ".cache"):
        (folder / hidden).mkdir()
        (folder / hidden / "config.md").write_text("# Secret 2024-01-01\n\nThe code is 1234.\n", encoding="utf-8")
    deep = folder
    for _ in range(15):  # some 4,000 bytes
        deep = deep / ("d" * 200)
        deep.mkdir()
    (deep / "2024-03-06.md").write_text(RAIN, encoding="utf-8")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no pipes and few links")
def test_nothing_outside_of_a_folder_is_read_and_nothing_waits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "m"
    folder.mkdir()
    monkeypatch.chdir(folder)  # the name of a socket is short
    made(folder)
    content = FolderSource("garden", folder).read()
    texts = {file.path: file.text for file in content.files}
    assert set(texts.values()) == {RAIN}
    assert {"Case.md", "case.md"} <= texts.keys()
    refused = {problem.file for problem in content.problems}
    assert {"absolute.md", "above.md", "passwd.md", "zero.md", "self.md", "ping.md", "nowhere.md", "pipe.md"} <= refused
    for told in (*refused, *(str(problem.fix) for problem in content.problems), *texts):
        assert told.isprintable()
