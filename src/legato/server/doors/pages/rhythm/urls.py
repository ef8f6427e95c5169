"""Addresses under /programme/."""

from __future__ import annotations

from django.urls import path

from legato.server.doors.pages.rhythm import reminders, views

app_name = "rhythm"

urlpatterns = [
    path("", views.show, name="show"),
    path("begin/<slug:name>/", views.begin, name="begin"),
    path("pause/", views.pause, name="pause"),
    path("go-on/", views.go_on, name="go-on"),
    path("end/", views.end, name="end"),
    path("session/", views.session, name="session"),
    path("reminders/", reminders.reminders, name="reminders"),
    path("reminders/remove/", reminders.remove, name="reminders-remove"),
    path("reminders/file/", reminders.file, name="reminders-file"),
    path("reminders/address/", reminders.address, name="reminders-address"),
    path("reminders/address/end/", reminders.address_end, name="reminders-address-end"),
]
