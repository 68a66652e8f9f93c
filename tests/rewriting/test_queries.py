"""What is taken from an answer of a model, whatever it is."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.rewriting.queries import (
    MAX_QUERIES,
    MAX_QUERY_CHARACTERS,
    NonsenseError,
    queries_in_response,
    usable,
)
from tests.standin.language_model import completion

QUESTION = "How do we keep the slugs away?"
LIST = '{"queries": ["slug fence", "beer trap"]}'


@pytest.mark.parametrize(
    "content",
    [
        LIST,
        f"Sure! Here you are:\n```json\n{LIST}\n```\nAnything else?",
        f"<think>They ask for {{slugs}} [maybe]</think>{LIST}",
        f"As [1] and [] tell, none of {{}} fits: {LIST} [2]",
        '["slug fence", "beer trap"]',
        [{"type": "text", "text": LIST}],
        '{"queries": ["slug fence", 7, null, ["x"], "  beer \\n trap "]}',
    ],
)
def test_the_queries_are_found_however_they_are_wrapped(content: object) -> None:
    assert queries_in_response(completion(content), QUESTION) == ("slug fence", "beer trap")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b'{"choices": [',
        b"<html>not here</html>",
        b"[]",
        b'{"choices": []}',
        b'{"error": {"message": "no"}}',
        completion(None),
        completion("I cannot help with that."),
        completion('{"query": "slug fence"}'),
        completion("{" * 100_000),
        completion("[" * 100_000),
        b"\xff\xfe",
    ],
)
def test_anything_else_is_nonsense(body: bytes) -> None:
    with pytest.raises(NonsenseError):
        queries_in_response(body, QUESTION)


def test_a_model_may_have_no_other_words() -> None:
    assert queries_in_response(completion('{"queries": []}'), QUESTION) == ()


@given(st.lists(st.one_of(st.text(max_size=300), st.integers(), st.none(), st.lists(st.text()))))
def test_what_is_used_is_little_and_plain(queries: list[object]) -> None:
    found = usable(queries, QUESTION)
    assert len(found) <= MAX_QUERIES
    assert all(0 < len(query) <= MAX_QUERY_CHARACTERS and query.isprintable() for query in found)
    assert len({query.casefold() for query in found}) == len(found)


def test_the_question_itself_is_no_other_wording() -> None:
    assert usable([QUESTION.upper(), "how do we keep the slugs away", "slug fence"], QUESTION) == ("slug fence",)


def outcome_of(body: bytes) -> tuple[str, ...] | str:
    """Return the queries, or why there are none."""
    try:
        return queries_in_response(body, QUESTION)
    except NonsenseError as error:
        return str(error)


@given(st.binary(max_size=200))
def test_no_body_breaks_the_reading(body: bytes) -> None:
    assert "answer" in outcome_of(body)


@given(st.text(max_size=200))
def test_no_content_breaks_the_reading(content: str) -> None:
    found = outcome_of(json.dumps({"choices": [{"message": {"content": content}}]}).encode())
    assert isinstance(found, tuple) or "no list of queries" in found
