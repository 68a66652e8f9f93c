"""The people in a run of names."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.minutes.labelled_names import names_behind_label
from bot.minutes.model import Attendee
from bot.minutes.people import people_and_absent_in, people_in
from bot.minutes.running_text import is_sentence


def names(run: str, language: str = "en", *, of_one: bool = False) -> list[str]:
    return [person.name for person in people_in(run, language, of_one=of_one)]


@pytest.mark.parametrize(
    ("run", "language", "expected"),
    [
        ("Oak Root, Fern Moss and Willow", "en", ["Oak Root", "Fern Moss", "Willow"]),
        ("[Oak Root](https://example.org/a/rather/long/address#card), Fern", "en", ["Oak Root", "Fern"]),
        ("[[Oak Root]], [[people/Fern Moss|Fern]]", "en", ["Oak Root", "Fern"]),
        ("[[people/Oak Root]], [[Fern Moss]]", "en", ["Oak Root", "Fern Moss"]),
        ("陈伟、@Weng Li 等 12 人", "zh", ["陈伟", "Weng Li"]),
        ("Oak Root, Riverside Trust, Ville de Fougère", "fr", ["Oak Root"]),
        ("_oak_, **Fern Moss**, `moss`", "en", ["oak", "Fern Moss", "moss"]),
        ("oak\\_root, fern\\-moss", "en", ["oak_root", "fern-moss"]),
        ("ak_r, bob1999, d_O_O_b", "en", ["ak_r", "bob1999", "d_O_O_b"]),
        ("elf Hazel, fern moss", "en", ["elf Hazel", "fern moss"]),
        ("Oak Root (Acorn Company), Fern – Acorn, Moss | Acorn", "en", ["Oak Root", "Fern", "Moss"]),
        ("王芳（绿园公司）、陈伟（水泵厂）、李雷 等 12 人", "zh", ["王芳", "陈伟", "李雷"]),
        ("王芳-绿园、陈伟@chenwei、李雷等共32人", "zh", ["王芳", "陈伟", "李雷"]),
        ("[王芳-绿园]", "zh", ["王芳"]),
        ("김나무 이단풍 박버들", "ko", ["김나무", "이단풍", "박버들"]),
        ("@Weng Li, @fern Fern Moss, Oak Root @oak (voting member)", "en", ["Weng Li", "Fern Moss", "Oak Root"]),
        ("@oak.r @fern", "en", ["oak.r", "fern"]),
        ("Oak Root oak@example.org, Fern", "en", ["Oak Root", "Fern"]),
        ("timo von der Hecke", "de", ["timo"]),
        ("Willow van der Bark", "en", ["Willow van der Bark"]),
        ("~~Oak~~, Fern", "en", ["Fern"]),
        ("Oak, Fern (absent)", "en", ["Oak"]),
    ],
)
def test_the_shown_name_counts(run: str, language: str, expected: list[str]) -> None:
    assert names(run, language) == expected


@pytest.mark.parametrize(
    ("run", "language"),
    [
        ("14", "en"),
        ("12 people", "en"),
        ("everyone, guests, TSC members", "en"),
        ("https://example.org/sign-up", "en"),
        ("sign up required: https://example.org", "en"),
        ("[Meeting link](https://example.org)", "en"),
        ("Who comes?", "en"),
        ("to be announced", "en"),
        ("相关人员、园艺社成员", "zh"),
        ("none", "en"),
        ("![oak](oak.png)", "en"),
        ("", "en"),
    ],
)
def test_what_is_no_person_is_none(run: str, language: str) -> None:
    assert names(run, language) == []


def test_who_goes_by_a_handle_is_known_by_the_full_name_too() -> None:
    assert list(people_in("oak7 (Oak Root)", "en")) == [Attendee("oak7", None, None, ("Oak Root",))]


def test_the_page_that_a_name_links_to_is_another_name() -> None:
    assert list(people_in("[[people/Oak Root|Oak]]", "en")) == [Attendee("Oak", None, None, ("Oak Root",))]


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("Oak moderated, and Fern took the notes.", True),
        ("Assuming active gardeners. Sign up is required.", True),
        ("本次会议共有8名成员参会，由来自各地的园丁组成。", True),
        ("Oak Root, Fern Moss.", False),
        ("Oak Root", False),
        ("Oak\nFern\nMoss.", False),
    ],
)
def test_a_sentence_is_no_list_of_names(wording: str, expected: bool) -> None:
    assert is_sentence(wording, "en") is expected


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("Team members: Oak, Fern", "Oak, Fern"),
        ("Oak, Fern", "Oak, Fern"),
        ("Oak Root: Acorn", "Oak Root"),
        ("willow: I am late", ""),
        ("Oak 19:05", "Oak 19:05"),
    ],
)
def test_a_label_before_names_is_no_name(wording: str, expected: str) -> None:
    assert names_behind_label(wording, "en", {"willow"}) == expected


@given(st.text("Oak Root@[](){}~_*,;:、（）\u2063\u2064-–|#13.王芳等", max_size=200))
def test_whatever_stands_there_a_name_is_short_and_says_something(run: str) -> None:
    for person in people_in(run, "en"):
        assert any(map(str.isalnum, person.name))
        assert len(person.name) <= 60


@pytest.mark.parametrize("piece", ["[[a|", "~~a", "(a", "@a ", "a-", "，", "a@b.", "[a](", "<del>"])
def test_a_long_run_is_read_in_little_time(piece: str) -> None:
    start = time.perf_counter()
    names(piece * 20_000)
    assert time.perf_counter() - start < 5


def test_a_colon_inside_a_handle_is_a_part_of_it() -> None:
    assert [person.name for person in people_in("Ada Byron, Code:Q, Bo")] == ["Ada Byron", "Code:Q", "Bo"]
    assert "Chair:Ada" not in [person.name for person in people_in("Bo, Chair:Ada")]


def test_an_office_behind_a_comma_is_nobody() -> None:
    assert [one.name for one in people_in("Ada Byron, treasurer", "en", of_one=True)] == ["Ada Byron"]
    assert [one.name for one in people_in("Ada Byron, bram_o", "en", of_one=True)] == ["Ada Byron", "bram_o"]


@pytest.mark.parametrize("run", ["Ada / Bo / Cy", "Ada | Bo | Cy"])
def test_strokes_part_several_first_names(run: str) -> None:
    assert [one.name for one in people_in(run, "en")] == ["Ada", "Bo", "Cy"]


def test_a_name_from_its_end_is_one_person() -> None:
    assert names("van der Bark, Willow", of_one=True) == ["Willow van der Bark"]


@pytest.mark.parametrize(
    ("run", "names"),
    [
        ("Fern Moss, Acorn; Ivy Root, NHS Yard; and Dale Reed, Elm & Co", ["Fern Moss", "Ivy Root", "Dale Reed"]),
        ("Fern Moss, Ivy Root; Dale Reed, Holly Bush", ["Fern Moss", "Ivy Root", "Dale Reed", "Holly Bush"]),
        ("Fern Moss; Ivy Root", ["Fern Moss", "Ivy Root"]),
        ("Fern Moss and Ivy Root, Acorn; Dale Reed, Elm", ["Fern Moss", "Ivy Root", "Dale Reed"]),
        ("Fern Moss, Ivy Root; Dale Reed, Acorn", ["Fern Moss", "Ivy Root", "Dale Reed", "Acorn"]),
        ("Fern, CJ, AI, Ivy", ["Fern", "CJ", "AI", "Ivy"]),
    ],
)
def test_semicolons_and_capitals_part_people(run: str, names: list[str]) -> None:
    assert [person.name for person in people_in(run, "en")] == names


def test_what_follows_a_name_in_an_item_with_a_full_stop_is_said_of_its_bearer() -> None:
    item = "M. Fern Moss, propriétaire de 24 parts, gérante."
    assert [person.name for person in people_in(item, "fr", of_one=True)] == ["Fern Moss"]
    assert not [*people_in("Quorum 6", "en", of_one=True)]
    assert not [*people_in("请假", "zh", of_one=True)]
    assert not [*people_in("Fern Moss, Ivy Root and Dale Reed could not come.", "en", of_one=True)]


@pytest.mark.parametrize(
    ("run", "language", "expected"),
    [
        ("Dr. Ada Byron, Mr Brook Lane, Ms. Chen Wu", "en", ["Dr. Ada Byron", "Brook Lane", "Chen Wu"]),
        ("Mrs. Ada Byron, Mrs Gray", "en", ["Ada Byron", "Mrs Gray"]),
        ("Herr Karl Baum, Frau Anna Feld und Frau Stein", "de", ["Karl Baum", "Anna Feld", "Frau Stein"]),
        ("M. Jean Tour, Mme Anne Roux et M. Petit", "fr", ["Jean Tour", "Anne Roux", "M. Petit"]),
        ("M. Jean Tour, Don Byron", "en", ["M. Jean Tour", "Don Byron"]),
    ],
)
def test_a_form_of_address_is_no_part_of_a_whole_name(run: str, language: str, expected: list[str]) -> None:
    assert names(run, language) == expected


@pytest.mark.parametrize(
    ("run", "language", "of_one", "expected"),
    [
        ("张三、[王五]-请假、钱七-缺席", "zh", False, [("张三", False), ("王五", True), ("钱七", True)]),
        ("李四-橡树、张三", "zh", False, [("李四", False), ("张三", False)]),
        ("[陈博文-橡树(请假)]", "zh", True, [("陈博文", True)]),
        ("Ada Byron - absent, Bo Chen", "en", False, [("Ada Byron", True), ("Bo Chen", False)]),
    ],
)
def test_a_dash_behind_a_name_may_say_who_did_not_come(
    run: str, language: str, of_one: bool, expected: list[tuple[str, bool]]
) -> None:
    found = people_and_absent_in(run, language, of_one=of_one)
    assert [(person.name, is_absent) for person, is_absent in found] == expected
