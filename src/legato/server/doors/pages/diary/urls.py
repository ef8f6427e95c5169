"""Addresses under /diary/."""

from __future__ import annotations

from django.urls import path

from legato.server.doors.pages.diary.views import show

app_name = "diary"

urlpatterns = [path("", show, name="show")]
