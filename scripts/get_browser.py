"""Make sure there is a Chromium for the end-to-end tests.

A browser that is there is used. On Debian-like systems one comes from the
system's packages, elsewhere from Playwright.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")

PLACES = ("/usr/local/bin", "/usr/bin", "/snap/bin")
"""Where packages put programmes, also for whoever's PATH does not lead there."""


def find_browser() -> str | None:
    """Give the path of a Chromium: `LEGATO_CHROMIUM`, one on PATH, one from a package, or Playwright's own."""
    if named := os.environ.get("LEGATO_CHROMIUM"):
        return named
    for name in NAMES:
        if found := shutil.which(name) or shutil.which(name, path=os.pathsep.join(PLACES)):
            return found
    return playwrights_browser()


def playwrights_browser() -> str | None:
    """Give the path of the Chromium Playwright downloaded, when it did."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415 - only when nothing else was found

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if os.path.exists(path) else None  # noqa: PTH110 - Playwright hands out strings


def install_browser() -> None:
    """Install one, from the system where it has packages for it."""
    if shutil.which("apt-get"):
        sudo = [] if os.geteuid() == 0 else ["sudo"]
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run([*sudo, "apt-get", "update", "-qq"], check=True, env=environment)
        words = [*sudo, "apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"]
        subprocess.run(words, check=True, env=environment, stdout=subprocess.DEVNULL)
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
