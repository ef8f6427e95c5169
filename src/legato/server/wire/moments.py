"""Moments and details as other devices tell them: within what can be kept, whatever their clocks say."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, Field

FIRST_YEAR, LAST_YEAR = 1970, 2100
"""A device without a battery begins in the first; the last only keeps out what no database takes."""

LONGEST_DETAIL = 200
_MOST = 2**53


def _within_reason(moment: AwareDatetime) -> AwareDatetime:
    # By the year as it is written: near the ends of time a moment in another zone cannot even be computed.
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValueError(f"A moment between the years {FIRST_YEAR} and {LAST_YEAR} is needed.")
    return moment


HappenedAt = Annotated[AwareDatetime, AfterValidator(_within_reason)]
DetailName = Annotated[str, Field(max_length=60)]
DetailText = Annotated[str, Field(max_length=LONGEST_DETAIL)]
Detail = Annotated[
    dict[
        DetailName,
        DetailText
        | Annotated[int, Field(strict=True, ge=-_MOST, le=_MOST)]
        | Annotated[float, Field(strict=True, ge=-_MOST, le=_MOST, allow_inf_nan=False)]
        | bool
        | None,
    ],
    Field(max_length=20),
]
"""What belongs to an event, as plain values."""
