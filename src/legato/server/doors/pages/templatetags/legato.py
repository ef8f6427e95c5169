"""Tags and filters of all templates: icons, built assets, and the body's words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from django import template
from django.template import Context
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe

from legato.body import Leg, ZoneId
from legato.notation.checkin import Performer
from legato.notation.technique import Technique
from legato.render import ELSEWHERE, closed_words, in_region
from legato.safety import load_rule_book
from legato.server.doors.pages.forms.placing import place_words
from legato.server.records.diary import session_day, session_start
from legato.server.records.people.models import Emblem, Person
from legato.server.records.sittings.models import Sitting
from legato.server.wire import assets, pictures, posters
from legato.server.wire.calling import with_links
from legato.server.wire.language import language_tag, say, sentences, time_said
from legato.server.wire.naming import isolate, marked_up
from legato.server.wire.plan_view import BlockView
from legato.server.wire.since import since
from legato.server.wire.words import place_said
from legato.units import clock, whole_minutes
from legato.words.sentences import Value

register = template.Library()

_SOURCES_WITHOUT_NUMBER = {"seed": "library-the-article", "J": "library-our-judgement"}

_DRAWN_AS = {Emblem.FLOWER: "flower-2", Emblem.TREE: "tree-pine", Emblem.CHERRIES: "cherry"}
"""Pictures whose icon is called otherwise in the library of icons."""

_ICONS = Path(__file__).resolve().parents[1] / "icons"


@cache
def _drawing(name: str) -> str:
    """Return what is inside an icon file."""
    text = (_ICONS / f"{name}.svg").read_text("utf-8")
    start = text.index(">", text.index("<svg")) + 1
    return " ".join(text[start : text.index("</svg>")].split())


@register.simple_tag
def icon(name: str) -> SafeString:
    """Draw an icon; it is only ever beside words, so it stays silent for screen readers."""
    return mark_safe(  # noqa: S308 - our own files
        '<svg class="icon" viewBox="0 0 24 24" width="24" height="24" fill="none" stroke="currentColor" '
        'stroke-width="2" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">'
        f"{_drawing(name)}</svg>"
    )


@register.filter
def source_words(source: str) -> str:
    """Call a source by its number, and the two that have none by what they are."""
    code = _SOURCES_WITHOUT_NUMBER.get(source)
    return say(code) if code else source


@register.simple_tag
def source_links(sources: Iterable[str]) -> SafeString:
    """Link sources to where they are listed."""
    page = reverse("library:evidence")
    links = ((page, source, source_words(source)) for source in sources)
    return format_html_join(", ", '<a href="{}#source-{}">{}</a>', links)


@register.simple_tag
def language() -> str:
    """Return the tag of the language of the page."""
    return language_tag()


@register.simple_tag(name="say")
def say_tag(code: str, **args: Value) -> str:
    """Write the sentence of a code; names and numbers are put in as they are, and nothing of them is markup."""
    return say(code, **args)


@register.simple_tag
def say_named(code: str, **args: Value) -> SafeString:
    """Write the sentence of a code with names of people in it, each kept apart in `<bdi>`."""
    named = {name: isolate(value) if isinstance(value, str) else value for name, value in args.items()}
    return marked_up(say(code, **named))


@register.filter(name="isolated")
def isolated_filter(name: str) -> str:
    """Keep a name apart in a text that knows no markup, as a title or a label."""
    return isolate(name)


@register.simple_tag
def person_picture(person: Person) -> SafeString:
    """Draw the picture of somebody, in its colour; it stands beside their name, so it stays silent."""
    return picture_drawn(person.picture)


@register.simple_tag
def picture_drawn(picture: str) -> SafeString:
    """Draw one of the pictures that people are known by."""
    drawn = icon(_DRAWN_AS.get(Emblem(picture), picture))
    return format_html('<span class="face face-{}">{}</span>', picture, drawn)


@register.simple_tag
def base() -> str:
    """Return the path the app stands at, which is also the address of its first page."""
    return get_script_prefix()


@register.simple_tag
def static(file: str) -> str:
    """Return the address of a file that has no hash in its name."""
    return assets.static_url(file)


@register.simple_tag
def styles(source: str = assets.APP_STYLES) -> SafeString:
    """Link the style sheet of all pages, or a page's own, and fetch the typeface at the same time."""
    found = [format_html('<link rel="stylesheet" href="{}">', url) for url in [assets.url_of(source)] if url]
    if assets.font():
        preload = format_html('<link rel="preload" href="{}" as="font" type="font/woff2" crossorigin>', assets.font())
        found.insert(0, preload)
    return format_html_join("\n", "{}", ((line,) for line in found))


@register.simple_tag
def script(source: str) -> SafeString:
    """Load a built script, with what it imports and the style sheets it needs.

    What is seen comes first: a page can be read without its script.
    """
    url = assets.url_of(source)
    if not url:
        return SafeString("")
    lines = [
        *(format_html('<link rel="stylesheet" href="{}">', sheet) for sheet in assets.styles_of(source)),
        *(
            format_html('<link rel="modulepreload" href="{}" fetchpriority="low">', file)
            for file in assets.imports_of(source)
        ),
        format_html('<script type="module" src="{}" fetchpriority="low"></script>', url),
    ]
    return format_html_join("\n", "{}", ((line,) for line in lines))


@register.simple_tag(takes_context=True)
def calls(context: Context, text: str) -> SafeString:
    """Write a sentence with the numbers of the country, each of them to be called with one tap."""
    return with_links(in_region(text, context.get("region") or ELSEWHERE))


@register.simple_tag(takes_context=True)
def when_closed(context: Context) -> SafeString:
    """Say where to turn when doctors are closed."""
    return with_links(closed_words(context.get("region") or ELSEWHERE, sentences()))


@register.filter
def place(leg: str, zone: str) -> str:
    """Name a zone of a leg: `left calf`."""
    return place_said(Leg(leg), ZoneId(zone))


@register.filter
def places(answers: Iterable[Mapping[str, Any]]) -> str:
    """Name the places that answers are about: `left calf, left shin`; nothing where no place was told."""
    return place_words(answers)


@register.filter
def fact_name(fact: str) -> str:
    """Name a fact in a few words."""
    return load_rule_book().facts[fact].short


@register.filter
def as_clock(length: int) -> str:
    """Write milliseconds as minutes and seconds."""
    return clock(length)


@register.filter
def as_minutes(length: int) -> str:
    """Write milliseconds as whole minutes: `18 min`."""
    return say("plan-minutes", minutes=whole_minutes(length, least=1))


@register.filter("whole_minutes")
def planned_minutes(length: int) -> int:
    """Return milliseconds as whole minutes, at least one."""
    return whole_minutes(length, least=1)


@register.simple_tag
def say_ago(code: str, day: date, **args: Value) -> str:
    """Write the sentence of a code that says how long ago a day was: `today`, `5 days ago`, `3 months ago`."""
    unit, count = since(day, timezone.localdate())
    return say(code, unit=unit, count=count, **args)


@register.filter
def held_day(sitting: Sitting) -> date:
    """Return the day of a sitting: that of the person who held it."""
    return session_day(sitting)


@register.filter
def held_time(sitting: Sitting) -> str:
    """Return the time of day of a sitting, as clocks told it where it was held."""
    return time_said(session_start(sitting))


@register.filter(name="clock_time", expects_localtime=True)
def clock_time(at: datetime) -> str:
    """Return the time of day of a moment, where whoever asks is."""
    return time_said(at)


@register.filter
def own_day(at: datetime) -> date:
    """Return the day of a moment in its own time zone."""
    return at.date()


@register.filter
def unlocalized(number: float) -> str:
    """Write a number the way SVG reads it."""
    return f"{number:g}"


@register.simple_tag(takes_context=True)
def technique_picture(
    context: Context, technique: Technique, leg: str = "left", performer: str = Performer.SELF
) -> SafeString:
    """Show a technique small: by somebody's hands on a leg where it has them, otherwise by its zones."""
    whose = Performer(performer)
    if posters.has_hands(technique, whose):
        return posters.poster(technique, Leg(leg), "small", context.get("theme") or "", whose, among_others=True)
    return pictures.leg_picture(technique)


@register.simple_tag(takes_context=True)
def kept_picture(context: Context, technique: Technique) -> SafeString:
    """Show a technique small on a page that devices keep, with the one file that they keep as well."""
    if posters.has_hands(technique):
        return posters.poster(technique, Leg.LEFT, "thumb", context.get("theme") or "")
    return pictures.leg_picture(technique)


@register.simple_tag
def paper_picture(technique: Technique, leg: str, performer: str) -> SafeString:
    """Show a technique small, on paper."""
    if posters.has_hands(technique, Performer(performer)):
        return posters.paper_poster(technique, Leg(leg), Performer(performer))
    return pictures.leg_picture(technique)


@register.simple_tag
def turned_picture(technique: Technique, leg: str) -> SafeString:
    """Show where strokes run toward the heart, and which way that is; the hands' picture shows the other way."""
    return pictures.turned_picture(technique, Leg(leg))


@register.filter
def has_hands(technique: Technique) -> bool:
    """Tell whether a technique is shown by hands."""
    return posters.has_hands(technique)


@register.simple_tag(takes_context=True)
def poster(context: Context, technique: Technique, leg: str = "left") -> SafeString:
    """Show the hands of a technique, large and still."""
    return posters.poster(technique, Leg(leg), "large", context.get("theme") or "")


@register.simple_tag(takes_context=True)
def care_picture(context: Context, technique: Technique) -> SafeString:
    """Show the hands of somebody else around a leg, large and at once: the first thing of the first page."""
    return posters.poster(technique, Leg.LEFT, "large", context.get("theme") or "", Performer.PARTNER, is_first=True)


@register.simple_tag(takes_context=True)
def first_picture(context: Context, view: BlockView, performer: str) -> SafeString:
    """Show what a session begins with as its player will, before the player has come; nothing where it draws."""
    whose = Performer(performer)
    if view.is_turned or not posters.has_hands(view.technique, whose):
        return SafeString("")
    return posters.poster(view.technique, view.block.leg, "large", context.get("theme") or "", whose, is_first=True)


@register.simple_tag
def strip(technique: Technique) -> SafeString:
    """Show the key moments of one stroke side by side."""
    return posters.strip(technique)


@register.simple_tag
def leg_symbols(techniques: Iterable[Technique] | None = None) -> SafeString:
    """Define the outlines that a page's pictures of legs use; nothing where all these techniques are shown by hands."""
    if techniques is not None and all(posters.has_hands(technique) for technique in techniques):
        return SafeString("")
    return pictures.leg_symbols()
