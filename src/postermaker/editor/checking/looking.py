"""One look at a document: preflight, proofreading and better typed marks, as concerns with remedies. No Qt."""

from collections.abc import Iterator
from functools import partial

from msgspec.structs import replace

from postermaker.checking import check
from postermaker.document.edit import find, set_values
from postermaker.document.model import Document, Element, FieldKind, Text
from postermaker.document.tree import changed, spot_of
from postermaker.editor.checking.concerns import (
    Concern,
    Deed,
    Go,
    Level,
    Mend,
    Remedy,
    Report,
    sorted_by_level,
)
from postermaker.editor.checking.remedies import Case, remedies_of
from postermaker.editor.checking.wording import effect_of, level_of, step_of
from postermaker.editor.session import SIGNING
from postermaker.editor.words import say
from postermaker.errors import Bilingual, Severity, language
from postermaker.fonts import FontBook
from postermaker.geometry import Box
from postermaker.library.presets import preset as preset_named
from postermaker.library.products import product
from postermaker.prepress.preflight.findings import Finding
from postermaker.proofreading.own import own_words
from postermaker.proofreading.places import strangers
from postermaker.proofreading.proof import proofread
from postermaker.proofreading.remarks import Remark
from postermaker.text.suggestions import improved, suggestions

#: Before an element's id among names of fields: no field is called so.
_ELEMENT = "\0"
#: What proofreading calls a half-width mark.
_NARROW = "mark-half-width"


def look(document: Document, book: FontBook, preset: str = "", unit: str = "") -> Report:
    """What is wrong with a document on its way to a file of a preset (empty: the product's).

    `unit` is the name of the user's own office; a signature that names another place is told.

    Raises:
        InputFault: a picture or a path that can't be read.
    """
    case = Case(document, book, unit)
    concerns = [_concern(each, case) for each in check(document, book, preset)]
    concerns += _read_over(case)
    made = preset_named(preset or product(document.product).preset)
    return Report(document, sorted_by_level(concerns), made.english if language() == "en" else made.name)


# what preflight finds ---------------------------------------------------------------------------------------------


def _concern(finding: Finding, case: Case) -> Concern:
    called = case.called(finding)
    return Concern(
        rule=finding.rule,
        level=level_of(finding),
        effect=effect_of(finding, called),
        says=finding.cause.zh,
        step=step_of(finding),
        where=_where(case.document, finding, called),
        page=None if finding.page is None else finding.page - 1,
        element=finding.element,
        place=finding.place,
        remedies=tuple(remedies_of(finding, case)),
    )


def _where(document: Document, finding: Finding, called: str) -> str:
    if finding.page is not None and len(document.pages) > 1:
        return say(f"第 {finding.page} 面 ", f"side {finding.page} ") + called
    return called or say("整个版面", "the whole page")


# what is written --------------------------------------------------------------------------------------------------


def _texts(document: Document) -> dict[str, str]:
    """What is written in fields by their labels, and on the page by `_ELEMENT` and id."""
    texts = {
        field.label: document.values.get(field.key, "")
        for field in document.fields
        if field.kind in (FieldKind.TEXT, FieldKind.LINES)
    }

    def walk(elements: tuple[Element, ...]) -> Iterator[Text]:
        for element in elements:
            if isinstance(element, Text):
                yield element
            else:
                yield from walk(getattr(element, "elements", ()))

    own = (text for page in document.pages for text in walk(page.elements))
    texts |= {_ELEMENT + text.id: text.content for text in own if "{" not in text.content and not text.hidden}
    return {name: text for name, text in texts.items() if text.strip()}


def _read_over(case: Case) -> Iterator[Concern]:
    texts = _texts(case.document)
    # a design's own sample words are told by preflight
    for remark in proofread(texts, own_words()):
        if remark.rule != _NARROW:  # told once for the whole text, below
            yield _remarked(remark, texts.get(remark.field, ""), case)
    for name, text in texts.items():
        if found := suggestions(text):
            yield _better_marks(name, text, [(each.was, each.better) for each in found], case)
    if case.unit:
        yield from _strange_signature(texts, case)


def _remarked(remark: Remark, text: str, case: Case) -> Concern:
    remedies: list[Remedy] = []
    if remark.suggestion and remark.end:
        better = text[: remark.start] + remark.suggestion + text[remark.end :]
        remedies.append(
            _rewrite(
                remark.field,
                better,
                say(f"改成“{remark.suggestion}”", f"Make it '{remark.suggestion}'"),
                case,
            )
        )
    error = remark.severity is Severity.ERROR
    return _about(
        remark.field, remark.rule, Level.ERROR if error else Level.NOTICE, remark.message,
        say("对一遍原文", "compare it with what was meant"), remedies, case,
    )  # fmt: skip


def _better_marks(name: str, text: str, found: list[tuple[str, str]], case: Case) -> Concern:
    was, better = found[0]
    more = (f"等 {len(found)} 处", f" and {len(found) - 1} more") if len(found) > 1 else ("", "")
    effect = Bilingual(
        f"标点是半角的，印出来间距不匀（“{was}”{more[0]}）",
        f"half-width marks set unevenly ('{was}'{more[1]})",
    )
    label = say("改成全角标点", "Full-width marks")
    return _about(
        name, "marks-narrow", Level.NOTICE, effect, say(f"换成“{better}”", f"take '{better}'"),
        [_rewrite(name, improved(text), label, case)], case,
    )  # fmt: skip


def _strange_signature(texts: dict[str, str], case: Case) -> Iterator[Concern]:
    """The last customer's signature: it names a place that has nothing to do with the own office's."""
    for name in SIGNING:
        text = texts.get(name, "")
        strange = next(strangers(text, [case.unit]), None) if text else None
        if strange is None:
            continue
        tail = "\u3000宣" if text.rstrip().endswith("宣") else ""
        effect = Bilingual(
            f"{name}里是“{strange.name}”，本单位是“{case.unit}”",
            f"'{name}' says {strange.name}; your office is {case.unit}",
        )
        label = say(f"改成{case.unit}", f"Make it {case.unit}")
        yield _about(
            name, "signature-strange", Level.NOTICE, effect,
            say("多半是上次的文件没改完", "probably left over from the last file"),
            [_rewrite(name, case.unit + tail, label, case)], case,
        )  # fmt: skip


def _about(
    name: str, rule: str, level: Level, effect: Bilingual, step: str, remedies: list[Remedy], case: Case
) -> Concern:
    """A concern about something written."""
    element = name.removeprefix(_ELEMENT) if name.startswith(_ELEMENT) else case.element_of(name)
    spot = spot_of(case.document, element) if element else None
    go = (
        Go(say("改字", "Edit text"), Deed.WRITE, element)
        if name.startswith(_ELEMENT)
        else Go(say("改字", "Edit text"), Deed.FILL, case.key_of(name))
    )
    return Concern(
        rule=rule, level=level, effect=str(effect), says=effect.zh, step=step,
        where=case.name_of(element) if name.startswith(_ELEMENT) else name,
        page=spot.page if spot else None, element=element,
        place=Box(*spot.bounds) if spot else None, remedies=(*remedies, go),
    )  # fmt: skip


def _rewrite(name: str, text: str, label: str, case: Case) -> Mend:
    """Another text in a field or on the page."""
    if name.startswith(_ELEMENT):
        element = name.removeprefix(_ELEMENT)
        step = say(f"改“{case.name_of(element)}”", f"Edit '{case.name_of(element)}'")
        return Mend(label, step, partial(_with_content, element=element, text=text))
    key = case.key_of(name)
    return Mend(
        label, say(f"改“{name}”", f"Edit '{name}'"), lambda document: set_values(document, {key: text})
    )


def _with_content(document: Document, element: str, text: str) -> Document:
    if not isinstance(find(document, element), Text):
        return document
    return changed(document, {element}, lambda each: replace(each, content=text))
