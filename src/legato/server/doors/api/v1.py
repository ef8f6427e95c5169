"""Version 1 of the API: its operations, and one shape for everything that goes wrong."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from ninja import NinjaAPI

from legato.server.doors.api import clips, company, content, offline, plans, records, sittings
from legato.server.wire.openapi.document import ABOUT, security_schemes, write_out
from legato.server.wire.refusals import REFUSALS, refusal


class Api(NinjaAPI):
    """The API, with the engine's own records in its documentation."""

    def get_openapi_schema(self, **kwargs: Any) -> Any:
        """Return the description of the API, with every record it speaks of."""
        schema = super().get_openapi_schema(**kwargs)
        for methods in schema["paths"].values():
            for operation in methods.values():
                _without_what_nobody_said(operation)
        schema["components"] = {"securitySchemes": security_schemes(settings.CSRF_COOKIE_NAME)}
        return write_out(dict(schema))


def _without_what_nobody_said(operation: dict[str, Any]) -> None:
    """Take out the 200 that the framework writes down for an operation whose answers are its own."""
    if operation["responses"].get(200) == {"description": "OK"}:
        del operation["responses"][200]


api = Api(
    title="Legato",
    version="1",
    description=ABOUT,
    urls_namespace="api-v1",
    docs_url=None,
)
for router in (
    content.router,
    plans.router,
    sittings.router,
    clips.router,
    company.router,
    offline.router,
    records.router,
):
    api.add_router("", router)

for error in REFUSALS:
    api.add_exception_handler(error, refusal)
