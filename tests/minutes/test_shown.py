"""What a page shows of a piece of Markdown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.minutes.shown import shown, shown_text
from bot.text import Slice


@pytest.mark.parametrize(
    ("markdown", "page"),
    [
        (r"**1\. Rename of to\_label (ana\_k)**", "1. Rename of to_label (ana_k)"),
        ("**主持人**：王芳　**记录人**：陈伟", "主持人：王芳　记录人：陈伟"),
        ("[[Feature #12]](https://example.org/12) Drop it", "[Feature #12] Drop it"),
        ("[Ada](https://example.org/a_(b)) [Bo](<https://example.org/ b> 'title')", "Ada Bo"),
        ("[[Bo Lindqvist|Bo]] and [[Ana]] ![[valve.png|200]]^", "Bo and Ana ^"),
        ("The drip lines leak. ^leak1", "The drip lines leak."),
        ("a*b*c 2*3 snake_case_9 _leaning_ ==two metres== ~~no~~", "abc 2*3 snake_case_9 leaning two metres no"),
        ("`a_b` ``c`d``", "a_b c`d"),
        ("Tom &amp; Jerry &#39;s &nosuch;", "Tom & Jerry 's &nosuch;"),
        ("<b>well</b> <https://example.org/x> 3 < 4", "well https://example.org/x 3 < 4"),
        ("Hose %% private %% <!-- x -->{/* y */}{# z #}{{< ref >}}{% raw %}!", "Hose  !"),
        ("Hose {: .wide} pipe {#id} {x}", "Hose  pipe  {x}"),
        ("服\u200b务治\u2060理 green\u00adhouse", "服务治理 greenhouse"),
        ("a note[^1] array[0] [ ] [x]", "a note array[0] [ ] [x]"),
        ("100 %% of it", "100 %% of it"),
        ("***both*** ** none ** *one", "both ** none ** *one"),
    ],
)
def test_marks_that_a_page_does_not_show_are_left_out(markdown: str, page: str) -> None:
    assert shown_text(markdown) == page


_MARKDOWN = st.text(alphabet="ab _*`[]()<>!-\\&;#~={}%|^:./\n\u200b\u00ad服", max_size=60)


@given(_MARKDOWN)
def test_both_ways_to_ask_say_the_same(markdown: str) -> None:
    assert shown(markdown).text == shown_text(markdown)


@given(_MARKDOWN)
def test_every_character_that_is_shown_comes_from_the_source_in_order(markdown: str) -> None:
    page = shown(markdown)
    assert len(page.offsets) == len(page.text) + 1
    assert page.offsets == sorted(page.offsets)
    written = [markdown[offset] for offset in page.offsets[:-1]]
    others = [character for character, source in zip(page.text, written, strict=True) if character != source]
    assert not [other for other in others if other != " " and "&" not in markdown]


def test_a_run_of_what_is_shown_is_found_in_the_source() -> None:
    markdown = r"**ana\_k** and [Bo](https://example.org)"
    page = shown(markdown)
    start = page.text.index("ana_k")
    assert markdown[slice(*page.written(Slice(start, start + 5)))] == r"ana\_k"


def test_who_writes_is_shown_without_the_mark() -> None:
    assert shown_text("[name=Ada Byron] It leaks, [name=bo]") == "[Ada Byron] It leaks, [bo]"
    assert shown_text("[name=value](https://example.org)") == "name=value"
