"""What is for readers at a screen and has no place in a file for a press."""

from collections.abc import Iterator

from brochure.press.preflight.check import Check, Found
from brochure.press.preflight.inspected import Inspected
from brochure.press.preflight.marks import Box

_FOR_PRESSES = frozenset({"/PrinterMark", "/TrapNet"})


def find_annotations(file: Inspected) -> Iterator[Found]:
    """Look for annotations in what is printed."""
    for page in file.pages:
        for note in page.obj.obj.get("/Annots", ()):
            kind = str(note.get("/Subtype", ""))
            x0, y0, x1, y1 = (float(value) for value in note.get("/Rect", (0, 0, 0, 0)))
            box = Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
            if kind not in _FOR_PRESSES and box.meets(page.bleed):
                yield Found(f"there is a {kind[1:].lower()} annotation", page, box)


def find_actions(file: Inspected) -> Iterator[Found]:
    """Look for actions, scripts and forms."""
    for key in ("/OpenAction", "/AA", "/AcroForm"):
        if key in file.root:
            yield Found(f"the file has {key[1:]}")
    names = file.root.get("/Names")
    if names is not None and "/JavaScript" in names:
        yield Found("the file has scripts")
    for page in file.pages:
        if "/AA" in page.obj.obj:
            yield Found("the page has actions", page)


def find_layers(file: Inspected) -> Iterator[Found]:
    """Look for layers that are not plain to every program."""
    layers = file.root.get("/OCProperties")
    if layers is None:
        return
    for configuration in (layers.get("/D"), *layers.get("/Configs", ())):
        if configuration is None:
            continue
        if not str(configuration.get("/Name", "")):
            yield Found("a set of layers has no name")
        if "/AS" in configuration:
            yield Found("layers switch themselves on and off")


CHECKS = (
    Check(
        code="preflight.annotation",
        what="There is a link, note or form field in what is printed.",
        why="PDF/X forbids them there: some presses print their frames (ISO 15930-7, 6.10).",
        remedy="Use the press profile for print and keep the screen file for reading.",
        bad="a link on the phone number",
        good="the phone number as text",
        find=find_annotations,
    ),
    Check(
        code="preflight.action",
        what="The file acts by itself: actions, scripts or forms.",
        why="PDF/X forbids them; a press opens files without a person to answer.",
        remedy="Make the PDF anew with the press profile.",
        bad="/OpenAction in the catalog",
        good="a catalog without actions",
        find=find_actions,
    ),
    Check(
        code="preflight.layers",
        what="Layers have no name or switch themselves.",
        why="What is printed would depend on the program.",
        remedy="Flatten the layers, or name each set of them and take their automatic states out.",
        bad="a configuration with AS",
        good="a named configuration without AS",
        find=find_layers,
    ),
)
