"""The compiled timeline of a sitting: cleared, compressed, and made anew when the content has changed.

Because a stored timeline is only as good as the rules that cleared it, each
carries a mark of the content it was made with; another mark means that the
session is screened, cleared and compiled again before anything is played.
"""

from __future__ import annotations

import gzip
import hashlib
from functools import cache
from pathlib import Path

import legato
from legato import pipeline
from legato.notation.session import Session

_MADE_OF = ("*.py", "*.toml")


@cache
def content_mark() -> str:
    """Return a mark of the engine and its content: everything but the server itself."""
    root = Path(legato.__file__).parent
    found = hashlib.sha256()
    for path in sorted(file for pattern in _MADE_OF for file in root.rglob(pattern)):
        place = path.relative_to(root)
        if place.parts[0] not in {"server", "cli"}:
            found.update(place.as_posix().encode())
            found.update(path.read_bytes())
    return found.hexdigest()


def compiled(session: Session) -> tuple[bytes, str]:
    """Clear and compile a session.

    Returns:
        The timeline as compressed JSON, and its ETag.

    Raises:
        NotClearedError: the session breaks a limit, or massage is refused.
    """
    text = pipeline.timeline(session).model_dump_json(exclude_none=True).encode()
    return gzip.compress(text, compresslevel=6, mtime=0), f'"{hashlib.sha256(text).hexdigest()[:32]}"'
