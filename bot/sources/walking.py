"""Walks through a folder of minutes: which files are looked at, and which links are not followed."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path

from bot.minutes.problem import Level, Problem
from bot.minutes.told import Told
from bot.sources.collector import FileCollector
from bot.sources.file_names import quoted, shown


def files_in(root: Path, collector: FileCollector, *, entered: list[str] | None = None) -> Iterator[tuple[str, str]]:
    """Yield every file that is to be looked at: its real path, and its path below the root, in order.

    `entered` takes the real path of each folder that is looked into; then none is that the selection leaves out.
    Raise `OSError` if the root itself cannot be listed; another folder that cannot is noted.
    """
    inside = str(root)
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(os.path.join(inside, folder)) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError as error:
            if not folder:
                raise
            collector.note(unreadable(folder.rstrip("/"), error, folder=True))
            continue
        if entered is not None:
            entered.append(os.path.join(inside, folder).rstrip(os.sep) or inside)
        folders: list[str] = []
        for entry in entries:
            relative = f"{folder}{entry.name}"
            if entry.is_symlink():
                real = _end_of_link(entry, relative, inside, collector)
                if real is not None:
                    yield real, relative
            elif not entry.is_dir(follow_symlinks=False):
                yield entry.path, relative
            elif collector.selection.enters(entry.name) and (
                entered is None or collector.selection.excluded_by(relative) is None
            ):
                folders.append(f"{relative}/")
        waiting += reversed(folders)


def _end_of_link(entry: "os.DirEntry[str]", relative: str, inside: str, collector: FileCollector) -> str | None:
    """Return the file that a link leads to; None, and a note, where it leads out of the folder or to a folder."""
    real = os.path.realpath(entry.path)
    is_folder = os.path.isdir(real)
    if is_folder and (not collector.selection.enters(entry.name) or collector.selection.excluded_by(relative)):
        return None
    if not is_folder and not collector.wants(relative):
        return None
    if not Path(real).is_relative_to(inside):
        collector.refuse(_link_outside(relative, folder=is_folder))
        return None
    if is_folder:
        collector.skip(shown(relative), Told("it is a link to a folder, which is read where it stands"))
        return None
    return real


def _link_outside(relative: str, *, folder: bool) -> Problem:
    # Anybody may have put the link there, so no command is given that would bring in what it leads to.
    command = f"ls -l {quoted(relative)}"
    if folder:
        message = Told("The folder is a link that leads out of the source, and is not read.")
        fix = Told(
            "See where it leads: {command}. If minutes stand there, make that folder a source of its own; else take "
            "the link away.",
            command=command,
        )
    else:
        message = Told("The file is a link that leads out of the source, and is not read.")
        fix = Told(
            "See where it leads: {command}. If minutes stand there, put the file itself in the place of the link; else "
            "take the link away.",
            command=command,
        )
    return Problem(shown(relative), 0, Level.WARNING, "link-outside", message, fix)


def unreadable(relative: str, error: OSError, *, folder: bool = False) -> Problem:
    """Return the problem of a file, or with `folder` of a folder, that cannot be opened, and how to mend it."""
    name = quoted(relative)
    if error.errno in (errno.EACCES, errno.EPERM):
        fix = Told("Let it be read: {command}", command=f"chmod a+r{'x' if folder else ''} {name}")
    elif error.errno in (errno.ENOENT, errno.ELOOP) and not folder:
        fix = Told(
            "See whether it is a link that leads nowhere: {command}. Let it lead to a file, or take it away.",
            command=f"ls -l {name}",
        )
    else:
        fix = Told("See what is wrong with it: {command}", command=f"ls -l {name}")
    reason = reason_of(error)
    message = (
        Told("The folder cannot be read: {reason}.", reason=reason)
        if folder
        else Told("The file cannot be read: {reason}.", reason=reason)
    )
    return Problem(shown(relative), 0, Level.ERROR, "unreadable", message, fix)


def reason_of(error: OSError | RuntimeError) -> str:
    """Return in a few words what the system says."""
    return (getattr(error, "strerror", None) or str(error)).lower()
