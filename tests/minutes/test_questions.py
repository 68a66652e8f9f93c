"""Questions and answers, with the lines that they stand on."""

import pytest

from bot.minutes.model import EntryKind, Question
from tests.conftest import SPRING, lines_of, read, search_in


def questions_of(*lines: str) -> tuple[Question, ...]:
    return read(lines_of("## Questions", *lines)).items[0].questions


@pytest.mark.parametrize(
    ("question", "answer"),
    [
        ("**Q：How deep?**", "A：Two inches."),
        ("**Q**：How deep?", "**A**：Two inches."),
        ("Q: How deep?", "A: Two inches."),
        ("**Q:** How deep?", "**A:** Two inches."),
        ("Q1：How deep?", "A1：Two inches."),
        ("__Q__: How deep?", "__A__: Two inches."),
        ("Question: How deep?", "Answer: Two inches."),
        ("问：How deep?", "答：Two inches."),
        ("**问题 1**：How deep?", "**回答**：Two inches."),
        ("提问：How deep?", "答复：Two inches."),
        ("提問：How deep?", "答覆：Two inches."),
        ("> Q: How deep?", "> A: Two inches."),
    ],
)
def test_every_label_is_known(question: str, answer: str) -> None:
    (found,) = questions_of("", question, "", answer, "")
    assert (found.text, found.lines, found.answer) == ("How deep?", (3, 5), (5, 5))


@pytest.mark.parametrize(
    "line",
    [
        "Q: How deep? A: Two inches.",
        "**Q:** How deep? **A:** Two inches.",
        "- Frage: How deep? Antwort: Two inches.",
        "问：How deep? 答：Two inches.",
        "问题：How deep? — 回答：Two inches.",
    ],
)
def test_question_and_answer_may_share_a_line(line: str) -> None:
    (found,) = questions_of("", line, "", "The shed leaks.")
    assert (found.text.rstrip(" —"), found.answer and found.answer.first) == ("How deep?", 3)


def test_what_is_called_like_a_label_of_answers_answers_nothing() -> None:
    (found,) = questions_of("", "Q: Is plan A: a shed, or plan B?")
    assert (found.text, found.answer) == ("Is plan A: a shed, or plan B?", None)


@pytest.mark.parametrize(
    "lines",
    [("問題: 雨桶が漏れる", "", "解決: 十月に直す"), ("问题：雨桶漏水。", "", "十月修。"), ("问题背景：雨桶漏水。",)],
)
def test_a_problem_is_no_question(lines: tuple[str, ...]) -> None:
    assert questions_of("", *lines) == ()


@pytest.mark.parametrize("lines", [("问题：雨桶漏水吗？",), ("问题：雨桶漏水", "", "答：漏。")])
def test_a_problem_that_asks_or_is_answered_is_a_question(lines: tuple[str, ...]) -> None:
    assert len(questions_of("", *lines)) == 1


def test_question_and_answer_may_share_a_paragraph() -> None:
    (found,) = questions_of("Q: How deep?", "A: Two inches.")
    assert (found.text, found.lines, found.answer) == ("How deep?", (2, 3), (3, 3))


def test_an_answer_in_a_list_item_ends_with_the_item() -> None:
    first, second = questions_of(
        "- **Q**：How deep?", "  **A**：Two inches.", "- **Q**：How far?", "  **A**：A foot.", "- Sow in May."
    )
    assert (first.lines, first.answer) == ((2, 3), (3, 3))
    assert (second.lines, second.answer) == ((4, 5), (5, 5))


def test_an_answer_may_have_several_paragraphs_and_a_list() -> None:
    (found,) = questions_of("**Q：How deep?**", "", "A：It depends.", "", "On the seed:", "", "- bean", "- pea", "")
    assert (found.lines, found.answer) == ((2, 9), (4, 9))


def test_an_answer_ends_where_the_next_question_begins() -> None:
    first, second = questions_of(
        "**Q：How deep?**", "", "A：Two inches.", "", "More.", "", "**Q：How far?**", "A：A foot."
    )
    assert (first.answer, second.answer) == ((4, 6), (9, 9))


@pytest.mark.parametrize("line", ["---", "**Other business**"])
def test_an_answer_ends_at_a_rule_or_a_line_in_bold(line: str) -> None:
    (found,) = questions_of("**Q：How deep?**", "", "A：Two inches.", "", line, "", "The shed leaks.")
    assert found.answer == (4, 4)


def test_a_question_without_an_answer_is_a_question() -> None:
    first, second = questions_of("**Q：How deep?**", "", "**Q：How far?**", "", "A：A foot.")
    assert (first.text, first.lines, first.answer) == ("How deep?", (2, 2), None)
    assert second.answer == (6, 6)


def test_an_answer_needs_no_label() -> None:
    (found,) = questions_of("**Q：How deep?**", "", "Two inches.")
    assert (found.text, found.answer) == ("How deep?", (4, 4))


def test_a_question_over_two_lines_keeps_its_line_end() -> None:
    (found,) = questions_of("Q: How deep", "do the beans go?", "", "A: Two inches.")
    assert found.text == "How deep\ndo the beans go?"


@pytest.mark.parametrize("line", ["\u3000", "\f", "\u200b"])
def test_an_invisible_line_is_no_part_of_a_question(line: str) -> None:
    (found,) = questions_of("**Q：How deep?**", line)
    assert (found.text, found.lines, found.answer) == ("How deep?", (2, 2), None)


def test_windows_line_ends_leave_no_trace_in_a_question() -> None:
    (found,) = read("## Questions\r\n\r\n**Q：How deep?**\r\n\r\nA：Two inches.\r\n").items[0].questions
    assert (found.text, found.lines) == ("How deep?", (3, 5))


@pytest.mark.parametrize(
    "lines",
    [
        ("Quarter: the first", "Answering: nobody"),
        ("```", "Q: how deep?", "```"),
        ("    Q: how deep?",),
        ("A: an answer to nothing",),
        ("Q&A: see below",),
        ("Q:",),
        ("**Q**：",),
    ],
)
def test_what_is_no_question_is_none(lines: tuple[str, ...]) -> None:
    assert questions_of("", *lines) == ()


def test_a_question_inside_an_item_is_an_entry_and_the_item_stays_one() -> None:
    minutes = read(SPRING)
    kinds = [(entry.kind, entry.item.number if entry.item else None) for entry in minutes.entries]
    assert kinds.count((EntryKind.AGENDA, 2)) == 1
    assert kinds.count((EntryKind.QUESTION, 2)) == 1
    assert kinds.count((EntryKind.QUESTION, 3)) == 2


@pytest.mark.parametrize("title", ["# Meeting 2024-03-05", "Meeting"])
@pytest.mark.parametrize("rest", [(), ("", "## Other", "", "The shed leaks.")])
def test_what_is_asked_above_the_agenda_is_an_entry_each(title: str, rest: tuple[str, ...]) -> None:
    asked = ("Q: Who waters?", "", "A: Fern does.", "", "Q: Who digs?", "", "A: Moss.")
    minutes = read(lines_of(title, "", *asked, *rest))
    first, second = [entry for entry in minutes.entries if entry.kind is EntryKind.QUESTION]
    assert (first.question, first.lines, first.body) == ("Who waters?", (3, 5), ((5, 5),))
    assert (second.question, second.lines, second.body) == ("Who digs?", (7, 9), ((9, 9),))
    assert [(item.heading, item.lines) for item in minutes.items][:1] == [("", (1, 9))]


def test_minutes_of_questions_alone_hold_nothing_else() -> None:
    kinds = [entry.kind for entry in read(lines_of("Q: Who waters?", "", "A: Fern does.")).entries]
    assert kinds == [EntryKind.QUESTION]


def test_what_stands_beside_a_question_above_the_agenda_stays_the_head() -> None:
    minutes = read(lines_of("# Club", "", "Attendees: Fern, Moss", "", "Q: Who digs?", "", "## Shed", "", "It leaks."))
    (overview,) = [entry for entry in minutes.entries if entry.kind is EntryKind.OVERVIEW]
    assert (overview.words, overview.item) == (((2, 4),), None)


def test_a_head_without_questions_is_no_item() -> None:
    assert [item.heading for item in read(lines_of("# Club", "", "Rain.", "", "## Shed", "", "Dry.")).items] == ["Shed"]


def test_each_question_of_the_meeting_has_its_exact_lines() -> None:
    questions = [question for item in read(SPRING).items for question in item.questions]
    assert [(question.text, question.lines, question.answer) for question in questions] == [
        ("堆肥箱多久翻一次？", (13, 14), (14, 14)),
        ("浇水用自来水还是雨水？", (18, 22), (20, 22)),
        ("谁保管仓库的钥匙？", (24, 24), None),
    ]


@pytest.mark.parametrize("label", ["A: ", "**A:** ", "答：", "Antwort: "])
@pytest.mark.parametrize("comment", ["<!-- ask Moss -->", "%% ask Moss %%"])
def test_a_comment_may_stand_between_a_question_and_the_answer_on_its_line(label: str, comment: str) -> None:
    (found,) = questions_of("", f"Q: How deep? {comment} {label}Two inches.")
    assert (found.text, found.answer) == ("How deep?", (3, 3))


def test_a_comment_before_a_question_is_no_part_of_it() -> None:
    (found,) = questions_of("", "Q: <!-- ask Moss --> How deep?", "", "A: Two inches.")
    assert found.text == "How deep?"


def test_the_answer_is_quoted_and_not_the_question_before_a_comment() -> None:
    text = lines_of("# Club", "", "## Tools", "", "Q: Who pays for the spade? <!-- ask Moss --> A: Fern pays.")
    (hit, *_) = search_in({"2024-03-05.md": text}).answer("Who pays for the spade?").hits
    assert hit.quote.text == "A: Fern pays."


def test_an_answer_ends_where_a_decision_or_the_next_topic_begins() -> None:
    for end in ("**Decision**: dig it.", "Action items:", "2. ## Hedge"):
        (question,) = questions_of("Q: How deep?", "", "A: Two inches.", "", end, "", "- Ada digs")
        assert question.answer is not None
        assert question.answer.last == 4
