"""Inks reach the rows as they were authored; expected values are worked out by hand: 255 is full ink."""

import io
import struct

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image as Pillow

from postermaker import icc
from postermaker.backends.plates import cmyk_bands, prepare_plates
from postermaker.backends.raster import RasterOptions, page_bands
from postermaker.color import Cmyk, Color, Flat, Gray, Linear, Paint, Rgb, Spot, Stop
from postermaker.display import Blend, DisplayItem, DisplayPage, Image, Layer, Outlined, Step
from postermaker.document.model import Crop
from postermaker.errors import Cancelled, InputFault
from postermaker.fonts import FontBook
from postermaker.geometry import Affine, Box, Size, rectangle
from postermaker.library.presets import Colors
from tests.backends.samples import sample, word

RED, CYAN, BLACK = Cmyk(0, 1, 1, 0), Cmyk(1, 0, 0, 0), Cmyk(0, 0, 0, 1)
SIDE = 40
Inks = NDArray[np.uint8]


def silent(share: float) -> None:
    pass


def block(paint: Color | Paint, box: Box = Box(0, 0, SIDE, SIDE), *, overprint: bool = False) -> Outlined:  # noqa: B008
    fill = Flat(paint) if isinstance(paint, Color) else paint
    return Outlined("block", rectangle(box), fill, overprint=overprint)


def inks(
    book: FontBook,
    *items: DisplayItem,
    assets: dict[str, bytes] | None = None,
    profile: bytes | None = None,
    step: int = SIDE,
) -> Inks:
    """A page of 40 × 40 mm at a pixel a millimetre, shape (40, 40, 4)."""
    page = DisplayPage(Size(SIDE, SIDE), 0, items)
    plates = prepare_plates(page, assets or {}, book, page.trim, SIDE, SIDE, profile)
    rows = [np.copy(band) for band in cmyk_bands(plates, step, silent)]
    return np.concatenate(rows).reshape(SIDE, SIDE, 4)


def only(picture: Inks) -> list[int]:
    """The one colour of a picture."""
    assert (picture == picture[0, 0]).all()
    return picture[0, 0].tolist()


def test_authored_red_is_exactly_that(book: FontBook) -> None:
    assert only(inks(book, block(RED))) == [0, 255, 255, 0]


def test_paper_has_no_ink(book: FontBook) -> None:
    assert only(inks(book)) == [0, 0, 0, 0]


@pytest.mark.parametrize("percent", range(0, 101, 10))
def test_each_ink_is_rounded_once(book: FontBook, percent: int) -> None:
    ink = percent / 100
    assert only(inks(book, block(Cmyk(ink, 0, ink, 1 - ink)))) == [
        round(255 * ink),
        0,
        round(255 * ink),
        round(255 * (1 - ink)),
    ]


def test_gray_is_on_the_black_plate_alone(book: FontBook) -> None:
    assert only(inks(book, block(RED), block(Gray(0.2)))) == [0, 0, 0, 204]


def test_a_spot_ink_is_its_stand_in_by_its_tint(book: FontBook) -> None:
    gold = Spot("Gold 871", Cmyk(0.2, 0.4, 1, 0), 0.5)
    assert only(inks(book, block(gold))) == [26, 51, 128, 0]


def test_a_screen_colour_goes_through_the_profile(book: FontBook) -> None:
    made = icc.to_cmyk(Rgb(0.1, 0.5, 0.9))
    wanted = [round(255 * ink) for ink in (made.cyan, made.magenta, made.yellow, made.black)]
    assert only(inks(book, block(Rgb(0.1, 0.5, 0.9)))) == wanted


def test_a_gradient_is_mixed_in_ink(book: FontBook) -> None:
    stops = (Stop(0, RED), Stop(1, Cmyk(1, 0, 1, 0.5)))
    picture = inks(book, block(Linear(stops, (0, 0), (SIDE, 0))))
    assert picture[20, 20].astype(int) == pytest.approx([131, 124, 255, 65], abs=3)


def test_opacity_mixes_ink_by_ink(book: FontBook) -> None:
    assert only(inks(book, block(RED), block(Flat(BLACK, 0.5)))) == [0, 127, 127, 128]


def test_multiply_adds_what_two_inks_take_from_the_light(book: FontBook) -> None:
    layer = Layer("m", (block(Cmyk(0.5, 0.5, 0, 0)),), blend=Blend.MULTIPLY)
    picture = inks(book, block(Cmyk(0, 0.5, 0, 0)), layer)
    assert only(picture) == pytest.approx([128, 192, 0, 0], abs=1)


def test_edges_are_antialiased_on_every_plate(book: FontBook) -> None:
    picture = inks(book, block(Cmyk(0, 1, 0, 1), Box(10.25, 0, 20, SIDE)))
    assert picture[20, 10].astype(int) == pytest.approx([0, 191, 0, 191], abs=2)
    assert picture[20, 9].tolist() == [0, 0, 0, 0]


def test_a_clip_cuts_every_plate(book: FontBook) -> None:
    layer = Layer("c", (block(Cmyk(1, 0, 0, 1)),), clip=rectangle(Box(0, 0, 20, SIDE)))
    picture = inks(book, block(RED), layer)
    assert picture[5, 5].tolist() == [255, 0, 0, 255]
    assert picture[5, 30].tolist() == [0, 255, 255, 0]


def test_black_that_overprints_leaves_the_red_below(book: FontBook) -> None:
    knocked, over = (inks(book, block(RED), block(BLACK, overprint=on)) for on in (False, True))
    assert only(knocked) == [0, 0, 0, 255]
    assert only(over) == [0, 255, 255, 255]


def test_a_word_overprints_too(book: FontBook) -> None:
    from msgspec.structs import replace

    run = replace(word(book, "国", 2, 34, 36, Flat(BLACK)), overprint=True)
    picture = inks(book, block(RED), run)
    assert (picture[..., 1:3] == 255).all()
    assert picture[..., 3].max() == 255


def test_overprint_is_channel_by_channel(book: FontBook) -> None:
    part = inks(book, block(Cmyk(0.6, 1, 0, 0)), block(Cmyk(0.2, 0, 0.4, 0), overprint=True))
    assert only(part) == [51, 255, 102, 0]


def test_overprint_keeps_its_edges_and_its_opacity(book: FontBook) -> None:
    half = block(Flat(Cmyk(1, 0, 0, 0), 0.5), Box(10.5, 0, 20, SIDE), overprint=True)
    picture = inks(book, block(RED), half)
    assert picture[5, 20].astype(int) == pytest.approx([128, 255, 255, 0], abs=1)
    assert picture[5, 10].astype(int) == pytest.approx([64, 255, 255, 0], abs=2)


def test_a_gradient_overprints_where_it_has_ink_at_all(book: FontBook) -> None:
    fade = Linear((Stop(0, CYAN), Stop(1, Cmyk(0, 0, 0, 0))), (0, 0), (SIDE, 0))
    picture = inks(book, block(RED), block(fade, overprint=True))
    assert (picture[..., 1:3] == 255).all()
    assert int(picture[20, 20, 0]) == pytest.approx(124, abs=4)


def test_orders_to_a_machine_are_no_ink(book: FontBook) -> None:
    cut = Layer("cut", (block(Spot("CutContour", BLACK)),), step=Step("CutContour", "Structural", "Cutting"))
    assert only(inks(book, block(RED), cut)) == [0, 255, 255, 0]


def test_the_black_plate_of_a_red_page_is_never_painted(book: FontBook) -> None:
    page = DisplayPage(Size(40, 40), 0, (block(RED), block(CYAN, Box(0, 0, 10, 10))))
    assert prepare_plates(page, {}, book, page.trim, 40, 40).black.work == []


def test_what_lies_over_black_still_knocks_it_out(book: FontBook) -> None:
    picture = inks(book, block(BLACK, Box(0, 0, SIDE, 20)), block(RED, Box(0, 0, 20, SIDE)))
    assert picture[5, 5].tolist() == [0, 255, 255, 0]
    assert picture[5, 30].tolist() == [0, 0, 0, 255]
    assert picture[30, 30].tolist() == [0, 0, 0, 0]


def saved(picture: Pillow.Image, kind: str, **options: object) -> bytes:
    stream = io.BytesIO()
    picture.save(stream, kind, **options)
    return stream.getvalue()


def placed(book: FontBook, data: bytes, *below: DisplayItem, profile: bytes | None = None) -> Inks:
    shown = Image("picture", "p", Crop(), Affine.onto(Box(0, 0, SIDE, SIDE)))
    return inks(book, *below, shown, assets={"p": data}, profile=profile)


def test_the_inks_of_a_cmyk_picture_are_kept(book: FontBook) -> None:
    data = saved(Pillow.new("CMYK", (80, 80), (10, 200, 250, 30)), "TIFF")
    assert only(placed(book, data)) == [10, 200, 250, 30]


def test_a_picture_of_the_same_print_condition_is_not_separated_again(book: FontBook) -> None:
    picture = Pillow.new("CMYK", (80, 80), (0, 0, 0, 255))
    assert only(placed(book, saved(picture, "TIFF", icc_profile=icc.print_profile()))) == [0, 0, 0, 255]


def test_an_rgb_picture_is_separated_by_the_profile(book: FontBook) -> None:
    data = saved(Pillow.new("RGB", (80, 80), (26, 128, 230)), "PNG")
    made = icc.to_cmyk(Rgb(26 / 255, 128 / 255, 230 / 255))
    wanted = [255 * ink for ink in (made.cyan, made.magenta, made.yellow, made.black)]
    assert only(placed(book, data)) == pytest.approx(wanted, abs=2)


def test_a_gray_picture_knocks_out_to_black(book: FontBook) -> None:
    data = saved(Pillow.new("L", (80, 80), 55), "PNG")
    assert only(placed(book, data, block(RED))) == [0, 0, 0, 200]


@pytest.mark.parametrize("mode", ["LA", "RGBA"])
def test_an_alpha_picture_lets_the_ground_through(book: FontBook, mode: str) -> None:
    picture = Pillow.new(mode, (80, 80), (0,) * len(mode))
    picture.paste((255, 255) if mode == "LA" else (255, 255, 255, 255), (0, 0, 40, 80))
    made = placed(book, saved(picture, "PNG"), block(Cmyk(0, 1, 1, 0.5)))
    assert made[20, 30].tolist() == [0, 255, 255, 128]
    assert made[20, 5].tolist() == [0, 0, 0, 0]


def without_cyan(profile: bytes) -> bytes:
    """A profile that separates into less ink: the values of its tables from colour to ink are halved."""
    made = bytearray(profile)
    for at in range(132, 132 + 12 * struct.unpack_from(">I", profile, 128)[0], 12):
        name, start, _ = struct.unpack_from(">4sII", profile, at)
        if name.startswith(b"B2A"):
            assert profile[start : start + 4] == b"mft2"
            entries, ends = struct.unpack_from(">HH", profile, start + 48)
            grid = profile[start + 10]
            table = start + 52 + 2 * 3 * entries
            for value in range(table, table + 2 * 4 * grid**3 + 2 * 4 * ends, 2):
                struct.pack_into(">H", made, value, struct.unpack_from(">H", profile, value)[0] // 2)
    return bytes(made)


def test_a_shops_own_profile_separates_colours_and_pictures(book: FontBook) -> None:
    own = without_cyan(icc.print_profile())
    blue, picture = Rgb(0, 0, 1), saved(Pillow.new("RGB", (80, 80), (0, 0, 255)), "PNG")
    ours, theirs = only(inks(book, block(blue))), only(inks(book, block(blue), profile=own))
    assert sum(theirs) < 0.6 * sum(ours)
    assert only(placed(book, picture, profile=own)) == pytest.approx(theirs, abs=2)
    assert sum(only(placed(book, picture))) > 0.8 * sum(ours)
    assert only(inks(book, block(RED), profile=own)) == [0, 255, 255, 0]


@pytest.mark.parametrize("bad", [b"", b"no profile", bytes(300)])
def test_a_profile_that_is_none_says_so_in_one_line(book: FontBook, bad: bytes) -> None:
    with pytest.raises(InputFault, match="色彩特性"):
        inks(book, block(Rgb(0, 0, 1)), profile=bad)


def test_a_profile_of_a_screen_is_refused() -> None:
    from PIL import ImageCms

    screen = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    with pytest.raises(InputFault, match="RGB"):
        icc.to_cmyk(Rgb(0, 0, 1), screen)


def test_bands_join_without_a_seam(book: FontBook) -> None:
    page = sample(book).pages[0]

    def whole(step: int) -> NDArray[np.int_]:
        plates = prepare_plates(page, sample(book).assets, book, page.trim, 400, 240)
        return np.concatenate([np.copy(band) for band in cmyk_bands(plates, step, silent)]).astype(int)

    difference = np.abs(whole(17) - whole(240))
    assert difference.max() <= 8  # gradients may round differently from band to band
    assert (difference > 3).mean() < 0.001


def test_progress_rises_to_one_and_may_cancel(book: FontBook) -> None:
    seen: list[float] = []
    options = RasterOptions(dpi=200, colors=Colors.CMYK)
    for _ in page_bands(sample(book), book, options, seen.append):
        pass
    assert seen == sorted(seen)
    assert seen[-1] == 1

    def stop(share: float) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        list(page_bands(sample(book), book, options, stop))


def test_the_plates_look_like_the_screen(book: FontBook) -> None:
    """Shown through the profile, the inks are the picture that the screen paints, but for blues beyond ink."""
    from postermaker.images import Pixels, Space

    ink, rgb = (
        np.concatenate([np.copy(band) for band in page_bands(sample(book), book, options, silent)])
        for options in (RasterOptions(dpi=50, colors=colors) for colors in (Colors.CMYK, Colors.RGB))
    )
    size = (ink.shape[1] // 4, len(ink))
    shown = icc.convert(Pixels(*size, Space.CMYK, ink.tobytes(), None, None), Space.RGB).samples
    difference = np.abs(np.frombuffer(shown, np.uint8).astype(int) - rgb.ravel()).reshape(-1, 3).max(axis=1)
    assert (difference > 48).mean() < 0.01
