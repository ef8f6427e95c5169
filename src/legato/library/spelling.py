"""Words as people type them: taken out of a text, cut to their stems, and read for what was meant.

A slip is a letter too many, too few, another one, or two that changed places.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from rapidfuzz.distance import OSA
from Stemmer import Stemmer

_WORD = re.compile(r"[a-z0-9]+")
_AS_TYPED = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_APOSTROPHES = str.maketrans("", "", "'’")
_SHORTEST_GUESS = 5
"""Letters; a shorter word that is not known is too near to too many others to be guessed at."""
_LONG = 8
"""Letters from which two slips are believed instead of one."""
_WHOLE = frozenset({"massager", "tendonitis"})
"""Words whose ending says what they are: a massager is a machine, tendonitis an illness."""
_stemmer = Stemmer("english", 0)


def plain(text: str) -> str:
    """Return a text in small letters without accents and apostrophes."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter)).translate(_APOSTROPHES)


def words_of(text: str, spelling: Mapping[str, str]) -> list[str]:
    """Return the words of a text in one spelling, each once, in order."""
    return list(dict.fromkeys(spelling.get(word, word) for word in _WORD.findall(plain(text))))


@lru_cache(maxsize=8_192)
def stem(word: str) -> str:
    """Return what a word begins with, whatever its ending."""
    return word if word in _WHOLE else str(_stemmer.stemWord(word))


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that this one is a slip of; none where it is too short or too far from all."""
    if len(word) < _SHORTEST_GUESS:
        return None
    slips = 2 if len(word) >= _LONG else 1
    near = [(OSA.distance(word, other, score_cutoff=slips), other[0] != word[0], other) for other in known]
    best = min(near, default=None)
    return best[2] if best is not None and best[0] <= slips else None


def reword(text: str, read: Callable[[str], str]) -> str:
    """Return a text with each word as it is read, and everything else as it was typed."""
    return _AS_TYPED.sub(lambda found: read(found[0]), text)
