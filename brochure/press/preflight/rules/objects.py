"""Objects of old or special workflows: transfer curves, halftones, PostScript, OPI."""

from collections.abc import Iterator

from brochure.press.preflight.check import Check, Found
from brochure.press.preflight.inspected import Inspected

_STATE = "/ExtGState"


def _states(file: Inspected) -> Iterator[object]:
    """Yield all graphics states."""
    for obj in file.objects:
        if str(obj.get("/Type", "")) == _STATE:
            yield obj
        states = obj.get(_STATE)
        if states is not None:
            yield from states.values()


def find_transfer(file: Inspected) -> Iterator[Found]:
    """Look for curves that change inks at the press."""
    for state in _states(file):
        for key in ("/TR", "/TR2"):
            value = state.get(key)  # type: ignore[attr-defined]
            if value is not None and not (key == "/TR2" and str(value) == "/Default"):
                yield Found("a graphics state changes inks by a transfer curve")
                return


def find_halftones(file: Inspected) -> Iterator[Found]:
    """Look for screens that the file brings along."""
    for state in _states(file):
        screen = state.get("/HT")  # type: ignore[attr-defined]
        if "/HTP" in state or (screen is not None and str(screen) != "/Default"):  # type: ignore[operator]
            yield Found("a graphics state sets a halftone of its own")
            return


def find_foreign(file: Inspected) -> Iterator[Found]:
    """Look for things that need another file or program."""
    for obj in file.objects:
        subtype = str(obj.get("/Subtype", ""))
        if subtype == "/PS" or str(obj.get("/Subtype2", "")) == "/PS":
            yield Found("there is PostScript in the file")
        for key, thing in (
            ("/OPI", "a place for an exchanged picture (OPI)"),
            ("/Ref", "a picture in another file"),
            ("/Alternates", "a picture with alternatives"),
        ):
            if key in obj and subtype in {"/Form", "/Image"}:
                yield Found(f"there is {thing}")


CHECKS = (
    Check(
        code="preflight.transfer",
        what="A transfer curve changes inks.",
        why="The press has its own curves; both together print too dark or too light.",
        remedy="Take the curve out, or work it into the picture.",
        bad="/TR in a graphics state",
        good="a graphics state without TR",
        find=find_transfer,
    ),
    Check(
        code="preflight.halftone",
        what="The file brings its own halftone screen.",
        why="The screen is the printer's choice: another one gives moiré.",
        remedy="Take the halftone out.",
        bad="/HT in a graphics state",
        good="a graphics state without HT",
        find=find_halftones,
    ),
    Check(
        code="preflight.foreign",
        what="Something needs another file or program: PostScript, OPI, references, alternates.",
        why="The press has only this file.",
        remedy="Embed the picture itself.",
        bad="an image with Alternates",
        good="one image",
        find=find_foreign,
    ),
)
