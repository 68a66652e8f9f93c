"""Labels and marks within a line that name a role."""

import pytest

from bot.minutes.inner_labels import label_inside
from bot.minutes.model import Role


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("The hose leaks. Conclusion: postponed.", Role.DECISION),
        ("We looked at it -> Decision: mend it", Role.DECISION),
        ("We mend it (decided)", Role.DECISION),
        ("- Mend it in May (motion passed).", Role.DECISION),
        ("- Ada mends it #action", Role.ACTION),
        ("Ada mends it #action-item today", Role.ACTION),
        ("We mend it -- AGREED", Role.DECISION),
        ("We mend it **DECIDED**", Role.DECISION),
        ("Ada moves to mend it. Motion passed 5-0.", Role.DECISION),
        ("The motion carried, 5 for, 1 against.", Role.DECISION),
    ],
)
def test_a_label_or_mark_stands_inside_a_line(line: str, role: Role) -> None:
    label = label_inside(line)
    assert label is not None
    assert label.role is role


@pytest.mark.parametrize(
    "line",
    [
        "Nobody came to a conclusion: it rained.",
        "It rained. In conclusion: stay inside.",
        "See https://example.org/#action",
        "The motion passed at 10:30.",
        "We looked at it - GREAT",
        "The motion passed by nobody.",
        "Ada presents (TODO: link to the slides)",
    ],
)
def test_no_label_is_read_out_of_a_sentence(line: str) -> None:
    assert label_inside(line) is None
