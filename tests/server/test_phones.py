"""A second screen and a second person: joining, asking, being told, and being sent away."""

from __future__ import annotations

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from legato.server.pairing import asks
from legato.server.pairing.codes import CODE_LENGTH, new_code, read_code, written
from legato.server.pairing.models import FailedTry, Phone
from legato.server.sittings.models import Event, Sitting, Status
from legato.units import PRESSURE_WORDS
from server.builders import event, person, send_events, sitting, visitor
from server.phones import ask, code_for, join, joined, phone, tell

pytestmark = [pytest.mark.django_db, pytest.mark.urls("legato.server.pairing.urls.network")]


@pytest.fixture
def planned() -> Sitting:
    """Plan a massage by somebody else."""
    return sitting(person(), performer="partner", position="bed")


def company_of(whose: Sitting, client: Client) -> dict:
    """Return what a second screen is told."""
    return client.get(f"/joined/{whose.id}/company", secure=True).json()


class TestCodes:
    """What is shown on the computer and typed on a phone."""

    def test_are_read_however_they_are_typed(self) -> None:
        """In groups, in small letters, and with the letters that look like figures."""
        code = new_code()

        assert len(code) == CODE_LENGTH
        assert read_code(written(code)) == code
        assert read_code(f" {written(code).lower()} ".replace("0", "o").replace("1", "l")) == code

    @pytest.mark.parametrize("typed", ["", "ABCD", "ABCD EFGH JKM!", "ABCDEFGHJKMNP", "🦶" * 12, "../../people/"])
    def test_that_cannot_be_one_are_none(self, typed: str) -> None:
        """Too short, too long, or with other signs."""
        assert read_code(typed) is None

    def test_are_not_kept(self, planned: Sitting) -> None:
        """Neither the code nor the phone's key is in the database."""
        code = code_for(planned)
        client = phone()
        join(client, code)
        kept = " ".join(str(value) for row in Phone.objects.values() for value in row.values())

        assert code not in kept
        assert client.cookies["legato_phone"].value not in kept


class TestJoining:
    """One code, one phone, one sitting."""

    def test_makes_a_phone_the_remote(self, planned: Sitting) -> None:
        """Three buttons, each a third of the screen."""
        page = joined(planned).get(f"/joined/{planned.id}/", secure=True).content.decode()

        assert [word for word in ("Softer", "More", "Stop") if f">{word}<" in page] == ["Softer", "More", "Stop"]

    def test_makes_a_phone_a_screen(self, planned: Sitting) -> None:
        """The player, with addresses of its own."""
        client = joined(planned, "screen")
        page = client.get(f"/joined/{planned.id}/", secure=True).content.decode()

        assert f'src="/joined/{planned.id}/timeline"' in page
        assert "/api/" not in page
        assert "/sittings/" not in page
        assert client.get(f"/joined/{planned.id}/timeline", secure=True).json()["lasts_ms"] == planned.lasts_ms

    def test_keeps_the_key_out_of_reach(self, planned: Sitting) -> None:
        """A cookie of this sitting's address alone, for TLS alone, out of reach for scripts and other sites."""
        cookie = join(phone(), code_for(planned)).cookies["legato_phone"]

        assert (cookie["path"], cookie["secure"], cookie["httponly"], cookie["samesite"]) == (
            f"/joined/{planned.id}/",
            True,
            True,
            "Lax",
        )

    def test_by_looking_uses_nothing_up(self, planned: Sitting) -> None:
        """Messengers open links before people do."""
        code = code_for(planned)
        for _ in range(3):
            assert phone().get(f"/join/{code}/").status_code == 200

        assert join(phone(), code).status_code == 302

    def test_offers_no_remote_where_the_hands_are_ones_own(self) -> None:
        """Nobody is there to be told."""
        own = sitting(person())
        code = code_for(own)

        assert b'value="remote"' not in phone().get(f"/join/{code}/").content
        assert b"for your own hands" in join(phone(), code, "remote").content
        assert join(phone(), code, "screen").status_code == 302

    def test_by_typing_leads_to_the_same_page(self, planned: Sitting) -> None:
        """For phones that cannot scan."""
        code = code_for(planned)
        answer = phone().post("/", {"code": written(code).lower()})

        assert answer.headers["Location"] == f"/join/{code}/"


class TestCodesThatDoNotFit:
    """One sentence each, and nothing about anybody."""

    @pytest.mark.parametrize(
        ("spoil", "says"),
        [
            (lambda one: Phone.objects.update(made_at=timezone.now() - timedelta(minutes=10)), "has run out"),
            (lambda one: Phone.objects.update(ended_at=timezone.now()), "has run out"),
            (lambda one: Phone.objects.all().delete(), "is not known"),
            (lambda one: Sitting.objects.update(status=Status.STOPPED), "is over"),
            (lambda one: Sitting.objects.update(status=Status.FINISHED), "is over"),
            (lambda one: Sitting.objects.update(made_at=timezone.now() - timedelta(hours=5)), "is over"),
            (lambda one: join(phone(), one), "has been used"),
        ],
        ids=["ten minutes old", "ended", "unknown", "stopped", "finished", "of this morning", "used"],
    )
    def test_say_why(self, spoil, says: str, planned: Sitting) -> None:
        """Both for looking and for joining; no key is given."""
        code = code_for(planned)
        spoil(code)
        client = phone()

        for answer in (client.get(f"/join/{code}/"), join(client, code)):
            assert answer.status_code == 403
            assert says in answer.content.decode()
            assert planned.person.name not in answer.content.decode()
        assert "legato_phone" not in client.cookies

    def test_one_sign_changed_is_another_code(self, planned: Sitting) -> None:
        """And it is not known."""
        code = code_for(planned)
        wrong = code[:-1] + ("0" if code[-1] != "0" else "1")

        assert b"is not known" in join(phone(), wrong).content

    def test_an_earlier_code_counts_no_more(self, planned: Sitting) -> None:
        """Showing a new code takes the old one back."""
        first = code_for(planned)
        code_for(planned)

        assert b"is not known" in join(phone(), first).content

    def test_ten_wrong_ones_are_enough(self, planned: Sitting) -> None:
        """Then even the right one is refused for this address, and for no other."""
        code, guesser = code_for(planned), phone("192.168.1.66")
        for _ in range(10):
            assert guesser.get(f"/join/{new_code()}/").status_code == 403

        assert guesser.get(f"/join/{code}/").status_code == 429
        assert join(guesser, code).status_code == 429
        assert join(phone(), code).status_code == 302

    def test_ten_minutes_later_one_may_try_again(self, planned: Sitting) -> None:
        """And what was counted is forgotten."""
        guesser = phone("fe80::1234")
        for _ in range(10):
            guesser.get(f"/join/{new_code()}/")
        FailedTry.objects.update(at=timezone.now() - timedelta(minutes=11))

        assert guesser.get(f"/join/{new_code()}/").status_code == 403
        assert FailedTry.objects.count() == 1

    def test_a_home_of_many_addresses_is_one_guesser(self, planned: Sitting) -> None:
        """Changing the last half of an address of IPv6 helps nobody."""
        for host in range(10):
            phone(f"2001:db8::{host + 1:x}").get(f"/join/{new_code()}/")

        assert phone("2001:db8::ffff").get(f"/join/{code_for(planned)}/").status_code == 429


class TestAsking:
    """Softer, more, stop."""

    def test_reaches_the_screens_in_words(self, planned: Sitting) -> None:
        """Each screen is told, until it is too old to be meant for here."""
        remote, screen = joined(planned), joined(planned, "screen")
        assert ask(remote, planned, "softer").json()["heard"] is False

        told = company_of(planned, screen)["asks"]
        assert [(one["kind"], one["says"]) for one in told] == [("softer", asks.SOFTER)]

    def test_is_an_event_at_its_place(self, planned: Sitting) -> None:
        """With the leg and the technique that the hands are at."""
        remote, screen = joined(planned), joined(planned, "screen")
        tell(screen, f"/joined/{planned.id}/company", position_ms=120_000, playing=False)
        place = asks.place_at(planned, 120_000)
        ask(remote, planned, "more")
        [kept] = Event.objects.all()

        assert (kept.kind, kept.at_ms, kept.leg, kept.technique) == (
            "asked_more",
            120_000,
            place.leg.value,
            place.technique,
        )
        assert place.technique is not None

    def test_twice_under_one_id_counts_once(self, planned: Sitting) -> None:
        """A lost answer makes the phone send it again."""
        remote, same = joined(planned), str(uuid.uuid4())
        for _ in range(3):
            assert ask(remote, planned, "stop", id=same).status_code == 201

        assert Event.objects.count() == 1

    def test_another_phones_id_is_not_taken_over(self, planned: Sitting) -> None:
        """Two remotes do not see each other's presses."""
        one, other, same = joined(planned), joined(planned), str(uuid.uuid4())
        ask(one, planned, "softer", id=same)

        assert ask(other, planned, "stop", id=same).status_code == 409
        assert Event.objects.get().kind == "asked_softer"

    def test_says_whether_the_giver_has_heard(self, planned: Sitting) -> None:
        """Only after a screen said so."""
        remote, screen = joined(planned), joined(planned, "screen")
        pressed = ask(remote, planned, "softer").json()["id"]
        address = f"/joined/{planned.id}/asks"
        before = remote.get(address, secure=True).json()["asks"]
        screen.post(f"/joined/{planned.id}/heard", f'{{"heard": ["{pressed}"]}}', content_type="application/json")

        assert [one["heard"] for one in before] == [False]
        assert [one["heard"] for one in remote.get(address, secure=True).json()["asks"]] == [True]

    def test_too_late_is_recorded_and_not_told(self, planned: Sitting) -> None:
        """What was asked before the tunnel is not meant for this place; "stop" is told whenever it comes."""
        remote, screen = joined(planned), joined(planned, "screen")
        ask(remote, planned, "softer", age_ms=60_000)
        ask(remote, planned, "stop", age_ms=60_000)

        assert [one["kind"] for one in company_of(planned, screen)["asks"]] == ["stop"]
        assert {kept.kind: kept.detail["told"] for kept in Event.objects.all()} == {
            "asked_softer": False,
            "asked_stop": True,
        }

    def test_more_often_than_a_person_does_is_refused(self, planned: Sitting) -> None:
        """A phone gone wild fills no disk."""
        remote = joined(planned)
        answers = [ask(remote, planned, "more").status_code for _ in range(42)]

        assert (answers.count(201), answers[-1]) == (40, 409)

    def test_works_without_a_script(self, planned: Sitting) -> None:
        """The buttons are a form."""
        remote = joined(planned)
        answer = remote.post(f"/joined/{planned.id}/asks", {"kind": "softer"}, secure=True)

        assert answer.headers["Location"] == f"/joined/{planned.id}/"
        assert Event.objects.get().kind == "asked_softer"


class TestMore:
    """Never more than what may be cleared."""

    def test_names_one_step_and_no_more_at_every_moment(self, planned: Sitting) -> None:
        """Whatever is played: one step up within the technique and the limits, or none."""
        seen = set()
        for at_ms in range(0, planned.lasts_ms, 5_000):
            place = asks.place_at(planned, at_ms)
            told = asks.says(asks.AskKind.MORE, planned, place)
            if place.technique is None:
                assert told == asks.MORE_NOWHERE
                continue
            seen.add(place.technique)
            limits = asks.Screening.model_validate(planned.screening).limits[place.leg]
            most = asks.pressure_allowed(asks.load_library().techniques[place.technique], limits)
            higher = [PRESSURE_WORDS[step].partition(",")[0] for step in range(place.pressure + 1, most + 1)]
            assert told == (asks.MORE.format(most=higher[0]) if higher else asks.MORE_IS_MOST)
        assert len(seen) > 3

    def test_keeps_to_the_cap_of_a_leg_with_limits(self) -> None:
        """Blood thinners cap the pressure: at the cap the answer is to stay, and nothing is ever named above it."""
        careful = sitting(
            person(), performer="partner", position="bed", facts=[{"fact": "blood_thinner"}], have=["oil"]
        )
        caps = {
            leg: limits.pressure_cap for leg, limits in asks.Screening.model_validate(careful.screening).limits.items()
        }
        assert max(caps.values()) < 6
        for at_ms in range(0, careful.lasts_ms, 5_000):
            place = asks.place_at(careful, at_ms)
            told = asks.says(asks.AskKind.MORE, careful, place)
            if place.pressure is not None and place.pressure >= caps[place.leg]:
                assert told == asks.MORE_IS_MOST


class TestOneMoment:
    """All screens are at the same place."""

    def test_is_told_to_the_others(self, planned: Sitting) -> None:
        """Position, and whether it plays."""
        first, second = joined(planned, "screen"), joined(planned, "screen")
        tell(first, f"/joined/{planned.id}/company", position_ms=90_000, playing=False)
        moment = company_of(planned, second)["moment"]

        assert (moment["position_ms"], moment["playing"], moment["revision"]) == (90_000, False, 1)

    def test_a_sign_of_life_undoes_nobodys_change(self, planned: Sitting) -> None:
        """A screen that has not heard of the pause yet says that it goes on; it stays paused."""
        screen, one, other = joined(planned, "screen"), str(uuid.uuid4()), str(uuid.uuid4())
        address = f"/joined/{planned.id}/company"
        tell(screen, address, screen=one, position_ms=10_000)
        tell(screen, address, screen=other, position_ms=12_000, playing=False)
        tell(screen, address, screen=one, position_ms=14_000, change=False)

        assert company_of(planned, screen)["moment"]["playing"] is False
        assert company_of(planned, screen)["moment"]["position_ms"] == 12_000

    def test_a_screen_that_fell_silent_stands_where_it_was_last_seen(self, planned: Sitting) -> None:
        """A dead battery does not play on for the others."""
        screen = joined(planned, "screen")
        tell(screen, f"/joined/{planned.id}/company", position_ms=30_000)
        planned.moment.__class__.objects.update(told_at=timezone.now() - timedelta(minutes=3))
        moment = company_of(planned, screen)["moment"]

        assert (moment["playing"], moment["position_ms"]) == (False, 30_000)

    def test_nothing_new_costs_nothing(self, planned: Sitting) -> None:
        """The same question is answered by an empty 304, also while the session plays on."""
        screen, address = joined(planned, "screen"), f"/joined/{planned.id}/company"
        tell(screen, address)
        first = screen.get(address, secure=True)
        second = screen.get(address, secure=True, headers={"If-None-Match": first.headers["ETag"]})
        ask(joined(planned), planned, "softer")
        third = screen.get(address, secure=True, headers={"If-None-Match": first.headers["ETag"]})

        assert (second.status_code, second.content, third.status_code) == (304, b"", 200)

    def test_beyond_the_end_is_the_end(self, planned: Sitting) -> None:
        """A clock that runs wrong leads nowhere."""
        screen = joined(planned, "screen")
        told = tell(screen, f"/joined/{planned.id}/company", position_ms=7_000_000, playing=False).json()

        assert told["moment"]["position_ms"] == planned.lasts_ms

    @pytest.mark.parametrize("wrong", [{"position_ms": -1}, {"position_ms": 1.5}, {"screen": "me"}, {"playing": None}])
    def test_nonsense_is_refused(self, wrong: dict, planned: Sitting) -> None:
        """422, with the place."""
        answer = tell(joined(planned, "screen"), f"/joined/{planned.id}/company", **wrong)

        assert answer.status_code == 422
        assert answer.json()["error"]["findings"]


class TestTheSecondScreensEvents:
    """What happens on the phone's player is in the diary."""

    def test_are_recorded_once(self, planned: Sitting) -> None:
        """Sent twice, kept once, like the computer's."""
        screen = joined(planned, "screen")
        body = {"events": [event("started"), event("paused", 5_000)]}
        for _ in range(2):
            answer = screen.post(f"/joined/{planned.id}/events", body, content_type="application/json", secure=True)
            assert answer.status_code == 200

        assert sorted(planned.events.values_list("kind", flat=True)) == ["paused", "started"]

    def test_after_the_end_still_arrive(self, planned: Sitting) -> None:
        """The last ones come when the computer has finished already."""
        screen = joined(planned, "screen")
        Sitting.objects.update(status=Status.FINISHED)
        body = {"events": [event("finished", planned.lasts_ms)]}

        assert screen.post(f"/joined/{planned.id}/events", body, content_type="application/json").status_code == 200
        assert b"The session is over" in screen.get(f"/joined/{planned.id}/", secure=True).content
        assert screen.get(f"/joined/{planned.id}/timeline", secure=True).status_code == 409


@pytest.mark.urls("legato.server.urls")
class TestTheComputer:
    """Showing a code, and sending a phone away."""

    def test_says_how_to_allow_phones_while_they_are_not(self, planned: Sitting) -> None:
        """Without `--share` there is no code."""
        client = visitor(planned.person)
        page = client.post(f"/sittings/{planned.id}/phones/").content.decode()

        assert "SHARE=1" in page
        assert not Phone.objects.exists()

    def test_shows_a_code_as_picture_and_words(self, planned: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
        """Once: the page that is asked for again has none, and nobody keeps it."""
        monkeypatch.setenv("LEGATO_SHARE_PORT", "8766")
        client = visitor(planned.person)
        answer = client.post(f"/sittings/{planned.id}/phones/")

        assert b'class="qr"' in answer.content
        assert b"style=" not in answer.content
        assert answer.headers["Cache-Control"] == "no-store"
        assert b'class="qr"' not in client.get(f"/sittings/{planned.id}/phones/").content

    def test_of_a_session_that_is_over_shows_none(self, planned: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
        """There is nothing to join."""
        monkeypatch.setenv("LEGATO_SHARE_PORT", "8766")
        send_events(visitor(planned.person), planned, event("finished", planned.lasts_ms))
        answer = visitor(planned.person).post(f"/sittings/{planned.id}/phones/")

        assert b'class="qr"' not in answer.content
        assert not Phone.objects.exists()

    def test_sends_a_phone_away(self, planned: Sitting, settings) -> None:
        """From then on it sees and changes nothing, and is told so."""
        settings.ROOT_URLCONF = "legato.server.pairing.urls.network"
        remote = joined(planned)
        settings.ROOT_URLCONF = "legato.server.urls"
        one = planned.phones.get()
        visitor(planned.person).post(f"/sittings/{planned.id}/phones/{one.id}/end/")
        settings.ROOT_URLCONF = "legato.server.pairing.urls.network"

        assert ask(remote, planned, "stop").status_code == 410
        page = remote.get(f"/joined/{planned.id}/", secure=True)
        assert page.status_code == 410
        assert b"not joined any more" in page.content
        assert not Event.objects.exists()
