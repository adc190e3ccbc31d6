"""Blocks: the content below one heading becomes blocks, of the kind that the heading names.

Each maker takes a heading and content and gives blocks, or None where the content has not the form
that the kind needs; then it is set as text and lists under that heading.
"""

from collections.abc import Callable, Mapping, Sequence

from brochure.intake.durations import moment, stretch
from brochure.intake.lexicon import AT_ONCE, EMERGENCY, Topic, kind_of
from brochure.intake.material import Piece
from brochure.intake.outline import Content, ItemPart, ListPart, Part
from brochure.intake.plain_blocks import plain_blocks
from brochure.intake.shapes import Maker, is_paired, noted, pair, whole
from brochure.intake.tree import Ids, Tree

Make = Callable[[Maker, Part, str], list[Tree] | None]
_COVERS: Mapping[Topic, str] = {
    "anaesthesia": "anaesthesia",
    "costs": "costs",
    "preparation": "preparation",
    "results": "results",
}


def blocks_of(make: Maker, part: Part) -> list[Tree]:
    """Return the blocks of a part; every word below its heading is in one of them."""
    name = make.ids.new(_id_of(part), part.topic or "text")
    special = _MAKERS.get(part.topic) if part.topic is not None else None
    made = special(make, part, name) if special is not None else None
    if part.heading is not None and part.topic in _MAKERS:
        kind = made[0]["type"] if made else "text, for its form is another"
        said = str(part.topic).replace("_", " ")
        make.guess(part.heading, f"about {said}: set as {kind}", 0.9 if made else 0.6)
    if made is None:
        made = plain_blocks(make, part, name)
    covers = _COVERS.get(part.topic) if part.topic is not None else None
    return [_covering(made[0], covers), *made[1:]] if covers else made


def _covering(block: Tree, topic: str) -> Tree:
    """Return a block that says what it is about, where neither type nor id does."""
    out: Tree = {}
    for key, value in block.items():
        out[key] = value
        if key == "id":
            out["covers"] = [topic]
    return out


def _id_of(part: Part) -> str:
    if part.topic is not None and part.topic not in ("about", "features", "results"):
        return str(part.topic).replace("summary", "in_short")
    return part.heading.text if part.heading is not None else "introduction"


def _head(make: Maker, part: Part, kind: str, name: str) -> Tree:
    made: Tree = {"type": kind, "id": name}
    if part.heading is not None:
        made["title"] = make.text(part.heading.text, part.heading)
    return made


def _split(part: Part) -> tuple[list[Piece], ListPart, list[Content]] | None:
    """Return paragraphs, the one list, and what follows it; None for any other form."""
    before: list[Piece] = []
    for index, content in enumerate(part.content):
        if isinstance(content, ListPart):
            return before, content, part.content[index + 1 :]
        if content.kind != "paragraph":
            return None
        before.append(content)
    return None


def _with_list(
    kind: str,
    items: Callable[[Maker, ListPart], list[Tree]],
    *,
    key: str = "items",
    lead: str = "lead",
) -> Make:
    """Return a maker of blocks that are a title, perhaps a lead, and items."""

    def make_block(make: Maker, part: Part, name: str) -> list[Tree] | None:
        found = _split(part)
        if found is None or part.heading is None:
            return None
        before, listed, after = found
        if listed.heading is not None or any(item.lists for item in listed.items):
            return None
        if len(before) > 1 or (before and not lead):
            return None
        made = _head(make, part, kind, name)
        if before:
            made[lead] = make.text(before[0].text, before[0])
        made[key] = items(make, listed)
        return [made, *_rest(make, after, name)]

    return make_block


def _rest(make: Maker, content: Sequence[Content], name: str) -> list[Tree]:
    """Return what follows a special block."""
    if not content:
        return []
    more = make.ids.new(f"{name} more", "more", 6)
    return plain_blocks(make, Part(None, 0, None, list(content)), more)


def _procedure(make: Maker, part: Part, name: str) -> list[Tree] | None:
    lists = [c for c in part.content if isinstance(c, ListPart)]
    if part.heading is None or not lists:
        return None
    steps = next((c for c in lists if c.is_ordered), lists[0])
    at = next(i for i, c in enumerate(part.content) if c is steps)
    before = part.content[:at]
    body = [c for c in before if isinstance(c, Piece) and c.kind == "paragraph"]
    if len(body) != len(before) or steps.heading is not None:
        return None
    if not steps.is_ordered:
        make.guess(part.heading, "bullets taken as steps in order", 0.6)
    made = _head(make, part, "procedure", name)
    if body:
        made["body"] = make.passages(body)
    ids = Ids()
    made["steps"] = [_step(make, item, ids) for item in steps.items]
    return [made, *_rest(make, part.content[at + 1 :], name)]


def _step(make: Maker, item: ItemPart, ids: Ids) -> Tree:
    name, text = pair(item.piece.text)
    pictures = [piece for piece in item.more if piece.kind == "picture" and piece.picture]
    more = [piece.text for piece in item.more if piece.kind != "picture"]
    if not name and more and len(item.piece.text) <= 80:
        name, text = item.piece.text, more.pop(0)
    text = "\n".join([text, *more])
    made: Tree = {"id": ids.new(name or text, "step", 3)}
    if name:
        made["title"] = make.text(name)
    made["text"] = make.text(text, item.piece)
    if pictures:
        made["figure"] = pictures[0].picture
    for nested in item.lists:
        heading = nested.heading.text if nested.heading else text
        slot = "advantages" if kind_of(heading) == "advantages" else "points"
        if slot in made:
            made[slot]["items"] += _more_points(make, nested, len(made[slot]["items"]))
        else:
            made[slot] = make.reasons(nested)
    return made


def _more_points(make: Maker, nested: ListPart, count: int) -> list[Tree]:
    """Return a further list of a step as items of the one it has already."""
    head = [nested.heading.text] if nested.heading else []
    texts = [*head, *(whole(item) for item in nested.items)]
    ids = Ids()
    return [
        {"id": f"{ids.new(text, 'item', 3)}_{count}", "text": make.text(text)} for text in texts
    ]


def _suitability(make: Maker, part: Part, name: str) -> list[Tree] | None:
    if part.heading is None:
        return None
    side = "suits" if part.topic == "suits" else "suits_not"
    title = make.text(part.heading.text, part.heading)
    if not part.content:
        doubt = "doubt: the source has this heading with nothing below it"
        make.notes.doubts.append((part.heading.place, f"'{part.heading.text}' is an empty section"))
        return [
            noted({"type": "suitability", "id": name, side: {"title": title, "items": []}}, doubt)
        ]
    made = _with_list("suitability", lambda m, listed: m.named(listed.items))(make, part, name)
    if made is None:
        return None
    block = made[0]
    panel = {key: block[key] for key in ("title", "lead", "items") if key in block}
    return [{"type": "suitability", "id": name, side: panel}, *made[1:]]


def _advantages(make: Maker, part: Part, name: str) -> list[Tree] | None:
    found = _split(part)
    if found is None or not 3 <= len(found[1].items) <= 8:
        return None
    made = _with_list("advantages", lambda m, listed: m.titled(listed.items), lead="lead")(
        make, part, name
    )
    if made is None:
        return None
    block = made[0]
    if "lead" in block:
        lead = {"id": "lead", "text": block.pop("lead")}
        items = block.pop("items")
        made[0] = {**block, "body": [lead], "items": items}
    return made


def _features(make: Maker, part: Part, name: str) -> list[Tree] | None:
    found = _split(part)
    if found is None or not all(pair(i.piece.text)[0] for i in found[1].items):
        return None
    return _with_list("features", lambda m, listed: m.titled(listed.items))(make, part, name)


def _risks(make: Maker, part: Part, name: str) -> list[Tree] | None:
    found = _split(part)
    if found is None or (
        not is_paired(found[1].items) and any(len(i.piece.text) > 110 for i in found[1].items)
    ):
        return None

    def groups(m: Maker, listed: ListPart) -> list[Tree]:
        return [{"id": "all", "items": m.pairs(listed.items, "name", "text")}]

    made = _with_list("risks", groups, key="groups")(make, part, name)
    doubt = "doubt: how bad, how often and what is done about each risk is not told in this form"
    return [noted(made[0], doubt), *made[1:]] if made else None


def _alternatives(make: Maker, part: Part, name: str) -> list[Tree] | None:
    def items(m: Maker, listed: ListPart) -> list[Tree]:
        return m.pairs(listed.items, "name", "what_it_is_like")

    return _with_list("alternatives", items)(make, part, name)


def _red_flags(make: Maker, part: Part, name: str) -> list[Tree] | None:
    found = _split(part)
    if found is None or part.heading is None:
        return None
    before, listed, after = found
    if len(before) != 1 or listed.heading is not None or any(i.lists for i in listed.items):
        return None
    lead = before[0]
    said = f"{part.heading.text} {lead.text}"
    act = (
        "emergency"
        if EMERGENCY.search(said)
        else "call_now"
        if AT_ONCE.search(said)
        else "call_hours"
    )
    make.guess(lead, f"how urgent: {act}", 0.6)
    group: Tree = {
        "id": act,
        "act": act,
        "lead": make.text(lead.text, lead),
        "items": make.named(listed.items),
    }
    doubt = f"doubt: how urgent it is ('{act}') was guessed"
    made = {**_head(make, part, "red_flags", name), "groups": [noted(group, doubt)]}
    return [made, *_rest(make, after, name)]


def _timeline(make: Maker, part: Part, name: str) -> list[Tree] | None:
    found = _split(part)
    if found is None or not all(stretch(pair(i.piece.text)[0]) for i in found[1].items):
        return None

    def stops(m: Maker, listed: ListPart) -> list[Tree]:
        ids, out = Ids(), []
        for item in listed.items:
            label, text = pair(whole(item))
            begin, end = stretch(label) or ("P0D", "P1D")
            m.guess(item.piece, f"time: {begin} to {end}", 0.8)
            said = {"label": m.text(label), "expect": m.text(text, item.piece)}
            out.append({"id": ids.new(label, "stop", 3), "from": begin, "to": end, **said})
        return out

    return _with_list("timeline", stops, key="timeline")(make, part, name)


def _follow_up(make: Maker, part: Part, name: str) -> list[Tree] | None:
    found = _split(part)
    if found is None or found[0] or not all(moment(i.piece.text) for i in found[1].items):
        return None

    def visits(m: Maker, listed: ListPart) -> list[Tree]:
        made = m.named(listed.items)
        for entry in made:
            said = entry.pop("text")
            entry["at"], entry["text"] = moment(said), said
        return made

    return _with_list("follow_up", visits, lead="")(make, part, name)


def _faq(make: Maker, part: Part, name: str) -> list[Tree] | None:
    """Return questions and answers where paragraphs end in question marks in turn."""
    pieces = [c for c in part.content if isinstance(c, Piece) and c.kind == "paragraph"]
    asked = [i for i, p in enumerate(pieces) if p.text.rstrip().endswith(("?", "？", "؟"))]
    if part.heading is None or len(pieces) != len(part.content) or not asked or asked[0] != 0:
        return None
    if any(
        b - a < 2
        for a, b in zip(asked, [*asked[1:], len(pieces) + 1], strict=True)
        if b <= len(pieces)
    ):
        return None
    if asked[-1] == len(pieces) - 1:
        return None
    ids, items = Ids(), []
    for begin, end in zip(asked, [*asked[1:], len(pieces)], strict=True):
        question = pieces[begin]
        answer = "\n".join(p.text for p in pieces[begin + 1 : end])
        said = {"question": make.text(question.text, question), "answer": make.text(answer)}
        items.append({"id": ids.new(question.text, "question", 3), **said})
    return [{**_head(make, part, "faq", name), "items": items}]


def _contact(make: Maker, part: Part, name: str) -> list[Tree] | None:
    """Return ways to reach the clinic where every line has a label."""
    rows: list[tuple[str, str, Piece]] = []
    for content in part.content:
        pieces = [i.piece for i in content.items] if isinstance(content, ListPart) else [content]
        if isinstance(content, ListPart) and any(i.lists or i.more for i in content.items):
            return None
        for piece in pieces:
            label, value = pair(piece.text)
            if not label or piece.kind in ("table", "picture"):
                return None
            rows.append((label, value, piece))
    if not rows or part.heading is None:
        return None
    ids = Ids()
    items = [
        {"id": ids.new(label, "way", 2), "label": make.text(label), "text": make.text(value, piece)}
        for label, value, piece in rows
    ]
    return [{**_head(make, part, "contact", name), "items": items}]


def _glossary(make: Maker, part: Part, name: str) -> list[Tree] | None:
    found = _split(part)
    if found is None or found[0] or not all(pair(i.piece.text)[0] for i in found[1].items):
        return None
    return _with_list("glossary", lambda m, x: m.pairs(x.items, "term", "plain"), lead="")(
        make, part, name
    )


def _named(make: Maker, listed: ListPart) -> list[Tree]:
    return make.named(listed.items)


_MAKERS: Mapping[Topic, Make] = {
    "procedure": _procedure,
    "suits": _suitability,
    "suits_not": _suitability,
    "advantages": _advantages,
    "features": _features,
    "risks": _risks,
    "alternatives": _alternatives,
    "aftercare": _with_list("aftercare", lambda make, listed: make.advice(listed.items)),
    "recovery": _timeline,
    "red_flags": _red_flags,
    "follow_up": _follow_up,
    "faq": _faq,
    "questions": _with_list("questions", _named, lead=""),
    "summary": _with_list("key_points", _named, lead=""),
    "glossary": _glossary,
    "contact": _contact,
}
