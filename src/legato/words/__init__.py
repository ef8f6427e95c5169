"""Words: phrases in, whole sentences of a language out; nothing below this layer holds a sentence."""

from legato.words.narration import (
    CueInWords,
    Narration,
    PreparationInWords,
    ShownInWords,
    narrate,
    pressure_words,
)
from legato.words.pseudo import PSEUDO
from legato.words.sentences import ENGLISH, LANGUAGES, Sentences, language_for, load_sentences, tag_of
from legato.words.spoken import every_line

__all__ = [
    "ENGLISH",
    "LANGUAGES",
    "PSEUDO",
    "CueInWords",
    "Narration",
    "PreparationInWords",
    "Sentences",
    "ShownInWords",
    "every_line",
    "language_for",
    "load_sentences",
    "narrate",
    "pressure_words",
    "tag_of",
]
