"""What a vector stands for."""

from bot.search.passages import passages_of
from tests.conftest import SPRING, read


def test_what_is_encoded_of_an_entry_has_no_marks_and_no_number() -> None:
    minutes = read("## 议程 2：**雨桶** @柳荫\n\n- 雨桶漏水。\n")
    texts = [passage.text for passage in passages_of(minutes.entries[0], minutes.text)]
    assert texts[0] == "雨桶"
    assert not any(set(text) & set("*#@") for text in texts)


def test_passages_of_a_text_are_pieces_of_the_file() -> None:
    minutes = read(SPRING)
    for entry in minutes.entries:
        for passage in passages_of(entry, minutes.text):
            if passage.place is not None:
                written = minutes.text.text[slice(*passage.place)]
                assert set(passage.text) - {" "} <= set(written)
