"""Letters: the mail that carries a handout, in the language and direction of its reader.

A letter is a file `content/letters/TAG.yaml` of the project, else the one that comes with the
program. Filled with the clinic's and the patient's values it becomes a `Message`: the same words
for the plain and the HTML part.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib.resources import files as package_files

from brochure.content.mail_file import read_letter
from brochure.languages.fields import target_of
from brochure.languages.language import Language, load
from brochure.values.diagnostic import Diagnostic
from brochure.values.digest import digest
from brochure.values.span import Span
from brochure.workspace import Files

FOLDER = "content/letters"
LAST_PARAGRAPHS = ("wrong_recipient", "preferences")
"""Texts of the foot."""
URGENT = "body.urgent"
"""The text that stands out."""
_FIELD = re.compile(r"\{([a-z_]+)\}")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff]")
ISOLATE, LTR_ISOLATE, POP = "\u2068", "\u2066", "\u2069"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph: words, or a value that keeps its own direction."""

    text: str
    is_value: bool = False
    target: str = ""
    """Where a phone number or address leads."""


Paragraph = tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter in one language, its fields still open."""

    language: Language
    texts: Mapping[str, str]
    reviewed: str
    file: str

    @property
    def digest(self) -> str:
        """Return a name for its words."""
        return digest(self.language.tag, *(part for pair in self.texts.items() for part in pair))


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A filled letter."""

    language: Language
    brand: str
    subject: str
    preheader: str
    greeting: Paragraph
    body: tuple[Paragraph, ...]
    urgent: Paragraph
    sign_off: Paragraph
    signature: Paragraph
    foot: tuple[Paragraph, ...]
    attachment: str
    """What is attached, for the eye: name, kind and size."""
    link: str
    """Page for the button; empty without one."""


def load_letter(tag: str, files: Files) -> tuple[Letter | None, tuple[Diagnostic, ...]]:
    """Return the letter of a language; of the project, or of the program.

    Diagnostics: those of `read_letter`, and letter.missing.
    """
    path = f"{FOLDER}/{tag}.yaml"
    if files.exists(path):
        text, found = files.read_text(path)
        if text is None:
            return None, found
    else:
        path = f"letters/{tag}.yaml"
        shipped = package_files("brochure.mail") / path
        if not shipped.is_file():
            return None, (_missing(tag),)
        text = shipped.read_text(encoding="utf-8")
    model, found = read_letter(text, path)
    if model is None:
        return None, found
    letter = Letter(language=load(tag), texts=model.entries(), reviewed=model.reviewed, file=path)
    return letter, found


def fill(
    letter: Letter,
    values: Mapping[str, str],
    *,
    encrypted: bool,
    attachment: str,
    link: str = "",
) -> Message:
    """Return the letter with its fields filled."""
    texts = letter.texts
    body = [key for key in texts if key.startswith("body.") and key != URGENT]
    if encrypted:
        body.append("password_note")

    def paragraph(key: str) -> Paragraph:
        return pieces(texts[key], values)

    return Message(
        language=letter.language,
        brand=values["brand"],
        subject=flat(paragraph("subject")),
        preheader=flat(paragraph("preheader")),
        greeting=paragraph("greeting"),
        body=tuple(paragraph(key) for key in body),
        urgent=paragraph(URGENT) if URGENT in texts else (),
        sign_off=paragraph("sign_off"),
        signature=paragraph("signature"),
        foot=tuple(paragraph(key) for key in LAST_PARAGRAPHS),
        attachment=attachment,
        link=link,
    )


def missing_values(letter: Letter, values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the names of fields that have no value, the patient's name apart."""
    names = {name for text in letter.texts.values() for name in _FIELD.findall(text)}
    return tuple(sorted(name for name in names - {"patient_name"} if not values.get(name)))


def pieces(text: str, values: Mapping[str, str]) -> Paragraph:
    """Return a text as words and values."""
    found = []
    end = 0
    for match in _FIELD.finditer(text):
        if match.start() > end:
            found.append(Piece(text[end : match.start()]))
        value = values.get(match[1], "")
        found.append(Piece(value, True, target_of(match[1], value) or ""))
        end = match.end()
    if end < len(text):
        found.append(Piece(text[end:]))
    return tuple(found)


def flat(paragraph: Paragraph) -> str:
    """Return the bare characters."""
    return "".join(piece.text for piece in paragraph)


def plain(message: Message) -> str:
    """Return the plain part: paragraphs with an empty line between them."""
    is_rtl = message.language.direction == "rtl"
    paragraphs = (message.greeting, *message.body, message.urgent)
    parts = [_isolated(each, is_rtl=is_rtl) for each in paragraphs if each]
    if message.link:
        parts.append(f"{message.language.words['read_online']}\n{message.link}")
    closing = [_isolated(each, is_rtl=is_rtl) for each in (message.sign_off, message.signature)]
    parts.append("\n".join(closing))
    parts.append(f"– – –\n{message.attachment}")
    parts += [_isolated(each, is_rtl=is_rtl) for each in message.foot]
    return "\n\n".join(parts) + "\n"


def _isolated(paragraph: Paragraph, *, is_rtl: bool) -> str:
    """Return a paragraph for plain text: values that could stir the order are isolated (UAX 9)."""
    return "".join(
        f"{LTR_ISOLATE if piece.target else ISOLATE}{piece.text}{POP}"
        if piece.is_value and (is_rtl or _RIGHT_TO_LEFT.search(piece.text))
        else piece.text
        for piece in paragraph
    )


def _missing(tag: str) -> Diagnostic:
    path = f"{FOLDER}/{tag}.yaml"
    return Diagnostic(
        code="letter.missing",
        severity="error",
        message=f"there is no letter in the language '{tag}'",
        span=Span(path),
        hints=(f"write {path}; 'brochure mail letter en' shows one",),
    )


def drafts(letters: Iterable[Letter]) -> tuple[Diagnostic, ...]:
    """Return a warning, letter.draft, about the letters whose words nobody has checked."""
    tags = [letter.language.tag for letter in letters if not letter.reviewed]
    if not tags:
        return ()
    return (
        Diagnostic(
            code="letter.draft",
            severity="warning",
            message=f"nobody has checked the words of the letter in {', '.join(tags)}",
            hints=(f"let readers check them, as {FOLDER}/TAG.yaml, and fill in 'reviewed'",),
        ),
    )
