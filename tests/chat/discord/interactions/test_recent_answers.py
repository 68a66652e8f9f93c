"""Which question was answered where."""

from bot.chat.discord.interactions.recent_answers import RecentAnswers


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_same_question_is_known_for_a_while_and_then_forgotten() -> None:
    clock = Clock()
    recent = RecentAnswers(10, clock=clock)
    recent.remember(7, recent.fingerprint(1, "Is it stable?"))
    clock.now = 599
    assert recent.find(recent.fingerprint(1, "is  it STABLE?")) == 7
    clock.now = 600
    assert recent.find(recent.fingerprint(1, "Is it stable?")) is None


def test_another_channel_or_question_is_another_matter() -> None:
    recent = RecentAnswers(10)
    recent.remember(7, recent.fingerprint(1, "Is it stable?"))
    assert recent.find(recent.fingerprint(2, "Is it stable?")) is None
    assert recent.find(recent.fingerprint(1, "Is it fast?")) is None
    assert recent.find(recent.fingerprint(1, "Is it stable?", "since=2024")) is None


def test_nothing_is_remembered_where_that_is_switched_off() -> None:
    recent = RecentAnswers(0)
    recent.remember(7, recent.fingerprint(1, "Is it stable?"))
    assert recent.find(recent.fingerprint(1, "Is it stable?")) is None


def test_what_is_remembered_does_not_grow_for_ever() -> None:
    clock = Clock()
    recent = RecentAnswers(10, clock=clock)
    for number in range(10_050):
        recent.remember(number, recent.fingerprint(1, str(number)))
    assert recent.find(recent.fingerprint(1, "0")) is None
    assert recent.find(recent.fingerprint(1, "10049")) == 10_049


def test_half_of_a_surrogate_pair_is_a_question_too() -> None:
    recent = RecentAnswers(10)
    recent.remember(7, recent.fingerprint(1, "\ud800"))
    assert recent.find(recent.fingerprint(1, "\ud800")) == 7


def test_what_was_answered_is_forgotten_when_the_minutes_are_read_again() -> None:
    recent = RecentAnswers(10)
    recent.remember(7, recent.fingerprint(1, "Is it stable?"))
    recent.forget()
    assert recent.find(recent.fingerprint(1, "Is it stable?")) is None


def test_an_answer_that_was_under_way_when_the_minutes_were_read_again_is_not_remembered() -> None:
    recent = RecentAnswers(10)
    asked_before = recent.fingerprint(1, "Is it stable?")
    recent.forget()
    recent.remember(7, asked_before)
    assert recent.find(recent.fingerprint(1, "Is it stable?")) is None


def test_what_may_be_answered_otherwise_by_now_was_answered_to_nobody() -> None:
    changes = iter((True, False, False, True))
    recent = RecentAnswers(10, changed=lambda: next(changes))
    first = recent.fingerprint(1, "hose")
    recent.remember(5, first)
    assert recent.find(recent.fingerprint(1, "hose")) == 5
    assert recent.find(recent.fingerprint(1, "hose")) == 5
    assert recent.find(recent.fingerprint(1, "hose")) is None
