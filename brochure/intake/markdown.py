"""Markdown: CommonMark with tables becomes pieces; lists are as deep as they are written."""

import re
from collections.abc import Callable
from typing import Any, ClassVar

from brochure.errors import MissingPart
from brochure.intake.characters import cleaned, literal
from brochure.intake.material import Dropped, Notes, Piece, Place, Reading
from brochure.languages.inline import is_safe_target

_FRONT_MATTER = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)
_TAGS = re.compile(r"<[^>]+>")
Token = Any


def read_markdown(text: str, file: str, notes: Notes) -> Reading:
    """Return the pieces of a Markdown file."""
    try:
        from markdown_it import MarkdownIt
    except ImportError as problem:
        raise MissingPart(
            "reading Markdown needs a library", "pip install 'brochure[import]'"
        ) from problem
    text = text.replace("\r\n", "\n").removeprefix("\ufeff")
    front = _FRONT_MATTER.match(text)
    body = text
    if front is not None:
        notes.dropped.append(Dropped(Place(file, 1), front[1], "front matter"))
        body = "\n" * front[0].count("\n") + text[front.end() :]
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    reader = _Reader(file, notes)
    for token in tokens:
        reader.take(token)
    raw = "\n".join([front[1] if front else "", *reader.raw])
    return Reading(
        pieces=tuple(reader.pieces), raw=raw, form="Markdown", wanted=dict(reader.wanted)
    )


class _Reader:
    """Takes the tokens of a Markdown file in order."""

    def __init__(self, file: str, notes: Notes) -> None:
        self.pieces: list[Piece] = []
        self.raw: list[str] = []
        self.wanted: dict[str, str] = {}
        self._file = file
        self._notes = notes
        self._lists: list[tuple[bool, int]] = []
        self._is_new_item = False
        self._mark = ""
        self._heading = 0
        self._rows: list[list[str]] | None = None
        self._line = 0

    def take(self, token: Token) -> None:
        """Take one token of the block level."""
        if token.map:
            self._line = token.map[0] + 1
        handler = self._HANDLERS.get(token.type)
        if handler is not None:
            handler(self, token)

    def _open_list(self, token: Token) -> None:
        ordered = token.type == "ordered_list_open"
        self._lists.append((ordered, int(token.attrGet("start") or 1)))

    def _close_list(self, _: Token) -> None:
        self._lists.pop()

    def _open_item(self, token: Token) -> None:
        self._is_new_item = True
        self._mark = token.info + token.markup if token.info else token.markup

    def _open_heading(self, token: Token) -> None:
        self._heading = int(token.tag[1])

    def _open_table(self, _: Token) -> None:
        self._rows = []

    def _open_row(self, _: Token) -> None:
        if self._rows is not None:
            self._rows.append([])

    def _code(self, token: Token) -> None:
        self._words(literal(cleaned(token.content)[0]), token.content)

    def _html(self, token: Token) -> None:
        said = _TAGS.sub(" ", token.content)
        self._words(literal(cleaned(said)[0]), said)

    def _close_table(self, _: Token) -> None:
        rows = tuple(tuple(row) for row in self._rows or ())
        self._rows = None
        if rows and len(rows) > 1:
            self.pieces.append(Piece(kind="table", place=self._place(), rows=rows))
        else:
            for row in rows:
                self._words("; ".join(row), "")

    def _place(self) -> Place:
        return Place(self._file, self._line)

    def _inline(self, token: Token) -> None:
        said, pictures = self._said(token.children or [])
        if self._rows is not None and self._rows:
            self._rows[-1].append(said)
        elif said:
            self._words(said, "")
        self.pieces.extend(pictures)

    def _words(self, said: str, raw: str) -> None:
        if raw:
            self.raw.append(raw)
        if not said:
            return
        if self._heading:
            piece = Piece(kind="heading", text=said, place=self._place(), level=self._heading)
            self._heading = 0
        elif self._lists and self._is_new_item:
            ordered, start = self._lists[-1]
            number = self._number(start) if ordered else None
            piece = Piece(
                kind="item", text=said, place=self._place(), level=len(self._lists),
                style="1." if ordered else "-", number=number, mark=self._mark,
            )  # fmt: skip
            self._is_new_item = False
        else:
            piece = Piece(kind="paragraph", text=said, place=self._place(), level=len(self._lists))
        self.pieces.append(piece)

    def _number(self, start: int) -> int:
        digits = re.sub(r"\D", "", self._mark)
        return int(digits) if digits else start

    def _said(self, tokens: list[Token]) -> tuple[str, list[Piece]]:
        """Return inline tokens as markup of brochures, and the pictures among them."""
        out: list[str] = []
        links: list[str] = []
        pictures: list[Piece] = []
        for token in tokens:
            match token.type:
                case "text" | "code_inline":
                    self.raw.append(token.content)
                    out.append(literal(token.content))
                case "softbreak":
                    out.append(" ")
                case "hardbreak":
                    out.append("\n")
                case "strong_open" | "strong_close":
                    out.append("**")
                case "link_open" | "link_close":
                    out.append(self._link(token, links))
                case "image":
                    pictures.append(self._picture(token))
        lines = [cleaned(line)[0] for line in "".join(out).split("\n")]
        return "\n".join(line for line in lines if line), pictures

    def _link(self, token: Token, links: list[str]) -> str:
        if token.type == "link_open":
            links.append(str(token.attrGet("href") or ""))
            return "[" if is_safe_target(links[-1]) else ""
        target = links.pop()
        if is_safe_target(target):
            return f"]({target})"
        self._notes.dropped.append(Dropped(self._place(), target, "address of a link"))
        self.raw.append(target)
        return ""

    def _picture(self, token: Token) -> Piece:
        alt = token.content
        self.raw.append(alt)
        name = f"picture_{len(self.wanted) + 1}"
        self.wanted[name] = str(token.attrGet("src") or "")
        return Piece(kind="picture", text=literal(alt), place=self._place(), picture=name)

    _HANDLERS: ClassVar[dict[str, Callable[["_Reader", Token], None]]] = {
        "bullet_list_open": _open_list,
        "ordered_list_open": _open_list,
        "bullet_list_close": _close_list,
        "ordered_list_close": _close_list,
        "list_item_open": _open_item,
        "heading_open": _open_heading,
        "table_open": _open_table,
        "tr_open": _open_row,
        "table_close": _close_table,
        "inline": _inline,
        "fence": _code,
        "code_block": _code,
        "html_block": _html,
    }
