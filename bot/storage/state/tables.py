"""What the state holds, as tables. Every time is in whole seconds since 1970, UTC; every id of Discord's a number.

A number that once stood in a button is not given out again (`sqlite_autoincrement`). A change here needs a new
migration; a test compares the two on every database that can be had.
"""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

SCHEMA = "0002"
"""The newest migration, which brings a database to these tables."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


values = Table(
    "named_values",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("value", Text, nullable=False),
)
"""Single facts: the first server, the secret that hides who voted."""

changes = Table(
    "changes",
    metadata,
    Column("matter", String(32), primary_key=True),
    Column("number", BigInteger, nullable=False),
)
"""How often a matter was changed, so that whoever holds it in memory knows when to read it again."""

kept_contents = Table(
    "kept_contents",
    metadata,
    Column("name", String(64), primary_key=True),
    Column("at", BigInteger, nullable=False),
    Column("content", LargeBinary, nullable=False),
)
"""The minutes that are served and those before them, for undoing a reload."""

sent_commands = Table(
    "sent_commands",
    metadata,
    Column("application", BigInteger, primary_key=True, autoincrement=False),
    Column("fingerprint", String(128), nullable=False),
)
"""Which commands Discord was sent last, for each application."""

audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", BigInteger, nullable=False, index=True),
    Column("member", BigInteger, nullable=False),
    Column("server", BigInteger, nullable=True),
    Column("act", String(64), nullable=False),
    Column("detail", Text, nullable=False),
    sqlite_autoincrement=True,
)
"""What moderators did; `member` is 0 for whoever sits at the machine, and for the bot itself."""

daily_counts = Table(
    "daily_counts",
    metadata,
    Column("day", String(10), primary_key=True),
    Column("name", String(64), primary_key=True),
    Column("count", BigInteger, nullable=False),
)
"""How many questions were answered and refused, and how long answers took, by day (UTC)."""

missed_questions = Table(
    "missed_questions",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("question", Text, nullable=False),
    Column("reason", String(16), nullable=False),
    Column("place", String(32), nullable=False),
    Column("count", Integer, nullable=False),
    Column("first_at", BigInteger, nullable=False),
    Column("last_at", BigInteger, nullable=False, index=True),
    Column("status", String(16), nullable=False, index=True),
    Column("settled_at", BigInteger, nullable=True),
    sqlite_autoincrement=True,
)
"""Questions that got no answer, or one that did not help (then `place` refers to it); no member."""

missed_wordings = Table(
    "missed_wordings",
    metadata,
    Column("question", Integer, ForeignKey(missed_questions.c.id, ondelete="CASCADE"), primary_key=True),
    Column("fingerprint", String(32), primary_key=True),
    Column("wording", Text, nullable=False),
    Column("count", Integer, nullable=False),
    Column("last_at", BigInteger, nullable=False),
)
"""The words in which a missed question was asked; `fingerprint` is of the folded wording."""

waiting_members = Table(
    "waiting_members",
    metadata,
    Column("question", Integer, ForeignKey(missed_questions.c.id, ondelete="CASCADE"), primary_key=True),
    Column("member", BigInteger, primary_key=True, autoincrement=False),
    Column("locale", String(16), nullable=False),
    Column("server", BigInteger, nullable=True),
    Column("channel", BigInteger, nullable=True),
    Column("message", BigInteger, nullable=True),
    Column("at", BigInteger, nullable=False),
)
"""Who asked to be told when a missed question is answered, until they are told or take it back."""

votes = Table(
    "votes",
    metadata,
    Column("answer", String(64), primary_key=True),
    Column("voter", String(64), primary_key=True),
    Column("helped", Boolean, nullable=False),
    Column("at", BigInteger, nullable=False, index=True),
)
"""Whether an answer helped; `answer` is a fingerprint of question and place, `voter` one of the member."""

curated_answers = Table(
    "curated_answers",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("question", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("meeting", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("reference", String(32), nullable=False),
    Column("text", Text, nullable=False),
    Column("chosen_by", BigInteger, nullable=False),
    Column("chosen_at", BigInteger, nullable=False),
    Column("gone_at", BigInteger, nullable=True),
    sqlite_autoincrement=True,
)
"""Passages that moderators chose for a question; `gone_at` is when the minutes were found not to hold it any more."""

curated_wordings = Table(
    "curated_wordings",
    metadata,
    Column("curated", Integer, ForeignKey(curated_answers.c.id, ondelete="CASCADE"), primary_key=True),
    Column("fingerprint", String(32), primary_key=True),
    Column("wording", Text, nullable=False),
)
"""The words in which a question with a curated answer was asked."""

aliases = Table(
    "aliases",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("names", Text, nullable=False),
    Column("added_by", BigInteger, nullable=False),
    Column("added_at", BigInteger, nullable=False),
    sqlite_autoincrement=True,
)
"""Names of one thing, as a JSON list."""

alias_proposals = Table(
    "alias_proposals",
    metadata,
    Column("first", String(128), primary_key=True),
    Column("second", String(128), primary_key=True),
    Column("count", Integer, nullable=False),
    Column("last_at", BigInteger, nullable=False),
    Column("status", String(16), nullable=False),
)
"""Pairs of words that may mean one thing, in alphabetical order, until a moderator says."""

news_channels = Table(
    "news_channels",
    metadata,
    Column("server", BigInteger, primary_key=True, autoincrement=False),
    Column("channel", BigInteger, nullable=False),
    Column("locale", String(16), nullable=False),
    Column("set_at", BigInteger, nullable=False),
)
"""Where new meetings are announced: one channel a server."""

known_meetings = Table(
    "known_meetings",
    metadata,
    Column("fingerprint", String(32), primary_key=True),
    Column("at", BigInteger, nullable=False),
)
"""By what meetings are known again that are no news: their files, their titles with their dates."""

posts = Table(
    "posts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("kind", String(16), nullable=False),
    Column("target", BigInteger, nullable=False),
    Column("subject", String(128), nullable=False),
    Column("status", String(16), nullable=False, index=True),
    Column("nonce", String(25), nullable=False),
    Column("content", Text, nullable=False),
    Column("message", BigInteger, nullable=True),
    Column("at", BigInteger, nullable=False),
    Column("settled_at", BigInteger, nullable=True),
    UniqueConstraint("kind", "target", "subject"),
    sqlite_autoincrement=True,
)
"""What the bot sends by itself: the intent is stored first, so that nothing goes out twice.

`target` is a channel, or a member for a direct message; `content` is what the message is made from, as JSON.
"""

subscriptions = Table(
    "subscriptions",
    metadata,
    Column("member", BigInteger, primary_key=True, autoincrement=False),
    Column("kind", String(16), primary_key=True),
    Column("subject", String(200), primary_key=True),
    Column("locale", String(16), nullable=False),
    Column("server", BigInteger, nullable=True),
    Column("at", BigInteger, nullable=False),
)
"""Topics and people that a member wants to hear of."""

channel_policies = Table(
    "channel_policies",
    metadata,
    Column("server", BigInteger, primary_key=True, autoincrement=False),
    Column("channel", BigInteger, primary_key=True, autoincrement=False),
    Column("role", BigInteger, primary_key=True, autoincrement=False),
    Column("answers", String(16), nullable=True),
    Column("member_seconds", Integer, nullable=True),
    Column("channel_seconds", Integer, nullable=True),
    Column("opens_posts", Boolean, nullable=True),
    Column("set_at", BigInteger, nullable=False),
)
"""How the bot answers where; 0 for every channel or every role, nothing where the wider rule holds."""

moderator_channels = Table(
    "moderator_channels",
    metadata,
    Column("server", BigInteger, primary_key=True, autoincrement=False),
    Column("channel", BigInteger, nullable=False),
    Column("locale", String(16), nullable=False),
    Column("set_at", BigInteger, nullable=False),
)
"""Where moderators are told what needs them."""

Index(None, waiting_members.c.member)
