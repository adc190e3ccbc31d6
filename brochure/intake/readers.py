"""Readers: bytes of any format become a reading, or a message that says why not."""

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from brochure.intake.decode import decode
from brochure.intake.material import Guess, Notes, Place, Reading
from brochure.intake.sniff import refusal, sniff
from brochure.values.diagnostic import Diagnostic

MOST_LETTERS = 400_000
"""Longest text taken in: more is a book, not a brochure."""
Outcome = tuple[Reading | None, tuple[Diagnostic, ...]]


class UnreadableError(Exception):
    """A reader met a source that it cannot or will not read."""

    def __init__(self, code: str, message: str, hint: str) -> None:
        """Keep the code without its family, the message and what to do."""
        super().__init__(message)
        self.code = code
        self.message = message
        self.hint = hint


def read(data: bytes, name: str, notes: Notes, *, encoding: str | None = None) -> Outcome:
    """Return what a source says.

    Diagnostics: import.empty, import.too-large, import.protected, import.format, import.encoding,
    import.broken, import.no-text.
    """
    form, problem = sniff(data, name)
    if form is None or problem is not None:
        return None, (problem,) if problem else ()
    try:
        if form in ("docx", "pdf"):
            reading = _reader(form)(data, name, notes)
        else:
            decoded = decode(data, encoding=encoding, declares=form == "html")
            if decoded is None:
                raise UnreadableError(
                    "encoding",
                    "the encoding of the text could not be found out",
                    "say it with --encoding, or save the file as UTF-8",
                )
            if form != "html" and len(decoded.text) > MOST_LETTERS:
                raise UnreadableError(
                    "too-large",
                    f"the text has {len(decoded.text)} characters; the most is {MOST_LETTERS}",
                    "import it in parts",
                )
            reading = _reader(form)(decoded.text, name, notes)
            reading = replace(reading, encoding=decoded.encoding)
            if decoded.confidence < 1 and encoding is None:
                what = f"encoding {decoded.encoding}"
                notes.guesses.append(Guess(Place(name), "", what, decoded.confidence))
    except UnreadableError as error:
        return None, (refusal(error.code, name, error.message, error.hint),)
    if not any(piece.text.strip() or piece.rows for piece in reading.pieces):
        return None, (_wordless(form, name),)
    return reading, ()


def _reader(form: str) -> Callable[..., Reading]:
    module, function = _READERS[form]
    reader: Callable[..., Reading] = getattr(import_module(f"brochure.intake.{module}"), function)
    return reader


_READERS = {
    "text": ("plain_text", "read_plain_text"),
    "markdown": ("markdown", "read_markdown"),
    "html": ("html", "read_html"),
    "docx": ("docx", "read_docx"),
    "pdf": ("pdf", "read_pdf"),
}


def _wordless(form: str, name: str) -> Diagnostic:
    if form == "pdf":
        return refusal(
            "no-text",
            name,
            "the PDF has pictures of text, but no text",
            "ask for the file it was made from, or run it through OCR and check every word",
        )
    hint = "a page that scripts fill has none in its file: copy the text into a text file"
    return refusal("no-text", name, "there is no text in the file", hint)
