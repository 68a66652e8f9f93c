"""What a vector stands for."""

import pytest

from bot.search.embeddings import passages
from bot.search.embeddings.passages import passages_of
from tests.conftest import SPRING, lines_of, read, search_in


def test_what_is_encoded_of_an_entry_has_no_marks_and_no_number() -> None:
    minutes = read("## 议程 2：**雨桶** @柳荫\n\n- 雨桶漏水。\n")
    texts = [passage.text for passage in passages_of(minutes.entries[0], minutes.text, columns=400)]
    assert texts[0] == "雨桶"
    assert not any(set(text) & set("*#@") for text in texts)


@pytest.mark.parametrize("columns", [1, 60, 400])
def test_passages_of_a_text_are_pieces_of_the_file(columns: int) -> None:
    minutes = read(SPRING)
    for entry in minutes.entries:
        for passage in passages_of(entry, minutes.text, columns=columns):
            if passage.place is not None:
                written = minutes.text.text[slice(*passage.place)]
                assert set(passage.text) - {" "} <= set(written)


@pytest.mark.parametrize("sentence", ["The plum in row {} was pruned.", "第{}排的李树已经修剪完毕。"])
@pytest.mark.parametrize("between", [" ", "\n"])
def test_every_sentence_of_a_long_paragraph_is_encoded(sentence: str, between: str) -> None:
    sentences = [sentence.format(number) for number in range(30)]
    minutes = read("## Plums\n\n" + between.join(sentences))
    texts = [passage.text for entry in minutes.entries for passage in passages_of(entry, minutes.text, columns=400)]
    assert [one for one in sentences if not any(one in text for text in texts)] == []


def test_of_few_minutes_every_sentence_is_encoded_and_of_many_several_together(monkeypatch: pytest.MonkeyPatch) -> None:
    sentences = [f"The {word} barrel behind the shed leaks since the frost." for word in ("first", "second", "third")]
    search = search_in({"2024-03-05.md": lines_of("# Club", "", "## Barrels", "", " ".join(sentences))})
    assert set(sentences) <= set(search.index.passages().texts)
    monkeypatch.setattr(passages, "_MAX_CHARACTERS_BY_SENTENCE", 0)
    assert " ".join(sentences) in search.index.passages().texts
