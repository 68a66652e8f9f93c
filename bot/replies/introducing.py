"""Replies that tell what this bot is for, what it can be asked and what it keeps."""

from collections.abc import Callable, Sequence

from bot.minutes.roles import role_named
from bot.replies.cards.help import guide_for
from bot.replies.completing import Completing
from bot.replies.i18n.audience import Audience
from bot.replies.markdown.headline import headline
from bot.replies.model import Reply
from bot.rewriting.model import RewritingStatus

_EXAMPLES = 3
_EXAMPLES_AMONG = 50
_EXAMPLE_BYTES = 80
"""Bytes in UTF-8: about as wide as a line, in Latin letters and in Chinese characters. A longer one invites nobody."""


class Introducing:
    """Words what the bot says about itself."""

    def __init__(self, completing: Completing, rewriting: Callable[[], RewritingStatus | None]) -> None:
        """`completing` finds the examples; `rewriting` tells who is sent questions to word anew, None for nobody."""
        self._completing = completing
        self._rewriting = rewriting

    def welcome(self, *, audience: Audience, ways: Sequence[str] = ()) -> Reply:
        """Return what this bot is for, with questions that it can answer; `ways` are sentences on how to ask it."""
        examples = self.example_questions(audience=audience)
        return Reply(guide_for(audience).welcome(examples, ways), private=True)

    def example_questions(self, *, audience: Audience) -> tuple[str, ...]:
        """Return a few short questions that the minutes hold; headings if they hold no question, none without any."""
        found = (headline(text) for text in self._completing.question("", audience=audience, limit=_EXAMPLES_AMONG))
        short = [text for text in found if len(text.encode()) <= _EXAMPLE_BYTES]
        asking = [text for text in short if text.endswith(("?", "？"))]
        topics = [text for text in short if role_named(text) is None]  # "Conclusion" finds nothing in particular
        return tuple((asking or topics)[:_EXAMPLES])

    def help(self, *, audience: Audience, moderator: bool = True, ways: Sequence[str] = ()) -> Reply:
        """Return every command that the reader may use with what it does; `ways` are sentences on other ways to ask."""
        return Reply(guide_for(audience).help(moderator=moderator, ways=ways), private=True)

    def privacy(self, *, audience: Audience, kept: Sequence[str] = (), for_a_while: Sequence[str] = ()) -> Reply:
        """Return what the bot keeps; `kept` and `for_a_while` are sentences on what a chat platform keeps besides."""
        return Reply(guide_for(audience).privacy(kept, for_a_while, reworded_by=self._rewriting()), private=True)
