"""What can be done about what preflight finds: fixes of its own as steps, and trials that are kept if they help."""

from collections.abc import Callable, Iterator
from functools import partial

from msgspec import Struct
from msgspec.structs import replace

from postermaker.color import Flat, Gray
from postermaker.display import glyph_runs
from postermaker.document.edit import find
from postermaker.document.model import Document, Element, Fit, Frame, Picture, QrCode, Span, Text
from postermaker.document.tables import keys_of
from postermaker.document.tree import changed, spot_of
from postermaker.editor.arranging import called
from postermaker.editor.checking.concerns import Deed, Go, Mend, Remedy
from postermaker.editor.checking.wording import short_colour
from postermaker.editor.session import SIGNING, at_size
from postermaker.editor.words import say
from postermaker.errors import Fault, Severity
from postermaker.fonts import FontBook
from postermaker.geometry import Box, Size
from postermaker.layout.page import lay_out
from postermaker.library.products import Process, product
from postermaker.prepress.preflight.findings import (
    Finding,
    Reach,
    Recolour,
    SetBleed,
    SetField,
    SetFont,
    SetLine,
    apply,
)
from postermaker.units import spoken_size

#: By so much a banner is made longer until its words fit, at most.
_LONGER = (1.1, 1.25, 1.5, 2.0, 2.5, 3.0)
#: Fixes of these rules change nothing in meaning: they may be done in one go.
_HARMLESS = frozenset({"colour-rgb", "black-wrong", "short-of-bleed", "bleed-missing"})


class Case(Struct, frozen=True):
    """What is looked at, and by whom."""

    document: Document
    book: FontBook
    unit: str = ""

    def key_of(self, label: str) -> str:
        """The key of the field with a label."""
        return next((field.key for field in self.document.fields if field.label == label), "")

    def element_of(self, label: str) -> str:
        """The first element that shows the field with a label; empty if none does."""
        key = self.key_of(label)
        for page in self.document.pages:
            if found := _showing(page.elements, key):
                return found
        return ""

    def name_of(self, element: str) -> str:
        """What a person calls an element."""
        if element == "ground":
            return say("底色", "the ground")
        found = find(self.document, element)
        if found is None:
            return ""
        field = self.field_in(element)
        label = next((f.label for f in self.document.fields if f.key == field), "")
        return found.name or label or called(found)

    def called(self, finding: Finding) -> str:
        """What a person calls the place of a finding."""
        return self.name_of(finding.element)

    def field_in(self, element: str) -> str:
        """The key of the field that an element shows; empty if it shows none."""
        found = find(self.document, element)
        if isinstance(found, Picture):
            return found.field
        known = {field.key for field in self.document.fields}
        return next((key for key in keys_of(found) if key in known), "") if found else ""


def _showing(elements: tuple[Element, ...], key: str) -> str:
    for element in elements:
        if f"{{{key}}}" in getattr(element, "content", "") or (
            isinstance(element, Picture) and key and element.field == key
        ):
            return element.id
        if inside := _showing(getattr(element, "elements", ()), key):
            return inside
    return ""


def remedies_of(finding: Finding, case: Case) -> Iterator[Remedy]:
    """What can be done about a finding, the best first."""
    made = _BY_RULE.get(finding.rule)
    if made is not None:
        yield from made(finding, case)
    if finding.fix is not None:
        yield _by_fix(finding, case)
    yield from _by_hand(finding, case)


def _by_fix(finding: Finding, case: Case) -> Mend:
    fix = finding.fix
    assert fix is not None
    match fix:
        case SetField():
            label = say("先不放", "Leave it out")
        case Recolour():
            label = say("改成", "Take ") + (say("单色黑", "K100") if fix.texts else short_colour(fix))
        case SetBleed():
            label = say(f"出血改成 {fix.bleed:g} mm", f"Bleed of {fix.bleed:g} mm")
        case SetFont():
            label = say("换成自带字体", "A bundled font")
        case SetLine():
            label = say(f"加粗到 {fix.width:.2g} mm", f"Make it {fix.width:.2g} mm")
        case Reach():
            label = say("伸到出血边", "Reach into the bleed")
    where = case.called(finding)
    step = f"{label}（{where}）" if where else label
    return Mend(label, step, partial(apply, fix=fix), finding.rule in _HARMLESS)


def _by_hand(finding: Finding, case: Case) -> Iterator[Go]:
    """Where a person goes to mend it."""
    key, element = case.field_in(finding.element), find(case.document, finding.element)
    if finding.rule == "field-empty" and not key:  # no element shows it yet
        key = next((f.key for f in case.document.fields if f"“{f.label}”" in finding.cause.zh), "")
    if isinstance(element, Picture):
        empty = finding.rule in ("picture-empty", "picture-missing", "field-empty")
        yield Go(say("放图片", "Put in") if empty else say("换图", "Replace"), Deed.PICTURE, element.id)
    elif key:
        filled = finding.rule != "field-empty"
        yield Go(say("改字", "Edit text") if filled else say("填上", "Fill in"), Deed.FILL, key)
    elif isinstance(element, Text):
        yield Go(say("改字", "Edit text"), Deed.WRITE, element.id)


# remedies by rule -------------------------------------------------------------------------------------------------


def _signed(finding: Finding, case: Case) -> Iterator[Remedy]:
    """The own office in the place of a sample's."""
    key = case.field_in(finding.element)
    field = next((each for each in case.document.fields if each.key == key), None)
    if field is None or field.label not in SIGNING or not case.unit or len(case.unit) + 2 > field.max_chars:
        return
    tail = "\u3000宣" if field.sample.rstrip().endswith("宣") else ""
    fix = SetField(key, case.unit + tail)
    yield Mend(
        say(f"改成{case.unit}", f"Make it {case.unit}"), say(f"改“{field.label}”", f"Edit '{field.label}'"),
        partial(apply, fix=fix),
    )  # fmt: skip


def _fitting(finding: Finding, case: Case) -> Iterator[Remedy]:
    """Ways to make room: each is tried, those that help are offered."""
    text = find(case.document, finding.element)
    if not isinstance(text, Text):
        return
    where = case.name_of(text.id)
    smaller = replace(text, fit=Fit.LARGEST, min_size=0.0)
    lined = replace(text, max_lines=text.max_lines + 1)
    if text.fit is Fit.LARGEST and text.max_lines < 3 and _helps(case.document, _put(lined), text.id, case):
        label = say(f"改成 {lined.max_lines} 行", f"In {lined.max_lines} lines")
        yield Mend(label, f"{label}（{where}）", _put(lined))
    if longer := _longer(text.id, case):
        yield longer
    if size := _size_of(_put(smaller)(case.document), text.id, case):
        kept = replace(smaller, min_size=round(size * 0.98, 2))
        label = say(f"缩到字高 {_said(size)}", f"Type of {_said(size)}")
        yield Mend(label, f"{label}（{where}）", _put(kept))


def _longer(element: str, case: Case) -> Mend | None:
    """A longer banner; other things have the size that they have."""
    document = case.document
    if product(document.product).process is not Process.LARGE or document.width < 2 * document.height:
        return None
    for factor in _LONGER:
        size = Size(round(document.width * factor, -2), document.height)
        if _helps(document, partial(at_size, size=size), element, case):
            label = say(f"加长到 {_said(size.width)}", f"Make it {_said(size.width)} long")
            return Mend(
                label,
                say(f"换尺寸 {spoken_size(size)}", f"Size {spoken_size(size)}"),
                partial(at_size, size=size),
            )
    return None


def _helps(document: Document, change: Callable[[Document], Document], element: str, case: Case) -> bool:
    try:
        issues = lay_out(change(document), case.book).issues
    except Fault:
        return False
    return not any(each.element == element and each.severity is Severity.ERROR for each in issues)


def _size_of(document: Document, element: str, case: Case) -> float:
    """The type size in mm that a text gets; 0 where something is still wrong with it."""
    if not _helps(document, lambda same: same, element, case):
        return 0.0
    pages = lay_out(document, case.book).display.pages
    return max(
        (r.size for page in pages for r in glyph_runs(page.items) if r.element == element), default=0.0
    )


def _faces(finding: Finding, case: Case) -> Iterator[Remedy]:
    """Characters that a face lacks: another face for them alone, or for the whole sentence."""
    text = find(case.document, finding.element)
    if not isinstance(text, Text):
        return
    runs = [r for p in lay_out(case.document, case.book).display.pages for r in glyph_runs(p.items)]
    runs = [r for r in runs if r.element == text.id and any(r.text)]
    own = (
        case.book.face(text.style.family, text.style.weight).key
        if text.style.family in case.book.families
        else ""
    )
    strange = [r for r in runs if r.face != own]
    if not strange:
        return
    other = case.book.by_key(strange[0].face).record
    chars = "".join(dict.fromkeys(c for r in strange for said in r.text for c in said if c.isalnum()))
    if not chars or len(chars) > 8:
        chars = ""
    where = case.name_of(text.id)
    if chars:
        span = Span(words=" ".join(chars), family=other.family, weight=other.weight)
        name = say(f"这个字用{other.name}", f"'{chars}' in {other.family}")
        yield Mend(name, f"{name}（{where}）", _put(replace(text, spans=(*text.spans, span))))
    whole = replace(text, style=replace(text.style, family=other.family))
    yield Mend(
        say("整句换字体", "Whole text in it"), say(f"换字体（{where}）", f"Font of {where}"), _put(whole)
    )


def _moved_in(finding: Finding, case: Case) -> Iterator[Remedy]:
    """Into the safe area, where it has room there."""
    spot, ink = spot_of(case.document, finding.element), finding.place
    document = case.document
    if spot is None or ink is None or spot.parents or spot.locked:
        return
    margin = product(document.product).safe or document.safe
    safe = Box(0, 0, document.width, document.height).grown(-margin)
    if ink.width > safe.width or ink.height > safe.height:
        return
    dx = max(0.0, safe.x - ink.x) or min(0.0, safe.right - ink.right)
    dy = max(0.0, safe.y - ink.y) or min(0.0, safe.bottom - ink.bottom)
    if not (dx or dy):
        return
    frame = spot.element.frame
    moved = replace(frame, x=frame.x + dx, y=frame.y + dy)
    label = say("移进安全区", "Move it in")
    yield Mend(label, f"{label}（{case.name_of(finding.element)}）", _framed(finding.element, moved))


def _larger_code(finding: Finding, case: Case) -> Iterator[Remedy]:
    """A code as large as a phone needs it, from its middle."""
    figure = next((word for word in finding.step.en.split() if word.isdigit()), "")
    code = find(case.document, finding.element)
    if not isinstance(code, QrCode) or "%" not in finding.step.en or not figure:
        return
    k, f = int(figure) / 100 + 0.01, code.frame
    grown = replace(
        f,
        x=f.x - f.width * (k - 1) / 2,
        y=f.y - f.height * (k - 1) / 2,
        width=f.width * k,
        height=f.height * k,
    )
    label = say(f"放大到 {figure}%", f"Enlarge to {figure} %")
    yield Mend(label, f"{label}（{case.name_of(code.id)}）", _framed(code.id, grown))


def _plain_code(finding: Finding, case: Case) -> Iterator[Remedy]:
    """Black on white, with the four clear modules."""
    code = find(case.document, finding.element)
    if not isinstance(code, QrCode):
        return
    if finding.rule == "qr-quiet":
        label, better = say("四周留 4 格", "Leave 4 modules"), replace(code, quiet=4)
    else:
        label = say("改成白底黑格", "Black on white")
        better = replace(code, dark=Flat(Gray(0.0)), light=Flat(Gray(1.0)))
    yield Mend(label, f"{label}（{case.name_of(code.id)}）", _put(better))


_BY_RULE: dict[str, Callable[[Finding, Case], Iterator[Remedy]]] = {
    "sample-left": _signed,
    "text-overflow": _fitting,
    "text-squeezed": _fitting,
    "font-fallback": _faces,
    "outside-safe": _moved_in,
    "text-off-page": _moved_in,
    "qr-small": _larger_code,
    "qr-quiet": _plain_code,
    "qr-contrast": _plain_code,
}


def _put(element: Element) -> Callable[[Document], Document]:
    """An element in the place of the one with its id."""
    return lambda document: changed(document, {element.id}, lambda _: element)


def _framed(element_id: str, frame: Frame) -> Callable[[Document], Document]:
    return lambda document: changed(document, {element_id}, lambda each: replace(each, frame=frame))


def _said(mm: float) -> str:
    return (
        f"{round(mm / 1000, 2):g} m"
        if mm >= 2000
        else f"{round(mm / 10, 1):g} cm"
        if mm >= 20
        else f"{round(mm, 1):g} mm"
    )
