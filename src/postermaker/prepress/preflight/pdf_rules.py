"""Rules over the facts of a PDF of someone else's."""

from collections.abc import Callable, Iterator
from itertools import pairwise

from msgspec import Struct

from postermaker.errors import Severity
from postermaker.geometry import Box, Size
from postermaker.library.products import ladder_dpi
from postermaker.prepress.preflight.findings import Finding
from postermaker.prepress.preflight.found import on_page
from postermaker.prepress.preflight.pdf_facts import PageFact, PdfFact
from postermaker.prepress.preflight.picture_rules import SHEET_PPI, TINY_PX
from postermaker.units import MAX_PDF_UNITS

#: How far a trim may be off, mm.
TOLERANCE = 0.1
#: Sheets up to A2 are held in the hand.
_SHEET = 0.26e6


class Expected(Struct, frozen=True, kw_only=True):
    """What was ordered; what is not told is not judged, or by the page's size."""

    size: Size | None = None  #: mm
    bleed: float = 0.0  #: mm on each side
    ppi: float = 0.0  #: of pictures at real size; 0: by the size of the page
    ink_limit: float = 3.0
    line_pt: float = 0.25  #: GWG 2022 R0018, sheets


def judged(facts: PdfFact, expected: Expected) -> tuple[Finding, ...]:
    """Everything that is wrong with a file, errors first."""
    found = [each for check in _FILE for each in check(facts)]
    found += [each for page in facts.pages for rule in _PAGE for each in rule(page, facts, expected)]
    return tuple(sorted(found, key=lambda each: each.severity is not Severity.ERROR))


ERROR, NOTICE = Severity.ERROR, Severity.NOTICE
AGAIN = ("用 PDF/X-4 重新导出", "export it again as PDF/X-4")


def _locked(facts: PdfFact) -> Iterator[Finding]:
    """`pdf-encrypted`: locked against printing or changing (ISO 15930)."""
    if facts.encrypted:
        step = ("请对方发一份不加密的", "ask for a copy without encryption")
        yield on_page("pdf-encrypted", ERROR, ("文件加了密，印前软件打不开", "it is encrypted"), step)


def _damaged(facts: PdfFact) -> Iterator[Finding]:
    """`pdf-damaged`: had to be repaired to be read (ISO 32000)."""
    if facts.damaged:
        cause = ("文件有损伤，勉强读得出", f"it had to be repaired: {facts.damaged[0]}")
        yield on_page("pdf-damaged", ERROR, cause, ("重新导出一份", "export it again"))


def _fonts(facts: PdfFact) -> Iterator[Finding]:
    """`pdf-font-missing`: a font that is not in the file is replaced by another at the shop (ISO 15930, GWG 2022)."""
    names = sorted({font.name for font in facts.fonts if not font.embedded})
    if names:
        cause = (f"字体没有嵌入：{'、'.join(names[:5])}", f"fonts are not embedded: {', '.join(names[:5])}")
        step = ("导出时嵌入字体，或把文字转曲", "embed the fonts, or turn text into outlines")
        yield on_page("pdf-font-missing", ERROR, cause, step)


def _intent(facts: PdfFact) -> Iterator[Finding]:
    """`pdf-intent`: not one output intent with a CMYK press profile (ISO 15930, GWG 2022 R0035). `pdf-standard`: none claimed."""
    if not facts.standard:
        cause = ("不是 PDF/X，颜色和字体没有保证", "it is no PDF/X: colours and fonts are not warranted")
        yield on_page("pdf-standard", NOTICE, cause, AGAIN)
    good = facts.intents == 1 and facts.profile in ("prtr CMYK", "")
    if good and (facts.profile or "X-4" not in facts.standard):
        return
    cause = (
        f"输出意图不对：{facts.intents} 个，色彩特性“{facts.profile or '没有'}”",
        f"output intent: {facts.intents}, profile '{facts.profile or 'none'}'",
    )
    yield on_page("pdf-intent", ERROR if facts.standard else NOTICE, cause, AGAIN)


def _x1a(facts: PdfFact) -> Iterator[Finding]:
    """`transparency-x1a`: claims PDF/X-1a and shows through somewhere (ISO 15930-4)."""
    if "X-1" in facts.standard and facts.transparent:
        page = next(page.number for page in facts.pages if page.transparent)
        cause = ("标着 PDF/X-1a，里面却有透明", "it claims PDF/X-1a and holds transparency")
        yield on_page("transparency-x1a", ERROR, cause, AGAIN, page=page)


def _colours(page: PageFact, facts: PdfFact, expected: Expected) -> Iterator[Finding]:
    """`pdf-rgb`: the screen's device colours (ISO 15930, GWG 2022 R0029). `pdf-icc`: colours with a profile of their own."""
    rgb = sorted(name for name in page.spaces if name.startswith("DeviceRGB"))
    if rgb:
        where = "、".join(_ROLES.get(name.split()[-1], name) for name in rgb)
        cause = (f"有 RGB 颜色（{where}），印出来会变", f"RGB is used ({', '.join(rgb)})")
        step = ("在原来的软件里转成 CMYK 再导出", "convert it to CMYK and export it again")
        yield on_page("pdf-rgb", ERROR, cause, step, page=page.number)
    own = sorted(name for name in page.spaces if name.startswith(("ICCBased", "CalRGB", "CalGray", "Lab")))
    if own:
        cause = ("有带自己色彩特性的颜色，店里会再转一次", f"colours with a profile: {', '.join(own)}")
        yield on_page("pdf-icc", NOTICE, cause, ("和店里确认，或转成 CMYK", "ask the shop"), page=page.number)


_ROLES = {"fill": "填色", "stroke": "线条", "text": "文字", "image": "图片", "shading": "渐变"}


def _boxes(page: PageFact, facts: PdfFact, expected: Expected) -> Iterator[Finding]:
    """`pdf-trim`: no trim, or boxes that do not lie in each other (ISO 15930). `pdf-crop`: shows a part only (GWG R0003)."""
    trim, bleed = page.trim, page.bleed
    if trim is None:
        cause = ("没有成品尺寸（TrimBox）", "it has no TrimBox")
        step = ("导出时写上成品尺寸和出血", "export it with trim and bleed")
        yield on_page("pdf-trim", ERROR, cause, step, page=page.number)
    nested = [box for box in (page.media_box, bleed, trim) if box]
    if not all(_holds(outer, inner) for outer, inner in pairwise(nested)):
        cause = ("成品、出血和页面的框互相出界", "trim, bleed and media do not lie in each other")
        yield on_page("pdf-trim", ERROR, cause, AGAIN, page=page.number)
    if page.crop and not (_holds(page.crop, page.media_box) and _holds(page.media_box, page.crop)):
        cause = ("只显示页面的一部分（CropBox）", "its CropBox shows a part of the page only")
        yield on_page("pdf-crop", NOTICE, cause, AGAIN, page=page.number)


def _holds(outer: Box, inner: Box) -> bool:
    far = 0.02
    return (
        inner.x >= outer.x - far
        and inner.y >= outer.y - far
        and inner.right <= outer.right + far
        and inner.bottom <= outer.bottom + far
    )


def _size(page: PageFact, facts: PdfFact, expected: Expected) -> Iterator[Finding]:
    """`pdf-size`: not what was ordered. `page-too-large`: over 14400 units. `user-unit` (GWG 2022 R0002)."""
    got, want = page.size, expected.size
    bled = 0.0 if page.trim else 2 * expected.bleed  # without a trim the page may hold the bleed too
    if want and not any(
        max(abs(a - b - more) for a, b in zip(got, want, strict=True)) <= TOLERANCE for more in (0.0, bled)
    ):
        cause = (
            f"成品是 {got.width:.1f} × {got.height:.1f} mm，订的是 {want.width:g} × {want.height:g}",
            f"the trim is {got.width:.1f} × {got.height:.1f} mm, ordered is {want.width:g} × {want.height:g}",
        )
        step = ("按订的尺寸重新导出；1:10 的文件先和店里说好", "export it at the size that was ordered")
        yield on_page("pdf-size", ERROR, cause, step, page=page.number)
    if max(page.units) > MAX_PDF_UNITS + 0.01:
        cause = ("页面超过 14400 单位，很多软件打不开", "the page is larger than 14400 units")
        yield on_page(
            "page-too-large", ERROR, cause, ("按 1:10 重新导出", "export it at 1:10"), page=page.number
        )
    if page.user_unit != 1:
        cause = (
            f"用了 UserUnit {page.user_unit:g}，有的软件不认",
            f"it has a UserUnit of {page.user_unit:g}",
        )
        step = ("请店里先核对尺寸", "have the shop check the size")
        yield on_page("user-unit", NOTICE, cause, step, page=page.number)


def _bleed(page: PageFact, facts: PdfFact, expected: Expected) -> Iterator[Finding]:
    """`bleed-missing`: less bleed than was ordered, or none told. `short-of-bleed`: nothing is painted at its edge (trade)."""
    trim, bleed = page.trim, page.bleed
    if trim is None:
        return
    zone = bleed or trim
    sides = (trim.x - zone.x, trim.y - zone.y, zone.right - trim.right, zone.bottom - trim.bottom)
    if bleed is None or min(sides) < expected.bleed - TOLERANCE:
        cause = (
            f"出血只有 {min(sides):.1f} mm，要 {expected.bleed:g} mm"
            if bleed
            else "没有写出血框（BleedBox）",
            f"the bleed is {min(sides):.1f} mm of {expected.bleed:g}" if bleed else "it has no BleedBox",
        )
        severity = ERROR if expected.bleed else NOTICE
        yield on_page(
            "bleed-missing", severity, cause, ("带出血重新导出", "export it with bleed"), page=page.number
        )
    if page.painted and not _holds(page.painted.grown(0.15 * page.user_unit), zone):
        cause = ("画面没有铺到出血边", "nothing is painted at the edge of the bleed")
        step = ("白边是有意的就不用改；否则把底色伸出去", "let the ground reach it, unless white is wanted")
        yield on_page("short-of-bleed", NOTICE, cause, step, page=page.number)


def needed(page: PageFact, expected: Expected) -> tuple[float, float]:
    """The resolution below which a picture is a notice, and an error."""
    if expected.ppi:
        return expected.ppi, expected.ppi
    if page.size.width * page.size.height <= _SHEET:
        return SHEET_PPI
    need = min(SHEET_PPI[0], ladder_dpi(page.size))
    return need, need / 2


def _pictures(page: PageFact, facts: PdfFact, expected: Expected) -> Iterator[Finding]:
    """`picture-low-ppi`: too few pixels (GWG 2022 R0031, R0037)."""
    need = needed(page, expected)
    for picture in page.pictures:
        tiny = max(picture.width_px, picture.height_px) <= TINY_PX
        if tiny or picture.bits == 1 or picture.ppi >= need[0] - 0.5:
            continue
        size = f"{picture.width_px} × {picture.height_px}"
        cause = (
            f"有张图片（{size} 像素）只有 {picture.ppi:.0f} ppi，要 {need[0]:.0f}",
            f"a picture ({size} px) has {picture.ppi:.0f} ppi; {need[0]:.0f} are wanted",
        )
        severity = ERROR if picture.ppi < need[1] - 0.5 else NOTICE
        step = ("换清楚的原图", "take the original picture")
        yield on_page("picture-low-ppi", severity, cause, step, page=page.number, place=picture.place)


def _inks(page: PageFact, facts: PdfFact, expected: Expected) -> Iterator[Finding]:
    """`ink-limit`: a flat colour over the limit (GWG 2022 R0026)."""
    if page.max_ink > expected.ink_limit + 1e-6:
        cause = (
            f"有颜色的墨量到了 {page.max_ink:.0%}，超过 {expected.ink_limit:.0%}",
            f"a colour has {page.max_ink:.0%} of ink, the limit is {expected.ink_limit:.0%}",
        )
        yield on_page("ink-limit", ERROR, cause, ("把颜色调浅", "lighten it"), page=page.number)


def _lines(page: PageFact, facts: PdfFact, expected: Expected) -> Iterator[Finding]:
    """`line-thin`: a stroke or bar under 0.25 pt (GWG 2022 R0018, R0019)."""
    thin = page.thinnest_pt
    if thin is not None and thin < expected.line_pt - 1e-6:
        cause = (f"最细的线只有 {thin:.2f} pt，印不实", f"the thinnest line is {thin:.2f} pt")
        step = (f"加粗到 {expected.line_pt:g} pt", f"make it {expected.line_pt:g} pt")
        yield on_page("line-thin", ERROR, cause, step, page=page.number)


def _empty(page: PageFact, facts: PdfFact, expected: Expected) -> Iterator[Finding]:
    """`page-empty`: nothing is painted (GWG 2022 R0005)."""
    if not page.spaces and not page.pictures:
        step = ("删掉这一页，或补上内容", "remove the page, or fill it")
        cause = (f"第 {page.number} 页是空的", f"page {page.number} is empty")
        yield on_page("page-empty", NOTICE, cause, step, page=page.number)


_FILE: tuple[Callable[[PdfFact], Iterator[Finding]], ...] = (_locked, _damaged, _fonts, _intent, _x1a)
_PAGE: tuple[Callable[[PageFact, PdfFact, Expected], Iterator[Finding]], ...] = (
    _boxes,
    _size,
    _bleed,
    _colours,
    _pictures,
    _inks,
    _lines,
    _empty,
)
