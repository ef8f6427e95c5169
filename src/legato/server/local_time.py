"""Time zones: the one of the machine, read as its C library reads it, and any other by its name.

A zone is more than its name: a container may be handed the rules alone (`/etc/localtime` as a copy), and a small
board is set up with a rule spelt out (`TZ=EST5EDT,M3.2.0,M11.1.0`). Such a zone has no name here, because many
places share its rules, and whom to call in an emergency hangs on the name.
"""

from __future__ import annotations

import os
import struct
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

UTC_NAME = "UTC"
_LOCALTIME = Path("/etc/localtime")
_NAMED = Path("/etc/timezone")
_LONGEST_NAME = 64
_NOT_PLACES = frozenset({"localtime", "posixrules", "Factory"})
_USUAL_SUMMER = ",M3.2.0,M11.1.0"
"""When summer time is, where a rule only says that there is one: as the C library takes it."""
_UNREADABLE = (ZoneInfoNotFoundError, ValueError, OSError)


@dataclass(frozen=True, slots=True)
class Zone:
    """A time zone."""

    rules: tzinfo
    name: str = ""
    """As `Europe/Dublin`; empty where only the rules are known."""

    def at(self, moment: datetime) -> datetime:
        """Return a moment as clocks of the zone tell it."""
        return moment.astimezone(self.rules)


@dataclass(frozen=True, slots=True)
class HouseZone:
    """The zone of the machine, and what about it could not be read."""

    zone: Zone
    unread: str = ""
    """One sentence for whoever starts the app; empty when all is well."""


def house_zone(
    environment: Mapping[str, str] = os.environ, localtime: Path = _LOCALTIME, named: Path = _NAMED
) -> HouseZone:
    """Return the zone of the machine: of `TZ` where that is set, else of `/etc/localtime`, else UTC."""
    told = environment.get("TZ")
    if told is not None:
        found = _told_zone(told)
        return HouseZone(found) if found else _utc(f"TZ={told}")
    if not localtime.exists():
        # The C library takes UTC then; Windows has no such file, and tells its zone by names of its own.
        return HouseZone(zone_named(UTC_NAME) or Zone(UTC, UTC_NAME)) if os.name == "posix" else _utc("Its clock")
    found = _zone_in(localtime, named)
    return HouseZone(found) if found else _utc(str(localtime))


@lru_cache(maxsize=128)
def zone_named(name: str) -> Zone | None:
    """Return the zone of a name as browsers tell it, `None` when there is none of that name."""
    if not name.isascii() or not 0 < len(name) <= _LONGEST_NAME or name in _NOT_PLACES:
        return None
    try:
        return Zone(ZoneInfo(name), name)
    except _UNREADABLE:
        return None


def leave_clock_alone(told: str | None) -> None:
    """Give `TZ` back as it was told: Django puts a name of its own there, which whatever is started would read."""
    if told is None:
        os.environ.pop("TZ", None)
    else:
        os.environ["TZ"] = told
    if hasattr(time, "tzset"):
        time.tzset()


def _utc(what: str) -> HouseZone:
    return HouseZone(
        Zone(UTC, UTC_NAME),
        f"{what} tells no time zone that can be read, so days begin at midnight UTC unless a browser tells its own. "
        "Set TZ to a name as Europe/Dublin, and start again.",
    )


def _told_zone(told: str) -> Zone | None:
    """Read what stands in `TZ`: a name, a file, or a rule; the first two may have a colon before them."""
    plain = told.removeprefix(":")
    if not plain:
        return zone_named(UTC_NAME) or Zone(UTC, UTC_NAME)
    if plain.startswith("/"):
        return _zone_in(Path(plain), None)
    return zone_named(plain) or (None if told.startswith(":") else _spelt_out(plain))


def _spelt_out(rule: str) -> Zone | None:
    """Read a rule of POSIX, as the last line of a file of one zone, where the standard library reads such rules."""
    if not rule.isascii() or any(sign.isspace() for sign in rule):
        return None
    for spelt in (rule, rule + _USUAL_SUMMER):
        head = b"TZif2" + bytes(15) + struct.pack(">6L", 0, 0, 0, 0, 1, 4)
        body = struct.pack(">lBB", 0, 0, 0) + b"UTC\0"
        try:
            return Zone(ZoneInfo.from_file(BytesIO((head + body) * 2 + b"\n" + spelt.encode("ascii") + b"\n")))
        except _UNREADABLE:
            continue
    return None


def _zone_in(place: Path, named: Path | None) -> Zone | None:
    """Read a file with the rules of a zone; its name is that of the file it is, or is a copy of."""
    parts = place.resolve().parts
    if "zoneinfo" in parts:
        found = zone_named("/".join(parts[parts.index("zoneinfo") + 1 :]))
        if found:
            return found
    try:
        rules = place.read_bytes()
        found = zone_named(named.read_text("ascii").strip()) if named and named.is_file() else None
        # A container has a name of its own beside a file that was handed in: the file is what clocks go by.
        return found if found and _is_copy(rules, found.name) else Zone(ZoneInfo.from_file(BytesIO(rules)))
    except _UNREADABLE:
        return None


def _is_copy(rules: bytes, name: str) -> bool:
    """Tell whether rules are those of a name today: files of one zone differ in what they tell of the past."""
    here, there, now = ZoneInfo.from_file(BytesIO(rules)), ZoneInfo(name), datetime.now(UTC)
    months = [now.replace(year=now.year + later, month=month, day=1) for later in (0, 1) for month in range(1, 13)]
    return all(each.astimezone(here).utcoffset() == each.astimezone(there).utcoffset() for each in months)
