"""Decisions, action items, open questions, polls and summaries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.minutes.model import Role
from bot.minutes.roles import role_of
from tests.conftest import lines_of, read


@pytest.mark.parametrize(
    ("label", "role"),
    [
        ("Conclusion", Role.DECISION),
        ("Decision", Role.DECISION),
        ("**Decisions:**", Role.DECISION),
        ("Conclusion/Resolution", Role.DECISION),
        ("1. Conclusion", Role.DECISION),
        ("✅ Decision", Role.DECISION),
        ("Decision: the barrel is mended", Role.DECISION),
        ("结论", Role.DECISION),
        ("结论：四月修雨桶", Role.DECISION),
        ("決議", Role.DECISION),
        ("Action items", Role.ACTION),
        ("**Action Items**", Role.ACTION),
        ("TODO", Role.ACTION),
        ("Next steps", Role.ACTION),
        ("待办", Role.ACTION),
        ("待办事项：买锡", Role.ACTION),
        ("DECISION 58.1", Role.DECISION),
        ("Decisions made", Role.DECISION),
        ("RESOLVED: mend it", Role.DECISION),
        ("会议结论：", Role.DECISION),
        ("三、下一步事务", Role.ACTION),
        ("待办（陈伟）：买锡", Role.ACTION),
        ("Actionables", Role.ACTION),
        ("AI: mend it", Role.ACTION),
        ("Action items until the next meeting", Role.ACTION),
        ("다음 회의(11/02)까지 할 것", Role.ACTION),
        ("Tareas próxima semana", Role.ACTION),
        ("Tâches pour la semaine prochaine", Role.ACTION),
        ("Aufgaben für nächste Woche", Role.ACTION),
        ("Next week's tasks", Role.ACTION),
        ("次回までの宿題", Role.ACTION),
        ("Offene Aufgaben von Ada", Role.ACTION),
        ("Action items for Ada Byron", Role.ACTION),
        ("会议决议与分工", Role.DECISION),
        ("Acuerdos relevantes", Role.DECISION),
        ("Beschlüsse der Mitgliederversammlung", Role.DECISION),
        ("Board resolution: mend it", Role.DECISION),
        ("Meeting conclusion", Role.DECISION),
        ("So decision: mend it", Role.DECISION),
        ("Einstimmiger Beschluss: wir reparieren es", Role.DECISION),
        ("Résolution unanime : réparer", Role.DECISION),
        ("一致决议：修桶", Role.DECISION),
        ("理事会决定：修桶", Role.DECISION),
        ("Resolution 2024-3: mend it", Role.DECISION),
        ("Outcome: mended", Role.DECISION),
        ("Motions", Role.DECISION),
        ("Approved: the minutes of April", Role.DECISION),
        ("Principales décisions de la réunion", Role.DECISION),
        ("Main decisions of the meeting", Role.DECISION),
        ("New key decisions from this call", Role.DECISION),
        ("Actions before the next meeting", Role.ACTION),
        ("주요 결정사항", Role.DECISION),
        ("遗留问题：", Role.OPEN_QUESTION),
        ("Open questions", Role.OPEN_QUESTION),
        ("Offene Punkte", Role.OPEN_QUESTION),
        ("Points en suspens", Role.OPEN_QUESTION),
        ("Main outcome", Role.SUMMARY),
        ("Poll", Role.POLL),
        ("POLL: charter", Role.POLL),
        ("Straw polls", Role.POLL),
        ("投票", Role.POLL),
        ("Summary", Role.SUMMARY),
        ("Speaker’s Summary of Key Points", Role.SUMMARY),
        ("总结", Role.SUMMARY),
    ],
)
def test_a_label_names_the_role(label: str, role: Role) -> None:
    assert role_of(label) is role


@pytest.mark.parametrize(
    "label",
    [
        "Poll results of last year",
        "Decision about the barrel",
        "The conclusion",
        "Actionable",
        "Barrel",
        "Barrel: decision",
        "Ai: mend it",
        "Action items?",
        "Review of the last meeting's action items",
        "Actions prévues lors de la réunion précédente",
        "上次会议行动项",
        "遗留问题闭环",
        "Conclusion and barrel",
        "Actions for Windows",
        "Decisions for next week",
        "Decisions before the next meeting",
        "New key",
        "",
        ":",
        "结论是四月修雨桶",
        "Decision " * 20,
    ],
)
def test_a_longer_heading_names_none(label: str) -> None:
    assert role_of(label) is None


def test_what_a_link_opens_with_belongs_to_the_name() -> None:
    assert role_of("[HOSE-12](https://example.org/12) Summary", "en") is None


@given(st.text(max_size=80))
def test_any_label_is_borne(label: str) -> None:
    assert role_of(label) in {None, *Role}


def roles_in(*lines: str) -> list[tuple[Role | None, int, int]]:
    """Return the role and the lines of every entry of an item."""
    return [(entry.role, *entry.lines) for entry in read(lines_of("# Club", *lines)).entries if entry.item]


def test_a_section_under_such_a_heading_has_the_role() -> None:
    assert roles_in("## Barrel", "", "It leaks.", "", "### 结论", "", "四月修。") == [
        (None, 2, 4),
        (Role.DECISION, 6, 8),
    ]


@pytest.mark.parametrize(
    ("label", "role"),
    [("**Action Items**", Role.ACTION), ("结论：", Role.DECISION), ("POLL: mend?", Role.POLL)],
)
def test_a_paragraph_with_such_a_label_begins_an_entry_of_its_own(label: str, role: Role) -> None:
    assert roles_in("## Barrel", "", "It leaks.", "", label, "", "- tin is bought") == [(None, 2, 5), (role, 6, 8)]


def test_a_heading_without_such_a_name_has_none() -> None:
    assert roles_in("## Barrel", "", "The decision was hard.") == [(None, 2, 4)]


def test_a_table_with_blank_rows_alone_has_no_role() -> None:
    head = ("## Action items", "", "| Item | Who |", "|---|---|")
    blank = read(lines_of("# Club 2024-03-05", "", *head, "| TBA | - |"))
    filled = read(lines_of("# Club 2024-03-05", "", *head, "| Dig | Ada |"))
    assert [entry.role for entry in blank.entries if entry.role] == []
    assert [entry.role for entry in filled.entries if entry.role] == [Role.ACTION]


@pytest.mark.parametrize(
    ("language", "heading", "role"),
    [
        ("en", "Decisions for sprint 4", Role.DECISION),
        ("en", "Actions items", Role.ACTION),
        ("es", "5. Acuerdos para Sprint 4", Role.DECISION),
        ("fr", "Décisions pour le sprint 3", Role.DECISION),
        ("de", "Beschlüsse für Sprint 3", Role.DECISION),
        ("pt", "Atividades definidas", Role.ACTION),
        ("ru", "Решения на спринт", Role.DECISION),
        ("ru", "Задачи прошлого собрания", None),
        ("cs", "Usnesení valné hromady", Role.DECISION),
        ("cs", "Úkoly na příští týden", Role.ACTION),
        ("cs", "Úkoly z minulé schůze", None),
        ("es", "Tareas del sprint anterior", None),
        ("en", "Decisions for gardens", None),
    ],
)
def test_a_heading_may_say_for_which_time_it_is(language: str, heading: str, role: Role | None) -> None:
    assert role_of(heading, language) is role


def test_a_middle_dot_joins_the_names_of_roles() -> None:
    assert role_of("5. 未解決・確認事項", "ja") is Role.OPEN_QUESTION


@pytest.mark.parametrize(
    ("language", "heading"),
    [
        ("en", "Task breakdown"),
        ("en", "Action items and owners"),
        ("en", "Individual tasks"),
        ("en", "Action items - week 3"),
        ("de", "Wer macht was bis wann"),
        ("fr", "Répartition du travail"),
        ("es", "División del trabajo"),
        ("pt", "Distribuição de tarefas"),
        ("ru", "Распределение задач"),
        ("cs", "Rozdělení úkolů"),
        ("it", "Suddivisione del lavoro"),
        ("ja", "作業分担"),
        ("ko", "업무 분배"),
        ("zh", "责任分工"),
    ],
)
def test_what_shares_out_the_work_names_action_items(language: str, heading: str) -> None:
    assert role_of(heading, language) is Role.ACTION


def test_a_plan_for_something_is_no_list_of_action_items() -> None:
    assert role_of("Action plan for gardens", "en") is None
