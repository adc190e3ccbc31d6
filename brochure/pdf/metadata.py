"""Metadata: the Info dictionary and XMP, both from one source.

Takes the form's `Metadata`, a `Stamp` and a `Profile` (ISO 32000-1, 14.3; ISO 19005-2, 6.6;
ISO 14289-1, 5). Times are written in UTC.
"""

from datetime import UTC

from brochure.forms.pages import Metadata
from brochure.pdf import backend
from brochure.pdf.profiles import Profile
from brochure.values.stamp import Stamp

_UA_SCHEMA = (
    '<rdf:Description rdf:about=""'
    ' xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">'
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">'
    "<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">'
    "<pdfaProperty:name>part</pdfaProperty:name>"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>"
    "<pdfaProperty:category>internal</pdfaProperty:category>"
    "<pdfaProperty:description>Part of PDF/UA</pdfaProperty:description>"
    "</rdf:li></rdf:Seq></pdfaSchema:property>"
    "</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>"
)
"""PDF/A knows only the properties it lists; others bring their schema (6.6.2.3)."""

_NAMESPACES = (
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"'
    ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
    ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"'
)

_ENTITIES = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
    | {chr(code): None for code in range(32) if chr(code) not in "\t\n"}
)
"""XML escapes; control characters, which XML cannot hold, are left out."""


def info_dictionary(metadata: Metadata, stamp: Stamp) -> bytes:
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
    return backend.dictionary({**entries, "CreationDate": time, "ModDate": time})


def _element(tag: str, text: str) -> str:
    return f"<{tag}>{text.translate(_ENTITIES)}</{tag}>" if text else ""


def _array(tag: str, kind: str, text: str, *, default_language: bool = False) -> str:
    """Return an XMP array of one item, or nothing for an empty text."""
    language = ' xml:lang="x-default"' if default_language else ""
    item = f"<rdf:li{language}>{text.translate(_ENTITIES)}</rdf:li>"
    return f"<{tag}><rdf:{kind}>{item}</rdf:{kind}></{tag}>" if text else ""


def xmp_packet(metadata: Metadata, language: str, stamp: Stamp, profile: Profile) -> bytes:
    """Return the XMP packet."""
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
        + _element("pdfaid:part", str(profile.a_part))
        + _element("pdfaid:conformance", profile.a_conformance)
        + _element("pdfuaid:part", str(profile.ua_part))
    )
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        f'<rdf:Description rdf:about=""{_NAMESPACES}>{properties}</rdf:Description>'
        f'{_UA_SCHEMA}</rdf:RDF></x:xmpmeta><?xpacket end="r"?>'
    )
    return packet.encode("utf-8")
