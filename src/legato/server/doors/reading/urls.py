"""Addresses under /library/."""

from __future__ import annotations

from django.urls import path

from legato.server.doors.reading import views

app_name = "library"

urlpatterns = [
    path("", views.techniques, name="techniques"),
    path("search/", views.search, name="search"),
    path("techniques/<slug:name>/", views.technique, name="technique"),
    path("causes/", views.causes, name="causes"),
    path("benefits/", views.benefits, name="benefits"),
    path("tips/", views.tips, name="tips"),
    path("programmes/", views.programmes, name="programmes"),
    path("programmes/<slug:name>/", views.programme, name="programme"),
    path("questions/", views.questions, name="questions"),
    path("when-not-to-massage/", views.when_not, name="when-not"),
    path("evidence/", views.evidence, name="evidence"),
    path("disclaimer/", views.disclaimer, name="disclaimer"),
]
