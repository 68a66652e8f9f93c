"""What is said where no community answers, or where one of several has to be chosen; nothing of any minutes."""

from collections.abc import Sequence

from bot.communities.community import Community
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.wording import Wording
from bot.replies.model import Button, Choice, Menu, Note, Paragraph, Reply, Title

_MENU = 25
"""Choices of one menu."""


def not_here_reply(wording: Wording, *, in_server: bool) -> Reply:
    """Return that nobody is answered where somebody asks."""
    if in_server:
        words = wording("I answer in some servers only, and this is none of them. Whoever runs me decides which.")
    else:
        words = wording(
            "I answer only in servers that have added me: ask me there. Whoever runs me decides whether I answer "
            "elsewhere."
        )
    return Reply((Paragraph(words),), private=True, failed=True)


def another_community_reply(wording: Wording) -> Reply:
    """Return that a control stands on a card of another community than the one that is asked here."""
    words = wording("This card is from minutes that are not asked here, or not any more. Please ask anew.")
    return Reply((Paragraph(words),), private=True, failed=True)


def which_reply(communities: Sequence[Community], wording: Wording, question: str = "") -> Reply:
    """Return the communities to choose from; `question` is asked as soon as one is chosen."""
    choices = [Choice(one.who.title, chosen_control(one, question)) for one in communities]
    menus = [
        Menu(wording("Choose a community"), tuple(choices[first : first + _MENU]))
        for first in range(0, len(choices), _MENU)
    ]
    note = Note(wording("I remember what you choose for a while; a button under my answers changes it."))
    return Reply((Title(wording("Whose minutes do you want to ask?")), *menus, note), private=True)


def chosen_reply(community: Community, wording: Wording) -> Reply:
    """Return which community is asked from now on."""
    words = wording("From now on you ask {community} here. What would you like to know?", community=community.who.title)
    return Reply((Paragraph(words),), private=True)


def chosen_control(community: Community, question: str = "") -> ControlAction:
    """Return what chooses a community, and then asks it a question."""
    return ControlAction(Action.CHOOSE, text=f"{community.who.name} {question}".strip())


def change_button(community: Community, wording: Wording) -> Button:
    """Return what lets whoever asks choose another community than the one that answers."""
    label = wording("Not {community}?", community=community.who.title)
    return Button(label, ControlAction(Action.COMMUNITIES))
