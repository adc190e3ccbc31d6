"""Metadata: the Info dictionary and XMP, both from one source.

Takes the form's `Metadata`, a `Stamp` and a `Profile` (ISO 32000-1, 14.3; ISO 19005-2, 6.6;
ISO 14289-1, 5; ISO 15930-7). Times are written in UTC.
"""

from datetime import UTC
from typing import NamedTuple

from brochure.forms.pages import Metadata
from brochure.pdf import backend
from brochure.pdf.profiles import Profile
from brochure.values.digest import digest
from brochure.values.stamp import Stamp


class _Schema(NamedTuple):
    """A schema that PDF/A does not know, with its one property."""

    title: str
    uri: str
    prefix: str
    property: str
    kind: str
    category: str
    description: str


_UA = _Schema(
    "PDF/UA identification schema",
    "http://www.aiim.org/pdfua/ns/id/",
    "pdfuaid",
    "part",
    "Integer",
    "internal",
    "Part of PDF/UA",
)
_X = _Schema(
    "PDF/X identification schema",
    "http://www.npes.org/pdfx/ns/id/",
    "pdfxid",
    "GTS_PDFXVersion",
    "Text",
    "internal",
    "Version of PDF/X",
)
_TRAPPED = _Schema(
    "Adobe PDF schema",
    "http://ns.adobe.com/pdf/1.3/",
    "pdf",
    "Trapped",
    "Text",
    "internal",
    "Whether the file was trapped",
)


def _schemas(profile: Profile) -> str:
    """Return the description of schemas: PDF/A wants it of those it does not list (6.6.2.3)."""
    used = [_UA] if profile.ua_part else []
    used += [_X, _TRAPPED] if profile.x_version else []
    if not used:
        return ""
    return (
        '<rdf:Description rdf:about=""'
        ' xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
        ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
        ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
        "<pdfaExtension:schemas><rdf:Bag>"
        + "".join(map(_described, used))
        + "</rdf:Bag></pdfaExtension:schemas></rdf:Description>"
    )


def _described(schema: _Schema) -> str:
    return (
        '<rdf:li rdf:parseType="Resource">'
        f"<pdfaSchema:schema>{schema.title}</pdfaSchema:schema>"
        f"<pdfaSchema:namespaceURI>{schema.uri}</pdfaSchema:namespaceURI>"
        f"<pdfaSchema:prefix>{schema.prefix}</pdfaSchema:prefix>"
        '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
        f"<pdfaProperty:name>{schema.property}</pdfaProperty:name>"
        f"<pdfaProperty:valueType>{schema.kind}</pdfaProperty:valueType>"
        f"<pdfaProperty:category>{schema.category}</pdfaProperty:category>"
        f"<pdfaProperty:description>{schema.description}</pdfaProperty:description>"
        "</rdf:li></rdf:Seq></pdfaSchema:property></rdf:li>"
    )


_NAMESPACES = (
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
    ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
)
_UA_NAMESPACE = ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
_X_NAMESPACES = (
    ' xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/"'
)

_ENTITIES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
    | {chr(code): None for code in range(32) if chr(code) not in "\t\n"}
)
"""XML escapes; control characters, which XML cannot hold, are left out."""


def info_dictionary(metadata: Metadata, stamp: Stamp, profile: Profile) -> bytes:
    """Return the Info dictionary; empty texts are left out, as in XMP."""
    time = backend.text_string(f"{stamp.time.astimezone(UTC):D:%Y%m%d%H%M%SZ}")
    texts = {
        "Title": metadata.title,
        "Author": metadata.author,
        "Subject": metadata.subject,
        "Keywords": metadata.keywords,
        "Producer": stamp.producer,
        "Creator": stamp.producer,
    }
    entries = {key: backend.text_string(text) if text else None for key, text in texts.items()}
    trapped = "/False" if profile.x_version else None
    times = {"CreationDate": time, "ModDate": time}
    return backend.dictionary({**entries, **times, "Trapped": trapped})


def _element(tag: str, text: str) -> str:
    return f"<{tag}>{text.translate(_ENTITIES)}</{tag}>" if text else ""


def _array(tag: str, kind: str, text: str, *, default_language: bool = False) -> str:
    """Return an XMP array of one item, or nothing for an empty text."""
    language = ' xml:lang="x-default"' if default_language else ""
    item = f"<rdf:li{language}>{text.translate(_ENTITIES)}</rdf:li>"
    return f"<{tag}><rdf:{kind}>{item}</rdf:{kind}></{tag}>" if text else ""


def xmp_packet(
    metadata: Metadata, language: str, stamp: Stamp, profile: Profile, *, content: bytes = b""
) -> bytes:
    """Return the XMP packet; `content` stands for the pages where the profile asks for ids."""
    time = f"{stamp.time.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
    properties = (
        "<dc:format>application/pdf</dc:format>"
        + _array("dc:title", "Alt", metadata.title, default_language=True)
        + _array("dc:creator", "Seq", metadata.author)
        + _array("dc:description", "Alt", metadata.subject, default_language=True)
        + _array("dc:language", "Bag", language)
        + _element("pdf:Keywords", metadata.keywords)
        + _element("pdf:Producer", stamp.producer)
        + _element("xmp:CreatorTool", stamp.producer)
        + _element("xmp:CreateDate", time)
        + _element("xmp:ModifyDate", time)
        + (_element("pdfaid:part", str(profile.a_part)) if profile.a_part else "")
        + _element("pdfaid:conformance", profile.a_conformance)
    )
    namespaces = _NAMESPACES
    if profile.ua_part:
        properties += _element("pdfuaid:part", str(profile.ua_part))
        namespaces += _UA_NAMESPACE
    if profile.x_version:
        properties += _exchange(profile.x_version, time, metadata.title + language, content)
        namespaces += _X_NAMESPACES
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{namespaces}>{properties}</rdf:Description>'
        f'{_schemas(profile)}</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    )
    return packet.encode("utf-8")


def _exchange(version: str, time: str, name: str, content: bytes) -> str:
    """Return what PDF/X asks for: version, trapping, and ids of the document and this state."""
    return (
        _element("pdfxid:GTS_PDFXVersion", version)
        + _element("pdf:Trapped", "False")
        + _element("xmp:MetadataDate", time)
        + _element("xmpMM:DocumentID", _identifier(digest(name)))
        + _element("xmpMM:InstanceID", _identifier(digest(name, time, content)))
        + _element("xmpMM:VersionID", "1")
        + _element("xmpMM:RenditionClass", "default")
    )


def _identifier(state: str) -> str:
    """Return a digest in the form of a UUID made from a name (RFC 9562, 5.8)."""
    fields = (state[:8], state[8:12], f"8{state[13:16]}", f"a{state[17:20]}", state[20:32])
    return "uuid:" + "-".join(fields)
