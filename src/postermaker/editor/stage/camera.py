"""Where the page stands on the canvas: zoom, pan and fit in plain numbers. Lengths in logical pixels. Free of Qt."""

from msgspec import Struct
from msgspec.structs import replace

from postermaker.geometry import Box, Point, Size

MARGIN = 40.0
#: Beyond this a page side is more pixels than anyone looks at, and painting slows down.
MAX_SIDE = 120_000.0
MIN_SIDE = 24.0


class Camera(Struct, frozen=True):
    """Pixels a millimetre, and where the page's upper left corner is; `fits` follows the window."""

    scale: float = 1.0
    origin: Point = Point(0.0, 0.0)
    fits: bool = True


def fitted(page: Size, view: Size) -> Camera:
    """The whole page in the middle of the view."""
    room = Size(max(view.width - 2 * MARGIN, 16), max(view.height - 2 * MARGIN, 16))
    scale = min(room.width / page.width, room.height / page.height)
    return Camera(scale, _middle(page, view, scale), True)


def _middle(page: Size, view: Size, scale: float) -> Point:
    return Point((view.width - page.width * scale) / 2, (view.height - page.height * scale) / 2)


def zoomed(camera: Camera, scale: float, at: Point, page: Size, view: Size) -> Camera:
    """Another scale with the place under `at` staying where it is."""
    side = max(page)
    scale = min(max(scale, MIN_SIDE / side), MAX_SIDE / side)
    k = scale / camera.scale
    origin = Point(at.x - (at.x - camera.origin.x) * k, at.y - (at.y - camera.origin.y) * k)
    return kept_in_view(Camera(scale, origin, False), page, view)


def panned(camera: Camera, dx: float, dy: float, page: Size, view: Size) -> Camera:
    """The page moved under the view."""
    origin = Point(camera.origin.x + dx, camera.origin.y + dy)
    return kept_in_view(replace(camera, origin=origin, fits=False), page, view)


def kept_in_view(camera: Camera, page: Size, view: Size) -> Camera:
    """The page moved back so far that it can't be lost beside the view."""
    x = _kept(camera.origin.x, page.width * camera.scale, view.width)
    y = _kept(camera.origin.y, page.height * camera.scale, view.height)
    return replace(camera, origin=Point(x, y))


def _kept(start: float, length: float, room: float) -> float:
    least = min(room / 2, 80.0)
    return min(max(start, least - length), room - least)


def resized(camera: Camera, page: Size, old: Size, new: Size) -> Camera:
    """The same look in a view of another size: a fitted page stays fitted, else the middle stays the middle."""
    if camera.fits:
        return fitted(page, new)
    dx, dy = (new.width - old.width) / 2, (new.height - old.height) / 2
    return kept_in_view(replace(camera, origin=Point(camera.origin.x + dx, camera.origin.y + dy)), page, new)


def to_page(camera: Camera, at: Point) -> Point:
    """Where on the page (mm) a place of the view lies."""
    return Point((at.x - camera.origin.x) / camera.scale, (at.y - camera.origin.y) / camera.scale)


def to_view(camera: Camera, at: Point) -> Point:
    """Where in the view a place of the page (mm) lies."""
    return Point(camera.origin.x + at.x * camera.scale, camera.origin.y + at.y * camera.scale)


def showing(box: Box, view: Size, share: float, page: Size) -> Camera:
    """A camera that shows a part of the page in the middle, taking `share` of the view."""
    width, height = max(box.width, 1e-3), max(box.height, 1e-3)
    scale = share * min(view.width / width, view.height / height)
    scale = min(max(scale, MIN_SIDE / max(page)), MAX_SIDE / max(page))
    middle = box.centre
    origin = Point(view.width / 2 - middle.x * scale, view.height / 2 - middle.y * scale)
    return Camera(scale, origin, False)
