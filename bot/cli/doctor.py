"""Looks whether all is well, says what is not and how it is mended; changes nothing, and shows no secret."""

import argparse
import asyncio
import json
import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import platformdirs

from bot.chat.discord.diagnosis import diagnose_discord
from bot.chat.terminal.sanitizing import printable_line
from bot.cli.printing import say
from bot.cli.program import state_folder
from bot.cli.which import each_of
from bot.config.left_out import LeftOut
from bot.config.settings import Settings
from bot.diagnosis import ChannelInUse, Finding, Grade
from bot.logs.counting import counted
from bot.logs.secrets import Secrets
from bot.operations.machine import cache_folder, room_on_disk, running_bot, versions
from bot.operations.sources_lag import look_at_sources
from bot.replies.i18n.wording import parse_locale, wording_for
from bot.sources.opening import open_sources
from bot.sources.settings import SourceSettings
from bot.storage.state.channels_in_use import channels_in_use
from bot.storage.state.looking import look_at_state
from bot.storage.state.place import StatePlace
from bot.storage.state.tables import SCHEMA

_EXITS = {Grade.WRONG: 1, Grade.REFUSED: 3}
_MARKS = {Grade.WELL: "well", Grade.NOTICE: "note", Grade.WRONG: "WRONG", Grade.REFUSED: "WRONG"}


def doctor(
    arguments: argparse.Namespace, settings: Settings, secrets: Secrets, left_out: Sequence[LeftOut] = ()
) -> int:
    """Print what was found; return 0 if all works, 1 if something does not, 3 if Discord refuses the token.

    `left_out` are the communities whose settings cannot be used, which are not in `settings`.
    """
    findings = [*_of_left_out(left_out, is_another=arguments.community is not None)]
    findings += asyncio.run(_findings(arguments, each_of(settings, arguments)))
    if arguments.json:
        record = {
            "well": not any(finding.grade in _EXITS for finding in findings),
            "findings": [
                {"name": one.name, "grade": str(one.grade), "told": one.told, "fix": one.fix} for one in findings
            ],
        }
        say(secrets.removed(json.dumps(record)))
    else:
        for line in _lines(findings):
            say(secrets.removed(line))
    return max((_EXITS.get(finding.grade, 0) for finding in findings), default=0)


async def _findings(arguments: argparse.Namespace, every: Sequence[Settings]) -> Sequence[Finding]:
    """Return what was found; `every` are the settings of each community, of which there may be one."""
    cache = every[0].cache or platformdirs.user_cache_path("quorum")
    in_use = [one for each in every for one in await channels_in_use(each.state or StatePlace(), state_folder(each))]
    findings = [versions(SCHEMA), *await _of_discord(every, in_use, offline=arguments.offline)]
    for settings in every:
        found = await _of_community(arguments, settings, cache)
        whose = f"{settings.community}: " if settings.community else ""
        findings += [replace(one, name=f"{whose}{one.name}") for one in found]
    findings += [cache_folder(cache), *room_on_disk([state_folder(every[0]), cache])]
    running = await asyncio.to_thread(running_bot, every[0].health)
    return [*findings, *([running] if running else ())]


def _of_left_out(left_out: Sequence[LeftOut], *, is_another: bool) -> Iterator[Finding]:
    """Yield which communities the bot cannot serve; if `is_another`, the one that was asked about is fine."""
    grade = Grade.NOTICE if is_another else Grade.WRONG
    for one in left_out:
        name = f"{one.name}: settings" if one.name else "settings"
        yield Finding(name, str(one.error), grade, "Mend it there and start again; till then the others are served.")


async def _of_community(arguments: argparse.Namespace, settings: Settings, cache: Path) -> list[Finding]:
    chosen = [SourceSettings(path) for path in arguments.knowledge] or settings.sources
    sources = open_sources(chosen, environment=os.environ, cache_folder=cache / "repositories")
    found = await asyncio.to_thread(lambda: [*look_at_sources(sources, offline=arguments.offline)])
    found.append(await look_at_state(settings.state or StatePlace(), state_folder(settings)))
    return [*found, *_of_language(settings.language)]


def _of_language(tag: str | None) -> Iterator[Finding]:
    """Yield that the bot has no words in the language that was chosen."""
    locale = parse_locale(tag)
    if locale is None or locale.language == wording_for(tag).locale.language:
        return
    told = f"The bot's own words are not translated into “{tag}”: they are English there."
    fix = "Leave `language:` out, or add a catalogue (bot/replies/i18n/catalogues)."
    yield Finding("language", told, Grade.NOTICE, fix)


async def _of_discord(every: Sequence[Settings], in_use: Sequence[ChannelInUse], *, offline: bool) -> Sequence[Finding]:
    token = os.environ.get("DISCORD_TOKEN", "")
    if not token.strip():
        fix = "Put the bot's token into the environment; README.md says where to get one."
        return [Finding("token", "DISCORD_TOKEN is not set.", Grade.WRONG, fix)]
    if offline:
        return [Finding("token", "DISCORD_TOKEN is set; Discord was not asked.")]
    return await diagnose_discord(
        token,
        proxy=every[0].proxy,
        has_private_minutes=any(each.has_private_source and not each.servers for each in every),
        named={server for each in every for server in each.servers},
        in_use=in_use,
    )


def _lines(findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings:
        yield f"{_MARKS[finding.grade]:<5}  {finding.name}: {printable_line(finding.told)}"
        if finding.fix:
            yield f"         {printable_line(finding.fix)}"
    wrong = sum(finding.grade in _EXITS for finding in findings)
    notes = sum(finding.grade is Grade.NOTICE for finding in findings)
    noted = f", {counted(notes, 'note')}" if notes else ""
    yield f"{f'{wrong:,} wrong' if wrong else 'All is well'}{noted}."
