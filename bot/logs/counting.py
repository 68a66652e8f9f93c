"""Numbers with what they count, for lines in English: of the log, and of commands."""


def counted(count: int, one: str, many: str = "") -> str:
    """Return a number with the word for one thing or for several.

    >>> counted(1, "file"), counted(2_000, "entry", "entries")
    ('1 file', '2,000 entries')
    """
    return f"{count:,} {one if count == 1 else many or f'{one}s'}"
