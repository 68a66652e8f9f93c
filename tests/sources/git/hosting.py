"""Real repositories on the disk, and a real server for them on this machine."""

import os
import subprocess
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any, NamedTuple
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from dulwich.objects import Blob, Commit, ObjectID, Tree
from dulwich.refs import Ref
from dulwich.repo import Repo
from dulwich.server import BackendRepo, DictBackend
from dulwich.web import make_wsgi_chain

Application = Callable[[dict[str, Any], Any], Iterable[bytes]]


class Link(NamedTuple):
    """A symbolic link in a repository."""

    target: str


SUBMODULE = ObjectID(b"1" * 40)
"""The commit of another repository."""

Files = Mapping[str, Any]
"""What a folder holds by name: a text, bytes, a link, a submodule, or another folder."""


class Repository:
    """A bare repository that a test writes commits into."""

    def __init__(self, path: Path) -> None:
        path.mkdir(parents=True)
        self.path = path
        self.repo = Repo.init_bare(path, default_branch=b"main")
        self.url = f"file://{path}"

    def commit(self, files: Files, *, branch: str = "main", after: str | None = "branch") -> str:
        """Make these files the newest commit of a branch, `after` another one or, with None, without any history."""
        ref = Ref(b"refs/heads/" + branch.encode())
        commit = Commit()
        commit.tree = self._tree(files)
        commit.author = commit.committer = b"Fern <fern@example.org>"
        commit.author_time = commit.commit_time = 1_700_000_000
        commit.author_timezone = commit.commit_timezone = 0
        commit.message = b"Minutes"
        if after == "branch":
            commit.parents = [self.repo.refs[ref]] if ref in self.repo.refs else []
        elif after is not None:
            commit.parents = [ObjectID(after.encode())]
        self.repo.object_store.add_object(commit)
        self.repo.refs[ref] = commit.id
        return commit.id.decode()

    def root(self) -> Tree:
        """Return the files of the newest commit, to be put into another one as a folder."""
        commit = self.repo[self.repo.refs[Ref(b"refs/heads/main")]]
        assert isinstance(commit, Commit)
        tree = self.repo[commit.tree]
        assert isinstance(tree, Tree)
        return tree

    def _tree(self, files: Files) -> ObjectID:
        tree = Tree()
        for name, content in files.items():
            key = name.encode("utf-8", "surrogateescape")
            if content is SUBMODULE:
                tree.add(key, 0o160000, SUBMODULE)
            elif isinstance(content, Tree):
                tree.add(key, 0o040000, content.id)
            elif isinstance(content, Mapping):
                tree.add(key, 0o040000, self._tree(content))
            else:
                mode = 0o120000 if isinstance(content, Link) else 0o100644
                text = content.target if isinstance(content, Link) else content
                blob = Blob.from_string(text if isinstance(text, bytes) else text.encode("utf-8", "surrogateescape"))
                self.repo.object_store.add_object(blob)
                tree.add(key, mode, blob.id)
        self.repo.object_store.add_object(tree)
        return tree.id


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:
        """Keep the output of the tests clean."""


class Host:
    """A server of repositories on 127.0.0.1, which a test can make worse."""

    def __init__(self, application: Application) -> None:
        self.application = application
        self.requests: list[str] = []
        """Method and path of each request, in order."""
        self.logins: list[str | None] = []
        """What each request brought to prove who it is."""
        self.sent = 0
        """How many bytes went out, without their headers."""
        self._server = make_server("127.0.0.1", 0, self._serve, server_class=_Server, handler_class=_Silent)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()

    def _serve(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        self.requests.append(f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}")
        self.logins.append(environ.get("HTTP_AUTHORIZATION"))
        for piece in self.application(environ, start):
            self.sent += len(piece)
            yield piece

    def close(self) -> None:
        """Answer nobody any more."""
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()


@contextmanager
def hosted(repository: Repository, change: Callable[[Application], Application] | None = None) -> Iterator[Host]:
    """Serve a repository as `/minutes`; `change` makes another application of the ordinary one."""
    repositories: dict[str, BackendRepo] = {"/minutes": repository.repo}
    ordinary: Application = make_wsgi_chain(DictBackend(repositories))
    host = Host(change(ordinary) if change else ordinary)
    try:
        yield host
    finally:
        host.close()


def refusing(status: str, *headers: tuple[str, str]) -> Callable[[Application], Application]:
    """Return a change to a server that answers everything with one status."""

    def answer(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        start(status, [("Content-Type", "text/html"), *headers])
        return [b"<html>"]

    return lambda _: answer


def only_with(login: str) -> Callable[[Application], Application]:
    """Return a change to a server that answers only those who bring this login."""

    def change(ordinary: Application) -> Application:
        refusal = refusing("401 Unauthorized", ("WWW-Authenticate", "Basic"))(ordinary)

        def answer(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
            known = environ.get("HTTP_AUTHORIZATION") == login
            return (ordinary if known else refusal)(environ, start)

        return answer

    return change


def sending(pieces: Callable[[bytes], Iterable[bytes]]) -> Callable[[Application], Application]:
    """Return a change to a server that sends its packs in another way: `pieces` of what it would have sent."""

    def change(ordinary: Application) -> Application:
        def answer(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
            if environ["REQUEST_METHOD"] == "GET":
                return ordinary(environ, start)
            written: list[bytes] = []

            def start_later(status: str, headers: Any, _: Any = None) -> Callable[[bytes], None]:
                start(status, headers)
                return written.append

            rest = list(ordinary(environ, start_later))
            return pieces(b"".join([*written, *rest]))

        return answer

    return change


def git_http_backend(folder: Path) -> Application:
    """Return a server of the repositories in a folder by git itself, which speaks the newer protocol."""
    variables = {
        "PATH": os.environ["PATH"],
        "GIT_PROJECT_ROOT": str(folder),
        "GIT_HTTP_EXPORT_ALL": "1",
        "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "safe.directory",
        "GIT_CONFIG_VALUE_0": "*",
    }

    def answer(environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        length = int(environ.get("CONTENT_LENGTH") or 0)
        request = {key: environ.get(key, "") for key in ("REQUEST_METHOD", "PATH_INFO", "QUERY_STRING", "CONTENT_TYPE")}
        request |= {"CONTENT_LENGTH": str(length), "GIT_PROTOCOL": environ.get("HTTP_GIT_PROTOCOL", "")}
        body = environ["wsgi.input"].read(length)
        ended = subprocess.run(
            ["git", "http-backend"], input=body, env=variables | request, capture_output=True, check=True
        )
        head, _, content = ended.stdout.partition(b"\r\n\r\n")
        fields = dict(line.split(": ", 1) for line in head.decode().split("\r\n"))
        start(fields.pop("Status", "200 OK"), list(fields.items()))
        return [content]

    return answer
