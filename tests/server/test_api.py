"""The API: the same answers as the pages, made once where they are the same for everybody."""

from __future__ import annotations

import gzip
import json

import pytest
from django.test import Client

from legato import pipeline
from legato.library import load_library
from legato.safety import load_rule_book
from legato.server.records.sittings.models import Sitting
from legato.server.wire.openapi import examples
from legato.words import load_sentences, verdict_in_words
from server.builders import checkin, person, sitting, visitor

pytestmark = pytest.mark.django_db
JSON = "application/json"


class TestContent:
    """Techniques and facts."""

    def test_lists_all_techniques_in_order(self) -> None:
        """The library's own order."""
        names = [one["id"] for one in Client().get("/api/v1/techniques").json()["techniques"]]

        assert names == list(load_library().techniques)

    def test_gives_one_technique_whole(self) -> None:
        """Nothing is left out of the record."""
        answer = Client().get("/api/v1/techniques/arch-rub").json()

        assert answer == load_library().techniques["arch-rub"].model_dump(mode="json")

    def test_lists_all_facts_in_asking_order(self) -> None:
        """The order of the rule book."""
        names = [one["id"] for one in Client().get("/api/v1/facts").json()["facts"]]

        assert names == list(load_rule_book().facts)

    @pytest.mark.parametrize("address", ["/api/v1/techniques", "/api/v1/techniques/arch-rub", "/api/v1/facts"])
    def test_is_not_sent_again_to_those_who_have_it(self, address: str) -> None:
        """The second visit is answered with 304 and nothing else."""
        etag = Client().get(address).headers["ETag"]
        again = Client().get(address, headers={"If-None-Match": etag})

        assert again.status_code == 304
        assert again.content == b""
        assert Client().get(address, headers={"If-None-Match": '"other"'}).status_code == 200

    def test_is_sent_compressed_to_those_who_take_it(self) -> None:
        """And the same text comes out."""
        plain = Client().get("/api/v1/techniques")
        packed = Client().get("/api/v1/techniques", headers={"Accept-Encoding": "gzip"})

        assert packed.headers["Content-Encoding"] == "gzip"
        assert gzip.decompress(packed.content) == plain.content


class TestPlanning:
    """From a check-in to a timeline."""

    def test_screens_without_storing(self) -> None:
        """The verdict is the engine's own."""
        answer = visitor().post("/api/v1/verdicts", json.dumps(checkin()), content_type=JSON).json()

        screening = pipeline.screen(pipeline.read_checkin(json.dumps(checkin())))
        assert answer == verdict_in_words(screening, load_sentences()).model_dump(mode="json")
        assert not Sitting.objects.exists()

    def test_plans_and_plays(self) -> None:
        """The session that is answered is the one that is stored and timed."""
        client = visitor(person())
        answer = client.post("/api/v1/plans", json.dumps(checkin()), content_type=JSON)
        told = answer.json()
        timeline = client.get(f"/api/v1/sittings/{told['sitting']}/timeline").json()
        session = pipeline.read_session(json.dumps(told["session"]))

        assert answer.status_code == 201
        assert timeline == json.loads(pipeline.narration(session).model_dump_json(exclude_none=True))

    def test_needs_nobody_to_be_there_first(self) -> None:
        """The first plan of an empty installation begins its first person."""
        answer = visitor().post("/api/v1/plans", json.dumps(checkin()), content_type=JSON)

        assert answer.status_code == 201
        assert Sitting.objects.get().person.name == "Me"

    def test_says_when_nothing_fits(self) -> None:
        """With the limits that caused it."""
        everywhere = [
            {"leg": leg, "zone": zone}
            for leg in ("left", "right")
            for zone in pipeline.schema("checkin")["$defs"]["ZoneId"]["enum"]
        ]
        answer = visitor().post("/api/v1/plans", json.dumps(checkin(avoid=everywhere, pain=[])), content_type=JSON)

        assert answer.json()["outcome"] == "not_composed"
        assert answer.json()["no_session"]["says"]
        assert not Sitting.objects.exists()

    def test_times_a_sitting_once_for_all(self) -> None:
        """The timeline has an ETag of its own."""
        planned = sitting(person())
        client = visitor(planned.person)
        address = f"/api/v1/sittings/{planned.id}/timeline"
        etag = client.get(address).headers["ETag"]

        assert client.get(address, headers={"If-None-Match": etag}).status_code == 304


class TestDocumentation:
    """OpenAPI, with examples that work."""

    def test_describes_every_operation(self) -> None:
        """Paths, bodies with examples, and the records they are made of."""
        document = Client().get("/api/v1/openapi.json").json()
        bodies = [
            operation["requestBody"]["content"][JSON]
            for path in document["paths"].values()
            for operation in path.values()
            if "requestBody" in operation
        ]

        assert len(bodies) == 9
        for body in bodies:
            assert body["example"]
            assert body["schema"]["$ref"].removeprefix("#/components/schemas/") in document["components"]["schemas"]

    def test_has_no_reference_that_leads_nowhere(self) -> None:
        """Every record it speaks of is described."""
        text = Client().get("/api/v1/openapi.json").content.decode()
        document = json.loads(text)
        wanted = {part.split('"')[0] for part in text.split('"$ref": "#/components/schemas/')[1:]}

        assert wanted
        assert wanted <= set(document["components"]["schemas"])

    def test_has_examples_that_can_be_sent(self) -> None:
        """Copied and sent, they are accepted."""
        client = visitor(person())
        planned = client.post("/api/v1/plans", json.dumps(examples.CHECK_IN), content_type=JSON).json()["sitting"]

        assert client.post("/api/v1/verdicts", json.dumps(examples.CHECK_IN), content_type=JSON).status_code == 200
        assert (
            client.patch(f"/api/v1/plans/{planned}", json.dumps(examples.WISHES), content_type=JSON).status_code == 200
        )
        assert client.post(
            f"/api/v1/sittings/{planned}/events", json.dumps(examples.EVENTS), content_type=JSON
        ).json() == {"accepted": 1}
        told = client.put(f"/api/v1/refusals/{planned}", json.dumps(examples.TICKED), content_type=JSON)
        assert told.json()["verdict"] == "emergency"
