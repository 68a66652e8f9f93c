"""Titles in minutes that are typed like a letter: numbered, behind a sign, above or before what is said."""

import pytest

from bot.minutes.running_text import MAX_NAME_WORDS, is_sentence
from tests.conftest import lines_of, read
from tests.minutes.typed_minutes import SAID, SAID_IN_CHINESE, SAID_IN_JAPANESE, topics


@pytest.mark.parametrize("between", [(), ("",)], ids=["right above the text", "above a blank line"])
def test_numbered_lines_above_running_text_are_titles(between: tuple[str, ...]) -> None:
    lines = ("1. Hose", *between, SAID, "", "2. Hedge", *between, SAID, "", "3. Pond", *between, SAID)
    assert topics(*lines) == ["1. Hose", "2. Hedge", "3. Pond"]


@pytest.mark.parametrize(
    "titles",
    [
        ("TOP 1: Schlauch", "TOP 2: Hecke", "TOP 3: Teich"),
        ("Punkt 1 Schlauch", "Punkt 2 Hecke", "Punkt 3 Teich"),
        ("Item 1 – Hose", "Item 2 – Hedge", "Item 3 – Pond"),
        ("PRIMERO.- Manguera", "SEGUNDO.- Seto", "TERCERO.- Estanque"),
        ("제1호 : 호스", "제2호 : 울타리", "제3호 : 연못"),
        ("第１号議案　ホース", "第２号議案　生け垣", "第３号議案　池"),
        ("I. Hose", "II. Hedge", "III. Pond"),
        ("1  Hose", "2  Hedge", "3  Pond"),
    ],
)
def test_titles_count_on_in_words_and_numbers_of_all_kinds(titles: tuple[str, ...]) -> None:
    found = topics(*(line for title in titles for line in (title, SAID, "")))
    assert [heading in title for heading, title in zip(found, titles, strict=True)] == [True] * 3


def test_a_full_stop_behind_each_title_is_no_part_of_it() -> None:
    lines = (
        line for number, title in enumerate(("Hose", "Hedge", "Pond"), 1) for line in (f"{number}. {title}.", SAID, "")
    )
    assert topics(*lines) == ["1. Hose", "2. Hedge", "3. Pond"]


def test_sentences_may_follow_a_title_in_its_line() -> None:
    told = "Ada has asked the shop, and a new one costs more than the club has."
    found = topics(f"1. Hose. {told}", "", f"2. Hedge. {told}", "", f"3. Pond. {told}")
    assert found == ["1. Hose", "2. Hedge", "3. Pond"]


def test_a_day_at_the_beginning_of_a_wrapped_line_is_no_title() -> None:
    wrapped = ("The new one comes in the week of", "8. April, if the shop is open by then, and not before.")
    assert topics("1. Hose", *wrapped, "", "2. Hedge", SAID, "", "3. Pond", SAID) == ["1. Hose", "2. Hedge", "3. Pond"]


def test_a_list_within_a_topic_names_none() -> None:
    quotes = ("Three offers came:", "1. Barlow, 450 euros", "2. Stokes, 620 euros", "3. somebody for cash", SAID)
    assert topics("1. Hose", *quotes, "", "2. Hedge", SAID, "", "3. Pond", SAID) == ["1. Hose", "2. Hedge", "3. Pond"]


def test_an_agenda_above_the_notes_is_no_second_topic() -> None:
    agenda = ("Agenda:", "1. Hose", "2. Hedge", "3. Pond", "")
    assert topics(*agenda, "1. Hose", SAID, "", "2. Hedge", SAID, "", "3. Pond", SAID) == [
        "1. Hose",
        "2. Hedge",
        "3. Pond",
    ]


def test_what_is_counted_anew_by_another_word_follows_on() -> None:
    motions = (
        line
        for number, title in enumerate(("ホース", "生け垣", "池"), 1)
        for line in (f"第{number}号議案　{title}", SAID_IN_JAPANESE, "")
    )
    reports = ("報告１　納屋", SAID_IN_JAPANESE, "", "報告２　畑", SAID_IN_JAPANESE)
    assert [heading.rpartition("　")[2] for heading in topics(*motions, *reports)] == [
        "ホース",
        "生け垣",
        "池",
        "納屋",
        "畑",
    ]


@pytest.mark.parametrize("form", ["■ {}", "■{}", "●{}", "【{}】"])
def test_one_sign_marks_titles(form: str) -> None:
    lines = (line for title in ("Hose", "Hedge", "Pond") for line in (form.format(title), SAID, ""))
    assert topics(*lines) == ["Hose", "Hedge", "Pond"]


def test_labels_behind_a_sign_are_no_titles() -> None:
    lines = (line for title in ("ホース", "生け垣", "池") for line in (f"■{title}", SAID, "【決定】買う。", ""))
    assert topics(*lines) == ["ホース", "生け垣", "池"]


def test_a_short_line_that_opens_a_paragraph_of_sentences_is_its_title() -> None:
    lines = (line for title in ("Hose", "Hedge", "Pond") for line in (title, SAID, ""))
    assert topics(*lines) == ["Hose", "Hedge", "Pond"]


def test_the_first_line_of_wrapped_prose_is_no_title() -> None:
    wrapped = (
        "The hose leaks where it was mended last year, so that",
        "the beds at the far end stay dry in summer.",
        "",
    )
    assert topics(*wrapped, *wrapped, *wrapped) != [wrapped[0]] * 3


@pytest.mark.parametrize("title", ["**Oakwood Garden Club**", "OAKWOOD GARDEN CLUB"])
def test_what_names_the_meeting_above_its_day_is_no_topic(title: str) -> None:
    lines = (title, "Committee, 4 March 2024", "Present: Fern Moss, Holly Bush", "")
    told = (line for name in ("Hose", "Hedge", "Pond") for line in (f"{name}: {SAID}", ""))
    minutes = read(lines_of(*lines, *told), "minutes3.md")
    assert [item.heading for item in minutes.topics] == ["Hose", "Hedge", "Pond"]


def test_titles_before_what_is_said_may_look_like_names() -> None:
    labelled = ("Burns Supper", "Money", "The mixer", "Twinning visit")
    assert topics(*(line for label in labelled for line in (f"{label}: the supper was fine. {SAID}", ""))) == [
        *labelled
    ]


def test_who_speaks_is_no_title() -> None:
    assert "Fern Moss" not in topics(*(line for _ in range(3) for line in (f"Fern Moss: {SAID}", "")))


def test_headings_of_markdown_cut_the_text_by_themselves() -> None:
    counted = (line for number in (1, 2, 3) for line in (f"{number}. Part {number}", SAID, ""))
    found = topics("## Hose", "", SAID, "", "## Hedge", "", *counted)
    assert found == ["Hose", "Hedge"]


def test_numbers_within_a_list_are_parts_of_its_items() -> None:
    parts = (
        "   1. Importer",
        "   2. Exporter",
        "      Nobody has begun with it so far.",
        "   3. Viewer",
        f"      {SAID}",
    )
    assert topics("1. Roadmap", *parts, "2. Budget", f"   {SAID}", "3. Party", f"   {SAID}")[0::2] == [
        "1. Roadmap",
        "3. Party",
    ]


def test_what_a_sentence_leads_to_is_no_topic() -> None:
    steps = (line for number in (1, 2, 3) for line in (f"{number}. Step {number}", SAID))
    assert not {"1. Step 1", "2. Step 2"} & {
        *topics("We agreed on these steps:", *steps, "", "Then we talked of the fence.")
    }


@pytest.mark.parametrize("label", ["**Action items**", "Next steps:", "Decisions:"])
def test_what_a_label_above_a_list_tells_is_no_topic(label: str) -> None:
    listed = (line for number in (1, 2, 3) for line in (f"{number}. Fix part {number}", f"   {SAID}"))
    assert not {"1. Fix part 1", "Fix part 1"} & {*topics(label, *listed)}


def test_an_abbreviation_ends_no_title() -> None:
    told = ("1. Dr. Miller told us about the new heating.", "2. St. Mary's asks for the hall.", "3. Mr. Jones left us.")
    assert not {"1. Dr", "Dr"} & {*topics(*(line for one in told for line in (one, SAID, "")))}


def test_one_number_that_is_left_out_ends_no_list() -> None:
    assert topics("1. Hose", SAID, "", "2. Hedge", SAID, "", "4. Pond", SAID) == ["1. Hose", "2. Hedge", "4. Pond"]


def test_numbers_that_jump_end_the_list() -> None:
    assert topics("1. Hose", SAID, "", "2. Hedge", SAID, "", "3. Pond", SAID, "", "12. Roses are still there.") == [
        "1. Hose",
        "2. Hedge",
        "3. Pond",
    ]


@pytest.mark.parametrize("form", ["{}. ", "§ {} "], ids=["roman", "sections"])
def test_numbers_that_nobody_asks_an_item_by_are_left_out_of_titles(form: str) -> None:
    numbers = ("I", "II", "III") if form == "{}. " else ("1.", "2.", "3.")
    lines = zip(numbers, ("Hose", "Hedge", "Pond"), strict=True)
    assert topics(*(line for number, title in lines for line in (form.format(number) + title, SAID, ""))) == [
        "Hose",
        "Hedge",
        "Pond",
    ]


def test_formal_numerals_are_above_those_of_daily_use() -> None:
    said = SAID_IN_CHINESE
    lines = ("壹、水管", "一、价格", said, "二、时间", said, "貳、树篱", said, "參、池塘", said)
    assert [heading[2:] for heading in topics(*lines)] == ["水管", "树篱", "池塘"]


@pytest.mark.parametrize(
    ("beneath", "titles"), [(SAID, ["Hose", "Hedge", "Pond"]), ("", ["■ Hose", "■ Hedge", "■ Pond"])]
)
def test_a_sign_is_no_part_of_a_title_above_what_was_said(beneath: str, titles: list[str]) -> None:
    assert topics(*(line for title in ("Hose", "Hedge", "Pond") for line in (f"■ {title}", beneath))) == titles


def test_sentences_may_follow_numbered_titles_beneath_a_heading() -> None:
    told = "Ada has asked the shop, and a new one costs more than the club has."
    lines = ("## Discussion", "", f"(1) Hose. {told}", "", f"(2) Hedge. {told}", "", f"(3) Pond. {told}")
    assert topics(*lines) == ["(1) Hose", "(2) Hedge", "(3) Pond"]


def test_labels_before_what_is_said_are_titles_whatever_stands_above_and_below() -> None:
    head = ("The meeting was opened at eight.", "", "We were all cold.", "")
    told = ("Hose: we talked about the new one.", "", "Hedge: nobody has the time.", "", "Pond: it has no water.", "")
    assert topics(*head, *told, "Signed by the chair.") == ["Hose", "Hedge", "Pond"]


def test_a_dash_is_no_word_of_a_sentence() -> None:
    name = " ".join(["Fern"] * MAX_NAME_WORDS)
    assert not is_sentence(f"{name} –.", "en")
    assert is_sentence(f"{name} Fern.", "en")
