"""Typst on the bare text; copies for recipients are tagged, as PDF/UA-1 asks."""

import json
import tempfile
from pathlib import Path
from typing import Any

import typst

from tests.benchmarks.contenders.edit import addressed, edited
from tests.benchmarks.job import Make, run


def prepare(given: dict[str, Any]) -> Make:
    """Return what makes the PDF; the compiler is kept between runs, as an editor would."""
    families, language = given["families"], given["language"]
    folder = Path(tempfile.mkdtemp())
    source = folder / "main.typ"
    head = (
        '#set page(paper: "a4", margin: (x: 18mm, y: 22mm), numbering: "1")\n'
        f'#set text(font: ("{families["text"]}",), size: 12pt, lang: "{language}")\n'
        f'#show heading: set text(font: ("{families["head"]}",), size: 20pt, weight: "regular")\n'
        "#set par(leading: 0.75em)\n"
    )
    standards = ["ua-1"] if given["names"] else []
    if standards:
        head += '#set document(title: "Information")\n'
    fonts = sorted({str(Path(path).parent) for paths in given["fonts"].values() for path in paths})
    source.write_text(head)
    compiler = typst.Compiler(source, font_paths=fonts, ignore_system_fonts=True)

    def make(number: int) -> bytes:
        texts = edited(given["body"], 0 if given["names"] else number)
        body = "\n\n".join(
            f"#heading[#{json.dumps(text, ensure_ascii=False)}]" if kind == "h"
            else f"#par[#{json.dumps(text, ensure_ascii=False)}]"
            for kind, text in addressed(texts, given["names"], number)
        )  # fmt: skip
        source.write_text(head + body, encoding="utf-8")
        data = compiler.compile(input=source, format="pdf", pdf_standards=standards)
        assert isinstance(data, bytes)
        return data

    return make


if __name__ == "__main__":
    run(prepare)
