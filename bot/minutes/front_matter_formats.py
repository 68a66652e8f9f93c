"""Reads what front matter is written in: YAML, TOML and JSON, but for what in them fills any memory."""

import json
import re
import tomllib
from typing import Any

import yaml

_MERGE = "tag:yaml.org,2002:merge"
_ESCAPE = re.compile(r"\\(?:u[dD][89abAB]..\\u[dD][c-fC-F]..|(?P<half>u[dD][89a-fA-F]..)|.)")
"""An escape in JSON: a pair of surrogates, half of one, or any other."""
_MANY_PARTS = re.compile(r"(?:\.[ \t]*+(?:\"[^\"\n]*+\"|'[^'\n]*+'|[\w-]*+)[ \t]*+){100}")
"""What a key in TOML would be made of; keeping one takes the square of how many parts it has."""


class Loader(yaml.SafeLoader):
    """Takes no merge keys (`<<`): each copies all that it names, so a few lines of them fill every memory.

    Halves of surrogate pairs, which escapes write, become whole characters.
    """

    def construct_scalar(self, node: yaml.ScalarNode | yaml.MappingNode) -> str:
        """Return what stands there, which any encoding of Unicode can write."""
        written = str(super().construct_scalar(node))
        return written.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")

    def flatten_mapping(self, node: yaml.MappingNode) -> None:
        """Raise `ConstructorError` for a merge key."""
        for key, _ in node.value:
            if key.tag == _MERGE:
                raise yaml.constructor.ConstructorError(None, None, "a merge key (<<) is not taken", key.start_mark)
        super().flatten_mapping(node)


def json_in(block: str) -> tuple[Any, int]:
    """Return the value in JSON that a text begins with, and where it ends; raise `ValueError` or `RecursionError`."""
    return json.JSONDecoder().raw_decode(_ESCAPE.sub(_whole, block))


def toml_in(block: str) -> dict[str, Any]:
    """Return what a text in TOML says; raise `ValueError`, or `RecursionError` for a key of very many parts."""
    if _MANY_PARTS.search(block):
        raise RecursionError
    return tomllib.loads(block)


def _whole(escape: re.Match[str]) -> str:
    """Return an escape; in place of half a pair of surrogates, which no text may hold, one that is as long."""
    return r"\ufffd" if escape["half"] else escape[0]
