"""What a browser chooses for itself, kept in cookies: light or dark, and the country whose numbers are shown."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from legato.render import region_called
from legato.server.wire import region, theme
from legato.server.wire.theme import A_YEAR_S, Theme


@require_POST
def choose_theme(request: HttpRequest) -> HttpResponseRedirect:
    """Keep a choice of theme and go back to where it was made."""
    response = _back(request)
    wanted = request.POST.get("theme", "")
    chosen = Theme(wanted) if wanted in set(Theme) else Theme.AUTO
    response.set_cookie(theme.COOKIE, chosen.value, **_kept(httponly=True))
    return response


@require_POST
def choose_region(request: HttpRequest) -> HttpResponseRedirect:
    """Keep a choice of country and go back to where it was made."""
    response = _back(request)
    chosen = region_called(request.POST.get("region", ""))
    if chosen is not None:
        response.set_cookie(region.COOKIE, chosen.code, **_kept(httponly=False))
    return response


def _kept(*, httponly: bool) -> dict[str, Any]:
    """Return how a choice is kept: for a year, in this app alone."""
    return {
        "max_age": A_YEAR_S,
        "path": settings.SESSION_COOKIE_PATH,
        "secure": settings.SESSION_COOKIE_SECURE,
        "httponly": httponly,
        "samesite": "Lax",
    }


def _back(request: HttpRequest) -> HttpResponseRedirect:
    """Go back to the page a form stood on; to the start when it names another house."""
    back = request.POST.get("next", "")
    return HttpResponseRedirect(back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else reverse("home"))
