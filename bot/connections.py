"""Connections to a web server, through a proxy where there is one, and what is wrong with them in words."""

from urllib.parse import unquote, urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.exceptions import (
    HTTPError,
    LocationParseError,
    MaxRetryError,
    NameResolutionError,
    NewConnectionError,
    ProxyError,
    ProxySchemeUnknown,
    SSLError,
    TimeoutError,
)

_REASONS: tuple[tuple[type[HTTPError], str], ...] = (
    (LocationParseError, "the address holds a name that no server can have. Check the address."),
    (NameResolutionError, "the name of the server is not known here. Check the address and the network."),
    (ProxyError, "the proxy cannot be reached. Check `proxy:` or the variable https_proxy."),
    (SSLError, "no secure connection: its certificate is not trusted. Check the address and the clock."),
    (NewConnectionError, "no connection to the server. Check the network, or set `proxy:`."),
    (TimeoutError, "the server does not answer in time. Check the network, or set `proxy:`."),
)


def open_pool(url: str, proxy: str | None, *, user_agent: str) -> urllib3.PoolManager:
    """Return the connections to a server; raise `ValueError`, which says how to mend it, for a proxy that is none."""
    headers = {"User-Agent": user_agent}
    address = proxy_for(url, proxy)
    if address is None:
        return urllib3.PoolManager(headers=headers)
    try:
        parts = urlsplit(address)
        # A sign that would end them, such as @, stands there as its code.
        login = f"{unquote(parts.username)}:{unquote(parts.password or '')}" if parts.username else None
        return urllib3.ProxyManager(
            address, headers=headers, proxy_headers=urllib3.make_headers(proxy_basic_auth=login) if login else None
        )
    except (LocationParseError, ProxySchemeUnknown, ValueError) as error:
        # The address may hold a password, so it is not shown.
        reason = "the proxy cannot be used. Check `proxy:` or the variable https_proxy; it begins with http://."
        raise ValueError(reason) from error


def proxy_for(url: str, chosen: str | None) -> str | None:
    """Return the proxy for an address: the one that was chosen, else what the usual environment variables say."""
    if chosen:
        return chosen
    parts = urlsplit(url)
    if not parts.hostname or proxy_bypass(parts.hostname):
        return None
    proxies = getproxies()
    found = proxies.get(parts.scheme) or proxies.get("all")
    return found if not found or "://" in found else f"http://{found}"


def reason_of(error: HTTPError, *, otherwise: str) -> str:
    """Return what went wrong, and what to look at, in a sentence; `otherwise` if the error tells nothing."""
    cause = error.reason if isinstance(error, MaxRetryError) and error.reason else error
    return next((words for kind, words in _REASONS if isinstance(cause, kind)), otherwise)
