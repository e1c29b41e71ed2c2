"""H5: one file without an outside address, and a browser shows in it what we paint."""

import io
import re
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from postermaker.backends.raster import RasterOptions, write_page_png
from postermaker.cli.main import main
from postermaker.document.edit import set_values
from postermaker.document.model import Document, Locale
from postermaker.errors import Cancelled, InputFault
from postermaker.export import ExportOptions, export
from postermaker.fonts import FontBook
from postermaker.layout.page import lay_out
from postermaker.library import templates
from postermaker.localising import localised
from postermaker.units import SCREEN_DPI

PHONE = (390, 844)
#: The dots, the arrow and soft edges differ.
ALIKE = 0.03
needs_browser = pytest.mark.skipif(shutil.which("chromium") is None, reason="chromium is not there")


def lesson() -> Document:
    return templates.with_samples(templates.new_document(templates.load("antifraud-call-h5")))


def written(document: Document, path: Path, book: FontBook) -> str:
    export(document, path, book, ExportOptions(checked=False))
    return path.read_text("utf-8")


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory, book: FontBook) -> Path:
    path = tmp_path_factory.mktemp("h5") / "一课.html"
    written(lesson(), path, book)
    return path


def browse(page: Path, fragment: str, *arguments: str, size: tuple[int, int] = PHONE) -> bytes:
    profile = page.parent / "profile"
    shutil.rmtree(profile, ignore_errors=True)
    switches = (
        "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--hide-scrollbars",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--virtual-time-budget=3000", f"--user-data-dir={profile}", f"--window-size={size[0]},{size[1]}",
    )  # fmt: skip
    call = ["chromium", *switches, *arguments, page.as_uri() + fragment]
    return subprocess.run(call, check=True, capture_output=True, timeout=120).stdout


def shown(page: Path, fragment: str, size: tuple[int, int] = PHONE) -> Image.Image:
    target = page.with_name("shown.png")
    browse(page, fragment, f"--screenshot={target}", size=size)
    return Image.open(target).convert("RGB")


def current(page: Path, fragment: str = "") -> int:
    """The page whose dot is lit."""
    found = re.search(rb'href="#p(\d+)"[^>]*aria-current', browse(page, fragment, "--dump-dom"))
    assert found
    return int(found[1])


def ours(number: int, book: FontBook) -> Image.Image:
    """A page as we paint it, at the size of the phone."""
    display = lay_out(lesson(), book).display
    stream = io.BytesIO()
    write_page_png(stream, display, book, RasterOptions(dpi=SCREEN_DPI, page=number - 1), lambda share: None)
    return Image.open(stream).convert("RGB").resize((390, 845), Image.Resampling.LANCZOS).crop((0, 0, *PHONE))


def apart(one: Image.Image, two: Image.Image) -> float:
    """The share of pixels that are not the same."""
    pairs = (np.asarray(image, np.int16) for image in (one, two))
    return float((np.abs(next(pairs) - next(pairs)).max(axis=2) > 40).mean())


def test_one_file_that_asks_for_nothing(page: Path, book: FontBook) -> None:
    said = page.read_text("utf-8")
    assert [path.name for path in page.parent.glob("*.html")] == [page.name]
    assert not re.search(r"https?://|//[a-z]|url\(|@import|<link|<iframe", re.sub(r"base64,[^\"]+", "", said))
    assert "default-src 'none'" in said
    assert len(re.findall(r'<img src="data:image/(?:png|jpeg);base64,', said)) == 5


def test_what_it_says_of_itself(page: Path) -> None:
    said = page.read_text("utf-8")
    assert '<html lang="zh-Hans">' in said
    assert "<title>挂了，当面问</title>" in said
    assert 'name="description" content="来电：自称“公检法” ' in said
    assert "viewport-fit=cover" in said
    assert "prefers-reduced-motion" in said
    assert 'class="on"' in said.split('id="p2"')[0]
    assert said.count('class="on"') == 1


def test_the_words_are_there_as_they_were_typed(page: Path) -> None:
    words = re.findall(r"<p>([^<]+)</p>", page.read_text("utf-8"))
    assert words[1:3] == ["挂了，", "当面问"]
    assert "拨 110 或 96110，说清对方账号、时间、金额。" in words
    assert words[-2:] == ["扫码看更多真事", "青禾区反诈中心"]


def test_typed_marks_are_no_tags(tmp_path: Path, book: FontBook) -> None:
    said = written(set_values(lesson(), {"title": "<b>&\n\"$title'"}), tmp_path / "a.html", book)
    assert "<title>&lt;b&gt;&amp;&quot;$title&#x27;</title>" in said
    assert "<p>&lt;b&gt;&amp;</p>" in said


def test_traditional_says_so(tmp_path: Path, book: FontBook) -> None:
    said = written(localised(lesson(), Locale.TAIWAN).document, tmp_path / "a.html", book)
    assert '<html lang="zh-Hant-TW">' in said
    assert 'aria-label="第 2 頁"' in said


def test_a_single_page_has_no_dots(tmp_path: Path, book: FontBook) -> None:
    document = templates.with_samples(templates.new_document(templates.load("care-cross-phone")))
    said = written(document, tmp_path / "a.html", book)
    assert "<nav" not in said
    assert "<section" in said
    assert 'class="on"' not in said


def test_tables_and_numbers_are_read_too(tmp_path: Path, book: FontBook) -> None:
    document = templates.with_samples(templates.new_document(templates.load("care-cross-long")))
    said = written(document, tmp_path / "a.html", book)
    assert "<p>发热 低热或不热 突然高热</p>" in said
    assert "<p>高热三天不退</p>" in said


@pytest.mark.parametrize("name", ["banner-red", "leaflet-a4"])
def test_what_is_printed_is_refused_in_one_line(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert (
        main(["export", name, "-o", "a.html", "--set", "标语=好" if name == "banner-red" else "标题=好"]) == 2
    )
    assert "不做成手机网页" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
    (tmp_path / "单.csv").write_text("标语,署名\n好好学习,甲\n", "utf-8")
    assert main(["batch", "banner-red", "单.csv", "-o", "成品", "--format", "html"]) == 2
    assert not (tmp_path / "成品").exists()


def test_a_list_of_guests_becomes_a_file_each(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "单.csv").write_text("标题,署名\n先挂断,甲街道\n先问人,乙街道\n", "utf-8")
    assert main(["batch", "antifraud-call-h5", "单.csv", "-o", "成品", "--preset", "phone-html"]) in (0, 1)
    assert len(list((tmp_path / "成品").rglob("*.html"))) == 2


def test_nothing_is_left_of_a_cancelled_one(tmp_path: Path, book: FontBook) -> None:
    def stop(share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        export(lesson(), tmp_path / "a.html", book, ExportOptions(checked=False), stop)
    assert list(tmp_path.iterdir()) == []


def test_a_page_that_is_not_there_is_refused(tmp_path: Path, book: FontBook) -> None:
    with pytest.raises(InputFault, match="没有第 9 页"):
        export(lesson(), tmp_path / "a.html", book, ExportOptions(checked=False, page=8))


@needs_browser
@pytest.mark.parametrize("number", [1, 4])
def test_a_browser_shows_what_we_paint(page: Path, number: int, book: FontBook) -> None:
    seen = shown(page, f"#p{number}")
    assert seen.size == PHONE
    assert len(seen.getcolors(1 << 20) or []) > 50
    assert apart(ours(number, book), seen) < ALIKE
    assert apart(ours(number % 5 + 1, book), seen) > 3 * ALIKE


@needs_browser
def test_the_room_around_a_page_goes_on_with_its_edges(page: Path) -> None:
    tall, wide = shown(page, "#p5", (360, 1000)), shown(page, "#p2", (1200, 800))
    assert tall.getpixel((20, 5)) == tall.getpixel((20, 500))
    assert wide.getpixel((20, 780)) == wide.getpixel((600, 20))


@needs_browser
def test_an_address_with_a_page_opens_there(page: Path) -> None:
    assert current(page) == 1
    assert current(page, "#p3") == 3
    assert current(page, "#p99") <= 5


@needs_browser
@pytest.mark.parametrize(
    ("keys", "number"),
    [
        (["ArrowDown"], 2),
        (["PageDown", "ArrowRight", " "], 4),
        (["End", "ArrowUp"], 4),
        (["End", "Home"], 1),
    ],
)
def test_keys_turn_pages(page: Path, keys: list[str], number: int, book: FontBook) -> None:
    pressed = "".join(
        f'setTimeout(() => dispatchEvent(new KeyboardEvent("keydown", {{key: "{key}"}})), {200 * n});'
        for n, key in enumerate(keys, 1)
    )
    tried = page.with_name("keys.html")
    allowed = page.read_text("utf-8").replace("</body>", f"<script>{pressed}</script></body>")
    tried.write_text(allowed, "utf-8")
    seen = shown(tried, "")
    tried.unlink()
    assert apart(ours(number, book), seen) < ALIKE
