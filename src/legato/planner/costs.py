"""Every number the planner uses that no technique, rule or person gives it.

Each is a judgement [J] unless a source is named, and each is written here only.
Lengths are milliseconds on the five-second grid; values are thousandths of a
value point.
"""

from __future__ import annotations

from legato.notation.technique import Grade
from legato.units import minutes, seconds

# ------------------------------------------------------------------------ time

SETTLE = seconds(10)
"""Get into position for the first leg [J]."""

CHANGE_LEG = seconds(15)
"""Change to the other leg: five seconds to move, ten to get comfortable [J]."""

CHANGE = seconds(5)
"""Take the next grip [J]."""

CLOSE = seconds(20)
"""Sit a moment before getting up [J]."""

FINISH = seconds(90)
"""The least of finishing strokes, "slower and lighter for a few minutes", in sessions that are not short [J]."""

FINISH_FROM = minutes(15)
"""Sessions from this length on are not short [J]."""

FINISH_LEG_FROM = minutes(5)
"""A leg that may get less than this keeps the strokes' own least [J]."""

# ----------------------------------------------------------------------- hands

REST = seconds(20)
"""One rest of the giver's hands [J]; the article asks for breaks without saying how long."""

STRAIN_LIMIT = 1_200
"""Strain times seconds that hands take before they must rest: 400 s of a technique of strain 3 [J]."""

REST_APART = seconds(120)
"""Two rests are never closer than this: nobody relaxes between two pauses [J]."""

REST_RELIEF = 600
"""Strain times seconds that one rest takes away [J]."""

BLOCK_STRAIN = STRAIN_LIMIT - REST_RELIEF
"""The most strain of one block; it makes the number of rests independent of the order (see docs/planner.md)."""

# -------------------------------------------------------------------- pressure

PRESSURE_STEP = 2
"""Pressure of neighbouring blocks on a leg differs by this much at most [J]."""

# ------------------------------------------------------------------- two legs

PAIN_GAP = 2
"""From this difference of pain scores on, the more painful leg may get more time (S105: two points matter)."""

PAIN_RATIO = 2
"""How many times the other leg's time the more painful leg may get then [J]."""

# ----------------------------------------------------------------------- value

BASE = 100
"""Every technique that is allowed is worth something [J]."""

PER_COMPLAINT = 300
"""For each point (1-3) by which a technique suits the complaint [J]."""

PER_AIM = 200
"""For each point (1-3) by which it serves the aims, averaged over the aims [J]."""

PER_PAIN = 120
"""For each point of pain in the sorest zone it works on [J]."""

NEIGHBOUR_SHARE = 2
"""A zone next to a sore one counts for one part in this many of the sore zone's pain [J]."""

PER_GRADE = {Grade.HIGH: 200, Grade.MODERATE: 150, Grade.LOW: 100, Grade.VERY_LOW: 50, Grade.NONE: 0}
"""How well a technique is supported counts, but less than what the person asks for [J]."""

NEUTRAL = 1_000
"""The weight, in thousandths, of a technique about which the person's history says nothing."""

# -------------------------------------------------------------------- variety

NEAR_TIE = 20
"""How many thousandths of the best worth a session may give up to bring techniques the person has not met [J]."""

SELDOM = 60
"""The same for a session that brings what fits into no near-tie: a person with the usual answers and twenty minutes
would otherwise never meet knuckle kneading (2.9 % of the worth), circles (2.7 %) or toe massage (4.2 %) [J]."""

VARIETIES = 5
"""After so many sessions the choice begins again: twice a week, that is a fortnight and a half [J]."""

# -------------------------------------------------------------------- drawing

MOST_DRAWN = 5
"""From so many sessions one is drawn at most: whatever is left to chance is in with at least one chance in five and
at most four, well inside the tenth and nine tenths within which trials that adapt keep theirs [J]."""

DRAW_TRIES = 7
"""So many changes are solved for a draw at most, so that a plan is there at once [J]."""

DRAW_FLIPS = 2
"""A session that is drawn from changes so many techniques on purpose: the more change at once, the more one sitting
tells about each, but the fewer sessions there are to draw from [J]."""

DRAW_STRIDE = 7
"""With each session held the trying begins so many techniques further on, so that each has its turn [J]."""

# ---------------------------------------------------------------- diminishing

TAU_NUMERATOR, TAU_DENOMINATOR = 2, 1
"""tau is twice the usual dose, so that staying with a technique goes on paying: a session then has few techniques,
each long enough to settle into, instead of many that barely begin [J]."""

FRACTION = 1_000_000_000
"""Shares of the full value are whole billionths, so that everything after them is exact arithmetic."""
