"""The labels in one line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.languages.reader import languages
from bot.minutes.label_words import label_kind
from bot.minutes.labels import labels_in


@pytest.mark.parametrize(
    ("wording", "language", "kind"),
    [
        ("Attendees", "en", "attendees"),
        ("2. Attendees:", "en", "attendees"),
        ("Other remote attendees", "en", "attendees"),
        ("Attendees and guests of the year", "en", None),
        ("出席者", "ja", "attendees"),
        ("主要参会人员", "zh", "attendees"),
        ("与会人(Attendees)", "zh", "attendees"),
        ("Anwesende", "de", "attendees"),
        ("Présents", "fr", "attendees"),
        ("Asistentes", "es", "attendees"),
        ("缺席", "zh", "absent"),
        ("Regrets", "en", "absent"),
        ("会议时间", "zh", "date"),
        ("Date & Time", "en", "date"),
        ("Meeting Date/Time", "en", "date"),
        ("Facilitator", "en", "other"),
        ("Presents for Ada", "en", None),
    ],
)
def test_a_label_is_a_whole_wording_of_a_language(wording: str, language: str, kind: str | None) -> None:
    found = label_kind(wording, language)
    assert (found.value if found else None) == kind


@pytest.mark.parametrize("tag", languages())
@pytest.mark.parametrize("written", ["2. {} (add your name)", "{} 3)", "**{}**"])
def test_every_label_is_known_with_a_number_a_remark_or_marks(tag: str, written: str) -> None:
    labels = languages()[tag].minutes.labels.attendees
    assert [label for label in labels if label_kind(written.format(label.title()), tag) is None] == []


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Attendees: Ada", "Ada"),
        ("**Attendees**: _Ada_", "_Ada_"),
        ("**Attendees:** **Ada**, Brook", "**Ada**, Brook"),
        ("**Attendees: Ada**", "Ada"),
        ("__Attendees__ - [Ada](https://example.org/a:b)", "[Ada](https://example.org/a:b)"),
        ("Attendees (add: your name): Ada", "Ada"),
        ("<b>Attendees</b>: Ada", "Ada"),
        ("**Attendees** Ada", "Ada"),
        ("【Attendees】Ada", "Ada"),
        ("Attendees:  Ada   Brook", "Ada Brook"),
    ],
)
def test_what_stands_behind_a_label_is_as_written(line: str, value: str) -> None:
    assert [label.value for label in labels_in(line, "en")] == [value]


@given(st.text("Attendees: *_-[]()|\u3000Date·，：", max_size=120))
def test_what_stands_behind_a_label_is_a_part_of_the_line(line: str) -> None:
    for label in labels_in(line, "en"):
        assert "".join(label.value.split()) in "".join(line.split()) or "<" in line
