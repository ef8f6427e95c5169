"""The library pages: nothing personal, straight from the content."""

from __future__ import annotations

import unicodedata
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from legato.library import load_library
from legato.safety import load_rule_book
from legato.safety.reviews import Decision
from legato.server.doors.reading.cross_links import causes_for, questions_about, techniques_for
from legato.server.doors.reading.finding import results_of
from legato.server.doors.reading.programme_view import programme_page
from legato.server.doors.reading.reviewed import reviews_of_rules
from legato.server.doors.reading.sheet import sheet_changes, sheet_parts
from legato.server.doors.reading.shelves import shelves_of
from legato.server.doors.reading.technique_view import technique_view

LONGEST_QUERY = 100


def _page(request: HttpRequest, page: str, **context: Any) -> HttpResponse:
    return render(request, f"library/{page}.html", {"page": page, **context})


@require_safe
def techniques(request: HttpRequest) -> HttpResponse:
    """List all techniques, on shelves."""
    every = tuple(load_library().techniques.values())
    return _page(request, "techniques", shelves=shelves_of(every), every=every)


@require_safe
def technique(request: HttpRequest, name: str) -> HttpResponse:
    """Show everything about one technique."""
    library = load_library()
    if name not in library.techniques:
        raise Http404
    found = library.techniques[name]
    links = {"causes": causes_for(found), "questions": questions_about(found)}
    return _page(request, "technique", view=technique_view(found), **links)


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Find words anywhere in the library."""
    query = _seen(request.GET.get("q", ""))[:LONGEST_QUERY].strip()
    as_typed = request.GET.get("as") == "typed"
    return _page(request, "search", query=query, results=results_of(query, as_typed=as_typed))


@require_safe
def causes(request: HttpRequest) -> HttpResponse:
    """Show causes of leg pain and what tells them apart."""
    return _page(request, "causes", causes=[(cause, techniques_for(cause)) for cause in load_library().causes.values()])


@require_safe
def benefits(request: HttpRequest) -> HttpResponse:
    """Show what massage is said to do, and what is known."""
    return _page(request, "benefits", benefits=load_library().benefits.values())


@require_safe
def tips(request: HttpRequest) -> HttpResponse:
    """Show preparation, tips, and how long and how often."""
    library = load_library()
    return _page(
        request,
        "tips",
        tips=library.tips.values(),
        preparation=library.preparation.values(),
        advice=library.advice.values(),
    )


@require_safe
def programmes(request: HttpRequest) -> HttpResponse:
    """List the programmes: a rhythm for some weeks each."""
    return _page(request, "programmes", programmes=load_library().programmes.values())


@require_safe
def programme(request: HttpRequest, name: str) -> HttpResponse:
    """Show everything about one programme."""
    library = load_library()
    if name not in library.programmes:
        raise Http404
    return _page(request, "programme", **programme_page(library.programmes[name]))


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """Show questions with their answers."""
    library = load_library()
    questions = [(one, [library.technique(name) for name in one.techniques]) for one in library.faq.values()]
    return _page(request, "questions", questions=questions)


@require_safe
def when_not(request: HttpRequest) -> HttpResponse:
    """Show when massage waits: the short list, then every rule, and what clinicians have said about it."""
    book, reviews = load_rule_book(), reviews_of_rules()
    rules = [(rule, [book.facts[fact] for fact in rule.when], reviews.get(rule.id, ())) for rule in book.rules]
    return _page(
        request,
        "when_not",
        short=load_library().not_to_massage.values(),
        is_reviewed=bool(reviews),
        # One who asks for a change has not confirmed it.
        confirmed={name for name, said in reviews.items() if all(one.decision is Decision.AGREE for one in said)},
        emergencies=[each for each in rules if each[0].verdict.value == "emergency"],
        clinicians=[each for each in rules if each[0].verdict.value == "see_clinician_first"],
        changes=[each for each in rules if each[0].verdict.value == "modify"],
        sheet=sheet_parts(),
        sheet_changes=sheet_changes(),
    )


@require_safe
def evidence(request: HttpRequest) -> HttpResponse:
    """Show every source, and which techniques and rules lean on it."""
    return _page(request, "evidence", sources=load_library().sources.values())


@require_safe
def disclaimer(request: HttpRequest) -> HttpResponse:
    """Show what Legato is not, and the licence of the content."""
    library = load_library()
    return _page(request, "disclaimer", disclaimer=library.disclaimer, licence=library.licence)


def _seen(typed: str) -> str:
    """Return a text without signs nobody sees, of which some turn what follows around."""
    return "".join(sign if unicodedata.category(sign)[0] != "C" else " " for sign in typed)
