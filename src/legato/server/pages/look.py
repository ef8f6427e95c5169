"""Light, dark, or as the device says: a choice kept in a cookie, so that pages come in the right look at once."""

from __future__ import annotations

from enum import StrEnum

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

COOKIE = "legato_look"
_A_YEAR_S = 365 * 24 * 3600


class Look(StrEnum):
    """How the pages look."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


def chosen_look(request: HttpRequest) -> Look:
    """Return the look somebody chose, `auto` when nobody did."""
    found = request.COOKIES.get(COOKIE, "")
    return Look(found) if found in set(Look) else Look.AUTO


@require_POST
def choose_look(request: HttpRequest) -> HttpResponse:
    """Keep a choice of look and go back to where it was made."""
    wanted = request.POST.get("look", "")
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = reverse("home")
    response = HttpResponseRedirect(back)
    look = Look(wanted) if wanted in set(Look) else Look.AUTO
    response.set_cookie(COOKIE, look.value, max_age=_A_YEAR_S, httponly=True, samesite="Lax")
    return response
