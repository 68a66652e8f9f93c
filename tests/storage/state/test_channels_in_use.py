"""The channels that moderators chose, as somebody finds them who changes nothing."""

from pathlib import Path

from bot.diagnosis import ChannelInUse, Use
from bot.storage.state.channel_policies import ChannelPolicies
from bot.storage.state.channels_in_use import channels_in_use
from bot.storage.state.moderator_channels import ModeratorChannels
from bot.storage.state.news import NewsChannel, NewsChannels
from bot.storage.state.opening import open_state
from bot.storage.state.place import StatePlace, state_file


async def test_each_is_found_with_what_it_was_chosen_for(tmp_path: Path) -> None:
    place = StatePlace(tmp_path)
    async with open_state(place, tmp_path) as database:
        await NewsChannels(database).set(NewsChannel(1, 11, "en"))
        await ModeratorChannels(database).set(1, 12, "en")
        await ChannelPolicies(database).change(2, 21, 0, {"answers": "thread"})
        await ChannelPolicies(database).change(2, 22, 0, {"answers": "private"})
    assert await channels_in_use(place, tmp_path) == (
        ChannelInUse(1, 11, Use.NEWS),
        ChannelInUse(1, 12, Use.TELLING),
        ChannelInUse(2, 21, Use.THREADS),
    )


async def test_where_there_is_no_state_none_is_found_and_none_is_made(tmp_path: Path) -> None:
    assert await channels_in_use(StatePlace(tmp_path), tmp_path) == ()
    assert not state_file(tmp_path).exists()
