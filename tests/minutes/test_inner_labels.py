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
        ("- It closes in late March or April **ACTION Ada asks again in April**", Role.ACTION),
        ("- The hose leaks, **ACTION:** Ada mends it", Role.ACTION),
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
        "Nobody saw that any **ACTION** was taken",
    ],
)
def test_no_label_is_read_out_of_a_sentence(line: str) -> None:
    assert label_inside(line) is None


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("1. 先部署到服务端。（提议人：陈伟）**通过**", "zh"),
        ("- We buy the hose **Approved**", "en"),
        ("- Der Zaun wird gestrichen. **angenommen**", "de"),
        ("- On achète le tuyau – **adopté**", "fr"),
        ("- 물뿌리개를 산다. **가결**", "ko"),
    ],
)
def test_what_came_of_a_motion_behind_it_marks_a_decision(line: str, language: str) -> None:
    label = label_inside(line, language)
    assert label is not None
    assert label.role is Role.DECISION


@pytest.mark.parametrize(
    "line",
    [
        "**Approved** by nobody yet",
        "- We buy a **red** hose",
        "- The hose (green)",
        "**通过**",
        "- The plan needs to be **approved**",
        "- [ ] Ask whether the plan is **Approved**",
        "- Fern Moss (accepted)",
    ],
)
def test_other_words_in_bold_or_brackets_mark_none(line: str) -> None:
    assert label_inside(line, "zh" if line == "**通过**" else "en") is None
