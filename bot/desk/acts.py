"""What moderators do, by the names under which the log keeps it, and in the reader's words."""

from bot.replies.i18n.wording import Wording

RELOAD = "reload"
TAKE = "swap all the same"
UNDO = "undo"
SETTLE = "settle"
CURATE = "curate"
UNCURATE = "uncurate"
ALIAS = "alias"
ALIAS_REMOVED = "alias removed"
ALIAS_DECLINED = "alias declined"
ALIASES_IMPORTED = "aliases imported"
ANNOUNCE = "announce"
CHANNEL = "channel"
MODERATORS_CHANNEL = "moderators' channel"
EXPORT = "export"
RESTORE = "restore"


def act_words(act: str, wording: Wording) -> str:
    """Return what was done in the reader's words; an act of an older version stays as it was written down."""
    words = {
        RELOAD: wording("had the minutes read"),
        TAKE: wording("let new minutes be served all the same"),
        UNDO: wording("took a reload back"),
        SETTLE: wording("took a question off the list"),
        CURATE: wording("chose an answer"),
        UNCURATE: wording("took back a chosen answer"),
        ALIAS: wording("took names for one thing"),
        ALIAS_REMOVED: wording("took names apart"),
        ALIAS_DECLINED: wording("declined names for one thing"),
        ALIASES_IMPORTED: wording("imported names for one thing"),
        ANNOUNCE: wording("set where new meetings are announced"),
        CHANNEL: wording("set how the bot answers"),
        MODERATORS_CHANNEL: wording("set where moderators are told"),
        EXPORT: wording("exported what is missing"),
        RESTORE: wording("restored a backup"),
    }
    return words.get(act, act)
