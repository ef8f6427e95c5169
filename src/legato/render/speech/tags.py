"""What players show of a file of sound: its title, its language and a remark, as ID3v2.4 in front of an MP3."""

from __future__ import annotations

_LANGUAGES = {"de": "deu", "en": "eng", "es": "spa", "fr": "fra", "it": "ita", "nl": "nld", "pt": "por"}
"""ISO 639-2, which the tag asks for, by ISO 639-1."""
UNKNOWN = "und"
_UTF_8 = b"\x03"
_SEVEN_BITS = 7


def id3(title: str, language: str, comment: str) -> bytes:
    """Return a tag; the language is given as `en-GB`."""
    code = _LANGUAGES.get(language.partition("-")[0].lower(), UNKNOWN).encode()
    frames = (
        _frame(b"TIT2", _UTF_8 + title.encode()),
        _frame(b"TLAN", _UTF_8 + code),
        # Without a name of its own, so that players take it for the comment.
        _frame(b"COMM", _UTF_8 + code + b"\x00" + comment.encode()),
    )
    body = b"".join(frames)
    return b"ID3\x04\x00\x00" + _syncsafe(len(body)) + body


def _frame(name: bytes, content: bytes) -> bytes:
    return name + _syncsafe(len(content)) + b"\x00\x00" + content


def _syncsafe(number: int) -> bytes:
    """Write a number in four bytes of seven bits, so that no player takes it for the beginning of sound."""
    return bytes(number >> _SEVEN_BITS * place & 0x7F for place in (3, 2, 1, 0))
