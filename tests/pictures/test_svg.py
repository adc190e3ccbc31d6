"""SVG: what the subset reads, and what is refused and why."""

import math
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from brochure.forms.pages import Drawing, Stroke
from brochure.pictures import svg_path
from brochure.pictures.svg import read_svg, recolor
from brochure.pictures.svg_path import PathError, read_path
from brochure.values.ink import Ink

ICONS = Path(__file__).parents[2] / "brochure" / "themes" / "icons"


def svg(body: str, attributes: str = 'viewBox="0 0 10 10"') -> bytes:
    return f'<svg xmlns="http://www.w3.org/2000/svg" {attributes}>{body}</svg>'.encode()


def drawing(body: str) -> Drawing:
    found, diagnostics = read_svg(svg(body), "a.svg")
    assert diagnostics == ()
    assert found is not None
    return found


def codes(data: bytes) -> list[str]:
    found, diagnostics = read_svg(data, "a.svg")
    assert found is None
    assert all(diagnostic.severity == "error" for diagnostic in diagnostics)
    return [diagnostic.code.removeprefix("picture.svg-") for diagnostic in diagnostics]


def flat(text: str) -> str:
    """Return path data normalized to absolute commands with rounded numbers."""
    return " ".join(
        op + ",".join(f"{round(value, 2) or 0:g}" for value in points)
        for op, points in read_path(text)
    )


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        ("M1 2L3 4Z", "M1,2 L3,4 Z"),
        ("m1 2 3 4z", "M1,2 L4,6 Z"),
        ("M1-2.5.5", "M1,-2.5 L0.5"),
        ("M0 0h5v5H1V2", "M0,0 L5,0 L5,5 L1,5 L1,2"),
        ("M0 0c1 1 2 2 3 3s2 2 3 3", "M0,0 C1,1,2,2,3,3 C4,4,5,5,6,6"),
        ("M0 0q3 3 6 0t6 0", "M0,0 C2,2,4,2,6,0 C8,-2,10,-2,12,0"),
        ("M1 1zl2 2", "M1,1 Z M1,1 L3,3"),
        ("M0 0a0 5 0 0 1 5 5", "M0,0 L5,5"),
        ("", ""),
    ],
)
def test_path_commands(data: str, expected: str) -> None:
    if data == "M1-2.5.5":
        with pytest.raises(PathError):
            read_path(data)
    else:
        assert flat(data) == expected


@pytest.mark.parametrize(
    "data", ["L1 1", "M1", "M1 1x", "M1 1 Z 5", "M1 1a1 1 0 2 0 1 1", "M1e999 0"]
)
def test_broken_path_data_is_refused(data: str) -> None:
    with pytest.raises(PathError):
        read_path(data)


@settings(max_examples=100, deadline=None)
@given(st.text(alphabet="MmLlHvCsQtZz 0123.5-+e,x", max_size=24))
def test_quick_way_reads_what_the_careful_way_reads(text: str) -> None:
    assert outcome(svg_path._split, text) == outcome(svg_path._scanned, text)


def outcome(read: Callable[[str], Iterator[object]], text: str) -> list[object] | None:
    try:
        return list(read(text))
    except PathError:
        return None


def test_arc_runs_along_the_circle_on_the_side_asked_for() -> None:
    path = read_path("M10 0A10 10 0 11-10 0")
    assert [segment.operator for segment in path] == ["M", "C", "C"]
    for segment in path[1:]:
        assert math.hypot(*segment.points[-2:]) == pytest.approx(10)
    assert path[1].points[-1] == pytest.approx(10)  # sweep: over positive y
    assert read_path("M10 0A10 10 0 10-10 0")[1].points[-1] == pytest.approx(-10)


def test_arc_too_small_for_its_ends_is_enlarged() -> None:
    path = read_path("M0 0a1 1 0 0 1 8 0")
    assert path[-1].points[-2:] == (8, 0)
    assert min(segment.points[-1] for segment in path) == pytest.approx(-4)


@settings(max_examples=60, deadline=None)
@given(
    end=st.tuples(st.floats(-50, 50), st.floats(-50, 50)),
    radii=st.tuples(st.floats(0.1, 60), st.floats(0.1, 60)),
    tilt=st.floats(-180, 180),
    flags=st.tuples(st.booleans(), st.booleans()),
)
def test_arc_ends_where_it_says(
    end: tuple[float, float],
    radii: tuple[float, float],
    tilt: float,
    flags: tuple[bool, bool],
) -> None:
    large, sweep = (int(flag) for flag in flags)
    path = read_path(f"M0 0A{radii[0]} {radii[1]} {tilt} {large} {sweep} {end[0]} {end[1]}")
    assert path[-1].points[-2:] == pytest.approx(end, abs=1e-4)
    assert all(math.isfinite(value) for segment in path for value in segment.points)


def test_style_is_inherited_and_overridden() -> None:
    one, two = drawing(
        '<g fill="none" stroke="#163F4E" stroke-width="2" stroke-linecap="round"'
        ' stroke-linejoin="bevel"><path d="M0 0L1 1" stroke-dasharray="3"/>'
        '<circle cx="5" cy="5" r="2" style="fill: rgb(10%, 20, 30); stroke: none"/></g>'
    ).shapes
    assert one.fill is None
    assert one.stroke == Stroke(Ink((0x16, 0x3F, 0x4E)), 2, (3, 3), "round", "bevel")
    assert two.fill == Ink((26, 20, 30))
    assert two.stroke is None


def test_colours_by_name_and_short_form() -> None:
    fills = [
        shape.fill
        for shape in drawing(
            '<rect width="1" height="1" fill="teal"/><rect width="1" height="1" fill="#f0a"/>'
            '<rect width="1" height="1" fill="currentColor"/><rect width="1" height="1"/>'
            '<rect width="1" height="1" fill="none"/>'
        ).shapes
    ]
    assert fills == [Ink((0, 128, 128)), Ink((255, 0, 170)), Ink((0, 0, 0)), Ink((0, 0, 0))]


def test_transforms_act_inside_out_and_scale_strokes() -> None:
    (shape,) = drawing(
        '<g transform="translate(10 20)"><line x1="1" y1="0" x2="2" y2="0" stroke="red"'
        ' transform="scale(2) rotate(90)"/></g>'
    ).shapes
    assert [pytest.approx(segment.points) for segment in shape.path] == [(10, 22), (10, 24)]
    assert shape.stroke is not None
    assert shape.stroke.weight == pytest.approx(2)
    assert shape.fill is None


def test_shapes_become_paths() -> None:
    shapes = drawing(
        '<rect x="1" y="1" width="4" height="2"/><rect width="4" height="4" rx="1"/>'
        '<ellipse cx="5" cy="5" rx="3" ry="2"/><polygon points="0,0 1,0 1,1"/>'
        '<polyline points="0 0 1 0"/><rect width="0" height="3"/>'
    ).shapes
    kinds = ["".join(segment.operator for segment in shape.path) for shape in shapes]
    assert kinds == ["MLLLZ", "MLCLCLCLCZ", "MCCCCZ", "MLLZ", "ML"]


def test_size_comes_from_view_box_or_width_and_height() -> None:
    found, _ = read_svg(svg("", 'width="40mm" height="2in"'), "a.svg")
    assert found is not None
    assert tuple(found.view_box) == pytest.approx((0, 0, 151.18, 192), abs=0.01)


def test_hidden_parts_and_metadata_are_left_out() -> None:
    body = (
        '<title>x</title><metadata><a b="c"/></metadata><defs><g id="q"/></defs>'
        '<g display="none"><rect width="1" height="1"/></g>'
    )
    assert drawing(body).shapes == ()


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("<script>alert(1)</script>", "script"),
        ('<rect width="1" height="1" onclick="x()"/>', "script"),
        ("<foreignObject/>", "script"),
        ('<image href="https://example.org/a.png"/>', "external"),
        ('<use xmlns:x="http://www.w3.org/1999/xlink" x:href="b.svg#a"/>', "external"),
        ('<use href="#a"/>', "external"),
        ('<rect width="1" height="1" fill="url(http://x/y)"/>', "external"),
        ("<text>hello</text>", "text"),
        ("<linearGradient/>", "unsupported"),
        ("<style>rect{fill:red}</style>", "unsupported"),
        ('<rect width="1" height="1" fill-opacity="0.5"/>', "unsupported"),
        ('<rect width="1" height="1" fill="url(#a)"/>', "unsupported"),
        ('<rect width="1" height="1" fill="bluish"/>', "unsupported"),
        ('<path d="M1 1 x"/>', "broken"),
        ('<g transform="spin(3)"/>', "broken"),
        ('<g transform="scale()"/>', "broken"),
        ("<g>" * 70 + "</g>" * 70, "too-large"),
        ("<g/>" * 20_001, "too-large"),
    ],
)
def test_what_is_not_safe_or_not_known_is_refused(body: str, code: str) -> None:
    assert codes(svg(body)) == [code]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "broken"),
        (b"<svg", "broken"),
        (b"<html/>", "broken"),
        (b'<svg viewBox="0 0 1"/>', "broken"),
        (b'<svg viewBox="0 0 0 5"/>', "broken"),
        (b'<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 1 1"/>', "doctype"),
        ('<!DOCTYPE svg SYSTEM "file:///etc/passwd"><svg/>'.encode("utf-16"), "doctype"),
        (b"x" * 4_000_001, "too-large"),
    ],
)
def test_broken_or_dangerous_files_are_refused(data: bytes, code: str) -> None:
    assert codes(data) == [code]


def test_message_points_at_the_place() -> None:
    _, (diagnostic,) = read_svg(svg("\n\n  <text/>"), "figures/a.svg")
    assert str(diagnostic.span) == "figures/a.svg:3:3"
    assert diagnostic.hints


def test_all_problems_are_told_at_once() -> None:
    assert codes(svg("<text/><linearGradient/>")) == ["text", "unsupported"]


def test_recolouring_changes_exact_colours_and_the_digest() -> None:
    source = drawing('<rect width="1" height="1" fill="#010203" stroke="#040506"/>')
    inks = {(1, 2, 3): Ink((9, 9, 9)), (4, 5, 6): Ink((8, 8, 8))}
    changed = recolor(source, inks)
    assert changed.shapes[0].fill == Ink((9, 9, 9))
    assert changed.shapes[0].stroke is not None
    assert changed.shapes[0].stroke.ink == Ink((8, 8, 8))
    assert changed != source
    assert recolor(source, dict(reversed(inks.items()))) == changed


@pytest.mark.parametrize("path", sorted(ICONS.glob("*.svg")), ids=lambda path: path.stem)
def test_icons_of_the_themes_read(path: Path) -> None:
    found, diagnostics = read_svg(path.read_bytes(), path.name)
    assert diagnostics == ()
    assert found is not None
    assert found.shapes
