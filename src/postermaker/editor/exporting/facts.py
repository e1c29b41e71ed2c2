"""What the receiver of a file gets, in rows: size, page, finishing, colours, text, pictures, format. No Qt."""

import re

from msgspec import Struct

from postermaker.document.model import Document, Element, Picture
from postermaker.editor.exporting.estimating import Estimate, usual_dpi
from postermaker.editor.exporting.kinds import LOOK, Choices, Kind, options_of, preset_of, said_page
from postermaker.editor.places import spoken_bytes
from postermaker.editor.properties.sharpness import sharpness
from postermaker.editor.words import say
from postermaker.geometry import Size
from postermaker.library.presets import Colors, Preset, Sheets, Standard
from postermaker.library.products import Process
from postermaker.prepress.finishing import eyelet_places
from postermaker.prepress.finishing_words import finishing_words
from postermaker.prepress.job import Job, job_for
from postermaker.units import MAX_PDF_UNITS, spoken_size, to_pt, to_px


class Fact(Struct, frozen=True):
    """A row: what, its value, what a print term means, and whether it is to be looked at."""

    name: str
    value: str
    tip: str = ""
    doubtful: bool = False


def job_behind(document: Document, kind: Kind, choices: Choices) -> Job:
    """The print job of a card's file."""
    options = options_of(kind, choices, document)
    return job_for(document, preset_of(kind, choices, document), options.ticket)


def facts_of(document: Document, kind: Kind, choices: Choices, guess: Estimate | None) -> list[Fact]:
    """The rows of a card's file, two columns: what it is, how it is made."""
    job = job_behind(document, kind, choices)
    raster = kind.suffix != ".pdf"
    left = [Fact(say("成品尺寸", "Finished size"), said_page(document)), _page(document, kind, job, guess)]
    right = [_colors(job.preset), _text(job.preset, raster=raster)]
    if job.product.process is not Process.SCREEN and kind.key != LOOK.key:
        left += [_finishing(job), _marks(job)]
    elif guess is not None:
        left.append(Fact(say("大小", "Bytes"), say("约 ", "about ") + spoken_bytes(round(guess.size))))
    right.append(_pictures(document))
    right.append(_format(document, kind, job))
    return [each for pair in zip(left, right, strict=False) for each in pair] + right[len(left) :]


def _page(document: Document, kind: Kind, job: Job, guess: Estimate | None) -> Fact:
    name = say("文件页面", "Page")
    if kind.suffix != ".pdf" and job.preset.sheets is Sheets.WHOLE:
        dpi = job.preset.dpi or usual_dpi(document)
        width, height = to_px(document.width, dpi), to_px(document.height, dpi)
        pages = (guess.sheets if guess else len(document.pages)) if kind.suffix == ".html" else 1
        more = say(f"，{pages} 页", f", {pages} pages") if pages > 1 else ""
        more += "" if document.screen else f"（{dpi:.3g} dpi）"
        return Fact(say("像素", "Pixels"), f"{width:,} × {height:,}{more}")
    if job.preset.sheets is not Sheets.WHOLE:
        count = guess.sheets if guess else 0
        paper = job.preset.sheet or say("拼幅", "panels")
        return Fact(name, say(f"{paper}，{count} 页", f"{paper}, {count} pages") if count else paper)
    around = 0.0 if job.preset.colors is Colors.RGB else job.bleed
    edge = job.finishing.white_edge + job.finishing.hem if job.preset.finishing else 0.0
    by = max(around, edge)
    whole = spoken_size(Size(document.width + 2 * by, document.height + 2 * by))
    scale = say("，按 1:10 画", ", drawn 1:10") if job.preset.scale == 10 else ""
    with_ = say(f"，含出血 {around:g} mm", f", bleed {around:g} mm") if around else ""
    tip = say("出血：画到成品边外面，裁歪一点也不露白", "bleed: what is painted beyond the trim")
    return Fact(name, f"{whole}{with_}{scale}", tip if around else "")


def _finishing(job: Job) -> Fact:
    rings = len(eyelet_places(job.finishing, job.size))
    words = finishing_words(job.finishing, job.size, rings)
    said = say("；", "; ").join(re.split("[，；,]", str(each))[0] for each in words)
    return Fact(
        say("加工", "Finishing"),
        said or say("裁到成品尺寸", "trimmed"),
        say("；", "; ").join(str(each) for each in words)
        + say("。另附一张加工图", ". A sheet with it lies beside")
        if job.preset.finishing_sheet
        else "",
    )


def _marks(job: Job) -> Fact:
    name, tip = say("裁切线", "Crop marks"), say("裁切线：画在成品外面，告诉店里从哪里裁", "where to cut")
    if job.preset.marks:
        return Fact(name, say("加，连同套准标和色条", "with registration and colour bar"), tip)
    large = job.product.process in (Process.LARGE, Process.INDOOR)
    return Fact(name, say("不加，喷绘店不用", "none, not wanted here") if large else say("不加", "none"), tip)


def _colors(preset: Preset) -> Fact:
    cmyk = preset.colors is Colors.CMYK
    tip = say("CMYK：印刷用的四种墨，店里不用再转", "the four inks of the press")
    value = say("印刷色 CMYK，选的颜色原样写", "CMYK as authored") if cmyk else say("屏幕色 RGB", "RGB")
    return Fact(say("颜色", "Colours"), value, tip if cmyk else "")


def _text(preset: Preset, *, raster: bool) -> Fact:
    name = say("文字", "Text")
    if raster:
        return Fact(name, say("画成了图，不用装字体", "painted, no fonts needed"))
    if preset.live_text:
        return Fact(name, say("可搜可复制，字体已嵌入", "searchable, fonts embedded"))
    tip = say("转曲：文字变成图形，店里没有这款字体也不会变样", "text as outlines")
    return Fact(name, say("全部转曲，不用装字体", "outlines, no fonts needed"), tip)


def _pictures(document: Document) -> Fact:
    found = [each for page in document.pages for each in _shown(page.elements)]
    sharp = [s for s in (sharpness(document, each) for each in found) if s is not None]
    name = say("图片", "Pictures")
    if not sharp:
        return Fact(name, say(f"{len(found)} 张", f"{len(found)}") if found else say("没有用图片", "none"))
    worst = min(sharp, key=lambda each: each.ppi / each.wanted)
    value = say(f"{len(sharp)} 张，最低 {worst.ppi:.0f} ppi", f"{len(sharp)}, {worst.ppi:.0f} ppi at least")
    tip = say("ppi：印出来每英寸有多少像素，太少就糊", "pixels an inch in print")
    return Fact(name, value, tip, worst.ppi < worst.wanted - 0.5)


def _shown(elements: tuple[Element, ...]) -> list[Picture]:
    found: list[Picture] = []
    for element in elements:
        if isinstance(element, Picture) and not element.hidden:
            found.append(element)
        found += _shown(getattr(element, "elements", ()))
    return found


def _format(document: Document, kind: Kind, job: Job) -> Fact:
    name = say("格式", "Format")
    if kind.suffix != ".pdf":
        said = {".tif": say("TIFF，不压缩", "TIFF, uncompressed"), ".jpg": "JPG",
                ".html": say("一个网页文件", "one web page")}.get(kind.suffix, "PNG")  # fmt: skip
        return Fact(name, said)
    said = {Standard.X4: "PDF/X-4", Standard.X1A: "PDF/X-1a", Standard.NONE: "PDF"}[job.preset.standard]
    long = (
        to_pt(max(job.size)) > MAX_PDF_UNITS and job.preset.scale == 1 and job.preset.sheets is Sheets.WHOLE
    )
    return Fact(
        name, said + (say("，大页面单位已写明", ", with a UserUnit") if long else ""),
        say("印刷厂通用的 PDF 规范，颜色和字体都在文件里", "what presses agreed upon"),
    )  # fmt: skip
