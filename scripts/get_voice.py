"""Make sure there is a voice: espeak-ng, from the system's packages.

Nothing is asked. Where it cannot be installed without a password, one line
says how, and the app goes on with the voice of the browser; with `--needed` that is
a failure. A failed attempt is remembered, so that a second start does not wait
for it again.
"""

from __future__ import annotations

import sys
from pathlib import Path

from packages import as_root, find_programme, how, install, manager

NAME = "espeak-ng"
TRIED = Path(__file__).parents[1] / ".tools" / "voice-tried"


def find_voice() -> str | None:
    """Give the path of espeak-ng on PATH, where the app itself looks for it."""
    return find_programme([NAME], places=())


def sentence() -> str:
    """Return the one line that says how to get it."""
    if manager() is None:
        return f"There is no voice yet: install {NAME} for one; until then your browser speaks."
    return f"There is no voice yet: `{how([NAME])}` brings one; until then your browser speaks."


def main() -> None:
    """Find the voice or install it; say something only when something had to be done."""
    if find_voice():
        return
    if manager() and (manager() == "brew" or as_root() is not None) and not TRIED.exists():
        print(f"Installing the voice ({NAME}) ...", flush=True)
        install([NAME], is_there=find_voice)
        TRIED.parent.mkdir(exist_ok=True)
        TRIED.touch()
    if not find_voice():
        print(sentence())
        sys.exit(1 if "--needed" in sys.argv else 0)


if __name__ == "__main__":
    main()
