"""A kept timeline in the words of a language, as the doors give it out."""

from __future__ import annotations

import gzip
from functools import lru_cache

from legato.timeline import Timeline
from legato.words import load_sentences, narrate


@lru_cache(maxsize=64)
def narration_of(compressed: bytes) -> bytes:
    """Return a kept timeline in words, compressed like it."""
    timeline = Timeline.model_validate_json(gzip.decompress(compressed))
    words = narrate(timeline, load_sentences()).model_dump_json(exclude_none=True).encode()
    return gzip.compress(words, compresslevel=6, mtime=0)
