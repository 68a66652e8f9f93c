"""Whose card it is, in every control of it."""

from dataclasses import replace
from string import ascii_letters, digits

from hypothesis import given
from hypothesis import strategies as st

from bot.replies.controls.custom_id import ID_LIMIT, Action, ControlAction, control_id, fits, read_control_id
from bot.replies.model import Button, Choice, Listing, Menu, Offers, Paragraph, Reply
from bot.replies.tagging import tagged

CONTROL = ControlAction(Action.TOPIC, text="hose")
CARD = Reply(
    (
        Paragraph("words"),
        Button("a", CONTROL),
        Menu("b", (Choice("c", CONTROL),)),
        Offers((Choice("d", CONTROL),)),
        Listing(("e",), (CONTROL,)),
    )
)


def test_every_control_is_tagged_and_nothing_else_changes() -> None:
    assert repr(tagged(CARD, "aB3")) == repr(CARD).replace("community=''", "community='aB3'")


def test_without_a_tag_a_card_is_the_very_same() -> None:
    assert tagged(CARD, "") is CARD


@given(st.sampled_from(Action), st.text(max_size=120), st.text(ascii_letters + digits, min_size=3, max_size=3))
def test_what_fits_without_a_tag_fits_with_one(action: Action, text: str, tag: str) -> None:
    control = ControlAction(action, text=text)
    marked = replace(control, community=tag)
    read = read_control_id(control_id(marked))
    assert read is not None
    assert len(control_id(marked).encode("utf-16-le")) // 2 <= ID_LIMIT
    assert (read.community, read.text) == (tag, read_control_id(control_id(control)).text)  # type: ignore[union-attr]
    assert fits(marked) == fits(control)
