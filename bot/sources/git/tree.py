"""Gathers the minutes in one commit of a repository. No path in it ever touches the disk."""

from collections.abc import Iterator
from typing import NamedTuple

from dulwich.objects import ObjectID

from bot.errors import SourceError
from bot.minutes.problem import Level, Problem
from bot.minutes.told import Told
from bot.sources.collector import FileCollector
from bot.sources.decoding import MAX_FILE_BYTES, too_large
from bot.sources.file_names import is_device, quoted, shown, why_hostile
from bot.sources.git.objects import FILE, FOLDER, LINK, SUBMODULE, Objects, TreeEntry

MAX_TREE_ENTRIES = 200_000  # a few small objects can pretend to be billions of files
_MAX_HOPS = 40  # links that lead to links, as Linux counts them
_MAX_TARGET_BYTES = 4096  # bytes of the place that a link names, as Linux allows
_OUTSIDE = Told("leads out of the repository")
_MAX_POINTER_BYTES = 1024  # bytes
_LARGE_FILE_STORAGE = b"version https://git-lfs.github.com/spec/"


class _Found(NamedTuple):
    """Where a link ends: at an entry, or nowhere for a reason."""

    entry: TreeEntry | None
    reason: str = ""


class TreeReader:
    """Reads the files of one commit; lives as long as one reading."""

    def __init__(self, objects: Objects, commit: str, collector: FileCollector) -> None:
        self._objects = objects
        self._root = TreeEntry("", FOLDER, objects.tree_of(commit))
        self._collector = collector
        self._folders: dict[ObjectID, dict[str, TreeEntry]] = {}

    def collect(self, subfolder: str) -> None:
        """Gather everything below a folder of the repository; raise `SourceError` if there is no such folder."""
        start = self._subfolder(subfolder)
        for path, entry in self._files(start):
            if entry.kind == SUBMODULE:
                reason = Told("it is a submodule, another repository; to have it read, make it a source of its own")
                self._collector.skip(shown(path), reason)
            elif entry.kind == LINK:
                self._follow(path, f"{subfolder}/{path}".strip("/"), entry)
            elif self._collector.wants(path):
                self._add(path, entry)

    def _files(self, start: TreeEntry) -> Iterator[tuple[str, TreeEntry]]:
        """Yield everything that is no folder, by its path below the start, in order; what is hostile is refused."""
        waiting = [("", start)]
        seen = 0
        while waiting:
            folder, tree = waiting.pop()
            folders: list[tuple[str, TreeEntry]] = []
            for name, entry in self._listing(tree).items():
                path = f"{folder}{name}"
                seen += 1
                if seen > MAX_TREE_ENTRIES:
                    self._collector.note(_too_many(path))
                    return
                reason = why_hostile(name)
                if reason is not None:
                    self._collector.refuse(_hostile(path, reason))
                elif entry.kind != FOLDER:
                    yield path, entry
                elif self._collector.selection.enters(name):
                    folders.append((f"{path}/", entry))
            waiting += reversed(folders)

    def _listing(self, folder: TreeEntry) -> dict[str, TreeEntry]:
        if folder.id not in self._folders:
            self._folders[folder.id] = {entry.name: entry for entry in self._objects.entries(folder.id)}
        return self._folders[folder.id]

    def _add(self, path: str, entry: TreeEntry) -> None:
        if any(is_device(part) for part in path.split("/")):
            fix = Told("Give it another name: {command}", command=f"git mv {quoted(path)} new-name.md")
            message = Told("A part of the name is that of a device on Windows, where the repository cannot be used.")
            self._collector.refuse(Problem(shown(path), 0, Level.ERROR, "device-name", message, fix))
            return
        size = self._objects.size(entry.id)
        if size > MAX_FILE_BYTES:  # known before it is unpacked
            self._collector.refuse(too_large(path, size))
            return
        content = self._objects.content(entry.id)
        if len(content) <= _MAX_POINTER_BYTES and content.startswith(_LARGE_FILE_STORAGE):
            message = Told("The text is in Git's large file storage, not in the repository.")
            fix = Told("Bring it back: {command}, then commit the file.", command=f"git lfs untrack {quoted(path)}")
            self._collector.refuse(Problem(path, 0, Level.ERROR, "git-lfs", message, fix))
            return
        self._collector.add(path, content)

    def _follow(self, path: str, place: str, link: TreeEntry) -> None:
        """Take the file that a link leads to, as long as it is one of the same commit."""
        found = self._end_of(place, link)
        if found.entry is not None and found.entry.kind == FOLDER:
            self._collector.skip(shown(path), Told("it is a link to a folder, which is read where it stands"))
        elif self._collector.wants(path):
            if found.entry is None or found.entry.kind != FILE:
                message = Told(
                    "The file is a link that {reason}, and is not read.",
                    reason=found.reason or Told("leads to no file"),
                )
                fix = Told(
                    "Put the file itself in its place, or take the link away: {command}",
                    command=f"git rm {quoted(path)}",
                )
                self._collector.refuse(Problem(path, 0, Level.WARNING, "link-outside", message, fix))
            else:
                self._add(path, found.entry)

    def _end_of(self, place: str, link: TreeEntry) -> _Found:
        """Return what a link ends at, step by step from the folder it stands in, through further links."""
        at = [self._root]
        for name in place.split("/")[:-1]:
            at.append(self._listing(at[-1])[name])
        steps, hops = [""], 0
        entry: TreeEntry | None = link
        while steps:
            if entry is None:
                return _Found(None, Told("leads nowhere"))
            if entry.kind == LINK:
                if self._objects.size(entry.id) > _MAX_TARGET_BYTES:
                    return _Found(None, Told("leads nowhere"))
                target = self._objects.content(entry.id).decode("utf-8", "surrogateescape")
                hops += 1
                if target.startswith("/") or hops > _MAX_HOPS:
                    return _Found(None, Told("leads round in a circle") if hops > _MAX_HOPS else _OUTSIDE)
                steps[:1] = target.split("/")
            else:
                at.append(entry)
                steps.pop(0)
            while steps and steps[0] in ("", ".", ".."):
                if steps.pop(0) == "..":
                    if len(at) == 1:
                        return _Found(None, _OUTSIDE)
                    at.pop()
            if steps:
                entry = self._listing(at[-1]).get(steps[0]) if at[-1].kind == FOLDER else None
        return _Found(at[-1])

    def _subfolder(self, subfolder: str) -> TreeEntry:
        at = self._root
        for name in subfolder.split("/") if subfolder else ():
            listing = self._listing(at)
            found = listing.get(name)
            if found is None or found.kind != FOLDER:
                folders = ", ".join(shown(entry.name) for entry in listing.values() if entry.kind == FOLDER)
                there = f"The folders there are: {folders}." if folders else "There are no folders there."
                raise SourceError(f"the repository has no folder {subfolder}. {there}")
            at = found
        return at


def _hostile(path: str, reason: str) -> Problem:
    message = Told("The name {reason}, so it is not read.", reason=reason)
    fix = Told("Nobody gives such a name by mistake: see who committed it, and take it out of the repository.")
    return Problem(shown(path), 0, Level.ERROR, "hostile-path", message, fix)


def _too_many(path: str) -> Problem:
    message = Told(
        "The repository holds over {most} files; this one and those after it are left out.",
        most=f"{MAX_TREE_ENTRIES:,}",
    )
    fix = Told("Name a smaller part of it: subfolder.")
    return Problem(shown(path), 0, Level.ERROR, "source-too-large", message, fix)
