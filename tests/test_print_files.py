"""Print files judged by tools that did not write them: check_pdfx, qpdf, Ghostscript's separations, MuPDF."""

import contextlib
import hashlib
import importlib.util
import io
import json
import sys
from datetime import datetime
from pathlib import Path
from types import ModuleType

import numpy as np
import pikepdf
import pytest
from msgspec.structs import replace
from PIL import Image, ImageCms

from postermaker.color import Cmyk, Flat
from postermaker.document.finishing import Eyelets, Finishing
from postermaker.document.model import Crop, Document, FieldKind, Frame, Page, Picture, Rectangle, Shape, Text
from postermaker.export import Exported, ExportOptions, export
from postermaker.files import data_folder
from postermaker.fonts import FontBook
from postermaker.geometry import Size
from postermaker.images import probe
from postermaker.library import templates
from postermaker.library.presets import Cut, Sheets, preset
from postermaker.library.products import product
from tests.chosen import cases
from tests.tools.running import run

WHEN = datetime(2026, 5, 1, 9, 30)
LONG = "消防通道一刻不能堵人人都是安全员 疏散楼梯不堆物家家守好平安门记牢拨打一一九"
TEXTS = {
    "sample": "",
    "short": "安全",
    "long": LONG,
    "traditional": "消防通道不佔用，緊急時刻救得了",
    "rare": "镕喆堃㛃𬭎同心",
}


def _checker() -> ModuleType:
    path = Path(__file__).parent / "tools" / "check_pdfx.py"
    spec = importlib.util.spec_from_file_location("check_pdfx", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["check_pdfx"] = module
    spec.loader.exec_module(module)
    return module


check_pdfx = _checker()


def complaints(path: Path, *words: object) -> list[str]:
    """What the independent checker fails, by rule and text."""
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        code = check_pdfx.main([str(path), "--json", *map(str, words)])
    rules = json.loads(told.getvalue())["rules"]
    failed = [f"{rule['rule']}: {rule['text']}" for rule in rules if rule["result"] == "FAIL"]
    assert code == (1 if failed else 0)
    return failed


def _pictures() -> dict[str, bytes]:
    """A picture of each kind that people bring, 700 px wide."""
    x = np.linspace(0, 255, 700, dtype=np.uint8)
    rgb = np.stack(
        [np.tile(x, (700, 1)), np.tile(x[:, None], (1, 700)), np.full((700, 700), 90, np.uint8)], 2
    )
    photo = Image.fromarray(rgb)
    alpha = photo.copy()
    alpha.putalpha(Image.fromarray(np.tile(x, (700, 1))))
    deep = Image.fromarray(rgb[:, :, 0].astype(np.uint16) * 257)
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

    def packed(image: Image.Image, kind: str, **options: object) -> bytes:
        stream = io.BytesIO()
        image.save(stream, kind, **options)
        return stream.getvalue()

    return {
        "rgb.jpg": packed(photo, "JPEG", icc_profile=srgb, quality=90),
        "cmyk.jpg": packed(photo.convert("CMYK"), "JPEG", quality=90),
        "alpha.png": packed(alpha, "PNG"),
        "deep.png": packed(deep, "PNG"),
        "gray.jpg": packed(photo.convert("L"), "JPEG", quality=90),
    }


@pytest.fixture(scope="module")
def pictures() -> dict[str, bytes]:
    """By asset name, as documents hold them."""
    return {
        f"{hashlib.sha256(data).hexdigest()}.{probe(data, name).extension}": data
        for name, data in _pictures().items()
    }


def filled(template: str, text: str) -> Document:
    """A template with its samples, every slogan or title replaced by a text."""
    document = templates.with_samples(templates.new_document(templates.load(template)))
    if not text:
        return document
    texts = [field for field in document.fields if field.kind in (FieldKind.TEXT, FieldKind.LINES)]
    first = next((field for field in texts if field.required), texts[0])
    return replace(document, values={**document.values, first.key: text})


def with_pictures(document: Document, assets: dict[str, bytes]) -> Document:
    """A design with a picture of every kind at the lower edge, as large as its pixels allow in print."""
    side = min(document.width, document.height) / 8
    distance = max(1.0, product(document.product).distance)
    side = min(side, 25.4 * 700 / (299 / distance))
    elements = tuple(
        Picture(
            id=f"picture{i}",
            frame=Frame(x=side * (0.2 + 1.1 * i), y=document.height - 1.2 * side, width=side, height=side),
            asset=name,
        )
        for i, name in enumerate(assets)
    )
    first, *rest = document.pages
    page = replace(first, elements=(*first.elements, *elements))
    return replace(document, pages=(page, *rest), assets={**document.assets, **assets})


def made(document: Document, path: Path, key: str, book: FontBook, **changes: object) -> Exported:
    options = ExportOptions(preset=replace(preset(key), **changes), created=WHEN, durable=False, force=True)
    return export(document, path, book, options)


CASES = [cases(name, "pdf-x4", text, name=name) for name in templates.ids() for text in TEXTS] + [
    cases(name, key, list(TEXTS)[i % len(TEXTS)], name=name)
    for i, name in enumerate(templates.ids())
    for key in ("large-pdf", "large-pdf-1to10")
]


@pytest.mark.parametrize(("template", "key", "text"), CASES)
def test_no_rule_of_print_is_broken(
    book: FontBook, tmp_path: Path, pictures: dict[str, bytes], template: str, key: str, text: str
) -> None:
    document = with_pictures(filled(template, TEXTS[text]), pictures)
    path = tmp_path / "out.pdf"
    made(document, path, key, book)
    rules = product(document.product)
    failed = complaints(
        path,
        "--trim", f"{document.width:.3f}x{document.height:.3f}",
        "--bleed", max(document.bleed, rules.bleed),
        "--scale", preset(key).scale,
        "--viewing-distance", max(1.0, rules.distance),
        "--min-line", 0.15,
        "--outlines",
    )  # fmt: skip
    assert failed == []
    run("qpdf", "--check", path)


def banner(width: float = 8000) -> Document:
    return templates.with_samples(templates.new_document(templates.load("banner-red"), Size(width, 700)))


def rendered(tool: str, path: Path, dpi: float, tmp_path: Path) -> tuple[int, int]:
    """The pixels that a reader gives a page."""
    out = tmp_path / f"{tool}.png"
    match tool:
        case "gs":
            run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=png16m", f"-r{dpi}", "-o", out, path)
        case "mutool":
            run("mutool", "draw", "-q", "-r", dpi, "-o", out, path)
        case _:
            run("pdftoppm", "-png", "-singlefile", "-r", dpi, path, out.with_suffix(""))
    with Image.open(out) as image:
        return image.size


@pytest.mark.parametrize("tool", ["gs", "mutool"])
def test_readers_of_user_unit_show_the_real_size(book: FontBook, tmp_path: Path, tool: str) -> None:
    path = tmp_path / "banner.pdf"
    made(banner(), path, "large-pdf", book)
    assert rendered(tool, path, 4, tmp_path) == pytest.approx((8000 / 25.4 * 4, 700 / 25.4 * 4), abs=1)


def test_other_readers_show_exactly_a_tenth(book: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "banner.pdf"
    made(banner(), path, "large-pdf", book)
    with pikepdf.open(path) as pdf:
        page = pdf.pages[0]
        assert page["/UserUnit"] == 10
        box = [float(v) for v in page.TrimBox]
    assert [(box[2] - box[0]) * 25.4 / 72, (box[3] - box[1]) * 25.4 / 72] == pytest.approx(
        [800, 70], abs=0.001
    )
    assert rendered("pdftoppm", path, 40, tmp_path) == pytest.approx((800 / 25.4 * 40, 70 / 25.4 * 40), abs=1)


def test_one_to_ten_says_its_true_size_in_the_slug(book: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "banner.pdf"
    made(banner(), path, "large-pdf-1to10", book, live_text=True)
    assert "8000 × 700 mm" in run("pdftotext", path, "-")
    assert "放大 1000%" in run("pdftotext", path, "-")


def separated(path: Path, tmp_path: Path, dpi: int) -> dict[str, np.ndarray]:
    """Ghostscript's plates inside the trim, as shares of ink, by name."""
    run(
        "gs", "-q", "-dNOPAUSE", "-dBATCH", "-dSAFER", "-sDEVICE=tiffsep", "-dUseTrimBox", f"-r{dpi}",
        "-o", tmp_path / "sep.tif", path,
    )  # fmt: skip
    plates = {}
    for plate in tmp_path.glob("sep(*).tif"):
        with Image.open(plate) as image:
            plates[plate.stem[4:-1]] = 1 - np.asarray(image, np.float32) / 255
    return plates


def test_machines_get_named_layers_that_overprint(book: FontBook, tmp_path: Path) -> None:
    finishing = Finishing(eyelets=Eyelets(edge=60, diameter=30), cut_contour=True)
    document = replace(banner(3000), finishing=finishing)
    path = tmp_path / "banner.pdf"
    made(document, path, "large-pdf", book, technical=True)
    words = ("--trim", "3000x700", "--require-spots", "Eyelets,CutContour", "--viewing-distance", 5)
    assert complaints(path, *words) == []
    plates = separated(path, tmp_path, 20)
    plain = tmp_path / "plain.pdf"
    made(document, plain, "large-pdf", book)
    without = separated(plain, tmp_path, 20)
    assert plates["Eyelets"].max() > 0.5
    assert plates["CutContour"].max() > 0.3
    assert np.abs(plates["Magenta"] - without["Magenta"]).max() < 0.01  # the artwork goes on below the rings
    with pikepdf.open(path) as pdf:
        names = {
            str(group.Name): str(group.GTS_Metadata.GTS_ProcStepsType) for group in pdf.Root.OCProperties.OCGs
        }
    assert names == {"Eyelets": "/Punching", "CutContour": "/Cutting"}


def test_machines_get_nothing_unasked(book: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "banner.pdf"
    made(banner(), path, "large-pdf", book)
    assert complaints(path, "--spots", "", "--viewing-distance", 5) == []
    with pikepdf.open(path) as pdf:
        assert "/OCProperties" not in pdf.Root


def test_large_black_is_four_inks_on_cloth_and_one_on_paper(book: FontBook, tmp_path: Path) -> None:
    black = Shape(
        id="black",
        frame=Frame(x=20, y=20, width=60, height=60),
        geometry=Rectangle(),
        fill=Flat(Cmyk(0, 0, 0, 1)),
    )
    for name, inks in (("banner-red", b"0.5 0.5 0.5 1 k"), ("poster-a2", b"0 0 0 1 k")):
        document = filled(name, "")
        page = replace(document.pages[0], elements=(*document.pages[0].elements, black))
        path = tmp_path / f"{name}.pdf"
        made(replace(document, pages=(page,)), path, "pdf-x4", book)
        with pikepdf.open(path) as pdf:
            assert inks in pdf.pages[0].Contents.read_bytes()


def test_small_black_text_overprints_on_paper(book: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "leaflet.pdf"
    document = filled("leaflet-a4", "")
    small = Text(
        id="small", frame=Frame(x=20, y=20, width=100, height=5), content="仅供参考，以现场为准", size=3
    )
    page = replace(document.pages[0], elements=(*document.pages[0].elements, small))
    made(replace(document, pages=(page,)), path, "pdf-x4", book)
    with pikepdf.open(path) as pdf:
        states = [dict(state) for state in pdf.pages[0].Resources.ExtGState.values()]
        assert {"/OP": True, "/OPM": 1, "/op": True} in states
    assert complaints(path, "--trim", "210x297", "--bleed", 3) == []


def test_x1a_is_an_older_file_without_transparency(book: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "poster.pdf"
    made(filled("poster-a2", ""), path, "pdf-x1a", book)
    assert path.read_bytes().startswith(b"%PDF-1.4")
    with pikepdf.open(path) as pdf:
        assert str(pdf.docinfo["/GTS_PDFXVersion"]) == "PDF/X-1a:2003"
        assert "/Group" not in pdf.pages[0]
        assert "/CreationDate" in pdf.docinfo
    run("qpdf", "--check", path)
    assert complaints(path, "--std", "none", "--trim", "420x594", "--bleed", 3) == []


def test_a_missing_bleed_is_made_from_the_artwork(book: FontBook, tmp_path: Path) -> None:
    document = replace(filled("poster-a2", ""), bleed=0)
    path = tmp_path / "poster.pdf"
    made(document, path, "pdf-x4", book)
    assert complaints(path, "--trim", "420x594", "--bleed", 3) == []
    image = tmp_path / "poster.png"
    run("pdftoppm", "-png", "-singlefile", "-r", 50, path, image.with_suffix(""))
    with Image.open(image) as shown:
        pixels = np.asarray(shown.convert("RGB"), int)
    inner, outer = pixels[4:-4, 8], pixels[4:-4, 1]  # 4 mm and 0.5 mm from the edge of the file
    assert (np.abs(inner - outer).max(axis=1) < 24).mean() > 0.97


def test_marks_lie_outside_the_bleed_and_say_what_it_is(book: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "poster.pdf"
    made(filled("poster-a2", ""), path, "pdf-x4", book, marks=True)
    assert complaints(path, "--trim", "420x594", "--bleed", 3) == []
    plates = separated(path, tmp_path, 30)
    total = sum(plates[name] for name in ("Cyan", "Magenta", "Yellow", "Black"))
    assert total.max() < 3.05  # nothing of the registration colour inside the trim
    with pikepdf.open(path) as pdf:
        media, bleed = ([float(v) for v in pdf.pages[0][name]] for name in ("/MediaBox", "/BleedBox"))
    assert all(bleed[i] - media[i] > 20 for i in (0, 1))


def test_the_white_edge_lies_around_the_picture(book: FontBook, tmp_path: Path) -> None:
    finishing = Finishing(white_edge=100, eyelets=Eyelets(spacing=500))
    document = replace(filled("board-240x120", ""), finishing=finishing)
    path = tmp_path / "board.pdf"
    done = made(document, path, "large-pdf", book, finishing=True)
    assert complaints(path, "--trim", "2400x1200", "--viewing-distance", 5) == []
    with pikepdf.open(path) as pdf:
        media = [float(v) for v in pdf.pages[0].MediaBox]
    assert [media[2] * 25.4 / 72, media[3] * 25.4 / 72] == pytest.approx([2600, 1400], abs=0.01)
    assert [file.name for file in done.files] == ["board.pdf", "board_加工图.pdf"]


def test_a_shops_own_profile_is_its_intent(book: FontBook, tmp_path: Path) -> None:
    own = tmp_path / "shop.icc"
    own.write_bytes((data_folder() / "assets/icc/ISOcoated_v2_300_bas.icc").read_bytes())
    path = tmp_path / "poster.pdf"
    made(filled("poster-a2", ""), path, "pdf-x4", book, profile=str(own))
    assert complaints(path, "--trim", "420x594", "--bleed", 3) == []
    with pikepdf.open(path) as pdf:
        intent = pdf.Root.OutputIntents[0]
        assert str(intent.OutputConditionIdentifier) == "Custom"
        assert "ISO Coated v2 300%" in str(intent.Info)


def test_the_checker_can_fail(book: FontBook, tmp_path: Path) -> None:
    path = tmp_path / "screen.pdf"
    made(filled("poster-a2", ""), path, "office-pdf", book)
    failed = complaints(path)
    assert any(each.startswith("COL-DEVICE") for each in failed)
    assert any(each.startswith("OI-PRESENT") for each in failed)


def test_no_seam_crosses_a_face(book: FontBook, tmp_path: Path, pictures: dict[str, bytes]) -> None:
    photo = next(name for name in pictures if name.endswith(".jpg"))
    face = Crop(x=0.3, width=0.4)
    picture = Picture(id="photo", frame=Frame(x=0, y=0, width=6000, height=3000), asset=photo, keep=(face,))
    page = Page(elements=(picture,))
    document = Document(product="backdrop", width=6000, height=3000, pages=(page,), assets=pictures)
    path = tmp_path / "wall.pdf"
    done = made(
        document, path, "large-pdf", book, sheets=Sheets.TILES, panel=3200.0, overlap=20.0, cut=Cut.COLUMNS
    )
    assert [issue.code for issue in done.issues] == []
    with pikepdf.open(path) as pdf:
        widths = [float(page.TrimBox[2] - page.TrimBox[0]) * 25.4 / 72 for page in pdf.pages]
    seam = widths[0] - 10
    assert not 1800 < seam < 4200
    assert max(widths) <= 3200.1


@pytest.mark.parametrize("template", ["leaflet-a4", "board-240x120", "led-1920x1080"])
def test_x1a_flattens_what_shows_through(book: FontBook, tmp_path: Path, template: str) -> None:
    document = filled(template, "")
    old, new = tmp_path / "x1a.pdf", tmp_path / "x4.pdf"
    made(document, old, "pdf-x1a", book)
    made(document, new, "pdf-x4", book)
    with pikepdf.open(old) as pdf:
        for page in pdf.pages:
            states = page.Resources.get("/ExtGState", {})
            assert not any(
                key in state for state in states.values() for key in ("/SMask", "/ca", "/CA", "/BM")
            )
            images = page.Resources.get("/XObject", {})
            assert not any("/SMask" in image for image in images.values())
    rules = product(document.product)
    distance = max(1.0, rules.distance)
    assert (
        complaints(old, "--std", "none", "--bleed", rules.bleed, "--min-ppi", 0.9 * min(299 / distance, 299))
        == []
    )
    shown = []
    for path in (old, new):
        run("pdftoppm", "-png", "-singlefile", "-r", 40, path, path.with_suffix(""))
        with Image.open(path.with_suffix(".png")) as image:
            shown.append(np.asarray(image.convert("RGB"), int))
    assert (np.abs(shown[0] - shown[1]).max(axis=2) > 40).mean() < 0.02
