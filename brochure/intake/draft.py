"""Draft: sources in, YAML and a record of every decision out."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NamedTuple

from brochure.forms.document import plain
from brochure.intake.brands import Brand, brand_of
from brochure.intake.characters import literal, words
from brochure.intake.material import WITHIN, Dropped, Notes, Piece, Place, Reading
from brochure.intake.missing import Purpose, missing_for
from brochure.intake.outline import guess_headings, outline
from brochure.intake.pictured import names_of, pictured
from brochure.intake.readers import MOST_LETTERS, read
from brochure.intake.sections import Title, figures_of, known_topics, sections_of, titled
from brochure.intake.shapes import Maker
from brochure.intake.sniff import refusal
from brochure.intake.tongue import Detected, detect
from brochure.intake.tree import NOTE, Said, Tree, texts_of, yaml_of
from brochure.languages.inline import parse_inline
from brochure.languages.language import tags
from brochure.values.diagnostic import Diagnostic

HEADER = "yaml-language-server: $schema=../../brochure.schema.json"


class Source(NamedTuple):
    """A file to import."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What somebody says about the sources."""

    today: date
    id: str = "imported"
    language: str | None = None
    encoding: str | None = None
    purpose: Purpose = "patient_information"
    is_purpose_stated: bool = False
    beside: Callable[[str], bytes | None] = lambda _: None
    """Gives the bytes of a picture that a saved page names, or None."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What an import makes."""

    yaml: str
    tree: Tree
    pictures: Mapping[str, bytes]
    """Files beside the YAML, by path."""
    language: Detected
    asked: bool
    """Whether somebody said the language."""
    readings: tuple[tuple[str, Reading], ...]
    notes: Notes
    brand: Brand | None
    missing: tuple[str, ...]
    purpose: Purpose
    unplaced: tuple[str, ...] = ()
    """Words of the source that are nowhere: always empty, unless the importer has a fault."""


def draft(
    sources: Sequence[Source], options: Options
) -> tuple[Draft | None, tuple[Diagnostic, ...]]:
    """Return the draft that sources make, or what is wrong with them.

    Diagnostics: import.empty, import.too-large, import.protected, import.format, import.encoding,
    import.broken, import.no-text, import.language.
    """
    notes = Notes()
    readings: list[tuple[str, Reading]] = []
    for source in sources:
        reading, found = read(source.data, source.name, notes, encoding=options.encoding)
        if reading is None:
            return None, found
        readings.append((source.name, reading))
    pieces = _in_step([reading.pieces for _, reading in readings])
    said = "\n".join(piece_text(piece) for piece in pieces)
    name = sources[0].name
    if len(said) > MOST_LETTERS:
        message = f"the text has {len(said)} characters; the most is {MOST_LETTERS}"
        return None, (refusal("too-large", name, message, "import it in parts"),)
    language, problem = _language(said, readings, options, name)
    if problem is not None:
        return None, (problem,)
    return _made(pieces, readings, language, options, notes), ()


def _in_step(files: Sequence[Sequence[Piece]]) -> list[Piece]:
    """Return the pieces of all files, the sections of later ones as high as those of the first."""
    out = list(files[0])
    levels = [piece.level for piece in out if _is_heading(piece)]
    top = min(levels[1:], default=1)
    for pieces in files[1:]:
        shift = top - min((piece.level for piece in pieces if _is_heading(piece)), default=top)
        out += [
            replace(piece, level=max(1, piece.level + shift)) if _is_heading(piece) else piece
            for piece in pieces
        ]
    return out


def _is_heading(piece: Piece) -> bool:
    return piece.kind == "heading" and piece.level != WITHIN


def piece_text(piece: Piece) -> str:
    """Return the words of a piece."""
    return "\n".join([piece.text, *(cell for row in piece.rows for cell in row)])


def _language(
    said: str, readings: Iterable[tuple[str, Reading]], options: Options, name: str
) -> tuple[Detected, Diagnostic | None]:
    if options.language is not None:
        return Detected(options.language, 1.0), None
    found = detect(said)
    declared = {r.language.split("-")[0] for _, r in readings if r.language}
    if found.tag.split("-")[0] in declared:
        found = Detected(found.tag, max(found.confidence, 0.97))
    if found.tag in tags():
        return found, None
    what = f"seems to be '{found.tag}', which has no language here" if found.tag else "is not known"
    hint = f"say the language with --lang; there are: {', '.join(tags())}"
    return found, refusal("language", name, f"the language of the text {what}", hint)


def _made(
    pieces: list[Piece],
    readings: list[tuple[str, Reading]],
    language: Detected,
    options: Options,
    notes: Notes,
) -> Draft:
    pieces, pictures = pictured(pieces, [r for _, r in readings], options.beside, notes)
    parts = outline(pieces, notes)
    declared = next((reading.title for _, reading in readings if reading.title), "")
    title = titled(parts, literal(declared), notes, name=options.id)
    guess_headings(parts, notes)
    brand = brand_of("\n".join(piece_text(piece) for piece in pieces))
    make = Maker(notes, _doubts(brand))
    topics = known_topics(parts)
    sections = sections_of(make, parts) or [_bare(make)]
    tree = _tree(title, sections, brand, language.tag, options)
    figures = figures_of(make, pieces, names_of(pictures))
    if figures:
        tree["figures"] = figures
    for _, reading in readings:
        if reading.title and (title.is_guess or title.text != literal(reading.title)):
            notes.dropped.append(Dropped(Place(readings[0][0]), reading.title, "title of the file"))
    unplaced = unplaced_words(readings, tree, notes, title.text if title.is_guess else "")
    blocks = [block for section in sections for block in section["blocks"]]
    return Draft(
        yaml=yaml_of(tree),
        tree=tree,
        pictures=pictures,
        language=language,
        asked=options.language is not None,
        readings=tuple(readings),
        notes=notes,
        brand=brand,
        missing=missing_for(options.purpose, blocks, topics),
        purpose=options.purpose,
        unplaced=unplaced,
    )


def _bare(make: Maker) -> Tree:
    """Return a section for a source that is nothing but a title."""
    block = {NOTE: ["doubt: the source has no text"], "type": "notes", "id": "empty", "title": "–"}
    return {"id": make.ids.new("", "section"), "blocks": [block]}


def _doubts(brand: Brand | None) -> Callable[[str], tuple[str, ...]]:
    if brand is None:
        return lambda _: ()
    others = [name for name, _ in brand.spellings[1:]]

    def doubts_of(text: str) -> tuple[str, ...]:
        said = set(words(text, fold=False))
        return tuple(f"'{o}': elsewhere it is '{brand.name}'" for o in others if o in said)

    return doubts_of


def _tree(
    title: Title, sections: list[Tree], brand: Brand | None, language: str, options: Options
) -> Tree:
    today = options.today
    due = today.replace(year=today.year + 1, day=min(today.day, 28))
    tree: Tree = {
        NOTE: [HEADER, "", "A draft made by 'brochure import'; import-report.md tells every guess.",
               "Lines with 'doubt:' are for you to decide. Nothing here was reviewed."],
        "format": "brochure/1",
        "language": language,
        "document": _document(title, options),
    }  # fmt: skip
    if brand is not None:
        spelled = ", ".join(f"{name} ({count})" for name, count in brand.spellings)
        tree["variables"] = {"brand": Said(brand.name, (f"the name is spelled {spelled}",))}
    tree["control"] = {
        "version": "0.1",
        "date_issued": Said(today.isoformat(), ("the day of the import, not of the text",)),
        "next_review_due": due.isoformat(),
        "reviewed_by": [],
    }
    tree["sections"] = sections
    return tree


def _document(title: Title, options: Options) -> Tree:
    made: Tree = {"title": title.text}
    if title.subtitle is not None:
        made["subtitle"] = title.subtitle
    stated = () if options.is_purpose_stated else ("nobody said what the brochure is for",)
    made["purpose"] = Said(options.purpose, stated)
    return made


# ---------------------------------------------------------------- nothing is lost


def unplaced_words(
    readings: Iterable[tuple[str, Reading]], tree: Tree, notes: Notes, guessed: str
) -> tuple[str, ...]:
    """Return the words of the sources that stand neither in the tree nor in the report.

    Letters are counted, since mending joins words; where some are missing the words are named.
    """
    source = Counter(word for _, reading in readings for word in words(reading.raw))
    shown = texts_of({key: value for key, value in tree.items() if key != "control"})
    if guessed:
        shown.remove(guessed)
    there = Counter(w for text in shown for w in words(_all_plain(text)))
    there.update(word for dropped in notes.dropped for word in words(dropped.text))
    lost = Counter("".join((source - there).elements()))
    lost.subtract(Counter("".join((there - source).elements())))
    if not any(count > 0 for count in lost.values()):
        return ()
    return tuple((source - there).elements())


def _all_plain(text: str) -> str:
    inlines, _ = parse_inline(text)
    return plain(inlines)
