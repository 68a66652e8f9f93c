"""Minutes as they were read, the search through them and what they mean, packed to be kept between runs."""

from collections.abc import Sequence

import msgspec

from bot.knowledge.ingest import SourceContents
from bot.knowledge.kept_files import KeptFile, files_of, kept_files
from bot.knowledge.workers import ReadFile
from bot.minutes.meetings import gather_meetings
from bot.search.engine import Search
from bot.search.kept import KeptIndex, KeptPassages, index_of, kept_index, kept_vectors, vectors_of
from bot.search.settings import SearchSettings
from bot.search.vectors import Encoder
from bot.storage.plain import Plain


class _Minutes(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What the next start need not make again if it finds the same files."""

    files: tuple[KeptFile, ...]
    index: KeptIndex


def pack_minutes(files: Sequence[ReadFile], contents: SourceContents, search: Search) -> Plain:
    """Return files as read from some contents, and the search through them, as they are kept.

    Raise `ValueError` if they hold what cannot be written.
    """
    index, arrays = kept_index(search.index.costly)
    return Plain(msgspec.json.encode(_Minutes(kept_files(files, contents), index)), arrays)


def unpack_minutes(
    plain: Plain, contents: SourceContents, settings: SearchSettings
) -> tuple[tuple[ReadFile, ...], Search]:
    """Return the files that were kept and the search through them; raise whatever there is to if they are unsound."""
    kept = msgspec.json.decode(plain.document, type=_Minutes)
    files = files_of(kept.files, contents)
    meetings = gather_meetings(minutes for file in files for minutes in file.minutes)
    return files, Search.of(meetings, settings, index_of(kept.index, plain.arrays))


def pack_vectors(search: Search) -> Plain:
    """Return the vectors of a search that matches by meaning, as they are kept."""
    assert search.vectors is not None
    passages, arrays = kept_vectors(search.vectors)
    return Plain(msgspec.json.encode(passages), arrays)


def unpack_vectors(plain: Plain, search: Search, encoder: Encoder) -> Search:
    """Return a search with the vectors that were kept for it; raise whatever there is to if they are unsound."""
    kept = msgspec.json.decode(plain.document, type=KeptPassages)
    return search.with_vectors(vectors_of(kept, plain.arrays), encoder)
