"""Whether several processes of one bot lose or repeat anything while they are killed and their database goes away.

    python -m benchmarks.processes [--kills 20] [--away 60] [--communities 1] [--seed 1]

Four real processes with a shard each, connected to the tests' stand-in for Discord, on one real PostgreSQL of this
machine (its server package is needed). In each round a meeting is added and a process is killed (SIGKILL) at a moment
that chance chooses, then started again; it is timed until all four answer from the new minutes. Every third round a
moderator reloads, in a server of any process. Then the database is stopped, and started again. In the end every
meeting must have been announced once in each server. Of several communities, each has its own minutes and a server in
each shard; what is added is of each in turn, and no word of it may be read in a server of another.
"""

import argparse
import asyncio
import random
import re
import sys
import tempfile
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.fleet import COUNT, LONGEST, Fleet
from tests.databases.postgresql_server import PostgresqlServer, postgresql_server, server_programs
from tests.standin.discord_server import DiscordServer
from tests.standin.gateway import shard_of
from tests.standin.world import Exchange, Guild, Json, components_in, until

_NAMES = ("matter", "garden", "kitchen", "harbour")
"""The communities, and what every word of their minutes begins with."""
_MINUTES = (
    "# {Name} meeting {number}\n\n**Attendees**: Ann\n\n## Point{number} @Ann\n\nThe {name}{number} is settled.\n"
)
_FIRST_DAY = date(2024, 1, 1)
_WORDS: Json = {"permissions": 1 << 5, "locale": "en-US", "timeout": 10.0}


@dataclass
class Figures:
    """What was thrown at the processes, and what came of it."""

    kills: int = 0
    on_duty: int = 0
    """Kills of the process that did what only one may."""
    meetings: int = 0
    agreed: list[float] = field(default_factory=list)
    """Seconds from a new file, or from a reload, until all processes answered from it."""
    asked: int = 0
    unanswered: int = 0
    """Questions to a process that was there, and stayed without an answer."""
    never_agreed: int = 0
    foreign: int = 0
    """Answers and cards with a word of another community's minutes."""


def guilds() -> list[Guild]:
    """Return one server for each shard."""
    found: dict[int, Guild] = {}
    while len(found) < COUNT:
        guild = Guild(f"Server {len(found)}")
        found.setdefault(shard_of(guild.id, COUNT), guild)
        time.sleep(0.001)
    return [found[shard] for shard in range(COUNT)]


@dataclass(frozen=True, slots=True)
class Community:
    """One community: its minutes, and its server in each shard."""

    name: str
    minutes: Path
    guilds: list[Guild]

    def write(self, number: int) -> None:
        """Add a meeting to its minutes."""
        self.minutes.mkdir(exist_ok=True)
        text = _MINUTES.format(Name=self.name.title(), name=self.name, number=number)
        (self.minutes / f"{_FIRST_DAY + timedelta(number)}.md").write_text(text, encoding="utf-8")

    def settings(self) -> str:
        """Return what the configuration says of it, as one of several."""
        servers = ", ".join(guild.id for guild in self.guilds)
        return f"  - {{name: {self.name}, servers: [{servers}], sources: [{{folder: {self.minutes.name}}}]}}\n"


class Trial:
    """One run."""

    def __init__(
        self, server: DiscordServer, fleet: Fleet, communities: list[Community], chance: random.Random
    ) -> None:
        self._server, self._fleet, self._chance = server, fleet, chance
        self._communities = communities
        self._words = {one.name: re.compile(rf"{one.name}\d+ is settled") for one in communities}
        self.figures = Figures()

    async def begin(self) -> None:
        """Have new meetings announced everywhere."""
        for guild in self._server.guilds:
            channel = guild.channels["minutes"]["id"]
            answer = await self._call(guild, "knowledge announce", {"channel": channel}, user=self._server.owner)
            assert "minutes" in answer.text, answer.text

    async def round(self, *, kill: bool = True) -> None:
        """Add a meeting, kill a process meanwhile, and wait until all answer from the new minutes."""
        number = self._add()
        since = time.monotonic()
        dying = asyncio.create_task(self._kill()) if kill else None
        if number % 3 == 0:
            there = [one for one in range(COUNT) if self._fleet.is_ready(one)]
            guild = self._of(number).guilds[self._chance.choice(there)]
            await self._call(guild, "knowledge reload", user=self._server.owner)
        await self._agreed(number, since)
        if dying is not None:
            await dying
        await self._fleet.ready()
        await self._agreed(number, None)

    async def away(self, database: PostgresqlServer, seconds: float) -> str:
        """Stop the database for a while; return what a moderator was told who would have something kept."""
        await asyncio.to_thread(database.stop)
        end = time.monotonic() + seconds
        number, told = self._add(), ""
        while time.monotonic() < end:
            for community in self._communities:
                for shard in range(COUNT):
                    await self._asks(community, shard, number - 1)
            guild = self._chance.choice(self._server.guilds)
            answer = await self._call(guild, "knowledge announce", {"off": True}, user=self._server.owner)
            told = answer.text
            assert "cannot be" in told, told
            await asyncio.sleep(0.2)
        await asyncio.to_thread(database.start)
        await self._agreed(number, time.monotonic())
        return told

    async def posted(self) -> Counter[int]:
        """Wait for all news; return how many cards there were for a meeting in a server, by how often."""
        wanted = COUNT * self._last
        await until(lambda: sum(self._cards().values()) >= wanted, LONGEST)
        await asyncio.sleep(3)
        cards = self._cards()
        numbers = range(1, self._last + 1)
        keys = [(guild.channels["minutes"]["id"], n) for n in numbers for guild in self._of(n).guilds]
        self.figures.foreign += len(cards.keys() - set(keys))
        return Counter(cards[key] for key in keys)

    @property
    def _last(self) -> int:
        return self.figures.meetings

    def _cards(self) -> Counter[tuple[str, int]]:
        """Count the cards, by channel and meeting; several meetings may stand in one."""
        found: Counter[tuple[str, int]] = Counter()
        for message in self._server.posted:
            text = "\n".join(part["content"] for part in components_in(message) if part.get("content"))
            for number in range(1, self._last + 1):
                title = f"{self._of(number).name.title()} meeting {number}\n"
                if title in f"{text}\n".replace("**", "\n").replace("·", "\n").replace(" \n", "\n"):
                    found[message["channel_id"], number] += 1
        return found

    def _add(self) -> int:
        self.figures.meetings += 1
        self._of(self._last).write(self._last)
        return self._last

    def _of(self, number: int) -> Community:
        """Return whose meeting a number is."""
        return self._communities[number % len(self._communities)]

    async def _kill(self) -> None:
        await asyncio.sleep(self._chance.uniform(0, 6))
        busy = [shard for shard in range(COUNT) if self._fleet.is_on_duty(shard)]
        # Half of the kills are of the one that matters most.
        shard = busy[0] if busy and self._chance.random() < 0.5 else self._chance.randrange(COUNT)
        self.figures.kills += 1
        self.figures.on_duty += self._fleet.is_on_duty(shard)
        await self._fleet.bots[shard].kill()
        await self._fleet.start(shard)

    async def _agreed(self, number: int, since: float | None) -> None:
        """Wait until every process that is there answers from a meeting; note how long that took since a time."""
        end = time.monotonic() + LONGEST
        waiting = [*range(COUNT)]
        while waiting:
            if time.monotonic() > end:
                self.figures.never_agreed += 1
                print(f"meeting {number}: not known to {waiting}\n{self._fleet.said(waiting[0])}", file=sys.stderr)
                return
            for shard in [*waiting]:
                if not self._fleet.is_ready(shard):
                    continue
                for other in self._communities:
                    if other is not self._of(number):
                        await self._asks(other, shard, number)
                if await self._asks(self._of(number), shard, number):
                    waiting.remove(shard)
            await asyncio.sleep(0.05)
        if since is not None:
            self.figures.agreed.append(time.monotonic() - since)

    async def _asks(self, community: Community, shard: int, number: int) -> bool:
        """Ask for a meeting in a server; return whether it is known there, and count whatever is none of its own."""
        bot, guild = self._fleet.bots[shard], community.guilds[shard]
        question = f"{self._of(number).name}{number}"
        answer = await self._call(guild, "ask", {"question": question, "private": True})
        if bot is self._fleet.bots[shard] and not bot.exit_code.done():
            self.figures.asked += 1
            if answer.kind == "none":
                self.figures.unanswered += 1
        text = answer.text.replace("**", "")
        found = {name for name, words in self._words.items() if words.search(text)}
        self.figures.foreign += len(found - {community.name})
        return f"{question} is settled" in text

    async def _call(self, guild: Guild, name: str, options: Json | None = None, **more: Any) -> Exchange:
        return await self._server.slash(name, options, guild=guild, **{**_WORDS, **more})


async def run(kills: int, away: float, count: int, seed: int) -> int:
    """Try it, and print the figures; return 1 if anything was lost or repeated."""
    programs = server_programs()
    if programs is None:
        print("PostgreSQL's server package is not installed.")
        return 1
    with tempfile.TemporaryDirectory() as place, postgresql_server(programs) as database:
        folder = Path(place)
        communities = [Community(name, folder / name, guilds()) for name in _NAMES[:count]]
        for community in communities:
            community.write(0)
        (folder / "config.yaml").write_text(_settings(database, communities), encoding="utf-8")
        async with DiscordServer([guild for one in communities for guild in one.guilds]) as server:
            server.gateway.shards, server.gateway.at_a_time = COUNT, 16
            fleet = Fleet(server, folder)
            try:
                await asyncio.gather(*map(fleet.start, range(COUNT)))
                await fleet.ready()
                trial = Trial(server, fleet, communities, random.Random(seed))
                await trial.begin()
                for number in range(kills):
                    await trial.round()
                    print(f"{number + 1} of {kills} killed, agreed after {trial.figures.agreed[-1]:.1f} s", flush=True)
                told = await trial.away(database, away) if away else ""
                await trial.round(kill=False)
                cards = await trial.posted()
            finally:
                await fleet.stop()
            return _report(trial.figures, cards, away, told, len(server.syncs))


def _settings(database: PostgresqlServer, communities: list[Community]) -> str:
    """Return the configuration, in which what nobody asks for a minute is set aside where there are several."""
    settings = f"state: {database.address()}\ncache: cache\nsearch: {{meaning: false}}\n"
    settings += "flood: {member_a_minute: 0, channel_a_minute: 0, completions_a_minute: 0}\n"
    if len(communities) == 1:
        return f"{settings}sources: [{{folder: {communities[0].minutes.name}}}]\n"
    return f"{settings}idle_minutes: 1\ncommunities:\n" + "".join(one.settings() for one in communities)


def _report(figures: Figures, cards: Counter[int], away: float, told: str, syncs: int) -> int:
    seconds = sorted(figures.agreed)
    lost, twice = cards[0], sum(count for times, count in cards.items() if times > 1)
    print(f"killed: {figures.kills}, of them on duty: {figures.on_duty}; the database was away for {away:.0f} s")
    print(f"meetings added: {figures.meetings}, never served by all: {figures.never_agreed}")
    print(f"cards: {cards[1]} once, {lost} lost, {twice} more than once; commands sent {syncs} times")
    print(f"until all agreed: median {seconds[len(seconds) // 2]:.1f} s, longest {seconds[-1]:.1f} s")
    print(f"asked: {figures.asked}, without an answer: {figures.unanswered}")
    print(f"answers and cards with a word of another community: {figures.foreign}")
    print(f"told while the database was away: {' '.join(told.split())!r}")
    return int(bool(lost or twice or figures.never_agreed or figures.unanswered or figures.foreign))


def main() -> int:
    """Run it with what was typed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--away", type=float, default=60.0, metavar="SECONDS")
    parser.add_argument("--communities", type=int, default=1, choices=range(1, len(_NAMES) + 1))
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    return asyncio.run(run(arguments.kills, arguments.away, arguments.communities, arguments.seed))


if __name__ == "__main__":
    sys.exit(main())
