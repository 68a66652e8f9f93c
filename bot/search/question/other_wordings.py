"""Tells which other wordings of a question are any: a language model may also say something else."""

from collections.abc import Sequence

from bot.search.model import Via
from bot.search.question.model import Query


def with_company(query: Query, others: Sequence[Query]) -> list[Query]:
    """Return those of some other wordings of a question that share a word with it, or with another one of them.

    Whoever words a question anew comes back to the same terms, even where the question has none of them. Commands,
    excuses and small talk share nothing. A word in another script or form is the same word.
    """
    own, terms = _terms_of(query), [_terms_of(other) for other in others]
    return [
        other for number, other in enumerate(others) if terms[number] & own.union(*terms[:number], *terms[number + 1 :])
    ]


def _terms_of(query: Query) -> frozenset[str]:
    readings = (reading for word in query.words for reading in word.readings if reading.via is not Via.MEANING)
    return frozenset(term for reading in readings for term in reading.terms)
