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
_AT = "at-"
_MOST_NETWORKS = 8
"""Of so many other networks a certificate is kept."""
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
    """Return the certificate for this machine's names; it is made anew when it runs out or a name is missing.

    An address that is missing is no reason: it gets a certificate of its own (`certificate_at`), so that phones
    which joined at another one are never asked again.
    """
    place = folder / FOLDER_NAME
    place.mkdir(mode=PRIVATE_FOLDER, exist_ok=True)
    kept = _read(place / _KEY_NAME, place / _CERTIFICATE_NAME)
    wanted = _general_names(names)
    stays = [name for name in wanted if isinstance(name, x509.DNSName)]
    if kept is None or not _is_good(kept, stays, now):
        kept, key = _make(wanted, now)
        _write(place / _KEY_NAME, key)
        _write(place / _CERTIFICATE_NAME, _written(kept))
    return Certificate(place / _CERTIFICATE_NAME, place / _KEY_NAME, _fingerprint(kept))


def certificate_at(folder: Path, address: str, names: Sequence[str], now: datetime) -> Certificate:
    """Return the certificate for phones that come to this address.

    It is the machine's where that one names the address, and otherwise one of the address's own, with its key in
    the same file: made once, and found again when the machine comes back to that network.
    """
    usual = certificate(folder, names, now)
    place = folder / FOLDER_NAME
    wanted = _general_names([address])
    kept = _read(usual.key, usual.certificate)
    if kept is not None and _is_good(kept, wanted, now):
        return usual
    own = place / f"{_AT}{address.replace(':', '-')}.pem"
    kept = _read(own, own)
    if kept is None or not _is_good(kept, wanted, now):
        kept, key = _make(_general_names([address, *names]), now)
        _write(own, key + _written(kept))
        _keep_newest(place)
    return Certificate(own, own, _fingerprint(kept))


def certificate_of_this_machine() -> Certificate:
    """Return the certificate for the names this machine has now."""
    return certificate(data_folder(), _names_now(), datetime.now(UTC))


def own_certificate_at(address: str) -> Certificate:
    """Return this machine's certificate for phones that come to this address of it."""
    return certificate_at(data_folder(), address, _names_now(), datetime.now(UTC))


def _names_now() -> list[str]:
    return ["localhost", "127.0.0.1", *own_names()]


def _keep_newest(place: Path) -> None:
    """Forget the networks this machine has not been in for longest."""
    kept = sorted(place.glob(f"{_AT}*.pem"), key=lambda file: file.stat().st_mtime, reverse=True)
    for file in kept[_MOST_NETWORKS:]:
        file.unlink(missing_ok=True)


def _read(key_file: Path, file: Path) -> x509.Certificate | None:
    """Read what is kept; a certificate that cannot be read, or has lost its key, counts as none."""
    try:
        key = serialization.load_pem_private_key(key_file.read_bytes(), password=None)
        found = x509.load_pem_x509_certificate(file.read_bytes())
    except (OSError, ValueError):
        return None
    return found if key.public_key() == found.public_key() else None


def _is_good(kept: x509.Certificate, wanted: Sequence[x509.GeneralName], now: datetime) -> bool:
    named = kept.extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    in_time = kept.not_valid_before_utc <= now < kept.not_valid_after_utc - _RENEWED_BEFORE
    return in_time and set(wanted) <= set(named)


def _make(names: Sequence[x509.GeneralName], now: datetime) -> tuple[x509.Certificate, bytes]:
    """Make a certificate and its key, which is given as it is written."""
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
    return made, written


def _written(made: x509.Certificate) -> bytes:
    return made.public_bytes(serialization.Encoding.PEM)


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
