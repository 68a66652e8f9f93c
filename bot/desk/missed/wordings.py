"""What questions that are typed alike have in common, and whole questions behind ids that had no room for them."""

import re
from collections import OrderedDict
from dataclasses import replace
from hashlib import blake2b

from bot.replies.controls.custom_id import (
    REFERENCE_CHARACTERS,
    Action,
    ControlAction,
    control_id,
    fits,
    read_control_id,
)
from bot.text import fold

_WORD = re.compile(r"\w+")
_MAX_REMEMBERED = 1_000

_VOTE = ControlAction(Action.HELPED, ("-" * REFERENCE_CHARACTERS,))
_WISH = ControlAction(Action.TELL_ME)


def fingerprint(question: str) -> str:
    """Return what the question has in common with those that differ in case, signs and spaces alone."""
    words = _WORD.findall(fold(question)) or fold(question).split()
    return blake2b(" ".join(words).encode("utf-8", "replace"), digest_size=16).hexdigest()


def answer_of(question: str, place: str) -> str:
    """Return what stands for an answer: the place that was quoted for a question, as far as an id holds that."""
    control = replace(_VOTE, places=(place,), text=question)
    held = read_control_id(control_id(control))
    words = " ".join(fold(held.text if held else question).split())
    return blake2b(f"{place}\0{words}".encode("utf-8", "replace"), digest_size=24).hexdigest()


def cut_in(control: ControlAction) -> bool:
    """Return whether the question in a control may have been longer than its id had room for."""
    return not fits(replace(control, text=f"{control.text} ……"))


class WholeQuestions:
    """Remembers recent questions that are longer than an id; an instance lives as long as the program."""

    def __init__(self) -> None:
        self._whole: OrderedDict[ControlAction, str] = OrderedDict()

    def remember(self, question: str) -> None:
        """Remember a question if it is so long that an id cuts it."""
        for control in (_VOTE, _WISH):
            if fits(replace(control, text=question)):
                continue
            key = read_control_id(control_id(replace(control, text=question)))
            if key is not None:
                self._whole[key] = question
                self._whole.move_to_end(key)
        while len(self._whole) > _MAX_REMEMBERED:
            self._whole.popitem(last=False)

    def find(self, control: ControlAction) -> str | None:
        """Return the whole of the question in a control, None if it is not remembered, or was not cut."""
        pattern = _VOTE if control.places else _WISH
        return self._whole.get(replace(pattern, text=control.text))
