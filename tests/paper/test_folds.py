"""Folded pieces: widths as in the trade tables, and paper folded by the simulator."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from brochure.paper.folds import KINDS, Crease, FoldKind, Measures, mirrored
from brochure.paper.simulator import clearance, crease_error, fold, reading_order, seen

FIXED = [kind for kind in KINDS.values() if kind.count is not None]
EXACT = [kind for kind in FIXED if kind.name != "double-parallel-trade"]

A4 = {
    "bifold": (148.5, 148.5),
    "letter": (99.67, 99.67, 97.67),
    "z": (99, 99, 99),
    "gate": (73.75, 149.5, 73.75),
    "double-gate": (73.25, 75.25, 75.25, 73.25),
    "double-parallel": (74.75, 74.75, 74.75, 72.75),
    "roll": (75.75, 75.75, 73.75, 71.75),
}
CLOSED = {
    "bifold": (("A0",), ("A1",)),
    "letter": (("A0",), ("A1",)),
    "z": (("A0",), ("B2",)),
    "gate": (("A0", "A2"), ("A1",)),
    "double-gate": (("A1",), ("A2",)),
    "double-parallel": (("A0",), ("A1",)),
    "double-parallel-trade": (("A0",), ("A1",)),
    "roll": (("A0",), ("A1",)),
}
READ = {
    "bifold": "A0 B0 B1 A1",
    "letter": "A0 A2 B0 B1 B2 A1",
    "z": "A0 B0 B1 B2 A1 A2",
    "gate": "A0 A2 B0 B1 B2 A1",
    "double-gate": "A1 A0 A3 B0 B1 B2 B3 A2",
    "double-parallel": "A0 A3 A2 B0 B1 B2 B3 A1",
    "roll": "A0 A2 A3 B0 B1 B2 B3 A1",
}


Piece = tuple[tuple[float, ...], tuple[Crease, ...]]


def piece(name: str, flat: float = 297.0, tuck: float = 2.0, count: int = 0) -> Piece:
    kind = KINDS[name]
    count = count or kind.count or 0
    return kind.widths(Measures(flat, tuck, count, 2.0)), kind.creases(count)


@pytest.mark.parametrize(("name", "expected"), A4.items())
def test_panels_of_an_a4_piece_have_the_widths_of_the_tables(
    name: str, expected: tuple[float, ...]
) -> None:
    widths, _ = piece(name)
    assert widths == pytest.approx(expected, abs=0.005)


def test_a_letter_fold_of_us_letter_has_the_published_inches() -> None:
    widths, _ = piece("letter", flat=11, tuck=1 / 16)
    assert widths == (3.6875, 3.6875, 3.625)


def test_the_trade_option_of_double_parallel_has_two_long_and_two_short_panels() -> None:
    widths, creases = piece("double-parallel-trade", flat=17, tuck=1 / 16)
    assert widths == (4.28125, 4.28125, 4.21875, 4.21875)
    assert crease_error(widths, creases) == pytest.approx(1 / 16)


@pytest.mark.parametrize(("name", "faces"), CLOSED.items())
def test_the_closed_piece_shows_its_cover_and_its_back(
    name: str, faces: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    layers = fold(*piece(name))
    assert (seen(layers), seen(layers, from_below=True)) == faces


@pytest.mark.parametrize("count", range(2, 13))
def test_an_accordion_closes_on_its_cover_and_on_the_face_its_count_says(count: int) -> None:
    layers = fold(*piece("accordion", count=count))
    back = f"{'A' if count % 2 == 0 else 'B'}{count - 1}"
    assert (seen(layers), seen(layers, from_below=True)) == (("A0",), (back,))


@pytest.mark.parametrize(("name", "order"), READ.items())
def test_a_reader_meets_the_panels_in_this_order(name: str, order: str) -> None:
    assert reading_order(*piece(name)) == tuple(order.split())


@pytest.mark.parametrize("name", CLOSED)
def test_the_mirrored_piece_closes_on_the_mirrored_faces(name: str) -> None:
    widths, creases = piece(name)
    count = len(widths)
    layers = fold(widths[::-1], mirrored(creases, count))

    def turned(face: str) -> str:
        return f"{face[0]}{count - 1 - int(face[1:])}"

    front, back = CLOSED[name]
    assert seen(layers) == tuple(turned(face) for face in front[::-1])
    assert seen(layers, from_below=True) == tuple(turned(face) for face in back[::-1])


def test_a_letter_fold_from_right_to_left_has_its_cover_on_the_third_panel() -> None:
    widths, creases = piece("letter")
    layers = fold(widths[::-1], mirrored(creases, 3))
    assert (seen(layers), seen(layers, from_below=True)) == (("A2",), ("A1",))


@pytest.mark.parametrize("kind", EXACT, ids=lambda kind: kind.name)
@given(flat=st.floats(100, 1000), tuck=st.floats(1, 4))
def test_panels_add_up_creases_hit_boundaries_and_tucked_panels_clear(
    kind: FoldKind, flat: float, tuck: float
) -> None:
    count = kind.count or 0
    widths = kind.widths(Measures(flat, tuck, count, 2.0))
    creases = kind.creases(count)
    assert sum(widths) == pytest.approx(flat)
    assert crease_error(widths, creases) < 1e-6
    room = clearance(widths, creases)
    assert room is None or room >= tuck - 1e-6


def test_equal_panels_in_a_letter_fold_do_not_clear_the_crease() -> None:
    _, creases = piece("letter")
    assert clearance((99.0, 99.0, 99.0), creases) == pytest.approx(0)
    assert clearance((98.0, 99.0, 100.0), creases) == pytest.approx(-1)


@given(st.integers(2, 20))
def test_every_face_is_met_once(count: int) -> None:
    widths, creases = piece("accordion", count=count)
    faces = reading_order(widths, creases)
    assert sorted(faces) == sorted(f"{f}{i}" for f in "AB" for i in range(count))
