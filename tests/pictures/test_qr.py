"""QR codes: the modules of the code, with the quiet border scanners need."""

import segno

from brochure.pictures.qr import qr_code
from brochure.values.ink import Ink

TEXT = "https://clinic.example/smas-face-lift"


def test_dark_modules_are_covered_exactly_once() -> None:
    drawing = qr_code(TEXT, Ink((0, 0, 0)))
    side = int(drawing.view_box.width)
    (shape,) = drawing.shapes
    grid = [[0] * side for _ in range(side)]
    starts = [segment.points for segment in shape.path if segment.operator == "M"]
    corners = [shape.path[place + 2].points for place in range(0, len(shape.path), 5)]
    for (left, top), (right, bottom) in zip(starts, corners, strict=True):
        assert bottom == top + 1
        for x in range(int(left), int(right)):
            grid[int(top)][x] += 1
    code = segno.make_qr(TEXT, error="m", boost_error=True)
    assert grid == [list(row) for row in code.matrix_iter(border=4)]


def test_text_and_ink_decide_the_digest() -> None:
    codes = {qr_code(text, Ink((grey,) * 3)).digest for text in "ab" for grey in (0, 9)}
    assert len(codes) == 4
