"""What moderators do, by the names under which the log keeps it, and in the reader's words."""

from bot.desk.cards.places import rule_words
from bot.replies.i18n.wording import Wording

RELOAD = "reload"
TAKE = "swap all the same"
UNDO = "undo"
ALIAS = "alias"
ALIAS_REMOVED = "alias removed"
ALIAS_DECLINED = "alias declined"
ALIASES_IMPORTED = "aliases imported"
MODERATORS_CHANNEL = "moderators' channel"


def act_words(act: str, wording: Wording) -> str:
    """Return what was done in the reader's words; an act of an older version stays as it was written down."""
    words = {
        RELOAD: wording("had the minutes read"),
        TAKE: wording("let new minutes be served all the same"),
        UNDO: wording("took a reload back"),
        ALIAS: wording("taught names for one thing"),
        ALIAS_REMOVED: wording("took names apart"),
        ALIAS_DECLINED: wording("declined names for one thing"),
        ALIASES_IMPORTED: wording("imported names for one thing"),
        MODERATORS_CHANNEL: wording("set where moderators are told"),
        "announce": wording("set where new meetings are announced"),
        "channel rule set": wording("set how the bot answers"),
        "channel rule removed": wording("removed a rule on how the bot answers"),
        "answer removed": wording("removed an answer"),
        "question done": wording("took a question off the list"),
        "questions exported": wording("exported the list of questions"),
        "curated answer": wording("chose an answer"),
        "curated answer taken back": wording("took back a chosen answer"),
        "curated answer is gone": wording("a chosen answer is gone from the minutes"),
        "curated answer is back": wording("a chosen answer is back in the minutes"),
        "restore": wording("restored a backup"),
    }
    return words.get(act, act)


def detail_words(act: str, detail: str, wording: Wording) -> str:
    """Return in the reader's words what more the log says of an act; names and questions stay as they are."""
    words = {
        "off": wording("off"),
        "held back": wording("held back"),
        "nothing was swapped": wording("nothing was swapped"),
    }
    if act == "channel rule set":
        place, _, given = detail.rpartition(": ")
        return f"{place}: {rule_words(given, wording)}" if place else detail
    return words.get(detail, detail)
