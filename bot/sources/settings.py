"""What can be set about a source of minutes."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class SourceSettings:
    """One place that minutes are kept in."""

    folder: Path
    """A folder of Markdown files, or one file. A relative path starts at the configuration file."""

    name: str | None = None
    """What the source is called in answers; the folder's own name where nothing is given."""
