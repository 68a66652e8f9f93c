"""What nobody needs any more goes, and what somebody needs stays."""

import weakref

from bot.knowledge.garbage_collection import let_go


class Part:
    """Something that can be watched."""

    def __init__(self, *inner: object) -> None:
        self.inner = inner


def test_all_of_it_goes_without_the_collector() -> None:
    whole = Part(Part(Part()), [Part() for _ in range(500)])
    first = whole.inner[0]
    assert isinstance(first, Part)
    watched = [weakref.ref(whole), weakref.ref(first)]
    del first
    held: list[object] = [whole]
    del whole
    let_go(held)
    assert [one() for one in watched] == [None, None]


def test_what_somebody_still_uses_is_not_changed() -> None:
    used = Part(Part(), {"a": [1, 2]})
    let_go([Part(used), used])
    assert isinstance(used.inner[0], Part)
    assert used.inner[1] == {"a": [1, 2]}
