"""A second screen and a second person: asking, being told, one moment for all, and being sent away."""

from __future__ import annotations

import socket
import uuid
from collections.abc import Iterator
from datetime import timedelta
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from legato.server.records.pairing import asks
from legato.server.records.pairing.entry import phone_join
from legato.server.records.pairing.models import Ask, Phone, Use
from legato.server.records.sittings.models import Event, Sitting, Status
from legato.server.wire.language import say
from legato.server.wire.wish_words import wish_words
from server.builders import event, person, send_events, sitting, visitor
from server.phones import ask, code_for, joined, phone, tell

pytestmark = [pytest.mark.django_db, pytest.mark.urls("legato.server.doors.phones.urls")]


@pytest.fixture
def planned() -> Sitting:
    """Plan a massage by somebody else."""
    return sitting(person(), performer="partner", position="bed")


def company_of(whose: Sitting, client: Client) -> dict:
    """Return what a second screen is told."""
    return client.get(f"/joined/{whose.id}/company", secure=True).json()


def told_for_more(whose: Sitting, place: asks.Place) -> str:
    """Say what the giver hears when the receiver asks for more at a place."""
    wish = asks.wish_of(asks.AskKind.MORE, whose, place)
    return wish_words(Ask(wish=wish.wish, most=wish.most))


class TestAsking:
    """Softer, more, stop."""

    def test_reaches_the_screens_in_words(self, planned: Sitting) -> None:
        """Each screen is told, until it is too old to be meant for here."""
        assert ask(joined(planned), planned, "softer").json()["heard"] is False
        told = company_of(planned, joined(planned, "screen"))["asks"]
        assert [(one["kind"], one["says"]) for one in told] == [("softer", say("wish-softer", again="no"))]

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
        """Two remotes do not see each other's presses; "stop" is taken under an id of its own."""
        one, other, same = joined(planned), joined(planned), str(uuid.uuid4())
        ask(one, planned, "softer", id=same)

        assert ask(other, planned, "more", id=same).status_code == 409
        assert [ask(other, planned, "stop", id=same).status_code for _ in range(3)] == [201] * 3
        assert sorted(kept.kind for kept in Event.objects.all()) == ["asked_softer", "asked_stop"]

    def test_says_when_the_same_is_asked_again(self, planned: Sitting) -> None:
        """What was done about the first was not enough."""
        assert all(ask(joined(planned), planned, "softer").status_code == 201 for _ in range(2))
        told = company_of(planned, joined(planned, "screen"))["asks"]
        assert [one["says"] for one in told] == ["They ask for softer.", "They ask again for softer."]

    def test_says_whether_the_giver_has_heard(self, planned: Sitting) -> None:
        """Only after a screen said so."""
        remote, screen = joined(planned), joined(planned, "screen")
        pressed = ask(remote, planned, "softer").json()["id"]
        address = f"/joined/{planned.id}/asks"
        before = remote.get(address, secure=True).json()["asks"]
        screen.post(f"/joined/{planned.id}/heard", f'{{"heard": ["{pressed}"]}}', content_type="application/json")

        assert [one["heard"] for one in before] == [False]
        assert [one["heard"] for one in remote.get(address, secure=True).json()["asks"]] == [True]

    def test_is_answered_with_what_the_giver_is_told(self) -> None:
        """More is not only received: where it may become no firmer, the remote says so."""
        careful = sitting(
            person(), performer="partner", position="bed", facts=[{"fact": "blood_thinner"}], have=["oil"]
        )
        remote, screen = joined(careful), joined(careful, "screen")
        moments = {
            asks.wish_of(asks.AskKind.MORE, careful, asks.place_at(careful, at_ms)).wish: at_ms
            for at_ms in range(0, careful.lasts_ms, 5_000)
        }
        for wish in ("more-is-most", "more-nowhere"):
            tell(screen, f"/joined/{careful.id}/company", position_ms=moments[wish.replace("-", "_")], playing=False)
            assert ask(remote, careful, "more").json()["says"] == say(f"wish-answer-{wish}")
        assert ask(remote, careful, "good").json()["says"] == say("wish-answer-good")
        assert ask(remote, careful, "stop").json()["says"] == say("wish-answer-stop")

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

    def test_is_counted_by_when_it_comes(self, planned: Sitting) -> None:
        """A phone that says it was pressed long ago is counted all the same."""
        remote = joined(planned)
        answers = [ask(remote, planned, "more", age_ms=61_000).status_code for _ in range(42)]

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
            told = told_for_more(planned, place)
            if place.technique is None:
                assert told == say("wish-more-nowhere")
                continue
            seen.add(place.technique)
            limits = asks.Screening.model_validate(planned.screening).limits[place.leg]
            most = asks.pressure_allowed(asks.load_library().techniques[place.technique], limits)
            higher = place.pressure + 1
            assert told == (
                say("wish-more", most=higher, again="no") if higher <= most else say("wish-more-is-most", again="no")
            )
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
            told = told_for_more(careful, place)
            if place.pressure is not None and place.pressure >= caps[place.leg]:
                assert told == say("wish-more-is-most", again="no")


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


@pytest.fixture
def door(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let somebody listen where the door for phones is, on a network."""
    monkeypatch.setattr("legato.server.sharing.address.outward_address", lambda: ["192.168.1.20"])
    with socket.create_server(("127.0.0.1", 0)) as listening:
        monkeypatch.setenv("LEGATO_SHARE_PORT", str(listening.getsockname()[1]))
        yield


@pytest.mark.urls("legato.server.urls")
class TestTheComputer:
    """Showing a code, and sending a phone away."""

    def test_says_how_to_allow_phones_while_they_are_not(self, planned: Sitting) -> None:
        """Without `--share` there is no code."""
        client = visitor(planned.person)
        page = client.post(f"/sittings/{planned.id}/phones/").content.decode()

        assert "SHARE=1" in page
        assert not Phone.objects.exists()

    def test_shows_a_code_as_picture_and_words(self, planned: Sitting, door: None) -> None:
        """Once: the page that is asked for again has none, and nobody keeps it."""
        client = visitor(planned.person)
        answer = client.post(f"/sittings/{planned.id}/phones/")

        assert b'class="qr"' in answer.content
        assert b"style=" not in answer.content
        assert answer.headers["Cache-Control"] == "no-store"
        assert b'class="qr"' not in client.get(f"/sittings/{planned.id}/phones/").content

    def test_offers_no_code_where_nobody_answers(self, planned: Sitting, monkeypatch: pytest.MonkeyPatch) -> None:
        """The process behind the door has ended: that is said where a code would be, and what to do."""
        with socket.create_server(("127.0.0.1", 0)) as once:
            monkeypatch.setenv("LEGATO_SHARE_PORT", str(once.getsockname()[1]))
        answer = visitor(planned.person).post(f"/sittings/{planned.id}/phones/")

        assert say("phones-door-ended") in unescape(answer.content.decode())
        assert not Phone.objects.exists()

    def test_on_no_network_says_so(self, planned: Sitting, door: None, monkeypatch: pytest.MonkeyPatch) -> None:
        """And not that phones are not allowed, which they are."""
        monkeypatch.setattr("legato.server.sharing.address.outward_address", list)
        page = visitor(planned.person).post(f"/sittings/{planned.id}/phones/").content.decode()

        assert say("phones-no-network") in page
        assert "SHARE=1" not in page

    def test_of_a_session_that_is_over_shows_none(self, planned: Sitting, door: None) -> None:
        """There is nothing to join."""
        send_events(visitor(planned.person), planned, event("finished", planned.lasts_ms))
        answer = visitor(planned.person).post(f"/sittings/{planned.id}/phones/")

        assert b'class="qr"' not in answer.content
        assert not Phone.objects.exists()

    def test_sends_a_phone_away(self, planned: Sitting, settings) -> None:
        """From then on it sees and changes nothing, and is told so."""
        settings.ROOT_URLCONF = "legato.server.doors.phones.urls"
        remote = joined(planned)
        settings.ROOT_URLCONF = "legato.server.urls"
        one = planned.phones.get()
        visitor(planned.person).post(f"/sittings/{planned.id}/phones/{one.id}/end/")
        settings.ROOT_URLCONF = "legato.server.doors.phones.urls"

        assert ask(remote, planned, "stop").status_code == 410
        page = remote.get(f"/joined/{planned.id}/", secure=True)
        assert page.status_code == 410
        assert b"not joined any more" in page.content
        assert not Event.objects.exists()


@pytest.mark.urls("legato.server.urls")
class TestTellingPhonesApart:
    """Two phones on the computer's page."""

    @pytest.fixture
    def two(self, planned: Sitting) -> list[Phone]:
        """Give two phones that joined a moment ago, neither with a name."""
        for _ in range(2):
            code, now = code_for(planned), timezone.now()
            phone_join(code=code, use=Use.REMOTE, now=now)
        return list(planned.phones.order_by("made_at"))

    def page(self, planned: Sitting) -> str:
        """Read the list."""
        return unescape(visitor(planned.person).get(f"/sittings/{planned.id}/phones/joined/").content.decode())

    def test_by_a_number_until_they_have_names(self, planned: Sitting, two: list[Phone]) -> None:
        """There is always something to call them."""
        assert say("phones-number", number=1) in self.page(planned)
        assert say("phones-number", number=2) in self.page(planned)

    def test_by_a_name_that_is_given_on_the_computer(self, planned: Sitting, two: list[Phone]) -> None:
        """Only that one is called so, and it may be taken back."""
        client = visitor(planned.person)
        address = f"/sittings/{planned.id}/phones/{two[1].id}/name/"
        client.post(address, {"name": "Anna’s\u202e  old\nphone"})

        assert '<bdi class="phone-name">Anna’s old phone</bdi>' in self.page(planned)
        assert [one.name for one in planned.phones.order_by("made_at")] == ["", "Anna’s old phone"]
        client.post(address, {"name": " \u200b "})
        assert say("phones-number", number=2) in self.page(planned)

    def test_by_a_name_that_is_given_on_the_phone(self, planned: Sitting, settings) -> None:
        """Where it joins; one that is too long is cut."""
        settings.ROOT_URLCONF = "legato.server.doors.phones.urls"
        phone().post(f"/join/{code_for(planned)}/", {"use": "remote", "name": "The kitchen " * 9}, secure=True)

        assert planned.phones.get().name == "The kitchen The kitchen The kitchen The"

    def test_by_whether_they_are_awake(self, planned: Sitting, two: list[Phone]) -> None:
        """One that gives no sign of life says when it was last seen, and that nothing needs to be done."""
        last = timezone.now() - timedelta(minutes=7)
        Phone.objects.filter(id=two[0].id).update(seen_at=last)
        page = self.page(planned)

        assert say("phones-seen", time=f"{timezone.localtime(last):%H:%M}") in page
        assert page.count(say("phones-is-here")) == 1

    def test_and_none_of_another_sitting_is_renamed(self, planned: Sitting, two: list[Phone]) -> None:
        """It is not there."""
        other = sitting(planned.person)

        assert (
            visitor(planned.person).post(f"/sittings/{other.id}/phones/{two[0].id}/name/", {"name": "Mine"}).status_code
            == 404
        )
