"""Tasks behind an arrow and the name of whoever has to do them; labels in two languages at once."""

import pytest

from bot.minutes.model import Role
from bot.minutes.roles import role_named
from tests.conftest import lines_of, read
from tests.minutes.typed_minutes import SAID_IN_CHINESE, SAID_IN_JAPANESE

HEAD = (
    "# Club 2024-03-04",
    "",
    "Present: Fern, Holly, 渡会",
    "",
    "## Hose",
    "",
    "It leaks in two places, as everybody knows.",
)


def tasks(*lines: str) -> list[str]:
    minutes = read(lines_of(*HEAD, *lines), "2024-03-04.md")
    return [minutes.text.line(entry.lines.first) for entry in minutes.entries if entry.role is Role.ACTION]


@pytest.mark.parametrize(
    "line",
    ["→ Fern to mend the hose", "→ Holly: ask the shop", "⇒ Fern: paint it", "→ 渡会：確認する"],
)
def test_what_stands_behind_an_arrow_and_a_name_is_to_do(line: str) -> None:
    assert tasks(line) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "-> Holly is right",
        "→ Nobody is against it",
        "→ Next year again",
        "-> Fern (good luck)",
        "  * -> Fern: 100% compatible",
    ],
)
def test_an_arrow_alone_is_nothing_to_do(line: str) -> None:
    assert tasks(line) == []


@pytest.mark.parametrize(
    ("label", "role"), [("議決 Resolved", Role.DECISION), ("Action 跟進", Role.ACTION), ("日期 Date", None)]
)
def test_a_label_in_two_languages_is_known_by_either(label: str, role: Role | None) -> None:
    assert role_named(label, "zh") is role


@pytest.mark.parametrize(
    "line", ["责任人：陈伟，去问价格多少", "【担当】渡会　見積りをもらう", "- 负责人：陈伟 去问价格多少"]
)
def test_what_stands_behind_a_label_for_its_owner_is_to_do(line: str) -> None:
    said = SAID_IN_JAPANESE if "担当" in line else SAID_IN_CHINESE
    minutes = read(lines_of("# 2024-03-04", "", "出席：陈伟、渡会", "", "## 水管", "", said, "", line), "2024-03-04.md")
    tasks = [minutes.text.line(entry.lines.first) for entry in minutes.entries if entry.role is Role.ACTION]
    assert tasks == [line]


def test_a_label_for_somebody_else_has_no_task() -> None:
    assert tasks("主持：陈伟，问了价格多少") == []
