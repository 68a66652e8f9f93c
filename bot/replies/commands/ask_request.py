"""A question as it was typed, by whatever way it came: the one value that every face asks with."""

from dataclasses import dataclass

_MAX_TOLD = 4


@dataclass(frozen=True, slots=True)
class AskRequest:
    """What somebody asks; the fields but the last two are named like the options of the command."""

    question: str
    meeting: str = ""
    """The meeting to keep to, as typed: `latest`, a date, an id or words of a title; empty for all."""
    person: str = ""
    """The name of whoever is to have presented or said it; empty for anybody."""
    since: str = ""
    """The date to begin with, as typed; empty for the beginning."""
    private: bool = False
    """Whether the answer is for the asker alone."""
    before: str = ""
    """The question before it in the same talk, empty for none: it may go on from that."""
    limit: int = _MAX_TOLD
    """How many passages are told at the most."""

    @property
    def scope(self) -> tuple[str, ...]:
        """What narrows the question down, as `name=value`; empty if nothing does."""
        given = (("meeting", self.meeting), ("person", self.person), ("since", self.since))
        return tuple(f"{name}={value}" for name, value in given if value)
