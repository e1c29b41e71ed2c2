"""Finishing: what is done to the cloth or sheet after printing. White edge, eyelets, pole pockets, hems, ropes.

The size that a customer orders is the picture's; a white edge and a hem lie outside it. Lengths in mm. The usual
figures are the trade's (打扣 every 30-50 cm and in the corners, 2-3 cm from the edge; 穿杆 8-12 cm; 包边 3-5 cm).
"""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct

from postermaker.geometry import Edges

Small = Annotated[float, Meta(ge=0, le=1_000)]


class Spread(StrEnum):
    """How eyelets are spread along a side."""

    SPACING = "spacing"  #: as few as keep to `spacing`
    COUNT = "count"  #: as many as `count` says, corners included
    CORNERS = "corners"  #: in the four corners only


class Eyelets(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """打扣: metal rings along the edges. With a white edge they sit in it (画外打孔), else in the picture (画内)."""

    spread: Spread = Spread.SPACING
    spacing: Annotated[float, Meta(ge=50, le=5_000)] = 400.0  #: the most between two middles
    counts: tuple[int, int, int, int] = (2, 2, 2, 2)  #: with COUNT: left, top, right, bottom; 0 for none
    sides: Annotated[str, Meta(pattern="^[ltrb]{1,4}$")] = "ltrb"  #: which sides have them
    edge: Annotated[float, Meta(ge=5, le=200)] = 25.0  #: from the finished edge to the middle of a ring
    diameter: Annotated[float, Meta(ge=4, le=60)] = 12.0  #: of the hole


class Finishing(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """All that is done to one piece; nothing of it where a length is 0."""

    white_edge: Small = 0.0  #: 留白边: unprinted cloth around the picture, outside the size ordered
    eyelets: Eyelets | None = None
    pockets: Edges = Edges()  #: 穿杆: depth of the pole pocket on each side, taken from the picture
    hem: Small = 0.0  #: 包边: cloth folded behind, outside the size ordered
    ropes: Annotated[str, Meta(pattern="^[ltrb]{0,4}$")] = ""  #: sides with a rope sewn in
    cut_contour: bool = False  #: the trim is cut by a machine along a `CutContour` line
    notes: tuple[str, ...] = ()  #: 覆膜, 裱板 … as the shop says it
