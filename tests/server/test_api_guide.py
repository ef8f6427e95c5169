"""The guide for integrators is true: its commands run as they stand, and its table has every status there is."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from api_documents import FOLDER
from packages import find_programme
from running import start_server, stop_server

GUIDE = (FOLDER.parent / "api.md").read_text()


def described_statuses() -> set[int]:
    """Return every refusal that the descriptions name."""
    documents = [json.loads(path.read_text()) for path in FOLDER.glob("*.json")]
    return {
        int(status)
        for document in documents
        for methods in document["paths"].values()
        for operation in methods.values()
        for status in operation["responses"]
        if int(status) >= 400
    }


def test_the_table_has_every_status() -> None:
    """Those of the description, and 405, which no operation answers by itself."""
    rows = re.findall(r"^\| ([\d, ]+) \|", GUIDE, re.MULTILINE)
    told = {int(status) for row in rows for status in row.split(",")}

    assert told == described_statuses() | {405}


def test_the_error_is_one() -> None:
    """The example has the described shape."""
    (example,) = re.findall(r"^```json\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL)
    error = json.loads(example)["error"]

    assert set(error) == {"says", "findings"}


@pytest.mark.slow
def test_the_commands_run_as_they_stand(tmp_path: Path) -> None:
    """From a technique to an event, with curl or what stands in for it, against the real server."""
    folder, here = tmp_path / "records", tmp_path / "here"
    folder.mkdir()
    here.mkdir()
    # By its own path, because it may be there and not on PATH.
    curl = find_programme(["curl"])
    words = f'"{curl}"' if curl else f'"{sys.executable}" "{Path(__file__).with_name("curl.py")}"'
    shim = tmp_path / "curl"
    shim.write_text(f'#!/bin/sh\nexec {words} "$@"\n')
    shim.chmod(0o755)
    path = f"{tmp_path}{os.pathsep}{os.environ.get('PATH', '')}"
    server = start_server(folder)
    try:
        done = subprocess.run(
            ["sh", "-eu", "-c", "".join(re.findall(r"^```sh\n(.*?)^```", GUIDE, re.MULTILINE | re.DOTALL))],
            cwd=here,
            env={**os.environ, "LEGATO": server.address, "PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        stop_server(server)

    assert done.returncode == 0, done.stderr
    assert json.loads((here / "technique.json").read_text())["id"] == "arch-rub"
    assert json.loads((here / "plan.json").read_text())["outcome"] == "planned"
    assert json.loads((here / "timeline.json").read_text())["cues"]
    assert json.loads((here / "accepted.json").read_text()) == {"accepted": 1}
