"""Keys: names for people and messages that say nothing without the clinic's secret.

`HMAC-SHA256(site key, …)`: the same address always has the same key, another clinic's ledger has
another, and nobody can find addresses by trying.
"""

import base64
import hashlib
import hmac
from dataclasses import dataclass

KEY_LENGTH = 32
"""Bytes of a site key."""
CHECK = "site-key-check"


@dataclass(frozen=True, slots=True)
class SiteKey:
    """The clinic's secret; never shown."""

    secret: bytes

    def __repr__(self) -> str:
        """Hide the secret."""
        return "SiteKey(…)"

    def recipient(self, address: str, reference: str) -> str:
        """Return the key of a person: of the mailbox and the clinic's number of the patient."""
        return self._mac("recipient", normal(address), reference.strip())

    def address(self, address: str) -> str:
        """Return the key of a mailbox."""
        return self._mac("address", normal(address))

    def domain(self, address: str) -> str:
        """Return the key of the domain of an address."""
        return self._mac("domain", normal(address).rpartition("@")[2])[:16]

    def token(self, *idempotency: str) -> str:
        """Return the name of a message: 32 letters and digits from what makes it the same."""
        mac = bytes.fromhex(self._mac("message", *idempotency))
        return base64.b32encode(mac).decode("ascii").lower()[:32]

    def check(self) -> str:
        """Return a value by which a ledger knows its key again."""
        return self._mac(CHECK)[:16]

    def _mac(self, *parts: str) -> str:
        data = b"".join(
            len(part.encode()).to_bytes(4, "big") + part.encode("utf-8") for part in parts
        )
        return hmac.new(self.secret, data, hashlib.sha256).hexdigest()


def normal(address: str) -> str:
    """Return an address as it is compared: small letters, no spaces around it."""
    return address.strip().casefold()


def message_id(token: str, domain: str) -> str:
    """Return the Message-ID header of a token."""
    return f"<{token}@{domain}>"


def token_of(message_id: str) -> str:
    """Return the token in a Message-ID."""
    return message_id.strip("<> ").partition("@")[0]
