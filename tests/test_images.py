"""Pictures of every kind become upright 8-bit samples, or are refused in one line."""

import io
import struct
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from postermaker.color import Cmyk, Gray, Rgb
from postermaker.errors import InputFault
from postermaker.icc import convert, to_cmyk, to_rgb
from postermaker.images import MAX_SIDE_PX, Pixels, Space, decode, encode_jpeg, facts, probe

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)


def encoded(image: Image.Image, form: str, **how: object) -> bytes:
    stream = io.BytesIO()
    image.save(stream, form, **how)
    return stream.getvalue()


def noise(width: int = 64, height: int = 48) -> Image.Image:
    return Image.effect_noise((width, height), 60).convert("RGB")


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png_head(width: int, height: int) -> bytes:
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0"))
        + chunk(b"IEND", b"")
    )


def refusal(data: bytes) -> str:
    with pytest.raises(InputFault, match=r"图片“坏\.png”") as probed:
        probe(data, "坏.png")
    with pytest.raises(InputFault, match=r"图片“坏\.png”"):
        decode(data, "坏.png")
    return str(probed.value)


@pytest.mark.parametrize(
    ("form", "extension"),
    [("PNG", "png"), ("JPEG", "jpg"), ("TIFF", "tif"), ("WEBP", "webp"), ("GIF", "gif"), ("BMP", "bmp")],
)
def test_a_format_is_known_by_its_bytes(form: str, extension: str) -> None:
    data = encoded(noise(), form)
    assert (probe(data, "x"), facts(data)) == (facts(data), probe(data, "x"))
    assert probe(data, "x").extension == extension
    assert (probe(data, "x").width_px, probe(data, "x").height_px) == (64, 48)


@pytest.mark.parametrize(
    "data",
    [b"", b"x", b"hello, world", "文字".encode(), b"%!PS-Adobe-3.0 EPSF-3.0", b"<svg xmlns='http://www.w3.org/2000/svg'/>",
     b"%PDF-1.7", b"PK\x03\x04", bytes(1000)],
)  # fmt: skip
def test_what_is_no_picture_is_refused_whatever_its_name(data: bytes) -> None:
    assert "不是能用的图片格式" in refusal(data)


@pytest.mark.parametrize(
    "head", [b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"II*\0", b"MM\0*", b"RIFF", b"GIF8", b"BM"]
)
def test_a_head_without_a_body_is_refused(head: bytes) -> None:
    for body in (b"", b"\0" * 40, b"\xff" * 40):
        refusal(head + body)


@pytest.mark.parametrize(
    "size", [(100_000, 100_000), (MAX_SIDE_PX + 1, 10), (10, MAX_SIDE_PX + 1), (20_000, 15_001)]
)
def test_a_bomb_is_refused_by_its_header_with_its_size(size: tuple[int, int]) -> None:
    said = refusal(png_head(*size))
    assert "太大" in said
    assert f"{size[0]} × {size[1]}" in said


@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "WEBP", "GIF", "BMP"])
def test_a_picture_cut_short_is_refused_or_whole(form: str) -> None:
    data = encoded(noise(), form)
    whole = decode(data, "x")
    for length in range(0, len(data) - 200, max(1, len(data) // 40)):
        with pytest.raises(InputFault, match=r"图片“x”"):
            decode(data[:length], "x")
    for length in range(len(data) - 200, len(data)):
        try:
            assert decode(data[:length], "x") == whole
        except InputFault:
            continue


@settings(max_examples=150)
@given(
    st.sampled_from(["PNG", "JPEG", "TIFF", "WEBP", "GIF", "BMP"]),
    st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), max_size=8),
)
def test_a_damaged_picture_is_a_picture_or_refused(form: str, damages: list[tuple[float, int]]) -> None:
    data = bytearray(encoded(noise(16, 16), form))
    for at, value in damages:
        data[int(at * len(data))] = value
    try:
        pixels = decode(bytes(data), "x")
    except InputFault:
        return
    channels = {Space.GRAY: 1, Space.RGB: 3, Space.CMYK: 4}[pixels.space]
    assert len(pixels.samples) == pixels.width_px * pixels.height_px * channels


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", ["PNG", "JPEG", "TIFF", "WEBP"])
def test_every_orientation_gives_the_same_upright_picture(orientation: int, form: str) -> None:
    upright = Image.new("RGB", (48, 32), WHITE)
    upright.paste(RED, (0, 0, 24, 16))
    upright.paste(BLUE, (24, 16, 48, 32))
    # what the camera stores is the upright picture turned back
    undo = {2: 0, 3: 3, 4: 1, 5: 5, 6: 2, 7: 6, 8: 4}
    stored = upright.transpose(Image.Transpose(undo[orientation])) if orientation in undo else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    how: dict[str, object] = {"JPEG": {"quality": 95, "subsampling": 0}, "WEBP": {"lossless": True}}.get(
        form, {}
    )
    data = encoded(stored, form, exif=exif, **how)
    pixels = decode(data, "x")
    assert (probe(data, "x").width_px, probe(data, "x").height_px) == (48, 32)
    assert facts(data) == probe(data, "x")
    shown = Image.frombytes("RGB", (pixels.width_px, pixels.height_px), pixels.samples)
    for place, color in (((6, 6), RED), ((40, 24), BLUE), ((40, 6), WHITE), ((6, 24), WHITE)):
        assert shown.getpixel(place) == pytest.approx(color, abs=6)


@pytest.mark.parametrize(
    "exif",
    [b"", b"garbage garbage garbage", b"II*\0\xff\xff\xff\x7f", b"MM\0*\0\0\0\x08\xff\xff\x01\x12\0\x03\0\0\0\x01\0\x06\0\0",
     b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x02\0\0\0\x02zz\0\0\0\0\0\0"],
)  # fmt: skip
def test_bogus_exif_neither_stops_nor_warns(exif: bytes) -> None:
    data = encoded(noise(), "JPEG", exif=b"Exif\0\0" + exif)
    pixels = decode(data, "x")
    known = probe(data, "x")
    assert (known.width_px, known.height_px) == (pixels.width_px, pixels.height_px)


def palette() -> Image.Image:
    image = Image.new("P", (2, 1))
    image.putpalette([*RED, *BLUE])
    image.putdata([0, 1])
    return image


@pytest.mark.parametrize(
    ("data", "space", "samples", "alpha"),
    [
        (encoded(Image.new("1", (2, 1), 1), "PNG"), Space.GRAY, b"\xff\xff", None),
        (encoded(Image.new("L", (2, 1), 90), "PNG"), Space.GRAY, b"ZZ", None),
        (encoded(Image.new("L", (2, 1), 90), "PNG", transparency=90), Space.GRAY, b"ZZ", b"\0\0"),
        (encoded(Image.new("LA", (2, 1), (90, 50)), "PNG"), Space.GRAY, b"ZZ", b"22"),
        (encoded(Image.new("LA", (2, 1), (90, 255)), "PNG"), Space.GRAY, b"ZZ", None),
        (encoded(Image.new("I;16", (2, 1), 0x8080), "PNG"), Space.GRAY, b"\x80\x80", None),
        (encoded(Image.new("I;16", (2, 1), 0xFFFF), "TIFF"), Space.GRAY, b"\xff\xff", None),
        (encoded(palette(), "PNG"), Space.RGB, bytes([*RED, *BLUE]), None),
        (encoded(palette(), "PNG", transparency=b"\x80\xff"), Space.RGB, bytes([*RED, *BLUE]), b"\x80\xff"),
        (encoded(palette(), "GIF", transparency=1), Space.RGB, bytes([*RED, *BLUE]), b"\xff\0"),
        (encoded(Image.new("RGBA", (1, 1), (1, 2, 3, 4)), "PNG"), Space.RGB, b"\1\2\3", b"\4"),
        (encoded(Image.new("RGB", (1, 1), (1, 2, 3)), "PNG", transparency=(1, 2, 3)), Space.RGB, b"\1\2\3", b"\0"),
        (encoded(Image.new("CMYK", (1, 1), (0, 255, 255, 0)), "TIFF"), Space.CMYK, b"\0\xff\xff\0", None),
        (encoded(Image.new("CMYK", (8, 8), (0, 255, 255, 0)), "JPEG", quality=100), Space.CMYK, b"\0\xff\xff\0" * 64, None),
    ],
)  # fmt: skip
def test_each_kind_of_pixel_is_kept_in_its_space(
    data: bytes, space: Space, samples: bytes, alpha: bytes | None
) -> None:
    pixels = decode(data, "x")
    assert (pixels.space, pixels.samples, pixels.alpha) == (space, samples, alpha)


def test_a_16_bit_transparent_gray_is_transparent() -> None:
    pixels = decode(encoded(Image.new("I;16", (2, 1), 0x8080), "PNG", transparency=0x8080), "x")
    assert (pixels.samples, pixels.alpha) == (b"\x80\x80", b"\0\0")


@pytest.mark.parametrize("mode", ["LAB", "YCbCr", "F", "I"])
def test_a_rare_kind_of_tiff_is_converted(mode: str) -> None:
    pixels = decode(encoded(Image.new(mode, (3, 2)), "TIFF"), "x")
    assert (pixels.width_px, pixels.height_px) == (3, 2)


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG", "TIFF"])
def test_the_first_frame_of_a_moving_picture_counts(form: str) -> None:
    frames = [Image.new("RGB", (8, 8), color) for color in (RED, GREEN, BLUE)]
    how: dict[str, object] = {"lossless": True} if form == "WEBP" else {}
    data = encoded(frames[0], form, save_all=True, append_images=frames[1:], **how)
    assert decode(data, "x").samples == bytes(RED) * 64


@pytest.mark.parametrize("space", list(Space))
def test_a_jpeg_of_ours_is_read_back(space: Space) -> None:
    channels = {Space.GRAY: 1, Space.RGB: 3, Space.CMYK: 4}[space]
    pixels = Pixels(16, 8, space, bytes([200, 100, 50, 25][:channels]) * 128, None, None)
    again = decode(encode_jpeg(pixels, 95), "x")
    assert (again.space, again.width_px, again.height_px) == (space, 16, 8)
    assert list(again.samples) == pytest.approx(list(pixels.samples), abs=4)


@pytest.mark.parametrize(
    "profile",
    [b"not a profile", b"\0" * 200, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()],
)
@pytest.mark.parametrize("target", [Space.RGB, Space.CMYK])
def test_a_profile_that_is_broken_or_of_another_space_is_left_aside(profile: bytes, target: Space) -> None:
    plain = Pixels(8, 8, Space.RGB, bytes(RED) * 64, None, None)
    odd = Pixels(8, 8, Space.RGB, bytes(RED) * 64, None, profile)
    assert convert(odd, target).samples == convert(plain, target).samples


def test_gray_prints_with_the_black_plate_alone() -> None:
    gray = Pixels(1, 1, Space.GRAY, b"Z", None, None)
    assert convert(gray, Space.CMYK) is gray
    assert to_cmyk(Gray(0.25)) == Cmyk(0, 0, 0, 0.75)


def test_a_pure_red_ink_looks_red_on_the_screen() -> None:
    shown = to_rgb(Cmyk(0, 1, 1, 0))
    assert shown.red > 0.8
    assert max(shown.green, shown.blue) < 0.25
    assert to_rgb(Cmyk(0, 0, 0, 0)) == Rgb(1, 1, 1)
