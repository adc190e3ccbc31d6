"""Content digests: names for values, equal when the values are."""

import hashlib


def digest(*parts: bytes | str) -> str:
    """Return a hexadecimal SHA-256 over length-prefixed parts: no two lists collide by joining."""
    state = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8") if isinstance(part, str) else part
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()
