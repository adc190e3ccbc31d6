"""Sources that are broken, locked, empty or made to do harm: a message, never a crash or a guess."""

import io
import sys
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from brochure.errors import MissingPart
from brochure.intake import sniff
from brochure.intake.draft import Options, Source, draft
from tests.intake.samples import TODAY, docx, made, paragraph, refused


def drawn(**options: object) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True, **options)
    canvas.rect(10, 10, 100, 100, fill=1)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


@pytest.mark.parametrize("data", [b"", b" \n\r\n\t", b"\xef\xbb\xbf\n", b"\0\0\0"])
def test_nothing_is_refused(data: bytes) -> None:
    assert refused(data) == "import.empty"


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 9, bytes(range(256)) * 40, b"PK\x03\x04" + b"xl/workbook" * 9,
     b"{\\rtf1 hello}", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600],
)  # fmt: skip
def test_what_is_no_text_is_refused(data: bytes) -> None:
    assert refused(data) == "import.format"


def test_a_large_file_is_refused_before_it_is_read() -> None:
    assert refused(b"a" * (sniff.BYTES + 1)) == "import.too-large"


def test_a_book_is_refused() -> None:
    assert refused(b"This is a sentence of a very long book.\n" * 20_000) == "import.too-large"


def test_protected_files_are_told_from_broken_ones() -> None:
    locked = (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le") + b"\0" * 99
    )
    assert refused(locked, "a.docx") == "import.protected"
    encrypted = drawn(encrypt=StandardEncryption("secret", canPrint=0))
    assert refused(encrypted, "a.pdf") == "import.protected"


def test_a_pdf_of_pictures_says_so() -> None:
    assert refused(drawn(), "scan.pdf") == "import.no-text"


def test_a_page_that_scripts_fill_has_no_text() -> None:
    page = b"<html><body><script>document.write('<h1>Lift</h1>')</script><div id=root></div></body></html>"
    assert refused(page, "page.html") == "import.no-text"


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7\ngarbage", b"%PDF-1.4\n1 0 obj\n<<>>\nendobj\ntrailer<<>>"]
)
def test_a_broken_pdf_is_told(data: bytes) -> None:
    assert refused(data, "a.pdf") == "import.broken"


def test_a_zip_bomb_is_not_unpacked() -> None:
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<w:t>" + b"0" * 40_000_000)
    assert len(bomb.getvalue()) < 100_000
    assert refused(bomb.getvalue(), "a.docx") == "import.too-large"


def test_entities_of_a_word_file_are_refused() -> None:
    body = docx("").replace(b"x", b"x")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(
            "word/document.xml",
            '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><w>&b;</w>',
        )
    assert refused(out.getvalue(), "a.docx") == "import.broken"
    assert refused(body, "a.docx") == "import.no-text"


@pytest.mark.parametrize("cut", [30, 60, 200])
def test_half_a_word_file_is_told(cut: int) -> None:
    whole = docx(paragraph("Some words of a leaflet."))
    assert refused(whole[: len(whole) - cut], "a.docx") == "import.broken"


def test_deep_and_unclosed_pages_end() -> None:
    assert refused(b"<html>" + b"<div>" * 5000 + b"text", "a.html") == "import.broken"
    assert (
        "words"
        in made(
            "<html><p>Some words <b>never closed <i>at all <table><tr><td>x",
            "a.html",
            language="en",
        ).yaml
    )


@settings(max_examples=200, deadline=None)
@given(
    st.binary(min_size=1, max_size=400),
    st.sampled_from(["a.txt", "a.html", "a.md", "a.docx", "a.pdf"]),
)
def test_no_bytes_make_it_crash(data: bytes, name: str) -> None:
    for start in (b"", b"%PDF-1.7\n", b"PK\x03\x04word/document", b"<html>"):
        result, found = draft([Source(name, start + data)], Options(today=TODAY, language="en"))
        assert (result is None) == any(d.severity == "error" for d in found)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_no_damage_to_a_word_file_makes_it_crash(data: st.DataObject) -> None:
    whole = bytearray(
        docx(paragraph("Risks", style="Heading1") + paragraph("Bleeding", item=(1, 0)))
    )
    for _ in range(data.draw(st.integers(1, 6))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    draft([Source("a.docx", bytes(whole))], Options(today=TODAY, language="en"))


def test_a_long_line_takes_no_long_time() -> None:
    made("About\n\n" + "word, " * 20_000, language="en")
    made(
        "*" * 20_000 + "[" * 5_000 + "\n\n" + "a:" * 9_000 + "\n\n" + "<" * 5_000 + " text",
        language="en",
    )


@pytest.mark.parametrize(
    ("library", "name", "data"),
    [
        ("pypdfium2", "a.pdf", b"%PDF-1.7"),
        ("markdown_it", "a.md", b"# Lift"),
        ("charset_normalizer", "a.txt", "수술입니다".encode("cp949")),
    ],
)
def test_a_library_that_is_not_installed_is_named_with_its_remedy(
    monkeypatch: pytest.MonkeyPatch, library: str, name: str, data: bytes
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(MissingPart) as caught:
        draft([Source(name, data)], Options(today=TODAY))
    assert "brochure[import]" in caught.value.remedy
