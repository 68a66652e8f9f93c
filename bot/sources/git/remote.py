"""A repository on a server: asks for the newest commit of a branch, and fetches what is not yet here."""

import logging
import struct
import time
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from urllib.request import url2pathname

from dulwich.client import GitClient, HttpGitClient, InvalidWants, LocalGitClient
from dulwich.errors import (
    ApplyDeltaError,
    ChecksumMismatch,
    FileFormatException,
    GitProtocolError,
    NotGitRepository,
    ObjectMissing,
    WrongObjectException,
)
from dulwich.object_store import DiskObjectStore, ObjectStoreGraphWalker
from dulwich.objects import ObjectID
from dulwich.refs import Ref

from bot.errors import SourceError
from bot.sources.git.http import Exchange, Limits

_LOG = logging.getLogger(__name__)
_HEAD = Ref(b"HEAD")
_BRANCHES = b"refs/heads/"
_USUAL_LOGIN = "oauth2"  # goes with a token on GitHub, GitLab, Gitee and Forgejo
_TELL_EVERY = 2.0  # seconds
_WORTH_TELLING = 500_000  # bytes

UNREADABLE = (
    ApplyDeltaError,
    AssertionError,
    BufferError,
    ChecksumMismatch,
    EOFError,
    FileFormatException,
    LookupError,
    ObjectMissing,
    TypeError,
    ValueError,
    WrongObjectException,
    struct.error,
    zlib.error,
)
"""What dulwich raises for objects, packs and protocols that are not what they should be."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a repository gave."""

    commit: str
    branch: str
    """The name of the branch; `HEAD` where the server does not tell."""


@dataclass(frozen=True, slots=True)
class Remote:
    """A branch of a repository, by its address."""

    url: str
    branch: str | None = None
    """The default branch where nothing is given."""
    token_variable: str | None = None
    proxy: str | None = None
    limits: Limits = field(default_factory=Limits)
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Where the token is looked up at each fetch, so that a renewed one counts."""

    def fetch(
        self, store: DiskObjectStore, *, known: str | None = None, tell: Callable[[str], None] | None = None
    ) -> Fetched:
        """Return the newest commit, after its objects have come into the store; raise `SourceError` where they cannot.

        Only that one commit is fetched, without its history. `known` is a commit whose objects the store can reach:
        nothing comes where it is still the newest.
        """
        login, token = self._token()
        client, path = self._client(login, token)
        ref = Ref(_BRANCHES + self.branch.encode()) if self.branch else _HEAD
        found: list[ObjectID] = []

        def wanted(refs: Mapping[Ref, ObjectID], depth: int | None = None) -> list[ObjectID]:
            found.extend(refs[name] for name in (ref,) if name in refs)
            return [commit for commit in found if commit.decode() != known]

        known_commits = {ObjectID(known.encode())} if known else set()
        walker = ObjectStoreGraphWalker(known_commits, lambda _: [], shallow=set(known_commits))
        with _translated(self.url, token):
            file, keep, drop = store.add_pack()
            kept = False
            try:
                write = _counted(file.write, tell)
                prefixes = [bytes(_HEAD), bytes(ref)]
                result = client.fetch_pack(path, wanted, walker, write, depth=1, ref_prefix=prefixes)
                if found and found[0].decode() != known:
                    kept = True
                    keep()
            finally:
                if not kept:
                    drop()
        if not found:
            raise self._no_branch(result.symrefs.get(_HEAD))
        head = bytes(result.symrefs.get(_HEAD, _HEAD)).removeprefix(_BRANCHES).decode("utf-8", "replace")
        return Fetched(found[0].decode(), self.branch or head)

    def _client(self, login: str | None, token: str | None) -> tuple[GitClient, str]:
        parts = urlsplit(self.url)
        if parts.scheme == "file":
            return LocalGitClient(), url2pathname(parts.path)
        exchange = Exchange(self.url, proxy=self.proxy, limits=self.limits)
        base = f"{parts.scheme}://{parts.netloc}/"
        return HttpGitClient(base, pool_manager=exchange, username=login, password=token), parts.path

    def _token(self) -> tuple[str | None, str | None]:
        if self.token_variable is None:
            return None, None
        token = self.environment.get(self.token_variable, "").strip()
        if not token:
            raise SourceError(f"{self.url}: the variable {self.token_variable} is not set; it has to hold the token.")
        if not token.isascii() or not token.isprintable():
            raise SourceError(f"{self.url}: what the variable {self.token_variable} holds cannot be a token.")
        # A host that wants a login of its own gets it before a colon.
        login, colon, secret = token.rpartition(":")
        return (login, secret) if colon else (_USUAL_LOGIN, token)

    def _no_branch(self, default: Ref | None) -> SourceError:
        if self.branch is None:
            return SourceError(f"{self.url}: the repository is empty. Commit something, or name a branch.")
        usual = bytes(default).removeprefix(_BRANCHES).decode("utf-8", "replace") if default else None
        hint = f" Its default branch is {usual}." if usual else ""
        return SourceError(f"{self.url}: there is no branch {self.branch}.{hint}")


def _counted(write: Callable[[bytes], int], tell: Callable[[str], None] | None) -> Callable[[bytes], int]:
    """Return a way to write that tells from time to time how much has been written."""
    total, told = 0, time.monotonic()

    def counting(data: bytes) -> int:
        nonlocal total, told
        total += len(data)
        if time.monotonic() - told >= _TELL_EVERY and total >= _WORTH_TELLING:
            told = time.monotonic()
            _LOG.info("%.1f MB fetched", total / 1024**2)
            if tell:
                tell(f"{total / 1024**2:.1f} MB fetched")
        return write(data)

    return counting


@contextmanager
def _translated(url: str, token: str | None) -> Iterator[None]:
    """Raise what dulwich and the disk raise within as `SourceError`, whose message never shows the token."""
    try:
        yield
    except NotGitRepository as error:
        raise SourceError(f"{url}: there is no such repository. Check the address.") from error
    except (GitProtocolError, InvalidWants) as error:
        told = _first_line(error).replace(token or "\0", "…")
        raise SourceError(f"{url}: the server broke off: {told}. Try again with a reload.") from None
    except UNREADABLE as error:
        raise SourceError(f"{url}: the server sent what is no git repository. Check the address.") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SourceError(f"{url}: it cannot be fetched: {reason}.") from error


def _first_line(error: Exception) -> str:
    return next(iter(str(error).splitlines()), "").strip(" .")[:200] or "no reason given"
