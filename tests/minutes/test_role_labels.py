"""Labels in a line that name a role."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.languages.reader import languages
from bot.minutes.inner_labels import label_inside
from bot.minutes.model import Role
from bot.minutes.role_labels import label_in


@pytest.mark.parametrize(
    ("line", "content"),
    [
        ("Decision: mend it", "mend it"),
        ("**Decision**: mend it", "mend it"),
        ("**Decision:** mend it", "mend it"),
        ("- **Decision**: mend [it](https://example.org/a:b)", "mend it"),
        ("* [ ] Decision: mend it", "mend it"),
        ("3. Decision: mend it", "mend it"),
        ("-> Decision: mend it", "mend it"),
        ("> [!success]- Decision: mend it", "mend it"),
        ("💡 Decision: mend it", "mend it"),
        ("- :white_check_mark: **Decision**: mend it", "mend it"),
        ("Decision - mend it", "mend it"),
        ("[Decision] mend it", "mend it"),
        ("【结论】修桶", "修桶"),
        ("**DECISION 3.1** Mend it", "Mend it"),
        ("2.结论：修桶", "修桶"),
        ("Decision:", ""),
        ("**Decision**", ""),
    ],
)
def test_a_line_begins_with_a_label(line: str, content: str) -> None:
    label = label_in(line)
    assert label is not None
    assert (label.role, label.content) == (Role.DECISION, content)


@pytest.mark.parametrize(
    "line",
    [
        "The decision: mend it",
        "**decision** makers met",
        "Decision about the barrel",
        "https://example.org/decision: mend",
        "TODO",
        "TODO: link to the slides",
        "[TODO: slides]",
        "Ai: mend it",
        "Action Plan: mend it",
        "AI Safety: mend it",
        "DECISION Tree: mend it",
    ],
)
def test_other_lines_begin_with_none(line: str) -> None:
    assert label_in(line) is None


@pytest.mark.parametrize(
    ("line", "person"),
    [
        ("TODO Ada: mend it", "Ada"),
        ("- **ACTION Ada Byron:** mend it", "Ada Byron"),
        ("AI @ada: mend it", "@ada"),
        ("ACTION ITEM Zoë: mend it", "Zoë"),
    ],
)
def test_a_label_in_capitals_may_have_a_name_behind_it(line: str, person: str) -> None:
    label = label_in(line)
    assert label is not None
    assert (label.role, label.content, label.aside) == (Role.ACTION, "mend it", person)


@pytest.mark.parametrize("line", ["Ada 다음 주까지 할 것: mend it", "Ada **다음 주까지 할 것**: mend it"])
def test_a_day_and_a_name_may_come_before_a_label(line: str) -> None:
    label = label_in(line, "ko")
    assert label is not None
    assert (label.role, label.content) == (Role.ACTION, "mend it")


@pytest.mark.parametrize("tag", languages())
def test_every_name_in_plain_letters_opens_a_line(tag: str) -> None:
    names = filter(str.isascii, languages()[tag].minutes.roles.decision)
    assert [name for name in names if label_in(f"- **{name.capitalize()}**: 3", tag) is None] == []


def test_a_callout_is_named_by_its_kind_where_its_title_names_none() -> None:
    label = label_in("> [!todo] Before spring")
    assert label is not None
    assert label.role is Role.ACTION


@given(st.text(max_size=200))
def test_any_line_is_borne(line: str) -> None:
    for label in (label_in(line), label_inside(line)):
        assert label is None or label.role in set(Role)


@pytest.mark.parametrize("label", ["Follow-up", "Follow up", "Followup"])
def test_a_label_is_one_of_what_a_heading_names_several_of(label: str) -> None:
    found = label_in(f"- {label}: Bramble asks the shop", "en")
    assert found is not None
    assert (found.role, found.content) == (Role.ACTION, "Bramble asks the shop")
    assert label_in(f"{label}:", "en") is None


def test_a_link_to_a_place_in_the_page_is_no_label() -> None:
    assert label_in("- [Action items](#action-items)", "en") is None
    found = label_in("- [Action](https://example.org): mend it", "en")
    assert found is not None
    assert found.content == "mend it"


@pytest.mark.parametrize("word", ["Vorstandsbeschluss", "Mehrheitsbeschluss", "Beschluss"])
def test_who_decided_may_be_part_of_the_word(word: str) -> None:
    found = label_in(f"- {word}: wir kaufen den Schlauch", "de")
    assert found is not None
    assert found.role is Role.DECISION


@pytest.mark.parametrize("line", ["- *Action Point* Fern writes to the town", "_Action item_ Fern writes to the town"])
def test_a_label_in_italics_before_a_task_marks_it(line: str) -> None:
    label = label_in(line, "en")
    assert label is not None
    assert (label.role, label.content) == (Role.ACTION, "Fern writes to the town")


@pytest.mark.parametrize("line", ["*Note* that it rains", "*Agreed* that we go", "* Action *this*", "*Hose* leaks"])
def test_other_words_in_italics_mark_nothing(line: str) -> None:
    label = label_in(line, "en")
    assert label is None or label.content != line.partition("* ")[2]


@pytest.mark.parametrize(
    ("line", "content"),
    [
        ("- ADA ACTION: mend it", "mend it"),
        ("**Top priority ACTION: mend it", "mend it"),
        ("- M ACTION: mend it", "mend it"),
        ("- * Action point * Ada mends it", "Ada mends it"),
    ],
)
def test_a_task_is_called_so_behind_other_words_or_between_stars(line: str, content: str) -> None:
    label = label_in(line, "en")
    assert label is not None
    assert (label.role, label.content) == (Role.ACTION, content)


def test_a_vote_that_opens_with_its_outcome_is_a_decision() -> None:
    label = label_in("- Board vote: approved to buy a hose", "en")
    assert label is not None
    assert (label.role, label.content) == (Role.DECISION, "approved to buy a hose")
    asked = label_in("- Board vote: who wants a hose?", "en")
    assert asked is not None
    assert asked.role is Role.POLL


@pytest.mark.parametrize(
    "line", ["The call to ACTION: come all", "RESULTS OF THE ACTION: none", "Completed ACTION: mended"]
)
def test_small_words_before_capitals_make_a_sentence(line: str) -> None:
    assert label_in(line, "en") is None
