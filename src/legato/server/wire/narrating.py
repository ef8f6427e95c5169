"""A kept timeline in the words of a language, as the doors give it out."""

from __future__ import annotations

import gzip
from functools import lru_cache

from legato.timeline import Timeline
from legato.words import load_sentences, narrate


@lru_cache(maxsize=64)
def narration_of(compressed: bytes, language: str) -> bytes:
    """Return a kept timeline in the words of a language, compressed like it."""
    timeline = Timeline.model_validate_json(gzip.decompress(compressed))
    words = narrate(timeline, load_sentences(language)).model_dump_json(exclude_none=True).encode()
    return gzip.compress(words, compresslevel=6, mtime=0)


def in_language(etag: str, language: str) -> str:
    """Return the mark of a kept timeline in the words of a language: other words are another answer."""
    return f'{etag.removesuffix(chr(34))}-{language}"'
