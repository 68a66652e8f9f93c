"""What can be set about how the bot keeps itself fresh."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FreshnessSettings:
    """How the bot learns of new minutes by itself."""

    refresh_minutes: float = 10.0
    """How often a repository is asked for news; 0 for never."""

    watch_folders: bool = True
    """Whether folders are watched."""


@dataclass(frozen=True, slots=True)
class HealthSettings:
    """Where the bot tells other programs how it is."""

    port: int | None = None
    """The port; if none is given, it tells nobody."""

    host: str = "127.0.0.1"
    """The address that is listened to: by default this machine's own, which no other can reach."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How long things take, in seconds; not for users, who have no way to tell what would be better."""

    quiet: float = 3.0
    """For so long a file has to stay as it is before it is read: it may be half-written."""
    longest: float = 60.0
    """After so long a change is read, be it quiet or not."""
    restless: float = 600.0
    """So often a file is read that never comes to rest, if nothing else has changed."""
    look: float = 30.0
    """So often a folder is looked through, whatever the system tells: on a network drive it tells nothing."""
    missing: float = 5.0
    """So often a folder is looked for that is not there."""
    listening: float = 300.0
    """After so long it is tried again to be told of changes, where the system would not."""
    retry: float = 60.0
    """After so long a repository is asked again that could not be asked, and minutes are read that could not be."""
    longest_retry: float = 7200.0
    """The longest that it takes until something is tried again, however often it has failed."""
    jitter: float = 0.1
    """By such a share waits differ by chance, so that not everybody asks a server at the same moment."""
