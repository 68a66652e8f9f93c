"""What may come upon the requests of a bot: answers that are wrong, late, or never arrive."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from fnmatch import fnmatchcase

from aiohttp import web

Serve = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass(slots=True)
class Fault:
    """Comes upon the next requests of a kind, so many `times`.

    `status` and `code` are what Discord answers in place of what it would; without a status the line is cut. With
    `after` the request is carried out all the same, and only the answer is lost. `hangs` says for how many seconds
    nothing happens at first.
    """

    method: str
    path: str
    status: int | None = None
    code: int = 0
    after: bool = False
    hangs: float = 0.0
    passes: bool = False
    """Whether it is only late."""
    retry_after: float = 0.0
    is_global: bool = False
    times: int = 1
    met: int = 0
    """How often it has come upon a request."""

    def meets(self, request: web.Request) -> bool:
        """Return whether this comes upon a request."""
        return self.met < self.times and self.method in ("*", request.method) and fnmatchcase(request.path, self.path)


@dataclass(slots=True)
class Faults:
    """All that may happen, in the order in which it was thrown."""

    waiting: list[Fault] = field(default_factory=list)

    def throw(self, fault: Fault) -> Fault:
        """Let something come upon the next request that it fits."""
        self.waiting.append(fault)
        return fault

    async def upon(self, request: web.Request, serve: Serve) -> web.StreamResponse:
        """Return the answer to a request, or what comes in its place."""
        fault = next((one for one in self.waiting if one.meets(request)), None)
        if fault is None:
            return await serve(request)
        fault.met += 1
        if fault.after:
            await serve(request)
        await asyncio.sleep(fault.hangs)
        if fault.passes:
            return await serve(request)
        if fault.status is None:
            if request.transport is not None:
                request.transport.close()
            return web.Response()
        told: dict[str, object] = {"code": fault.code, "message": f"thrown: {fault.status}"}
        headers = {"Via": "1.1 stand-in"}
        if fault.status == 429:
            told |= {"retry_after": fault.retry_after, "global": fault.is_global}
            headers |= {"Retry-After": str(fault.retry_after)}
        body = json.dumps(told).encode()
        return web.Response(status=fault.status, body=body, headers=headers, content_type="application/json")
