"""Words names for one thing."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.desk.alias_lists import written
from bot.replies.cards.pages import page_of, turning
from bot.replies.controls.custom_id import Action, ControlAction, fits
from bot.replies.i18n.wording import Wording
from bot.replies.model import Attachment, Block, Button, Fact, Listing, Note, Paragraph, Reply, Title
from bot.storage.state.aliases import ProposedAlias, TaughtAlias

_PAGE = 8
_PROPOSED = 4
_CONFIGURED = 10
_BETWEEN = " = "
EXPORTED = "export"
"""The text of the control that gives the names as a file."""


@dataclass(frozen=True, slots=True)
class Listed:
    """All names for one thing."""

    taught: Sequence[TaughtAlias]
    configured: Sequence[Sequence[str]]
    proposed: Sequence[ProposedAlias]


def aliases_reply(listed: Listed, page: int, wording: Wording) -> Reply:
    """Return what may be taught, a page of what was, and what the configuration says."""
    blocks: list[Block] = [Title(wording("Names for one thing"))]
    if not any((listed.taught, listed.configured, listed.proposed)):
        blocks.append(Paragraph(wording("None yet. Members' votes will propose some, and you can add others.")))
    if listed.proposed and not page:
        blocks.append(Fact(wording("Members may mean one thing by"), ""))
        for number, one in enumerate(listed.proposed[:_PROPOSED], 1):
            times = wording.plural("{count} time", "{count} times", one.count)
            blocks.append(Paragraph(f"{number}. {one.first}{_BETWEEN}{one.second} ({times})"))
            blocks += _proposal_buttons(one, number, wording)
        blocks += _more(len(listed.proposed) - _PROPOSED, wording)
    shown = page_of(listed.taught, page, _PAGE)
    if listed.taught:
        blocks.append(Fact(wording("Taught by moderators"), ""))
        blocks.append(Listing(tuple(f"{one.id} · {_BETWEEN.join(one.names)}" for one in shown.items)))
        blocks += (_remove_button(one, shown.number, wording) for one in shown.items)
    if listed.configured and not page:
        blocks.append(Fact(wording("From the configuration"), ""))
        blocks.append(Listing(tuple(map(_BETWEEN.join, listed.configured[:_CONFIGURED]))))
        blocks += _more(len(listed.configured) - _CONFIGURED, wording)
    blocks += turning(shown, ControlAction(Action.ALIASES), wording)
    if listed.taught:
        blocks.append(Button(wording("As a file"), ControlAction(Action.ALIASES, text=EXPORTED)))
    return Reply(tuple(blocks), private=True)


def exported_reply(groups: Sequence[Sequence[str]], wording: Wording) -> Reply:
    """Return what was taught as a file that can stand in the configuration."""
    words = Paragraph(wording("These lines can stand in the bot's configuration as they are."))
    return Reply((words, Attachment("aliases.yaml", written(groups))), private=True)


def said_reply(names: Sequence[str], wording: Wording) -> Reply:
    """Return that names mean one thing from now on."""
    words = wording("From now on, a question with one of these finds the others: {names}.", names=_BETWEEN.join(names))
    return Reply((Paragraph(words),), private=True)


def known_reply(names: Sequence[str], wording: Wording) -> Reply:
    """Return that names mean one thing already."""
    words = wording("These mean one thing already: {names}.", names=_BETWEEN.join(names))
    return Reply((Paragraph(words),), private=True)


def too_few_reply(wording: Wording) -> Reply:
    """Return that two names are needed."""
    words = wording("Two names or more are needed, with = between them, for example: HTTP3 = QUIC")
    return Reply((Paragraph(words),), private=True, failed=True)


def removed_reply(names: Sequence[str], wording: Wording) -> Reply:
    """Return that names do not mean one thing any more."""
    words = wording("These no longer mean one thing: {names}.", names=_BETWEEN.join(names))
    return Reply((Paragraph(words),), private=True)


def unknown_reply(name: str, wording: Wording, *, is_configured: bool) -> Reply:
    """Return that nobody taught a name; one of the configuration can be changed only there."""
    if is_configured:
        words = wording("“{name}” stands in the configuration and can be removed only there.", name=name)
    else:
        words = wording("Nobody taught “{name}”.", name=name)
    return Reply((Paragraph(words),), private=True, failed=True)


def which_reply(found: Sequence[TaughtAlias], wording: Wording) -> Reply:
    """Return that a name stands in several groups, with a button for each."""
    lines = Listing(tuple(f"{one.id} · {_BETWEEN.join(one.names)}" for one in found[:_PAGE]))
    buttons = (_remove_button(one, 0, wording) for one in found[:_PAGE])
    return Reply((Paragraph(wording("Which of these is to be removed?")), lines, *buttons), private=True)


def pair_in(control: ControlAction) -> tuple[str, str] | None:
    """Return the two names that a control is about, None if it holds none."""
    first, mark, second = control.text.partition(_BETWEEN)
    return (first, second) if mark and first and second else None


def _proposal_buttons(one: ProposedAlias, number: int, wording: Wording) -> tuple[Button, ...]:
    """Return the buttons that take and decline a pair; none where an id cannot hold it, or not tell it from others."""
    text = f"{one.first}{_BETWEEN}{one.second}"
    add = ControlAction(Action.ADD_ALIAS, text=text, replaces=True)
    drop = ControlAction(Action.DROP_PROPOSED_ALIAS, text=text, replaces=True)
    if pair_in(add) != (one.first, one.second) or not (fits(add) and fits(drop)):
        return ()
    return (
        Button(wording("Add {number}", number=number), add),
        Button(wording("No to {number}", number=number), drop),
    )


def _remove_button(one: TaughtAlias, page: int, wording: Wording) -> Button:
    control = ControlAction(Action.REMOVE_ALIAS, page=page, text=str(one.id), replaces=True)
    return Button(wording("Remove {number}", number=str(one.id)), control)


def _more(count: int, wording: Wording) -> tuple[Note, ...]:
    return (Note(wording("… and {count} more", count=count)),) if count > 0 else ()
