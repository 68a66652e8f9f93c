"""What becomes of control characters."""

import unicodedata
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.chat.terminal.sanitizing import harmless, harmless_stream, printable_line, writable


@given(st.text(alphabet=st.characters()))
def test_no_control_character_but_line_breaks_and_tabs_is_left(text: str) -> None:
    left = [one for one in harmless(text) if unicodedata.category(one) in {"Cc", "Cs", "Zl", "Zp"}]
    assert set(left) <= {"\n", "\t"}


@pytest.mark.parametrize("control", [*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"])
def test_what_reorders_text_is_dropped(control: str) -> None:
    assert harmless(f"safe{control}text") == "safetext"


def test_an_escape_sequence_is_shown_instead_of_obeyed() -> None:
    assert harmless("\x1b]0;title\x07") == "␛]0;title␇"


def test_a_lone_surrogate_can_be_written() -> None:
    assert harmless("bytes \udcff").encode() == "bytes \ufffd".encode()


FILLERS = "\u115f\u1160\u3164\uffa0"


@given(
    st.text(
        alphabet=st.characters(
            exclude_categories=("Cc", "Cs", "Cf", "Cn", "Zl", "Zp", "Mn", "Me"), exclude_characters=FILLERS
        )
    )
)
def test_ordinary_text_stays_as_it_is(text: str) -> None:
    assert harmless(text) == text


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    assert len(printable_line(text).splitlines()) <= 1


@given(
    st.text(alphabet=st.characters(exclude_categories=["Cs"])),
    st.sampled_from(["ascii", "cp1252", "gbk", "utf-8"]),
)
def test_any_encoding_can_write_what_is_writable(text: str, encoding: str) -> None:
    assert writable(text, encoding).encode(encoding).decode(encoding) == writable(text, encoding)


@given(st.text())
def test_what_is_written_into_a_harmless_stream_is_harmless(text: str) -> None:
    written = StringIO()
    stream = harmless_stream(written)
    print(text, file=stream, end="")
    stream.writelines([text])
    assert written.getvalue() == harmless(text) * 2
