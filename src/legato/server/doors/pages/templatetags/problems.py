"""What is wrong with an answer, tied to its field: for eyes beside it, for screen readers by name.

No field leaves that to the browser, whose bubble speaks another language than the page, vanishes by itself and is
not there without a script. The ids are those that Django's own widgets point to (`BoundField.aria_describedby`).
"""

from __future__ import annotations

from dataclasses import dataclass

from django import forms, template
from django.forms import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString

from legato.server.doors.pages.templatetags.legato import icon

register = template.Library()
_NOTHING = SafeString("")


@dataclass(frozen=True)
class FieldProblem:
    """One thing that is wrong, and where."""

    at: str
    """The id of what it is about."""
    says: str


@register.filter
def problems(form: forms.BaseForm) -> list[FieldProblem]:
    """Return what is wrong with the fields of a form, in the order of the page."""
    return [FieldProblem(form[name].auto_id, str(form.errors[name][0])) for name in form.fields if name in form.errors]


@register.simple_tag
def problem(field: BoundField | str, says: str = "") -> SafeString:
    """Say beside a field what is wrong with it; a field that is no form's is named by its id."""
    at, says = _told(field, says)
    if not says:
        return _NOTHING
    return format_html('<p class="problem" id="{}_error">{}<span>{}</span></p>', at, icon("triangle-alert"), says)


@register.simple_tag
def invalid(field: BoundField | str, says: str = "", also: str = "") -> SafeString:
    """Return what ties a field to its problem; `also` names the ids of what describes it at any time."""
    at, says = _told(field, says)
    if says:
        return format_html(' aria-invalid="true" aria-describedby="{}"', f"{at}_error {also}".strip())
    return format_html(' aria-describedby="{}"', also) if also else _NOTHING


@register.simple_tag
def group(field: BoundField) -> SafeString:
    """Return what ties a group of choices to its problem, and lets the summary of problems lead to it."""
    if not field.errors:
        return format_html(' id="{}"', field.auto_id)
    # A group of boxes cannot be invalid; each of its boxes says so (`each_invalid`).
    is_one = not isinstance(field.field, forms.MultipleChoiceField)
    kind = SafeString(' role="radiogroup" aria-invalid="true"') if is_one else _NOTHING
    return format_html(' id="{0}" tabindex="-1" aria-describedby="{0}_error"{1}', field.auto_id, kind)


@register.simple_tag
def each_invalid(field: BoundField) -> SafeString:
    """Return what marks a box of a group in which something is wrong; single choices say it as a group."""
    is_several = isinstance(field.field, forms.MultipleChoiceField)
    return SafeString(' aria-invalid="true"') if field.errors and is_several else _NOTHING


@register.simple_tag
def text_field(field: BoundField) -> SafeString:
    """Draw the only field of a form; when something is wrong with it, the page begins there."""
    drawn = field.as_widget(attrs={"autofocus": True} if field.errors else {})
    return format_html(
        '<div class="field"><label for="{}">{}</label>{}{}</div>', field.auto_id, field.label, drawn, problem(field)
    )


def _told(field: BoundField | str, says: str) -> tuple[str, str]:
    if isinstance(field, str):
        return field, says
    return field.auto_id, str(field.errors[0]) if field.errors else ""
