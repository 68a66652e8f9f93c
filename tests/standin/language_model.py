"""A stand-in for a language model: an OpenAI-compatible server on this machine that says what a test tells it to."""

import json
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class LanguageModel:
    """What it answers, which a test may change at any time, and what it was asked."""

    queries: Mapping[str, list[Any]] = field(default_factory=dict)
    """By question; another gets none."""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes | None = None
    """In place of an answer."""
    drip: float = 0.0
    """Seconds before each byte."""
    delay: float = 0.0
    """Seconds before the answer."""
    released: threading.Event = field(default_factory=threading.Event)
    """Set when a test is over, so that nobody goes on waiting."""
    asked: list[dict[str, Any]] = field(default_factory=list)
    """The bodies of all requests."""
    keys: list[str | None] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    url: str = ""

    @property
    def questions(self) -> list[str]:
        """What was asked, in order."""
        return [request["messages"][-1]["content"] for request in self.asked]

    def answer_to(self, question: str) -> bytes:
        """Return the body of an answer."""
        if self.body is not None:
            return self.body
        content = json.dumps({"queries": self.queries.get(question, [])}, ensure_ascii=False)
        return completion(content)


def completion(content: object) -> bytes:
    """Return the body of a chat completion with that content."""
    return json.dumps({"choices": [{"index": 0, "message": {"role": "assistant", "content": content}}]}).encode()


@contextmanager
def language_model(**answers: Any) -> Iterator[LanguageModel]:
    """Run the server for a while."""
    model = LanguageModel(**answers)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["content-length"])))
            model.asked.append(request)
            model.keys.append(self.headers["authorization"])
            model.paths.append(self.path)
            model.released.wait(model.delay)
            body = model.answer_to(request["messages"][-1]["content"])
            self.send_response(model.status)
            for name, value in model.headers.items():
                self.send_header(name, value)
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            try:
                self._send(body)
            except OSError:
                self.close_connection = True  # whoever asked has gone

        def _send(self, body: bytes) -> None:
            if not model.drip:
                self.wfile.write(body)
                return
            for byte in body:
                if model.released.wait(model.drip):
                    return
                self.wfile.write(bytes((byte,)))
                self.wfile.flush()

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    model.url = f"http://127.0.0.1:{server.server_port}/v1"
    serving = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    serving.start()
    try:
        yield model
    finally:
        model.released.set()
        server.shutdown()
        server.server_close()


def eventually(what: Any, *, seconds: float = 10.0) -> None:
    """Return once `what` returns something true; raise `AssertionError` if it never does."""
    end = time.monotonic() + seconds
    while not what():
        assert time.monotonic() < end
        time.sleep(0.01)
