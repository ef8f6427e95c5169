"""Addresses of the app on a device; the service worker is at the root, because that is how far it may see."""

from __future__ import annotations

from django.urls import path

from legato.server.doors.offline import views

app_name = "offline"

urlpatterns = [
    path("sw.js", views.worker, name="worker"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
    path("offline/", views.offline, name="offline"),
    path("twelve/", views.twelve, name="twelve"),
    path("quick/", views.quick, name="quick"),
    path("quick/<slug:name>/", views.quick, name="quick-one"),
]
