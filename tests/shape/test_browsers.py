"""The oldest browsers of ours are named in four places, for four readers, and are the same in each."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NAMES = {"safari": "Safari", "chrome": "Chrome", "edge": "Edge", "firefox": "Firefox"}


@pytest.mark.parametrize("place", ["README.md", "docs/browsers.md", "src/legato/words/en/browsers.ftl"])
def test_everybody_is_told_the_same_browsers(place: str) -> None:
    """Who reads the README, who looks it up, and who opens a page in an old one."""
    listed = json.loads((ROOT / "web/package.json").read_text("utf-8"))["browserslist"]
    oldest = dict(re.findall(r"(\w+) >= ([\d.]+)", "\n".join(listed)))
    told = (ROOT / place).read_text("utf-8")

    assert oldest["ios_saf"] == oldest["safari"]
    for name, called in NAMES.items():
        assert re.search(rf"\b{called} {re.escape(oldest[name])}\b", told), (
            f"{place} does not name {called} {oldest[name]}"
        )
