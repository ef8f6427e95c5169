"""The certificate of the second door: made on first use, kept beside the records, and only for this machine.

It is signed by nobody but itself, so a phone warns once; who wants to be sure
compares its fingerprint with the one that the computer shows. It is no
authority: a phone that trusts it trusts this machine and nothing else.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from legato.server.data_folder import PRIVATE_FOLDER, data_folder, private_file
from legato.server.hosts import own_names

FOLDER_NAME = "share"
_CERTIFICATE_NAME = "certificate.pem"
_KEY_NAME = "key.pem"
_LASTS = timedelta(days=397)
"""Phones refuse certificates that last longer than 398 days."""
_RENEWED_BEFORE = timedelta(days=7)
_CLOCKS_DIFFER = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Certificate:
    """Where the certificate and its key lie, and how it is recognised."""

    certificate: Path
    key: Path
    fingerprint: str


def certificate(folder: Path, names: Sequence[str], now: datetime) -> Certificate:
    """Return the certificate for this machine's names; it is made anew when it runs out or a name is missing."""
    place = folder / FOLDER_NAME
    place.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    kept = _read(place)
    wanted = _general_names(names)
    if kept is None or not _is_good(kept, wanted, now):
        kept = _make(place, wanted, now)
    return Certificate(place / _CERTIFICATE_NAME, place / _KEY_NAME, _fingerprint(kept))


def certificate_of_this_machine() -> Certificate:
    """Return the certificate for the names this machine has now."""
    return certificate(data_folder(), ["localhost", "127.0.0.1", *own_names()], datetime.now(UTC))


def kept_fingerprint() -> str:
    """Return the fingerprint of the certificate that is kept; empty when there is none."""
    kept = _read(data_folder() / FOLDER_NAME)
    return "" if kept is None else _fingerprint(kept)


def _read(place: Path) -> x509.Certificate | None:
    """Read what is kept; a certificate that cannot be read, or has lost its key, counts as none."""
    try:
        key = serialization.load_pem_private_key((place / _KEY_NAME).read_bytes(), password=None)
        found = x509.load_pem_x509_certificate((place / _CERTIFICATE_NAME).read_bytes())
    except (OSError, ValueError):
        return None
    return found if key.public_key() == found.public_key() else None


def _is_good(kept: x509.Certificate, wanted: Sequence[x509.GeneralName], now: datetime) -> bool:
    named = kept.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    in_time = kept.not_valid_before_utc <= now < kept.not_valid_after_utc - _RENEWED_BEFORE
    return in_time and set(wanted) <= set(named)


def _make(place: Path, names: Sequence[x509.GeneralName], now: datetime) -> x509.Certificate:
    key = ec.generate_private_key(ec.SECP256R1())
    title = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, f"Legato on {socket.gethostname()}"[:64])])
    made = (
        x509.CertificateBuilder()
        .subject_name(title)
        .issuer_name(title)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _CLOCKS_DIFFER)
        .not_valid_after(now + _LASTS - _CLOCKS_DIFFER)
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .sign(key, hashes.SHA256())
    )
    written = key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    _write(place / _KEY_NAME, written)
    _write(place / _CERTIFICATE_NAME, made.public_bytes(serialization.Encoding.PEM))
    return made


def _write(path: Path, content: bytes) -> None:
    """Write a file that only its owner can read, whole or not at all, in place of the one there was."""
    with private_file(path, content) as unfinished:
        unfinished.replace(path)


def _fingerprint(found: x509.Certificate) -> str:
    """Return the SHA-256 as browsers write it: `3F:A2:...`."""
    return found.fingerprint(hashes.SHA256()).hex(":").upper()


def _general_names(names: Sequence[str]) -> list[x509.GeneralName]:
    found: dict[x509.GeneralName, None] = {}
    for name in names:
        bare = name.strip("[]").partition("%")[0]
        try:
            found[x509.IPAddress(ipaddress.ip_address(bare))] = None
        except ValueError:
            if bare.isascii():
                found[x509.DNSName(bare)] = None
    return list(found)
