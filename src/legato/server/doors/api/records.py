"""Everything that is recorded, in one document."""

from __future__ import annotations

from functools import partial

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from ninja import Router

from legato.server.records.export import household_export
from legato.server.wire.answers import JSON
from legato.server.wire.downloads import written
from legato.server.wire.openapi.described import Gives, describe
from legato.server.wire.openapi.documents_records import Export
from legato.server.wire.scopes import scope_of

router = Router(tags=["records"])


@router.get(
    "/export",
    summary="Every record of the household",
    openapi_extra=describe("exportRecords", {200: Gives(Export, "Everything that is recorded.")}),
)
def export(request: HttpRequest) -> HttpResponseBase:
    """Give all people, check-ins, sittings, pains, feedback and events."""
    return written(partial(household_export, scope_of(request)), content_type=JSON)
