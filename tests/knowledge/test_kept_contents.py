"""What sources held comes back from its blob as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.knowledge.ingest import SourceContents
from bot.knowledge.kept_contents import digest_of, packed, unpacked
from bot.minutes.permalinks import LinkTemplate
from bot.minutes.problem import Level, Problem
from bot.minutes.told import Told
from bot.sources.model import SkippedFile, SourceContent, SourceFile

TEXTS = st.text(max_size=20)  # halves of surrogate pairs too
TOLD = st.builds(
    lambda value: Told("It holds {what}.", what=value), TEXTS | TEXTS.map(lambda text: Told("“{a}”", a=text))
)
SENTENCES = TEXTS | TOLD
PROBLEMS = st.builds(Problem, TEXTS, st.integers(0, 99), st.sampled_from(Level), TEXTS, SENTENCES, SENTENCES)
LINKS = st.none() | st.builds(
    LinkTemplate, st.just("https://example.org/{commit}/{path}"), st.none() | TEXTS, st.just("minutes")
)
SOURCES = st.builds(
    SourceContent,
    TEXTS,
    st.lists(st.builds(SourceFile, TEXTS, TEXTS, st.booleans()), max_size=3).map(tuple),
    st.lists(st.builds(SkippedFile, TEXTS, SENTENCES), max_size=2).map(tuple),
    st.lists(PROBLEMS, max_size=2).map(tuple),
    st.frozensets(TEXTS, max_size=2),
    link_template=LINKS,
    day_first=st.none() | st.booleans(),
    revision=TEXTS,
)
CONTENTS = st.builds(
    SourceContents, st.lists(SOURCES, max_size=2).map(tuple), st.lists(PROBLEMS, max_size=1).map(tuple)
)


@given(CONTENTS)
def test_contents_come_back_as_they_were(contents: SourceContents) -> None:
    again = unpacked(packed(contents))
    assert again == contents
    assert digest_of(again) == digest_of(contents)


@given(CONTENTS)
def test_sentences_can_be_told_in_other_languages_again(contents: SourceContents) -> None:
    def told(one: SourceContents) -> list[object]:
        texts = [file.reason for source in one.sources for file in source.skipped]
        return [(text.phrase, text.values) if isinstance(text, Told) else text for text in texts]

    assert told(unpacked(packed(contents))) == told(contents)


@given(CONTENTS, st.data())
def test_a_blob_that_is_cut_off_is_refused(contents: SourceContents, data: st.DataObject) -> None:
    blob = packed(contents)
    with pytest.raises(ValueError, match="kept"):
        unpacked(blob[: data.draw(st.integers(0, len(blob) - 1))])


@given(st.binary(max_size=200))
def test_anything_else_is_refused(blob: bytes) -> None:
    with pytest.raises(ValueError, match="kept"):
        unpacked(blob)


def test_the_name_of_contents_tells_texts_and_not_commits() -> None:
    def contents(text: str, commit: str) -> SourceContents:
        links = LinkTemplate("https://example.org/{commit}", commit)
        return SourceContents((SourceContent("a", (SourceFile("a.md", text),), (), (), link_template=links),), ())

    assert digest_of(contents("Rain.", "1")) == digest_of(contents("Rain.", "2"))
    assert digest_of(contents("Rain.", "1")) != digest_of(contents("Fog.", "1"))
