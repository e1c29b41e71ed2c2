"""Lines of a list for tests."""

from decimal import Decimal

from postermaker.geometry import Size
from postermaker.library.products import product
from postermaker.production.order import OrderLine, Status


def order_line(row: int, **changes: object) -> OrderLine:
    """A banner as most lists hold it."""
    given: dict[str, object] = {
        "place": f"第{row}社区", "title": "安全生产", "product": product("banner"), "size": Size(8000, 700), "quantity": 2,
        "material": "牛津布", "finishing": ("四角打扣",), "files": (f"{row}.pdf",), **changes,
    }  # fmt: skip
    return OrderLine(row=row, **given)  # type: ignore[arg-type]


def mixed(count: int) -> list[OrderLine]:
    """Lines of several kinds, some not made."""
    made = []
    for row in range(2, count + 2):
        status = {5: Status.FAILED, 6: Status.SKIPPED, 7: Status.PROBLEMS}.get(row % 10, Status.DONE)
        poster = row % 3 == 0
        changes: dict[str, object] = {
            "status": status,
            "quantity": row % 4 + 1,
            "unit_price": Decimal("8.35"),
        }
        if poster:
            changes |= {
                "product": product("poster"),
                "size": Size(420, 594),
                "material": "铜版纸",
                "finishing": (),
            }
        if not status.made:
            changes |= {"files": (), "message": "模板里没有这个字"}
        made.append(order_line(row, **changes))
    return made
