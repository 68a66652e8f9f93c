"""The network beneath dulwich: bounded in time and size, and with errors that tell a person what to do."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import urllib3
from dulwich.client import AuthCallbackPoolManager
from urllib3.exceptions import HTTPError

from bot.connections import open_pool, proxy_for, reason_of
from bot.errors import SourceError
from bot.sources.git.redirects import (
    MOST,
    STATUSES,
    check_reachable_by_all,
    is_internal,
    is_same_host,
    is_same_origin,
    public_pool,
    target_of,
)

_USER_AGENT = "git/quorum"  # some hosts answer the git protocol only to what calls itself git
_SEE_OTHER = 303
_LOGINS = ("authorization", "cookie", "proxy-authorization")
_ADVERTISEMENT = "application/x-git-upload-pack-advertisement"
_ALWAYS = {
    404: "there is no such repository. Check the address.",
    407: "the proxy asks for a login. Write it into the address of the proxy: http://NAME:PASSWORD@…",
    410: "there is no such repository any more. Check the address.",
    429: "the server asks for patience: too many requests. Reload later.",
}
_WITH_TOKEN = {
    401: "the server refuses the token. It may have expired.",
    403: "the server refuses the token. It may have expired, or may not read this repository.",
    404: "there is no such repository, or the token may not read it.",
}
_WITHOUT_TOKEN = {
    401: "there is no such public repository. If it is private, name the variable of a token: token_variable.",
    403: "the server refuses. If the repository is private, name the variable of a token: token_variable.",
}


@dataclass(frozen=True, slots=True)
class Limits:
    """How long one exchange with a server may take, and how much it may bring."""

    connecting: float = 15.0
    """Seconds until there is a connection."""
    silence: float = 30.0
    """Seconds without a byte."""
    whole: float = 600.0
    """Seconds altogether."""
    size: int = 2 * 1024**3
    """Bytes altogether."""


class BoundedPoolManager(AuthCallbackPoolManager):
    """What dulwich talks through, in place of a pool of connections; lives as long as one fetch.

    Every error of the network is raised as `SourceError`, which dulwich lets pass.
    """

    def __init__(self, url: str, *, proxy: str | None, limits: Limits) -> None:
        """Raise `SourceError` for a proxy that cannot be used."""
        try:
            super().__init__(open_pool(url, proxy, user_agent=_USER_AGENT))
        except ValueError as error:
            raise SourceError(f"{url}: {error}") from error
        self._url = url
        self._is_proxied = proxy_for(url, proxy) is not None
        self._elsewhere = public_pool(url)
        self._limits = limits
        self._end = time.monotonic() + limits.whole
        self._left = limits.size

    def request(self, method: str, url: str, *args: Any, **kwargs: Any) -> "Response":
        """Return the answer of the server; raise `SourceError` for any but a good one."""
        self.check()
        kwargs["timeout"] = urllib3.Timeout(connect=self._limits.connecting, read=self._limits.silence)
        # What fails is told at once, and tried at the next reload.
        kwargs |= {"retries": urllib3.Retry(total=0, redirect=False, raise_on_redirect=False), "redirect": False}
        response, url = self._answer(method, url, args, kwargs)
        headers = kwargs.get("headers") or {}
        refusal = _refusal(response, with_token=any(name.lower() == "authorization" for name in headers))
        kind = response.headers.get("Content-Type", "").split(";")[0]
        if refusal is None and "/info/refs" in url and kind != _ADVERTISEMENT:
            refusal = "something answers there, but it is no git repository. Check the address."
        if refusal is not None:
            response.close()
            raise SourceError(f"{self._url}: {refusal}")
        return Response(response, self, url)

    def _answer(
        self, method: str, url: str, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> tuple[urllib3.BaseHTTPResponse, str]:
        """Return what a server answers, and the address that answered in the end: a repository may be renamed."""
        for _ in range(MOST + 1):
            try:
                response = self._pool_for(url).request(method, url, *args, **kwargs)
            except HTTPError as error:
                raise self.broken(error) from error
            location = response.headers.get("Location")
            # What is sent piece by piece cannot be sent a second time.
            is_again = method == "GET" or (response.status != _SEE_OTHER and isinstance(kwargs.get("body"), bytes))
            if response.status not in STATUSES or not location or not is_again:
                return response, url
            response.close()
            target = target_of(self._url, location, url)
            if not is_same_origin(target, self._url):
                headers = kwargs.get("headers") or {}
                kwargs["headers"] = {key: value for key, value in headers.items() if key.lower() not in _LOGINS}
            url = target
        raise SourceError(f"{self._url}: the server sends us on and on. Check the address.")

    def _pool_for(self, url: str) -> urllib3.PoolManager:
        """Return the connections to a server; raise `SourceError` if it may not be asked."""
        if is_same_host(url, self._url) or self._is_internal:
            return self._pool_manager
        check_reachable_by_all(self._url, url)
        return self._pool_manager if self._is_proxied else self._elsewhere

    @cached_property
    def _is_internal(self) -> bool:
        return is_internal(self._url)

    def check(self, received: int = 0) -> None:
        """Count what was received; raise `SourceError` once it takes too long or becomes too much."""
        self._left -= received
        if self._left < 0:
            limit = f"{self._limits.size / 1024**2:.0f} MB"
            raise SourceError(f"{self._url}: the repository is larger than {limit}, and is not fetched.")
        if time.monotonic() > self._end:
            raise SourceError(f"{self._url}: not fetched within {self._limits.whole:.0f} s. Check the network.")

    def broken(self, error: HTTPError) -> SourceError:
        """Return what went wrong in words for a person."""
        reason = reason_of(error, otherwise="the connection broke off. Try again with a reload.")
        return SourceError(f"{self._url}: {reason}")


class Response:
    """One answer of a server, read piece by piece."""

    def __init__(self, response: urllib3.BaseHTTPResponse, exchange: BoundedPoolManager, url: str) -> None:
        self._response = response
        self._url = url
        self._exchange = exchange
        self.status: int = response.status
        self.headers: Mapping[str, str] = response.headers
        # dulwich keeps what it made of the headers in these two.
        self.content_type: str | None = None
        self.redirect_location: str | None = None

    def geturl(self) -> str:
        """Return the address that answered in the end."""
        return self._url

    def read(self, amount: int) -> bytes:
        """Return as many bytes, fewer only at the end; raise `SourceError` if they do not come in time."""
        pieces: list[bytes] = []
        while amount > 0:
            try:
                # One piece at a time, so that a server that drips cannot hold up the reload for ever.
                piece = self._response.read1(amount)
            except HTTPError as error:
                raise self._exchange.broken(error) from error
            if not piece:
                break
            self._exchange.check(len(piece))
            pieces.append(piece)
            amount -= len(piece)
        return b"".join(pieces)

    def close(self) -> None:
        """Give the connection back."""
        self._response.close()


def _refusal(response: urllib3.BaseHTTPResponse, *, with_token: bool) -> str | None:
    """Return why a server did not give what was asked for; None if it did."""
    status = response.status
    if status == 200:
        return None
    if status >= 500:
        return f"the server is in trouble (status {status}). Reload later."
    known = _WITH_TOKEN if with_token else _WITHOUT_TOKEN
    return known.get(status) or _ALWAYS.get(status) or f"the server answers with status {status}. Check the address."
