"""The steps in which a moderator says what the answer to a missed question is."""

from collections.abc import Iterable, Sequence

from bot.replies.cards.notices import expired_reply
from bot.replies.cards.passages import answer_blocks, location_of_hit, passage_link, short_blocks
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.i18n.wording import Wording
from bot.replies.markdown.headline import headline
from bot.replies.model import Block, Button, Form, Note, Paragraph, Reply
from bot.search.model import Hit
from bot.storage.state.missed_questions import MissedQuestion


def finding_form(number: str, wording: Wording) -> Form:
    """Return the form for what finds the answer to a question."""
    control = ControlAction(Action.ANSWER_CANDIDATES, text=number)
    hint = wording("Words of it, its link, or meeting and lines: 2024-05-02 12-15")
    return Form(wording("The answer is…"), wording("Where the answer stands"), "", control, hint)


def candidates_reply(question: MissedQuestion, hits: Sequence[Hit], wording: Wording) -> Reply:
    """Return passages to pick from, each with its button, and the way to look for others."""
    asked: Iterable[Block] = (
        Paragraph(wording("Which passage answers this? {question}", question=headline(question.question))),
    )
    return Reply(
        (
            *asked,
            *(block for hit in hits for block in _candidate(question, hit, wording)),
            _find_button(question, wording, wording("Look for another")),
        ),
        private=True,
    )


def no_candidates_reply(question: MissedQuestion, typed: str, wording: Wording) -> Reply:
    """Return that nothing is found for what was typed, with the way to try again."""
    said = wording("Nothing is found for “{typed}”.", typed=headline(typed))
    hint = wording("Type words of the passage, its link, or its meeting and lines, such as: 2024-05-02 12-15")
    button = _find_button(question, wording, wording("Look for another"))
    return Reply((Paragraph(said), Note(hint), button), private=True)


def chosen_reply(question: MissedQuestion, hit: Hit | None, wording: Wording) -> Reply:
    """Return what answers a question from now on."""
    said = wording("From now on this answers: {question}", question=headline(question.question))
    blocks: list[Block] = [Paragraph(said)]
    if len(question.wordings) > 1:
        blocks.append(Note(wording("Also when asked like: {questions}", questions=_others(question))))
    if hit is not None:
        blocks += (*answer_blocks(hit, wording), *passage_link(location_of_hit(hit), hit.quote.lines, wording))
    return Reply(tuple(blocks), private=True)


def question_gone_reply(wording: Wording) -> Reply:
    """Return that a question is no longer kept."""
    return expired_reply(wording, wording("This question is no longer on the list."))


def _candidate(question: MissedQuestion, hit: Hit, wording: Wording) -> tuple[Block, ...]:
    reference = location_of_hit(hit).reference
    control = ControlAction(Action.CURATE, (reference,), text=str(question.id), replaces=True)
    return (*short_blocks(hit, wording), Button(wording("This is the answer"), control))


def _find_button(question: MissedQuestion, wording: Wording, label: str) -> Button:
    return Button(label, ControlAction(Action.FIND_ANSWER, text=str(question.id)))


def _others(question: MissedQuestion) -> str:
    return " · ".join(headline(one) for one in question.wordings if one != question.question)
