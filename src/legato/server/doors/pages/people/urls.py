"""Addresses under /people/."""

from __future__ import annotations

from django.urls import path

from legato.server.doors.pages.people import views

app_name = "people"

urlpatterns = [
    path("", views.show, name="show"),
    path("add/", views.add, name="add"),
    path("export/", views.export, name="export"),
    path("delete-everything/", views.delete_everything, name="delete-everything"),
    path("<uuid:person_id>/choose/", views.choose, name="choose"),
    path("<uuid:person_id>/rename/", views.rename, name="rename"),
    path("<uuid:person_id>/delete/", views.delete, name="delete"),
]
