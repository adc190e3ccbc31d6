"""What is measured: the sample brochure, and its bare text for the contenders.

Contenders get headings and paragraphs in plain styles: no figures, tables, cards, fitting, checks.
"""

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

from brochure.forms.document import Document, plain
from brochure.languages.texts import texts_of
from brochure.pipeline.session import Session
from brochure.workspace import Workspace

ROOT = Path(__file__).parent.parent.parent
SAMPLE = "smas-face-lift"
FACES = {
    "en": {
        "head": ("Source Serif 4", "source-serif-4/SourceSerif4-Regular.ttf"),
        "text": ("Noto Sans", "noto-sans/NotoSans-Regular.ttf"),
    },
    "ko": {
        "head": ("Noto Serif KR", "noto-serif-kr/NotoSerifKR-Regular.ttf"),
        "text": ("Noto Sans KR", "noto-sans-kr/NotoSansKR-Regular.ttf"),
    },
}
"""Family and file of each use."""


def project(folder: Path) -> Path:
    """Copy the sample into a project of its own, where it may be edited."""
    source = ROOT / "content" / SAMPLE
    shutil.copytree(source, folder / "content" / SAMPLE, dirs_exist_ok=True)
    return folder


def bare_text(language: str, folder: Path) -> Path:
    """Write the sample's text as JSON for the contenders and return the file."""
    document = Session(Workspace(ROOT)).localized(SAMPLE, language).document
    assert document is not None
    return write_bare(document, folder / f"{language}.json")


def write_bare(document: Document, path: Path, names: Sequence[str] = ()) -> Path:
    """Write a document's text as JSON and return the file; `names` take the place of `NAME`."""
    language = document.language
    body = [
        ("h" if text.key.endswith(".title") else "p", plain(text.inlines).replace("\n", " "))
        for text in texts_of(document)
        if not text.key.endswith(".alt")
    ]
    faces = FACES[language]
    described = {
        "language": language,
        "families": {use: family for use, (family, _) in faces.items()},
        "fonts": {use: [str(ROOT / "fonts" / path)] for use, (_, path) in faces.items()},
        "body": body,
        "names": list(names),
    }
    path.write_text(json.dumps(described), encoding="utf-8")
    return path
