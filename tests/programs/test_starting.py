"""A program that is started as a fork is as one that was started the long way, and knows nothing of others."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import environment
from tests.programs.starting import AT_START, CAN_FORK, at_start, starter

pytestmark = [pytest.mark.slow, pytest.mark.skipif(not CAN_FORK, reason="no forks here")]

TELLING = """
import json, os, signal, sys
left = getattr(os, "left", None)
os.left = "by one before"
told = {
    "words": sys.argv[1:],
    "folder": os.getcwd(),
    "variables": {name: os.environ[name] for name in sorted(os.environ)},
    "modules from": sys.path[0],
    "name": __name__,
    "read": sys.stdin.read(),
    "terminals": [stream.isatty() for stream in (sys.stdin, sys.stdout, sys.stderr)],
    "encodings": [[stream.encoding, stream.errors] for stream in (sys.stdin, sys.stdout, sys.stderr)],
    "heeds an interruption": signal.getsignal(signal.SIGINT) is signal.default_int_handler,
    "left": left,
    "open": sorted(os.listdir("/proc/self/fd")),
}
print(json.dumps(told))
print("said", file=sys.stderr)
sys.exit(7)
"""
WORDS = ("telling", "two words", "\udcff", "园艺")


def world(tmp_path: Path) -> dict[str, str]:
    return environment(tmp_path) | {"GARDEN": "with a pond"}


def forked(words: Sequence[str], folder: Path, typed: bytes = b"") -> "subprocess.CompletedProcess[bytes]":
    return starter().run(words, typed=typed, folder=folder, environment=world(folder), seconds=60)


def test_it_finds_what_one_that_is_started_the_long_way_finds(tmp_path: Path) -> None:
    (tmp_path / "telling.py").write_text(TELLING, encoding="utf-8")
    typed = "园艺\n".encode() * 10_000
    usual = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        started = subprocess.run(
            [sys.executable, "-m", *WORDS],
            input=typed,
            capture_output=True,
            cwd=tmp_path,
            env=world(tmp_path),
            check=False,
        )
    finally:
        signal.signal(signal.SIGINT, usual)
    for ended in (forked(WORDS, tmp_path, typed), forked(WORDS, tmp_path, typed)):  # nor does one leave anything behind
        assert (ended.returncode, ended.stderr) == (started.returncode, started.stderr) == (7, b"said\n")
        assert facts(ended) == facts(started)


def facts(ended: "subprocess.CompletedProcess[bytes]") -> dict[str, Any]:
    told: dict[str, Any] = json.loads(ended.stdout)
    return told


def test_it_may_fail_be_killed_and_take_too_long(tmp_path: Path) -> None:
    (tmp_path / "failing.py").write_text("raise ValueError('no hose')", encoding="utf-8")
    (tmp_path / "killed.py").write_text(f"import os; os.kill(os.getpid(), {signal.SIGKILL})", encoding="utf-8")
    (tmp_path / "waiting.py").write_text("import time; time.sleep(60)", encoding="utf-8")
    failed = forked(["failing"], tmp_path)
    assert (failed.returncode, failed.stderr.splitlines()[-1]) == (1, b"ValueError: no hose")
    assert forked(["killed"], tmp_path).returncode == -signal.SIGKILL
    with pytest.raises(subprocess.TimeoutExpired):
        starter().run(["waiting"], typed=b"", folder=tmp_path, environment=world(tmp_path), seconds=0.2)


def test_several_run_at_once_and_each_ends_by_itself(tmp_path: Path) -> None:
    (tmp_path / "reading.py").write_text("import sys; sys.exit(len(sys.stdin.read()))", encoding="utf-8")
    pipes = [os.pipe() for _ in range(2)]
    with open(os.devnull, "wb") as nothing:
        programs = [
            starter().start(
                ["reading"],
                folder=tmp_path,
                environment=world(tmp_path),
                streams=[reading, nothing.fileno(), nothing.fileno()],
            )
            for reading, _ in pipes
        ]
    for (reading, writing), program, said in reversed([*zip(pipes, programs, (b"one", b"three"), strict=True)]):
        os.close(reading)
        os.write(writing, said)
        os.close(writing)
        assert program.code() == len(said)


def test_what_python_reads_as_it_starts_is_told_from_the_rest(tmp_path: Path) -> None:
    assert at_start(world(tmp_path)) == AT_START
    read = {"PYTHONIOENCODING": "ascii", "LC_ALL": "C", "LANG": "C", "TZ": "UTC"}
    assert at_start(read | {"HOME": "/", "PATH": ""}) == read
