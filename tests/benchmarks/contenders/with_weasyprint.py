"""WeasyPrint on the bare text, as PDF/UA."""

from html import escape
from typing import Any

from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from tests.benchmarks.contenders.edit import edited
from tests.benchmarks.job import Make, run


def prepare(given: dict[str, Any]) -> Make:
    """Return what makes the PDF."""
    faces = "".join(
        f"@font-face {{ font-family: {use}; src: url(file://{path}) }}"
        for use, paths in given["fonts"].items()
        for path in paths
    )
    style = (
        f"{faces} @page {{ size: A4; margin: 22mm 18mm }} body {{ font: 12pt/1.5 text }}"
        "h2 { font: 20pt/1.35 head }"
    )
    head = (
        f"<!doctype html><html lang={given['language']}><head><title>Sample</title>"
        f"<style>{style}</style></head><body>"
    )

    def make(number: int) -> bytes:
        body = "".join(
            f"<{'h2' if kind == 'h' else 'p'}>{escape(text)}</{'h2' if kind == 'h' else 'p'}>"
            for kind, text in edited(given["body"], number)
        )
        page = HTML(string=head + body)
        data = page.write_pdf(pdf_variant="pdf/ua-1", font_config=FontConfiguration())
        assert isinstance(data, bytes)
        return data

    return make


if __name__ == "__main__":
    run(prepare)
