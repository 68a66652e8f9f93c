"""The latest meetings, named in other languages than English and Chinese."""

import pytest

from bot.search.question.latest import find_latest_mention
from bot.text import normalise
from tests.search.question.other_languages import tags


@pytest.mark.parametrize(
    ("language", "text", "positions"),
    [
        ("de", "letztes Treffen", (0,)),
        ("de", "bei der letzten Sitzung", (0,)),
        ("de", "die letzten drei Treffen", (0, 1, 2)),
        ("de", "die vorletzte Sitzung", (1,)),
        ("fr", "dernière réunion", (0,)),
        ("fr", "la réunion précédente", (0,)),
        ("fr", "les trois dernières réunions", (0, 1, 2)),
        ("fr", "l'avant-dernière réunion", (1,)),
        ("es", "última reunión", (0,)),
        ("es", "la reunión anterior", (0,)),
        ("es", "las tres últimas reuniones", (0, 1, 2)),
        ("es", "las últimas 2 reuniones", (0, 1)),
        ("es", "la penúltima reunión", (1,)),
        ("pt", "última reunião", (0,)),
        ("pt", "a reunião anterior", (0,)),
        ("pt", "as duas últimas reuniões", (0, 1)),
        ("pt", "a penúltima reunião", (1,)),
        ("it", "l'ultima riunione", (0,)),
        ("it", "la riunione precedente", (0,)),
        ("it", "le ultime due riunioni", (0, 1)),
        ("it", "la penultima riunione", (1,)),
        ("nl", "de laatste vergadering", (0,)),
        ("nl", "de vorige bijeenkomst", (0,)),
        ("nl", "de laatste drie vergaderingen", (0, 1, 2)),
        ("nl", "de voorlaatste vergadering", (1,)),
        ("pl", "ostatnie zebranie", (0,)),
        ("pl", "na poprzednim spotkaniu", (0,)),
        ("pl", "trzy ostatnie posiedzenia", (0, 1, 2)),
        ("pl", "ostatnie dwa zebrania", (0, 1)),
        ("pl", "na przedostatniej sesji", (1,)),
        ("cs", "poslední schůze", (0,)),
        ("cs", "na minulé poradě", (0,)),
        ("cs", "co se řešilo minule", (0,)),
        ("cs", "poslední tři schůze", (0, 1, 2)),
        ("cs", "dvě poslední jednání", (0, 1)),
        ("cs", "předposlední zasedání", (1,)),
        ("sv", "senaste mötet", (0,)),
        ("sv", "på det förra styrelsemötet", (0,)),
        ("sv", "de tre senaste mötena", (0, 1, 2)),
        ("sv", "de senaste två mötena", (0, 1)),
        ("sv", "det näst senaste mötet", (1,)),
        ("da", "seneste møde", (0,)),
        ("da", "på det sidste bestyrelsesmøde", (0,)),
        ("da", "hvad besluttede vi sidst", (0,)),
        ("da", "de tre seneste møder", (0, 1, 2)),
        ("da", "de sidste to møder", (0, 1)),
        ("da", "det næstsidste møde", (1,)),
        ("nb", "siste møte", (0,)),
        ("nb", "på det forrige styremøtet", (0,)),
        ("nb", "kva vart bestemt på førre møte", (0,)),
        ("nb", "de tre siste møtene", (0, 1, 2)),
        ("nb", "de siste to møtene", (0, 1)),
        ("nb", "det nest siste møtet", (1,)),
        ("ru", "последнее собрание", (0,)),
        ("ru", "на прошлой встрече", (0,)),
        ("ru", "последние три встречи", (0, 1, 2)),
        ("ru", "два последних собрания", (0, 1)),
        ("ru", "предпоследнее заседание", (1,)),
        ("tr", "son toplantı", (0,)),
        ("tr", "geçen toplantıda", (0,)),
        ("tr", "bir önceki toplantının tutanağı", (0,)),
        ("tr", "son üç toplantı", (0, 1, 2)),
        ("tr", "geçen sefer ne karar aldık", (0,)),
        ("tr", "sondan bir önceki toplantı", (1,)),
        ("ja", "前回の会議", (0,)),
        ("ja", "前回は何を決めましたか", (0,)),
        ("ja", "最近の三回の会議", (0, 1, 2)),
        ("ja", "前々回の会議", (1,)),
    ],
)
def test_the_latest_meetings_are_found_in_their_language(language: str, text: str, positions: tuple[int, ...]) -> None:
    found = find_latest_mention(normalise(text), tags(language))
    assert found is not None
    assert found.positions == positions


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "die letzte Gießkanne"),
        ("fr", "le dernier arrosoir"),
        ("es", "la última regadera"),
        ("it", "l'ultimo annaffiatoio"),
        ("nl", "de laatste gieter"),
        ("pl", "ostatnia konewka"),
        ("cs", "poslední konev"),
        ("sv", "den sista vattenkannan"),
        ("da", "den sidste vandkande"),
        ("nb", "den siste vannkanna"),
        ("ru", "последняя лейка"),
        ("tr", "son kova"),
        ("ja", "最後の樽"),
    ],
)
def test_the_last_of_something_else_is_no_meeting(language: str, text: str) -> None:
    assert find_latest_mention(normalise(text), tags(language)) is None
