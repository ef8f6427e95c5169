"""How much of a request there has to be before a thread is given it."""

from __future__ import annotations

import pytest

from legato.server.connections.request_length import MOST_GATHERED, RequestLength, length_of

PAGE = b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"
HEAD = b"POST / HTTP/1.1\r\nHost: localhost\r\n"


@pytest.mark.parametrize("begun", [PAGE[:at] for at in range(len(PAGE) - 1)])
def test_half_a_head_says_nothing(begun: bytes) -> None:
    """Whatever it breaks off at."""
    assert length_of(begun) is None


def test_a_page_is_its_head() -> None:
    """And what comes behind it is another request."""
    assert length_of(PAGE + PAGE) == RequestLength(len(PAGE), is_whole=True)


@pytest.mark.parametrize("header", [b"Content-Length: 5", b"content-length:5", b"CONTENT-LENGTH: \t5 "])
def test_a_body_belongs_to_it(header: bytes) -> None:
    """However its length is written."""
    begun = HEAD + header + b"\r\n\r\n"

    assert length_of(begun) == RequestLength(len(begun) + 5, is_whole=True)


@pytest.mark.parametrize(
    "header",
    [b"Transfer-Encoding: chunked", b"Content-Length: 9\r\nExpect: 100-continue", b"Content-Length: 200000000"],
)
def test_what_cannot_be_gathered_is_given_on_after_its_head(header: bytes) -> None:
    """Pieces without an end, a sender that wants to be asked first, a copy of everything."""
    begun = HEAD + header + b"\r\n\r\n"

    assert length_of(begun + b"abc") == RequestLength(len(begun), is_whole=False)


@pytest.mark.parametrize("begun", [b"A" * 70_000, b"GET / HTTP/1.1\n\n", HEAD + b"Content-Length: many\r\n\r\n"])
def test_nonsense_is_left_to_its_reader(begun: bytes) -> None:
    """It is refused at once and not after a wait."""
    assert length_of(begun) == RequestLength(len(begun), is_whole=True)


def test_a_body_in_a_head_is_no_header() -> None:
    """What only looks like a length, behind the head."""
    assert length_of(PAGE + b"Content-Length: 5\r\n\r\n") == RequestLength(len(PAGE), is_whole=True)


def test_the_largest_that_is_gathered_holds_the_largest_usual_body() -> None:
    """A megabyte, with its head."""
    assert MOST_GATHERED > 1_048_576
