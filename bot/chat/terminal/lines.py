"""Lines from a pipe, a file or a terminal, as they come, without holding up the event loop."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from threading import Thread
from typing import TextIO

_CHUNK = 65536
_BYTE_ORDER_MARK = "\ufeff"


async def read_lines(stream: TextIO) -> AsyncIterator[str]:
    r"""Yield each line without its end, `\n` or `\r\n` only; bytes that are no text become U+FFFD."""
    try:
        descriptor = stream.fileno()
    except OSError:  # a stream in memory
        for line in stream:
            yield line.removesuffix("\n").removesuffix("\r")
        return
    is_first = True
    async for line_bytes in _read(descriptor):
        line = line_bytes.decode(stream.encoding or "utf-8", "replace").removesuffix("\r")
        yield line.removeprefix(_BYTE_ORDER_MARK) if is_first else line
        is_first = False


async def _read(descriptor: int) -> AsyncIterator[bytes]:
    r"""Yield the lines of a file descriptor, without the `\n`.

    A thread reads, because a regular file cannot be waited for; a daemon, so that whoever gives up in the
    middle need not wait for the next line; straight from the descriptor, because a daemon that holds the lock
    of a buffered stream stops the interpreter from ending.
    """
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[bytes | None] = asyncio.Queue()

    def deliver(line: bytes | None) -> None:
        loop.call_soon_threadsafe(queue.put_nowait, line)

    Thread(target=_pump, args=(descriptor, deliver), name="lines", daemon=True).start()
    while (line := await queue.get()) is not None:
        yield line


def _pump(descriptor: int, deliver: Callable[[bytes | None], None]) -> None:
    """Hand every line to `deliver`, and None after the last."""
    rest = b""
    try:
        try:
            while chunk := os.read(descriptor, _CHUNK):
                *lines, rest = (rest + chunk).split(b"\n")
                for line in lines:
                    deliver(line)
        except OSError:
            pass  # a terminal that hung up: what came before counts
        if rest:
            deliver(rest)
        deliver(None)
    except RuntimeError:
        return  # the event loop is closed: nobody listens any more
