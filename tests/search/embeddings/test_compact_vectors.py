"""Vectors kept small: what is nearest stays nearest, and is compared exactly."""

import numpy as np
import pytest

from bot.search.embeddings.compact_vectors import VectorTable, _largest
from bot.search.vectors import Vectors

WIDTH = 512


def vectors(count: int, seed: int = 0) -> Vectors:
    """Return vectors of length 1 that differ in a few directions more than in others, as those of texts do."""
    random = np.random.default_rng(seed)
    topics = random.standard_normal((40, WIDTH))
    found = random.standard_normal((count, 40)) @ topics + random.standard_normal((count, WIDTH)) * 2
    return np.asarray(found / np.linalg.norm(found, axis=1, keepdims=True), dtype=np.float32)


def table_of(rows: Vectors) -> VectorTable:
    table = VectorTable(len(rows))
    half = len(rows) // 2
    table.put(np.arange(half, len(rows)), rows[half:])
    table.put(np.arange(half), rows[:half])
    table.close()
    return table


@pytest.mark.parametrize("count", [1, 3, 1_000, 6_000])
def test_a_vector_is_nearest_to_itself_with_a_cosine_of_one(count: int) -> None:
    rows = vectors(count)
    asked = rows[[0, count // 2, count - 1]]
    cosines = table_of(rows).cosines(asked)
    assert cosines.argmax(axis=1).tolist() == [0, count // 2, count - 1]
    assert np.allclose(cosines.max(axis=1), 1, atol=0.005)


def test_the_ten_nearest_of_many_are_found_with_their_exact_cosines() -> None:
    rows, asked = vectors(6_000), vectors(20, seed=1)
    exact = asked @ rows.T
    found = table_of(rows).cosines(asked)
    for true, approximate in zip(exact, found, strict=True):
        nearest = np.argsort(-true)[:10]
        assert set(nearest) <= set(np.argsort(-approximate)[:30])
        assert np.allclose(approximate[nearest], true[nearest], atol=0.005)


def test_every_row_that_is_near_enough_is_found() -> None:
    rows = vectors(3_000)
    asked = rows[:5]
    for true, (found, cosines) in zip(asked @ rows.T, table_of(rows).near(asked, least=0.5, most=500), strict=True):
        assert set(np.flatnonzero(true >= 0.51)) <= set(found) <= set(np.flatnonzero(true >= 0.49))
        assert np.allclose(cosines, true[found], atol=0.005)


def test_of_the_rows_that_are_near_enough_the_nearest_come_first() -> None:
    rows = vectors(3_000)
    (((found, cosines)),) = table_of(rows).near(rows[:1], least=-1, most=5)
    assert found[0] == 0
    assert len(found) == 5
    assert (np.diff(cosines) <= 0).all()
    assert set(found) <= set(np.argsort(-(rows @ rows[0]))[:7])


def test_rows_come_back_nearly_as_they_were_put() -> None:
    rows = vectors(50)
    table = table_of(rows)
    assert max(float(np.abs(table.row(number) - rows[number]).max()) for number in range(50)) < 0.002
    assert np.allclose(table.exact(rows[3], np.array([3, 4])), rows[[3, 4]] @ rows[3], atol=0.005)


def test_a_vector_of_zeros_is_like_nothing() -> None:
    rows = vectors(3)
    rows[1] = 0
    assert float(table_of(rows).cosines(rows[:1])[0, 1]) == 0


@pytest.mark.parametrize("count", [1, 9, 500, 4_000])
def test_the_largest_of_many_values_are_those_that_sorting_finds(count: int) -> None:
    values = np.random.default_rng(count).standard_normal(4_000).astype(np.float32)
    assert sorted(_largest(values, count).tolist()) == sorted(np.argsort(values)[4_000 - count :].tolist())


def test_the_largest_are_found_where_those_that_are_looked_at_first_tell_nothing() -> None:
    values = np.zeros(4_000, dtype=np.float32)
    values[::16] = np.arange(250)
    assert set(np.flatnonzero(values).tolist()) <= set(_largest(values, 300).tolist())


def test_one_vector_at_a_time_finds_what_many_together_do() -> None:
    table, asked = table_of(vectors(2_000)), vectors(12, seed=2)
    together = table.near(asked, least=-1, most=5)
    apart = [found for vector in asked for found in table.near(vector[None], least=-1, most=5)]
    assert [rows.tolist() for rows, _ in together] == [rows.tolist() for rows, _ in apart]
