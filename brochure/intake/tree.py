"""Tree: the YAML to be written, as mappings, lists and texts that carry comments."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

NOTE = "#"
"""Key whose value is a list of comment lines above a mapping."""

Tree = dict[str, Any]


class Said(str):
    """A text with doubts about it."""

    __slots__ = ("doubts",)
    doubts: tuple[str, ...]

    def __new__(cls, text: str, doubts: Iterable[str] = ()) -> "Said":
        """Keep the text and the doubts."""
        made = super().__new__(cls, text)
        made.doubts = tuple(doubts)
        return made


class Ids:
    """Gives ids that are unique among siblings."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        """Begin with ids that are taken."""
        self._taken = set(taken)
        self._last: dict[str, int] = {}

    def new(self, text: str, otherwise: str, most: int = 4) -> str:
        """Return an id made of the first words of a text, or a plain one numbered."""
        base = slug(text, most) or otherwise
        name, number = base, self._last.get(base, 1)
        while name in self._taken:
            number += 1
            name = f"{base}_{number}"
        self._taken.add(name)
        self._last[base] = number
        return name


_SMALL = frozenset((
    "a", "an", "the", "of", "to", "in", "for", "and", "or", "is", "are", "be", "it", "its",
    "this", "that", "with", "on", "by", "at", "as", "if", "when", "you", "your", "der", "die",
    "das", "und", "ein", "eine", "ist", "le", "la", "les", "de", "des", "du", "un", "une", "et",
    "el", "los", "las", "que", "por", "con", "после", "для", "при",
))  # fmt: skip


def slug(text: str, most: int = 4) -> str:
    """Return the first telling words of a Latin text as an id; empty for other scripts."""
    text = text.replace("ß", "ss").replace("ø", "o").replace("đ", "d")
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    letters = sum(c.isalpha() for c in text)
    if sum(c.isalpha() for c in plain) < 0.8 * letters:
        return ""
    found = re.findall(r"[a-z0-9]+", plain)
    telling = [word for word in found if word not in _SMALL] or found
    name = "_".join(telling[:most])[:40].strip("_")
    return name if re.match(r"[a-z]", name) else ""


_PLAIN = re.compile(r"[^\W_][^\x00-\x1f]*")
_UNSAFE = re.compile(r":(?:\s|$)|\s#|[\x00-\x1f\x7f\x85\u2028\u2029]|\s$")
_FIRST = "-?:,[]{}#&*!|>'\"%@` "
_WORDS = frozenset(("null", "true", "false", "yes", "no", "on", "off", "~"))
WIDTH = 96


def yaml_of(tree: Tree) -> str:
    """Return a tree as YAML with its comments."""
    return "\n".join(_mapping(tree, 0)) + "\n"


def _mapping(tree: Tree, depth: int) -> list[str]:
    pad = "  " * depth
    lines = [f"{pad}# {note}".rstrip() for note in tree.get(NOTE, ())]
    for key, value in tree.items():
        if key == NOTE:
            continue
        if depth == 0 and lines and key != "language":
            lines.append("")
        if isinstance(value, Said):
            lines += [f"{pad}# doubt: {_one_line(doubt)}" for doubt in value.doubts]
        lines += _entry(f"{pad}{key}:", value, depth)
    return lines


def _entry(head: str, value: object, depth: int) -> list[str]:
    if isinstance(value, dict):
        return [head, *_mapping(value, depth + 1)]
    if isinstance(value, list):
        if not value:
            return [f"{head} []"]
        if all(isinstance(v, str | None) for v in value):
            return [f"{head} [{', '.join(_flow(v) for v in value)}]"]
        return [head, *_sequence(value, depth + 1)]
    return _scalar(head, value, depth + 1)


def _sequence(items: Sequence[Any], depth: int) -> list[str]:
    pad = "  " * depth
    lines: list[str] = []
    for item in items:
        body = _mapping({k: v for k, v in item.items() if k != NOTE}, depth + 1)
        if depth == 1 and lines:
            lines.append("")
        lines += [f"{pad}# {note}".rstrip() for note in item.get(NOTE, ())]
        first = next(i for i, line in enumerate(body) if not line.lstrip().startswith("#"))
        lines += [line[2:] for line in body[:first]]
        lines.append(f"{pad}- {body[first].lstrip()}")
        lines += body[first + 1 :]
    return lines


def _scalar(head: str, value: object, depth: int) -> list[str]:
    if value is None:
        return [f"{head} null"]
    text = str(value)
    if "\n" in text or len(head) + len(text) > WIDTH + 4:
        return _folded(head, text, depth)
    return [f"{head} {text if _is_plain(text) else _quoted(text)}"]


def _folded(head: str, text: str, depth: int) -> list[str]:
    """Return a text as a block; line breaks of the text itself are kept."""
    pad = "  " * depth
    if "\n" in text:
        return [f"{head} |-", *(f"{pad}{line}".rstrip() for line in text.split("\n"))]
    lines, line = [f"{head} >-"], ""
    for word in text.split(" "):
        if line and len(pad) + len(line) + 1 + len(word) > WIDTH:
            lines.append(pad + line)
            line = word
        else:
            line = f"{line} {word}" if line else word
    return [*lines, pad + line]


def _is_plain(text: str) -> bool:
    return (
        bool(_PLAIN.fullmatch(text) or (text and text[0] not in _FIRST))
        and text[0] not in _FIRST
        and not _UNSAFE.search(text)
        and text.casefold() not in _WORDS
        and not re.match(r"[0-9.+-]", text)
    )


def _flow(value: str | None) -> str:
    if value is None:
        return "null"
    return value if _is_plain(value) and not re.search(r"[,\[\]{}]", value) else _quoted(value)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


def _one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def texts_of(value: object) -> list[str]:
    """Return all texts of a tree: what a reader may see."""
    if isinstance(value, dict):
        return [t for k, v in value.items() if k not in _NO_TEXT for t in texts_of(v)]
    if isinstance(value, list):
        return [t for v in value for t in texts_of(v)]
    return [value] if isinstance(value, str) else []


_NO_TEXT = frozenset(
    (
        NOTE, "id", "type", "kind", "marker", "act", "language", "format", "control", "file",
        "figure", "from", "to", "at", "variables", "layout", "covers", "purpose",
    )
)  # fmt: skip
