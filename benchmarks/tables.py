"""The figures of many verdicts, and how they are printed."""

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.intervals import Change, Estimate, area_under_curve, change, share
from benchmarks.judging import AskedQuestion, Verdict

Verdicts = Mapping[AskedQuestion, Verdict]
FIGURES = ("first", "three", "shown", "kept", "refused", "auc")
COMPARED = ("first", "three", "shown")


def rows_of(verdicts: Verdicts) -> dict[str, list[AskedQuestion]]:
    """Return the questions of every row of the table: each group as a whole, its corpora, its kinds."""
    rows: dict[str, list[AskedQuestion]] = {}
    for question in verdicts:
        names = (question.group, f"{question.group} = {question.corpus}", f"{question.group} / {question.kind}")
        for name in names:
            rows.setdefault(name, []).append(question)
    groups = list(dict.fromkeys(question.group for question in verdicts))
    return dict(sorted(rows.items(), key=lambda row: (groups.index(row[1][0].group), " / " in row[0])))


def figures_of(verdicts: Sequence[tuple[AskedQuestion, Verdict]]) -> dict[str, Estimate]:
    """Return all figures of some questions by name."""
    answerable = [verdict for question, verdict in verdicts if question.relevant]
    others = [verdict for question, verdict in verdicts if not question.relevant]
    return {
        "first": share([verdict.first for verdict in answerable]),
        "three": share([verdict.three for verdict in answerable]),
        "shown": share([verdict.shown for verdict in answerable]),
        "kept": share([verdict.answered for verdict in answerable]),
        "refused": share([not verdict.answered for verdict in others]),
        "auc": area_under_curve([v.confidence for v in answerable], [v.confidence for v in others]),
    }


def table(verdicts: Verdicts) -> Iterator[str]:
    """Yield the lines of the table of all figures."""
    yield f"{'':32s}{'n':>5s}" + "".join(f"{name:>19s}" for name in FIGURES)
    for name, questions in rows_of(verdicts).items():
        figures = figures_of([(question, verdicts[question]) for question in questions])
        yield f"{name:32s}{len(questions):5d}" + "".join(f"{figures[figure]!s:>19s}" for figure in FIGURES)
    unfaithful = sum(verdict.unfaithful for verdict in verdicts.values())
    overlong = sum(verdict.overlong for verdict in verdicts.values())
    yield f"unfaithful {unfaithful}, overlong {overlong} (both must be 0)"


def record(verdicts: Verdicts) -> dict[str, object]:
    """Return all figures as a JSON object."""
    return {
        name: {"n": len(questions)}
        | {
            figure: {"value": estimate.value, "low": estimate.low, "high": estimate.high, "of": estimate.of}
            for figure, estimate in figures_of([(question, verdicts[question]) for question in questions]).items()
            if estimate.of
        }
        for name, questions in rows_of(verdicts).items()
    } | {
        "unfaithful": sum(verdict.unfaithful for verdict in verdicts.values()),
        "overlong": sum(verdict.overlong for verdict in verdicts.values()),
    }


def changes(before: Verdicts, after: Verdicts, group: str) -> dict[str, Change]:
    """Return what another way of answering changes of a group's compared figures."""
    asked = [question for question in before if question.group == group and question.relevant]
    return {
        figure: change(
            [getattr(before[question], figure) for question in asked],
            [getattr(after[question], figure) for question in asked],
        )
        for figure in COMPARED
    }


def change_line(before: Verdicts, after: Verdicts, group: str) -> str:
    """Return the changes of a group as text: of each figure the difference, gains and losses, and their chance."""
    count = sum(question.group == group and bool(question.relevant) for question in before)
    return "".join(
        f"   {figure} {(found.gained - found.lost) / max(count, 1):+.3f}"
        f" (+{found.gained} -{found.lost}, p {found.chance:.2f})"
        for figure, found in changes(before, after, group).items()
    )


def misses(verdicts: Verdicts) -> Iterator[str]:
    """Yield a line for each question that was not answered as it should be."""
    for question, verdict in verdicts.items():
        wrong = [
            name
            for name, is_wrong in (
                (f"rank {verdict.rank or '-'}", question.relevant and not verdict.first),
                ("not shown", question.relevant and not verdict.shown),
                ("refused", question.relevant and not verdict.answered),
                ("answered", not question.relevant and verdict.answered),
            )
            if is_wrong
        ]
        if wrong:
            places = ", ".join(
                f"{p.file}:{p.lines.first if p.lines else p.evidence[:30]}" for p in question.relevant[:3]
            )
            yield (
                f"{question.id} [{question.kind}] {question.query!r}: {', '.join(wrong)} "
                f"({verdict.confidence:.2f}; {places or 'no answer'})"
            )
