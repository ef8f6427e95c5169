"""Path by path: what somebody on the network can reach, with and without a code. Nothing of anybody's records."""

from __future__ import annotations

import json
import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from legato.server import settings_phones as door
from legato.server.records.pairing.models import Ask, Moment, Phone
from legato.server.records.sittings.models import Draft, Event, Sitting
from server.addresses import operations_of, pages_of, routes
from server.builders import event, held, person, sitting
from server.phones import JSON, ask, code_for, join, joined, phone, tell

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
OWN = ("", "over/", "timeline", "events", "company", "heard", "asks")
"""All addresses of a joined phone."""
FOR_EVERY_PHONE = ("", "over/")
STRANGERS = ("nobody", "another sitting's phone", "a made-up key", "sent away", "of this morning")


@pytest.fixture(autouse=True)
def on_the_network(settings) -> None:
    """Answer as the second door does: with its addresses, and its steps for every request."""
    for name in ("ROOT_URLCONF", "MIDDLEWARE", "TEMPLATES", "CSRF_COOKIE_NAME", "CSRF_COOKIE_SECURE"):
        setattr(settings, name, getattr(door, name))


@pytest.fixture(scope="module")
def planned(records_of_the_file: None) -> Sitting:
    """Plan a massage by somebody else, in a household with a history; what a test writes about it is taken back."""
    anna = person("Annabel")
    held(anna)
    return sitting(anna, performer="partner", position="bed")


def visitors(planned: Sitting) -> dict[str, Client]:
    """Return everybody who might come from the network."""
    return {"nobody": phone(), "remote": joined(planned), "screen": joined(planned, "screen")}


def body_for(address: str) -> str:
    """Return what would be right at an address of a joined phone."""
    fits = {
        "events": {"events": [event("started")]},
        "company": {"screen": str(uuid.uuid4()), "position_ms": 0, "playing": True, "change": True},
        "heard": {"heard": []},
        "asks": {"id": str(uuid.uuid4()), "kind": "stop", "age_ms": 0},
    }
    return json.dumps(fits.get(address.rsplit("/", 1)[-1], {}))


class TestRecords:
    """Pages, API, export, check-in, deletion: none of it is there."""

    def test_no_address_of_the_app_answers(self, planned: Sitting) -> None:
        """Every page and operation, read or written, by nobody, a remote or a second screen: 403, and no word of it."""
        draft = Draft.objects.create(person=planned.person)
        app = [one for one in (*pages_of(planned, draft), *operations_of(planned)) if one != "/"]
        app += [
            f"/sittings/{planned.id}/edit/",
            f"/sittings/{planned.id}/repeat/",
            f"/people/{planned.person_id}/choose/",
            f"/api/v1/plans/{planned.id}",
            "/api/v1/plans",
            "/api/v1/verdicts",
            "/check-in/",
            "/people/add/",
            "/theme/",
        ]
        before = (Sitting.objects.count(), Draft.objects.count())
        for who, client in visitors(planned).items():
            for address in app:
                for method in ("get", "post", "patch", "delete"):
                    answer = getattr(client, method)(address, secure=True)
                    assert answer.status_code == 403, (who, method, address)
                    assert b"Annabel" not in answer.content
                    assert str(planned.id).encode() not in answer.content
        assert before == (Sitting.objects.count(), Draft.objects.count())

    def test_the_front_page_says_how_to_join_and_nothing_else(self, planned: Sitting) -> None:
        """The same for everybody."""
        pages = {who: client.get("/", secure=True) for who, client in visitors(planned).items()}

        for answer in pages.values():
            assert answer.status_code == 200
            assert b"Join a session" in answer.content
            for link in (b"/diary/", b"/people/", b"/library/", b"Annabel"):
                assert link not in answer.content

    @pytest.mark.urls("legato.server.doors.phones.urls")
    def test_the_sweep_knows_every_address_of_the_door(self) -> None:
        """An address that is added without a test fails here."""
        assert routes() == {"", "join/<str:code>/", *(f"joined/<uuid:sitting_id>/{one}" for one in OWN)}


class TestJoinedAddresses:
    """What a joined phone has, for that phone and its sitting alone."""

    @pytest.mark.parametrize(
        ("whose", "own"),
        [
            *((whose, own) for whose in STRANGERS for own in OWN),
            *(("another use", own) for own in OWN if own not in FOR_EVERY_PHONE),
        ],
    )
    def test_are_gone_for_everybody_else(self, whose: str, own: str, planned: Sitting) -> None:
        """410 with one sentence, and nothing is changed."""
        address = f"/joined/{planned.id}/{own}"
        client = self._somebody(whose, own, planned)
        Event.objects.all().delete()
        read = client.get(address, secure=True)
        written = client.post(address, body_for(address), content_type=JSON, secure=True)
        for answer in (read, written):
            assert answer.status_code in {410, 405}, answer.content
            assert b"Annabel" not in answer.content
            assert b"cues" not in answer.content
        assert not Event.objects.exists()
        assert not Moment.objects.exists()
        assert not Ask.objects.exists()

    def _somebody(self, whose: str, own: str, planned: Sitting) -> Client:
        if whose == "nobody":
            return phone()
        if whose == "another use":
            return joined(planned, "screen" if own == "asks" else "remote")
        client = joined(planned, "remote" if own == "asks" else "screen")
        if whose == "another sitting's phone":
            other = joined(sitting(planned.person, performer="partner", position="bed"), "screen")
            client.cookies["legato_phone"] = other.cookies["legato_phone"].value
        elif whose == "a made-up key":
            key = client.cookies["legato_phone"].value
            client.cookies["legato_phone"] = key[:-1] + ("A" if key[-1] != "A" else "B")
        elif whose == "sent away":
            Phone.objects.update(ended_at=timezone.now())
        else:
            Sitting.objects.update(made_at=timezone.now() - timedelta(hours=5))
        return client

    def test_reach_no_other_sitting_of_the_same_person(self, planned: Sitting) -> None:
        """The key of one evening opens no other."""
        other = sitting(planned.person, performer="partner", position="bed")
        screen = joined(planned, "screen")
        for own in OWN:
            assert screen.get(f"/joined/{other.id}/{own}", secure=True).status_code in {410, 405}

    def test_take_no_event_of_another_sitting(self, planned: Sitting) -> None:
        """An id that is another sitting's is refused, and says nothing about it."""
        known = event("started")
        Event.objects.create(
            id=known["id"], sitting=held(planned.person), kind="started", at_ms=0, happened_at=timezone.now()
        )
        screen = joined(planned, "screen")
        answer = screen.post(f"/joined/{planned.id}/events", {"events": [known]}, content_type=JSON, secure=True)

        assert answer.status_code == 422
        assert not planned.events.exists()

    def test_confirm_no_ask_of_another_sitting(self, planned: Sitting) -> None:
        """Being heard elsewhere is not being heard."""
        other = sitting(planned.person, performer="partner", position="bed")
        pressed = ask(joined(planned), planned, "stop").json()["id"]
        stranger = joined(other, "screen")
        stranger.post(f"/joined/{other.id}/heard", json.dumps({"heard": [pressed]}), content_type=JSON, secure=True)

        assert Ask.objects.get().heard_at is None


class TestOtherSites:
    """A page of somebody else in the phone's browser."""

    @pytest.mark.parametrize("own", ["events", "company", "heard", "asks"])
    def test_can_send_nothing(self, own: str, planned: Sitting) -> None:
        """Without the token of an own page nothing is taken."""
        use = "remote" if own == "asks" else "screen"
        client = phone(checks_csrf=True)
        client.cookies = joined(planned, use).cookies
        address = f"/joined/{planned.id}/{own}"
        answer = client.post(address, body_for(address), content_type=JSON, secure=True)

        assert answer.status_code == 403
        assert not Event.objects.exists()

    def test_cannot_use_up_a_code(self, planned: Sitting) -> None:
        """A form from elsewhere joins nobody."""
        code = code_for(planned)

        assert phone(checks_csrf=True).post(f"/join/{code}/", {"use": "screen"}, secure=True).status_code == 403
        assert join(phone(), code).status_code == 302


class TestTheDoorItself:
    """What its settings take away."""

    def test_answers_to_names_of_this_machine_only(self) -> None:
        """No wildcard, as on the computer."""
        assert "*" not in door.ALLOWED_HOSTS
        assert "legato.example.org" not in door.ALLOWED_HOSTS
        assert phone().get("/", headers={"Host": "legato.example.org"}, secure=True).status_code == 421

    def test_gives_a_visitor_no_session_and_no_person(self) -> None:
        """Nobody of the household can be chosen from there."""
        assert not [one for one in door.MIDDLEWARE if "session" in one.lower()]
        assert "legato.server.wire.context.house" not in door.TEMPLATES[0]["OPTIONS"]["context_processors"]

    def test_keeps_the_strict_headers(self) -> None:
        """As on every page."""
        headers = phone().get("/", secure=True).headers

        assert "default-src 'none'" in headers["Content-Security-Policy"]
        assert headers["Referrer-Policy"] == "same-origin"
        assert "private" in headers["Cache-Control"]


def test_a_joined_phone_can_do_what_it_is_for(planned: Sitting) -> None:
    """All the refusing above is not because nothing works."""
    remote, screen = joined(planned), joined(planned, "screen")

    assert ask(remote, planned, "softer").status_code == 201
    assert tell(screen, f"/joined/{planned.id}/company").status_code == 200
    assert {own: screen.get(f"/joined/{planned.id}/{own}", secure=True).status_code for own in OWN} == {
        "": 200,
        "over/": 200,
        "timeline": 200,
        "events": 405,
        "company": 200,
        "heard": 405,
        "asks": 410,
    }
