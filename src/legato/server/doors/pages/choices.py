"""What a browser chooses for itself, kept in cookies: light or dark, and the country whose numbers are shown."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponseRedirect
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
    response.set_cookie(theme.COOKIE, chosen.value, max_age=A_YEAR_S, httponly=True, samesite="Lax")
    return response


@require_POST
def choose_region(request: HttpRequest) -> HttpResponseRedirect:
    """Keep a choice of country and go back to where it was made."""
    response = _back(request)
    chosen = region_called(request.POST.get("region", ""))
    if chosen is not None:
        response.set_cookie(region.COOKIE, chosen.code, max_age=A_YEAR_S, samesite="Lax")
    return response


def _back(request: HttpRequest) -> HttpResponseRedirect:
    """Go back to the page a form stood on; to the start when it names another house."""
    back = request.POST.get("next", "/")
    return HttpResponseRedirect(back if url_has_allowed_host_and_scheme(back, allowed_hosts=None) else "/")
