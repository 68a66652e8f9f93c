"""Packs that would unpack to more than anybody can hold are refused by their headers, before they are unpacked."""

import tracemalloc
import zlib

import pytest
from dulwich.object_format import DEFAULT_OBJECT_FORMAT as FORMAT
from dulwich.pack import pack_object_header

from bot.errors import SourceError
from bot.sources.git import packs
from bot.sources.git.packs import MAX_CHAIN_BYTES, MAX_OBJECT_BYTES, check_pack, made_size
from tests.sources.git.conftest import Opened, texts_in
from tests.sources.git.hosting import Repository, hosted

BLOB, BY_PLACE, BY_ID = 3, 6, 7


def packed(*objects: bytes, count: int | None = None) -> bytes:
    return b"PACK" + (2).to_bytes(4) + (len(objects) if count is None else count).to_bytes(4) + b"".join(objects)


def blob(content: bytes, *, says: int | None = None) -> bytes:
    return bytes(pack_object_header(BLOB, None, len(content) if says is None else says, FORMAT)) + zlib.compress(
        content
    )


def number(value: int) -> bytes:
    found = bytearray()
    while value > 0x7F:
        found.append(value & 0x7F | 0x80)
        value >>= 7
    return bytes([*found, value])


def change(base: int | bytes, of: int, makes: int, *, padding: int = 0) -> bytes:
    """Return an object that changes the one so far before it, or of this id, into one of `makes` bytes."""
    content = number(of) + number(makes) + b"\1a" * (padding // 2)
    kind = BY_PLACE if isinstance(base, int) else BY_ID
    return bytes(pack_object_header(kind, base, len(content), FORMAT)) + zlib.compress(content)


def zeros(size: int) -> bytes:
    """Return so many zeros, compressed, without holding them."""
    packer = zlib.compressobj(9)
    piece = bytes(1024**2)
    return b"".join([*(packer.compress(piece) for _ in range(size // len(piece))), packer.flush()])


@pytest.mark.parametrize(
    ("pack", "why"),
    [
        (packed(blob(b"", says=2**40)), "an object of 1,048,576 MB"),
        (packed(blob(b"rain"), change(len(blob(b"rain")), 4, 2**33)), "an object of 8,192 MB"),
        (packed(change(b"1" * 20, 4, 2**33)), "an object of 8,192 MB"),
        (packed(*[change(b"1" * 20, 4, MAX_OBJECT_BYTES)] * 6), "made from each other"),
        (packed(count=2**32 - 1), "4,294,967,295 objects"),
    ],
)
def test_a_pack_that_says_too_much_is_refused(pack: bytes, why: str) -> None:
    with pytest.raises(SourceError, match=why):
        check_pack(pack, "https://a.example", lambda: None)


def test_objects_made_from_each_other_count_together() -> None:
    objects = [blob(b"rain")]
    for _ in range(1 + MAX_CHAIN_BYTES // MAX_OBJECT_BYTES):
        objects.append(change(len(objects[-1]), 4, MAX_OBJECT_BYTES))
    with pytest.raises(SourceError, match="made from each other"):
        check_pack(packed(*objects), "https://a.example", lambda: None)


def test_measuring_holds_little() -> None:
    size = 40 * 1024**2
    pack = packed(bytes(pack_object_header(BLOB, None, size, FORMAT)) + zeros(size))
    tracemalloc.start()
    check_pack(pack, "https://a.example", lambda: None)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 8 * 1024**2


def test_time_that_is_over_is_noticed_while_measuring() -> None:
    def over() -> None:
        raise SourceError("over")

    with pytest.raises(SourceError, match="over"):
        check_pack(packed(blob(b"rain")), "https://a.example", over)


@pytest.mark.parametrize(
    "pack",
    [
        b"",
        b"PACK",
        b"HACK" + bytes(20),
        packed(count=5),
        packed(blob(b"rain", says=2)),
        packed(blob(b"rain")[:-3]),
        packed(b"\xff" * 40),
        packed(b"\xbf\x01" + b"x" * 40),
    ],
)
def test_what_is_no_pack_is_left_to_who_unpacks_it(pack: bytes) -> None:
    check_pack(pack, "https://a.example", lambda: None)


@pytest.mark.parametrize("makes", [0, 1, 127, 128, 300, 2**31, 2**40])
def test_what_a_change_makes_is_read_from_its_beginning(makes: int) -> None:
    assert made_size(number(77) + number(makes) + b"\1a") == makes


def test_a_repository_with_an_enormous_file_is_refused_and_the_copy_serves(
    repository: Repository, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(packs, "MAX_OBJECT_BYTES", 1024**2)
    repository.commit({"2024-03-05.md": "Rain.\n"})
    with hosted(repository) as host:
        source = opened(f"{host.url}/minutes")
        source.read()
        repository.commit({"2024-03-05.md": "Rain.\n", "video.bin": bytes(1024**2 + 1)})
        content = source.read()
    assert texts_in(content) == {"2024-03-05.md": "Rain.\n"}
    assert "an object of 1 MB" in str(content.problems[0].message)


def test_a_file_that_is_too_large_is_left_out_without_being_unpacked(repository: Repository, opened: Opened) -> None:
    repository.commit({"2024-03-05.md": "Rain.\n", "2024-04-02.md": bytes(12 * 1024**2)})
    source = opened(repository.url)
    source.read()
    source.last.copy = None
    tracemalloc.start()
    content = source._content(source.copies.current())  # type: ignore[arg-type]
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [(problem.file, problem.code) for problem in content.problems] == [("2024-04-02.md", "too-large")]
    assert texts_in(content) == {"2024-03-05.md": "Rain.\n"}
    assert most < 8 * 1024**2
