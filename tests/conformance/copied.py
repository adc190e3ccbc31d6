"""Text as viewers copy it, and how much of what was to be printed is found in a text."""

import re
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from unicodedata import bidirectional, category

from tests.conformance.expected import INVISIBLE

UNSPACED = ("th", "ja", "zh-Hans", "zh-Hant", "km", "lo", "my")
"""Languages whose words are not parted by spaces; three characters count as a word."""
_HYPHENATED = re.compile("[-\u2010\u00ad]\\s*\n\\s*")


def by_poppler(path: Path) -> str:
    """Return what `pdftotext` gives."""
    command = ("pdftotext", "-enc", "UTF-8", str(path), "-")
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def by_pdfium(path: Path) -> str:
    """Return what PDFium gives, the engine of Chrome and Edge."""
    import pypdfium2

    pdf = pypdfium2.PdfDocument(path)
    texts = []
    for page in pdf:
        reader = page.get_textpage()
        texts.append(reader.get_text_bounded())
        reader.close()
        page.close()
    pdf.close()
    return "\n".join(texts).replace("\ufffe", "-").replace("\r", "")


def in_logical_order(pieces: Sequence[str]) -> str:
    """Turn pieces that are painted from left to right into reading order.

    A piece is what one code stands for. Words and numbers of left-to-right scripts, with the signs
    that touch them, keep their order.
    """
    kinds = [_kind(piece) for piece in pieces]
    if "R" not in kinds and any(map(str.isalpha, pieces)):
        return "".join(pieces)
    result: list[str] = []
    end = len(pieces)
    while end > 0:
        start = end - 1
        if kinds[start] in "LT":
            start = _start_of_run(kinds, start)
        result += pieces[start:end]
        end = start
    return "".join(result)


def _start_of_run(kinds: Sequence[str], last: int) -> int:
    """Return where the run of left-to-right pieces begins that ends at an index."""
    start = first = last
    while first >= 0 and kinds[first] != "R":
        if kinds[first] in "LT":
            start = first
        first -= 1
    return start


def _kind(piece: str) -> str:
    classes = {bidirectional(character) for character in piece}
    if classes & {"R", "AL", "AN"}:
        return "R"
    if classes & {"NSM"}:
        return "R"
    if classes & {"L", "EN"}:
        return "L"
    return "T" if classes & {"ES", "ET"} else "N"


def share(expected: Iterable[str], found: str, language: str) -> float:
    """Return which part of the expected words is found, each as often as it is expected."""
    wanted: Counter[str] = Counter()
    for text in expected:
        wanted += words_of(text, language)
    return 1 - (wanted - words_of(found, language)).total() / wanted.total()


def words_of(text: str, language: str) -> Counter[str]:
    """Return the words of a text, or where they are not parted its runs of three characters."""
    text = unicodedata.normalize("NFKC", _HYPHENATED.sub("", text))
    if language in UNSPACED:
        text = INVISIBLE.sub("", text)
    pieces = "".join(c if category(c)[0] in "LMN" else " " for c in text).split()
    if language not in UNSPACED:
        return Counter(pieces)
    return Counter(piece[i : i + 3] for piece in pieces for i in range(len(piece) - 2))
