"""Rules about what the clerk typed, and what was left of the template."""

import re
from collections.abc import Iterator

from postermaker.document.model import Field, FieldKind, Table, Text
from postermaker.document.tables import keys_of, said_by
from postermaker.errors import Severity
from postermaker.geometry import Box
from postermaker.library.templates import is_own
from postermaker.prepress.preflight.findings import Finding, SetField
from postermaker.prepress.preflight.found import finding, on_page
from postermaker.prepress.preflight.subject import Subject

#: What stands for something that was still to be written. 〇〇 is none: it is in 二〇〇八年.
PLACEHOLDER = re.compile(
    r"(?<![A-Za-zＡ-Ｚａ-ｚ])[XxＸｘ×]{2,}(?![A-Za-zＡ-Ｚａ-ｚ])|某某|[○◯●]{2,}|△△+|□□+"
    r"|请输入|点击输入|在此输入|此处填写|待填写|Lorem ipsum",
    re.IGNORECASE,
)


def empty_fields(subject: Subject) -> Iterator[Finding]:
    """`field-empty`: a required field holds nothing (the design's own rule)."""
    for field in subject.document.fields:
        if field.required and not subject.document.values.get(field.key, "").strip():
            cause = (f"“{field.label}”还没有填", f"'{field.key}' is empty")
            step = (f"填上“{field.label}”", f"fill in '{field.key}'")
            page, element, place = _shown_at(field, subject)
            yield on_page("field-empty", Severity.ERROR, cause, step, page=page, element=element, place=place)


def samples_left(subject: Subject) -> Iterator[Finding]:
    """`sample-left`: the template's own words still stand in a field (field.md 3.2: 另一个城市的名字).

    An error where the field names a place, a unit, a date or a telephone; a slogan may be wanted as it is.
    """
    for field in subject.document.fields:
        value = subject.document.values.get(field.key, "").strip()
        if not value or not field.sample or _plain(value) != _plain(field.sample):
            continue
        own = is_own(field)
        cause = (
            f"“{field.label}”还是模板里的示例：{_short(value)}",
            f"'{field.key}' still shows the template's sample: {_short(value)}",
        )
        step = ("换成自己的内容；确实要用就不用改", "put in your own words, or leave it if you mean it")
        page, element, place = _shown_at(field, subject)
        yield on_page(
            "sample-left",
            Severity.ERROR if own else Severity.NOTICE,
            cause,
            ("换成自己单位的内容", "put in your own") if own else step,
            page=page,
            element=element,
            place=place,
            fix=None if field.required else SetField(field.key, ""),
        )


def placeholders(subject: Subject) -> Iterator[Finding]:
    """`placeholder-left`: XX, ××, 某某 and the like stand in what will be printed (trade)."""
    for field in subject.document.fields:
        value = subject.document.values.get(field.key, "")
        if field.kind is not FieldKind.PICTURE and (match := PLACEHOLDER.search(value)):
            page, element, place = _shown_at(field, subject)
            cause = (
                f"“{field.label}”里还有没填的“{match[0]}”",
                f"'{field.key}' still holds the placeholder '{match[0]}'",
            )
            step = ("换成真实的内容", "put in what belongs there")
            yield on_page(
                "placeholder-left", Severity.ERROR, cause, step, page=page, element=element, place=place
            )
    for placed in subject.elements.values():
        text = placed.element
        if not isinstance(text, Text | Table) or text.hidden:
            continue
        if match := next(filter(None, map(PLACEHOLDER.search, said_by(text))), None):
            name = subject.name(text.id)
            cause = (
                f"“{name}”里还有没填的“{match[0]}”",
                f"'{name}' still holds the placeholder '{match[0]}'",
            )
            step = ("换成真实的内容", "put in what belongs there")
            yield finding(subject, "placeholder-left", Severity.ERROR, text.id, cause, step)


def _plain(value: str) -> str:
    return "".join(value.split())


def _short(value: str) -> str:
    said = " ".join(value.split())
    return said[:12] + "…" if len(said) > 12 else said


def _shown_at(field: Field, subject: Subject) -> tuple[int | None, str, Box | None]:
    """The first element that shows a field: its page, its id and where it is."""
    for placed in subject.elements.values():
        element = placed.element
        if field.key in keys_of(element):
            page, place = subject.place(element.id)
            return page, element.id, place
    return None, "", None
