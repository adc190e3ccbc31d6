"""Markdown, saved pages, Word files and PDF: structure is kept, furniture is told, pictures come along."""

import base64
import io
from collections.abc import Sequence

import pytest
from PIL import Image
from reportlab.pdfgen.canvas import Canvas

from tests.intake.samples import (
    NUMBERING,
    W,
    block,
    blocks,
    counted,
    docx,
    expected,
    made,
    paragraph,
    tree,
)

MARKDOWN = """# Facelift

## Was ist ein Facelift?

Die Chirurgin strafft **die Haut**. Mehr bei [der Klinik](https://klinik.example/lift).

## Ablauf

1. Schnitt: entlang der Haare.
   Er heilt gut.
   - kaum sichtbar
   - haarschonend
2. Naht.

## Dauer

| Schritt | Minuten |
| --- | --- |
| Schnitt | 20 |
| Naht | 40 |

![Linie des Schnitts](figures/cut.png)
"""

PAGE = """<!doctype html><html lang="en"><head><title>Eyelid surgery | Clinic</title>
<style>p {color: red}</style><script>var hidden = "never said";</script></head><body>
<header><a href="/">Home</a></header><nav><ul><li><a href="/a">Prices</a></li><li>Team</li></ul></nav>
<main><h1>Eyelid surgery</h1><h2>What is it?</h2><p>It removes <b>loose skin</b>.<br>It takes 1 hour.</p>
<h2>Procedure</h2><ol><li>Marking<ul><li>sitting up</li></ul></li><li>Closing with 5 stitches</li></ol>
<h2>Risks</h2><ul><li>Bleeding: 1 in 100</li><li>Dry eyes</li></ul>
<table><tr><th>Week</th><th>What</th></tr><tr><td>1</td><td>Swelling</td></tr></table></main>
<div class="cookie-banner">We use cookies</div><footer>© Clinic</footer></body></html>"""


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (200, 30, 60)).save(out, "PNG")
    return out.getvalue()


def test_markdown_keeps_lists_tables_bold_and_links() -> None:
    draft = made(
        MARKDOWN, "lift.md", beside=lambda path: png() if path == "figures/cut.png" else None
    )
    assert tree(draft)["document"]["title"] == "Facelift"
    step = block(draft, "procedure")["steps"][0]
    assert (step["title"], step["text"]) == ("Schnitt", "entlang der Haare. Er heilt gut.")
    assert len(step["points"]["items"]) == 2
    assert block(draft, "table")["rows"][1]["cells"] == ["Naht", "40"]
    assert "**die Haut**" in draft.yaml
    assert "[der Klinik](https://klinik.example/lift)" in " ".join(draft.yaml.split())
    figure = tree(draft)["figures"][0]
    assert figure["alt"] == "Linie des Schnitts"
    assert draft.pictures[figure["file"]] == png()


def test_a_saved_page_is_its_text_without_what_surrounds_it() -> None:
    draft = made(PAGE, "page.html")
    dropped = " ".join(d.text for d in draft.notes.dropped)
    assert all(
        words in dropped for words in ("Home", "Prices", "Team", "We use cookies", "© Clinic")
    )
    assert "never said" not in draft.yaml + dropped
    assert tree(draft)["document"]["title"] == "Eyelid surgery"
    assert [b["type"] for b in blocks(draft)] == ["prose", "procedure", "risks", "table"]
    assert block(draft, "procedure")["steps"][0]["points"]["items"][0]["text"] == "sitting up"
    assert draft.unplaced == ()


def test_lists_that_a_page_has_typed_by_hand_are_lists() -> None:
    page = (
        "<h1>Lids</h1><h2>Procedure</h2><dl><dt>STEP 1 Marking</dt><dd>We draw.</dd><dt>STEP 2 Closing</dt>"
        "<dd>We stitch.</dd></dl><h2>After the operation</h2><p>- Rest.</p><p>- Do not smoke.</p>"
    )
    draft = made(page, "page.html", language="en")
    steps = block(draft, "procedure")["steps"]
    assert [(s["title"], s["text"]) for s in steps] == [
        ("Marking", "We draw."),
        ("Closing", "We stitch."),
    ]
    assert [i["kind"] for i in block(draft, "aftercare")["items"]] == ["do", "avoid"]


def test_pictures_inside_a_page_need_words() -> None:
    data = base64.b64encode(png()).decode()
    page = (
        f'<h1>Lift</h1><p>Text of the page.</p><img alt="A face" src="data:image/png;base64,{data}">'
        f'<img src="data:image/png;base64,{data}"><img alt="Gone" src="lost.jpg">'
    )
    draft = made(page, "page.html", language="en")
    assert [figure["alt"] for figure in tree(draft)["figures"]] == ["A face"]
    assert len(draft.pictures) == 2
    assert any("no words say what it shows" in what for _, what in draft.notes.doubts)
    assert ("Gone", "words of a picture left out") in [(d.text, d.why) for d in draft.notes.dropped]


def test_word_lists_headings_and_tables_are_taken_as_they_are() -> None:
    table = (
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Week</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>What</w:t></w:r></w:p></w:tc></w:tr>"
        "<w:tr><w:tc><w:p><w:r><w:t>1</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Swelling</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    )
    body = (
        paragraph("Eyelid surgery", style="Title")
        + paragraph("Procedure", style="Heading1")
        + paragraph("Marking: we draw.", item=(1, 0))
        + paragraph("sitting up", item=(1, 1))
        + paragraph("Closing.", item=(1, 0))
        + paragraph("Recovery", style="Heading1")
        + table
    )
    draft = made(docx(body, {"word/numbering.xml": NUMBERING}), "lift.docx", language="en")
    steps = block(draft, "procedure")["steps"]
    assert [s["text"] for s in steps] == ["we draw.", "Closing."]
    assert steps[0]["points"]["items"][0]["text"] == "sitting up"
    assert block(draft, "table")["head"] == ["Week", "What"]
    assert tree(draft)["document"]["title"] == "Eyelid surgery"


def test_typed_lists_and_headings_of_a_word_file_are_found() -> None:
    said = ["Eyelid surgery", "What is it?", "It removes loose skin and takes one hour of your time.",
            "Procedure", "1) We mark.", "*Advantages of marking", "- It is exact.", "- It is quick.", "2) We close."]  # fmt: skip
    draft = made(docx("".join(map(paragraph, said))), "lift.docx", language="en")
    steps = block(draft, "procedure")["steps"]
    assert [s["text"] for s in steps] == ["We mark.", "We close."]
    assert len(steps[0]["advantages"]["items"]) == 2
    assert counted(draft) == expected("\n".join(said), draft)


def test_text_boxes_are_read_once_and_deleted_words_are_not() -> None:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    box = f"<w:txbxContent>{paragraph('Call us on 119.')}</w:txbxContent>"
    body = (
        f'<w:p xmlns:mc="{mc}"><w:r><w:t>You may go home after 2 hours.</w:t></w:r><w:r><mc:AlternateContent>'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        "<w:del><w:r><w:delText>never</w:delText></w:r></w:del></w:p>"
    )
    draft = made(docx(body), "box.docx", language="en")
    assert counted(draft) == expected("You may go home after 2 hours. Call us on 119.", draft)
    assert draft.unplaced == ()


def test_pictures_of_a_word_file_come_with_their_words() -> None:
    drawing = (
        '<w:p><w:r><w:drawing><wp:inline><wp:docPr id="1" name="x" descr="The line of the cut"/>'
        '<a:graphic><a:graphicData><a:blip r:embed="rId7"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>'
    )
    relations = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId7" Type="image" Target="media/image1.png"/></Relationships>'
    )
    header = f'<w:hdr xmlns:w="{W}"><w:p><w:r><w:t>Clinic</w:t></w:r></w:p></w:hdr>'.encode()
    parts = {
        "word/_rels/document.xml.rels": relations,
        "word/media/image1.png": png(),
        "word/header1.xml": header,
    }
    draft = made(
        docx(paragraph("We cut along the hairline of the face.") + drawing, parts),
        "lift.docx",
        language="en",
    )
    (figure,) = tree(draft)["figures"]
    assert figure["alt"] == "The line of the cut"
    assert block(draft, "figure")["figure"] == figure["id"]
    assert [(d.text, d.why) for d in draft.notes.dropped] == [("Clinic", "page header or footer")]


def pdf(pages: Sequence[Sequence[tuple[float, float, float, str]]]) -> bytes:
    """Return a PDF of lines, each with x, y, type size and words."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=True)
    for lines in pages:
        for x, y, size, words in lines:
            canvas.setFont("Helvetica", size)
            canvas.drawString(x, y, words)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_a_pdf_has_headings_by_size_and_no_page_furniture() -> None:
    first = [(60, 800, 9, "Clinic leaflet"), (60, 760, 20, "Eyelid surgery"), (60, 720, 14, "Procedure"),
             (60, 700, 11, "1. We mark the fold while you are sitting up and looking straight ahead at"),
             (60, 686, 11, "the wall."), (60, 672, 11, "2. We close."), (290, 30, 9, "1")]  # fmt: skip
    second = [
        (60, 800, 9, "Clinic leaflet"),
        (60, 760, 14, "Risks"),
        (60, 740, 11, "- Bleeding"),
        (60, 726, 11, "- Pain"),
        (290, 30, 9, "2"),
    ]
    draft = made(pdf([first, second]), "lift.pdf", language="en")
    assert tree(draft)["document"]["title"] == "Eyelid surgery"
    steps = block(draft, "procedure")["steps"]
    assert steps[0]["text"].endswith("looking straight ahead at the wall.")
    assert [d.text for d in draft.notes.dropped if d.why != "list mark"].count(
        "Clinic leaflet"
    ) >= 1
    assert {"1", "2"} <= {d.text for d in draft.notes.dropped if d.why == "page number"}
    assert draft.unplaced == ()


def test_columns_of_a_pdf_are_read_one_after_the_other() -> None:
    left = [
        "The left column has these",
        "words and goes on to the",
        "end of this short text",
        "which stops here now.",
    ]
    right = [
        "The right column is for",
        "the risks and must stay",
        "apart from the left one",
        "until its very last line.",
    ]
    lines = []
    for row, (a, b) in enumerate(zip(left, right, strict=True)):
        lines += [(60, 700 - 14 * row, 11, a), (320, 700 - 14 * row, 11, b)]
    flat = " ".join(made(pdf([lines]), "columns.pdf", language="en").yaml.split())
    assert " ".join(left) in flat
    assert " ".join(right) in flat


@pytest.mark.parametrize("name", ["a.md", "a.html", "a.txt"])
def test_a_page_that_is_one_line_becomes_a_draft(name: str) -> None:
    assert made("It is an operation of the lids.", name, language="en").unplaced == ()
