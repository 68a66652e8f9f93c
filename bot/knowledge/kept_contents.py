"""What sources held at one time, as a blob that is kept between runs: plain data as JSON, compressed."""

import json
import zlib
from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from bot.knowledge.ingest import SourceContents
from bot.minutes.permalinks import LinkTemplate
from bot.minutes.problem import Level, Problem
from bot.minutes.told import Told
from bot.sources.model import SkippedFile, SourceContent, SourceFile
from bot.sources.revision import text_digest

_VERSION = 1
_MAX_BYTES = 1024 * 1024 * 1024
"""Bytes of what is unpacked; more is none of ours."""


class KeptContents(Protocol):
    """Keeps named blobs between runs; each write is whole or did not happen. May raise `QuorumError` or `OSError`."""

    async def get(self, name: str) -> bytes | None:
        """Return the blob of this name, None if there is none."""
        ...

    async def put(self, name: str, content: bytes) -> None:
        """Keep a blob in place of the one of this name, if there is one."""
        ...

    async def names(self) -> tuple[str, ...]:
        """Return the names of all blobs."""
        ...

    async def delete(self, name: str) -> None:
        """Forget a blob; one that is not there is forgotten already."""
        ...


class MemoryContents:
    """Keeps blobs for as long as the program runs."""

    def __init__(self) -> None:
        self._blobs: dict[str, bytes] = {}

    async def get(self, name: str) -> bytes | None:
        """Return the blob of this name, None if there is none."""
        return self._blobs.get(name)

    async def put(self, name: str, content: bytes) -> None:
        """Keep a blob."""
        self._blobs[name] = content

    async def names(self) -> tuple[str, ...]:
        """Return the names of all blobs."""
        return tuple(self._blobs)

    async def delete(self, name: str) -> None:
        """Forget a blob."""
        self._blobs.pop(name, None)


def digest_of(contents: SourceContents) -> str:
    """Return a name for all that is read from some sources; links and commits do not count, the texts do."""
    parts = [text_digest(one.files, one.name, str(one.day_first)) for one in contents.sources]
    return text_digest((), *parts)


def packed(contents: SourceContents) -> bytes:
    """Return contents as a blob. It is made line by line, so that no single step holds up other threads."""
    packing = zlib.compressobj(6)
    pieces = [packing.compress(json.dumps(line).encode("ascii") + b"\n") for line in _lines(contents)]
    return b"".join((*pieces, packing.flush()))


def unpacked(blob: bytes) -> SourceContents:
    """Return the contents that a blob holds; raise `ValueError` for one that is damaged."""
    try:
        return _read(_unzipped_lines(blob))
    except (zlib.error, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError(f"what was kept is damaged: {error}") from error


def _lines(contents: SourceContents) -> Iterator[object]:
    yield {"version": _VERSION, "sources": len(contents.sources), "problems": [*map(_problem, contents.problems)]}
    for one in contents.sources:
        links = one.link_template
        yield {
            "name": one.name,
            "files": len(one.files),
            "skipped": [[file.file, _told(file.reason)] for file in one.skipped],
            "problems": [_problem(problem) for problem in one.problems],
            "paths": sorted(one.paths),
            "links": [links.address, links.commit, links.folder] if links else None,
            "day_first": one.day_first,
            "revision": one.revision,
        }
        for file in one.files:
            yield [file.path, file.included, file.text]


def _read(lines: Iterator[Any]) -> SourceContents:
    head = next(lines, None)
    if not isinstance(head, dict) or head["version"] != _VERSION:
        raise ValueError("what was kept is of another version.")
    sources = tuple(_source(next(lines), lines) for _ in range(head["sources"]))
    if next(lines, None) is not None:  # which also reads to the end, where what was cut off is found out
        raise ValueError("what was kept goes on behind its end.")
    return SourceContents(sources, tuple(map(_as_problem, head["problems"])))


def _source(head: Mapping[str, Any], lines: Iterator[Any]) -> SourceContent:
    files: list[SourceFile] = []
    for _ in range(head["files"]):
        path, included, text = next(lines)
        files.append(SourceFile(path, text, included))
    return SourceContent(
        head["name"],
        tuple(files),
        tuple(SkippedFile(file, _as_told(reason)) for file, reason in head["skipped"]),
        tuple(map(_as_problem, head["problems"])),
        frozenset(head["paths"]),
        link_template=LinkTemplate(*head["links"]) if head["links"] else None,
        day_first=head["day_first"],
        revision=head["revision"],
    )


def _unzipped_lines(blob: bytes) -> Iterator[Any]:
    """Yield the values of the lines; raise `ValueError` where one is none, or the blob ends early."""
    unpacking = zlib.decompressobj()
    rest, left, size = b"", blob, 0
    while left and not unpacking.eof:
        piece = unpacking.decompress(left, 1 << 20)
        left = unpacking.unconsumed_tail
        size += len(piece)
        if size > _MAX_BYTES:
            raise ValueError("what was kept is too large.")
        *ended, rest = (rest + piece).split(b"\n")
        yield from map(json.loads, ended)
    if rest or not unpacking.eof:
        raise ValueError("what was kept ends early.")


def _problem(problem: Problem) -> list[object]:
    return [
        problem.file, problem.line, problem.level.value, problem.code, _told(problem.message), _told(problem.fix),
    ]  # fmt: skip


def _as_problem(written: Any) -> Problem:
    file, line, level, code, message, fix = written
    return Problem(file, line, Level(level), code, _as_told(message), _as_told(fix))


def _told(text: str) -> object:
    """Return a sentence so that it can be told in other languages again."""
    return {"phrase": text.phrase, "values": {name: _told(value) for name, value in text.values}} if isinstance(
        text, Told
    ) else text  # fmt: skip


def _as_told(written: Any) -> str:
    if isinstance(written, str):
        return written
    phrase, values = written["phrase"], written["values"]
    return Told(phrase, **{name: _as_told(value) for name, value in values.items()})
