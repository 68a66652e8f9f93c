"""Servers that refuse, redirect, drip and break off; tokens and proxies, which nobody gets to see."""

import base64
import logging
import socket
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.errors import SourceError
from bot.sources.git.http import Limits
from tests.sources.git.conftest import Opened, texts_in
from tests.sources.git.hosting import Application, Host, Repository, hosted, only_with, refusing, sending

RAIN = {"2024-03-05.md": "Rain.\n"}
TOKEN = "s3cr3t-t0k3n"
ENVIRONMENT = {"MINUTES_TOKEN": TOKEN}


def login_of(name: str, token: str) -> str:
    return "Basic " + base64.b64encode(f"{name}:{token}".encode()).decode()


def everything_in(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in sorted(folder.rglob("*")) if file.is_file())


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def test_a_token_opens_a_private_repository(repository: Repository, opened: Opened) -> None:
    repository.commit(RAIN)
    with hosted(repository, only_with(login_of("oauth2", TOKEN))) as host:
        source = opened(f"{host.url}/minutes", token_variable="MINUTES_TOKEN", environment=ENVIRONMENT)
        assert texts_in(source.read()) == RAIN


def test_a_token_may_bring_its_own_login(repository: Repository, opened: Opened) -> None:
    repository.commit(RAIN)
    with hosted(repository, only_with(login_of("x-token-auth", TOKEN))) as host:
        environment = {"MINUTES_TOKEN": f"x-token-auth:{TOKEN}\n"}
        source = opened(f"{host.url}/minutes", token_variable="MINUTES_TOKEN", environment=environment)
        assert texts_in(source.read()) == RAIN


def test_a_renewed_token_counts_from_the_next_reading(repository: Repository, opened: Opened) -> None:
    repository.commit(RAIN)
    environment = {"MINUTES_TOKEN": "expired"}
    with hosted(repository, only_with(login_of("oauth2", TOKEN))) as host:
        source = opened(f"{host.url}/minutes", token_variable="MINUTES_TOKEN", environment=environment)
        with pytest.raises(SourceError, match="refuses the token"):
            source.read()
        environment["MINUTES_TOKEN"] = TOKEN
        assert texts_in(source.read()) == RAIN


def test_a_token_is_never_written_down_or_shown(
    repository: Repository, opened: Opened, cache: Path, caplog: pytest.LogCaptureFixture
) -> None:
    repository.commit(RAIN)
    with caplog.at_level(logging.DEBUG), hosted(repository, only_with(login_of("oauth2", TOKEN))) as host:
        url = f"{host.url}/minutes"
        source = opened(url, token_variable="MINUTES_TOKEN", environment=ENVIRONMENT)
        content = source.read()
        host.application = refusing("403 Forbidden")(host.application)
        stale = source.read()
    shown = f"{source!r} {content!r} {stale!r} {caplog.text}"
    for secret in (TOKEN, login_of("oauth2", TOKEN).removeprefix("Basic ")):
        assert secret not in shown
        assert secret.encode() not in everything_in(cache)


@pytest.mark.parametrize(
    "repeat",
    [
        lambda header: f"no entry for {base64.b64decode(header[6:]).decode()}",
        lambda header: f"no entry for {header}",
        lambda header: f"no entry for {header[6:]}",
        # What is told is cut off, which must not happen in the middle of it.
        lambda header: f"{'x' * (200 - 13)}{base64.b64decode(header[6:]).decode()}",
    ],
    ids=["decoded", "whole", "encoded", "at the end of what is told"],
)
def test_a_token_that_the_server_repeats_is_not_shown(
    repeat: Callable[[str], str], repository: Repository, opened: Opened
) -> None:
    def repeating(_: Application) -> Application:
        def answer(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
            start("200 OK", [("Content-Type", "application/x-git-upload-pack-advertisement")])
            words = f"ERR {repeat(environ['HTTP_AUTHORIZATION'])}".encode()
            return [b"001e# service=git-upload-pack\n0000", b"%04x%s" % (len(words) + 4, words)]

        return answer

    with hosted(repository, repeating) as host, pytest.raises(SourceError) as caught:
        opened(f"{host.url}/minutes", token_variable="MINUTES_TOKEN", environment=ENVIRONMENT).read()
    told = str(caught.value)
    assert "…" in told
    assert TOKEN[:4] not in told
    assert base64.b64encode(b"oauth2:" + TOKEN[:3].encode()).decode()[:-2] not in told


@pytest.mark.parametrize("copy_first", [False, True])
@pytest.mark.parametrize("variable", [None, "OTHER_TOKEN"])
def test_what_one_token_opens_is_no_copy_for_whoever_has_another_or_none(
    variable: str | None, copy_first: bool, repository: Repository, opened: Opened
) -> None:
    repository.commit(RAIN)
    environment = {**ENVIRONMENT, "OTHER_TOKEN": "another"}
    with hosted(repository, only_with(login_of("oauth2", TOKEN))) as host:
        url = f"{host.url}/minutes"
        opened(url, token_variable="MINUTES_TOKEN", environment=environment).read()
        other = replace(opened(url, token_variable=variable, environment=environment), copy_first=copy_first)
        with pytest.raises(SourceError):
            other.read()


@pytest.mark.parametrize(("held", "words"), [("", "is not set"), ("  \n", "is not set"), ("a\nb", "cannot be a token")])
def test_a_variable_without_a_token_is_named(held: str, words: str, repository: Repository, opened: Opened) -> None:
    source = opened("https://127.0.0.1:1/minutes", token_variable="CLUB", environment={"CLUB": held})
    with pytest.raises(SourceError, match=f"CLUB.* {words}"):
        source.read()


@pytest.mark.parametrize(
    ("status", "token", "words"),
    [
        ("401 Unauthorized", False, "no such public repository. If it is private, name the variable of a token"),
        ("401 Unauthorized", True, "the server refuses the token"),
        ("403 Forbidden", False, "the server refuses. If the repository is private"),
        ("404 Not Found", False, "there is no such repository. Check the address."),
        ("404 Not Found", True, "or the token may not read it"),
        ("407 Proxy Authentication Required", False, "the proxy asks for a login"),
        ("410 Gone", False, "any more"),
        ("418 I'm a teapot", False, "the server answers with status 418"),
        ("429 Too Many Requests", False, "asks for patience"),
        ("503 Service Unavailable", True, "the server is in trouble (status 503). Reload later."),
        ("200 OK", False, "it is no git repository. Check the address."),
    ],
)
def test_a_refusal_tells_what_to_do(
    status: str, token: bool, words: str, repository: Repository, opened: Opened
) -> None:
    with hosted(repository, refusing(status)) as host:
        url = f"{host.url}/minutes"
        settings = {"token_variable": "MINUTES_TOKEN", "environment": ENVIRONMENT} if token else {}
        with pytest.raises(SourceError) as caught:
            opened(url, **settings).read()
    assert str(caught.value).startswith(f"{url}: ")
    assert words in str(caught.value)


def test_a_renamed_repository_is_found_without_giving_the_token_to_another_server(
    repository: Repository, opened: Opened
) -> None:
    repository.commit(RAIN)
    with hosted(repository) as other:

        def moved(_: Application) -> Application:
            def answer(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
                start(
                    "301 Moved Permanently", [("Location", f"{other.url}/minutes/info/refs?{environ['QUERY_STRING']}")]
                )
                return []

            return answer

        with hosted(repository, moved) as host:
            source = opened(f"{host.url}/old", token_variable="MINUTES_TOKEN", environment=ENVIRONMENT)
            assert texts_in(source.read()) == RAIN
            assert host.logins == [login_of("oauth2", TOKEN)]
        assert set(other.logins) == {None}


def silent(_: bytes) -> Iterator[bytes]:
    time.sleep(60)
    yield b""


def dripping(content: bytes) -> Iterator[bytes]:
    for number in range(len(content)):
        yield content[number : number + 1]
        time.sleep(0.05)


def cut(content: bytes) -> Iterator[bytes]:
    yield content[: len(content) // 2]


def endless(_: bytes) -> Iterator[bytes]:
    packet = b"fff0\x01" + b"x" * (0xFFF0 - 5)
    yield b"0034shallow " + b"1" * 40 + b"00000008NAK\n"
    while True:
        yield packet


@pytest.mark.parametrize(
    ("pieces", "limits", "words"),
    [
        (silent, Limits(silence=0.3), "the server does not answer in time"),
        (dripping, Limits(whole=1.0), "not fetched within 1 s"),
        (cut, Limits(), "the server broke off"),
        (endless, Limits(size=1_000_000), "the repository is larger than 1 MB"),
    ],
)
def test_a_server_that_does_not_deliver_is_given_up_and_the_copy_serves(
    pieces: Any, limits: Limits, words: str, repository: Repository, opened: Opened, cache: Path
) -> None:
    repository.commit(RAIN)
    with hosted(repository) as host:
        opened(f"{host.url}/minutes").read()
        repository.commit({"2024-04-02.md": "Sun.\n" * 100})
        host.application = sending(pieces)(host.application)
        content = opened(f"{host.url}/minutes", limits=limits).read()
    assert texts_in(content) == RAIN
    assert words in content.problems[0].message
    assert len(list(cache.glob("*/*/pack"))) == 1


def test_a_server_that_is_not_known_is_said_to_be_so(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    def unknown(*_: Any) -> Any:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with pytest.raises(SourceError, match="the name of the server is not known here"):
        opened("https://minutes.invalid/club").read()


def test_a_certificate_that_is_not_trusted_is_said_to_be_so(repository: Repository, opened: Opened) -> None:
    with hosted(repository) as host, pytest.raises(SourceError, match="no secure connection"):
        opened(f"{host.url}/minutes".replace("http://", "https://")).read()


def test_the_proxy_of_the_settings_is_used(repository: Repository, opened: Opened) -> None:
    repository.commit(RAIN)
    with hosted(repository) as host:
        source = opened("http://minutes.invalid/minutes", proxy=with_login(host))
        # A server of Python's takes the whole address of a proxy's request for the path.
        host.application = at_path(host.application)
        assert texts_in(source.read()) == RAIN


def test_the_usual_variables_name_a_proxy(
    repository: Repository, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit(RAIN)
    with hosted(repository) as host:
        host.application = at_path(host.application)
        monkeypatch.setenv("http_proxy", host.url)
        assert texts_in(opened("http://minutes.invalid/minutes").read()) == RAIN


def test_the_password_of_a_proxy_is_not_shown(opened: Opened) -> None:
    source = opened("https://minutes.invalid/club", proxy="http://fern:s3cr3t@127.0.0.1:1")
    with pytest.raises(SourceError, match="the proxy cannot be reached") as caught:
        source.read()
    assert "s3cr3t" not in f"{caught.value}"


def test_a_proxy_of_another_kind_is_refused(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "socks5://fern:s3cr3t@127.0.0.1:1")
    with pytest.raises(SourceError, match="the proxy cannot be used") as caught:
        opened("https://minutes.invalid/club").read()
    assert "s3cr3t" not in f"{caught.value}"


def with_login(host: Host) -> str:
    return host.url.replace("//", "//fern:pass@")


def at_path(ordinary: Application) -> Application:
    """Return a server that a proxy's requests can be sent to."""

    def answer(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        path = environ["PATH_INFO"].removeprefix("http://minutes.invalid")
        return ordinary(environ | {"PATH_INFO": path}, start)

    return answer
