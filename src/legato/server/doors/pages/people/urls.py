"""Addresses under /people/."""

from __future__ import annotations

from django.urls import path

from legato.server.doors.pages.people import copies, views

app_name = "people"

urlpatterns = [
    path("", views.show, name="show"),
    path("add/", views.add, name="add"),
    path("export/", views.export, name="export"),
    path("copies/", copies.show, name="copies"),
    path("copies/everything/", copies.keep, name="copy"),
    path("copies/bring-back/", copies.bring_back, name="bring-back"),
    path("copies/<str:name>/", copies.take_along, name="kept"),
    path("copies/<str:name>/bring-back/", copies.bring_back_kept, name="kept-bring-back"),
    path("copies/<str:name>/delete/", copies.delete_kept, name="kept-delete"),
    path("<uuid:person_id>/copy/", copies.keep_of, name="copy-of"),
    path("delete-everything/", views.delete_everything, name="delete-everything"),
    path("<uuid:person_id>/choose/", views.choose, name="choose"),
    path("<uuid:person_id>/rename/", views.rename, name="rename"),
    path("<uuid:person_id>/delete/", views.delete, name="delete"),
]
