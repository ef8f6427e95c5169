"""Make sure there is a Chromium for the end-to-end tests.

A browser that is there is used. On Debian-like systems one comes from the
system's packages, elsewhere from Playwright.
"""

from __future__ import annotations

import os
import subprocess
import sys

import packages
from packages import PLACES, find_programme

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")


def find_browser() -> str | None:
    """Give the path of a Chromium: `LEGATO_CHROMIUM`, one on PATH, one from a package, or Playwright's own."""
    if named := os.environ.get("LEGATO_CHROMIUM"):
        return named
    return find_programme(NAMES, PLACES) or playwrights_browser()


def playwrights_browser() -> str | None:
    """Give the path of the Chromium Playwright downloaded, when it did."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only when nothing else was found

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None  # noqa: PTH110 - Playwright hands out strings


def install_browser() -> None:
    """Install one, from the system where it has packages for it."""
    if packages.manager() == "apt-get":
        print(packages.install(["chromium", "fonts-dejavu-core"], is_there=find_browser, may_ask=True))
    else:
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)


def main() -> None:
    """Find a browser or install one; say which only when something had to be done."""
    if find_browser() is not None:
        return
    print("Installing Chromium for the end-to-end tests ...")
    install_browser()
    found = find_browser()
    if found is None:
        sys.exit("No Chromium could be found or installed. Set LEGATO_CHROMIUM to the path of one.")
    print(f"Chromium is at {found}.")


if __name__ == "__main__":
    main()
