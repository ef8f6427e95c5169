"""Lighthouse, as a phone would see a page; it is installed the first time it is asked for."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[1]
CATEGORIES = ("performance", "accessibility", "best-practices")
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --no-first-run"


def scores(url: str, chromium: str, *, cookies: str = "") -> dict[str, int]:
    """Measure a page with the mobile preset, as the visitor with these cookies, and give its scores, 0 to 100."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder, "report.json")
        words = [
            *(sys.executable, str(ROOT / "hatch_build.py"), "npm-in", "bench/web", "exec", "--", "lighthouse", url),
            *("--quiet", "--no-enable-error-reporting", "--output=json", f"--output-path={report}"),
            *(f"--only-categories={','.join(CATEGORIES)}", f"--chrome-flags={FLAGS}"),
        ]
        if cookies:
            words.append(f"--extra-headers={json.dumps({'Cookie': cookies})}")
        environment = {**os.environ, "CHROME_PATH": chromium}
        answer = subprocess.run(words, env=environment, capture_output=True, text=True, check=False)
        if answer.returncode:
            raise RuntimeError(f"Lighthouse could not measure {url}:\n{answer.stderr}")
        categories = json.loads(report.read_text())["categories"]
    return {name: round(categories[name]["score"] * 100) for name in CATEGORIES}
