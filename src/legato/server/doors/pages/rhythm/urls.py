"""Addresses under /programme/."""

from __future__ import annotations

from django.urls import path

from legato.server.doors.pages.rhythm import views

app_name = "rhythm"

urlpatterns = [
    path("", views.show, name="show"),
    path("begin/<slug:name>/", views.begin, name="begin"),
    path("pause/", views.pause, name="pause"),
    path("go-on/", views.go_on, name="go-on"),
    path("end/", views.end, name="end"),
    path("session/", views.session, name="session"),
]
