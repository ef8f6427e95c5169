"""A server is light: what pages do not need is not read, so that a small board has room and starts soon."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = (
    # Making sound: the usual server only sends what comes with Legato.
    "numpy",
    "soundfile",
    "hibari",
    "onnxruntime",
    "lameenc",
    # Tables and colours of the command line, which only begins the server.
    "rich",
    "legato.cli.content",
    "legato.cli.render",
    "legato.cli.player",
    # Certificates and codes for phones, before anybody wants one.
    "cryptography",
    "segno",
    # Sets the document of a review.
    "typst",
)
"""What must not have been read when pages were answered and a session was planned."""

_SERVED = """
import json, sys

sys.argv = ["legato", "serve"]
import legato.cli
from legato.cli.app import app
import typer.main

typer.main.get_command(app).get_command(None, "serve")
import legato.server.serve, legato.server.worker
from legato.server.starting import start

start()
from legato.server.warm import warmed_application

warmed_application()
from django.test import Client

client = Client(HTTP_HOST="localhost")
pages = {address: client.get(address).status_code for address in ("/", "/library/", "/diary/", "/api/v1/techniques")}
checkin = {"person": {"age": 44}, "minutes": 10, "have": ["oil"]}
planned = client.post("/api/v1/plans", checkin, content_type="application/json")
sitting = planned.json()["sitting"]
for address in (f"/sittings/{sitting}/", f"/sittings/{sitting}/play/", f"/api/v1/sittings/{sitting}/clips"):
    pages[address] = client.get(address).status_code
clips = client.get(f"/api/v1/sittings/{sitting}/clips").json()
heard = [*clips["sounds"].values(), *clips["beds"].values(), *list(clips["clips"].values())[:3]]
pages |= {one["url"]: client.get(one["url"]).status_code for one in heard}
print(json.dumps({"pages": pages, "read": sorted(sys.modules)}))
"""


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> dict:
    """Start as `legato serve` does, answer pages, plan a session and send what it sounds like."""
    folder = tmp_path_factory.mktemp("records")
    environment = {**os.environ, "LEGATO_DATA_DIR": str(folder), "DJANGO_SETTINGS_MODULE": "legato.server.settings"}
    answer = subprocess.run(
        [sys.executable, "-c", _SERVED], env=environment, capture_output=True, text=True, check=False, cwd=folder
    )
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout.splitlines()[-1])


def test_pages_and_sounds_were_answered(served: dict) -> None:
    """Or the rest would tell nothing."""
    assert len(served["pages"]) > 15
    assert set(served["pages"].values()) == {200}


@pytest.mark.parametrize("module", HEAVY)
def test_nothing_heavy_is_read_for_them(served: dict, module: str) -> None:
    """Not even by what is imported on the way."""
    assert module not in served["read"]


def test_what_is_named_here_can_be_read(served: dict) -> None:
    """A module that was renamed would be missing for ever."""
    ours = [name for name in HEAVY if name.startswith("legato")]
    places = [Path(__file__).parents[2] / "src" / f"{name.replace('.', '/')}.py" for name in ours]

    assert [place for place in places if not place.is_file()] == []
