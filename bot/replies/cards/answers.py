"""Words answers: the passage that answers, several passages, or that the minutes do not say."""

from collections.abc import Sequence

from bot.replies.cards.passages import (
    answer_blocks,
    answer_controls,
    hit_choices,
    hit_listing,
    named_otherwise,
    short_blocks,
    whole_hit_choice,
)
from bot.replies.controls.custom_id import Action, ControlAction
from bot.replies.controls.references import Location, issue_address
from bot.replies.i18n.wording import Wording
from bot.replies.markdown.headline import headline
from bot.replies.model import AskedLine, Block, Button, Fact, Link, Menu, Note, Offers, Paragraph
from bot.search.model import Answer, Hit

_MAX_SUGGESTIONS = 3
_MAX_REWRITE_CHARACTERS = 80
_MIN_SCORE_SHARE = 0.5  # of the first hit's score; what is further off is not "also in the minutes"


def answered_blocks(
    answer: Answer, asked: AskedLine, newer: Sequence[Location], wording: Wording, *, shown: int
) -> tuple[Block, ...]:
    """Return the first hit with its controls, with the question in small print; others up to `shown` are named.

    `newer` are the places where later meetings speak of it.
    """
    first, *others = answer.hits
    more = [hit for hit in others if hit.score >= _MIN_SCORE_SHARE * first.score]
    blocks: list[Block] = []
    if answer.read_as:
        blocks.append(Note(wording("Read as: {question}", question=headline(answer.read_as))))
    chosen = (Note(wording("Chosen by a moderator for this question")),) if first.curated else ()
    blocks += (*answer_blocks(first, wording), *chosen, asked, *_reworded_notes(answer, wording))
    also = named_otherwise(more, first)[: shown - 1]
    if also:
        menu = Menu(wording("Open a passage"), hit_choices(also, answer.question, wording))
        listing = hit_listing(also, answer.question, wording)
        blocks += (Fact(wording("Also in the minutes"), ""), listing, menu)
    # What is named is opened from there, and the button opens what is not.
    named = {hit.indexed.number for hit in also}
    rest = [hit for hit in more if hit.indexed.number not in named]
    return (*blocks, *answer_controls(first, rest, newer, question=answer.question, wording=wording))


def refusal_blocks(answer: Answer, asked: AskedLine, wording: Wording, *, issue_link: str | None) -> tuple[Block, ...]:
    """Return that no passage was found, with what comes closest and what is near, and how to ask the next meeting.

    `asked` is the question, in small print. Where nothing is near, nothing is shown.
    """
    blocks: list[Block] = [Paragraph(wording("I found no passage that answers this.")), asked]
    blocks += _reworded_notes(answer, wording)
    if answer.read_as:
        blocks.append(Note(wording("Read as: {question}", question=headline(answer.read_as))))
    blocks += unknown_notes(answer.unknown, wording)
    hits = answer.hits[: 1 + _MAX_SUGGESTIONS] if answer.near else ()
    if hits and answer.close:
        blocks += (Fact(wording("Not sure, but this comes closest"), ""), *answer_blocks(hits[0], wording))
        if hits[0].chosen_for:
            asked_then = headline(hits[0].chosen_for)
            blocks.append(Note(wording("Chosen by a moderator for: {question}", question=asked_then)))
        hits = hits[1:]
    if hits:
        choices = hit_choices(hits[:_MAX_SUGGESTIONS], answer.question, wording)
        blocks += (Fact(wording("Near to it") if answer.close else wording("Nearest to it"), ""), Offers(choices))
    if not answer.near:
        blocks.append(Note(wording("Nothing in the minutes comes near. Other words may help, or fewer.")))
    blocks.append(Button(wording("Ask another"), ControlAction(Action.ASK_ON, text=answer.question)))
    if issue_link:
        blocks.append(Link(wording("Ask the next meeting"), issue_address(issue_link, answer.question)))
    return tuple(blocks)


def unknown_notes(unknown: Sequence[str], wording: Wording) -> tuple[Note, ...]:
    """Return which words of a question stand nowhere in the minutes; nothing for none."""
    words = headline(wording.separated(tuple(dict.fromkeys(unknown))))
    return (Note(wording("Not in the minutes: {words}", words=words)),) if unknown else ()


def _reworded_notes(answer: Answer, wording: Wording) -> tuple[Note, ...]:
    """Return, in small print, the other words that were looked for; nothing for none."""
    looked_for = " · ".join(headline(query, limit=_MAX_REWRITE_CHARACTERS) for query in answer.rewrites)
    return (Note(wording("Also looked for: {queries}", queries=looked_for)),) if looked_for else ()


def passages_blocks(hits: Sequence[Hit], question: str, wording: Wording) -> tuple[Block, ...]:
    """Return one passage as an answer, or several with a menu to read one in full."""
    if len(hits) == 1:
        return (*answer_blocks(hits[0], wording), *answer_controls(hits[0], (), (), question=question, wording=wording))
    blocks = [block for hit in hits for block in short_blocks(hit, wording)]
    menu = Menu(wording("Open a passage"), tuple(whole_hit_choice(hit, wording) for hit in hits))
    return (*blocks, menu, Button(wording("Ask another"), ControlAction(Action.ASK_ON, text=question)))
