"""What the file says it is: header, encryption, ids, metadata (ISO 15930-7)."""

import re
from collections.abc import Iterator

from brochure.press.preflight.check import Check, Found
from brochure.press.preflight.inspected import Inspected

NEWEST = "1.6"
_TITLE = re.compile(r"<dc:title>.*?<rdf:li[^>]*>(.*?)</rdf:li>", re.DOTALL)
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&amp;": "&"}


def _property(xmp: str, name: str) -> str | None:
    """Return the value of a simple XMP property, written as an element or as an attribute."""
    found = re.search(rf"<{name}>(.*?)</{name}>", xmp, re.DOTALL)
    found = found or re.search(rf"\b{name}=[\"'](.*?)[\"']", xmp)
    return found[1].strip() if found else None


def _unescaped(text: str) -> str:
    for entity, character in _ENTITIES.items():
        text = text.replace(entity, character)
    return text


def find_header(file: Inspected) -> Iterator[Found]:
    """Compare the version of the header."""
    version = file.data[5:8].decode("ascii", "replace")
    if not file.data.startswith(b"%PDF-") or version > NEWEST:
        yield Found(f"the header says PDF {version}")


def find_encryption(file: Inspected) -> Iterator[Found]:
    """Look for a security handler."""
    if file.pdf.is_encrypted:
        yield Found("the file is encrypted")


def find_ids(file: Inspected) -> Iterator[Found]:
    """Look for the two ids of the trailer."""
    ids = file.pdf.trailer.get("/ID")
    if ids is None or len(ids) != 2 or not all(bytes(part) for part in ids):
        yield Found("the trailer has no ID of two strings")


def find_trapped(file: Inspected) -> Iterator[Found]:
    """Compare the two statements about trapping."""
    said = str(file.info.get("/Trapped", ""))
    packet = _property(file.xmp, "pdf:Trapped")
    if said not in {"/True", "/False"}:
        yield Found(f"Trapped in Info is {said or 'missing'}, not True or False")
    elif packet is not None and packet != said[1:]:
        yield Found(f"Trapped is {said[1:]} in Info and {packet} in XMP")


def find_title(file: Inspected) -> Iterator[Found]:
    """Look for a title in Info and XMP."""
    found = _TITLE.search(file.xmp)
    if not str(file.info.get("/Title", "")).strip() or (file.xmp and not (found and found[1])):
        yield Found("the file has no title")


def find_xmp(file: Inspected) -> Iterator[Found]:
    """Look for the packet and its claim."""
    stream = file.root.get("/Metadata")
    if stream is None:
        yield Found("the file has no XMP metadata")
        return
    if "/Filter" in stream and not file.pdf.is_encrypted:
        yield Found("the XMP metadata are compressed")
    version = _property(file.xmp, "pdfxid:GTS_PDFXVersion")
    if version != "PDF/X-4":
        yield Found(f"XMP claims {version or 'no PDF/X'}, not PDF/X-4")


def find_xmp_ids(file: Inspected) -> Iterator[Found]:
    """Look for the ids and dates that X-4 asks for in XMP."""
    names = (
        "xmpMM:DocumentID", "xmpMM:VersionID", "xmpMM:RenditionClass",
        "xmp:CreateDate", "xmp:ModifyDate", "xmp:MetadataDate",
    )  # fmt: skip
    missing = [name for name in names if file.xmp and not _property(file.xmp, name)]
    if missing:
        yield Found(f"XMP lacks {', '.join(missing)}")


def find_info(file: Inspected) -> Iterator[Found]:
    """Compare Info with XMP."""
    packet = _TITLE.search(file.xmp)
    title = str(file.info.get("/Title", ""))
    if packet and title and _unescaped(packet[1]).strip() != title.strip():
        yield Found("the title in Info is not the one in XMP")
    for key, name in (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate")):
        said, other = str(file.info.get(key, "")), _property(file.xmp, name)
        if other and _moment(said) != _moment(other):
            yield Found(f"{key[1:]} in Info is not {name} in XMP")


def _moment(text: str) -> str:
    """Return the digits of a date up to the second; times of day alone decide."""
    return re.sub(r"\D", "", text)[:14]


CHECKS = (
    Check(
        code="preflight.header",
        what="The header says a PDF version that PDF/X-4 does not allow.",
        why="PDF/X-4 ends at version 1.6; older programs at the press refuse later ones.",
        remedy="Save the file as PDF 1.6 or earlier.",
        bad="%PDF-1.7",
        good="%PDF-1.6",
        find=find_header,
    ),
    Check(
        code="preflight.encrypted",
        what="The file is encrypted.",
        why="A locked file cannot be imposed, and PDF/X forbids it.",
        remedy="Save it without a password and without restrictions.",
        bad="a file with an owner password",
        good="a file without one",
        find=find_encryption,
    ),
    Check(
        code="preflight.file-id",
        what="The trailer has no pair of ids.",
        why="Programs at the press tell files and their versions apart by it.",
        remedy="Save the file anew with a program that writes PDF/X.",
        bad="a trailer without ID",
        good="/ID [<…> <…>]",
        find=find_ids,
    ),
    Check(
        code="preflight.trapped",
        what="The file does not say, or says in two ways, whether it was trapped.",
        why="The printer traps a file that is not trapped yet, and must not do it twice.",
        remedy="Set Trapped to False, in Info and XMP, unless the file really is trapped.",
        bad="/Trapped /Unknown",
        good="/Trapped /False",
        find=find_trapped,
    ),
    Check(
        code="preflight.title",
        what="The file has no title.",
        why="PDF/X-4 asks for it in Info and in XMP.",
        remedy="Give the document a title before making the PDF.",
        bad="an empty dc:title",
        good="a dc:title with the brochure's name",
        find=find_title,
    ),
    Check(
        code="preflight.xmp",
        what="The metadata are missing, compressed, or do not claim PDF/X-4.",
        why="The claim is how programs know by which rules the file was made.",
        remedy="Make the PDF anew with a PDF/X-4 profile.",
        bad="no GTS_PDFXVersion",
        good="<pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>",
        find=find_xmp,
    ),
    Check(
        code="preflight.xmp-ids",
        what="Ids or dates are missing from the metadata.",
        why="PDF/X-4 asks for them, so that versions of a job are not mixed up.",
        remedy="Make the PDF anew with a PDF/X-4 profile.",
        bad="XMP without xmpMM:DocumentID",
        good="XMP with DocumentID, VersionID, RenditionClass and dates",
        find=find_xmp_ids,
    ),
    Check(
        code="preflight.info",
        what="Info and XMP say different things.",
        why="Nobody knows which of the two is true.",
        remedy="Make the PDF anew; do not edit its properties afterwards.",
        bad="two titles",
        good="the same title in both",
        find=find_info,
    ),
)
