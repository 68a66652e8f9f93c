"""The instruction that goes with every question; the fixed part of it is a file of its own, `instruction.md`."""

from collections.abc import Sequence
from importlib.resources import files


def instruction(names: Sequence[str] = (), vocabulary: Sequence[str] = ()) -> str:
    """Return what the model is told, with the community's names and terms of its minutes if any are given."""
    told = files(__package__).joinpath("instruction.md").read_text(encoding="utf-8").strip()
    if names:
        told += f"\n\nThe community: {', '.join(names)}."
    if vocabulary:
        told += f"\n\nSome terms of its minutes: {', '.join(vocabulary)}."
    return told
