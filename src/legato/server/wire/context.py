"""What every page of the frame knows: who is cared for, the theme, the built assets."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from legato.render import ELSEWHERE, load_regions
from legato.server.records.people.selectors import has_several
from legato.server.wire import assets
from legato.server.wire.region import region_of
from legato.server.wire.scopes import scope_of
from legato.server.wire.theme import theme_of


def house(request: HttpRequest) -> dict[str, Any]:
    """Return the frame's own values; the person is looked up only when a template asks."""
    return {
        "person": lambda: scope_of(request).person,
        "is_household": lambda: has_several(scope_of(request)),
        "theme": theme_of(request),
        "region": region_of(request),
        "regions": lambda: (*load_regions().values(), ELSEWHERE),
        "is_built": assets.is_built(),
    }


def appearance(request: HttpRequest) -> dict[str, Any]:
    """Return what a page needs to look right, and nothing about anybody: for visitors from the network."""
    return {"theme": theme_of(request), "region": region_of(request), "is_built": assets.is_built()}
