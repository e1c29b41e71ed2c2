"""What a shop is told of a file: a few plain lines to paste into a chat, in the words and units of the trade."""

from collections.abc import Iterator
from enum import StrEnum
from typing import assert_never

from msgspec import Struct

from postermaker.color import Cmyk, Color, Flat, Gray, Linear, Paint, Radial, Rgb, Spot, describe, is_opaque
from postermaker.display import Blend, DisplayItem, DisplayPage, GlyphRun, Image, Layer, Outlined
from postermaker.errors import Bilingual
from postermaker.geometry import IDENTITY, Affine, Box, Size
from postermaker.library.presets import Colors, Preset, Sheets
from postermaker.library.products import Process
from postermaker.prepress.finishing_words import finishing_words, length, sized
from postermaker.prepress.job import Job
from postermaker.units import MAX_PDF_UNITS, to_pt

#: How things are counted, by how their name ends; sheets else.
_COUNTED = {
    "幅": "条", "带": "条", "旗": "面", "板": "块", "栏": "块", "挡": "块", "景": "块", "柱": "块", "桁架": "块", "展架": "个",
    "宝": "个", "签": "个", "牌": "个", "封": "个", "章": "个", "页": "份", "书": "份", "字": "套",
}  # fmt: skip
WHITES: tuple[Color, ...] = (Gray(1), Cmyk(0, 0, 0, 0), Rgb(1, 1, 1))


class FileKind(StrEnum):
    """What kind of file a shop gets."""

    OUTLINES = "outlines"  #: PDF, text as outlines (转曲)
    LIVE = "live"  #: PDF, text embedded
    RASTER = "raster"  #: TIFF, JPEG or PNG


class FileFacts(Struct, frozen=True, kw_only=True):
    """What a shop needs to know of the file itself."""

    name: str
    kind: FileKind = FileKind.OUTLINES
    scale: int = 1  #: 10: drawn at a tenth
    pages: int = 1
    dpi: float = 0.0  #: of a raster, at real size
    colors: Colors = Colors.CMYK


def shop_message(job: Job, facts: FileFacts, *, eyelets: int = 0, ground: Paint | None = None) -> str:
    """The message in the language of this process, a line for each matter.

    Args:
        job: size, product, finishing, ticket.
        facts: of the file.
        eyelets: how many rings there are in all, as `finishing.eyelet_places` counts them.
        ground: what the page is painted with (see `ground_of`).
    """
    return "\n".join(str(line) for line in message_lines(job, facts, eyelets=eyelets, ground=ground))


def message_lines(
    job: Job, facts: FileFacts, *, eyelets: int = 0, ground: Paint | None = None
) -> Iterator[Bilingual]:
    """The lines of the message; see `shop_message`."""
    yield _what(job)
    yield _file(job, facts)
    if job.ticket.material:
        yield Bilingual(f"材料：{job.ticket.material}", f"Material: {job.ticket.material}")
    done = finishing_words(job.finishing, job.size, eyelets)
    if done:
        yield Bilingual(
            "后道：" + "；".join(each.zh for each in done),
            "Finishing: " + "; ".join(each.en for each in done),
        )
    if job.product.process is not Process.SCREEN:
        if ground is not None and not _colors(ground) <= set(WHITES):
            painted = paint_words(ground)
            yield Bilingual(f"底色：{painted.zh}", f"Ground: {painted.en}")
        yield bleed_words(job)
    yield _requests(job, facts, ground)


def _what(job: Job) -> Bilingual:
    said, product, number = spoken(job), job.product, job.ticket.quantity
    title = job.ticket.title
    zh, en = (f"“{title}”", f' "{title}"') if title else ("", "")
    return Bilingual(
        f"{product.name}{zh}：{said.zh}，{number} {counted(job)}",
        f"{product.english}{en}: {said.en}, quantity {number}",
    )


def spoken(job: Job) -> Bilingual:
    """The true size in the order and the unit of the product: 横幅 8×0.7 米（长×宽）, 海报 420×570 毫米（宽×高）."""
    length = job.product.length_first and job.size.width >= job.size.height
    order = (
        Bilingual("（长×宽）", " (length × width)") if length else Bilingual("（宽×高）", " (width × height)")
    )
    size = sized(job.size, job.product.unit)
    return Bilingual(size.zh + order.zh, size.en + order.en)


def counted(job: Job) -> str:
    """The Chinese measure word of the product."""
    return next((word for end, word in _COUNTED.items() if job.product.name.endswith(end)), "张")


def file_words(facts: FileFacts) -> Bilingual:
    """What the file is: kind, resolution or outlines, colours, pages."""
    suffix = facts.name.rpartition(".")[2].upper()
    suffix = {"TIF": "TIFF", "JPEG": "JPG"}.get(suffix, suffix)
    match facts.kind:
        case FileKind.OUTLINES:
            kind = Bilingual(f"{suffix}，已转曲", f"{suffix}, text outlined")
        case FileKind.LIVE:
            kind = Bilingual(f"{suffix}，字体已嵌入", f"{suffix}, fonts embedded")
        case FileKind.RASTER:
            dpi = f" {facts.dpi:g} dpi" if facts.dpi else ""
            kind = Bilingual(suffix + dpi, suffix + dpi)
        case _:
            assert_never(facts.kind)
    colors = facts.colors.value.upper()
    sides = "，正反面" if facts.pages == 2 else ""
    pages = (
        Bilingual(f"，{facts.pages} 页{sides}", f", {facts.pages} pages")
        if facts.pages > 1
        else Bilingual("", "")
    )
    return Bilingual(f"{kind.zh}，{colors}{pages.zh}", f"{kind.en}, {colors}{pages.en}")


def scale_words(scale: int) -> Bilingual:
    """How large the file is drawn."""
    if scale == 1:
        return Bilingual("1:1，按原尺寸输出", "1:1, output at its size")
    return Bilingual(
        f"1:{scale} 缩小做的，输出时放大到 {100 * scale}%",
        f"drawn 1:{scale}, enlarge to {100 * scale}% on output",
    )


def _file(job: Job, facts: FileFacts) -> Bilingual:
    if job.product.process is Process.SCREEN:
        return Bilingual(f"文件：{facts.name}", f"File: {facts.name}")
    words, scale = file_words(facts), scale_words(facts.scale)
    said = Bilingual(
        f"文件：{facts.name}（{words.zh}），{scale.zh}", f"File: {facts.name} ({words.en}), {scale.en}"
    )
    longest = to_pt(max(job.size) + 2 * job.bleed)
    if facts.kind is FileKind.RASTER or facts.scale > 1 or longest <= MAX_PDF_UNITS:
        return said
    return Bilingual(
        f"{said.zh}；打开若只有十分之一大，按 1000% 输出",
        f"{said.en}; if it opens at a tenth, output it at 1000%",
    )


def bleed_words(job: Job) -> Bilingual:
    """The bleed, and what lies around the picture in the file."""
    bleed = job.bleed
    if bleed == 0:
        none = Bilingual("出血：不留", "Bleed: none")
        if not job.finishing.white_edge:
            return none
        if job.preset.finishing:
            return Bilingual(f"{none.zh}；白边已经画在文件里", f"{none.en}; the white edge is in the file")
        return Bilingual(
            f"{none.zh}；文件里只有画面，白边请另外留",
            f"{none.en}; the file is the picture alone, please add the white edge",
        )
    whole = sized(Size(job.size.width + 2 * bleed, job.size.height + 2 * bleed), "mm")
    return Bilingual(
        f"出血：四边各 {length(bleed).zh}，文件 {whole.zh}，裁到成品尺寸",
        f"Bleed: {length(bleed).en} all round, {whole.en} in all, to be trimmed",
    )


def paint_words(paint: Paint) -> Bilingual:
    """A ground's colour in inks; of a gradient its colours in order."""
    match paint:
        case Flat():
            return Bilingual(_color(paint.color), _color(paint.color))
        case Linear() | Radial():
            said = [_color(stop.color) for stop in paint.stops]
            ends = " → ".join(each for i, each in enumerate(said) if i == 0 or each != said[i - 1])
            radial = isinstance(paint, Radial)
            kind = Bilingual("由中心向外渐变", "radial gradient") if radial else Bilingual("渐变", "gradient")
            return Bilingual(f"{kind.zh} {ends}", f"{kind.en} {ends}")
        case _:
            assert_never(paint)


def _color(color: Color) -> str:
    match color:
        case Gray():
            return describe(Cmyk(0, 0, 0, round(1 - color.value, 4)))
        case Cmyk() | Rgb() | Spot():
            return describe(color)
        case _:
            assert_never(color)


def _colors(paint: Paint) -> set[Color]:
    return {paint.color} if isinstance(paint, Flat) else {stop.color for stop in paint.stops}


def _requests(job: Job, facts: FileFacts, ground: Paint | None) -> Bilingual:
    """What not to do."""
    if ".html" in job.preset.suffixes:
        return Bilingual(
            "用浏览器打开，上下滑动翻页；放到网站上就有网址可以转发",
            "Open it with a browser and swipe; on a web site it has an address to pass on",
        )
    if job.product.process is Process.SCREEN:
        return Bilingual(
            "请按原像素播放，不要拉伸，不要再压缩",
            "Please show it pixel for pixel: don't stretch or compress it",
        )
    zh, en = "请不要拉伸变形", "Please don't stretch it"
    if facts.colors is Colors.CMYK:
        zh, en = f"{zh}、不要转成 RGB", f"{en} or convert it to RGB"
    if ground is not None and any(_is_pure_red(color) for color in _colors(ground)):
        return Bilingual(f"{zh}；大红就是 M100 Y100，别改", f"{en}; the red is M100 Y100, leave it so")
    return Bilingual(f"{zh}；颜色别改", f"{en}; leave the colours as they are")


def _is_pure_red(color: Color) -> bool:
    """大红 as the trade writes it."""
    return color == Cmyk(0, 1, 1, 0)


def ground_of(page: DisplayPage) -> Paint | None:
    """What the whole trim is painted with: the uppermost opaque rectangle over it; None where there is none."""
    found: list[Paint] = []
    _grounds(page.items, IDENTITY, page.trim.grown(-0.1), found)
    return found[-1] if found else None


def _grounds(items: tuple[DisplayItem, ...], view: Affine, trim: Box, found: list[Paint]) -> None:
    for item in items:
        match item:
            case Outlined():
                # four straight sides: the box is the figure
                plain = (
                    item.path.verbs in ("MLLLZ", "MLLL") and item.fill is not None and is_opaque(item.fill)
                )
                if plain and item.fill is not None and _covers(view.box(item.path.box), trim):
                    found.append(item.fill)
            case Layer():
                inner = view @ item.transform
                open_ = item.clip is None or _covers(inner.box(item.clip.box), trim)
                if open_ and item.opacity >= 1 and item.blend is Blend.NORMAL and item.step is None:
                    _grounds(item.items, inner, trim, found)
            case GlyphRun() | Image():
                pass
            case _:
                assert_never(item)


def _covers(box: Box, trim: Box) -> bool:
    return box.x <= trim.x and box.y <= trim.y and box.right >= trim.right and box.bottom >= trim.bottom


def sheets_words(job: Job) -> Bilingual | None:
    """What a shop has to know of a file whose sheets are not the pages themselves; None where they are."""
    preset = job.preset
    match preset.sheets:
        case Sheets.WHOLE:
            return None
        case Sheets.PROOF:
            return Bilingual(
                "这是审批样稿，签字用的，不是印刷文件", "this is a proof to be signed, not a print file"
            )
        case Sheets.CHARACTERS:
            return Bilingual(
                "一张纸一个字，用办公打印机按 100% 打印", "one character a sheet: print at 100% in the office"
            )
        case Sheets.IMPOSED:
            return Bilingual(
                f"文件已拼版（{preset.sheet or 'SRA3'}），按 100% 上机，张数见生产单",
                f"imposed on {preset.sheet or 'SRA3'}: print at 100%, the ticket says how many sheets",
            )
        case Sheets.TILES:
            return _tiled_words(preset)
        case _:
            assert_never(preset.sheets)


def _tiled_words(preset: Preset) -> Bilingual:
    if preset.boards:
        return Bilingual(
            f"文件分成 {preset.boards} 块板，编号和拼法见拼接图",
            f"the file holds {preset.boards} boards: the map shows how they hang",
        )
    if preset.panel:
        return Bilingual(
            f"文件已按 {preset.panel / 1000:g} m 布宽拆幅，搭接 {preset.overlap:g} mm，拼法见拼接图",
            f"cut into panels for rolls of {preset.panel / 1000:g} m, {preset.overlap:g} mm shared: see the map",
        )
    return Bilingual("办公纸拼贴，按 100% 打印", "office sheets to be glued: print at 100%")
