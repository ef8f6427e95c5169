"""Honest claims: whatever is said of massage is small, graded, sourced, and in step with the list of claims."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from legato.library import Library, load_library
from legato.library.model import Benefit, ClaimStanding
from legato.notation.technique import Grade, ReviewStatus
from legato.render import cautious_default, claim_words

ROOT = Path(__file__).parents[2]

EFFECT = re.compile(
    r"\b(eas(e|es|ed|ing)|reliev\w*|relief|settles?|loosens?|the edge off|calmer|sleep better|lighter"
    r"|less (pain|sore\w*|swelling|tender)|soothes?|warms|may help|helped|relaxes)\b",
    re.IGNORECASE,
)
"""What a sentence says when it speaks of something that massage does for people."""

TOPICS = {
    "calm": r"calmer|relaxes",
    "soreness": r"sore|the edge off|less pain|soothes|lighter",
    "tender-spots": r"less tender",
    "worn-knees": r"knee",
    "heel-pain": r"heel|\barch\b",
    "after-sport": r"sport|exercise|muscle|the edge off",
    "flexibility": r"loosen|stiff|rolling",
    "puffy-ankles": r"puff|swelling|lighter",
    "restless-legs": r"restless|settle",
    "sleep": r"sleep",
    "warm-skin": r"warms the skin",
}
"""How the sentences name what each supported claim is about."""

DROPPED = {
    "circulation": r"circulation|more blood|blood flowing|rais\w+ (the )?blood",
    "injury-prevention": r"prevent\w* (an |the )?injur|keeps? you from getting hurt",
    "inflammation": r"inflammation",
    "endorphins": r"endorphin|own painkillers",
    "stress-hormone": r"cortisol|stress hormone",
    "headache": r"headaches? (relief|and migraine)|migraine",
    "organ-points": r"\borgans?\b|reflex zone",
    "toxins": r"toxin|flush|wash\w* .*out|impurit|detox",
}
"""How the claims that are not supported are usually worded."""

DENIED = re.compile(r"\b(no|not|nothing|none|never|nobody|could not|neither)\b", re.IGNORECASE)
HEDGED = re.compile(r"\b(may|can|could|some|many|a little|small|weak|studies|study|unclear|not)\b", re.IGNORECASE)
NO_CLAIM = re.compile(
    r"\b((?:was not|has not been) shown|did not report less|cold numbs|wrapped cold"
    r"|guided exercise|a walking programme)\b",
    re.IGNORECASE,
)
"""Sentences that deny an effect, or speak of one of something else."""


def sentences(text: str) -> Iterator[str]:
    """Take a text apart."""
    yield from (part.strip() for part in re.split(r"(?<=[.!?])\s+", text) if part.strip())


def told(library: Library) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """Give every text that may speak of what massage does: where it stands, what it says, what it rests on."""
    for benefit in library.benefits.values():
        if benefit.says:
            yield f"benefit {benefit.id}", benefit.says, benefit.sources
    for question in library.faq.values():
        yield from ((f"answer {question.id}", answer, question.sources) for answer in question.answer)
    for cause in library.causes.values():
        texts = (cause.massage_says, *(line for line in cause.helps if "assage" in line))
        yield from ((f"cause {cause.id}", text, cause.sources) for text in texts)
    for tip in library.tips.values():
        yield f"tip {tip.id}", tip.says, tip.sources
    for advice in library.advice.values():
        yield f"advice {advice.id}", advice.says, advice.sources
    for technique in library.techniques.values():
        yield f"technique {technique.id}", technique.evidence.note, technique.evidence.sources


def benefit_sentences(library: Library) -> list[tuple[str, str, tuple[str, ...]]]:
    """Give every sentence that says that massage does something for people."""
    return [
        (where, sentence, sources)
        for where, text, sources in told(library)
        for sentence in sentences(text)
        if EFFECT.search(sentence) and not NO_CLAIM.search(sentence)
    ]


def topics_of(sentence: str) -> set[str]:
    """Name the claims that a sentence makes."""
    return {name for name, words in TOPICS.items() if re.search(words, sentence, re.IGNORECASE)}


LIBRARY = load_library()
SENTENCES = benefit_sentences(LIBRARY)


def unfounded(library: Library, sentence: str, sources: tuple[str, ...]) -> str:
    """Say what a benefit sentence lacks; nothing when it is honest."""
    claims = [library.benefits[name] for name in topics_of(sentence)]
    if not claims:
        return "no graded claim stands behind it"
    if not any(claim.standing is ClaimStanding.SMALL_EFFECT for claim in claims):
        return "its claim is not supported"
    if not any(set(claim.sources) & set(sources) for claim in claims):
        return "it names none of the sources of its claim"
    measured = topics_of(sentence) == {"warm-skin"}  # a thermometer showed it (S76)
    return "" if measured or HEDGED.search(sentence) else "it promises"


@pytest.mark.parametrize(("where", "sentence", "sources"), SENTENCES, ids=[one[0] for one in SENTENCES])
def test_every_benefit_sentence_rests_on_a_graded_claim(where: str, sentence: str, sources: tuple[str, ...]) -> None:
    """It makes a claim of the list, shares a source with it, and is as small as that."""
    assert unfounded(LIBRARY, sentence, sources) == "", f"{where}: {sentence}"


def test_such_sentences_are_found_in_every_kind_of_text() -> None:
    """The search for them sees claims, answers, causes and techniques."""
    assert {where.partition(" ")[0] for where, _, _ in SENTENCES} >= {"benefit", "answer", "cause", "technique"}
    assert len(SENTENCES) >= 20


@pytest.mark.parametrize(
    ("sentence", "sources", "lacks"),
    [
        ("It relieves asthma.", ("S67",), "no graded claim stands behind it"),
        ("It may ease soreness.", ("J",), "it names none of the sources of its claim"),
        ("It relieves soreness.", ("S69",), "it promises"),
        ("It may ease soreness.", ("S69",), ""),
    ],
)
def test_a_sentence_without_grade_or_source_is_refused(sentence: str, sources: tuple[str, ...], lacks: str) -> None:
    """The check itself bites."""
    assert unfounded(LIBRARY, sentence, sources) == lacks


@pytest.mark.parametrize("missing", ["grade", "standing", "sources", "known"])
def test_a_claim_without_grade_or_source_cannot_be_loaded(missing: str) -> None:
    """The record itself asks for them."""
    table = LIBRARY.benefits["soreness"].model_dump(mode="json")
    del table[missing]

    with pytest.raises(ValidationError, match=missing):
        Benefit.model_validate(table)


def test_a_claim_that_is_only_a_judgement_supports_nothing(library: Library) -> None:
    """What is said of a benefit has at least one source besides our own opinion, and some grade."""
    for benefit in library.benefits.values():
        if benefit.says is not None:
            assert set(benefit.sources) - {"J", "seed"}, benefit.id
            assert benefit.grade in (Grade.LOW, Grade.VERY_LOW, Grade.MODERATE), benefit.id


@pytest.mark.parametrize("claim", DROPPED)
def test_what_is_not_supported_is_never_claimed(library: Library, claim: str) -> None:
    """Such words appear only where they are denied; not in content, not on pages, not in the README."""
    pages = [*ROOT.glob("src/legato/server/templates/**/*.html"), ROOT / "README.md"]
    texts = [
        *((where, text) for where, text, _ in told(library)),
        *((f"known {one.id}", one.known) for one in library.benefits.values()),
        *((f"preparation {one.id}", f"{one.says} {one.why}") for one in library.preparation.values()),
        *(
            (f"words {one.id}", " ".join((one.words.line, *(step.says for step in one.words.steps))))
            for one in library.techniques.values()
        ),
        *((page.name, re.sub(r"<[^>]+>", " ", page.read_text("utf-8"))) for page in pages),
    ]
    # "No study … . The studies there are work on head, neck and spine" is denied as a whole.
    claimed = [(where, text) for where, text in texts if re.search(DROPPED[claim], text, re.IGNORECASE)]

    assert [(where, text) for where, text in claimed if not DENIED.search(text)] == []
    assert library.benefits[claim].standing is not ClaimStanding.SMALL_EFFECT
    assert library.benefits[claim].says is None


def test_every_claim_is_graded_in_plain_words(library: Library) -> None:
    """Small effect, often said and not supported, or shown not to; then how good the studies are."""
    openings = {
        ClaimStanding.SMALL_EFFECT: "Small effect: ",
        ClaimStanding.NOT_SHOWN: "Often said, not supported: ",
        ClaimStanding.SHOWN_NOT_TO: "Shown not to: ",
    }

    assert [
        one.id for one in library.benefits.values() if not claim_words(one).startswith(openings[one.standing])
    ] == []
    assert library.label(ClaimStanding.NOT_SHOWN) == "Often said, not supported"


def test_every_technique_is_graded_and_none_too_well(library: Library) -> None:
    """No technique rests on more than a few studies, and each says what is not known."""
    for technique in library.techniques.values():
        assert technique.evidence.grade in (Grade.LOW, Grade.VERY_LOW, Grade.NONE), technique.id
        assert technique.evidence.sources, technique.id
        if technique.evidence.grade is Grade.NONE:
            assert DENIED.search(technique.evidence.note), technique.id


def test_what_was_never_studied_says_so_in_its_grade(library: Library) -> None:
    """Nobody has studied it is grade none, and the other way round."""
    never = {one.id for one in library.techniques.values() if "Nobody has studied" in one.evidence.note}
    graded_none = {one.id for one in library.techniques.values() if one.evidence.grade is Grade.NONE}

    assert never == graded_none


def test_our_own_judgement_is_called_what_it_is(library: Library) -> None:
    """In the list of sources and on every label."""
    wanted = cautious_default().removeprefix("a ")

    assert library.label(ReviewStatus.JUDGEMENT) == f"A {wanted}"
    assert library.sources["J"].title.startswith("A cautious default of ours, not yet confirmed by a clinician")
