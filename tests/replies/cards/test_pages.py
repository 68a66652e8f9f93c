"""Long texts, a page at a time."""

from hypothesis import given
from hypothesis import strategies as st

from bot.replies.cards.pages import TEXT_PAGE, pages_of_text
from bot.shortening import find_links

PARTS = [
    "word ",
    "https://example.org/a,b/c?d=1 ",
    "It was agreed. ",
    "\n4. ",
    "\n- ",
    "番茄，",
    "\n",
    "unbroken" * 100,
]


@given(st.lists(st.sampled_from(PARTS), max_size=12).map(lambda parts: "".join(parts) * 40))
def test_pages_joined_are_the_text_and_cut_no_address(text: str) -> None:
    pages = pages_of_text(text)
    assert "".join(pages) == text
    assert all(0 < len(page) <= TEXT_PAGE for page in pages[:-1])
    addresses = sum(1 for _ in find_links(text))
    assert sum(1 for page in pages for _ in find_links(page)) == addresses


def test_no_page_ends_with_the_number_of_what_stands_on_the_next() -> None:
    first, _ = pages_of_text("It was agreed. " * 92 + "\n4. " + "Then it was not. " * 30)
    assert first.endswith("It was agreed. \n")
