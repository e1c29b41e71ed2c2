"""The parts of the window that know no Qt."""

import pytest

from postermaker.editor import places, session
from postermaker.editor.stage import camera
from postermaker.editor.stage.camera import Camera
from postermaker.geometry import Point, Size
from postermaker.library import templates

PAGE, VIEW = Size(8000, 700), Size(800, 600)


def test_fitted_page_is_in_the_middle():
    cam = camera.fitted(PAGE, VIEW)
    assert cam.scale == pytest.approx(0.09)
    assert cam.origin.x == pytest.approx(40)
    assert cam.origin.y == pytest.approx((600 - 63) / 2)


def test_zoom_has_limits_and_a_page_is_never_lost():
    cam = camera.fitted(PAGE, VIEW)
    for _ in range(200):
        cam = camera.zoomed(cam, cam.scale * 2, Point(10, 10), PAGE, VIEW)
    assert 8000 * cam.scale == pytest.approx(camera.MAX_SIDE)
    cam = camera.panned(cam, 1e9, -1e9, PAGE, VIEW)
    assert cam.origin.x < VIEW.width
    assert cam.origin.y + 700 * cam.scale > 0


def test_middle_stays_the_middle():
    cam = camera.zoomed(camera.fitted(PAGE, VIEW), 1.0, Point(400, 300), PAGE, VIEW)
    wider = camera.resized(cam, PAGE, VIEW, Size(1000, 600))
    assert wider.origin.x - cam.origin.x == pytest.approx(100)
    assert camera.resized(Camera(), PAGE, VIEW, VIEW).fits


def test_names_hold_the_size():
    assert places.file_name("安全 第一", Size(8000, 700), screen=False) == "安全第一_8x0.7m"
    assert places.file_name("a/b", Size(297, 420), screen=False) == "a_b_297x420mm"
    assert places.file_name("屏", Size(508, 285.75), screen=True) == "屏_1920x1080px"


def test_free_path_counts_numbered_pages(tmp_path):
    (tmp_path / "折页-1.png").touch()
    assert places.free_path(tmp_path, "折页", ".png", 2).name == "折页_2.png"
    assert places.free_path(tmp_path, "折页", ".png", 1).name == "折页.png"


def test_resizing_there_and_back_loses_nothing():
    begun = session.start(templates.load("banner-red"), "安全")
    before = begun.document
    for text in ("50x0.1m", "60x400cm", "8x0.7m"):
        begun.set_size(text)
    assert begun.document == before


def test_hand_changed_pages_are_kept_when_resized():
    from msgspec.structs import replace

    document = session.start(templates.load("banner-red"), "安全").document
    page = replace(document.pages[0], elements=document.pages[0].elements[-1:])
    changed = session.at_size(replace(document, pages=(page,)), Size(6000, 700))
    assert len(changed.pages[0].elements) == 1


def test_typing_merges_until_a_pause():
    begun = session.start(templates.load("banner-red"), "安全")
    for text in ("甲", "甲乙", "甲乙丙"):
        begun.set_text("slogan", text)
    begun.pause()
    begun.set_text("slogan", "丁")
    begun.undo()
    assert begun.document.values["slogan"] == "甲乙丙"
    begun.undo()
    assert begun.document.values["slogan"] == "安全"
    begun.set_text("slogan", "戊")
    begun.undo()
    assert begun.document.values["slogan"] == "安全"
