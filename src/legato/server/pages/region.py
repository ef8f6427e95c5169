"""The country whose numbers are shown: chosen and kept in a cookie, or guessed from where the house or browser is."""

from __future__ import annotations

from collections.abc import Iterator

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from legato.render import Region, region_called, region_in

COOKIE = "legato_region"
"""Read by the pages that work without a network as well, so it is not hidden from scripts."""
_A_YEAR_S = 365 * 24 * 3600


def region_of(request: HttpRequest) -> Region:
    """Return the country somebody chose, else that of the house's time zone or of the browser's languages."""
    return region_in(request.COOKIES.get(COOKIE, ""), settings.TIME_ZONE, _languages(request))


@require_POST
def choose_region(request: HttpRequest) -> HttpResponse:
    """Keep a choice of country and go back to where it was made."""
    back = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(back, allowed_hosts=None):
        back = reverse("home")
    response = HttpResponseRedirect(back)
    region = region_called(request.POST.get("region", ""))
    if region is not None:
        response.set_cookie(COOKIE, region.code, max_age=_A_YEAR_S, samesite="Lax")
    return response


def _languages(request: HttpRequest) -> Iterator[str]:
    """Give the language tags of a browser, as it orders them."""
    for entry in request.headers.get("Accept-Language", "").split(","):
        yield entry.split(";")[0].strip()
