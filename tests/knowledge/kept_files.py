"""Contents that are kept in files: what a database does for the bot."""

from pathlib import Path


class KeptFiles:
    """A folder with one file for each blob; with `fails`, a disk that cannot be written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.fails = False

    async def get(self, name: str) -> bytes | None:
        """Return the blob of this name, None if there is none."""
        file = self.path / name
        return file.read_bytes() if file.exists() else None

    async def put(self, name: str, content: bytes) -> None:
        """Keep a blob: whole or not at all."""
        if self.fails:
            raise OSError("the disk is full")
        self.path.mkdir(parents=True, exist_ok=True)
        aside = self.path.parent / f"{name}.new"
        aside.write_bytes(content)
        aside.replace(self.path / name)

    async def names(self) -> tuple[str, ...]:
        """Return the names of all blobs."""
        return tuple(sorted(file.name for file in self.path.iterdir())) if self.path.exists() else ()

    async def delete(self, name: str) -> None:
        """Forget a blob."""
        (self.path / name).unlink(missing_ok=True)
