"""Words that stand together tell more than words that stand far apart."""

import pytest

from bot.search.engine import Search
from bot.search.explanation import Explanation
from tests.conftest import lines_of, search_in
from tests.search.concepts import embedded

_ELSE = "Nothing else was said about the garden on that long afternoon, and nobody minded. " * 6


def meetings(*wordings: str) -> Search:
    """Return meetings of one topic each."""
    files = {
        f"2024-03-{day:02}.md": lines_of("# Club", "", "## Garden", "", wording)
        for day, wording in enumerate(wordings, 1)
    }
    return search_in(files)


def together(found: Explanation) -> list[float]:
    return [parts.get("together", 0.0) for parts in found.parts]


@pytest.mark.parametrize("question", ["pump smith", "Does the smith mend the pump?"])
def test_words_in_neighbouring_sentences_come_before_words_far_apart(question: str) -> None:
    near = f"The pump leaks. The smith comes. {_ELSE}"
    far = f"The pump leaks. {_ELSE} The smith comes."
    for wordings in ((near, far), (far, near)):
        first = meetings(*wordings).answer(question).hits[0]
        assert first.minutes.text.line(5).startswith("The pump leaks. The smith")


def test_words_of_different_paragraphs_far_apart_are_not_together() -> None:
    near, far = f"The pump and the smith. {_ELSE}", f"The pump. {_ELSE} The smith."
    found = meetings(near, far).explain("pump smith")
    assert together(found)[0] > together(found)[1] > 0


def test_a_single_word_stands_nowhere_together() -> None:
    found = meetings("The pump leaks.", "The pump is mended.").explain("pump")
    assert together(found) == [0.0, 0.0]


def test_where_one_entry_is_far_ahead_nothing_is_looked_up() -> None:
    found = meetings("The pump goes to the smith.", "A smith is found.").explain("pump smith")
    assert together(found)[0] == 0.0


def test_meaning_tells_more_where_no_entry_holds_every_word() -> None:
    files = {
        "2024-03-01.md": lines_of("# Club", "", "## Shed", "", "A barrel stands there.", "", "## Gate", "", "Green.")
    }
    search = embedded(files)
    held, lacking = search.explain("barrel there").parts[0], search.explain("cask gate green").parts[0]
    assert held["meaning"] > 0
    assert not held.get("meaning alone")
    assert lacking.get("meaning alone", 0.0) > 0
