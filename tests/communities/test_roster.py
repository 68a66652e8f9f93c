"""Which community is asked where."""

from itertools import product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.communities.community import Community, Who
from bot.communities.roster import Asked, Place, Roster, tag_for
from bot.errors import ConfigurationError
from bot.knowledge.service import Knowledge
from bot.replies.service import Replies
from bot.search.settings import SearchSettings

MEMBER = 5


def community(name: str, *servers: int, public: bool = False) -> Community:
    replies = Replies(Knowledge([], SearchSettings()), timezone=ZoneInfo("UTC"))
    return Community(Who(name, name.title(), frozenset(servers), public), replies)


ROSES, BEES, CLOUDS = community("roses", 1, 2), community("bees", 3, public=True), community("clouds", public=True)
ROSTER = Roster([ROSES, BEES, CLOUDS])


@pytest.mark.parametrize(
    ("server", "through_server", "asked"),
    [
        (1, True, Asked(ROSES)),
        (2, True, Asked(ROSES)),
        (3, True, Asked(BEES)),
        (4, True, Asked(None)),
        (None, False, Asked(None, (BEES, CLOUDS))),
        (4, False, Asked(None, (BEES, CLOUDS))),
        (1, False, Asked(None, (BEES, CLOUDS))),
        (3, False, Asked(BEES)),
    ],
)
def test_a_server_asks_its_own_and_whoever_asks_directly_what_is_public(
    server: int | None, through_server: bool, asked: Asked
) -> None:
    assert ROSTER.asked(Place(server, through_server, MEMBER)) == asked


def test_a_choice_is_remembered_for_its_member_and_can_be_changed() -> None:
    roster = Roster([ROSES, BEES, CLOUDS])
    direct = Place(None, False, MEMBER)
    assert roster.choose(MEMBER, "clouds") is CLOUDS
    assert roster.asked(direct) == Asked(CLOUDS, (BEES, CLOUDS))
    assert roster.asked(direct._replace(member=6)).community is None
    assert roster.choose(MEMBER, "bees") is BEES
    assert roster.asked(direct).community is BEES


def test_what_is_not_public_cannot_be_chosen() -> None:
    roster = Roster([ROSES, BEES, CLOUDS])
    assert roster.choose(MEMBER, "roses") is None
    assert roster.choose(MEMBER, "nobody") is None
    assert roster.asked(Place(None, False, MEMBER)).community is None


def test_a_choice_counts_only_for_whoever_asks_directly() -> None:
    roster = Roster([ROSES, BEES, CLOUDS])
    roster.choose(MEMBER, "clouds")
    assert roster.asked(Place(1, True, MEMBER)).community is ROSES
    assert roster.asked(Place(4, True, MEMBER)).community is None


def test_a_single_public_one_needs_no_choice() -> None:
    assert Roster([ROSES, BEES]).asked(Place(None, False, MEMBER)) == Asked(BEES)
    assert Roster([ROSES]).asked(Place(None, False, MEMBER)) == Asked(None)


ONLY = {
    (named, public): community("", *((1,) if named else ()), public=public)
    for named, public in product((True, False), (True, False))
}


@pytest.mark.parametrize(
    ("named", "public", "server", "through_server", "is_answered"),
    [
        (True, True, 1, True, True),
        (True, True, 9, True, False),
        (True, True, None, False, True),
        (True, False, None, False, False),
        (True, False, 9, False, False),
        (False, True, 9, True, True),
        (False, True, 9, False, True),
        (False, False, 9, True, False),
        (False, False, 7, True, True),
        (False, False, 7, False, False),
        (False, False, None, False, False),
    ],
)
def test_the_only_community_is_bound_by_what_is_named(
    named: bool, public: bool, server: int | None, through_server: bool, is_answered: bool
) -> None:
    only = ONLY[named, public]
    asked = Roster([only]).asked(Place(server, through_server, MEMBER, home=7))
    assert asked == Asked(only if is_answered else None)


def test_a_card_is_known_by_its_tag() -> None:
    assert [ROSTER.tagged(ROSTER.tag_of(one)) for one in (ROSES, BEES, CLOUDS)] == [ROSES, BEES, CLOUDS]
    assert ROSTER.tagged("") is None
    assert Roster([ONLY[True, True]]).tagged("") is ONLY[True, True]


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789-", min_size=1, max_size=40))
def test_a_tag_stays_the_same_and_is_short(name: str) -> None:
    assert tag_for(name) == tag_for(name)
    assert len(tag_for(name)) == 3
    assert tag_for(name).isalnum()


def test_names_whose_tags_are_the_same_are_refused() -> None:
    tags: dict[str, str] = {}
    for number in range(20_000):
        other = tags.setdefault(tag_for(f"c{number}"), f"c{number}")
        if other != f"c{number}":
            with pytest.raises(ConfigurationError, match=f"{other} and c{number}"):
                Roster([community(other, 1), community(f"c{number}", 2)])
            return
    pytest.fail("no two names have the same tag")


@given(
    st.lists(st.tuples(st.sets(st.integers(1, 9), max_size=3), st.booleans()), min_size=1, max_size=4),
    st.one_of(st.none(), st.integers(1, 12)),
    st.booleans(),
    st.sampled_from(["c0", "c1", "c2", "c3", "nobody"]),
)
def test_who_is_not_public_answers_in_its_own_servers_alone(
    drawn: list[tuple[set[int], bool]], server: int | None, through_server: bool, chosen: str
) -> None:
    taken: set[int] = set()
    communities = []
    for number, (servers, public) in enumerate(drawn):
        communities.append(community(f"c{number}", *(servers - taken), public=public))
        taken |= servers
    roster = Roster(communities)
    roster.choose(MEMBER, chosen)
    asked = roster.asked(Place(server, through_server and server is not None, MEMBER))
    for one in filter(None, (asked.community, *asked.choices)):
        is_own = through_server and server in one.who.servers
        assert is_own or (one.who.is_public and not (through_server and server is not None))
