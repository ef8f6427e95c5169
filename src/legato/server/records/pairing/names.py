"""What people call their phones."""

from __future__ import annotations

import unicodedata

from legato.server.records.pairing.models import LONGEST_NAME


def phone_name_of(told: str) -> str:
    """Return a name as it is kept: one line without signs nobody sees, and not too long; empty where none is left."""
    seen = "".join(sign if unicodedata.category(sign)[0] != "C" else " " for sign in unicodedata.normalize("NFC", told))
    return " ".join(seen.split())[:LONGEST_NAME].strip()
