"""The order of the numbers in dates, as the settings of a source tell it."""

from pathlib import Path

import pytest

from bot.knowledge.check import check_contents
from bot.knowledge.ingest import Ingester
from bot.sources.opening import open_sources
from bot.sources.settings import SourceSettings
from tests.conftest import lines_of

OPEN = lines_of("# Garden 03/04/2024", "", "Attendees: Willow, Fern", "", "## Barrel", "", "It leaks.")


def dates_in(folder: Path, dates: str | None, *others: str) -> list[str]:
    """Return the dates of files with `OPEN` and others as titles, read with a setting."""
    for number, text in enumerate((OPEN, *(OPEN.replace("03/04/2024", other) for other in others))):
        folder.joinpath(f"{number}.md").write_text(text, encoding="utf-8")
    ingester = Ingester(open_sources([SourceSettings(folder, dates=dates)], environment={}))
    return [str(one.date) for one in ingester.read(ingester.contents()).minutes]


@pytest.mark.parametrize(
    ("dates", "date"), [("day-first", "2024-04-03"), ("month-first", "2024-03-04"), (None, "None")]
)
def test_a_setting_tells_the_order_of_two_numbers(dates: str | None, date: str, tmp_path: Path) -> None:
    assert dates_in(tmp_path, dates) == [date]


def test_other_dates_of_the_source_know_better(tmp_path: Path) -> None:
    assert dates_in(tmp_path, "month-first", "25/04/2024") == ["2024-04-03", "2024-04-25"]


def test_check_does_not_call_such_a_date_ambiguous(tmp_path: Path) -> None:
    tmp_path.joinpath("a.md").write_text(OPEN, encoding="utf-8")
    sources = open_sources([SourceSettings(tmp_path, dates="day-first")], environment={})
    assert check_contents(Ingester(sources).contents()).problems == ()


def test_any_other_order_is_refused() -> None:
    with pytest.raises(ValueError, match="day-first or month-first"):
        SourceSettings(Path("knowledge"), dates="year-first")
