"""All addresses."""

from __future__ import annotations

from django.urls import include, path, re_path

from legato.server.api.unknown import unknown_address
from legato.server.api.v1 import api
from legato.server.pages.look import choose_look
from legato.server.pages.region import choose_region
from legato.server.pages.views import home

urlpatterns = [
    # First, because players and machines ask most often.
    path("api/v1/", api.urls),
    path("", home, name="home"),
    path("look/", choose_look, name="look"),
    path("region/", choose_region, name="region"),
    path("check-in/", include("legato.server.sittings.urls.checkin")),
    path("sittings/", include("legato.server.sittings.urls.sittings")),
    path("sittings/", include("legato.server.pairing.urls.computer")),
    path("clips/", include("legato.server.sound.urls")),
    path("diary/", include("legato.server.sittings.urls.diary")),
    path("people/", include("legato.server.people.urls")),
    path("library/", include("legato.server.reading.urls")),
    path("", include("legato.server.offline.urls")),
    re_path(r"^api(/.*)?$", unknown_address),
]

handler400 = "legato.server.error_pages.bad_request"
handler403 = "legato.server.error_pages.forbidden"
handler404 = "legato.server.error_pages.not_found"
handler500 = "legato.server.error_pages.server_error"
