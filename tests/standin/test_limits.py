"""The table of limits, one body for each kind of complaint."""

import pytest

from .limits import Json, command_problems, message_problems, modal_problems, problems

BUTTON = {"type": 2, "label": "Next", "custom_id": "next"}
ROW = {"type": 1, "components": [BUTTON]}
SECTION = {"type": 9, "components": [{"type": 10, "content": "x"}], "accessory": BUTTON}
TEXT = {"type": 10, "content": "x" * 2001}
MESSAGE = {"content": "", "embeds": [], "components": [], "attachments": [], "flags": 0}


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ({}, "things to show"),
        ({"content": "x" * 2001}, "content"),
        ({"embeds": [{"title": "x"}] * 11}, "embeds"),
        ({"embeds": [{"title": "x" * 257}]}, "title"),
        ({"embeds": [{"fields": [{"name": "n", "value": ""}]}]}, "fields.value"),
        ({"embeds": [{"description": "x" * 3001}] * 2}, "text of embeds"),
        ({"components": [{"type": 1, "components": [BUTTON, BUTTON]}]}, "repeated custom ids"),
        ({"components": [{"type": 1, "components": [{**BUTTON, "url": "https://x"}]}]}, "both or neither"),
        ({"components": [{"type": 1, "components": [{**BUTTON, "label": "x" * 81}]}]}, "label"),
        ({"components": [{"type": 1, "components": [{"type": 3, "custom_id": "s", "options": []}]}]}, "options"),
        ({"components": [TEXT]}, "misplaced"),
        ({"components": [ROW], "content": "x", "flags": 1 << 15}, "content"),
        ({"components": [TEXT, TEXT], "flags": 1 << 15}, "text displays"),
        ({"components": [{"type": 17, "components": [ROW] * 20}], "flags": 1 << 15}, "number"),
    ],
)
def test_each_limit_of_a_message_is_checked(body: Json, complaint: str) -> None:
    assert any(complaint in problem for problem in message_problems({**MESSAGE, **body}))


@pytest.mark.parametrize(
    "body",
    [
        {"content": "x" * 2000},
        {"embeds": [{"title": "x" * 256, "fields": [{"name": "n", "value": "v"}] * 25}]},
        {"components": [ROW]},
        {
            "components": [{"type": 17, "components": [{"type": 9, "components": [TEXT], "accessory": BUTTON}]}],
            "flags": 1 << 15,
        },
    ],
)
def test_a_message_within_the_limits_has_no_problems(body: Json) -> None:
    assert list(message_problems({**MESSAGE, **body})) == []


def test_a_modal_holds_text_inputs_and_no_buttons() -> None:
    modal = {"title": "t", "custom_id": "c", "components": [ROW]}
    assert "button in action row of a modal" in next(modal_problems(modal))


def test_a_sub_command_is_checked_like_a_command() -> None:
    command = {"name": "n", "description": "d", "options": [{"name": "x" * 33, "description": "d"}]}
    assert "option: the length of name is 33" in next(command_problems(command))


def test_an_autocompletion_offers_at_most_25_choices() -> None:
    choices = [{"name": "n", "value": number} for number in range(26)]
    assert "choices is 26" in next(problems("autocomplete", {"choices": choices}))
