"""Behind a proxy: one setting says where people reach the app, and everything follows from it."""

from __future__ import annotations

import pytest

from legato.errors import SettingError
from legato.server import hosts
from legato.server.mounting import mount
from legato.server.public_address import PublicAddress, public_address, trusted_proxies


def at(url: str, monkeypatch: pytest.MonkeyPatch) -> PublicAddress | None:
    """Read an address as the environment names it."""
    monkeypatch.setenv("LEGATO_URL", url)
    return public_address()


@pytest.mark.parametrize(
    ("url", "origin", "path", "name"),
    [
        ("https://legs.example.org", "https://legs.example.org", "/", "legs.example.org"),
        ("https://legs.example.org/", "https://legs.example.org", "/", "legs.example.org"),
        ("https://Example.org/legato", "https://example.org", "/legato/", "example.org"),
        ("https://example.org:443/legato/", "https://example.org", "/legato/", "example.org"),
        ("http://nas.local:8080/apps/legato/", "http://nas.local:8080", "/apps/legato/", "nas.local"),
        ("http://[fd00::2]:8080/", "http://[fd00::2]:8080", "/", "[fd00::2]"),
    ],
)
def test_an_address_is_read_as_people_type_it(
    url: str, origin: str, path: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With and without a slash at its end, a port, a path."""
    found = at(url, monkeypatch)

    assert found is not None
    assert (found.origin, found.path, found.name) == (origin, path, name)
    assert found.is_secure is url.startswith("https")
    assert name in hosts.allowed_hosts("127.0.0.1")


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("legs.example.org", "neither http:// nor https://"),
        ("ftp://legs.example.org", "neither http:// nor https://"),
        ("https:///legato/", "names no host"),
        ("https://me:secret@example.org/", "no password"),
        ("https://example.org/?a=b", "no question mark"),
        ("https://example.org/a/../b/", "Its path"),
        ("https://example.org//legato/", "Its path"),
        ("https://example.org/le gato/", "Its path"),
        ("https://example.org/%2e%2e/", "Its path"),
        ("https://example.org:port/", "cannot be read"),
        ("https://[fd00::2/", "cannot be read"),
    ],
)
def test_what_cannot_be_one_is_said_in_one_sentence(url: str, says: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what an address looks like, and without a password that stood in it."""
    with pytest.raises(SettingError) as wrong:
        at(url, monkeypatch)

    assert says in str(wrong.value)
    assert "LEGATO_URL is the address people type" in str(wrong.value)
    assert "secret" not in str(wrong.value)


def test_nothing_stands_in_front_as_long_as_nobody_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    """Then nobody may claim that a request came by HTTPS, either."""
    monkeypatch.delenv("LEGATO_URL", raising=False)

    assert public_address() is None
    assert trusted_proxies() == ()


def test_a_proxy_on_this_computer_is_trusted_and_others_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a container the proxy comes from another address."""
    monkeypatch.setenv("LEGATO_URL", "https://legs.example.org/")

    assert trusted_proxies() == ("127.0.0.1", "::1")
    monkeypatch.setenv("LEGATO_TRUSTED_PROXIES", "10.0.0.2, 172.16.0.0/12")
    assert trusted_proxies() == ("10.0.0.2", "172.16.0.0/12")
    for wrong in ("proxy.local", "10.0.0.2/8", "*"):
        monkeypatch.setenv("LEGATO_TRUSTED_PROXIES", wrong)
        with pytest.raises(SettingError, match="is neither"):
            trusted_proxies()


@pytest.mark.parametrize(
    ("asked", "reached", "below"),
    [
        ("/legato/check-in/", "/check-in/", "/legato"),
        ("/legato/", "/", "/legato"),
        ("/check-in/", "/check-in/", ""),
        ("/legatos/", "/legatos/", ""),
    ],
)
def test_a_path_is_taken_off_unless_the_proxy_did(asked: str, reached: str, below: str) -> None:
    """Both kinds of proxies reach the same pages."""
    seen: list[tuple[str, str]] = []

    def application(environ: dict[str, str], start_response: object) -> list[bytes]:
        seen.append((environ["PATH_INFO"], environ.get("SCRIPT_NAME", "")))
        return []

    mount(application, "/legato/")({"PATH_INFO": asked}, lambda *_: None)

    assert seen == [(reached, below)]


def test_the_path_without_its_last_slash_leads_to_it() -> None:
    """Cookies are kept for the path with it."""
    answered: list[tuple[str, list[tuple[str, str]]]] = []
    mount(lambda *_: [], "/legato/")({"PATH_INFO": "/legato"}, lambda *given: answered.append(given))

    assert answered == [("308 Permanent Redirect", [("Location", "/legato/"), ("Content-Length", "0")])]
