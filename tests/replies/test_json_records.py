"""What scripts read."""

from hypothesis import given
from hypothesis import strategies as st

from bot.replies.json_records import hit_record
from tests.conftest import search_in

LONG = "A village of stalls (for friends, such as 0 A.D., see https://example.org/a) " * 8


@given(st.integers(1, 400))
def test_a_heading_stands_in_the_file_word_for_word_however_long_it_is(length: int) -> None:
    heading = f"stalls {LONG}"[:length].strip()
    (hit,) = (
        search_in({"2024-03-05.md": f"# Club\n\n## {heading}\n\nThe stalls are free.\n"}).answer("stalls free").hits
    )
    shown = hit_record(hit)["item"]["heading"]
    assert shown in heading
    assert 0 < len(shown) <= 300
