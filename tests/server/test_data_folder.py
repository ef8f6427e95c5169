"""The folder of the records: what a killed process has left unfinished there goes, and nothing else."""

from __future__ import annotations

import os
import time
from pathlib import Path

from legato.server.data_folder import private_writer, sweep

TWO_DAYS_S = 172_800


def test_what_was_left_unfinished_goes_after_a_day(tmp_path: Path) -> None:
    """Half a copy, half an upload and a file rows were read into; another process may be busy with newer ones."""
    names = [
        "copies/a.gz.1.new",
        "secret.key.2.new",
        "x.upload",
        "scratch-1/rows.sqlite3",
        "legato.sqlite3",
        "copies/a.gz",
    ]
    for name in names:
        place = tmp_path / name
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(b"legs")
    sweep(tmp_path)
    fresh = {place.relative_to(tmp_path).as_posix() for place in tmp_path.rglob("*") if place.is_file()}
    for place in tmp_path.rglob("*"):
        os.utime(place, (time.time() - TWO_DAYS_S,) * 2)
    sweep(tmp_path)
    old = {place.relative_to(tmp_path).as_posix() for place in tmp_path.rglob("*") if place.is_file()}

    assert fresh == set(names)
    assert old == {"legato.sqlite3", "copies/a.gz"}


def test_a_file_that_is_not_finished_has_no_name(tmp_path: Path) -> None:
    """Whatever goes wrong while it is written."""
    place = tmp_path / "a.gz"
    try:
        with private_writer(place) as (unfinished, file):
            file.write(b"half")
            assert unfinished.exists()
            raise KeyError
    except KeyError:
        pass

    assert list(tmp_path.iterdir()) == []
