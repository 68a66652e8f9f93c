"""What is quoted of an entry."""

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.analysis.analyzer import Analyzer
from bot.search.analysis.highlights import marks_in
from bot.search.analysis.tokens import written_words
from bot.search.quoting import excerpt
from bot.search.quoting.excerpt import Heading, PassageBoost, Sought, SoughtWord, make_quote
from bot.text import Lines, Slice, SourceText
from tests.conftest import lies_within, lines_of, markdown_texts, search_in

ANALYZER = Analyzer(["en"])

WORDS = st.lists(st.sampled_from(["番茄", "Tomato", "浇水", "雨桶", "rain", "compost", "one", "每天", "钥匙", "first"]))


@given(markdown_texts(), WORDS, st.text(max_size=10))
def test_every_quote_is_an_exact_piece_of_the_file_at_its_lines(text: str, words: list[str], odd: str) -> None:
    document = SourceText(text)
    for hit in search_in({"2024-03-05.md": text}).answer(" ".join([*words, odd]), limit=50).hits:
        assert hit.quote.text in document.piece(hit.quote.lines)
        assert hit.quote.text.strip() == hit.quote.text != ""
        assert len(hit.quote.text) <= 700
        assert lies_within(hit.quote.lines, hit.entry.lines)


@pytest.mark.slow
@given(markdown_texts(), WORDS)
def test_a_quote_touches_each_of_its_lines(text: str, words: list[str]) -> None:
    document = SourceText(text)
    for hit in search_in({"2024-03-05.md": text}).answer(" ".join(words), limit=50).hits:
        first, last = hit.quote.lines
        quoted = hit.quote.text.split("\n")
        assert len(quoted) == 1 + last - first
        if first == last:
            assert hit.quote.text in document.line(first)
        else:
            assert document.line(first).endswith(quoted[0].removesuffix("\r"))
            assert document.line(last).startswith(quoted[-1])


@given(markdown_texts(), WORDS, st.integers(1, 10))
def test_marks_lie_in_the_quote_in_order_and_limits_hold(text: str, words: list[str], limit: int) -> None:
    answer = search_in({"2024-03-05.md": text}).answer(" ".join(words), limit=limit)
    assert len(answer.hits) <= limit
    for hit in answer.hits:
        end = 0
        for mark in hit.quote.marks:
            assert end <= mark.start < mark.end <= len(hit.quote.text)
            end = mark.end


@given(st.text(st.one_of(st.characters(), st.sampled_from("番茄服務¼㎞①Ａé14")), max_size=20), st.booleans())
def test_no_two_marks_overlap(wording: str, everything: bool) -> None:
    written = {term for word in written_words(wording) for term in ANALYZER.document_terms(word)}
    end = 0
    for mark in marks_in(wording, written if everything else {"1", "4", "服", "km"}, ANALYZER):
        assert end <= mark.start < mark.end <= len(wording)
        end = mark.end


@given(st.text(min_size=1).filter(str.strip), st.integers(1, 40))
def test_no_quote_is_longer_than_it_may_be(written: str, limit: int) -> None:
    text = SourceText(written)
    quote = make_quote(text, (Lines(1, text.line_count),), Sought({"tomato": 1.0}, ANALYZER), limit=limit)
    assert 0 < len(quote.text) <= limit
    assert quote.text in written


def quote_of(*lines: str, terms: dict[str, float], limit: int = 60) -> str:
    text = SourceText(lines_of(*lines))
    return make_quote(text, (Lines(1, text.line_count),), Sought(terms, ANALYZER), limit=limit).text


@pytest.mark.parametrize("text", ["\n# Barrel\n", "\n" * 200 + "# Barrel\n", "---\n---\n# Barrel\n", "-\n\n# Barrel\n"])
def test_a_file_that_opens_with_nothing_to_quote_is_no_obstacle(text: str) -> None:
    for question in ("barrel", "carrel"):
        hits = search_in({"2024-03-05.md": text}).answer(question).hits
        assert [hit.quote.text for hit in hits] == ["# Barrel"]


@pytest.mark.parametrize("line", ["\u3000", "\xa0", "\f", "\u2028", "\x85", "\x1c", "\u200b", "- *"])
def test_a_heading_above_an_invisible_line_is_quoted_itself(line: str) -> None:
    text = lines_of("# Meeting 2024-03-05", "", "## Compost heap", "", line, "", "## Other", "", "The rest.")
    (hit,) = search_in({"minutes.md": text}).answer("compost heap").hits
    assert hit.quote.text == "## Compost heap"


@pytest.mark.parametrize("line", ["\u3000", "\f", "\x85", "\u200b"])
def test_a_question_above_an_invisible_line_is_quoted_itself(line: str) -> None:
    text = lines_of("## Compost", "", "Q: Who turns the heap?", "", line)
    hits = search_in({"2024-03-05.md": text}).answer("Who turns the heap?").hits
    assert hits[0].quote.text == "Q: Who turns the heap?"


def test_white_space_is_never_the_best_of_a_passage() -> None:
    text = SourceText("Beans." + " " * 3_000 + "Peas.")
    passage = PassageBoost(Slice(0, len(text.text)), weight=1.0)
    assert make_quote(text, (Lines(1, 1),), Sought({}, ANALYZER), favoured=passage).text == "Beans."


def test_what_fits_is_quoted_whole() -> None:
    assert quote_of("Rain first.", "", "- tap", "- hose", terms={"hose": 1.0}) == "Rain first.\n\n- tap\n- hose"


def test_of_what_does_not_fit_the_matching_sentence_is_quoted() -> None:
    filler = "We sow one row of beans and another one of peas."
    assert "The barrel leaks." in quote_of(filler, f"The barrel leaks. {filler}", filler, terms={"barrel": 1.0})


def test_the_sentence_with_the_heavier_word_is_quoted() -> None:
    lines = ("The hose, the hose and the hose are all new this spring.", "The barrel leaks at the very bottom again.")
    assert "barrel" in quote_of(*lines, terms={"hose": 1.0, "barrel": 3.0})


@pytest.mark.parametrize(
    "sentence",
    ["雨桶漏水了。", "The barrel leaks!", "Does the barrel leak?", "**雨桶漏水了。**", "“The barrel leaks.”"],
)
def test_a_quote_is_cut_where_sentences_end(sentence: str) -> None:
    before, after = "We sow some beans now. " * 3, "And the peas beside them too." * 3
    quote = quote_of(f"{before}{sentence} {after}", terms={"雨桶": 1.0, "barrel": 1.0}, limit=len(sentence) + 4)
    assert quote == sentence


def test_a_number_with_a_point_in_it_is_not_cut() -> None:
    quote = quote_of("The barrel holds 2.5 litres. " + "More beans and peas. " * 4, terms={"barrel": 1.0}, limit=35)
    assert quote == "The barrel holds 2.5 litres."


def test_a_sentence_that_is_too_long_is_cut_at_a_space() -> None:
    quote = quote_of("beans " * 30 + "barrel " + "peas " * 30, terms={"barrel": 1.0})
    assert "barrel" in quote
    assert set(quote.split()) <= {"beans", "barrel", "peas"}


@pytest.mark.parametrize(
    ("wording", "terms", "marked"),
    [
        ("The Barrels leak", {"barrel"}, ["Barrels"]),
        ("服務治理", {"服务"}, ["服務"]),
        ("雨桶和雨桶", {"雨桶"}, ["雨桶", "雨桶"]),
        ("ＨＴＴＰ３ is out", {"http3"}, ["ＨＴＴＰ３"]),
        ("RainBarrel", {"barrel"}, ["RainBarrel"]),
        ("堆肥箱", {"堆肥", "肥箱"}, ["堆肥箱"]),
        ("nothing", {"barrel"}, []),
    ],
)
def test_what_matched_is_marked_as_written(wording: str, terms: set[str], marked: list[str]) -> None:
    assert [wording[start:end] for start, end in marks_in(wording, terms, ANALYZER)] == marked


ABOUT_BARRELS = lines_of("The council asked for it.", "", *["Nothing of note."] * 50, "", "A barrel is round.")


def test_what_the_heading_says_need_not_be_quoted() -> None:
    text = SourceText(ABOUT_BARRELS)
    whole = [Lines(1, text.line_count)]
    assert "A barrel is round." in make_quote(text, whole, Sought({"barrel": 1.0}, ANALYZER)).text
    quote = make_quote(text, whole, Sought({"barrel": 1.0}, ANALYZER), heading=Heading("The barrel"))
    assert quote.text.startswith("The council asked for it.")


def test_words_that_the_heading_lacks_outweigh_the_beginning_unless_there_are_few() -> None:
    text = SourceText(ABOUT_BARRELS)
    whole = [Lines(1, text.line_count)]
    sought = Sought({"barrel": 1.0, "round": 1.0}, ANALYZER)
    assert "A barrel is round." in make_quote(text, whole, sought, heading=Heading("Barrel", beginning=0.5)).text
    quote = make_quote(text, whole, sought, heading=Heading("Barrel", beginning=4.0))
    assert quote.text.startswith("The council asked for it.")


def test_a_quote_begins_with_who_speaks_where_that_fits() -> None:
    turn = ["Ada: it rains.", "It rained.", "We have rain.", "The barrel leaks.", "So we mend it.", "Then it holds."]
    other = "Brook: yes, we do that, and then we paint the shed."
    assert quote_of(" ".join(turn), other, terms={"barrel": 1.0}, limit=70).startswith("Ada: it rains.")
    assert quote_of(" ".join(turn), other, terms={"barrel": 1.0}, limit=40).startswith("The barrel leaks.")


def test_a_quote_does_not_begin_with_the_end_of_another_line() -> None:
    lines = ("- The shed is old. It is painted green.", "- The barrel leaks. Zinc helps.")
    assert quote_of(*lines, terms={"zinc": 1.0}, limit=52) == "- The barrel leaks. Zinc helps."


def test_a_sentence_before_it_in_the_same_line_is_quoted_where_it_fits() -> None:
    assert quote_of("The shed is old. The barrel leaks. Zinc helps.", terms={"zinc": 1.0}, limit=30) == (
        "The barrel leaks. Zinc helps."
    )


def test_a_word_of_every_sentence_tells_no_passage_from_another() -> None:
    often = " ".join(f"The barrel leaks on day {number}." for number in range(6))
    assert "zinc" in quote_of(f"{often} Nothing else is new.", "", "A lid of zinc.", terms={"barrel": 1.0, "zinc": 2.0})


@pytest.mark.parametrize(
    ("lines", "quoted"),
    [
        (("1. The barrel is full.", "2. The hose is torn in three places."), "1. The barrel is full."),
        (("The barrel is full.", "", "Discussion:", "", "- The hose is torn in three places."), "The barrel is full."),
        (("The barrel is full.", "", "- ", "- The hose is torn in three places."), "The barrel is full."),
    ],
)
def test_a_quote_ends_in_words(lines: tuple[str, ...], quoted: str) -> None:
    text = SourceText(lines_of(*lines))
    sought = Sought({"barrel": 1.0}, ANALYZER)
    assert make_quote(text, [Lines(1, text.line_count)], sought, limit=40).text == quoted


def test_a_sentence_that_is_too_long_is_not_cut_inside_of_an_address() -> None:
    text = SourceText("The barrel is at https://example.org/issues/621 and leaks")
    quote = make_quote(text, [Lines(1, 1)], Sought({"barrel": 1.0}, ANALYZER), limit=40)
    assert quote.text == "The barrel is at"


@pytest.mark.parametrize(
    ("line", "marked"),
    [
        ("The barrel is a cask, a 雨桶.", ("barrel",)),
        ("The cask is a 雨桶.", ("雨桶",)),
    ],
)
def test_another_script_is_marked_where_a_quote_does_not_hold_the_word(line: str, marked: tuple[str, ...]) -> None:
    words = (SoughtWord(frozenset({"barrel"}), frozenset({"雨桶"})),)
    sought = Sought({"barrel": 1.0, "cask": 0.5, "雨桶": 0.5}, Analyzer(["en", "zh"]), words)
    assert make_quote(SourceText(line), [Lines(1, 1)], sought).matched == marked


def test_words_that_only_ask_are_not_marked() -> None:
    text = "# 2024-03-04\n\n## Water\n\nWho opens the barrel presents the key.\n"
    (hit, *_) = search_in({"2024-03-04.md": text}).answer("who presented the barrel").hits
    assert hit.quote.matched == ("barrel",)


@pytest.mark.parametrize("unit", ["![", ". ", "? ", "1. ", "[[", "番茄", "Wet. "])
def test_a_line_of_any_length_is_quoted_among_few_sentences(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = SourceText("The rain barrel leaks. " + unit * 60_000)
    weighed: list[int] = []
    monkeypatch.setattr(excerpt, "_best_run", _noting_length(excerpt._best_run, weighed))
    quote = make_quote(text, (Lines(1, 1),), Sought({"rain": 1.0}, ANALYZER))
    assert "rain barrel" in quote.text
    assert max(weighed) <= 2_000


def test_of_a_very_long_line_the_favoured_passage_is_quoted_wherever_it_stands() -> None:
    text = SourceText("Many words stand here. " * 10_000 + "The barrel leaks. " + "Many words stand here. " * 10_000)
    start = text.text.index("The barrel")
    favoured = PassageBoost(Slice(start, start + len("The barrel leaks.")), 5.0)
    assert "The barrel leaks." in make_quote(text, (Lines(1, 1),), Sought({}, ANALYZER), favoured=favoured).text


def _noting_length(own: Callable[..., tuple[Slice, float]], weighed: list[int]) -> Callable[..., tuple[Slice, float]]:
    def noting(text: str, units: Sequence[Slice], *others: Any) -> tuple[Slice, float]:
        weighed.append(len(units))
        return own(text, units, *others)

    return noting
