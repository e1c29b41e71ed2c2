"""Rules about whole pages: size, bleed, transparency, pixels."""

from collections.abc import Iterator
from functools import lru_cache

from postermaker.color import is_opaque
from postermaker.display import DisplayPage, GlyphRun, Image
from postermaker.errors import Severity
from postermaker.images import decode
from postermaker.library.presets import Sheets, Standard
from postermaker.library.products import Process
from postermaker.prepress.preflight.findings import Finding, SetBleed
from postermaker.prepress.preflight.found import finding, on_page
from postermaker.prepress.preflight.subject import Painted, Subject
from postermaker.units import MAX_PDF_UNITS, MAX_SIDE, MM_PER_INCH, MM_PER_PX, PT_PER_MM, parse_size

#: The longest side that a JPEG holds, and that old programs of shops open.
JPEG_SIDE, OLD_SIDE = 65_535, 30_000


def page_size(subject: Subject) -> Iterator[Finding]:
    """`page-too-large`: past 50 m, or past a PDF's 14400 units where no UserUnit may help (PDF/X-1a is PDF 1.4).

    `user-unit`: a UserUnit helps, but some programs ignore it (GWG 2022 R0002: a warning for large format only).
    """
    job, preset = subject.job, subject.job.preset
    longest = max(job.size)
    if longest > MAX_SIDE:
        cause = (f"边长 {longest / 1000:g} m，超过 50 m", f"a side of {longest / 1000:g} m is more than 50 m")
        step = ("分成几段来做", "make it in several pieces")
        yield on_page("page-too-large", Severity.ERROR, cause, step)
    if ".pdf" not in preset.suffixes or preset.sheets is not Sheets.WHOLE:
        return
    bleed = max(job.bleed, subject.document.bleed)
    units = (longest + 2 * bleed) / preset.scale * PT_PER_MM
    if units <= MAX_PDF_UNITS:
        return
    if preset.standard is Standard.X1A or preset.scale > 1:
        cause = (
            f"这个尺寸超过 PDF 一页能写的 5.08 m，{preset.name} 又不能用 UserUnit",
            f"the page is longer than a PDF's 5.08 m, and {preset.english} knows no UserUnit",
        )
        step = ("改用“大幅 PDF，1:10”", "take the preset large-pdf-1to10")
        yield on_page("page-too-large", Severity.ERROR, cause, step)
        return
    cause = (
        "超过 5.08 m，文件里用 UserUnit 10 记真实尺寸；有的软件不认，打开只有十分之一大",
        "longer than 5.08 m: the true size is told by a UserUnit, which some programs ignore",
    )
    step = (
        "请店里先核对尺寸；不对就用“大幅 PDF，1:10”",
        "have the shop check the size, or take large-pdf-1to10",
    )
    severity = Severity.ERROR if subject.process is Process.OFFSET else Severity.NOTICE
    yield on_page("user-unit", severity, cause, step)


def raster_size(subject: Subject) -> Iterator[Finding]:
    """`raster-too-large`: more pixels a side than a JPEG holds (65535), or than old shop programs open (30000)."""
    job, preset = subject.job, subject.job.preset
    if ".pdf" in preset.suffixes or subject.document.screen:
        return
    dpi = preset.dpi or job.product.raster_dpi(job.size)
    side = round(max(job.size) / preset.scale * dpi / MM_PER_INCH)
    jpeg = preset.suffixes[0] in (".jpg", ".jpeg")
    if side <= OLD_SIDE:
        return
    too_far = jpeg and side > JPEG_SIDE
    cause = (
        (f"一边有 {side} 像素，JPG 最多 {JPEG_SIDE}", f"a side of {side} px; a JPEG holds {JPEG_SIDE}")
        if too_far
        else (f"一边有 {side} 像素，旧版软件打不开", f"a side of {side} px; old programs open {OLD_SIDE}")
    )
    step = ("降低 dpi，或改用 PDF", "take fewer dpi, or a PDF")
    yield on_page("raster-too-large", Severity.ERROR if too_far else Severity.NOTICE, cause, step)


def bleed_missing(subject: Subject) -> Iterator[Finding]:
    """`bleed-missing`: the design has less bleed than the product wants (offset trade: 3 mm).

    A notice, for the way out carries on what lies at the trim; its own bleed is better.
    """
    own, wanted = subject.document.bleed, subject.job.bleed
    if own < wanted - 1e-6:
        who = "这次" if subject.job.preset.bleed is not None else subject.job.product.name
        cause = (
            f"出血只有 {own:g} mm，{who}要 {wanted:g} mm；导出时会用边上的画面补",
            f"the bleed is {own:g} mm, {wanted:g} mm are wanted; the edge of the picture will be carried on",
        )
        step = (f"把出血改成 {wanted:g} mm，让底色和图伸出去", f"make the bleed {wanted:g} mm")
        yield on_page("bleed-missing", Severity.NOTICE, cause, step, fix=SetBleed(wanted))


def transparency(subject: Subject) -> Iterator[Finding]:
    """`transparency-x1a`: what shows through, in a PDF/X-1a, which forbids it (ISO 15930-4). `picture-alpha-x1a` too.

    Notices, for the export flattens it: all up to there becomes a picture.
    """
    if subject.job.preset.standard is not Standard.X1A:
        return
    done: set[str] = set()
    for each in subject.painted:
        element = each.item.element
        if element in done:
            continue
        name = subject.name(element)
        step = ("要它留作矢量，改用 PDF/X-4", "take PDF/X-4 to keep it as vectors")
        if _shows_through(each):
            done.add(element)
            cause = (
                f"“{name}”是半透明的，PDF/X-1a 不允许：它和它下面的会压成图片",
                f"'{name}' is translucent, which PDF/X-1a forbids: it and all below become a picture",
            )
            yield finding(subject, "transparency-x1a", Severity.NOTICE, element, cause, step, at=each)
        elif isinstance(each.item, Image) and _has_alpha(subject.document.assets.get(each.item.asset, b"")):
            done.add(element)
            cause = (
                f"图片“{name}”带透明底，PDF/X-1a 不允许：它和它下面的会压成一张图片",
                f"the picture '{name}' has an alpha channel, which PDF/X-1a forbids: all up to it becomes a picture",
            )
            yield finding(subject, "picture-alpha-x1a", Severity.NOTICE, element, cause, step, at=each)


def _shows_through(each: Painted) -> bool:
    if each.veiled or isinstance(each.item, Image):
        return each.veiled
    pen = each.item.pen
    paints = (each.item.fill, pen.paint if pen else None)
    return not all(is_opaque(paint) for paint in paints if paint)


@lru_cache(maxsize=64)
def _has_alpha(data: bytes) -> bool:
    """Whether a picture hides anything; only formats that can are decoded, for a look at the header is not enough."""
    may = data.startswith((b"\x89PNG", b"RIFF", b"GIF8", b"II", b"MM"))
    return may and decode(data, "…").alpha is not None


def empty_pages(subject: Subject) -> Iterator[Finding]:
    """`page-empty`: nothing on a page but its ground (GWG 2022 R0005)."""
    for number, page in enumerate(subject.laid_out.display.pages, 1):
        if not _has_content(page):
            cause = (f"第 {number} 页是空的", f"page {number} is empty")
            step = ("删掉这一页，或补上内容", "remove the page, or fill it")
            yield on_page("page-empty", Severity.NOTICE, cause, step, page=number)


def _has_content(page: DisplayPage) -> bool:
    return any(isinstance(item, GlyphRun | Image) or item.element != "ground" for item in page.items)


def screen_pixels(subject: Subject) -> Iterator[Finding]:
    """`screen-size`: no whole pixels, or none of the sizes that the place takes (the product's list: 公众号 900×383 …)."""
    if subject.process is not Process.SCREEN:
        return
    px = [side / MM_PER_PX for side in subject.job.size]
    said = " × ".join(f"{round(side, 2):g}" for side in px)
    if any(abs(side - round(side)) > 0.02 for side in px):
        cause = (f"画面是 {said} 像素，不是整数，边上会发虚", f"{said} px are no whole pixels")
        whole = "x".join(str(round(side)) for side in px)
        yield on_page(
            "screen-size", Severity.NOTICE, cause, (f"尺寸改成 {whole}px", f"take the size {whole}px")
        )
        return
    usual = [each for each in _pixel_sizes(subject.job.product.sizes) if each != (round(px[0]), round(px[1]))]
    if usual and len(usual) == len(_pixel_sizes(subject.job.product.sizes)):
        sizes = "、".join(f"{w} × {h}" for w, h in usual[:4])
        name = subject.job.product.name
        cause = (f"画面是 {said} 像素，{name}常用 {sizes}", f"the page is {said} px; usual are {sizes}")
        step = ("核对发布平台要的尺寸", "check which size the place wants")
        yield on_page("screen-size", Severity.NOTICE, cause, step)


@lru_cache(maxsize=64)
def _pixel_sizes(sizes: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    found = (parse_size(each) for each in sizes if "px" in each or "像素" in each)
    return tuple((round(size.width / MM_PER_PX), round(size.height / MM_PER_PX)) for size in found)
