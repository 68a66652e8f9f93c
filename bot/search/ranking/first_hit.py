"""Weighs the first hit: what its card shows of the question, and whether it can be an answer at all."""

from collections.abc import Iterable, Iterator, Sequence

from bot.minutes.model import EntryKind
from bot.search.analysis.numbers import holds_number
from bot.search.analysis.terms import ALWAYS
from bot.search.index.entries import Scores
from bot.search.index.participants import lists_who_came, tells_who_came
from bot.search.model import Hit, IndexedEntry
from bot.search.question.asked_in import is_other_language
from bot.search.question.intent_patterns import intent_patterns
from bot.search.question.model import Query, Word
from bot.search.question.prices import asks_for_price, tells_price
from bot.search.ranking.confidence import Features, features
from bot.search.ranking.coverage import Coverage
from bot.search.ranking.evidence import Evidence
from bot.search.ranking.told_near import share_told
from bot.text import normalise

_MAX_HEAD_CHARACTERS = 500
_NOWHERE = -0.1
_SEVERAL = 3  # words that hardly stand on one card by chance
_NEAR_BY_MEANING = 0.18  # of the score by meaning: a cosine of .3
_ON_THE_TOPIC = 0.3  # of the score by meaning; who asks in other words than the minutes comes as near as that


class FirstHit:
    """Looks at first hits; never changes."""

    def __init__(self, coverage: Coverage, languages: tuple[str, ...], *, quotation: float) -> None:
        """`quotation` is what a quotation weighs among the evidence."""
        self._quotation = quotation
        self._coverage = coverage
        self._languages = languages
        self._has_many_forms = any(tag not in ALWAYS for tag in languages)

    def features(self, query: Query, evidence: Evidence, total: Scores, ranked: Sequence[int], hit: Hit) -> Features:
        """Return what the confidence goes by; `total` is the sum of the evidence, and `hit` the first of the ranked."""
        held = self._coverage.shares(query, ranked[0])
        card = _card(query, hit)
        shown = self._coverage.shares_in(query, card)
        if query.intent.quantity and not holds_number(card, self._languages):
            shown = [*shown, 0.0]
        if query.intent.responsible and not self._names_doer(hit, card):
            shown = [*shown, 0.0]
        if query.intent.numbers and not query.required and not self._is_numbered(query, hit):
            shown = [0.0]
        # What the minutes do not speak of, and what they say all the time, excuses nothing that is missing.
        telling = len(held) - query.foreign - self._coverage.often_said(query)
        found = features(held, shown, evidence, total, ranked, telling=max(telling, 0))
        is_placed = found.dated or found.person or found.attendance
        astray = 0.0 if is_placed else self._astray(query, held, evidence, ranked[0])
        aside = 0.0 if _holds_several(shown) else self._coverage.said_aside(query, card, hit.headline)
        is_price = self.asks_for_price(query)
        return found._replace(
            typed=float(evidence.is_typed(ranked[0], quotation=self._quotation)),
            marked=float(hit.entry.role in query.intent.roles),
            elsewhere=1.0 if self._is_told_otherwise(query, shown, evidence, hit) else self._elsewhere(query, shown),
            astray=astray,
            aside=aside,
            uncounted=self._untold(query, hit, card) if query.intent.quantity and not is_price else 0.0,
            unpriced=self._untold(query, hit, card) if is_price else 0.0,
            specific=float(query.intent.doers or (query.intent.quantity and not self._tells_price_asked(query, card))),
        )

    def _untold(self, query: Query, hit: Hit, card: str) -> float:
        """Return how much of a question does not stand beside an amount such as it asks for, 0 to 1.

        In another language than the question's, an amount stands beside other words. What holds no number at all may
        say it otherwise ("every week"); that it is missing is counted with the words.
        """
        is_price = self.asks_for_price(query)
        if not (is_price or holds_number(card, self._languages)):
            return 0.0
        tells = tells_price if is_price else holds_number
        told = share_told(query, card, self._coverage, lambda text: tells(text, self._languages))
        if told and is_other_language(query.text, hit.minutes.language, self._languages):
            return 0.0
        return 1 - told

    def _is_numbered(self, query: Query, hit: Hit) -> bool:
        """Return whether a hit is of an agenda item with a number that is asked for."""
        return hit.entry.item is not None and hit.entry.item.number in query.intent.numbers

    def _names_doer(self, hit: Hit, card: str) -> bool:
        """Return whether a hit tells who does something, or says that somebody is responsible."""
        presenters = hit.entry.item.presenters if hit.entry.item else ()
        said = intent_patterns(self._languages).responsible
        return bool(hit.entry.owners or presenters) or said.search(normalise(card)) is not None

    def _astray(self, query: Query, held: Sequence[float], evidence: Evidence, number: int) -> float:
        """Return how much tells that a question is about what these minutes are not, however many words it has.

        Large minutes say nearly every word somewhere, so that hardly a word is unknown there. An entry with one of the
        words and without the others, which are hardly ever said, is no answer, unless it is near by meaning.
        """
        near = 0.0 if evidence.meaning is None else float(evidence.meaning[number])
        return self._coverage.lacking_rarity(query, held) * max(1 - near / _ON_THE_TOPIC, 0.0)

    def _elsewhere(self, query: Query, shown: Sequence[float]) -> float:
        """Return 1 if all that a card lacks of a question stands in other entries, less than 0 if some is nowhere.

        In English a word that is missing is missing. In other languages with letters, and in Japanese, it may well be
        there in a form or a compound that the stemmer does not join: "sponsor" in "sponsoriser". What stands nowhere
        in the minutes is not there in any form.
        """
        if not self._has_many_forms or min(shown, default=1.0) >= 1:
            return 0.0
        return 1.0 if all(word.known for word in query.required) else _NOWHERE

    def _is_told_otherwise(self, query: Query, shown: Sequence[float], evidence: Evidence, hit: Hit) -> bool:
        """Return whether a card lacks nothing but everyday words of another language than it is written in.

        What it is asked about is named alike in both, and stands there; the rest of it fits by meaning.
        """
        words = [(word, share) for word, share in zip(query.required, shown, strict=False) if share < 1]
        names = [word for word in query.required if not self._coverage.is_everyday(word)]
        if len(shown) > len(query.required) or not words or all(word.is_name for word in names):
            return False
        near = 0.0 if evidence.meaning is None else float(evidence.meaning[hit.indexed.number])
        return (
            near >= _NEAR_BY_MEANING
            and all(self._coverage.is_everyday(word) for word, _ in words)
            and is_other_language(query.text, hit.minutes.language, self._languages)
        )

    def is_none(self, query: Query, hit: Hit, evidence: Evidence) -> bool:
        """Return whether a hit is no answer, however well it fits: it tells of something else."""
        place = hit.indexed
        return (
            _is_list_beside(query, place)
            or self._lacks_number(query, place)
            or (_asks_only_who_came(query) and not _tells_it(query, place, evidence))
        )

    def asks_for_price(self, query: Query) -> bool:
        """Return whether a question asks for a sum of money."""
        return asks_for_price(query, self._languages)

    def _tells_price_asked(self, query: Query, card: str) -> bool:
        """Return whether a card tells the sum that is asked for; few do, unlike those that hold some number."""
        return self.asks_for_price(query) and tells_price(card, self._languages)

    def lacks_price(self, query: Query, hit: Hit) -> bool:
        """Return whether a hit tells no sum of money though the question asks for one: it only tells of the thing."""
        return self.asks_for_price(query) and not tells_price(_card(query, hit), self._languages)

    def demands_numbers(self, query: Query) -> bool:
        """Return whether an answer has to hold some number or code; hardly any question is so."""
        return bool(self._demanded(query))

    def holding_numbers(self, query: Query, best: Iterable[IndexedEntry]) -> Iterator[int]:
        """Yield the places of those of the best entries that hold every number which a question demands."""
        return (place.number for place in best if not self._lacks_number(query, place))

    def _lacks_number(self, query: Query, place: IndexedEntry) -> bool:
        """Return whether an entry lacks a number that is asked for: what is told of another number is no answer."""
        demanded = self._demanded(query)
        if not demanded:  # nearly every question, without looking anything up
            return False
        shares = self._coverage.shares(query, place.number)
        return any(not share and word in demanded for word, share in zip(query.required, shares, strict=True))

    def _demanded(self, query: Query) -> list[Word]:
        """Return the numbers and codes of a question that an answer has to hold; that of the group itself is none."""
        numbers = (word for word in query.required if word.is_number)
        return [word for word in numbers if not self._coverage.is_said_everywhere(word)]


def _holds_several(shown: Sequence[float]) -> bool:
    """Return whether a card holds all words of a question, and so many that they stand together for a reason."""
    return len(shown) >= _SEVERAL and min(shown) >= 1


def _card(query: Query, hit: Hit) -> str:
    """Return what a reader sees of a hit, and what is known without being said there."""
    item = hit.entry.item
    presenters = item.presenters if item else ()
    # What a decision is about stands above it, and which meeting somebody was at in the title of that.
    above = item.path[-1:] if (query.intent.roles or query.intent.state) and hit.entry.role and item else ()
    title = (hit.minutes.title, *_head(hit)) if query.intent.attendance else ()
    return "\n".join((hit.headline, hit.quote.text, *presenters, *above, *title))


def _head(hit: Hit) -> Iterator[str]:
    """Yield what stands above all items of a meeting."""
    for entry in hit.minutes.entries[:1]:
        if entry.kind is EntryKind.OVERVIEW:
            yield hit.minutes.text.piece(entry.lines)[:_MAX_HEAD_CHARACTERS]


def _is_list_beside(query: Query, place: IndexedEntry) -> bool:
    """Return whether a question for what somebody did is met with a list of who came."""
    is_more_than_names = not all(one.is_name for one in query.words)
    asks_for_deeds = query.asks_for_people and not query.intent.attendance and is_more_than_names
    return asks_for_deeds and tells_who_came(place)


def _asks_only_who_came(query: Query) -> bool:
    """Return whether a question asks who was there or was not, and for no number of them."""
    intent = query.intent
    is_counted = intent.headcount or intent.how_often
    asks_for_list = intent.absence or (intent.attendance and not (intent.people or intent.numbers or intent.roles))
    return asks_for_list and not is_counted and all(word.is_name for word in query.required)


def _tells_it(query: Query, place: IndexedEntry, evidence: Evidence) -> bool:
    """Return whether an entry tells who came or did not, and of the meeting that was asked about."""
    asked = (evidence.attendance, evidence.date)
    is_told = all(scores is None or bool(scores[place.number]) for scores in asked)
    return is_told and (query.intent.absence or lists_who_came(place))
