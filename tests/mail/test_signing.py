"""DKIM: what is signed verifies, and the sealed bytes follow the signature unchanged."""

import base64

import dkim
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from brochure.content.mail_file import Dkim
from brochure.mail.dkim_signing import signer
from brochure.mail.mime import compose
from tests.mail.test_mime import MAIL

SETTINGS = Dkim(domain="hershe.example", selector="s1", key="env:DKIM_KEY")


@pytest.fixture(scope="module")
def key() -> tuple[str, bytes]:
    private = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    public = private.public_key().public_bytes(
        serialization.Encoding.DER, serialization.PublicFormat.SubjectPublicKeyInfo
    )
    return pem.decode(), b"v=DKIM1; k=rsa; p=" + base64.b64encode(public)


def test_a_signed_message_verifies(key: tuple[str, bytes]) -> None:
    data = compose(MAIL)
    signed = signer(SETTINGS, key[0])(data)
    assert signed.endswith(data)
    assert signed.startswith(b"DKIM-Signature:")
    assert dkim.verify(signed, dnsfunc=lambda name, timeout=5: key[1])


def test_a_changed_message_does_not(key: tuple[str, bytes]) -> None:
    signed = signer(SETTINGS, key[0])(compose(MAIL))
    changed = signed.replace(b"information-ko", b"information-en")
    assert not dkim.verify(changed, dnsfunc=lambda name, timeout=5: key[1])
