"""Where a server of repositories may send us on to: a repository is renamed now and then, and some hosts lie.

The rule: from https only to https; to another host only without the login; and from a server that anybody can reach
never to an address that only this machine or its network can. An internal server that the configuration names may
send on to others of that network.
"""

import ipaddress
import socket
from urllib.parse import urljoin, urlsplit

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool

from bot.errors import SourceError

STATUSES = (301, 302, 303, 307, 308)
MOST = 5

_EMBEDDED = ipaddress.ip_network("64:ff9b::/96")  # addresses of the older kind within those of the newer
_PORTS = {"http": 80, "https": 443}


def target_of(url: str, location: str, asked: str) -> str:
    """Return where a server sends us on to from `asked`, of the repository at `url`; raise `SourceError` if it may not.

    >>> target_of("https://a.example/old", "/new/info/refs", "https://a.example/old/info/refs")
    'https://a.example/new/info/refs'
    """
    try:
        target = urljoin(asked, location)
        parts = urlsplit(target)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise _refused(url, "to what is no address") from error
    if parts.scheme not in _PORTS or not host:
        raise _refused(url, "to something that is no server on the web")
    if urlsplit(asked).scheme == "https" and parts.scheme != "https":
        raise _refused(url, "from https:// to http://, where anybody may listen")
    if parts.username is not None or parts.password is not None:
        raise _refused(url, "with a login of its own")
    return target


def is_same_host(one: str, other: str) -> bool:
    """Return whether two addresses are of one host, by whatever port."""
    return (urlsplit(one).hostname or "").lower() == (urlsplit(other).hostname or "").lower()


def is_same_origin(one: str, other: str) -> bool:
    """Return whether what is told to the server of one address may be told to that of the other: host, port, scheme."""
    first, second = urlsplit(one), urlsplit(other)
    ports = [part.port or _PORTS.get(part.scheme) for part in (first, second)]
    return is_same_host(one, other) and first.scheme == second.scheme and ports[0] == ports[1]


def is_public(address: str) -> bool:
    """Return whether anybody can reach an address, and not just this machine or its network.

    >>> [is_public(one) for one in ("93.184.216.34", "169.254.169.254", "::ffff:10.0.0.1", "::1", "100.64.0.1")]
    [True, False, False, False, False]
    """
    ip = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        within = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if within is None and ip in _EMBEDDED:
            within = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if within is not None:
            return is_public(str(within))
    return ip.is_global and not ip.is_multicast


def is_internal(url: str) -> bool:
    """Return whether the host of an address is known to stand in this machine or its network alone."""
    addresses = _addresses_of(url)
    return bool(addresses) and not any(map(is_public, addresses))


def check_reachable_by_all(url: str, target: str) -> None:
    """Raise `SourceError` if the host of `target` is known to have an address that not everybody can reach."""
    if not all(map(is_public, _addresses_of(target))):
        raise _refused(url, "to an address within this network")


def public_pool(url: str) -> urllib3.PoolManager:
    """Return connections that are given up as soon as they are found to lead to an address that is not public.

    A name may lead elsewhere when it is looked up a second time, so what counts is where the connection leads.
    """

    class Checked(HTTPConnection):
        def connect(self) -> None:
            super().connect()
            _check_peer(url, self)

    class CheckedSecure(HTTPSConnection):
        def connect(self) -> None:
            super().connect()
            _check_peer(url, self)

    class Pool(HTTPConnectionPool):
        ConnectionCls = Checked

    class SecurePool(HTTPSConnectionPool):
        ConnectionCls = CheckedSecure

    manager = urllib3.PoolManager()
    manager.pool_classes_by_scheme = {"http": Pool, "https": SecurePool}
    return manager


def _check_peer(url: str, connection: HTTPConnection) -> None:
    peer = connection.sock.getpeername()[0] if connection.sock else ""
    if not is_public(peer):
        connection.close()
        raise _refused(url, "to an address within this network")


def _addresses_of(url: str) -> list[str]:
    """Return the addresses of a host, none if nobody knows them here: a proxy may."""
    parts = urlsplit(url)
    try:
        found = socket.getaddrinfo(parts.hostname, parts.port or _PORTS[parts.scheme], type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return []
    return [str(one[4][0]) for one in found]


def _refused(url: str, where: str) -> SourceError:
    return SourceError(f"{url}: the server sends us on {where}, which is not followed. Check the address.")
