"""Names: told apart as people tell them apart, always to be seen, and kept apart from the sentence around them."""

from __future__ import annotations

import html
import re
import unicodedata
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from legato.server.records.copies.services import copy_bring_back, copy_write
from legato.server.records.people.models import Emblem, Household, Person
from legato.server.records.people.names import LONGEST, NOBODY_SAID, name_key, name_mended, name_written
from legato.server.records.people.services import person_create
from server.builders import begin, check_in, person, scope_in, visitor

pytestmark = pytest.mark.django_db
SAME = [
    ("Ömer", "ömer"),
    ("\u00c1nn", "A\u0301nn"),
    ("Straße", "STRASSE"),
    ("Anna Lee", "Anna\u00a0 Lee "),
    ("می\u200cخواهم", "میخواهم"),
    ("Ägidius", "ÄGIDIUS"),
]
UNSEEN = {
    "nothing at all": "\u200b\u200b",
    "a turn of direction": "\u202eevil",
    "an isolate": "\u2067Anna",
    "a blank letter": "\u3164",
    "a soft hyphen": "An\u00adna",
    "a joiner at the end": "Anna\u200d",
    "marks without a letter": "\u0301\u0301",
    "marks that grow over the page": "Z" + "\u0302" * 9,
    "a control": "An\x07na",
    "a sign of nobody's": "\ue000",
}
WRITTEN = [
    "O’Brien",
    "محمد",
    "می\u200cخواهم",
    "李\U000e0100",
    "👩\u200d🦰",
    "Nguyễn Thị Ánh",
    "क्\u200dष",
    "J.",
    "❤\ufe0f",
]


class TestTwoNames:
    """In one household nobody is mistaken for somebody else."""

    @pytest.mark.parametrize(("one", "other"), SAME)
    def test_that_look_the_same_are_one(self, one: str, other: str) -> None:
        """Whatever case they are in, and however they are composed."""
        client = visitor(person(one))
        answer = client.post("/people/add/", {"name": other})

        assert answer.status_code == 422
        assert "There is somebody of this name already." in answer.content.decode()

    @pytest.mark.parametrize(("one", "other"), SAME)
    def test_that_look_the_same_are_refused_by_the_database_too(self, one: str, other: str) -> None:
        """Where two come at once, and on both databases: each folds letters in a way of its own, or not at all."""
        anna = person(one)

        with pytest.raises(IntegrityError), transaction.atomic():
            Person.objects.create(household=anna.household, name=other)

    def test_that_are_told_apart_may_both_be(self) -> None:
        """A dot is a letter of its own in Turkish."""
        anna = person("Isik")

        assert person("Işık", anna.household).name == "Işık"

    def test_may_be_the_same_in_two_households(self) -> None:
        """They never meet."""
        assert person("Anna").household != person("Anna").household


class TestAName:
    """Can be seen, and stays in its place."""

    @pytest.mark.parametrize("told", UNSEEN.values(), ids=UNSEEN)
    def test_with_a_sign_that_cannot_be_seen_is_refused(self, told: str) -> None:
        """With a sentence that says so; it is not taken out in silence, because it may be half of a name."""
        client = visitor(person())
        answer = client.post("/people/add/", {"name": told})

        assert answer.status_code == 422
        assert "This name has a character in it that cannot be seen." in html.unescape(answer.content.decode())
        assert Person.objects.count() == 1

    @pytest.mark.parametrize("told", WRITTEN)
    def test_is_taken_in_every_script(self, told: str) -> None:
        """With the joiners that Persian, Hindi and emoji are written with."""
        assert person_create(scope_in(None), name=told).name == told

    def test_is_kept_composed(self) -> None:
        """In one form, so that it is found again."""
        assert name_written(" A\u0301nn \t Lee ") == "\u00c1nn Lee"

    def test_of_spaces_is_none(self) -> None:
        """Somebody has to be called something."""
        with pytest.raises(ValidationError, match="missing"):
            person_create(scope_in(None), name=" \u00a0\u3000")

    @pytest.mark.parametrize("told", [*UNSEEN.values(), *WRITTEN, " a  b ", "a\n\u200b\nb"])
    def test_of_before_is_mended_so_that_it_would_be_taken(self, told: str) -> None:
        """And what would be taken stays as it is."""
        mended = name_mended(told)

        assert name_written(mended) == mended
        assert len(mended) <= LONGEST
        if told in WRITTEN:
            assert mended == told

    def test_has_a_key_that_fits(self) -> None:
        """The letters that grow most when they are folded."""
        widest = max((chr(each) for each in range(0x2FFFF) if unicodedata.category(chr(each))[0] == "L"), key=folded)

        assert person_create(scope_in(None), name=widest * LONGEST).name_key == name_key(widest * LONGEST)


def folded(sign: str) -> int:
    """Return how many signs one becomes."""
    return len(name_key(sign))


def markup(client: Any, path: str) -> str:
    """Read a page."""
    return str(client.get(path).content.decode())


class TestOnAPage:
    """A name is read in its own direction, and the sentence around it in its own."""

    NAME = "שרה 7 (אמא)"

    def test_stands_apart_wherever_it_is_shown(self) -> None:
        """In `<bdi>`, or between the two signs that do the same where there is no markup."""
        sara = person(self.NAME)
        ben = person("Ben", sara.household)
        client = visitor(sara)
        check_in(client, who="giver")
        begin(client)
        pages = [
            markup(client, path)
            for path in (
                "/",
                "/diary/",
                "/people/",
                f"/people/{sara.id}/rename/",
                f"/people/{sara.id}/delete/",
                "/people/copies/",
            )
        ]
        pages.append(client.get("/check-in/", follow=True).content.decode())
        pages.append(markup(visitor(ben), "/people/"))

        for page in pages:
            shown = re.sub(r'<input[^>]+name="name"[^>]*>', "", html.unescape(page))
            assert self.NAME in shown
            alone = re.findall(rf"(.{{5}}){re.escape(self.NAME)}", shown, re.DOTALL)
            assert all(before.endswith(("<bdi>", "\u2068")) for before in alone), alone

    def test_stands_apart_in_what_is_said_of_it_afterwards(self) -> None:
        """When it is gone."""
        sara = person(self.NAME)
        ben = person("Ben", sara.household)
        client = visitor(ben)
        answer = client.post(f"/people/{sara.id}/delete/", follow=True)

        assert f"\u2068{self.NAME}\u2069 and all records about" in html.unescape(answer.content.decode())

    def test_is_no_markup(self) -> None:
        """Whoever is called so is called so."""
        client = visitor(person("<b>Bo</b> & Co"))

        for path in ("/people/", f"/people/{Person.objects.get().id}/delete/"):
            assert "<bdi>&lt;b&gt;Bo&lt;/b&gt; &amp; Co</bdi>" in markup(client, path)


@pytest.mark.django_db(transaction=True)
def test_names_of_before_are_all_kept_and_told_apart() -> None:
    """Two that collide today do not stop an update: whoever came later gets a number behind theirs, and a picture."""
    executor = MigrationExecutor(connection)
    latest = executor.loader.graph.leaf_nodes()
    executor.migrate([("people", "0002_order_is_written_down")])
    old = executor.loader.project_state([("people", "0002_order_is_written_down")]).apps
    home = old.get_model("people", "Household").objects.create(is_home=True)
    before = ["Ömer", "ömer", "\u00c1nn", "A\u0301nn", "\u200b\u200b", "\u202eevil", "Ben", "ÖMER 2", "W" * 60]
    people = old.get_model("people", "Person").objects
    if connection.vendor == "postgresql":
        # It knew that these two are one, which SQLite did not.
        before.remove("ömer")
    for name in before:
        people.create(household=home, name=name)
    try:
        executor = MigrationExecutor(connection)
        executor.migrate(latest)
        now = list(Person.objects.order_by("made_at").values_list("name", flat=True))

        expected = ["Ömer", "ömer 2", "Ánn", "Ánn 2", NOBODY_SAID, "evil", "Ben", "ÖMER 2 2", "W" * 60]
        if connection.vendor == "postgresql":
            expected = ["Ömer", "Ánn", "Ánn 2", NOBODY_SAID, "evil", "Ben", "ÖMER 2", "W" * 60]
        assert now == expected
        assert len(set(Person.objects.values_list("name_key", flat=True))) == len(before)
        assert len(set(Person.objects.values_list("picture", flat=True))) == len(before)
    finally:
        Household.objects.all().delete()


class TestOneWhoIsBroughtBack:
    """From a copy, into a house where somebody is called the same."""

    def test_is_told_apart(self, tmp_path: Any) -> None:
        """Also by letters that a database does not fold."""
        omer = person("Ömer")
        with (tmp_path / "copy").open("w+b") as file:
            copy_write(scope_in(omer.household), out=file)
            home = omer.household
            omer.delete()
            person("ÖMER", home)
            file.seek(0)
            copy_bring_back(scope_in(home), copy=file)

        assert sorted(Person.objects.values_list("name", flat=True)) == ["ÖMER", "Ömer 2"]
        assert Person.objects.get(name="Ömer 2").name_key == "ömer 2"


class TestThePicture:
    """Beside each name, so that nobody is mistaken for somebody else."""

    def test_is_another_for_each_of_the_first(self) -> None:
        """As long as there are enough."""
        first = person()
        for nth in range(len(Emblem) - 1):
            person(f"Number {nth}", first.household)

        assert {each.picture for each in Person.objects.all()} == set(Emblem.values)

    def test_is_chosen(self) -> None:
        """Under *Change*, by its name."""
        anna = person()
        client = visitor(anna)
        assert "Sailing boat" in markup(client, f"/people/{anna.id}/rename/")
        client.post(f"/people/{anna.id}/rename/", {"name": "Anna", "picture": "sailboat"})

        anna.refresh_from_db()
        assert anna.picture == "sailboat"
        for path in ("/", "/people/", "/diary/", f"/people/{anna.id}/delete/"):
            assert "face-sailboat" in markup(client, path)

    def test_that_is_none_changes_nothing(self) -> None:
        """A form can hold anything."""
        anna = person()
        answer = visitor(anna).post(f"/people/{anna.id}/rename/", {"name": "Hanna", "picture": "skull"})

        anna.refresh_from_db()
        assert (answer.status_code, anna.name) == (422, "Anna")
