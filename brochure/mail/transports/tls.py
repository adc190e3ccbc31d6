"""TLS: what every conversation with a mail server asks of it, whatever it speaks."""

import ssl

LOOPBACK = frozenset(("127.0.0.1", "::1", "localhost"))
"""Hosts that may be spoken to in clear."""


def verified(ca_file: str) -> ssl.SSLContext:
    """Return a context that checks chain and name, of TLS 1.2 or newer.

    Args:
        ca_file: authorities to trust instead of the system's, or nothing; OSError where that file
            cannot be read.
    """
    context = ssl.create_default_context(cafile=ca_file or None)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
