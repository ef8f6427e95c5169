"""Addresses under /calendar/."""

from __future__ import annotations

from django.urls import path

from legato.server.doors.calendars import views

app_name = "calendars"

urlpatterns = [
    path("<str:token>.ics", views.feed, name="feed"),
]
