import pytest

from bot.chat.discord.moderators import Standing, advice_for, is_moderator
from bot.chat.discord.settings import DiscordSettings, ModeratorSettings
from bot.replies.i18n.wording import wording_for

MEMBER, OWNER, ROLE = 1, 2, 3
HOME, OTHER, FOREIGN = 10, 11, 12
ALONE, TWO = frozenset({HOME}), frozenset({HOME, OTHER})


def standing(
    *,
    member: int = MEMBER,
    server: int | None = HOME,
    servers: frozenset[int] = ALONE,
    roles: frozenset[int] = frozenset(),
    manages_server: bool = False,
    through_server: bool = True,
    first_server: int | None = None,
) -> Standing:
    return Standing(member, frozenset({OWNER}), server, servers, roles, manages_server, through_server, first_server)


NOTHING_SET = DiscordSettings()
HOME_NAMED = DiscordSettings(servers=(HOME,))
ROLE_NAMED = DiscordSettings(moderators=ModeratorSettings(roles=(ROLE,)))
ROLE_AND_HOME_NAMED = DiscordSettings(servers=(HOME,), moderators=ModeratorSettings(roles=(ROLE,)))
MEMBER_NAMED = DiscordSettings(moderators=ModeratorSettings(members=(MEMBER,)))


@pytest.mark.parametrize(
    ("facts", "settings"),
    [
        pytest.param(standing(member=OWNER), NOTHING_SET, id="the owner"),
        pytest.param(standing(member=OWNER, server=None), NOTHING_SET, id="the owner in a direct message"),
        pytest.param(standing(member=OWNER, server=FOREIGN), HOME_NAMED, id="the owner anywhere"),
        pytest.param(standing(), MEMBER_NAMED, id="a named member"),
        pytest.param(standing(server=None), MEMBER_NAMED, id="a named member in a direct message"),
        pytest.param(standing(manages_server=True), NOTHING_SET, id="a manager of the only server"),
        pytest.param(standing(servers=TWO, manages_server=True), HOME_NAMED, id="a manager of a named server"),
        pytest.param(
            standing(servers=TWO, manages_server=True, first_server=HOME),
            NOTHING_SET,
            id="a manager of the first server",
        ),
        pytest.param(standing(roles=frozenset({ROLE, 99})), ROLE_NAMED, id="a named role"),
        pytest.param(standing(servers=TWO, roles=frozenset({ROLE})), ROLE_NAMED, id="a named role, several servers"),
        pytest.param(
            standing(servers=TWO, roles=frozenset({ROLE})), ROLE_AND_HOME_NAMED, id="a named role in a named server"
        ),
    ],
)
def test_is_a_moderator(facts: Standing, settings: DiscordSettings) -> None:
    assert is_moderator(facts, settings)


@pytest.mark.parametrize(
    ("facts", "settings"),
    [
        pytest.param(standing(), NOTHING_SET, id="anybody"),
        pytest.param(standing(servers=TWO, manages_server=True), NOTHING_SET, id="a manager of one of two servers"),
        pytest.param(
            standing(server=OTHER, servers=TWO, manages_server=True), HOME_NAMED, id="a manager of an unnamed server"
        ),
        pytest.param(
            standing(server=OTHER, servers=TWO, manages_server=True, first_server=HOME),
            NOTHING_SET,
            id="a manager of a second server",
        ),
        pytest.param(
            standing(server=OTHER, servers=frozenset({OTHER}), manages_server=True, first_server=HOME),
            NOTHING_SET,
            id="a manager of the only server left, which is not the first one",
        ),
        pytest.param(
            standing(servers=TWO, manages_server=True, first_server=HOME),
            DiscordSettings(servers=(OTHER,)),
            id="a manager of the first server where another one is named",
        ),
        pytest.param(
            standing(server=OTHER, servers=frozenset({OTHER}), manages_server=True),
            HOME_NAMED,
            id="a manager of the only server, which is not the named one",
        ),
        pytest.param(standing(server=None, manages_server=True), NOTHING_SET, id="Manage Server in a direct message"),
        pytest.param(standing(server=FOREIGN, manages_server=True), NOTHING_SET, id="a manager where the bot is not"),
        pytest.param(
            standing(server=FOREIGN, manages_server=True),
            DiscordSettings(servers=(FOREIGN,)),
            id="a manager of a named server where the bot is not",
        ),
        pytest.param(
            standing(server=FOREIGN, servers=frozenset(), manages_server=True), NOTHING_SET, id="the bot is nowhere"
        ),
        pytest.param(standing(server=FOREIGN, roles=frozenset({ROLE})), ROLE_NAMED, id="a role where the bot is not"),
        pytest.param(standing(server=None, roles=frozenset({ROLE})), ROLE_NAMED, id="a role in a direct message"),
        pytest.param(
            standing(server=OTHER, servers=TWO, roles=frozenset({ROLE})),
            ROLE_AND_HOME_NAMED,
            id="a role in a server that is not named",
        ),
        pytest.param(standing(roles=frozenset({99})), ROLE_NAMED, id="another role"),
        pytest.param(
            standing(manages_server=True, through_server=False), NOTHING_SET, id="a manager by their own installation"
        ),
    ],
)
def test_is_no_moderator(facts: Standing, settings: DiscordSettings) -> None:
    assert not is_moderator(facts, settings)


@pytest.mark.parametrize(
    ("facts", "settings", "said"),
    [
        pytest.param(standing(), NOTHING_SET, "Ask one of them", id="in the only server"),
        pytest.param(
            standing(servers=TWO, first_server=HOME), NOTHING_SET, "Ask one of them", id="in the first server"
        ),
        pytest.param(standing(server=OTHER, servers=TWO, first_server=HOME), NOTHING_SET, str(OTHER), id="in another"),
        pytest.param(standing(servers=TWO), NOTHING_SET, str(HOME), id="where none is known"),
        pytest.param(standing(server=OTHER, servers=TWO), HOME_NAMED, str(OTHER), id="in one that is not named"),
        pytest.param(standing(server=None), NOTHING_SET, "use the command there", id="in a direct message"),
    ],
)
def test_who_is_refused_is_told_how_that_is_mended(facts: Standing, settings: DiscordSettings, said: str) -> None:
    assert said in advice_for(facts, settings, wording_for(None))
