"""What can be set about the desk."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class DeskSettings:
    """The desk's part of the configuration."""

    kept_days: int = 90
    """For how many days what members and moderators did is kept."""
