"""Answers that moderators choose: picked, first from then on, following their passage."""

from dataclasses import replace
from typing import Any

import pytest

from bot.errors import UsageError
from bot.knowledge.snapshot import Snapshot
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.model import Reply
from bot.search.explanation import Explanation
from bot.storage.state.audit import AuditLog
from tests.conftest import SPRING_IN_ENGLISH
from tests.desk.missed.conftest import MODERATOR, Club, controls, member, titles, words

ZEBRA = "zebra husbandry"
SECRETS = (Action.UNANSWERED, Action.SETTLE, Action.FIND_ANSWER, Action.ANSWER_CANDIDATES)
CHOICES = (Action.CURATE, Action.UNCURATE, Action.EXPORT)


async def candidates(club: Club, typed: str) -> Reply:
    await club.ask(ZEBRA, member(1))
    return await club.find(controls(await club.listed(), Action.FIND_ANSWER)[0], typed)


async def chosen(club: Club) -> Reply:
    """Choose the passage on the carpenters for a question on zebras."""
    offered = await candidates(club, "the carpenters prepare the stakes")
    return await club.press(controls(offered, Action.CURATE)[0], MODERATOR)


async def acts(club: Club) -> list[str]:
    return [one.act for one in await AuditLog(club.database).acts(skip=0, most=50)]


@pytest.mark.parametrize("action", [*SECRETS, *CHOICES])
async def test_only_moderators_have_a_say(club: Club, action: Action) -> None:
    await club.ask(ZEBRA, member(1))
    refused = await club.press(ControlAction(action, ("-" * 11,), text="1 words"), member(1))
    assert "Only moderators" in words(refused)
    assert await acts(club) == []


async def test_the_chosen_passage_answers_from_then_on(club: Club) -> None:
    assert "From now on this answers: zebra husbandry" in words(await chosen(club))
    answer = await club.ask("Zebra husbandry?", member(2))
    assert "The carpenters prepare the stakes" in words(answer)
    assert "Chosen by a moderator" in words(answer)
    assert await acts(club) == ["curated answer"]


async def test_no_more_is_chosen_than_can_be_found_again(club: Club, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.desk.missed.curating._MOST_ANSWERS", 0)
    with pytest.raises(UsageError, match="There are too many chosen answers already"):
        await chosen(club)
    assert await acts(club) == []


async def test_whoever_waits_is_told_what_was_chosen(club: Club) -> None:
    reply = await club.ask(ZEBRA, member(1))
    await club.press(controls(reply, Action.TELL_ME)[0], member(1))
    await chosen(club)
    assert [one for one, _, _ in club.post.told] == [1]
    assert "The carpenters prepare the stakes" in words(club.post.told[0][1])


async def test_a_passage_is_found_by_its_meeting_and_lines(club: Club) -> None:
    offered = await candidates(club, "2024-03-05 5-7")
    assert "The tomato seedlings move" in words(offered)
    assert "The tomato seedlings move" in words(await candidates(club, "2024-03-05: line 7"))


async def test_a_passage_is_found_by_its_address(club: Club) -> None:
    linked = "---\ndate: 2024-06-01\nurl: https://example.org/june\n---\n# June\n\n## Agenda 1: Frogs\n\nFrogs sing.\n"
    club.folder.write("2024-06-01.md", linked)
    await club.reload()
    assert "Frogs sing" in words(await candidates(club, "https://example.org/june#L7-L9"))


async def test_passages_that_are_far_from_what_was_typed_are_not_offered(
    club: Club, monkeypatch: pytest.MonkeyPatch
) -> None:
    offered, explain = await candidates(club, "compost"), Snapshot.explain
    assert controls(offered, Action.CURATE)

    def far(*given: Any, **more: Any) -> Explanation:
        found = explain(*given, **more)
        return replace(found, answer=replace(found.answer, answered=False, near=False))

    monkeypatch.setattr(Snapshot, "explain", far)
    again = await club.find(controls(offered, Action.FIND_ANSWER)[0], "compost")
    assert "Nothing is found for “compost”." in words(again)


async def test_nothing_found_says_so_and_lets_try_again(club: Club) -> None:
    offered = await candidates(club, "https://example.org/elsewhere")
    assert "Nothing is found" in words(offered)
    assert len(controls(offered, Action.FIND_ANSWER)) == 1


async def test_what_was_chosen_follows_its_passage_when_lines_move_and_words_change(club: Club) -> None:
    await chosen(club)
    moved = SPRING_IN_ENGLISH.replace("## Agenda 1", "Words of welcome.\n\nMore of them.\n\n## Agenda 1")
    club.folder.write("2024-03-05.en.md", moved.replace("The carpenters prepare", "The two carpenters prepare"))
    await club.reload()
    assert "The two carpenters prepare" in words(await club.ask(ZEBRA, member(2)))
    # Each edit is small beside the one before, though not beside the first text.
    club.folder.write("2024-03-05.en.md", moved.replace("The carpenters prepare", "The two quick carpenters prepare"))
    await club.reload()
    assert "The two quick carpenters" in words(await club.ask(ZEBRA, member(3)))


async def test_a_passage_that_is_gone_is_out_of_force_with_a_notice(club: Club) -> None:
    await chosen(club)
    club.folder.write("2024-03-05.en.md", "# Gardening club meeting\n\n## Agenda 1: Rest\n\nNothing.\n")
    await club.reload()
    answer = await club.ask(ZEBRA, member(2))
    assert "I found no passage" in words(answer)
    shown = await club.listed()
    assert titles(shown) == [ZEBRA, ZEBRA]
    assert "out of force" in words(shown)
    assert (await acts(club))[0] == "curated answer is gone"
    club.folder.write("2024-03-05.en.md", SPRING_IN_ENGLISH)
    await club.reload()
    assert "The carpenters prepare" in words(await club.ask(ZEBRA, member(3)))
    assert titles(await club.listed()) == [ZEBRA]


async def test_what_was_chosen_can_be_taken_back(club: Club) -> None:
    await chosen(club)
    shown = await club.listed()
    assert "Chosen answer" in words(shown)
    after = await club.press(controls(shown, Action.UNCURATE)[0], MODERATOR)
    assert len(controls(after, Action.FIND_ANSWER)) == 1
    assert "I found no passage" in words(await club.ask(ZEBRA, member(2)))
    assert (await acts(club))[0] == "curated answer taken back"


async def test_a_second_choice_takes_the_place_of_the_first(club: Club) -> None:
    offered = await candidates(club, "tomatoes compost carpenters")
    first, second, *_ = controls(offered, Action.CURATE)
    for choice in (first, second):
        await club.press(choice, MODERATOR)
    assert len(controls(await club.listed(), Action.UNCURATE)) == 1


async def test_the_export_is_a_draft_in_markdown(club: Club) -> None:
    for by in (1, 2):
        await club.ask("zebra *husbandry* <@1>", member(by))
    answer = await club.ask("how often is the compost bin turned", member(3))
    await club.press(controls(answer, Action.NO_HELP)[0], member(3))
    exported = await club.press(controls(await club.listed(), Action.EXPORT)[0], MODERATOR)
    text = words(exported)
    assert "## Not answered by the minutes (1)\n\n1. zebra" in text
    assert r"\<@1\>" in text
    assert "asked 2 times" in text
    assert "## Answered, but it did not help (1)" in text
    assert (await acts(club))[0] == "questions exported"


async def test_lines_of_a_meeting_that_there_is_not_are_no_words_to_search_for(club: Club) -> None:
    assert "Nothing is found for “1999-01-01 3”." in words(await candidates(club, "1999-01-01 3"))


async def test_lines_of_the_latest_meeting_are_found(club: Club) -> None:
    newest = club.knowledge.snapshot.meetings[0]
    lines = newest.texts[0].entries[-1].lines
    by_day = await candidates(club, f"{newest.id} {lines.first}-{lines.last}")
    by_word = await candidates(club, f"latest {lines.first}-{lines.last}")
    assert controls(by_word, Action.CURATE) == controls(by_day, Action.CURATE) != []
