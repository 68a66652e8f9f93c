"""A server has the time that was given for the whole of its answer, wherever it drips."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from bot.rewriting.client import ChatClient, Message, ModelError

QUESTION = (Message("user", "How do we keep the slugs away?"),)
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


@contextmanager
def dripping(first: bytes, then: bytes) -> Iterator[str]:
    """Run a server that sends one piece at once, then another one over and over; yield its address."""
    over = threading.Event()

    def serve() -> None:
        connection, _ = listening.accept()
        with connection:
            connection.recv(65_536)
            try:
                connection.sendall(first)
                while not over.wait(0.02):
                    connection.sendall(then)
            except OSError:
                return  # whoever asked has gone

    with socket.create_server(("127.0.0.1", 0)) as listening:
        serving = threading.Thread(target=serve, daemon=True)
        serving.start()
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}/v1"
        finally:
            over.set()
            serving.join(10)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        (b"HTTP/1.1 200 ", b"O"),
        (b"HTTP/1.1 200 OK\r\nX: ", b"x"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"HTTP/1.1 200 OK\r\n\r\n", b" "),
        (CHUNKED, b"0"),
        (CHUNKED + b"1;", b"x"),
        (CHUNKED + b"2\r\n{}\r\n0\r\n", b"x: y\r\n"),
    ],
    ids=["status", "header", "continue", "body", "size", "extension", "trailer"],
)
def test_a_server_that_drips_is_left_in_time(first: bytes, then: bytes) -> None:
    with dripping(first, then) as url:
        client = ChatClient(url, "small", key=None, proxy=None, timeout_seconds=0.3)
        began = time.monotonic()
        with pytest.raises(ModelError, match="in time"):
            client.complete(QUESTION)
        assert time.monotonic() - began < 2
