"""Install a wheel into an environment of its own, and try what the README says with nothing else.

    python scripts/try_wheel.py dist/legato-0.1.0-py3-none-any.whl

Needs no checkout beside this file: it is run on machines that have the wheel only.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import venv
from pathlib import Path
from urllib.request import urlopen

STARTS_WITHIN_S = 60
CHECKIN = {"person": {"age": 44}, "minutes": 10, "have": ["oil"]}


def main() -> None:
    """Try it; end with what did not work."""
    wheel = Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        venv.create(place / "env", with_pip=True)
        programmes = place / "env/bin"
        subprocess.run([programmes / "pip", "install", "--quiet", f"{wheel}[server,sound]"], check=True)
        settings = {**os.environ, "LEGATO_DATA_DIR": str(place / "data")}
        _commands(programmes / "legato", place, settings)
        _serve(programmes / "legato", settings)
    print(f"{wheel.name} works with Python {sys.version.split()[0]}.")


def _commands(legato: Path, place: Path, settings: dict[str, str]) -> None:
    (place / "checkin.json").write_text(json.dumps(CHECKIN))
    told = subprocess.run([legato, "techniques", "--json"], env=settings, capture_output=True, text=True, check=True)
    assert len(json.loads(told.stdout)) > 20, told.stdout
    planned = subprocess.run(
        [legato, "plan", place / "checkin.json", "--json"], env=settings, capture_output=True, text=True, check=True
    )
    (place / "session.json").write_text(planned.stdout)
    recording = place / "evening.ogg"
    command = [legato, "render", place / "session.json", "--to", "audio", "-o", recording]
    subprocess.run(command, env=settings, check=True)
    assert recording.read_bytes().startswith(b"OggS")


def _serve(legato: Path, settings: dict[str, str]) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = subprocess.Popen([legato, "serve", "--port", str(port)], env=settings)
    asks = [legato, "healthcheck", "--port", str(port)]
    try:
        until = time.monotonic() + STARTS_WITHIN_S
        while subprocess.run(asks, env=settings, capture_output=True, check=False).returncode != 0:
            assert server.poll() is None, "the server ended"
            assert time.monotonic() < until, "the server did not become well"
            time.sleep(0.1)
        with urlopen(f"http://127.0.0.1:{port}/") as answer:
            page = answer.read().decode()
        assert "/static/assets/app-" in page, page
    finally:
        server.terminate()
        code = server.wait(20)
    assert code == 0, f"the server ended with {code}"


if __name__ == "__main__":
    main()
