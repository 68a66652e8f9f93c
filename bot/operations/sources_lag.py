"""Looks at every source for whoever wants to know whether all is well: can it be reached, how old is the copy."""

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime

from bot.diagnosis import Finding, Grade
from bot.errors import SourceError
from bot.logs.counting import counted
from bot.sources.folder import FolderSource
from bot.sources.git.source import GitSource
from bot.sources.model import Source
from bot.sources.opening import place_of


def look_at_sources(sources: Sequence[Source], *, offline: bool) -> Iterator[Finding]:
    """Yield how each source is; with `offline` no server is asked."""
    for source in sources:
        match place_of(source):
            case FolderSource() as folder:
                yield _folder(folder)
            case GitSource() as repository:
                yield _repository(repository, offline=offline)


def _folder(source: FolderSource) -> Finding:
    try:
        files = source.look().files
    except SourceError as error:
        return Finding(f"source {source.name}", str(error), Grade.WRONG)  # it says itself what can be done
    if not files:
        return Finding(
            f"source {source.name}", f"There is no Markdown in {source.path}.", Grade.WRONG, "Put minutes there."
        )
    return Finding(f"source {source.name}", f"{source.path} holds {counted(len(files), 'file')} that may be minutes.")


def _repository(source: GitSource, *, offline: bool) -> Finding:
    name, copy = f"source {source.name}", source.copies.current()
    age = f"the copy that is here is of {_ago(copy.checked)}" if copy else "there is no copy here"
    if offline:
        fix = "" if copy else "Look again with the network."
        return Finding(name, f"Not asked; {age}.", Grade.WELL if copy else Grade.NOTICE, fix)
    try:
        newest = source.remote.newest().commit
    except SourceError as error:
        grade = Grade.NOTICE if copy else Grade.WRONG
        return Finding(name, f"{error} Meanwhile {age}.", grade, "The bot asks again by itself, and at a reload.")
    if copy is None:
        return Finding(name, f"The newest commit is {newest[:12]}; {age} yet.")
    if copy.commit != newest:
        told = f"The newest commit is {newest[:12]}; {age}, with {copy.commit[:12]}."
        return Finding(name, told, Grade.NOTICE, "A running bot fetches it within `refresh_minutes:`; or reload.")
    return Finding(name, f"The copy that is here is the newest commit, {newest[:12]}.")


def _ago(then: datetime) -> str:
    minutes = (datetime.now(UTC) - then).total_seconds() / 60
    if minutes < 90:
        return f"{counted(round(minutes), 'minute')} ago" if round(minutes) else "a moment ago"
    hours = minutes / 60
    return f"{counted(round(hours), 'hour') if hours < 48 else counted(round(hours / 24), 'day')} ago"
