"""PDFs of someone else's, good and bad, made here with another library's hands."""

import contextlib
import json
import subprocess
import sys
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name

from postermaker.backends.pdf.writer import PdfOptions, write_pdf
from postermaker.errors import InputFault, Severity
from postermaker.fonts import FontBook
from postermaker.geometry import Size
from postermaker.icc import print_profile
from postermaker.layout.page import lay_out
from postermaker.library import templates
from postermaker.merge import fill
from postermaker.prepress import foreign
from postermaker.prepress.foreign import check_pdf, read_pdf
from postermaker.prepress.preflight.pdf_rules import Expected

MM = 72 / 25.4
CHECKER = Path(__file__).parents[1] / "tools" / "check_pdfx.py"
A5 = Size(148, 210)
ORDER = Expected(size=A5, bleed=3, ppi=224)
GROUND = b"0 1 1 0 k 0 0 1000 1000 re f "


class Sheet:
    """An A5 sheet with 3 mm of bleed, sound unless a test spoils it."""

    def __init__(self) -> None:
        self.pdf = pikepdf.new()
        media = [0, 0, (A5.width + 6) * MM, (A5.height + 6) * MM]
        trim = [3 * MM, 3 * MM, (A5.width + 3) * MM, (A5.height + 3) * MM]
        self.resources = Dictionary()
        self.page = Dictionary(
            Type=Name.Page, MediaBox=media, BleedBox=media, TrimBox=trim, Resources=self.resources
        )
        self.content = GROUND
        self.options: dict[str, Any] = {"force_version": "1.6"}
        profile = self.pdf.make_stream(print_profile(), N=4)
        self.pdf.Root.OutputIntents = Array(
            [
                Dictionary(
                    S=Name.GTS_PDFX,
                    OutputConditionIdentifier="FOGRA39",
                    Info="x",
                    DestOutputProfile=profile,
                )
            ]
        )
        packet = b'<rdf:Description pdfxid:GTS_PDFXVersion="PDF/X-4"/>'
        self.pdf.Root.Metadata = self.pdf.make_stream(packet, Type=Name.Metadata, Subtype=Name.XML)

    def add(self, kind: str, name: str, value: Any) -> None:
        if kind not in self.resources:
            self.resources[kind] = Dictionary()
        self.resources[kind][name] = value

    def picture(self, side_px: int, side_mm: float, space: Any = Name.DeviceCMYK, **more: Any) -> None:
        parts = {"/DeviceRGB": 3, "/DeviceGray": 1}.get(str(space), 4)
        data = zlib.compress(bytes(side_px * side_px * parts))
        image = self.pdf.make_stream(
            data,
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=side_px,
            Height=side_px,
            ColorSpace=space,
            BitsPerComponent=8,
            Filter=Name.FlateDecode,
            **more,
        )
        self.add("/XObject", "/Im", image)
        self.content += f"q {side_mm * MM:.3f} 0 0 {side_mm * MM:.3f} 60 60 cm /Im Do Q ".encode()

    def form(self, content: bytes, **more: Any) -> None:
        made = self.pdf.make_stream(
            content, Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 900, 900], **more
        )
        self.add("/XObject", "/Fm", made)
        self.content += b"/Fm Do "

    def text(self) -> None:
        self.add("/Font", "/F", Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
        self.content += b"BT /F 12 Tf 60 60 Td (A) Tj ET "

    def save(self, path: Path) -> Path:
        self.page.Contents = self.pdf.make_stream(self.content)
        self.pdf.pages.append(pikepdf.Page(self.pdf.make_indirect(self.page)))
        self.pdf.save(path, fix_metadata_version=False, **self.options)
        return path


def nothing(sheet: Sheet) -> None:
    pass


def rgb_fill(sheet: Sheet) -> None:
    sheet.content += b"1 0 0 rg 50 50 20 20 re f "


def rgb_stroke(sheet: Sheet) -> None:
    sheet.content += b"1 0 0 RG 2 w 50 50 m 90 90 l S "


def rgb_picture(sheet: Sheet) -> None:
    sheet.picture(400, 40, Name.DeviceRGB)


def rgb_in_form(sheet: Sheet) -> None:
    inner = sheet.pdf.make_stream(
        b"1 0 0 rg 9 9 9 9 re f", Type=Name.XObject, Subtype=Name.Form, BBox=[0, 0, 99, 99]
    )
    sheet.form(b"/In Do", Resources=Dictionary(XObject=Dictionary(In=inner)))


def rgb_in_pattern(sheet: Sheet) -> None:
    tile = sheet.pdf.make_stream(
        b"0 0 1 rg 0 0 5 5 re f",
        PatternType=1,
        PaintType=1,
        TilingType=1,
        BBox=[0, 0, 9, 9],
        XStep=9,
        YStep=9,
        Resources=Dictionary(),
    )
    sheet.add("/Pattern", "/P", tile)
    sheet.content += b"/Pattern cs /P scn 50 50 90 90 re f "


def rgb_shading(sheet: Sheet) -> None:
    ramp = Dictionary(FunctionType=2, Domain=[0, 1], C0=[1, 0, 0], C1=[0, 0, 1], N=1)
    sheet.add(
        "/Shading",
        "/Sh",
        Dictionary(ShadingType=2, ColorSpace=Name.DeviceRGB, Coords=[0, 0, 99, 0], Function=ramp),
    )
    sheet.content += b"q 50 50 90 90 re W n /Sh sh Q "


def rgb_indexed(sheet: Sheet) -> None:
    table = Array([Name.Indexed, Name.DeviceRGB, 1, pikepdf.String(b"\0\0\0\xff\xff\xff")])
    sheet.picture(400, 40, sheet.pdf.make_indirect(table))
    image = sheet.resources.XObject.Im
    image.write(zlib.compress(bytes(160_000)), filter=Name.FlateDecode)


def inline_rgb(sheet: Sheet) -> None:
    sheet.content += b"q 20 0 0 20 60 60 cm BI /W 1 /H 1 /CS /RGB /BPC 8 ID abc EI Q "


def no_trim(sheet: Sheet) -> None:
    del sheet.page.TrimBox


def no_bleed(sheet: Sheet) -> None:
    sheet.page.BleedBox = sheet.page.TrimBox


def trim_outside(sheet: Sheet) -> None:
    sheet.page.TrimBox = [-30, 3 * MM, -30 + A5.width * MM, (A5.height + 3) * MM]


def wrong_size(sheet: Sheet) -> None:
    sheet.page.TrimBox = [3 * MM, 3 * MM, (A5.width + 1) * MM, (A5.height + 3) * MM]


def far_too_large(sheet: Sheet) -> None:
    sheet.page.MediaBox = [0, 0, 15_000, 700]
    sheet.content = b"0 1 1 0 k 0 0 15000 700 re f "


def user_unit(sheet: Sheet) -> None:
    sheet.page.UserUnit = 2


def loose_font(sheet: Sheet) -> None:
    sheet.text()


def few_pixels(sheet: Sheet) -> None:
    sheet.picture(200, 100)


def many_pixels(sheet: Sheet) -> None:
    sheet.picture(400, 40)


def much_ink(sheet: Sheet) -> None:
    sheet.content += b"1 1 1 0.5 k 50 50 20 20 re f "


def thin(sheet: Sheet) -> None:
    sheet.content += b"0 0 0 1 K 0.1 w 50 50 m 90 90 l S "


def thin_by_scale(sheet: Sheet) -> None:
    sheet.content += b"q 0.1 0 0 0.1 0 0 cm 0 0 0 1 K 1 w 500 500 m 900 900 l S Q "


def thin_bar(sheet: Sheet) -> None:
    sheet.content += b"0 0 0 1 k 50 50 90 0.1 re f "


def no_intent(sheet: Sheet) -> None:
    del sheet.pdf.Root.OutputIntents


def two_intents(sheet: Sheet) -> None:
    sheet.pdf.Root.OutputIntents.append(sheet.pdf.Root.OutputIntents[0])


def blank(sheet: Sheet) -> None:
    sheet.content = b""


def short(sheet: Sheet) -> None:
    sheet.content = b"0 1 1 0 k 20 20 300 300 re f "


def lab(sheet: Sheet) -> None:
    sheet.add("/ColorSpace", "/L", Array([Name.Lab, Dictionary(WhitePoint=[0.96, 1, 0.82])]))
    sheet.content += b"/L cs 50 20 20 sc 50 50 20 20 re f "


def cropped(sheet: Sheet) -> None:
    sheet.page.CropBox = sheet.page.TrimBox


def locked(sheet: Sheet) -> None:
    sheet.options = {"encryption": pikepdf.Encryption(owner="o", user="")}


Spoil = Callable[[Sheet], None]
#: What is done to a sound sheet, our rule, and the independent checker's.
SPOILT: list[tuple[Spoil, str, str]] = [
    (rgb_fill, "pdf-rgb", "COL-DEVICE"),
    (rgb_stroke, "pdf-rgb", "COL-DEVICE"),
    (rgb_picture, "pdf-rgb", "COL-DEVICE"),
    (rgb_in_form, "pdf-rgb", "COL-DEVICE"),
    (rgb_in_pattern, "pdf-rgb", "COL-DEVICE"),
    (rgb_shading, "pdf-rgb", "COL-DEVICE"),
    (rgb_indexed, "pdf-rgb", "COL-DEVICE"),
    (inline_rgb, "pdf-rgb", "COL-DEVICE"),
    (no_trim, "pdf-trim", "BOX-TRIM"),
    (trim_outside, "pdf-trim", "BOX-NEST"),
    (no_bleed, "bleed-missing", "SIZE-BLEED"),
    (wrong_size, "pdf-size", "SIZE-TRIM"),
    (far_too_large, "page-too-large", "BOX-MEDIA"),
    (user_unit, "user-unit", "BOX-USERUNIT"),
    (loose_font, "pdf-font-missing", "FONT-EMBED"),
    (few_pixels, "picture-low-ppi", "IMG-PPI"),
    (much_ink, "ink-limit", "INK-VECTOR"),
    (thin, "line-thin", "LINE-THIN"),
    (thin_by_scale, "line-thin", "LINE-THIN"),
    (thin_bar, "line-thin", "LINE-THIN"),
    (no_intent, "pdf-intent", "OI-PRESENT"),
    (two_intents, "pdf-intent", "OI-PRESENT"),
    (blank, "page-empty", "PAGE-EMPTY"),
    (short, "short-of-bleed", "SIZE-FILL"),
    (lab, "pdf-icc", "COL-POLICY"),
    (cropped, "pdf-crop", "BOX-CROP"),
    (locked, "pdf-encrypted", "FILE-ENCRYPT"),
]
IDS = [spoil.__name__ for spoil, _, _ in SPOILT]


def made(spoil: Spoil, folder: Path) -> Path:
    sheet = Sheet()
    spoil(sheet)
    return sheet.save(folder / "a.pdf")


@pytest.mark.parametrize("spoil", [nothing, many_pixels], ids=["plain", "picture"])
def test_a_sound_sheet_has_no_finding(tmp_path: Path, spoil: Spoil) -> None:
    assert check_pdf(made(spoil, tmp_path), ORDER) == ()


@pytest.mark.parametrize(("spoil", "rule", "theirs"), SPOILT, ids=IDS)
def test_a_spoilt_sheet_is_found(tmp_path: Path, spoil: Spoil, rule: str, theirs: str) -> None:
    found = check_pdf(made(spoil, tmp_path), ORDER)
    assert rule in {each.rule for each in found}
    assert all(each.cause.zh and each.cause.en and each.step.zh and each.step.en for each in found)


@pytest.mark.parametrize(("spoil", "rule", "theirs"), [(nothing, "", ""), *SPOILT], ids=["sound", *IDS])
def test_an_independent_checker_agrees(tmp_path: Path, spoil: Spoil, rule: str, theirs: str) -> None:
    """Of the rules that both have, each finds what the other finds."""
    path = made(spoil, tmp_path)
    order = ("--trim", "148x210", "--bleed", "3", "--min-ppi", "224", "--tac", "300", "--json")
    done = subprocess.run(
        [sys.executable, str(CHECKER), str(path), *order],
        capture_output=True,
        text=True,
        check=False,
    )
    rows = json.loads(done.stdout)["rules"]
    both = {(ours, their) for _, ours, their in SPOILT}
    found = {row["rule"] for row in rows if row["result"] in ("FAIL", "WARN")}
    mine = {each.rule for each in check_pdf(path, ORDER)}
    theirs_as_ours = {ours for ours, their in both if their in found}
    assert theirs_as_ours == mine
    assert not rule or rule in mine


def test_facts_of_a_sheet(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.picture(400, 40)
    sheet.text()
    facts = read_pdf(sheet.save(tmp_path / "a.pdf"))
    (page,) = facts.pages
    assert (facts.standard, facts.intent, facts.profile) == ("PDF/X-4", "FOGRA39", "prtr CMYK")
    assert page.size == pytest.approx(A5)
    assert page.spaces == {"DeviceCMYK fill": 1, "DeviceCMYK image": 1, "DeviceCMYK text": 1}
    assert [(font.name, font.embedded) for font in facts.fonts] == [("Helvetica", False)]
    (picture,) = page.pictures
    assert picture.ppi == pytest.approx(254, abs=0.01)
    assert picture.place == pytest.approx((60 / MM - 3, A5.height + 3 - 60 / MM - 40, 40, 40), abs=0.01)
    assert json.dumps(facts.as_builtins())


def test_a_user_unit_counts(tmp_path: Path) -> None:
    facts = read_pdf(made(user_unit, tmp_path))
    assert facts.pages[0].size == pytest.approx((296, 420))


def test_x1a_with_transparency_is_an_error(tmp_path: Path) -> None:
    sheet = Sheet()
    del sheet.pdf.Root.Metadata
    sheet.pdf.docinfo["/GTS_PDFXVersion"] = "PDF/X-1a:2003"
    sheet.add("/ExtGState", "/G", Dictionary(ca=0.5))
    sheet.content += b"/G gs 50 50 20 20 re f "
    found = check_pdf(sheet.save(tmp_path / "a.pdf"), ORDER)
    assert [each.rule for each in found if each.severity is Severity.ERROR] == ["transparency-x1a"]


@pytest.mark.parametrize("name", ["banner-red", "leaflet-a4", "poster-a2"])
def test_our_own_files_have_no_error(book: FontBook, tmp_path: Path, name: str) -> None:
    document = templates.with_samples(templates.new_document(templates.load(name)))
    path = tmp_path / "a.pdf"
    path.write_bytes(write_pdf(lay_out(fill(document, {}), book).display, book, PdfOptions()))
    found = check_pdf(path, Expected(size=Size(document.width, document.height)))
    assert [each for each in found if each.severity is Severity.ERROR and each.rule != "pdf-intent"] == []


def refused(path: Path) -> str:
    with pytest.raises(InputFault) as caught:
        check_pdf(path)
    line = str(caught.value)
    assert "\n" not in line
    return line


@pytest.mark.parametrize("data", [b"", b"%PDF-1.6\n", b"hello", b"%PDF-1.4\n" + b"\xff" * 500])
def test_a_broken_file_is_one_line(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.pdf").write_bytes(data)
    assert "a.pdf" in refused(tmp_path / "a.pdf")


def test_a_cut_file_is_one_line_or_a_finding(tmp_path: Path) -> None:
    path = made(many_pixels, tmp_path)
    whole = path.read_bytes()
    for share in (0.2, 0.5, 0.9, 0.99):
        path.write_bytes(whole[: int(len(whole) * share)])
        with contextlib.suppress(InputFault):
            assert "pdf-damaged" in {each.rule for each in check_pdf(path)}


def test_no_file_and_a_folder_are_one_line(tmp_path: Path) -> None:
    refused(tmp_path / "none.pdf")
    refused(tmp_path)


def test_a_file_with_a_password_is_one_line(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.options = {"encryption": pikepdf.Encryption(owner="o", user="u")}
    assert "密码" in refused(sheet.save(tmp_path / "a.pdf"))


def test_a_bomb_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "MAX_STREAM", 100_000)
    sheet = Sheet()
    sheet.content = b"0 g " * 100_000
    refused(sheet.save(tmp_path / "a.pdf"))


def test_too_many_pages_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(foreign, "MAX_PAGES", 0)
    refused(made(nothing, tmp_path))


def test_a_form_that_paints_itself_ends(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.form(b"q 0.9 0 0 0.9 0 0 cm /Fm Do Q 1 0 0 rg 9 9 9 9 re f")
    sheet.resources.XObject.Fm.Resources = sheet.resources
    assert "pdf-rgb" in {each.rule for each in check_pdf(sheet.save(tmp_path / "a.pdf"), ORDER)}


@pytest.mark.parametrize(
    "junk", [b"Q Q Q ", b"1 2 cm ", b"/No Do /No gs ", b"(x) Tj ", b"re f ", b"/No scn 1 w "]
)
def test_bad_operators_change_nothing(tmp_path: Path, junk: bytes) -> None:
    sheet = Sheet()
    sheet.content = junk + sheet.content
    assert check_pdf(sheet.save(tmp_path / "a.pdf"), ORDER) == ()


def test_a_file_that_claims_no_standard_is_noticed(tmp_path: Path) -> None:
    assert check_pdf(Sheet().save(tmp_path / "sound.pdf"), ORDER) == ()
    sheet = Sheet()
    del sheet.pdf.Root.Metadata
    found = check_pdf(sheet.save(tmp_path / "plain.pdf"), ORDER)
    assert [(each.rule, each.severity) for each in found] == [("pdf-standard", Severity.NOTICE)]


def test_a_file_that_had_to_be_repaired_is_damaged(tmp_path: Path) -> None:
    data = Sheet().save(tmp_path / "sound.pdf").read_bytes()
    at = data.rindex(b"startxref")
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(data[:at] + b"startxref\n7\n%%EOF\n")
    found = check_pdf(broken, ORDER)
    assert [each.rule for each in found if each.severity is Severity.ERROR] == ["pdf-damaged"]
