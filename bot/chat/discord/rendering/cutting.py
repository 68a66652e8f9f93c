"""Text cut to a limit, where a reader would pause."""

from collections.abc import Callable

from bot.shortening import ELLIPSIS, character_end, pause_before


def size(text: str) -> int:
    """Return the length that counts against Discord's limits, in UTF-16 code units as its clients count.

    >>> size("a"), size("\U0001f600")
    (1, 2)
    """
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def cut(text: str, fits: Callable[[str], bool]) -> str:
    """Return the text, or as much of its beginning as `fits` together with an ellipsis.

    >>> cut("It was agreed. Nobody objected to it.", lambda text: len(text) <= 24)
    'It was agreed.…'
    >>> cut("It was agreed unanimously.", lambda text: len(text) <= 20)
    'It was agreed…'
    """
    return text if fits(text) else _cut(text, fits, at_sentence=True)


def _cut(text: str, fits: Callable[[str], bool], *, at_sentence: bool) -> str:
    least, most = 0, len(text)
    while least < most:
        middle = (least + most + 1) // 2
        if fits(text[:middle].rstrip() + ELLIPSIS):
            least = middle
        else:
            most = middle - 1
    head = text[: pause_before(text, least, at_sentence=at_sentence)].rstrip()
    # What fits may shrink by a character as text is added, so the shorter end is tried as well.
    while head and not fits(head + ELLIPSIS):
        head = text[: character_end(text, len(head) - 1)].rstrip()
    return head + ELLIPSIS


def cut_to(text: str, limit: int, *, mark: str = ELLIPSIS) -> str:
    """Return the line, or as many of its words as `limit` units hold; `mark` stands where it was cut.

    >>> cut_to("It was agreed. Nobody objected to it.", 24)
    'It was agreed. Nobody…'
    """
    if size(text) <= limit:
        return text
    return _cut(text, lambda head: size(head) <= limit, at_sentence=False).removesuffix(ELLIPSIS) + mark
