"""Starts programs in processes of their own, as forks of one that has imported what they need: see `forking`."""

import array
import json
import os
import select
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import cache
from pathlib import Path
from threading import Lock
from typing import IO

from tests.programs.forking import PROJECT

CAN_FORK = sys.platform == "linux"
AT_START = {"PYTHONPATH": str(PROJECT), "LC_ALL": "C.UTF-8"}
"""The variables among those of the tests' programs that Python reads as it starts, and not again."""
_READ_AT_START = ("PYTHON", "LC_", "LANG", "TZ")
"""What the names of such variables begin with."""


def at_start(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the variables among some that Python reads as it starts: a fork has those of the process before it."""
    return {name: value for name, value in environment.items() if name.startswith(_READ_AT_START)}


@cache
def starter() -> "Starter":
    """Return what starts the programs of this run of the tests, for environments with `AT_START`."""
    return Starter()


def run_program(
    words: Sequence[str | bytes | Path], *, typed: bytes, folder: Path, environment: Mapping[str, str]
) -> "subprocess.CompletedProcess[bytes]":
    """Run a module with its arguments to its end in a minute, as a fork if that may be, and return how it ended."""
    if CAN_FORK and at_start(environment) == AT_START:
        plain = [os.fsdecode(word) for word in words]
        return starter().run(plain, typed=typed, folder=folder, environment=environment, seconds=60)
    return subprocess.run(
        [sys.executable, "-m", *words],
        input=typed,
        capture_output=True,
        cwd=folder,
        env=environment,
        timeout=60,
        check=False,
    )


def close_starter() -> None:
    """Let no more programs be started, if any were."""
    if starter.cache_info().currsize:
        starter().close()
        starter.cache_clear()


class Started:
    """A program that was started as a fork."""

    def __init__(self, told: int) -> None:
        self._told = os.fdopen(told, "rb")
        self.number = int(self._told.readline())
        """Of its process."""

    def fileno(self) -> int:
        """Return the file that can be read once the program has ended."""
        return self._told.fileno()

    def send(self, number: signal.Signals) -> None:
        """Send the program a signal, unless it has ended."""
        with suppress(ProcessLookupError):
            os.kill(self.number, number)

    def code(self) -> int:
        """Return the program's exit code as soon as it has ended, or below zero the signal that ended it."""
        with self._told:
            return int(self._told.readline())


class Starter:
    """Starts programs in environments with `AT_START`."""

    def __init__(self) -> None:
        self._lock = Lock()  # starts of several threads
        self._channel, far = socket.socketpair()
        others = {name: value for name, value in os.environ.items() if name not in at_start(os.environ)}
        with far:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.programs.forking", str(far.fileno())],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                pass_fds=[far.fileno()],
                cwd=PROJECT,
                env=others | AT_START,
            )

    def close(self) -> None:
        """Start no more."""
        self._channel.close()
        self._process.communicate()

    def start(
        self,
        words: Sequence[str],
        *,
        code: str = "",
        folder: Path,
        environment: Mapping[str, str],
        streams: Sequence[int],
    ) -> Started:
        """Start the module that the first word names, or `code` with all words as its arguments, and return it.

        `streams` are its standard input, output and error.
        """
        message = json.dumps([list(words), code, str(folder), dict(environment)]).encode()
        reading, writing = os.pipe()
        with os.fdopen(writing, "wb"), self._lock:
            socket.send_fds(self._channel, [array.array("I", [len(message)]).tobytes()], [*streams, writing])
            self._channel.sendall(message)
        return Started(reading)

    def run(
        self, words: Sequence[str], *, typed: bytes, folder: Path, environment: Mapping[str, str], seconds: float
    ) -> "subprocess.CompletedProcess[bytes]":
        """Run a module to its end, and return how it ended; raise `TimeoutExpired` if that takes longer."""
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as error:
            given.write(typed)
            given.seek(0)
            streams = [given.fileno(), output.fileno(), error.fileno()]
            program = self.start(words, folder=folder, environment=environment, streams=streams)
            if not select.select([program], [], [], seconds)[0]:
                program.send(signal.SIGKILL)
                program.code()
                raise subprocess.TimeoutExpired(list(words), seconds)
            code = program.code()
            return subprocess.CompletedProcess(list(words), code, *map(_written, (output, error)))


def _written(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()
