"""One walk from the first page to the diary, for every engine: what is done and what must hold is the same in each."""

from __future__ import annotations

import re
from collections.abc import Callable

from e2e.engines.person import FIND, Person

Shown = Callable[[str], None]
"""Told after each screen is there, with its name."""

PHONE = (390, 844)
WIDE = (1280, 800)
LEADS_ON = "^(None of these|Go on|Save and continue|See your plan|Show my plan|That is all)"
STEPS = 24
MOVED_PX = 60


def walk(person: Person, shown: Shown) -> None:
    """Go the whole way, and show each screen on it."""
    person.window.size(*PHONE)
    person.goes_to("/")
    shown("home")
    answers_the_check_in(person, shown)
    changes_the_plan(person, shown)
    plays(person, shown)
    tells_how_it_was(person, shown)


def answers_the_check_in(person: Person, shown: Shown) -> None:
    """Tell of a left calf that hurts; everything else is well."""
    person.taps_through("^(Start a check-in|Start over)")
    told = False
    for step in range(STEPS):
        if re.fullmatch(r"/sittings/[^/]+/", person.where()):
            break
        if not told and person.window.run("() => document.querySelector('legato-leg-map') !== null"):
            sees_the_map(person)
            shown("where")
            tells_of_the_calf(person)
            told = True
        elif step == 0:
            shown("check-in")
        if person.window.run("() => document.querySelector('input[name=age]')?.value === ''"):
            person.fills("age", "44")
        if person.finds("choice", "^10 min"):
            person.taps("choice", "^10 min")
        person.taps_through(LEADS_ON)
    else:
        raise AssertionError(f"{person.window.name}: no plan after {STEPS} steps, at {person.where()}")

    assert told, "the check-in never asked where it hurts"
    assert "left calf" in person.said().lower()


def sees_the_map(person: Person) -> None:
    """The legs are there when the page is: nobody looks at an empty place and goes on."""
    seen = """() => {
      const map = document.querySelector('legato-leg-map');
      return map.matches(':defined') && map.shadowRoot !== null && getComputedStyle(map).visibility === 'visible';
    }"""
    person.until(seen, says="the leg map stays hidden", within_s=3)


def tells_of_the_calf(person: Person) -> None:
    """By the keyboard, which is the same whether legs turn or are drawn."""
    person.presses("zone", "^left calf")
    person.taps("choice", r"^5\b")
    person.window.key("\ue00c")
    person.until(
        """() => {
          const form = document.querySelector('legato-leg-map').closest('form');
          return [...new FormData(form).values()].some(value => /5/.test(value));
        }""",
        says="the pain is not in the form",
    )


def changes_the_plan(person: Person, shown: Shown) -> None:
    """Make the last part longer: the page stays, the place stays, the focus stays, and it is said."""
    shown("plan")
    opens_the_tools(person)
    # It comes when the tools are opened; what is pressed before waits for it, and would not show whether it came.
    person.until(ANSWERS_IN_PLACE, says="the script that changes a plan in place never began")
    person.window.run("() => { window.isLeft = false; document.querySelector('#plan-said').textContent = ''; }")
    person.until(LAST_LONGER, says="no part can be made longer")
    place = "() => document.activeElement.getBoundingClientRect().top"
    before = person.window.run(place)
    person.taps("press", "^Longer", which="last")
    person.until("() => document.querySelector('#plan-said')?.textContent.trim()", says="the change was not said")

    assert person.window.run("() => window.isLeft") is False, "the edit loaded the page anew"
    assert person.window.run("() => document.activeElement !== document.body"), "the edit lost the focus"
    assert abs(person.window.run(place) - before) <= MOVED_PX, "the edit moved what was pressed"


def opens_the_tools(person: Person) -> None:
    """Open what holds the tools, and the last part in it."""
    person.taps("press", "^Change$")
    person.taps("press", "Finishing strokes", which="last")
    person.until(f"(...given) => ({FIND})(...given).found", "press", "^Longer", "count", says="the tools stay shut")


ANSWERS_IN_PLACE = """() => {
  const all = [...document.querySelectorAll('[hx-post]')];
  return all.length > 0 && all.every(each => 'htmx-internal-data' in each);
}"""
LAST_LONGER = """() => {
  const called = each => each.getAttribute('aria-label') ?? each.textContent.trim();
  const all = [...document.querySelectorAll('button')].filter(each => /^Longer/.test(called(each)));
  const last = all.filter(each => !each.disabled && each.getClientRects().length > 0).at(-1);
  last?.scrollIntoView({ block: 'center', behavior: 'instant' });
  last?.focus();
  return last !== undefined && document.activeElement === last;
}"""


IS_PLAYING = "() => document.querySelector('legato-player').paused === false"
IS_SETTLED = """() => document.querySelector('legato-player').shadowRoot.getAnimations()
  .every(each => each.playState !== 'running' || each.effect.getComputedTiming().endTime === Infinity)"""
FIRST_TECHNIQUE = """async () => {
  const timeline = await (await fetch(document.querySelector('legato-player').src)).json();
  return timeline.cues.find(cue => cue.technique).at_ms;
}"""
SAYS = "() => document.querySelector('legato-player').shadowRoot.textContent.replace(/[\\d:]+/g, '')"


def plays(person: Person, shown: Shown) -> None:
    """Begin, see the first technique on a phone and on a wide screen, hear it, and come to the end."""
    person.taps_through("^(Begin|Go on|Play)")
    person.until("() => document.querySelector('legato-player')?.duration > 0", says="the session was not loaded")
    shown("ready")
    person.taps("press", "^Begin")
    for _ in range(STEPS):
        if person.window.run(IS_PLAYING):
            break
        before = person.window.run(SAYS)
        person.taps("press", "^(Next|Start)$")
        # A second tap within a quarter of a second is the same finger, which bounces: then it is tapped once more.
        person.sees(f"before => ({SAYS})() !== before || ({IS_PLAYING})()", before, within_s=1)
    person.until(IS_PLAYING, says="the session did not begin")
    at_s = person.window.run(FIRST_TECHNIQUE) / 1000 + 8
    person.window.run("at => { document.querySelector('legato-player').currentTime = at; }", at_s)
    person.until(
        "at => document.querySelector('legato-player').currentTime > at + 1", at_s, says="the clock stands still"
    )
    shown("playing")
    person.window.size(*WIDE)
    person.until("() => innerWidth === 1280", says="the window did not grow")
    person.until(
        "at => document.querySelector('legato-player').currentTime > at + 3", at_s, says="the clock stands still"
    )
    shown("playing, wide")
    person.window.size(*PHONE)
    person.until("() => innerWidth === 390", says="the window did not shrink")
    person.window.run(
        "() => { const player = document.querySelector('legato-player'); player.currentTime = player.duration - 1; }"
    )


def tells_how_it_was(person: Person, shown: Shown) -> None:
    """It is asked as soon as the session is over, and later on a page of its own; it is better, and the diary knows."""
    person.until(f"(...given) => ({FIND})(...given).found", "heading", "^How is it now", "count", says="nobody asks")
    person.until(IS_SETTLED, says="the end never settles")
    shown("the end")
    person.taps_through("^Later")
    shown("after")
    person.taps("choice", r"^2\b")
    person.taps_through("^(Save|Done|Finish)")
    person.goes_to("/diary/")
    shown("diary")
    said = person.said().lower()

    assert "left calf" in said
