"""The templates that come with the program: one folder each, found by id or by words.

A template holds one or several designs of the same thing for different proportions; `design_for` takes the
one whose proportion is nearest and lays it out at the size that is asked for.
"""

import math
import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from postermaker.document.edit import resize
from postermaker.document.file import check_rules
from postermaker.document.model import Document, Field, Master, Name, Page, Side
from postermaker.errors import Bilingual, InputFault
from postermaker.files import data_folder
from postermaker.geometry import Size

if TYPE_CHECKING:
    from postermaker.library.pinyin import Entry

FILE = "template.json"
_ID = re.compile(r"^[a-z0-9][a-z0-9-]{1,60}$")


class Design(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The pages of a template at the size for which they were drawn."""

    width: Side
    height: Side
    pages: Annotated[tuple[Page, ...], Meta(min_length=1)]
    masters: Annotated[tuple[Master, ...], Meta(max_length=20)] = ()


class Template(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """What `template.json` says."""

    id: Annotated[str, Meta(pattern=_ID.pattern)]
    name: Name
    summary: Name = ""  #: its one idea, in a sentence
    product: Name
    topics: tuple[str, ...] = ()
    sizes: Annotated[tuple[str, ...], Meta(min_length=1)]  #: usual sizes, the first is the default
    bleed: Annotated[float, Meta(ge=0, le=500)] = 0.0
    safe: Annotated[float, Meta(ge=0)] = 0.0
    fields: tuple[Field, ...]
    designs: Annotated[tuple[Design, ...], Meta(min_length=1)]
    screen: bool = False  #: made for a screen: exported as pixels at 96 dpi

    @property
    def size(self) -> Size:
        """The size of the first design."""
        return Size(self.designs[0].width, self.designs[0].height)


_decoder = msgspec.json.Decoder(Template)


def folder() -> Path:
    """Where the bundled templates lie."""
    return data_folder() / "templates"


def ids() -> list[str]:
    """All template ids, sorted."""
    return sorted(path.parent.name for path in folder().glob(f"*/{FILE}"))


def read(path: Path) -> Template:
    """The template in a folder.

    Raises:
        InputFault: the file is missing or breaks a rule; the message names the path.
    """
    try:
        template = _decoder.decode((path / FILE).read_bytes())
        for design in template.designs:
            check_rules(_document(template, design, {}))
    except (OSError, msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise InputFault(
            Bilingual(
                f"模板“{path.name}”读不了：{error}", f"the template '{path.name}' can't be read: {error}"
            ),
            Bilingual("改好它的 template.json", "mend its template.json"),
        ) from error
    return template


@lru_cache(maxsize=2048)
def load(template_id: str) -> Template:
    """A bundled template.

    Raises:
        InputFault: there is none of this id; the hint names the nearest.
    """
    # never joined to a path unseen: an id may be anything that was typed
    path = folder() / template_id if _ID.fullmatch(template_id) else None
    if path is None or not (path / FILE).is_file():
        import difflib

        near = difflib.get_close_matches(template_id, ids(), 1, 0.5)
        also = Bilingual(f"是不是“{near[0]}”？", f"did you mean '{near[0]}'? ") if near else Bilingual("", "")
        raise InputFault(
            Bilingual(f"没有模板“{template_id}”", f"there is no template '{template_id}'"),
            Bilingual(
                also.zh + "运行 postermaker templates 看有哪些",
                also.en + "run 'postermaker templates' for the list",
            ),
        )
    return read(path)


def search(text: str, product: str = "") -> list[Template]:
    """Templates of a product (all for an empty one) that have every word of the text, see `fits`."""
    return [t for t in map(load, ids()) if product in ("", t.product) and fits(t, text)]


def fits(template: Template, text: str) -> bool:
    """Whether id, name, summary, topics or product have every word of a text, as characters or as pinyin."""
    if not text.strip():
        return True
    from postermaker.library.pinyin import matches  # only who searches waits for it
    from postermaker.library.products import products

    t, product = template, products().get(template.product)
    made_for = product.name if product else ""
    return matches(_entry(t.id, t.name, t.summary, t.product, made_for, *t.topics), text)


@lru_cache(maxsize=2048)
def _entry(*said: str) -> "Entry":
    from postermaker.library.pinyin import entry

    return entry(*said)


def new_document(template: Template, size: Size | None = None, base: Path | None = None) -> Document:
    """A document of a template with no field filled, laid out at a size (default: as it was drawn).

    Args:
        template: the template.
        size: the trim size in mm.
        base: the template's folder, if it is not a bundled one.
    """
    size = size or template.size
    design = min(template.designs, key=lambda d: abs(math.log(size.width / size.height * d.height / d.width)))
    return resize(_document(template, design, _assets(base or folder() / template.id)), size)


def _document(template: Template, design: Design, assets: dict[str, bytes]) -> Document:
    return Document(
        title=template.name,
        template=template.id,
        product=template.product,
        width=design.width,
        height=design.height,
        bleed=template.bleed,
        safe=template.safe,
        screen=template.screen,
        fields=template.fields,
        pages=design.pages,
        masters=design.masters,
        assets=assets,
    )


@lru_cache(maxsize=256)
def _assets(base: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted((base / "assets").glob("*.*"))}


def with_samples(document: Document) -> Document:
    """The document showing each empty field's sample, for previews only."""
    samples = {f.key: f.sample for f in document.fields if f.kind != "picture" and f.sample}
    return replace(document, values={**samples, **document.values})


def field_names(fields: Iterable[Field]) -> dict[str, str]:
    """Every name that a person may use for a field (label, alias, key), to its key."""
    return {name: f.key for f in fields for name in (f.key, *f.aliases, f.label)}


#: What fields are called that tell one place from another.
_OWN = re.compile(
    "署名|单位|落款|机构|主办|电话|热线|联系|地址|地点|日期|时间|文号|网址|二维码|公章|印章|sender|phone|contact|date"
)


def is_own(field: Field) -> bool:
    """Whether a field names its place or office: a sample left in it is another town's name on the wall."""
    return bool(_OWN.search(f"{field.label} {field.key}"))
