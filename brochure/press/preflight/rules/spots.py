"""Spot colours: as many as ordered, each under one name with one recipe."""

import re
from collections.abc import Iterator
from typing import Any

from brochure.press.preflight.check import Check, Found
from brochure.press.preflight.inspected import Inspected
from brochure.press.preflight.marks import PROCESS

_RESERVED = frozenset({"All", "None"})


def _names(file: Inspected) -> list[str]:
    """Return the plates beyond the process inks, in order of first use."""
    used: dict[str, None] = {}
    for page in file.pages:
        for item in page.painted:
            used.update(dict.fromkeys(item.tone.plates))
    return [name for name in used if name not in PROCESS and name not in _RESERVED]


def _folded(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "", name.lower())


def find_many(file: Inspected) -> Iterator[Found]:
    """Count the plates."""
    names = {_folded(name): name for name in _names(file)}
    listed = ", ".join(sorted(names.values()))
    ordered = file.job.max_spots
    if ordered is not None and len(names) > ordered:
        yield Found(f"{len(names)} spot colours, {ordered} ordered: {listed}")
    elif ordered is None and len(names) > file.variant.warning("spots"):
        yield Found(f"{len(names)} spot colours: {listed}", severity="warning")


def find_aliases(file: Inspected) -> Iterator[Found]:
    """Look for one ink under two names."""
    known: dict[str, str] = {}
    for name in _names(file):
        first = known.setdefault(_folded(name), name)
        if first != name:
            yield Found(f"'{first}' and '{name}' make two plates for one ink")


def find_process_names(file: Inspected) -> Iterator[Found]:
    """Look for spot colours that are called like process inks."""
    for page in file.pages:
        for item in page.painted:
            if item.tone.space != "Separation":
                continue
            for name in item.tone.plates:
                if name.title() in PROCESS:
                    yield Found(f"'{name}' is a spot colour here", page, item.box)


def find_recipes(file: Inspected) -> Iterator[Found]:
    """Look for one name with several alternates."""
    recipes: dict[str, bytes] = {}
    for value in _separations(file):
        name, recipe = str(value[1])[1:], _recipe(value)
        if recipes.setdefault(name, recipe) != recipe:
            yield Found(f"'{name}' has several recipes")
            recipes[name] = recipe


def _separations(file: Inspected) -> Iterator[Any]:
    import pikepdf

    def is_separation(value: object) -> bool:
        return (
            isinstance(value, pikepdf.Array) and len(value) == 4 and str(value[0]) == "/Separation"
        )

    yield from (obj for obj in file.pdf.objects if is_separation(obj))
    for obj in file.objects:
        spaces = obj.get("/ColorSpace")
        listed = spaces.values() if isinstance(spaces, pikepdf.Dictionary) else [spaces]
        yield from (one for one in listed if is_separation(one) and not one.is_indirect)


def _recipe(value: Any) -> bytes:  # noqa: ANN401
    """Return bytes that stand for the alternate and the tint transform."""
    import pikepdf

    transform = value[3]
    body = transform.read_bytes() if isinstance(transform, pikepdf.Stream) else b""
    keys = ("/C0", "/C1", "/N", "/FunctionType")
    facts = [repr(transform.get(key)) for key in keys]
    return body + repr((str(value[2]), facts)).encode()


CHECKS = (
    Check(
        code="preflight.spots",
        what="There are more spot colours than expected.",
        why="Each is a plate and an ink of its own to pay for.",
        remedy="Take out those that were not ordered, or give them a CMYK recipe.",
        bad="three spot inks in a job of CMYK and one",
        good="one spot ink",
        find=find_many,
    ),
    Check(
        code="preflight.spot-alias",
        what="One ink has two names.",
        why="Each way of writing makes a plate of its own.",
        remedy="Write the name in one way.",
        bad="PANTONE 300 C and Pantone 300C",
        good="PANTONE 300 C",
        find=find_aliases,
    ),
    Check(
        code="preflight.spot-process",
        what="A spot colour is called like a process ink.",
        why="It would make a second plate of that ink.",
        remedy="Use the process ink itself.",
        bad="[/Separation /Cyan …]",
        good="1 0 0 0 k",
        find=find_process_names,
    ),
    Check(
        code="preflight.spot-recipe",
        what="One spot colour has several recipes.",
        why="Proofs show it in several colours, and nobody knows which is meant.",
        remedy="Give it the same alternate everywhere.",
        bad="PANTONE 300 C as 99/50/0/0 and as 100/44/0/0",
        good="PANTONE 300 C as 99/50/0/0",
        find=find_recipes,
    ),
)
