"""Check the import contracts of the app and of the hands, saying something only when one is broken."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

CONTRACTS = ("pyproject.toml", "hands/pyproject.toml")


def main() -> None:
    """Run import-linter on each project without its banner."""
    linter = Path(sys.executable).with_name("lint-imports")
    broken = 0
    for contracts in CONTRACTS:
        words = [str(linter), "--config", contracts]
        answer = subprocess.run(words, capture_output=True, text=True, check=False)
        if answer.returncode:
            print(answer.stdout, answer.stderr, sep="\n")
            broken = answer.returncode
    sys.exit(broken)


if __name__ == "__main__":
    main()
