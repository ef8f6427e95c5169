"""A session that is passed on: shown before it is made and used, and composed anew for whoever opens it."""

from __future__ import annotations

import html
import re
import stat
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from legato.library import load_library
from legato.notation.recipe import Recipe, RecipePart, recipe_of
from legato.notation.seal import mark_of, public_key_of, read_seal, seal
from legato.pipeline.recipe import plan_recipe
from legato.server.records.people.models import Person
from legato.server.records.sittings.models import Draft, Outcome, Sitting
from legato.server.records.sittings.selectors import session_of
from legato.server.sharing.recipe_key import RECIPE_KEY_NAME, own_recipe_key, recipe_seed
from server.builders import RED_FLAG, answer_step, check_in, checkin, person, sitting, ticks, visitor

pytestmark = pytest.mark.django_db
SEED = bytes(range(32))
TWO = Recipe(
    minutes=15,
    left=(RecipePart(technique="thumb", seconds=60), RecipePart(technique="arch-rub", seconds=90)),
    right_out=("knuckle",),
)
LINK = f"http://127.0.0.1:8765/shared/#{seal(TWO, SEED)}"


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Let each test begin where nothing was shared yet, in a folder of its own: others share at the same time."""
    monkeypatch.setenv("LEGATO_DATA_DIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def planned() -> Sitting:
    """Give a plan that tells much about somebody: varicose veins, a blood thinner, a left calf that aches."""
    facts = [{"fact": "varicose_veins", "leg": "left", "zones": ["calf"]}, {"fact": "blood_thinner"}]
    return sitting(person("Anneliese"), facts=facts)


def words(answer: Any) -> str:
    """Return what a page says."""
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def shared_link(client: Client, planned: Sitting) -> str:
    """Make a link as the page does."""
    page = client.post(f"/sittings/{planned.id}/share/").content.decode()
    found = re.search(r"<textarea[^>]*>([^<]+)</textarea>", page)
    assert found is not None
    return html.unescape(found[1])


def opened(client: Client, link: str = LINK) -> Draft:
    """Open a link, and go on to the safety questions."""
    client.post("/shared/begin/", {"link": link})
    return Draft.objects.latest("made_at")


class TestSharing:
    """Whoever shares sees first what they share."""

    def test_the_page_shows_everything_that_is_in_the_link_before_there_is_one(self, planned: Sitting) -> None:
        """Each technique with its length on its leg; and no key is made by looking."""
        client = visitor(planned.person)
        said = words(client.get(f"/sittings/{planned.id}/share/"))

        for block in session_of(planned).blocks:
            assert load_library().techniques[block.technique].words.name in said
        assert "no name, no age, no pain, no answers and no limits" in said
        assert own_recipe_key() is None

    def test_the_link_holds_the_recipe_of_the_session_and_its_key(self, planned: Sitting) -> None:
        """All of it behind the `#`, which is sent to no server."""
        link = shared_link(visitor(planned.person), planned)
        address, _, fragment = link.partition("#")
        found = read_seal(fragment)

        assert address == "http://testserver/shared/"
        assert found.recipe == recipe_of(session_of(planned))
        assert found.key == own_recipe_key()

    def test_nothing_in_the_link_says_anything_about_anybody(self, planned: Sitting) -> None:
        """Not even written in another way: somebody well with the same session gives the same letters."""
        client = visitor(planned.person)
        link = shared_link(client, planned)
        Sitting.objects.filter(id=planned.id).update(
            session={**planned.session, "checkin": checkin(person={"age": 99})}
        )

        assert shared_link(client, planned) == link

    def test_a_link_with_its_picture_is_short_enough(self, planned: Sitting) -> None:
        """At most 2.3 kB, which is one QR code."""
        client = visitor(planned.person)

        assert len(shared_link(client, planned)) < 2_300
        assert b"<svg" in client.post(f"/sittings/{planned.id}/share/").content

    def test_the_key_is_for_its_owner_alone(self, planned: Sitting, folder: Path) -> None:
        """And it stays the same from one link to the next."""
        client = visitor(planned.person)

        assert shared_link(client, planned) == shared_link(client, planned)
        assert stat.S_IMODE((folder / RECIPE_KEY_NAME).stat().st_mode) == 0o600

    def test_who_deletes_everything_deletes_the_key_too(self, planned: Sitting) -> None:
        """Later links cannot be told to come from the same place."""
        client = visitor(planned.person)
        before = read_seal(shared_link(client, planned)).key
        client.post("/people/delete-everything/", {"word": "delete"})

        assert own_recipe_key() is None
        assert public_key_of(recipe_seed()) != before


class TestOpening:
    """Whoever opens a link sees what is in it, and nothing begins by that."""

    def test_looking_shows_what_is_in_it_and_writes_nothing(self) -> None:
        """Names, lengths, what stays out."""
        said = words(visitor().post("/shared/", {"link": LINK}))

        assert "Left leg" in said
        assert load_library().techniques["thumb"].words.name in said
        assert "To stay out on the right leg" in said
        assert not Draft.objects.exists()
        assert not Person.objects.exists()

    def test_a_page_without_a_script_says_what_to_do(self) -> None:
        """In one sentence, beside a field that works without one."""
        page = visitor().get("/shared/").content.decode()

        assert re.search(r"<noscript>.*copy the whole address and paste it here\..*</noscript>", page)
        assert 'name="link"' in page

    def test_it_says_that_a_signature_is_no_promise_of_safety(self) -> None:
        """In any case."""
        assert "That does not make it safe for you" in words(visitor().post("/shared/", {"link": LINK}))

    def test_a_key_that_was_never_met_is_shown_to_be_compared(self) -> None:
        """Whoever made the link sees the same mark beside it."""
        assert mark_of(public_key_of(SEED)) in words(visitor().post("/shared/", {"link": LINK}))

    def test_a_key_that_was_met_before_is_known_again(self) -> None:
        """By the day of the session that came from there."""
        client = visitor(person())
        check_in(client, opened(client))

        assert "It comes from the same place as your session of" in words(client.post("/shared/", {"link": LINK}))

    def test_an_own_link_is_known_as_ones_own(self, planned: Sitting) -> None:
        """Nobody is told that they met a stranger."""
        client = visitor(planned.person)
        link = shared_link(client, planned)

        assert "It was made in this Legato." in words(client.post("/shared/", {"link": link}))

    @pytest.mark.parametrize(
        ("link", "says"),
        [
            ("", "Paste the link first."),
            ("https://example.org/", "This is no link to a session."),
            (LINK[:-5] + "AAAAA", "This link was altered on its way, so it is not opened. Ask for it once more."),
            (LINK.rpartition(".")[0], "A part of this link is missing. Ask for it once more."),
            ("L2.a.b", "This session was shared by another version of Legato, and this one cannot read it."),
            ("L1." + "a" * 3_000, "This is longer than a session can be, so it was not read."),
            ("a" * 5_000, "This is longer than a session can be, so it was not read."),
            (
                seal(Recipe(minutes=5, left=(RecipePart(technique="moon-walk", seconds=60),)), SEED),
                "This session has a technique that this Legato does not know. A newer one may.",
            ),
            ("\0", None),
        ],
    )
    @pytest.mark.parametrize("address", ["/shared/", "/shared/begin/"])
    def test_a_link_that_cannot_be_used_says_why_in_a_sentence_and_begins_nothing(self, address, link, says) -> None:
        """Whichever button it was sent with."""
        answer = visitor().post(address, {"link": link})

        assert answer.status_code == 422
        assert says is None or says in words(answer)
        assert not Draft.objects.exists()


class TestComposing:
    """It is a check-in like any other, and a plan like any other."""

    def test_it_leads_to_the_first_questions(self) -> None:
        """Red flags first, every time."""
        answer = visitor(person()).post("/shared/begin/", {"link": LINK})

        assert answer.headers["Location"].endswith("/first-questions/")

    def test_its_minutes_are_chosen_when_the_page_about_today_opens(self) -> None:
        """To be seen, and changed there."""
        client = visitor(person())
        draft = opened(client)
        answer_step(client, draft, "first-questions", {"none": "yes"})
        page = client.get(f"/check-in/{draft.id}/today/").content.decode()

        assert re.search(r'name="minutes"[^>]*value="15"[^>]*checked', page)

    def test_minutes_that_nobody_is_usually_offered_can_be_chosen_too(self) -> None:
        """A session that a limit made thirteen minutes long."""
        client = visitor(person())
        draft = opened(client, seal(TWO.model_copy(update={"minutes": 13}), SEED))
        answer_step(client, draft, "first-questions", {"none": "yes"})
        page = client.get(f"/check-in/{draft.id}/today/").content.decode()

        assert re.search(r'name="minutes"[^>]*value="13"[^>]*checked', page)

    def test_the_plan_is_the_recipe_within_this_persons_limits(self) -> None:
        """The very session that the engine composes for those answers."""
        client = visitor(person())
        check_in(client, opened(client))
        made = Sitting.objects.get()
        session = session_of(made)
        answer = plan_recipe(TWO, session.checkin).answer

        assert session == answer.cleared.session
        assert made.recipe["recipe"] == TWO.model_dump(mode="json")

    def test_the_plan_says_what_is_otherwise_and_why(self) -> None:
        """A blood thinner leaves out what the other person had."""
        deep = Recipe(minutes=10, left=(RecipePart(technique="calf-kneading", seconds=90),))
        client = visitor(person())
        check_in(client, opened(client, seal(deep, SEED)), health=ticks("blood_thinner"))
        page = words(client.get(f"/sittings/{Sitting.objects.get().id}/"))

        assert "This is the session that was shared with you, with" in page
        assert "With a blood thinner it could leave a deep bruise." in page

    def test_why_a_technique_is_in_says_that_it_was_shared(self) -> None:
        """Nobody reads that they chose what somebody else did."""
        client = visitor(person())
        check_in(client, opened(client))
        page = words(client.get(f"/sittings/{Sitting.objects.get().id}/"))

        assert "It is in the session that was shared with you." in page
        assert "It stays out in the session that was shared with you." in page
        assert "You chose it." not in page

    def test_a_plan_that_nobody_passed_on_says_nothing_of_it(self, planned: Sitting) -> None:
        """Most are."""
        assert "shared with you" not in words(visitor(planned.person).get(f"/sittings/{planned.id}/"))

    def test_a_red_flag_refuses_it(self) -> None:
        """At once, and no session is made."""
        client = visitor(person())
        draft = opened(client)
        answer = answer_step(client, draft, "first-questions", ticks(RED_FLAG))
        draft.refresh_from_db()

        assert answer.headers["Location"].endswith("/verdict/")
        assert draft.outcome == Outcome.REFUSED
        assert not Sitting.objects.exists()

    def test_what_a_person_changes_can_be_undone_to_what_was_shared(self) -> None:
        """The recipe is no change of theirs."""
        client = visitor(person())
        check_in(client, opened(client))
        made = Sitting.objects.get()
        shared = session_of(made)
        address = f"/sittings/{made.id}/edit/"

        assert "Undo my changes" not in words(client.get(f"/sittings/{made.id}/"))
        client.post(address, {"change": "drop", "leg": "left", "technique": "thumb"})
        assert "Undo my changes" in words(client.get(f"/sittings/{made.id}/"))
        client.post(address, {"change": "undo_all"})
        made.refresh_from_db()
        assert session_of(made) == shared

    def test_it_goes_with_the_check_in_to_whoever_is_massaged(self) -> None:
        """A giver opens the link, and says then whose legs they are."""
        client = visitor()
        draft = opened(client)
        client.post(f"/check-in/{draft.id}/who/", {"who": "giver"})
        answer_step(client, draft, "first-questions", {"none": "yes", "whose": "", "whose_name": "Berta"})
        draft = Draft.objects.latest("made_at")
        check_in(client, draft)

        assert Sitting.objects.get().recipe["recipe"] == TWO.model_dump(mode="json")

    def test_a_check_in_of_one_s_own_forgets_it(self) -> None:
        """Whoever begins anew begins with nothing."""
        client = visitor(person())
        opened(client)
        check_in(client)

        assert Sitting.objects.get().recipe is None

    def test_what_is_kept_with_a_plan_goes_into_a_copy_without_the_secret(self) -> None:
        """The public half of somebody else's key is there; no private one is."""
        client = visitor(person())
        check_in(client, opened(client))

        assert Sitting.objects.get().recipe["key"] == public_key_of(SEED)
        assert SEED.hex() not in str(Sitting.objects.get().recipe)
