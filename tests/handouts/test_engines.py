"""Engines: chunks of one language, each to the process that has the templates of it."""

from random import Random

import pytest

from brochure.errors import BrochureError
from brochure.handouts.engines import TRIES, _Shelf, chunks
from brochure.handouts.recipients import Recipient
from tests.handouts.people import person


def crowd(**counts: int) -> list[Recipient]:
    tags = [tag for tag, count in sorted(counts.items()) for _ in range(count)]
    return [person(row, tag, "Anna") for row, tag in enumerate(tags)]


def test_a_chunk_is_of_one_language() -> None:
    made = list(chunks(crowd(ar=3, en=7, ko=1), size=5))
    assert [(c[0].language, len(c)) for c in made] == [
        ("ar", 3), ("en", 5), ("en", 2), ("ko", 1),
    ]  # fmt: skip


def test_a_process_stays_with_its_language_and_then_takes_one_that_nobody_has() -> None:
    shelf = _Shelf(chunks(crowd(ar=10, en=20, ko=30), size=5))

    def following(mine: str, *others: str) -> str:
        chunk = shelf.following(mine, set(others))
        return chunk[0].language if chunk else ""

    assert following("") == "ko"
    assert following("", "ko") == "en"
    assert [following("ko", "en") for _ in range(5)] == ["ko"] * 5
    assert following("ko", "en") == "ar"
    assert following("ar", "en") == "ar"
    assert [following("ar", "en") for _ in range(4)] == ["en", "en", "en", ""]


def test_what_a_dead_process_had_comes_again_and_nothing_is_lost() -> None:
    random = Random(3)
    shelf = _Shelf(chunks(crowd(en=23, ko=11), size=4))
    made: list[Recipient] = []
    died: set[int] = set()
    while (chunk := shelf.following("en", set())) is not None:
        if random.random() < 0.3 and chunk[0].row not in died:
            died.add(chunk[0].row)
            shelf.put_back(chunk)
        else:
            made += chunk
    assert died
    assert sorted(one.row for one in made) == list(range(34))


def test_a_chunk_that_kills_every_process_ends_the_run() -> None:
    shelf = _Shelf(chunks(crowd(en=1)))
    for _ in range(TRIES):
        chunk = shelf.following("en", set())
        assert chunk is not None
        shelf.put_back(chunk)
    with pytest.raises(BrochureError, match="from row 0"):
        shelf.following("en", set())
