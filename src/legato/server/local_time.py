"""The time zone of the machine, because a diary is kept in the days of the house it stands in."""

from __future__ import annotations

import os
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

_FALLBACK = "UTC"


def time_zone() -> str:
    """Return the IANA name of the machine's time zone, `UTC` when it cannot be told."""
    for name in (os.environ.get("TZ", ""), _linked_zone()):
        if name and _exists(name):
            return name
    return _FALLBACK


def _linked_zone() -> str:
    parts = Path("/etc/localtime").resolve().parts
    return "/".join(parts[parts.index("zoneinfo") + 1 :]) if "zoneinfo" in parts else ""


def _exists(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
