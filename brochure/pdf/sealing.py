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

    streams: list[memoryview]
    dictionary: bytes


def padded(data: bytes) -> bytes:
    """Return a stream as `Seal.close` takes it: a block of zeros first, whole blocks."""
    padding = _BLOCK - len(data) % _BLOCK
    return b"%b%b%b" % (bytes(_BLOCK), data, bytes((padding,)) * padding)


class Seal:
    """One password for one file."""

    def __init__(self, password: str, randomness: Randomness) -> None:
        """Take the password; MissingPart where `cryptography` is not installed."""
        self.password = password
        self._password = password.encode("utf-8")[:PASSWORD_LIMIT]
        self._random = randomness
        self._cipher = _encryptors()

    def owner(self) -> str:
        """Return a password that nobody knows."""
        return self._random(24).hex()

    def close(self, streams: Sequence[bytes]) -> Closed:
        """Return the streams encrypted with a new key, and the encryption dictionary.

        The streams have been `padded`; what comes out is as long.
        """
        key = self._random(32)
        whole = memoryview(self._encrypted(key, b"".join(streams)))
        closed: list[memoryview] = []
        start = 0
        for data in streams:
            closed.append(whole[start : start + len(data)])
            start += len(data)
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
        password, encryptor = self._password, self._cipher
        key = hashlib.sha256(password + salt).digest()
        number = 0
        while True:
            block = encryptor(key[:16], key[16:32]).update((password + key) * _ROUNDS)
            key = _DIGESTS[sum(block[:16]) % 3](block).digest()
            number += 1
            if number >= _ROUNDS and block[-1] <= number - 32:
                return key[:32]


_DIGESTS = (hashlib.sha256, hashlib.sha384, hashlib.sha512)


def _encryptors() -> "Callable[[bytes, bytes], CipherContext]":
    """Return what makes an AES-CBC encryptor of a key and an initialization vector."""
    try:
        from cryptography.hazmat.primitives.ciphers import Cipher
        from cryptography.hazmat.primitives.ciphers.algorithms import AES
        from cryptography.hazmat.primitives.ciphers.modes import CBC
    except ImportError as missing:
        raise MissingPart(
            "encrypting needs cryptography", "Install 'brochure[handouts]'."
        ) from missing

    algorithm = AES(bytes(_BLOCK))
    cipher = Cipher(algorithm, CBC(bytes(_BLOCK)))

    def encryptor(key: bytes, vector: bytes) -> Any:  # noqa: ANN401 - a context of the library
        # 140 keys for a file: what a new Cipher checks each time takes as long as its context.
        algorithm.key, cipher.mode = key, CBC(vector)
        return cipher.encryptor()

    return encryptor
