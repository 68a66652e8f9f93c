"""What the bot must still know after a restart, as small JSON files in one folder."""

import json
import logging
import os
from pathlib import Path

_LOG = logging.getLogger(__name__)


class StateFolder:
    """A folder of JSON files; one that cannot be read counts as missing, so that none stops the bot."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def read(self, name: str) -> object:
        """Return what is kept under `name`, or None if nothing readable is."""
        file = self.path / name
        try:
            value: object = json.loads(file.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, RecursionError) as error:
            _LOG.warning("%s cannot be read and is taken as empty: %s", file, error)
            return None
        return value

    def write(self, name: str, value: object) -> None:
        """Keep `value` under `name`; it is written aside and moved, so a crash leaves the old or the new."""
        file = self.path / name
        aside = file.with_name(f"{name}.new")
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            with aside.open("w", encoding="utf-8") as stream:
                json.dump(value, stream, indent=2)
                stream.flush()
                os.fsync(stream.fileno())
            aside.replace(file)
        except OSError as error:
            _LOG.warning("%s cannot be written and is forgotten at the next start: %s", file, error)


class CommandRecord:
    """Which commands Discord was sent last, for each application."""

    _FILE = "commands.json"

    def __init__(self, folder: StateFolder) -> None:
        self._folder = folder

    def last_sent(self, application_id: int) -> str | None:
        """Return the fingerprint that was remembered, or None if it is not known."""
        fingerprint = self._all().get(str(application_id))
        return fingerprint if isinstance(fingerprint, str) else None

    def remember(self, application_id: int, fingerprint: str) -> None:
        """Keep the fingerprint of what was sent."""
        self._folder.write(self._FILE, {**self._all(), str(application_id): fingerprint})

    def _all(self) -> dict[str, object]:
        kept = self._folder.read(self._FILE)
        return kept if isinstance(kept, dict) else {}
