"""Work in threads that nobody has to wait for when the program ends."""

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from contextvars import copy_context
from typing import ParamSpec, TypeVar

Result = TypeVar("Result")
Given = ParamSpec("Given")


async def in_thread(work: Callable[[], Result], *, name: str) -> Result:
    """Return what the work returns, or raise what it raises, without holding up the event loop.

    The threads of `asyncio.to_thread` would hold up the end of the program until a server has answered.
    """
    loop = asyncio.get_running_loop()
    done: asyncio.Future[Result] = loop.create_future()

    def deliver(result: Result) -> None:
        if not done.done():
            done.set_result(result)

    def refuse(error: BaseException) -> None:
        if not done.done():
            done.set_exception(error)

    def run() -> None:
        with suppress(RuntimeError):  # the loop is closed: nobody waits any more
            try:
                result = work()
            except BaseException as error:
                loop.call_soon_threadsafe(refuse, error)
            else:
                loop.call_soon_threadsafe(deliver, result)

    threading.Thread(target=copy_context().run, args=(run,), name=name, daemon=True).start()
    return await done


class DaemonThreads(ThreadPoolExecutor):
    """Does each piece of work in a thread of its own, which ends with the program.

    As the executor of an event loop it does what is given to `asyncio.to_thread`, so that the end of the program waits
    for no server that a reading of the minutes waits for. Whatever writes has to stand being cut off anyway.
    """

    def submit(self, fn: Callable[Given, Result], /, *args: Given.args, **kwargs: Given.kwargs) -> "Future[Result]":
        """Begin with the work."""
        future: Future[Result] = Future()

        def run() -> None:
            if not future.set_running_or_notify_cancel():
                return
            try:
                future.set_result(fn(*args, **kwargs))
            except BaseException as error:
                future.set_exception(error)

        threading.Thread(target=run, name="work", daemon=True).start()
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Wait for nothing."""
