"""Pictures that belong to a cell itself: as Excel keeps them (a rich value) and as WPS does (a formula with the picture's name).

Excel's chain is documented in MS-XLSX 2.3.6: the cell's `vm` counts value metadata, that names a rich value, and that a relation.
"""

from postermaker.tables.parts import Parts, walk

_METADATA, _VALUES, _RELATIONS = (
    "xl/metadata.xml",
    "xl/richData/rdrichvalue.xml",
    "xl/richData/richValueRel.xml",
)
_WPS = "xl/cellimages.xml"


def relation(attrs: dict[str, str], name: str) -> str:
    """The id of a relation in an attribute, whatever its prefix."""
    return next((value for key, value in attrs.items() if key.rpartition(":")[2] == name), "")


def excel_pictures(parts: Parts) -> dict[str, str]:
    """The parts with pictures by what a cell says in `vm`."""
    if any(name not in parts for name in (_METADATA, _VALUES, _RELATIONS)):
        return {}
    relations = parts.related(_RELATIONS)
    targets = [relations.get(each, ("", ""))[1] for each in _relation_ids(parts)]
    places = _first_values(parts)
    found = {}
    for number, value in enumerate(_rich_values(parts), 1):
        place = places[value] if 0 <= value < len(places) else -1
        if 0 <= place < len(targets) and targets[place] in parts:
            found[str(number)] = targets[place]
    return found


def _rich_values(parts: Parts) -> list[int]:
    """The number of the rich value that each entry of value metadata stands for."""
    bundles: list[int] = []
    entries: list[int] = []
    within = False

    def start(tag: str, attrs: dict[str, str]) -> None:
        nonlocal within
        if tag in ("futureMetadata", "valueMetadata", "cellMetadata"):
            within = tag == "valueMetadata"
        elif tag == "rvb":
            bundles.append(int(attrs["i"]))
        elif tag == "rc" and within:
            entries.append(int(attrs["v"]))

    with parts.open(_METADATA) as stream:
        walk(stream, start)
    return [bundles[entry] if 0 <= entry < len(bundles) else -1 for entry in entries]


def _first_values(parts: Parts) -> list[int]:
    """The first value of each rich value, which for a picture is the place of its relation; -1 for other values."""
    found: list[int] = []
    count = 0
    inside = False

    def start(tag: str, attrs: dict[str, str]) -> None:
        nonlocal count, inside
        if tag == "rv":
            count = 0
            found.append(-1)
        count += tag == "v"
        inside = tag == "v" and count == 1

    def end(tag: str) -> None:
        nonlocal inside
        inside = False

    def text(data: str) -> None:
        if inside and found and data.isdecimal():
            found[-1] = int(data)

    with parts.open(_VALUES) as stream:
        walk(stream, start, end, text)
    return found


def _relation_ids(parts: Parts) -> list[str]:
    ids: list[str] = []

    def start(tag: str, attrs: dict[str, str]) -> None:
        if tag == "rel":
            ids.append(relation(attrs, "id"))

    with parts.open(_RELATIONS) as stream:
        walk(stream, start)
    return ids


def wps_pictures(parts: Parts) -> dict[str, str]:
    """The parts with pictures by the names in WPS's formulas."""
    if _WPS not in parts:
        return {}
    related = parts.related(_WPS)
    found: dict[str, str] = {}
    called = ""

    def start(tag: str, attrs: dict[str, str]) -> None:
        nonlocal called
        if tag == "cNvPr":
            called = attrs.get("name", "")
        elif tag == "blip":
            _, part = related.get(relation(attrs, "embed"), ("", ""))
            if part in parts:
                found[called] = part

    with parts.open(_WPS) as stream:
        walk(stream, start)
    return found
