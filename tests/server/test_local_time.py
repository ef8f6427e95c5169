"""The time zone of the machine, read as its C library reads it; what cannot be read is said."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import TZPATH

import pytest

from legato.server.local_time import house_zone, zone_named

MOMENTS = tuple(datetime(2026, month, 15, 12, tzinfo=UTC) for month in range(1, 13))
FORMS = (
    "America/New_York",
    ":America/New_York",
    "EST5EDT,M3.2.0,M11.1.0",
    "<-05>5",
    "CET-1CEST,M3.5.0,M10.5.0/3",
    "IST-1GMT0,M10.5.0,M3.5.0/1",
    "UTC0",
    "",
)
ASKS_THE_SYSTEM = "import sys, time\nfor moment in sys.argv[1:]:\n    print(time.localtime(int(moment)).tm_gmtoff)"


def system_says(told: str) -> list[int]:
    """Return how far from UTC the C library is at each moment, in seconds."""
    moments = [str(int(moment.timestamp())) for moment in MOMENTS]
    asked = [sys.executable, "-P", "-c", ASKS_THE_SYSTEM, *moments]
    said = subprocess.run(asked, env=os.environ | {"TZ": told}, capture_output=True, text=True, check=True)
    return [int(line) for line in said.stdout.split()]


def rules_of(name: str) -> Path:
    """Return the file of a zone."""
    return next(place for folder in TZPATH if (place := Path(folder) / name).is_file())


class TestTheHouse:
    """What `date` says on the machine is what Legato takes."""

    @pytest.mark.parametrize("told", FORMS)
    def test_is_where_the_system_says_it_is(self, told: str) -> None:
        """Names, a colon before them, rules spelt out: in winter and in summer."""
        found = house_zone({"TZ": told})

        offsets = [found.zone.at(moment).utcoffset() for moment in MOMENTS]
        assert [offset.total_seconds() for offset in offsets if offset is not None] == system_says(told)
        assert found.unread == ""

    def test_is_where_its_file_is_a_copy(self, tmp_path: Path) -> None:
        """As in a container that is handed the file and keeps a name of its own: clocks go by the file."""
        handed, named = tmp_path / "localtime", tmp_path / "timezone"
        handed.write_bytes(rules_of("America/New_York").read_bytes())
        named.write_text("Etc/UTC\n")

        found = house_zone({}, handed, named).zone

        assert found.at(datetime(2026, 11, 30, 2, tzinfo=UTC)).date().day == 29
        assert found.name == "", "the name beside it is another place's, and emergency numbers hang on it"

    def test_has_the_name_beside_a_copy_that_is_of_that_name(self, tmp_path: Path) -> None:
        """As Debian writes it."""
        handed, named = tmp_path / "localtime", tmp_path / "timezone"
        handed.write_bytes(rules_of("America/New_York").read_bytes())
        named.write_text("America/New_York\n")

        assert house_zone({}, handed, named).zone.name == "America/New_York"

    def test_has_the_name_of_the_file_it_is_linked_to(self, tmp_path: Path) -> None:
        """As most systems do it."""
        (tmp_path / "localtime").symlink_to(rules_of("Europe/Dublin"))

        assert house_zone({}, tmp_path / "localtime", tmp_path / "none").zone.name == "Europe/Dublin"

    @pytest.mark.parametrize("told", ["Nonsense/Foo", ":Nonsense", "five hours", "/etc/passwd"])
    def test_that_cannot_be_read_is_said(self, told: str) -> None:
        """A plausible wrong value would be worse."""
        found = house_zone({"TZ": told})

        assert found.zone.name == "UTC"
        assert f"TZ={told} tells no time zone" in found.unread

    def test_with_a_damaged_file_is_said(self, tmp_path: Path) -> None:
        """Not taken for UTC in silence."""
        (tmp_path / "localtime").write_bytes(b"no rules")

        assert str(tmp_path / "localtime") in house_zone({}, tmp_path / "localtime").unread

    def test_without_a_file_is_on_the_time_of_the_world(self, tmp_path: Path) -> None:
        """As the C library says."""
        assert house_zone({}, tmp_path / "none").zone.at(MOMENTS[6]).utcoffset() == MOMENTS[6].utcoffset()


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "/etc/localtime", "localtime", "x" * 65, "Üb/ersee", "a\0b"])
def test_what_is_no_zone_has_no_name(name: str) -> None:
    """A cookie can hold anything."""
    assert zone_named(name) is None
