"""Opens the rooms for news."""

from bot.desk.news.announcing import AnnouncingRoom
from bot.desk.news.following import Following
from bot.desk.news.subscribing import SubscribingRoom
from bot.desk.outbox import Outbox
from bot.desk.room import Room
from bot.desk.surroundings import Surroundings
from bot.storage.state.audit import AuditLog
from bot.storage.state.database import Database
from bot.storage.state.news import KnownMeetings, NewsChannels
from bot.storage.state.posts import Posts
from bot.storage.state.subscriptions import Subscriptions


def news_rooms(database: Database, around: Surroundings, outbox: Outbox) -> tuple[Room, ...]:
    """Return the rooms; the first of them sends for both."""
    posts, subscriptions = Posts(database), Subscriptions(database)
    subscribing = SubscribingRoom(subscriptions, posts, outbox, around)
    announcing = AnnouncingRoom(
        NewsChannels(database), KnownMeetings(database), AuditLog(database), outbox, Following(subscriptions), around
    )
    return announcing, subscribing
