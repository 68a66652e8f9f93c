"""A question in other words, asked of a stand-in for a model, and all that may go wrong with it."""

import logging
import threading
import time
from pathlib import Path

import pytest

from bot.errors import ConfigurationError
from bot.rewriting.client import ChatClient, Message, ModelError
from bot.rewriting.opening import Shared, open_rewriter
from bot.rewriting.service import ModelRewriter
from bot.rewriting.settings import RewritingSettings
from bot.storage.rewrites import RewriteCache
from tests.standin.language_model import LanguageModel, completion, eventually, language_model

QUESTION = "How do we keep the slugs away?"
QUERIES = ("slug fence", "beer trap")
SHARED = Shared(("club",), ("greenhouse", "compost"))
KEEPING_NOTHING = RewriteCache(None, max_days=1)


def rewriter_of(model: LanguageModel, kept: RewriteCache = KEEPING_NOTHING, **settings: object) -> ModelRewriter:
    chosen = RewritingSettings(url=model.url, model="small", **settings)  # type: ignore[arg-type]
    environment = {"MODEL_KEY": "s3cr3t"}
    opened = open_rewriter(chosen, environment=environment, kept=kept, sharing=lambda: SHARED)
    assert opened is not None
    return opened


def queries_of(rewriter: ModelRewriter, question: str = QUESTION) -> tuple[str, ...]:
    return rewriter.begin(question).result(timeout=30)


def test_a_question_comes_back_in_other_words() -> None:
    with language_model(queries={QUESTION: [*QUERIES]}) as model:
        assert queries_of(rewriter_of(model)) == QUERIES
        (request,) = model.asked
    assert request["model"] == "small"
    assert request["response_format"] == {"type": "json_object"}
    assert request["messages"][-1] == {"role": "user", "content": QUESTION}


def test_nothing_but_the_question_and_the_instruction_is_sent() -> None:
    with language_model() as model:
        queries_of(rewriter_of(model))
        told = model.asked[0]["messages"][0]["content"]
    assert not any(word in told for word in (*SHARED.names, *SHARED.vocabulary))


def test_the_vocabulary_is_sent_if_that_is_set() -> None:
    with language_model() as model:
        queries_of(rewriter_of(model, share_vocabulary=True))
        told = model.asked[0]["messages"][0]["content"]
    assert all(word in told for word in (*SHARED.names, *SHARED.vocabulary))


def test_the_key_goes_to_the_server_and_nowhere_else(caplog: pytest.LogCaptureFixture) -> None:
    with language_model(status=401) as model:
        rewriter = rewriter_of(model, key_variable="MODEL_KEY")
        queries_of(rewriter)
        assert model.keys == ["Bearer s3cr3t"]
    assert "s3cr3t" not in caplog.text
    assert "key_variable" in (rewriter.status().trouble or "")


def test_without_an_address_there_is_nobody_to_ask() -> None:
    settings = RewritingSettings()
    assert open_rewriter(settings, environment={}, kept=KEEPING_NOTHING, sharing=lambda: SHARED) is None


@pytest.mark.parametrize("environment", [{}, {"MODEL_KEY": " "}, {"MODEL_KEY": "two words"}])
def test_a_key_that_is_not_there_is_told_at_once(environment: dict[str, str]) -> None:
    settings = RewritingSettings(url="http://127.0.0.1:1/v1", model="small", key_variable="MODEL_KEY")
    with pytest.raises(ConfigurationError, match="key_variable"):
        open_rewriter(settings, environment=environment, kept=KEEPING_NOTHING, sharing=lambda: SHARED)


@pytest.mark.parametrize(
    ("url", "is_told"),
    [
        ("http://models.example.org/v1", True),
        ("http://203.0.113.7/v1", False),  # an address for documents, which is nobody's
        ("http://8.8.8.8/v1", True),
        ("https://models.example.org/v1", False),
        ("http://192.168.0.7:11434/v1", False),
        ("http://[::1]:11434/v1", False),
        ("http://[2606:4700::1]/v1", True),
        ("http://localhost:11434/v1", False),
        ("http://ollama:11434/v1", False),
    ],
)
def test_a_key_that_others_could_read_on_the_way_is_told(
    url: str, is_told: bool, caplog: pytest.LogCaptureFixture
) -> None:
    settings = RewritingSettings(url=url, model="small", key_variable="MODEL_KEY")
    open_rewriter(settings, environment={"MODEL_KEY": "s3cr3t"}, kept=KEEPING_NOTHING, sharing=lambda: SHARED)
    assert ("unencrypted" in caplog.text) is is_told


def test_the_same_question_is_asked_once() -> None:
    with language_model(queries={QUESTION: [*QUERIES]}) as model:
        rewriter = rewriter_of(model)
        found = [queries_of(rewriter), queries_of(rewriter), queries_of(rewriter, f" {QUESTION.upper()}  ")]
        assert found == [QUERIES] * 3
        assert len(model.asked) == 1


def test_a_question_without_other_words_is_asked_once_too() -> None:
    with language_model() as model:
        rewriter = rewriter_of(model)
        assert [queries_of(rewriter), queries_of(rewriter)] == [(), ()]
        assert len(model.asked) == 1


def test_two_who_ask_at_once_wait_for_one_answer() -> None:
    with language_model(queries={QUESTION: [*QUERIES]}, delay=0.3) as model:
        rewriter = rewriter_of(model)
        both = [rewriter.begin(QUESTION), rewriter.begin(QUESTION)]
        assert [one.result(timeout=30) for one in both] == [QUERIES, QUERIES]
        assert len(model.asked) == 1


def test_other_words_are_kept_for_the_next_start(tmp_path: Path) -> None:
    file = tmp_path / "rewrites.sqlite"
    with language_model(queries={QUESTION: [*QUERIES]}) as model:
        for _ in range(2):
            assert queries_of(rewriter_of(model, RewriteCache(file, max_days=1))) == QUERIES
        assert len(model.asked) == 1
        # Those of another model are others.
        other = RewritingSettings(url=model.url, model="large")
        kept = RewriteCache(file, max_days=1)
        rewriter = open_rewriter(other, environment={}, kept=kept, sharing=lambda: SHARED)
        assert rewriter is not None
        queries_of(rewriter)
        assert len(model.asked) == 2
    assert QUESTION.encode() not in file.read_bytes()


BAD: dict[str, dict[str, object]] = {
    "trouble": {"status": 500},
    "no key": {"status": 401},
    "too many": {"status": 429},
    "moved": {"status": 307, "headers": {"location": "/v1/elsewhere"}},
    "page": {"body": b"<html>not here</html>"},
    "cut": {"body": b'{"choices": ['},
    "chatter": {"body": completion("I cannot help with that.")},
    "huge": {"body": completion("x" * 5_000_000)},
}


@pytest.mark.parametrize("kind", BAD)
def test_a_bad_answer_gives_no_other_words_and_is_told_once(kind: str, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    with language_model(**BAD[kind]) as model:
        rewriter = rewriter_of(model)
        assert queries_of(rewriter) == ()
        assert [queries_of(rewriter, f"{QUESTION} {number}") for number in range(3)] == [()] * 3
        assert len(model.asked) == 1  # the others are held back for a while
    assert len([one for one in caplog.records if one.name.startswith("bot.rewriting")]) == 1
    status = rewriter.status()
    assert (status.asked, status.failed, status.held_back) == (1, 1, 3)
    assert status.trouble


@pytest.mark.parametrize("seconds", ["250", "9" * 400])
def test_a_server_that_wants_long_patience_gets_it(seconds: str) -> None:
    with language_model(status=429, headers={"retry-after": seconds}) as model, pytest.raises(ModelError) as caught:
        ChatClient(model.url, "small", key=None, proxy=None, timeout_seconds=5).complete((Message("user", "Slugs?"),))
    assert caught.value.retry_after >= 250


def test_a_server_that_is_away_gives_no_other_words() -> None:
    with language_model() as model:
        rewriter = rewriter_of(model)
    assert queries_of(rewriter) == ()
    assert "server" in (rewriter.status().trouble or "")


@pytest.mark.parametrize("slow", [{"delay": 30.0}, {"drip": 0.02}])
def test_a_slow_server_is_left_in_time(slow: dict[str, float]) -> None:
    with language_model(body=completion("x" * 2_000), **slow) as model:
        rewriter = rewriter_of(model, timeout_seconds=0.3)
        began = time.monotonic()
        assert queries_of(rewriter) == ()
        assert time.monotonic() - began < 10
        assert "in time" in (rewriter.status().trouble or "")


def test_after_a_failure_the_same_question_is_asked_again(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    with language_model(queries={QUESTION: [*QUERIES]}, status=500) as model:
        rewriter = rewriter_of(model)
        assert queries_of(rewriter) == ()
        model.status = 200
        eventually(lambda: queries_of(rewriter) == QUERIES)
    assert rewriter.status().trouble is None
    assert "again" in caplog.records[-1].getMessage()


def test_those_above_the_limit_are_not_sent() -> None:
    with language_model() as model:
        rewriter = rewriter_of(model, most_a_minute=2)
        for number in range(4):
            queries_of(rewriter, f"{QUESTION} {number}")
        assert len(model.asked) == 2
    assert rewriter.status().held_back == 2


def test_no_more_than_a_few_wait_for_the_model_at_once() -> None:
    with language_model(delay=5.0) as model:
        rewriter = rewriter_of(model)
        begun = [rewriter.begin(f"{QUESTION} {number}") for number in range(30)]
        assert sum(one.done() for one in begun) >= 20
        assert len(model.asked) <= 10


def test_without_a_thread_there_are_no_other_words(monkeypatch: pytest.MonkeyPatch) -> None:
    with language_model(queries={QUESTION: [*QUERIES]}) as model:
        rewriter = rewriter_of(model)
        with monkeypatch.context() as patched:
            patched.setattr(threading.Thread, "start", _no_more_threads)
            assert [rewriter.begin(f"{QUESTION} {number}").result(timeout=0) for number in range(20)] == [()] * 20
        assert queries_of(rewriter) == QUERIES


def _no_more_threads(_: threading.Thread) -> None:
    raise RuntimeError("can't start new thread")


def test_what_is_kept_is_searched_for_only_if_the_model_might_have_said_it(tmp_path: Path) -> None:
    kept = RewriteCache(tmp_path / "rewrites.sqlite", max_days=1)
    with language_model() as model:
        kept.put(("slug\nfence", "x" * 1_000, *map(str, range(50))), model.url, "small", QUESTION)
        assert queries_of(rewriter_of(model, kept)) == ("slug fence", "0", "1", "2", "3")


def test_of_a_very_long_question_only_the_beginning_is_sent() -> None:
    with language_model() as model:
        queries_of(rewriter_of(model), "slugs " * 10_000)
        assert len(model.questions[0]) <= 1_000


def test_the_address_may_be_given_with_its_path() -> None:
    with language_model(queries={QUESTION: [*QUERIES]}) as model:
        model.url += "/chat/completions"
        assert queries_of(rewriter_of(model)) == QUERIES
        assert model.paths == ["/v1/chat/completions"]
