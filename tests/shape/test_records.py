"""Records know no request, no page and no address: the check that says so bites."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def checked(place: str, line: str) -> subprocess.CompletedProcess[str]:
    """Lint one line as if it stood in a file of the server."""
    words = [str(Path(sys.executable).with_name("ruff")), "check", "--select", "TID251", "--stdin-filename", place, "-"]
    return subprocess.run(words, cwd=ROOT, input=line, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "line",
    [
        "from django.http import HttpRequest",
        "from django.shortcuts import render",
        "from django import forms",
        "from django.template.loader import render_to_string",
        "from django.urls import reverse",
        "from ninja import Router",
    ],
)
@pytest.mark.parametrize("place", ["records/extra.py", "records/people/extra.py", "sound/extra.py", "extra.py"])
def test_what_only_a_door_knows_is_refused_below(place: str, line: str) -> None:
    """In every room of the records, in what they stand on, and in a file that nobody has thought of yet."""
    answer = checked(f"src/legato/server/{place}", f"{line}\n")

    assert answer.returncode == 1
    assert "Only doors know requests" in answer.stdout


@pytest.mark.parametrize("place", ["doors/pages/extra.py", "doors/api/extra.py", "wire/extra.py"])
def test_doors_may(place: str) -> None:
    """It is what they are for."""
    assert checked(f"src/legato/server/{place}", "from django.http import HttpRequest\n").returncode == 0
