"""Words that are like those of a question lift what says it in other words, where no entry says it in the same."""

from bot.search.engine import Search
from bot.search.explanation import Explanation
from tests.conftest import lines_of
from tests.search.concepts import embedded

_ELSE = "Nothing else was said about it on that long afternoon, and nobody minded. " * 6
QUESTION = "Which cask and which sprout cost dues?"


def meetings(*wordings: str) -> Search:
    """Return meetings of one topic each, on one day after the other."""
    return embedded(
        {
            f"2024-03-{day:02}.md": lines_of("# Club", "", "## Garden", "", wording)
            for day, wording in enumerate(wordings, 1)
        }
    )


def lifted(found: Explanation) -> list[float]:
    return [parts.get("paraphrased", 0.0) for parts in found.parts]


def test_words_that_mean_the_same_lift_by_how_many_stand_together() -> None:
    together = f"The barrel and the seedling, the fee. {_ELSE}"
    apart = f"The barrel, the fee. {_ELSE} The seedling."
    found = meetings(together, apart).explain(QUESTION)
    lifts = {hit.quote.text[:14]: lift for hit, lift in zip(found.answer.hits, lifted(found), strict=True)}
    assert lifts["The barrel and"] > lifts["The barrel, th"] > 0


def test_where_an_entry_holds_every_word_its_words_tell_enough() -> None:
    found = meetings("The cask, the sprout, a cost, the dues.", "The barrel, the seedling, the fee.").explain(QUESTION)
    assert not any(lifted(found))


def test_few_words_lift_nothing() -> None:
    found = meetings("The barrel and a shed.", "The barrel and a fence.").explain("cask sprout")
    assert not any(lifted(found))
