"""Sentences about minutes that know what they were made of, so that each reader can be told in a language of choice."""


class Told(str):
    """A sentence in English, as text; a face makes one in another language of its phrase and its values.

    >>> told = Told("There is nothing under “{heading}”.", heading="Shed")
    >>> told, told.phrase, dict(told.values)
    ('There is nothing under “Shed”.', 'There is nothing under “{heading}”.', {'heading': 'Shed'})
    """

    __slots__ = ("phrase", "values")

    phrase: str
    """With the names of values in braces."""
    values: tuple[tuple[str, str], ...]
    """By name; each may be told in another language too."""

    def __new__(cls, phrase: str, /, **values: object) -> "Told":
        """Return a sentence with the values put in."""
        texts = {name: value if isinstance(value, str) else str(value) for name, value in values.items()}
        told = super().__new__(cls, phrase.format_map(texts))
        told.phrase, told.values = phrase, tuple(texts.items())
        return told

    def __reduce__(self) -> tuple[object, ...]:
        return _told, (self.phrase, self.values)


def _told(phrase: str, values: tuple[tuple[str, str], ...]) -> Told:
    return Told(phrase, **dict(values))
