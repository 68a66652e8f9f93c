"""Decisions and action items that no colon or bold marks."""

import pytest

from bot.minutes.inner_labels import label_inside
from bot.minutes.model import Role
from bot.minutes.role_labels import label_in


@pytest.mark.parametrize(
    ("line", "role", "content"),
    [
        ("- TODO put the boat away", Role.ACTION, "put the boat away"),
        ("TODO The pump still drips", Role.ACTION, "The pump still drips"),
        ("- TODO (Ada) put the boat away", Role.ACTION, "put the boat away"),
        ("- ACTION Ada to ask the shop", Role.ACTION, "Ada to ask the shop"),
        ("- ACTION ITEM Ada asks", Role.ACTION, "Ada asks"),
        ("- AI @fern7 asks the shop", Role.ACTION, "@fern7 asks the shop"),
        ("RESOLVED that the pump be mended", Role.DECISION, "that the pump be mended"),
        ("- AGREED the pump stays", Role.DECISION, "the pump stays"),
        ("- **TODO** put the boat away", Role.ACTION, "put the boat away"),
    ],
)
def test_a_label_in_capitals_needs_no_colon(line: str, role: Role, content: str) -> None:
    label = label_in(line, "en")
    assert label is not None
    assert (label.role, label.content) == (role, content)


@pytest.mark.parametrize(
    "line",
    [
        "- ACTION PLAN FOR MAY",
        "- DECISION Tree: how it works",
        "- AI Safety was on the agenda",
        "- TODO slides",
        "- ACTION ITEMS from the last meeting",
        "ACTIONS",
    ],
)
def test_capitals_in_a_title_label_nothing(line: str) -> None:
    label = label_in(line, "en")
    assert label is None or not label.content


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("- Action to ask the shop again", Role.ACTION),
        ("- Decision to keep the “old” pump", Role.DECISION),
        ("- Agreed to mend the pump", Role.DECISION),
        ("- Agreed that the pump stays", Role.DECISION),
        ("- Action on Ada to ask the shop", Role.ACTION),
        ("- **Action on everyone** to read the rules", Role.ACTION),
        ("- Action-SHED-2024-3 send the letter", Role.ACTION),
        ("- [Action-12 Mend the pump](https://example.org/12)", Role.ACTION),
        ("- @bram: TODO: mend the pump", Role.ACTION),
    ],
)
def test_a_purpose_behind_a_role_opens_a_bullet(line: str, role: Role) -> None:
    label = label_in(line, "en")
    assert label is not None
    assert label.role is role


@pytest.mark.parametrize(
    "line",
    [
        "Decision to keep the pump was hard.",
        "- Decision to be made in May",
        "- Agreed to",
        "- Action on climate to be taken",
        "- Action-12 was closed",
    ],
)
def test_a_purpose_in_a_sentence_or_without_words_opens_nothing(line: str) -> None:
    assert label_in(line, "en") is None


@pytest.mark.parametrize(
    "line",
    ["- Ada takes the action to ask", "- Ada Iris took an action item to ask", "@fern7 has an action to ask the shop"],
)
def test_who_takes_a_task_has_an_action_item(line: str) -> None:
    label = label_inside(line, "en")
    assert label is not None
    assert label.role is Role.ACTION


@pytest.mark.parametrize("line", ["I'll take the action to ask", "We take action", "Ada takes the boat"])
def test_whoever_is_not_named_takes_no_task(line: str) -> None:
    assert label_inside(line, "en") is None


@pytest.mark.parametrize(
    ("line", "somebody"),
    [("- Action item for Ada: ask the shop", "Ada"), ("- Action for @fern7: ask the shop", "")],
)
def test_a_label_names_for_whom_it_is(line: str, somebody: str) -> None:
    label = label_in(line, "en")
    assert label is not None
    assert (label.role, label.content, label.somebody) == (Role.ACTION, "ask the shop", somebody)
