"""Plain blocks: prose, lists, tables and figures, in the order of the source."""

from collections.abc import Sequence

from brochure.intake.material import Piece
from brochure.intake.outline import Content, ListPart, Part
from brochure.intake.shapes import Maker, in_measure, noted, whole
from brochure.intake.tree import Ids, Tree


def plain_blocks(make: Maker, part: Part, name: str) -> list[Tree]:
    """Return prose, lists, tables and figures in the order of the source."""
    out: list[Tree] = []
    run: list[Piece] = []
    for content in part.content:
        if isinstance(content, Piece) and content.kind == "paragraph":
            run.append(content)
            continue
        lead = run.pop() if run and not _is_figure(content) and _is_lead(run[-1]) else None
        out += _prose(make, run, name)
        run = []
        out += _other(make, content, lead, name)
    out += _prose(make, run, name)
    if not out:
        doubt = "doubt: the source has nothing under this heading"
        out = [noted({"type": "prose", "id": name}, doubt)]
    if part.heading is not None and "title" in out[0]:
        out.insert(0, {"type": "prose", "id": make.ids.new(f"{name} text", "text", 6)})
    first = out[0]
    if part.heading is not None:
        at = list(first.items())
        title = make.text(part.heading.text, part.heading)
        place = [key for key, _ in at].index("id") + 1
        out[0] = dict([*at[:place], ("title", title), *at[place:]])
    out[0]["id"] = name
    return out


def _is_figure(content: Content) -> bool:
    return isinstance(content, Piece) and content.kind == "picture"


def _is_lead(piece: Piece) -> bool:
    return piece.text.endswith((":", "：", "…")) or len(piece.text) < 160


def _prose(make: Maker, run: Sequence[Piece], name: str) -> list[Tree]:
    if not run:
        return []
    made: Tree = {"type": "prose", "id": make.ids.new(f"{name} text", "text", 6)}
    return [{**made, "body": make.passages(run)}]


def _other(make: Maker, content: Content, lead: Piece | None, name: str) -> list[Tree]:
    if isinstance(content, ListPart):
        return _lists(make, content, lead, name)
    if content.kind == "picture":
        return [_figure(make, content)]
    return [_table(make, content, lead, name)]


def _figure(make: Maker, piece: Piece) -> Tree:
    return {
        "type": "figure",
        "id": make.ids.new(f"{piece.picture} figure", "figure"),
        "figure": piece.picture,
    }


def _lists(make: Maker, part: ListPart, lead: Piece | None, name: str) -> list[Tree]:
    """Return a list; one whose items hold lists is parted at them, since lists do not nest."""
    out: list[Tree] = []
    current = _list(make, part, name)
    if part.heading is not None:
        current["title"] = make.text(part.heading.text, part.heading)
    if lead is not None:
        current["lead"] = make.text(lead.text, lead)
    ids = Ids()
    current["items"] = []
    for item in part.items:
        if not item.lists:
            for text in in_measure(whole(item)):
                entry = {"id": ids.new(text, "item", 3), "text": make.text(text, item.piece)}
                current["items"].append(entry)
            continue
        out += _closed(current)
        inner = _list(make, item.lists[0], name)
        words = "\n".join([item.piece.text, *(p.text for p in item.more)])
        inner["lead"] = make.text(words, item.piece)
        doubt = "doubt: in the source this list stands inside an item of the list above"
        for nested in item.lists:
            titled = dict(inner) if nested is item.lists[0] else _list(make, nested, name)
            if nested.heading is not None:
                titled = {**titled, "title": make.text(nested.heading.text, nested.heading)}
            out.append(noted({**titled, "items": make.named(nested.items)}, doubt))
        current = {**_list(make, part, name), "items": []}
    return out + _closed(current)


def _closed(made: Tree) -> list[Tree]:
    if made["items"]:
        return [made]
    if "lead" not in made and "title" not in made:
        return []
    body = [{"id": "lead", "text": made["lead"]}] if "lead" in made else []
    titled = {"title": made["title"]} if "title" in made else {}
    return [{"type": "prose", "id": made["id"], **titled, "body": body}]


def _list(make: Maker, part: ListPart, name: str) -> Tree:
    marker = "number" if part.is_ordered else "dash"
    return {"type": "list", "id": make.ids.new(f"{name} list", "list", 6), "marker": marker}


def _table(make: Maker, piece: Piece, lead: Piece | None, name: str) -> Tree:
    """Return a table; the first row is its head."""
    head, *rows = piece.rows
    made: Tree = {"type": "table", "id": make.ids.new(f"{name} table", "table", 6)}
    if lead is not None:
        made["lead"] = make.text(lead.text, lead)
    ids = Ids()
    made["head"] = [make.text(cell or "–") for cell in head]
    made["rows"] = [
        {"id": ids.new(row[0], "row", 3), "cells": [make.text(c) if c else None for c in row]}
        for row in rows
    ]
    if piece.doubts:
        made = noted(made, *(f"doubt: {doubt}" for doubt in piece.doubts))
    return made
