"""A question as it was typed."""

import dataclasses

from bot.replies.commands.ask_request import AskRequest
from bot.replies.commands.catalogue import ASK


def test_a_request_has_a_field_for_every_option_of_the_command() -> None:
    fields = {field.name for field in dataclasses.fields(AskRequest)}
    assert fields == {option.name for option in ASK.options} | {"before", "limit"}


def test_the_scope_is_what_narrows_a_question_down() -> None:
    assert AskRequest("hose", meeting="latest", since="2022", private=True).scope == ("meeting=latest", "since=2022")


def test_a_question_alone_has_no_scope() -> None:
    assert AskRequest("hose", private=True, limit=1).scope == ()
