"""Rules about characters: what layout found, faces, and sizes that a press or an eye can't hold."""

from collections.abc import Iterator

from postermaker.display import GlyphRun
from postermaker.document.edit import map_elements
from postermaker.document.model import Document, Element, Table, Text, TextStyle
from postermaker.errors import Bilingual, Severity
from postermaker.layout.table_inking import header_style
from postermaker.library.products import Process
from postermaker.prepress.preflight.findings import Finding, SetFont
from postermaker.prepress.preflight.found import finding, plates
from postermaker.prepress.preflight.subject import Painted, Subject, by_element
from postermaker.units import MM_PER_PX, PT_PER_MM

#: Layout's issues as rules, and what to do about each.
LAYOUT_RULES = {
    "overflow": ("text-overflow", Bilingual("删短文字、调小字号或拉大文本框", "shorten it, or take a smaller size")),
    "too-small": ("text-squeezed", Bilingual("删短文字，或换更大的尺寸", "shorten it, or take a larger size")),
    "no-room": ("text-no-room", Bilingual("换一个长宽比相近的尺寸", "take a size of a similar shape")),
    "off-page": ("text-off-page", Bilingual("把文字移回版面里", "move the text back onto the page")),
    "missing-glyph": ("glyph-missing", Bilingual("换一个字，或装一款有它的字体", "change it, or add a font that has it")),
    "stretched": ("text-stretched", Bilingual("把字宽调回 80% 到 125%", "keep the width between 80 % and 125 %")),
    "tracking": ("text-tracking", Bilingual("把字距调回常用的范围", "take a usual tracking")),
    "unequal-couplet": ("couplet-unequal", Bilingual("核对上下联，补齐或删到一样多", "compare the halves and make them equal")),
    "no-drop-cap": (
        "drop-cap-missing",
        Bilingual("去掉首字下沉，或让段首是汉字、横排、不注音", "drop it, or open with a Han character in plain lines"),
    ),
    "qr-too-long": ("qr-too-long", Bilingual("换成短网址", "take a shorter address")),
}  # fmt: skip

#: GWG 2022 R0016/17, pt at real size: the smallest type in white or in several inks.
MULTI_INK_PT = {Process.OFFSET: 8.0, Process.LARGE: 5.0, Process.INDOOR: 5.0}
#: A character is read from 250 times its height (the signmakers' 4 mm a metre).
READING = 250
#: Smaller characters run together on a screen.
SCREEN_TYPE_PX = 12
#: Fonts that may be used for anything.
FREE = ("OFL-1.1", "Apache-2.0", "CC0-1.0", "MIT")
#: The family that takes the place of one that may not be used.
SUBSTITUTE = "Noto Sans SC"


def layout_issues(subject: Subject) -> Iterator[Finding]:
    """What layout found (overflow, missing glyphs, text off the page …), under the rules' own names."""
    for issue in subject.laid_out.issues:
        rule, step = LAYOUT_RULES.get(issue.code, (issue.code, Bilingual("请核对", "have a look at it")))
        yield finding(subject, rule, issue.severity, issue.element, issue.message, step)


def stand_in_faces(subject: Subject) -> Iterator[Finding]:
    """`font-fallback`: a character that its face lacks is drawn by another face (trade: 补字)."""
    for element, runs in by_element(subject.words).items():
        placed = subject.elements.get(element)
        if placed is None or not isinstance(placed.element, Text | Table):
            continue
        wanted = _wanted_faces(placed.element, subject)
        strange = [run.item for run in runs if isinstance(run.item, GlyphRun) and run.item.face not in wanted]
        # marks are borrowed on purpose: faces disagree about them
        chars = "".join(dict.fromkeys(c for run in strange for said in run.text for c in said if c.isalnum()))
        if chars:
            other = subject.book.by_key(
                next(run.face for run in strange if any(c in chars for said in run.text for c in said))
            ).record
            cause = (
                f"“{subject.name(element)}”里的“{chars}”原来的字体没有，用“{other.name}”补的，笔画会不一样",
                f"'{chars}' in '{subject.name(element)}' is drawn by {other.family}",
            )
            step = (
                "看一眼是否顺眼；不行就整句换一款字全的字体",
                "look at it; or take a face that has them all",
            )
            yield finding(subject, "font-fallback", Severity.NOTICE, element, cause, step)


def _table_styles(table: Table) -> list[TextStyle]:
    cells = [cell.style for row in table.rows for cell in row]
    return [
        table.style,
        header_style(table),
        *filter(None, (*cells, *(each.style for each in table.columns))),
    ]


def _wanted_faces(text: Text | Table, subject: Subject) -> set[str]:
    if isinstance(text, Table):
        asked = {(style.family, style.weight) for style in _table_styles(text)}
    else:
        style = text.style
        asked = {(style.family, style.weight)}
        asked |= {(span.family or style.family, span.weight or style.weight) for span in text.spans}
    book = subject.book
    known = ((family if family in book.families else SUBSTITUTE, weight) for family, weight in asked)
    return {book.face(family, weight).key for family, weight in known}


def unlicensed_fonts(subject: Subject) -> Iterator[Finding]:
    """`font-unlicensed`: a family that is not among the free ones that come with the program (trade: 字体侵权)."""
    seen: set[str] = set()
    for placed in subject.elements.values():
        for family in _families(placed.element):
            if family in seen or _free(family, subject):
                continue
            seen.add(family)
            cause = (
                f"字体“{family}”不是自带的免费字体，商用可能要授权费",
                f"the font '{family}' is not among the free ones: its use may have to be paid for",
            )
            step = ("换成自带的字体，或先问清授权", "take a bundled font, or make sure of the licence")
            fix = SetFont(family, SUBSTITUTE)
            yield finding(subject, "font-unlicensed", Severity.ERROR, placed.element.id, cause, step, fix=fix)


def families_of(document: Document) -> set[str]:
    """Every font family that a design asks for."""
    found: set[str] = set()

    def noted(element: Element) -> Element:
        found.update(_families(element))
        return element

    map_elements(document, noted)
    return found


def _families(element: Element) -> tuple[str, ...]:
    if isinstance(element, Table):
        return tuple(dict.fromkeys(style.family for style in _table_styles(element) if style.family))
    if not isinstance(element, Text):
        return ()
    named = (element.style.family, *(span.family for span in element.spans))
    return tuple(dict.fromkeys(family for family in named if family))


def _free(family: str, subject: Subject) -> bool:
    rows = subject.book.families.get(family, ())
    return bool(rows) and all(row.licence in FREE for row in rows)


def least_type(process: Process, distance: float) -> float:
    """The height in mm of the smallest type that is read from so many metres, on a screen whatever the distance."""
    return SCREEN_TYPE_PX * MM_PER_PX if process is Process.SCREEN else distance * 1000 / READING


def small_text(subject: Subject) -> Iterator[Finding]:
    """`text-small`: lower than can be read from the product's distance (trade: 字高 ≥ 视距 ÷ 250), or 12 px on screens."""
    on_screen = subject.process is Process.SCREEN
    least = least_type(subject.process, subject.job.product.distance)
    for element, runs in by_element(subject.words).items():
        low = _lowest(runs)
        if low >= least * 0.995:
            continue
        name = subject.name(element)
        if on_screen:
            cause = (
                f"“{name}”的字只有 {low / MM_PER_PX:.0f} 像素高，屏幕上会糊成一团",
                f"type of '{name}' is only {low / MM_PER_PX:.0f} px high",
            )
            step = (f"至少用 {SCREEN_TYPE_PX} 像素", f"take {SCREEN_TYPE_PX} px or more")
        else:
            far = subject.job.product.distance
            cause = (
                f"“{name}”的字高 {round(low, 1):g} mm，站在 {far:g} 米外看不清",
                f"type of '{name}' is {round(low, 1):g} mm high, too small to be read from {far:g} m",
            )
            step = (f"至少做到 {round(least, 1):g} mm", f"make it {least:.3g} mm or more")
        yield finding(subject, "text-small", Severity.NOTICE, element, cause, step)


def _lowest(runs: list[Painted]) -> float:
    return min(each.item.size * each.scale for each in runs if isinstance(each.item, GlyphRun))


def small_text_in_inks(subject: Subject) -> Iterator[Finding]:
    """`text-reversed-small`: small type in white or in several inks fills in or shows fringes (GWG 2022 R0016, R0017)."""
    limit = MULTI_INK_PT.get(subject.process, 0.0)
    seen: set[str] = set()
    for each in subject.words:
        item = each.item
        if not isinstance(item, GlyphRun) or item.fill is None or item.element in seen:
            continue
        size_pt = item.size * each.scale * PT_PER_MM
        if size_pt >= limit - 0.01 or (count := plates(item.fill)) == 1:
            continue
        seen.add(item.element)
        how = ("反白", "white") if count == 0 else (f"{count} 种墨叠印", f"in {count} inks")
        cause = (
            f"“{subject.name(item.element)}”是 {size_pt:.1f} pt 的{how[0]}小字，容易糊或露边",
            f"'{subject.name(item.element)}' is type of {size_pt:.1f} pt {how[1]}: it may fill in or show fringes",
        )
        step = (
            f"放大到 {limit:g} pt，或改成单色墨（如 K100）",
            f"make it {limit:g} pt, or print it in one ink",
        )
        yield finding(subject, "text-reversed-small", Severity.NOTICE, item.element, cause, step, at=each)
