"""Whole files: structure, reading order, links, metadata, boxes, same bytes."""

import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from textwrap import dedent

import pikepdf
import pytest

from brochure.forms.pages import FontKey, LinkArea, Metadata, Pages, StructElement
from brochure.pdf.cache import PdfCache
from brochure.pdf.profiles import Profile
from brochure.pdf.write import write
from brochure.values.geometry import Rect
from tests.pdf.reader import content_ids, instructions, marked_text, open_pdf, read_tree
from tests.pdf.sample import STAMP, document, sample, text_pages


def written(pages: Pages, screen: Profile, cache: PdfCache | None = None) -> bytes:
    result = write(pages, profile=screen, stamp=STAMP, cache=cache)
    assert result.diagnostics == ()
    assert result.data is not None
    return result.data


@pytest.fixture(scope="module")
def pdf(latin: FontKey, screen: Profile) -> pikepdf.Pdf:
    return open_pdf(written(sample(latin), screen))


def test_tree_holds_texts_in_reading_order(pdf: pikepdf.Pdf) -> None:
    expected = """\
        Document
          Sect
            H1
              'Before your face lift'
            P
              'AVATAR fi office: call '
              Link
                '02-123-4567'
                '</Link>'
              ' today.'
              'A second line of it.'
            L
              LI
                Lbl
                  '1.'
                LBody
                  'First point'
              LI
                Lbl
                  '2.'
                LBody
                  'Second point'
            Figure
              ''
            Caption
              'Figure 1'
            Table
              TR
                TH
                  'Risk'
                TH
                  'How often'
              TR
                TH
                  'Bruise'
                TD
                  'common'
            P
              'See the '
              Link
                'figure'
                '</Link>'
            P
              'Scaled'
            Note
              'As a note.'"""
    assert read_tree(pdf).outline() == dedent(expected)


def test_element_without_content_is_dropped(latin: FontKey, screen: Profile) -> None:
    roles = [node.role for node in read_tree(open_pdf(written(sample(latin), screen))).walk()]
    assert roles.count("P") == 3  # the sample has a fourth without content


def test_parent_tree_leads_back_to_the_element_of_each_content(pdf: pikepdf.Pdf) -> None:
    nums = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    tree = {int(key): value for key, value in zip(nums[::2], nums[1::2], strict=True)}
    for page in pdf.pages:
        parents = tree[int(page.StructParents)]
        ids = [key for key in marked_text(page) if isinstance(key, int)]
        assert ids == list(range(len(parents)))
        for content_id, parent in enumerate(parents):
            assert content_id in content_ids(parent)
        for annotation in page.get("/Annots", []):
            parent = tree[int(annotation.StructParent)]
            assert parent.S == "/Link"
    assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) == max(tree) + 1


def test_running_text_is_an_artifact(pdf: pikepdf.Pdf) -> None:
    assert marked_text(pdf.pages[0])["/Pagination"] == "Page 1 of 2"


def test_attributes_say_scope_numbering_box_language_and_ids(pdf: pikepdf.Pdf) -> None:
    nodes = list(read_tree(pdf).walk())
    by_role = {node.role: node.obj for node in nodes}
    assert by_role["L"].A.ListNumbering == "/Decimal"
    assert [str(node.obj.A.Scope) for node in nodes if node.role == "TH"] == [
        "/Column",
        "/Column",
        "/Row",
    ]
    assert by_role["Figure"].Alt == "A star"
    assert [float(value) for value in by_role["Figure"].A.BBox] == [60, 401.89, 180, 521.89]
    assert by_role["Note"].ID == "note-24"
    assert [str(node.obj.Lang) for node in nodes if "/Lang" in node.obj] == ["de"]
    names = list(pdf.Root.StructTreeRoot.IDTree.Kids[0].Names)
    assert [str(name) for name in names[::2]] == ["before", "note-24", "star"]


def test_links_lead_to_their_targets(pdf: pikepdf.Pdf) -> None:
    call, inside = (page.Annots[0] for page in pdf.pages)
    assert call.A.URI == "tel:+8221234567"
    assert call.Contents == "Call us"
    assert int(call.F) == 4
    assert [float(value) for value in call.Rect] == [200, 617.89, 260, 631.89]
    assert inside.A.D == "star"
    names = list(pdf.Root.Names.Dests.Names)
    target = names[[str(name) for name in names[::2]].index("star") * 2 + 1]
    assert target[0].objgen == pdf.pages[0].obj.objgen
    assert float(target[3]) == pytest.approx(521.89)


def test_address_in_other_letters_becomes_a_uri(latin: FontKey, screen: Profile) -> None:
    area = LinkArea(Rect(0, 0, 9, 9), "https://example.org/안 내", 1, "Guide")
    pages = text_pages(latin, "a")
    pages = replace(pages, pages=(replace(pages.pages[0], links=(area,)),))
    with open_pdf(written(pages, screen)) as pdf:
        uri = str(pdf.pages[0].Annots[0].A.URI)
    assert uri == "https://example.org/%EC%95%88%20%EB%82%B4"


def test_empty_table_field_keeps_its_place(latin: FontKey, screen: Profile) -> None:
    row = StructElement(
        id=2, role="TR", children=(StructElement(id=3, role="TD"), StructElement(id=1, role="TD"))
    )
    table = StructElement(id=4, role="Table", children=(row,))
    pages = replace(text_pages(latin, "text"), structure=document(table))
    with open_pdf(written(pages, screen)) as pdf:
        roles = [node.role for node in read_tree(pdf).walk()]
    assert roles == ["Document", "Table", "TR", "TD", "TD"]


def test_outline_nests_by_level(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        (first,) = outline.root
        assert first.title == "Before"
        assert [child.title for child in first.children] == ["Risks – 위험"]


def test_page_labels_tabs_and_boxes(pdf: pikepdf.Pdf) -> None:
    nums = list(pdf.Root.PageLabels.Nums)
    assert str(nums[1].P) == "i"
    assert (str(nums[3].S), int(nums[3].St)) == ("/D", 1)
    for page in pdf.pages:
        assert page.Tabs == "/S"
        assert [float(value) for value in page.MediaBox] == [0, 0, 595.276, 841.89]
        assert list(page.TrimBox) == list(page.MediaBox)


def test_profile_with_bleed_shows_it(latin: FontKey, screen: Profile) -> None:
    result = open_pdf(written(sample(latin), replace(screen, bleed=True)))
    page = result.pages[0]
    assert [float(value) for value in page.TrimBox] == [8.504, 8.504, 603.78, 850.394]
    assert [float(value) for value in page.BleedBox] == [0, 0, 612.284, 858.898]
    assert [float(value) for value in page.Annots[0].Rect][:2] == [208.504, 626.394]


def test_metadata_of_info_and_xmp_agree(pdf: pikepdf.Pdf) -> None:
    xmp = pdf.open_metadata()
    assert xmp["dc:title"] == pdf.docinfo.Title == "Before & after"
    assert xmp["dc:creator"] == ["Clinic"]
    assert pdf.docinfo.Author == "Clinic"
    assert xmp["pdf:Producer"] == pdf.docinfo.Producer == STAMP.producer
    assert xmp["xmp:CreateDate"] == "2026-07-01T12:30:00Z"
    assert pdf.docinfo.CreationDate == "D:20260701123000Z"
    assert (xmp["pdfuaid:part"], xmp["pdfaid:part"], xmp["pdfaid:conformance"]) == ("1", "2", "A")
    assert "/Filter" not in pdf.Root.Metadata


def test_catalog_says_language_title_shown_and_marked(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root
    assert root.Lang == "en"
    assert bool(root.MarkInfo.Marked)
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    (intent,) = root.OutputIntents
    assert intent.S == "/GTS_PDFA1"
    assert int(intent.DestOutputProfile.N) == 3


def test_right_to_left_document_says_so(arabic: FontKey, screen: Profile) -> None:
    pages = replace(text_pages(arabic, "سلام"), language="ar", direction="rtl")
    assert open_pdf(written(pages, screen)).Root.ViewerPreferences.Direction == "/R2L"


def test_no_font_but_embedded_ones(pdf: pikepdf.Pdf) -> None:
    fonts = [obj for obj in pdf.objects if _type(obj) == "/Font" and obj.Subtype == "/Type0"]
    assert fonts
    for font in fonts:
        assert "/FontFile2" in font.DescendantFonts[0].FontDescriptor


def _type(obj: pikepdf.Object) -> str:
    return str(obj.get("/Type", "")) if isinstance(obj, pikepdf.Dictionary) else ""


def test_colours_are_rgb_under_the_output_intent(pdf: pikepdf.Pdf) -> None:
    operators = {operator for page in pdf.pages for operator, _ in instructions(page)}
    assert not operators & {"k", "K", "cs", "CS", "sc", "scn", "g", "G"}


def test_picture_used_twice_is_stored_once(pdf: pikepdf.Pdf) -> None:
    forms = [obj for obj in pdf.objects if isinstance(obj, pikepdf.Stream) and "/BBox" in obj]
    assert len(forms) == 1


def test_cross_reference_holds_for_a_strict_reader(latin: FontKey, screen: Profile) -> None:
    pdf = open_pdf(written(sample(latin), screen))
    assert pdf.check_pdf_syntax() == []


def test_xref_names_every_stream_where_it_is(latin: FontKey, screen: Profile) -> None:
    data = written(sample(latin), screen)
    start = int(data.rsplit(b"startxref", 1)[1].split()[0])
    assert data[start:].split(b" ", 1)[0].isdigit()
    assert data[start:].split(b"\n", 1)[0].endswith(b"0 obj")
    assert b"\nendstream" in data
    assert all(before.endswith(b"\n") for before, _ in pairwise(data.split(b"endstream")))


def test_same_pages_give_the_same_bytes(latin: FontKey, screen: Profile) -> None:
    cache = PdfCache()
    first = written(sample(latin), screen)
    assert written(sample(latin), screen) == first
    assert written(sample(latin), screen, cache) == first
    assert written(sample(latin), screen, cache) == first


def test_cache_of_another_document_changes_nothing(
    latin: FontKey, thai: FontKey, screen: Profile
) -> None:
    cache = PdfCache()
    pages = text_pages(thai, "น้ำ ที่ ปู่")
    other = replace(text_pages(thai, "ปู่ น้ำ", "ที่"), language="th")
    for value in (other, pages, other, text_pages(latin, "a\u00a0b", "a b")):
        assert written(value, screen, cache) == written(value, screen)


def test_content_decides_the_file_identifier(latin: FontKey, screen: Profile) -> None:
    ids = {bytes(open_pdf(written(text_pages(latin, t), screen)).trailer.ID[0]) for t in "ab"}
    assert len(ids) == 2


def test_other_process_writes_the_same_bytes(latin: FontKey, screen: Profile) -> None:
    program = """\
        import sys
        from pathlib import Path
        from brochure.forms.pages import FontKey
        from brochure.pdf.profiles import load
        from brochure.pdf.write import write
        from tests.pdf.sample import STAMP, sample
        key = FontKey("Noto Sans", 400, sys.argv[1])
        data = write(sample(key), profile=load("screen"), stamp=STAMP).data
        sys.stdout.buffer.write(data)
        """
    root = Path(__file__).parents[2]
    run = subprocess.run(
        [sys.executable, "-c", dedent(program), latin.path],
        cwd=root,
        env={"PYTHONHASHSEED": "7", "PYTHONPATH": str(root)},
        capture_output=True,
        check=True,
    )
    assert run.stdout == written(sample(latin), screen)


def test_empty_metadata_is_left_out(latin: FontKey, screen: Profile) -> None:
    pages = replace(text_pages(latin, "a"), metadata=Metadata(title="T"))
    pdf = open_pdf(written(pages, screen))
    assert "/Author" not in pdf.docinfo
    assert "/Subject" not in pdf.docinfo
