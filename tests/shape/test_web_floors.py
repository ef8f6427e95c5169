"""The web's folders keep their floors, and no script writes an address out; the linter that says so bites."""

from __future__ import annotations

from pathlib import Path

import pytest

from shape.spoilt_web import WEB, refusals

# `make check` lints what there is; here the contracts are put to the test.
pytestmark = pytest.mark.slow

UP = "import-x/no-restricted-paths"
ROUND = "import-x/no-cycle"
NO_FLOOR = WRITTEN_OUT = "no-restricted-syntax"
SPOILT = {
    "generated/spoilt.ts": ('import { uuid } from "../ground/ids";\nexport const spoilt = uuid;', UP),
    "ground/spoilt.ts": ('import { Clock } from "../session/clock";\nexport const spoilt = Clock;', UP),
    "ground/types.ts": ('import type { Place } from "../legs/zones";\nexport type Spoilt = Place;', UP),
    "ground/later.ts": ('export const spoilt = (): unknown => import("../player/element");', UP),
    "legs/spoilt.ts": ('export { contextOf } from "../stage/context";', UP),
    "stage/spoilt.ts": ('import { LegatoLegs } from "./legs/element";\nexport const spoilt = LegatoLegs;', UP),
    "stage/legs/spoilt.ts": ('export { WAYS } from "../../leg-map/ways";', UP),
    "leg-map/spoilt.ts": ('export { Outbox } from "../device/outbox";', UP),
    "device/spoilt.ts": ('export { viewOf } from "../session/view";', UP),
    "session/spoilt.ts": ('export { Desk } from "../player/sound/desk";', UP),
    "player/styles/spoilt.ts": ('export { Desk } from "../sound/desk";', UP),
    "player/sound/spoilt.ts": ('export { Speech } from "../features/speech";', UP),
    "player/features/spoilt.ts": ('export { Countdown } from "../countdown";', UP),
    "player/spoilt.ts": ('export { openQuick } from "../offline/quick";', UP),
    "offline/spoilt.ts": ('export { Company } from "../pairing/company";', UP),
    "pairing/spoilt.ts": ('export { showPhones } from "../pages/phones";', UP),
    "pages/spoilt.ts": ('import "../app";', UP),
    "pages/one.ts": ('import { other } from "./other";\nexport const one = (): string => other;', ROUND),
    "pages/other.ts": ('import { one } from "./one";\nexport const other = one();', ROUND),
    "pages/words.ts": ('export const spoilt = "/api/v1/offline";', WRITTEN_OUT),
    "pages/root.ts": ('export const spoilt = { leave: "/" };', WRITTEN_OUT),
    "pages/other-server.ts": ('export const spoilt = "//elsewhere.example/";', WRITTEN_OUT),
    "pages/template.ts": ("export const spoilt = (id: string): string => `/sittings/${id}/`;", WRITTEN_OUT),
    "pages/link.ts": ('import { html } from "lit";\nexport const spoilt = html`<a href="/">Home</a>`;', WRITTEN_OUT),
    "pages/pattern.ts": ("export const spoilt = /^\\/quick\\//;", WRITTEN_OUT),
    "helpers/spoilt.ts": ("export const spoilt = 1;", NO_FLOOR),
    "ground/helpers/spoilt.ts": ("export const spoilt = 1;", NO_FLOOR),
}


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str | None]]:
    """Spoil a copy of the web in every way at once; give the rules that refuse each of the files."""
    return refusals(tmp_path_factory.mktemp("web"), {name: text for name, (text, _) in SPOILT.items()})


@pytest.mark.parametrize("name", SPOILT)
def test_what_breaks_a_contract_is_refused(refused: dict[str, set[str | None]], name: str) -> None:
    """A file that reaches up, two that go round, a folder that stands nowhere, an address that is written out."""
    assert SPOILT[name][1] in refused[name]


def test_every_folder_has_been_spoilt() -> None:
    """A new floor is not only written down but tried."""
    folders = {path.parent.relative_to(WEB / "src").as_posix() for path in (WEB / "src").rglob("*.ts")}

    assert folders - {"."} == {Path(name).parent.as_posix() for name in SPOILT} - {"helpers", "ground/helpers"}
