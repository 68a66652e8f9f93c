import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.desk.alias_lists import distinct, key_of, read_written, written
from bot.errors import UsageError

NAMES = st.lists(st.text(min_size=1, max_size=20), min_size=2, max_size=5).map(distinct).filter(lambda n: len(n) > 1)


@given(st.lists(NAMES, max_size=5))
def test_what_is_written_is_read_again(groups: list[tuple[str, ...]]) -> None:
    printable = [group for group in groups if all(name.isprintable() for name in group)]
    assert read_written(written(printable)) == tuple(printable)


@pytest.mark.parametrize("text", ["- [HTTP3, QUIC]", "aliases: [[HTTP3, QUIC]]", "search: {aliases: [[HTTP3, QUIC]]}"])
def test_a_list_may_stand_alone_or_where_the_configuration_has_it(text: str) -> None:
    assert read_written(text) == (("HTTP3", "QUIC"),)


def test_names_that_look_like_numbers_or_switches_stay_names() -> None:
    assert read_written("- [on, 3]") == (("on", "3"),)


@pytest.mark.parametrize(
    "text",
    ["", "a: b", "- a", "- [a]", "- [a, {b: c}]", "- [a, a]", "[[[", "&a [*a, *a]", "- !!python/name:os.system []"],
)
def test_anything_else_is_refused_in_words(text: str) -> None:
    with pytest.raises(UsageError, match="Expected a list of lists of names"):
        read_written(text)


@given(st.text(max_size=200))
def test_no_text_crashes_the_reader(text: str) -> None:
    try:
        read_written(text)
    except UsageError:
        return
    assert isinstance(yaml.load(text, Loader=yaml.BaseLoader), list | dict)


def test_the_same_names_in_another_order_and_script_are_the_same() -> None:
    assert key_of(("服務網格", "QUIC")) == key_of(("quic", "服务网格"))
