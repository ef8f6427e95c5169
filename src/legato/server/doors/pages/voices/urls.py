"""Addresses under /voices/."""

from __future__ import annotations

from django.urls import path

from legato.server.doors.pages.voices import views

app_name = "voices"

urlpatterns = [
    path("", views.show, name="show"),
    path("use/", views.use, name="use"),
    path("listen/", views.listen, name="listen"),
    path("lines/", views.lines, name="lines"),
]
