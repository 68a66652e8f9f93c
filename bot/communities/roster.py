"""All communities, and which of them is asked where: the one place that decides it."""

import hashlib
import string
from collections import OrderedDict
from collections.abc import Sequence
from typing import NamedTuple

from bot.communities.community import Community
from bot.errors import ConfigurationError
from bot.replies.controls.custom_id import TAG_CHARACTERS

_MAX_CHOICES = 10_000
"""Members whose choice is remembered; beyond them whoever chose first chooses again."""

_SIGNS = string.digits + string.ascii_letters


class Place(NamedTuple):
    """Where somebody asks."""

    server: int | None
    """By id; None for a direct message."""
    through_server: bool
    """Whether the server has added the bot, and not a member for themselves."""
    member: int
    home: int | None = None
    """The server that counts where none is named: the first that the bot was alone in; None if that is not known."""


class Asked(NamedTuple):
    """Who answers in a place."""

    community: Community | None
    """None if nobody does, or if one has to be chosen first."""
    choices: tuple[Community, ...] = ()
    """The communities that may be asked there, if there are several."""


class Roster:
    """Hands the community that is asked; an instance lives as long as the program."""

    def __init__(self, communities: Sequence[Community]) -> None:
        """Raise `ConfigurationError` for two communities whose controls could not be told apart."""
        self.communities = tuple(communities)
        self._by_server = {server: one for one in communities for server in one.who.servers}
        self._public = tuple(one for one in communities if one.who.is_public)
        self._chosen: OrderedDict[int, Community] = OrderedDict()
        self._by_tag: dict[str, Community] = {}
        for one in communities:
            other = self._by_tag.setdefault(self.tag_of(one), one)
            if other is not one:
                raise ConfigurationError(
                    f"communities: the names {other.who.name} and {one.who.name} cannot be told apart in the short "
                    "ids of buttons. Call one of them otherwise."
                )

    @property
    def only(self) -> Community | None:
        """The only community; None if the configuration names several."""
        return next((one for one in self.communities if not one.who.name), None)

    @property
    def are_several_public(self) -> bool:
        """Whether whoever asks directly has a choice."""
        return len(self._public) > 1

    def asked(self, place: Place) -> Asked:
        """Return who answers in a place."""
        if place.server is not None and place.through_server:
            only = self.only
            return Asked(self._by_server.get(place.server) if only is None else _if_it_may(only, place))
        of_server = self._by_server.get(place.server) if place.server is not None else None
        if of_server is not None and of_server.who.is_public:
            return Asked(of_server)
        return self._asked_directly(place.member)

    def _asked_directly(self, member: int) -> Asked:
        if not self.are_several_public:
            return Asked(next(iter(self._public), None))
        return Asked(self._chosen.get(member), self._public)

    def choose(self, member: int, name: str) -> Community | None:
        """Let a member ask a public community from now on, and return it; None if there is none of this name."""
        found = next((one for one in self._public if one.who.name == name), None)
        if found is not None:
            self._chosen[member] = found
            self._chosen.move_to_end(member)
            if len(self._chosen) > _MAX_CHOICES:
                self._chosen.popitem(last=False)
        return found

    def tag_of(self, community: Community) -> str:
        """Return what stands in the ids of a community's controls; empty where there is only one.

        >>> Roster(()).tagged("") is None
        True
        """
        return tag_for(community.who.name)

    def tagged(self, tag: str) -> Community | None:
        """Return the community of whose card a control is; None for one that is not served any more."""
        return self._by_tag.get(tag)


def tag_for(name: str) -> str:
    """Return a few signs that stand for a community's name; none for none."""
    if not name:
        return ""
    number = int.from_bytes(hashlib.sha256(name.encode()).digest(), "big")
    signs = []
    for _ in range(TAG_CHARACTERS):
        number, sign = divmod(number, len(_SIGNS))
        signs.append(_SIGNS[sign])
    return "".join(signs)


def _if_it_may(community: Community, place: Place) -> Community | None:
    """Return the only community if a server that has added the bot may ask it."""
    who = community.who
    if who.servers:
        return community if place.server in who.servers else None
    # Whoever adds the bot to a server of their own must not read what is not for everybody.
    return community if who.is_public or place.server == place.home else None
