"""Addresses under /sittings/."""

from __future__ import annotations

from django.urls import path

from legato.server.doors.pages.sittings.after import after
from legato.server.doors.pages.sittings.look_again import found, look_again
from legato.server.doors.pages.sittings.plan import care, edit, repeat, show, swap
from legato.server.doors.pages.sittings.play import play

app_name = "sittings"

urlpatterns = [
    path("<uuid:sitting_id>/", show, name="plan"),
    path("<uuid:sitting_id>/care/", care, name="care"),
    path("<uuid:sitting_id>/edit/", edit, name="edit"),
    path("<uuid:sitting_id>/swap/<slug:leg>/<slug:technique>/", swap, name="swap"),
    path("<uuid:sitting_id>/repeat/", repeat, name="repeat"),
    path("<uuid:sitting_id>/play/", play, name="play"),
    path("<uuid:sitting_id>/after/", after, name="after"),
    path("<uuid:sitting_id>/foot-check/<slug:look_id>/", look_again, name="foot-check"),
    path("<uuid:sitting_id>/found/", found, name="found"),
]
