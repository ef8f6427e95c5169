"""What everybody may read: techniques and the questions of the check-in."""

from __future__ import annotations

from functools import cache

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Router

from legato.library import load_library
from legato.notation.technique import Technique
from legato.safety import load_rule_book
from legato.server.wire.answers import Precomputed
from legato.server.wire.openapi.described import Gives, Refuses, describe
from legato.server.wire.openapi.documents import Facts, Techniques

router = Router(tags=["content"])


@cache
def _techniques() -> Precomputed:
    library = load_library()
    return Precomputed.of({"techniques": [one.model_dump(mode="json") for one in library.techniques.values()]})


@cache
def _technique(name: str) -> Precomputed | None:
    technique = load_library().techniques.get(name)
    return Precomputed(technique.model_dump_json().encode()) if technique else None


@cache
def _facts() -> Precomputed:
    facts = load_rule_book().facts.values()
    return Precomputed.of({"facts": [fact.model_dump(mode="json", by_alias=True) for fact in facts]})


@router.get(
    "/techniques",
    summary="All techniques, in order",
    openapi_extra=describe("listTechniques", {200: Gives(Techniques, "All of them.")}, has_etag=True),
)
def techniques(request: HttpRequest) -> HttpResponse:
    """Every technique with its words, score, dose and evidence."""
    return _techniques().answer(request)


@router.get(
    "/techniques/{name}",
    summary="One technique",
    openapi_extra=describe(
        "getTechnique", {200: Gives(Technique, "The technique, whole.")}, [Refuses.NOT_FOUND], has_etag=True
    ),
)
def technique(request: HttpRequest, name: str) -> HttpResponse:
    """One technique by its id, as `arch-rub`."""
    if name not in load_library().techniques:
        raise Http404
    found = _technique(name)
    assert found is not None
    return found.answer(request)


@router.get(
    "/facts",
    summary="All facts, in asking order",
    openapi_extra=describe("listFacts", {200: Gives(Facts, "All of them.")}, has_etag=True),
)
def facts(request: HttpRequest) -> HttpResponse:
    """The yes/no vocabulary of a check-in."""
    return _facts().answer(request)
