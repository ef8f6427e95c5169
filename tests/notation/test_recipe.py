"""A recipe: what of a session can be passed on, written in one way only, and signed."""

from __future__ import annotations

import json
import string
from contextlib import suppress

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from pydantic import ValidationError

from legato.body import LEGS, Leg
from legato.errors import RecipeError
from legato.notation.recipe import Recipe, RecipePart, read_recipe, recipe_of, wishes_of, write_recipe
from legato.notation.seal import MOST_LETTERS, mark_of, public_key_of, read_seal, seal
from notation.recipes import ANOTHER_SEED, SEED, TECHNIQUES, recipes
from planner.making import checkin, composed, people

TWO = Recipe(
    minutes=10,
    left=(RecipePart(technique="thumb", seconds=60), RecipePart(technique="arch-rub", seconds=90)),
    right_out=("knuckle",),
)
LETTERS = string.ascii_letters + string.digits + "-_."


def refusal_of(text: str) -> str:
    """Return why a link is refused."""
    with pytest.raises(RecipeError) as wrong:
        read_seal(text)
    return wrong.value.code


class TestWhatIsPassedOn:
    """Techniques, lengths, what stays out, minutes; and nothing about anybody."""

    def test_every_block_of_a_session_is_in_its_recipe_on_its_leg(self) -> None:
        """In the order in which they are held."""
        session = composed(checkin(minutes=20))
        recipe = recipe_of(session)

        for leg in LEGS:
            blocks = [(block.technique, block.lasts_ms // 1_000) for block in session.blocks if block.leg is leg]
            assert [(part.technique, part.seconds) for part in recipe.parts(leg)] == blocks

    def test_the_same_session_planned_for_two_people_gives_one_recipe(self) -> None:
        """Age, answers and where it hurts leave no trace where they do not change the session."""
        session = composed(checkin(minutes=20))
        of_another = checkin(
            person={"age": 71}, pain=[{"leg": "left", "zone": "knee", "score": 6}], facts=[{"fact": "blood_thinner"}]
        )

        assert recipe_of(session.model_copy(update={"checkin": of_another})) == recipe_of(session)

    def test_a_recipe_has_no_field_for_anything_else(self) -> None:
        """Whoever adds one has to say here why it tells nothing about a person."""
        assert set(Recipe.model_fields) == {"minutes", "left", "right", "left_out", "right_out"}
        assert set(RecipePart.model_fields) == {"technique", "seconds"}

    def test_what_somebody_left_out_stays_out_for_the_next_one(self) -> None:
        """It was a wish, and wishes are passed on."""
        session = composed(checkin(minutes=15), wishes_of(TWO).model_copy(update={"include": (), "lengths": ()}))

        assert recipe_of(session).right_out == ("knuckle",)

    def test_a_technique_stands_once_on_a_leg(self) -> None:
        """Twice, or in and out, is no recipe; nor is nothing at all."""
        part = RecipePart(technique="thumb", seconds=60)
        for parts in ({"left": (part, part)}, {"left": (part,), "left_out": ("thumb",)}, {}, {"left_out": ("thumb",)}):
            with pytest.raises(ValidationError):
                Recipe(minutes=10, **parts)


class TestTheWrittenForm:
    """One recipe, one text."""

    @given(recipes())
    def test_what_is_written_is_read_back(self, recipe: Recipe) -> None:
        """Whatever is in it."""
        assert read_recipe(write_recipe(recipe)) == recipe

    @given(st.binary(max_size=300))
    def test_whatever_is_not_a_recipe_is_refused(self, written: bytes) -> None:
        """With a reason, and never with anything else."""
        with pytest.raises(RecipeError):
            read_recipe(written)

    @given(
        st.recursive(
            st.none() | st.booleans() | st.integers(-3, 2**70) | st.floats() | st.text(max_size=5),
            lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["names", "left"]), inner),
            max_leaves=12,
        ),
        st.sampled_from(["minutes", "names", "left", "right_out", "age"]),
    )
    def test_a_document_with_anything_in_a_field_is_read_as_written_or_refused(self, value: object, field: str) -> None:
        """Numbers that point nowhere, lists in lists, a field that nobody knows."""
        document = json.loads(write_recipe(TWO)) | {field: value}
        written = json.dumps(document, separators=(",", ":"), sort_keys=True).encode()
        found = None
        with suppress(RecipeError):
            found = read_recipe(written)

        assert found is None or write_recipe(found) == written

    @pytest.mark.parametrize("spoil", [b" ", b"\n"])
    def test_the_same_recipe_written_in_another_way_is_refused(self, spoil: bytes) -> None:
        """So nothing can be hidden in the way it is written."""
        with pytest.raises(RecipeError):
            read_recipe(write_recipe(TWO) + spoil)

    def test_numbers_that_count_from_the_end_point_nowhere(self) -> None:
        """Python would read them."""
        document = json.loads(write_recipe(TWO)) | {"left": [[-1, 60]]}
        with pytest.raises(RecipeError):
            read_recipe(json.dumps(document, separators=(",", ":"), sort_keys=True).encode())

    def test_every_technique_there_is_on_both_legs_is_still_short_enough(self) -> None:
        """With as many again as there are now, the longest link still stands in one QR code."""
        line = tuple(RecipePart(technique=name, seconds=1_795) for name in TECHNIQUES)
        text = seal(Recipe(minutes=60, left=line, right=line), SEED)

        assert len(text) <= MOST_LETTERS

    def test_a_recipe_too_long_for_a_link_is_not_written(self) -> None:
        """Sixty techniques with long names on one leg."""
        line = tuple(RecipePart(technique=f"{'a' * 50}-{at}", seconds=60) for at in range(60))
        with pytest.raises(RecipeError) as wrong:
            write_recipe(Recipe(minutes=60, left=line))
        assert wrong.value.code == "recipe-too-long"


class TestTheSeal:
    """Nobody alters a link without its being seen; and that is all a signature says."""

    @given(recipes())
    def test_what_is_signed_is_read_back_with_its_key(self, recipe: Recipe) -> None:
        """Alone, behind an address, or broken into lines by a letter."""
        text = seal(recipe, SEED)
        broken = "\n".join(text[at : at + 60] for at in range(0, len(text), 60))
        for told in (text, f"http://127.0.0.1:8765/shared/#{text}", f"  {broken}\n"):
            found = read_seal(told)
            assert (found.recipe, found.key) == (recipe, public_key_of(SEED))

    def test_the_same_recipe_and_key_give_the_same_link(self) -> None:
        """Chance has no part in it."""
        assert seal(TWO, SEED) == seal(TWO, SEED)
        assert seal(TWO, SEED) != seal(TWO, ANOTHER_SEED)

    @given(recipes(), st.data())
    def test_a_link_with_one_letter_changed_is_refused(self, recipe: Recipe, data: st.DataObject) -> None:
        """Wherever it is."""
        text = seal(recipe, SEED)
        at = data.draw(st.integers(0, len(text) - 1))
        letter = data.draw(st.sampled_from(LETTERS))
        assume(letter != text[at])

        assert refusal_of(text[:at] + letter + text[at + 1 :]).startswith("recipe-")

    @given(recipes(), st.data())
    def test_a_link_that_was_cut_off_is_refused(self, recipe: Recipe, data: st.DataObject) -> None:
        """After any number of letters."""
        text = seal(recipe, SEED)
        kept = data.draw(st.integers(0, len(text) - 1))

        assert refusal_of(text[:kept]) in {"recipe-not-a-link", "recipe-cut", "recipe-altered"}

    @given(recipes(), recipes())
    def test_a_signature_is_good_for_one_recipe_only(self, one: Recipe, other: Recipe) -> None:
        """It cannot be put behind another one."""
        assume(one != other)
        version, written, _ = seal(one, SEED).split(".")
        _, _, signature = seal(other, SEED).split(".")

        assert refusal_of(f"{version}.{written}.{signature}") == "recipe-altered"

    @given(st.text(max_size=200))
    def test_any_other_text_is_refused(self, text: str) -> None:
        """Whatever somebody pastes."""
        assert refusal_of(text).startswith("recipe-")

    @pytest.mark.parametrize(
        ("text", "why"),
        [
            ("", "recipe-not-a-link"),
            ("https://example.org/", "recipe-not-a-link"),
            ("https://example.org/#top", "recipe-not-a-link"),
            ("L2.abc.def", "recipe-other-version"),
            ("L1.", "recipe-cut"),
            ("L1.abcd", "recipe-cut"),
            ("L1." + "a" * MOST_LETTERS, "recipe-too-long"),
            (seal(TWO, SEED) + "A", "recipe-altered"),
        ],
    )
    def test_each_kind_of_wrong_link_has_its_own_reason(self, text: str, why: str) -> None:
        """So that whoever opens it knows what to ask for."""
        assert refusal_of(text) == why

    def test_a_signed_text_that_is_no_recipe_is_refused_all_the_same(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Anybody can sign anything; a signature opens no door."""
        monkeypatch.setattr("legato.notation.seal.write_recipe", lambda recipe: b'{"minutes":10,"names":[]}')

        assert refusal_of(seal(TWO, SEED)) == "recipe-unreadable"

    def test_the_mark_of_a_key_is_short_enough_to_compare_by_eye(self) -> None:
        """Sixteen digits in four groups, the same for every link of one place."""
        key = public_key_of(SEED)

        assert mark_of(key).replace(" ", "") == key[:16]
        assert read_seal(seal(TWO, SEED)).mark == mark_of(key)


@pytest.mark.slow
@given(people())
def test_the_wishes_of_a_recipe_are_those_of_the_session(answers) -> None:
    """Composed anew with them for the same person, nothing has to give way."""
    session = composed(answers)
    recipe = recipe_of(session)
    again = composed(answers, wishes_of(recipe))

    for leg in Leg:
        assert [block.technique for block in again.blocks if block.leg is leg] == [
            block.technique for block in session.blocks if block.leg is leg
        ]
