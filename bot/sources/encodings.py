"""Guesses what a text that is not UTF-8 is written in, so that the advice to convert it makes no garbage of it.

Bytes do not say it, but texts differ: letters with accents stand alone among others, Japanese is a quarter syllables,
Korean hardly anything else, and Chinese characters come in pairs of high bytes.
"""

import re
from collections.abc import Callable

_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_WESTERN = re.compile(rb"[\xc0-\xff\xa1\xab\xbb\xbf\x84\x85\x91-\x97]")
"""Letters with accents, and what stands around words beside them."""
_CONTROL = re.compile(rb"[\x80-\x9f]")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_KANA = re.compile("[\u3041-\u30ff]")
_HALF_WIDTH = re.compile("[\uff61-\uff9f]")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_FOREIGN = re.compile(r"[^\x00-\x7f\u3000-\u303f\uff00-\uff60]")
"""What is no ASCII and no punctuation of Chinese, Japanese and Korean."""
_MOST_IN_A_ROW = 1.5  # letters with accents, on average
_MOSTLY = 0.75  # of the high bytes are such in Western text
_MANY_KANA = 0.2  # of what is no ASCII; what is read as Japanese by mistake has fewer
_ALL = 0.95  # of what is no ASCII is Hangul in Korean


def guess_encoding(content: bytes) -> str:
    """Return what a text that is not UTF-8 is probably written in, as iconv calls it.

    >>> [guess_encoding(text.encode(name)) for text, name in (("Müller grüßt", "latin-1"), ("会議のメモです", "cp932"))]
    ['ISO-8859-1', 'SHIFT_JIS']
    """
    return _guess_wide(content) or _guess_western(content) or _guess_syllables(content) or _guess_chinese(content)


def _guess_wide(content: bytes) -> str | None:
    """Return the kind of UTF-16 that a text without its mark is in, None if it is in neither.

    Its spaces and line ends are a NUL beside an ordinary byte, in Chinese as in English, and no other text holds NULs.
    """
    for encoding in ("UTF-16LE", "UTF-16BE"):
        text = _decoded(content, encoding)
        if text is not None and "\0" not in text and ("\n" in text or " " in text):
            return encoding
    return None


def _guess_western(content: bytes) -> str | None:
    runs = _HIGH_RUN.findall(content)
    high = sum(map(len, runs))
    if high > len(runs) * _MOST_IN_A_ROW or len(_WESTERN.findall(content)) < high * _MOSTLY:
        return None
    is_windows = _CONTROL.search(content) is not None and _decoded(content, "cp1252") is not None
    return "WINDOWS-1252" if is_windows else "ISO-8859-1"


def _guess_syllables(content: bytes) -> str | None:
    kinds: tuple[tuple[str, str, Callable[[str], bool]], ...] = (
        ("cp932", "SHIFT_JIS", _is_japanese),
        ("euc_jp", "EUC-JP", _is_japanese),
        ("euc_kr", "EUC-KR", _is_korean),
    )
    for codec, name, fits in kinds:
        text = _decoded(content, codec)
        if text is not None and fits(text):
            return name
    return None


def _is_japanese(text: str) -> bool:
    foreign = len(_FOREIGN.findall(text))
    return len(_KANA.findall(text)) > foreign * _MANY_KANA and not _HALF_WIDTH.search(text)


def _is_korean(text: str) -> bool:
    hangul = len(_HANGUL.findall(text))
    return hangul > 0 and hangul >= len(_FOREIGN.findall(text)) * _ALL


def _guess_chinese(content: bytes) -> str:
    readable = [name for name in ("gb18030", "big5") if _decoded(content, name) is not None]
    # What was written in the other one comes out, now and then, as a character of nobody's.
    proper = [name for name in readable if not _PRIVATE.search(_decoded(content, name) or "")]
    return next(iter([*proper, *readable]), "iso-8859-1").upper()


def _decoded(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None
