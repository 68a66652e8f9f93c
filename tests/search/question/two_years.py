"""Minutes to search in by year and by who presents."""

from bot.search.engine import Search
from tests.conftest import lines_of, search_in


def years() -> Search:
    """Return two like meetings of different years."""
    files = {
        f"{date}.md": lines_of("# Club", "", f"## Barrel @{presenter}", "", "The barrel leaks.")
        for date, presenter in (("2022-06-30", "Fern"), ("2023-03-14", "Moss"))
    }
    return search_in(files)
