"""Lighthouse, as a phone would see a page; it is installed the first time it is asked for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
HERE = ROOT / "bench/web"
CATEGORIES = ("performance", "accessibility", "best-practices")
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --no-first-run"


def scores(url: str, chromium: str) -> dict[str, int]:
    """Measure a page with the mobile preset and give its scores, 0 to 100."""
    sys.path.insert(0, str(ROOT))
    from hatch_build import install_packages, npm  # noqa: PLC0415 - the build file, not a package

    install_packages(HERE)
    words, environment = npm()
    answer = subprocess.run(
        [
            *words,
            "exec",
            "--",
            "lighthouse",
            url,
            "--quiet",
            "--output=json",
            "--no-enable-error-reporting",
            f"--only-categories={','.join(CATEGORIES)}",
            f"--chrome-flags={FLAGS}",
        ],
        cwd=HERE,
        env={**os.environ, **environment, "CHROME_PATH": chromium},
        capture_output=True,
        text=True,
        check=False,
    )
    if answer.returncode:
        raise RuntimeError(f"Lighthouse could not measure {url}:\n{answer.stderr}")
    report = json.loads(answer.stdout)
    return {name: round(report["categories"][name]["score"] * 100) for name in CATEGORIES}
