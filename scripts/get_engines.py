"""Make sure there are the other engines that people have: Firefox, and WebKit, which iPhones run.

    python scripts/get_engines.py firefox webkit

One that is there is used. On Debian-like systems they come from the system's packages; elsewhere one sentence says
what is missing. WebKit is that of GTK: `MiniBrowser` is the window, `WebKitWebDriver` steers it, and `Xvfb` is the
screen that it needs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import packages
from packages import PLACES, find_programme

LIBRARIES = ("/usr/lib/*/", "/usr/lib64/", "/usr/libexec/", "/usr/lib/")


@dataclass(frozen=True, slots=True)
class WebKit:
    """The programmes that make a window of WebKit without a screen."""

    driver: str
    window: str
    screen: str


def find_firefox() -> str | None:
    """Give the path of a Firefox: `LEGATO_FIREFOX`, or one that packages put somewhere."""
    return os.environ.get("LEGATO_FIREFOX") or find_programme(
        ("firefox-esr", "firefox"), (*PLACES, "/usr/lib/firefox-esr")
    )


def find_webkit() -> WebKit | None:
    """Give WebKit's programmes, when all of them are there."""
    driver, screen = find_programme(["WebKitWebDriver"]), find_programme(["Xvfb"])
    windows = [found for place in LIBRARIES for found in Path("/").glob(f"{place.lstrip('/')}webkit*gtk-*/MiniBrowser")]
    if driver is None or screen is None or not windows:
        return None
    # The one of GTK 3: it can be made as narrow as a phone.
    return WebKit(driver, str(min(windows, key=lambda found: "2gtk-4.1" not in str(found))), screen)


ENGINES: dict[str, tuple[Callable[[], object], list[str]]] = {
    "firefox": (find_firefox, ["firefox-esr", "fonts-dejavu-core"]),
    "webkit": (find_webkit, ["webkit2gtk-driver", "xvfb", "fonts-dejavu-core"]),
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
