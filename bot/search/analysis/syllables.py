"""How Chinese is read out. The dictionaries for it are loaded when they are first needed: they are large."""


def syllables_of(text: str) -> list[str]:
    """Return the syllables of a text's Chinese characters in plain letters, and what stands between as it is.

    >>> syllables_of("服务网格")
    ['fu', 'wu', 'wang', 'ge']
    """
    from pypinyin import lazy_pinyin

    return lazy_pinyin(text)


def readings_of(characters: list[str]) -> list[list[str]]:
    """Return all that each of some characters may be read as.

    >>> [sorted(readings) for readings in readings_of(["长"])]
    [['chang', 'zhang']]
    """
    from pypinyin import Style, pinyin

    return pinyin(characters, Style.NORMAL, heteronym=True)
