"""`legato serve` starts the web app, says where it is, and stops when asked."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest

LEGATO = Path(sys.executable).with_name("legato")
STARTS_WITHIN_S = 30


def free_port() -> int:
    """Ask the system for a port nobody uses."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


pytestmark = pytest.mark.slow


def answers_at(address: str, serving: subprocess.Popen) -> int:
    """Wait until the app answers, and give the status."""
    until = time.monotonic() + STARTS_WITHIN_S
    while time.monotonic() < until and serving.poll() is None:
        try:
            with urlopen(address, timeout=5) as answer:
                return answer.status
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise AssertionError(f"no answer at {address}")


def test_it_serves_until_ctrl_c(tmp_path):
    """The home page is there without an account; Ctrl-C ends it without a traceback."""
    port = free_port()
    environment = {**os.environ, "LEGATO_DATA_DIR": str(tmp_path)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    with (tmp_path / "log").open("w") as log:
        serving = subprocess.Popen(
            [str(LEGATO), "serve", "--port", str(port)], env=environment, stdout=log, stderr=subprocess.STDOUT
        )
        try:
            status = answers_at(f"http://127.0.0.1:{port}/", serving)
            serving.send_signal(signal.SIGINT)
            code = serving.wait(timeout=20)
        finally:
            serving.kill()
    told = (tmp_path / "log").read_text()

    assert status == 200
    assert f"http://127.0.0.1:{port}" in told
    assert "Traceback" not in told
    assert code in (0, 130)


@pytest.mark.parametrize("port", ["0", "70000", "http"])
def test_a_port_that_cannot_be_is_refused(port, tmp_path):
    """Exit code 2, before anything is started."""
    answer = subprocess.run(
        [str(LEGATO), "serve", "--port", port], cwd=tmp_path, capture_output=True, text=True, check=False, timeout=60
    )

    assert answer.returncode == 2
    assert "--port" in answer.stderr
    assert list(tmp_path.iterdir()) == []
