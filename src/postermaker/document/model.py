"""The document: pages of elements with frames, texts with fields, pictures by hash. Frozen values throughout.

Lengths are millimetres of the real page; `…_em` are fractions of the type size. Editing returns a new document that
shares what it did not touch (`edit`), so undo is a list of documents (`history`). The same structures are the file
format: `file` and the templates decode JSON straight into them, and every constraint written here is checked there.
"""

from enum import StrEnum
from typing import Annotated, Literal

from msgspec import Meta, Struct

from postermaker.color import Flat, Fraction, Gray, Paint
from postermaker.document.finishing import Finishing
from postermaker.document.ignored import MAX_IGNORED, Ignored

#: The farthest place and the largest extent in mm: four times the longest page.
MAX_EXTENT = 200_000
Length = Annotated[float, Meta(ge=-MAX_EXTENT, le=MAX_EXTENT)]
Extent = Annotated[float, Meta(ge=0, le=MAX_EXTENT)]
Side = Annotated[float, Meta(ge=10, le=50_000)]
Em = Annotated[float, Meta(ge=-10, le=10)]
Key = Annotated[str, Meta(pattern=r"^[a-z][a-z0-9_]{0,39}$")]
Name = Annotated[str, Meta(max_length=200)]
AssetName = Annotated[str, Meta(pattern=r"^([0-9a-f]{64}\.(png|jpg|tif|webp|gif|bmp))?$")]

#: The format that this program writes; files of a higher version are refused.
VERSION = 1
#: The largest type in mm: a character of twenty metres.
MAX_TYPE = 20_000


class Pin(StrEnum):
    """What an element's axis keeps when the page gets another size."""

    START = "start"  #: the distance to the left or upper edge
    END = "end"  #: the distance to the right or lower edge
    BOTH = "both"  #: both distances: the element stretches
    CENTRE = "centre"  #: the distance of the two middles
    SCALE = "scale"  #: its share of the page


class Frame(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Where an element stands on its page or in its group, and how it follows a new size."""

    x: Length
    y: Length
    width: Extent
    height: Extent
    rotation: Annotated[float, Meta(ge=-360, le=360)] = 0.0  #: degrees clockwise about the middle
    across: Pin = Pin.START
    down: Pin = Pin.START
    keep_ratio: bool = False  #: with one axis on SCALE, the other takes the same factor


class Join(StrEnum):
    """How a stroke turns a corner."""

    MITER = "miter"
    ROUND = "round"
    BEVEL = "bevel"


class Cap(StrEnum):
    """How a stroke ends."""

    BUTT = "butt"
    ROUND = "round"
    SQUARE = "square"


class Stroke(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A painted line, its middle on the path."""

    width: Extent
    paint: Paint
    join: Join = Join.MITER
    cap: Cap = Cap.BUTT
    dash: Annotated[tuple[Extent, ...], Meta(max_length=16)] = ()


class Outline(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """描边: a line around characters, drawn under their fill; `width_em` is what shows outside the glyph."""

    width_em: Annotated[float, Meta(gt=0, le=1)]
    paint: Paint
    join: Join = Join.ROUND


class Shadow(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A hard copy of the characters behind them; several `copies` on the way out make a solid (立体字)."""

    dx_em: Em
    dy_em: Em
    paint: Paint
    width_em: Annotated[float, Meta(ge=0, le=1)] = 0.0  #: the copy is grown by this much
    copies: Annotated[int, Meta(ge=1, le=64)] = 1


class TextStyle(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """Face and paints of a text; painted back to front: shadows, outlines (the outermost first), fill."""

    family: Name = "Noto Sans SC"
    weight: Annotated[int, Meta(ge=100, le=900)] = 700
    fill: Paint = Flat(Gray(0.0))
    outlines: Annotated[tuple[Outline, ...], Meta(max_length=8)] = ()
    shadows: Annotated[tuple[Shadow, ...], Meta(max_length=8)] = ()
    stretch: Annotated[float, Meta(ge=0.6, le=1.6)] = 1.0  #: width factor of the glyphs (长体 < 1 < 扁体)


class Fit(StrEnum):
    """How the type size is found."""

    FIXED = "fixed"  #: as given
    LARGEST = "largest"  #: the largest that fits the frame in at most `max_lines`


class Align(StrEnum):
    """Where lines stand along their direction."""

    START = "start"
    CENTRE = "centre"
    END = "end"
    JUSTIFY = "justify"  #: flush at both ends, the last line at the start
    EVEN = "even"  #: 均排: every line spread over the whole width
    AROUND = "around"  #: spread too, with half a gap at either end


class Across(StrEnum):
    """Where the block of lines stands across their direction."""

    START = "start"
    CENTRE = "centre"
    END = "end"


class Direction(StrEnum):
    """The way lines run."""

    HORIZONTAL = "horizontal"
    VERTICAL = "vertical"  #: columns from right to left


class Locale(StrEnum):
    """Whose setting rules apply."""

    MAINLAND = "zh-Hans"
    TAIWAN = "zh-Hant-TW"
    HONGKONG = "zh-Hant-HK"


class Item(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What every element has."""

    id: Annotated[str, Meta(min_length=1, max_length=64)]
    frame: Frame
    name: Name = ""
    opacity: Fraction = 1.0
    hidden: bool = False
    locked: bool = False
    needs: Annotated[str, Meta(max_length=400)] = ""
    """Keys of fields, blanks between; the element is left out while all of them are empty."""
    takes: Annotated[str, Meta(max_length=64)] = ""
    """The id of a neighbour on the same page or in the same group: while that one is left out for its
    fields, this one's frame reaches over its frame too. A slogan takes the strip of an absent signature."""


class Level(StrEnum):
    """How strict line starts and ends are (the levels of clreq's tables)."""

    BASIC = "basic"
    GB = "gb"  #: and no solidus at either end
    STRICT = "strict"  #: and no dash or ellipsis at a line start


class Emphasis(StrEnum):
    """What stands beside characters to mark them (GB/T 15834)."""

    NONE = "none"
    DOTS = "dots"  #: 着重号: a dot at each character, none at marks
    NAME = "name"  #: 专名号: a line at the name of a person, place or time
    BOOK = "book"  #: 书名号甲式: a wavy line at a title


class Span(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """How some words of a text differ from its style; several spans on a word add up, later ones win."""

    words: Annotated[str, Meta(max_length=500)]
    """Blanks or 、 between, “a b” is one word; fields allowed. # stands for all heads 一、 and ## for all heads （一）."""
    fill: Paint | None = None
    family: Name = ""
    weight: Annotated[int, Meta(ge=100, le=900)] | None = None
    #: of the type size; a LARGEST text counts from its largest words, which share a baseline with the others
    scale: Annotated[float, Meta(ge=0.2, le=5)] = 1.0
    emphasis: Emphasis = Emphasis.NONE


class Text(Item, frozen=True, kw_only=True, tag="text", forbid_unknown_fields=True, omit_defaults=True):
    """Characters in a frame; `{key}` in the content stands for a field's value."""

    content: Annotated[str, Meta(max_length=20_000)]
    style: TextStyle = TextStyle()
    size: Annotated[float, Meta(gt=0, le=MAX_TYPE)] = 10.0  #: mm; with LARGEST the upper limit
    min_size: Extent = 0.0  #: mm; below it an overflow is reported instead
    fit: Fit = Fit.FIXED
    max_lines: Annotated[int, Meta(ge=1, le=500)] = 500
    align: Align = Align.START
    across: Across = Across.START
    direction: Direction = Direction.HORIZONTAL
    locale: Locale = Locale.MAINLAND
    line_pitch_em: Annotated[float, Meta(ge=0.5, le=10)] = 1.2
    tracking_em: Annotated[float, Meta(ge=-0.5, le=5)] = 0.0
    #: spare length widens the tracking up to this
    max_tracking_em: Annotated[float, Meta(ge=-0.5, le=5)] = 0.0
    gap_em: Annotated[float, Meta(ge=0, le=5)] = 0.7  #: what a typed space between Han characters becomes
    indent_em: Annotated[float, Meta(ge=0, le=20)] = 0.0  #: of each paragraph's first line
    paragraph_gap_em: Annotated[float, Meta(ge=0, le=10)] = 0.0
    tear_words: bool = False  #: lines of a LARGEST text may end inside words, as in a label of two by two
    spans: Annotated[tuple[Span, ...], Meta(max_length=50)] = ()
    pinyin: bool = (
        False  #: readings above the characters of horizontal lines, which want a pitch of 1.8 em or more
    )
    level: Level = Level.GB
    hang: bool = False  #: a pause mark may hang over the line end (in Traditional setting in columns only)
    numbered: bool = False
    """Paragraphs that start with one to four # and a blank are numbered 一、（一）1.（1） by their level."""
    hanging: bool = False  #: lines after the first stand behind the paragraph's number or bullet
    #: fills the way that a tab pushes what follows to the end
    leader: Annotated[str, Meta(max_length=1)] = ""
    #: lines over which a text's first Han character reaches, without pinyin
    drop_cap: Annotated[int, Meta(ge=0, le=6)] = 0
    #: id of a later FIXED text that takes the overflow, of this text only; see `Page.grows`
    flows_into: Annotated[str, Meta(max_length=64)] = ""
    same_size: Annotated[str, Meta(max_length=64)] = ""
    """LARGEST texts of one page or group with this same mark are all as small as the smallest of them."""
    mate: Annotated[str, Meta(max_length=64)] = ""  #: id of the other half of a couplet, of equal length


class PictureFit(StrEnum):
    """How a picture meets its frame."""

    FILL = "fill"  #: covers the frame, the rest is cut off
    FIT = "fit"  #: whole, with room left
    STRETCH = "stretch"


class Crop(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The part of a picture that is used, in fractions of its width and height."""

    x: Fraction = 0.0
    y: Fraction = 0.0
    width: Annotated[float, Meta(gt=0, le=1)] = 1.0
    height: Annotated[float, Meta(gt=0, le=1)] = 1.0


class Picture(Item, frozen=True, kw_only=True, tag="picture", forbid_unknown_fields=True, omit_defaults=True):
    """A raster picture: of the document's assets, or of a field's value where `field` is set."""

    asset: AssetName = ""
    field: str = ""
    fit: PictureFit = PictureFit.FILL
    crop: Crop = Crop()
    radius: Extent = 0.0
    clip: str = ""  #: path data in fractions of the frame; replaces the radius
    keep: tuple[Crop, ...] = ()  #: parts of the frame, as faces, that no seam, eyelet or pocket may cross
    tint: Paint | None = None  #: ground of the placeholder while there is no picture; None draws nothing


class Rectangle(Struct, frozen=True, tag="rectangle", forbid_unknown_fields=True, omit_defaults=True):
    """The frame itself, its corners rounded by `radius` mm."""

    radius: Extent = 0.0


class Ellipse(Struct, frozen=True, tag="ellipse", forbid_unknown_fields=True):
    """The ellipse inside the frame."""


class Line(Struct, frozen=True, tag="line", forbid_unknown_fields=True, omit_defaults=True):
    """From the frame's upper left to its lower right corner, or along the other diagonal."""

    rising: bool = False


class Polygon(Struct, frozen=True, tag="polygon", forbid_unknown_fields=True):
    """Straight sides through points in fractions of the frame."""

    points: Annotated[tuple[tuple[float, float], ...], Meta(min_length=2, max_length=5_000)]


class Curve(Struct, frozen=True, tag="path", forbid_unknown_fields=True):
    """Path data (absolute M, L, C, Z) in a view box of `width` × `height` that is fitted onto the frame."""

    data: Annotated[str, Meta(min_length=1, max_length=2_000_000)]
    width: Annotated[float, Meta(gt=0)]
    height: Annotated[float, Meta(gt=0)]


Geometry = Rectangle | Ellipse | Line | Polygon | Curve


class Shape(Item, frozen=True, kw_only=True, tag="shape", forbid_unknown_fields=True, omit_defaults=True):
    """A drawn figure. Overlapping contours fill by the non-zero rule."""

    geometry: Geometry = Rectangle()
    fill: Paint | None = None
    stroke: Stroke | None = None


class QrCode(Item, frozen=True, kw_only=True, tag="qr", forbid_unknown_fields=True, omit_defaults=True):
    """A QR code on its own light field; `{key}` in the content stands for a field's value."""

    content: Annotated[str, Meta(max_length=2_000)]
    dark: Paint = Flat(Gray(0.0))
    light: Paint | None = Flat(Gray(1.0))
    level: Annotated[str, Meta(pattern="^[LMQH]$")] = "M"
    quiet: Annotated[int, Meta(ge=0, le=16)] = 4  #: clear modules on each side (ISO/IEC 18004 asks for 4)


class Ornament(
    Item, frozen=True, kw_only=True, tag="ornament", forbid_unknown_fields=True, omit_defaults=True
):
    """A drawing of the program's own kit, made anew for its frame and never stretched (`library.ornaments`).

    `kind` is one of the kit's names; each kind declares its parameters and colours. What is not given is the
    kind's default. The kit itself refuses what it does not know, when the element is laid out.
    """

    kind: Annotated[str, Meta(pattern=r"^[a-z][a-z0-9-]{0,39}$")]
    values: dict[Key, Annotated[float, Meta(ge=-MAX_EXTENT, le=MAX_EXTENT)]] = {}
    colors: Annotated[tuple[Paint, ...], Meta(max_length=16)] = ()
    content: Annotated[str, Meta(max_length=200)] = ""  #: the words of a seal; `{key}` is a field's value

    def __hash__(self) -> int:
        """A frozen value like every element, though its values are kept by name."""
        return hash(
            (self.id, self.frame, self.kind, frozenset(self.values.items()), self.colors, self.content)
        )


class Group(Item, frozen=True, kw_only=True, tag="group", forbid_unknown_fields=True, omit_defaults=True):
    """Elements that move together; their frames count from the group's upper left corner.

    With `pitch` the children are one cell that is repeated along the width, whole cells only, the rest
    shared out as a slightly wider pitch: how a border of fretwork or hazard bars follows any length.
    """

    elements: Annotated[tuple["Element", ...], Meta(max_length=5_000)]
    clip: bool = False
    pitch: Extent = 0.0


class CellAlign(StrEnum):
    """Where what a cell says stands across its column."""

    AUTO = "auto"  #: columns of numbers at the end, all else at the start
    START = "start"
    CENTRE = "centre"
    END = "end"
    DECIMAL = "decimal"  #: numbers with their points below each other, at the end


class Column(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A table's column: of a fixed width, of a share of what the others leave, or as wide as its cells ask."""

    width: Extent = 0.0  #: mm; all fixed columns shrink alike where they are wider than the frame
    share: Annotated[float, Meta(ge=0, le=1_000)] = 0.0  #: without a width; 0 is by content
    align: CellAlign = CellAlign.AUTO
    style: TextStyle | None = None  #: below the header; None: the table's


class Cell(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One field of a table; what it spans is not given again in this row or in those below (as in HTML)."""

    content: Annotated[str, Meta(max_length=5_000)] = ""  #: `{key}` stands for a field's value
    columns: Annotated[int, Meta(ge=1, le=50)] = 1  #: so many columns to the right, its own counted
    rows: Annotated[int, Meta(ge=1, le=500)] = 1  #: so many rows down; never past the header or the last row
    style: TextStyle | None = None
    align: CellAlign | None = None
    fill: Paint | None = None


class TableRules(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """表线: a table's lines; what is None is not drawn. Three of them make a 三线表: edges and header."""

    edges: Stroke | None = None  #: above the first and below the last row
    sides: Stroke | None = None  #: at the left and the right
    header: Stroke | None = None  #: below the header
    rows: Stroke | None = None  #: between rows
    columns: Stroke | None = None  #: between columns


#: Rows as they are written, before a field or a flow brings others.
CellRows = Annotated[tuple[Annotated[tuple[Cell, ...], Meta(max_length=50)], ...], Meta(max_length=500)]


class Table(Item, frozen=True, kw_only=True, tag="table", forbid_unknown_fields=True, omit_defaults=True):
    """Rows of cells as wide as the frame, from its upper edge down, each row as high as its cells ask.

    The type shrinks from `size` to `min_size` until all rows fit; one that flows on keeps its size and
    takes its header along.
    """

    rows: CellRows = ()
    columns: Annotated[tuple[Column, ...], Meta(max_length=50)] = ()  #: further ones are by content
    header_rows: Annotated[int, Meta(ge=0, le=20)] = 0
    rows_from: Annotated[str, Meta(max_length=64)] = ""
    """Key of a field of which each line is a further row: cells between tabs or ｜, `←` and `↑` go on with a neighbour."""
    style: TextStyle = TextStyle(weight=400)
    header_style: TextStyle | None = None  #: None: the style, bold
    size: Annotated[float, Meta(gt=0, le=MAX_TYPE)] = 4.0  #: mm
    min_size: Extent = 0.0  #: mm; 0: the type does not shrink
    line_pitch_em: Annotated[float, Meta(ge=0.5, le=10)] = 1.3
    locale: Locale = Locale.MAINLAND
    header_fill: Paint | None = None
    zebra: Paint | None = None  #: of every second row below the header
    rules: TableRules = TableRules()
    padding_across_em: Annotated[float, Meta(ge=0, le=10)] = 0.5  #: clear at either side of a cell's words
    flush: bool = False  #: the outer columns' words stand at the frame's very edges
    padding_down_em: Annotated[float, Meta(ge=0, le=10)] = 0.4  #: clear above and below them
    row_height: Extent = 0.0  #: mm; the least of each row
    across: Across = Across.CENTRE  #: where lines stand in a higher row
    filling: bool = False  #: spare height of the frame is shared out among the rows below the header
    #: id of a later table that takes the rows without room
    flows_into: Annotated[str, Meta(max_length=64)] = ""


Element = Text | Picture | Shape | QrCode | Ornament | Table | Group


class Guide(Struct, frozen=True, forbid_unknown_fields=True):
    """参考线: a line that elements catch at; never printed."""

    upright: bool  #: from top to foot at x = `at`, else from side to side at y = `at`
    at: Length  #: mm from the page's upper left corner


class Page(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """One sheet face: the ground (it runs into the bleed) and the elements, the lowest first."""

    elements: Annotated[tuple[Element, ...], Meta(max_length=5_000)]
    ground: Paint | None = None
    guides: Annotated[tuple[Guide, ...], Meta(max_length=200)] = ()
    master: Key | Literal[""] = ""  #: of the document's masters, drawn under this page
    #: laid out as often as what flows into it needs, also not at all; its last frame flows back to its first
    grows: bool = False
    needs: Annotated[str, Meta(max_length=400)] = (
        ""  #: left out while all of these fields are empty, as an element
    )


class Master(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """主页: what many pages share, as their ground, running head and page number; it lies under their own elements."""

    key: Key
    elements: Annotated[tuple[Element, ...], Meta(max_length=1_000)]
    even: Annotated[tuple[Element, ...], Meta(max_length=1_000)] = ()  #: if any, drawn on even pages instead
    ground: Paint | None = None  #: of pages without one of their own


class FieldKind(StrEnum):
    """What a field takes."""

    TEXT = "text"
    LINES = "lines"  #: text with line breaks
    PICTURE = "picture"
    CODE = "code"  #: the content of a QR code


class Field(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A place that the clerk, or a column of a list, fills."""

    key: Key
    label: Annotated[str, Meta(min_length=1, max_length=20)]
    aliases: tuple[str, ...] = ()
    kind: FieldKind = FieldKind.TEXT
    sample: Annotated[str, Meta(max_length=5_000)] = ""
    required: bool = False
    max_chars: Annotated[int, Meta(ge=1, le=20_000)] = 200


class Document(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """A design at its real size, with the values of its fields and the pictures it holds."""

    version: Annotated[int, Meta(ge=1)] = VERSION
    title: Name = ""
    template: Name = ""
    product: Name = ""
    width: Side
    height: Side
    bleed: Annotated[float, Meta(ge=0, le=500)] = 0.0
    safe: Extent = 0.0  #: nothing that matters closer to the trim
    screen: bool = False  #: made for a screen: its pixels are 1/96 inch
    finishing: Finishing | None = None  #: None: the product's
    fields: Annotated[tuple[Field, ...], Meta(max_length=200)] = ()
    values: dict[str, Annotated[str, Meta(max_length=20_000)]] = {}
    pages: Annotated[tuple[Page, ...], Meta(min_length=1, max_length=200)]
    masters: Annotated[tuple[Master, ...], Meta(max_length=20)] = ()
    ignored: Annotated[tuple[Ignored, ...], Meta(max_length=MAX_IGNORED)] = ()
    assets: dict[str, bytes] = {}  #: `<sha256>.<ext>` to the file's bytes; beside the JSON, never in it
