"""Examples for the API's documentation; the tests send them."""

from __future__ import annotations

from typing import Any

CHECK_IN: dict[str, Any] = {
    "person": {"age": 44, "pregnant_weeks": None, "postpartum_weeks": None},
    "complaint": "ache_after_exercise",
    "pain": [{"leg": "left", "zone": "calf", "score": 5}],
    "facts": [{"fact": "varicose_veins", "leg": "left", "zones": ["calf"]}],
    "minutes": 20,
    "performer": "self",
    "position": "chair",
    "reach": "toes",
    "hands": 2,
    "have": ["oil", "tennis_ball"],
    "aims": ["relax"],
}

WISHES: dict[str, Any] = {
    "leave_out": [{"leg": "left", "technique": "toe-bend"}],
    "lengths": [{"leg": "right", "technique": "arch-rub", "seconds": 90}],
}

EVENTS: dict[str, Any] = {
    "events": [
        {
            "id": "0b8f7f5c-6a0e-4d3c-9a56-0f3f3a1f2b11",
            "kind": "started",
            "at_ms": 0,
            "leg": None,
            "technique": None,
            "happened_at": "2026-11-22T19:30:00Z",
            "detail": {},
        }
    ]
}

ADJUSTMENT: dict[str, Any] = {
    "id": "5d0c1b67-8a3e-4f0e-b0cf-1c5f1f6f2c7e",
    "change": "softer",
    "at_ms": 180_000,
    "happened_at": "2026-11-22T19:33:00Z",
}

MOMENT: dict[str, Any] = {
    "screen": "5d0b27de-28a7-45a4-9f4b-0a8b8d8a3f10",
    "position_ms": 185_000,
    "playing": True,
    "change": True,
}

HEARD: dict[str, Any] = {"heard": ["0b8f7f5c-6a0e-4d3c-9a56-0f3f3a1f2b11"]}

REFUSAL: dict[str, Any] = {
    "error": {
        "says": "This check-in cannot be used.",
        "findings": [{"path": "pain[0].leg", "says": "It should be 'left' or 'right'. Given was 'middle'."}],
    }
}

TICKED = {"facts": ["one_leg_swollen"], "person": None}

BEGUN = {"ready": "five", "person": None, "begun_at": "2026-11-22T19:00:00Z"}

ACCEPTED = {"accepted": 1}

MOMENT_KEPT = {"moment": {"position_ms": 185_000, "playing": True, "revision": 3, "screen": MOMENT["screen"]}}

COMPANY = {
    "phones": 1,
    **MOMENT_KEPT,
    "asks": [{"id": HEARD["heard"][0], "kind": "softer", "wish": "softer", "says": "They ask for softer."}],
    "timeline": '"3f6d0c2a9b7e4d51"',
    "over": False,
}

ASK = {"id": HEARD["heard"][0], "kind": "softer", "age_ms": 120}
ASK_KEPT = {"id": HEARD["heard"][0], "kind": "softer", "heard": False, "says": "Passed on."}
ASKS = {"asks": [ASK_KEPT], "over": False}

_CLIP = "/clips/9c1185a5c5e9fc54612808977ee8f548.ogg"
CLIPS = {
    "voice": {"engine": "espeak-ng", "name": "en-gb", "language": "en-GB"},
    "type": "audio/ogg",
    "says": None,
    "ready": True,
    "made": {"lines": 1, "of": 1, "trouble": None},
    "clips": {"Get comfortable.": {"url": _CLIP, "ms": 1_400, "bytes": 5_600}},
    "sounds": {"tick": {"url": _CLIP, "ms": 60, "bytes": 240}},
    "beds": {"rain": {"url": _CLIP, "ms": 25_000, "bytes": 180_000, "from_ms": 500, "loop_ms": 24_000}},
}

BEGUN_KEPT = {"id": "5d0c1b67-8a3e-4f0e-b0cf-1c5f1f6f2c7e", "status": "planned"}

REFUSAL_KEPT = {"verdict": "emergency", "urgency": "now"}
