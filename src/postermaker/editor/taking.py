"""Pictures and texts from outside, made into elements in a size that suits the page. No Qt."""

from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from postermaker.document.file import asset_name
from postermaker.document.model import Document, Element, Frame, Picture, Pin, Text
from postermaker.editor.offering import Role, heading_size, text
from postermaker.editor.properties.sharpness import sharpness
from postermaker.editor.words import say
from postermaker.errors import Bilingual, InputFault
from postermaker.geometry import Size
from postermaker.images import facts, probe
from postermaker.merge import take_picture

#: What a picture may be called.
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".gif", ".bmp"})
DRAWINGS = frozenset({".svg"})
#: What telephones write, which no free library of ours reads.
PHONES = frozenset({".heic", ".heif", ".avif"})
TEXTS = frozenset({".txt", ".md"})
#: How much of the page a picture takes at first.
_SHARE = 0.6
_LONGEST_TEXT = 20_000


class Taken(Struct, frozen=True):
    """What came out of a file: elements side by side, the pictures that they show, what was not taken."""

    elements: tuple[Element, ...]
    assets: dict[str, bytes] = {}
    notes: tuple[Bilingual, ...] = ()


def take_file(path: Path, document: Document, *, dark: bool) -> Taken:
    """A picture, drawing or text file as elements for a document's page; slow for large ones.

    Raises:
        InputFault: it can't be read, is damaged, or is of no kind that we take.
    """
    kind = path.suffix.lower()
    size = Size(document.width, document.height)
    if kind in PHONES:
        raise InputFault(
            Bilingual(f"“{path.name}”打不开这种格式", f"'{path.name}' is in a format that can't be opened"),
            Bilingual("在手机或电脑上另存为 JPG 再拖进来", "save it as JPG and take that"),
        )
    if kind in DRAWINGS:
        from postermaker.document.svg.reading import read_apart

        drawn = read_apart(path, size)
        return Taken(drawn.elements, {}, drawn.notes)
    if kind in TEXTS:
        return Taken((_text_of(path, size, dark=dark),))
    name, data = take_picture(path)
    return _picture(name, data, path.stem, document)


def take_bytes(data: bytes, said: str, document: Document) -> Taken:
    """A picture that came as bytes: from the clipboard, or dragged out of a browser.

    Raises:
        InputFault: it is no sound picture.
    """
    return _picture(asset_name(data, probe(data, said).extension), data, said, document)


def _picture(name: str, data: bytes, said: str, document: Document) -> Taken:
    size = Size(document.width, document.height)
    made = picture(name, data, said, size)
    notes: list[Bilingual] = []
    found = sharpness(holding(document, name, data), made)
    if found is not None and found.ppi < found.least - 0.5:
        notes.append(
            Bilingual(
                f"“{said}”太小，印出来会糊（{found.ppi:.0f} ppi，至少要 {found.wanted:.0f}）",
                f"'{said}' is too small and prints blurred ({found.ppi:.0f} ppi, {found.wanted:.0f} wanted)",
            )
        )
    return Taken((made,), {name: data}, tuple(notes))


def holding(document: Document, name: str, data: bytes) -> Document:
    """The document holding one more picture."""
    return replace(document, assets={**document.assets, name: data})


def picture(name: str, data: bytes, said: str, size: Size) -> Picture:
    """A picture element with its own proportions, in the middle of a page."""
    shown = facts(data)
    ratio = shown.width_px / shown.height_px
    width = min(size.width * _SHARE, size.height * _SHARE * ratio)
    frame = Frame(
        x=(size.width - width) / 2, y=(size.height - width / ratio) / 2, width=width, height=width / ratio,
        across=Pin.CENTRE, down=Pin.CENTRE, keep_ratio=True,
    )  # fmt: skip
    return Picture(id="picture", name=said[:60], asset=name, frame=frame)


def _text_of(path: Path, size: Size, *, dark: bool) -> Text:
    from postermaker.tables.encodings import decoded

    try:
        if path.stat().st_size > 10 * _LONGEST_TEXT:
            raise InputFault(
                Bilingual(f"“{path.name}”太长，放不进一个文本框", f"'{path.name}' is too long for one text"),
                Bilingual("先截成几段再拖进来", "take it in parts"),
            )
        words = decoded(path.read_bytes(), path)[0]
    except OSError as error:
        raise InputFault(
            Bilingual(f"读不了“{path.name}”", f"can't read '{path.name}'"),
            Bilingual("看看文件还在不在", "see whether it is still there"),
        ) from error
    return plain_text(words, size, dark=dark)


def plain_text(words: str, size: Size, *, dark: bool) -> Text:
    """Words from elsewhere as a text: short ones as a heading, others as body text.

    Raises:
        InputFault: there is nothing in it, or more than a text takes.
    """
    words = "\n".join(line.rstrip() for line in words.splitlines()).strip()
    words = words.replace("{", "｛").replace("}", "｝")  # braces stand for fields
    if not words or len(words) > _LONGEST_TEXT:
        raise InputFault(
            Bilingual("没有可以放进来的字", "there are no words to take")
            if not words
            else Bilingual(
                f"有 {len(words):,} 个字，放不进一个文本框", f"{len(words):,} characters are too many"
            ),
            Bilingual("先复制要用的字", "copy what is wanted"),
        )
    short = len(words) <= 24 and "\n" not in words
    made = text(Role.HEADING if short else Role.BODY, size, dark=dark)
    em = heading_size(size)
    if short:
        width = min(em * (len(words) + 1), size.width * 0.9)
        frame = replace(made.frame, x=(size.width - width) / 2, width=width)
        return replace(made, content=words, frame=frame)
    return replace(made, content=words)


def said_notes(notes: tuple[Bilingual, ...]) -> str:
    """The notes as one line."""
    return say("；", "; ").join(str(note) for note in notes)
