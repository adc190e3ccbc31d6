"""Characters: a line of pasted text becomes clean characters, with a note of what was repaired."""

import re
import unicodedata
from collections.abc import Callable

_INVISIBLE = dict.fromkeys(map(ord, "\u200b\ufeff\u2060\u00ad\u200e\u200f\u202a\u202b\u202c\ufffc"))
_SPACES = re.compile("[\t\v\f\x85\u2028\u2029\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_LIGATURES = {ord(c): unicodedata.normalize("NFKC", c) for c in "ﬀﬁﬂﬃﬄﬅﬆ"}
_LETTER = r"[^\W\d_]"
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff\ud800-\udfff]")
_QUOTES = (
    (re.compile(r"``|,,(?=\w)"), "“"),
    (re.compile(r"''"), "”"),
    (re.compile(rf"(?<={_LETTER})[`´](?={_LETTER})"), "’"),
    (re.compile(r"(?<!\w)`(?=\w)([^`´'’]+)[`´'’]"), r"‘\1’"),
)
_LATIN = "[A-Za-zÀ-ɏЀ-ӿ]"
_CROWDED = (
    (re.compile(rf"({_LATIN}{{2}}),(?={_LATIN}{{2}})"), r"\1, "),
    (re.compile(rf"({_LATIN}{{3}})&(?=\s)"), r"\1 &"),
    (re.compile(rf"(?<=\s)&(?={_LATIN}{{3}})"), "& "),
)


def cleaned(text: str) -> tuple[str, tuple[str, ...]]:
    """Return a line with plain spaces and quotes, and the names of the repairs made."""
    done: list[str] = []
    for name, repair in _REPAIRS:
        before, text = text, repair(text)
        if text != before:
            done.append(name)
    text = re.sub(" {2,}", " ", text).strip()
    return text, tuple(done)


def _spaces(text: str) -> str:
    return _SPACES.sub(" ", text)


def _invisible(text: str) -> str:
    return _CONTROL.sub("", text.translate(_INVISIBLE))


def _quotes(text: str) -> str:
    for pattern, mended in _QUOTES:
        text = pattern.sub(mended, text)
    return text


def _crowded(text: str) -> str:
    for pattern, mended in _CROWDED:
        text = pattern.sub(mended, text)
    return text


def _letters(text: str) -> str:
    return unicodedata.normalize("NFC", text.translate(_LIGATURES))


_REPAIRS: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("odd spaces", _spaces),
    ("invisible characters", _invisible),
    ("letters in pieces", _letters),
    ("odd quotes", _quotes),
    ("missing spaces", _crowded),
)

_OPENS = r"\*{2,}|\[(?=[^\[\]\n]+\]\()|(?<!\{)\{(?=[a-z][a-z0-9_]*\}(?!\}))"
_MARKUP = re.compile(rf"(?P<opens>{_OPENS})|\\(?=[*\[{{])(?!\\(?:{_OPENS}))")


def literal(text: str) -> str:
    """Return characters as inline markup that means just these characters."""
    return _MARKUP.sub(_escaped, text)


def _escaped(match: re.Match[str]) -> str:
    if match["opens"] is None:
        return "\\\\"
    return "".join("\\" + c for c in match["opens"])


def width(text: str) -> int:
    """Return how wide a line is in columns; wide characters take two."""
    return sum(
        2 if unicodedata.east_asian_width(c) in "WF" else int(unicodedata.combining(c) == 0)
        for c in text
    )


_PARTS = re.compile(r"[^\W_]+", re.UNICODE)


def words(text: str, *, fold: bool = True) -> list[str]:
    """Return the words and numbers of a text, in one spelling for counting."""
    plain = unicodedata.normalize("NFKC", _invisible(text))
    return _PARTS.findall(plain.casefold() if fold else plain)
