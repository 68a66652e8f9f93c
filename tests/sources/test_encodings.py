"""What a text that is not UTF-8 is written in."""

import pytest

from bot.sources.encodings import guess_encoding


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        ("Willow grüßt, und Fern kommt später.", "latin-1", "ISO-8859-1"),
        ("Réunion : le bac a été réparé.", "latin-1", "ISO-8859-1"),
        ("Fern sagte „Grüße“ – und ging.", "cp1252", "WINDOWS-1252"),
        ("参会人：王芳、陈伟\n\n雨桶漏水了。", "gb18030", "GB18030"),
        ("參會人：王芳、陳偉\n\n雨桶漏水了。", "big5", "BIG5"),
        ("出席者：田中、佐藤\n\n樽のメモをとる。", "cp932", "SHIFT_JIS"),
        ("出席者：田中、佐藤\n\n樽のメモをとる。", "euc_jp", "EUC-JP"),
        ("참석자: 김철수\n\n물통이 샌다.", "euc_kr", "EUC-KR"),
        ("# Club\n\nIt leaks.", "utf-16-be", "UTF-16BE"),
    ],
)
def test_the_encoding_is_told_that_a_text_was_written_in(text: str, codec: str, name: str) -> None:
    assert guess_encoding(text.encode(codec)) == name
