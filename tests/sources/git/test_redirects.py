"""Servers that send us on: to a file, into this network, to nobody safe, round and round."""

import socket
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from bot.errors import SourceError
from bot.sources.git.redirects import is_public, is_same_origin, public_pool, target_of
from tests.sources.git.conftest import Opened, texts_in
from tests.sources.git.hosting import Application, Repository, hosted

PUBLIC = "93.184.216.34"
INTERNAL = (
    "127.0.0.1",
    "10.1.2.3",
    "192.168.0.9",
    "172.16.0.1",
    "169.254.169.254",
    "0.0.0.0",
    "100.64.0.1",
    "224.0.0.1",
)
INTERNAL_6 = ("::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "::")


def sending_to(location: str) -> Callable[[Application], Application]:
    def answer(_: dict[str, Any], start: Any) -> Iterable[bytes]:
        start("302 Found", [("Location", location)])
        return []

    return lambda _: answer


def known_as(monkeypatch: pytest.MonkeyPatch, **addresses: str) -> None:
    """Let these names, with a dot for each `_`, be looked up as these addresses."""
    ordinary = socket.getaddrinfo

    def look_up(host: Any, port: Any, *args: Any, **kwargs: Any) -> Any:
        return ordinary(addresses.get(str(host).replace(".", "_"), host), port, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)


@pytest.mark.parametrize("address", [*INTERNAL, *INTERNAL_6])
def test_an_address_of_this_network_is_not_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", [PUBLIC, "2606:4700:4700::1111", "64:ff9b::5db8:d822"])
def test_an_address_of_everybodys_is_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    "location",
    [
        "file:///etc/passwd",
        "FILE:///etc/passwd",
        "ftp://a.example/x",
        "gopher://127.0.0.1:6379/_FLUSHALL",
        "http://a.example/x",
        "https://user:secret@b.example/x",
        "https://[::1/x",
        "https://a.example:99999/x",
    ],
)
def test_a_redirection_to_no_safe_server_is_refused(location: str) -> None:
    with pytest.raises(SourceError, match="sends us on"):
        target_of("https://a.example/m", location, "https://a.example/m/info/refs")


def test_a_login_is_for_one_origin_alone() -> None:
    assert is_same_origin("https://a.example/x", "https://A.example:443/y")
    for other in ("http://a.example/x", "https://a.example:444/x", "https://b.example/x"):
        assert not is_same_origin("https://a.example/x", other)


@pytest.mark.parametrize("place", ["file:///etc/passwd", "ftp://127.0.0.1/x", "http://u:p@127.0.0.1/x"])
def test_a_server_cannot_send_us_to_anything_else_than_a_server(
    place: str, repository: Repository, opened: Opened
) -> None:
    with hosted(repository, sending_to(place)) as host, pytest.raises(SourceError, match="not followed"):
        opened(f"{host.url}/minutes").read()


@pytest.mark.parametrize("internal", ["127.0.0.1", "localhost"])
def test_a_public_server_cannot_send_us_into_this_network(
    internal: str, repository: Repository, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit({"2024-03-05.md": "Rain.\n"})
    with hosted(repository) as inside:
        port = inside.url.rpartition(":")[2]
        target = f"http://{internal}:{port}/minutes/info/refs?service=git-upload-pack"
        with hosted(repository, sending_to(target)) as host:
            # Its name is looked up as a public address, though the connection, as a rebinding name has it, comes here.
            monkeypatch.setattr("bot.sources.git.http.is_internal", lambda _: False)
            known_as(monkeypatch, public_example="127.0.0.1")
            with pytest.raises(SourceError, match="an address within this network"):
                opened(f"{host.url.replace('127.0.0.1', 'public.example')}/minutes").read()
        assert inside.requests == []


def test_what_counts_is_where_the_connection_leads(repository: Repository) -> None:
    with hosted(repository) as inside, pytest.raises(SourceError, match="an address within this network"):
        public_pool("https://a.example").request("GET", inside.url)
    assert inside.requests == []


def test_an_internal_server_may_send_on_to_another(
    repository: Repository, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit({"2024-03-05.md": "Rain.\n"})
    known_as(monkeypatch, git_internal="127.0.0.1")
    with hosted(repository) as inside:
        target = f"{inside.url}/minutes/info/refs?service=git-upload-pack"
        with hosted(repository, sending_to(target)) as host:
            source = opened(f"{host.url.replace('127.0.0.1', 'git.internal')}/minutes")
            assert texts_in(source.read()) == {"2024-03-05.md": "Rain.\n"}


def test_a_server_that_sends_us_round_and_round_is_left(repository: Repository, opened: Opened) -> None:
    with hosted(repository, sending_to("/minutes/info/refs?service=git-upload-pack")) as host:
        with pytest.raises(SourceError, match="on and on"):
            opened(f"{host.url}/minutes").read()
        assert len(host.requests) < 10
