"""`quorum ask` with a language model that words questions anew, as the configuration says."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import Folder, Quorum
from tests.search.test_answering import CLUB, PARAPHRASE, REWRITES
from tests.standin.language_model import LanguageModel, language_model

pytestmark = pytest.mark.slow


@pytest.fixture
def model() -> Iterator[LanguageModel]:
    with language_model(queries={PARAPHRASE: [*REWRITES]}) as running:
        yield running


@pytest.fixture
def config(tmp_path: Path, folder: Folder, model: LanguageModel) -> Path:
    """Return a configuration that names the model and the club's minutes."""
    for name, text in CLUB.items():
        folder.write(name, text)
    file = tmp_path / "config.yaml"
    file.write_text(
        f"search: {{meaning: false}}\nrewriting:\n  url: {model.url}\n  model: small\n  timeout_seconds: 20\n",
        encoding="utf-8",
    )
    return file


def test_a_question_in_other_words_is_answered(quorum: Quorum, folder: Folder, config: Path) -> None:
    ended = quorum("--config", str(config), "--knowledge", str(folder.path), "ask", "--json", PARAPHRASE)
    record = json.loads(ended.stdout)
    assert record["answered"]
    assert record["rewrites"] == [*REWRITES]
    assert record["hits"][0]["item"]["heading"] == "Slug fence"
    assert "rewriting" in record["hits"][0]["via"]


def test_it_is_asked_of_the_model_once_for_all_time(
    quorum: Quorum, folder: Folder, config: Path, model: LanguageModel
) -> None:
    for _ in range(2):
        ended = quorum("--config", str(config), "--knowledge", str(folder.path), "ask", PARAPHRASE)
        assert b"Also looked for: slug fence" in ended.stdout
    assert model.questions == [PARAPHRASE]


def test_whatever_is_wrong_with_the_model_the_question_is_answered(
    quorum: Quorum, folder: Folder, config: Path, model: LanguageModel
) -> None:
    model.status = 500
    ended = quorum("--config", str(config), "--knowledge", str(folder.path), "ask", PARAPHRASE)
    assert ended.returncode == 0
    assert b"I found no passage that answers this." in ended.stdout
    assert b"small gave no other words: the server is in trouble (status 500)." in ended.stderr


def test_a_key_that_is_missing_is_told_before_anything_is_read(quorum: Quorum, config: Path) -> None:
    with config.open("a", encoding="utf-8") as stream:
        stream.write("  key_variable: MODEL_KEY\n")
    ended = quorum("--config", str(config), "--samples", "ask", PARAPHRASE)
    assert ended.returncode == 2
    assert b"MODEL_KEY" in ended.stderr
