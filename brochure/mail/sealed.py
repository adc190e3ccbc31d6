"""Sealed: message files whose digest the ledger knows; what changed is never sent."""

import re

from brochure.errors import BrochureError, FileProblem
from brochure.mail.delivery import Delivery
from brochure.mail.keys import token_of
from brochure.mail.mime import needs_smtputf8
from brochure.mail.transports.transport import Parcel
from brochure.values.digest import digest
from brochure.workspace import PrivateWorkspace

SIZE_LIMIT = 40 * 1024 * 1024
"""Bytes of the largest message that is read at all."""
_TO = re.compile(rb"^To:((?:[^\r\n]|\r\n[ \t])*)\r\n", re.MULTILINE)
_REMEDY = "Render the run again with 'brochure mail render'; nothing of it has been changed."


class SealProblem(BrochureError):
    """A message file is gone or is not the one that was rendered."""


def seal_of(data: bytes) -> str:
    """Return the digest of a message."""
    return digest(data)


def open_sealed(files: PrivateWorkspace, delivery: Delivery) -> bytes:
    """Return the bytes of a message; SealProblem unless they are just those rendered."""
    try:
        data = files.read_bytes(delivery.eml_path, limit=SIZE_LIMIT)
    except FileProblem as problem:
        raise SealProblem(f"the message of row {delivery.row} is not there", _REMEDY) from problem
    if seal_of(data) != delivery.sha256:
        raise SealProblem(f"the message of row {delivery.row} was changed", _REMEDY)
    return data


def parcel_of(data: bytes, delivery: Delivery, bounces: str) -> Parcel:
    """Return a message with its envelope; the address comes from the message itself."""
    recipient = recipient_of(data)
    local, _, domain = bounces.rpartition("@")
    token = token_of(delivery.message_id)
    return Parcel(
        sender=f"{local}+{token}@{domain}" if local else "",
        recipient=recipient,
        data=data,
        needs_smtputf8=needs_smtputf8(recipient),
    )


def recipient_of(data: bytes) -> str:
    """Return the address in the To header of a message of ours."""
    found = _TO.search(data[: data.index(b"\r\n\r\n") + 2])
    assert found is not None, "a message of ours names its recipient"
    value = found[1].decode("utf-8").strip()
    return value[value.rindex("<") + 1 : -1] if value.endswith(">") else value
