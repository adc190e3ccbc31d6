"""How long `brochure check` takes to judge the words of 50 pages in 8 languages.

Run it with `python -m tests.benchmarks.check_speed`. The sample brochure is repeated until it has
the words of 50 pages; pages are not laid out, because that is what a build takes.
"""

from dataclasses import replace
from datetime import date
from pathlib import Path
from time import perf_counter

from brochure import Session
from brochure.check.engine import inspect, reviewing
from brochure.check.review import Review
from brochure.check.rule import Translation
from brochure.forms.document import Document
from brochure.workspace import Workspace

ROOT = Path(__file__).parents[2]
LANGUAGES = ("en", "ko", "ja", "zh-Hans", "de", "ru", "ar", "vi")
PAGES, OWN_PAGES = 50, 22
"""Pages wanted, and pages of the sample in A4."""


def longer(document: Document) -> Document:
    """Return the document with its sections repeated until it has the pages wanted."""
    times = -(-PAGES // OWN_PAGES)
    return replace(document, blocks=document.blocks * times)


def main() -> None:
    """Print the seconds of each language and of all."""
    session = Session(Workspace(ROOT))
    source = session.document("smas-face-lift").document
    assert source is not None
    whole = longer(source)
    documents = [session.localized("smas-face-lift", tag).document for tag in LANGUAGES]
    start = perf_counter()
    rules = reviewing()
    loading = perf_counter() - start
    total = 0.0
    for tag, local in zip(LANGUAGES, documents, strict=True):
        assert local is not None
        start = perf_counter()
        found = inspect(Review(document=longer(local), today=date(2026, 11, 22)), rules)
        if tag != source.language:
            found += inspect(Translation(source=whole, target=longer(local)), rules)
        seconds = perf_counter() - start
        total += seconds
        print(f"{tag:8} {seconds:6.2f} s  {len(found)} findings")
    print(f"{'all':8} {total:6.2f} s, {loading:.2f} s for loading {len(rules)} rules")


if __name__ == "__main__":
    main()
