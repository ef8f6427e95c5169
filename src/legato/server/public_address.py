"""Where people reach the app: on this computer as it is, or behind a proxy at an address of its own.

One setting says it all: `LEGATO_URL`, as `https://legs.example.org/legato/`.
The name is answered to, the path stands before every address, forms sent from
there are accepted, and cookies are for HTTPS alone where the proxy ends TLS.
"""

from __future__ import annotations

import ipaddress
import os
import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from legato.errors import SettingError

VARIABLE = "LEGATO_URL"
PROXIES_VARIABLE = "LEGATO_TRUSTED_PROXIES"
_SHAPE = f"{VARIABLE} is the address people type, as https://legs.example.org/ or https://example.org/legato/."
_PROXIES_SHAPE = f"{PROXIES_VARIABLE} lists addresses or networks, divided by commas, as 10.0.0.2, 172.16.0.0/12."
_PATH = re.compile(r"(?:(?!\.{1,2}(?:/|$))[A-Za-z0-9._~-]+(?:/(?!$)|$))*")
_THIS_COMPUTER = ("127.0.0.1", "::1")


@dataclass(frozen=True, slots=True)
class PublicAddress:
    """The address people type."""

    scheme: str
    host: str
    """The name, with a port where it is not the usual one."""
    path: str
    """What stands before every address: `/`, or `/legato/` where the app is not alone at its name."""

    @property
    def origin(self) -> str:
        """What a browser calls the place a form came from."""
        return f"{self.scheme}://{self.host}"

    @property
    def name(self) -> str:
        """The name alone."""
        return urlsplit(self.origin).netloc.removesuffix(f":{urlsplit(self.origin).port}")

    @property
    def is_secure(self) -> bool:
        """Whether a proxy ends TLS."""
        return self.scheme == "https"


def public_address() -> PublicAddress | None:
    """Return what `LEGATO_URL` says; `None` where nothing stands in front of the app.

    Raises:
        SettingError: it cannot be used.
    """
    given = os.environ.get(VARIABLE, "").strip()
    if not given:
        return None
    try:
        parts = urlsplit(given)
        port = parts.port
    except ValueError:
        raise SettingError(f"{_SHAPE} This one cannot be read.") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise SettingError(f"{_SHAPE} This one begins with neither http:// nor https://, or names no host.")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise SettingError(f"{_SHAPE} It takes no password, no question mark and no #.")
    path = parts.path.removeprefix("/").removesuffix("/")
    if not _PATH.fullmatch(path):
        raise SettingError(f"{_SHAPE} Its path holds more than letters, figures, and . _ ~ - between slashes.")
    usual = {"http": 80, "https": 443}[parts.scheme]
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    return PublicAddress(
        scheme=parts.scheme,
        host=host if port in {None, usual} else f"{host}:{port}",
        path=f"/{path}/" if path else "/",
    )


def trusted_proxies() -> tuple[str, ...]:
    """Return who may say, by `X-Forwarded-Proto`, that a request came by HTTPS: this computer, or those listed.

    Nobody may where no proxy is expected: whoever asks directly says nothing about how they came.

    Raises:
        SettingError: one of them is neither an address nor a network.
    """
    given = [each.strip() for each in os.environ.get(PROXIES_VARIABLE, "").split(",") if each.strip()]
    for each in given:
        try:
            ipaddress.ip_network(each)
        except ValueError:
            raise SettingError(f"{_PROXIES_SHAPE} {each!r} is neither.") from None
    if given:
        return tuple(given)
    return _THIS_COMPUTER if public_address() is not None else ()
