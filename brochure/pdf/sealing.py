"""Sealing: AES-256 encryption of a file's streams (ISO 32000-2, 7.6; revision 6).

Each file has a random key of its own. All streams are encrypted in one pass: a block of zeros goes
before each, and what it becomes is the initialization vector of that stream, because in cipher
block chaining it is the encryption of a block that never comes twice. There is no owner: the
owner's entries are random, so nobody can know a password that fits. Assistive programs may read.
"""

import hashlib
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from brochure.errors import MissingPart
from brochure.pdf import backend

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers import CipherContext

PERMISSIONS = -4
"""All that a reader may do (7.6.4.2), reading aloud among it (ISO 14289-1, 7.16)."""
PASSWORD_LIMIT = 127
"""Bytes of a password that count."""
_BLOCK = 16
_ROUNDS = 64

Randomness = Callable[[int], bytes]


class Closed(NamedTuple):
    """Encrypted streams and the dictionary that says how."""

    streams: list[bytes]
    dictionary: bytes


class Seal:
    """One password for one file."""

    def __init__(self, password: str, randomness: Randomness) -> None:
        """Take the password; MissingPart where `cryptography` is not installed."""
        self.password = password
        self._password = password.encode("utf-8")[:PASSWORD_LIMIT]
        self._random = randomness
        self._cipher = _ciphers()

    def owner(self) -> str:
        """Return a password that nobody knows."""
        return self._random(24).hex()

    def close(self, streams: Sequence[bytes]) -> Closed:
        """Return the streams encrypted with a new key, and the encryption dictionary."""
        key = self._random(32)
        parts: list[bytes] = []
        sizes: list[int] = []
        for data in streams:
            padding = _BLOCK - len(data) % _BLOCK
            parts += (bytes(_BLOCK), data, bytes((padding,)) * padding)
            sizes.append(_BLOCK + len(data) + padding)
        whole = memoryview(self._encrypted(key, b"".join(parts)))
        closed: list[bytes] = []
        start = 0
        for size in sizes:
            closed.append(bytes(whole[start : start + size]))
            start += size
        return Closed(closed, self._dictionary(key))

    def _encrypted(self, key: bytes, data: bytes) -> bytes:
        context = self._cipher(key, bytes(_BLOCK))
        return bytes(context.update(data) + context.finalize())

    def _dictionary(self, key: bytes) -> bytes:
        """Return the encryption dictionary (7.6.4.4.7 and following)."""
        salts = self._random(16)
        check = self._hash(salts[:8])
        user = check + salts
        user_key = self._encrypted(self._hash(salts[8:]), key)
        permissions = PERMISSIONS & 0xFFFFFFFF
        block = permissions.to_bytes(4, "little") + b"\xff\xff\xff\xffTadb" + self._random(4)
        sealed = self._encrypted(key, block)  # one block: chaining from zeros is ECB
        return b"".join(
            (
                b"<</Filter/Standard/V 5/R 6/Length 256/P %d/EncryptMetadata true" % PERMISSIONS,
                b"/CF<</StdCF<</AuthEvent/DocOpen/CFM/AESV3/Length 32>>>>",
                b"/StmF/StdCF/StrF/StdCF",
                b"/U ", backend.byte_string(user),
                b"/UE ", backend.byte_string(user_key),
                b"/O ", backend.byte_string(self._random(48)),
                b"/OE ", backend.byte_string(self._random(32)),
                b"/Perms ", backend.byte_string(sealed), b">>",
            )
        )  # fmt: skip

    def _hash(self, salt: bytes) -> bytes:
        """Return the hardened hash of the password (algorithm 2.B)."""
        password = self._password
        key = hashlib.sha256(password + salt).digest()
        number = 0
        while True:
            context = self._cipher(key[:16], key[16:32])
            block = context.update((password + key) * _ROUNDS)
            kind = sum(block[:16]) % 3
            key = _DIGESTS[kind](block).digest()
            number += 1
            if number >= _ROUNDS and block[-1] <= number - 32:
                return key[:32]


_DIGESTS = (hashlib.sha256, hashlib.sha384, hashlib.sha512)


def _ciphers() -> "Callable[[bytes, bytes], CipherContext]":
    """Return what makes an AES-CBC encryptor of a key and an initialization vector."""
    try:
        from cryptography.hazmat.primitives.ciphers import Cipher
        from cryptography.hazmat.primitives.ciphers.algorithms import AES
        from cryptography.hazmat.primitives.ciphers.modes import CBC
    except ImportError as missing:
        raise MissingPart(
            "encrypting needs cryptography", "Install 'brochure[handouts]'."
        ) from missing

    def encryptor(key: bytes, vector: bytes) -> Any:  # noqa: ANN401 - a context of the library
        return Cipher(AES(key), CBC(vector)).encryptor()

    return encryptor
