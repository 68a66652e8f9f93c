"""What a control asks for when it is pressed, and the short id that holds all of it.

Nothing about a control is kept anywhere: its id alone has to tell a bot that was started anew what to do. So an id
names the command, the places in the minutes (see `bot.replies.controls.references`), the page, and as much of the
question as fits.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

ID_LIMIT = 100
"""Units of the shortest id that a chat platform takes, in UTF-16 as it counts them."""

REFERENCE_CHARACTERS = 11
"""Characters of a reference to a place."""

MAX_LOCATIONS = 5
"""How many references an id holds beside a few words of the question."""

TAG_CHARACTERS = 3
"""Characters that tell of which community's card a control is, where there are several."""

PATTERN = re.compile(
    rf"(?:q1|Q(?P<community>[0-9A-Za-z]{{{TAG_CHARACTERS}}}))(?P<action>[a-zA-Z])(?P<replaces>[rn])(?P<page>[0-9a-f]{{1,4}})"
    rf"\.(?P<places>(?:[\w-]{{{REFERENCE_CHARACTERS}}}){{0,{MAX_LOCATIONS}}})\.(?P<text>.*)",
    re.DOTALL,
)
"""What every id looks like; `q1` is the version of the format, or `Q` with the tag of a community."""

_ROOM = ID_LIMIT - (1 + TAG_CHARACTERS) + len("q1")
"""Units of an id before it is known whether a tag has to find room in it."""

_LAST_PAGE = 0xFFFF

_MOST_REMEMBERED = 4_000
"""Ids that need not be put together again: each card asks for its own several times."""


class Action(StrEnum):
    """What is to be done; the values stand in ids of messages that were sent long ago, so they never change."""

    PASSAGES = "p"
    """Quote the places; of a single one, with all that an answer has."""
    FULL_TEXT = "f"
    """Quote a place from its beginning to its end."""
    ASK_ON = "a"
    """Open the form for another question."""
    QUESTION = "q"
    """Answer what was typed into that form."""
    NEWER = "n"
    """Quote what later meetings say of the matter that the place answers."""
    MEETING = "m"
    MEETINGS = "l"
    MISSED = "x"
    TOPIC = "t"
    WHO = "w"
    LISTED = "d"
    """Turn the page of what a question lists."""
    HELPED = "g"
    """Count that an answer helped; the places are what was quoted, the text is the question."""
    NO_HELP = "b"
    """Count that it did not."""
    TELL_ME = "e"
    """Be told when a refused question is answered; the text is the question."""
    TELL_ME_NOT = "E"
    """Take that back."""
    UNANSWERED = "k"
    """Turn the page of the questions without an answer."""
    SETTLE = "K"
    """Take such a question off the list; the text is its number."""
    FIND_ANSWER = "c"
    """Open the form for words of the entry that answers such a question; the text is its number."""
    ANSWER_CANDIDATES = "C"
    """Show what is found for the typed words; the number of the question stands before them."""
    CURATE = "h"
    """Take a place as the answer to such a question; the text is its number."""
    UNCURATE = "H"
    """Take back a curated answer; the text is its number."""
    EXPORT = "G"
    """Write the questions without an answer as an agenda."""
    TAKE_PROPOSAL = "o"
    """Serve minutes that are held back; the text names them."""
    UNDO_RELOAD = "u"
    """Serve the minutes from before the last reload again."""
    PROBLEMS = "v"
    """Turn the page of what is wrong in the minutes."""
    CHECK = "V"
    """Turn the page of what a note-taker could mend; the text says whether the sources are to be read for it."""
    AUDIT = "j"
    """Turn the page of what moderators did."""
    ADD_ALIAS = "i"
    """Take two names as names of one thing; the text holds them."""
    DROP_PROPOSED_ALIAS = "I"
    """Do not propose two names again; the text holds them."""
    REMOVE_ALIAS = "r"
    """Take names apart again; the text is their number."""
    SUBSCRIBE = "s"
    """Hear of a topic or a person; the text says which."""
    UNSUBSCRIBE = "S"
    POST_HERE = "y"
    """Show a private answer to everybody; the text is the question."""
    REMOVE_ANSWER = "Z"
    """Remove an answer; only for who asked for it."""
    FORGET_ME = "z"
    """Delete what is kept about whoever presses."""
    ALIASES = "L"
    """Turn the page of names for one thing."""
    POLICIES = "P"
    """Turn the page of how the bot answers where."""
    COMMUNITIES = "M"
    """Show which communities can be asked."""
    CHOOSE = "N"
    """Ask a community from now on; the text is its name, and behind it what was asked."""


@dataclass(frozen=True, slots=True)
class ControlAction:
    """What a control asks for."""

    action: Action
    places: tuple[str, ...] = ()
    page: int = 0
    text: str = ""
    """The question, topic, person or year."""
    replaces: bool = False
    """Whether the reply takes the place of the card that the control stands on, as a turned page does."""
    community: str = ""
    """The tag of the community whose card the control stands on; empty where there is only one."""


DESK = frozenset(
    {
        *(Action.HELPED, Action.NO_HELP, Action.TELL_ME, Action.TELL_ME_NOT),
        *(Action.UNANSWERED, Action.SETTLE, Action.FIND_ANSWER, Action.ANSWER_CANDIDATES, Action.CURATE),
        *(Action.UNCURATE, Action.EXPORT, Action.AUDIT, Action.CHECK, Action.ALIASES),
        *(Action.ADD_ALIAS, Action.DROP_PROPOSED_ALIAS, Action.REMOVE_ALIAS, Action.SUBSCRIBE, Action.UNSUBSCRIBE),
        *(Action.FORGET_ME, Action.POLICIES),
    }
)
"""What the bot has to remember something for, or has to ask who presses it."""


REVIEWING = frozenset({Action.TAKE_PROPOSAL, Action.UNDO_RELOAD, Action.PROBLEMS})
"""What moderators press about minutes that are read again; it works without a state too."""


OF_THE_BOT = frozenset({Action.COMMUNITIES, Action.CHOOSE})
"""What chooses among communities, so that the bot answers it before one of them is asked."""


@lru_cache(maxsize=_MOST_REMEMBERED)
def control_id(control: ControlAction) -> str:
    """Return the id of a control, of at most `ID_LIMIT` units; a text that does not fit is cut at its end.

    >>> control_id(ControlAction(Action.TOPIC, page=1, text="Hertz IDL", replaces=True))
    'q1tr1..Hertz IDL'
    """
    replaces, page = "r" if control.replaces else "n", min(control.page, _LAST_PAGE)
    head = f"{control.action}{replaces}{page:x}.{''.join(control.places)}."
    version = f"Q{control.community}" if control.community else "q1"
    return version + head + _cut(_on_one_line(control.text), _ROOM - len("q1") - len(head))


def read_control_id(written: str) -> ControlAction | None:
    """Return what an id asks for, or None if it is none of ours.

    >>> read_control_id("q1tr1..Hertz IDL")
    ControlAction(action=<Action.TOPIC: 't'>, places=(), page=1, text='Hertz IDL', replaces=True, community='')
    """
    match = PATTERN.fullmatch(written)
    if match is None or match["action"] not in list(Action):
        return None
    places = match["places"]
    return ControlAction(
        Action(match["action"]),
        tuple(places[start : start + REFERENCE_CHARACTERS] for start in range(0, len(places), REFERENCE_CHARACTERS)),
        int(match["page"], 16),
        match["text"],
        match["replaces"] == "r",
        match["community"] or "",
    )


def fits(control: ControlAction) -> bool:
    """Return whether the id of a control holds the whole of its text."""
    read = read_control_id(control_id(control))
    return read is not None and read.text == _on_one_line(control.text)


def _on_one_line(text: str) -> str:
    """Return the text without what an id must not hold: line breaks, controls, halves of surrogate pairs."""
    if text.isprintable():  # as nearly every text is
        return " ".join(text.split())
    whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    shown = (" " if unicodedata.category(character) in ("Cc", "Zl", "Zp") else character for character in whole)
    return " ".join("".join(shown).split())


def _cut(text: str, room: int) -> str:
    written = text.encode("utf-16-le")
    return text if len(written) <= 2 * room else written[: 2 * room].decode("utf-16-le", "ignore").rstrip()
