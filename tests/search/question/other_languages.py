"""The languages that a question may be in."""


def tags(language: str) -> tuple[str, ...]:
    """Return the tags of a language and of the two in which every question may be asked."""
    return ("en", "zh", language)
