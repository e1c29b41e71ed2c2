"""What files can be made of a document, as cards: for whom, of which preset, which one its product recommends. No Qt."""

from enum import StrEnum

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from postermaker.document.model import Document
from postermaker.editor import settings
from postermaker.editor.words import say
from postermaker.errors import Bilingual
from postermaker.export import ExportOptions
from postermaker.geometry import Size
from postermaker.library.presets import Preset, Sheets, presets
from postermaker.library.products import Process, product
from postermaker.prepress.job import Ticket
from postermaker.units import MM_PER_INCH


class Receiver(StrEnum):
    """Who gets a file."""

    SHOP = "shop"
    OWN = "own"


class Kind(Struct, frozen=True, kw_only=True):
    """A card: one kind of file."""

    key: str
    receiver: Receiver
    preset: str
    suffix: str
    tag: str  #: on the drawing of a file
    color: str  #: of its band
    title: Bilingual
    says: Bilingual  #: what they get
    mark: Bilingual = Bilingual("", "")  #: behind the file's name, so that files for others are told apart
    recommended: bool = False


class Choices(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What was chosen, remembered for each product. 0 and None: as the preset or the product says."""

    kinds: tuple[str, ...] = ()  #: keys; empty: the recommended one
    dpi: float = 0.0  #: of rasters at real size
    live: bool = False  #: text stays text
    marks: bool = False  #: crop marks, registration, colour bar
    white_edge: bool = False  #: white edge and eyelet ticks are drawn around the picture
    bleed: float | None = None  #: mm
    panel: float = 0.0  #: roll width in mm of the shop's files
    quantity: int = 1
    material: str = ""
    paper: str = "A4"  #: of what the office prints
    look_px: int = 2000  #: longest side of the picture to look at


_PDF, _TIFF, _JPG, _PNG, _A4, _HTML = "#C0392B", "#2F6EA8", "#B5651D", "#2F7D4F", "#6B5AA0", "#146C78"
_OUTLINED = Bilingual("印刷色，文字已转成图形", "print colours, text as outlines")


def _shop(
    key: str, preset: str, suffix: str, color: str, zh: str, en: str, says: Bilingual, mark: str = ""
) -> Kind:
    tag = {".tif": "TIFF"}.get(suffix, suffix[1:].upper())
    return Kind(
        key=key, receiver=Receiver.SHOP, preset=preset, suffix=suffix, tag=tag, color=color,
        title=Bilingual(zh, en), says=says, mark=Bilingual(mark, mark),
    )  # fmt: skip


_LARGE = (
    _shop("large-pdf", "large-pdf", ".pdf", _PDF, "喷绘 PDF，原大", "PDF at real size", _OUTLINED),
    _shop("large-pdf-1to10", "large-pdf-1to10", ".pdf", _PDF, "喷绘 PDF，缩到 1:10", "PDF at a tenth",
          Bilingual("店家软件打不开 5 米以上页面时用", "where a program takes no page past 5 m"), "_1比10"),
    _shop("large-tiff", "large-tiff", ".tif", _TIFF, "喷绘 TIFF", "TIFF",
          Bilingual("只收图片的店，印刷色、无压缩", "for shops that take pictures only"), ),
    _shop("large-jpg", "large-jpg", ".jpg", _JPG, "喷绘 JPG", "JPG", Bilingual("文件小，印刷色", "a small file")),
)  # fmt: skip
_PRESS = (
    _shop("pdf-x4", "pdf-x4", ".pdf", _PDF, "印刷厂 PDF", "PDF for the press", _OUTLINED),
    _shop("pdf-x1a", "pdf-x1a", ".pdf", _PDF, "印刷厂 PDF/X-1a", "PDF/X-1a",
          Bilingual("厂里点名要 X-1a 时用", "where it is asked for"), "_X1a"),
    _shop("large-tiff", "large-tiff", ".tif", _TIFF, "印刷 TIFF", "TIFF",
          Bilingual("印刷色图片，无压缩", "a picture in print colours")),
    _shop("large-jpg", "large-jpg", ".jpg", _JPG, "图文店 JPG", "JPG", Bilingual("文件小，印刷色", "a small file")),
)  # fmt: skip
_LED = Bilingual("一像素一灯，笔画不发虚", "exact pixels")
_SCREEN = (
    _shop("led-png", "led-png", ".png", _PNG, "LED 屏图片", "LED picture", _LED),
    _shop("screen-png", "screen-png", ".png", _PNG, "屏幕图片 PNG", "PNG for screens",
          Bilingual("公众号、大屏，不失真", "lossless")),
    _shop("screen-jpg", "screen-png", ".jpg", _JPG, "屏幕图片 JPG", "JPG for screens",
          Bilingual("文件小，网页用", "a small file")),
)  # fmt: skip
_PHONE = (
    *_SCREEN[1:],
    _shop("phone-html", "phone-html", ".html", _HTML, "手机翻页 H5", "Phone pages",
          Bilingual("一个网页文件，上下滑，断网也能看", "one file that is swiped, offline too")),
)  # fmt: skip


def _own(
    key: str, preset: str, suffix: str, tag: str, color: str, title: Bilingual, says: Bilingual, mark: str
) -> Kind:
    return Kind(
        key=key, receiver=Receiver.OWN, preset=preset, suffix=suffix, tag=tag, color=color, title=title, says=says,
        mark=Bilingual(mark, mark),
    )  # fmt: skip


LOOK = _own("look", "screen-png", ".png", "PNG", _PNG, Bilingual("微信看样图", "Picture to look at"),
            Bilingual("发群里确认用", "for a chat"), "_看样")  # fmt: skip
_OFFICE = (
    _own("office-pdf", "office-pdf", ".pdf", "A4", _A4, Bilingual("自己打印，拼成整幅", "Office sheets, glued"),
         Bilingual("办公纸拼起来就是原大", "put together at real size"), "_拼贴"),
    _own("one-character", "one-character", ".pdf", "字", _A4, Bilingual("自己打印，一张一字", "One character a sheet"),
         Bilingual("会标大字，带编号和裁切线", "numbered, with cut marks"), "_一张一字"),
    _own("proof-pdf", "proof-pdf", ".pdf", "样稿", "#5E6572", Bilingual("审批样稿", "Proof to be signed"),
         Bilingual("缩在一张 A4 上，留签字栏", "on one A4 with a box to sign"), "_样稿"),
)  # fmt: skip


def kinds_for(document: Document) -> tuple[Kind, ...]:
    """The cards of a document, the recommended one first."""
    made = product(document.product)
    process = Process.SCREEN if document.screen else made.process
    shop: tuple[Kind, ...]
    match process:
        case Process.LARGE:
            shop = _LARGE
        case Process.INDOOR:  # the same files, another machine
            shop = tuple(
                replace(each, title=Bilingual(each.title.zh.replace("喷绘", "写真"), each.title.en))
                for each in _LARGE
            )
        case Process.OFFSET | Process.OFFICE:
            shop = _PRESS
        case Process.SCREEN:
            shop = _SCREEN if made.preset == "led-png" else _PHONE
    shop = tuple(sorted(shop, key=lambda each: each.key != made.preset))
    own = (LOOK, _OFFICE[2]) if process is Process.SCREEN else (LOOK, *_OFFICE)
    best = made.preset if any(each.key == made.preset for each in (*shop, *own)) else shop[0].key
    return tuple(replace(each, recommended=each.key == best) for each in (*shop, *own))


def preset_of(kind: Kind, choices: Choices, document: Document) -> Preset:
    """The preset of a card with what was chosen beside it."""
    made = presets()[kind.preset]
    if kind.key == LOOK.key:
        return replace(made, dpi=look_dpi(document, choices.look_px))
    if kind.receiver is Receiver.OWN:
        return replace(made, sheet=choices.paper) if kind.key != "proof-pdf" else made
    if choices.dpi and kind.suffix != ".pdf":
        made = replace(made, dpi=choices.dpi)
    if choices.panel and made.scale == 1:
        made = replace(made, sheets=Sheets.TILES, panel=choices.panel, overlap=20.0)
    if choices.bleed is not None:
        made = replace(made, bleed=choices.bleed)
    return replace(made, live_text=choices.live, marks=choices.marks, finishing=choices.white_edge)


def look_dpi(document: Document, side_px: int) -> float:
    """The resolution at which the longest side has so many pixels; a screen's own pixels are never blown up.

    Of a long picture for phones a part as high as twice its width counts: its words are read.
    """
    longest = max(document.width, document.height)
    if document.screen:
        longest = min(longest, 2 * document.width)
    dpi = side_px * MM_PER_INCH / longest
    return max(1.0, min(dpi, 96.0) if document.screen else dpi)


def options_of(kind: Kind, choices: Choices, document: Document, title: str = "") -> ExportOptions:
    """How the file of a card is exported; `title` is what the order is called, else as the document."""
    ticket = Ticket(title=title, quantity=choices.quantity, material=choices.material)
    return ExportOptions(preset=preset_of(kind, choices, document), ticket=ticket)


def chosen_kinds(document: Document, choices: Choices) -> list[Kind]:
    """The cards that are ticked: the remembered ones, else the recommended one."""
    offered = kinds_for(document)
    return [each for each in offered if each.key in choices.kinds] or [e for e in offered if e.recommended]


def said_page(document: Document) -> str:
    """A page's size for a card."""
    from postermaker.editor.places import said_size

    return said_size(Size(document.width, document.height), screen=document.screen)


# remembering ------------------------------------------------------------------------------------------------------


def kept_choices(key: str) -> Choices:
    """What was chosen last for a product; what can't be read counts as nothing."""
    try:
        return msgspec.json.decode(settings.kept(f"export/{key or 'any'}").encode(), type=Choices)
    except (msgspec.MsgspecError, UnicodeError):
        return Choices()


def keep_choices(key: str, choices: Choices) -> None:
    """Remember it. Quantity and material are of one order."""
    kept = replace(choices, quantity=1, material="")
    settings.keep(f"export/{key or 'any'}", msgspec.json.encode(kept).decode())


def sheets_word(kind: Kind, count: int) -> str:
    """How many sheets a file has."""
    return (
        say(f"{count} 页", f"{count} pages")
        if kind.receiver is Receiver.SHOP
        else say(f"{count} 张", f"{count} sheets")
    )
