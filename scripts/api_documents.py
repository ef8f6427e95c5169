"""Write the API's description as files, so that whoever builds on it sees what has changed.

python scripts/api_documents.py
"""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "docs/api"


def documents() -> dict[str, Any]:
    """Give the content of each file, as the server describes itself now."""
    from legato.server.doors.api.v1 import api  # noqa: PLC0415 - after Django is set up
    from legato.server.doors.phones.described import phones_document  # noqa: PLC0415

    return {
        "openapi.json": json.loads(written(api.get_openapi_schema(path_prefix="/api/v1/"))),
        "phones.json": phones_document(),
    }


def written(document: Any) -> str:
    """Return a document as text that can be compared line by line."""
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def main() -> None:
    """Write the files."""
    import django  # noqa: PLC0415 - the settings make a data folder, which is chosen first

    with tempfile.TemporaryDirectory() as folder:
        os.environ |= {"LEGATO_DATA_DIR": folder, "DJANGO_SETTINGS_MODULE": "legato.server.settings"}
        django.setup()
        for name, document in documents().items():
            FOLDER.joinpath(name).write_text(written(document))


if __name__ == "__main__":
    main()
