"""The page for a doctor: true in what it counts, one side of paper, readable aloud, and safe from what people write."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from pypdf import PdfReader

from dossiers import ALL, LEFT_CALF, RIGHT_ARCH, an_id, answers, cramp, dossier, programme, refusal, session, trouble
from legato.body import LEGS, Leg, ZoneId
from legato.render.body_map import body_map
from legato.render.doctor_page import doctor_page, lines_of
from legato.render.doctor_paper import INSTEAD, doctor_paper
from legato.response import Dossier, DossierPart, DossierPerson, SpotPain, WorkDone
from legato.words import load_sentences

OUTLINES: dict[str, Any] = json.loads((Path(__file__).parents[2] / "web/src/legs/outlines.json").read_text("utf-8"))
CAPTIONS = dict.fromkeys(("front", "back", "sole", "left", "right"), "-")


def page(whole: Dossier) -> dict[str, Any]:
    """Return what the page says."""
    return doctor_page(whole, load_sentences(), OUTLINES)


def paper(whole: Dossier) -> PdfReader:
    """Set it."""
    return PdfReader(BytesIO(doctor_paper(page(whole))))


def text(whole: Dossier) -> str:
    """Return what is read on paper."""
    return re.sub(r"\s+", " ", " ".join(one.extract_text() for one in paper(whole).pages))


def part(whole: Dossier, name: str) -> list[str]:
    """Return the lines of one part."""
    told = page(whole)
    (found,) = [one for one in (*told["left"], *told["right"]) if one["name"] == name]
    lines: list[str] = found["lines"]
    return lines


def pained(*pairs: tuple[int | None, int | None], place: tuple[Leg, ZoneId] = LEFT_CALF) -> Dossier:
    """Return a dossier with pain before and after in one place, session after session."""
    return dossier([session(nth, pains=(SpotPain(*place, *pair),)) for nth, pair in enumerate(pairs)])


class TestWhatItCounts:
    """What was said, and how often."""

    def test_is_the_middle_of_the_sessions_that_have_both(self) -> None:
        """A number that was told only before, or only after, is counted by itself and in neither middle."""
        (row,) = page(pained((5, 2), (7, 3), (9, 8), (10, None), (None, 0)))["places"]["rows"]

        assert row == ["left calf", "7 (5–9)", "3 (2–8)", "3", "1 × before only, 1 × after only"]

    def test_is_no_number_where_there_is_no_pair(self) -> None:
        """And no drawing either: a leg without a mark would look like a leg without pain."""
        told = page(pained((5, None), (6, None)))

        assert told["places"]["rows"] == [["left calf", "–", "–", "0", "2 × before only"]]
        assert told["maps"] == []

    def test_keeps_nought_apart_from_silence(self) -> None:
        """Nought is drawn and read; silence is counted."""
        told = page(pained((0, 0)))

        assert told["places"]["rows"] == [["left calf", "0 (0–0)", "0 (0–0)", "1", "–"]]
        assert "left calf: 0 of 10." in told["maps"][0]["alt"]

    def test_says_what_was_not_asked(self) -> None:
        """Before ready-made sessions, after those of which nothing was said, and where no player saw anything."""
        silent = {"pains": (SpotPain(*LEFT_CALF, 5, None),), "felt": "", "was_asked_after": False}
        whole = dossier([cramp(), session(1, **silent), session(2, work_was_seen=False)], ALL - {DossierPart.NOTES})

        assert part(whole, "not-asked") == [
            "Nothing was measured, and nobody looked at the legs.",
            "Before one ready-made session, pain was not asked.",
            "After one session nothing was said.",
            "Of one session only the plan is known, and not what was done.",
            "The person left out: their notes.",
        ]

    def test_calls_nothing_done_that_was_only_planned(self) -> None:
        """A session from paper counts among those of which it is not known."""
        unseen = session(1, work=(WorkDone(Leg.LEFT, "thigh-effleurage"),), work_was_seen=False)

        assert part(dossier([session(), unseen]), "work") == ["Left leg: Calf strokes.", "Right leg: Calf strokes."]
        assert part(dossier([unseen]), "work") == ["Nothing is known."]

    @pytest.mark.parametrize(
        ("name", "age", "whose"),
        [
            ("Anna", 44, "Anna, 44 years"),
            ("Anna", None, "Anna"),
            ("", 44, "No name given, 44 years"),
            ("", None, "No name given"),
        ],
    )
    def test_says_whose_it_is_as_far_as_that_is_told(self, name: str, age: int | None, whose: str) -> None:
        """And makes no name up."""
        assert page(replace(dossier([]), person=DossierPerson(an_id("Anna"), name, age)))["whose"] == whose

    def test_tells_what_felt_wrong_in_their_words_and_dates(self) -> None:
        """The newest first; one more than there is room for is counted."""
        lines = part(dossier([session(nth, wrong=(trouble(nth, leg=Leg.RIGHT),)) for nth in range(6)]), "wrong")

        assert lines[0] == "1 Sept 2026, right calf: “It hurts, but it eases now”"
        assert lines[-1] == "2 older ones are left out here."

    def test_tells_of_check_ins_without_a_massage(self) -> None:
        """With the questions that were answered with yes, and with their legs."""
        told = [{"fact": "varicose_veins", "leg": "right", "zones": ["calf"]}, {"fact": "blood_thinner"}]
        (line,) = part(dossier([], refusals=(refusal(answers=answers(facts=told)),)), "refused")

        assert line == "1 Sept 2026: No massage: get help. Told: “Varicose veins” (right) and “Blood thinner”."

    def test_says_nothing_of_a_part_that_was_left_out(self) -> None:
        """But that it was: nothing told is not nothing there."""
        whole = dossier([session(status="", wrong=())], ALL - {DossierPart.WRONG})
        told = " ".join(lines_of(page(whole)))

        assert "What felt wrong" not in told
        assert "stopped" not in told
        assert "The person left out: what felt wrong." in told

    def test_claims_nothing(self) -> None:
        """It tells before and after, and that pain comes and goes."""
        told = text(pained((8, 2)))

        assert "Pain often comes and goes by itself." in told
        assert not re.search(r"\b(eased|relief|improve\w*|helped|heal\w*|cure\w*)\b", told, re.IGNORECASE)


class TestTheDrawing:
    """Both legs, from three sides."""

    @pytest.mark.parametrize("leg", LEGS)
    @pytest.mark.parametrize(
        ("zone", "is_right_half_if_left"),
        [(ZoneId.SHIN, True), (ZoneId.BEHIND_KNEE, False), (ZoneId.ARCH, True)],
    )
    def test_puts_a_number_on_its_own_leg(self, leg: Leg, zone: ZoneId, *, is_right_half_if_left: bool) -> None:
        """The left leg is on the right where somebody is seen from the front or below, on the left from behind."""
        drawn = body_map({(leg, zone): 7}, OUTLINES, CAPTIONS)
        groups = re.findall(
            r'<g transform="translate\([\d.]+ [\d.]+\) scale\([\d.]+\)">(.*?)(?=<g transform="translate'
            r"\([\d.]+ [\d.]+\) scale|$)",
            drawn,
            re.DOTALL,
        )
        (found,) = [(view, one) for view, one in zip(OUTLINES, groups, strict=True) if "<circle" in one]
        view, inside = found
        at = float(re.findall(r'<circle cx="([\d.]+)"', inside)[0])
        middle = OUTLINES[view]["size"][0] + 30

        assert drawn.count("<circle") == 1
        assert (at > middle) is (is_right_half_if_left is (leg is Leg.LEFT))

    @pytest.mark.parametrize("leg", LEGS)
    @pytest.mark.parametrize("zone", [ZoneId.THIGH_INNER, ZoneId.SHIN, ZoneId.CALF, ZoneId.BALL])
    def test_fills_the_place_that_its_number_stands_on(self, leg: Leg, zone: ZoneId) -> None:
        """A right leg is a left one in the mirror: inside stays inside."""
        drawn = body_map({(leg, zone): 7}, OUTLINES, CAPTIONS)
        view = max(OUTLINES, key=lambda one: OUTLINES[one]["centres"].get(zone.value, (0, 0, 0))[2])
        pattern = rf'<g transform="([^"]+)"><path[^>]+><path d="{re.escape(OUTLINES[view]["zones"][zone.value])}"'
        (transform,) = re.findall(pattern, drawn)
        at = float(re.findall(r'<circle cx="([\d.]+)"', drawn)[0])
        middle = OUTLINES[view]["centres"][zone.value][0]
        moved = [float(number) for number in re.findall(r"-?[\d.]+", transform)]

        assert (moved[4] - middle if transform.startswith("matrix") else moved[0] + middle) == at
        assert transform.startswith("matrix(-1 0 0 1") is (leg is Leg.RIGHT)

    def test_has_every_place_somewhere(self) -> None:
        """No zone is told and not drawn; each number stands once."""
        every = {(leg, zone): 5 for leg in LEGS for zone in ZoneId}

        assert body_map(every, OUTLINES, CAPTIONS).count("<circle") == len(every)

    def test_is_told_to_those_who_do_not_see_it(self) -> None:
        """Every place with its side and its number."""
        whole = dossier([session(pains=(SpotPain(*LEFT_CALF, 5, 2), SpotPain(*RIGHT_ARCH, 3, 3)))])
        before, after = page(whole)["maps"]

        assert before["alt"] == "Both legs, with pain before the sessions. left calf: 5 of 10. right arch: 3 of 10."
        assert after["alt"] == "Both legs, with pain after the sessions. left calf: 2 of 10. right arch: 3 of 10."


class TestThePaper:
    """A PDF that is made for everybody."""

    def test_is_tagged_and_says_what_it_is(self) -> None:
        """Title, language, structure, as PDF/UA-1 asks for; typst refuses to write what breaks it."""
        read = paper(dossier([session()]))
        root: Any = read.trailer["/Root"]

        assert read.metadata is not None
        assert read.metadata.title == "Leg massage at home"
        assert root["/MarkInfo"]["/Marked"]
        assert root["/Lang"] == "en-GB"
        assert "/StructTreeRoot" in root
        assert b"pdfuaid:part" in root["/Metadata"].get_data()

    def test_is_one_side_however_much_there_is(self) -> None:
        """Every place, sixty sessions, long names and notes without an end."""
        spots = [(leg, zone) for leg in LEGS for zone in ZoneId]
        work = tuple(
            WorkDone(leg, name)
            for leg in LEGS
            for name in ("top-and-side-circles", "pressure-points", "around-the-knee", "thigh-effleurage")
        )
        told = [
            {"fact": name}
            for name in ("chest_or_breath", "blood_thinner", "bleeding_disorder", "varicose_veins", "implant_device")
        ]
        sessions = [
            session(
                nth,
                pains=tuple(SpotPain(*spot, 10, 10 if nth % 2 else None) for spot in spots),
                note="W" * 2_000,
                wrong=(trouble(2 * nth), trouble(2 * nth + 1, "numb", None)),
                status="stopped",
                ready="five",
                was_asked_after=False,
                work=work,
                work_was_seen=False,
            )
            for nth in range(60)
        ]
        whole = dossier(
            sessions,
            ALL,
            "M" * 60,
            refusals=tuple(refusal(nth, answers=answers(facts=told)) for nth in range(9)),
            programmes=(programme(),) * 6,
        )
        read = paper(whole)

        assert len(read.pages) == 1
        width = float(read.pages[0].mediabox.width)
        assert round(width) == 595
        assert "Made with Legato" in read.pages[0].extract_text()

    def test_is_one_side_where_there_is_nothing(self) -> None:
        """It says so."""
        told = text(dossier([]))

        assert "No session in this time." in told
        assert "Nothing was told." in told

    @pytest.mark.parametrize(
        "written",
        [
            "#panic(1)",
            '#read("/etc/passwd")',
            "*bold* _slanted_ `code` $x$ = Heading",
            r"\u{41} // gone /* gone */ @label <label>",
            '"] #eval("1") [',
        ],
    )
    def test_sets_what_people_write_as_it_is(self, written: str) -> None:
        """A note or a name is text: nothing in it is read as an instruction."""
        told = text(dossier([session(note=written)], name=written))

        assert told.count(re.sub(r"\s+", " ", written)) == 2

    def test_shows_a_square_for_signs_that_no_font_has(self) -> None:
        """The page is there all the same, with all that can be shown."""
        told = text(dossier([session(note="𓀀𓁐 and warm")], name="Anna 𓀀"))

        assert f"Anna {INSTEAD}" in told
        assert f"{INSTEAD}{INSTEAD} and warm" in told

    @given(name=some.text(min_size=1, max_size=60), note=some.text(max_size=300))
    @settings(max_examples=15, deadline=None)
    def test_takes_every_text(self, name: str, note: str) -> None:
        """Whatever people write: one side of paper comes out."""
        assert len(paper(dossier([session(note=note)], name=name)).pages) == 1
