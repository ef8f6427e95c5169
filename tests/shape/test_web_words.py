"""Scripts hold no sentence and cut none; the linter that says so bites, and lets alone what nobody reads."""

from __future__ import annotations

import pytest

from shape.spoilt_web import refusals

pytestmark = pytest.mark.slow

RULE = "legato/words"
LIT = 'import { html } from "lit";\n'
SPOILT = {
    # words that are written into a script
    "player/sentence.ts": 'export const spoilt = "One moment, please.";',
    "player/template.ts": "export const spoilt = `One moment`;",
    "player/piece.ts": "export const spoilt = (left: number): string => `${left} minutes`;",
    "player/glued.ts": 'export const spoilt = (leg: string): string => "Now the " + leg;',
    "player/markup.ts": f"{LIT}export const spoilt = html`<button>Close</button>`;",
    "player/beside.ts": f"{LIT}export const spoilt = (leg: string) => html`<p>${{leg}} leg</p>`;",
    "player/aloud.ts": f'{LIT}export const spoilt = html`<button aria-label="Close"></button>`;',
    "player/hint.ts": f'{LIT}export const spoilt = html`<input placeholder="Your name" />`;',
    "player/chosen.ts": f'{LIT}export const spoilt = (on: boolean) => html`<p>${{on ? "Is here" : "Not here"}}</p>`;',
    "player/written.ts": 'export const spoilt = (box: HTMLElement) => (box.textContent = "Paused");',
    "player/table.ts": 'export const spoilt = { done: "All done", stop: "Something feels wrong" };',
    "player/told.ts": 'export const spoilt = (tell: (text: string) => void) => tell("Say it aloud.");',
    # texts that are cut or put together
    "player/cut.ts": 'export const spoilt = (says: string): string => says.slice(0, says.indexOf(". "));',
    "player/split.ts": 'export const spoilt = (one: { text: string }) => one.text.split(". ");',
    "player/small.ts": 'import { say } from "../ground/say";\nexport const spoilt = say("player-pause").toLowerCase();',
    "player/other.ts": 'export const spoilt = (title: string | undefined) => title?.replace("left", "right");',
    "player/list.ts": 'export const spoilt = (legs: string[]): string => legs.join(", ");',
    "player/and.ts": 'export const spoilt = (legs: string[]): string => legs.join(" and ");',
}
FREE = {
    "session/said.ts": 'import { say } from "../ground/say";\nexport const free = say("player-pause");',
    "session/thrown.ts": 'export const free = () => { throw new RangeError("A session runs forwards."); };',
    "session/found.ts": 'export const free = (page: Document) => page.querySelector("main button, main a");',
    "session/named.ts": 'type Answer = "no answer" | "not now";\nexport const free: Answer = "not now";',
    "session/marked.ts": f'{LIT}export const free = (on: string) => html`<p class="big ${{on}}"></p>`;',
    "session/shader.ts": "export const free = `uniform vec3 colour; void main() { discard; }`;",
    "session/listed.ts": "export const free = (cues: readonly number[]) => cues.slice(1);",
    "session/path.ts": 'export const free = (path: string): string => path.replace("company", "heard");',
    "session/space.ts": 'export const free = (text: string): string => text.replace(/\\s+/g, " ");',
    "session/aloud.ts": 'export const free = (sentences: string[]): string => sentences.join(" ");',
}


@pytest.fixture(scope="module")
def refused(tmp_path_factory: pytest.TempPathFactory) -> dict[str, set[str | None]]:
    """Plant all of them in a copy of the web; give the rules that refuse each."""
    return refusals(tmp_path_factory.mktemp("web"), SPOILT | FREE)


@pytest.mark.parametrize("name", SPOILT)
def test_a_sentence_outside_the_catalogues_is_refused(refused: dict[str, set[str | None]], name: str) -> None:
    """Written out, glued from pieces, or cut."""
    assert RULE in refused[name]


@pytest.mark.parametrize("name", FREE)
def test_what_nobody_reads_is_free(refused: dict[str, set[str | None]], name: str) -> None:
    """Errors for programmers, selectors, names that a type lists, code, and whole sentences one after the other."""
    assert RULE not in refused[name]
