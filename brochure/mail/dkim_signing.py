"""DKIM: a signature of our own on what goes out (RFC 6376), with the optional library dkimpy."""

from collections.abc import Callable

from brochure.content.mail_file import Dkim
from brochure.errors import MissingPart

_SIGNED = [b"from", b"to", b"subject", b"date", b"message-id", b"reply-to", b"mime-version",
           b"content-type"]  # fmt: skip


def signer(settings: Dkim, key: str) -> Callable[[bytes], bytes]:
    """Return a function that puts a signature before a message; the sealed bytes follow it."""
    try:
        import dkim
    except ImportError as problem:
        raise MissingPart(
            "signing needs the library dkimpy", "Install it with 'pip install brochure[dkim]'."
        ) from problem

    def sign(data: bytes) -> bytes:
        header = dkim.sign(
            data,
            settings.selector.encode(),
            settings.domain.encode(),
            key.encode(),
            canonicalize=(b"relaxed", b"relaxed"),
            include_headers=_SIGNED,
        )
        return bytes(header) + data

    return sign
