"""Every rule that a finding may name: what it is called and where it comes from. docs/preflight.md is checked by it."""

from msgspec import Struct

from postermaker.errors import Bilingual


class Rule(Struct, frozen=True):
    """A rule's name for people, and its source."""

    name: Bilingual
    source: str


def _rule(zh: str, en: str, source: str) -> Rule:
    return Rule(Bilingual(zh, en), source)


TRADE, LAYOUT = "trade", "layout"

#: The rules over designs, in the order of the rooms they come from.
RULES = {
    "text-overflow": _rule("文字排不下", "text overflows", LAYOUT),
    "text-squeezed": _rule("字太多，字号低于下限", "too many characters for the least size", LAYOUT),
    "text-no-room": _rule("没有给文字留下地方", "no room for a text", LAYOUT),
    "text-off-page": _rule("有字在版面外", "characters off the page", LAYOUT),
    "text-stretched": _rule("字压得太扁或太长", "type stretched too far", LAYOUT),
    "text-tracking": _rule("字距太大或太小", "unusual tracking", LAYOUT),
    "couplet-unequal": _rule("上下联字数不等", "unequal halves of a couplet", LAYOUT),
    "drop-cap-missing": _rule("首字下沉没有做成", "a drop cap was not set", LAYOUT),
    "qr-too-long": _rule("二维码内容太长", "too long for a QR code", LAYOUT),
    "glyph-missing": _rule("所有字体都没有的字", "a character that no font draws", LAYOUT),
    "font-fallback": _rule("用别的字体补的字", "a character drawn by another face", TRADE),
    "font-unlicensed": _rule("不是自带免费字体", "a font that is not free", TRADE),
    "text-small": _rule("字太小，远了看不清", "too small to be read from afar", "trade: distance / 250"),
    "text-reversed-small": _rule(
        "反白或叠印的小字", "small type in white or several inks", "GWG R0016, R0017"
    ),
    "field-empty": _rule("必填的没填", "a required field is empty", "the design"),
    "sample-left": _rule("模板的示例没换掉", "the template's sample is left", TRADE),
    "placeholder-left": _rule("还有 XX、某某没填", "a placeholder is left", TRADE),
    "picture-low-ppi": _rule("图片不清楚", "too few pixels", "GWG R0031, R0037, D0017"),
    "picture-missing": _rule("图片丢了", "a picture is missing", "the design"),
    "picture-empty": _rule("没放图片", "no picture was put in", "the design"),
    "qr-small": _rule("二维码太小", "a QR code is too small", "trade: 0.4 mm, 10 : 1"),
    "qr-contrast": _rule("二维码深浅反差不够", "a QR code is too pale", "ISO/IEC 15415"),
    "qr-quiet": _rule("二维码白边太窄", "a QR code's quiet zone is too narrow", "ISO/IEC 18004"),
    "colour-rgb": _rule("屏幕颜色拿去印刷", "a screen colour in print", "GWG R0027, R0029"),
    "colour-spot": _rule("用了专色", "a spot ink", "GWG R0020"),
    "black-wrong": _rule("黑字是几色套印的", "black text in several inks", "GWG R0015"),
    "ink-limit": _rule("颜色的墨量太大", "a colour has too much ink", "GWG R0026"),
    "ink-overlap": _rule("叠印的墨量太大", "inks that meet are too much", "GWG R0026"),
    "ink-unmeasured": _rule("叠印的墨量没有查", "inks that meet were not measured", "this machine"),
    "tint-faint": _rule("颜色太浅，印不出来", "a tint is too faint", TRADE),
    "white-overprint": _rule("白色设了叠印", "white overprints", "GWG R0007, R0008"),
    "line-thin": _rule("线太细", "a line is too thin", "GWG R0018, R0019"),
    "outside-safe": _rule("离裁切边太近", "too near to the trim", TRADE),
    "in-eyelet": _rule("压在打扣上", "under an eyelet", TRADE),
    "in-pocket": _rule("落在穿杆里", "in a pole pocket", TRADE),
    "bleed-missing": _rule("出血不够", "too little bleed", TRADE),
    "short-of-bleed": _rule("没有伸进出血", "ends short of the bleed", TRADE),
    "page-too-large": _rule("页面太大", "the page is too large", "ISO 32000"),
    "user-unit": _rule("用了 UserUnit", "a UserUnit is used", "GWG R0002"),
    "raster-too-large": _rule("像素太多", "too many pixels", TRADE),
    "transparency-x1a": _rule("X-1a 里有透明", "transparency in PDF/X-1a", "ISO 15930-4"),
    "picture-alpha-x1a": _rule("X-1a 里的图片带透明底", "a picture's alpha in PDF/X-1a", "ISO 15930-4"),
    "page-empty": _rule("空白页", "an empty page", "GWG R0005"),
    "screen-size": _rule("屏幕尺寸不对", "an unusual size for a screen", "the product"),
}

#: The rules over PDFs of someone else's, beside those above that hold for them too.
PDF_RULES = {
    "pdf-rgb": _rule("有 RGB 颜色", "RGB is used", "ISO 15930, GWG R0029"),
    "pdf-icc": _rule("颜色带自己的色彩特性", "colours with profiles of their own", "GWG R0027"),
    "pdf-trim": _rule("没有成品尺寸，或框互相出界", "no trim, or boxes out of order", "ISO 15930"),
    "pdf-crop": _rule("只显示页面的一部分", "a part of the page is shown", "GWG R0003"),
    "pdf-size": _rule("不是订的尺寸", "not the size that was ordered", TRADE),
    "pdf-font-missing": _rule("字体没有嵌入", "a font is not embedded", "ISO 15930"),
    "pdf-intent": _rule("输出意图不对", "the output intent is wrong", "ISO 15930, GWG R0035"),
    "pdf-standard": _rule("不是 PDF/X", "no PDF/X", "GWG R0001"),
    "pdf-encrypted": _rule("文件加了密", "it is encrypted", "ISO 15930"),
    "pdf-damaged": _rule("文件有损伤", "it is damaged", "ISO 32000"),
}
