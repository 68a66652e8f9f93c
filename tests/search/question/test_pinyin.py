"""Chinese words found by their sound."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.search.engine import Search
from bot.search.model import Via
from bot.search.question.pinyin import PinyinLexicon
from tests.conftest import SPRING, SPRING_IN_ENGLISH, environment, lines_of, search_in

COUNTS = {"堆肥": 5, "浇水": 3, "教水": 1, "绿色": 2, "生长": 4, "西安": 1, "测试": 2}
SOUNDS = PinyinLexicon(COUNTS, [("堆肥", "浇水"), ("浇水", "生长")])


def garden() -> Search:
    """Return minutes of three items in Chinese and one that writes pinyin."""
    items = [
        ("堆肥翻动", "堆肥每周翻动一次。"),
        ("温室测试", "温室的测试在三月开始。"),
        ("绿色围栏", "围栏刷成绿色。"),
        ("Jiaoshui", "The word jiaoshui stands on the tap."),
        ("浇水安排", "周一浇水。"),
    ]
    return search_in(
        {"2024-03-05.md": lines_of("# 园艺社", *(line for h, b in items for line in ("", f"## {h}", "", b)))}
    )


def first_heading(question: str) -> str | None:
    """Return the heading of the first hit of an answer, None where the minutes do not say."""
    answer = garden().answer(question)
    item = answer.hits[0].entry.item if answer.answered else None
    return item.heading if item else None


@pytest.mark.parametrize("typed", ["duifei", "DuiFei", "dui'fei"])
def test_pinyin_spells_the_word(typed: str) -> None:
    (heard,) = SOUNDS.of_letters(typed)
    assert (heard.words, heard.exact) == (("堆肥",), True)


def test_of_words_that_sound_the_same_the_frequent_one_comes_first() -> None:
    assert SOUNDS.of_letters("jiaoshui")[0].words == ("浇水", "教水")


def test_pinyin_without_spaces_is_cut_into_the_fewest_words() -> None:
    assert [heard.words[0] for heard in SOUNDS.of_letters("duifeijiaoshui")] == ["堆肥", "浇水"]


TOGETHER = PinyinLexicon(
    {"令牌": 1, "牌桶": 1, "桶限": 1, "限流": 2, "通先": 9, "调用": 3, "用调": 1, "另派": 1},
    [("令牌桶", "限流")],
    ["令牌桶限流", "另派人", "调用", "通先"],
)


@pytest.mark.parametrize(
    ("typed", "spelt", "exact"),
    [
        ("lingpaitong", ["令牌桶"], True),
        ("lingpaitongxianliu", ["令牌桶", "限流"], True),
        ("linpaitong", ["令牌桶"], False),
        ("paitongxian", ["牌桶限"], True),
    ],
)
def test_what_stands_together_is_spelt_though_the_dictionary_cuts_it(typed: str, spelt: list[str], exact: bool) -> None:
    heard = TOGETHER.of_letters(typed)
    assert [part.words[0] for part in heard] == spelt
    assert {part.exact for part in heard} == {exact}


@pytest.mark.parametrize("typed", ["tong", "diaoyongdiao", "lingpaidiaoyongtong", "ren"])
def test_characters_that_do_not_stand_together_are_not_put_together(typed: str) -> None:
    assert TOGETHER.of_letters(typed) == ()


def test_characters_that_stand_together_only_three_by_three_are_not_put_together() -> None:
    pairs = {"令牌": 1, "牌桶": 1, "桶限": 1}
    apart, together = (PinyinLexicon(pairs, [], runs) for runs in (["令牌桶", "牌桶限"], ["令牌桶", "令牌桶限"]))
    assert [heard.words for heard in apart.of_letters("lingpaitongxian")] == [("令牌",), ("桶限",)]
    assert [heard.words for heard in together.of_letters("lingpaitongxian")] == [("令牌桶限",)]


def test_of_what_sounds_the_same_the_most_frequent_is_spelt() -> None:
    words = {"令牌": 1, "牌桶": 1, "牌同": 1, "另派": 1}
    lexicon = PinyinLexicon(words, [], ["令牌同", "令牌桶", "新令牌桶"])
    assert [heard.words for heard in lexicon.of_letters("lingpaitong")] == [("令牌桶",)]


@pytest.mark.parametrize("runs", [[], ["桶"], ["令牌"]])
def test_where_no_three_characters_stand_together_none_are_put_together(runs: list[str]) -> None:
    assert PinyinLexicon({"令牌": 1, "牌桶": 1}, [], runs).of_letters("lingpaitong") == ()


def test_all_text_is_looked_through_for_few_of_what_sounds_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_for: list[str] = []

    class Text(str):
        def count(self, *sought: object) -> int:
            looked_for.extend(map(str, sought))
            return super().count(*sought)  # type: ignore[arg-type]

        def __contains__(self, sought: str) -> bool:  # type: ignore[override]
            looked_for.append(sought)
            return super().__contains__(sought)

    characters = "义以亿意易艺议"
    runs = [one + two + three for one in characters for two in characters for three in characters]
    lexicon = PinyinLexicon({run[:2]: 1 for run in runs}, [], runs)
    monkeypatch.setattr(PinyinLexicon, "_text", Text("\n".join(runs)))
    assert lexicon.of_letters("yiyiyi")
    assert 0 < len(looked_for) <= 10


@pytest.mark.parametrize("typed", ["", "duifeix", "dui", "duifei2", "堆肥", "greenhouse", "'"])
def test_letters_that_spell_no_word_of_the_minutes_are_no_pinyin(typed: str) -> None:
    assert SOUNDS.of_letters(typed) == ()


@pytest.mark.parametrize(
    ("typed", "word"), [("senzang", "生长"), ("shenzhan", "生长"), ("cesi", "测试"), ("jiaosui", "浇水")]
)
def test_sounds_that_many_do_not_tell_apart_are_heard_as_near(typed: str, word: str) -> None:
    (heard,) = SOUNDS.of_letters(typed)
    assert (heard.words[0], heard.exact) == (word, False)


@pytest.mark.parametrize("typed", ["lvse", "lüse", "LÜSE"])
def test_both_ways_to_type_the_umlaut_spell_the_word(typed: str) -> None:
    assert SOUNDS.of_letters(typed)[0].words == ("绿色",)


@pytest.mark.parametrize("typed", ["celve", "celüe", "celue"])
def test_the_umlaut_may_be_left_out_where_it_cannot_be_anything_else(typed: str) -> None:
    assert PinyinLexicon({"策略": 1}, []).of_letters(typed)[0].words == ("策略",)


def test_initials_of_three_and_more_syllables_name_a_phrase() -> None:
    assert SOUNDS.of_initials("dfjs") == (("堆肥", "浇水"),)
    assert SOUNDS.of_initials("DFJS") == SOUNDS.of_initials("dfjs")
    assert SOUNDS.of_initials("df") == ()


def test_wrong_characters_of_the_same_sound_are_heard_as_the_word() -> None:
    assert SOUNDS.misheard("对飞箱", 0) == (2, SOUNDS.of_letters("duifei")[0])
    assert SOUNDS.misheard("箱堆肥", 1) is None


@pytest.mark.parametrize("typed", ["自由", "生涨"])
def test_a_usual_word_is_right_as_typed_unless_one_of_the_minutes_is_frequent(typed: str) -> None:
    seldom = PinyinLexicon({"字游": 3, "生长": 1}, [("字游", "生长")])
    often = PinyinLexicon({"字游": 9_000, "生长": 1}, [("字游", "生长")])
    assert (seldom.misheard(typed, 0) is None) is (typed != "生涨")
    assert often.misheard(typed, 0) is not None


def test_two_characters_side_by_side_are_no_word_to_be_meant() -> None:
    assert PinyinLexicon({"生实": 50, "生长": 1}, []).misheard("省时", 0) is None


def test_near_sounding_characters_are_heard_less_surely() -> None:
    found = SOUNDS.misheard("申张", 0)
    assert found is not None
    assert (found[1].words, found[1].exact) == (("生长",), False)


def test_without_chinese_nothing_is_heard() -> None:
    lexicon = PinyinLexicon({}, [])
    assert not lexicon
    assert (lexicon.of_letters("duifei"), lexicon.of_initials("dfjs"), lexicon.misheard("对飞", 0)) == ((), (), None)


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("duifei fandong", "堆肥翻动"),
        ("duifeifandong", "堆肥翻动"),
        ("dui fei fan dong", "堆肥翻动"),
        ("wenshi ceshi", "温室测试"),
        ("wensi cesi", "温室测试"),
        ("dffd", "堆肥翻动"),
        ("对飞翻动", "堆肥翻动"),
        ("温室侧试", "温室测试"),
        ("lvse weilan", "绿色围栏"),
        ("lüse", "绿色围栏"),
    ],
)
def test_a_question_by_sound_finds_the_item(question: str, heading: str) -> None:
    assert first_heading(question) == heading


@pytest.mark.parametrize(
    ("question", "read_as"),
    [
        ("duifei", "堆肥"),
        ("dui fei fan dong?", "堆肥翻动?"),
        ("侧试", "测试"),
        ("温室侧试", "温室测试"),
        ("对飞翻动", "堆肥翻动"),
        ("什么时候对飞翻动", "什么时候堆肥翻动"),
    ],
)
def test_what_was_heard_is_labelled_and_the_whole_question_shown(question: str, read_as: str) -> None:
    answer = garden().answer(question)
    assert Via.SOUND in answer.hits[0].via
    assert answer.read_as == read_as


def test_a_blurred_sound_counts_less_than_the_same_sound() -> None:
    search = garden()
    exact, blurred = (search.explain(question).parts[0]["words"] for question in ("ceshi", "cesi"))
    assert 0 < blurred < exact


def test_a_sound_never_outranks_an_exact_hit() -> None:
    search = garden()
    headings = [hit.entry.item.heading for hit in search.answer("jiaoshui").hits if hit.entry.item]
    assert headings[0] == "Jiaoshui"
    assert search.answer("jiaoshui").read_as is None


def test_characters_as_typed_outrank_others_of_the_same_sound() -> None:
    files = {"2024-03-05.md": lines_of("# 园艺社", "", "## 甲", "", "今天浇水。", "", "## 乙", "", "今天教水。")}
    answer = search_in(files).answer("教水")
    assert answer.hits[0].quote.text == "今天教水。"
    assert answer.read_as is None


QUESTIONS = lines_of(
    "def forbidden(*words, **options): raise AssertionError('a reading was built')",
    "import bot.search.question.pinyin",
    "bot.search.question.pinyin.syllables_of = forbidden",
    "from tests.conftest import read, search_in",
    "import sys",
    "search = search_in({'2024-03-05.md': sys.argv[1]})",
    "for question in ('tomato', 'tomatoe', 'duifei', '堆肥箱', 'fdjs', 'who is it'): search.answer(question)",
    "print('done')",
)


@pytest.mark.slow
@pytest.mark.parametrize(("minutes", "is_free"), [(SPRING_IN_ENGLISH, True), ("## 堆肥\n\n堆肥箱。\n", False)])
def test_minutes_without_chinese_build_no_readings(minutes: str, is_free: bool, tmp_path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", QUESTIONS, minutes],
        capture_output=True,
        env=environment(tmp_path),
        timeout=60,
        check=False,
    )
    assert (run.stdout.strip() == b"done") is is_free
    assert (b"a reading was built" in run.stderr) is not is_free


def test_a_question_in_pinyin_is_answered_in_chinese() -> None:
    search = search_in({"2024-03-05.md": SPRING, "2024-03-05.en.md": SPRING_IN_ENGLISH + "\nCalled duifei.\n"})
    assert search.answer("fanqie yizai", languages=("en",)).hits[0].minutes.language == "zh"
    assert search.answer("tomato stakes", languages=("en",)).hits[0].minutes.language == "en"
