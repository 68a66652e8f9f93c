"""Verifies and clears the cache; needs no minutes."""

import argparse

import platformdirs

from bot.chat.terminal.sanitizing import printable_line
from bot.cli.printing import print_json, say
from bot.cli.which import read_settings
from bot.errors import QuorumError
from bot.storage.cache_folder import clear_cache, verify_cache


def cache(arguments: argparse.Namespace) -> int:
    """Say what is unsound, or what was removed; return 1 if something unsound is left. Raise `QuorumError`."""
    settings, _ = read_settings(arguments)
    folder = settings.cache or platformdirs.user_cache_path("quorum")
    try:
        if arguments.act == "clear":
            removed = clear_cache(folder)
            if arguments.json:
                print_json({"folder": str(folder), "files": removed.files, "bytes": removed.bytes})
            else:
                say(f"{folder}: {_counted(removed.files, 'file')} removed, {removed.bytes:,} bytes.")
            return 0
        verified = verify_cache(folder, mend=arguments.mend)
    except OSError as error:
        raise QuorumError(f"{folder}: {error.strerror or error}") from error
    is_left = any(not one.mended for one in verified.unsound)
    if arguments.json:
        unsound = [{"file": str(one.file), "why": one.why, "mended": one.mended} for one in verified.unsound]
        others = [str(file) for file in verified.of_another_version]
        print_json(
            {"folder": str(folder), "checked": verified.checked, "unsound": unsound, "of_another_version": others}
        )
        return int(is_left)
    for one in verified.unsound:
        what = "removed, and made anew when it is needed" if one.mended else "it is not used"
        say(printable_line(f"{one.file}: {one.why}; {what}."))
    for file in verified.of_another_version:
        say(printable_line(f"{file}: it is of another version of Quorum, and will be replaced or go by itself."))
    noted = f", {len(verified.of_another_version)} of another version" if verified.of_another_version else ""
    say(f"{folder}: {_counted(verified.checked, 'file')} checked, {len(verified.unsound)} not sound{noted}.")
    if is_left:
        say("It costs time alone. To remove it:  quorum cache verify --mend")
    return int(is_left)


def _counted(number: int, what: str) -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"
