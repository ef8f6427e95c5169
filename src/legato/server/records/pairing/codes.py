"""The codes that let a phone join, and the keys that joined phones keep.

A code has 60 bits, so that it can be typed; a key has 256. Both are kept only
as marks made with the server's own secret: a copied database opens nothing.
"""

from __future__ import annotations

import secrets

from django.utils.crypto import salted_hmac

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U, which are mistaken for others (Crockford's Base32)."""
_MEANT = str.maketrans("ILO", "110")
CODE_LENGTH = 12
_GROUP = 4
_KEY_BYTES = 32
_PARTS = frozenset(_ALPHABET)


def new_code() -> str:
    """Return a code nobody can guess."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(CODE_LENGTH))


def new_key() -> str:
    """Return a key for a phone that joined."""
    return secrets.token_urlsafe(_KEY_BYTES)


def format_code(code: str) -> str:
    """Write a code in groups, as people read it out."""
    return " ".join(code[start : start + _GROUP] for start in range(0, len(code), _GROUP))


def read_code(typed: str) -> str | None:
    """Return the code somebody typed or scanned; `None` when it cannot be one."""
    code = "".join(sign for sign in typed.upper() if sign not in " -\t\r\n").translate(_MEANT)
    return code if len(code) == CODE_LENGTH and _PARTS.issuperset(code) else None


def code_mark(code: str) -> str:
    """Return what is kept of a code."""
    return _mark("legato.pairing.code", code)


def key_mark(key: str) -> str:
    """Return what is kept of a phone's key."""
    return _mark("legato.pairing.key", key)


def _mark(what: str, secret: str) -> str:
    return salted_hmac(what, secret, algorithm="sha256").hexdigest()
