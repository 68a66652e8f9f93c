"""Whether anybody is told of new minutes without asking."""

from sqlalchemy import select

from bot.storage.state.database import Database
from bot.storage.state.posts import PostStatus
from bot.storage.state.tables import news_channels, posts, subscriptions, waiting_members

_ON_THE_WAY = (PostStatus.INTENDED.value, PostStatus.SENDING.value)


async def is_anybody_told(database: Database) -> bool:
    """Return whether there is a channel with news, a subscription, a member who waits, or a message on its way.

    Raise `StateError`.
    """
    unsent = select(posts.c.id).where(posts.c.status.in_(_ON_THE_WAY)).limit(1)
    every = [*(select(table).limit(1) for table in (news_channels, subscriptions, waiting_members)), unsent]
    async with database.reading() as connection:
        for query in every:
            if (await connection.execute(query)).first() is not None:
                return True
    return False
