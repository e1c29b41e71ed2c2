"""The `.poster` file: what was written is read, and nothing else is."""

import hashlib
import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from postermaker.color import Cmyk, Flat, Gray, Linear, Rgb, Spot, Stop
from postermaker.document import file
from postermaker.document.ignored import Ignored
from postermaker.document.model import (
    Cell,
    CellAlign,
    Column,
    Curve,
    Document,
    Element,
    Ellipse,
    Field,
    FieldKind,
    Fit,
    Frame,
    Group,
    Line,
    Master,
    Page,
    Picture,
    Pin,
    Polygon,
    QrCode,
    Rectangle,
    Shape,
    Stroke,
    Table,
    TableRules,
    Text,
)  # fmt: skip
from postermaker.errors import InputFault

HEAD = '{"width":100,"height":50,"pages":[{"elements":['
FOOT = "]}]}"
FRAME = '"frame":{"x":0,"y":0,"width":1,"height":1}'

lengths = st.floats(-200_000, 200_000)
extents = st.floats(0, 200_000)
shares = st.floats(0, 1)
frames = st.builds(
    Frame, x=lengths, y=lengths, width=extents, height=extents, rotation=st.floats(-360, 360),
    across=st.sampled_from(Pin), down=st.sampled_from(Pin), keep_ratio=st.booleans(),
)  # fmt: skip
inks = st.builds(Cmyk, shares, shares, shares, shares)
colors = st.one_of(
    st.builds(Gray, shares),
    st.builds(Rgb, shares, shares, shares),
    inks,
    st.builds(Spot, st.just("CutContour"), inks),
)
stops = st.lists(st.builds(Stop, shares, colors, shares), min_size=2, max_size=4).map(tuple)
paints = st.one_of(st.builds(Flat, colors, shares), st.builds(Linear, stops))
points = st.tuples(st.floats(-2, 2), st.floats(-2, 2))
geometries = st.one_of(
    st.builds(Rectangle, extents), st.just(Ellipse()), st.builds(Line, st.booleans()),
    st.builds(Polygon, st.lists(points, min_size=2, max_size=5).map(tuple)), st.just(Curve("M0 0L1 1Z", 1, 1)),
)  # fmt: skip
strokes = st.none() | st.builds(
    Stroke, width=extents, paint=paints, dash=st.lists(extents, max_size=3).map(tuple)
)


@st.composite
def elements(draw: st.DrawFn, ids: list[int], depth: int = 0) -> Element:
    ids.append(len(ids))
    base = {
        "id": f"e{ids[-1]}",
        "frame": draw(frames),
        "opacity": draw(shares),
        "hidden": draw(st.booleans()),
    }
    kind = draw(st.integers(0, 5 if depth < 2 else 4))
    if kind == 0:
        return Text(
            **base, content=draw(st.text(max_size=30)), size=draw(st.floats(1e-6, 20_000)), fit=Fit.LARGEST
        )
    if kind == 1:
        return Shape(**base, geometry=draw(geometries), fill=draw(st.none() | paints), stroke=draw(strokes))
    if kind == 2:
        return Picture(**base, field=draw(st.text(max_size=5)), tint=draw(st.none() | paints))
    if kind == 3:
        return QrCode(**base, content=draw(st.text(max_size=30)), level=draw(st.sampled_from("LMQH")))
    if kind == 4:
        cells = st.builds(Cell, content=st.text(max_size=9), rows=st.integers(1, 3), fill=st.none() | paints)
        rows = draw(st.lists(st.lists(cells, max_size=3).map(tuple), max_size=3).map(tuple))
        rules = TableRules(edges=draw(strokes), rows=draw(strokes))
        columns = (Column(width=draw(extents)), Column(share=1, align=CellAlign.DECIMAL))
        return Table(**base, rows=rows, columns=columns, rules=rules, header_rows=draw(st.integers(0, 2)))
    inner = draw(st.lists(st.deferred(lambda: elements(ids, depth + 1)), max_size=2))
    return Group(**base, elements=tuple(inner), clip=draw(st.booleans()), pitch=draw(extents))


ignored = st.builds(
    Ignored, rule=st.text(min_size=1, max_size=9), element=st.text(max_size=9), says=st.text(max_size=9),
    reason=st.text(min_size=1, max_size=9),
)  # fmt: skip


@st.composite
def documents(draw: st.DrawFn) -> Document:
    ids: list[int] = []
    pages = draw(st.lists(st.lists(elements(ids), max_size=3), min_size=1, max_size=2))
    body = draw(st.lists(st.binary(max_size=40), max_size=2, unique=True))
    return Document(
        title=draw(st.text(max_size=20)), width=draw(st.floats(10, 50_000)), height=draw(st.floats(10, 50_000)),
        fields=(Field(key="slogan", label="标语", kind=draw(st.sampled_from(FieldKind))), Field(key="b", label="乙")),
        values=draw(st.dictionaries(st.text(max_size=5).filter(lambda k: k != "slogan"), st.text(max_size=9), max_size=3)),
        pages=tuple(
            Page(elements=tuple(each), ground=draw(st.none() | paints), master="a", grows=draw(st.booleans()))
            for each in pages
        ),
        masters=(Master(key="a", elements=(draw(elements(ids)),), even=(draw(elements(ids)),)),),
        assets={file.asset_name(data, "png"): data for data in body},
        ignored=tuple(draw(st.lists(ignored, max_size=3))),
    )  # fmt: skip


def small() -> Document:
    name = file.asset_name(b"any bytes", "png")
    place = Frame(x=1, y=2, width=30, height=10)
    shown = (Text(id="a", frame=place, content="你好"), Picture(id="b", frame=place, asset=name))
    return Document(width=100, height=50, pages=(Page(elements=shown),), assets={name: b"any bytes"})


def zipped(*entries: tuple[str | zipfile.ZipInfo, bytes | str], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in entries:
            archive.writestr(name, data)
    return stream.getvalue()


GOOD = ("document.json", HEAD + FOOT)


def refusal(data: bytes) -> str:
    with pytest.raises(InputFault, match=r"打不开“坏\.poster”") as caught:
        file.parse(data, "坏.poster")
    return str(caught.value)


@given(documents())
def test_any_document_survives_its_file(document: Document) -> None:
    data = file.dump(document)
    assert file.parse(data, "x") == document
    assert file.dump(document) == data


def test_a_saved_file_is_loaded(tmp_path: Path) -> None:
    path = tmp_path / "张三 😀 a'b&c%20.poster"
    file.save(small(), path)
    assert file.load(path) == small()
    assert [each.name for each in tmp_path.iterdir()] == [path.name]


def test_a_file_cut_anywhere_is_refused() -> None:
    data = file.dump(small())
    for length in range(len(data)):
        refusal(data[:length])


def test_a_flipped_bit_is_refused_or_changes_nothing() -> None:
    data = file.dump(small())
    refused = 0
    for at in range(len(data) * 8):
        damaged = bytearray(data)
        damaged[at // 8] ^= 1 << at % 8
        try:
            document = file.parse(bytes(damaged), "x")
        except InputFault:
            refused += 1
        else:
            assert document == small(), f"bit {at % 8} of byte {at // 8} went unnoticed"
    assert refused > len(data)


@settings(max_examples=300)
@given(st.binary(max_size=300))
def test_any_bytes_are_refused(data: bytes) -> None:
    refusal(data)


@pytest.mark.parametrize(
    "noise", [b"", b"PK", b"%PDF-1.7", b"\x89PNG\r\n\x1a\n", bytes(1000), "文字".encode("gb18030")]
)
def test_what_is_no_zip_is_refused(noise: bytes) -> None:
    assert "不完整或不是标语海报文件" in refusal(noise)


def linked() -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo("assets/link")
    entry.external_attr = 0o120777 << 16
    return entry


@pytest.mark.parametrize(
    "name",
    ["../x", "/etc/x", "C:\\x", "\\\\server\\x", "assets/../../x", "assets/x.png", "assets/", "Document.json", linked()],
)  # fmt: skip
def test_an_entry_that_has_no_place_is_refused_by_name(
    name: str | zipfile.ZipInfo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "不该有的条目" in refusal(zipped(GOOD, (name, "x")))
    assert not list(tmp_path.iterdir())


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_doubled_entry_is_refused() -> None:
    assert "重复" in refusal(zipped(GOOD, GOOD))


def test_a_file_without_a_document_is_refused() -> None:
    assert "缺少 document.json" in refusal(zipped(("assets/x", b"")))


def test_too_many_entries_are_refused() -> None:
    assert "条目太多" in refusal(zipped(GOOD, *((f"assets/{n}", "") for n in range(file.MAX_ENTRIES))))


def test_an_encrypted_entry_is_refused() -> None:
    data = bytearray(zipped(GOOD))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + offset] |= 1
    refusal(bytes(data))


def test_a_picture_that_is_not_what_its_name_says_is_refused() -> None:
    assert "已损坏" in refusal(zipped(GOOD, (f"assets/{'0' * 64}.png", b"other")))


def test_a_picture_that_is_not_there_is_named() -> None:
    lost = f"{'a' * 64}.png"
    shown = f'{{"type":"picture","id":"p",{FRAME},"asset":"{lost}"}}'
    assert lost in refusal(zipped(("document.json", HEAD + shown + FOOT)))


def test_a_zip_bomb_is_refused() -> None:
    bomb = bytes(30_000_000)
    name = f"assets/{hashlib.sha256(bomb).hexdigest()}.png"
    assert "大得不正常" in refusal(zipped(GOOD, (name, bomb)))
    assert "大得不正常" in refusal(zipped(("document.json", b" " * 30_000_000)))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_damage_in_another_compression_is_refused(method: int) -> None:
    data = zipped(GOOD, method=method)
    unharmed = 0
    for at in range(len(data)):
        try:
            file.parse(data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :], "x")
        except InputFault:
            continue
        unharmed += 1
    assert unharmed < len(data) / 2


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputFault, match="读不了这个文件"):
        file.load(tmp_path)


@pytest.mark.parametrize("make", [lambda p: p / "none.poster", lambda p: p / ("长" * 300 + ".poster")])
def test_a_path_that_leads_nowhere_is_refused(make: Callable[[Path], Path], tmp_path: Path) -> None:
    with pytest.raises(InputFault, match="读不了这个文件"):
        file.load(make(tmp_path))
