"""The history of a topic."""

import pytest

from bot.knowledge.service import Knowledge
from bot.replies.cards.topic_history import TopicMention, find_history
from tests.conftest import Folder, lines_of


def history_of(knowledge: Knowledge, topic: str, languages: tuple[str, ...] = ()) -> tuple[TopicMention, ...]:
    history = find_history(knowledge.served, topic, languages)
    assert history is not None
    return tuple(map(history.touch, history.meetings))


def dates(touches: tuple[TopicMention, ...]) -> list[str]:
    return [touch.place.meeting.id for touch in touches]


def line_of(touch: TopicMention) -> str:
    return "".join(span.text for span in touch.line)


def written(folder: Folder, **minutes: str) -> Folder:
    """Write a file for each month that is named."""
    for month, text in minutes.items():
        folder.write(f"2024-{month[1:]}-01.md", text)
    return folder


def test_every_meeting_that_holds_the_words_is_there_the_newest_first(folder: Folder) -> None:
    written(folder, m03="## Barrel\n\nIt leaks.", m01="## Shed\n\nThe barrels stand there.", m02="## Fence\n\nRed.")
    assert dates(history_of(folder.knowledge(), "barrel")) == ["2024-03-01", "2024-01-01"]


def test_all_words_must_stand_in_one_passage_though_not_side_by_side(folder: Folder) -> None:
    written(folder, m01="## Barrel\n\nBehind the shed.", m02="## Barrel\n\nDry.\n\n## Shed\n\nLocked.")
    assert dates(history_of(folder.knowledge(), "shed barrel")) == ["2024-01-01"]


@pytest.mark.parametrize(
    ("topic", "text"),
    [
        ("proposal", "The proposals are late."),
        ("Proposals", "One PROPOSAL."),
        ("服務治理", "讨论了服务治理。"),
        ("go", "We go there."),
        ("C++", "It is C++ code."),
    ],
)
def test_other_forms_of_a_word_count(topic: str, text: str, folder: Folder) -> None:
    written(folder, m01=f"## Talk\n\n{text}")
    assert len(history_of(folder.knowledge(), topic)) == 1


@pytest.mark.parametrize(("topic", "text"), [("go", "All is good."), ("rust", "We trust them."), ("ide", "An idea.")])
def test_a_part_of_another_word_does_not_count(topic: str, text: str, folder: Folder) -> None:
    written(folder, m01=f"## Talk\n\n{text}", m02=f"## Talk\n\nThe word is {topic}.")
    assert dates(history_of(folder.knowledge(), topic)) == ["2024-02-01"]


def test_the_quoted_line_is_shown_as_on_the_rendered_page_and_its_matches_are_marked(folder: Folder) -> None:
    text = lines_of("## Water", "", "- first", "- the Barrel leaks")
    written(folder, m01=text)
    (touch,) = history_of(folder.knowledge(), "barrel")
    assert line_of(touch) == "• the Barrel leaks"
    assert [span.text for span in touch.line if span.strong] == ["Barrel"]


def test_a_line_that_says_the_word_comes_before_an_address_that_holds_it(folder: Folder) -> None:
    written(folder, m01=lines_of("## Water", "", "- https://example.org/barrel", "- the barrel leaks"))
    (touch,) = history_of(folder.knowledge(), "barrel")
    assert line_of(touch) == "• the barrel leaks"


def test_a_heading_is_quoted_only_where_nothing_beneath_it_says_the_word(folder: Folder) -> None:
    written(folder, m01="## The rain barrel\n\nThe barrel leaks.\n", m02="## The barrel\n\nIt leaks.\n")
    lines = [line_of(touch) for touch in history_of(folder.knowledge(), "rain barrel")]
    assert lines == ["The barrel leaks."]
    assert next(line_of(touch) for touch in history_of(folder.knowledge(), "barrel")) == "The barrel"


def test_a_long_line_is_quoted_around_the_match(folder: Folder) -> None:
    text = "## Water\n\n" + "word " * 100 + "barrel " + "word " * 100
    written(folder, m01=text)
    (touch,) = history_of(folder.knowledge(), "barrel")
    shown = line_of(touch)
    assert shown[0] == shown[-1] == "…"
    assert shown[1:-1] in text
    assert "barrel" in shown
    assert len(shown) <= 162


def test_a_long_line_is_not_cut_inside_of_an_address(folder: Folder) -> None:
    written(folder, m01="## Water\n\n" + "barrel " * 20 + "https://example.org/issues/621 barrel\n")
    (touch,) = history_of(folder.knowledge(), "barrel")
    assert line_of(touch) == " ".join(["barrel"] * 20) + "…"


def test_the_text_in_the_readers_language_is_quoted(garden: Folder) -> None:
    knowledge = garden.knowledge()
    (chinese,) = history_of(knowledge, "Green Thumb", ("zh",))
    (english,) = history_of(knowledge, "Green Thumb", ("en",))
    assert (chinese.place.minutes.language, english.place.minutes.language) == ("zh", "en")


@pytest.mark.parametrize("topic", ["", " ", "the", "的", "？"])
def test_a_topic_without_words_has_no_history(topic: str, garden: Folder) -> None:
    assert find_history(garden.knowledge().served, topic, ()) is None


def test_of_a_question_that_stands_above_its_answer_is_quoted_without_its_label(folder: Folder) -> None:
    written(folder, m01=lines_of("## Water", "", "Q: Does the barrel leak?", "", "A: No, it is dry."))
    (touch,) = history_of(folder.knowledge(), "barrel")
    assert (touch.place.headline, line_of(touch)) == ("Does the barrel leak?", "No, it is dry.")


def test_a_link_in_the_quoted_line_is_shown_by_its_words(folder: Folder) -> None:
    written(folder, m01="## Water\n\nThe barrel ([list](https://example.org/a?b=c)) leaks (https://example.org/d).")
    (touch,) = history_of(folder.knowledge(), "barrel")
    assert line_of(touch) == "The barrel (list) leaks (https://example.org/d)."


@pytest.mark.parametrize("address", ["[Guide](/docs/barrel/)", "Guide:/docs/barrel/", "Guide: example.org/barrel"])
def test_a_line_that_says_the_word_comes_before_the_path_of_a_page(address: str, folder: Folder) -> None:
    written(folder, m01=lines_of("## Water", "", f"- {address}", "- the barrel leaks"))
    (touch,) = history_of(folder.knowledge(), "barrel")
    assert line_of(touch) == "• the barrel leaks"
