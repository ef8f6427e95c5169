"""Answers that are written before they are sent: whole, of one moment, and never in memory."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from typing import BinaryIO

from django.conf import settings
from django.http import FileResponse


def written(write: Callable[[BinaryIO], None], *, content_type: str, name: str | None = None) -> FileResponse:
    """Write a file without a name, which is gone when it has been sent.

    Args:
        write: writes it.
        content_type: what it is.
        name: what it is called where it is saved; without one it is read where it is.

    Raises:
        OSError: there is no room for it among the records.
    """
    file = tempfile.TemporaryFile(dir=settings.DATA_FOLDER)  # noqa: SIM115 - the answer closes it
    try:
        write(file)
        file.seek(0)
    except BaseException:
        file.close()
        raise
    response = FileResponse(file, as_attachment=name is not None, filename=name or "", content_type=content_type)
    response.headers["Cache-Control"] = "no-store"
    return response
