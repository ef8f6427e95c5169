"""Every page and every operation, for tests that sweep over all of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from django.urls import URLPattern, URLResolver, get_resolver

if TYPE_CHECKING:  # tests in a browser know the addresses, and no records
    from legato.server.records.sittings.models import Draft, Sitting

LIBRARY = (
    "/library/",
    "/library/techniques/arch-rub/",
    "/library/search/?q=calf",
    "/library/causes/",
    "/library/benefits/",
    "/library/tips/",
    "/library/programmes/",
    "/library/programmes/evening-legs/",
    "/library/questions/",
    "/library/when-not-to-massage/",
    "/library/evidence/",
    "/library/disclaimer/",
)


def pages_of(sitting: Sitting, draft: Draft) -> tuple[str, ...]:
    """Return the address of every page, for one sitting and one open check-in of a person."""
    person = sitting.person_id
    return (
        "/",
        *LIBRARY,
        "/diary/",
        "/diary/take-along/",
        "/diary/what-helped/",
        f"/diary/{sitting.id}/",
        f"/diary/{sitting.id}/card/",
        f"/diary/{sitting.id}/delete/",
        "/offline/",
        "/quick/cramp/",
        "/voices/",
        "/twelve/",
        "/shared/",
        "/programme/reminders/",
        "/people/",
        f"/people/{person}/rename/",
        f"/people/{person}/delete/",
        "/people/copies/",
        "/people/delete-everything/",
        f"/check-in/{draft.id}/since-last-time/",
        f"/check-in/{draft.id}/first-questions/",
        f"/check-in/{draft.id}/today/",
        f"/check-in/{draft.id}/health/",
        f"/check-in/{draft.id}/foot-check/soles/",
        f"/check-in/{draft.id}/your-legs/",
        f"/sittings/{sitting.id}/",
        f"/sittings/{sitting.id}/care/",
        f"/sittings/{sitting.id}/swap/left/{massaged_on_left(sitting)}/",
        f"/sittings/{sitting.id}/play/",
        f"/sittings/{sitting.id}/after/",
        f"/sittings/{sitting.id}/foot-check/soles/",
        f"/sittings/{sitting.id}/found/",
        f"/sittings/{sitting.id}/phones/",
        f"/sittings/{sitting.id}/share/",
    )


def massaged_on_left(sitting: Sitting) -> str:
    """Return a technique of the left leg, which may be swapped."""
    return next(
        step["technique"] for step in sitting.session["steps"] if step["step"] == "block" and step["leg"] == "left"
    )


def operations_of(sitting: Sitting) -> tuple[str, ...]:
    """Return the address of everything that can be read from the API."""
    return (
        "/api/v1/techniques",
        "/api/v1/techniques/arch-rub",
        "/api/v1/facts",
        "/api/v1/offline",
        "/api/v1/trying/arch-rub",
        "/api/v1/ready/five/timeline",
        "/api/v1/ready/five/clips",
        "/api/v1/sittings",
        f"/api/v1/sittings/{sitting.id}",
        f"/api/v1/sittings/{sitting.id}/timeline",
        f"/api/v1/sittings/{sitting.id}/clips",
        f"/api/v1/sittings/{sitting.id}/events",
        f"/api/v1/sittings/{sitting.id}/company",
        "/api/v1/diary",
        "/api/v1/export",
        "/api/v1/openapi.json",
    )


def filled(route: str, given: Mapping[str, object]) -> str:
    """Return an address of a route, with what it takes filled in.

    Raises:
        LookupError: it takes something nobody has thought of: say what stands for it, and whose it is.
    """
    if unknown := takes(route) - given.keys():
        raise LookupError(
            f"{route} takes {', '.join(sorted(unknown))}: say in this test what stands for it, and whose."
        )
    return "/" + _TAKES.sub(lambda found: str(given[found["name"]]), _PATTERN.sub(r"<\1>", route.strip("^$")))


def takes(route: str) -> set[str]:
    """Return the names of what a route takes."""
    return {found["name"] for found in _TAKES.finditer(_PATTERN.sub(r"<\1>", route))}


_TAKES = re.compile(r"<(?:[a-z]+:)?(?P<name>[a-z_]+)>")
_PATTERN = re.compile(r"\^?\(\?P<([a-z]+)>[^)]*\)\\?")


def routes() -> set[str]:
    """Return the route of every page there is, as Django knows them."""
    return set(_routes(get_resolver().url_patterns, ""))


def _routes(patterns: list[URLPattern | URLResolver], before: str) -> list[str]:
    found = []
    for pattern in patterns:
        route = before + str(pattern.pattern)
        found += _routes(pattern.url_patterns, route) if isinstance(pattern, URLResolver) else [route]
    return found
