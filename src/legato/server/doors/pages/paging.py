"""Long lists, a page at a time: each page has an address, so it works without scripts and can be gone back to."""

from __future__ import annotations

from typing import TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Model, QuerySet
from django.http import HttpRequest

_Record = TypeVar("_Record", bound=Model)


def page_of(request: HttpRequest, rows: QuerySet[_Record], size: int) -> Page[_Record]:
    """Return the page that is asked for by `?page=`; the nearest there is, when there is none of that number."""
    return Paginator(rows, size).get_page(request.GET.get("page"))


def first_page(rows: QuerySet[_Record], size: int, count: int) -> Page[_Record]:
    """Return the first page of a list whose length is known already: it is not counted once more."""
    pages = Paginator(rows, size)
    pages.count = count
    return pages.page(1)
