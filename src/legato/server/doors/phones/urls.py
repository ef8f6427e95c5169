"""All addresses that exist for the network: joining, and what a joined phone may do. Records have none here."""

from __future__ import annotations

from django.urls import include, path

from legato.server.doors.phones import views as phone

_phone = [
    path("", phone.how_to_join, name="how-to-join"),
    path("join/<str:code>/", phone.join, name="join"),
    path("joined/<uuid:sitting_id>/", phone.here, name="here"),
    path("joined/<uuid:sitting_id>/over/", phone.over, name="over"),
    path("joined/<uuid:sitting_id>/timeline", phone.timeline, name="timeline"),
    path("joined/<uuid:sitting_id>/events", phone.events, name="events"),
    path("joined/<uuid:sitting_id>/company", phone.company, name="company"),
    path("joined/<uuid:sitting_id>/heard", phone.heard, name="heard"),
    path("joined/<uuid:sitting_id>/asks", phone.asks, name="asks"),
]
urlpatterns = [path("", include((_phone, "phone")))]

handler400 = "legato.server.doors.phones.views.cannot_be_used"
handler403 = "legato.server.doors.phones.views.anywhere_else"
handler404 = "legato.server.doors.phones.views.anywhere_else"
handler500 = "legato.server.wire.error_pages.server_error"
