"""A throw-away PostgreSQL on 127.0.0.1, of this system's server package, run as a user without rights."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_START_SECONDS = 60


def server_programs() -> Path | None:
    """Return the folder of PostgreSQL's own programs, None if the server package is not installed."""
    found = shutil.which("initdb")
    folders = [Path(found).resolve().parent] if found else []
    folders += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((folder for folder in folders if (folder / "initdb").exists() and (folder / "postgres").exists()), None)


class PostgresqlServer:
    """A running server; `address` gives that of a new, empty database."""

    def __init__(self, programs: Path, folder: Path) -> None:
        self._programs = programs
        self._folder = folder
        self._user = _unprivileged_user()
        self._count = 0
        self.port = 0
        self._process: subprocess.Popen[bytes] | None = None

    def prepare(self) -> None:
        """Make an empty cluster."""
        if self._user is not None:
            entry = pwd.getpwnam(self._user)
            os.chown(self._folder, entry.pw_uid, entry.pw_gid)
        done = self._call("initdb", "-D", str(self._folder / "data"), "-U", "quorum", "-A", "trust", "-E", "UTF8", "-N")
        assert done.returncode == 0, done.stderr.decode()

    def start(self) -> None:
        """Start the server, on the port that it had before if it is started again."""
        self.port = self.port or _free_port()
        settings = {
            "listen_addresses": "127.0.0.1",
            "port": self.port,
            "unix_socket_directories": "",
            "fsync": "off",
            "max_connections": 60,
        }
        words = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        self._process = subprocess.Popen(
            [self._programs / "postgres", "-D", self._folder / "data", *words],
            user=self._user,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=self._folder,
        )
        deadline = time.monotonic() + _START_SECONDS
        while self._call("pg_isready", "-h", "127.0.0.1", "-p", str(self.port), "-d", "postgres").returncode:
            assert self._process.poll() is None, "PostgreSQL ended as soon as it was started"
            assert time.monotonic() < deadline, "PostgreSQL takes too long to start"
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop the server at once; what was written stays."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(3)  # SIGQUIT: PostgreSQL's immediate shutdown
            self._process.wait(timeout=30)

    def address(self, *, like: str = "template0") -> str:
        """Return the address of a new database: an empty one, or a copy of another, by its name."""
        self._count += 1
        name = f"quorum_{self._count}"
        words = ("-h", "127.0.0.1", "-p", str(self.port), "-U", "quorum", "-T", like)
        done = self._call("createdb", *words, name)
        assert done.returncode == 0, done.stderr.decode()
        return f"postgresql://quorum@127.0.0.1:{self.port}/{name}"

    def _call(self, program: str, *words: str) -> "subprocess.CompletedProcess[bytes]":
        return subprocess.run(
            [self._programs / program, *words], user=self._user, cwd=self._folder, capture_output=True, check=False
        )


@contextmanager
def postgresql_server(programs: Path) -> Iterator[PostgresqlServer]:
    """Lend a server of its own."""
    with tempfile.TemporaryDirectory(prefix="quorum-postgresql-", ignore_cleanup_errors=True) as folder:
        server = PostgresqlServer(programs, Path(folder))
        server.prepare()
        try:
            server.start()
            yield server
        finally:
            server.stop()


def _unprivileged_user() -> str | None:
    """Return a user to run as; PostgreSQL does not start as root, and any other user may stay who they are."""
    if os.geteuid() != 0:
        return None
    names = {entry.pw_name for entry in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
