"""Check the import contracts, saying something only when one is broken."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path


def main() -> None:
    """Run import-linter without its banner."""
    linter = Path(sys.executable).with_name("lint-imports")
    answer = subprocess.run([str(linter)], capture_output=True, text=True, check=False)
    if answer.returncode:
        print(answer.stdout, answer.stderr, sep="\n")
    sys.exit(answer.returncode)


if __name__ == "__main__":
    main()
