"""The leg: its zones, sides and landmarks, and which zones touch."""

from legato.body.landmarks import LANDMARKS, Landmark, LandmarkId, Place, is_place, zone_of
from legato.body.sides import LEGS, Leg, other_leg
from legato.body.zones import (
    ALWAYS_DELICATE,
    FOOT,
    LOWER_LEG,
    THIGH,
    ZONES,
    ZoneId,
    ZoneInfo,
    is_delicate,
    touches,
)

__all__ = [
    "ALWAYS_DELICATE",
    "FOOT",
    "LANDMARKS",
    "LEGS",
    "LOWER_LEG",
    "THIGH",
    "ZONES",
    "Landmark",
    "LandmarkId",
    "Leg",
    "Place",
    "ZoneId",
    "ZoneInfo",
    "is_delicate",
    "is_place",
    "other_leg",
    "touches",
    "zone_of",
]
