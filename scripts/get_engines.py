"""Make sure there are the other engines that people have; today that is Firefox.

    python scripts/get_engines.py firefox

One that is there is used. On Debian-like systems it comes from the system's packages; elsewhere one sentence says what
is missing.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable

import packages
from packages import PLACES, find_programme


def find_firefox() -> str | None:
    """Give the path of a Firefox: `LEGATO_FIREFOX`, or one that packages put somewhere."""
    return os.environ.get("LEGATO_FIREFOX") or find_programme(
        ("firefox-esr", "firefox"), (*PLACES, "/usr/lib/firefox-esr")
    )


ENGINES: dict[str, tuple[Callable[[], object], list[str]]] = {
    "firefox": (find_firefox, ["firefox-esr", "fonts-dejavu-core"]),
}


def main(names: list[str]) -> None:
    """Find each engine or install it; say something only when something had to be done."""
    for name in names:
        find, wanted = ENGINES[name]
        if find() is not None:
            continue
        print(f"Installing {name} for the walk through the app ...", flush=True)
        said = packages.install(wanted, is_there=find, may_ask=True)
        if find() is None:
            sys.exit(
                f"There is no {name}, and it could not be installed ({said or 'no way to install it is known'}): "
                f"on a Debian `{packages.how(wanted)}` brings it. The walks through the app in other engines need it."
            )
        print(f"{name} is there.")


if __name__ == "__main__":
    main(sys.argv[1:] or list(ENGINES))
