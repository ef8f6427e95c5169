"""Words: phrases in, whole sentences of a language out; nothing below this layer holds a sentence."""

from legato.words.headings import Heading, heading_for, heading_of, headings_document
from legato.words.limits import limit_words
from legato.words.naming import name_list, place_words, places_words
from legato.words.narration import (
    CueInWords,
    Narration,
    PreparationInWords,
    ShownInWords,
    narrate,
    pressure_words,
)
from legato.words.plan import (
    ChoiceInWords,
    NoSessionInWords,
    ReasonInWords,
    SessionInWords,
    no_session_in_words,
    session_in_words,
)
from legato.words.pseudo import PSEUDO
from legato.words.reasons import reason_words
from legato.words.recipe import (
    ChangeInWords,
    RecipeInWords,
    RecipeLegInWords,
    recipe_changes_in_words,
    recipe_in_words,
)
from legato.words.sentences import ENGLISH, LANGUAGES, Sentences, language_for, load_sentences, tag_of
from legato.words.spoken import every_line
from legato.words.verdict import (
    AnyVerdictInWords,
    ClearInWords,
    EmergencyInWords,
    FiredInWords,
    ModifiedInWords,
    SeeClinicianFirstInWords,
    VerdictInWords,
    verdict_in_words,
)

__all__ = [
    "ENGLISH",
    "LANGUAGES",
    "PSEUDO",
    "AnyVerdictInWords",
    "ChangeInWords",
    "ChoiceInWords",
    "ClearInWords",
    "CueInWords",
    "EmergencyInWords",
    "FiredInWords",
    "Heading",
    "ModifiedInWords",
    "Narration",
    "NoSessionInWords",
    "PreparationInWords",
    "ReasonInWords",
    "RecipeInWords",
    "RecipeLegInWords",
    "SeeClinicianFirstInWords",
    "Sentences",
    "SessionInWords",
    "ShownInWords",
    "VerdictInWords",
    "every_line",
    "heading_for",
    "heading_of",
    "headings_document",
    "language_for",
    "limit_words",
    "load_sentences",
    "name_list",
    "narrate",
    "no_session_in_words",
    "place_words",
    "places_words",
    "pressure_words",
    "reason_words",
    "recipe_changes_in_words",
    "recipe_in_words",
    "session_in_words",
    "tag_of",
    "verdict_in_words",
]
