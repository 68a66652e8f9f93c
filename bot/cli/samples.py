"""The sample minutes, which come with the program."""

from pathlib import Path

_CODE = Path(__file__).parents[1]


def sample_minutes() -> Path:
    """Return the folder of the sample minutes: within an installed package, or `knowledge` of a clone."""
    packed = _CODE / "samples"
    return packed if packed.is_dir() else _CODE.parent / "knowledge"
