"""What a stranger meets who starts the program in a folder without minutes."""

import pytest

from tests.conftest import Folder, Quorum

pytestmark = pytest.mark.slow


def test_the_chat_answers_from_the_samples_and_says_so(quorum: Quorum) -> None:
    ended = quorum("chat", typed=b"Hertz IDL\n")
    assert ended.returncode == 0
    assert b"CloudWeGo" in ended.stdout
    assert ended.stderr.startswith(b"quorum: These are the sample minutes.")


@pytest.mark.parametrize("words", [("ask", "Hertz"), ("meetings", "--json"), ("check",), ("run",)], ids=" ".join)
def test_what_may_be_a_script_fails_and_names_the_samples(words: tuple[str, ...], quorum: Quorum) -> None:
    ended = quorum(*words)
    assert (ended.returncode, ended.stdout) == (1, b"")
    assert b"quorum --samples" in ended.stderr


def test_asked_for_the_samples_every_command_answers(quorum: Quorum) -> None:
    ended = quorum("--samples", "ask", "Hertz", "IDL")
    assert (ended.returncode, ended.stderr) == (0, b"")
    assert b"CloudWeGo" in ended.stdout


def test_minutes_that_are_named_are_not_mixed_with_the_samples(garden: Folder, quorum: Quorum) -> None:
    ended = quorum("--knowledge", garden.path, "chat", typed=b"Hertz IDL\n")
    assert b"CloudWeGo" not in ended.stdout
    assert b"sample" not in ended.stderr
