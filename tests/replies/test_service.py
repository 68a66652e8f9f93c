"""What is said to every outcome."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.errors import NoMeetingsError, UnknownMeetingError
from bot.replies.commands.ask_request import AskRequest
from bot.replies.i18n.audience import Audience, languages_of
from bot.replies.model import (
    AskedLine,
    Button,
    Link,
    Listing,
    Offers,
    Title,
)
from tests.conftest import SPRING, SPRING_IN_ENGLISH, Folder, lines_of
from tests.replies.reply_texts import marked, quoted, texts_of

ENGLISH = Audience("en-GB")
CHINESE = Audience("zh-CN")


def test_an_answer_quotes_the_file_word_for_word(garden: Folder) -> None:
    (quote,) = quoted(garden.replies().ask(AskRequest("多久翻一次堆肥箱"), audience=CHINESE))
    assert quote in SPRING


def test_an_answer_names_its_meeting_date_and_item(garden: Folder) -> None:
    texts = list(texts_of(garden.replies().ask(AskRequest("堆肥箱 多久"), audience=CHINESE)))
    assert texts[0] == "堆肥箱多久翻一次？"
    assert any("园艺社例会" in text and "2024年3月5日" in text and "议程二" in text for text in texts)


def test_an_answer_names_who_presented_it(garden: Folder) -> None:
    texts = list(texts_of(garden.replies().ask(AskRequest("carpenters stakes"), audience=ENGLISH)))
    assert any("Pomegranate" in text and "5 March 2024" in text for text in texts)


def test_what_matched_is_marked_in_the_quotation(garden: Folder) -> None:
    assert "stakes" in marked(garden.replies().ask(AskRequest("stakes"), audience=ENGLISH))


@pytest.mark.parametrize(("audience", "text"), [(ENGLISH, SPRING_IN_ENGLISH), (CHINESE, SPRING)])
def test_the_reader_gets_the_text_in_their_language(audience: Audience, text: str, garden: Folder) -> None:
    garden.write("2024-03-05.en.md", SPRING_IN_ENGLISH + "\n## HTTP3\n\nHTTP3 is next.\n")
    garden.write("2024-03-05.md", SPRING + "\n## HTTP3\n\n下一步是 HTTP3。\n")
    (quote,) = quoted(garden.replies().ask(AskRequest("HTTP3"), audience=audience))
    assert quote in text + "\nHTTP3 is next.\n下一步是 HTTP3。\n"
    assert ("下一步" in quote) == (audience is CHINESE)


def test_a_reader_of_no_known_language_gets_the_one_that_they_ask_in() -> None:
    assert languages_of(Audience(), "堆肥箱")[0] == "zh"
    assert languages_of(Audience(), "compost bin")[0] == "en"
    assert languages_of(Audience(), "Was ist mit der Gießkanne?")[0] == "de"
    assert languages_of(Audience(), "堆肥はどうなりましたか")[0] == "ja"
    assert languages_of(Audience("fr"), "堆肥箱") == ("fr", "zh")


def test_an_answer_links_to_its_minutes(folder: Folder) -> None:
    folder.write("2024-03-05.md", lines_of("---", "url: https://example.org/5", "---", "## Barrel", "It leaks."))
    reply = folder.replies().ask(AskRequest("barrel"), audience=ENGLISH)
    assert Link("Open the minutes", "https://example.org/5") in reply.blocks


def test_a_question_that_was_corrected_says_how_it_was_read(garden: Folder) -> None:
    texts = list(texts_of(garden.replies().ask(AskRequest("stakse"), audience=ENGLISH)))
    assert "Read as: stakes" in texts


def test_what_the_minutes_do_not_say_is_not_quoted(garden: Folder) -> None:
    reply = garden.replies().ask(AskRequest("helicopter"), audience=ENGLISH)
    texts = list(texts_of(reply))
    assert texts[0] == "I found no passage that answers this."
    assert any("helicopter" in text for text in texts)
    assert quoted(reply) == []
    assert not reply.failed


@pytest.mark.parametrize("question", ["helicopter", "区块链"])
def test_a_refusal_names_nothing_where_nothing_is_near(question: str, garden: Folder) -> None:
    reply = garden.replies().ask(AskRequest(question), audience=ENGLISH)
    assert not [block for block in reply.blocks if isinstance(block, Offers)]
    assert "Nearest to it" not in list(texts_of(reply))


def test_nobody_of_a_name_is_said_in_a_sentence(garden: Folder) -> None:
    texts = list(texts_of(garden.replies().ask(AskRequest("barrel person:nobody"), audience=ENGLISH)))
    assert "Nobody in the minutes is called “nobody”." in texts
    assert not any("person:" in text for text in texts)


def test_a_filter_that_leaves_nothing_is_told_in_words_and_can_be_dropped(garden: Folder) -> None:
    replies = garden.replies()
    for request in (AskRequest("rain barrel", since="2030"), AskRequest("rain barrel since:2030")):
        reply = replies.ask(request, audience=ENGLISH)
        assert "No meeting since 2030; the newest is of 5 March 2024." in texts_of(reply)
        assert not any("since:" in text for text in texts_of(reply))
        drop = next(b.control for b in reply.blocks if isinstance(b, Button) and b.label == "Ask without the filter")
        assert quoted(replies.handle_control(drop, audience=ENGLISH))


def test_a_name_that_nobody_has_offers_those_that_come_near(garden: Folder) -> None:
    replies = garden.replies()
    reply = replies.ask(AskRequest("tomatoes", person="Pomegranat"), audience=ENGLISH)
    (offers,) = [block for block in reply.blocks if isinstance(block, Offers)]
    assert [choice.label for choice in offers.choices] == ["Pomegranate"]
    assert quoted(replies.handle_control(offers.choices[0].control, audience=ENGLISH))


def test_the_question_and_what_narrows_it_down_stand_in_small_print(garden: Folder) -> None:
    request = AskRequest("rain barrel", meeting="latest", since="2024-03")
    reply = garden.replies().ask(request, audience=ENGLISH)
    assert AskedLine("Asked: rain barrel · only in latest · only from March 2024 on") in reply.blocks


def test_what_comes_closest_is_quoted_as_not_sure(folder: Folder) -> None:
    folder.write(
        "2024-03-05.md",
        "# Club\n\n## Hoses\n\nThe new hoses are green and long.\n\n## Rest\n\nThe new sheds have room for hoses.\n",
    )
    reply = folder.replies().ask(AskRequest("new hoses price"), audience=ENGLISH)
    texts = list(texts_of(reply))
    assert texts[0] == "I found no passage that answers this."
    assert "Not sure, but this comes closest" in texts
    assert quoted(reply) == ["The new hoses are green and long."]


def test_the_date_stands_once_where_the_title_holds_it(folder: Folder) -> None:
    folder.write("2024-03-05.md", lines_of("# Garden club, 5 March 2024", "", "## Barrel", "", "It leaks."))
    texts = list(texts_of(folder.replies().ask(AskRequest("barrel leaks"), audience=ENGLISH)))
    assert "Garden club, 5 March 2024" in texts


def test_a_text_without_a_page_links_to_the_page_of_its_meetings_other_text(garden: Folder) -> None:
    garden.write("2024-03-05.md", lines_of("---", "url: https://example.org/5", "---") + SPRING)
    replies = garden.replies()
    answer = replies.ask(AskRequest("stakes carpenters"), audience=ENGLISH)
    for reply in (answer, replies.browsing.meeting("2024-03-05", audience=ENGLISH)):
        assert Link("Open the minutes", "https://example.org/5") in reply.blocks


def test_a_refusal_names_the_nearest_headings(garden: Folder) -> None:
    garden.write("2024-04-02.md", lines_of("# April", "", "## The red hut", "", "It is dry."))
    reply = garden.replies().ask(AskRequest("thx rad hot"), audience=ENGLISH)
    (offers,) = [block for block in reply.blocks if isinstance(block, Offers)]
    assert [choice.line for choice in offers.choices] == ["The red hut (2 April 2024)"]


@pytest.mark.parametrize("question", ["", "  ", "的", "the", "？"])
def test_a_question_without_words_is_asked_for_some(question: str, garden: Folder) -> None:
    (text,) = texts_of(garden.replies().ask(AskRequest(question), audience=ENGLISH))
    assert text.startswith("Type a few words")


def test_without_minutes_there_is_nothing_to_answer_from(folder: Folder) -> None:
    with pytest.raises(NoMeetingsError):
        folder.replies().ask(AskRequest("barrel"), audience=ENGLISH)


def test_whoever_asks_while_the_first_minutes_are_fetched_is_told_to_ask_again(folder: Folder) -> None:
    (text,) = texts_of(folder.replies().failure(NoMeetingsError("…", awaited=True), audience=ENGLISH))
    assert text == "The minutes are being fetched for the first time. Ask again in a minute."


def test_a_meeting_shows_its_title_date_people_and_agenda(garden: Folder) -> None:
    texts = " ".join(texts_of(garden.replies().browsing.meeting("2024-03-05", audience=ENGLISH)))
    for shown in (
        "Gardening club meeting",
        "5 March 2024",
        "Attendees (3) Willow, Green Thumb",
        "Agenda 2: The compost bin",
    ):
        assert shown in texts


def test_the_latest_meeting_is_not_one_that_is_still_to_come(garden: Folder) -> None:
    garden.write("2999-01-01.md", SPRING)
    assert "2024年3月5日" in list(texts_of(garden.replies().browsing.latest_meeting(audience=CHINESE)))


def test_today_is_the_day_in_the_time_zone(garden: Folder) -> None:
    now = datetime.now(UTC)
    today = garden.replies().today().first_day
    assert today in (now.date(), (now + timedelta(minutes=1)).date())


def test_all_meetings_are_listed_newest_first(garden: Folder) -> None:
    garden.write("2024-02.md", "# Meeting\n\nAttendees: Fern\n\nRain.")
    lines = [
        line
        for block in garden.replies().browsing.meetings(audience=ENGLISH).blocks
        if isinstance(block, Listing)
        for line in block.lines
    ]
    assert [line.split(" · ")[0] for line in lines] == ["2024-03-05", "2024-02"]


def test_an_error_for_people_is_shown_as_it_is(garden: Folder) -> None:
    reply = garden.replies().failure(UnknownMeetingError("There is no such meeting."), audience=ENGLISH)
    assert (list(texts_of(reply)), reply.private, reply.failed) == (["There is no such meeting."], True, True)


@pytest.mark.parametrize(
    "said", ["hi", "Hello!", "帮助", "hilfe", "ayuda", "使い方", "도움말", "what can you do?", "thank you!", "谢谢大家"]
)
def test_who_greets_or_calls_for_help_is_welcomed_with_questions(said: str, garden: Folder) -> None:
    reply = garden.replies().ask(AskRequest(said), audience=ENGLISH)
    assert any(text.endswith(("?", "？")) for text in texts_of(reply))
    assert quoted(reply) == []


def test_a_question_that_holds_such_a_word_is_asked(garden: Folder) -> None:
    assert quoted(garden.replies().ask(AskRequest("help with the stakes"), audience=ENGLISH))


@pytest.mark.parametrize(
    "error", [RuntimeError("the password is 1234"), OSError(2, "No such file", "/etc/secret"), KeyError("x")]
)
def test_an_unknown_error_shows_no_detail(error: Exception, garden: Folder) -> None:
    (text,) = texts_of(garden.replies().failure(error, audience=ENGLISH))
    assert not any(detail in text for detail in (str(error), type(error).__name__, "password", "/etc"))


@pytest.mark.parametrize(
    "question", ["多久翻一次堆肥箱", "stakes", "stakse", "helicopter", "", "\ud800 barrel", "{0} {question}"]
)
@pytest.mark.parametrize("audience", [ENGLISH, CHINESE, Audience("zh-TW"), Audience("xx"), Audience()], ids=str)
def test_every_quotation_is_a_piece_of_a_file_whoever_reads_it(
    question: str, audience: Audience, garden: Folder
) -> None:
    for quote in quoted(garden.replies().ask(AskRequest(question), audience=audience)):
        assert quote in SPRING or quote in SPRING_IN_ENGLISH


def test_no_character_is_doubled_where_one_matches_twice(folder: Folder) -> None:
    folder.write("2024-03-05.md", lines_of("## Water", "Take ¼ barrel."))
    assert quoted(folder.replies().ask(AskRequest("1 4 barrel"), audience=ENGLISH)) == ["Take ¼ barrel."]


def test_a_quotation_shows_no_signs_of_markdown(folder: Folder) -> None:
    folder.write(
        "2024-03-05.md", lines_of("## Water", "- **Barrel**: see [the `rota`](https://example.org/rota) at the shed.")
    )
    assert quoted(folder.replies().ask(AskRequest("barrel"), audience=ENGLISH)) == [
        "• Barrel: see the rota (https://example.org/rota) at the shed."
    ]


@pytest.mark.parametrize("label", ["A: ", "**A：**", "  **A**: ", "答："])
def test_the_label_of_an_answer_is_left_out_beneath_its_question(label: str, folder: Folder) -> None:
    folder.write("2024-03-05.md", lines_of("## Water", "", "**Q: Who fills the barrel?**", "", f"{label}Fern does."))
    reply = folder.replies().ask(AskRequest("who fills the barrel"), audience=ENGLISH)
    assert (quoted(reply), reply.blocks[0]) == (["Fern does."], Title("Who fills the barrel?", "5 March 2024"))


def test_a_question_that_nobody_answered_is_told_to_have_been_asked_in_few_minutes_too(folder: Folder) -> None:
    folder.write("2024-03-05.md", "# Club\n\n## Answers\n\nQ: Who pays for the fence?\n\n## Shed\n\nThe shed is dry.\n")
    reply = folder.replies().ask(AskRequest("who pays for the fence"), audience=ENGLISH)
    assert "Not sure, but this comes closest" in texts_of(reply)
    assert "Who pays for the fence?" in texts_of(reply)
