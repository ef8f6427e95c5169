# ruff: noqa: INP001
"""Write `web/src/ground/addresses.json`: the addresses that scripts need, from the map that Django serves by.

`make addresses` runs it; with `--check` it only says whether the file is fresh.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

FILE = Path(__file__).resolve().parents[1] / "web/src/ground/addresses.json"
NAMES = (
    "home",
    "sittings:play",
    "sittings:after",
    "clips:clip",
    "voices:show",
    "offline:worker",
    "offline:offline",
    "offline:quick",
    "offline:quick-one",
    "offline:twelve",
    "library:technique",
    "api-v1:offline",
    "api-v1:trying",
    "api-v1:ready_timeline",
    "api-v1:ready_clips",
    "api-v1:refuse",
    "api-v1:sitting",
    "api-v1:timeline",
    "api-v1:clips",
    "api-v1:events",
)
"""What scripts go to by themselves: everything else stands in the pages, where the server has written it."""

_CONVERTED = re.compile(r"<(?:(?P<kind>\w+):)?(?P<name>\w+)>")
_MATCHED = re.compile(r"\(\?P<(?P<name>\w+)>[^)]*\)")


def document() -> dict[str, dict[str, Any]]:
    """Return for each name its path below the app's own, and what it takes, each with its kind.

    Raises:
        KeyError: a name that no address has.
    """
    from django.conf import settings  # noqa: PLC0415 - only once Django is set up
    from django.urls import get_resolver  # noqa: PLC0415

    routes = dict(_routes(get_resolver().url_patterns, "", ""))
    static = {"path": f"{settings.STATIC_URL.lstrip('/')}{{file}}", "takes": {"file": "path"}}
    return {"static": static} | {name: _written(routes[name]) for name in NAMES}


def text() -> str:
    """Return what the file holds: a line for each address."""
    lines = (f"  {json.dumps(name)}: {json.dumps(route)}" for name, route in document().items())
    return "{\n" + ",\n".join(lines) + "\n}\n"


def is_fresh() -> bool:
    """Tell whether the file says what Django serves by."""
    return FILE.is_file() and FILE.read_text("utf-8") == text()


def _routes(patterns: list[Any], before: str, spaces: str) -> Iterator[tuple[str, str]]:
    for pattern in patterns:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from _routes(
                pattern.url_patterns, route, f"{spaces}{pattern.namespace}:" if pattern.namespace else spaces
            )
        elif pattern.name:
            yield f"{spaces}{pattern.name}", route


def _written(route: str) -> dict[str, Any]:
    plain = _MATCHED.sub(r"<\g<name>>", route).translate({ord(mark): None for mark in "^$\\"})
    takes = {found["name"]: found["kind"] or "str" for found in _CONVERTED.finditer(plain)}
    return {"path": _CONVERTED.sub(r"{\g<name>}", plain), "takes": takes}


def main() -> None:
    """Write the file, or check it."""
    import django  # noqa: PLC0415 - it reads the settings

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "legato.server.settings")
    django.setup()
    if "--check" in sys.argv[1:]:
        if not is_fresh():
            sys.exit(f"{FILE.name} is not fresh; `make addresses` writes it anew.")
        return
    FILE.write_text(text(), "utf-8")


if __name__ == "__main__":
    main()
