"""What can be set about a source of minutes."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, urlsplit

from bot.minutes.permalinks import LinkTemplate, placeholders_in
from bot.sources.date_order import DAY_FIRST, MONTH_FIRST
from bot.sources.selection import check_pattern

_ONLY_GIT = ("subfolder", "branch", "token_variable", "proxy")
_THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """One place that minutes are kept in: either `folder` or `git` says where."""

    folder: Path | None = None
    """A folder of Markdown files, or one file. A relative path starts at the configuration file."""

    git: str | None = None
    """The address of a git repository: https, http or file."""

    name: str | None = None
    """What the source is called in answers; the folder's or the repository's own name where nothing is given."""

    subfolder: str | None = None
    """The folder of a repository that the minutes stand in; the whole of it if nothing is given."""

    branch: str | None = None
    """The branch of a repository; its default branch if nothing is given."""

    token_variable: str | None = None
    """The name of the environment variable that holds the token for a private repository; never the token itself."""

    proxy: str | None = field(default=None, repr=False)
    """An HTTP proxy for a repository; if nothing is given, the usual environment variables count."""

    include: tuple[str, ...] = ()
    """Patterns of files that are minutes whatever they look like."""

    exclude: tuple[str, ...] = ()
    """Patterns of files that are left out; they win over `include`."""

    url: str | None = None
    """A template for the link of a passage; for known hosts of repositories there is one already."""

    dates: str | None = None
    """`day-first` or `month-first`: how dates such as 03/04/2024 are meant where no other date of the source tells."""

    def __post_init__(self) -> None:
        if (self.folder is None) == (self.git is None):
            raise ValueError("a source has either `folder:` or `git:`, and not both.")
        self._check_patterns("include", self.include)
        self._check_patterns("exclude", self.exclude)
        if self.name is not None and not self.name.strip():
            raise ValueError("name: expected a name, found nothing.")
        self._check_url()
        if self.dates not in (None, DAY_FIRST, MONTH_FIRST):
            raise ValueError(f"dates: expected {DAY_FIRST} or {MONTH_FIRST}, found `{self.dates}`.")
        if self.git is None:
            self._check_folder()
        else:
            self._check_git(self.git)

    def _check_patterns(self, key: str, patterns: tuple[str, ...]) -> None:
        for pattern in patterns:
            try:
                check_pattern(pattern)
            except ValueError as error:
                raise ValueError(f"{key}: {error}") from error

    def _check_folder(self) -> None:
        for key in _ONLY_GIT:
            if getattr(self, key) is not None:
                raise ValueError(f"{key}: this is for `git:` only; with `folder:`, leave it out.")

    def _check_git(self, address: str) -> None:
        parts = _repository(address)
        if self.subfolder is not None and not _is_inside(self.subfolder):
            raise ValueError(f"subfolder: expected a folder of the repository, found `{self.subfolder}`.")
        if self.branch is not None and not self.branch.strip():
            raise ValueError("branch: expected the name of a branch, found nothing.")
        if self.token_variable is not None:
            if not self.token_variable.isidentifier() or not self.token_variable.isascii():
                # What stands there may be the token, so it is not shown.
                raise ValueError(
                    "token_variable: expected the name of an environment variable, such as MINUTES_TOKEN. "
                    "The token itself does not belong into this file."
                )
            if parts.scheme != "https" and parts.hostname not in _THIS_MACHINE:
                raise ValueError("token_variable: a token is only sent to an address that begins with https://.")
        if self.proxy is not None:
            proxy = urlsplit(self.proxy)
            if proxy.scheme not in ("http", "https") or not proxy.hostname:
                raise ValueError("proxy: expected an address such as http://127.0.0.1:8080.")

    def _check_url(self) -> None:
        if self.url is None:
            return
        try:
            LinkTemplate(self.url)
        except ValueError as error:
            raise ValueError(f"url: {error}") from error
        if self.folder is not None and "commit" in placeholders_in(self.url):
            raise ValueError("url: a folder has no `{commit}`; that placeholder is for `git:` only.")


def check_names(sources: Sequence[SourceSettings]) -> None:
    """Raise `ValueError`, which begins with the setting at fault, for two sources that are called the same."""
    taken: set[str] = set()
    for number, one in enumerate(sources):
        if one.name is None:
            continue
        if one.name in taken:
            raise ValueError(f"sources[{number}].name: two sources are called {one.name}. Give each one of its own.")
        taken.add(one.name)


def _repository(address: str) -> SplitResult:
    """Return the parts of the address of a repository; raise `ValueError` if it is none, without any password."""
    found = "another kind of address" if "@" in address else f"`{address}`"
    expected = f"git: expected an address such as https://github.com/cloudwego/community, found {found}."
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018  # raises for one that is no number
    except ValueError as error:
        raise ValueError(expected) from error
    if parts.username is not None or parts.password is not None:
        raise ValueError(
            "git: leave the login out of the address. Put the token into an environment variable, and the name of "
            "that variable under `token_variable:`."
        )
    on_the_web = parts.scheme in ("http", "https") and parts.hostname and not parts.query and not parts.fragment
    on_this_machine = parts.scheme == "file" and parts.path and parts.netloc in ("", "localhost")
    if not on_the_web and not on_this_machine:
        is_path = not parts.scheme and "@" not in address
        raise ValueError(f"{expected} One on this machine begins with file:///." if is_path else expected)
    return parts


def _is_inside(subfolder: str) -> bool:
    parts = subfolder.strip("/").split("/")
    return not subfolder.startswith("/") and "\\" not in subfolder and not {"", ".", ".."} & set(parts)
