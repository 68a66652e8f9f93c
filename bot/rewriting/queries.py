"""Reads what a model answered, and takes from it only what can be searched for."""

import json
import unicodedata
from collections.abc import Iterator
from typing import Any

from bot.rewriting.model import Queries

MAX_QUERIES = 5
MAX_QUERY_CHARACTERS = 200
_MAX_OPENINGS = 50
"""How many brackets of an answer are tried: chatter before the JSON has few, and garbage must not take long."""

_DECODER = json.JSONDecoder()


class NonsenseError(ValueError):
    """An answer that holds no queries; the message says in what way."""


def queries_in_response(body: bytes, question: str) -> Queries:
    """Return the queries in the body of a chat completion; raise `NonsenseError` if there is no list of them."""
    try:
        content = _content(json.loads(body))
    except (ValueError, RecursionError) as error:
        raise NonsenseError("the answer is no chat completion in JSON") from error
    found = (value.get("queries") if isinstance(value, dict) else value for value in _values(content))
    lists = [value for value in found if isinstance(value, list)]
    if not lists:
        raise NonsenseError("the answer holds no list of queries")
    # A list without any may stand in the chatter before them, such as "[1]".
    return next(filter(None, (usable(listed, question) for listed in lists)), ())


def usable(queries: list[Any], question: str) -> Queries:
    """Return those of some values that can be searched for: short lines of text that differ from the question."""
    seen = {_folded(question)}
    chosen: list[str] = []
    for query in queries:
        if not isinstance(query, str) or len(query) > MAX_QUERY_CHARACTERS:
            continue
        line = " ".join("".join(character if character.isprintable() else " " for character in query).split())
        if any(map(str.isalnum, line)) and _folded(line) not in seen:
            seen.add(_folded(line))
            chosen.append(line)
    return tuple(chosen[:MAX_QUERIES])


def _content(answer: Any) -> str:
    """Return what the model said in a chat completion; raise `ValueError` for anything else."""
    try:
        content = answer["choices"][0]["message"]["content"]
    except (LookupError, TypeError) as error:
        raise ValueError("no chat completion") from error
    match content:
        case str():
            return content
        case list():  # some servers give text in parts
            texts = (part.get("text") for part in content if isinstance(part, dict))
            return "".join(text for text in texts if isinstance(text, str))
        case _:
            raise ValueError("no text")


def _values(content: str) -> Iterator[Any]:
    """Yield the JSON values in a text, with whatever stands around them: models explain themselves all the same."""
    position = 0
    for _ in range(_MAX_OPENINGS):
        openings = [at for at in (content.find("{", position), content.find("[", position)) if at >= 0]
        if not openings:
            return
        try:
            value, position = _DECODER.raw_decode(content, min(openings))
            yield value
        except (ValueError, RecursionError):
            position = min(openings) + 1


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold().strip(" ?？!！.。")
