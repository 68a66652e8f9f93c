"""The parts of the search that can be switched off, and the weights that are chosen from, as changes of settings."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Final

from bot.search.settings import SearchSettings

Change = Callable[[SearchSettings], SearchSettings]


def of_fields(**values: float) -> Change:
    """Return the change of some weights of the fields."""
    return lambda settings: _weighing(settings, fields=replace(settings.weights.fields, **values))


def of_reading(**values: float) -> Change:
    """Return the change of some weights of the reading."""
    return lambda settings: _weighing(settings, reading=replace(settings.weights.reading, **values))


def of_ranking(**values: float) -> Change:
    """Return the change of some weights of the ranking."""
    return lambda settings: _weighing(settings, ranking=replace(settings.weights.ranking, **values))


def of_quoting(**values: float) -> Change:
    """Return the change of some weights of the quoting."""
    return lambda settings: _weighing(settings, quoting=replace(settings.weights.quoting, **values))


def of_fusion(**values: float) -> Change:
    """Return the change of some weights of the fusion."""
    return lambda settings: _weighing(settings, fusion=replace(settings.weights.fusion, **values))


def of_weights(**values: Any) -> Change:
    """Return the change of some weights that belong to no group."""
    return lambda settings: _weighing(settings, **values)


def _weighing(settings: SearchSettings, **values: Any) -> SearchSettings:
    return replace(settings, weights=replace(settings.weights, **values))


def of_confidence(**values: float) -> Change:
    """Return the change of some weights of the confidence."""
    return lambda settings: replace(settings, confidence=replace(settings.confidence, **values))


def of_search(**values: Any) -> Change:
    """Return the change of some settings of the search as a whole."""
    return lambda settings: replace(settings, **values)


WITHOUT: Mapping[str, Change] = {
    "fields": of_fields(question=1.0, heading=1.0, path=1.0),
    "path": of_fields(path=0.0),
    "length": of_fields(length=0.0),
    "all-words": of_ranking(all_words=0.0),
    "spelling": of_reading(spelling=0.0),
    "words-by-sound": of_reading(sound=0.0, blurred_sound=0.0),
    "script": of_reading(script=0.0),
    "similar-words": of_weights(similar_words=0),
    "passages-by-meaning": of_ranking(meaning=0.0),
    "meaning-alone": of_ranking(meaning_alone=0.0),
    "together": of_ranking(together=0.0),
    "paraphrased": of_ranking(paraphrased=0.0),
    "first-said": of_ranking(first_said=2.0),
    "beginning": of_quoting(beginning=0.0),
    "headline": of_ranking(headline=0.0),
    "phrases": of_ranking(phrase=0.0, quotation=0.0),
    "quoted-meaning": of_quoting(meaning=0.0),
    "meaning": of_search(meaning=False),
    "dates": of_ranking(date=0.0),
    "people": of_ranking(person=0.0, attended=0.0),
    "attendance": of_ranking(attendance=0.0),
    "prior": of_ranking(overview=1.0, heading_only=1.0, announcement=1.0),
}
"""What each part's absence is. `script` is the words of other regions only: characters are always folded to one script,
and `fields` counts a word the same wherever it stands."""

GRID: Final[dict[str, Mapping[str, Change]]] = {
    "fields.question": {"2": of_fields(question=2.0), "4.5": of_fields(question=4.5)},
    "fields.heading": {"1.3": of_fields(heading=1.3), "3": of_fields(heading=3.0)},
    "fields.path": {"0.2": of_fields(path=0.2), "1": of_fields(path=1.0)},
    "fields.length": {"0.4": of_fields(length=0.4), "0.8": of_fields(length=0.8)},
    "fields.saturation": {"0.8": of_fields(saturation=0.8), "1.8": of_fields(saturation=1.8)},
    "ranking.all_words": {"0.2": of_ranking(all_words=0.2), "0.7": of_ranking(all_words=0.7)},
    "ranking.meaning": {value: of_ranking(meaning=float(value)) for value in ("0.2", "0.3", "0.55", "0.7")},
    "ranking.meaning_alone": {value: of_ranking(meaning_alone=float(value)) for value in ("0.4", "0.6", "1")},
    "lifting.together": {"0.15": of_ranking(together=0.15), "0.45": of_ranking(together=0.45)},
    "lifting.paraphrased": {value: of_ranking(paraphrased=float(value)) for value in ("0", "0.3", "0.9")},
    "ranking.first_said": {value: of_ranking(first_said=float(value)) for value in ("0.8", "0.95", "2")},
    "ranking.date": {"0.4": of_ranking(date=0.4), "0.9": of_ranking(date=0.9)},
    "ranking.person": {"0.3": of_ranking(person=0.3), "0.75": of_ranking(person=0.75)},
    "ranking.overview": {"0.65": of_ranking(overview=0.65), "0.9": of_ranking(overview=0.9)},
    "reading.meaning": {"0.3": of_reading(meaning=0.3), "0.7": of_reading(meaning=0.7)},
    "quoting.meaning": {"1": of_quoting(meaning=1.0), "4": of_quoting(meaning=4.0)},
}
"""The values that cross-validation chooses from, beside the one that is set, for each weight by itself."""

FUSION_GRID: Final[dict[str, Mapping[str, Change]]] = {
    "fusion.least": {value: of_fusion(least=float(value)) for value in ("0", "0.1", "0.6", "1.5")},
    "fusion.sure": {value: of_fusion(sure=float(value)) for value in ("0.85", "0.9", "0.98", "1.1")},
    "fusion.quoting": {value: of_fusion(quoting=float(value)) for value in ("0", "0.5", "0.9", "1.1")},
}
"""The same for questions that are asked together with their other wordings."""
