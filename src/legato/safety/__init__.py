"""Facts and rules in, a verdict and limits for each leg out; and the only place where a session is cleared."""

from legato.safety.acting import how_soon, standing
from legato.safety.asking import Derived, Fact, FactGroup, FactScope, Page, QuestionLine
from legato.safety.book import RuleBook
from legato.safety.breach import Breach, breaches, parts_used, pressure_allowed, zones_touched
from legato.safety.clearance import Cleared, clear
from legato.safety.engine import screen
from legato.safety.facts import Holding, facts_of
from legato.safety.lasting import Lasting, PainTold, Reply, Trouble, lasting, not_better, with_facts
from legato.safety.limits import join
from legato.safety.loader import load_rule_book, read_rule_book
from legato.safety.look import FootCheck, Look, found_fact, load_foot_check
from legato.safety.model import (
    AnyScreening,
    Care,
    Clear,
    Delicate,
    Emergency,
    Fired,
    Held,
    Limits,
    Modified,
    Playable,
    Refusal,
    Rule,
    RuleLimits,
    Screening,
    SeeClinicianFirst,
    Urgency,
    Verdict,
)
from legato.safety.pairs import PairTable, load_pairs
from legato.safety.questions import still_to_ask
from legato.safety.saying import SayAt, Saying
from legato.safety.spoken import Utterance, load_utterance_meanings, utterances_for
from legato.safety.stop import Advice, StopOption, StopQuestion, StopWords, load_stop_words

__all__ = [
    "Advice",
    "AnyScreening",
    "Breach",
    "Care",
    "Clear",
    "Cleared",
    "Delicate",
    "Derived",
    "Emergency",
    "Fact",
    "FactGroup",
    "FactScope",
    "Fired",
    "FootCheck",
    "Held",
    "Holding",
    "Lasting",
    "Limits",
    "Look",
    "Modified",
    "Page",
    "PainTold",
    "PairTable",
    "Playable",
    "QuestionLine",
    "Refusal",
    "Reply",
    "Rule",
    "RuleBook",
    "RuleLimits",
    "SayAt",
    "Saying",
    "Screening",
    "SeeClinicianFirst",
    "StopOption",
    "StopQuestion",
    "StopWords",
    "Trouble",
    "Urgency",
    "Utterance",
    "Verdict",
    "breaches",
    "clear",
    "facts_of",
    "found_fact",
    "how_soon",
    "join",
    "lasting",
    "load_foot_check",
    "load_pairs",
    "load_rule_book",
    "load_stop_words",
    "load_utterance_meanings",
    "not_better",
    "parts_used",
    "pressure_allowed",
    "read_rule_book",
    "screen",
    "standing",
    "still_to_ask",
    "utterances_for",
    "with_facts",
    "zones_touched",
]
