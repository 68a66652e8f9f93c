"""How sure an answer is."""

from math import nextafter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.minutes.meetings import gather_meetings
from bot.search.engine import Search
from bot.search.ranking.confidence import confidence
from bot.search.settings import ConfidenceSettings, ConfidenceWeights, SearchSettings
from tests.conftest import lines_of, read, search_in

WEIGHTS = ConfidenceWeights()
ITEMS = (
    ("Barrel", "The barrel behind the shed leaks since the frost."),
    ("Roses", "The roses are pruned in March. The shed is closed then."),
    ("Compost", "The compost is turned once a week. The barrel stays."),
    ("雨桶", "雨桶漏水了，三月修好。"),
    ("玫瑰", "玫瑰三月修剪，雨天不剪。"),
)
TEXT = lines_of("# Club", *(line for heading, body in ITEMS for line in ("", f"## {heading} @Fern", "", body)))
CLUB = search_in({"2024-03-05.md": TEXT})
(MEETING,) = gather_meetings([read(TEXT)])


@pytest.mark.parametrize("question", ["barrel frost", "turned roses", "roses", "compost week"])
def test_an_answer_is_given_from_the_threshold_on(question: str) -> None:
    sure = CLUB.answer(question).confidence

    def is_answered(threshold: float) -> bool:
        settings = SearchSettings(confidence=ConfidenceSettings(threshold))
        return Search.of([MEETING], settings).answer(question).answered

    assert is_answered(sure)
    assert not is_answered(nextafter(sure, 2))


def test_an_only_match_is_surer_than_one_among_equals() -> None:
    once = CLUB.explain("frost")
    twice = CLUB.explain("barrel")
    assert once.features is not None
    assert twice.features is not None
    assert once.features.lead > twice.features.lead
    assert once.answer.confidence > twice.answer.confidence


def test_a_date_that_fits_makes_it_surer() -> None:
    plain, dated = (CLUB.explain(question).features for question in ("barrel", "barrel 2024-03-05"))
    assert plain is not None
    assert dated is not None
    assert dated.dated > plain.dated == 0


def test_where_nothing_matches_there_is_nothing_to_go_by() -> None:
    explained = CLUB.explain("helicopter")
    assert (explained.features, explained.answer.confidence) == (None, 0)


@given(st.text(st.sampled_from("barrelosh 番茄雨桶修2024-:.@"), max_size=30))
def test_no_question_is_surer_than_one_or_less_than_nothing(question: str) -> None:
    answer = CLUB.answer(question)
    assert 0 <= answer.confidence <= 1
    assert all(0 <= hit.score <= answer.confidence + 0.0001 for hit in answer.hits)


def test_a_card_that_shows_every_word_is_surer_than_one_that_lacks_one() -> None:
    whole, lacking = (CLUB.explain(question) for question in ("barrel frost", "barrel helicopter"))
    assert whole.features is not None
    assert lacking.features is not None
    assert whole.features.shown > lacking.features.shown == 0
    assert whole.answer.confidence > lacking.answer.confidence


def test_a_date_that_is_not_the_first_hits_makes_it_less_sure() -> None:
    files = {
        "2024-03-05.md": lines_of("# Club", "", "## Barrel", "", "The barrel behind the shed leaks since the frost."),
        "2024-04-02.md": lines_of("# Club", "", "## Hose", "", "The hose is new."),
    }
    search = search_in(files)
    plain, dated = (search.explain(question) for question in ("barrel shed frost", "barrel shed frost 2024-04-02"))
    assert dated.answer.hits[0].headline == "Barrel"
    assert dated.features is not None
    assert dated.features.other_date == 1
    assert dated.answer.confidence < plain.answer.confidence


def test_an_agenda_number_that_the_meeting_lacks_is_missing() -> None:
    files = {"2024-03-05.md": lines_of("# Club", "", "## Agenda 1: Barrel", "", "It leaks.")}
    found, lacking = (search_in(files).answer(f"agenda {number} of 2024-03-05") for number in (1, 2))
    assert found.answered
    assert not lacking.answered


def test_a_long_text_that_holds_a_word_of_the_minutes_here_and_there_is_not_answered() -> None:
    words = "barrel leaks frost roses pruned compost turned week shed stays closed behind".split()
    explained = CLUB.explain(" ".join(words[::3] + [f"{word}rn" for word in "abcdefghijklmnop"]))
    assert explained.features is not None
    assert explained.features.scattered
    assert not explained.answer.answered


def test_a_long_question_that_an_entry_holds_is_answered() -> None:
    asked = CLUB.explain("is it so that behind the shed the barrel leaks since frost came and somebody else broke taps")
    assert asked.features is not None
    assert not asked.features.scattered
    assert asked.answer.hits[0].headline.startswith("Barrel")


@pytest.mark.parametrize("bias", [-1_000_000.0, 1_000_000.0])
def test_a_confidence_stays_between_0_and_1_whatever_the_weights(bias: float) -> None:
    found = CLUB.explain("frost").features
    assert found is not None
    assert 0 <= confidence(found, ConfidenceWeights(bias=bias)) <= 1


def german(question: str) -> float:
    items = (
        ("Schlauch", "Der Schlauch am Schuppen tropft seit dem Frost, und wir bestellen einen neuen."),
        ("Rosen", "Die Rosen werden im März geschnitten, und die Leiter ist dann nicht frei."),
        ("Beete", "Die Beete sind umgegraben und werden mit Kompost gedüngt."),
    )
    text = lines_of("# Treffen", *(line for heading, body in items for line in ("", f"## {heading}", "", body)))
    explained = search_in({"2024-03-05.md": text}).explain(question)
    assert explained.features is not None
    return explained.features.elsewhere


@pytest.mark.parametrize(
    ("question", "elsewhere"), [("Schlauch Frost", 0.0), ("Schlauch Leiter", 1.0), ("Schlauch Zirkus", -0.1)]
)
def test_what_stands_elsewhere_may_be_there_in_another_form(question: str, elsewhere: float) -> None:
    assert german(question) == elsewhere


def aside(question: str) -> float:
    """Return how far everyday words, that large minutes say once, are from what these speak of."""
    files = {"2024-01-05.md": "# Club\n" + "".join(f"\n## Bed {number}\n\nDug.\n" for number in range(999))}
    files["2024-12-24.md"] = "# Club\n\n## News\n\n- The lorry brings yellow honey and the weather holds.\n"
    features = search_in(files).explain(question).features
    assert features is not None
    return features.aside


def test_words_of_everyday_language_that_stand_together_are_what_is_spoken_of() -> None:
    assert aside("weather") > 0
    assert aside("yellow honey weather") == 0
    assert aside("yellow honey beach") > 0


def test_a_character_joined_to_a_word_does_not_hide_it() -> None:
    club = search_in(
        {"2024-03-05.md": lines_of("# 会", "", "## 雨桶", "", "同意新建雨桶仓。", "", "## 玫瑰", "", "修剪。")}
    )
    features = club.explain("雨桶 仓同意").features
    assert features is not None
    assert features.shown >= 0.7


def test_an_entry_that_alone_holds_one_of_two_words_does_not_answer_in_large_minutes() -> None:
    days = [f"2024-{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 10)]
    files = {f"{day}.md": f"# Club\n\n## Bed {number}\n\nDug.\n" for number, day in enumerate(days)}
    files["2024-12-24.md"] = "# Club\n\n## Trip\n\nThe bus to Rome leaves at noon.\n"
    assert not search_in(files).answer("pizza in Rome").answered
    assert search_in(files).answer("bus to Rome").answered


def test_a_question_for_a_number_or_a_name_is_less_surely_answered() -> None:
    plain, specific = (CLUB.explain(question).features for question in ("barrel frost", "who leaks the barrel frost"))
    assert plain is not None
    assert specific is not None
    assert (plain.specific, specific.specific) == (0, 1)
    assert confidence(plain._replace(specific=1), WEIGHTS) < confidence(plain, WEIGHTS)


def test_a_word_that_much_of_the_minutes_holds_excuses_nothing_that_is_missing() -> None:
    beds = "".join(f"\n## Bed {number}\n\nGardenia: dug by row {number}.\n" for number in range(200))
    search = search_in({"2024-03-05.md": f"# Club\n{beds}\n## Tank\n\nGardenia: a tank.\n"})
    often, rare = (search.explain(question).features for question in ("gardenia pizza", "tank pizza"))
    assert often is not None
    assert rare is not None
    assert often.words < rare.words


def test_a_part_is_surer_where_such_a_part_is_asked_for() -> None:
    club = search_in({"2024-03-05.md": "# Club\n\n## Pump\n\nIt leaks.\n\nDecision: the pump is sold.\n"})
    asked, other = (club.explain(question).features for question in ("What was decided on the pump?", "the pump"))
    assert asked is not None
    assert other is not None
    assert (asked.marked, other.marked) == (1, 0)
