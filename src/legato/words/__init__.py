"""Words: phrases in, whole sentences of a language out; nothing below this layer holds a sentence."""

from legato.words.narration import (
    CueInWords,
    Narration,
    PreparationInWords,
    ShownInWords,
    narrate,
    pressure_words,
)
from legato.words.sentences import ENGLISH, Sentences, load_sentences
from legato.words.spoken import every_line

__all__ = [
    "ENGLISH",
    "CueInWords",
    "Narration",
    "PreparationInWords",
    "Sentences",
    "ShownInWords",
    "every_line",
    "load_sentences",
    "narrate",
    "pressure_words",
]
