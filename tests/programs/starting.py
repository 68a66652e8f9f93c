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
from pathlib import Path
from typing import IO

from tests.programs.forking import PROJECT

CAN_FORK = sys.platform == "linux"
_READ_AT_START = ("PYTHON", "LC_", "LANG", "TZ")
"""What the names of variables begin with that Python reads as it starts, and not again."""
_PIPED = 1 << 15  # bytes that a pipe takes before anybody reads


def at_start(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the variables among some that Python reads as it starts: a fork has those of the process before it."""
    return {name: value for name, value in environment.items() if name.startswith(_READ_AT_START)}


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
    """Starts programs whose environments have the same variables that Python reads as it starts."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        """`environment` is one of those."""
        self.at_start = at_start(environment)
        self._channel, far = socket.socketpair()
        with far:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.programs.forking", str(far.fileno())],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                pass_fds=[far.fileno()],
                cwd=PROJECT,
                env=dict(environment) | {"PYTHONPATH": str(PROJECT)},
            )

    def close(self) -> None:
        """Start no more."""
        self._channel.close()
        self._process.communicate()

    def start(
        self, words: Sequence[str], *, code: str = "", folder: Path, environment: Mapping[str, str], streams: Sequence[int]
    ) -> Started:
        """Start the module that the first word names, or `code` with all words as its arguments, and return it.

        `streams` are its standard input, output and error.
        """
        message = json.dumps([list(words), code, str(folder), dict(environment)]).encode()
        reading, writing = os.pipe()
        with os.fdopen(writing, "wb"):
            socket.send_fds(self._channel, [array.array("I", [len(message)]).tobytes()], [*streams, writing])
            self._channel.sendall(message)
        return Started(reading)

    def run(
        self, words: Sequence[str], *, typed: bytes, folder: Path, environment: Mapping[str, str], seconds: float
    ) -> "subprocess.CompletedProcess[bytes]":
        """Run a module to its end, and return how it ended; raise `TimeoutExpired` if that takes longer."""
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as error, _input(typed) as given:
            streams = [given.fileno(), output.fileno(), error.fileno()]
            program = self.start(words, folder=folder, environment=environment, streams=streams)
            if not select.select([program], [], [], seconds)[0]:
                program.send(signal.SIGKILL)
                program.code()
                raise subprocess.TimeoutExpired(list(words), seconds)
            code = program.code()
            return subprocess.CompletedProcess(list(words), code, *map(_written, (output, error)))


def _input(typed: bytes) -> IO[bytes]:
    """Return what a program may read, to its end."""
    if len(typed) > _PIPED:
        file = tempfile.TemporaryFile()
        file.write(typed)
        file.seek(0)
        return file
    reading, writing = os.pipe()
    with os.fdopen(writing, "wb") as pipe:
        pipe.write(typed)
    return os.fdopen(reading, "rb")


def _written(file: IO[bytes]) -> bytes:
    file.seek(0)
    return file.read()
