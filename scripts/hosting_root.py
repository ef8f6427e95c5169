"""Follow docs/hosting.md word by word in a clean Debian made by debootstrap: from a wheel, and as a service.

    sudo python3 scripts/hosting_root.py WORK dist/legato-0.1.0-py3-none-any.whl

Every line of the shell blocks of both sections is run as it stands. What belongs to a running systemd (`systemctl`)
is named and left out: a root that is only a folder has none. What it would start is started as the unit says instead.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path

from container_root import STARTS_WITHIN_S, Stage, begin

ROOT = Path(__file__).resolve().parents[1]
SECTIONS = ("From a wheel", "As a service")
DEBIAN = "debian:trixie-slim"
DEFAULT_PORT = 8765


def blocks(document: str, section: str) -> list[str]:
    """Return the shell blocks of a section."""
    text = document.partition(f"\n## {section}\n")[2].partition("\n## ")[0]
    return re.findall(r"^```sh\n(.*?)^```", text, re.MULTILINE | re.DOTALL)


def unit_settings(unit: str, name: str) -> list[str]:
    """Return what a unit says under a name, as often as it does."""
    return re.findall(rf"^{name}=(.*)$", unit, re.MULTILINE)


def follow(stage: Stage, document: str) -> None:
    """Run the lines of both sections; what is about the records comes last, when there are some."""
    later: list[str] = []
    for section in SECTIONS:
        for line in "".join(blocks(document, section)).splitlines():
            if line.startswith("systemctl"):
                print(f"--- left out: {line}", flush=True)
            elif line.startswith("runuser"):
                later.append(line)
            else:
                print(f"--- {line}", flush=True)
                stage.run(["/bin/sh", "-ec", line])
    serve(stage, later)


def serve(stage: Stage, then: list[str]) -> None:
    """Start what the unit starts, as its user and with its settings; ask, give the commands for records, and stop."""
    unit = (stage.folder / "etc/systemd/system/legato.service").read_text()
    (user,), (command,) = unit_settings(unit, "User"), unit_settings(unit, "ExecStart")
    # The folder that StateDirectory= makes.
    stage.run(["install", "--directory", "--owner", user, "--mode", "0700", f"/var/lib/{user}"])
    settings = ["/usr/bin/env", "-i", f"PATH={stage.settings['PATH']}", *unit_settings(unit, "Environment")]
    process = subprocess.Popen(["chroot", f"--userspec={user}", str(stage.folder), *settings, *command.split()])
    asks = ["chroot", str(stage.folder), *settings, command.split()[0], "healthcheck"]
    try:
        until = time.monotonic() + STARTS_WITHIN_S
        while subprocess.run(asks, capture_output=True, check=False).returncode != 0:
            if process.poll() is not None or time.monotonic() > until:
                sys.exit("The app did not become well.")
            time.sleep(0.2)
        subprocess.run(asks, check=True)
        plan_a_session()
        for line in then:
            print(f"--- {line}", flush=True)
            stage.run(["/bin/sh", "-ec", line])
    finally:
        process.terminate()
        code = process.wait(20)
    if code != 0:
        sys.exit(f"The app ended with {code}.")


def plan_a_session() -> None:
    """Let somebody use the app, so that there are records."""
    connection = HTTPConnection("127.0.0.1", DEFAULT_PORT)
    connection.request("GET", "/")
    answer = connection.getresponse()
    token = answer.read().decode().split('name="csrf-token" content="')[1].split('"')[0]
    cookies = "; ".join(cookie.split(";")[0] for cookie in answer.headers.get_all("Set-Cookie") or [])
    headers = {"Cookie": cookies, "X-CSRFToken": token, "Content-Type": "application/json"}
    connection.request("POST", "/api/v1/plans", json.dumps({"person": {"age": 44}, "minutes": 10}), headers)
    answer = connection.getresponse()
    print(f"A session was planned: {answer.status}", flush=True)
    answer.read()
    connection.close()


def main() -> None:
    """Do all of it, and take the root away again."""
    if len(sys.argv) != 3 or os.geteuid() != 0:
        sys.exit(f"As root: {sys.argv[0]} WORK WHEEL")
    work, wheel = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
    work.mkdir(parents=True, exist_ok=True)
    stage = begin(DEBIAN, work, "hosting")
    stage.place = "/root"
    shutil.copy(wheel, stage.folder / "root")
    shutil.copy(ROOT / "docs/legato.service", stage.folder / "root")
    follow(stage, (ROOT / "docs/hosting.md").read_text())
    subprocess.run(["rm", "-rf", "--one-file-system", str(stage.folder)], check=True)
    print("docs/hosting.md can be followed.", flush=True)


if __name__ == "__main__":
    main()
