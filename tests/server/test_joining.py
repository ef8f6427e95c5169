"""One code, one phone, one sitting: how a phone joins, and codes that do not let it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from legato.server.records.pairing.codes import CODE_LENGTH, format_code, new_code, read_code
from legato.server.records.pairing.models import FailedTry, Phone
from legato.server.records.sittings.models import Sitting, Status
from server.builders import person, sitting
from server.phones import code_for, join, joined, phone

pytestmark = [pytest.mark.django_db, pytest.mark.urls("legato.server.doors.phones.urls")]


@pytest.fixture
def planned() -> Sitting:
    """Plan a massage by somebody else."""
    return sitting(person(), performer="partner", position="bed")


class TestCodes:
    """What is shown on the computer and typed on a phone."""

    def test_are_read_however_they_are_typed(self) -> None:
        """In groups, in small letters, and with the letters that look like figures."""
        code = new_code()

        assert len(code) == CODE_LENGTH
        assert read_code(format_code(code)) == code
        assert read_code(f" {format_code(code).lower()} ".replace("0", "o").replace("1", "l")) == code

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
        answer = phone().post("/", {"code": format_code(code).lower()})

        assert answer.headers["Location"] == f"/join/{code}/"


class TestComingBack:
    """A phone that slept, or whose tab was closed, is in again by itself."""

    def test_by_the_link_it_joined_with(self, planned: Sitting) -> None:
        """The code is used up for everybody else, and for this phone it is the way back."""
        code = code_for(planned)
        one = phone()
        join(one, code)
        back = one.get(f"/join/{code}/", secure=True)

        assert back.headers["Location"] == f"/joined/{planned.id}/"
        assert one.get(back.headers["Location"], secure=True).status_code == 200
        assert b"has been used" in phone().get(f"/join/{code}/", secure=True).content

    def test_is_known_by_a_cookie_of_that_link_alone(self, planned: Sitting) -> None:
        """Out of reach for scripts, for plain connections and for every other address."""
        code = code_for(planned)
        cookie = join(phone(), code).cookies["legato_phone_back"]

        assert (cookie["path"], cookie["secure"], cookie["httponly"]) == (f"/join/{code}/", True, True)

    @pytest.mark.parametrize("told", ["", "nonsense", f"{'0' * 32}.key", "11111111-1111-4111-8111-111111111111."])
    def test_takes_no_key_that_is_none(self, told: str, planned: Sitting) -> None:
        """Whoever makes one up is at the door like everybody."""
        code = code_for(planned)
        stranger = phone()
        stranger.cookies["legato_phone_back"] = told

        assert b"How will you use this phone?" in stranger.get(f"/join/{code}/", secure=True).content

    def test_ends_when_it_is_sent_away(self, planned: Sitting) -> None:
        """The link is a used code again."""
        code = code_for(planned)
        one = phone()
        join(one, code)
        Phone.objects.update(ended_at=timezone.now())

        assert b"has been used" in one.get(f"/join/{code}/", secure=True).content


class TestTheWrongName:
    """A link with a name this computer does not go by."""

    @pytest.fixture(autouse=True)
    def own_names(self, settings) -> None:
        """Answer to the machine's own names alone."""
        settings.ALLOWED_HOSTS = ["10.2.2.7"]

    def test_says_which_to_use(self, planned: Sitting) -> None:
        """With the same link at the address the phone came to, so that the code is not lost."""
        code = code_for(planned)
        came = {"SERVER_NAME": "10.2.2.7", "SERVER_PORT": "8766", "HTTP_HOST": "nas.lan:8766"}
        page = phone().get(f"/join/{code}/", secure=True, **came)

        assert page.status_code == 421
        assert f'href="https://10.2.2.7:8766/join/{code}/"' in page.content.decode()
        assert "Open https://10.2.2.7:8766/ instead" in page.content.decode()
        assert phone().get(f"/join/{code}/", secure=True, HTTP_HOST="10.2.2.7:8766").status_code == 200

    def test_is_said_to_a_script_in_its_shape(self, planned: Sitting) -> None:
        """As every refusal is."""
        came = {"SERVER_NAME": "10.2.2.7", "SERVER_PORT": "8766", "HTTP_HOST": "nas.lan:8766"}
        answer = phone().get(f"/joined/{planned.id}/asks", secure=True, **came)

        assert answer.status_code == 421
        assert "https://10.2.2.7:8766/" in answer.json()["error"]["says"]


class TestCodesThatDoNotFit:
    """One sentence each, and nothing about anybody."""

    @pytest.mark.parametrize(
        ("spoil", "says"),
        [
            (lambda one: Phone.objects.update(made_at=timezone.now() - timedelta(minutes=10)), "has expired"),
            (lambda one: Phone.objects.update(ended_at=timezone.now()), "has expired"),
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
        """Then the next is not even looked at as one more, for this address and for no other."""
        guesser = phone("192.168.1.66")
        for _ in range(10):
            assert guesser.get(f"/join/{new_code()}/").status_code == 403

        assert guesser.get(f"/join/{new_code()}/").status_code == 429
        assert join(guesser, new_code()).status_code == 429
        assert FailedTry.objects.count() == 10
        assert phone().get(f"/join/{new_code()}/").status_code == 403

    def test_of_somebody_else_behind_the_same_router_shut_nobody_out(self, planned: Sitting) -> None:
        """In a container or behind a repeater all phones have one address: whoever has the right code is let in."""
        code = code_for(planned)
        for _ in range(12):
            phone("172.17.0.1").get(f"/join/{new_code()}/")

        assert join(phone("172.17.0.1"), code).status_code == 302

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

        assert phone("2001:db8::ffff").get(f"/join/{new_code()}/").status_code == 429
