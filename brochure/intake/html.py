"""HTML: a saved page becomes pieces; navigation and what else surrounds the text is dropped.

Scripts and styles are never run or read. Where a page has a `main` or a single `article`, the text
is what stands in there.
"""

import base64
import binascii
import re
from html.parser import HTMLParser

from brochure.intake.characters import cleaned, literal
from brochure.intake.lines import as_typed
from brochure.intake.material import Dropped, Notes, Piece, Place, Reading
from brochure.intake.readers import UnreadableError
from brochure.languages.inline import is_safe_target

_SILENT = frozenset(("script", "style", "template", "svg", "math", "object", "iframe", "canvas"))
_AROUND = frozenset(
    ("nav", "header", "footer", "aside", "form", "button", "select", "noscript", "dialog")
)
_AROUND_ROLES = frozenset(
    ("navigation", "banner", "contentinfo", "search", "complementary", "dialog")
)
_AROUND_NAMES = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|breadcrumbs?|cookies?|consent|footer|sidebar|share|social|"
    r"skip(?:-?link)?|pagination|toolbar|advert|ads?|related|comments?|login|search)(?:$|[\s_-])",
    re.IGNORECASE,
)
_VOID = frozenset(
    (
        "br",
        "img",
        "hr",
        "meta",
        "link",
        "input",
        "source",
        "wbr",
        "area",
        "base",
        "col",
        "embed",
        "track",
        "param",
    )
)
_BREAKS = frozenset((
    "p", "div", "section", "article", "main", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr",
    "td", "th", "thead", "tbody", "caption", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote",
    "pre", "figure", "figcaption", "address", "hr", "body", "html", "head", "title", "nav",
    "header", "footer", "aside", "form", "fieldset", "details", "summary",
))  # fmt: skip
_CONTENT = frozenset(("main", "article"))
DEPTH = 300
"""Deepest nesting of elements."""
ELEMENTS = 200_000


def read_html(text: str, file: str, notes: Notes) -> Reading:
    """Return the pieces of a page.

    Raises UnreadableError for a page nested or long beyond all reason.
    """
    finder = _Finder()
    finder.feed(text)
    reader = _Reader(file, notes, main=finder.main)
    reader.feed(text)
    reader.close()
    reader.end()
    return Reading(
        pieces=as_typed(reader.pieces, notes),
        raw="\n".join(reader.raw),
        form="HTML",
        title=cleaned(reader.title)[0],
        language=reader.language,
        pictures=dict(reader.pictures),
        wanted=dict(reader.wanted),
    )


class _Finder(HTMLParser):
    """Finds out which element holds the text of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._counts: dict[str, int] = {}

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _CONTENT or dict(attrs).get("role") == "main":
            name = "main" if dict(attrs).get("role") == "main" else tag
            self._counts[name] = self._counts.get(name, 0) + 1

    @property
    def main(self) -> str:
        """`main`, `article` or nothing."""
        return next((name for name in ("main", "article") if self._counts.get(name) == 1), "")


class _Reader(HTMLParser):
    """Takes the tags of a page in order."""

    def __init__(self, file: str, notes: Notes, *, main: str) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self.raw: list[str] = []
        self.title = ""
        self.language = ""
        self.pictures: dict[str, bytes] = {}
        self.wanted: dict[str, str] = {}
        self._file, self._notes, self._main = file, notes, main
        self._open: list[tuple[str, bool]] = []
        self._around = 0
        self._silent = 0
        self._inside = 0 if main else 1
        self._said: list[str] = []
        self._dropped: list[str] = []
        self._kind = ""
        self._lists: list[list[int]] = []
        self._item = False
        self._rows: list[list[str]] | None = None
        self._links: list[str] = []
        self._line = 1
        self._elements = 0
        self._bold = 0

    # ------------------------------------------------------------ tags

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        self._elements += 1
        if len(self._open) > DEPTH or self._elements > ELEMENTS:
            raise UnreadableError(
                "broken", "the page is nested or long beyond reason", "copy its text"
            )
        said = {name: value or "" for name, value in attrs}
        if tag in _BREAKS:
            self._flush()
        if tag == "html":
            self.language = said.get("lang", "")
        if tag in _VOID:
            self._void(tag, said)
            return
        around = self._is_around(tag, said)
        self._open.append((tag, around))
        self._around += around
        self._silent += tag in _SILENT
        self._inside += self._is_main(tag, said)
        self._begin(tag, said)

    def _is_around(self, tag: str, said: dict[str, str]) -> bool:
        if tag in ("html", "body", "main", "article"):
            return False
        names = f"{said.get('class', '')} {said.get('id', '')}"
        hidden = "hidden" in said or said.get("aria-hidden") == "true"
        hidden = hidden or "display:none" in said.get("style", "").replace(" ", "")
        inner = tag == "header" and bool(self._main) and self._inside > 0
        return (
            (tag in _AROUND and not inner)
            or said.get("role") in _AROUND_ROLES
            or hidden
            or bool(_AROUND_NAMES.search(names))
        )

    def _is_main(self, tag: str, said: dict[str, str]) -> bool:
        if not self._main:
            return False
        return tag == self._main or (self._main == "main" and said.get("role") == "main")

    def _begin(self, tag: str, said: dict[str, str]) -> None:
        if tag in ("ul", "ol"):
            start = said.get("start", "1")
            self._lists.append([1 if tag == "ol" else 0, int(start) - 1 if start.isdigit() else 0])
        elif tag == "li":
            self._item = True
            if self._lists:
                self._lists[-1][1] += 1
        elif tag in ("b", "strong"):
            self._bold += 1
            self._said.append("**" if self._bold == 1 else "")
        elif tag == "a":
            self._links.append(said.get("href", ""))
            self._said.append("[" if is_safe_target(self._links[-1]) else "")
        elif tag == "table" and self._rows is None:
            self._rows = []
        elif tag == "tr" and self._rows is not None:
            self._rows.append([])
        self._line = self.getpos()[0] if tag in _BREAKS else self._line

    def handle_endtag(self, tag: str) -> None:
        """Close an element and what was left open in it."""
        if tag in _BREAKS:
            self._flush(ends=tag)
        if not any(name == tag for name, _ in self._open):
            return
        while self._open:
            name, around = self._open.pop()
            self._around -= around
            self._silent -= name in _SILENT
            self._inside -= name == self._main
            self._end(name)
            if name == tag:
                break

    def _end(self, tag: str) -> None:
        if tag in ("ul", "ol") and self._lists:
            self._lists.pop()
        elif tag in ("b", "strong") and self._bold:
            self._bold -= 1
            self._said.append("**" if self._bold == 0 else "")
        elif tag == "a" and self._links:
            target = self._links.pop()
            self._said.append(f"]({target})" if is_safe_target(target) else "")
        elif tag == "table" and self._rows is not None:
            rows, self._rows = self._rows, None
            self._table(rows)

    def _void(self, tag: str, said: dict[str, str]) -> None:
        if tag == "br":
            self._said.append("\n")
        elif tag == "img" and not self._is_dropped:
            self._picture(said)

    # ------------------------------------------------------------ words

    @property
    def _is_dropped(self) -> bool:
        return self._around > 0 or self._inside == 0

    def handle_data(self, data: str) -> None:
        """Take characters."""
        tag = self._open[-1][0] if self._open else ""
        if tag == "title" and not self.title:
            self.raw.append(data)
            self.title = data
        elif self._silent == 0 and data:
            self.raw.append(data)
            if self._is_dropped:
                self._dropped.append(data)
            else:
                self._said.append(re.sub(r"\s+", " ", literal(data)))

    def _flush(self, ends: str = "") -> None:
        """Make a piece of the characters gathered."""
        dropped = cleaned(" ".join(self._dropped))[0]
        if dropped:
            place = Place(self._file, self._line)
            self._notes.dropped.append(Dropped(place, dropped, "around the text of the page"))
        self._dropped = []
        lines = [cleaned(line)[0] for line in _tidy("".join(self._said)).split("\n")]
        self._said = ["**"] if self._bold and not ends else []
        said = "\n".join(line for line in lines if line)
        if self._rows is not None:
            if ends in ("td", "th") and self._rows:
                self._rows[-1].append(said)
            elif said:
                self._said.append(said + " ")
            return
        if not re.search(r"\w", said):
            return
        self._piece(said, ends)

    def _piece(self, said: str, ends: str) -> None:
        place = Place(self._file, self._line)
        heading = re.fullmatch(r"h([1-6])", ends)
        if heading is not None:
            text = said.replace("**", "").replace("\n", " ")
            piece = Piece(kind="heading", text=text, place=place, level=int(heading[1]))
        elif self._lists and self._item:
            ordered, number = self._lists[-1]
            self._item = False
            piece = Piece(
                kind="item", text=said, place=place, level=len(self._lists),
                style="1." if ordered else "-", number=number if ordered else None,
            )  # fmt: skip
        else:
            piece = Piece(kind="paragraph", text=said, place=place, level=len(self._lists))
        self.pieces.append(piece)

    def _table(self, rows: list[list[str]]) -> None:
        place = Place(self._file, self._line)
        self.pieces.extend(table_pieces([list(row) for row in rows if row], place))

    def _picture(self, said: dict[str, str]) -> None:
        self._flush()
        source, alt = said.get("src", ""), said.get("alt", "")
        name = f"picture_{len(self.wanted) + len(self.pictures) + 1}"
        if source.startswith("data:"):
            data = _inline_data(source)
            if data is None:
                return
            self.pictures[name] = data
        else:
            self.wanted[name] = source
        self.raw.append(alt)
        place = Place(self._file, self.getpos()[0])
        self.pieces.append(Piece(kind="picture", text=literal(alt), place=place, picture=name))

    def end(self) -> None:
        """Make a piece of what is left."""
        self._flush()


def _tidy(text: str) -> str:
    """Return markup without empty bold and links, and with no space at its inner edges."""
    text = re.sub(r"\*\*(\s*)\*\*", r"\1", text)
    text = re.sub(r"\[\s*\]\([^)]*\)", "", text)
    if text.count("**") % 2:
        text = text.replace("**", "")
    return re.sub(r"\*\*(\s*)(.+?)(\s*)\*\*", r"\1**\2**\3", text, flags=re.DOTALL)


def _inline_data(source: str) -> bytes | None:
    head, _, body = source.partition(",")
    if not head.endswith(";base64"):
        return None
    try:
        return base64.b64decode(body, validate=False)
    except (binascii.Error, ValueError):
        return None


def table_pieces(rows: list[list[str]], place: Place) -> list[Piece]:
    """Return a table as a piece; one that only arranges text becomes paragraphs."""
    wide = max((len(row) for row in rows), default=0)
    if wide < 2 or len(rows) < 2:
        return [
            Piece(kind="paragraph", text=cell, place=place) for row in rows for cell in row if cell
        ]
    doubts = () if all(len(row) == wide for row in rows) else ("rows had unequal fields",)
    even = [row + [""] * (wide - len(row)) for row in rows]
    nameless = sum(not row[0] for row in even[1:])
    if nameless:
        doubts = (*doubts, "merged or empty fields at the start of rows were filled with '–'")
        even = [even[0], *([row[0] or "–", *row[1:]] for row in even[1:])]
    return [Piece(kind="table", place=place, rows=tuple(map(tuple, even)), doubts=doubts)]
