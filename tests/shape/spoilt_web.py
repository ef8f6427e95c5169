"""A copy of the web that is spoilt in many ways at once, and what its linter says of each."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).parents[2]
WEB = ROOT / "web"


def refusals(folder: Path, spoilt: Mapping[str, str]) -> dict[str, set[str | None]]:
    """Put files into a copy of `web/src`, and give the rules that refuse each of them."""
    copy = folder / "web"
    no_pictures = shutil.ignore_patterns("node_modules", "coverage", "*.glb", "*.webp", "*.css")
    shutil.copytree(WEB, copy, ignore=no_pictures)
    (copy / "node_modules").symlink_to(WEB / "node_modules")
    for name, text in spoilt.items():
        (copy / "src" / name).parent.mkdir(exist_ok=True)
        (copy / "src" / name).write_text(f"{text}\n")
    npm = [sys.executable, str(ROOT / "hatch_build.py"), "npm-in", str(copy)]
    lint = [*npm, "exec", "--", "eslint", "--format", "json", *(f"src/{name}" for name in spoilt)]
    answer = subprocess.run(lint, cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 1, answer.stdout + answer.stderr
    return {
        Path(file["filePath"]).relative_to(copy / "src").as_posix(): {told["ruleId"] for told in file["messages"]}
        for file in json.loads(answer.stdout)
    }
