"""Loading: broken content stops the product, with every problem named."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from legato.errors import ContentError, UnknownNameError
from legato.library import Library, read_library


def spoil(file: Path, old: str, new: str) -> None:
    """Replace a passage that has to be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def problems(folder: Path) -> list[str]:
    """Give what is said about a folder that has to be refused."""
    with pytest.raises(ContentError) as refusal:
        read_library(folder)
    return [line.strip() for line in str(refusal.value).splitlines()[1:]]


def test_a_good_folder_is_read(folder: Path, library: Library) -> None:
    """A copy of the content is the same content."""
    assert read_library(folder).techniques == library.techniques


def test_every_problem_is_told_at_once(folder: Path) -> None:
    """A technique with two mistakes and a tip with one are three lines, each with its place."""
    spoil(folder / "techniques/arch-rub.toml", "strain = 3", "strain = 8")
    spoil(folder / "techniques/arch-rub.toml", "most = 5", "most = 9")
    spoil(folder / "tips.toml", 'shows_up = "rests"', 'shows_up = "poster"')

    told = problems(folder)
    assert len(told) == 3
    assert told[0].startswith("techniques/arch-rub.toml:8: strain: It should be 5 or less.")
    assert told[1].startswith("techniques/arch-rub.toml:")
    assert "score.strokes[0].pressure.most" in told[1]
    assert told[2].startswith("tips.toml: tip take-breaks: shows_up: It should be ")


@pytest.mark.parametrize(
    ("break_it", "says"),
    [
        pytest.param(
            lambda folder: (folder / "faq.toml").unlink(), "faq.toml: the file is missing.", id="a missing file"
        ),
        pytest.param(
            lambda folder: (folder / "faq.toml").write_text("a = "),
            "faq.toml: this is not valid TOML: Invalid value (at end of document).",
            id="not TOML",
        ),
        pytest.param(
            lambda folder: (folder / "faq.toml").write_bytes(b"\xff"),
            "faq.toml: this is not UTF-8 text: byte 0 cannot be read.",
            id="not text",
        ),
        pytest.param(
            lambda folder: (folder / "techniques/knuckle.toml").rename(folder / "techniques/fist.toml"),
            "techniques/fist.toml: id: the file is called after its id, 'knuckle'.",
            id="a wrong file name",
        ),
        pytest.param(
            lambda folder: spoil(folder / "causes.toml", 'id = "sciatica"', 'id = "blood-clot"'),
            "causes.toml: cause blood-clot: id: it is used more than once.",
            id="one id twice",
        ),
        pytest.param(
            lambda folder: spoil(folder / "tips.toml", "order = 2", "order = 1"),
            "tips: order: 1 is given 2 times.",
            id="one place twice",
        ),
        pytest.param(
            lambda folder: spoil(folder / "techniques/arch-rub.toml", '["S103", "S88"]', '["S103", "S8888"]'),
            "techniques/arch-rub.toml: evidence.sources[1]: There is no source 'S8888'. Did you mean 'S88'?",
            id="an unknown source of a technique",
        ),
        pytest.param(
            lambda folder: spoil(folder / "tips.toml", '["seed", "S86"]', '["seed", "S999"]'),
            "tips.toml: keep-it-up: sources: there is no source 'S999'.",
            id="an unknown source of a tip",
        ),
        pytest.param(
            lambda folder: spoil(folder / "faq.toml", '["tennis-ball", "foot-roller"]', '["golf-ball"]'),
            "faq.toml: alone-or-with-a-partner: techniques: there is no technique 'golf-ball'.",
            id="an unknown technique",
        ),
        pytest.param(
            lambda folder: spoil(folder / "labels.toml", "tense = ", "relaxed = "),
            "labels.toml: complaint.tense: there are no words for it.",
            id="a choice without words",
        ),
        pytest.param(
            lambda folder: spoil(folder / "labels.toml", "[aim]", "[wish]"),
            "labels.toml: wish: nothing has labels of this name.",
            id="labels for nothing",
        ),
        pytest.param(
            lambda folder: spoil(folder / "benefits.toml", "[[benefit]]", "[[promise]]"),
            "benefits.toml: promise: only [[benefit]] belongs here.",
            id="a table of another kind",
        ),
        pytest.param(
            lambda folder: spoil(folder / "disclaimer.toml", "[disclaimer]", "[small_print]"),
            "disclaimer.toml: disclaimer: A table of fields is needed. Given was None.",
            id="no disclaimer",
        ),
        pytest.param(
            lambda folder: spoil(folder / "causes.toml", '"sciatic nerve"', '"tattoo"'),
            "causes.toml: sciatica: 'tattoo' is a name of search.toml: new_tattoo as well, "
            "which is about something else.",
            id="a name of two things",
        ),
        pytest.param(
            lambda folder: spoil(folder / "causes.toml", '"sciatic nerve"', '"??"'),
            "causes.toml: sciatica: '??' has no word that can be searched for.",
            id="a name nobody can type",
        ),
        pytest.param(
            lambda folder: spoil(folder / "search.toml", "[spelling]", "[spellings]"),
            "search.toml: search: spellings: There is no field of this name.",
            id="search words for nothing",
        ),
        pytest.param(
            lambda folder: spoil(folder / "tips.toml", 'shows_up = "close"', 'shows_up = "rests"'),
            "tips.toml: no tip shows up as 'close'.",
            id="a tip that does nothing new",
        ),
    ],
)
def test_broken_content_is_refused(folder: Path, break_it: Callable[[Path], object], says: str) -> None:
    """Whatever is wrong, the product does not start, and it is said where to look."""
    break_it(folder)

    assert says in problems(folder)


def test_a_folder_without_techniques_is_refused(tmp_path: Path) -> None:
    """Nothing at all is a problem too."""
    assert "techniques: there are none." in problems(tmp_path)


def test_an_unknown_technique_is_told_with_the_known_ones(library: Library) -> None:
    """A slip in a name is answered with the names there are."""
    assert library.technique("arch-rub").id == "arch-rub"
    with pytest.raises(UnknownNameError) as refusal:
        library.technique("arch-rubb")
    assert "arch-rub" in refusal.value.known


def test_the_content_cannot_be_changed(library: Library) -> None:
    """One request must not change what the next one reads."""
    with pytest.raises(TypeError):
        library.techniques["mine"] = library.techniques["arch-rub"]  # type: ignore[index]
    with pytest.raises(AttributeError):
        library.techniques = {}  # type: ignore[misc]


def test_two_techniques_may_ask_for_the_same_place(folder: Path) -> None:
    """Two people who add one each know nothing of each other; then the ids decide who comes first."""
    written = (folder / "techniques/knuckle.toml").read_text("utf-8")
    (folder / "techniques/fist.toml").write_text(written.replace('id = "knuckle"', 'id = "fist"'), "utf-8")
    names = list(read_library(folder).techniques)

    assert names[names.index("fist") + 1] == "knuckle"
