"""Everything that can go wrong in a way that a person can mend.

::

    QuorumError
    ├── ConfigurationError      a setting that cannot be used: file, key, what was expected
    ├── UsageError              a command that was given the wrong words
    ├── SourceError             a folder or repository that cannot be read at all
    ├── NoMeetingsError         nothing to answer from
    ├── UnknownMeetingError     a meeting that is not there, or a date that several share
    ├── UnknownPersonError      a name that nobody has, or that several people may have
    ├── OutdatedProposalError   new minutes that are not the newest any more, or were never to be served
    ├── StateError              what is kept between runs cannot be read or written
    └── RefusedByDiscordError   Discord will not have this bot: token, intents

The message of each is written for the reader: what is wrong, where, and how to mend it. What is wrong with a
single file of minutes is no exception but a value, `bot.minutes.problem.Problem`, because every other file is served.
"""


class QuorumError(Exception):
    """Base of every error whose message may be shown to a person."""


class ConfigurationError(QuorumError):
    """A setting that cannot be used."""


class UsageError(QuorumError):
    """A command that was given the wrong words."""


class SourceError(QuorumError):
    """A source of minutes that cannot be read at all."""


class NotFetchedYetError(SourceError):
    """A source that is fetched for the first time, by whoever asks for news of it."""


class NoMeetingsError(QuorumError):
    """There are no minutes to answer from.

    `explained` if what is wrong with their sources says why, `awaited` if they are being fetched.
    """

    def __init__(self, message: str, *, explained: bool = False, awaited: bool = False) -> None:
        super().__init__(message)
        self.explained = explained
        self.awaited = awaited


class UnknownMeetingError(QuorumError):
    """A meeting that is not there; `candidates` holds the ids that the words could mean."""

    def __init__(self, message: str, *, candidates: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.candidates = candidates


class UnknownPersonError(QuorumError):
    """A name that nobody in the minutes has, or that several people may have."""


class OutdatedProposalError(QuorumError):
    """New minutes that are not the newest any more, or that cannot be served."""


class StateError(QuorumError):
    """What is kept between runs cannot be read or written now."""


class RefusedByDiscordError(QuorumError):
    """Discord refuses the bot for good: a wrong token or an intent that is not granted."""
