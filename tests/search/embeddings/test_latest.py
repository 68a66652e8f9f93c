"""What is remembered of the latest texts."""

from collections.abc import Sequence

from bot.search.embeddings.latest import Latest


class Counted:
    """Tells how long texts are, and notes which it was asked about."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def __call__(self, texts: Sequence[str]) -> list[int]:
        self.asked.append(list(texts))
        return [len(text) for text in texts]


def test_what_is_known_is_not_found_out_again() -> None:
    latest, find = Latest[str, int](10), Counted()
    assert latest.of(["rain", "barrel", "rain"], find) == [4, 6, 4]
    assert latest.of(["barrel", "hose"], find) == [6, 4]
    assert find.asked == [["rain", "barrel"], ["hose"]]


def test_the_oldest_are_forgotten_first() -> None:
    latest, find = Latest[str, int](2), Counted()
    for text in ("rain", "barrel", "hose"):
        latest.of([text], find)
    latest.of(["barrel", "hose"], find)
    latest.of(["rain"], find)
    assert find.asked[3:] == [["rain"]]


def test_more_than_may_be_remembered_are_all_returned() -> None:
    assert Latest[str, int](1).of(["rain", "barrel"], Counted()) == [4, 6]
