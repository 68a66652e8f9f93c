"""A repository on a server: asks for the newest commit of a branch, and fetches what is not yet here."""

import mmap
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import BinaryIO, NamedTuple
from urllib.parse import urlsplit
from urllib.request import url2pathname

from dulwich.client import GitClient, HttpGitClient, InvalidWants, LocalGitClient
from dulwich.errors import GitProtocolError, NotGitRepository
from dulwich.object_store import DiskObjectStore, ObjectStoreGraphWalker
from dulwich.objects import ObjectID
from dulwich.refs import Ref

from bot.errors import SourceError
from bot.logs.secrets import Secrets
from bot.sources.git.http import BoundedPoolManager, Limits
from bot.sources.git.listing import list_refs
from bot.sources.git.objects import UNREADABLE, DamagedError
from bot.sources.git.packs import check_pack

_HEAD = Ref(b"HEAD")
_BRANCHES = b"refs/heads/"
_NEWER_PROTOCOL = 2  # in which single references can be asked for
_USUAL_LOGIN = "oauth2"  # goes with a token on GitHub, GitLab, Gitee and Forgejo
_TELL_EVERY = 2.0  # seconds
_MIN_TOLD_BYTES = 500_000  # bytes
_MOST_TOLD = 200  # characters of what a server says


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a repository gave."""

    commit: str
    branch: str
    """The name of the branch; `HEAD` where the server does not tell."""


class Newest(NamedTuple):
    """What a repository says its newest commit is."""

    commit: str
    at_once: bool
    """Whether the server can be asked with a single request the next time."""


@dataclass(frozen=True, slots=True)
class Remote:
    """A branch of a repository, by its address."""

    url: str
    branch: str | None = None
    """The default branch if nothing is given."""
    token_variable: str | None = None
    proxy: str | None = field(default=None, repr=False)
    limits: Limits = field(default_factory=Limits)
    environment: Mapping[str, str] = field(default_factory=dict, repr=False)
    """Where the token is looked up at each fetch, so that a renewed one counts."""

    def fetch(
        self, store: DiskObjectStore, *, known: str | None = None, tell: Callable[[str], None] | None = None
    ) -> Fetched:
        """Return the newest commit, after its objects have come into the store; raise `SourceError` if they cannot.

        It is a `DamagedError` if what came, or what it builds on, makes no whole repository. Only that one commit
        is fetched, without its history. `known` is a commit whose objects the store can reach: nothing comes where it
        is still the newest.
        """
        login, token = self._token()
        client, path, exchange = self._client(login, token)
        ref = self._ref
        found: list[ObjectID] = []

        def wanted(refs: Mapping[Ref, ObjectID], depth: int | None = None) -> list[ObjectID]:
            found.extend([refs[ref]] if ref in refs else [])
            return [commit for commit in found if commit.decode() != known]

        with _translated(self.url, token):
            file, keep, drop = store.add_pack()
            kept = False
            try:
                write = _counted(file.write, tell)
                prefixes = [bytes(_HEAD), bytes(ref)]
                result = client.fetch_pack(path, wanted, _here(known), write, depth=1, ref_prefix=prefixes)
                if found and found[0].decode() != known:
                    _check(file, self.url, exchange.check if exchange else lambda: None)
                    kept = True
                    keep()
            finally:
                file.close() if kept else drop()
        if not found:
            raise self._no_branch(result.symrefs.get(_HEAD))
        return Fetched(found[0].decode(), self.branch or _name_of(result.symrefs.get(_HEAD, _HEAD)))

    def newest(self, *, at_once: bool = False) -> Newest:
        """Return the newest commit without fetching anything of it; raise `SourceError` if the server does not tell.

        `at_once` asks with one request, which only a server understands that was found to: see `Newest`.
        """
        login, token = self._token()
        prefixes = [bytes(self._ref)]
        with _translated(self.url, token):
            if at_once:
                exchange = BoundedPoolManager(self.url, proxy=self.proxy, limits=self.limits)
                refs, default = list_refs(exchange, self.url, prefixes, login=login, token=token), None
            else:
                client, path, _ = self._client(login, token)
                result = client.get_refs(path.encode(), ref_prefix=[bytes(_HEAD), *prefixes])
                refs, default = result.refs, result.symrefs.get(_HEAD)
                at_once = isinstance(client, HttpGitClient) and client.protocol_version == _NEWER_PROTOCOL
        commit = refs.get(self._ref)
        if commit is None:
            raise self._no_branch(default)
        return Newest(commit.decode(), at_once)

    @property
    def _ref(self) -> Ref:
        return Ref(_BRANCHES + self.branch.encode()) if self.branch else _HEAD

    def _client(self, login: str | None, token: str | None) -> tuple[GitClient, str, BoundedPoolManager | None]:
        parts = urlsplit(self.url)
        if parts.scheme == "file":
            return LocalGitClient(), url2pathname(parts.path), None
        exchange = BoundedPoolManager(self.url, proxy=self.proxy, limits=self.limits)
        base = f"{parts.scheme}://{parts.netloc}/"
        return HttpGitClient(base, pool_manager=exchange, username=login, password=token), parts.path, exchange

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
        hint = f" Its default branch is {_name_of(default)}." if default else ""
        return SourceError(f"{self.url}: there is no branch {self.branch}.{hint}")


def _name_of(branch: Ref) -> str:
    """Return the name of a branch as a server tells it, fit to be shown."""
    name = bytes(branch).removeprefix(_BRANCHES).decode("utf-8", "replace")
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name[:_MOST_TOLD])


def _check(file: BinaryIO, url: str, check: Callable[[], object]) -> None:
    """Raise `SourceError` for a pack that came and is too large to be unpacked."""
    file.flush()
    if file.tell() == 0:
        return
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as pack:
        check_pack(pack, url, check)


def _here(known: str | None) -> ObjectStoreGraphWalker:
    """Return what tells the server which commit is here already, without its history."""
    commits = {ObjectID(known.encode())} if known else set()
    return ObjectStoreGraphWalker(commits, lambda _: [], shallow=set(commits))


def _counted(write: Callable[[bytes], int], tell: Callable[[str], None] | None) -> Callable[[bytes], int]:
    """Return a way to write that tells from time to time how much has been written."""
    total, told = 0, time.monotonic()

    def counting(data: bytes) -> int:
        nonlocal total, told
        total += len(data)
        if time.monotonic() - told >= _TELL_EVERY and total >= _MIN_TOLD_BYTES:
            told = time.monotonic()
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
        told = _first_line(Secrets([token or ""]).removed(str(error)))
        raise SourceError(f"{url}: the server broke off: {told}. Try again with a reload.") from None
    except UNREADABLE as error:
        _let_go(error)
        raise DamagedError(f"{url}: what came is no whole repository. Check the address.") from error
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SourceError(f"{url}: it cannot be fetched: {reason}.") from error


def _let_go(error: BaseException | None) -> None:
    """Forget what the frames of an error hold: pieces of the files of a store, which could not be closed otherwise."""
    while error is not None:
        traceback.clear_frames(error.__traceback__)
        error = error.__context__


def _first_line(text: str) -> str:
    return next(iter(text.splitlines()), "").strip(" .")[:_MOST_TOLD] or "no reason given"
