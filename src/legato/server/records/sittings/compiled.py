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

MADE_OF = frozenset({"units", "errors", "body", "notation", "library", "safety", "timeline", "words", "pipeline"})
"""What a session goes through when it is cleared and compiled; how it was composed, or is drawn, changes nothing."""
_KINDS = ("*.py", "*.toml", "*.ftl")


@cache
def content_mark() -> str:
    """Return a mark of the code and content that a compiled timeline follows from."""
    return mark_of(Path(legato.__file__).parent)


def mark_of(package: Path) -> str:
    """Return the mark of a copy of the package."""
    total = hashlib.sha256()
    for path in sorted(file for kind in _KINDS for file in package.rglob(kind)):
        place = path.relative_to(package)
        if place.parts[0].removesuffix(".py") in MADE_OF:
            total.update(place.as_posix().encode())
            total.update(path.read_bytes())
    return total.hexdigest()


def compile_timeline(session: Session) -> tuple[bytes, str]:
    """Clear and compile a session.

    Returns:
        The timeline as compressed JSON, without a sentence, and the ETag of it in words.

    Raises:
        NotClearedError: the session breaks a limit, or massage is refused.
    """
    text = pipeline.timeline(session).model_dump_json(exclude_none=True).encode()
    # The mark as well, because the same phrases are put into other words after an upgrade.
    etag = hashlib.sha256(text + content_mark().encode()).hexdigest()[:32]
    return gzip.compress(text, compresslevel=6, mtime=0), f'"{etag}"'
