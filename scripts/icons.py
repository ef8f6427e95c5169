"""Draw the app's icons from our own mark, in every size a device asks for.

.venv/bin/python scripts/icons.py
"""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import sync_playwright

from get_browser import find_browser

PUBLIC = Path(__file__).parents[1] / "web/public"
ICONS = {"180": (180, 0.0), "192": (192, 0.0), "512": (512, 0.0), "maskable-512": (512, 0.12)}
"""Each icon's size in pixels, and the room around the mark as a part of it: launchers cut corners off."""
GROUND = "#1c5a55"


def main() -> None:
    """Write the icons beside the mark."""
    mark = (PUBLIC / "favicon.svg").read_text()
    (PUBLIC / "icons").mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox"])
        for name, (size, room) in ICONS.items():
            page = browser.new_page(viewport={"width": size, "height": size})
            ground = GROUND if room or name == "180" else "transparent"
            page.set_content(
                f"<style>body{{margin:0;background:{ground}}}svg{{display:block;position:absolute;"
                f"inset:{room:.0%};width:{1 - 2 * room:.0%};height:{1 - 2 * room:.0%}}}</style>{mark}"
            )
            page.screenshot(path=PUBLIC / "icons" / f"{name}.png", omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
