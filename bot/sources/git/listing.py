"""Asks a server for a few references with a single request, as the second version of git's protocol allows."""

from collections.abc import Mapping, Sequence

import urllib3
from dulwich.client import read_pkt_refs_v2
from dulwich.errors import GitProtocolError
from dulwich.objects import ObjectID
from dulwich.protocol import Protocol, pkt_line
from dulwich.refs import Ref

from bot.sources.git.http import BoundedPoolManager

_DELIMITER, _END = b"0001", b"0000"
_RESULT = "application/x-git-upload-pack-result"
_HEADERS = {
    "Accept": _RESULT,
    "Content-Type": "application/x-git-upload-pack-request",
    "Git-Protocol": "version=2",
    "Pragma": "no-cache",
}


def list_refs(
    exchange: BoundedPoolManager, url: str, prefixes: Sequence[bytes], *, login: str | None, token: str | None
) -> Mapping[Ref, ObjectID | None]:
    """Return the references that begin so; raise `SourceError`, or `GitProtocolError` if something else answers."""
    login_headers = urllib3.make_headers(basic_auth=f"{login}:{token}") if token else {}
    arguments = b"".join(pkt_line(b"ref-prefix " + prefix) for prefix in prefixes)
    response = exchange.request(
        "POST",
        f"{url.rstrip('/')}/git-upload-pack",
        headers=_HEADERS | login_headers,
        body=pkt_line(b"command=ls-refs\n") + _DELIMITER + arguments + _END,
        preload_content=False,
    )
    try:
        if response.headers.get("Content-Type", "").split(";")[0] != _RESULT:
            raise GitProtocolError("it does not answer as it did before")
        refs, _, _ = read_pkt_refs_v2(Protocol(response.read, lambda _: None).read_pkt_seq())
        return refs
    finally:
        response.close()
