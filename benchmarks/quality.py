"""How often the first hit is right: asks all questions and prints the figures.

    python -m benchmarks.quality [QUESTIONS.yaml …] [--corpora FOLDER] [--rewrites FILE.tsv] [--ablation]
        [--cross-validate] [--misses]

`first`, `three`: the entry of the first hit, or of one of the first three, holds the answer. `shown`: the first hit's
quote shows it. `kept`: an answerable question was not refused. `refused`: one without an answer was. `auc`: how well
the confidence tells the two apart. Each has its 95 % interval.
"""

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

from benchmarks.corpora import Corpus, add_arguments, open_corpora, open_questions, verdicts
from benchmarks.intervals import fold_of
from benchmarks.judging import AskedQuestion, Verdict
from benchmarks.parts import FUSION_GRID, GRID, WITHOUT
from benchmarks.rewrites import Rewrites, key_of, load_rewrites
from benchmarks.tables import Verdicts, change_line, misses, record, rows_of, table
from bot.search.settings import SearchSettings

_FOLDS = 5
_SET = "as set"


def main() -> None:
    """Ask all questions and print what was asked for."""
    arguments = _arguments()
    questions = open_questions(arguments.questions)
    rewrites = load_rewrites(arguments.rewrites) if arguments.rewrites else None
    if rewrites is not None:
        questions = [question for question in questions if key_of(question.query) in rewrites]
        print(f"{len(questions)} of the questions have other wordings; these are asked with them.")
    corpora = open_corpora(arguments, questions)
    settings = SearchSettings()
    for part in arguments.without:
        settings = WITHOUT[part](settings)
    found = verdicts(corpora, questions, settings, rewrites)
    print("\n".join(table(found)))
    if arguments.misses:
        print("\n".join(("", *misses(found))))
    if arguments.ablation:
        print_ablation(corpora, found, settings, rewrites)
    if arguments.cross_validate:
        print_cross_validation(corpora, found, settings, rewrites)
    if arguments.json:
        arguments.json.write_text(json.dumps(record(found), indent=1) + "\n", encoding="utf-8")


def print_ablation(
    corpora: Sequence[Corpus], before: Verdicts, settings: SearchSettings, rewrites: Rewrites | None = None
) -> None:
    """Print what changes where each part is switched off."""
    print("\nwithout")
    for part, without in WITHOUT.items():
        after = verdicts(corpora, before, without(settings), rewrites)
        for group in _groups(before):
            print(f"  {part:20s} {group:16s}{change_line(before, after, group)}", flush=True)


def print_cross_validation(
    corpora: Sequence[Corpus], before: Verdicts, settings: SearchSettings, rewrites: Rewrites | None = None
) -> None:
    """Print which values are chosen on some folds, and what they change on the fold that was held out.

    Each weight's value is chosen by itself, beside the others as they are set; then all are taken together.
    """
    tried = {
        weight: {_SET: before}
        | {value: verdicts(corpora, before, to(settings), rewrites) for value, to in values.items()}
        for weight, values in (GRID if rewrites is None else FUSION_GRID).items()
    }
    for weight, values in tried.items():
        print(
            f"  {weight:20s}" + "".join(f" {value}: {_worth(found, [*before]):.4f}" for value, found in values.items())
        )
    questions = [*before]
    folds = fold_of(questions, _FOLDS)
    held_out: dict[AskedQuestion, Verdict] = {}
    for fold in range(_FOLDS):
        training = [question for question, other in zip(questions, folds, strict=True) if other != fold]
        chosen = {weight: _best(values, training) for weight, values in tried.items()}
        altered = settings
        for weight, value in chosen.items():
            altered = (GRID | FUSION_GRID)[weight][value](altered) if value != _SET else altered
        testing = [question for question, other in zip(questions, folds, strict=True) if other == fold]
        held_out |= verdicts(corpora, testing, altered, rewrites)
        print(f"  fold {fold + 1}: " + (", ".join(f"{w} {v}" for w, v in chosen.items() if v != _SET) or "all as set"))
    after = {question: held_out[question] for question in before}
    print("held out, beside the weights as set")
    for group in _groups(before):
        print(f"  {group:16s}{change_line(before, after, group)}")
    print("\n".join(line for line in table(after) if " / " not in line))


def _best(values: dict[str, Verdicts], training: Sequence[AskedQuestion]) -> str:
    return max(values, key=lambda value: (_worth(values[value], training), value == _SET))


def _worth(found: Verdicts, questions: Sequence[AskedQuestion]) -> float:
    """Return the mean over the groups of how often the first hit is right, and of how often it shows it."""
    groups = rows_of({question: found[question] for question in questions if question.relevant})
    shares = [
        sum(found[question].first + found[question].shown for question in asked) / len(asked) / 2
        for name, asked in groups.items()
        if name == asked[0].group
    ]
    return sum(shares) / max(len(shares), 1)


def _groups(found: Verdicts) -> list[str]:
    return list(dict.fromkeys(question.group for question in found))


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    add_arguments(parser)
    parser.add_argument(
        "--without",
        type=lambda text: text.split(","),
        default=[],
        metavar="PART[,PART]",
        help=f"switch parts off: {', '.join(WITHOUT)}",
    )
    parser.add_argument(
        "--rewrites",
        type=Path,
        action="append",
        metavar="FILE.tsv",
        help="ask with recorded other wordings, no server needed; only questions that have some; may be given again",
    )
    parser.add_argument("--ablation", action="store_true", help="print what each part is worth")
    parser.add_argument("--cross-validate", action="store_true", help="choose a few weights on four folds of five")
    parser.add_argument("--misses", action="store_true", help="list what is wrong")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    arguments = parser.parse_args()
    unknown = [part for part in arguments.without if part not in WITHOUT]
    if unknown:
        parser.error(f"--without: there is no part {unknown[0]!r}; there are {', '.join(WITHOUT)}.")
    return arguments


if __name__ == "__main__":
    main()
