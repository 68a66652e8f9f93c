"""Makes sources of their settings."""

import hashlib
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import platformdirs

from bot.minutes.permalinks import LinkTemplate
from bot.sources.date_order import DAY_FIRST, OrderedSource
from bot.sources.folder import FolderSource
from bot.sources.git.copies import Copies
from bot.sources.git.hosts import link_address_for
from bot.sources.git.remote import Remote
from bot.sources.git.source import GitSource
from bot.sources.model import Source
from bot.sources.selection import Selection
from bot.sources.settings import SourceSettings


def open_sources(
    settings: Sequence[SourceSettings],
    *,
    environment: Mapping[str, str],
    cache_folder: Path | None = None,
    tell: Callable[[str], None] | None = None,
    copy_first: bool = False,
    fetch_later: bool = False,
) -> tuple[Source, ...]:
    """Return the sources, each under a name of its own; no two are given the same.

    Copies of repositories are kept below `cache_folder`, which is otherwise this system's usual place. `tell` is told
    in words for a person what takes long. With `copy_first` a repository of which a copy is here is read from it at
    first, for those who ask its server soon; with `fetch_later` too, one of which none is here holds nothing at first.
    Nothing is read or fetched yet.
    """
    cache = cache_folder or platformdirs.user_cache_path("quorum") / "repositories"
    sources: list[Source] = []
    for name, one in zip(_names(settings), settings, strict=True):
        selection = Selection(one.include, one.exclude)
        if one.folder is not None:
            template = LinkTemplate(one.url) if one.url else None
            sources.append(FolderSource(name, one.folder, selection, template))
        elif one.git is not None:
            remote = Remote(one.git, one.branch, one.token_variable, one.proxy, environment=environment)
            sources.append(
                GitSource(
                    name,
                    remote,
                    Copies(cache / _key(one)),
                    subfolder=(one.subfolder or "").strip("/"),
                    selection=selection,
                    link_address=one.url or link_address_for(one.git),
                    tell=tell,
                    copy_first=copy_first,
                    fetch_later=fetch_later,
                )
            )
    return tuple(_ordered(source, one) for source, one in zip(sources, settings, strict=True))


def _ordered(source: Source, settings: SourceSettings) -> Source:
    """Return a source with the order of the numbers in its dates, if one is set."""
    return OrderedSource(source, settings.dates == DAY_FIRST) if settings.dates else source


def place_of(source: Source) -> FolderSource | GitSource | None:
    """Return what a source is read from, whatever is known of it besides; None for one of another kind."""
    inner = source.source if isinstance(source, OrderedSource) else source
    return inner if isinstance(inner, FolderSource | GitSource) else None


def distinct_sources(settings: Sequence[SourceSettings], *, warn: Callable[[str], None]) -> tuple[SourceSettings, ...]:
    """Return the sources without those that repeat another; `warn` is told, in words for a person, of each of them."""
    known: dict[SourceSettings, SourceSettings] = {}
    for one in settings:
        place = replace(one, name=None, folder=one.folder.resolve() if one.folder else None)
        if known.setdefault(place, one) is not one:
            warn(f"{one.folder or one.git} is named twice; it is read once")
    return tuple(known.values())


def sources_key(settings: Sequence[SourceSettings]) -> str:
    """Return a short name for the places that minutes are in, the same for as long as they are the same."""
    places = [(str(one.folder.resolve()) if one.folder else one.git, one.branch, one.subfolder) for one in settings]
    return hashlib.sha256(repr(places).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _names(settings: Sequence[SourceSettings]) -> Iterator[str]:
    """Yield a name for each source: its own, or that of its place, with a number if that is taken."""
    taken = {one.name for one in settings if one.name is not None}
    for one in settings:
        name = one.name
        if name is None:
            usual = _usual_name(one)
            name, number = usual, 2
            while name in taken:
                name, number = f"{usual}-{number}", number + 1
            taken.add(name)
        yield name


def _usual_name(settings: SourceSettings) -> str:
    if settings.folder is not None:
        return settings.folder.resolve().name or "minutes"
    path = unquote(urlsplit(settings.git or "").path).rstrip("/")
    return posixpath.basename(path).removesuffix(".git") or "minutes"


def _key(settings: SourceSettings) -> str:
    """Return the name of the folder for the copy of a branch: something to recognise, and something unmistakable.

    What one token opens is in a folder of its own: it is no copy for whoever has another one, or none.
    """
    url = settings.git or ""
    parts = urlsplit(url)
    readable = re.sub(r"[^a-z0-9]+", "-", f"{parts.hostname or ''}{parts.path.removesuffix('.git')}".lower())
    which = "\n".join((url, settings.branch or "", settings.token_variable or ""))
    digest = hashlib.sha256(which.encode()).hexdigest()
    return f"{readable.strip('-')[-60:]}-{digest[:16]}".lstrip("-")
