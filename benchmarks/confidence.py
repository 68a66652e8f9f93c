"""Fits the weights of the confidence: asks all questions and prints what separates those that have an answer.

    python -m benchmarks.confidence [QUESTIONS.yaml …] [--corpora FOLDER] [--no-meaning]

The weights go into `bot/search/ranking/confidence.py`. Every confidence in the tables but the one of the weights as
set comes from weights that were fitted without the question.
"""

import argparse
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from benchmarks.corpora import Corpus, add_arguments, explain, open_corpora, open_questions
from benchmarks.intervals import area_under_curve, fold_of, share
from benchmarks.judging import AskedQuestion
from benchmarks.logistic import Numbers, fit, likelihood
from bot.search.ranking.confidence import Features, confidence
from bot.search.settings import SearchSettings

_FOLDS = 10
_RIDGE = 1.0
_THRESHOLDS = tuple(number / 100 for number in range(30, 86, 5))
_KEPT = 0.95  # the share of answerable questions that is to be kept


class Observation(NamedTuple):
    """What the confidence goes by for one question."""

    question: AskedQuestion
    features: Features | None
    """None where nothing was weighed: nothing matched, or the question asks for a list."""
    given: float = 0.0
    """How sure the answer is then, whatever the weights."""


def main() -> None:
    """Ask all questions, fit the weights and print them."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    add_arguments(parser)
    arguments = parser.parse_args()
    questions = open_questions(arguments.questions)
    observations = list(_observations(open_corpora(arguments, questions), questions))
    weights, threshold = SearchSettings().weights.confidence, SearchSettings().confidence.threshold
    as_set = np.array([confidence(seen.features, weights) if seen.features else seen.given for seen in observations])
    held_out = _held_out(observations)
    for name, sure in (("as set", as_set), (f"fitted, {_FOLDS}-fold cross-validation", held_out)):
        print(f"\n{name}")
        print("\n".join(_table(observations, sure, {*_THRESHOLDS, threshold})))
    print("\nfitted on all")
    for name, value in zip(("bias", *Features._fields), _fitted(observations), strict=True):
        print(f"    {name:10s} {value:6.2f}   as set {getattr(weights, name):6.2f}")
    answerable = [sure for seen, sure in zip(observations, held_out, strict=True) if seen.question.relevant]
    print(f"    {'threshold':10s} {np.quantile(answerable, 1 - _KEPT):6.2f}   keeps {_KEPT:.0%}")


def _observations(corpora: Sequence[Corpus], questions: Sequence[AskedQuestion]) -> Iterator[Observation]:
    for corpus in corpora:
        search = corpus.search(SearchSettings())
        for question in questions:
            if question.corpus == corpus.name:
                explained = explain(search, question)
                yield Observation(question, explained.features, explained.answer.confidence)


def _fitted(observations: Sequence[Observation]) -> Numbers:
    seen = [observation for observation in observations if observation.features]
    outcomes = np.array([bool(observation.question.relevant) for observation in seen], dtype=np.float64)
    return fit(np.array([observation.features for observation in seen]), outcomes, ridge=_RIDGE)


def _held_out(observations: Sequence[Observation]) -> Numbers:
    """Return the confidence in each question by weights that were fitted without it."""
    folds = fold_of(observations, _FOLDS)
    sure = np.array([seen.given for seen in observations])
    for fold in range(_FOLDS):
        weights = _fitted([seen for seen, other in zip(observations, folds, strict=True) if other != fold])
        for number, (seen, other) in enumerate(zip(observations, folds, strict=True)):
            if other == fold and seen.features:
                sure[number] = likelihood(weights, np.array([seen.features]))[0]
    return sure


def _table(observations: Sequence[Observation], sure: Numbers, thresholds: set[float]) -> Iterator[str]:
    """Yield for each group the area under the curve, and what every threshold keeps and refuses."""
    groups = list(dict.fromkeys(seen.question.group for seen in observations))
    of_group: dict[str, tuple[list[float], list[float]]] = {group: ([], []) for group in groups}
    for seen, value in zip(observations, sure, strict=True):
        of_group[seen.question.group][0 if seen.question.relevant else 1].append(float(value))
    yield "           " + "".join(f"{group:>42s}" for group in groups)
    yield "auc        " + "".join(f"{area_under_curve(*of_group[group])!s:>42s}" for group in groups)
    for threshold in sorted(thresholds):
        line = f"{threshold:.2f}       "
        for group in groups:
            kept = share([value >= threshold for value in of_group[group][0]])
            refused = share([value < threshold for value in of_group[group][1]])
            line += f"{f'{kept} / {refused}':>42s}"
        yield line


if __name__ == "__main__":
    main()
