"""A small model whose meanings are written down here, and minutes to match with it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from zlib import crc32

import numpy as np

from bot.search.embeddings.semantic_index import SemanticIndex, build_semantic_index
from bot.search.engine import Search
from bot.search.vectors import Vectors, VectorStore
from tests.conftest import lines_of, search_in

CONCEPTS = {
    "barrel": ("barrel", "cask", "雨桶"),
    "money": ("fee", "dues", "会费"),
    "growth": ("seedling", "sprout", "番茄苗"),
}
_AXES = 512


@dataclass
class Concepts:
    """A model that knows a few words for the same thing; every other word means only itself."""

    name: str = "concepts 1"
    width: int = _AXES
    turned: bool = False
    """Whether every vector points the other way, as those of another model may."""
    encoded: list[str] = field(default_factory=list)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one vector of length 1 for each text, as rows."""
        self.encoded += texts
        vectors = np.zeros((len(texts), _AXES), dtype=np.float32)
        for number, text in enumerate(texts):
            words = [*re.findall("[a-z0-9]+", text.lower()), *(word for word in _CHINESE if word in text)]
            for word in words or ["?"]:
                meant = next((concept for concept, same in CONCEPTS.items() if word in same), word)
                vectors[number, 1 + crc32(meant.encode()) % (_AXES - 1)] += 5 if meant in CONCEPTS else 1
            vectors[number, 0] += 0.5  # of real models too, no two texts are quite without likeness
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        return -vectors if self.turned else vectors


_CHINESE = tuple(word for word in chain(*CONCEPTS.values()) if not word.isascii())


@dataclass
class Shelf:
    """A store in memory."""

    kept: dict[tuple[str, str], Vectors] = field(default_factory=dict)

    def get(self, model: str, texts: Sequence[str]) -> dict[str, Vectors]:
        """Return the vectors that are known."""
        return {text: self.kept[model, text] for text in texts if (model, text) in self.kept}

    def put(self, model: str, vectors: Mapping[str, Vectors]) -> None:
        """Keep vectors."""
        self.kept |= {(model, text): vector for text, vector in vectors.items()}


FILES = {
    "2024-03-05.md": lines_of(
        "# Club",
        "",
        "## Storage",
        "",
        "The barrel leaks.",
        "",
        "## Treasury",
        "",
        "The fee rises in May.",
        "",
        "## Greenhouse",
        "",
        "The door sticks. **Q: Whose seedling is it?**",
    )
}


def embedded(files: Mapping[str, str], encoder: Concepts | None = None, store: VectorStore | None = None) -> Search:
    """Return a search that matches by meaning too."""
    search = search_in(files)
    return search.embed(encoder or Concepts(), store or Shelf())


def meaning_of(search: Search, encoder: Concepts) -> SemanticIndex:
    return build_semantic_index(search.index.passages(), encoder, Shelf())
