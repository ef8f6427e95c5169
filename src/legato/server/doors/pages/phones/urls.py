"""Addresses of phones under /sittings/, on the computer."""

from __future__ import annotations

from django.urls import path

from legato.server.doors.pages.phones import views as computer

app_name = "pairing"

urlpatterns = [
    path("<uuid:sitting_id>/phones/", computer.phones, name="phones"),
    path("<uuid:sitting_id>/phones/joined/", computer.joined_phones, name="joined"),
    path("<uuid:sitting_id>/phones/<uuid:phone_id>/end/", computer.end, name="end"),
    path("<uuid:sitting_id>/phones/<uuid:phone_id>/name/", computer.rename, name="rename"),
]
