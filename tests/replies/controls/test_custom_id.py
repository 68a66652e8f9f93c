"""The ids of controls."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.replies.controls.custom_id import (
    ID_LIMIT,
    MAX_LOCATIONS,
    REFERENCE_CHARACTERS,
    Action,
    ControlAction,
    control_id,
    fits,
    read_control_id,
)

REFERENCES = st.text(st.sampled_from("AZaz09-_"), min_size=REFERENCE_CHARACTERS, max_size=REFERENCE_CHARACTERS)
PRESSES = st.builds(
    ControlAction,
    st.sampled_from(Action),
    st.lists(REFERENCES, max_size=MAX_LOCATIONS).map(tuple),
    st.integers(0, 0xFFFF),
    st.text(st.characters(), max_size=200),
    st.booleans(),
)


@given(PRESSES)
def test_no_id_is_longer_than_a_platform_takes(control: ControlAction) -> None:
    written = control_id(control)
    assert len(written.encode("utf-16-le")) // 2 <= ID_LIMIT
    assert written == " ".join(written.split())


@given(PRESSES)
def test_an_id_is_read_as_what_it_was_made_from_but_for_the_end_of_a_long_text(control: ControlAction) -> None:
    read = read_control_id(control_id(control))
    assert read is not None
    assert (read.action, read.places, read.page, read.replaces) == (
        control.action,
        control.places,
        control.page,
        control.replaces,
    )
    whole = "".join(read.text.split())
    assert "".join(control_id(control).partition(".")[2].partition(".")[2].split()) == whole


@given(PRESSES)
def test_an_id_that_was_read_makes_the_same_id_again(control: ControlAction) -> None:
    read = read_control_id(control_id(control))
    assert read is not None
    assert control_id(read) == control_id(control)


@pytest.mark.parametrize("text", ["Hertz IDL", "x" * 91, "服务治理", "{0} | a.b.c", "\N{GRINNING FACE}" * 45])
def test_a_question_of_usual_length_is_kept_whole(text: str) -> None:
    control = ControlAction(Action.ASK_ON, text=text)
    assert fits(control)
    assert read_control_id(control_id(control)) == control


def test_a_long_question_is_known_not_to_fit() -> None:
    assert not fits(ControlAction(Action.TOPIC, text="x" * 94))


@given(st.text())
def test_any_text_is_an_id_or_none(written: str) -> None:
    read = read_control_id(written)
    assert read is None or read_control_id(control_id(read)) is not None


@pytest.mark.parametrize("written", ["", "q1", "q1z", "q2pn0..x", "q1pn0.short.x", "q1pnx..x", "q1An0..x"])
def test_what_is_no_id_of_ours_is_none(written: str) -> None:
    assert read_control_id(written) is None
