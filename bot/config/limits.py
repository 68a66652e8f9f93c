"""What the values of settings have to be, and which settings are no more."""

from urllib.parse import urlsplit

from bot.config.communities import is_community_name, is_title
from bot.config.reader import Limit, between
from bot.logs.settings import JSON, LEVELS, TEXT
from bot.replies.i18n.wording import parse_locale
from bot.replies.settings import is_issue_link

_DAY = 24 * 60  # minutes
_MAX_ID = 2**64 - 1


def _is_web_address(text: str) -> bool:
    try:
        parts = urlsplit(text)
    except ValueError:  # half an IPv6 address
        return False
    return parts.scheme in ("http", "https") and bool(parts.hostname)


def _one_of(*words: str) -> Limit:
    return Limit(lambda word: word in words, f"{', '.join(words[:-1])} or {words[-1]}")


_ID = Limit(lambda number: 0 < number <= _MAX_ID, "an id, as Discord copies it")
_SHARE = between(0, 1)
_MOST_ALIASES, _MOST_NAMES, _LONGEST_NAME = 2_000, 100, 200
_GROUPS = Limit(lambda groups: len(groups) <= _MOST_ALIASES, f"at most {_MOST_ALIASES:,} groups of names")
_ALIASES = Limit(lambda names: 1 < len(names) <= _MOST_NAMES, f"two names or more, at most {_MOST_NAMES}")
_A_NAME = Limit(
    lambda name: name.strip() and len(name) <= _LONGEST_NAME, f"a name of at most {_LONGEST_NAME} characters"
)
_LANGUAGE = Limit(lambda tag: parse_locale(tag) is not None, "the tag of a language, such as zh-CN")
_ISSUE_LINK = Limit(is_issue_link, "an address such as https://example.org/new?title={question}")
_PROXY = Limit(_is_web_address, "an address such as http://127.0.0.1:8080")

LIMITS = {
    "servers[]": _ID,
    "moderators.roles[]": _ID,
    "moderators.members[]": _ID,
    "proxy": _PROXY,
    "rewriting.proxy": _PROXY,
    "log.format": _one_of(TEXT, JSON),
    "log.level": _one_of(*LEVELS),
    "health.port": between(0, 65_535),
    "health.host": Limit(lambda host: bool(host.strip()), "an address such as 127.0.0.1"),
    "rewriting.timeout_seconds": between(0.1, 30),
    "rewriting.most_a_minute": between(1, 10_000),
    "issue_link": _ISSUE_LINK,
    "language": _LANGUAGE,
    "idle_minutes": Limit(lambda minutes: minutes == 0 or 1 <= minutes <= 7 * _DAY, f"0, or 1 to {7 * _DAY:,}"),
    "communities[].name": Limit(is_community_name, "small letters a to z, digits and hyphens, such as cloud-native"),
    "communities[].title": Limit(is_title, "a title of at most 60 characters, on one line"),
    "communities[].servers[]": _ID,
    "communities[].moderators.roles[]": _ID,
    "communities[].moderators.members[]": _ID,
    "communities[].issue_link": _ISSUE_LINK,
    "communities[].language": _LANGUAGE,
    "communities[].search.aliases": _GROUPS,
    "communities[].search.aliases[]": _ALIASES,
    "communities[].search.aliases[][]": _A_NAME,
    "communities[].search.withheld_names[]": _A_NAME,
    "kept_days": between(1, 3650),
    "repeat_minutes": between(0, _DAY),
    **{f"flood.{name}_a_minute": between(0, 100_000) for name in ("member", "channel", "completions")},
    "refresh_minutes": Limit(lambda minutes: minutes == 0 or 1 <= minutes <= _DAY, f"0, or 1 to {_DAY:,}"),
    "search.aliases": _GROUPS,
    "search.aliases[]": _ALIASES,
    "search.aliases[][]": _A_NAME,
    "search.withheld_names[]": _A_NAME,
    "search.same_meeting": _SHARE,
    **{f"search.confidence.{name}": _SHARE for name in ("threshold", "close", "near", "unknown")},
}
"""What the values of settings have to be, beside their types. Every number has a limit."""

REMOVED = frozenset(
    f"search.{key}"
    for key in (
        *("fields", "reading", "ranking", "quoting", "similar_words", "least_similar"),
        *(f"confidence.{weight}" for weight in ("bias", "shown", "words", "hints", "lead", "other_date", "scattered")),
    )
)
"""Settings of earlier versions: the weights of the search, which nobody can choose without measuring."""
