"""Run the commands of the Dockerfile where there is no container engine: in clean roots made by debootstrap.

    sudo python3 scripts/container_root.py WORK            builds, starts, asks whether it is well, stops
    sudo python3 scripts/container_root.py WORK --keep     leaves the roots in the folder WORK

Each stage is a copy of the base in a folder of its own; `RUN` is given to a shell by chroot, and at last `CMD` is run
by the unprivileged user in a root that is mounted read-only, with /data and /tmp to write to.
What this does not try: images and their layers, the network and the volumes of an engine.
"""

from __future__ import annotations

import fnmatch
import json
import os
import re
import shlex
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
STARTS_WITHIN_S = 60
LENT = ("/etc/resolv.conf", "/etc/hosts")
"""What an engine lends a root while a command runs."""
LENT_CERTIFICATES = "/run/lent-certificates.crt"
"""Those of this machine, for a network that has its own."""
CERTIFICATES_SETTINGS = ("PIP_CERT", "SSL_CERT_FILE", "NODE_EXTRA_CA_CERTS", "REQUESTS_CA_BUNDLE")
PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"


@dataclass
class Stage:
    """A root while it is made: its folder, and what was said of it so far."""

    folder: Path
    settings: dict[str, str] = field(default_factory=lambda: {"PATH": PATH})
    place: str = "/"
    user: str = "root"
    starts: list[str] = field(default_factory=list)
    asks: list[str] = field(default_factory=list)

    def run(self, command: list[str]) -> None:
        """Run a command in the root; it ends everything when it fails."""
        lent = dict.fromkeys((name for name in CERTIFICATES_SETTINGS if name in os.environ), LENT_CERTIFICATES)
        settings = [f"{name}={value}" for name, value in {**lent, **self.settings}.items()]
        inside = ["/bin/sh", "-c", 'cd "$0" && exec "$@"', self.place, *command]
        subprocess.run(["chroot", str(self.folder), "/usr/bin/env", "-i", *settings, *inside], check=True)


def instructions(file: Path) -> list[tuple[str, str]]:
    """Return the instructions of a Dockerfile, each with what follows it."""
    lines = [line for line in file.read_text().splitlines() if line.strip() and not line.lstrip().startswith("#")]
    whole = re.sub(r"\\\n\s*", " ", "\n".join(lines)).splitlines()
    return [(word.upper(), rest.strip()) for word, _, rest in (line.partition(" ") for line in whole)]


def base(image: str, work: Path) -> Path:
    """Return a clean root of a release of Debian, made when it is not there yet."""
    suite = re.fullmatch(r"debian:([a-z]+)-slim", image)
    if suite is None:
        sys.exit(f"{image} is not a Debian that debootstrap can make.")
    folder = work / suite[1]
    if not (folder / "usr/bin/env").exists():
        subprocess.run(["debootstrap", "--variant=minbase", suite[1], str(folder)], check=True)
    return folder


def begin(image: str, work: Path, name: str) -> Stage:
    """Begin a stage as a copy of its base, with the devices and what is lent to it."""
    folder = work / f"stage-{name}"
    subprocess.run(["rm", "-rf", "--one-file-system", str(folder)], check=True)
    subprocess.run(["cp", "-a", "--reflink=auto", str(base(image, work)), str(folder)], check=True)
    for place in LENT:
        if Path(place).is_file():
            (folder / place[1:]).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(place, folder / place[1:])
    if certificates := next((os.environ[name] for name in CERTIFICATES_SETTINGS if name in os.environ), None):
        shutil.copyfile(certificates, folder / LENT_CERTIFICATES[1:])
    # No package begins a service in a root that is being made.
    (folder / "usr/sbin/policy-rc.d").write_text("#!/bin/sh\nexit 101\n")
    (folder / "usr/sbin/policy-rc.d").chmod(0o755)
    return Stage(folder)


def copy(stage: Stage, given: str, stages: dict[str, Stage]) -> None:
    """Copy from another stage, or from this tree but for what `.dockerignore` leaves out."""
    words = shlex.split(given)
    source = words.pop(0).removeprefix("--from=") if words[0].startswith("--from=") else None
    what, to = words
    target = stage.folder / str(Path(stage.place, to))[1:]
    if source is not None:
        subprocess.run(["cp", "-a", str(stages[source].folder / what[1:]), str(target)], check=True)
        return
    left_out = [line.strip() for line in (ROOT / ".dockerignore").read_text().splitlines()]
    patterns = [line.removeprefix("**/") for line in left_out if line and not line.startswith("#")]
    anywhere = {line.removeprefix("**/") for line in left_out if line.startswith("**/")}

    def ignored(folder: str, names: list[str]) -> set[str]:
        below = Path(folder).relative_to(ROOT)
        return {
            name
            for name in names
            if any(fnmatch.fnmatch((below / name).as_posix(), pattern) for pattern in patterns)
            or any(fnmatch.fnmatch(name, pattern) for pattern in anywhere)
        }

    shutil.copytree(ROOT / what, target, ignore=ignored, symlinks=True, dirs_exist_ok=True)


def build(file: Path, work: Path) -> Stage:
    """Run all instructions, and return the last stage."""
    stages: dict[str, Stage] = {}
    stage: Stage | None = None
    for word, rest in instructions(file):
        print(f"--- {word} {rest}", flush=True)
        if word == "FROM":
            image, _, name = rest.partition(" AS ")
            stage = stages[name or "last"] = begin(image, work, name or "last")
        elif stage is None:
            sys.exit("A Dockerfile begins with FROM.")
        elif word == "RUN":
            stage.run(["/bin/sh", "-c", rest])
        elif word == "COPY":
            copy(stage, rest, stages)
        elif word == "ENV":
            stage.settings |= dict(each.split("=", 1) for each in shlex.split(rest))
        elif word == "WORKDIR":
            stage.place = str(Path(stage.place, rest))
            (stage.folder / stage.place[1:]).mkdir(parents=True, exist_ok=True)
        elif word == "USER":
            stage.user = rest
        elif word == "CMD":
            stage.starts = json.loads(rest)
        elif word == "HEALTHCHECK":
            stage.asks = json.loads(rest.partition("CMD ")[2])
        elif word not in {"VOLUME", "EXPOSE"}:
            sys.exit(f"This script does not know {word}.")
    assert stage is not None
    return stage


def inside(stage: Stage, command: list[str]) -> list[str]:
    """Return the command that runs another in the finished root as its user."""
    settings = [f"{name}={value}" for name, value in stage.settings.items()]
    return [
        *("chroot", f"--userspec={stage.user}", "--groups=", str(stage.folder)),
        *("/usr/bin/env", "-i", *settings, *command),
    ]


def try_out(stage: Stage) -> None:
    """Start the app in a root it cannot write to, wait until it says that it is well, and stop it."""
    root = shlex.quote(str(stage.folder))
    written = " && ".join(f"mount -t tmpfs tmpfs {root}/{place}" for place in ("tmp", "dev/shm"))
    mounted = (
        f"mount --bind {root} {root} && mount --bind {root}/data {root}/data && {written}"
        f" && mount -t proc proc {root}/proc && mount -o remount,bind,ro {root} && exec {{}}"
    )
    (stage.folder / "dev/shm").mkdir(exist_ok=True)
    started = ["unshare", "--mount", "/bin/sh", "-c", mounted.format(shlex.join(inside(stage, stage.starts)))]
    process = subprocess.Popen(started)
    try:
        until = time.monotonic() + STARTS_WITHIN_S
        while subprocess.run(inside(stage, stage.asks), capture_output=True, check=False).returncode != 0:
            if process.poll() is not None or time.monotonic() > until:
                sys.exit("The app did not become well.")
            time.sleep(0.2)
        subprocess.run(inside(stage, stage.asks), check=True)
    finally:
        process.send_signal(signal.SIGTERM)
        code = process.wait(20)
    if code != 0:
        sys.exit(f"The app ended with {code}.")
    kept = sorted(path.name for path in (stage.folder / "data").iterdir())
    print(f"It stopped cleanly, and left in /data: {', '.join(kept)}", flush=True)
    if subprocess.run(inside(stage, stage.asks), capture_output=True, check=False).returncode == 0:
        sys.exit("Nothing runs any more, and the health check is content.")


def main() -> None:
    """Do all of it."""
    if len(sys.argv) < 2 or os.geteuid() != 0:
        sys.exit(f"As root: {sys.argv[0]} WORK [--keep]")
    work = Path(sys.argv[1]).resolve()
    work.mkdir(parents=True, exist_ok=True)
    last = build(ROOT / "Dockerfile", work)
    try_out(last)
    size = subprocess.run(["du", "-sm", str(last.folder)], capture_output=True, text=True, check=True).stdout.split()[0]
    print(f"The root of the app has {size} MB.", flush=True)
    if "--keep" not in sys.argv:
        subprocess.run(["rm", "-rf", "--one-file-system", *map(str, work.glob("stage-*"))], check=True)


if __name__ == "__main__":
    main()
