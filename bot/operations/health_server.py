"""Tells other programs over HTTP how the bot is: `/healthz`, `/readyz`, and `/metrics` for Prometheus."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web
from aiohttp.http_exceptions import HttpProcessingError
from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4

from bot.logs.secrets import Secrets
from bot.operations.health import Sign, is_ready, look_at

_LOG = logging.getLogger(__name__)
_REQUESTS_LOG = logging.getLogger(f"{__name__}.requests")
_CLOSING_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class HealthServer:
    """What is told, and how it is found out."""

    signs: Sequence[Sign]
    registry: CollectorRegistry
    secrets: Secrets
    before_reading: Callable[[], Awaitable[None]]
    """Does what has to be done before the metrics are read; never raises."""

    @asynccontextmanager
    async def listening(self, host: str, port: int) -> AsyncIterator[int | None]:
        """Answer meanwhile, and lend the port; None where it cannot be had, which the log tells.

        The bot does its work without: nobody's question waits for who watches it.
        """
        application = web.Application()
        application.add_routes(
            [web.get("/healthz", _alive), web.get("/readyz", self._ready), web.get("/metrics", self._metrics)]
        )
        _REQUESTS_LOG.addFilter(_is_own_trouble)
        runner = web.AppRunner(application, access_log=None, logger=_REQUESTS_LOG, shutdown_timeout=_CLOSING_SECONDS)
        await runner.setup()
        try:
            yield await _opened(runner, host, port)
        finally:
            await runner.cleanup()

    async def _ready(self, _: web.Request) -> web.Response:
        findings = await look_at(self.signs)
        ready = is_ready(findings)
        told = {one.name: self.secrets.removed(one.trouble) if one.trouble else "well" for one in findings}
        return web.json_response({"ready": ready, **told}, status=200 if ready else 503)

    async def _metrics(self, _: web.Request) -> web.Response:
        await self.before_reading()
        body = await asyncio.to_thread(generate_latest, self.registry)
        return web.Response(body=body, headers={"Content-Type": CONTENT_TYPE_PLAIN_0_0_4})


def _is_own_trouble(record: logging.LogRecord) -> bool:
    """Return whether a line is about the bot; whoever sends what is no request must not fill the log with it."""
    return not (record.exc_info and isinstance(record.exc_info[1], HttpProcessingError))


async def _alive(_: web.Request) -> web.Response:
    """Answer at all: the process is there, and its event loop has its turn."""
    return web.json_response({"alive": True})


async def _opened(runner: web.AppRunner, host: str, port: int) -> int | None:
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError as error:
        _LOG.error("health: nothing can listen on %s, port %d: %s", host, port, error.strerror or error)
        return None
    _LOG.info("health: http://%s:%d/healthz, /readyz and /metrics", host, runner.addresses[0][1])
    return int(runner.addresses[0][1])
