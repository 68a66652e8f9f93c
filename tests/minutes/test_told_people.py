"""Who came and who did not, in the sentences at the top and in lists of plain text."""

import pytest

from tests.conftest import read
from tests.minutes.typed_minutes import SAID, SAID_IN_CHINESE, SAID_IN_JAPANESE, SAID_IN_KOREAN, typed

TOLD = ("", "1. Hose", SAID, "", "2. Hedge", SAID, "", "3. Pond", SAID)


def people(*head: str, said: str = SAID, named: str = "Fern asked the shop.") -> tuple[list[str], list[str]]:
    told = (line.replace(SAID, f"{named} {said}") for line in TOLD)
    minutes = typed("Garden Club", "12 January 2024", "", *head, *told).minutes
    assert minutes is not None
    return [one.name for one in minutes.attendees], [one.name for one in minutes.absent]


@pytest.mark.parametrize(
    "sentence",
    [
        "Fern, Holly and Ivy Root were there; Moss Green sent his apologies, having hurt his back.",
        "We met in the barn. Fern, Holly and Ivy Root were there. Moss Green was away.",
        "Dabei waren Fern, Holly und unsere Chorleiterin Ivy Root. Moss Green fehlte entschuldigt.",
        "Anwesend waren Fern, Holly und Ivy Root, es fehlte entschuldigt Moss Green.",
        "Étaient présents Fern, Holly et Ivy Root, tandis que Moss Green s'était excusé.",
        "Con la presencia de Fern, Holly y la tesorera Ivy Root, y faltando con aviso Moss Green, se abre la reunión.",
    ],
)
def test_sentences_tell_who_came_and_who_did_not(sentence: str) -> None:
    assert people(sentence) == (["Fern", "Holly", "Ivy Root"], ["Moss Green"])


@pytest.mark.parametrize(
    "sentence",
    [
        "The board (Fern, Holly, and Ivy Root) met at 4 p.m. in the barn.",
        "The board (Fern, Holly and Ivy Root) met in the barn.",
        "Fern, Holly and Ivy Root met online.",
        "Fern, Holly und Ivy Root trafen sich im Schuppen.",
        "Fern, Holly et Ivy Root se sont réunis dans la grange.",
    ],
)
def test_those_who_met_came(sentence: str) -> None:
    assert people(sentence) == (["Fern", "Holly", "Ivy Root"], [])


def test_korean_sentences_tell_it_behind_the_names() -> None:
    sentence = "회장 박영호, 총무 이준석, 송민아 세 사람이 나왔고, 부회장 김태식과 감사 유정훈은 나오지 못하였다."
    assert people(sentence, said=SAID_IN_KOREAN, named="박영호 회장이 물었다.") == (
        ["박영호", "이준석", "송민아"],
        ["김태식", "유정훈"],
    )


def test_sentences_below_the_first_paragraph_tell_of_other_things() -> None:
    found = people("Fern and Holly were there.", "", "The shop sent its apologies, and Ivy and Moss came to the fair.")
    assert found == (["Fern", "Holly"], [])


def test_names_alone_are_no_people_who_came() -> None:
    assert people("The hose of Fern and Holly leaks again.") == ([], [])


@pytest.mark.parametrize(
    ("head", "absent"),
    [
        (("Present: Fern Moss, Holly Bush, apologies: Moss Green and Ivy Root",), ["Moss Green", "Ivy Root"]),
        (
            ("Present: Fern Moss (chair),", "Holly Bush (treasurer). Apologies: Moss Green, Ivy Root"),
            ["Moss Green", "Ivy Root"],
        ),
        (
            ("Present", "Fern Moss (chair)", "Holly Bush", "Oak Root", "", "Apologies", "Moss Green", "Ivy Root"),
            ["Moss Green", "Ivy Root"],
        ),
        (
            (
                "Present:",
                "Fern Moss, President",
                "Holly Bush, Vice President",
                "Oak Root, Treasurer",
                "",
                "Absent:",
                "Moss Green, Secretary",
            ),
            ["Moss Green"],
        ),
    ],
)
def test_lists_of_plain_text_tell_who_did_not_come(head: tuple[str, ...], absent: list[str]) -> None:
    present, found = people(*head)
    assert (present[:2], found) == (["Fern Moss", "Holly Bush"], absent)


def test_a_sentence_may_stand_above_one_name_a_line() -> None:
    head = (
        "In the hall of the house these owners were present:",
        "",
        "Fern Moss (1A), chair",
        "Holly Bush (1B)",
        "Ivy Root, manager",
    )
    assert people(*head)[0] == ["Fern Moss", "Holly Bush", "Ivy Root"]


@pytest.mark.parametrize(
    ("line", "names", "said"),
    [
        ("出席者　会長 佐伯、会計 森下、二組 柴田", ["佐伯", "森下", "柴田"], SAID_IN_JAPANESE),
        ("出席　会長・梶原・戸田・井口", ["会長", "梶原", "戸田", "井口"], SAID_IN_JAPANESE),
        ("参加\n・梶原(3年 代表)\n・大石(2年)\n・三好", ["梶原", "大石", "三好"], SAID_IN_JAPANESE),
        ("参加人员：村支书李建国、妇女主任周小梅、委员马春生", ["李建国", "周小梅", "马春生"], SAID_IN_CHINESE),
        ("出席：陳明德常務理事、黃淑貞理事、張志豪理事", ["陳明德", "黃淑貞", "張志豪"], SAID_IN_CHINESE),
        ("到场人员：林可欣（社长）何雨（宣传）苏明哲（器材）", ["林可欣", "何雨", "苏明哲"], SAID_IN_CHINESE),
        ("참석: 회장 김은정, 총무 윤가영, 1학년 대표 오지은", ["김은정", "윤가영", "오지은"], SAID_IN_KOREAN),
    ],
)
def test_names_in_characters_are_told_without_offices_and_signs(line: str, names: list[str], said: str) -> None:
    assert people(*line.split("\n"), said=said)[0] == names


@pytest.mark.parametrize(
    "sentence",
    [
        "Google, Amazon and Microsoft attended the fair.",
        "Neither Fern nor Holly attended. If Ivy and Oak had come, they attended in spirit.",
        "Last time Fern and Holly were there. Today nobody came.",
    ],
)
def test_what_a_sentence_says_of_others_makes_nobody_present(sentence: str) -> None:
    assert people(sentence)[0] == []


def test_a_list_of_things_below_a_sentence_is_of_nobody() -> None:
    assert people("These shops sell the paint we need:", "Miller Brothers", "Paint World", "Hardware Hill")[0] == []


def test_what_stands_before_a_label_amid_a_line_has_to_be_names() -> None:
    assert people("Present: Fern Moss, Holly Bush", "Tea was served. Absent: Moss Green") == (
        ["Fern Moss", "Holly Bush"],
        ["Moss Green"],
    )


@pytest.mark.parametrize(
    ("behind", "absent"),
    [
        ("Moss Green was absent.", ["Moss Green"]),
        ("Moss Green and Dale Reed could not make it.", ["Moss Green", "Dale Reed"]),
        ("@mossy was unable to attend.", ["mossy"]),
        ("**Note:** Moss G. Green (@mossy) was not present.", ["Moss G. Green"]),
        ("Tobias was sick.", ["Tobias"]),
        ("Es fehlten Moss Green und Dale Reed.", ["Moss Green", "Dale Reed"]),
        ("Moss Green konnte leider nicht teilnehmen.", ["Moss Green"]),
        ("Moss Green n'était pas présente.", ["Moss Green"]),
        ("Moss Green no pudo asistir.", ["Moss Green"]),
        ("Moss Green var inte med.", ["Moss Green"]),
        ("Fern was absent.", []),
        ("Nobody was absent.", []),
        ("The keys were missing.", []),
        ("Gravel was missing.", []),
        ("Neither Moss Green nor Dale Reed was absent.", []),
        ("Moss Green will not be at the next meeting.", []),
    ],
)
@pytest.mark.parametrize("listed", ["Present: Fern Root, Holly Bush", "## Attendees\n\n- Fern Root\n- Holly Bush"])
def test_sentences_behind_those_present_tell_who_did_not_come(listed: str, behind: str, absent: list[str]) -> None:
    text = f"# Club, 3 May 2024\n\n{listed}\n\n{behind}\n\n## Hose\n\nFern mends it, and Tobias pays.\n"
    minutes = read(text)
    assert [one.name for one in minutes.absent] == absent
    assert [one.name for one in minutes.attendees] == ["Fern Root", "Holly Bush"]


def test_sentences_of_a_later_section_tell_of_nobody_who_stayed_away() -> None:
    listed = "# Club, 3 May 2024\n\nPresent: Fern Root, Holly Bush\n\n## Hose\n\nMoss Green was absent.\n"
    assert not read(listed).absent
