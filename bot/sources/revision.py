"""Names what a source holds: files that are the same have the same name, whenever and from wherever they are read."""

from collections.abc import Iterable
from hashlib import blake2b

from bot.sources.model import SourceFile

_DIGEST_BYTES = 16


def text_digest(files: Iterable[SourceFile], *besides: str) -> str:
    """Return a name for the texts of some files, and for what else they were read with."""
    digest = blake2b(digest_size=_DIGEST_BYTES)
    for part in besides:
        _put(digest, part)
    for file in files:
        _put(digest, file.path)
        _put(digest, str(file.included))
        _put(digest, file.text)
    return digest.hexdigest()


def _put(digest: "blake2b", part: str) -> None:
    """Put a text in, with its length, so that no two lists of texts come to the same."""
    encoded = part.encode("utf-8", "surrogatepass")
    digest.update(len(encoded).to_bytes(8, "big"))
    digest.update(encoded)
