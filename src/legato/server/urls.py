"""All addresses."""

from __future__ import annotations

from django.urls import include, path, re_path

from legato.server.doors.api.unknown import unknown_address
from legato.server.doors.api.v1 import api
from legato.server.doors.health import healthz
from legato.server.doors.pages.choices import choose_region, choose_theme
from legato.server.doors.pages.views import home

urlpatterns = [
    # First, because players and machines ask most often.
    path("api/v1/", api.urls),
    path("healthz", healthz, name="healthz"),
    path("", home, name="home"),
    path("theme/", choose_theme, name="theme"),
    path("region/", choose_region, name="region"),
    path("check-in/", include("legato.server.doors.pages.checkins.urls")),
    path("sittings/", include("legato.server.doors.pages.sittings.urls")),
    path("sittings/", include("legato.server.doors.pages.phones.urls")),
    path("", include("legato.server.doors.pages.recipes.urls")),
    path("clips/", include("legato.server.doors.clips.urls")),
    path("diary/", include("legato.server.doors.pages.diary.urls")),
    path("people/", include("legato.server.doors.pages.people.urls")),
    path("programme/", include("legato.server.doors.pages.rhythm.urls")),
    path("calendar/", include("legato.server.doors.calendars.urls")),
    path("voices/", include("legato.server.doors.pages.voices.urls")),
    path("library/", include("legato.server.doors.reading.urls")),
    path("", include("legato.server.doors.offline.urls")),
    re_path(r"^api(/.*)?$", unknown_address),
]

handler400 = "legato.server.wire.error_pages.bad_request"
handler403 = "legato.server.wire.error_pages.forbidden"
handler404 = "legato.server.wire.error_pages.not_found"
handler500 = "legato.server.wire.error_pages.server_error"
