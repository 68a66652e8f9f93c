"""Freezes what is answered, to tell after a change whether anything is answered otherwise.

    python -m benchmarks.freeze before.jsonl [QUESTIONS.yaml …] [--corpora FOLDER] [--cache FILE]
    python -m benchmarks.freeze after.jsonl --compare before.jsonl

A line is a question's answer as `ask --json` prints it, without the time it took, or a meeting as `meeting --json`
prints it. With `--compare`, every line that differs is named with what differs in it, and the exit code is 1.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from benchmarks.corpora import AUDIENCE, Corpus, add_arguments, open_corpora, open_questions
from benchmarks.judging import AskedQuestion
from bot.minutes.model import MeetingDate
from bot.replies.i18n.audience import languages_of
from bot.replies.json_records import answer_record, meeting_record
from bot.search.settings import SearchSettings

_TODAY = MeetingDate(2026, 11, 1)
"""Any fixed day, so that "last month" means the same whenever the answers are frozen."""

_MOST_DIFFERENCES = 40
"""Lines that are named; of many, the first ones tell enough."""

Frozen = dict[str, dict[str, Any]]
"""Answers and meetings by what they are called: `english/q-wasm-001`, `tc39 2024-02-06`."""


def main() -> int:
    """Freeze all answers; return 1 if they are compared and differ."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", maxsplit=1)[0])
    parser.add_argument("frozen", type=Path, help="the file to write")
    add_arguments(parser)
    parser.add_argument("--compare", type=Path, metavar="FILE", help="a file that was written before")
    arguments = parser.parse_args()
    questions = open_questions(arguments.questions)
    corpora = open_corpora(arguments, questions)
    frozen = dict(freeze(corpora, questions))
    lines = (json.dumps({"name": name} | record) for name, record in frozen.items())
    arguments.frozen.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    print(f"{len(frozen):,} answers and meetings are frozen in {arguments.frozen}")
    if arguments.compare is None:
        return 0
    found = list(differences(read_frozen(arguments.compare), frozen))
    print("\n".join(found[:_MOST_DIFFERENCES]))
    print(f"{len(found):,} of them differ from {arguments.compare}")
    return int(bool(found))


def freeze(corpora: Sequence[Corpus], questions: Sequence[AskedQuestion]) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the answer to every question of the corpora, and every meeting, with what each is called."""
    for corpus in corpora:
        search = corpus.search(SearchSettings())
        for question in questions:
            if question.corpus == corpus.name:
                languages = languages_of(AUDIENCE, question.query)
                answer = search.answer(question.query, languages=languages, today=_TODAY)
                record = answer_record(answer, elapsed_ms=0.0)
                del record["elapsed_ms"]
                yield f"{question.group}/{question.id}", record
        for meeting in corpus.meetings:
            for text in meeting.texts:
                yield f"{corpus.name} {text.source}", meeting_record(meeting, text)
        print(f"{corpus.name}: frozen", file=sys.stderr)


def read_frozen(file: Path) -> Frozen:
    """Return what was frozen in a file."""
    records = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    return {record.pop("name"): record for record in records}


def differences(before: Frozen, after: Frozen) -> Iterator[str]:
    """Yield a line for everything that is no more, is new, or is not as it was."""
    for name in before.keys() - after.keys():
        yield f"{name}: is no more"
    for name, record in after.items():
        if name not in before:
            yield f"{name}: is new"
        elif before[name] != record:
            yield f"{name}: " + "; ".join(_changed(before[name], record))


def _changed(before: dict[str, Any], after: dict[str, Any]) -> Iterator[str]:
    for key in dict.fromkeys((*before, *after)):
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        if key == "hits" and isinstance(old, list) and isinstance(new, list):
            numbers = [number for number, (a, b) in enumerate(zip(old, new, strict=False), 1) if a != b]
            yield f"hits {numbers or [len(old), len(new)]}"
        else:
            yield f"{key} {str(old)[:80]!r} -> {str(new)[:80]!r}"


if __name__ == "__main__":
    sys.exit(main())
