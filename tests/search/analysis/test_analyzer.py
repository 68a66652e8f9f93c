"""Terms by the languages that minutes are written in."""

import pytest

from bot.search.analysis.analyzer import Analyzer, kept_in
from bot.search.analysis.terms import terms_of_language
from bot.text import normalise
from tests.conftest import lines_of, search_in

GERMAN = lines_of(
    "---",
    "language: de",
    "---",
    "# Treffen 2024-03-05",
    "",
    "## Gießkannen",
    "",
    "- Die Gießkannen stehen im Schuppen.",
)
ENGLISH = lines_of("# Meeting 2024-04-02", "", "## Roses", "", "- Some roses die in winter, and the barrels leak.")
FRENCH = lines_of(
    "---",
    "language: fr",
    "---",
    "# Réunion 2024-05-07",
    "",
    "## Peinture",
    "",
    "- Les pots sont peints avec de l'or.",
)


@pytest.mark.parametrize(
    ("language", "one", "other"),
    [
        ("de", "Gießkannen", "Gießkanne"),
        ("de", "Häuser", "Haus"),
        ("de", "Straßen", "Strasse"),
        ("fr", "tomates", "tomate"),
        ("fr", "l'arrosoir", "arrosoirs"),
        ("es", "regaderas", "regadera"),
        ("pt", "regadores", "regador"),
        ("en", "barrels", "barrel"),
        ("zh", "barrels", "barrel"),
        ("ja", "barrels", "barrel"),
        ("it", "annaffiatoi", "annaffiatoio"),
        ("nl", "gieters", "gieter"),
        ("pl", "konewkami", "konewka"),
        ("pl", "protokołów", "protokół"),
        ("sv", "vattenkannorna", "vattenkanna"),
        ("sv", "växthuset", "växthus"),
        ("da", "vandkanderne", "vandkande"),
        ("da", "drivhuset", "drivhus"),
        ("nb", "vannkannene", "vannkanne"),
        ("nb", "drivhuset", "drivhus"),
        ("ru", "лейками", "лейка"),
        ("ru", "отчёты", "отчет"),
        ("cs", "konvemi", "konev"),
        ("cs", "schůzích", "schuze"),
        ("hu", "barrels", "barrel"),
        ("tr", "kovalardan", "kova"),
        ("tr", "ibriğimizi", "ibrik"),
        ("tr", "bütçesinin", "bütçe"),
        ("tr", "Ankara'daki", "Ankara"),
    ],
)
def test_a_word_is_stemmed_as_its_language_does(language: str, one: str, other: str) -> None:
    analyzer = Analyzer([language])
    (first,), (second,) = (analyzer.terms_of(normalise(word)) for word in (one, other))
    assert first == second


@pytest.mark.parametrize(
    ("text", "terms"),
    [("雨水の樽でした", {"雨水", "樽"}), ("我々はトマトを植えます", {"トマト"}), ("これはどこですか", set())],
)
def test_particles_and_endings_of_japanese_say_nothing(text: str, terms: set[str]) -> None:
    found = {word.written for word in Analyzer(["ja"]).sought_words(text)}
    assert terms <= found
    assert not found & {"の", "は", "を", "でした", "ます"}


def test_an_english_word_is_stemmed_as_english_in_minutes_of_both() -> None:
    search = search_in({"2024-03-05.md": GERMAN, "2024-04-02.md": ENGLISH})
    assert search.answer("barrel").answered
    assert search.answer("Gießkanne").answered


def test_a_word_is_dropped_if_it_is_a_stop_word_in_a_language_of_the_collection() -> None:
    english, both = (
        search_in({"2024-04-02.md": ENGLISH}),
        search_in({"2024-03-05.md": GERMAN, "2024-04-02.md": ENGLISH}),
    )
    assert [word.written for word in english.index.parser.parse("die").words] == ["die"]
    assert both.index.parser.parse("die").words == ()


def test_an_english_stop_word_that_french_minutes_use_otherwise_is_sought() -> None:
    assert search_in({"2024-05-07.md": FRENCH}).answer("or").answered


def test_english_stop_words_are_dropped_where_the_minutes_do_not_hold_them() -> None:
    query = search_in({"2024-05-07.md": FRENCH}).index.parser.parse("what is it with the pots")
    assert [word.written for word in query.words] == ["pots"]


def test_words_of_quoted_english_are_no_words_like_others() -> None:
    assert kept_in(["fr"], {"own": 3, "the": 1, "and": 1}) == {"own"}
    assert kept_in(["fr"], {"own": 1, "or": 1, "the": 3, "and": 2}) == frozenset()


@pytest.mark.parametrize("written_in", [["fr", "en"], ["fr", "zh"], ["ja"], []])
def test_where_there_may_be_english_its_stop_words_are_dropped(written_in: list[str]) -> None:
    assert kept_in(written_in, {"or": 3}) == frozenset()


@pytest.mark.parametrize("word", ["garten", "Gärten", "paid"])
def test_words_of_everyday_language_are_those_of_the_collection_and_of_english(word: str) -> None:
    assert Analyzer(["de"]).is_everyday(normalise(word))


def test_what_is_made_of_the_same_languages_remembers_together() -> None:
    assert terms_of_language("zh-TW") is terms_of_language("en")


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("l'arrosoir", ("l'", "arrosoir", "")),
        ("Luke's", ("", "Luke", "'s")),
        ("d’", ("", "d’", "")),
        ("", ("", "", "")),
    ],
)
def test_what_stands_at_an_apostrophe_is_no_part_of_a_word(written: str, parts: tuple[str, str, str]) -> None:
    assert Analyzer(["fr", "en"]).parted(written) == parts


def test_a_word_of_another_region_finds_that_of_the_minutes() -> None:
    spanish = lines_of(
        "---", "language: es", "---", "# Reunión 2024-05-07", "", "## Compras", "", "- Un ordenador nuevo."
    )
    assert search_in({"2024-05-07.md": spanish}).answer("computadora").answered
