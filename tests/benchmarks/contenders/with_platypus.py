"""Plain ReportLab Platypus on the bare text: no tags, no shaping."""

from html import escape
from io import BytesIO
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import Paragraph, SimpleDocTemplate

from tests.benchmarks.contenders.edit import edited
from tests.benchmarks.job import Make, run


def prepare(given: dict[str, Any]) -> Make:
    """Return what makes the PDF; fonts are registered once, as a server would."""
    for use, paths in given["fonts"].items():
        pdfmetrics.registerFont(TTFont(use, paths[0]))
    styles = {
        "h": ParagraphStyle("h", fontName="head", fontSize=20, leading=27, spaceAfter=9),
        "p": ParagraphStyle("p", fontName="text", fontSize=12, leading=18, spaceAfter=9),
    }  # fmt: skip

    def make(number: int) -> bytes:
        story = [Paragraph(escape(text), styles[k]) for k, text in edited(given["body"], number)]
        file = BytesIO()
        SimpleDocTemplate(file, pagesize=A4, leftMargin=51, rightMargin=51).build(story)
        return file.getvalue()

    return make


if __name__ == "__main__":
    run(prepare)
