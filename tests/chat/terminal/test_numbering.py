"""Numbers before what a card opens."""

from bot.chat.terminal.numbering import Numbered, numbered
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.model import Button, Choice, Listing, Offers, Paragraph, Reply

ASK_ON = Button("Ask another", ControlAction(Action.ASK_ON))


def topic(text: str) -> ControlAction:
    """Return a control that can be told from others."""
    return ControlAction(Action.TOPIC, text=text)


def test_every_number_opens_what_stands_behind_it() -> None:
    reply = Reply(
        (
            Offers((Choice("Rain", topic("rain")),)),
            Paragraph("Also:"),
            Listing(("Hoses", "Sheds"), (topic("hoses"), topic("sheds"))),
            Button("Next ▶", topic("next")),
        )
    )
    blocks, opens = numbered(reply)
    shown = [(number, line) for block in blocks if isinstance(block, Numbered) for number, line in lines_of(block)]
    assert shown == [(1, "Rain"), (2, "Hoses"), (3, "Sheds"), (4, "Next ▶")]
    assert [control.text for control in opens] == ["rain", "hoses", "sheds", "next"]


def test_what_opens_nothing_or_a_line_to_type_has_no_number() -> None:
    reply = Reply((Listing(("Hoses",)), ASK_ON))
    assert numbered(reply) == (reply.blocks, ())


def test_what_only_unfolds_a_fact_that_a_terminal_shows_whole_has_no_number() -> None:
    reply = Reply((Listing(("Hoses",)), Button("All attendees", topic("all"), unfolds=True)))
    assert numbered(reply) == (reply.blocks, ())


def test_buttons_in_a_row_stand_together() -> None:
    reply = Reply((Paragraph("Page 2"), Button("◀", topic("1")), Button("▶", topic("3"))))
    assert numbered(reply)[0] == (Paragraph("Page 2"), Numbered(("◀", "▶"), 1))


def lines_of(block: Numbered) -> list[tuple[int, str]]:
    """Return the lines with their numbers."""
    return list(enumerate(block.lines, block.first))
