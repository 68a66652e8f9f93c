"""Which meetings were held, so that their texts are minutes, and which were only announced or called off."""

import pytest

from tests.conftest import lines_of
from tests.minutes.left_out import why


@pytest.mark.parametrize(
    "text",
    [
        lines_of("# Club", "", "## Agenda", "", "### Barrel @Willow", "", "It leaks, so it goes to the smith."),
        lines_of("# 园艺社", "", "## 会议议程", "", "### 议程 1：雨桶 @柳荫", "", "雨桶漏了，送去铁匠那里修。"),
        lines_of("# Club", "", "## Agenda", "", "### Questions", "", "Q: Who has the key?", "", "A: Fern has it."),
        lines_of("# Club", "", "## Agenda", "", "- **Q**: Who has the key?", "  **A**: Fern has it."),
        lines_of("# Agenda", "", "- barrel", "", "# Barrel", "", "It leaks, so it goes to the smith."),
        lines_of("# Agenda", "", "- barrel", "", "# Notes", "", "The barrel leaks, so it goes to the smith."),
    ],
)
def test_what_was_said_under_an_agenda_makes_it_minutes(text: str) -> None:
    assert why(text) == ""


@pytest.mark.parametrize("note", ["None of the members can come in May.", "无人反对，四月开始修雨桶。"])
def test_a_note_that_begins_like_a_placeholder_is_a_note(note: str) -> None:
    assert why(lines_of("# Club", "", "## Agenda", "", "- barrel", "", "## Notes", "", note)) == ""


@pytest.mark.parametrize(
    ("language", "note"),
    [
        ("en", "*Meeting canceled due to lack of agenda*"),
        ("en", "Canceled due to lack of agenda."),
        ("de", "Das Treffen fällt aus."),
        ("fr", "La réunion est annulée."),
        ("es", "Reunión cancelada por falta de temas."),
        ("pt", "Reunião cancelada."),
        ("ru", "Собрание не состоялось."),
        ("tr", "Toplantı iptal edildi."),
        ("tr", "Toplantı ertelendi."),
        ("it", "La riunione è stata annullata."),
        ("nl", "Vergadering geannuleerd."),
        ("pl", "Zebranie nie odbyło się."),
        ("cs", "Schůze se nekonala."),
        ("cs", "Schůzka byla zrušena pro nemoc."),
        ("sv", "Mötet ställdes in."),
        ("da", "Mødet blev aflyst."),
        ("nb", "Møtet er avlyst."),
        ("nb", "Møtet ble utsatt."),
        ("ja", "会議中止"),
        ("ko", "회의 취소"),
        ("zh", "本次会议取消"),
    ],
)
def test_a_meeting_that_was_cancelled_was_not_held(language: str, note: str) -> None:
    text = f"---\nlanguage: {language}\n---\n# 2024-03-05\n\n## Agenda\n\n- Hose\n\n## Notes\n\n{note}\n"
    assert "agenda without notes" in why(text)


@pytest.mark.parametrize("note", ["Cancelled the order of hoses.", "We cancelled the meeting in May."])
def test_what_was_cancelled_at_a_meeting_is_a_note(note: str) -> None:
    assert why(f"# Club 2024-03-05\n\n## Agenda\n\n- Hose\n\n## Notes\n\n{note}\n") == ""


def test_an_agenda_that_is_copied_as_numbered_headings_is_not_held() -> None:
    copied = lines_of("# Club 2024-03-05", "", "## Agenda", "", "1. barrel", "", "# Notes", "", "## 1. barrel", "")
    assert "agenda without notes" in why(copied)
    assert why(copied + "\nIt leaks, so it goes to the smith.\n") == ""


def test_a_file_that_is_called_an_agenda_has_to_say_more_than_titles() -> None:
    linked = "- [hose#12 Mend the hose reel before summer comes](https://example.org/12)"
    text = lines_of("# Call 2024-03-05", "", linked, "", "## Help wanted", "", linked)
    assert "agenda without notes" in why(text, "2024-03-05-agenda.md")
    assert why(lines_of(text, "  - Ada: it leaks, and we buy a new one"), "2024-03-05-agenda.md") == ""
    assert why(lines_of("Present: Ada Byron", "", text), "2024-03-05-agenda.md") == ""


def test_a_place_for_notes_among_the_formalities_is_none() -> None:
    text = lines_of(
        "# Planning 2024-03-05", "", "## Agenda", "", "- hoses", "", "## Hoses", "", "- Ada looks for a new reel",
        "", "## Upcoming meetings", "", "### Other meeting notes", "", "- 8 March: fair",
    )  # fmt: skip
    assert why(text) == ""


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("Pond day", "The pond group will be meeting at the boat house."),
        ("Pond day", "We will hold our spring meeting at the boat house."),
        ("Teichtag", "Das Treffen findet am 5. März am Bootshaus statt."),
        ("Journée de la mare", "La réunion se tiendra au hangar à bateaux."),
        ("Día del estanque", "La reunión se celebrará en el cobertizo de los botes."),
        ("池の日", "池の会を船小屋で開催します。皆さんどうぞ。"),
        ("池塘日", "池塘会议将于三月五日在船屋召开，欢迎大家。"),
        ("연못의 날", "연못 모임을 보트 창고에서 개최합니다."),
    ],
)
def test_what_says_first_that_it_will_be_held_was_not_held_yet(title: str, sentence: str) -> None:
    text = lines_of(f"# {title}", "", "## 2024-03-05", "", sentence, "", "Boots are of use.")
    assert "nothing is written down" in why(text)


@pytest.mark.parametrize(
    "text",
    [
        "# Pond\n\nThe pond will be cleaned in May.\n\nBo brings a net.\n",
        "# Pond\n\nThe next meeting will be held in May.\n\nBo brings a net.\n",
        "# Minutes\n\nThe spring fair will be held in May.\n\nBo brings a net.\n",
        "# Pond\n\nThis meeting will be held at noon.\n\n## Notes\n\n- Bo brought a net.\n",
        "# Pond\n\nThis meeting will be held at noon.\n\n## Agenda\n\n- Net\n  - Bo has mended all of it by now.\n",
        "# Pond\n\nThis meeting will be held at noon.\n\nDecision: we buy a net.\n",
    ],
)
def test_what_is_to_come_does_not_hide_what_was_said(text: str) -> None:
    assert why(text) == ""


def test_who_signed_up_for_an_agenda_was_not_there_yet() -> None:
    announced = ("This meeting will be held at noon.", "", "## Attendees", "", "* Ada", "* Bo", "")
    agenda = ("## Agenda", "", "* ADD AGENDA HERE", "", "## Log", "")
    assert "nothing is written down" in why(lines_of("# Pond 2024-03-05", "", *announced, *agenda))
    assert why(lines_of("# Pond 2024-03-05", "", *announced, *agenda, "* Bo: the net is mended.")) == ""


def test_headings_and_a_word_that_nothing_was_noted_are_no_minutes() -> None:
    assert "nothing is written down" in why("# Pond\n\n## Net\n")
    assert "nothing is written down" in why("#### M 4\n\nNo material was brought along.\n", "minutes/m4.md")
    assert why("# Pond\n\n## Net\n\nNone.\n") == ""
    assert why("# Pond\n\n- net\n") == ""


def test_titles_alone_beneath_a_title_that_says_agenda_are_one() -> None:
    text = "# Agenda 2024-03-05\n\n- Sell the pump\n- Buy seeds\n"
    assert "agenda without notes" in why(text, "2024-03-05.md")
    assert not why(text + "  - Ada Byron: in May\n", "2024-03-05.md")


def test_who_speaks_beneath_the_bullets_of_an_agenda_makes_minutes_of_it() -> None:
    text = "# 모임 2024-03-05\n\n## 안건\n\n- 울타리 칠하기\n  - 김하늘: 파란색\n- 연못\n"
    assert not why(text, "2024-03-05.md")
    assert "agenda without notes" in why(text.replace("  - 김하늘: 파란색\n", ""), "2024-03-05.md")


@pytest.mark.parametrize(("said", "expected"), [("-", True), ("- The pump leaks.", False)])
def test_who_signed_up_where_all_else_is_empty_was_not_there_yet(said: str, expected: bool) -> None:
    head = ("# Pond crew - 2024-03-04", "", "## Participants", "", "- @ada", "- @bo", "")
    text = lines_of(*head, "## Topics", "", said, "- ", "", "## Goals", "-", "", "## Next Meeting", "", "2024-03-11")
    assert ("agenda" in why(text, "2024-03-04.md")) is expected


def test_a_first_sentence_in_the_future_announces_a_meeting() -> None:
    text = lines_of("# Board - 4 March 2024", "", "We will be reporting what crews did.", "", "## Agenda", "", "Ask.")
    assert "agenda" in why(text, "2024-03-04.md")


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("| Topic | Who | Notes |", "| Barrel | Fern | It leaks, so it goes to the smith |"),
        ("| Topic | Decision |", "| Barrel | It goes to the smith next week |"),
        ("| 议题 | 讨论记录 |", "| 雨桶 | 雨桶漏了，送去铁匠那里修 |"),
    ],
)
def test_a_table_of_an_agenda_whose_notes_are_filled_in_is_minutes(head: str, row: str) -> None:
    rule = "|---" * (head.count("|") - 1) + "|"
    assert why(lines_of("# 2024-03-05 Agenda", "", head, rule, row)) == ""


def test_a_table_of_an_agenda_without_notes_is_none() -> None:
    table = ("| Topic | Time | Notes |", "|---|---|---|", "| Barrel | the first ten minutes of all | |")
    assert "agenda" in why(lines_of("# 2024-03-05 Agenda", "", *table))


@pytest.mark.parametrize("title", ["Orden del día", "Ordre du jour", "Ordine del giorno"])
def test_an_agenda_may_be_named_by_several_words(title: str) -> None:
    assert "agenda" in why(lines_of(f"# {title} 05/03/2024", "", "- Barril", "- Caseta"))
