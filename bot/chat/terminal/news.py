"""What happened to the minutes by itself while somebody chats: told in a line between two questions."""

from bot.knowledge.comparing import ReviewReport
from bot.replies.i18n.audience import Audience
from bot.replies.i18n.wording import wording_for


class News:
    """Is told what becomes of each refresh, and keeps it until the reader has a moment; lives as long as the chat."""

    def __init__(self, audience: Audience) -> None:
        self._wording = wording_for(audience.locale)
        self._waiting = self._wording("New minutes were read, and are not served before you say so: /knowledge reload")
        self._added: set[str] = set()
        self._changed: set[str] = set()
        self._gone: set[str] = set()
        self._troubles: list[str] = []
        """The last that is wrong and was not told yet."""
        self._lines: list[str] = []

    def take(self) -> tuple[str, ...]:
        """Return what was not told yet, and take it as told."""
        lines = (*self._of_meetings(), *self._lines, *self._troubles)
        for told in (self._added, self._changed, self._gone, self._lines, self._troubles):
            told.clear()
        return lines

    async def refreshed(self, report: ReviewReport) -> None:
        """Keep which meetings are new, changed and gone since it was last told; what waited, waits no more."""
        self._lines = [line for line in self._lines if line != self._waiting]
        added = {meeting.id for meeting in report.added}
        gone = {meeting.id for meeting in report.removed}
        changed = {meeting.id for meeting in report.changed}
        self._changed = (self._changed | changed | (added & self._gone)) - gone - self._added
        self._added, self._gone = (
            (self._added | (added - self._gone)) - gone,
            (self._gone | (gone - self._added)) - added,
        )

    async def held_back(self, proposal: object) -> None:
        """Keep that minutes wait for somebody to say that they are to be served."""
        self._keep(self._waiting)

    async def failed(self, reason: str) -> None:
        """Keep what is wrong."""
        self._troubles = [self._wording("The minutes may not be up to date: {reason}", reason=reason)]

    async def mended(self) -> None:
        """Keep that nothing is wrong any more, if it was told that something was."""
        if self._troubles:
            self._troubles.clear()
        else:
            self._keep(self._wording("The minutes are up to date again."))

    def _keep(self, line: str) -> None:
        if line in self._lines:  # only the last of what is said again and again
            self._lines.remove(line)
        self._lines.append(line)

    def _of_meetings(self) -> tuple[str, ...]:
        plural = self._wording.plural
        added, changed, gone = len(self._added), len(self._changed), len(self._gone)
        changes = (
            plural("{count} meeting is new", "{count} meetings are new", added) if added else "",
            plural("{count} meeting has changed", "{count} meetings have changed", changed) if changed else "",
            plural("{count} meeting is gone", "{count} meetings are gone", gone) if gone else "",
        )
        if not any(changes):
            return ()
        told = self._wording.separated(change for change in changes if change)
        return (self._wording("The minutes were read anew: {changes}.", changes=told),)
