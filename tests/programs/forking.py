"""Starts programs as forks of one process that has imported what all of them need, each in a small part of the time.

`python -m tests.programs.forking FD`, in which FD is one end of a socket; `tests.programs.starting` has the other.

A program begins in its fork at its beginning: `bot/__main__.py` runs as with `python -m bot`. What its command alone
imports of ours it imports itself, so that an import which fails there fails in the tests too. There already is what
every command imports, the libraries of the faces, and the patterns of two languages.
"""

import array
import json
import os
import runpy
import selectors
import signal
import socket
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from bot.knowledge.service import Knowledge
from bot.search.settings import SearchSettings
from bot.sources.folder import FolderSource

PROJECT = Path(__file__).parents[2]
LIBRARIES = ("aiosqlite", "alembic.command", "discord", "prometheus_client", "prompt_toolkit", "rich.console")
STREAMS = 3  # standard input, output and error
LENGTH = array.array("I").itemsize
"""Bytes that say how long the message behind them is."""


class Start(NamedTuple):
    """What a program is started with."""

    words: Sequence[str]
    """The module that is run, and its arguments; with `code`, all of them are arguments."""
    code: str
    """What runs in place of the module, as with `python -c`."""
    folder: str
    environment: Mapping[str, str]


def main() -> None:
    """Become each program that is asked for in a fork, and go on until nobody can ask any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever interrupts the tests means them
    with socket.socket(fileno=int(sys.argv[1])) as channel:
        _warm_up()
        start = _Forks(channel).serve()
    if start is not None:
        _become(start)


def _warm_up() -> None:
    for name in ("bot.cli.main", *LIBRARIES):
        import_module(name)
    knowledge = Knowledge([FolderSource("samples", PROJECT / "knowledge")], SearchSettings())
    knowledge.load()
    knowledge.served.search.answer("Hertz IDL")


class _Forks:
    """The programs that run, and the socket on which others are asked for."""

    def __init__(self, channel: socket.socket) -> None:
        self._channel = channel
        self._running: dict[int, tuple[int, int]] = {}

    def serve(self) -> Start | None:
        """Return in a fork what it is to become, and None where nobody asks any more."""
        with selectors.DefaultSelector() as selector:
            selector.register(self._channel, selectors.EVENT_READ)
            while True:
                for key, _ in selector.select():
                    if key.fileobj is not self._channel:
                        selector.unregister(key.fd)
                        self._tell_end(key.fd)
                        continue
                    received = _received(self._channel)
                    if received is None:
                        return None
                    start, files = received
                    if (number := os.fork()) == 0:
                        self._forget()
                        _connect(files)
                        return start
                    process = self._tell_begin(number, files)
                    selector.register(process, selectors.EVENT_READ)

    def _tell_begin(self, number: int, files: Sequence[int]) -> int:
        *streams, told = files
        for stream in streams:
            os.close(stream)
        os.write(told, b"%d\n" % number)
        process = os.pidfd_open(number)
        self._running[process] = number, told
        return process

    def _tell_end(self, process: int) -> None:
        number, told = self._running.pop(process)
        os.close(process)
        code = os.waitstatus_to_exitcode(os.waitpid(number, 0)[1])
        with suppress(BrokenPipeError):  # nobody waits for it
            os.write(told, b"%d\n" % code)
        os.close(told)

    def _forget(self) -> None:
        for process, (_, told) in self._running.items():
            os.close(process)
            os.close(told)
        self._running.clear()


def _received(channel: socket.socket) -> tuple[Start, Sequence[int]] | None:
    length, files, _, _ = socket.recv_fds(channel, LENGTH, STREAMS + 1)
    if not length:
        return None
    message = bytearray()
    while len(message) < array.array("I", length)[0]:
        message += channel.recv(1 << 16)
    return Start(*json.loads(message)), files


def _connect(files: Sequence[int]) -> None:
    """Give the fork the streams of its program."""
    *streams, told = files
    os.close(told)
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)


def _become(start: Start) -> None:
    signal.signal(signal.SIGINT, signal.default_int_handler)
    os.chdir(start.folder)
    os.environ.clear()
    os.environ.update(start.environment)
    if start.code:
        sys.argv, sys.path[0] = ["-c", *start.words], ""
        exec(compile(start.code, "<string>", "exec"), {"__name__": "__main__"})
    else:
        sys.argv, sys.path[0] = list(start.words), start.folder
        runpy.run_module(start.words[0], run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
